"""“The Arvanian capital”: a seat of government that a sentence tells of without its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.model import Evidence, Level, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.claims.text.passages import Passage
    from geostrike.claims.triggers.trigger import Trigger
    from geostrike.model import Resolution, Toponym

__all__ = ["find_capital", "name_capitals"]

# Whoever is named so may be named after the place he sits in, or have filed from it: the place is the same.
_SEATS = frozenset({Role.PLACE, Role.DATELINE, Role.GOVERNMENT})
_WITHIN = 12  # words from the strike word
_LEADING = find_words("capitals", "leading")


def name_capitals(toponyms: Iterable[Toponym], resolutions: Iterable[Resolution]) -> dict[str, Toponym]:
    """Country code → the first mention of its capital in the article, datelines included."""
    capitals: dict[str, Toponym] = {}
    for toponym, resolution in zip(toponyms, resolutions, strict=True):
        place = resolution.place
        if place is not None and place.feature == "PPLC" and place.country_code and toponym.role in _SEATS:
            capitals.setdefault(place.country_code, toponym)
    return capitals


def find_capital(
    passage: Passage, trigger: Trigger, capitals: dict[str, Toponym]
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """The capital that “the Arvanian capital” or “Arvania's capital” means, where the article has named it before."""
    lowers = passage.lowers
    for position in range(max(1, trigger.first - _WITHIN), min(len(lowers), trigger.last + _WITHIN)):
        if lowers[position] != "capital" or abs(passage.clauses[position] - passage.clauses[trigger.first]) > 1:
            continue
        whose = passage.mention_at(position - 1)
        place = whose.resolution.place if whose is not None and whose.resolution is not None else None
        if whose is None or place is None or place.level is not Level.COUNTRY or place.country_code is None:
            continue
        before = whose.first - 1 - (whose.first > 0 and lowers[whose.first - 1] == "the")
        capital = capitals.get(place.country_code)
        if capital is None or before < 0 or lowers[before] not in _LEADING:
            continue
        if capital.span.start < passage.words[position].start:
            words = " ".join(lowers[whose.first : position + 1])
            return (capital.id,), (
                Evidence(name="capital", score=1.0, words=f"“{words}” means {capital.name}, which the article names"),
            )
    return (), ()
