"""CSV in the columns of UCDP GED, with its precision codes. It is not UCDP's data, and every row says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.export.coding import ucdp_date_prec, ucdp_where_prec
from geostrike.export.spreadsheet import format_rows
from geostrike.export.tables import (
    DISCLAIMER,
    article_row,
    claims_of,
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

__all__ = ["COLUMNS", "encode_ucdp"]

COLUMNS = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
    "not_ucdp_data",
    "country_code",
    "geostrike_level",
    "uncertainty_km",
    "attackers_claimed",
    "status",
    "realis",
    "human_decision",
    "article_id",
    "article_sha256",
    "evidence",
)
_NOT_THEIRS = "not UCDP data: coded by geostrike from news text. " + DISCLAIMER


def encode_ucdp(readings: Sequence[Reading], *, area_coordinates: bool = False, header: bool = True) -> str:
    """Strikes that are reported to have happened, one row each. ``area_coordinates`` gives districts and provinces the
    coordinates of their middle, as UCDP does; by default they have none. Without ``header``, rows that go on a table.
    """
    rows = [
        _row(reading, strike, area_coordinates=area_coordinates)
        for reading, strike in pairs_of(readings)
        if happened(strike)
    ]
    return format_rows(rows, COLUMNS, header=header)


def _row(reading: Reading, strike: Strike, *, area_coordinates: bool) -> Row:
    own, place, dates = claims_of(reading, strike), strike.place, strike.date
    point = point_of(strike)
    if point is None and area_coordinates and place is not None and strike.shown_as is Shape.AREA:
        point = (place.longitude, place.latitude)
    low, high = toll(own, Outcome.KILLED)
    flat = article_row(reading) | strike_row(reading, strike)
    first = (dates.start or dates.end) if dates else None
    speakers = joined(claim.speaker.name for claim in own if claim.speaker)
    return {
        "id": f"{reading.article.id}/{strike.id}",
        "relid": strike.id,
        "year": first.year if first else None,
        "number_of_sources": len({claim.speaker.source if claim.speaker else None for claim in own}),
        "source_article": joined(
            [f"{flat['outlet'] or ''}, {flat['published'] or 'no date'}, {flat['article_title'] or ''}"]
        ),
        "source_office": flat["outlet"],
        "source_date": flat["published"],
        "source_headline": flat["article_title"],
        "source_original": speakers,
        "where_prec": ucdp_where_prec(reading, strike),
        "where_coordinates": flat["place"],
        "where_description": strike.reason,
        "adm_1": flat["admin1"],
        "adm_2": flat["admin2"],
        "latitude": round(point[1], 6) if point else None,
        "longitude": round(point[0], 6) if point else None,
        "geom_wkt": f"POINT ({point[0]!r} {point[1]!r})" if point else None,
        "country": flat["country"],
        "date_prec": ucdp_date_prec(dates),
        "date_start": flat["date_start"],
        "date_end": flat["date_end"],
        "deaths_civilians": toll(own, Outcome.KILLED, Harm.CIVILIAN)[0],
        "deaths_unknown": toll(own, Outcome.KILLED, Harm.UNKNOWN)[0],
        # UCDP's best is its coders' judgement: given only where the sources leave no choice.
        "best": low if low == high else None,
        "high": high,
        "low": low,
        "not_ucdp_data": _NOT_THEIRS,
        "country_code": flat["country_code"],
        "geostrike_level": flat["level"],
        "uncertainty_km": flat["uncertainty_km"],
        "attackers_claimed": flat["attackers"],
        "status": flat["status"],
        "realis": flat["realis"],
        "human_decision": flat["human_decision"],
        "article_id": flat["article_id"],
        "article_sha256": flat["article_sha256"],
        "evidence": joined(span.text for claim in own for span in claim.evidence),
    }
