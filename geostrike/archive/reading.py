"""One partition, read: the path that every article of an archive goes, on a laptop as on a cluster.

``read_within`` is what ``geostrike read`` calls too. Before it stands a glance at the words, which passes over what no strike
can be in; behind it the rows of the tables.
"""

from __future__ import annotations

import gc
import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geostrike.archive.ledger import Entry, Ledger
from geostrike.archive.opening import open_chunk, open_records
from geostrike.archive.prefilter import Look, look_at
from geostrike.archive.rows import Drawer, Row, describe_article, rows_of
from geostrike.archive.schema import SCHEMA
from geostrike.archive.sheets import Sheets
from geostrike.archive.storage import Folder
from geostrike.articles.details import Details, encode_text, mend_details
from geostrike.articles.documents import Columns, Kind
from geostrike.articles.json_lines import encode_line
from geostrike.articles.records import open_record
from geostrike.articles.sources import read_document
from geostrike.collection.readings import read_within
from geostrike.errors import ArticleError, GazetteerError
from geostrike.garbage import collect_rarely
from geostrike.gazetteer.opened import open_gazetteer
from geostrike.language.controls import mend
from geostrike.language.tongue import how_far_read
from geostrike.model import Article, Failure, Source
from geostrike.model.identity import Identities
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geostrike.archive.chunks import Partition
    from geostrike.articles.details import Record
    from geostrike.articles.documents import Document
    from geostrike.gazetteer.index import Gazetteer

__all__ = ["BAG", "Settings", "read_partition", "read_records"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """What every worker of a run is told."""

    out: str
    gazetteer_path: Path | None = None
    fingerprint: str = ""
    """Of the gazetteer that is meant: every machine must have the same."""
    details: Details = field(default_factory=Details)
    """What the user says of all articles."""
    columns: Columns = ()
    time_limit: float | None = None
    """In seconds of work for one article."""
    prefilter: bool = True
    text: bool = True
    """Whether readings and texts are kept for ``geostrike collect``."""

    @property
    def made_by(self) -> str:
        """Changes with all that the tables depend on besides the articles."""
        told = (self.fingerprint, self.details, self.columns, self.time_limit, self.prefilter, self.text)
        return repr((SCHEMA, __version__, *told))


def read_partition(partition: Partition, settings: Settings) -> Entry:
    """Read all articles of a partition and write their tables; one that is done already is left as it is.

    Raises ``GazetteerError`` where the gazetteer is not the one that is meant, and ``OSError`` where a file cannot be read.
    """
    ledger = Ledger(Folder(settings.out))
    done = ledger.find(partition.name)
    if done is not None:
        return done
    documents = (document for chunk in partition.chunks for document in open_chunk(chunk, settings.columns))
    addresses = tuple(dict.fromkeys(chunk.address for chunk in partition.chunks))
    return _read_all(partition.name, addresses, documents, settings, ledger)


def read_records(records: Iterable[object], number: int, settings: Settings) -> Entry:
    """The same for the records of one partition of a bag, by its ``number``."""
    lines = [encode_line(record) for record in records]
    digest = hashlib.sha256(f"{settings.made_by}\n{number}\n".encode())
    for line in lines:
        digest.update(len(line).to_bytes(8, "big") + line)
    name, ledger = digest.hexdigest()[:20], Ledger(Folder(settings.out))
    done = ledger.find(name)
    if done is not None:
        return done
    return _read_all(name, (BAG,), open_records(lines, f"{BAG}-{number}", settings.columns), settings, ledger)


BAG = "bag"
"""What is told as the address of records that a program holds."""


def _read_all(
    name: str,
    addresses: tuple[str, ...],
    documents: Iterable[Document | Failure],
    settings: Settings,
    ledger: Ledger,
) -> Entry:
    gazetteer = open_gazetteer(settings.gazetteer_path)
    if gazetteer.fingerprint != settings.fingerprint:
        raise GazetteerError(
            f"{gazetteer.path} here is not the gazetteer that is meant: put that where all machines see it, and name it "
            "with --gazetteer"
        )
    reader, sheets = _Reader(settings, gazetteer), Sheets(name)
    with _collecting_rarely():
        for document in documents:
            sheets.add(reader.read(document))
    counts = reader.counts | {table: sheets.count(table) for table in ("strikes", "claims", "failures", "articles")}
    return ledger.settle(Entry(partition=name, addresses=addresses, files=(), **counts), sheets.files())


@contextmanager
def _collecting_rarely() -> Iterator[None]:
    """As ``geostrike.__main__`` has it, and as it was afterwards: the process may be somebody else's. What it held before, all of Dask
    in a worker, is not looked through meanwhile.
    """
    before = gc.get_threshold()
    collect_rarely()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


class _Reader:
    """Reads the documents of one partition, each to its rows."""

    def __init__(self, settings: Settings, gazetteer: Gazetteer) -> None:
        self._settings, self._gazetteer = settings, gazetteer
        self._drawer, self._identities = Drawer(gazetteer), Identities()
        self.counts = {"read": 0, "passed_over": 0}

    def read(self, document: Document | Failure) -> Iterable[Row]:
        """The rows of one document, or of why it gives none."""
        if isinstance(document, Failure):
            return [_fail(document)]
        found_at = mend(document.where)
        glanced = self._glance(document) if self._settings.prefilter else document
        if isinstance(glanced, tuple):
            article, outcome = glanced
            self.counts["passed_over"] += 1
            return [describe_article(self._identities.tell_apart(article), found_at, outcome)]
        item = read_within(
            glanced, self._settings.details, (), self._gazetteer, (), time_limit=self._settings.time_limit
        )
        if isinstance(item, Failure):
            return [_fail(item)]
        self.counts["read"] += 1
        item = replace(item, article=self._identities.tell_apart(item.article))
        return rows_of(item, found_at, self._drawer, text=self._settings.text)

    def _glance(self, document: Document) -> tuple[Article, str] | Document:
        """The article, and why it is passed over; the document, where that has to be read, or cannot be."""
        if document.kind is Kind.RECORD:
            try:
                record = open_record(document, self._settings.details)
                data = encode_text(record.text)
            except ArticleError:
                return document
            document = replace(document, record=record)
            look = look_at(record.text)
            if look is Look.PASS:
                return _sketch(record, data), "passed_over"
            if look is Look.READ:
                return document
        article = read_document(document, self._settings.details)
        if isinstance(article, Failure):
            return document
        if how_far_read(article) == "not":
            return article, "language_not_read"
        return document if look_at(article.text) is Look.READ else (article, "passed_over")


def _sketch(record: Record, data: bytes) -> Article:
    """An article of which only what it says of itself is known: nothing was looked for in its text, not even its language."""
    details = mend_details(record.details)[0]
    return Article(
        id=details.id or mend(record.id),
        text="",
        sha256=hashlib.sha256(data).hexdigest(),
        title=details.title,
        outlet=Source(name=details.outlet) if details.outlet else None,
        url=details.url,
        published=details.published,
        authors=details.authors,
        language="",
        warnings=record.warnings,
    )


def _fail(failure: Failure) -> Row:
    return Row("failures", {"found_at": mend(failure.where), "reason": mend(failure.message)})
