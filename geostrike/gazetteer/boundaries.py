"""Real division polygons in place of the approximate outlines: geoBoundaries, OCHA COD-AB, Who's On First, others.

GeoJSON is read with the standard library, GeoPackage through pyogrio. Each feature is matched to a division of the
country, strictly by level: first by a code that both carry (GeoNames id, ISO 3166-2), then by name together with
position (how many of the division's own towns lie inside). An OCHA p-code is copied to the division that was matched;
it is never used to find one, because GeoNames' SY.07 is Deir ez-Zor and OCHA's SY07 is Idlib.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geostrike.errors import GazetteerError
from geostrike.gazetteer.archive import is_zip, list_texts, read_whole
from geostrike.gazetteer.outline import Outline, encode_rings
from geostrike.gazetteer.rows import PlaceRow, SourceRow
from geostrike.gazetteer.schema import LEVELS, SCALE
from geostrike.gazetteer.shapes import measure_km2, reach_km
from geostrike.gazetteer.spelling import clean_name, strip_kind
from geostrike.gazetteer.write import Writer
from geostrike.language.names import similarity, transliteration_key
from geostrike.model.places import Level

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

__all__ = ["Feature", "apply_boundaries", "read_features"]

_TOLERANCE = 0.004  # degrees, about 400 m; stored at 100 m
_LEAST_LIKENESS = 0.62  # of names, when most of the division's towns lie inside
_CERTAIN_SHARE = 0.9  # of the towns: then the name need not agree
# The finest outline of a province in use, Chukotka's with all its islands, has 180,000; mending one takes time that grows faster.
_MOST_CORNERS = 400_000
_LONGEST_ID = 12  # digits
# Bytes after unpacking: geoBoundaries' largest full-resolution country, Canada, has 220 MB; read whole, it takes four times that.
_LARGEST = 300_000_000
_LEVEL_WORDS = {
    "adm1": Level.PROVINCE, "adm2": Level.DISTRICT, "region": Level.PROVINCE, "county": Level.DISTRICT,
    "admin1": Level.PROVINCE, "admin2": Level.DISTRICT, "1": Level.PROVINCE, "2": Level.DISTRICT,
}  # fmt: skip
_LEVEL_KEYS = ("shapetype", "placetype", "admin_level", "adm_level", "level")
_NAME_KEYS = {
    Level.PROVINCE: (
        "shapename",
        "adm1_en",
        "adm1_name",
        "adm1_ref",
        "name_en",
        "name_1",
        "name",
        "adm1_ar",
        "name_ar",
    ),
    Level.DISTRICT: (
        "shapename",
        "adm2_en",
        "adm2_name",
        "adm2_ref",
        "name_2",
        "name_en",
        "name",
        "adm2_ar",
        "name_ar",
    ),
}
_PCODE_KEYS = {Level.PROVINCE: ("adm1_pcode", "pcode"), Level.DISTRICT: ("adm2_pcode", "pcode")}
_ISO_KEYS = ("shapeiso", "iso_3166_2", "iso")
_GEONAMES_KEYS = ("gn", "gn_id", "geonames_id", "geonameid")


@dataclass(frozen=True, kw_only=True)
class Feature:
    """One polygon of a boundary file with what identifies it."""

    level: Level
    names: tuple[str, ...]
    geometry: BaseGeometry
    iso: str | None = None
    pcode: str | None = None
    geonames_id: int | None = None


@dataclass(frozen=True)
class _Division:
    number: int
    name: str
    names: tuple[str, ...]
    level: Level
    a1: str | None
    a2: str | None
    iso: str | None
    latitude: float
    longitude: float


def apply_boundaries(
    connection: sqlite3.Connection, country: str, files: Iterable[tuple[str, bytes]], source: int, *, licence: str = ""
) -> str:
    """Match the features to the country's divisions and store their outlines; what happened, in words."""
    import shapely  # noqa: PLC0415

    features = [feature for name, data in files for feature in read_features(name, data, country)]
    if not features:
        raise GazetteerError(f"No province or district polygons of {country} in the boundary file")
    divisions = _read_divisions(connection, country)
    towns = _read_towns(connection, country)
    points = shapely.points([(lon, lat) for _, lat, lon, _, _ in towns]) if towns else []
    words = f"boundaries of {country} from {', '.join(sorted({n.rpartition('/')[2] for n, _ in files}))}"
    counts: Counter[str] = Counter()
    writer = Writer(connection)
    inside: dict[int, list[int]] = {}
    tree = shapely.STRtree(points)
    for i, feature in enumerate(features):
        inside[i] = [int(j) for j in tree.query(feature.geometry, predicate="contains")]
    matches = _match(features, divisions, towns, inside)
    for i, feature in enumerate(features):
        division = matches.get(i)
        kind = "provinces" if feature.level is Level.PROVINCE else "districts"
        if division is None:
            if feature.level is not Level.DISTRICT or not feature.names:
                counts["without a match"] += 1
                continue
            number = writer.add(_new_district(country, feature, source, _province_of(inside[i], towns)))
            writer.finish()
            counts["new districts"] += 1
        else:
            number = division.number
            counts[kind] += 1
        _store(connection, writer, number, feature, words)
    _assign_districts(connection, features, matches, towns, inside)
    writer.add_source(
        SourceRow(
            number=source, name=f"boundaries-{country.lower()}", words=words, licence=licence, date="", pack=country
        )
    )
    said = ", ".join(f"{count} {what}" for what, count in sorted(counts.items()))
    return f"Outlines from {len(features)} polygons: {said}"


