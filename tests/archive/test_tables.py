"""The tables as other programs see them. (All sentences are made up.)"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import geopandas
import pyarrow.parquet as pq
import pytest
from shapely.geometry import shape

from geostrike.archive.geometry import draw_points, encode_wkb
from geostrike.archive.running import Summary
from geostrike.archive.schema import PLACED, SCHEMA, TABLES, schema_of
from geostrike.export.tables import CLAIM_COLUMNS, STRIKE_COLUMNS
from tests.archive.conftest import ask


def files_of(archive: Path, table: str) -> list[Path]:
    return sorted((archive / table).rglob("*.parquet"))


@pytest.mark.parametrize("table", TABLES)
def test_every_file_of_a_table_has_its_schema(archive: Path, table: str) -> None:
    files = files_of(archive, table)
    assert files
    for file in files:
        schema = pq.ParquetFile(file).schema_arrow
        assert schema.equals(schema_of(table), check_metadata=True)
        assert json.loads(schema.metadata[b"geostrike"]) | {"geostrike": ""} == {
            "schema": SCHEMA,
            "table": table,
            "geostrike": "",
        }


@pytest.mark.parametrize("table", PLACED)
def test_placed_tables_are_geoparquet_1_1_with_boxes(archive: Path, table: str) -> None:
    for file in files_of(archive, table):
        geo = json.loads(pq.ParquetFile(file).schema_arrow.metadata[b"geo"])
        assert geo["version"] == "1.1.0"
        column = geo["columns"][geo["primary_column"]]
        assert column["encoding"] == "WKB"
        assert set(column["covering"]["bbox"]) == {"xmin", "ymin", "xmax", "ymax"}
        frame = geopandas.read_parquet(file)
        kinds = set(frame.geometry.dropna().geom_type)
        assert kinds <= set(column["geometry_types"])


def test_boxes_are_those_of_the_geometries(archive: Path) -> None:
    for file in files_of(archive, "strikes"):
        boxes = pq.read_table(file, columns=["bbox"])["bbox"].to_pylist()
        for geometry, box in zip(geopandas.read_parquet(file).geometry, boxes, strict=True):
            assert (geometry is None) == (box is None)
            if box is not None:
                assert geometry.bounds == (box["xmin"], box["ymin"], box["xmax"], box["ymax"])


def test_geopandas_reads_a_whole_table_with_country_and_month(archive: Path) -> None:
    strikes = geopandas.read_parquet(archive / "strikes")
    assert strikes.crs == "OGC:CRS84"
    assert set(strikes["country"]) <= {"AV", "none"}
    assert strikes["month"].str.fullmatch(r"203[01]-\d\d|none").all()
    assert {"Point"} <= set(strikes.geometry.dropna().geom_type)
    near = geopandas.read_parquet(archive / "strikes", bbox=(10.8, 10.5, 11.0, 10.7))
    assert 0 < len(near) < len(strikes)
    assert set(near["place"]) == {"Dovrin"}


def test_duckdb_reads_a_table_and_its_folders(archive: Path) -> None:
    found = ask(
        f"SELECT country, count(*), count(geometry), min(date_start) FROM read_parquet('{archive}/strikes/**/*.parquet', "
        "hive_partitioning = true) WHERE month >= '2031-03' GROUP BY country ORDER BY country"
    )
    assert found[0][0] == "AV"
    assert found[0][1] >= found[0][2] > 0
    assert found[0][3].isoformat() >= "2031-03"


def test_duckdb_spatial_knows_the_geometries_of_every_placed_table(archive: Path) -> None:
    for table in PLACED:
        found = ask(
            f"SELECT DISTINCT typeof(geometry), ST_GeometryType(geometry)::VARCHAR FROM read_parquet('{archive}/{table}/**/*.parquet', "
            "hive_partitioning = true) WHERE geometry IS NOT NULL"
        )
        assert {kind for kind, _ in found} == {"GEOMETRY"}
    near = ask(
        f"SELECT DISTINCT place FROM read_parquet('{archive}/strikes/**/*.parquet', hive_partitioning = true) "
        "WHERE ST_Within(geometry, ST_MakeEnvelope(10.8, 10.5, 11.0, 10.7)) AND bbox.xmin > 10.8"
    )
    assert near == [("Dovrin",)]


def test_duckdb_joins_claims_to_their_articles(archive: Path) -> None:
    orphans = ask(
        f"SELECT count(*) FROM read_parquet('{archive}/claims/**/*.parquet') c ANTI JOIN "
        f"read_parquet('{archive}/articles/**/*.parquet') a USING (partition, article_id)"
    )
    assert orphans == [(0,)]


def test_tables_say_what_the_exports_say(archive: Path) -> None:
    strikes = set(schema_of("strikes").names)
    assert {"country_name" if name == "country" else name for name in STRIKE_COLUMNS} <= strikes
    assert set(CLAIM_COLUMNS) <= set(schema_of("claims").names)


def test_every_article_has_a_row_that_says_what_became_of_it(archive: Path) -> None:
    articles = geopandas.read_parquet(archive / "articles")
    assert len(articles) == 48
    assert articles["article_id"].is_unique
    assert set(articles["outcome"]) == {"read", "passed_over"}
    assert (articles["outcome"] == "read").sum() == 12
    first = articles[articles["article_id"] == "made-up-0"].iloc[0]
    assert first["found_at"].endswith("news.jsonl:1")


def test_an_area_is_its_outline_and_never_a_point(run: Callable[..., Summary], tmp_path: Path) -> None:
    told = {
        "id": "p",
        "date": "2031-05-02",
        "text": "Warplanes bombed North Arvan province on Thursday, officials said.",
    }
    (tmp_path / "a.jsonl").write_text(json.dumps(told) + "\n", "utf-8")
    run(tmp_path / "a.jsonl", tmp_path / "out")
    (strike,) = geopandas.read_parquet(tmp_path / "out" / "strikes").itertuples()
    assert strike.geometry.geom_type == "MultiPolygon"
    assert strike.latitude is None or strike.latitude != strike.latitude  # no number
    assert strike.geometry.bounds == (10.0, 11.0, 11.0, 12.0)


def test_a_broken_line_is_told_in_the_table_of_failures(archive: Path) -> None:
    rows = ask(f"SELECT found_at, reason FROM read_parquet('{archive}/failures/*.parquet')")
    assert [(at.rpartition("/")[2], reason[:8]) for at, reason in rows] == [("news.jsonl:21", "not JSON")]


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [10.5, -3.25]},
        {"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 1]]]},
        {
            "type": "MultiPolygon",
            "coordinates": [[[[0, 0], [4, 0], [4, 4], [0, 0]]], [[[9, 9], [8, 9], [8, 8], [9, 9]]]],
        },
    ],
)
def test_shapes_are_written_as_shapely_writes_them(geometry: dict[str, object]) -> None:
    drawn = encode_wkb(geometry)
    assert drawn.wkb == shape(geometry).wkb
    assert tuple(drawn.box.values()) == shape(geometry).bounds


def test_no_points_are_no_geometry() -> None:
    assert draw_points([]) is None
