"""What helps a reader find the way without map tiles: land, borders, division lines and names around the places."""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from geostrike.errors import GazetteerError
from geostrike.gazetteer.index import Gazetteer
from geostrike.maps.assets import list_borders, read_border
from geostrike.model import Level

if TYPE_CHECKING:
    from geostrike.model import Place

__all__ = [
    "Atlas",
    "Box",
    "NoAtlas",
    "OutlineLike",
    "draw_borders",
    "enclose",
    "encode_line",
    "find_labels",
    "list_rings",
    "open_atlas",
    "write_labels",
]

Json = dict[str, Any]
Point = Sequence[float]
# Lines with more points than this are drawn coarser, so that a map of a continent stays as light as one of a town.
MOST_POINTS = 15000
LABELS = 160
ASKED = 600


class OutlineLike(Protocol):
    """A division's outline, as the gazetteer gives it."""

    @property
    def geometry(self) -> Json:
        """GeoJSON polygon or multipolygon, lon, lat."""

    @property
    def approximate(self) -> bool:
        """Worked out, not surveyed."""

    @property
    def source(self) -> str:
        """Where it comes from, in words."""


class Atlas(Protocol):
    """What the map asks of a gazetteer."""

    @property
    def version(self) -> str:
        """Name and date."""

    def outline(self, place: Place, /) -> OutlineLike | None:
        """The shape of a division, if it is known."""

    def labels(self, south: float, west: float, north: float, east: float, /, *, limit: int) -> tuple[Place, ...]:
        """Places worth naming in a box, biggest first."""


class NoAtlas:
    """For a map without outlines and names."""

    version = ""

    def outline(self, place: Place, /) -> None:
        """None is known."""

    def labels(self, south: float, west: float, north: float, east: float, /, *, limit: int) -> tuple[Place, ...]:
        """None are known."""
        del south, west, north, east, limit
        return ()


def open_atlas() -> Atlas:
    """The user's gazetteer or the default one; an empty one where neither can be opened, for the map is drawn anyway."""
    try:
        return Gazetteer.open()
    except GazetteerError:
        return NoAtlas()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float

    def grow(self, factor: float, *, least: float = 0.0) -> Box:
        """The same middle, ``factor`` times as wide and high (at least ``least`` degrees), within the world.

        Neither much wider nor much higher than a screen, so that no window of a map shows what lies outside.
        """
        x, y = (self.west + self.east) / 2, (self.south + self.north) / 2
        across = 1 / max(0.2, math.cos(math.radians(y)))  # degrees of longitude as long as one of latitude
        width = max((self.east - self.west) * factor, least * across)
        height = max((self.north - self.south) * factor, least, width / across * 0.8)
        width = max(width, height * across * 1.6)
        return Box(
            max(-180.0, x - width / 2),
            max(-85.0, y - height / 2),
            min(180.0, x + width / 2),
            min(85.0, y + height / 2),
        )

    def meets(self, other: Sequence[float]) -> bool:
        """Whether they overlap; ``other`` is west, south, east, north."""
        west, south, east, north = other
        return west <= self.east and east >= self.west and south <= self.north and north >= self.south

    def rounded(self) -> list[float]:
        """As west, south, east, north at 3 decimals."""
        return [round(value, 3) for value in (self.west, self.south, self.east, self.north)]


def enclose(places: Iterable[tuple[Place, OutlineLike | None]]) -> Box | None:
    """The smallest box that holds every place with its uncertainty or its outline."""
    west, south, east, north = 180.0, 90.0, -180.0, -90.0
    found = False
    for place, outline in places:
        found = True
        up = place.uncertainty_km / 111.2
        across = up / max(0.1, math.cos(math.radians(place.latitude)))
        points: list[Point] = [
            (place.longitude - across, place.latitude - up),
            (place.longitude + across, place.latitude + up),
        ]
        if outline is not None:
            points = [point for ring in list_rings(outline.geometry) for point in ring] or points
        west, east = min(west, *(p[0] for p in points)), max(east, *(p[0] for p in points))
        south, north = min(south, *(p[1] for p in points)), max(north, *(p[1] for p in points))
    return Box(west, south, east, north) if found else None


