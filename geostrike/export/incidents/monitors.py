"""Incidents in the columns of ACLED and of UCDP GED, one row each. They are neither's data, and every row says so.

Tolls stand as the reports give them, never added up: the least and the greatest; UCDP's ``best`` only where more than half of the
independent origins give one number. Where several are accused, no actor is put in a column: that would take a side.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from geostrike.export.acled import COLUMNS as ACLED_COLUMNS
from geostrike.export.coding import ACLED_PLACE, UCDP_PLACE
from geostrike.export.incidents.rows import dump_claims, estimate, first_mentions, incident_row
from geostrike.export.spreadsheet import format_rows
from geostrike.export.tables import DISCLAIMER, joined
from geostrike.export.ucdp import COLUMNS as UCDP_COLUMNS
from geostrike.model import Level

if TYPE_CHECKING:
    from geostrike.export.incidents.rows import Incidents
    from geostrike.export.tables import Row

__all__ = ["encode_acled", "encode_ucdp"]

Json = dict[str, Any]
# Of days: the longest that a code of precision covers. ACLED: day, week, month; UCDP: day, up to 6 days, week, month, year.
_ACLED_DAYS = ((1, 1), (7, 2), (31, 3))
_UCDP_DAYS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))


def encode_acled(given: Incidents) -> str:
    """As CSV."""
    return format_rows([_acled_row(incident) for incident in given.incidents], ACLED_COLUMNS)


def encode_ucdp(given: Incidents) -> str:
    """As CSV."""
    return format_rows([_ucdp_row(incident) for incident in given.incidents], UCDP_COLUMNS)


def _acled_row(incident: Json) -> Row:
    flat, told, day = incident_row(incident), first_mentions(incident), _middle(incident)
    attackers = incident["attackers"]
    return {
        "event_id_cnty": incident["id"],
        "event_date": day.isoformat() if day else None,
        "year": day.year if day else None,
        "time_precision": _precision(incident, _ACLED_DAYS) if incident["dated"] else None,
        "disorder_type": "Political violence",
        "event_type": "Explosions/Remote violence",
        "actor1": attackers[0] if len(attackers) == 1 else None,
        "admin1": incident["admin1"],
        "location": incident["place"],
        "latitude": flat["latitude"],
        "longitude": flat["longitude"],
        "geo_precision": ACLED_PLACE.get(Level(incident["level"])) if incident["level"] else None,
        "source": flat["outlets"],
        "notes": joined(mention["quote"] for mention in told),
        "fatalities": flat["killed_low"],
        "not_acled_data": f"not ACLED data: joined by geostrike from news text, {incident['said']}. {DISCLAIMER}",
        "iso2": incident["country_code"],
        "geostrike_level": incident["level"],
        "uncertainty_km": incident["uncertainty_km"],
        "event_date_start": incident["start"],
        "event_date_end": incident["end"],
        "attackers_claimed": flat["attackers"],
        "fatalities_min": flat["killed_low"],
        "fatalities_max": flat["killed_high"],
        "fatalities_status": joined(t["status"] for m in told for t in m["tolls"] if t["outcome"] == "killed"),
        "status": incident["said"],
        "realis": "background" if incident["background"] else "current",
        "human_decision": flat["human_decision"],
        "article_id": joined(mention["article_id"] for mention in told),
        "claims_json": dump_claims(incident),
    }


def _ucdp_row(incident: Json) -> Row:
    flat, told, day = incident_row(incident), first_mentions(incident), _middle(incident)
    killed, civilians, unknown = (estimate(incident, status) for status in (None, "civilian", "unknown"))
    latitude, longitude = flat["latitude"], flat["longitude"]
    return {
        "id": incident["id"],
        "relid": incident["id"],
        "year": day.year if day else None,
        "number_of_sources": len(incident["origins"]),
        "source_article": joined(
            f"{m['outlet'] or ''}, {m['published'] or 'no date'}, {m['article_id']}" for m in told
        ),
        "source_office": flat["outlets"],
        "source_date": flat["first_published"],
        "source_original": joined(speaker for mention in told for speaker in mention["speakers"]),
        "where_prec": UCDP_PLACE.get(Level(incident["level"])) if incident["level"] else None,
        "where_coordinates": incident["place"],
        "adm_1": incident["admin1"],
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": f"POINT ({longitude!r} {latitude!r})" if latitude is not None else None,
        "date_prec": _precision(incident, _UCDP_DAYS) if incident["dated"] else None,
        "date_start": incident["start"],
        "date_end": incident["end"],
        "deaths_civilians": civilians.low,
        "deaths_unknown": unknown.low,
        "best": killed.best,
        "high": killed.high,
        "low": killed.low,
        "not_ucdp_data": f"not UCDP data: joined by geostrike from news text, {incident['said']}. {DISCLAIMER}",
        "country_code": incident["country_code"],
        "geostrike_level": incident["level"],
        "uncertainty_km": incident["uncertainty_km"],
        "attackers_claimed": flat["attackers"],
        "status": incident["said"],
        "realis": "background" if incident["background"] else "current",
        "human_decision": flat["human_decision"],
        "article_id": joined(mention["article_id"] for mention in told),
        "evidence": joined(mention["quote"] for mention in told),
    }


def _days(incident: Json) -> tuple[date, date] | None:
    start, end = (date.fromisoformat(day) if day else None for day in (incident["start"], incident["end"]))
    return None if end is None else (start or end, end)


def _middle(incident: Json) -> date | None:
    """The day that stands for it, by ACLED's practice the middle; ``None`` where only the end is known."""
    days = _days(incident)
    if days is None or incident["start"] is None:
        return None
    return date.fromordinal((days[0].toordinal() + days[1].toordinal()) // 2)


def _precision(incident: Json, codes: tuple[tuple[int, int], ...]) -> int | None:
    days = _days(incident)
    if days is None or incident["start"] is None:
        return None
    span = (days[1] - days[0]).days + 1
    return next((code for most, code in codes if span <= most), None)
