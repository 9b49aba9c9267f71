"""Whether two reports are of one strike: every reason for and against it, summed up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.incidents.nearness import WIDE, relate_places
from geostrike.incidents.timing import relate_days
from geostrike.incidents.weights import GREAT_TOLL, REASONS
from geostrike.incidents.windows import LATE_DAYS

if TYPE_CHECKING:
    from geostrike.incidents.facts import Facts
    from geostrike.incidents.parties import Parties
    from geostrike.model import Report

__all__ = ["Comparison", "compare"]


class Comparison(NamedTuple):
    """What speaks for and against two reports being of one strike."""

    score: int
    """In hundredths."""
    barred: bool
    """Something excludes it."""
    names: tuple[str, ...]
    """Of the reasons."""


def compare(a: Facts, b: Facts, parties: Parties) -> Comparison:
    """Every reason for and against. Which of the two comes first does not matter."""
    where = relate_places(a.report, b.report)
    names = [where, relate_days(a, b)]
    if a.report.article_id == b.report.article_id:
        names.append("told apart")
    names += [
        name
        for name in (
            _relate_attackers(a, b, parties),
            _relate_tolls(a, b, wide=where in WIDE),
            _relate_sites(a.sites, b.sites),
            _relate_sets(a.hours, b.hours, "hour"),
            _relate_arms(a, b),
            _relate_names(a, b),
            _relate_memories(a, b),
        )
        if name
    ]
    score, barred = 0, False
    for name in names:
        weight = REASONS[name][0]
        if weight is None:
            barred = True
        else:
            score += weight
    return Comparison(score, barred, tuple(names))


def _relate_attackers(a: Facts, b: Facts, parties: Parties) -> str | None:
    if not a.attackers or not b.attackers:
        return None
    if a.attackers & b.attackers:
        return "same attacker"
    if any(parties.are_allied(x, y) for x in a.attackers for y in b.attackers):
        return "allied attackers"
    return "other attacker" if a.any_known and b.any_known else None


# A number that small is often the same by chance.
_TELLING = 4
_TIMES, _MORE = 3, 10


def _relate_tolls(a: Facts, b: Facts, *, wide: bool) -> str | None:
    if not a.killed or not b.killed:
        return None
    shared = a.killed & b.killed
    if shared:
        most = max(shared)
        return "same great toll" if most >= GREAT_TOLL else "same toll" if most >= _TELLING else "tolls agree"
    if wide:  # chemicals over an area are one strike on all of it, not a sum of several
        return None if "chemical" in a.arms and "chemical" in b.arms else "toll of an area"
    least, most = sorted((max(a.killed), max(b.killed)))
    if most > _TIMES * least and most - least > _MORE:
        return "tolls differ"
    close = least >= _TELLING and most <= _CLOSE * least
    return "tolls close" if close and _appear_together(a.report, b.report) else None


# A count that goes on grows by no more within days.
_CLOSE = 1.5


def _appear_together(a: Report, b: Report) -> bool:
    """Whether both are published within days, while the dead of one strike are still counted."""
    return a.published is not None and b.published is not None and abs((a.published - b.published).days) <= LATE_DAYS


def _relate_memories(a: Facts, b: Facts) -> str | None:
    """Old strikes are recalled by what was hit and how many died, long after anybody gives their day."""
    if not (a.report.background and b.report.background and a.sites & b.sites):
        return None
    return "recalled alike" if max(a.killed & b.killed, default=0) >= GREAT_TOLL else None


def _relate_sets(ours: frozenset[str], theirs: frozenset[str], kind: str) -> str | None:
    if not ours or not theirs:
        return None
    return f"other {kind}" if ours.isdisjoint(theirs) else f"same {kind}"


_AIRFIELD = frozenset({"base", "airport"})


def _relate_sites(ours: frozenset[str], theirs: frozenset[str]) -> str | None:
    """A military airport is a base, so that one word does not tell it from the other."""
    found = _relate_sets(ours, theirs, "target")
    return None if found == "other target" and ours | theirs >= _AIRFIELD else found


def _relate_arms(a: Facts, b: Facts) -> str | None:
    """Chemicals come from the air or in shells, so that a report of either can be of them."""
    if "chemical" in a.arms and "chemical" in b.arms:
        return "both chemical"
    if "chemical" in a.arms or "chemical" in b.arms:
        return "same arms" if a.arms & b.arms else None
    return _relate_sets(a.arms, b.arms, "arms")


_SEVERAL, _MANY = 2, 4


def _relate_names(a: Facts, b: Facts) -> str | None:
    shared = len(a.names & b.names)
    return "many shared names" if shared >= _MANY else "shared names" if shared >= _SEVERAL else None
