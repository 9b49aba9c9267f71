"""Fitted weights that are shipped as JSON beside the code that they weigh for, and what they make of reasons."""

from __future__ import annotations

import json
from math import exp
from typing import TYPE_CHECKING, Any

from geostrike.errors import GeostrikeError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["probability", "read_fitted", "squash"]


def read_fitted(path: Path) -> dict[str, Any]:
    """The object in the file. Raises ``GeostrikeError`` where it is missing or broken: nothing else stands in for it."""
    try:
        table: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        problem = f"{path.parent.name}/{path.name} of this installation is missing or broken"
        raise GeostrikeError(f"{problem} ({error}); install geostrike again") from error
    return table


def probability(weights: Mapping[str, float], held: Mapping[str, float]) -> float:
    """The logistic of the reasons that hold, each times its weight; one that has none weighs nothing."""
    get = weights.get
    return squash(sum([get(name, 0.0) * value for name, value in held.items()]))


def squash(x: float) -> float:
    """The logistic function, safe for any number."""
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))
