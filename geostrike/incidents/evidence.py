"""Whether two reports are of one strike: every reason for and against it, and its words.

Comparing and explaining are two steps: a million pairs are compared, and a few are told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.incidents.nearness import apart_km, relate_places
from geostrike.incidents.weights import REASONS
from geostrike.incidents.windows import find_doubtful, gap_days, span_days
from geostrike.model import Evidence, Outcome

if TYPE_CHECKING:
    from geostrike.incidents.parties import Parties
    from geostrike.model import DateRange, Report, Window

__all__ = ["Comparison", "compare", "explain"]


class Comparison(NamedTuple):
    """What speaks for and against two reports being of one strike."""

    score: int
    """In hundredths."""
    barred: bool
    """Something excludes it."""
    names: tuple[str, ...]
    """Of the reasons."""


def compare(a: Report, b: Report, parties: Parties) -> Comparison:
    """Every reason for and against. Which of the two comes first does not matter."""
    names = [relate_places(a, b), _relate_days(a, b)]
    if a.article_id == b.article_id:
        names.append("told apart")
    names += [
        name
        for name in (
            _relate_attackers(a, b, parties),
            _relate_tolls(a, b, wide=names[0] in WIDE),
            _relate_traits(a.traits.sites, b.traits.sites, "target"),
            _relate_traits(a.traits.hours, b.traits.hours, "hour"),
            _relate_arms(a, b),
            _relate_names(a, b),
        )
        if name
    ]
    weights = [REASONS[name][0] for name in names]
    return Comparison(sum(weight or 0 for weight in weights), None in weights, tuple(names))


# Reasons of places of which one is an area, whose toll may be a sum.
WIDE = frozenset({"area of that name", "may be an area", "region holds it", "area holds it", "country holds it"})

_DAY = 2  # "overnight" is two days
_FEW = 7
_MONTH = 31
_MONTHS = 62


def _relate_days(a: Report, b: Report) -> str:
    one, other = a.window, b.window
    if one is None or other is None:
        return "day unknown"
    gap, spans = gap_days(one, other), (span_days(one), span_days(other))
    if None in spans:
        return _relate_recalled(a, b) if gap <= 0 else "other days"
    widest = max(span or 0 for span in spans)
    if gap <= 0:
        if not (one.told or other.told) and a.date is None and b.date is None:
            return "reported together"
        if widest > _FEW:
            return "only the month" if widest <= _MONTH else "only the year"
        return "same day" if widest <= _DAY else "days overlap"
    if gap == 1:
        return "night between"
    if _meet_in_doubt(a, b):
        return "day doubtful"
    sure = (one.told and other.told) or gap > _LONG
    return "other days" if sure else "days differ"


def _meet_in_doubt(a: Report, b: Report) -> bool:
    """Whether a day that is doubtful for a report of news is all that parts them."""
    one, other = find_doubtful(a), find_doubtful(b)
    if one is None and other is None:
        return False
    ours, theirs = one or a.window, other or b.window
    return (
        ours is not None
        and theirs is not None
        and None not in (ours.start, theirs.start)
        and gap_days(ours, theirs) <= 0
    )


def _relate_recalled(a: Report, b: Report) -> str:
    """For one that is recalled without a day of its own, or two."""
    if any(x.date is not None and _meets(x.date, y.window) for x, y in ((a, b), (b, a))):
        return "recalled, perhaps that day"
    starts = [x.window.end for x in (a, b) if x.window is not None]
    return "recalled long after" if abs((starts[0] - starts[1]).days) > _MONTHS else "recalled, no day"


def _meets(told: DateRange, window: Window | None) -> bool:
    """Whether days that a report takes over from its story are the days of the other."""
    if told.start is None or told.end is None or window is None or window.start is None:
        return False
    return told.start <= window.end and window.start <= told.end


# So far from each other not even days that were taken over or supposed can be one.
_LONG = 5


def _relate_attackers(a: Report, b: Report, parties: Parties) -> str | None:
    ours, theirs = {party.name for party in a.attackers}, {party.name for party in b.attackers}
    if not ours or not theirs:
        return None
    if ours & theirs:
        return "same attacker"
    if any(parties.are_allied(x, y) for x in ours for y in theirs):
        return "allied attackers"
    known = any(p.known for p in a.attackers) and any(p.known for p in b.attackers)
    return "other attacker" if known else None


# A number that small is often the same by chance.
_TELLING = 4
_TIMES, _MORE = 3, 10


def _relate_tolls(a: Report, b: Report, *, wide: bool) -> str | None:
    ours, theirs = _killed(a), _killed(b)
    if not ours or not theirs:
        return None
    shared = ours & theirs
    if shared:
        return "same toll" if max(shared) >= _TELLING else "tolls agree"
    if wide:
        return "toll of an area"
    least, most = sorted((max(ours), max(theirs)))
    return "tolls differ" if most > _TIMES * least and most - least > _MORE else None


def _killed(report: Report) -> set[int]:
    """The numbers of killed it tells, but for parts of a total."""
    return {
        number
        for toll in report.tolls
        if toll.outcome is Outcome.KILLED and not toll.part_of_total
        for number in (toll.min if toll.min is not None else toll.max,)
        if number is not None
    }


def _relate_traits(ours: tuple[str, ...], theirs: tuple[str, ...], kind: str) -> str | None:
    if not ours or not theirs:
        return None
    return f"same {kind}" if set(ours) & set(theirs) else f"other {kind}"


def _relate_arms(a: Report, b: Report) -> str | None:
    if "chemical" in a.traits.arms and "chemical" in b.traits.arms:
        return "both chemical"
    return _relate_traits(_arms(a), _arms(b), "arms")


def _arms(report: Report) -> tuple[str, ...]:
    """Drones are from the air; missiles may be from anywhere."""
    arms = report.traits.arms
    return () if "missile" in arms else tuple("air" if arm == "drone" else arm for arm in arms)


_MANY = 4


def _relate_names(a: Report, b: Report) -> str | None:
    shared = set(a.traits.names) & set(b.traits.names)
    if not shared:
        return None
    return "many shared names" if len(shared) >= _MANY else "shared names" if len(shared) > 1 else None


def explain(a: Report, b: Report, comparison: Comparison) -> tuple[Evidence, ...]:
    """The reasons in words, what weighs most first."""
    values = {
        "name_a": a.span.text,
        "name_b": b.span.text,
        "place_a": a.place.name if a.place is not None else a.span.text,
        "km": f"{apart_km(a.place, b.place):,.0f}" if a.place is not None and b.place is not None else "?",
        "days_a": _say_days(a.window),
        "days_b": _say_days(b.window),
        "party": ", ".join(sorted({p.name for p in a.attackers} & {p.name for p in b.attackers})),
        "parties_a": _list(p.name for p in a.attackers),
        "parties_b": _list(p.name for p in b.attackers),
        "toll": ", ".join(map(str, sorted(_killed(a) & _killed(b)))),
        "tolls_a": _list(map(str, sorted(_killed(a)))),
        "tolls_b": _list(map(str, sorted(_killed(b)))),
        "shared_names": _list(name for name in a.traits.names if name in b.traits.names),
    }
    for kind in ("sites", "hours", "arms"):
        ours, theirs = (_arms(a), _arms(b)) if kind == "arms" else (getattr(a.traits, kind), getattr(b.traits, kind))
        values |= {f"{kind}_a": _list(ours), f"{kind}_b": _list(theirs)}
        values[f"shared_{kind}"] = _list(trait for trait in ours if trait in theirs)
    found = [
        Evidence(name=name, score=(REASONS[name][0] or 0) / 100, words=REASONS[name][1].format(**values))
        for name in comparison.names
    ]
    return tuple(sorted(found, key=lambda evidence: (REASONS[evidence.name][0] is not None, -abs(evidence.score))))


def _list(words: object) -> str:
    return ", ".join(dict.fromkeys(words))  # type: ignore[call-overload]


def _say_days(window: Window | None) -> str:
    if window is None:
        return "a day that is not known"
    if window.start is None:
        return f"some day before {window.end}"
    supposed = "" if window.told else ", as supposed"
    return f"{window.start}{supposed}" if window.start == window.end else f"{window.start} to {window.end}{supposed}"
