"""The page over all maps of a folder: one self-contained HTML file, without scripts and without the network."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from markupsafe import Markup

from geostrike.export.files import write_whole
from geostrike.maps.borders import draw_borders
from geostrike.maps.orientation import Box
from geostrike.maps.policy import hash_inline
from geostrike.maps.templates import open_templates
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.collection.entries import Entry

__all__ = ["write_index"]

_HERE = Path(__file__).parent
_WIDTH = 960  # of the overview, in its own units; it scales with the window
_NAMES_SHOWN = 8
_LEAST_DEGREES = 2.0
_LETTER, _LINE, _BESIDE = (
    8.0,
    18.0,
    12.0,
)  # of a name on the overview, generously, and how far from its triangle it begins


@dataclass(frozen=True, slots=True)
class _Overview:
    """The small map as shapes of an SVG picture."""

    width: int
    height: int
    borders: str
    spots: list[tuple[float, float, float, str]]
    """Where, how large, and what is said of it."""
    areas: list[_Area]


@dataclass(frozen=True, slots=True)
class _Area:
    """A district, province or region. Its outline is not at hand, and a circle would lie over its neighbours: a triangle at its
    middle, which is nowhere in particular, bears its name.
    """

    x: float
    y: float
    words: str
    name: str
    text_x: float
    anchor: str
    """On which side of the triangle the name stands."""
    named: bool
    """Whether there is room for the name."""


def write_index(folder: Path, entries: Iterable[Entry]) -> None:
    """Write ``index.html``: newest articles first, those without a date last, failures on top."""
    listed = sorted(entries, key=lambda entry: (entry.title or entry.name or entry.where, entry.key))
    listed.sort(key=lambda entry: entry.published or "", reverse=True)
    style = (_HERE / "index.css").read_text("utf-8")
    environment = open_templates(_HERE)
    page = environment.get_template("index.html.jinja").render(
        entries=[entry for entry in listed if entry.files],
        failures=[entry for entry in listed if entry.failure],
        unfit=[(entry, warning) for entry in listed for warning in entry.unfit],
        overview=_draw_overview(listed),
        policy=f"default-src 'none'; style-src {hash_inline(style)}; base-uri 'none'; form-action 'none'",
        style=Markup(style),  # noqa: S704  our own file
        version=__version__,
        names_shown=_NAMES_SHOWN,
        link=_link,
    )
    # A file name that is not UTF-8 holds halves of characters, which no page can show.
    write_whole(folder / "index.html", page.encode("utf-8", "replace"))


def _link(entry: Entry) -> str:
    """The address of an entry's map beside this page. Names are safe, so only letters beyond ASCII need a code."""
    return quote(f"{entry.name}.html")


def _draw_overview(entries: list[Entry]) -> _Overview | None:
    places: dict[tuple[str, float, float, bool], int] = {}
    for entry in entries:
        for name, level, latitude, longitude, shape, _ in entry.places:
            words = f"{name} ({level})" if shape == "area" else name  # its capital often has the same name
            spot = (words, round(latitude, 3), round(longitude, 3), shape == "area")
            places[spot] = places.get(spot, 0) + 1
    if not places:
        return None
    latitudes, longitudes = [spot[1] for spot in places], [spot[2] for spot in places]
    box = Box(min(longitudes), min(latitudes), max(longitudes), max(latitudes)).grow(1.3, least=_LEAST_DEGREES)
    scale = _WIDTH / (box.east - box.west)

    def x(longitude: float) -> float:
        return round((longitude - box.west) * scale, 1)

    def y(latitude: float) -> float:
        return round((box.north - latitude) * scale, 1)

    parts = []
    for line in draw_borders(box)["lines"]:
        lon = lat = 0
        points = []
        for step in range(0, len(line), 2):
            lon, lat = lon + line[step], lat + line[step + 1]
            points.append(f"{x(lon / 1000):g},{y(lat / 1000):g}")
        parts.append("M" + " ".join(points))
    height = max(200, min(_WIDTH, round((box.north - box.south) * scale)))
    spots, areas = [], []
    for (name, latitude, longitude, is_area), count in sorted(places.items(), key=lambda item: (-item[1], item[0])):
        if is_area:
            areas.append((x(longitude), y(latitude), name, count))
        else:
            spots.append((x(longitude), y(latitude), round(4 + min(10.0, count**0.5), 1), f"{name}: {count}"))
    return _Overview(_WIDTH, height, "".join(parts), spots, _name_areas(areas))


def _name_areas(areas: list[tuple[float, float, str, int]]) -> list[_Area]:
    """Each area with its name, as far as there is room; those that most articles name first."""
    taken: list[tuple[float, float, float]] = []
    named = []
    for x, y, name, count in areas:
        wide = len(name) * _LETTER
        left = x + _BESIDE + wide > _WIDTH
        start = x - _BESIDE - wide if left else x + _BESIDE
        free = start >= 0 and len(taken) < _MOST_NAMED
        free = free and all(
            abs(y - other) > _LINE or start > end or start + wide < begin for begin, end, other in taken
        )
        if free:
            taken.append((start, start + wide, y))
        anchor = "end" if left else "start"
        text_x = round(x - _BESIDE if left else x + _BESIDE, 1)
        named.append(_Area(x, y, f"{name}: {count}, somewhere in it", name, text_x, anchor, free))
    return named


_MOST_NAMED = 40
