"""Drawing one article: its page and its GeoJSON, whole or not at all, and the entry that says what came of it.

Runs in this process or in another: a task and an entry are plain values.
"""

from __future__ import annotations

import json
import multiprocessing
import os
from dataclasses import dataclass, replace
from functools import lru_cache
from threading import Thread, get_ident
from typing import TYPE_CHECKING

from geostrike.collection.aids import NO_AIDS, Aids, open_gazetteer, open_recognisers
from geostrike.collection.manifest import Entry
from geostrike.collection.readings import read_one
from geostrike.corrections.doubts import find_doubts
from geostrike.errors import OutputError
from geostrike.export.files import write_whole
from geostrike.model import Failure, Reading, Shape, Stance

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.articles.details import Details
    from geostrike.articles.documents import Document
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.gazetteer.outline import Outline
    from geostrike.model import Place

__all__ = ["HEAVY", "Task", "draw", "end_with_parent"]

HEAVY = ("geostrike.collection.drawing", "geostrike.maps.page", "geostrike.export.geojson")
"""What every process that draws needs; loaded once before the processes part."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """One article to draw, and all that its map depends on."""

    document: Document
    details: Details
    texts: tuple[tuple[str, str], ...]
    key: str
    name: str
    input: str
    folder: Path
    gazetteer_path: Path | None
    fingerprint: str
    """Of the gazetteer: one that was exchanged meanwhile is opened anew."""
    text_in_page: bool = True
    tiles: str | None = None
    tiles_credit: str = ""
    pictures: tuple[str, ...] = ()
    aids: Aids = NO_AIDS
    before: Entry | None = None
    """Its entry from an earlier run; a failure leaves those files as they are."""


def draw(task: Task) -> Entry:
    """Read the article, write its files, and say what came of it. Raises ``OutputError`` when they cannot be written."""
    entry = Entry(key=task.key, where=task.document.where, name=task.name, input=task.input)
    try:
        gazetteer = _open(task.gazetteer_path, task.fingerprint, task.aids, get_ident())
        unanswered = _unanswered(gazetteer)
        reading = read_one(task.document, task.details, task.texts, gazetteer, open_recognisers(task.aids))
        if isinstance(reading, Failure):
            return _fail(task, entry, reading.message)
        page, data = _render(task, reading, gazetteer)
    except OutputError:
        raise
    except Exception as error:  # noqa: BLE001  one broken article must not stop a thousand others
        reason = " ".join(str(error).split())[:300]
        return _fail(task, entry, f"geostrike stumbled over it ({type(error).__name__}: {reason}): please report this")
    files = {f"{task.name}.html": page.encode("utf-8"), f"{task.name}.geojson": data.encode("utf-8")}
    for file_name, content in files.items():
        write_whole(task.folder / file_name, content)
    sizes = {name: len(content) for name, content in files.items()} | _draw_pictures(task)
    if _unanswered(gazetteer) > unanswered:
        entry = replace(entry, input="")  # drawn again next time: the geocoder may answer then
    return describe(replace(entry, files=sizes), reading)


def _unanswered(gazetteer: Gazetteer) -> int:
    return 0 if gazetteer.online is None else gazetteer.online.unanswered


def _draw_pictures(task: Task) -> dict[str, int]:
    """Draw the page just written as pictures; their names and sizes."""
    if not task.pictures:
        return {}
    from geostrike.maps.pictures import screenshot  # noqa: PLC0415  loaded only where it is used

    page = task.folder / f"{task.name}.html"
    drawn = [
        screenshot(page, task.folder / f"{task.name}{suffix}", network=task.tiles is not None)
        for suffix in task.pictures
    ]
    return {path.name: path.stat().st_size for path in drawn}


def end_with_parent() -> None:
    """End this process as soon as the one that started it is gone: killed, it cannot say so itself.

    What is being written then is still only a partial file, which the next run clears.
    """

    def wait() -> None:
        parent = multiprocessing.parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()


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
        places=[_spot(s.place, s.shown_as) for s in drawn if s.place is not None],
        counts={
            "points": sum(s.shown_as is Shape.POINT for s in strikes),
            "areas": sum(s.shown_as is Shape.AREA for s in strikes),
            "listed": sum(s.shown_as is Shape.LIST for s in strikes),
            "claims": len(reading.claims),
            "denials": sum(claim.stance in (Stance.DENIES, Stance.CONTESTS) for claim in reading.claims),
            "decisions": sum(strike.decision is not None for strike in strikes),
        },
        doubts=len(find_doubts(reading)),
        warnings=list(reading.warnings),
    )


def _spot(place: Place, shape: Shape) -> list[str | float]:
    return [place.name, place.level.value, place.latitude, place.longitude, shape.value, round(place.uncertainty_km, 1)]


def _fail(task: Task, entry: Entry, message: str) -> Entry:
    before = task.before
    kept = replace(before, where=entry.where, input=entry.input) if before is not None else entry
    return replace(kept, failure=message)


def _render(task: Task, reading: Reading, gazetteer: Gazetteer) -> tuple[str, str]:
    from geostrike.export.geojson import encode_geojson  # noqa: PLC0415  loaded only where it is used
    from geostrike.maps.options import PageOptions, Tiles  # noqa: PLC0415  loaded only where it is used
    from geostrike.maps.page import draw_page  # noqa: PLC0415  loaded only where it is used

    outlines: dict[str, Outline | None] = {}

    def outline_of(place: Place) -> Outline | None:
        if place.id not in outlines:
            outlines[place.id] = gazetteer.outline(place)
        return outlines[place.id]

    tiles = Tiles(url=task.tiles, attribution=task.tiles_credit) if task.tiles else None
    page = draw_page(reading, gazetteer, options=PageOptions(text=task.text_in_page, tiles=tiles))
    return page, json.dumps(encode_geojson([reading], outline_of), ensure_ascii=False, indent=1) + "\n"


@lru_cache(maxsize=2)
def _open(path: Path | None, fingerprint: str, aids: Aids, thread: int) -> Gazetteer:
    """Opened once a process and thread, for it may not be shared between them."""
    del fingerprint, thread  # only what the opened one is remembered by
    return open_gazetteer(path, aids)
