"""Reads what was written by hand: regions, quarters, camps and bases that GeoNames lacks, exonyms, demonyms.

The columns are documented in ``data/gazetteer/README.md``. A broken row is a broken build: these files are ours.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError
from geostrike.gazetteer.rows import Demonym, PlaceRow
from geostrike.gazetteer.spelling import strip_kind
from geostrike.language.names import transliteration_key
from geostrike.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["read_demonyms", "read_division_codes", "read_extra_names", "read_supplement"]


def read_supplement(folder: Path, divisions: dict[tuple[str, str], str], *, source: int) -> Iterator[PlaceRow]:
    """The places of ``places.csv`` and ``regions.csv``.

    ``divisions`` leads from country and spelling key of a first-level division to its bare GeoNames code.
    """
    for name in ("places.csv", "regions.csv"):
        for number, row in _read(folder / name):
            try:
                yield _place(row, divisions, source)
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
    return PlaceRow(
        id=identifier if ":" in identifier else f"supplement:{identifier}",
        name=row["name"].strip(),
        level=Level(row["level"].strip()),
        latitude=latitude,
        longitude=longitude,
        names=tuple(n.strip() for n in (*row["aliases"].split("|"), row["local_name"]) if n.strip()),
        country=country,
        admin1=admin1 or None,
        feature=row["feature"].strip() or None,
        local_name=row["local_name"].strip() or None,
        radius_km=float(row["uncertainty_km"]),
        approximate=row["approximate"].strip().casefold() in ("1", "true", "yes", "y"),
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
    """More names for GeoNames rows, by place id; rows without an id stand under their country's code if they name it."""
    found: dict[str, list[str]] = defaultdict(list)
    for _, row in _read(folder / "aliases.csv"):
        aliases = [n.strip() for n in row["aliases"].split("|") if n.strip()]
        if row["geonames_id"].strip():
            found[f"geonames:{row['geonames_id'].strip()}"] += aliases
        elif row.get("level") == "country" and row["country"].strip():
            found[row["country"].strip()] += aliases
    return {key: tuple(names) for key, names in found.items()}


def read_demonyms(folder: Path, codes: dict[str, str]) -> Iterator[Demonym]:
    """Adjectives and people ("Syrian", "Syrians") of countries and regions."""
    regions = {row["name"].strip(): row["id"].strip() for _, row in _read(folder / "regions.csv")}
    for _, row in _read(folder / "demonyms.csv"):
        target = row["country"].strip()
        place_id = codes.get(target) or regions.get(target)
        if place_id is None and target:
            place_id = regions.get(target.title())
        if place_id:
            place_id = place_id if ":" in place_id else f"supplement:{place_id}"
            yield Demonym(word=row["word"].strip(), place_id=place_id)


def _read(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            yield number, {key: value or "" for key, value in row.items() if key}
