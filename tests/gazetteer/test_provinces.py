"""Surveyed outlines of made-up provinces: which division a polygon goes to, and how it is fitted to its country."""

from __future__ import annotations

import itertools
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from geostrike.gazetteer.build import build_index, silent
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.outline import Outline
from geostrike.gazetteer.provinces import WORDS, add_provinces
from geostrike.gazetteer.rows import PlaceRow
from geostrike.gazetteer.shapes import contains
from geostrike.gazetteer.write import Writer
from geostrike.model import Level

shapely = pytest.importorskip("shapely")

# Vostland is four degrees wide and two high: North and South side by side in the west, New Karsa in the east.
CODES = {"01": ("North Vost", 11.5, 10.5), "02": ("South Vost", 10.5, 10.5), "03": ("New Karsa", 11.0, 13.0)}


def rows() -> list[PlaceRow]:
    found = [
        PlaceRow(id="test:VL", name="Vostland", level=Level.COUNTRY, latitude=11, longitude=12, country="VL", code="VL")
    ]
    for number, (code, (name, lat, lon)) in enumerate(CODES.items()):
        found.append(
            PlaceRow(
                id=f"test:{code}", name=name, level=Level.PROVINCE, latitude=lat, longitude=lon, country="VL",
                admin1=code, code=f"VL.{code}", feature="ADM1", approximate=True,
            )
        )  # fmt: skip
        found += [
            PlaceRow(
                id=f"geonames:{100 * number + step + 1}", name=f"Town {number} {step}", level=Level.TOWN,
                latitude=lat + 0.1 * step - 0.3, longitude=lon + 0.1 * step - 0.3, country="VL", admin1=code,
                geonames_id=100 * number + step + 1, population=900,
            )
            for step in range(6)
        ]  # fmt: skip
    return found


def ring(west: float, south: float, east: float, north: float) -> list[list[float]]:
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def write_topology(path: Path, polygons: dict[str, tuple[str, list[list[float]]]]) -> None:
    """A TopoJSON in steps of a hundredth of a degree, one arc a polygon."""
    arcs, geometries = [], []
    for number, (code, (name, line)) in enumerate(polygons.items()):
        whole = [[round(x * 100), round(y * 100)] for x, y in line]
        steps = [whole[0], *([b[0] - a[0], b[1] - a[1]] for a, b in itertools.pairwise(whole))]
        arcs.append(steps)
        geometries.append({"type": "Polygon", "id": code, "properties": {"name": name}, "arcs": [[number]]})
    transform = {"scale": [0.01, 0.01], "translate": [0, 0]}
    topology = {"arcs": arcs, "transform": transform, "objects": {"vla": {"geometries": geometries}}}
    path.write_text(json.dumps(topology), "utf-8")


def draw(tmp_path: Path, polygons: dict[str, tuple[str, list[list[float]]]]) -> tuple[Gazetteer, dict[str, Any]]:
    surveyed, borders = tmp_path / "surveyed", tmp_path / "borders"
    surveyed.mkdir()
    borders.mkdir()
    write_topology(surveyed / "vla.topo.json", polygons)
    country = {"arcs": [[None, ring(10, 10, 14, 12)]], "polygons": [[[0]]]}
    (borders / "VL.json").write_text(json.dumps(country), "utf-8")
    worked_out = {"type": "MultiPolygon", "coordinates": [[ring(10.5, 10, 14, 12)]]}
    rough = Outline(geometry=worked_out, approximate=True, source="worked out", area_km2=1.0)
    target = build_index(tmp_path / "g.sqlite", rows(), outlines=[(f"test:{code}", rough) for code in CODES])
    with closing(sqlite3.connect(target)) as connection:
        writer = Writer(connection)
        counts = add_provinces(connection, writer, surveyed, borders, silent)
        connection.commit()
    return Gazetteer.open(target), counts


def outline(world: Gazetteer, code: str) -> Outline:
    place = world.division(f"VL.{code}")
    assert place is not None
    found = world.outline(place)
    assert found is not None
    return found


def test_polygons_go_to_the_divisions_whose_towns_they_hold_whatever_they_are_called(tmp_path: Path) -> None:
    world, counts = draw(
        tmp_path,
        {
            "VL.A": ("Upper Province", ring(10, 11, 12, 12)),
            "VL.B": ("Vost South", ring(10, 10, 12, 11)),
            "VL.C": ("Karsa (Old Shire)", ring(12, 10, 13, 12)),
            "VL.D": ("Oskara Shire", ring(13, 10, 14, 12)),  # with the one before it the whole of New Karsa
        },
    )
    assert counts == {"VL": (3, 3)}
    assert contains(outline(world, "01").geometry, 11.5, 10.2)
    assert contains(outline(world, "02").geometry, 10.5, 10.2)
    assert contains(outline(world, "03").geometry, 11.0, 12.2)
    assert contains(outline(world, "03").geometry, 11.0, 13.8)
    assert all(not outline(world, code).approximate and outline(world, code).source == WORDS for code in CODES)
    place = world.division("VL.03")
    assert place is not None
    assert (place.latitude, place.longitude) == pytest.approx((11.0, 13.0), abs=0.05)
    assert not place.approximate


def test_a_polygon_that_holds_two_divisions_is_of_neither(tmp_path: Path) -> None:
    world, counts = draw(
        tmp_path, {"VL.A": ("North Vost", ring(10, 10, 12, 12)), "VL.C": ("New Karsa", ring(12, 10, 14, 12))}
    )
    assert counts == {"VL": (1, 3)}
    assert outline(world, "01").approximate
    # What is worked out does not reach into what is surveyed.
    assert contains(outline(world, "01").geometry, 11.0, 11.0)
    assert not contains(outline(world, "01").geometry, 11.0, 13.0)


def test_outlines_end_where_the_country_ends_and_leave_no_gaps(tmp_path: Path) -> None:
    world, _ = draw(
        tmp_path,
        {
            "VL.A": ("North Vost", ring(9.9, 11.01, 11.98, 12.1)),
            "VL.B": ("South Vost", ring(10.02, 9.9, 12, 11)),
            "VL.C": ("New Karsa", ring(12, 10, 13.97, 12)),
        },
    )
    shapes = [shapely.geometry.shape(outline(world, code).geometry) for code in CODES]
    assert not any(contains(outline(world, code).geometry, 11.5, 9.95) for code in CODES)
    assert shapely.union_all(shapes).symmetric_difference(shapely.box(10, 10, 14, 12)).area < 0.01
    assert sum(shape.area for shape in shapes) == pytest.approx(8, abs=0.01)
