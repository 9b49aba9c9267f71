"""One group of reports → an incident: its place and days, its origins, in what its sources disagree, and the reasons in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from geostrike.incidents.contradictions import compare_tolls, find_disputes, name_attackers
from geostrike.incidents.evidence import compare
from geostrike.incidents.explaining import explain
from geostrike.incidents.origins import find_origins
from geostrike.incidents.windows import span_days
from geostrike.model import Apart, Evidence, Incident, Join, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from geostrike.incidents.arranging import Arranged, Link
    from geostrike.incidents.parties import Parties
    from geostrike.model import Place, Report

__all__ = ["Describer"]


class Describer(NamedTuple):
    """All that an incident is described from."""

    arranged: Arranged
    names: Sequence[str]
    """Of the groups."""
    open_report: Callable[[int], Report]
    texts: Mapping[str, str]
    """Of the articles, by id."""
    parties: Parties

    def describe(self, at: int) -> Incident:
        """The incident of the group of that number."""
        members, rulings = self.arranged.groups[at], self.arranged.rulings
        reports = [self.open_report(number) for number in members]
        place = _choose_place(reports)
        start, end, dated = _choose_days(reports)
        tolls = compare_tolls(reports)
        return Incident(
            id=self.names[at],
            place=place,
            name=place.name if place is not None else reports[0].span.text,
            level=place.level if place is not None else None,
            start=start,
            end=end,
            dated=dated,
            background=all(report.background for report in reports),
            reports=tuple(reports),
            origins=find_origins(reports, self.texts),
            decisions=tuple(dict.fromkeys(d.human for number in members for d in rulings.about.get(number, ()))),
            joins=tuple(
                Join(
                    a=self.open_report(link.a).id,
                    b=self.open_report(link.b).id,
                    score=link.score,
                    reasons=self._why(link),
                )
                for link in self.arranged.joins_of(at)
            ),
            apart=tuple(
                Apart(
                    incident_id=self.names[other],
                    a=self.open_report(link.a).id,
                    b=self.open_report(link.b).id,
                    score=link.score,
                    reasons=self._why(link),
                )
                for other, link in self.arranged.apart_of(at)
            ),
            tolls=tolls,
            attackers=name_attackers(reports),
            disputed=find_disputes(reports, tolls, self.parties),
        )

    def _why(self, link: Link) -> tuple[Evidence, ...]:
        if link.decision is not None:
            return (Evidence(name="decided", score=0.0, words=link.decision.words),)
        one, other = self.arranged.facts_of(link.a), self.arranged.facts_of(link.b)
        return explain(one, other, compare(one, other, self.parties))


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
