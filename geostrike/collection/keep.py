"""What collecting keeps of articles, so that a second run reads only what changed: one SQLite file beside the collection.

It holds for each article its reports and its text, by the hash of all that a reading depends on (``digests``); what was found
of pairs of reports; incidents as they were written; and what incidents are called. Each article is kept once it is read, so a
run that was killed is taken up where it stopped; all else is one transaction. Whatever another version of geostrike or other parties
worked out is dropped, but for the names.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geostrike.collection.manifest import HIDDEN, locked
from geostrike.collection.notes import Note
from geostrike.collection.untouched import tell_time
from geostrike.errors import OutputError
from geostrike.export.collection import encode_article
from geostrike.export.records import decode_record, encode_record
from geostrike.incidents.cards import Card, make_card
from geostrike.incidents.verdicts import MOST_NUMBER, Verdicts
from geostrike.language.tongue import say_not_read
from geostrike.model import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from geostrike.model import Article

__all__ = ["Keep", "KeptArticle", "Told", "open_keep"]

FILE = "collected.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (
    number INTEGER PRIMARY KEY, digest TEXT NOT NULL, own TEXT NOT NULL, id TEXT NOT NULL, head TEXT NOT NULL, unread TEXT,
    cards TEXT NOT NULL, UNIQUE (digest, id));
CREATE TABLE IF NOT EXISTS details (number INTEGER PRIMARY KEY, reports TEXT NOT NULL, text BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS uses (output TEXT, number INTEGER, PRIMARY KEY (output, number)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS verdicts (output TEXT PRIMARY KEY, codes BLOB, scores BLOB, barred BLOB);
CREATE TABLE IF NOT EXISTS told (
    output TEXT, key BLOB, facts TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (output, key));
CREATE TABLE IF NOT EXISTS files (
    output TEXT, key TEXT, size INTEGER, number INTEGER, touched INTEGER, began INTEGER, held TEXT, PRIMARY KEY (output, key))
    WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS names (called TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
"""
# Large pages, and room for those that a run changes: with SQLite's own 4 kB and 2 MB it waits for the disk twenty times, not four.
_ACCESS = "PRAGMA page_size = 32768; PRAGMA cache_size = -32768"
_TABLES = ("articles", "details", "uses", "verdicts", "told", "files")
# So many articles are read before they are kept for good: a killed run loses no more than these.
_TOGETHER = 20
_AT_ONCE = 500  # incidents that are looked up together


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptArticle:
    """What is kept of an article, but for its reports and its text, which few runs need."""

    number: int
    """Of its first report; the others follow. No number is ever given again."""
    own: str
    """The id that it gives itself, before it was told apart from others."""
    head: dict[str, Any]
    """The article as the collection writes it."""
    unread: str | None
    """Why it was not read, if it is in a language that is not."""
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An incident as it is written, and what else is asked of it."""

    facts: dict[str, Any]
    text: str


@contextmanager
def open_keep(folder: Path | None, made_by: str, *, force: bool = False) -> Iterator[Keep]:
    """What is kept in ``folder``, nobody else meanwhile; in memory only without one. ``force`` forgets all but the names.

    Raises ``OutputError`` with the cure when it is damaged or cannot be written.
    """
    if folder is None:
        yield Keep(sqlite3.connect(":memory:"), made_by)
        return
    path = folder / HIDDEN / FILE
    with locked(folder):
        try:
            if path.is_symlink():
                raise OutputError(f"{path} is a link: remove it")
            connection = sqlite3.connect(path)
            try:
                connection.execute("PRAGMA trusted_schema = OFF")
                connection.executescript(_ACCESS)
                yield Keep(connection, made_by, tell_time(folder / HIDDEN / "lock"), force=force)
            finally:
                connection.close()
        except sqlite3.OperationalError as error:
            raise OutputError(
                f"{path} cannot be written ({error}): free it, or choose another folder with -o"
            ) from None
        except sqlite3.DatabaseError as error:
            raise OutputError(f"{path} is damaged ({error}): delete it, and everything is read again") from None


class Keep:
    """Articles, pairs, incidents and names of earlier runs."""

    def __init__(self, connection: sqlite3.Connection, made_by: str, began: int = 0, *, force: bool = False) -> None:
        self.began = began
        """What the file system's clock said when the run began; 0 if it keeps none."""
        self._db = connection
        self._waiting = 0
        self._db.executescript(_SCHEMA)
        known = dict(self._db.execute("SELECT name, value FROM meta").fetchall())
        self._next = int(known.get("next", "0"))
        if force or known.get("made by") != made_by or self._next > MOST_NUMBER // 2:
            for table in _TABLES:
                self._db.execute(f"DELETE FROM {table}")  # noqa: S608  a name of our own
            self._next = 0
            self._db.execute("INSERT OR REPLACE INTO meta VALUES ('made by', ?)", (made_by,))
        self._reports = lru_cache(maxsize=4096)(self._load_reports)
        self._index: dict[str, dict[str, KeptArticle]] | None = None

    def notes(self, output: str) -> dict[str, Note]:
        """What files held when the last run into ``output`` read them."""
        rows = self._db.execute(
            "SELECT key, size, number, touched, began, held FROM files WHERE output = ?", (output,)
        ).fetchall()
        return {key: Note(*rest) for key, *rest in rows}

    def note(self, output: str, before: Mapping[str, Note], notes: Mapping[str, Note]) -> None:
        """Remember what the files of a run into ``output`` held, and no longer what they held ``before``."""
        gone = ((output, key) for key in before.keys() - notes.keys())
        self._db.executemany("DELETE FROM files WHERE output = ? AND key = ?", gone)
        changed = ((output, key, *note) for key, note in notes.items() if before.get(key) != note)
        self._db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)", changed)

    def knows(self, digest: str) -> bool:
        """Whether an article of that hash is kept."""
        return digest in self._known()

    def find(self, digest: str, choose: Callable[[str, str], str]) -> KeptArticle | None:
        """The article of that hash; ``None`` if it is to be read. ``choose`` gives it its id in this run, by the one that it gives
        itself and the hash of its text.
        """
        found = self._known().get(digest)
        if not found:
            return None
        first = next(iter(found.values()))
        name = choose(first.own, first.head["sha256"])
        return found[name] if name in found else self._rename(digest, first, name)

    def _known(self) -> dict[str, dict[str, KeptArticle]]:
        """All articles, by hash and id. Read at once: one by one they would take ten times as long."""
        if self._index is None:
            rows = self._db.execute(
                "SELECT number, digest, own, unread, head, cards FROM articles ORDER BY number"
            ).fetchall()
            parts = json.loads(f"[{','.join(f'[{head},{cards}]' for *_, head, cards in rows)}]")
            self._index = {}
            for (number, digest, own, unread, *_), (head, cards) in zip(rows, parts, strict=True):
                told = tuple(Card(*card) for card in cards)
                article = KeptArticle(number=number, own=own, head=head, unread=unread, cards=told)
                self._index.setdefault(digest, {})[head["id"]] = article
        return self._index

    def put(self, digest: str, own: str, article: Article, reports: Iterable[Report]) -> KeptArticle:
        """Keep an article that was read, with the id ``own`` before it was told apart from others."""
        head, unread = encode_article(article), say_not_read(article)
        return self._put(digest, own, head, unread=unread, reports=tuple(reports), text=article.text)

    def _put(
        self, digest: str, own: str, head: dict[str, Any], *, unread: str | None, reports: tuple[Report, ...], text: str
    ) -> KeptArticle:
        cards, number = tuple(map(make_card, reports)), self._next
        self._next += max(1, len(cards))
        told = json.dumps([encode_record(report) for report in reports])
        self._db.execute(
            "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?)",
            (number, digest, own, head["id"], json.dumps(head), unread, json.dumps(cards)),
        )
        packed = zlib.compress(text.encode("utf-8", "surrogatepass"), 1)
        self._db.execute("INSERT INTO details VALUES (?, ?, ?)", (number, told, packed))
        self._db.execute("INSERT OR REPLACE INTO meta VALUES ('next', ?)", (str(self._next),))
        self._waiting += 1
        if self._waiting >= _TOGETHER:
            self._db.commit()
            self._waiting = 0
        article = KeptArticle(number=number, own=own, head=head, unread=unread, cards=cards)
        self._known().setdefault(digest, {})[head["id"]] = article
        return article

    def _rename(self, digest: str, known: KeptArticle, name: str) -> KeptArticle:
        """The article under another id, for others of this run come before it."""
        reports = tuple(
            replace(report, article_id=name, id=name + report.id.removeprefix(report.article_id))
            for report in self._reports(known.number)
        )
        text = self.text(known.number)
        return self._put(digest, known.own, known.head | {"id": name}, unread=known.unread, reports=reports, text=text)

    def report(self, number: int, article: int) -> Report:
        """The report of that number, of the article of that number."""
        return self._reports(article)[number - article]

    def _load_reports(self, number: int) -> tuple[Report, ...]:
        row = self._db.execute("SELECT reports FROM details WHERE number = ?", (number,)).fetchone()
        return tuple(decode_record(Report, item) for item in json.loads(row[0]))

    def text(self, number: int) -> str:
        """Of the article of that number."""
        row = self._db.execute("SELECT text FROM details WHERE number = ?", (number,)).fetchone()
        return zlib.decompress(row[0]).decode("utf-8", "surrogatepass")

    def verdicts(self, output: str) -> Verdicts:
        """What the last run into ``output`` found of pairs."""
        row = self._db.execute("SELECT codes, scores, barred FROM verdicts WHERE output = ?", (output,)).fetchone()
        if row is None:
            return Verdicts()
        codes, scores, barred = (
            np.frombuffer(part, dtype=kind).astype(np.int64) for part, kind in zip(row, _KINDS, strict=True)
        )
        return Verdicts(codes, scores, barred)

    def told(self, output: str) -> dict[bytes, dict[str, Any]]:
        """The facts of the incidents that the last run wrote into ``output``."""
        rows = self._db.execute("SELECT key, facts FROM told WHERE output = ?", (output,)).fetchall()
        facts = json.loads(f"[{','.join(told for _, told in rows)}]")  # at once: ten times as quick as one by one
        return {key: told for (key, _), told in zip(rows, facts, strict=True)}

    def tell(self, output: str, key: bytes, told: Told) -> dict[str, Any]:
        """Remember an incident of ``output``; its facts."""
        self._db.execute("INSERT INTO told VALUES (?, ?, ?, ?)", (output, key, json.dumps(told.facts), told.text))
        return told.facts

    def texts(self, output: str, keys: Sequence[bytes]) -> Iterator[str]:
        """Incidents as they are written."""
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            asked = f"SELECT key, text FROM told WHERE output = ? AND key IN ({', '.join('?' * len(some))})"  # noqa: S608  marks
            rows = self._db.execute(asked, (output, *some))
            found = dict(rows.fetchall())
            yield from (found[key] for key in some)

    def names(self) -> dict[str, str]:
        """What incidents were called, by ids of reports and by marks of what they quote."""
        return dict(self._db.execute("SELECT called, name FROM names").fetchall())

    def settle(
        self,
        output: str,
        used: Sequence[int],
        *,
        verdicts: Verdicts,
        told: Container[bytes],
        names: Mapping[str, str],
        others: Iterable[str],
    ) -> None:
        """Remember a run into ``output``, which used articles of these numbers and ``told`` incidents of these keys; ``names`` are
        those that are new. What neither it nor one of the ``others``
        uses any more is dropped.
        """
        db = self._db
        db.execute("DELETE FROM uses WHERE output = ?", (output,))
        db.executemany("INSERT OR IGNORE INTO uses VALUES (?, ?)", ((output, number) for number in used))
        kept = {output, *others}
        for table in ("uses", "verdicts", "told", "files"):
            for (old,) in db.execute(f"SELECT DISTINCT output FROM {table}").fetchall():  # noqa: S608  a name of our own
                if old not in kept:
                    db.execute(f"DELETE FROM {table} WHERE output = ?", (old,))  # noqa: S608
        for table in ("articles", "details"):
            db.execute(f"DELETE FROM {table} WHERE number NOT IN (SELECT number FROM uses)")  # noqa: S608
        parts = (verdicts.codes, verdicts.scores, verdicts.barred)
        packed = [part.astype(kind).tobytes() for part, kind in zip(parts, _KINDS, strict=True)]
        db.execute("INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?)", (output, *packed))
        before = [key for (key,) in db.execute("SELECT key FROM told WHERE output = ?", (output,))]
        gone = ((output, key) for key in before if key not in told)
        db.executemany("DELETE FROM told WHERE output = ? AND key = ?", gone)
        db.executemany("INSERT OR REPLACE INTO names VALUES (?, ?)", names.items())
        db.commit()
        self._index = None


_KINDS: tuple[np.dtype[Any], ...] = (np.dtype("<i8"), np.dtype("<i4"), np.dtype("u1"))
