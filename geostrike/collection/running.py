"""Many articles to their maps: draw what changed, keep the rest, remember what failed, say what is gone."""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from geostrike.articles.documents import Document, Kind, find_documents, is_address
from geostrike.articles.sources import choose_details
from geostrike.collection.aids import NO_AIDS, Aids, fingerprint, open_gazetteer, open_recognisers
from geostrike.collection.decisions import find_corrections
from geostrike.collection.manifest import HIDDEN, Entry, Manifest, locked
from geostrike.collection.names import choose_name, fold_name
from geostrike.errors import ArticleError, GeostrikeError, OutputError
from geostrike.model import Failure
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geostrike.articles.details import Details
    from geostrike.collection.drawing import Task

__all__ = ["Choices", "Summary", "map_articles"]

_FEW = 12  # articles that are drawn before another process has got up
_STDIN_KEY = "-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """What the user says of all articles and their pages."""

    date: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    text_in_page: bool = True
    tiles: str | None = None
    """Address of a tile server, in Leaflet's form."""
    tiles_credit: str = ""
    pictures: tuple[str, ...] = ()
    """Suffixes of pictures to draw beside each page: ``.png``, ``.pdf``."""
    aids: Aids = NO_AIDS


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """What came of a run. ``gone`` are maps whose article is no longer there; ``pruned`` those that were removed."""

    drawn: tuple[Entry, ...] = ()
    kept: tuple[Entry, ...] = ()
    failed: tuple[Entry, ...] = ()
    gone: tuple[Entry, ...] = ()
    pruned: tuple[Entry, ...] = ()

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
    progress: Callable[[int, int, Entry], None] | None = None,
    fetch: Callable[[str], Document] | None = None,
    stdin: BinaryIO | None = None,
) -> Summary:
    """Draw a map for each article that changed since the last run into the folder ``target``, and the page over all.

    Changed means: its bytes, its corrections, the gazetteer, the choices or geostrike's version, by their hashes. Where a
    geocoder that was to be asked did not answer, the article is drawn again too.
    ``force`` draws everything; ``prune`` removes the maps of articles that are gone; ``jobs`` is the number of
    processes (as many as suit when ``None``). ``progress`` is told how many of how many are done, and each entry.
    Killed at any moment, it leaves whole files, and the next run does the rest. Raises ``GeostrikeError`` when
    nothing can be done at all.
    """
    folder, given, chosen = Path(target), list(sources), choices or Choices()
    if not given:
        raise ArticleError("no article given: name a file, a folder, an address, or - for standard input")
    _details(chosen)
    _check_page(chosen)
    if any(Path(path).resolve() == folder.resolve() for path in given if not is_address(path) and str(path) != "-"):
        raise OutputError(f"{folder} holds the articles: choose another folder for the maps with -o")
    if fetch is None and any(map(is_address, given)):
        from geostrike.collection.fetched import keep_in  # noqa: PLC0415  loaded only where it is used

        fetch = keep_in(folder)
    with locked(folder), closing(Manifest.load(folder)) as manifest:
        plan = _Plan(manifest, chosen, gazetteer_path, force=force)
        tasks = [task for item in find_documents(given, stdin=stdin, fetch=fetch) if (task := plan.take(item))]
        if tasks:
            open_recognisers(chosen.aids)  # one clear error instead of one an article
        drawn: list[Entry] = []
        for number, entry in enumerate(_draw_all(tasks, jobs), 1):
            manifest.record(entry)
            (plan.failed if entry.failure else drawn).append(entry)
            if progress is not None:
                progress(number, len(tasks), entry)
        gone = [entry for key, entry in sorted(manifest.entries.items()) if plan.is_gone(key)]
        if prune:
            _remove(gone, manifest)
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
    )


