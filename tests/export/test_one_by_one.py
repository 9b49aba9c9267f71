"""Forms that are written as the readings come, however many there are. (All sentences are made up.)"""

from __future__ import annotations

import gc
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import geopandas
import pyarrow.parquet as pq
import pytest
from geopandas.testing import assert_geodataframe_equal as assert_frame_equal
from shapely.geometry import MultiPolygon

import geostrike
from geostrike.articles.details import Details, compose_article
from geostrike.export import geoparquet, sheets
from geostrike.export.formats import FORMATS, Choices, encode_one_by_one, find_format, write_one_by_one
from geostrike.export.frames import CLAIMS, SOURCES, TYPES, claim_cells, frame_rows, to_geodataframe
from geostrike.export.geojson import encode_geojson
from geostrike.export.geopackage import write_layers
from geostrike.export.spool import hold_back
from geostrike.export.spreadsheet import BYTE_ORDER_MARK
from geostrike.export.tables import source_rows
from geostrike.language.controls import dump_json
from geostrike.model import Reading
from geostrike.pipeline import read
from tests.export.sample import READING, Outlines, outline_of
from tests.fictional import build_world

OUTLINES: Any = Outlines()

ALL = [form.name for form in FORMATS]
TEXTS = [form.name for form in FORMATS if form.compose is not None]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    gazetteer = build_world(tmp_path_factory.mktemp("world") / "world.sqlite")
    texts = ("Jets bombed Dovrin.", "The bridge is open again.", "Shells hit Oskara and Zelimar, the mayor said.")
    articles = [compose_article(text, fallback_id="same", details=Details()) for text in texts]
    return [read(article, gazetteer) for article in articles]


def test_all_forms_but_those_of_libraries_are_text() -> None:
    assert set(ALL) - set(TEXTS) == {"gpkg", "geoparquet"}


@pytest.mark.parametrize("numbers", [(), (0,), (1,), (1, 0), (0, 1, 2), (2, 1)])
def test_json_is_the_same_as_written_at_once(numbers: tuple[int, ...], readings: list[Reading], tmp_path: Path) -> None:
    given = [replace(readings[n], article=replace(readings[n].article, id=f"a{n}")) for n in numbers]
    written = geostrike.export(iter(given), tmp_path / "a.geojson").read_text("utf-8")
    assert written == dump_json(encode_geojson(given), indent=1) + "\n"
    written = geostrike.export(iter(given), tmp_path / "a.timemap.json").read_text("utf-8")
    told = json.loads(written)
    assert written == dump_json(told, indent=1) + "\n"
    assert list(told) == ["events", "sources", "associations", "not_shown"]


@pytest.mark.parametrize("numbers", [(), (0,), (1,), (1, 0), (0, 1, 2), (2, 1)])
def test_kml_is_the_same_as_written_at_once(numbers: tuple[int, ...], readings: list[Reading], tmp_path: Path) -> None:
    given = [readings[number] for number in numbers]
    written = geostrike.export(iter(given), tmp_path / "a.kml", gazetteer=OUTLINES).read_text("utf-8")
    root = ET.fromstring(written)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    root.set("xmlns", "http://www.opengis.net/kml/2.2")
    ET.indent(root, " ")
    assert written == '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def make_many(count: int) -> Iterator[Reading]:
    return (replace(READING, article=replace(READING.article, id=f"a{number}")) for number in range(count))


def test_events_of_all_articles_are_numbered_in_one_row(tmp_path: Path) -> None:
    told = json.loads(geostrike.export(make_many(3), tmp_path / "a.timemap.json").read_text("utf-8"))
    assert [event["id"] for event in told["events"]] == ["0", "1", "4", "5", "8", "9"]
    assert len(told["sources"]) == 18
    assert len(told["not_shown"]) == 6


def test_a_folder_of_kml_holds_the_strikes_of_all_articles(tmp_path: Path) -> None:
    root = ET.parse(geostrike.export(make_many(3), tmp_path / "a.kml", gazetteer=OUTLINES)).getroot()
    space = "{http://www.opengis.net/kml/2.2}"
    folders = root.findall(f"{space}Document/{space}Folder")
    assert [(f.findtext(f"{space}name"), len(f.findall(f"{space}Placemark"))) for f in folders] == [
        ("town", 6), ("province", 3), ("country", 3),
    ]  # fmt: skip


def test_geoparquet_is_the_same_as_geopandas_writes_it_at_once(tmp_path: Path) -> None:
    for count in (0, 1, 300):
        written = geostrike.export(make_many(count), tmp_path / "a.parquet", gazetteer=OUTLINES)
        to_geodataframe(make_many(count), outline_of).to_parquet(tmp_path / "b.parquet", index=False)
        assert written.read_bytes() == (tmp_path / "b.parquet").read_bytes()


def test_row_groups_are_told_as_one_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(geoparquet, "_ROW_GROUP", 100)
    written = geostrike.export(make_many(200), tmp_path / "a.parquet", gazetteer=OUTLINES)
    file = pq.ParquetFile(written)
    assert [file.metadata.row_group(n).num_rows for n in range(file.metadata.num_row_groups)] == [100] * 8
    told = json.loads(file.schema_arrow.metadata[b"geo"])
    assert told["version"] == "1.1.0"
    assert told["columns"]["geometry"]["geometry_types"] == ["Point", "Polygon"]
    assert told["columns"]["geometry"]["bbox"] == [36.0, 35.0, 37.0, 36.0]
    assert_frame_equal(geopandas.read_parquet(written), to_geodataframe(make_many(200), outline_of))


