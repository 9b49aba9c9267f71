"""Another view of the borders: lines of a user's GeoJSON file, drawn instead of the built-in ones.

Lines are drawn as they are. Of areas (countries, as Natural Earth gives them for several points of view) only what two of
them share is drawn: the rest is coast. The file is not trusted: whatever is not a plain GeoJSON of lines is refused with
the cure.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn

from geostrike.errors import OutputError
from geostrike.maps.borders import encode_line
from geostrike.maps.dateline import split_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from geostrike.maps.orientation import Box

__all__ = ["BorderView", "read_borders"]

LARGEST_FILE = 64_000_000  # bytes; Natural Earth's countries at 1:10 million have 25
MOST_POINTS = 2_000_000
DRAWN_POINTS = 4000  # of one scale; with more in sight all are drawn coarser
PIXELS = 3000  # no line is finer than the width of a view in so many parts
_DEEPEST = 8  # geometries within collections
Point = tuple[float, float]
Line = tuple[Point, ...]


@dataclass(frozen=True, slots=True, eq=False)  # remembered by identity
class BorderView:
    """The lines of one file, each with its box, and the file's name, which the page shows."""

    name: str
    lines: tuple[tuple[Line, tuple[float, float, float, float]], ...]

    def draw(self, view: Box, unit: int = 1000) -> list[list[int]]:
        """What of it lies in the view, as in ``encode_line``, in parts of a degree."""
        drawn: list[list[int]] = []
        for box, degrees in split_box(view):
            for line in self._thinned(box):
                flat = [round(value) for value in encode_line([(x * unit / 1000, y * unit / 1000) for x, y in line])]
                drawn.append([flat[0] + degrees * unit, *flat[1:]])
        return drawn

    def _thinned(self, box: Box) -> list[list[Point]]:
        seen = [part for line, bounds in self.lines if box.meets(bounds) for part in _cut(line, box)]
        tolerance = (box.east - box.west) / PIXELS
        while True:
            thin = [_thin(line, tolerance) for line in seen]
            if sum(map(len, thin)) <= max(DRAWN_POINTS, 2 * len(thin)):
                return thin
            tolerance *= 1.5


def read_borders(path: Path) -> BorderView:
    """The view in a file. Raises ``OutputError``, which names the cure."""
    try:
        state = path.stat()
        if state.st_size > LARGEST_FILE:
            _refuse(
                path,
                f"has {state.st_size // 1_000_000} MB, at most {LARGEST_FILE // 1_000_000} are read",
                "cut out the region",
            )
        return _read(path, state.st_mtime_ns, state.st_size)
    except (OSError, UnicodeDecodeError) as error:
        _refuse(path, f"cannot be read ({error})", "give the path of a GeoJSON file")


@lru_cache(maxsize=4)
def _read(path: Path, changed: int, size: int) -> BorderView:
    del changed, size
    try:
        data = json.loads(path.read_text("utf-8-sig"))
    except (ValueError, RecursionError):
        _refuse(path, "is not JSON", "save it as GeoJSON")
    lines: list[Line] = []
    edges: Counter[tuple[Point, Point]] = Counter()
    points = 0
    for kind, line in _find_lines(data, path, 0):
        points += len(line)
        if points > MOST_POINTS:
            _refuse(path, f"has more than {MOST_POINTS:,} points", "simplify its lines")
        if kind == "line":
            lines.append(line)
        else:
            edges.update({_edge(a, b) for a, b in pairwise(line) if a != b})
    lines += _join(edge for edge, count in edges.items() if count > 1)
    if not lines:
        _refuse(path, "has no line, and no two areas in it share one", "give lines, or areas that touch")
    return BorderView(path.name, tuple((line, _box_of(line)) for line in lines))


def _refuse(path: Path, what: str, cure: str) -> NoReturn:
    raise OutputError(f"{str(path)!r} {what}: {cure}, or leave --borders out")