class _Plan:
    """Sorts documents into what is kept and what is to be drawn, and gives each its name."""

    def __init__(self, manifest: Manifest, choices: Choices, gazetteer_path: Path | None, *, force: bool) -> None:
        self.manifest, self.folder, self.choices = manifest, manifest.folder, choices
        self.gazetteer_path, self.force = gazetteer_path, force
        self.details = _details(choices)
        self.fingerprint = open_gazetteer(gazetteer_path, choices.aids).fingerprint
        said = [str(choices.date or ""), choices.outlet, choices.title, choices.url, choices.text_in_page]
        said += [choices.tiles, choices.tiles_credit, *choices.pictures]
        self.settings = json.dumps([__version__, self.fingerprint, *said, *fingerprint(choices.aids)])
        self.base = self.folder.resolve()
        self.seen: set[str] = set()
        self.files: set[str] = set()
        self.kept: list[Entry] = []
        self.failed: list[Entry] = []
        self.taken = {fold_name(entry.name): entry.key for entry in manifest.entries.values()}
        self.directories: dict[Path, str] = {}

    def take(self, item: Document | Failure) -> Task | None:
        """The task for a document that has to be drawn; ``None`` when there is nothing to do."""
        if isinstance(item, Failure):
            self._remember(item)
            return None
        if item.path is not None and self._is_ours(item.path):
            if item.root is None:
                self._remember(Failure(where=item.where, message="it lies among the maps: move it out of that folder"))
            return None
        key = self._key(item)
        self.seen.add(key)
        before = self.manifest.entries.get(key)
        try:
            texts = find_corrections(item, self.folder)
        except GeostrikeError as error:
            self._remember(Failure(where=item.where, message=str(error)), key)
            return None
        digest = self._digest(item, texts)
        if before is not None and before.input == digest and not self.force and self._is_whole(before):
            (self.failed if before.failure else self.kept).append(before)
            return None
        from geostrike.collection.drawing import Task  # noqa: PLC0415  loaded only where it is used

        return Task(
            document=item,
            details=self.details,
            texts=texts,
            key=key,
            name=before.name if before is not None and before.name else self._name(item, key),
            input=digest,
            folder=self.folder,
            gazetteer_path=self.gazetteer_path,
            fingerprint=self.fingerprint,
            text_in_page=self.choices.text_in_page,
            tiles=self.choices.tiles,
            tiles_credit=self.choices.tiles_credit,
            pictures=self.choices.pictures,
            aids=self.choices.aids,
            before=before,
        )

    def is_gone(self, key: str) -> bool:
        """Whether the article of an entry is no longer where it was. Addresses and standard input are never gone."""
        if key in self.seen or key == _STDIN_KEY or is_address(key):
            return False
        file, _, line = key.partition("#")
        return bool(line and file in self.files) or not (self.base / file).exists()

    def _remember(self, failure: Failure, key: str | None = None) -> None:
        key = key or self._relative(Path(failure.where)) if not is_address(failure.where) else failure.where
        before = self.manifest.entries.get(key)
        entry = before or Entry(key=key, where=failure.where, name="", input="")
        # Without an input it is tried again each time: the cause lies outside the article.
        entry = replace(entry, failure=failure.message, input="", where=failure.where)
        self.seen.add(key)
        if entry != before:
            self.manifest.record(entry)
        self.failed.append(entry)

    def _is_ours(self, path: Path) -> bool:
        """Whether it lies among the maps: what was drawn must not be read as an article."""
        resolved = self._directory(path) + os.sep
        inside = resolved.startswith(str(self.base) + os.sep)
        return inside and (path.suffix.lower() in (".html", ".htm") or f"{os.sep}{HIDDEN}{os.sep}" in resolved)

    def _directory(self, path: Path) -> str:
        parent = path.parent
        if parent not in self.directories:
            self.directories[parent] = str(parent.resolve())
        return self.directories[parent]

    def _relative(self, path: Path) -> str:
        full = os.path.join(self._directory(path), path.name)  # noqa: PTH118  a thousand paths in a moment
        try:
            return os.path.relpath(full, self.base).replace(os.sep, "/")
        except ValueError:  # on another drive
            return full

    def _key(self, document: Document) -> str:
        if document.path is None:
            base = document.where if is_address(document.where) else _STDIN_KEY
        else:
            base = self._relative(document.path)
        if document.kind is Kind.LINE:
            self.files.add(base)
            base = f"{base}#{document.name}"
        key, number = base, 2
        while key in self.seen:
            key, number = f"{base}#{number}", number + 1
        return key

    def _digest(self, document: Document, texts: tuple[tuple[str, str], ...]) -> str:
        parts = [self.settings, document.kind, document.name, document.charset, document.url, document.retrieved]
        parts += [part for where, text in texts for part in (Path(where).name, text)]
        head = json.dumps(parts).encode()
        return hashlib.sha256(head + b"\0" + hashlib.sha256(document.data).digest()).hexdigest()

    def _is_whole(self, entry: Entry) -> bool:
        try:
            return all((self.folder / name).stat().st_size == size for name, size in entry.files.items())
        except OSError:
            return False

    def _name(self, document: Document, key: str) -> str:
        name = choose_name(document.name, key, self.taken)
        self.taken[fold_name(name)] = key
        return name


def _check_page(choices: Choices) -> None:
    """Raise ``OutputError`` before anything is drawn, when what was asked of the pages cannot be had."""
    if choices.tiles is not None:
        from geostrike.maps.options import Tiles  # noqa: PLC0415  loaded only where it is used

        Tiles(url=choices.tiles)
    if choices.pictures:
        from geostrike.maps.pictures import require_chromium  # noqa: PLC0415  loaded only where it is used

        require_chromium()


def _details(choices: Choices) -> Details:
    return choose_details(date=choices.date, outlet=choices.outlet, title=choices.title, url=choices.url)


def _draw_all(tasks: list[Task], jobs: int | None) -> Iterator[Entry]:
    """The entries of all tasks as they are done."""
    if not tasks:
        return
    from geostrike.collection.drawing import draw  # noqa: PLC0415  loaded only where it is used

    count = jobs if jobs is not None else min(os.cpu_count() or 1, 8) if len(tasks) >= _FEW else 1
    if count <= 1 or len(tasks) == 1:
        yield from map(draw, tasks)
        return
    yield from _draw_in_processes(tasks, count)


def _draw_in_processes(tasks: list[Task], count: int) -> Iterator[Entry]:
    import multiprocessing  # noqa: PLC0415  loaded only where it is used
    from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait  # noqa: PLC0415
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415

    from geostrike.collection.drawing import HEAVY, draw, end_with_parent  # noqa: PLC0415  loaded only where it is used

    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
    if "forkserver" in methods:
        context.set_forkserver_preload(list(HEAVY))
    waiting = iter(tasks)
    try:
        with ProcessPoolExecutor(count, mp_context=context, initializer=end_with_parent) as pool:
            # A few more than there are processes, so that none waits, and a stop does not wait for a thousand.
            running = {pool.submit(draw, task) for task in islice(waiting, count * 3)}
            try:
                while running:
                    done, running = wait(running, return_when=FIRST_COMPLETED)
                    running |= {pool.submit(draw, task) for task in islice(waiting, len(done))}
                    for future in done:
                        yield future.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    except BrokenProcessPool:
        raise OutputError("a process that was drawing died: run again, what was drawn is kept") from None


def _remove(gone: list[Entry], manifest: Manifest) -> None:
    for entry in gone:
        for name in entry.files:
            (manifest.folder / Path(name).name).unlink(missing_ok=True)
        manifest.forget(entry.key)
