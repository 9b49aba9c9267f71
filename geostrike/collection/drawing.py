"""Drawing one article: its page and its GeoJSON, whole or not at all, and the entry that says what came of it.

Runs in this process or in another: a task and an entry are plain values.
"""

from __future__ import annotations

import errno
import hashlib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import import_module
from threading import get_ident
from typing import TYPE_CHECKING

from geostrike.collection.aids import NO_AIDS, Aids, open_gazetteer, open_recognisers
from geostrike.collection.decisions import suggest_name
from geostrike.collection.entries import Entry
from geostrike.collection.limits import OutOfTime, explain_limit, interrupting
from geostrike.collection.readings import explain_fault, read_one
from geostrike.corrections.doubts import find_doubts
from geostrike.errors import OutputError
from geostrike.export.files import write_whole
from geostrike.language.controls import dump_json
from geostrike.model import Failure, Reading, Shape
from geostrike.model.claims import AGAINST

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from geostrike.articles.details import Details
    from geostrike.articles.documents import Document
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.gazetteer.outline import Outline
    from geostrike.model import Place

__all__ = ["Task", "draw", "fail", "load_heavy"]

_HEAVY = ("geostrike.maps.page", "geostrike.export.geojson")


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One article to draw, and all that its map depends on."""

    document: Document
    details: Details
    texts: tuple[tuple[str, str], ...]
    key: str
    file: str
    name: str
    input: str
    folder: Path
    gazetteer_path: Path | None
    fingerprint: str
    """Of the gazetteer: one that was exchanged meanwhile is opened anew."""
    text_in_page: bool = True
    outlinks: bool = True
    tiles: str | None = None
    tiles_credit: str = ""
    pictures: tuple[str, ...] = ()
    share_cards: bool = True
    svg: bool = False
    borders: Path | None = None
    aids: Aids = NO_AIDS
    time_limit: float | None = None
    """In seconds of work."""
    before: Entry | None = None
    """Its entry from an earlier run; a failure leaves those files as they are."""

    def do(self, within: Callable[[float | None], AbstractContextManager[None]]) -> Entry:
        """Draw it."""
        return draw(self, within)

    def give_up(self, message: str) -> Entry:
        """The entry of one that could not be drawn."""
        return fail(self, message)


def draw(task: Task, within: Callable[[float | None], AbstractContextManager[None]] = interrupting) -> Entry:
    """Read the article, write its files, and say what came of it, whatever it is: one must not stop a thousand others.

    ``within`` keeps the time limit. Raises ``OutputError`` when nothing at all can be written any more.
    """
    entry = _new_entry(task)
    try:
        gazetteer = _open(task.gazetteer_path, task.fingerprint, task.aids, get_ident())
        recognisers = open_recognisers(task.aids)
        unanswered = _unanswered(gazetteer)
        with within(task.time_limit):
            reading = read_one(task.document, task.details, task.texts, gazetteer, recognisers)
            if isinstance(reading, Failure):
                return fail(task, reading.message)
            texts = _render(task, reading, gazetteer)
            files = {f"{task.name}{suffix}": text.encode("utf-8") for suffix, text in texts.items()}
            entry = describe(entry, reading)
        for file_name, content in files.items():
            write_whole(task.folder / file_name, content)
    except OutOfTime:
        _open.cache_clear()  # it may have been interrupted anywhere
        return fail(task, explain_limit(task.time_limit or 0))
    except OutputError as error:
        if _ends_all(error):
            raise
        return fail(task, str(error))
    except Exception as error:  # noqa: BLE001  one broken article must not stop a thousand others
        return fail(task, explain_fault(error))
    entry = replace(entry, files={name: _fingerprint(content) for name, content in files.items()})
    if _unanswered(gazetteer) > unanswered:
        entry = replace(entry, input="")  # drawn again next time: the geocoder may answer then
    return _draw_pictures(task, entry)


def fail(task: Task, message: str) -> Entry:
    """The entry of an article that could not be drawn, which every run tries again. The map of an earlier version stays."""
    entry = _new_entry(task)
    kept = entry if task.before is None else replace(task.before, where=entry.where, file=entry.file)
    return replace(kept, failure=message, input="")


def _new_entry(task: Task) -> Entry:
    return Entry(key=task.key, file=task.file, where=task.document.where, name=task.name, input=task.input)


def _fingerprint(content: bytes) -> tuple[int, str]:
    return len(content), hashlib.sha256(content).hexdigest()


def _ends_all(error: OutputError) -> bool:
    """Whether the next article cannot be written either."""
    cause = error.__cause__
    return isinstance(cause, OSError) and cause.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS)


def load_heavy() -> None:
    """Import what drawing needs, so that the time it takes is no article's."""
    for name in _HEAVY:
        import_module(name)


