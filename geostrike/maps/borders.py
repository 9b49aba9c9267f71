"""Land, coasts and borders of countries around a view, from the lines that ``hatch_build.split_countries`` wrote.

Lines are cut into pieces once a process. A piece in the view is drawn as fine as the view asks, one outside it as its two
ends: all its points lie to one side of the view, so nothing that is seen changes, and the land still closes.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geostrike.maps.assets import list_borders, read_border

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.maps.orientation import Box

__all__ = ["FINE", "MIDDLE", "draw_borders", "encode_line"]

Json = dict[str, Any]
Point = "Sequence[float]"
# The two scales of the files: for a country, and for half a continent.
FINE, MIDDLE = "borders", "mid"
# How many pixels across a view is thought to be: no line is finer. With more points in sight than this, all are drawn
# coarser, so that a map of a continent stays as light as one of a town.
PIXELS = {FINE: 3000, MIDDLE: 1200}
MOST_POINTS = {FINE: 9000, MIDDLE: 4000}
PIECE = 48
# Each step of coarseness is so many times the last, from a thousandth of a degree on: near views share their lines.
STEP = 1.4


@dataclass(frozen=True, slots=True, eq=False)  # remembered by identity
class _Piece:
    """Part of a line; its last point is the first of the next piece."""

    line: Any
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Country:
    pieces: tuple[tuple[_Piece, ...], ...]
    """Of each line."""
    beyond: tuple[str | None, ...]
    keys: tuple[tuple[float, ...], ...]
    """The same for a line and its reverse, which the neighbour has."""
    polygons: tuple[tuple[Any, tuple[float, float, float, float]], ...]
    """Rings of line numbers, with the box of the whole."""


@lru_cache(maxsize=512)
def _load(scale: str, code: str) -> _Country:
    country = read_border(code, scale)
    lines = [line for _, line in country["arcs"]]
    boxes = [_box_of(line) for line in lines]
    return _Country(
        pieces=tuple(
            tuple(
                _Piece(part, _box_of(part))
                for i in range(0, max(1, len(line) - 1), PIECE)
                if (part := line[i : i + PIECE + 1])
            )
            for line in lines
        ),
        beyond=tuple(beyond for beyond, _ in country["arcs"]),
        keys=tuple(
            (*line[0], *line[-1], len(line)) if line[0] <= line[-1] else (*line[-1], *line[0], len(line))
            for line in lines
        ),
        polygons=tuple(
            (polygon, _unite([boxes[max(number, ~number)] for number in polygon[0]])) for polygon in country["polygons"]
        ),
    )


def _box_of(line: Sequence[Sequence[float]]) -> tuple[float, float, float, float]:
    lons, lats = [point[0] for point in line], [point[1] for point in line]
    return min(lons), min(lats), max(lons), max(lats)


def _unite(boxes: Iterable[tuple[float, float, float, float]]) -> tuple[float, float, float, float]:
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def draw_borders(view: Box, scale: str = FINE) -> Json:
    """Land and borders around ``view``: ``lines`` (each flat, see ``encode_line``), which of them are coasts, and
    ``land`` as polygons of rings of line numbers (``~i``: line ``i`` backwards). Each border is there once.
    """
    wide = view.east - view.west
    near = [_load(scale, code) for code, box in sorted(list_borders(scale).items()) if view.meets(box)]
    kept = [(country, used) for country in near if (used := _find_seen(country, view, wide / 400))]
    seen = sum(
        len(piece.line)
        for country, used in kept
        for number in _numbers(used)
        for piece in country.pieces[number]
        if view.meets(piece.box)
    )
    step = _step_of(wide / PIXELS[scale] * max(1.0, seen / MOST_POINTS[scale]) ** 0.5)
    drawn: list[list[int]] = []
    coasts: list[int] = []
    places: dict[tuple[float, ...], int] = {}
    land = []
    for country, used in kept:
        local = {}
        for number in _numbers(used):
            pieces, key = country.pieces[number], country.keys[number]
            if key in places:
                local[number] = ~places[key] if _is_reverse(drawn[places[key]], pieces[0].line) else places[key]
                continue
            places[key] = local[number] = len(drawn)
            if country.beyond[number] is None:
                coasts.append(len(drawn))
            drawn.append(_draw_line(pieces, step, view))
        land += [[[_renumber(n, local) for n in ring] for ring in polygon] for polygon in used]
    return {"lines": drawn, "coasts": coasts, "land": land}


def _find_seen(country: _Country, view: Box, least: float) -> list[Any]:
    """Its polygons in the view, other than islets too small to see."""
    return [
        polygon for polygon, box in country.polygons if view.meets(box) and box[2] - box[0] + box[3] - box[1] >= least
    ]


def _step_of(tolerance: float) -> int:
    return max(0, round(math.log(max(tolerance, 0.001) / 0.001, STEP)))


def _draw_line(pieces: Sequence[_Piece], step: int, view: Box) -> list[int]:
    first = pieces[0].line[0]
    flat = [round(first[0] * 1000), round(first[1] * 1000)]
    for piece in pieces:
        flat += _steps_of(piece, step) if view.meets(piece.box) else _leap_over(piece)
    return flat


@lru_cache(maxsize=60_000)
def _steps_of(piece: _Piece, step: int) -> tuple[int, ...]:
    """The piece as steps from its first point, without points nearer than the tolerance to the last one kept."""
    return tuple(encode_line(_thin(piece.line, 0.001 * STEP**step))[2:])


@lru_cache(maxsize=60_000)
def _leap_over(piece: _Piece) -> tuple[int, ...]:
    return tuple(encode_line((piece.line[0], piece.line[-1]))[2:])


def _thin(line: Sequence[Sequence[float]], tolerance: float) -> Sequence[Sequence[float]]:
    kept = [line[0]]
    x, y = line[0]
    for point in line[1:-1]:
        if abs(point[0] - x) + abs(point[1] - y) >= tolerance:
            kept.append(point)
            x, y = point
    kept.append(line[-1])
    return kept


def _numbers(polygons: Sequence[Sequence[Sequence[int]]]) -> list[int]:
    return sorted({max(number, ~number) for polygon in polygons for ring in polygon for number in ring})


def _renumber(number: int, local: dict[int, int]) -> int:
    return local[number] if number >= 0 else ~local[~number]


def _is_reverse(drawn: list[int], line: Sequence[Sequence[float]]) -> bool:
    return [round(line[0][0] * 1000), round(line[0][1] * 1000)] != drawn[:2]


def encode_line(line: Sequence[Sequence[float]]) -> list[int]:
    """Thousandths of a degree: the first point, then the step to each next one. Flat: lon, lat, lon, lat ..."""
    flat: list[int] = []
    x = y = 0
    for point in line:
        lon, lat = round(point[0] * 1000), round(point[1] * 1000)
        flat += [lon - x, lat - y]
        x, y = lon, lat
    return flat
