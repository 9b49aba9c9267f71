"""JSON for Forensic Architecture's TimeMap: events, sources and associations.

TimeMap's rules, from its validators: every scalar is a string; latitude and longitude come together; an event has a date
or a latitude; dates are M/D/YYYY; a source has an id and paths; associations are filters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.errors import OutputError
from geostrike.export.tables import (
    DISCLAIMER,
    article_row,
    claim_row,
    claims_of,
    describe_decision,
    happened,
    pairs_of,
    point_of,
    strike_row,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geostrike.model import Claim, DateRange, Reading, Strike

__all__ = ["encode_timemap", "format_day", "make_association"]

Json = dict[str, Any]


def encode_timemap(readings: Sequence[Reading]) -> Json:
    """What TimeMap can show: strikes with a date or a point. The others are listed under ``not_shown``."""
    events, left_out = [], []
    for number, (reading, strike) in enumerate(pairs_of(readings)):
        name = f"{reading.article.id}/{strike.id}"
        if happened(strike) and (_day_of(strike.date) is not None or point_of(strike) is not None):
            events.append(_event(number, reading, strike))
        else:
            left_out.append({"id": name, "reason": "no date and no point" if happened(strike) else strike.realis.value})
    if len({reading.article.id for reading in readings}) < len(readings):
        raise OutputError("two articles have the same id, so that their sources would be mixed up: give each its own")
    sources = {_source_id(reading, claim): _source(reading, claim) for reading in readings for claim in reading.claims}
    return {
        "events": events,
        "sources": sources,
        "associations": [
            make_association(name) for name in sorted({n for event in events for n in event["associations"]})
        ],
        "not_shown": left_out,
    }


def _event(number: int, reading: Reading, strike: Strike) -> Json:
    own, row, point = claims_of(reading, strike), strike_row(reading, strike), point_of(strike)
    day = _day_of(strike.date)
    event: Json = {
        "id": str(number),
        "description": "\n".join([*(f"“{claim_row(reading, claim)['evidence']}”" for claim in own), DISCLAIMER]),
        "date": format_day(day) if day else "",
        "time": "",
        "time_precision": strike.date.precision.value if strike.date and day else "",
        "location": strike.place.name if strike.place else "",
        "type": "reported strike",
        "category": strike.status.value,
        "category_full": strike.status_rule,
        "associations": [f"{strike.level or 'unlocated'}", strike.realis.value, strike.status.value],
        "sources": list(dict.fromkeys(_source_id(reading, claim) for claim in own)),
        "comments": describe_decision(strike.decision) or "",
        "time_display": strike.date.span.text if strike.date else "",
        "uncertainty_km": "" if row["uncertainty_km"] is None else f"{row['uncertainty_km']}",
        "article": reading.article.title or reading.article.id,
        "strike_id": f"{reading.article.id}/{strike.id}",
    }
    if point is not None:
        event |= {"latitude": f"{point[1]}", "longitude": f"{point[0]}"}
    return event


def _source_id(reading: Reading, claim: Claim) -> str:
    return f"{reading.article.id}/{claim.id}"


def _source(reading: Reading, claim: Claim) -> Json:
    article, row = article_row(reading), claim_row(reading, claim)
    safe = str(article["url"] or "") if str(article["url"] or "").lower().startswith(("http://", "https://")) else ""
    published = reading.article.published
    return {
        "id": _source_id(reading, claim),
        "title": f"{row['speaker']} {claim.stance} ({claim.about})",
        "thumbnail": "",
        "paths": [safe] if safe else [],
        "type": str(row["speaker_kind"] or "outlet"),
        "affil_s": "",
        "url": safe,
        "description": str(row["evidence"]),
        "parent": str(article["article_title"] or article["article_id"]),
        "author": str(row["speaker"]),
        "date": format_day(published) if published else "",
        "notes": str(row["rule"]),
    }


def make_association(name: str) -> Json:
    """A filter of that name."""
    return {"id": name, "title": name.replace("_", " "), "desc": "", "mode": "FILTER", "filter_paths": [name]}


def _day_of(dates: DateRange | None) -> date | None:
    return (dates.start or dates.end) if dates else None


def format_day(day: date) -> str:
    """As TimeMap reads it: 3/13/2031."""
    return f"{day.month}/{day.day}/{day.year}"
