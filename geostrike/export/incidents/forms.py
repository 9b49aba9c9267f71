"""The forms that incidents are exported in: those of ``geostrike export``, one row, feature or section an incident."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.errors import OutputError
from geostrike.export.files import replacing, write_whole
from geostrike.export.incidents.kml import encode_kml
from geostrike.export.incidents.layers import frame_incidents
from geostrike.export.incidents.monitors import encode_acled, encode_ucdp
from geostrike.export.incidents.rows import COLUMNS, incident_row
from geostrike.export.incidents.shapes import encode_geojson
from geostrike.export.incidents.sheet import encode_sheet
from geostrike.export.incidents.store import write_geopackage_store
from geostrike.export.incidents.timemap import encode_timemap
from geostrike.export.spreadsheet import BYTE_ORDER_MARK, format_rows
from geostrike.language.controls import dump_json, mend

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geostrike.export.geojson import OutlineOf
    from geostrike.export.incidents.rows import Incidents

__all__ = ["FORMS", "Form", "export_incidents", "find_form"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """One form: text by ``encode``, or a file of its own by ``write``."""

    suffix: str
    encode: Callable[[Incidents, OutlineOf | None], str] | None = None
    write: Callable[[Incidents, Path, OutlineOf | None], None] | None = None
    opens_in_excel: bool = False


def _encode_csv(given: Incidents, _: OutlineOf | None) -> str:
    return format_rows([incident_row(incident) for incident in given.incidents], COLUMNS["incidents"])


def _write_parquet(given: Incidents, target: Path, outline_of: OutlineOf | None) -> None:
    with replacing(target, suffix=".parquet") as scratch:
        frame_incidents(given.incidents, outline_of).to_parquet(scratch, index=False)


FORMS = (
    Form(
        suffix=".geojson",
        encode=lambda given, outline_of: mend(dump_json(encode_geojson(given, outline_of), indent=1)) + "\n",
    ),
    Form(suffix=".gpkg", write=write_geopackage_store),
    Form(suffix=".acled.csv", encode=lambda given, _: encode_acled(given), opens_in_excel=True),
    Form(suffix=".ucdp.csv", encode=lambda given, _: encode_ucdp(given), opens_in_excel=True),
    Form(suffix=".csv", encode=_encode_csv, opens_in_excel=True),
    Form(suffix=".kml", encode=encode_kml),
    Form(suffix=".timemap.json", encode=lambda given, _: mend(dump_json(encode_timemap(given), indent=1)) + "\n"),
    Form(suffix=".parquet", write=_write_parquet),
    Form(suffix=".md", encode=lambda given, _: encode_sheet(given)),
)
"""The first whose ending fits is meant. JSON, JSON Lines and the page are no exports: they are the collection itself."""


def find_form(target: Path) -> Form | None:
    """The form that a file's ending asks for; ``None`` if it is none of these."""
    return next((form for form in FORMS if target.name.lower().endswith(form.suffix)), None)


def export_incidents(given: Incidents, target: Path, outline_of: OutlineOf | None = None) -> None:
    """Write incidents to ``target`` in the form of its ending; the file appears whole or not at all. Raises ``OutputError``."""
    form = find_form(target)
    if form is None:
        raise OutputError(
            f"{target}: what is to be written shows in the ending: {', '.join(form.suffix for form in FORMS)}"
        )
    if form.write is not None:
        form.write(given, target, outline_of)
    elif form.encode is not None:
        # An article may be called as its file is, and that need not be UTF-8.
        text = mend(form.encode(given, outline_of))
        write_whole(target, f"{BYTE_ORDER_MARK}{text}" if form.opens_in_excel else text)
