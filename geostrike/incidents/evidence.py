"""Whether two reports are of one strike: every reason for and against it, and its words.

Comparing and explaining are two steps: a million pairs are compared, and a few are told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from geostrike.incidents.nearness import WIDE, apart_km, relate_places
from geostrike.incidents.parties import name_accused
from geostrike.incidents.weights import GREAT_TOLL, REASONS
from geostrike.incidents.windows import LATE_DAYS, find_doubtful, gap_days, span_days
from geostrike.model import Evidence, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.incidents.parties import Parties
    from geostrike.model import DateRange, Report, Window

__all__ = ["Comparison", "Facts", "compare", "count_killed", "explain", "gather_facts"]


class Comparison(NamedTuple):
    """What speaks for and against two reports being of one strike."""

    score: int
    """In hundredths."""
    barred: bool
    """Something excludes it."""
    names: tuple[str, ...]
    """Of the reasons."""


@dataclass(frozen=True, slots=True)
class Facts:
    """A report with what is compared of it, worked out once."""

    report: Report
    attackers: frozenset[str]
    any_known: bool
    """Whether an attacker is of the table of parties."""
    killed: frozenset[int]
    """Numbers that it tells, but for parts of a total."""
    sites: frozenset[str]
    hours: frozenset[str]
    arms: frozenset[str]
    names: frozenset[str]
    doubtful: Window | None
    """The days of the news, if the day given is doubtful."""


def gather_facts(report: Report) -> Facts:
    """``report`` made ready for comparing."""
    traits = report.traits
    return Facts(
        report,
        name_accused(report),
        any(party.known for party in report.attackers),
        count_killed(report),
        frozenset(traits.sites),
        frozenset(traits.hours),
        _plain_arms(traits.arms),
        frozenset(traits.names),
        find_doubtful(report),
    )


def count_killed(report: Report) -> frozenset[int]:
    """The numbers killed that a report tells, but for parts of a total."""
    return frozenset(
        number
        for toll in report.tolls
        if toll.outcome is Outcome.KILLED and not toll.part_of_total
        for number in (toll.min if toll.min is not None else toll.max,)
        if number is not None
    )


def _plain_arms(arms: tuple[str, ...]) -> frozenset[str]:
    """Drones are from the air; missiles may be from anywhere."""
    plain = frozenset("air" if arm == "drone" else arm for arm in arms)
    return plain if "missile" not in arms else plain & {"chemical"}


def compare(a: Facts, b: Facts, parties: Parties) -> Comparison:
    """Every reason for and against. Which of the two comes first does not matter."""
    where = relate_places(a.report, b.report)
    names = [where, _relate_days(a, b)]
    if a.report.article_id == b.report.article_id:
        names.append("told apart")
    names += [
        name
        for name in (
            _relate_attackers(a, b, parties),
            _relate_tolls(a, b, wide=where in WIDE),
            _relate_sets(a.sites, b.sites, "target"),
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


_DAY = 2  # "overnight" is two days
_FEW = 7
_MONTH = 31
_MONTHS = 62
# So far from each other not even days that were taken over or supposed can be one.
_LONG = 5


def _relate_days(a: Facts, b: Facts) -> str:
    one, other = a.report.window, b.report.window
    if one is None or other is None:
        return "day unknown"
    gap = gap_days(one, other)
    span, their_span = span_days(one), span_days(other)
    if span is None or their_span is None:
        return _relate_recalled(a.report, b.report) if gap <= 0 else "other days"
    if gap <= 0:
        widest = max(span, their_span)
        if not (one.told or other.told) and a.report.date is None and b.report.date is None:
            return "reported together"
        if widest > _FEW:
            return "only the month" if widest <= _MONTH else "only the year"
        return "same day" if widest <= _DAY else "days overlap"
    if gap == 1:
        return "night between"
    if _meet_in_doubt(a, b):
        told = any(x.doubtful is not None and x.report.window is not None and x.report.window.told for x in (a, b))
        return "day doubtful" if told else "day taken over"
    sure = (one.told and other.told) or gap > _LONG
    return "other days" if sure else "days differ"


def _meet_in_doubt(a: Facts, b: Facts) -> bool:
    """Whether a day that is doubtful for a report of news is all that parts them."""
    if a.doubtful is None and b.doubtful is None:
        return False
    ours, theirs = a.doubtful or a.report.window, b.doubtful or b.report.window
    known = ours is not None and theirs is not None and None not in (ours.start, theirs.start)
    return known and gap_days(ours, theirs) <= 0  # type: ignore[arg-type]


def _relate_recalled(a: Report, b: Report) -> str:
    """For one that is recalled without a day of its own, or two."""
    if any(x.date is not None and _meets(x.date, y.window) for x, y in ((a, b), (b, a))):
        return "recalled, perhaps that day"
    windows = [x.window for x in (a, b) if x.window is not None]
    one, other = (window.end for window in windows)
    days = abs((one - other).days)
    if days <= _FEW and any(window.start is not None for window in windows):
        return "recalled soon after"
    return "recalled long after" if days > _MONTHS else "recalled, no day"


def _meets(told: DateRange, window: Window | None) -> bool:
    """Whether days that a report takes over from its story are the days of the other."""
    if told.start is None or told.end is None or window is None or window.start is None:
        return False
    return told.start <= window.end and window.start <= told.end


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


def explain(a: Facts, b: Facts, comparison: Comparison) -> tuple[Evidence, ...]:
    """The reasons in words; first what excludes, then what weighs most."""
    values = _Values(a, b)
    found = [
        Evidence(name=name, score=(REASONS[name][0] or 0) / 100, words=REASONS[name][1].format_map(values))
        for name in comparison.names
    ]
    return tuple(sorted(found, key=lambda evidence: (REASONS[evidence.name][0] is not None, -abs(evidence.score))))


class _Values(dict[str, str]):
    """What the words of reasons speak of, worked out when it is asked for."""

    def __init__(self, a: Facts, b: Facts) -> None:
        super().__init__()
        self._facts = {"a": a, "b": b}

    def __missing__(self, key: str) -> str:
        what, _, which = key.rpartition("_")
        a, b = self._facts["a"], self._facts["b"]
        if key == "km":
            one, other = a.report.place, b.report.place
            return f"{apart_km(one, other):,.0f}" if one is not None and other is not None else "?"
        if which in self._facts:
            return _say(self._facts[which], what)
        shared: frozenset[object] = getattr(a, which) & getattr(b, which)
        return _list(shared)


def _say(facts: Facts, what: str) -> str:
    report = facts.report
    if what == "name":
        return report.span.text
    if what == "place":
        return report.place.name if report.place is not None else report.span.text
    if what == "days":
        return _say_days(report.window)
    return _list(getattr(facts, what))


def _list(found: Iterable[object]) -> str:
    return ", ".join(str(value) for value in sorted(found, key=lambda value: (str(type(value)), value)))


def _say_days(window: Window | None) -> str:
    if window is None:
        return "a day that is not known"
    if window.start is None:
        return f"some day before {window.end}"
    supposed = "" if window.told else ", as supposed"
    return f"{window.start}{supposed}" if window.start == window.end else f"{window.start} to {window.end}{supposed}"
