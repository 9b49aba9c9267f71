"""Reads the sources of the default gazetteer: what ``data/gazetteer/generate.py`` made, and what was written by hand."""

from __future__ import annotations

import hashlib
import json
import lzma
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError
from geostrike.gazetteer.outline import Outline
from geostrike.gazetteer.rows import Demonym, PlaceRow, SourceRow
from geostrike.gazetteer.spelling import strip_kind
from geostrike.gazetteer.supplement import (
    read_centres,
    read_demonyms,
    read_division_codes,
    read_extra_names,
    read_given_names,
    read_supplement,
)
from geostrike.geodesy import distance_km
from geostrike.language.names import transliteration_key
from geostrike.model.places import Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["DefaultContent", "read_default"]

GEONAMES, ATLAS, SUPPLEMENT = 1, 2, 3


@dataclass(frozen=True, kw_only=True)
class DefaultContent:
    """Everything of the default gazetteer; ``places`` and ``outlines`` can be walked once."""

    title: str
    sources: tuple[SourceRow, ...]
    count: int
    places: Iterator[PlaceRow]
    demonyms: tuple[Demonym, ...]
    facts: dict[str, str]
    """More rows for the table ``meta``."""
    outlines: Iterator[tuple[str, str, Outline]]
    """Place id, stored rings, and the outline without its geometry."""


