"""Readings of many articles → incidents, in five steps. Neither the order of the articles nor one that is about something else
changes an incident.
"""

from __future__ import annotations

import hashlib
import itertools
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geostrike.incidents.candidates import find_pairs
from geostrike.incidents.clustering import Things, cluster, group_linked
from geostrike.incidents.contradictions import compare_tolls, find_disputes, name_attackers
from geostrike.incidents.decisions import Rulings
from geostrike.incidents.evidence import compare, explain, gather_facts
from geostrike.incidents.origins import find_origins
from geostrike.incidents.parties import Parties, load_parties
from geostrike.incidents.reports import find_reports
from geostrike.incidents.weights import THRESHOLD
from geostrike.incidents.windows import span_days
from geostrike.model import Apart, Collection, Evidence, Incident, Join, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from geostrike.incidents.decisions import Decision
    from geostrike.incidents.evidence import Facts
    from geostrike.model import Article, Place, Reading, Report

__all__ = ["collect", "join_reports"]

_DECIDED = 100_000  # comes before every other reason
_APART = 5  # other incidents that are told as kept apart, the closest first


def collect(
    readings: Iterable[Reading], parties: Parties | None = None, decisions: Sequence[Decision] = ()
) -> Collection:
    """The incidents that the articles report, each with all its reports, their origins and contradictions.

    The same readings in any order give the same collection. ``parties`` are geostrike's own unless others are given; ``decisions`` are a person's, which win over every reason.
    """
    known = parties or load_parties()
    articles: dict[str, Article] = {}
    texts: dict[str, str] = {}
    reports: list[Report] = []
    for reading in readings:
        article = reading.article
        articles[article.id], texts[article.id] = article, article.text
        reports += find_reports(reading, known)
    return Collection(
        articles=tuple(articles[key] for key in sorted(articles)),
        incidents=join_reports(reports, texts, known, decisions),
        warnings=Rulings(decisions, reports).unfit,
    )


class _Joined(NamedTuple):
    """Reports with their facts in order, the groups that are one incident each, and all that was compared."""

    facts: list[Facts]
    groups: list[list[int]]
    compared: dict[tuple[int, int], _Verdict]
    where: dict[int, int]
    """The group of each report."""
    rulings: Rulings


def join_reports(
    given: Iterable[Report], texts: Mapping[str, str], parties: Parties, decisions: Sequence[Decision] = ()
) -> tuple[Incident, ...]:
    """The incidents of reports, latest first. ``texts`` are those of the articles, by id."""
    reports = sorted(given, key=_position)
    facts = [gather_facts(report) for report in reports]
    rulings = Rulings(decisions, reports)
    compared = _compare_all(reports, facts, parties)
    compared |= {pair: (compared.get(pair, (0, True))[0], True) for pair in rulings.apart}
    things = Things(
        owners=[report.article_id for report in reports],
        kinds=[
            (report.place and report.place.id, report.names, report.window, rulings.marks.get(number))
            for number, report in enumerate(reports)
        ],
        excludes=lambda a, b: (a, b) in rulings.apart or compare(facts[a], facts[b], parties).barred,
    )
    groups = cluster(things, {pair: score for pair, (score, barred) in compared.items() if not barred}, THRESHOLD)
    groups = _merge_decided(groups, rulings)
    where = {number: at for at, group in enumerate(groups) for number in group}
    joined = _Joined(facts, groups, compared, where, rulings)
    joins, apart = _explain(joined, parties)
    incidents = [
        replace(
            _describe([reports[number] for number in group], tuple(joins[at]), tuple(apart[at]), texts, parties),
            decisions=tuple(dict.fromkeys(d.human for number in group for d in rulings.about.get(number, ()))),
        )
        for at, group in enumerate(groups)
    ]
    incidents.sort(key=lambda incident: incident.id)
    return tuple(
        sorted(incidents, key=lambda incident: incident.start.toordinal() if incident.start else 0, reverse=True)
    )


def _merge_decided(groups: list[list[int]], rulings: Rulings) -> list[list[int]]:
    """The groups, those joined that a person says are one."""
    if not rulings.together:
        return groups
    where = {number: at for at, group in enumerate(groups) for number in group}
    pairs = [(where[one], where[other]) for _, told in rulings.together for one, other in itertools.pairwise(told)]
    return [sorted(number for at in several for number in groups[at]) for several in group_linked(pairs, len(groups))]


_Verdict = tuple[int, bool]


def _compare_all(
    reports: Sequence[Report], facts: Sequence[Facts], parties: Parties
) -> dict[tuple[int, int], _Verdict]:
    """Of each pair worth it the score, and whether something excludes it. Of a million pairs nothing more is kept: why, is
    worked out again for the few that are told.
    """
    verdicts: dict[_Verdict, _Verdict] = {}
    compared: dict[tuple[int, int], _Verdict] = {}
    for pair in find_pairs(reports):
        if pair not in compared:
            score, barred, _ = compare(facts[pair[0]], facts[pair[1]], parties)
            compared[pair] = verdicts.setdefault((score, barred), (score, barred))
    return compared


