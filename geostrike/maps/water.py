"""Rivers, lakes and lines between divisions in a box, from the cells that ``data/ground/extract.py`` wrote."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geostrike.maps.assets import read_cell, read_water

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.maps.orientation import Box

__all__ = ["find_divisions", "find_great", "find_lakes", "find_rivers"]

CELL = 10  # degrees, as in extract.py
MOST_DIVISIONS = 900
# Rivers of each rank, the longest first, are drawn in boxes up to so many degrees wide.
RIVERS_UP_TO = (360.0, 30.0, 14.0)


def find_great(view: Box, kind: str) -> list[list[int]]:
    """The longest ``rivers`` or largest ``lakes`` in a wide view, as in ``encode_line``."""
    return [line for box, line in read_water().get(kind, ()) if view.meets(box)]


def find_rivers(view: Box) -> list[list[Any]]:
    """``[rank, line]`` for each piece of a river, rank 0 the longest; lines as in ``encode_line``."""
    wide = view.east - view.west
    rows = (row for row in _find(view, "rivers") if wide <= RIVERS_UP_TO[row[1]])
    return [[rank, coarsen(line, _step_of(wide))] for _, rank, line in rows]


def find_lakes(view: Box) -> list[list[int]]:
    """Shores of the lakes that are large enough to see, as in ``encode_line``."""
    wide = view.east - view.west
    least = (wide * 111 / 150) ** 2  # km2; about six pixels across
    return [coarsen(line, _step_of(wide)) for _, km2, line in _find(view, "lakes") if km2 >= least]


def find_divisions(view: Box) -> list[list[int]]:
    """Lines between the first-level divisions of each country, as in ``encode_line``."""
    step = _step_of(view.east - view.west)
    return [coarsen(line, step) for _, line in _find(view, "divisions")][:MOST_DIVISIONS]


def _find(view: Box, kind: str) -> Iterable[Sequence[Any]]:
    """Each line in the box once, whichever cells hold it."""
    found: dict[int, Sequence[Any]] = {}
    for x in range(math.floor(view.west / CELL) * CELL, math.ceil(view.east / CELL) * CELL, CELL):
        for y in range(math.floor(view.south / CELL) * CELL, math.ceil(view.north / CELL) * CELL, CELL):
            for box, row in _read(x, y, kind):
                if view.meets(box):
                    found.setdefault(row[0], row)
    return found.values()


@lru_cache(maxsize=256)
def _read(x: int, y: int, kind: str) -> tuple[tuple[tuple[float, float, float, float], Sequence[Any]], ...]:
    """The rows of a cell with the box of each."""
    return tuple((_box_of(row[-1]), (*row[:-1], tuple(row[-1]))) for row in read_cell(x, y).get(kind, ()))


def _step_of(wide: float) -> int:
    """How coarse, in thousandths of a degree: three pixels of a view as wide; in doublings, so that near views share lines."""
    return 1 << max(0, round(wide).bit_length() - 1)


@lru_cache(maxsize=60_000)
def coarsen(flat: tuple[int, ...], step: int) -> list[int]:
    """A line as in ``encode_line`` without points nearer than ``step`` thousandths of a degree to the last one kept."""
    kept = list(flat[:2])
    x = y = 0
    last = len(flat) - 2
    for i in range(2, len(flat), 2):
        x, y = x + flat[i], y + flat[i + 1]
        if abs(x) + abs(y) >= step or i == last:
            kept += (x, y)
            x = y = 0
    return kept


def _box_of(flat: Sequence[int]) -> tuple[float, float, float, float]:
    x = west = east = flat[0]
    y = south = north = flat[1]
    for i in range(2, len(flat), 2):
        x, y = x + flat[i], y + flat[i + 1]
        west, east = min(west, x), max(east, x)
        south, north = min(south, y), max(north, y)
    return west / 1000, south / 1000, east / 1000, north / 1000
