"""A collection in the form that a file's ending asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.errors import OutputError

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.model import Collection

__all__ = ["FORMS", "find_form", "write_collection"]

FORMS = (".html", ".json", ".jsonl")


def find_form(out: Path | None) -> str:
    """The form that ``out`` asks for by its ending; JSON without a file. Raises ``OutputError`` with the cure."""
    if out is None:
        return ".json"
    form = out.suffix.lower()
    if form not in FORMS:
        raise OutputError(f"{out}: what is to be written shows in the ending: {', '.join(FORMS)}")
    return form


def write_collection(collection: Collection, form: str, gazetteer: str = "") -> str:
    """The collection as text. The same collection gives the same text. ``gazetteer`` names the one that was asked."""
    from geostrike.export.collection import encode_collection, encode_incident  # noqa: PLC0415  loaded only where it is used
    from geostrike.language.controls import dump_json, mend  # noqa: PLC0415

    if form == ".json":
        return mend(dump_json(encode_collection(collection), indent=1)) + "\n"
    if form == ".jsonl":
        return mend("".join(dump_json(encode_incident(incident)) + "\n" for incident in collection.incidents))
    from geostrike.maps.incidents_page import draw_incidents  # noqa: PLC0415  loaded only where it is used

    return draw_incidents(collection, gazetteer)
