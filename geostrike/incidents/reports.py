"""A reading → what it reports of each strike: the unit that is joined over articles."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.incidents.contents import make_report
from geostrike.incidents.days import date_report, is_old, list_days, tells_news
from geostrike.incidents.nameless import find_nameless
from geostrike.incidents.openings import unite_openings
from geostrike.incidents.twins import sort_spans, unite_twins
from geostrike.incidents.unplaced import can_be_of, find_close, find_unplaced
from geostrike.language.names import fold
from geostrike.model import Level, Realis, Report
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geostrike.incidents.days import Worded
    from geostrike.incidents.parties import Parties
    from geostrike.model import Claim, Reading, Strike, Toponym

__all__ = ["find_reports"]


def find_reports(reading: Reading, parties: Parties) -> tuple[Report, ...]:
    """The strikes of a reading that have a place, or at least its name or the town that it lies in, and are told as having happened."""
    names = {toponym.id: toponym for toponym in reading.toponyms}
    claims = {claim.id: claim for claim in reading.claims}
    places = {r.toponym_id: r.place.id for r in reading.resolutions if r.place is not None}
    days = list_days(reading.article)
    nameless = _report_nameless(reading, claims, days, parties)
    reports = list(nameless.values())
    unplaced = [claim for claim in find_unplaced(reading, claims) if claim.id not in nameless]
    placed = list(filter(_can_be_joined, reading.strikes)) or _find_stopped(reading, unplaced)
    close = find_close(reading, placed, unplaced)
    unplaced = [claim for claim in unplaced if claim.id not in {c.id for group in close.values() for c in group}]
    for strike in placed:
        toponym = names.get(strike.toponym_id or "")
        if toponym is None:
            continue
        beside: list[Claim] = []
        if strike.realis is not Realis.BACKGROUND:
            beside, unplaced = unplaced, []
        parts = _part(strike, claims, days, reading.article.published)
        for told, recalled in parts:
            spans = {
                names[i].span
                for claim in told
                for i in claim.toponym_ids
                if i in names and _mean_one(names[i], toponym, places)
            }
            span = min(spans, key=lambda span: span.start, default=toponym.span) if recalled else toponym.span
            date = date_report(reading.article, told, days, background=recalled)
            report = make_report(
                reading.article,
                span,
                strike.place,
                told,
                parties,
                name=_name_place(strike, toponym, reading),
                within=_is_within(strike, toponym, reading),
                close=[c for claim in told for c in close.get(claim.id, ())],
                beside=() if recalled else [claim for claim in beside if can_be_of(claim, date)],
                date=date or (strike.date if len(parts) == 1 else None),
                background=True if recalled else None,
                strike_id=strike.id,
            )
            reports.append(replace(report, more=sort_spans(spans - {span})))
    taken: dict[str, int] = {}
    return tuple(_number(report, taken) for report in unite_openings(unite_twins(reports, parties), parties))


def _report_nameless(
    reading: Reading, claims: dict[str, Claim], days: Sequence[Worded], parties: Parties
) -> dict[str, Report]:
    """Of claims that only say “in the same neighbourhood” the reports, by the claims' ids."""
    reports: dict[str, Report] = {}
    for strike in reading.strikes:
        told = strike.claim_ids if strike.toponym_id is None and strike.realis in HAPPENED else ()
        for claim in (claims[claim_id] for claim_id in told if claim_id in claims):
            found = find_nameless(claim.evidence, reading)
            if found is not None:
                span, town = found
                recalled = claim.realis is Realis.BACKGROUND
                reports[claim.id] = make_report(
                    reading.article,
                    span,
                    town,
                    [claim],
                    parties,
                    name=span.text,
                    within=True,
                    date=date_report(reading.article, [claim], days, background=recalled),
                    background=True if recalled else None,
                    strike_id=strike.id,
                )
    return reports


def _part(
    strike: Strike, claims: dict[str, Claim], worded: Sequence[Worded], published: date | None
) -> list[tuple[list[Claim], bool]]:
    """The claims on a strike, and whether they only recall it. Where news of a place also recall an earlier day of it ("Jets
    bombed Dovrin on Sunday. On 31 May a raid there killed 23"), each of these days is a report of its own.
    """
    told = [claims[claim_id] for claim_id in strike.claim_ids if claim_id in claims]
    if strike.realis is Realis.BACKGROUND:
        return [(told, True)]
    old = [c for c in told if c.date is not None and not c.date.inherited and is_old(c.date, published)]
    new = any(tells_news(claim, worded, published) for claim in told)
    apart = [claim for claim in old if new or claim.realis is Realis.BACKGROUND]
    news = [claim for claim in told if claim not in apart]
    if not news:
        return [(told, False)]
    days: dict[tuple[object, object], list[Claim]] = {}
    for claim in apart:
        days.setdefault((claim.date and claim.date.start, claim.date and claim.date.end), []).append(claim)
    return [(news, False), *((group, True) for group in days.values())]


def _mean_one(toponym: Toponym, other: Toponym, places: dict[str, str]) -> bool:
    """Whether both are one name, or spellings of one place."""
    place = places.get(toponym.id)
    return fold(toponym.name) == fold(other.name) or (place is not None and place == places.get(other.id))


def _can_be_joined(strike: Strike) -> bool:
    return strike.toponym_id is not None and strike.realis in HAPPENED and _is_fine(strike)


def _is_fine(strike: Strike) -> bool:
    """Whether more than the country is known."""
    return strike.place is None or strike.place.level is not Level.COUNTRY


def _find_stopped(reading: Reading, unplaced: Sequence[Claim]) -> list[Strike]:
    """Where an article tells of nothing else and yet of victims, the first place at which it says that missiles were intercepted, with
    what the same clause names beside it.
    """
    hurt = any(count.min or count.max for claim in unplaced for count in claim.casualties)
    stopped = [
        s for s in reading.strikes if s.realis is Realis.INTERCEPTED and s.toponym_id is not None and _is_fine(s)
    ]
    return [s for s in stopped if set(s.claim_ids) & set(stopped[0].claim_ids)] if hurt else []


def _name_place(strike: Strike, toponym: Toponym, reading: Reading) -> str:
    """How the strike's place is named: "north-west Arvania" is not named by the country's name."""
    found = next((r for r in reading.resolutions if r.toponym_id == toponym.id), None)
    if found is None or found.place is None or strike.place is None or strike.place.id == found.place.id:
        return toponym.name
    return strike.place.name if found.place.level is Level.COUNTRY else toponym.name


def _is_within(strike: Strike, toponym: Toponym, reading: Reading) -> bool:
    """Whether the place of the strike is only what holds the one it names."""
    found = next((r for r in reading.resolutions if r.toponym_id == toponym.id), None)
    own = None if found is None else (found.location or found.place)
    return strike.place is not None and (own is None or own.id != strike.place.id)


def _number(report: Report, taken: dict[str, int]) -> Report:
    """``report``, numbered if its article has told of the place before."""
    count = taken[report.id] = taken.get(report.id, 0) + 1
    return report if count == 1 else replace(report, id=f"{report.id}#{count}")
