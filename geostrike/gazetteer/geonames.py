"""Reads a GeoNames country: the dump (19 columns), its alternate names, and the files of division codes.

Two forms of alternate names are known: ``alternateNamesV2`` (id of the name, id of the place, language, name, four
flags) and a plain table (id of the place, language, kind, name). A row that cannot be used is counted by reason,
never guessed at.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError
from geostrike.gazetteer.archive import is_zip, list_texts, read_lines
from geostrike.gazetteer.rows import PlaceRow
from geostrike.gazetteer.spelling import choose_names, clean_name, strip_kind
from geostrike.language.names import fold, similarity, transliteration_key
from geostrike.model.places import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["CountryFile", "PackReport", "read_country", "recognise"]

_COLUMNS = 19
_LEAST_LIKENESS = 0.8
_SAME = 0.05  # degrees, about 5 km: two rows of one name nearer than this are one town
# What a strike report may name. Administrative classes, settlements, and sites that are targets or landmarks.
_LEVELS = {
    "PCLI": Level.COUNTRY, "PCLD": Level.COUNTRY, "PCLS": Level.COUNTRY, "PCL": Level.COUNTRY, "TERR": Level.COUNTRY,
    "ADM1": Level.PROVINCE,
    "ADM2": Level.DISTRICT, "ADM3": Level.DISTRICT, "ADM4": Level.DISTRICT, "ADMD": Level.DISTRICT,
    "PPLX": Level.NEIGHBOURHOOD, "CMP": Level.NEIGHBOURHOOD, "CMPRF": Level.NEIGHBOURHOOD,
    "RGN": Level.REGION, "RGNE": Level.REGION, "RGNH": Level.REGION, "AREA": Level.REGION, "MTS": Level.REGION,
    "VALS": Level.REGION, "DSRT": Level.REGION,
    **dict.fromkeys(
        "AIRB AIRF AIRP AIRQ MILB INSM NVB FT DAM BDG PRT HSP HSPC HSPD PS PSH PSN OILR OILF OILT PP PPQ GASF REFY UNIV "
        "MT HLL PASS ISL TRIG CRRD RDJCT BRKS PRN BDRY CSTM MNQ MFG MN STNR RSTN MKT MSQE CH MSTY".split(),
        Level.POINT,
    ),
}  # fmt: skip
# Codes, addresses and sounds that GeoNames keeps among the names.
_NO_LANGUAGE = frozenset("link post iata icao faac fr_1793 wkdt unlc phon tcid abbr piny".split())
_LOCAL = {"UA": ("uk", "ukr"), "RU": ("ru", "rus"), "BY": ("be", "bel"), "IL": ("he", "heb"), "IR": ("fa", "fas"),
          "AF": ("fa", "prs", "ps"), "PK": ("ur", "urd"), "ET": ("am", "amh"), "GE": ("ka", "kat")}  # fmt: skip


@dataclass(frozen=True)
class CountryFile:
    """One file of a pack as it was given: what it is, its name, its bytes."""

    role: str
    """``places``, ``names``, ``admin1``, ``admin2``."""
    name: str
    data: bytes
    member: str | None = None


@dataclass
class PackReport:
    """What a pack held: rows read, places kept, and the rows left out by reason."""

    rows: int = 0
    places: int = 0
    names: int = 0
    latest: str = ""
    """Newest date of change among the rows."""
    skipped: Counter[str] = field(default_factory=Counter)

    def describe(self) -> str:
        """One line for people."""
        left = ", ".join(f"{count:,} {reason}" for reason, count in sorted(self.skipped.items()))
        said = f"{self.places:,} places with {self.names:,} other names from {self.rows:,} rows"
        return f"{said}; left out: {left}" if left else said


_ORDER = {level: {Level.COUNTRY: 0, Level.PROVINCE: 1, Level.DISTRICT: 2}.get(level, 3) for level in Level}


def recognise(country: str, name: str, data: bytes) -> list[CountryFile]:
    """What a file is to the pack of a country, by its name and its columns; empty when it is nothing to it."""
    found = []
    for member in list_texts(name, data):
        base = member.replace("\\", "/").rpartition("/")[2]
        upper = base.upper()
        inside = member if is_zip(name, data) else None
        if base.startswith("admin1CodesASCII"):
            found.append(CountryFile("admin1", name, data, inside))
        elif base.startswith("admin2Codes"):
            found.append(CountryFile("admin2", name, data, inside))
        elif upper.startswith(f"{country}.ALTERNATE"):
            found.append(CountryFile("names", name, data, inside))
        elif upper == f"{country}.TXT" or base in ("alternateNamesV2.txt", "allCountries.txt"):
            columns = next(read_lines(name, data, inside), b"").count(b"\t") + 1
            if columns == _COLUMNS:
                found.append(CountryFile("places", name, data, inside))
            elif 8 <= columns <= 10:
                found.append(CountryFile("names", name, data, inside))
            else:
                raise GazetteerError(
                    f"{name}: the first row has {columns} columns where a GeoNames file has {_COLUMNS}; "
                    "is it the country dump of download.geonames.org/export/dump?"
                )
    return found


def read_country(country: str, files: Iterable[CountryFile], source: int, report: PackReport) -> Iterator[PlaceRow]:
    """The places of one country, divisions first, each id once. ``report`` is filled while they are walked."""
    by_role: dict[str, list[CountryFile]] = defaultdict(list)
    for file in files:
        by_role[file.role].append(file)
    if not by_role["places"]:
        raise GazetteerError(f"No country file for {country}; it is called {country}.zip or {country}.txt")
    more, local = _read_names(country, by_role["names"])
    rows: dict[int, PlaceRow] = {}
    for file in by_role["places"]:
        for row in _read_dump(country, file, source, report):
            key = row.geonames_id or -int(row.id.rpartition(":")[2])
            if key in rows:
                report.skipped["with an id seen before"] += 1
            rows.setdefault(key, row)
    if not rows:
        raise GazetteerError(f"No usable place of {country} among {report.rows:,} rows; is it the right country file?")
    _join(rows, _read_codes(country, by_role["admin2"]), report)
    for key in sorted(rows, key=lambda k: (_ORDER[rows[k].level], k)):
        row = rows[key]
        names = choose_names(row.name, (*row.names, *more.get(key, ())), keep_short=False)
        stripped = [s for n in (row.name, *names) if (s := strip_kind(n)) != n] if row.code else []
        names = choose_names(row.name, (*names, *stripped))
        report.places += 1
        report.names += len(names)
        yield replace(row, names=names, local_name=local.get(key))


def _read_dump(country: str, file: CountryFile, source: int, report: PackReport) -> Iterator[PlaceRow]:
    for line in read_lines(file.name, file.data, file.member):
        if not line.strip():
            continue
        report.rows += 1
        try:
            cells = line.decode("utf-8").split("\t")
        except UnicodeDecodeError:
            report.skipped["not UTF-8"] += 1
            continue
        if len(cells) != _COLUMNS:
            report.skipped["with missing columns"] += 1
            continue
        identifier, name, _, others, latitude, longitude, kind, feature, code, _, a1, a2, *_rest = cells
        if code != country:
            report.skipped["of another country"] += 1
            continue
        level = Level.TOWN if kind == "P" and feature != "PPLX" else _LEVELS.get(feature)
        if level is None:
            report.skipped["of a kind strikes are not reported at"] += 1
            continue
        try:
            number, lat, lon = _whole(identifier), float(latitude), float(longitude)
            population = _whole(cells[14] or "0") or None
        except ValueError:
            report.skipped["with a broken number"] += 1
            continue
        if not (-90 <= lat <= 90 and -180 <= lon <= 180) or (lat == 0 and lon == 0):
            report.skipped["with coordinates out of range"] += 1
            continue
        name = clean_name(name)
        if not fold(name):
            report.skipped["without a name"] += 1
            continue
        report.latest = max(report.latest, cells[18][:10])
        yield _place(number, name, others, lat, lon, level, feature, country, a1, a2, population, source)


def _whole(text: str) -> int:
    """The number, if a row may hold it: SQLite's have 63 bits, and Python reads none of thousands of digits."""
    if len(text) > _LONGEST_NUMBER or not -_BEYOND < (number := int(text)) < _BEYOND:
        raise ValueError
    return number


