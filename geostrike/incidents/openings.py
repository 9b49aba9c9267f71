"""An article that opens with the area ("58 killed in Karsa province") and goes on with the one place in it tells of one strike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.incidents.evidence import compare
from geostrike.incidents.facts import count_killed, gather_facts
from geostrike.incidents.nearness import holds
from geostrike.incidents.twins import unite
from geostrike.model import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.incidents.parties import Parties
    from geostrike.model import Place, Report

__all__ = ["unite_openings"]

_SAME_DAYS = frozenset({"same day", "days overlap", "reported together"})
_APART = frozenset({"other attacker", "other arms", "other hour", "other target"})
# Numbers of one strike in one article do not differ by more.
_TWICE = 2
# What tells of an area as such, and not of a spot in it.
_SPREAD = re.compile(
    r"\b(?:across|throughout|several|areas|towns|villages|cities|parts|districts|neighbou?rhoods|locations|positions|fronts?)\b",
    re.IGNORECASE,
)
# Several strikes, which are one story only where their dead are told in one number.
_STRIKES = re.compile(r"\b(?:\w*strikes|raids|attacks|bombardments)\b", re.IGNORECASE)


def unite_openings(reports: Sequence[Report], parties: Parties) -> list[Report]:
    """The ``reports`` of one article, those of an area united with the later one of the only place in it that is told of."""
    found = list(reports)
    for opening in reports:
        inside = [n for n, other in enumerate(found) if _is_held(opening, other)]
        if len(inside) == 1 and _is_of_a_spot(opening, reports) and _is_one(opening, found[inside[0]], parties):
            found[inside[0]] = unite(found[inside[0]], opening)
            found.remove(opening)
    return found


def _is_held(opening: Report, other: Report) -> bool:
    return other is not opening and not (opening.background or other.background) and holds(opening, other)


def _is_of_a_spot(opening: Report, reports: Sequence[Report]) -> bool:
    """Whether its words can be of one spot in the area: they name no other place, and no spread."""
    if any(other.quote == opening.quote and other is not opening for other in reports):
        return False
    told = bool(count_killed(opening)) or not _STRIKES.search(opening.quote)
    return told and not _SPREAD.search(opening.quote)


def _is_one(opening: Report, inside: Report, parties: Parties) -> bool:
    """Whether the place, told of later, fits the opening in its days, numbers and whatever else both tell."""
    ours, theirs = gather_facts(opening), gather_facts(inside)
    names = frozenset(compare(ours, theirs, parties).names)
    fit = bool(names & _SAME_DAYS) and not names & _APART and _can_be_one(ours.killed, theirs.killed)
    return fit and opening.span.start < inside.span.start and not _is_around(opening.place, inside)


def _is_around(place: Place | None, inside: Report) -> bool:
    """Whether of the later place only the surroundings of another are known."""
    held = inside.within and inside.place is not None and inside.place.level not in (Level.PROVINCE, Level.DISTRICT)
    return held and place != inside.place


def _can_be_one(ours: frozenset[int], theirs: frozenset[int]) -> bool:
    """Whether all these numbers can be of one strike: a sum over the area is not."""
    numbers = ours | theirs
    return not numbers or max(numbers) <= _TWICE * min(numbers)