# ------------------------------------------------------------------------------------------------ reading


def read_features(name: str, data: bytes, country: str) -> Iterator[Feature]:
    """Provinces and districts of a GeoJSON (plain, gz, zip) or GeoPackage file. Other levels are passed over."""
    from numpy import errstate, isfinite  # noqa: PLC0415
    from shapely import GEOSException, get_coordinates, get_num_coordinates, make_valid  # noqa: PLC0415
    from shapely.geometry import shape  # noqa: PLC0415

    for properties, geometry, where in _read_raw(name, data):
        folded = {str(k).casefold(): v for k, v in properties.items() if v not in (None, "")}
        level = _level_of(folded, where)
        owner = str(folded.get("country", folded.get("iso_a2", country)))
        if level is None or geometry is None or (len(owner) == 2 and owner.upper() != country):
            continue
        try:
            with errstate(invalid="ignore"):  # a corner that is no number is told below
                found = geometry if hasattr(geometry, "geom_type") else shape(geometry)
            corners = get_num_coordinates(found)
        except (TypeError, ValueError, KeyError, IndexError, AttributeError, RecursionError, GEOSException) as error:
            raise GazetteerError(f"{name} has a broken polygon ({error}); download it again") from error
        if found.is_empty or found.geom_type not in ("Polygon", "MultiPolygon"):
            continue
        if corners > _MOST_CORNERS:
            raise GazetteerError(
                f"{name} has a polygon of {corners:,} corners; use a simplified file of the boundaries"
            )
        if not isfinite(get_coordinates(found)).all():
            raise GazetteerError(f"{name} has a broken polygon (a corner is no number); download it again")
        west, south, east, north = found.bounds
        if not (-180.1 <= west <= east <= 180.1 and -90.1 <= south <= north <= 90.1):
            raise GazetteerError(f"{name} is not in degrees (WGS84); convert it to EPSG:4326 first")
        names = [clean_name(str(folded[key])) for key in _NAME_KEYS[level] if key in folded]
        iso = next((str(folded[k]) for k in _ISO_KEYS if "-" in str(folded.get(k, ""))), None)
        pcode = next((str(folded[k]) for k in _PCODE_KEYS[level] if k in folded), None)
        geonames = next((str(folded[k]) for k in _GEONAMES_KEYS if k in folded), "")
        yield Feature(
            level=level,
            names=tuple(dict.fromkeys(n for n in names if n)),
            geometry=make_valid(found),
            iso=iso,
            pcode=pcode,
            geonames_id=int(geonames) if geonames.isdecimal() and len(geonames) < _LONGEST_ID else None,
        )


def _level_of(folded: dict[str, Any], where: str) -> Level | None:
    for key in _LEVEL_KEYS:
        if key in folded:
            return _LEVEL_WORDS.get(str(folded[key]).casefold())
    if any(k.startswith("adm3") for k in folded):
        return None
    for key, level in (("adm2_pcode", Level.DISTRICT), ("adm1_pcode", Level.PROVINCE)):
        if key in folded:
            return level
    for word, level in (("adm2", Level.DISTRICT), ("adm1", Level.PROVINCE)):
        if word in where.casefold():
            return level
    return None


