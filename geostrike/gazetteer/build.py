"""Builds a gazetteer file: the default one from the sources in ``data/gazetteer``, a small one from a few rows.

Only the standard library is used, and shapely for surveyed outlines, so that it runs while the package is being installed. The file appears at once and
whole: it is written beside its target, synced, and moved into place.
"""

# ruff: noqa: S608 - names of tables and columns are constants of this package; values are always bound

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from geostrike.errors import GazetteerError
from geostrike.gazetteer.default import read_default
from geostrike.gazetteer.outline import Outline, encode_rings
from geostrike.gazetteer.rows import Demonym, PlaceRow, SourceRow
from geostrike.gazetteer.schema import create_tables
from geostrike.gazetteer.write import Writer

__all__ = ["Progress", "build_default", "build_index", "replace_file", "seal", "silent", "take_fingerprint"]

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much is done and of how much (0 when that is not known)."""

_TEST_SOURCE = SourceRow(number=0, name="rows", words="made up", licence="", date="")


def silent(_what: str, _done: int, _total: int) -> None:
    """Progress for nobody."""


def build_index(
    target: Path,
    places: Iterable[PlaceRow],
    *,
    sources: Iterable[SourceRow] = (_TEST_SOURCE,),
    demonyms: Iterable[Demonym] = (),
    outlines: Iterable[tuple[str, Outline]] = (),
    title: str = "fictional gazetteer",
) -> Path:
    """Build a gazetteer from rows at hand; for tests and small worlds. A dozen rows take a few milliseconds.

    ``outlines`` pairs a place id with its outline. For example::

        build_index(path, [
            PlaceRow(id="test:arvan", name="Arvania", level=Level.COUNTRY, latitude=10, longitude=10, code="AV"),
            PlaceRow(id="test:north", name="North Arvan", level=Level.PROVINCE, latitude=11, longitude=10,
                     country="AV", admin1="01", code="AV.01"),
            PlaceRow(id="geonames:1", name="Tal Meru", names=("Tell Meru",), level=Level.TOWN, latitude=11.2,
                     longitude=10.1, country="AV", admin1="01", population=5000, keyed=True),
        ])
    """
    with _fresh_database(target) as connection:
        writer = Writer(connection)
        for source in sources:
            writer.add_source(source)
        for place in places:
            writer.add(place)
        writer.finish()
        writer.add_demonyms(demonyms)
        for place_id, outline in outlines:
            number = writer.find(place_id)
            if number is not None:
                rings = encode_rings(outline.geometry["coordinates"])
                writer.add_outline(number, rings, outline)
        seal(connection, title=title)
    return target


def build_default(
    target: Path, sources: Path, progress: Progress = silent, *, surveyed: tuple[Path, Path] | None = None
) -> Path:
    """Build the default gazetteer from ``data/gazetteer`` (see its README) into ``target``.

    ``surveyed``: the folders of the outlines of divisions and of those of countries, as ``hatch_build.py`` fetches them.
    Without them divisions keep the outlines worked out from their settlements.
    """
    content = read_default(sources)
    with _fresh_database(target) as connection:
        writer = Writer(connection)
        for source in content.sources:
            writer.add_source(source)
        for done, place in enumerate(content.places):
            writer.add(place)
            if done % 5000 == 0:
                progress("Building the default gazetteer", done, content.count)
        writer.finish()
        writer.add_demonyms(content.demonyms)
        for place_id, rings, outline in content.outlines:
            number = writer.find(place_id)
            if number is not None:
                writer.add_outline(number, rings, outline)
        if surveyed is not None:
            from geostrike.gazetteer.provinces import add_provinces  # noqa: PLC0415 - needs shapely

            add_provinces(connection, writer, *surveyed, progress)
        connection.executemany("INSERT INTO meta VALUES (?, ?)", content.facts.items())
        seal(connection, title=content.title)
        progress("Building the default gazetteer", content.count, content.count)
    return target


def seal(connection: sqlite3.Connection, *, title: str) -> None:
    """Write title, size and fingerprint into the metadata; the fingerprint changes when any row does."""
    places = connection.execute("SELECT count(*) FROM place").fetchone()[0]
    for key, value in (("title", title), ("fingerprint", take_fingerprint(connection, title)), ("places", str(places))):
        connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def take_fingerprint(connection: sqlite3.Connection, title: str) -> str:
    """What the rows come to, worked out anew."""
    total = hashlib.sha256(title.encode())
    for table in ("source", "place", "own", "demonym", "outline"):
        for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1"):
            total.update(repr(row).encode())
    return total.hexdigest()


@contextmanager
def _fresh_database(target: Path) -> Iterator[sqlite3.Connection]:
    with replace_file(target) as scratch:
        scratch.unlink()
        with closing(sqlite3.connect(scratch)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA cache_size = -64000")
            create_tables(connection)
            connection.execute("BEGIN")
            yield connection
            connection.commit()


@contextmanager
def replace_file(target: Path, *, suffix: str = "") -> Iterator[Path]:
    """A temporary file beside ``target`` that takes its place when the block ends well, and vanishes when it does not."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=suffix, dir=target.parent)
    except OSError as error:
        raise GazetteerError(f"Cannot write {target} ({error.strerror}); choose a folder you may write to") from error
    os.close(handle)
    scratch = Path(name)
    try:
        yield scratch
        with scratch.open("rb+") as file:
            os.fsync(file.fileno())
        scratch.chmod(0o644)
        scratch.replace(target)
    except (OSError, sqlite3.OperationalError) as error:
        raise GazetteerError(
            f"Cannot write {target} ({error}); free some disk space or choose another folder. The old file is untouched"
        ) from error
    finally:
        scratch.unlink(missing_ok=True)
        scratch.with_name(scratch.name + "-journal").unlink(missing_ok=True)


if __name__ == "__main__":  # by hand: python -m geostrike.gazetteer.build
    package = Path(__file__).resolve().parent
    build_default(package / "default.sqlite", package.parents[1] / "data" / "gazetteer")
    sys.stderr.write(f"built {package / 'default.sqlite'}\n")
