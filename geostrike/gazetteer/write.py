"""Puts place rows into the tables: merges rows of one id, folds names, makes keys, keeps the first-word table."""

# ruff: noqa: S608 - names of tables and columns are constants of this package; values are always bound

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from geostrike.gazetteer.rows import CYRILLIC, ROMANISED, Demonym, PlaceRow, SourceRow
from geostrike.gazetteer.schema import FIRST_OWN, LEVELS, SCALE, find_cell
from geostrike.language.names import consonant_skeleton, fold, slavic_key, transliteration_key
from geostrike.model.places import Level

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from geostrike.gazetteer.outline import Outline

__all__ = ["Writer"]

_COLUMNS = (
    "p, name, level, lat, lon, country, a1, a2, code, gid, population, feature, local, pcode, iso, radius, area, "
    "approximate, prominence, source, names"
)
_INSERT = f"INSERT OR REPLACE INTO place ({_COLUMNS}) VALUES ({', '.join('?' * 21)})"
_BATCH = 1_500_000  # names held back, about 300 MB: rows inserted in order fill their pages
_LABELLED = (Level.TOWN, Level.PROVINCE, Level.COUNTRY)
_PLAIN = ("PPL",)  # says less than "PPLC", the seat of a government, or whatever else the place was known to be
_LEAST_LABEL = 1000  # people; smaller places are no help on a map


