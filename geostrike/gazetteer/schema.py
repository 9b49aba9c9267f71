"""The tables of the one SQLite file.

``place.p`` is the GeoNames id where there is one, so that no index over ids is needed; other rows are numbered from
``FIRST_OWN``. Coordinates are integers of 1e-5 degrees (about a metre). ``n0``, ``n1`` and ``n3`` lead from a folded
name, a spelling key and a skeleton to the place and to which of its names that was (``i``: 0 is ``place.name``, 1 the
first of ``place.names``). Slavic keys stand in ``n1`` behind a ``~``. ``first`` gives, for a name's first word, how
many words the longest such name has, when that is more than one.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError
from geostrike.gazetteer.guarded import GuardedConnection
from geostrike.model.places import Level

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["CELLS_PER_ROW", "FIRST_OWN", "FORMAT", "LEVELS", "SCALE", "create_tables", "find_cell", "open_read_only"]

APPLICATION_ID = 0x67656F73  # "geos"
FORMAT = 1
LEVELS = tuple(Level)  # a level is stored as its place in this tuple, from the finest to the coarsest
FIRST_OWN = 1_000_000_000
SCALE = 100_000
CELLS_PER_ROW = 400  # one-degree cells, numbered along a parallel, so that a row of them is one range

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE source (
    n INTEGER PRIMARY KEY, name TEXT, words TEXT, licence TEXT, date TEXT, sha256 TEXT, url TEXT, pack TEXT
);
CREATE TABLE place (
    p INTEGER PRIMARY KEY, name TEXT NOT NULL, level INTEGER NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL,
    country TEXT, a1 TEXT, a2 TEXT, code TEXT, gid INTEGER, population INTEGER, feature TEXT, local TEXT, pcode TEXT,
    iso TEXT, radius REAL, area REAL, approximate INTEGER, prominence INTEGER, source INTEGER, names TEXT
);
CREATE TABLE own (id TEXT PRIMARY KEY, p INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE n0 (k TEXT, p INTEGER, i INTEGER, PRIMARY KEY (k, p)) WITHOUT ROWID;
CREATE TABLE n1 (k TEXT, p INTEGER, i INTEGER, PRIMARY KEY (k, p, i)) WITHOUT ROWID;
CREATE TABLE n3 (k TEXT, p INTEGER, i INTEGER, PRIMARY KEY (k, p, i)) WITHOUT ROWID;
CREATE TABLE first (t TEXT PRIMARY KEY, m INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE division (code TEXT PRIMARY KEY, p INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE demonym (w TEXT PRIMARY KEY, p INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE cell (c INTEGER, r INTEGER, p INTEGER, PRIMARY KEY (c, r, p)) WITHOUT ROWID;
CREATE TABLE outline (p INTEGER PRIMARY KEY, approximate INTEGER, source TEXT, area REAL, rings TEXT);
"""


def create_tables(connection: sqlite3.Connection) -> None:
    """Make a new file a gazetteer."""
    connection.executescript(_TABLES)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")


def find_cell(latitude: float, longitude: float) -> int:
    """Number of the one-degree cell."""
    return (int(latitude // 1) + 90) * CELLS_PER_ROW + int(longitude // 1) + 180


def open_read_only(path: Path) -> GuardedConnection:
    """Open a gazetteer for reading, with little memory: no memory map, 8 MB of pages at most."""
    if not path.is_file():
        raise GazetteerError(f"No gazetteer at {path}; name another with --gazetteer or unset GEOSTRIKE_GAZETTEER")
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, factory=GuardedConnection)
        connection.what = str(path)
        found = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        connection.execute("PRAGMA mmap_size = 0")
        connection.execute("PRAGMA cache_size = -8000")
    except (sqlite3.Error, GazetteerError) as error:
        raise GazetteerError(f"{path} is not a geostrike gazetteer ({error}); build it again or remove it") from error
    if found != APPLICATION_ID:
        connection.close()
        raise GazetteerError(f"{path} is not a geostrike gazetteer; name another with --gazetteer")
    if version != FORMAT:
        connection.close()
        raise GazetteerError(
            f"{path} was made by another version of geostrike (format {version}, this one reads {FORMAT}); "
            "run: geostrike gazetteer update"
        )
    return connection