def _read_raw(name: str, data: bytes) -> Iterator[tuple[dict[str, Any], Any, str]]:
    """Properties, geometry (GeoJSON or shapely) and where it stood, for each feature."""
    if data[:15] == b"SQLite format 3":
        yield from _read_geopackage(name, data)
        return
    for member in list_texts(name, data):
        if is_zip(name, data) and not member.casefold().endswith((".geojson", ".json")):
            continue
        text = read_whole(name, data, member if is_zip(name, data) else None, largest=_LARGEST)
        try:
            collection = json.loads(text)
            features = collection["features"]
            for feature in features:
                yield dict(feature["properties"] or {}), feature["geometry"], member
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise GazetteerError(f"{name} is no GeoJSON feature collection ({error}); nor a GeoPackage") from error


def _read_geopackage(name: str, data: bytes) -> Iterator[tuple[dict[str, Any], Any, str]]:
    import pyogrio.raw  # noqa: PLC0415
    from shapely import from_wkb  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="geostrike-") as scratch:
        path = Path(scratch) / "boundaries.gpkg"
        path.write_bytes(data)
        try:
            for layer, _ in pyogrio.list_layers(path):
                meta, _, geometries, columns = pyogrio.raw.read(path, layer=layer)
                for i, geometry in enumerate(from_wkb(geometries)):
                    values = {str(f): columns[j][i] for j, f in enumerate(meta["fields"])}
                    yield {k: v for k, v in values.items() if v == v}, geometry, str(layer)  # noqa: PLR0124 - drops NaN
        except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
            raise GazetteerError(f"{name} is no readable GeoPackage ({error})") from error


# ------------------------------------------------------------------------------------------------ matching


def _read_divisions(connection: sqlite3.Connection, country: str) -> list[_Division]:
    rows = connection.execute(
        "SELECT p, name, names, level, a1, a2, iso, lat, lon FROM place "
        "WHERE country = ? AND feature IN ('ADM1', 'ADM2') ORDER BY p",
        (country,),
    )
    return [
        _Division(p, name, tuple((names or "").split("|")), LEVELS[level], a1, a2, iso, lat / SCALE, lon / SCALE)
        for p, name, names, level, a1, a2, iso, lat, lon in rows
    ]


def _read_towns(connection: sqlite3.Connection, country: str) -> list[tuple[int, float, float, str | None, str | None]]:
    rows = connection.execute(
        "SELECT p, lat, lon, a1, a2 FROM place WHERE country = ? AND level <= ? ORDER BY p",
        (country, LEVELS.index(Level.TOWN)),
    )
    return [(p, lat / SCALE, lon / SCALE, a1, a2) for p, lat, lon, a1, a2 in rows]


def _match(
    features: list[Feature],
    divisions: list[_Division],
    towns: list[tuple[int, float, float, str | None, str | None]],
    inside: dict[int, list[int]],
) -> dict[int, _Division]:
    """Feature number to division, each division once; the surest pairs first."""
    from shapely import contains_xy  # noqa: PLC0415

    sizes: Counter[tuple[str | None, str | None]] = Counter()
    for _, _, _, a1, a2 in towns:
        sizes[a1, None] += 1
        if a2:
            sizes[a1, a2] += 1
    scored: list[tuple[float, int, int]] = []
    for i, feature in enumerate(features):
        held: Counter[tuple[str | None, str | None]] = Counter()
        for j in inside[i]:
            _, _, _, a1, a2 = towns[j]
            held[a1, None] += 1
            if a2:
                held[a1, a2] += 1
        mainly = max(((n, a1) for (a1, a2), n in held.items() if a2 is None and a1), default=(0, None))[1]
        for d, division in enumerate(divisions):
            if division.level is not feature.level:
                continue
            key = (division.a1, division.a2 if division.level is Level.DISTRICT else None)
            if division.level is Level.DISTRICT and not division.a2:
                key = ("", "")  # a district without a code holds no towns: its own spot must lie inside
            spot_inside = bool(contains_xy(feature.geometry, division.longitude, division.latitude))
            share = held[key] / sizes[key] if sizes[key] else 0.5 * spot_inside
            likeness = _likeness(feature, division)
            same_code = (feature.iso and feature.iso == division.iso) or feature.geonames_id == division.number
            if same_code:
                scored.append((3.0, i, d))
            elif division.level is Level.DISTRICT and mainly and division.a1 and division.a1 != mainly:
                continue  # a district of another province has only the name in common
            elif likeness >= _LEAST_LIKENESS and (share >= 0.4 or spot_inside):
                scored.append((likeness + share, i, d))
            elif share >= _CERTAIN_SHARE and sizes[key] >= 3 and held[key] >= 0.5 * len(inside[i]):
                scored.append((share, i, d))
    matches: dict[int, _Division] = {}
    taken: set[int] = set()
    for _, i, d in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if i not in matches and d not in taken:
            matches[i] = divisions[d]
            taken.add(d)
    return matches


