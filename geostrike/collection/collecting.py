"""A collection in the form that a file's ending asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.incidents.decisions import Decision
    from geostrike.model import Collection

__all__ = ["FORMS", "find_decisions", "find_form", "write_collection"]

FORMS = (".html", ".json", ".jsonl")


def find_form(out: Path | None) -> str:
    """The form that ``out`` asks for by its ending; JSON without a file. Raises ``OutputError`` with the cure."""
    if out is None:
        return ".json"
    form = out.suffix.lower()
    if form not in FORMS:
        raise OutputError(f"{out}: what is to be written shows in the ending: {', '.join(FORMS)}")
    return form


def find_decisions(sources: Iterable[str]) -> tuple[Decision, ...]:
    """What a person decided of incidents, in the ``corrections.toml`` of each folder that is given, of the folders in it, and of
    those that hold a file that is given.

    Raises ``CorrectionError`` with the cure.
    """
    from geostrike.articles.finding import is_address  # noqa: PLC0415  loaded only where it is used
    from geostrike.corrections.files import find_texts  # noqa: PLC0415
    from geostrike.corrections.records import FOLDER_FILE  # noqa: PLC0415
    from geostrike.incidents.decisions import parse_decisions  # noqa: PLC0415

    paths = [Path(source) for source in sources if not is_address(source) and source != "-"]
    files = (
        file
        for path in paths
        for file in (sorted(path.rglob(FOLDER_FILE)) if path.is_dir() else [path.parent / FOLDER_FILE])
    )
    folders = dict.fromkeys(file.parent for file in files)
    return tuple(
        decision
        for folder in folders
        for where, text in find_texts(folder, ())
        for decision in parse_decisions(text, where)
    )


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
