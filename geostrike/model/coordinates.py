"""A spot that the text gives by figures, as it is written and as it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geostrike.model.text import Span

__all__ = ["Coordinates", "Notation", "Spot"]


class Notation(StrEnum):
    """How a spot is written."""

    DEGREES = "degrees"  # 48.0159, 37.8028; 49°50'23"N 36°40'56"E
    MGRS = "mgrs"  # 37U DQ 12345 67890
    UTM = "utm"  # 37N 412345 5467890
    PLUS_CODE = "plus_code"  # 8G4P4MFF+HF; or 4MFF+HF beside a name


@dataclass(frozen=True, kw_only=True, slots=True)
class Spot:
    """A point in WGS84 degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Coordinates:
    """Figures that give a spot. ``span`` holds them verbatim."""

    span: Span
    notation: Notation
    uncertainty_km: float
    """Half of what their last digit leaves open, at least 0.1: digits promise more than reports know."""
    readings: tuple[Spot, ...] = ()
    """What they may mean, the usual reading first: one, or two where order or hemisphere is not written. None for a short
    Plus code, which only a place beside it completes."""
    words: str = ""
    """How they are read, in words."""
