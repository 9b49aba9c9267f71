from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING, Any

import pytest

from geostrike.errors import GazetteerError
from geostrike.gazetteer.boundaries import read_features
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.kept import Kept, find_pack_files
from geostrike.gazetteer.packs import add_pack
from tests.gazetteer.test_packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path


def box(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(geometry: dict[str, Any], **properties: object) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


PROVINCES = [
    # OCHA's code for North Arvan looks like GeoNames' code for Karsa: it must not decide.
    feature(box(9, 10.5, 11, 12), ADM1_EN="N. Arvan", ADM1_PCODE="AV02", ADM0_PCODE="AV"),
    feature(box(9, 12, 11, 13), ADM1_EN="Karsah", ADM1_PCODE="AV01", ADM0_PCODE="AV"),
    feature(box(50, 50, 51, 51), ADM1_EN="Unknown Land", ADM1_PCODE="AV99", ADM0_PCODE="AV"),
]
DISTRICTS = [
    feature(box(10, 11.1, 10.5, 11.5), shapeName="Tall Meru", shapeType="ADM2"),
    feature(box(10, 12.2, 10.5, 12.8), shapeName="Harshah Plain", shapeType="ADM2"),
]


def collection(features: list[dict[str, Any]]) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@pytest.fixture
def with_boundaries(base: Path, tmp_path: Path) -> Gazetteer:
    files = find_pack_files("AV", [write_pack(tmp_path / "files")])
    files.append(Kept(role="boundaries", name="av.geojson.gz", data=gzip.compress(collection(PROVINCES + DISTRICTS))))
    reports = add_pack(tmp_path / "g.sqlite", "AV", files, base=base)
    assert reports[1] == "Outlines from 5 polygons: 1 districts, 1 new districts, 2 provinces, 1 without a match"
    return Gazetteer.open(tmp_path / "g.sqlite")


def test_polygons_take_the_place_of_approximate_outlines(with_boundaries: Gazetteer) -> None:
    for code, south, pcode in (("AV.01", 10.5, "AV02"), ("AV.02", 12.0, "AV01")):
        place = with_boundaries.division(code)
        assert place is not None
        outline = with_boundaries.outline(place)
        assert outline is not None
        assert not outline.approximate
        assert "av.geojson.gz" in outline.source
        assert min(y for _, y in outline.geometry["coordinates"][0][0]) == south
        assert place.pcode == pcode
        assert not place.approximate


def test_areas_and_reach_come_from_the_polygon(with_boundaries: Gazetteer) -> None:
    place = with_boundaries.division("AV.02")
    assert place is not None
    outline = with_boundaries.outline(place)
    assert outline is not None
    assert outline.area_km2 == pytest.approx(2 * 111.2 * 111.2 * 0.976, rel=0.02)
    assert place.uncertainty_km == pytest.approx(122, rel=0.05)
    assert (place.latitude, place.longitude) == (12.5, 10)


def test_a_district_the_gazetteer_lacks_is_added_in_its_province(with_boundaries: Gazetteer) -> None:
    (found,) = with_boundaries.exact("Harshah Plain")
    assert found.place.level == "district"
    assert found.place.admin1 == "Karsa"
    assert with_boundaries.outline(found.place) is not None


def test_towns_learn_their_district_from_the_polygon(with_boundaries: Gazetteer) -> None:
    place = with_boundaries.place("geonames:502")  # inside the polygon of Tal Meru District, with no code in the dump
    assert place is not None
    assert place.admin2 == "Tal Meru District"


def test_boundaries_can_be_added_later(base: Path, tmp_path: Path) -> None:
    target = tmp_path / "g.sqlite"
    add_pack(target, "AV", find_pack_files("AV", [write_pack(tmp_path / "files")]), base=base)
    add_pack(target, "AV", [Kept(role="boundaries", name="x.geojson", data=collection(PROVINCES))], base=base)
    gazetteer = Gazetteer.open(target)
    assert gazetteer.exact("Vardburg")
    place = gazetteer.division("AV.01")
    assert place is not None
    outline = gazetteer.outline(place)
    assert outline is not None
    assert not outline.approximate


def test_geopackage_is_read_too(base: Path, tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas")
    frame = geopandas.GeoDataFrame.from_features(PROVINCES, crs="EPSG:4326")
    frame.to_file(tmp_path / "b.gpkg", layer="adm1", driver="GPKG")
    target = tmp_path / "g.sqlite"
    kept = Kept(role="boundaries", name="b.gpkg", data=(tmp_path / "b.gpkg").read_bytes())
    (report,) = add_pack(target, "AV", [kept], base=base)
    assert "2 provinces" in report


@pytest.mark.parametrize(
    ("data", "cure"),
    [
        (b"nothing", "no GeoJSON"),
        (b'{"type": "Point"}', "no GeoJSON"),
        (collection([feature({"type": "Polygon", "coordinates": [[[1]]]}, shapeType="ADM1")]), "broken polygon"),
        (collection([feature(box(5e5, 3e6, 6e5, 4e6), shapeType="ADM1", shapeName="x")]), "EPSG:4326"),
        (b"SQLite format 3\x00 but no", "GeoPackage"),
    ],
)
def test_a_broken_boundary_file_says_what_is_wrong(data: bytes, cure: str) -> None:
    with pytest.raises(GazetteerError, match=cure):
        list(read_features("b.geojson", data, "AV"))


def test_a_file_without_divisions_changes_nothing(base: Path, tmp_path: Path) -> None:
    target = tmp_path / "g.sqlite"
    kept = Kept(role="boundaries", name="b.geojson", data=collection([feature(box(9, 9, 10, 10), name="Lake")]))
    with pytest.raises(GazetteerError, match="No province or district polygons"):
        add_pack(target, "AV", [kept], base=base)
    assert not target.exists()


CORNER = b'{"type": "FeatureCollection", "features": [{"properties": {"shapeType": "ADM1"}, "geometry": %s}]}'


@pytest.mark.parametrize(
    ("data", "cure"),
    [
        (b'{"features": ' + b"[" * 100_000, "no GeoJSON"),
        (CORNER % (b'{"type": "Polygon", "coordinates": ' + b"[" * 900 + b"]" * 900 + b"}"), "broken polygon"),
        (CORNER % b'{"type": "Polygon", "coordinates": [[[1, 1], [2, NaN], [2, 2], [1, 1]]]}', "no number"),
        (CORNER % b'{"type": "Polygon", "coordinates": [[[1, 1], [Infinity, 2], [2, 2], [1, 1]]]}', "no number"),
        (
            CORNER % (b'{"type": "Polygon", "coordinates": [[' + b"[1, 1], [2, 1], " * 200_001 + b"[1, 1]]]}"),
            "simplified",
        ),
    ],
)
def test_a_hostile_polygon_is_refused(data: bytes, cure: str) -> None:
    with pytest.raises(GazetteerError, match=cure):
        list(read_features("x.geojson", data, "AV"))


def test_what_unpacks_to_more_than_a_country_is_refused() -> None:
    packed = gzip.compress(b" " * 301_000_000, 1)
    with pytest.raises(GazetteerError, match="300 MB"):
        list(read_features("x.geojson.gz", packed, "AV"))