def _unanswered(gazetteer: Gazetteer) -> int:
    return 0 if gazetteer.online is None else gazetteer.online.unanswered


def _draw_pictures(task: Task, entry: Entry) -> Entry:
    """``entry`` with the pictures of the page just written, or with why one could not be drawn."""
    if not task.pictures:
        return entry
    from geostrike.maps.pictures import screenshot  # noqa: PLC0415  loaded only where it is used

    page, files = task.folder / f"{task.name}.html", dict(entry.files)
    try:
        for suffix in task.pictures:
            target = task.folder / f"{task.name}{suffix}"
            picture = screenshot(
                page, target, network=task.tiles is not None, share=task.share_cards and suffix == ".png"
            )
            files[picture.name] = _fingerprint(picture.read_bytes())
    except (OSError, OutputError) as error:
        if isinstance(error, OutputError) and _ends_all(error):
            raise
        return replace(entry, files=files, failure=f"its map is drawn, but no picture of it: {error}", input="")
    return replace(entry, files=files)


def describe(entry: Entry, reading: Reading) -> Entry:
    """``entry`` with what the page over all maps says of a reading."""
    article, strikes = reading.article, reading.strikes
    drawn = [s for s in strikes if s.place is not None and s.shown_as is not Shape.LIST]
    return replace(
        entry,
        title=article.title,
        outlet=article.outlet.name if article.outlet else None,
        url=article.url,
        published=article.published.isoformat() if article.published else None,
        places=_once([_spot(s.place, s.shown_as) for s in drawn if s.place is not None]),
        counts={
            "points": sum(s.shown_as is Shape.POINT for s in strikes),
            "areas": sum(s.shown_as is Shape.AREA for s in strikes),
            "listed": sum(s.shown_as is Shape.LIST for s in strikes),
            "claims": len(reading.claims),
            "denials": sum(claim.stance in AGAINST for claim in reading.claims),
            "decisions": sum(strike.decision is not None for strike in strikes),
        },
        doubts=len(find_doubts(reading)),
        warnings=list(reading.warnings),
    )


def _once(spots: list[list[str | float]]) -> list[list[str | float]]:
    """Two strikes at one place are one place of the map."""
    return [list(spot) for spot in dict.fromkeys(map(tuple, spots))]


def _spot(place: Place, shape: Shape) -> list[str | float]:
    return [place.name, place.level.value, place.latitude, place.longitude, shape.value, round(place.uncertainty_km, 1)]


def _render(task: Task, reading: Reading, gazetteer: Gazetteer) -> dict[str, str]:
    """The files of an article, by their suffixes."""
    from geostrike.export.geojson import encode_geojson  # noqa: PLC0415  loaded only where it is used
    from geostrike.maps.options import PageOptions, Tiles  # noqa: PLC0415  loaded only where it is used
    from geostrike.maps.page import draw_page  # noqa: PLC0415  loaded only where it is used

    outlines: dict[str, Outline | None] = {}

    def outline_of(place: Place) -> Outline | None:
        if place.id not in outlines:
            outlines[place.id] = gazetteer.outline(place)
        return outlines[place.id]

    tiles = Tiles(url=task.tiles, attribution=task.tiles_credit) if task.tiles else None
    if task.borders:
        from geostrike.maps.views import read_borders  # noqa: PLC0415  loaded only where it is used
    options = PageOptions(
        text=task.text_in_page,
        outlinks=task.outlinks,
        tiles=tiles,
        corrections=suggest_name(task.document),
        borders=read_borders(task.borders) if task.borders else None,
    )
    page = draw_page(reading, gazetteer, options=options)
    files = {".html": page, ".geojson": dump_json(encode_geojson([reading], outline_of), indent=1) + "\n"}
    if task.svg:
        from geostrike.maps.vector import draw_svg  # noqa: PLC0415  loaded only where it is used

        files[".svg"] = draw_svg(reading, gazetteer, options=options)
    return files


@lru_cache(maxsize=2)
def _open(path: Path | None, fingerprint: str, aids: Aids, thread: int) -> Gazetteer:
    """Opened once a process and thread, for it may not be shared between them."""
    del fingerprint, thread  # only what the opened one is remembered by
    return open_gazetteer(path, aids)
