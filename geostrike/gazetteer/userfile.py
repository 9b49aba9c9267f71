"""Changes the user's gazetteer file: on a copy, one change at a time, all or nothing."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError
from geostrike.gazetteer.build import replace_file, seal
from geostrike.gazetteer.guarded import GuardedConnection
from geostrike.gazetteer.location import find_default
from geostrike.gazetteer.schema import open_read_only

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["change_file", "has_packs", "lock_file"]

_KEPT = """
CREATE TABLE kept (
    pack TEXT, role TEXT, name TEXT, member TEXT, sha256 TEXT, bytes INTEGER, url TEXT, date TEXT, licence TEXT, data BLOB,
    PRIMARY KEY (pack, role, name, member)
);
CREATE TABLE report (pack TEXT, what TEXT, words TEXT, PRIMARY KEY (pack, what));
"""


@contextmanager
def change_file(target: Path, *, start: Path | None = None, base: Path | None = None) -> Iterator[sqlite3.Connection]:
    """A connection to a copy of the file (or of ``start``, or of the default) that replaces it when all went well.

    Hold ``lock_file`` around it, and around whatever is read from the file before.
    """
    with replace_file(target, suffix=".part") as scratch:
        origin = start or (target if target.is_file() else base or find_default())
        open_read_only(origin).close()
        shutil.copyfile(origin, scratch)
        with closing(sqlite3.connect(scratch, factory=GuardedConnection)) as connection:
            connection.what = str(origin)
            for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -64000"):
                connection.execute(f"PRAGMA {pragma}")
            if not has_packs(connection):
                connection.executescript(_KEPT)
                connection.execute("INSERT INTO meta SELECT 'base', value FROM meta WHERE key = 'fingerprint'")
            yield connection
            title = connection.execute("SELECT value FROM meta WHERE key = 'title'").fetchone()
            if title is None:
                raise GazetteerError(f"{origin} is damaged (it has no title); run: geostrike gazetteer update")
            seal(connection, title=title[0])
            connection.commit()
            said = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
            if said != "ok":
                raise GazetteerError(f"The changed gazetteer is damaged ({said}); the old file is untouched")


@contextmanager
def lock_file(target: Path) -> Iterator[None]:
    """Wait for other changes to this file. SQLite's own lock works on every system and dies with its process."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        lock = sqlite3.connect(target.with_name(f".{target.name}.lock"), timeout=600, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise GazetteerError(f"Cannot write in {target.parent} ({error}); choose another folder") from error
    with closing(lock):
        try:
            lock.execute("PRAGMA journal_mode = OFF")
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise GazetteerError(f"Another change to {target} is still running ({error}); try again later") from error
        for stale in target.parent.glob(f".{target.name}.*.part"):  # left by a process that was killed
            stale.unlink(missing_ok=True)
        yield


def has_packs(connection: sqlite3.Connection) -> bool:
    """Whether the file was ever added to."""
    return connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'kept'").fetchone() is not None
