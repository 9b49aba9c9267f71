"""What the sentences of an article may lean on: its places and parties, its days, and who has spoken."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geostrike.claims.voices.speakers import Memory
from geostrike.language.abbreviations import spell_out
from geostrike.language.patterns import Pattern
from geostrike.model import Level, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geostrike.claims.facts.calendar import Calendar
    from geostrike.model import Article, Place, Resolution, Toponym

__all__ = ["STEM", "Story", "open_story"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Story:
    """What is known of the article; its calendar and its memory of speakers learn from sentence to sentence."""

    calendar: Calendar
    memory: Memory = field(default_factory=Memory)
    countries: dict[str, str]
    """First letters of a country's name → its name, for the countries the article names."""
    capitalised: tuple[str, ...]
    """The words that stand with a capital, each once."""
    levels: dict[str, Level]
    """What kind of place each resolved toponym means."""
    capitals: dict[str, Toponym]
    """Country code → the first mention of its capital, datelines included."""
    lands: dict[str, str]
    """The country of each resolved toponym."""
    people: Callable[[str], Place | None] | None
    """The country that a word for its people belongs to."""
    spelt_out: dict[str, str]
    """What each abbreviation stands for that the text spells out."""


_CAPITALISED = Pattern(r"\b[^\W\d_a-z][^\W\d_]{2,}")
STEM = 4
"""As many first letters as a country shares with its people ("Arvan|ia", "Arvan|ian")."""


def open_story(
    article: Article,
    toponyms: tuple[Toponym, ...],
    resolutions: tuple[Resolution, ...],
    calendar: Calendar,
    *,
    people: Callable[[str], Place | None] | None = None,
) -> Story:
    """What is known of ``article`` before its first sentence is read."""
    placed = {r.toponym_id: r.place for r in resolutions if r.place is not None}
    countries = [place for place in placed.values() if place.level is Level.COUNTRY]
    return Story(
        calendar=calendar,
        people=people,
        spelt_out=spell_out(article.text),
        countries={place.name.casefold()[:STEM]: place.name for place in countries},
        capitalised=tuple(dict.fromkeys(_CAPITALISED.findall(article.text))),
        levels={i: place.level for i, place in placed.items()},
        capitals=_name_capitals(toponyms, resolutions),
        lands={i: place.country for i, place in placed.items() if place.country},
    )


# Whoever is named so may be named after the place he sits in, or have filed from it: the place is the same.
_SEATS = frozenset({Role.PLACE, Role.DATELINE, Role.GOVERNMENT, Role.OUTSIDE})


def _name_capitals(toponyms: Iterable[Toponym], resolutions: Iterable[Resolution]) -> dict[str, Toponym]:
    capitals: dict[str, Toponym] = {}
    for toponym, resolution in zip(toponyms, resolutions, strict=True):
        place = resolution.place
        if place is not None and place.feature == "PPLC" and place.country_code and toponym.role in _SEATS:
            capitals.setdefault(place.country_code, toponym)
    return capitals