def _position(report: Report) -> tuple[str, str, int, str]:
    """First published first; what has no day last."""
    day = report.published.isoformat() if report.published is not None else "~"
    return day, report.article_id, report.span.start, report.id


def _explain(joined: _Joined, parties: Parties) -> tuple[list[list[Join]], list[list[Apart]]]:
    """For each group why its reports were joined, and why the closest others were not."""
    facts, groups, compared, where, rulings = joined
    reports = [known.report for known in facts]

    def why(pair: tuple[int, int]) -> tuple[Evidence, ...]:
        if pair in rulings.apart:
            return (Evidence(name="decided", score=0.0, words=rulings.apart[pair].words),)
        one, other = facts[pair[0]], facts[pair[1]]
        return explain(one, other, compare(one, other, parties))

    best: dict[int, tuple[int, tuple[int, int]]] = {}
    beside: dict[tuple[int, int], tuple[int, tuple[int, int]]] = {}
    for pair in sorted(compared):
        score, _ = compared[pair]
        one, other = where[pair[0]], where[pair[1]]
        if one == other:
            for number in pair:
                if number != groups[one][0] and (number not in best or score > best[number][0]):
                    best[number] = (score, pair)
        else:
            key = (min(one, other), max(one, other))
            weight = _DECIDED if pair in rulings.apart else score
            if key not in beside or weight > beside[key][0]:
                beside[key] = (weight, pair)
    joins: list[list[Join]] = [[] for _ in groups]
    for number in sorted(best):
        score, (a, b) = best[number]
        joins[where[number]].append(Join(a=reports[a].id, b=reports[b].id, score=score, reasons=why((a, b))))
    for decision, told_one in rulings.together:
        reason = Evidence(name="decided", score=0.0, words=decision.words)
        for a, b in itertools.pairwise(told_one):
            joins[where[a]].append(Join(a=reports[a].id, b=reports[b].id, score=0, reasons=(reason,)))
    names = [_name(reports[group[0]]) for group in groups]
    ranked: list[list[tuple[int, tuple[int, int], int]]] = [[] for _ in groups]
    for (one, other), (score, pair) in beside.items():
        ranked[one].append((-score, pair, other))
        ranked[other].append((-score, pair, one))
    told = {pair: why(pair) for pair in _closest(ranked)}
    apart = [
        [
            Apart(
                incident_id=names[other],
                a=reports[a].id,
                b=reports[b].id,
                score=compared[a, b][0],
                reasons=told[a, b],
            )
            for _, (a, b), other in sorted(found)[:_APART]
        ]
        for found in ranked
    ]
    return joins, apart


def _closest(ranked: list[list[tuple[int, tuple[int, int], int]]]) -> set[tuple[int, int]]:
    """The pairs that are told of some group; many are told of both."""
    return {pair for found in ranked for _, pair, _ in sorted(found)[:_APART]}


def _name(report: Report) -> str:
    """The id of the incident whose first report this is: it stays as long as that is its first."""
    return "i" + hashlib.sha256(report.id.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _describe(
    reports: list[Report],
    joins: tuple[Join, ...],
    apart: tuple[Apart, ...],
    texts: Mapping[str, str],
    parties: Parties,
) -> Incident:
    place = _choose_place(reports)
    start, end, dated = _choose_days(reports)
    tolls = compare_tolls(reports)
    return Incident(
        id=_name(reports[0]),
        place=place,
        name=place.name if place is not None else reports[0].span.text,
        level=place.level if place is not None else None,
        start=start,
        end=end,
        dated=dated,
        background=all(report.background for report in reports),
        reports=tuple(reports),
        origins=find_origins(reports, texts),
        joins=joins,
        apart=apart,
        tolls=tolls,
        attackers=name_attackers(reports),
        disputed=find_disputes(reports, tolls, parties),
    )


def _choose_place(reports: Sequence[Report]) -> Place | None:
    """The finest place that a report gives; of equally fine ones that of most reports, then that of the first."""
    places = [report.place for report in reports if report.place is not None]
    exact = [report.place for report in reports if report.place is not None and not report.within]
    counts = Counter(place.id for place in exact or places)
    levels = list(Level)
    return min(
        exact or places,
        key=lambda place: (levels.index(place.level), -counts[place.id], place.uncertainty_km),
        default=None,
    )


def _choose_days(reports: Sequence[Report]) -> tuple[date | None, date | None, bool]:
    """The days that most reports give, the fewest if several are given as often; else those that publication allows."""
    windows = [report.window for report in reports if report.window is not None]
    told = [window for window in windows if window.told]
    chosen = told or [window for window in windows if window.start is not None] or windows
    if not chosen:
        return None, None, False
    counts = Counter((window.start, window.end) for window in chosen)
    window = min(
        chosen,
        key=lambda w: (
            -counts[w.start, w.end],
            span_days(w) or _ENDLESS,
            w.end.toordinal(),
            (w.start or w.end).toordinal(),
        ),
    )
    return window.start, window.end, bool(told)


_ENDLESS = 10**7
