"""Rows of the gazetteer made into places, each once, with the names of the divisions that hold it."""

# ruff: noqa: S608 - names of tables and columns are constants of this package; values are always bound

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from geostrike.gazetteer.guarded import damaged, guard
from geostrike.gazetteer.schema import FIRST_OWN, LEVELS, SCALE
from geostrike.gazetteer.uncertainty import estimate_uncertainty_km
from geostrike.model.places import Place

if TYPE_CHECKING:
    from collections.abc import Collection

    from geostrike.gazetteer.guarded import GuardedConnection

__all__ = ["AT_ONCE", "PLACE_COLUMNS", "PlaceTable", "Row", "marks", "name_of", "spelling_of"]

PLACE_COLUMNS = "place.p, name, level, lat, lon, country, a1, a2, code, gid, population, feature, local, pcode, iso, radius, approximate, source, names, prominence"
_DIVISION_NAMES = "SELECT division.code, name FROM division JOIN place ON place.p = division.p WHERE division.code"
Row = tuple[Any, ...]
AT_ONCE = 900  # values in one question; old builds of SQLite take 999. What is left over is asked one by one


class PlaceTable:
    """The places of one file, remembered once made."""

    def __init__(self, connection: GuardedConnection) -> None:
        self._connection = connection
        self._source_words = {
            n: f"{words} ({licence})" if licence else words
            for n, words, licence in connection.execute("SELECT n, words, licence FROM source")
        }
        self._places: dict[int, Place] = {}
        self._numbers: dict[str, int] = {}
        self._prominence: dict[str, int] = {}
        self._from_packs: set[str] = set()
        self._names: dict[str, str | None] = {}
        self._own_ids: dict[int, str] | None = None

    def forget(self) -> None:
        """Forget the places that were made."""
        for learned in (self._places, self._numbers, self._prominence, self._from_packs, self._names):
            learned.clear()

    @cached_property
    def _pack_sources(self) -> frozenset[int]:
        rows = self._connection.execute("SELECT n FROM source WHERE length(pack) = 2")
        return frozenset(number for (number,) in rows)

    def _number(self, place_id: str) -> int | None:
        if place_id in self._numbers:
            return self._numbers[place_id]
        row = self._connection.execute("SELECT p FROM own WHERE id = ?", (place_id,)).fetchone()
        if row is not None:
            return int(row[0])
        kind, _, digits = place_id.partition(":")
        return int(digits) if kind == "geonames" and digits.isdecimal() else None

    def _load(self, number: int) -> Place | None:
        known = self._places.get(number)
        if known is None:
            row = self._connection.execute(f"SELECT {PLACE_COLUMNS} FROM place WHERE p = ?", (number,)).fetchone()
            return None if row is None else self._make(row)
        return known

    def _make(self, row: Row) -> Place:
        number = row[0]
        known = self._places.get(number)
        if known is not None:
            return known
        with guard(str(self._connection.what)):
            return self._make_fresh(row)

    def _make_fresh(self, row: Row) -> Place:
        number = row[0]
        (
            _, name, level_number, latitude, longitude, country, a1, a2, code, gid, population, feature, local, pcode,
            iso, radius, approximate, source, _, prominence,
        ) = row[:20]  # fmt: skip
        level = LEVELS[level_number]
        admin1_code = f"{country}.{a1}" if country and a1 else None
        admin2_code = f"{admin1_code}.{a2}" if admin1_code and a2 else None
        place = Place(
            id=f"geonames:{number}" if number < FIRST_OWN else self._own_id(number),
            name=name,
            level=level,
            latitude=latitude / SCALE,
            longitude=longitude / SCALE,
            uncertainty_km=estimate_uncertainty_km(
                level, population=population, radius_km=radius, approximate=bool(approximate)
            ),
            country_code=country,
            country=name if code == country else self._name(country),
            admin1=name if code and code == admin1_code else self._name(admin1_code),
            admin1_code=admin1_code,
            admin2=name if code and code == admin2_code else self._name(admin2_code),
            admin2_code=admin2_code,
            geonames_id=number if number < FIRST_OWN else gid,
            pcode=pcode,
            iso_code=iso,
            population=population,
            feature=feature,
            local_name=local,
            source=self._source_words.get(source, ""),
            approximate=bool(approximate),
        )
        self._places[number] = place
        self._numbers[place.id] = number
        self._prominence[place.id] = prominence or 0
        if source in self._pack_sources:
            self._from_packs.add(place.id)
        return place

    def _own_id(self, number: int) -> str:
        if self._own_ids is None:
            self._own_ids = {p: name for name, p in self._connection.execute("SELECT id, p FROM own")}
        return self._own_ids[number]

    def _learn_names(self, rows: list[Row]) -> None:
        """The names of all divisions that hold these rows, asked for at once."""
        held = [(row[5], row[6], row[7]) for row in rows if row[0] not in self._places]
        codes = {".".join(codes[:depth]) for codes in held for depth in (1, 2, 3) if all(codes[:depth])}
        fresh = sorted(codes - self._names.keys())[:AT_ONCE]
        if fresh:
            sql = f"{_DIVISION_NAMES} IN ({marks(fresh)})"
            self._names.update(dict.fromkeys(fresh) | dict(self._connection.execute(sql, fresh)))

    def _name(self, code: str | None) -> str | None:
        if code is None:
            return None
        if code not in self._names:
            row = self._connection.execute(f"{_DIVISION_NAMES} = ?", (code,)).fetchone()
            self._names[code] = row[1] if row else None
        return self._names[code]


def name_of(row: Row) -> str:
    """The name that was found: of a row of ``PLACE_COLUMNS`` and the number of the name."""
    return str(row[1]) if row[20] == 0 else spelling_of(row[18], row[20])


def spelling_of(names: str | None, number: int) -> str:
    """The other name of this number, counted from 1."""
    try:
        return str(str(names).split("|")[number - 1])
    except (IndexError, TypeError) as error:
        raise damaged("The gazetteer", error) from error


def marks(values: Collection[str]) -> str:
    """A question mark for each value to bind."""
    return ", ".join("?" * len(values))