_LONGEST_NUMBER, _BEYOND = 20, 2**63


def _place(  # noqa: PLR0917
    number: int, name: str, others: str, latitude: float, longitude: float, level: Level, feature: str, country: str,
    a1: str, a2: str, population: int | None, source: int,
) -> PlaceRow:  # fmt: skip
    admin1 = a1 if a1 and a1 != "00" else None
    admin2 = a2 if admin1 and a2 else None
    code = None
    if level is Level.COUNTRY:
        code, admin1, admin2 = country, None, None
    elif feature == "ADM1" and admin1:
        code, admin2 = f"{country}.{admin1}", None
    elif feature == "ADM2" and admin2:
        code = f"{country}.{admin1}.{admin2}"
    return PlaceRow(
        id=f"geonames:{number}" if number > 0 else f"whosonfirst:{-number}",
        name=name,
        level=level,
        latitude=latitude,
        longitude=longitude,
        names=tuple(others.split(",")) if others else (),
        country=country,
        admin1=admin1,
        admin2=admin2,
        code=code,
        geonames_id=number if number > 0 else None,
        population=population,
        feature=feature or None,
        source=source,
        keyed=True,
    )


def _read_names(country: str, files: Iterable[CountryFile]) -> tuple[dict[int, list[str]], dict[int, str]]:
    """Other names by place id, preferred ones first, and the name in the country's own language."""
    names: dict[int, list[str]] = defaultdict(list)
    local: dict[int, str] = {}
    own = _LOCAL.get(country, ("ar", "ara"))
    for file in files:
        for line in read_lines(file.name, file.data, file.member):
            cells = line.decode("utf-8", "replace").split("\t")
            try:
                if len(cells) >= 8:
                    number, language, name, preferred = _whole(cells[1]), cells[2], cells[3], cells[4] == "1"
                elif len(cells) == 4:
                    number, language, name, preferred = _whole(cells[0]), cells[1], cells[3], cells[2] == "preferred"
                else:
                    continue
            except ValueError:
                continue
            if language in _NO_LANGUAGE or "�" in name:
                continue
            name = clean_name(name)
            names[number].append(name)
            if language in own and (preferred or number not in local):
                local[number] = name
    return names, local


