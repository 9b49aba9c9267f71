"""JSON for Forensic Architecture's TimeMap: events, sources and associations.

TimeMap's rules, from its validators: every scalar is a string; latitude and longitude come together; an event has a date
or a latitude; dates are M/D/YYYY; a source has an id and paths; associations are filters.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from geostrike.errors import OutputError
from geostrike.export.spool import Spool
from geostrike.export.tables import (
    DISCLAIMER,
    article_row,
    claim_row,
    claims_of,
    describe_decision,
    happened,
    point_of,
    strike_row,
)
from geostrike.language.controls import dump_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from geostrike.model import Claim, DateRange, Reading, Strike

__all__ = ["Part", "compose_timemap", "encode_part", "encode_timemap", "format_day", "make_association"]

Json = dict[str, Any]
_UNNUMBERED = b'"id": ""'


def encode_timemap(readings: Iterable[Reading]) -> Json:
    """What TimeMap can show: strikes with a date or a point. The others are listed under ``not_shown``."""
    whole: Json = json.loads(b"".join(compose_timemap(map(encode_part, readings))))
    return whole


class Part(NamedTuple):
    """What TimeMap is told of one article, in JSON."""

    article_id: str
    strikes: tuple[tuple[bool, bytes], ...]
    """Each shown as an event, which lacks its number, or left out."""
    sources: tuple[bytes, ...]
    filters: frozenset[str]


def encode_part(reading: Reading) -> Part:
    """The events and sources of one article."""
    strikes, filters = [], set()
    for strike in reading.strikes:
        name = f"{reading.article.id}/{strike.id}"
        if happened(strike) and (_day_of(strike.date) is not None or point_of(strike) is not None):
            event = _event(reading, strike)
            filters.update(event["associations"])
            strikes.append((True, _item(event)))
        else:
            reason = "no date and no point" if happened(strike) else strike.realis.value
            strikes.append((False, _item({"id": name, "reason": reason})))
    sources = {_source_id(reading, claim): _source(reading, claim) for claim in reading.claims}
    return Part(
        article_id=reading.article.id,
        strikes=tuple(strikes),
        sources=tuple(_item(source, f"{dump_json(name)}: ") for name, source in sources.items()),
        filters=frozenset(filters),
    )


def compose_timemap(parts: Iterable[Part], folder: Path | None = None) -> Iterator[bytes]:
    """The whole file: what stands behind the events of all articles waits on the disk, in ``folder``, for the last of them.

    Raises ``OutputError`` when two articles have the same id.
    """
    seen: set[str] = set()
    filters: set[str] = set()
    number = 0
    with Spool(folder) as events, Spool(folder) as sources, Spool(folder) as left_out:
        for part in parts:
            if part.article_id in seen:
                raise OutputError(
                    "two articles have the same id, so that their sources would be mixed up: give each its own"
                )
            seen.add(part.article_id)
            filters |= part.filters
            for shown, item in part.strikes:
                if shown:
                    _put_item(events, item.replace(_UNNUMBERED, b'"id": "%d"' % number, 1))
                else:
                    _put_item(left_out, item)
                number += 1
            for item in part.sources:
                _put_item(sources, item)
        yield b'{\n "events": ['
        yield from _read_items(events, b"]")
        yield b',\n "sources": {'
        yield from _read_items(sources, b"}")
        yield b',\n "associations": ['
        with Spool(folder) as associations:
            for name in sorted(filters):
                _put_item(associations, _item(make_association(name)))
            yield from _read_items(associations, b"]")
        yield b',\n "not_shown": ['
        yield from _read_items(left_out, b"]")
        yield b"\n}\n"


def _item(value: Json, name: str = "") -> bytes:
    """An item as it stands in a list or an object of the file."""
    return f"\n{name}{dump_json(value, indent=1)}".replace("\n", "\n  ").encode("utf-8")


def _put_item(spool: Spool, item: bytes) -> None:
    spool.put(item if spool.empty else b"," + item)


def _read_items(spool: Spool, end: bytes) -> Iterator[bytes]:
    yield from spool.read()
    yield end if spool.empty else b"\n " + end


def _event(reading: Reading, strike: Strike) -> Json:
    own, row, point = claims_of(reading, strike), strike_row(reading, strike), point_of(strike)
    day = _day_of(strike.date)
    event: Json = {
        "id": "",  # its number among all strikes of the file is put in when it is known
        "description": "\n".join([*(f"“{claim_row(reading, claim)['evidence']}”" for claim in own), DISCLAIMER]),
        "date": format_day(day) if day else "",
        "time": "",
        "time_precision": strike.date.precision.value if strike.date and strike.date.precision and day else "",
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
