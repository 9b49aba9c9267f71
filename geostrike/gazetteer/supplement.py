"""Reads what was written by hand: regions, quarters, camps and bases that GeoNames lacks, exonyms, demonyms.

The columns are documented in ``data/gazetteer/README.md``. A broken row is a broken build: these files are ours.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError
from geostrike.gazetteer.rows import Demonym, PlaceRow
from geostrike.gazetteer.spelling import strip_kind
from geostrike.language.names import fold, transliteration_key
from geostrike.model.places import Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = [
    "read_centres",
    "read_demonyms",
    "read_division_codes",
    "read_extra_names",
    "read_given_names",
    "read_supplement",
]


# Hand-picked because reports name them: they stand among towns of this many people; a part of the world before them all.
_PROMINENCE = 20_000
_WIDE_PROMINENCE = 10**9


def read_supplement(folder: Path, divisions: dict[tuple[str, str], str], *, source: int) -> Iterator[PlaceRow]:
    """The places of ``places.csv`` and ``regions.csv``.

    ``divisions`` leads from country and spelling key of a first-level division to its bare GeoNames code.
    """
    centres = read_centres(folder)
    for name in ("places.csv", "regions.csv"):
        for number, row in _read(folder / name):
            try:
                place = _place(row, divisions, source)
                spot = centres.get(row["id"].strip())
                yield place if spot is None else replace(place, latitude=spot[0], longitude=spot[1])
            except (KeyError, ValueError) as error:
                raise GazetteerError(f"{folder / name}, line {number}: {error}; correct the row") from error


def _place(row: dict[str, str], divisions: dict[tuple[str, str], str], source: int) -> PlaceRow:
    latitude, longitude = float(row["latitude"]), float(row["longitude"])
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"coordinates out of range: {latitude}, {longitude}")
    country = row["country"].strip() or None
    admin1 = row["admin1"].strip()
    if "." in admin1:  # "SY.12"
        admin1 = admin1.split(".")[1]
    elif admin1:  # "Idlib"
        admin1 = divisions.get((country or "", transliteration_key(strip_kind(admin1))), "")
    identifier = row["id"].strip()
    level = Level(row["level"].strip())
    return PlaceRow(
        id=identifier if ":" in identifier else f"supplement:{identifier}",
        name=row["name"].strip(),
        level=level,
        latitude=latitude,
        longitude=longitude,
        names=tuple(_names(f"{row['aliases']}|{row['local_name']}")),
        country=country,
        admin1=admin1 or None,
        feature=row["feature"].strip() or None,
        local_name=row["local_name"].strip() or None,
        radius_km=float(row["uncertainty_km"]),
        approximate=row["approximate"].strip().casefold() in ("1", "true", "yes", "y"),
        prominence=_PROMINENCE if country or level is not Level.REGION else _WIDE_PROMINENCE,
        source=source,
        keyed=True,
    )


def read_division_codes(folder: Path) -> dict[str, tuple[str, str | None, str | None]]:
    """English name, OCHA p-code and ISO 3166-2 code by GeoNames code, for the first-level divisions of some countries."""
    return {
        row["geonames_admin1"]: (row["name"], row["pcode"] or None, row["iso_code"] or None)
        for _, row in _read(folder / "divisions_ocha.csv")
    }


def read_extra_names(folder: Path) -> dict[str, tuple[str, ...]]:
    """More names by place id, by code of a first-level division ("SY.12"), or by country code ("SY")."""
    found: dict[str, list[str]] = defaultdict(list)
    for _, row in _read(folder / "aliases.csv"):
        identifier = row["geonames_id"].strip()
        key = f"geonames:{identifier}" if identifier else row["geonames_admin1"].strip()
        if key:
            found[key] += _names(row["aliases"])
    for _, row in _read(folder / "countries.csv"):
        found[row["code"].strip()] += [row["name"].strip(), *_names(row["aliases"])]
    return {key: tuple(names) for key, names in found.items()}


def read_given_names(folder: Path) -> dict[str, str]:
    """For each country the names that were given to its places by hand: ``fold(name)=geonames id``, parted by bars."""
    given: dict[str, list[str]] = defaultdict(list)
    for _, row in _read(folder / "aliases.csv"):
        identifier = row["geonames_id"].strip()
        if identifier:
            given[row["country"].strip()] += [f"{fold(name)}={identifier}" for name in _names(row["aliases"])]
    return {country: "|".join(pairs) for country, pairs in given.items()}


def read_centres(folder: Path) -> dict[str, tuple[float, float]]:
    """Latitude and longitude usually published for a country (by its code) or a continent (by its id)."""
    return {
        row["id"].strip(): (float(row["latitude"]), float(row["longitude"])) for _, row in _read(folder / "centres.csv")
    }


def read_demonyms(folder: Path, codes: dict[str, str]) -> Iterator[Demonym]:
    """Adjectives and people ("Syrian", "Syrians") of places and countries; ``codes`` leads from country to place id.

    Countries are taken in the order of ``codes``, so that of two with one word the first stands.
    """
    for _, row in _read(folder / "demonyms.csv"):
        if row["kind"] != "not_place" and row["place"].strip():
            yield Demonym(word=row["word"].strip(), country=row["country"].strip(), name=row["place"].strip())
    rows = {row["code"].strip(): row for _, row in _read(folder / "countries.csv")}
    for code, place_id in codes.items():
        for column in ("adjectives", "people") if code in rows else ():
            for word in _names(rows[code][column]):
                yield Demonym(word=word, place_id=place_id)


def _names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split("|") if name.strip()]


def _read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            yield number, {key: value or "" for key, value in row.items() if key}