def _find_lines(value: Any, path: Path, depth: int) -> Iterator[tuple[str, Line]]:
    """Each line, and each ring of an area."""
    if not isinstance(value, dict) or depth > _DEEPEST:
        _refuse(path, "is not GeoJSON", "give a FeatureCollection of lines or areas")
    kind, coordinates = value.get("type"), value.get("coordinates")
    if kind in ("FeatureCollection", "GeometryCollection"):
        for part in _list(value.get("features" if kind == "FeatureCollection" else "geometries"), path):
            yield from _find_lines(part, path, depth + 1)
    elif kind == "Feature":
        if value.get("geometry") is not None:
            yield from _find_lines(value["geometry"], path, depth + 1)
    elif kind == "LineString":
        yield "line", _line(coordinates, path)
    elif kind in ("MultiLineString", "Polygon"):
        for line in _list(coordinates, path):
            yield "line" if kind == "MultiLineString" else "ring", _line(line, path)
    elif kind == "MultiPolygon":
        for polygon in _list(coordinates, path):
            for ring in _list(polygon, path):
                yield "ring", _line(ring, path)
    elif kind not in ("Point", "MultiPoint"):
        _refuse(path, "is not GeoJSON", "give a FeatureCollection of lines or areas")


def _list(value: Any, path: Path) -> list[Any]:
    if not isinstance(value, list):
        _refuse(path, "has a geometry without a list of coordinates", "mend it, or save it anew as GeoJSON")
    return value


def _line(value: Any, path: Path) -> Line:
    points = tuple(_point(point, path) for point in _list(value, path))
    if len(points) < 2:
        _refuse(path, "has a line of fewer than two points", "take it out")
    return points


def _point(value: Any, path: Path) -> Point:
    pair = value[:2] if isinstance(value, list) else ()
    if len(pair) < 2 or not all(isinstance(part, int | float) and not isinstance(part, bool) for part in pair):
        _refuse(path, "has a point that is no pair of numbers", "give longitude and latitude")
    lon, lat = pair
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):  # NaN is refused too
        _refuse(
            path, "has a point that is not on the earth in degrees", "convert it to longitude and latitude (EPSG:4326)"
        )
    return float(lon), float(lat)


def _edge(a: Point, b: Point) -> tuple[Point, Point]:
    return (a, b) if a <= b else (b, a)


def _join(edges: Iterable[tuple[Point, Point]]) -> list[Line]:
    """Edges as lines as long as they go on; where three meet, lines end."""
    neighbours: dict[Point, list[Point]] = {}
    for a, b in edges:
        neighbours.setdefault(a, []).append(b)
        neighbours.setdefault(b, []).append(a)
    left = {_edge(a, b) for a, found in neighbours.items() for b in found}
    lines: list[Line] = []
    # From ends and forks first, then what is left are rings.
    starts = [point for point, found in sorted(neighbours.items()) if len(found) != 2] + sorted(neighbours)
    for start in starts:
        for first in sorted(neighbours[start]):
            if _edge(start, first) not in left:
                continue
            line = [start, first]
            left.discard(_edge(start, first))
            while len(neighbours[line[-1]]) == 2:
                onward = next((p for p in neighbours[line[-1]] if _edge(line[-1], p) in left), None)
                if onward is None:
                    break
                left.discard(_edge(line[-1], onward))
                line.append(onward)
            lines.append(tuple(line))
    return lines


def _box_of(line: Line) -> tuple[float, float, float, float]:
    lons, lats = [point[0] for point in line], [point[1] for point in line]
    return min(lons), min(lats), max(lons), max(lats)


def _cut(line: Line, box: Box) -> Iterator[list[Point]]:
    """The runs of a line whose parts meet the box. A part that leaps over half the world is none."""
    run: list[Point] = []
    for a, b in pairwise(line):
        if abs(a[0] - b[0]) < 180 and box.meets((min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))):
            if not run:
                run = [a]
            run.append(b)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _thin(line: Sequence[Point], tolerance: float) -> list[Point]:
    kept = [line[0]]
    for point in line[1:-1]:
        if math.hypot(point[0] - kept[-1][0], point[1] - kept[-1][1]) >= tolerance:
            kept.append(point)
    kept.append(line[-1])
    return kept
