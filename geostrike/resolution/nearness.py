"""What the text puts near something: "Vost, west of Karsa", "Vost, 12 km from Karsa". Its namesakes elsewhere are out.

=============================  =====================================================================
the text says                  a place fits when it lies (u: the uncertainty of the other place)
=============================  =====================================================================
k km (to a side) of Y          within 1.5 k + u + 15 km, for roads wind and newspapers round
near, outside, the outskirts   within u + 100 km
west of Y                      within u + 350 km ("Karsa, north of the capital"), and on that side; a village within u + 120 km
by the border of Y             within u + 30 km
=============================  =====================================================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.geodesy import POINTS, apart_km, bearing
from geostrike.model import Level, OffsetKind, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.model import Offset, Place, Toponym
    from geostrike.resolution.senses import Sense

__all__ = ["fits_nearby", "put_near"]

# Between the name and the phrase: "Vost, (a village some) 12 km from Karsa", "Vost, in the countryside west of Karsa".
_LINK = re.compile(
    r"(?:\s(?:city|town|village|camp))?,?\s(?:(?:which|that)\s(?:is|lies)\s|(?:located|situated|lying)\s)?"
    r"(?:a\s(?:[a-z-]+\s){0,2}(?:city|town|village|camp|suburb|hamlet|settlement)\s"
    r"|(?:[a-z-]+\s){0,2}(?P<several>cities|towns|villages|camps|suburbs|hamlets|settlements|communities)\s)?"
    r"(?:(?:in|on|to|at)\s(?:the\s)?(?:(?:countryside|outskirts|edge|area|south|north|east|west)\s)?)?"
    r"(?:just|some|about|around|roughly|nearly|only|a\sfew\s(?:kilomet(?:er|re)s|miles)|close\sto\sthe\s|near\sthe\s)?\s?"
)
_DIVISION = re.compile(r"\s(?:region|province|oblast|governorate|state|department|district)\b")
_LONGEST_LINK = 60  # characters
_KINDS = (OffsetKind.NEAR, OffsetKind.DISTANCE, OffsetKind.OUTSKIRTS, OffsetKind.BORDER)
_WIDE = (Level.COUNTRY, Level.REGION)
_NEARBY, _ROUNDED, _A_SIDE = 100.0, 15.0, 350.0  # km; in a desert the next town is “near”
_A_VILLAGES_SIDE, _SMALL_TOWN = 120.0, 5_000  # km, people: nobody tells a village by a town two days' walk away
_WINDING = 1.5
_SIDE = 80.0  # degrees to either side of the compass point


def put_near(text: str, toponyms: Sequence[Toponym], by_id: Mapping[str, Sense]) -> None:
    """Notes for each sense the senses that a mention of it is put near, with the phrase that does so.

    To be asked when the neighbours in lists are noted (``company.py``).
    """
    for before, one, other in zip((None, *toponyms), toponyms, toponyms[1:], strict=False):
        offset = other.offset
        if offset is None or offset.kind not in _KINDS or Role.PLACE not in (one.role, other.role):
            continue
        start, inner, outer = one.span.end, by_id[one.id], by_id[other.id]
        if before is not None and one.id in before.container_ids and Level.PROVINCE in one.levels:
            # "X, a village of the Y region near Z": X is near Z.
            division = _DIVISION.match(text, start)
            start, inner = start if division is None else division.end(), by_id[before.id]
        link = (
            _LINK.fullmatch(text, start, offset.span.start) if 0 < offset.span.start - start <= _LONGEST_LINK else None
        )
        if link is None:
            continue
        # "A and B, villages east of Y": both lie there.
        for sense in (inner, *(inner.listed if link["several"] else ())):
            if sense is not outer and sense.key != outer.key and not sense.adjective:
                sense.near.append((outer, offset))


def fits_nearby(place: Place, other: Place, offset: Offset) -> bool:
    """Whether ``place`` lies where the phrase puts it, seen from ``other``; a phrase about a country asks for nothing."""
    if other.level in _WIDE or place.level in _WIDE:
        return True
    apart = apart_km(place, other)
    u = other.uncertainty_km
    if offset.kind is OffsetKind.DISTANCE and offset.km is not None:
        return apart <= _WINDING * offset.km + u + _ROUNDED
    if offset.kind is OffsetKind.BORDER:
        return apart <= u + _ROUNDED * 2
    if offset.bearing is None:
        return apart <= u + _NEARBY
    if apart <= u + _ROUNDED:
        return True
    course = bearing(other.latitude, other.longitude, place.latitude, place.longitude)
    off = abs((course - POINTS[offset.bearing] + 180) % 360 - 180)
    reach = _A_SIDE if (place.population or 0) >= _SMALL_TOWN else _A_VILLAGES_SIDE
    return apart <= u + reach and off <= _SIDE
