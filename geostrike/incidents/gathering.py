"""Readings of many articles → incidents. Neither the order of the articles nor one that is about something else changes an
incident.

Reports are found in each reading, arranged in groups, and each group is described.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.incidents.arranging import arrange
from geostrike.incidents.cards import make_card
from geostrike.incidents.describing import Describer
from geostrike.incidents.naming import list_names, name_groups
from geostrike.incidents.parties import Parties, load_parties
from geostrike.incidents.reports import find_reports
from geostrike.model import Collection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geostrike.incidents.arranging import Arranged
    from geostrike.incidents.decisions import Decision
    from geostrike.model import Article, Incident, Reading, Report

__all__ = ["collect", "join_reports"]


def collect(
    readings: Iterable[Reading],
    parties: Parties | None = None,
    decisions: Sequence[Decision] = (),
    before: Collection | None = None,
) -> Collection:
    """The incidents that the articles report, each with all its reports, their origins and contradictions.

    The same readings in any order give the same collection. ``parties`` are geostrike's own unless others are given; ``decisions`` are
    a person's, which win over every reason. Incidents that share a report with one of ``before`` keep its id.
    """
    known = parties or load_parties()
    articles: dict[str, Article] = {}
    texts: dict[str, str] = {}
    reports: list[Report] = []
    for reading in readings:
        article = reading.article
        articles[article.id], texts[article.id] = article, article.text
        reports += find_reports(reading, known)
    incidents, arranged = _join(reports, texts, known, decisions, before.incidents if before is not None else ())
    return Collection(
        articles=tuple(articles[key] for key in sorted(articles)),
        incidents=incidents,
        warnings=arranged.rulings.unfit,
    )


def join_reports(
    given: Iterable[Report],
    texts: Mapping[str, str],
    parties: Parties,
    decisions: Sequence[Decision] = (),
    before: Iterable[Incident] = (),
) -> tuple[Incident, ...]:
    """The incidents of reports, latest first. ``texts`` are those of the articles, by id."""
    return _join(given, texts, parties, decisions, before)[0]


def _join(
    given: Iterable[Report],
    texts: Mapping[str, str],
    parties: Parties,
    decisions: Sequence[Decision],
    before: Iterable[Incident],
) -> tuple[tuple[Incident, ...], Arranged]:
    pairs = sorted(((make_card(report), report) for report in given), key=lambda pair: pair[0].position)
    cards, reports = [card for card, _ in pairs], [report for _, report in pairs]
    arranged = arrange(cards, reports.__getitem__, parties, decisions)
    called = list_names((make_card(report), incident.id) for incident in before for report in incident.reports)
    names = name_groups(arranged.groups, cards, called, arranged.rulings.about)
    describer = Describer(arranged, names, reports.__getitem__, texts, parties)
    incidents = [describer.describe(at) for at in range(len(names))]
    incidents.sort(key=lambda incident: incident.id)
    incidents.sort(key=lambda incident: incident.start.toordinal() if incident.start else 0, reverse=True)
    return tuple(incidents), arranged
