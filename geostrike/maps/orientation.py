"""What helps a reader find the way without map tiles: land, borders, division lines and names around the places."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from geostrike.errors import GazetteerError
from geostrike.gazetteer.index import Gazetteer
from geostrike.geodesy import KM_PER_DEGREE
from geostrike.model import Level

if TYPE_CHECKING:
    from geostrike.model import Place

__all__ = [
    "Atlas",
    "Box",
    "Located",
    "NoAtlas",
    "OutlineLike",
    "Spot",
    "enclose",
    "find_labels",
    "list_rings",
    "open_atlas",
    "write_labels",
]

Json = dict[str, Any]
Point = Sequence[float]
LABELS = 160
# Of so many degrees square each, so many names are asked for; what was found is remembered, for maps of one run are often near.
BLOCK, ASKED = 4, 45
# Countries whose names reach the gazetteer from Arabic letters, often without the local name beside them.
TRANSLITERATED = frozenset(
    "AE AF BH DJ DZ EG EH ER IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SY TD TN YE".split()
)
_APOSTROPHES = str.maketrans({"‘": "", "’": "'", "ʻ": "", "ʼ": "'", "ʿ": "", "ʾ": "'"})
MOST_BLOCKS_WIDE = 6
# A map whose middle lies east of this shows what lies on the other side of 180 degrees too.
NEAR_THE_END = 165.0
# Of the land far round, only so many of the most prominent.
ASKED_FAR = 90


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


class Located(Protocol):
    """Anything with a middle and a radius that holds it, such as a ``Place``."""

    @property
    def latitude(self) -> float:
        """Of the middle."""

    @property
    def longitude(self) -> float:
        """Of the middle."""

    @property
    def uncertainty_km(self) -> float:
        """The radius."""


class Spot(NamedTuple):
    """No more of a place than that."""

    latitude: float
    longitude: float
    uncertainty_km: float


class Atlas(Protocol):
    """What the map asks of a gazetteer."""

    def __hash__(self) -> int:
        """By identity: what it answered is remembered."""

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
        least_x, most_x = self.world()
        return Box(
            max(least_x, x - width / 2),
            max(-85.0, y - height / 2),
            min(most_x, x + width / 2),
            min(85.0, y + height / 2),
        )

    def world(self) -> tuple[float, float]:
        """The longitudes at which its map ends: one that shows what lies beyond 180 degrees ends at 0."""
        beyond = self.east > 180 or self.west + self.east > 2 * NEAR_THE_END
        return (0.0, 360.0) if beyond and self.west >= 0 else (-180.0, 180.0)

    def meets(self, other: Sequence[float]) -> bool:
        """Whether they overlap; ``other`` is west, south, east, north."""
        west, south, east, north = other
        return west <= self.east and east >= self.west and south <= self.north and north >= self.south

    def holds(self, place: Place) -> bool:
        """Whether the place's middle lies in it."""
        return (
            any(self.west <= place.longitude + turn <= self.east for turn in (0, 360))
            and self.south <= place.latitude <= self.north
        )

    def corners(self) -> tuple[float, float, float, float]:
        """As south, west, north, east, the order of gazetteers."""
        return self.south, self.west, self.north, self.east

    def rounded(self) -> list[float]:
        """As west, south, east, north at 3 decimals."""
        return [round(value, 3) for value in (self.west, self.south, self.east, self.north)]


def enclose(places: Iterable[tuple[Located, OutlineLike | None]]) -> Box | None:
    """The smallest box that holds every place with its uncertainty or its outline."""
    west, south, east, north = 180.0, 90.0, -180.0, -90.0
    found = False
    for place, outline in places:
        found = True
        up = place.uncertainty_km / KM_PER_DEGREE
        across = up / max(0.1, math.cos(math.radians(place.latitude)))
        points: list[Point] = [
            (place.longitude - across, place.latitude - up),
            (place.longitude + across, place.latitude + up),
        ]
        if outline is not None:
            points = [point for ring in list_rings(outline.geometry) for point in ring] or points
        west, east = min(west, *(p[0] for p in points)), max(east, *(p[0] for p in points))
        south, north = min(south, *(p[1] for p in points)), max(north, *(p[1] for p in points))
    return Box(west, max(-85.0, south), east, min(85.0, north)) if found else None


