"""How fitted weights are written: with the program that made them and what they were fitted to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["name_weights", "write_weights"]


def name_weights(names: Iterable[str], values: Iterable[float]) -> dict[str, float]:
    return {name: round(float(value), 3) for name, value in zip(names, values, strict=True)}


def write_weights(
    file: Path, program: str, what: str, articles: int, weights: dict[str, float], *, folds: bool, then: str = ""
) -> None:
    """``what`` the weights were fitted to: "1345 candidates"; whether networks of ``folds`` read them, or the shipped one; what was done to
    the weights ``then``.
    """
    reader = "a network that had not seen it" if folds else "the network that was shipped then"
    table = {
        "made_by": program,
        "from": f"{what} of {articles} annotated articles, each read by {reader}{then}",
        "weights": weights,
    }
    file.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")
