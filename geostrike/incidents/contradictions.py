"""What the sources of an incident say differently: it stays, side by side. Numbers are never added to each other."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from geostrike.incidents.parties import name_accused
from geostrike.model import Harm, Outcome, TollRange

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geostrike.incidents.parties import Parties
    from geostrike.model import Report, Toll

__all__ = ["compare_tolls", "find_disputes", "name_attackers"]


def compare_tolls(reports: Sequence[Report]) -> tuple[TollRange, ...]:
    """For each outcome and kind of victim the range of the numbers, and how they stand to each other. ``reports`` are in order of
    publication; parts of a total do not count, nor does what one source gives beside its largest number ("four nurses and two
    patients").
    """
    told: dict[tuple[Outcome, Harm], dict[tuple[str, str | None], tuple[Report, Toll]]] = {}
    for report in reports:
        for toll in report.tolls:
            if toll.part_of_total or (toll.min is None and toll.max is None):
                continue
            by_source = told.setdefault((toll.outcome, toll.status), {})
            source = (report.id, toll.speaker)
            if source not in by_source or _number(toll) > _number(by_source[source][1]):
                by_source[source] = (report, toll)
    return tuple(_measure(outcome, status, list(told[outcome, status].values())) for outcome, status in sorted(told))


def _number(toll: Toll) -> int:
    return next((number for number in (toll.min, toll.max) if number is not None), 0)


def _measure(outcome: Outcome, status: Harm, told: list[tuple[Report, Toll]]) -> TollRange:
    lows = [toll.min if toll.min is not None else 0 for _, toll in told]
    highs = [toll.max for _, toll in told]
    return TollRange(
        outcome=outcome,
        status=status,
        min=min(lows),
        max=None if None in highs else max(high for high in highs if high is not None),
        standing=_stand(told),
        report_ids=tuple(dict.fromkeys(report.id for report, _ in told)),
    )


def _stand(told: list[tuple[Report, Toll]]) -> str:
    if all(_can_both_be(a, b) for _, a in told for _, b in told[:_PAIRS]):
        return "agree"
    by_day: dict[date, set[int]] = {}
    for report, toll in told:
        if report.published is None:
            return "differ"
        by_day.setdefault(report.published, set()).add(_number(toll))
    days = [by_day[day] for day in sorted(by_day)]
    grows = all(max(before) <= min(after) for before, after in itertools.pairwise(days))
    return "history" if grows and all(len(numbers) == 1 for numbers in days) else "differ"


# Enough to see a contradiction: their pairs grow with the square.
_PAIRS = 60


def _can_both_be(a: Toll, b: Toll) -> bool:
    """Whether one number can meet both: "at least 3" and "5" can."""
    lows = [toll.min for toll in (a, b) if toll.min is not None]
    highs = [toll.max for toll in (a, b) if toll.max is not None]
    return not lows or not highs or max(lows) <= min(highs)


def name_attackers(reports: Sequence[Report]) -> tuple[str, ...]:
    """The parties accused, the most often accused first. "Jets" and "unknown aircraft" are nobody's name, and who is hardly
    implied is not accused.
    """
    counts: dict[str, int] = {}
    for report in reports:
        for name in name_accused(report) & {party.name for party in report.attackers if party.accused}:
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def find_disputes(reports: Sequence[Report], tolls: Sequence[TollRange], parties: Parties) -> tuple[str, ...]:
    """In what the sources disagree, in words."""
    found = [
        f"{toll.outcome.value}: {_list_figures(reports, toll)} by different sources"
        for toll in tolls
        if toll.standing == "differ"
    ]
    accused = [{party.name for party in report.attackers if party.known and party.accused} for report in reports]
    rivals = sorted({name for names in accused for name in names if _has_rival(name, accused, parties)})
    if rivals:
        found.append(f"attacker: {', '.join(rivals)}")
    denied = {
        f"{denial.speaker or report.outlet or 'an article'} denies, disputes or leaves open: {denial.about.value}": None
        for report in reports
        for denial in report.denials
    }
    return (*found, *denied)


def _list_figures(reports: Sequence[Report], told: TollRange) -> str:
    """“at least 9, 12, 17”."""
    figures = {
        (_number(toll), toll.min is None, toll.max is None)
        for report in reports
        for toll in report.tolls
        if (toll.outcome, toll.status) == (told.outcome, told.status) and not toll.part_of_total
    }
    words = [
        f"{'up to ' if no_least else 'at least ' if no_most else ''}{number}"
        for number, no_least, no_most in sorted(figures)
        if number >= (told.min or 0)
    ]
    shown = words if len(words) <= _SHOWN else [*words[: _SHOWN - 1], "…", words[-1]]
    return ", ".join(shown)


_SHOWN = 6


def _has_rival(name: str, accused: list[set[str]], parties: Parties) -> bool:
    """Whether a report accuses only others, who are not commonly named for it."""
    return any(
        names and name not in names and not any(parties.are_allied(name, other) for other in names) for names in accused
    )
