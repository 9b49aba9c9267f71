"""CSV for spreadsheets: one row for each claim of each strike, with an HXL row of hashtags under the header.

A strike without claims and a claim without a strike keep a row of their own, so that nothing is lost.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from geostrike.export.formulas import defuse
from geostrike.export.tables import (
    ARTICLE_COLUMNS,
    CLAIM_COLUMNS,
    DISCLAIMER,
    STRIKE_COLUMNS,
    article_row,
    claim_row,
    claims_of,
    pairs_of,
    strike_row,
)
from geostrike.language.controls import mask_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.export.tables import Row
    from geostrike.model import Reading

__all__ = ["BYTE_ORDER_MARK", "encode_csv", "format_rows"]

BYTE_ORDER_MARK = "\ufeff"
"""By which Excel knows, at a double click, that a CSV is UTF-8."""

# HXL 1.1 hashtags; those of the tolls, places and dates are what HDX's own scraper of UCDP data uses.
HASHTAGS = {
    "article_id": "#meta+id+article",
    "article_title": "#meta+title",
    "outlet": "#meta+source",
    "url": "#meta+url",
    "published": "#date+published",
    "article_sha256": "#meta+hash",
    "gazetteer": "#meta+gazetteer",
    "strike_id": "#event+id",
    "place": "#loc+name",
    "place_as_written": "#loc+name+written",
    "local_name": "#loc+name+local",
    "place_id": "#loc+code",
    "country": "#country+name",
    "country_code": "#country+code+iso2",
    "admin1": "#adm1+name",
    "admin2": "#adm2+name",
    "pcode": "#loc+code+pcode",
    "iso_code": "#adm1+code+iso",
    "geonames_id": "#loc+code+geonames",
    "place_source": "#meta+source+loc",
    "level": "#loc+type",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "uncertainty_km": "#geo+precision+km",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "status": "#status",
    "attackers": "#group+name+first",
    "targets": "#group+name+second",
    "weapons": "#event+type",
    "killed_min": "#affected+killed+min",
    "killed_max": "#affected+killed+max",
    "injured_min": "#affected+injured+min",
    "injured_max": "#affected+injured+max",
    "claim_id": "#meta+id+claim",
    "speaker": "#meta+source+original",
    "evidence": "#description",
    "casualties": "#description+casualties",
}

_COLUMNS = (*ARTICLE_COLUMNS, *STRIKE_COLUMNS, *CLAIM_COLUMNS, "note")


def format_rows(
    rows: Iterable[Row], columns: Sequence[str], hashtags: dict[str, str] | None = None, *, header: bool = True
) -> str:
    """Rows as CSV (RFC 4180), formulas defused. Absent values are empty cells; without ``header``, rows go on a table."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    if header:
        writer.writerow(columns)
    if header and hashtags is not None:
        writer.writerow([hashtags.get(column, "") for column in columns])
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return out.getvalue()


def encode_csv(readings: Sequence[Reading], *, hxl: bool = True, header: bool = True) -> str:
    """All claims as one table, with the row of hashtags or without; without ``header``, rows that go on one."""
    rows: list[Row] = []
    for reading in readings:
        article, mapped = article_row(reading), set()
        for _, strike in pairs_of([reading]):
            own = claims_of(reading, strike)
            mapped |= {claim.id for claim in own}
            about = article | strike_row(reading, strike)
            rows += [about | claim_row(reading, claim) for claim in own] or [about]
        rows += [article | claim_row(reading, claim) for claim in reading.claims if claim.id not in mapped]
    for row in rows:
        row["note"] = DISCLAIMER
    return format_rows(rows, _COLUMNS, HASHTAGS if hxl else None, header=header)


def _cell(value: str | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return defuse(mask_controls(value)) if isinstance(value, str) else repr(value)
