"""Two names for one place: "Vost (Sorva)", "Vost, also known as Sorva". What only one of the two may mean is out."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from geostrike.geodesy import apart_km
from geostrike.language.names import fold
from geostrike.model import Level, Role, Tier
from geostrike.resolution.senses import Option

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.model import Toponym
    from geostrike.resolution.senses import Sense

__all__ = ["join_aliases"]

# Between the two names; the word for the kind of place may stand there ("Vost town (Sorva)").
_ALIAS = re.compile(
    r"(?:\s[a-z]{3,14})?(?:\s\((?:or\s|a\.?k\.?a\.?\s|(?:also\s|locally\s|formerly\s)?(?:known\sas|called)\s)?"
    r"|,?\s(?:also|locally|formerly)\s(?:known\sas|called)\s|,?\saka\s)"
)
_SAME_KM = 10.0  # gazetteers put the point of a town and of its district up to this far apart
_SMALL = 100_000  # a larger town in brackets may be where the first one lies
_LARGE = (Level.PROVINCE, Level.COUNTRY, Level.REGION)


def join_aliases(text: str, toponyms: Sequence[Toponym], by_id: Mapping[str, Sense], senses: Sequence[Sense]) -> None:
    """Narrows the options of names that the text gives for one place; a name without any takes those of the other.

    Where the text gives no second name, the spelling decides (``_letter_for_letter``).
    """
    joined: set[str] = set()
    for one, other in pairwise(toponyms):
        if Role.ADJECTIVE in (one.role, other.role) or not _is_alias(text, one, other):
            continue
        first, second = by_id[one.id], by_id[other.id]
        if first.key == second.key or second in first.containers:
            continue
        shared = _shared(first.options, second.options), _shared(second.options, first.options)
        if shared[0] and shared[1]:
            joined |= {first.key, second.key}
            for sense in senses:
                if sense.key in (first.key, second.key) and not sense.adjective:
                    sense.options = _shared(sense.options, shared[0]) or sense.options
        elif first.options and not second.options:
            _take(senses, second, first.options)
        elif second.options and not first.options and all(_is_small(option) for option in second.options):
            _take(senses, first, second.options)

    for sense in senses:
        if sense.key not in joined and not sense.adjective:
            sense.options = _letter_for_letter(sense)


def _letter_for_letter(sense: Sense) -> list[Option]:
    """Of two places of a kind and country that have the name as another name, the one that is spelt just so.

    Gazetteers put foreign spellings down for the wrong one of two neighbours; own names are not touched.
    """
    spelling = sense.name.casefold()
    others = [o for o in sense.options if o.tier is Tier.EXACT and fold(o.place.name) != sense.key]
    exact = [o for o in others if o.matched.casefold() == spelling]
    kinds = {(o.place.level, o.place.country_code) for o in exact}
    out = {o.place.id for o in others if (o.place.level, o.place.country_code) in kinds} - {o.place.id for o in exact}
    return [o for o in sense.options if o.place.id not in out]


def _is_alias(text: str, one: Toponym, other: Toponym) -> bool:
    between = text[one.span.end : other.span.start]
    if not _ALIAS.fullmatch(between):
        return False
    return "(" not in between or text[other.span.end : other.span.end + 1] == ")"


def _shared(options: Sequence[Option], others: Sequence[Option]) -> list[Option]:
    """The options that lie where some of ``others`` lies; divisions and what they hold are not the same place."""
    return [
        option
        for option in options
        if any(
            option.place.id == other.place.id
            or (
                option.place.level not in _LARGE
                and other.place.level not in _LARGE
                and option.place.country_code == other.place.country_code
                and apart_km(option.place, other.place) < _SAME_KM
            )
            for other in others
        )
    ]


def _take(senses: Sequence[Sense], poor: Sense, options: Sequence[Option]) -> None:
    for sense in senses:
        if sense.key == poor.key and not sense.options and not sense.adjective:
            sense.options = [Option(o.place, o.matched, o.tier, o.similarity) for o in options]


def _is_small(option: Option) -> bool:
    return option.place.level not in _LARGE and (option.place.population or 0) < _SMALL
