"""The learned weights of this room, which ``benchmarks/train_toponyms.py`` makes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from geostrike.fitted import read_fitted

__all__ = ["Weights", "learned"]


class Weights(NamedTuple):
    """Weights by the name of the reason."""

    name: dict[str, float]
    """Is it a place name at all?"""
    literal: dict[str, float]
    """If so, is the place itself meant?"""
    thresholds: dict[str, float]
    """By kind of guess: the least probability at which it counts as a place name; "literal" for the place itself."""

    def least(self, kind: str) -> float:
        """The threshold for a kind of guess."""
        return self.thresholds.get(kind, self.thresholds["name"])


@cache
def learned() -> Weights:
    """Weights from ``weights.json``."""
    table = read_fitted(Path(__file__).with_name("weights.json"))
    thresholds = {kind: float(least) for kind, least in table["thresholds"].items()}
    return Weights(dict(table["name"]), dict(table["literal"]), thresholds)
