"""Hospitals, schools and mosques that are called like a town of another country: "Vost hospital", with no word of where Vost is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.language.patterns import Pattern
from geostrike.model import Level
from geostrike.resolution.namesakes import CITY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.model import Toponym
    from geostrike.resolution.senses import Option, Sense

__all__ = ["find_other_countries", "is_settlement_abroad", "note_houses"]

_HOUSE = (
    r"(?:hospital|clinic|school|university|college|institute|academy|mosque|church|market|souk|hotel|mall|bridge|museum|"
    r"stadium|camp)"
)
# What may stand between: "the Vost General hospital", "Vost girls' school".
_KIND = (
    r"(?:\s(?:general|children['’]s|girls['’]?|boys['’]?|teaching|military|field|public|private|primary|secondary|elementary|high|"
    r"central|main|national|technical|vegetable|fish|maternity|refugee|displacement))?"
)
_AFTER = Pattern(rf"{_KIND}\s{_HOUSE}\b(?!-)", re.IGNORECASE)
_WITHIN = Pattern(rf".*\w{_KIND}\s{_HOUSE}", re.IGNORECASE)
_SETTLEMENTS = (Level.TOWN, Level.DISTRICT, Level.NEIGHBOURHOOD)


def note_houses(text: str, toponyms: Sequence[Toponym], by_id: Mapping[str, Sense]) -> None:
    """Notes of each sense whether the text means nothing but a house of that name by it (``house``)."""
    others = {id(by_id[t.id]) for t in toponyms if not _is_house(text, t)}
    for sense in by_id.values():
        sense.house = id(sense) not in others and not sense.adjective


def _is_house(text: str, toponym: Toponym) -> bool:
    return _AFTER.match(text, toponym.span.end) is not None or _WITHIN.fullmatch(toponym.span.text) is not None


def find_other_countries(senses: Sequence[Sense]) -> set[str]:
    """Codes of the countries of all that the text surely names, houses left aside."""
    best = (sense.best for sense in senses if not sense.house)
    return {
        o.place.country_code for o in best if o is not None and o.share > _SURE and o.place.country_code is not None
    }


def is_settlement_abroad(sense: Sense, option: Option, countries: set[str], named: set[str]) -> bool:
    """Whether it is a town that a house is called like, outside the ``countries`` that its sentence or most of the text is about.

    Where that is its own name, and not a by-name, it needs no more than to lie in one ``named`` at all, and a city not even
    that: "the Vost hospital" stands in the Vost that everybody knows.
    """
    place, by_name = option.place, "only another name" in option.held
    if not sense.house or not countries or place.country_code in countries:
        return False
    if place.level not in _SETTLEMENTS and not (by_name and place.level is Level.PROVINCE):
        return False
    if any(option.scene.get(name) for name in _SAYS_WHERE):
        return False
    return by_name or ((place.population or 0) < CITY and place.country_code not in named)


_SURE = 0.5
_SAYS_WHERE = (
    "in the place the text puts it in",
    "near the place the text puts it near",
    "holds the place the text puts in it",
)