def list_rings(geometry: Json) -> Iterable[Sequence[Point]]:
    """All rings of a polygon or multipolygon, holes included."""
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return (ring for polygon in polygons for ring in polygon)


def find_labels(atlas: Atlas, view: Box, around: Box) -> tuple[Place, ...]:
    """Places to find the way by, biggest first: all kinds in ``view``, countries and great towns in ``around``."""
    found: dict[str, Place] = {}
    if view.east - view.west <= MOST_BLOCKS_WIDE * BLOCK:
        for lat in range(math.floor(view.south / BLOCK) * BLOCK, math.ceil(view.north), BLOCK):
            for lon in range(math.floor(view.west / BLOCK) * BLOCK, math.ceil(view.east), BLOCK):
                for place in _ask(atlas, lat, lon, BLOCK, ASKED):
                    if view.holds(place):
                        found.setdefault(place.id, place)
    else:
        south, west, north, east = view.corners()
        found = {place.id: place for place in atlas.labels(south, west, north, min(180.0, east), limit=LABELS)}
        if east > 180:
            far = atlas.labels(south, max(-180.0, west - 360), north, east - 360, limit=LABELS)
            found |= {place.id: place for place in far}
    near = sorted(found.values(), key=lambda place: (_rank(place), -(place.population or 0), place.id))
    kept = {place.id: place for place in near[:LABELS]}
    step = 4 * BLOCK
    south, west = math.floor(around.south / step) * step, math.floor(around.west / step) * step
    wide = math.ceil(max(around.east - west, around.north - south) / step) * step
    for place in _ask(atlas, south, west, wide, ASKED_FAR):
        kept.setdefault(place.id, place)
    return tuple(kept.values())


@lru_cache(maxsize=512)
def _ask(atlas: Atlas, south: int, west: int, wide: int, limit: int) -> tuple[Place, ...]:
    north, east = min(90, south + wide), west + wide
    found = atlas.labels(south, west, north, min(180, east), limit=limit) if west < 180 else ()
    if east > 180:  # the other side of 180 degrees
        found = (*found, *atlas.labels(south, max(-180, west - 360), north, east - 360, limit=limit))
    return tuple(found)


def write_labels(
    places: Iterable[Place], marked: Container[str], spelled: Mapping[str, str], *, turned: bool = False
) -> list[list[object]]:
    """``[name, lat, lon, rank]`` for each; rank 0 is a country, 1 a province, 2 and more a town, the higher the
    smaller. Places with a marker have their own name already; ``spelled`` are the articles' own spellings by id.
    ``turned``: western longitudes go on past 180 degrees.
    """
    return [
        [
            spelled.get(place.id) or _in_plain_letters(place),
            round(place.latitude, 3),
            round(place.longitude + (360 if turned and place.longitude < 0 else 0), 3),
            _rank(place),
        ]
        for place in places
        if place.id not in marked
    ]


def _in_plain_letters(place: Place) -> str:
    """Its name without the marks of a transliteration ("Ţarţūs", "Ḩamāh"); a name of Latin letters keeps its own."""
    local = place.local_name or ""
    if place.country_code not in TRANSLITERATED and not any(letter > "\u036f" for letter in local if letter.isalpha()):
        return place.name
    parts = unicodedata.normalize("NFD", place.name)
    plain = "".join(part for part in parts if not unicodedata.combining(part))
    return plain.translate(_APOSTROPHES)


def _rank(place: Place) -> int:
    if place.level in (Level.COUNTRY, Level.REGION):
        return 0
    if place.level in (Level.PROVINCE, Level.DISTRICT):
        return 1
    population = place.population or 0
    return 2 if population >= 500_000 else 3 if population >= 100_000 else 4 if population >= 20_000 else 5