def _likeness(feature: Feature, division: _Division) -> float:
    best = 0.0
    for a in feature.names:
        for b in (division.name, *division.names):
            if a and b:
                bare_a, bare_b = strip_kind(a), strip_kind(b)
                if transliteration_key(bare_a) and transliteration_key(bare_a) == transliteration_key(bare_b):
                    return 1.0
                best = max(best, similarity(bare_a, bare_b))
    return best


def _province_of(held: list[int], towns: list[tuple[int, float, float, str | None, str | None]]) -> str | None:
    votes = Counter(a1 for a1 in (towns[j][3] for j in held) if a1)
    return min(votes, key=lambda a1: (-votes[a1], a1)) if votes else None


# ------------------------------------------------------------------------------------------------ storing


def _new_district(country: str, feature: Feature, source: int, admin1: str | None) -> PlaceRow:
    spot = feature.geometry.representative_point()
    name, *others = feature.names
    stripped = [s for n in feature.names if (s := strip_kind(n)) != n]
    key = feature.pcode or transliteration_key(name) or name
    return PlaceRow(
        id=f"boundary:{country}:{admin1 or '00'}:{key}",
        name=name,
        level=Level.DISTRICT,
        latitude=spot.y,
        longitude=spot.x,
        names=tuple(dict.fromkeys([*others, *stripped])),
        country=country,
        admin1=admin1,
        feature="ADM2",
        pcode=feature.pcode,
        approximate=True,
        source=source,
        keyed=True,
    )


def _store(connection: sqlite3.Connection, writer: Writer, number: int, feature: Feature, words: str) -> None:
    import shapely  # noqa: PLC0415

    simple = shapely.simplify(feature.geometry, _TOLERANCE)
    parts = [p for p in shapely.get_parts(simple) if p.geom_type == "Polygon" and p.area > 0]
    if not parts:
        return
    parts.sort(key=lambda p: -p.area)
    largest = parts[0]
    spot = largest.centroid if largest.contains(largest.centroid) else largest.representative_point()
    reach = reach_km(spot.y, spot.x, [(y, x) for x, y in largest.exterior.coords])
    area = round(measure_km2(feature.geometry), 1)
    rings = encode_rings([[p.exterior.coords, *(r.coords for r in p.interiors)] for p in parts])
    writer.add_outline(number, rings, Outline(geometry={}, approximate=False, source=words, area_km2=area))
    connection.execute(
        "UPDATE place SET lat = ?, lon = ?, radius = ?, area = ?, approximate = NULL, "
        "pcode = coalesce(?, pcode) WHERE p = ?",
        (round(spot.y * SCALE), round(spot.x * SCALE), round(reach, 1), area, feature.pcode, number),
    )


def _assign_districts(
    connection: sqlite3.Connection,
    features: list[Feature],
    matches: dict[int, _Division],
    towns: list[tuple[int, float, float, str | None, str | None]],
    inside: dict[int, list[int]],
) -> None:
    """Towns whose second-level division is unknown get the one whose polygon holds them."""
    found: dict[int, list[_Division]] = defaultdict(list)
    for i, division in sorted(matches.items()):
        if features[i].level is Level.DISTRICT and division.a2:
            for j in inside[i]:
                found[j].append(division)
    for j, holders in sorted(found.items()):
        number, _, _, a1, a2 = towns[j]
        if a2 is None and len(holders) == 1 and holders[0].a1 == a1:
            connection.execute("UPDATE place SET a2 = ? WHERE p = ?", (holders[0].a2, number))