class Writer:
    """Collects rows and writes them in sorted batches. Call ``finish`` at the end.

    A row whose id is already there is merged into it: the facts of the first stand, the second fills the gaps and
    says what kind of feature it is; names are united, the larger population stays.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._own: dict[str, int] = dict(connection.execute("SELECT id, p FROM own"))
        top = connection.execute("SELECT max(p) FROM place").fetchone()[0] or 0
        self._next = max(FIRST_OWN, top + 1)
        self._stored = top > 0
        self._fresh: set[int] = set()
        self._places: list[tuple[Any, ...]] = []
        self._cells: list[tuple[int, int, int]] = []
        self._n0: list[tuple[str, int, int]] = []
        self._n1: list[tuple[str, int, int]] = []
        self._n3: list[tuple[str, int, int]] = []
        self._first: dict[str, int] = {}

    def find(self, place_id: str) -> int | None:
        """The number of a place already known by this id."""
        number = self._own.get(place_id)
        if number is not None:
            return number
        if place_id.startswith("geonames:"):
            candidate = int(place_id[9:])
            if candidate in self._fresh:
                return candidate
            found = self._connection.execute("SELECT 1 FROM place WHERE p = ?", (candidate,)).fetchone()
            return candidate if found else None
        return None

    def add(self, row: PlaceRow) -> int:
        """Add or merge one place; its number."""
        number = self._own.get(row.id)
        if number is None and row.id.startswith("geonames:"):
            number = int(row.id[9:])
        if number is None:
            number = self._next
            self._next += 1
            self._own[row.id] = number
            self._connection.execute("INSERT INTO own VALUES (?, ?)", (row.id, number))
        if number in self._fresh:
            self._flush()
        if self._stored:
            row = self._merged(number, row)
        self._fresh.add(number)
        self._add_names(number, row)
        prominence = row.prominence or row.population
        gid = row.geonames_id if number >= FIRST_OWN else None  # else it is the number itself
        self._places.append(
            (
                number, row.name, LEVELS.index(row.level), round(row.latitude * SCALE), round(row.longitude * SCALE),
                row.country, row.admin1, row.admin2, row.code, gid, row.population, row.feature,
                row.local_name, row.pcode, row.iso_code, row.radius_km, row.area_km2, int(row.approximate) or None,
                prominence, row.source, "|".join(row.names) or None,
            )
        )  # fmt: skip
        if (prominence or 0) >= _LEAST_LABEL and row.level in _LABELLED:
            self._cells.append((find_cell(row.latitude, row.longitude), -(prominence or 0), number))
        if row.code:
            self._connection.execute("INSERT OR REPLACE INTO division VALUES (?, ?)", (row.code, number))
        if len(self._n0) > _BATCH:
            self._flush()
        return number

    def add_outline(self, number: int, rings: str, outline: Outline) -> None:
        """Set the outline of a place; ``rings`` is the stored text of ``outline.geometry``."""
        values = (number, int(outline.approximate), outline.source, outline.area_km2, rings)
        self._connection.execute("INSERT OR REPLACE INTO outline VALUES (?, ?, ?, ?, ?)", values)

    def add_source(self, row: SourceRow) -> None:
        """Record where rows come from."""
        values = (row.number, row.name, row.words, row.licence, row.date, row.sha256, row.url, row.pack)
        self._connection.execute("INSERT OR REPLACE INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)

    def add_demonyms(self, demonyms: Iterable[Demonym]) -> None:
        """Add those whose place is known; of two places with one word the first stands."""
        for demonym in demonyms:
            number = self.find(demonym.place_id) if demonym.place_id else self._find_named(demonym)
            if number is not None:
                self._connection.execute("INSERT OR IGNORE INTO demonym VALUES (?, ?)", (fold(demonym.word), number))

    def _find_named(self, demonym: Demonym) -> int | None:
        row = self._connection.execute(
            "SELECT place.p FROM n0 JOIN place ON place.p = n0.p WHERE k = ? AND coalesce(country, '') IN (?, '') "
            "ORDER BY coalesce(prominence, 0) DESC, place.p",
            (fold(demonym.name), demonym.country),
        ).fetchone()
        return None if row is None else int(row[0])

    def finish(self) -> None:
        """Write what is still held back."""
        self._flush()

    def _merged(self, number: int, row: PlaceRow) -> PlaceRow:
        sql = f"SELECT {_COLUMNS} FROM place WHERE p = ?"
        old = self._connection.execute(sql, (number,)).fetchone()
        if old is None:
            return row
        (
            _, name, _, _, _, country, a1, a2, code, gid, population, feature, local, pcode, iso, radius, area,
            approximate, prominence, source, names,
        ) = old  # fmt: skip
        for table in ("n0", "n1", "n3"):
            for key, _ in _keys_of(table, [name, *(names or "").split("|")]):
                self._connection.execute(f"DELETE FROM {table} WHERE k = ? AND p = ?", (key, number))
        old_cell = (find_cell(old[3] / SCALE, old[4] / SCALE), -(prominence or 0), number)
        self._connection.execute("DELETE FROM cell WHERE c = ? AND r = ? AND p = ?", old_cell)
        united = dict.fromkeys([*(names or "").split("|"), row.name, *row.names])
        united.pop(name, None)
        united.pop("", None)
        return replace(
            row,
            name=name,
            level=LEVELS[old[2]],
            latitude=old[3] / SCALE,
            longitude=old[4] / SCALE,
            names=tuple(united),
            country=country or row.country,
            admin1=a1 or row.admin1,
            admin2=a2 or row.admin2,
            code=code or row.code,
            geonames_id=gid or row.geonames_id,
            population=max(row.population or 0, population or 0) or None,
            feature=feature if row.feature in _PLAIN and feature else row.feature or feature,
            local_name=row.local_name or local,
            pcode=pcode or row.pcode,
            iso_code=iso or row.iso_code,
            radius_km=radius if radius is not None else row.radius_km,
            area_km2=area if area is not None else row.area_km2,
            approximate=bool(approximate),
            prominence=max(row.prominence or 0, prominence or 0) or None,
            source=source or row.source,
        )

    def _add_names(self, number: int, row: PlaceRow) -> None:
        slavic = row.country in CYRILLIC
        keyed = row.keyed if row.keyed is not None else slavic or row.country in ROMANISED
        seen: set[str] = set()
        for i, name in enumerate((row.name, *row.names)):
            folded = fold(name)
            if not folded or folded in seen:
                continue
            seen.add(folded)
            self._n0.append((folded, number, i))
            first, _, rest = folded.partition(" ")
            words = rest.count(" ") + 2 if rest else 1
            if words > self._first.get(first, 1):
                self._first[first] = words
            if not keyed or not folded.isascii():
                continue
            key = "~" + slavic_key(name) if slavic else transliteration_key(name)
            if len(key) > 1:
                self._n1.append((key, number, i))
            skeleton = consonant_skeleton(name)
            if len(skeleton) > 1:
                self._n3.append((skeleton, number, i))

    def _flush(self) -> None:
        connection = self._connection
        connection.executemany(_INSERT, sorted(self._places, key=itemgetter(0)))
        connection.executemany("INSERT OR IGNORE INTO cell VALUES (?, ?, ?)", sorted(self._cells))
        for table, rows in (("n0", self._n0), ("n1", self._n1), ("n3", self._n3)):
            connection.executemany(f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?)", sorted(rows))
            rows.clear()
        connection.executemany(
            "INSERT INTO first VALUES (?, ?) ON CONFLICT (t) DO UPDATE SET m = max(m, excluded.m)",
            sorted(self._first.items()),
        )
        self._stored = self._stored or bool(self._places)
        self._first.clear()
        self._places.clear()
        self._cells.clear()
        self._fresh.clear()


def _keys_of(table: str, names: Iterable[str]) -> Iterable[tuple[str, str]]:
    for name in names:
        if table == "n0":
            yield fold(name), name
        elif table == "n1":
            yield transliteration_key(name), name
            yield "~" + slavic_key(name), name
        else:
            yield consonant_skeleton(name), name
