"""Articles → one collection, in the form that a file's ending asks for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from geostrike.errors import OutputError
from geostrike.model import Collection, Failure
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from geostrike.collection.keep import KeptArticle, Told
    from geostrike.collection.planning import Choices
    from geostrike.collection.retelling import Retold
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.incidents.decisions import Decision
    from geostrike.incidents.parties import Parties
    from geostrike.model import Incident, Reading

__all__ = ["FORMS", "Collected", "collect_articles", "find_decisions", "find_form"]

FORMS = (".html", ".json", ".jsonl")
KEEP = 3
"""Counted up when what is kept changes its form."""


class Collected(NamedTuple):
    """What came of a run."""

    articles: int
    incidents: int
    several: int
    """Incidents from more than one origin."""
    warnings: tuple[str, ...]
    """Decisions that no longer fit."""
    content: str
    """Where it goes into no file."""


def find_form(out: Path | None) -> str:
    """The form that ``out`` asks for by its ending; JSON without a file. Raises ``OutputError`` with the cure."""
    if out is None:
        return ".json"
    from geostrike.export.incidents.endings import ENDINGS  # noqa: PLC0415  loaded only where it is used

    form = next((ending for ending in (*ENDINGS, *FORMS) if out.name.lower().endswith(ending)), None)
    if form is None:
        raise OutputError(f"{out}: what is to be written shows in the ending: {', '.join((*FORMS, *ENDINGS))}")
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


def collect_articles(
    sources: Sequence[str],
    out: Path | None,
    gazetteer: Gazetteer,
    parties: Parties,
    *,
    choices: Choices,
    made_by: str = "",
    force: bool = False,
    time_limit: float | None = None,
    feed: Path | None = None,
    store: str | None = None,
    selected: Iterable[tuple[str, Reading]] | None = None,
    report: Callable[[KeptArticle | Failure], None] = lambda _: None,
) -> Collected:
    """Join what the articles report and write it to ``out``; as JSON into the result without one.

    Articles that were read before, with the same corrections, gazetteer, choices, version and parties (``made_by`` names
    other than geostrike's own), are not read again: what was read lies in ``.geostrike`` beside ``out``. ``report`` is told of each
    article as it is read, and of what failed. ``store`` is a GeoPackage or the address of a database that all goes into
    too, or only. ``selected`` are readings of an archive that stand in for those of the ``sources``, each with its key
    (``archive.selecting``). Raises ``GeostrikeError``.
    """
    from geostrike.collection.keep import open_keep  # noqa: PLC0415  loaded only where it is used
    from geostrike.collection.notes import Notes  # noqa: PLC0415
    from geostrike.collection.reports import keep_readings, read_kept  # noqa: PLC0415
    from geostrike.collection.retelling import retell  # noqa: PLC0415
    from geostrike.export.atom import MOST, encode_feed  # noqa: PLC0415
    from geostrike.export.files import write_parts, write_whole  # noqa: PLC0415

    form, decisions = find_form(out), find_decisions(sources)
    file = _check_store(store, out)
    whole = store is not None or form not in FORMS
    kept_for = out or file
    folder = kept_for.parent if kept_for is not None else None
    made = json.dumps([KEEP, __version__, made_by])
    articles: list[KeptArticle] = []
    output = f"{kept_for.name if kept_for is not None else ''}{_WHOLE if whole else ''}"
    with open_keep(folder, made, force=force) as keep:
        notes = Notes(keep.notes(output), keep.began)
        items: Iterable[KeptArticle | Failure] = (
            read_kept(sources, gazetteer, keep, notes, parties, choices=choices, time_limit=time_limit, anew=force)
            if selected is None
            else keep_readings(selected, gazetteer, keep, parties)
        )
        for item in items:
            report(item)
            if not isinstance(item, Failure):
                articles.append(item)
        keep.note(output, notes.before, notes.now)
        articles.sort(key=lambda article: str(article.head["id"]))
        retold = retell(
            articles,
            keep,
            output,
            find_writer(form, whole=whole),
            parties=parties,
            decisions=decisions,
            others=_find_others(folder, output),
        )
        heads = [article.head for article in articles]
        if whole:
            _export(heads, retold, out if form not in FORMS else None, store, gazetteer)
        if feed is not None:
            latest = Collection(articles=(), incidents=tuple(retold.latest(MOST)))
            write_whole(feed, encode_feed(latest))
        parts = write_told(heads, retold, form, gazetteer.version) if form in FORMS else ()
        if out is not None and form in FORMS:
            write_parts(out, parts)
        content = "" if out is not None or store is not None else "".join(parts)
    several = sum(told["origins"] > 1 for told in retold.incidents)
    return Collected(len(articles), len(retold.incidents), several, retold.warnings, content)


_WHOLE = " and a store"
"""Behind the name of an output whose incidents are kept whole, for a store is made of them."""


def _check_store(store: str | None, out: Path | None) -> Path | None:
    """The file of a store that is one. Raises ``OutputError`` with the cure."""
    if store is None:
        return None
    from geostrike.export.incidents.store import is_database  # noqa: PLC0415  loaded only where it is used

    if is_database(store):
        if out is None:
            raise OutputError(
                "give a file with -o too: what was read is kept beside it, so that incidents keep their ids"
            )
        return None
    if "://" in store or not store.lower().endswith(".gpkg"):
        raise OutputError("a store is a GeoPackage (FILE.gpkg) or postgresql://USER@HOST:PORT/NAME")
    return Path(store)


def _export(
    heads: Sequence[dict[str, Any]], retold: Retold, out: Path | None, store: str | None, gazetteer: Gazetteer
) -> None:
    """Write whole incidents to ``out``, an export, and into a ``store``."""
    from geostrike.export.incidents.forms import export_incidents  # noqa: PLC0415  loaded only where it is used
    from geostrike.export.incidents.rows import Incidents  # noqa: PLC0415
    from geostrike.export.incidents.store import is_database, write_database  # noqa: PLC0415

    incidents = Incidents(heads, [told["whole"] for told in retold.incidents])
    if out is not None:
        export_incidents(incidents, out, gazetteer.outline)
    if store is not None and is_database(store):
        write_database(incidents, store, gazetteer.outline)
    elif store is not None:
        export_incidents(incidents, Path(store), gazetteer.outline)


def _find_others(folder: Path | None, output: str) -> list[str]:
    """Other collections in the folder, by what they are kept under."""
    if folder is None:
        return []
    names = [file.name for file in folder.iterdir() if file.is_file()]
    return sorted(name for known in names for name in (known, known + _WHOLE) if name != output)


def find_writer(form: str, *, whole: bool = False) -> Callable[[Incident], Told]:
    """How one incident is written in a form; with ``whole`` the incident's JSON stands among its facts."""
    from geostrike.collection.keep import Told  # noqa: PLC0415  loaded only where it is used
    from geostrike.export.collection import encode_incident  # noqa: PLC0415
    from geostrike.language.controls import dump_json, mend  # noqa: PLC0415

    if form == ".html":
        from geostrike.maps.incidents_page import encode_view  # noqa: PLC0415

    def write(incident: Incident) -> Told:
        place = incident.place
        facts = {
            "id": incident.id,
            "start": incident.start.isoformat() if incident.start is not None else None,
            "origins": len(incident.origins),
            "disputed": bool(incident.disputed),
            "spot": None if place is None else [place.latitude, place.longitude, place.uncertainty_km],
            "whole": encode_incident(incident) if whole else None,
        }
        return Told(facts, encode_view(incident) if form == ".html" else mend(dump_json(encode_incident(incident))))

    return write


def write_told(articles: Sequence[dict[str, Any]], retold: Retold, form: str, gazetteer: str = "") -> Iterator[str]:
    """The collection as text, part by part. The same collection gives the same text. ``gazetteer`` names the one that was asked."""
    from geostrike.export.collection import frame_collection  # noqa: PLC0415  loaded only where it is used

    if form == ".json":
        return frame_collection(articles, retold.texts(), retold.warnings)
    if form == ".jsonl":
        return (f"{text}\n" for text in retold.texts())
    from geostrike.maps.incidents_page import Sheet  # noqa: PLC0415  loaded only where it is used
    from geostrike.maps.orientation import Spot  # noqa: PLC0415

    told = retold.incidents
    return Sheet(
        articles,
        retold.texts(),
        [Spot(*facts["spot"]) for facts in told if facts["spot"] is not None],
        count=len(told),
        several=sum(facts["origins"] > 1 for facts in told),
        disputed=sum(facts["disputed"] for facts in told),
        gazetteer=gazetteer,
        fresh=retold.fresh,
    ).parts()