def _read_codes(country: str, files: Iterable[CountryFile]) -> dict[tuple[str, str], tuple[str, int]]:
    """Second-level divisions of the country by admin1 and spelling key: bare admin2 code and GeoNames id."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    for file in files:
        for line in read_lines(file.name, file.data, file.member):
            cells = line.decode("utf-8", "replace").split("\t")
            parts = cells[0].split(".")
            if len(cells) >= 4 and len(parts) == 3 and parts[0] == country:
                with suppress(ValueError):
                    found[parts[1], transliteration_key(strip_kind(cells[1]))] = (parts[2], _whole(cells[3]))
    return found


def _join(rows: dict[int, PlaceRow], codes: dict[tuple[str, str], tuple[str, int]], report: PackReport) -> None:
    """Rows without a GeoNames id that are a known division, or a second row of the same town, join it."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, row in rows.items():
        if row.geonames_id:
            by_key[transliteration_key(row.name)].append(number)
    free = {key: found for key, found in codes.items() if found[1] not in rows}
    for number in sorted(n for n in rows if n < 0):
        row = rows[number]
        if row.feature == "ADM2":
            found = _find_code(row, free)
            if found:
                admin2, geonames_id = free.pop(found)
                code = f"{row.country}.{row.admin1}.{admin2}"
                del rows[number]
                identifier = f"geonames:{geonames_id}"
                rows[geonames_id] = replace(row, id=identifier, geonames_id=geonames_id, admin2=admin2, code=code)
            continue
        key = transliteration_key(row.name)
        for twin_number in by_key.get(key, ()) if key else ():
            twin = rows[twin_number]
            near = abs(twin.latitude - row.latitude) < _SAME and abs(twin.longitude - row.longitude) < _SAME
            if near and twin.level is row.level:
                names = (*twin.names, row.name, *row.names)
                rows[twin_number] = replace(twin, names=names, population=twin.population or row.population)
                del rows[number]
                report.skipped["that repeat a place (names kept)"] += 1
                break


def _find_code(row: PlaceRow, free: dict[tuple[str, str], tuple[str, int]]) -> tuple[str, str] | None:
    """The division of the same province with the same spelling key, else the only one that is very much alike."""
    names = [strip_kind(name) for name in (row.name, *row.names) if name.isascii()]
    keys = [(row.admin1 or "", transliteration_key(name)) for name in names]
    for key in keys:
        if key in free:
            return key
    alike = [k for k in sorted(free) if k[0] == row.admin1 and any(_alike(key[1], k[1]) for key in keys)]
    return alike[0] if len(alike) == 1 else None


def _alike(a: str, b: str) -> bool:
    return bool(a and b) and similarity(a, b) >= _LEAST_LIKENESS
