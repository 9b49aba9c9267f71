"""What is called like a town and is none: houses and roads of another country ("Vost hospital", "the Vost road", with no word of
where Vost is), and what English gives an article ("on the bank of the Vost"), which is a river, a valley or a region.
"""

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

_WAY = r"road|street|highway|avenue|boulevard|valley|gorge|delta|canal|pipeline|hills|mountains"
_HOUSE = (
    r"(?:hospital|clinic|school|university|college|institute|academy|mosque|church|market|souk|hotel|mall|bridge|museum|"
    r"stadium|camp|"
    r"square|roundabout|crossing|checkpoint|gate|bazaar|theatre|cinema|house|dam|refinery|power\splant|air\s?base|barracks|"
    rf"{_WAY})"
)
# What may stand between: "the Vost General hospital", "Vost girls' school".
_KIND = (
    r"(?:\s(?:general|children['’]s|girls['’]?|boys['’]?|teaching|military|field|public|private|primary|secondary|elementary|high|"
    r"central|main|national|technical|vegetable|fish|maternity|refugee|displacement))?"
)
_AFTER = Pattern(rf"{_KIND}\s{_HOUSE}\b(?!-)", re.IGNORECASE)
_ALONG = Pattern(rf"{_KIND}\s(?:{_WAY})\b(?!-)", re.IGNORECASE)
_WITHIN = Pattern(rf".*\w{_KIND}\s{_HOUSE}", re.IGNORECASE)
_SETTLEMENTS = (Level.TOWN, Level.DISTRICT, Level.NEIGHBOURHOOD, Level.PROVINCE)
# What a name with an article stands before: no word for what it names ("the Vost road", "the Vost and Karsa districts").
_SMALL = (
    r"and|or|in|at|on|to|for|from|by|with|near|of|since|when|where|which|who|was|were|is|are|has|have|had|as|after|before|while|"
    r"during|until|but|that|early|late|overnight|yesterday|today|this|last"
)
_PARTS = r"(?:district|region|area|quarter|neighbou?rhood|province|sector|suburb|village|town)s"
_ENDS = Pattern(rf"[^\w\s-]|\s*$|\s*\n|\s(?:{_SMALL})\b(?!\s(?:\w+\s){{1,3}}?{_PARTS}\b)")
_ARTICLE = Pattern(r"\b[Tt]he\s$")


def note_houses(text: str, toponyms: Sequence[Toponym], by_id: Mapping[str, Sense]) -> None:
    """Notes of each sense whether the text means nothing but a house of that name by it (``house``), or a road or valley (``way``), and
    whether it always gives it an article (``article``).
    """
    others = {id(by_id[t.id]) for t in toponyms if not _is_house(text, t)}
    bare = {id(by_id[t.id]) for t in toponyms if not _has_article(text, t)}
    for sense in by_id.values():
        sense.house = id(sense) not in others and not sense.adjective
        sense.article = id(sense) not in bare and not sense.levels and " " not in sense.name  # “the Near North Side”
        sense.way = sense.house and all(_ALONG.match(text, mention.span.end) for mention in sense.mentions)


def _has_article(text: str, toponym: Toponym) -> bool:
    before = text[max(0, toponym.span.start - 5) : toponym.span.start]
    return _ARTICLE.search(before) is not None and _ENDS.match(text, toponym.span.end) is not None


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
    if place.level not in _SETTLEMENTS:
        return False
    if any(option.scene.get(name) for name in _SAYS_WHERE):
        return False
    known = place.level is not Level.PROVINCE and (place.population or 0) >= CITY
    return by_name or not (known or place.country_code in named)


_SURE = 0.5
_SAYS_WHERE = (
    "in the place the text puts it in",
    "near the place the text puts it near",
    "holds the place the text puts in it",
)
