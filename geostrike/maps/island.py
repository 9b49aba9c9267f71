"""The page's one block of data, for its script: machine values and the words it must search, as escaped JSON."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from geostrike.maps.borders import encode_line
from geostrike.maps.sites import Symbol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geostrike.maps.entries import Entry, StatementView
    from geostrike.maps.orientation import OutlineLike

__all__ = [
    "build_places",
    "build_rest",
    "encode_json",
    "encode_outline",
    "list_views",
    "pack",
    "settle_spellings",
    "share_words",
]

Json = dict[str, Any]
Spell = Callable[[str], str]
# Keys whose words come back again and again.
SHARED = frozenset(
    {"level", "where", "status", "symbol", "precision", "speaker", "kind", "stance", "attacker", "weapons", "outlet"}
    | {"from", "to", "says", "date", "tolls", "targets", "unsaid", "url", "host", "title"}
)
# What must not stand in a script element: its end, a comment's start, and line ends old parsers take for code.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def encode_json(value: object) -> str:
    """JSON that can stand inside ``<script type="application/json">`` whatever it says."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for letter, escape in _ESCAPES.items():
        text = text.replace(letter, escape)
    return text


def pack(value: object) -> str:
    """JSON, gzipped and in base64: for data that is only unpacked when somebody asks for it."""
    raw = json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8", "replace")
    return base64.b64encode(gzip.compress(raw, compresslevel=9, mtime=0)).decode("ascii")


def encode_outline(outline: OutlineLike) -> list[list[list[int]]]:
    """Polygons of rings of thousandths of a degree, flat as in ``encode_line``."""
    geometry = outline.geometry
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [[encode_line(ring) for ring in polygon] for polygon in polygons]


def list_views(entry: Entry) -> tuple[StatementView, ...]:
    """All statements of a place, those against it included."""
    return (*entry.statements, *(reply.view for reply in entry.replies))


def settle_spellings(views: Iterable[StatementView]) -> Spell:
    """One spelling for what differs in its capitals alone ("Warplanes", "warplanes"), for filters: that with the
    fewest capitals.
    """
    kept: dict[str, str] = {}
    for view in views:
        for words in (view.speaker, view.attacker_accused, *view.weapons):
            if words:
                best = kept.setdefault(words.casefold(), words)
                kept[words.casefold()] = min(best, words, key=lambda text: (sum(map(str.isupper, text)), text))
    return lambda words: kept[words.casefold()]


def build_places(
    entries: Sequence[Entry], outlines: Mapping[str, OutlineLike], spell: Spell, *, whole: bool
) -> list[Json]:
    """One object for each marker. With ``whole`` it carries what the list shows too, for lists built by the script."""
    return [_build_place(entry, outlines.get(entry.site.place.id), spell, whole=whole) for entry in entries]


def build_rest(views: Iterable[StatementView], spell: Spell) -> list[Json]:
    """One object for each statement that stands at no place."""
    return [_build_claim(view, spell, whole=False) for view in views]


def share_words(places: Iterable[Json], rest: Iterable[Json]) -> list[str]:
    """Replace what many places and claims say alike by its number in the list returned: a third of the size."""
    numbers: dict[str, int] = {}

    def share(record: Json) -> None:
        for key in [key for key in record if key in SHARED]:
            value = record[key]
            if isinstance(value, list):
                record[key] = [numbers.setdefault(str(word), len(numbers)) for word in value]
            else:
                record[key] = numbers.setdefault(str(value), len(numbers))

    for place in places:
        share(place)
        for claim in (*place["claims"], *place.get("against", ())):
            share(claim)
    for claim in rest:
        share(claim)
    return list(numbers)


def _build_place(entry: Entry, outline: OutlineLike | None, spell: Spell, *, whole: bool) -> Json:
    site, place = entry.site, entry.site.place
    built: Json = {
        "id": site.anchor,
        "name": site.name,
        "lat": round(place.latitude, 5),
        "lon": round(place.longitude, 5),
        "km": round(place.uncertainty_km, 3),
        "symbol": site.symbol,
        "level": entry.level,
        "where": entry.where,
        "precision": entry.precision,
        "status": list(entry.statuses),
        "claims": [_build_claim(view, spell, whole=whole) for view in entry.statements],
    }
    others = [name for name in (place.name, place.local_name) if name and name != site.name]
    if others:
        built["local"] = " · ".join(dict.fromkeys(others))
    if site.background:
        built["past"] = 1
    if site.contested:
        built["contested"] = 1
    if site.symbol is Symbol.AREA and outline is not None:
        built["outline"] = encode_outline(outline)
        built["approximate"] = int(outline.approximate)
    if entry.replies:
        built["against"] = [_build_claim(reply.view, spell, whole=whole) for reply in entry.replies]
    return built


def _build_claim(view: StatementView, spell: Spell, *, whole: bool) -> Json:
    claim: Json = {
        "id": view.anchor,
        "speaker": spell(view.speaker),
        "kind": view.kind,
        "stance": view.stance_word,
        "says": view.stance,
        "attacker": spell(view.attacker_accused) if view.attacker_accused else None,
        "unsaid": None if view.attacker_named else view.attacker_shown,
        "weapons": list(dict.fromkeys(map(spell, view.weapons))),
        "date": view.date,
        "tolls": [f"“{toll.quoted}”" for toll in view.tolls],
        "outlet": view.outlet,
        "from": view.first_day,
        "to": view.last_day if view.last_day != view.first_day else None,
        "past": int(view.background),
    }
    if whole:
        claim |= {
            "quote": view.quotes[0].text if view.quotes else None,
            "targets": list(view.targets),
            "url": view.url,
            "host": view.host,
            "title": view.title,
        }
    return {key: value for key, value in claim.items() if value not in (None, [], 0, "")}
