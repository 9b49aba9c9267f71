"""Whether a gazetteer's file is whole: its pages, the files kept in it, its rows, and what its names lead to."""

# ruff: noqa: S608 - names of tables and columns are constants of this package; values are always bound

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError
from geostrike.gazetteer.build import take_fingerprint
from geostrike.gazetteer.schema import open_read_only
from geostrike.gazetteer.userfile import has_packs
from geostrike.language.names import fold

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

__all__ = ["verify_file"]


def verify_file(target: Path) -> tuple[str, ...]:
    """What is wrong with the file. Empty: nothing.

    Damaged pages, kept files that no longer have their checksum, rows that no longer have their fingerprint, names that
    lead elsewhere.
    """
    problems: list[str] = []
    with closing(open_read_only(target)) as connection:
        try:
            said = [row[0] for row in connection.execute("PRAGMA integrity_check(5)")]
            problems += [s for s in said if s != "ok"]
            if has_packs(connection):
                for pack, name, digest, data in connection.execute("SELECT pack, name, sha256, data FROM kept"):
                    if hashlib.sha256(data).hexdigest() != digest:
                        problems.append(f"{pack}: {name} differs from its checksum")
            for table in ("n0", "n1", "n3", "division", "demonym", "own", "outline"):
                lost = connection.execute(
                    f"SELECT count(*) FROM {table} WHERE p NOT IN (SELECT p FROM place)"
                ).fetchone()[0]
                if lost:
                    problems.append(f"{lost} rows of {table} lead to no place")
            problems += _check_rows(connection)
        except (GazetteerError, TypeError, ValueError, LookupError) as error:
            problems.append(str(error))
    return tuple(problems)


def _check_rows(connection: sqlite3.Connection) -> list[str]:
    """What the rows themselves say: whether any was changed by other means than ours."""
    problems = []
    meta = dict(connection.execute("SELECT key, value FROM meta"))
    if take_fingerprint(connection, meta.get("title", "")) != meta.get("fingerprint"):
        problems.append("its rows differ from their fingerprint: they were changed by something else than geostrike")
    names = {p: tuple(map(fold, (name, *(names or "").split("|")))) for p, name, names in connection.execute(_NAMES)}
    astray = sum(names[p][i] != k for k, p, i in connection.execute("SELECT k, p, i FROM n0"))
    if astray:
        problems.append(f"{astray} names lead to places that are not called so")
    stored = connection.execute("SELECT count(*) FROM n0").fetchone()[0]
    missing = sum(len({name for name in known if name}) for known in names.values()) - stored
    if missing:
        problems.append(f"{abs(missing)} names are {'not looked up' if missing > 0 else 'nobody’s'}")
    codes = connection.execute(
        "SELECT count(*) FROM division JOIN place ON place.p = division.p WHERE place.code != division.code"
    )
    if lost := codes.fetchone()[0]:
        problems.append(f"{lost} divisions have another's code")
    return problems


_NAMES = "SELECT p, name, names FROM place"
