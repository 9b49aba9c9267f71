"""The page's one block of data, for its script: machine values and the words it must search, as escaped JSON."""

from __future__ import annotations

import base64
import gzip
import json
from typing import TYPE_CHECKING, Any

from geostrike.maps.orientation import encode_line
from geostrike.maps.sites import Symbol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geostrike.maps.entries import Entry, StatementView
    from geostrike.maps.orientation import OutlineLike

__all__ = ["build_places", "encode_json", "encode_outline", "pack", "share_words"]

Json = dict[str, Any]
# Keys whose words come back again and again.
SHARED = frozenset(
    {"level", "where", "status", "symbol", "precision", "speaker", "kind", "stance", "attacker", "weapons", "outlet"}
    | {"from", "to", "says", "date", "tolls", "targets", "url", "host", "title"}
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


def build_places(entries: Sequence[Entry], outlines: Mapping[str, OutlineLike], *, whole: bool) -> list[Json]:
    """One object for each marker. With ``whole`` it carries what the list shows too, for lists built by the script."""
    return [_build_place(entry, outlines.get(entry.site.place.id), whole=whole) for entry in entries]


def share_words(places: Iterable[Json]) -> list[str]:
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
    return list(numbers)


def _build_place(entry: Entry, outline: OutlineLike | None, *, whole: bool) -> Json:
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
        "status": list(entry.statuses),
        "claims": [_build_claim(view, whole=whole) for view in entry.statements],
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
        built["against"] = [_build_claim(reply.view, whole=whole) for reply in entry.replies]
    if whole:
        built["precision"] = entry.precision
    return built


def _build_claim(view: StatementView, *, whole: bool) -> Json:
    claim: Json = {
        "id": view.anchor,
        "speaker": view.speaker,
        "kind": view.kind,
        "stance": view.stance_word,
        "says": view.stance,
        "attacker": view.attacker,
        "weapons": list(view.weapons),
        "outlet": view.outlet,
        "from": view.first_day,
        "to": view.last_day if view.last_day != view.first_day else None,
        "past": int(view.background),
    }
    if whole:
        claim |= {
            "date": view.date,
            "quote": view.quotes[0].text if view.quotes else None,
            "tolls": [toll.words for toll in view.tolls],
            "targets": list(view.targets),
            "url": view.url,
            "host": view.host,
            "title": view.title,
        }
    return {key: value for key, value in claim.items() if value not in (None, [], 0, "")}
