"""What the gazetteer says of mentions: whether one has a place, is a country, or holds another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Mention

__all__ = ["LEVELS", "holds", "is_country", "is_drawable", "is_placed"]


def is_placed(mention: Mention) -> bool:
    """Whether the gazetteer has a place for it."""
    return mention.resolution is not None and (mention.resolution.location or mention.resolution.place) is not None


def is_country(mention: Mention) -> bool:
    """Whether it means a whole country."""
    place = mention.resolution.place if mention.resolution else None
    return place is not None and place.level is Level.COUNTRY


def is_drawable(mention: Mention) -> bool:
    """Whether it has a place finer than a country."""
    place = mention.resolution.place if mention.resolution else None
    return place is not None and place.level is not Level.COUNTRY


def holds(outer: Mention, inner: Mention) -> bool:
    """Whether the outer place holds the inner one, by the gazetteer."""
    a, b = (m.resolution.place if m.resolution else None for m in (outer, inner))
    if a is None or b is None or a.id == b.id:
        return False
    if a.level is Level.COUNTRY:
        return a.country_code is not None and a.country_code == b.country_code and b.level is not Level.COUNTRY
    if a.level is Level.PROVINCE:
        return (
            b.level not in (Level.COUNTRY, Level.PROVINCE, Level.REGION)
            and a.admin1_code is not None
            and a.admin1_code == b.admin1_code
        )
    if a.level is Level.DISTRICT:
        return (
            b.level in (Level.TOWN, Level.NEIGHBOURHOOD, Level.POINT)
            and a.admin2_code is not None
            and a.admin2_code == b.admin2_code
        )
    return False


_TOWN = frozenset({Level.TOWN})
_PROVINCE = frozenset({Level.PROVINCE, Level.REGION})
_QUARTER = frozenset({Level.NEIGHBOURHOOD, Level.POINT})
LEVELS = {
    **dict.fromkeys(("town", "city", "village", "capital", "municipality"), _TOWN),
    **dict.fromkeys(("province", "governorate", "region", "state"), _PROVINCE),
    "district": frozenset({Level.DISTRICT, Level.NEIGHBOURHOOD}),
    **dict.fromkeys(("country", "nation"), frozenset({Level.COUNTRY})),
    **dict.fromkeys(("neighbourhood", "neighborhood", "quarter"), _QUARTER),
    "suburb": _QUARTER | _TOWN,
    **dict.fromkeys(("enclave", "strip", "peninsula", "island"), _PROVINCE | _TOWN | {Level.DISTRICT}),
    "camp": _QUARTER | _TOWN,
}
"""What kind of place a noun can mean."""