def test_large_rows_make_row_groups_of_few(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(geoparquet, "_GROUP_BYTES", 1)
    monkeypatch.setattr(sheets, "_BYTES", 1)
    file = pq.ParquetFile(geostrike.export(make_many(3), tmp_path / "a.parquet", gazetteer=OUTLINES))
    assert [file.metadata.row_group(n).num_rows for n in range(file.metadata.num_row_groups)] == [4, 4, 4]


def test_geopackage_is_the_same_as_its_frames_written_at_once(tmp_path: Path) -> None:
    frame = to_geodataframe(make_many(300), outline_of)
    kinds = frame.geometry.geom_type
    areas = frame[kinds == "Polygon"].copy()
    areas["geometry"] = [MultiPolygon([area]) for area in areas.geometry]
    written = geostrike.export(make_many(300), tmp_path / "a.gpkg", gazetteer=OUTLINES)
    claims = frame_rows([row for reading in make_many(300) for row in claim_cells(reading)], CLAIMS, TYPES)
    sources = frame_rows([row for reading in make_many(300) for row in source_rows(reading)], SOURCES, TYPES)
    unplaced = frame[frame.geometry.isna()].drop(columns="geometry")
    placed = (("points", frame[kinds == "Point"], "Point"), ("areas", areas, "MultiPolygon"))
    write_layers((*placed, ("unplaced", unplaced, None), ("claims", claims, None), ("sources", sources, None)), tmp_path / "b.gpkg")  # fmt: skip
    assert list(dump(written)) == list(dump(tmp_path / "b.gpkg"))


def dump(path: Path) -> Iterator[str]:
    """All but the count of transactions, of which there are more where rows come in batches."""
    with closing(sqlite3.connect(path)) as base:
        for (name,) in base.execute("select name from sqlite_master where type = 'table' order by name").fetchall():
            if not name.startswith("rtree_"):
                yield from (f"{name} {row}" for row in base.execute(f'select * from "{name}"'))


def test_a_number_that_no_column_holds_costs_no_other_article(tmp_path: Path) -> None:
    count = replace(READING.claims[0].casualties[0], min=10**30, max=10**30)
    claims = (replace(READING.claims[0], casualties=(count,)), *READING.claims[1:])
    large = replace(READING, claims=claims)
    for name in ("gpkg", "geoparquet"):
        refused: list[Reading] = []
        form = find_format(name)
        given, target = [large, *make_many(1)], tmp_path / f"a{form.suffix}"
        write_one_by_one(given, target, form, Choices(), lambda reading, _: refused.append(reading))  # noqa: B023
        assert refused == [large]
        assert target.read_bytes() == geostrike.export(make_many(1), tmp_path / f"b{form.suffix}").read_bytes()


def test_what_waits_is_cut_at_no_letter_and_comes_when_all_is_known() -> None:
    asked: list[int] = []

    def come() -> Iterator[bytes]:
        for number in range(3):
            asked.append(number)
            yield f"é{number}\nя".encode()

    pieces = hold_back(come())
    first = next(pieces)
    assert asked == [0, 1, 2]
    assert "".join([first.decode(), *(piece.decode() for piece in pieces)]) == "é0\nяé1\nяé2\nя"


def test_excel_is_told_the_letters_of_a_table(readings: list[Reading], tmp_path: Path) -> None:
    geostrike.export(readings, tmp_path / "a.csv", for_excel=True)
    assert (tmp_path / "a.csv").read_bytes().startswith(BYTE_ORDER_MARK.encode())


@pytest.mark.parametrize("name", ALL)
def test_none_but_the_last_reading_is_held(name: str, readings: list[Reading], tmp_path: Path) -> None:
    def held() -> int:
        gc.collect()
        return sum(type(thing) is Reading for thing in gc.get_objects())

    most = 0

    def come() -> Iterator[Reading]:
        nonlocal most
        for number in range(12):
            yield replace(readings[0], warnings=(str(number),))
            most = max(most, held())

    gc.freeze()  # what was there before is neither looked through nor counted
    try:
        geostrike.export(come(), tmp_path / f"a{find_format(name).suffix}")
    finally:
        gc.unfreeze()
    assert 1 <= most <= 4


@pytest.mark.parametrize("name", TEXTS)
def test_one_that_cannot_be_written_does_not_cost_the_others(name: str, readings: list[Reading]) -> None:
    broken = object.__new__(Reading)  # has nothing
    object.__setattr__(broken, "article", readings[0].article)
    refused: list[Reading] = []
    told_apart = [replace(r, article=replace(r.article, id=f"a{n}")) for n, r in enumerate(readings)]
    given = [broken, *told_apart, broken]
    pieces = encode_one_by_one(given, find_format(name), Choices(), lambda reading, _: refused.append(reading))
    whole = b"".join(pieces).decode("utf-8")
    assert whole == b"".join(encode_one_by_one(told_apart, find_format(name), Choices())).decode("utf-8")
    assert refused == [broken, broken]
