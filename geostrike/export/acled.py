"""CSV in the columns of ACLED, with its precision codes. It is not ACLED's data, and every row says so."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geostrike.export.coding import acled_geo_precision, acled_sub_event, acled_time_precision, middle_of
from geostrike.export.records import encode_record
from geostrike.export.spreadsheet import format_rows
from geostrike.export.tables import (
    DISCLAIMER,
    article_row,
    claims_of,
    describe_decision,
    happened,
    joined,
    pairs_of,
    point_of,
    strike_row,
    toll,
)
from geostrike.model import Harm, Outcome, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.export.tables import Row
    from geostrike.model import Reading, Strike

__all__ = ["COLUMNS", "encode_acled"]

COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
    "not_acled_data",
    "iso2",
    "geostrike_level",
    "uncertainty_km",
    "event_date_start",
    "event_date_end",
    "attackers_claimed",
    "fatalities_min",
    "fatalities_max",
    "fatalities_status",
    "status",
    "realis",
    "human_decision",
    "article_id",
    "article_sha256",
    "claims_json",
)
_NOT_THEIRS = "not ACLED data: coded by geostrike from news text. " + DISCLAIMER


def encode_acled(readings: Sequence[Reading], *, area_coordinates: bool = False, header: bool = True) -> str:
    """Strikes that are reported to have happened, one row each. ``area_coordinates`` gives districts and provinces the
    coordinates of their middle, as ACLED does; by default they have none. Without ``header``, rows that go on a table.
    """
    rows = [
        _row(reading, strike, area_coordinates=area_coordinates)
        for reading, strike in pairs_of(readings)
        if happened(strike)
    ]
    return format_rows(rows, COLUMNS, header=header)


def _row(reading: Reading, strike: Strike, *, area_coordinates: bool) -> Row:
    own, place = claims_of(reading, strike), strike.place
    point = point_of(strike)
    if point is None and area_coordinates and place is not None and strike.shown_as is Shape.AREA:
        point = (place.longitude, place.latitude)
    day = middle_of(strike.date) if strike.date else None
    attackers = list(dict.fromkeys(claim.attacker.name for claim in own if claim.attacker and claim.attacker.accused))
    least, most = toll(own, Outcome.KILLED)
    statuses = {c.status for claim in own for c in claim.casualties if c.outcome is Outcome.KILLED}
    geo_precision = acled_geo_precision(reading, strike)
    flat = article_row(reading) | strike_row(reading, strike)
    notes = joined(claim.evidence[0].text for claim in own if claim.evidence)
    return {
        "event_id_cnty": f"{reading.article.id}/{strike.id}",
        "event_date": day.isoformat() if day else None,
        "year": day.year if day else None,
        "time_precision": acled_time_precision(strike.date),
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "sub_event_type": acled_sub_event(own),
        # When sources name different attackers none is put in the column: that would take a side; nor one that is hardly implied.
        "actor1": attackers[0] if len(attackers) == 1 else None,
        "country": flat["country"],
        "admin1": flat["admin1"],
        "admin2": flat["admin2"],
        "location": flat["place"],
        "latitude": round(point[1], 4) if point else None,
        "longitude": round(point[0], 4) if point else None,
        "geo_precision": geo_precision,
        "source": flat["outlet"],
        "notes": notes,
        # ACLED takes the most conservative figure and 0 for unknown; unknown stays empty here.
        "fatalities": least,
        "not_acled_data": _NOT_THEIRS,
        "iso2": flat["country_code"],
        "geostrike_level": flat["level"],
        "uncertainty_km": flat["uncertainty_km"],
        "event_date_start": flat["date_start"],
        "event_date_end": flat["date_end"],
        "attackers_claimed": flat["attackers"],
        "fatalities_min": least,
        "fatalities_max": most,
        "fatalities_status": joined(status.value for status in Harm if status in statuses),
        "status": flat["status"],
        "realis": flat["realis"],
        "human_decision": describe_decision(strike.decision),
        "article_id": flat["article_id"],
        "article_sha256": flat["article_sha256"],
        "claims_json": json.dumps([encode_record(claim) for claim in own], ensure_ascii=False),
    }