def list_rings(geometry: Json) -> Iterable[Sequence[Point]]:
    """All rings of a polygon or multipolygon, holes included."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return (ring for polygon in polygons for ring in polygon)


def draw_borders(view: Box) -> Json:
    """Land and borders around ``view``: ``lines`` (each flat, see ``encode_line``), which of them are coasts, and
    ``land`` as polygons of rings of line numbers (``~i``: line ``i`` backwards). Each border is there once.
    """
    near = [read_border(code) for code, box in sorted(list_borders().items()) if view.meets(box)]
    kept = []
    for country in near:
        used = [polygon for polygon in country["polygons"] if _touches(country, polygon, view)]
        if used:
            kept.append((country, used))
    total = sum(
        len(line) for country, used in kept for number in _numbers(used) for line in [country["arcs"][number][1]]
    )
    tolerance = (view.east - view.west) / 3000 * max(1.0, total / MOST_POINTS) ** 0.5
    drawn: list[list[int]] = []
    coasts: list[int] = []
    places: dict[tuple[float, ...], int] = {}
    land = []
    for country, used in kept:
        local = {}
        for number in _numbers(used):
            beyond, line = country["arcs"][number]
            key = (*line[0], *line[-1], len(line)) if line[0] <= line[-1] else (*line[-1], *line[0], len(line))
            if key in places and _is_reverse(drawn[places[key]], line):
                local[number] = ~places[key]
            elif key in places:
                local[number] = places[key]
            else:
                places[key] = local[number] = len(drawn)
                if beyond is None:
                    coasts.append(len(drawn))
                drawn.append(encode_line(_thin(line, tolerance, view)))
        land += [[[_renumber(n, local) for n in ring] for ring in polygon] for polygon in used]
    return {"lines": drawn, "coasts": coasts, "land": land}


def _numbers(polygons: Sequence[Sequence[Sequence[int]]]) -> list[int]:
    return sorted({max(number, ~number) for polygon in polygons for ring in polygon for number in ring})


def _renumber(number: int, local: dict[int, int]) -> int:
    return local[number] if number >= 0 else ~local[~number]


def _is_reverse(drawn: list[int], line: Sequence[Point]) -> bool:
    return [round(line[0][0] * 1000), round(line[0][1] * 1000)] != drawn[:2]


def _touches(country: Json, polygon: Sequence[Sequence[int]], view: Box) -> bool:
    points = [point for number in polygon[0] for point in country["arcs"][max(number, ~number)][1]]
    lons, lats = [point[0] for point in points], [point[1] for point in points]
    if max(lons) - min(lons) + max(lats) - min(lats) < (view.east - view.west) / 400:
        return False  # an islet too small to see
    return view.meets((min(lons), min(lats), max(lons), max(lats)))


def _thin(line: Sequence[Point], tolerance: float, view: Box) -> Sequence[Point]:
    """Without points nearer than ``tolerance`` degrees to the last one; coarse where nobody looks."""
    lons, lats = [point[0] for point in line], [point[1] for point in line]
    if not view.meets((min(lons), min(lats), max(lons), max(lats))):
        tolerance *= 60
    kept = [line[0]]
    for point in line[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= tolerance:
            kept.append(point)
    kept.append(line[-1])
    return kept


def encode_line(line: Sequence[Point]) -> list[int]:
    """Thousandths of a degree: the first point, then the step to each next one. Flat: lon, lat, lon, lat ..."""
    flat: list[int] = []
    x = y = 0
    for point in line:
        lon, lat = round(point[0] * 1000), round(point[1] * 1000)
        flat += [lon - x, lat - y]
        x, y = lon, lat
    return flat


def find_labels(atlas: Atlas, view: Box) -> tuple[Place, ...]:
    """Places to find the way by, biggest first; of the smaller ones only divisions, for their lines."""
    found = atlas.labels(view.south, view.west, view.north, view.east, limit=ASKED)
    return tuple(place for i, place in enumerate(found) if i < LABELS or place.level is Level.PROVINCE)


def write_labels(places: Iterable[Place], marked: Container[str]) -> list[list[object]]:
    """``[name, lat, lon, rank]`` for each; rank 0 is a country, 1 a province, 2 and more a town, the higher the
    smaller. Places with a marker have their own name already.
    """
    return [
        [place.name, round(place.latitude, 3), round(place.longitude, 3), _rank(place)]
        for place in places
        if place.id not in marked
    ]


def _rank(place: Place) -> int:
    if place.level in (Level.COUNTRY, Level.REGION):
        return 0
    if place.level in (Level.PROVINCE, Level.DISTRICT):
        return 1
    population = place.population or 0
    return 2 if population >= 500_000 else 3 if population >= 100_000 else 4 if population >= 20_000 else 5