def read_default(folder: Path) -> DefaultContent:
    """Read the manifest now, the rows while they are walked. Files that differ from the manifest are refused."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    except OSError as error:
        raise GazetteerError(f"No gazetteer sources in {folder} ({error.strerror}); install geostrike again") from error
    for name, facts in manifest["files"].items():
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != facts["sha256"]:
            raise GazetteerError(f"{folder / name} differs from manifest.json; run data/gazetteer/generate.py again")
    vintage = manifest["vintage"]
    handmade = sorted((folder / "supplement").glob("*.csv"))
    sources = (
        SourceRow(
            number=GEONAMES, name="geonames", words=f"GeoNames {vintage}", licence="CC BY 4.0", date=vintage,
            sha256=_digest([folder / name for name in sorted(manifest["files"])]), url="https://www.geonames.org/",
        ),
        SourceRow(
            number=ATLAS, name="world-atlas", words="Natural Earth 1:10m", licence="public domain",
            date=manifest["inputs"]["world-atlas"]["version"],
        ),
        SourceRow(
            number=SUPPLEMENT, name="supplement", words="geostrike supplement", licence="CC BY 4.0", date=vintage,
            sha256=_digest(handmade),
        ),
    )  # fmt: skip
    countries = sorted(_read(folder / "countries.tsv.xz"), key=lambda row: -int(row["population"]))
    codes = {row["code"]: f"geonames:{row['geonames_id']}" for row in countries}
    extra = read_extra_names(folder / "supplement")
    count = sum(facts["rows"] for name, facts in manifest["files"].items() if name != "outlines.tsv.xz")

    def walk() -> Iterator[PlaceRow]:
        yield from _countries(folder, extra)
        names: dict[tuple[str, str], str] = {}
        for row in _divisions(folder, extra, codes):
            if row.level is Level.PROVINCE:
                for name in (row.name, *row.names):
                    names.setdefault((row.country or "", transliteration_key(strip_kind(name))), row.admin1 or "")
            yield row
        yield from _towns(folder, extra)
        yield from read_supplement(folder / "supplement", names, source=SUPPLEMENT)

    return DefaultContent(
        title=f"geostrike default {vintage}",
        sources=sources,
        count=count,
        places=walk(),
        facts={f"iso3 {row['code']}": row["iso3"] for row in countries}
        | {f"names {code}": names for code, names in read_given_names(folder / "supplement").items()},
        demonyms=tuple(read_demonyms(folder / "supplement", codes)),
        outlines=_outlines(folder, codes),
    )


def _countries(folder: Path, extra: dict[str, tuple[str, ...]]) -> Iterator[PlaceRow]:
    centres = read_centres(folder / "supplement")
    for row in _read(folder / "countries.tsv.xz"):
        if not row["latitude"]:
            continue
        middle = (float(row["latitude"]), float(row["longitude"]))
        # The usual published centre is what readers, Wikipedia and GeoNames show; the radius still holds the country.
        centre = centres.get(row["code"], middle)
        shift = distance_km(*middle, *centre)
        place_id = f"geonames:{row['geonames_id']}"
        yield PlaceRow(
            id=place_id,
            name=row["name"],
            level=Level.COUNTRY,
            latitude=centre[0],
            longitude=centre[1],
            names=(*_split(row["aliases"]), *extra.get(place_id, ()), *extra.get(row["code"], ())),
            country=row["code"],
            code=row["code"],
            geonames_id=int(row["geonames_id"]),
            population=int(row["population"]) or None,
            feature="PCLI",
            iso_code=row["code"],
            radius_km=round(float(row["radius_km"]) + shift, 1),
            area_km2=float(row["area_km2"] or 0) or None,
            prominence=10**10 + int(row["population"]),  # a country before all its namesakes
            source=GEONAMES,
        )


def _divisions(folder: Path, extra: dict[str, tuple[str, ...]], codes: dict[str, str]) -> Iterator[PlaceRow]:
    known = read_division_codes(folder / "supplement")
    for row in _read(folder / "divisions.tsv.xz"):
        code = row["code"]
        name, pcode, iso = known.get(code, (row["name"], None, None))
        country, admin1, *rest = code.split(".")
        place_id = f"geonames:{row['geonames_id']}" if row["geonames_id"] else f"geonames-code:{code}"
        codes[code] = place_id
        yield PlaceRow(
            id=place_id,
            name=name,
            level=Level.DISTRICT if rest else Level.PROVINCE,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            names=(
                *([row["name"]] if row["name"] != name else []),
                *_split(row["aliases"]),
                *extra.get(place_id, ()),
                *extra.get(code, ()),
            ),
            country=country,
            admin1=admin1,
            admin2=rest[0] if rest else None,
            code=code,
            geonames_id=int(row["geonames_id"]) if row["geonames_id"] else None,
            feature="ADM2" if rest else "ADM1",
            pcode=pcode,
            iso_code=iso or row["iso"] or None,
            radius_km=float(row["radius_km"]),
            area_km2=float(row["area_km2"]) if row["area_km2"] else None,
            approximate=True,
            # A province stands just before the town it is named after, a district well behind it.
            prominence=int(row["people"] or 0) // 4 if rest else int(row["people"] or 0) + 1,
            source=GEONAMES,
        )


def _towns(folder: Path, extra: dict[str, tuple[str, ...]]) -> Iterator[PlaceRow]:
    capitals = {(row["code"], row["capital"]) for row in _read(folder / "countries.tsv.xz")}
    largest: dict[tuple[str, str], tuple[int, str]] = {}
    for row in _read(folder / "towns.tsv.xz"):
        key = (row["country"], row["name"])
        if key in capitals:
            largest[key] = max(largest.get(key, (-1, "")), (int(row["population"] or 0), row["geonames_id"]))
    seats = {geonames_id for _, geonames_id in largest.values()}
    for row in _read(folder / "towns.tsv.xz"):
        place_id = f"geonames:{row['geonames_id']}"
        yield PlaceRow(
            id=place_id,
            name=row["name"],
            level=Level.TOWN,
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            names=(*_split(row["aliases"]), *extra.get(place_id, ())),
            country=row["country"],
            admin1=row["admin1"] or None,
            admin2=row["admin2"] or None,
            geonames_id=int(row["geonames_id"]),
            population=int(row["population"]) if row["population"] else None,
            feature="PPLC" if row["geonames_id"] in seats else None,
            source=GEONAMES,
        )


def _outlines(folder: Path, codes: dict[str, str]) -> Iterator[tuple[str, str, Outline]]:
    areas = {
        row["code"]: float(row["area_km2"])
        for name in ("countries.tsv.xz", "divisions.tsv.xz")
        for row in _read(folder / name)
        if row["area_km2"]
    }
    for row in _read(folder / "outlines.tsv.xz"):
        code = row["code"]
        if code not in codes or code not in areas:
            continue
        computed = "." in code
        words = "computed from GeoNames settlements, approximate" if computed else "Natural Earth 1:10m, simplified"
        outline = Outline(geometry={}, approximate=computed, source=words, area_km2=areas[code])
        yield codes[code], row["rings"], outline


def _read(path: Path) -> Iterator[dict[str, str]]:
    text = lzma.decompress(path.read_bytes()).decode("utf-8")
    lines = iter(text.split("\n"))
    header = next(lines).split("\t")
    for line in lines:
        if line:
            yield dict(zip(header, line.split("\t"), strict=True))


def _split(names: str) -> tuple[str, ...]:
    return tuple(names.split("|")) if names else ()


def _digest(paths: list[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
