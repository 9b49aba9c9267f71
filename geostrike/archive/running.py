"""A run over an archive: what is to be read, who reads it, what is done already, and what came of it."""

from __future__ import annotations

import json
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from geostrike.archive.chunks import Chunk, find_chunks, join_chunks
from geostrike.archive.crews import open_crew, work_off
from geostrike.archive.ledger import ABOUT, Entry, Ledger, is_archive
from geostrike.archive.reading import BAG, Settings, read_partition, read_records
from geostrike.archive.schema import SCHEMA, TABLES, schema_of
from geostrike.archive.sheets import encode_table
from geostrike.archive.storage import Folder, find_addresses
from geostrike.articles.fields import parse_columns
from geostrike.articles.sources import choose_details
from geostrike.collection.manifest import locked
from geostrike.errors import ArticleError, OutputError
from geostrike.gazetteer.opened import open_gazetteer
from geostrike.model import Failure
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["PARTITION_SIZE", "Progress", "Summary", "read_archive"]

PARTITION_SIZE = 16_000_000
"""Bytes of text that one worker reads at a time: six thousand articles, half a minute to three. Larger ones make fewer and larger
files; smaller ones lose less when a worker dies."""

_LISTED_TOGETHER = 64  # files that one task looks through


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is, in bytes of text; ``entry`` is the partition that was done last, if one was."""

    done: int
    total: int
    entry: Entry | None
    failures: int
    dashboard: str | None = None


@dataclass(slots=True)
class Summary:
    """What came of a run: numbers of articles and rows over all that lies in the folder, and what could not be read."""

    folder: str
    partitions: int = 0
    kept: int = 0
    """Partitions that an earlier run had read."""
    articles: int = 0
    read: int = 0
    passed_over: int = 0
    """Articles that no strike can be in, by their words."""
    strikes: int = 0
    claims: int = 0
    failures: int = 0
    """Articles, partitions and files that could not be read; each has a row in the table of failures."""
    listed: tuple[Failure, ...] = field(default=())
    """Partitions and files among them: the next run tries them again."""

    def add(self, entry: Entry) -> None:
        """Count a partition in."""
        self.partitions += 1
        for name in ("articles", "read", "passed_over", "strikes", "claims", "failures"):
            setattr(self, name, getattr(self, name) + getattr(entry, name))


def read_archive(
    source: Any,
    out: str | Path,
    *,
    client: Any = None,
    jobs: int = 1,
    scheduler: str | None = None,
    gazetteer: Path | None = None,
    date: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    columns: str | None = None,
    partition_size: int = PARTITION_SIZE,
    retries: int = 3,
    time_limit: float | None = 60.0,
    prefilter: bool = True,
    text: bool = True,
    progress: Callable[[Progress], None] | None = None,
) -> Summary:
    """Read an archive into the tables in ``out`` (see docs/archive.md); what an earlier run did is not done again.

    ``source`` is a path, glob or address, several of them, or a ``dask.bag`` of lines or objects. ``client`` is a client of
    Dask's; without one, ``jobs`` processes here do the work, or those of the ``scheduler`` at an address. ``gazetteer`` is a
    file that every worker sees; without one each asks its own, which must be the same. ``date``, ``outlet``, ``title``, ``url`` and
    ``columns`` are as for ``read_articles``. A partition whose worker dies or that fails is tried ``retries`` more times, then
    listed. Raises ``GeostrikeError`` when nothing can be done at all.
    """
    settings = Settings(
        out=str(out),
        gazetteer_path=gazetteer,
        fingerprint=open_gazetteer(gazetteer).fingerprint,
        details=choose_details(date=date, outlet=outlet, title=title, url=url),
        columns=parse_columns(columns),
        time_limit=time_limit,
        prefilter=prefilter,
        text=text,
    )
    if partition_size < 1:
        raise ArticleError(f"a partition of {partition_size} bytes holds nothing: give at least 1")
    crew = nullcontext(client) if client is not None else open_crew(jobs, scheduler)
    with _claimed(Folder(settings.out)) as folder, crew as hands:
        told = Summary(folder=folder.address)
        run = _Run(folder, settings, hands, told, retries=retries, progress=progress)
        if hasattr(source, "to_delayed"):
            run.read_bag(source)
        else:
            given = [source] if isinstance(source, (str, Path)) else list(source)
            run.read_files([str(item) for item in given], partition_size)
        run.finish()
    return told


@contextmanager
def _claimed(folder: Folder) -> Iterator[Folder]:
    """The folder, nobody else's meanwhile. Raises ``OutputError`` when something other than an archive lies there."""
    with locked(folder.local) if folder.local is not None else nullcontext():
        if not is_archive(folder) and any(folder.list(table) for table in TABLES):
            raise OutputError(
                f"{folder.address} holds tables that are none of geostrike's: choose another folder with -o"
            )
        about = {"schema": SCHEMA, "geostrike": __version__}
        folder.write(ABOUT, (json.dumps(about, indent=1) + "\n").encode())
        folder.sweep()
        yield folder


