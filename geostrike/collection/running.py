"""Many articles to their maps: draw what changed, keep the rest, remember what failed, say what is gone."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from geostrike.articles.fields import parse_columns
from geostrike.articles.finding import find_documents, is_address
from geostrike.collection.aids import open_recognisers
from geostrike.collection.backlog import Backlog
from geostrike.collection.entries import PICTURES, Entry
from geostrike.collection.fetched import keep_in
from geostrike.collection.manifest import Manifest, locked
from geostrike.collection.owned import bears_mark
from geostrike.collection.planning import Choices, Plan, details_of
from geostrike.errors import ArticleError, OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from geostrike.articles.documents import Document

__all__ = ["Choices", "Summary", "map_articles"]

_FEW = 12  # articles that are drawn before another process has got up


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """What came of a run. ``gone`` are maps whose article is no longer there; ``pruned`` those that were removed;
    ``spared`` files in their place that are none of ours.
    """

    drawn: tuple[Entry, ...] = ()
    kept: tuple[Entry, ...] = ()
    failed: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()
    pruned: tuple[Entry, ...] = ()
    spared: tuple[str, ...] = ()

    @property
    def unfit(self) -> tuple[str, ...]:
        """Corrections that no longer fit, of all articles of this run."""
        return tuple(warning for entry in (*self.drawn, *self.kept) for warning in entry.unfit)


def map_articles(
    sources: Iterable[str | Path],
    target: str | Path,
    *,
    gazetteer_path: Path | None = None,
    choices: Choices | None = None,
    force: bool = False,
    prune: bool = False,
    jobs: int | None = None,
    time_limit: float | None = None,
    progress: Callable[[int, int | None, Entry], None] | None = None,
    fetch: Callable[[str], Document] | None = None,
    stdin: BinaryIO | None = None,
) -> Summary:
    """Draw a map for each article that changed since the last run into the folder ``target``, and the page over all.

    Changed means: its bytes, its corrections, the gazetteer, the choices or geostrike's version, by their hashes. Where a
    geocoder that was to be asked did not answer, the article is drawn again too.
    ``force`` draws everything; ``prune`` removes the maps of articles that are gone; ``jobs`` is the number of
    processes (as many as suit when ``None``). An article that takes more than ``time_limit`` seconds of work fails; the
    others go on. ``progress`` is told how many of how many are done (``None`` while that is not known), and each entry.
    Killed at any moment, it leaves whole files, and the next run does the rest. Raises ``GeostrikeError`` when
    nothing can be done at all.
    """
    folder, given, chosen = Path(target), list(sources), choices or Choices()
    if not given:
        raise ArticleError("no article given: name a file, a folder, an address, or - for standard input")
    details_of(chosen)
    _check_page(chosen)
    if any(Path(path).resolve() == folder.resolve() for path in given if not is_address(path) and str(path) != "-"):
        raise OutputError(f"{folder} holds the articles: choose another folder for the maps with -o")
    columns = parse_columns(chosen.columns)
    with locked(folder), closing(Manifest.load(folder)) as manifest:
        plan = Plan(manifest, chosen, gazetteer_path, force=force, time_limit=time_limit)
        documents = find_documents(given, stdin=stdin, fetch=fetch or keep_in(folder), columns=columns)
        tasks = Backlog(task for item in documents if (task := plan.take(item)))
        if tasks.known:
            open_recognisers(chosen.aids)  # one clear error instead of one an article
        drawn: list[Entry] = []
        with closing(_draw_all(tasks, jobs, time_limit)) as entries:
            for number, entry in enumerate(entries, 1):
                if entry != manifest.entries.get(entry.key):
                    manifest.record(entry)
                (plan.failed if entry.failure else drawn).append(entry)
                if progress is not None:
                    progress(number, tasks.total, entry)
        gone = [entry for _, entry in sorted(manifest.entries.items()) if entry.name and plan.is_gone(entry)]
        spared = _remove(gone, manifest) if prune else []
        for entry in [entry for entry in manifest.entries.values() if plan.is_void(entry)]:
            manifest.forget(entry.key)
        changed = manifest.save()
        if changed or not (folder / "index.html").exists():
            from geostrike.collection.index import write_index  # noqa: PLC0415  loaded only where it is used

            write_index(folder, manifest.entries.values())
    order = sorted(drawn, key=lambda entry: entry.key)
    return Summary(
        drawn=tuple(order),
        kept=tuple(plan.kept),
        failed=tuple(plan.failed),
        gone=() if prune else tuple(gone),
        pruned=tuple(gone) if prune else (),
        spared=tuple(spared),
    )


def _check_page(choices: Choices) -> None:
    """Raise ``OutputError`` before anything is drawn, when what was asked of the pages cannot be had."""
    if choices.tiles is not None:
        from geostrike.maps.options import Tiles  # noqa: PLC0415  loaded only where it is used

        Tiles(url=choices.tiles)
    if choices.pictures:
        from geostrike.maps.pictures import require_chromium  # noqa: PLC0415  loaded only where it is used

        require_chromium()


def _draw_all(tasks: Backlog, jobs: int | None, time_limit: float | None) -> Generator[Entry]:
    """The entries of all tasks as they are done."""
    if not tasks.known:
        return
    from geostrike.collection.drawing import draw, load_heavy  # noqa: PLC0415  loaded only where it is used
    from geostrike.collection.limits import can_interrupt  # noqa: PLC0415

    count = jobs if jobs is not None else min(os.cpu_count() or 1, 8) if tasks.known >= _FEW else 1
    if (count <= 1 or tasks.known == 1) and (time_limit is None or can_interrupt()):
        load_heavy()
        yield from map(draw, tasks)
        return
    from geostrike.collection.crew import work_in_processes  # noqa: PLC0415  loaded only where it is used

    yield from work_in_processes(tasks, max(1, min(count, tasks.known)))


def _remove(gone: list[Entry], manifest: Manifest) -> list[str]:
    """Remove the maps of articles that are gone; the names of files that stay, for geostrike did not draw them."""
    spared = []
    for entry in gone:
        page = manifest.folder / f"{entry.name}.html"
        ours = bears_mark(page)  # nothing in a picture tells who drew it, but the page that it is of does
        for name in entry.files:
            path = manifest.folder / name
            if bears_mark(path) or (ours and path.suffix in PICTURES and not path.is_symlink()):
                path.unlink(missing_ok=True)
            elif os.path.lexists(path):
                spared.append(name)
        manifest.forget(entry.key)
    return spared
