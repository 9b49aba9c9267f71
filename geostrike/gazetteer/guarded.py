"""A connection to a file that may be damaged: whatever SQLite finds wrong with it becomes one error with its cure."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

from geostrike.errors import GazetteerError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["DAMAGE", "GuardedConnection", "damaged", "guard"]

_LONGEST_SAID = 100  # characters; SQLite quotes the text that it cannot decode, whole
DAMAGE = (sqlite3.Error, UnicodeDecodeError)


@contextmanager
def guard(what: str) -> Iterator[None]:
    """Turn what a damaged file makes of a question, or of a row, into ``GazetteerError``."""
    try:
        yield
    except (*DAMAGE, TypeError, ValueError, LookupError, OverflowError) as error:
        raise damaged(what, error) from error


class _GuardedCursor(sqlite3.Cursor):
    """Every way to get at a row, each with the same cure."""

    connection: GuardedConnection

    def execute(self, sql: str, parameters: Any = (), /) -> Self:
        try:
            return super().execute(sql, parameters)
        except DAMAGE as error:
            raise damaged(self.connection.what, error) from error

    def executemany(self, sql: str, rows: Any, /) -> Self:
        try:
            return super().executemany(sql, rows)
        except DAMAGE as error:
            raise damaged(self.connection.what, error) from error

    def executescript(self, script: str, /) -> _GuardedCursor:
        try:
            super().executescript(script)
        except DAMAGE as error:
            raise damaged(self.connection.what, error) from error
        return self

    def fetchone(self) -> Any:
        try:
            return super().fetchone()
        except DAMAGE as error:
            raise damaged(self.connection.what, error) from error

    def fetchall(self) -> list[Any]:
        try:
            return super().fetchall()
        except DAMAGE as error:
            raise damaged(self.connection.what, error) from error

    def __next__(self) -> Any:
        try:
            return super().__next__()
        except DAMAGE as error:
            raise damaged(self.connection.what, error) from error


class GuardedConnection(sqlite3.Connection):
    """To be given to ``sqlite3.connect`` as its factory; then ``what`` is set to the name of the file."""

    what = "The gazetteer"

    def cursor(self, factory: Any = _GuardedCursor) -> Any:
        """A cursor that raises ``GazetteerError``."""
        return super().cursor(factory)

    # Those of the parent make a plain cursor, whatever ``cursor`` gives.
    def execute(self, sql: str, parameters: Any = (), /) -> _GuardedCursor:
        """As the parent's, with such a cursor."""
        return self.cursor().execute(sql, parameters)  # type: ignore[no-any-return]

    def executemany(self, sql: str, rows: Any, /) -> _GuardedCursor:
        """As the parent's, with such a cursor."""
        return self.cursor().executemany(sql, rows)  # type: ignore[no-any-return]

    def executescript(self, script: str, /) -> _GuardedCursor:
        """As the parent's, with such a cursor."""
        return self.cursor().executescript(script)  # type: ignore[no-any-return]


def damaged(what: str, error: Exception) -> GazetteerError:
    """The error that says so; a full disk is not the file's fault."""
    if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL:
        return GazetteerError(f"{what} cannot be written ({error}); free some disk space and try again")
    return GazetteerError(
        f"{what} is damaged ({ascii(str(error))[1:-1][:_LONGEST_SAID]}); run: geostrike gazetteer update, or remove it and add its countries again"
    )
