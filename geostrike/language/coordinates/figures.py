"""From figures to spots: signs, minutes, digits and what they leave open."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geostrike.geodesy import KM_PER_DEGREE
from geostrike.model.coordinates import Coordinates, Notation, Spot
from geostrike.model.text import Span

if TYPE_CHECKING:
    import re

__all__ = ["LEAST_KM", "add_up", "cut", "make_spot", "spread_km"]

LEAST_KM = 0.1


def add_up(degrees: str, minutes: str | None, seconds: str | None) -> tuple[float, float] | None:
    """The degrees without a sign, and the step of their last digit in degrees; ``None`` for 60 minutes or more."""
    value = step = 0.0
    for part, unit in ((degrees, 1.0), (minutes, 60.0), (seconds, 3600.0)):
        if part is None:
            continue
        whole, _, decimals = part.replace(",", ".").partition(".")
        number = float(f"{whole}.{decimals or 0}")
        if unit > 1 and number >= 60:
            return None
        value += number / unit
        step = 10.0 ** -len(decimals) / unit
    return value, step


def spread_km(step: float, latitude: float, other_step: float | None = None) -> float:
    """How far the spot may lie from the middle of what the last digits (``step`` in degrees) leave open."""
    north = step / 2 * KM_PER_DEGREE
    east = (step if other_step is None else other_step) / 2 * KM_PER_DEGREE * math.cos(math.radians(latitude))
    return max(LEAST_KM, round(math.hypot(north, east), 2))


def make_spot(latitude: float, longitude: float) -> Spot | None:
    """The spot, unless it is off the globe."""
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return Spot(latitude=round(latitude, 6), longitude=round(longitude, 6))


def cut(
    match: re.Match[str], *, notation: Notation, uncertainty_km: float, readings: tuple[Spot, ...], words: str
) -> Coordinates:
    """The coordinates that ``match`` has found."""
    return Coordinates(
        span=Span(start=match.start(), end=match.end(), text=match.group()),
        notation=notation,
        uncertainty_km=uncertainty_km,
        readings=readings,
        words=words,
    )