class _Run:
    """One run, and what came of it so far."""

    def __init__(
        self,
        folder: Folder,
        settings: Settings,
        client: Any,
        told: Summary,
        *,
        retries: int,
        progress: Callable[[Progress], None] | None,
    ) -> None:
        self._folder, self._settings, self._client, self._retries = folder, settings, client, retries
        self._told, self._progress = told, progress
        self._ledger = Ledger(folder)
        self._failed: list[Failure] = []

    def read_files(self, given: list[str], size: int) -> None:
        """Read what paths and addresses mean."""
        if not given:
            raise ArticleError("no article given: name a file, a folder, a glob or an address")
        addresses = list(dict.fromkeys(find_addresses(given, self._settings.out)))
        partitions = list(join_chunks(self._survey(addresses, size), size, self._settings.made_by))
        total, done = sum(partition.size for partition in partitions), 0
        kept = {entry.partition: entry for entry in self._ledger.tidy((p.name for p in partitions), addresses)}
        for before in kept.values():
            self._told.add(before)
        self._told.kept = len(kept)
        done = sum(partition.size for partition in partitions if partition.name in kept)
        self._say(done, total)
        open_ones = (partition for partition in partitions if partition.name not in kept)
        work = partial(read_partition, settings=self._settings)
        for partition, entry in work_off(self._client, work, open_ones, retries=self._retries):
            done += partition.size
            self._take(entry, partition.where)
            self._say(done, total, entry)

    def read_bag(self, bag: Any) -> None:
        """Read the records of a ``dask.bag``. Which partitions are done shows only when their records are there."""
        seen: list[str] = []
        parts = bag.to_delayed()
        work = partial(_read_part, settings=self._settings)
        for (number, _), entry in work_off(self._client, work, enumerate(parts, 1), retries=self._retries):
            if isinstance(entry, Entry):
                seen.append(entry.partition)
            self._take(entry, f"{BAG} {number}")
            self._say(len(seen), len(parts), entry)
        if not self._failed:
            self._ledger.tidy(seen, [BAG])

    def finish(self) -> None:
        """Write the failures that belong to no partition that was read. The next run has others, or none."""
        rows = [{"partition": None, "found_at": f.where, "reason": f.message} for f in sorted(self._failed, key=repr)]
        table = pa.Table.from_pylist(rows, schema=schema_of("failures"))
        self._folder.write("failures/run.parquet", encode_table(table))
        self._told.failures += len(self._failed)
        self._told.listed = tuple(self._failed)

    def _survey(self, addresses: list[str], size: int) -> Iterator[Chunk]:
        """The chunks of all files, in the order of the files."""
        batches = list(_batch(addresses, _LISTED_TOGETHER if self._client is not None else 1))
        found: dict[int, list[Chunk | Failure]] = {}
        work = partial(_survey_batch, size=size)
        for (number, batch), chunks in work_off(self._client, work, enumerate(batches), retries=self._retries):
            found[number] = (
                [Failure(where=address, message=_explain(chunks)) for address in batch]
                if isinstance(chunks, Exception)
                else chunks
            )
        for number in range(len(batches)):
            for item in found.pop(number):
                if isinstance(item, Failure):
                    self._failed.append(item)
                else:
                    yield item

    def _take(self, entry: Entry | Exception, where: str) -> None:
        if isinstance(entry, Exception):
            self._failed.append(Failure(where=where, message=_explain(entry)))
        else:
            self._told.add(entry)

    def _say(self, done: int, total: int, entry: Entry | Exception | None = None) -> None:
        if self._progress is not None:
            last = entry if isinstance(entry, Entry) else None
            link = getattr(self._client, "dashboard_link", None)
            self._progress(Progress(done, total, last, self._told.failures + len(self._failed), link))


def _batch(addresses: Iterable[str], size: int) -> Iterator[list[str]]:
    waiting = iter(addresses)
    while batch := list(islice(waiting, size)):
        yield batch


def _survey_batch(numbered: tuple[int, list[str]], size: int) -> list[Chunk | Failure]:
    return find_chunks(numbered[1], size)


def _read_part(numbered: tuple[int, Any], settings: Settings) -> Entry:
    number, part = numbered
    records = part.compute(scheduler="synchronous") if hasattr(part, "compute") else part
    return read_records(records, number, settings)


def _explain(error: Exception) -> str:
    """Why a partition could not be read, after all tries."""
    reason = " ".join(str(error).split())[:200]
    if type(error).__name__ == "KilledWorker":
        return "its workers died again and again, perhaps for want of memory or time: give them more, or make --partition-size smaller"
    return f"it could not be read ({type(error).__name__}: {reason}); run again to try once more"
