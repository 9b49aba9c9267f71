"""Each form is opened with a reader that is not geostrike's."""

from __future__ import annotations

import itertools
import json
import re
import sqlite3
import warnings
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import fastkml
import geopandas
import pyogrio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from shapely.geometry import Point

import geostrike.export
from geostrike.errors import OutputError
from geostrike.export.claim_sheet import encode_claim_sheet, escape
from geostrike.export.formats import FORMATS, Choices, encode, export, find_format
from geostrike.export.geojson import encode_geojson
from geostrike.export.kml import encode_kml
from geostrike.export.reading import decode_reading
from geostrike.export.timemap import encode_timemap
from tests.export.sample import HOSTILE, READING, TEXT, Outlines, outline_of
from tests.export.strategies import readings

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Reading

OUTLINES: Any = Outlines()


def write(folder: Path, suffix: str, **choices: Any) -> Path:
    return export([READING], folder / f"out{suffix}", gazetteer=OUTLINES, **choices)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_the_same_readings_give_the_same_bytes_in_every_form(tmp_path: Path, form: Any) -> None:
    first = write(tmp_path / "a", form.suffix).read_bytes()
    assert first
    assert write(tmp_path / "b", form.suffix).read_bytes() == first
    assert [path.name for path in (tmp_path / "a").iterdir()] == [f"out{form.suffix}"]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_no_readings_at_all_make_an_empty_but_whole_file(tmp_path: Path, form: Any) -> None:
    assert export([], tmp_path / f"none{form.suffix}").stat().st_size > 0 or form.name == "jsonl"


def test_geojson_opens_in_gdal_with_null_geometries_and_lists_of_claims(tmp_path: Path) -> None:
    path = write(tmp_path, ".geojson")
    frame = geopandas.read_file(path)
    assert [g and g.geom_type for g in frame.geometry] == ["Point", "Polygon", None, None]
    data = json.loads(path.read_text("utf-8"))
    assert data["type"] == "FeatureCollection"
    assert "crs" not in data  # RFC 7946, section 4
    for feature in data["features"]:
        assert feature["type"] == "Feature"
        assert isinstance(feature["properties"], dict)
        assert "geometry" in feature
        if feature["geometry"] and feature["geometry"]["type"] == "Polygon":
            for number, ring in enumerate(feature["geometry"]["coordinates"]):
                assert ring[0] == ring[-1]
                assert len(ring) >= 4
                area = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(ring))
                assert (area > 0) == (number == 0)  # section 3.1.6
    assert [claim["id"] for claim in data["features"][0]["properties"]["claims"]] == ["c1", "c2"]


def test_geojson_marks_decisions_and_gives_a_province_no_coordinates(tmp_path: Path) -> None:
    point, area, *_ = json.loads(write(tmp_path, ".geojson").read_text("utf-8"))["features"]
    assert point["properties"]["human_decision"] == "relocate by A. Lim on 2031-03-04: the mill is in Oster"
    assert (point["properties"]["latitude"], point["properties"]["longitude"]) == (35.12346, 36.65432)
    assert (area["properties"]["latitude"], area["properties"]["longitude"]) == (None, None)


@settings(max_examples=20, deadline=None)
@given(readings())
def test_geojson_keeps_every_claim_span_and_decision_of_every_strike(reading: Reading) -> None:
    claims = {claim.id: claim for claim in reading.claims}
    features = encode_geojson([reading], outline_of)["features"]
    for strike, feature in zip(reading.strikes, features, strict=True):
        told = feature["properties"]["claims"]
        assert [claim["id"] for claim in told] == list(strike.claim_ids)
        assert bool(feature["properties"]["human_decision"]) == (strike.decision is not None)
        for claim in told:
            spans = [(span["start"], span["end"], span["text"]) for span in claim["evidence"]]
            assert spans == [(s.start, s.end, s.text) for s in claims[claim["id"]].evidence]


def test_geopackage_has_its_layers_and_types(tmp_path: Path) -> None:
    path = write(tmp_path, ".gpkg")
    assert [list(layer) for layer in pyogrio.list_layers(path)] == [
        ["points", "Point"],
        ["areas", "MultiPolygon"],
        ["unplaced", None],
        ["claims", None],
        ["sources", None],
    ]
    points = pyogrio.read_dataframe(path, layer="points")
    assert list(points.geometry) == [Point(36.65432, 35.12346)]
    assert (points.killed_min[0], points.date_start[0], points.human_decision[0][:8]) == (3, "2031-03-01", "relocate")
    assert str(points.killed_min.dtype).startswith("int")
    assert list(pyogrio.read_dataframe(path, layer="unplaced").strike_id) == ["s3", "s4"]
    claims = pyogrio.read_dataframe(path, layer="claims")
    assert list(claims.claim_id) == ["c1", "c2", "c3", "c4", "c5", "c6"]
    assert claims.evidence[5] == HOSTILE
    sources = pyogrio.read_dataframe(path, layer="sources")
    assert list(sources.source) == ["Harbour Watch", "Defence Ministry", "The Example"]
    with sqlite3.connect(path) as base:
        assert base.execute("pragma integrity_check").fetchone() == ("ok",)


def test_geopackage_without_strikes_keeps_its_layers_and_columns(tmp_path: Path) -> None:
    path = export([], tmp_path / "none.gpkg")
    assert pyogrio.read_info(path, layer="points")["fields"].tolist()[0] == "article_id"
    assert len(pyogrio.list_layers(path)) == 5


def test_geoparquet_comes_back_with_its_reference_system(tmp_path: Path) -> None:
    frame = geopandas.read_parquet(write(tmp_path, ".parquet"))
    assert frame.crs.to_epsg() == 4326
    assert list(frame.strike_id) == ["s1", "s2", "s3", "s4"]
    assert json.loads(frame.claims_json[0])[0]["evidence"][0]["text"] == READING.claims[0].evidence[0].text


def test_kml_follows_the_ogc_schema_and_opens_in_gdal(tmp_path: Path) -> None:
    path = write(tmp_path, ".kml")
    schema = Path(fastkml.__file__).parent / "schema" / "ogckml22.xsd"
    etree.XMLSchema(etree.parse(schema)).assertValid(etree.parse(path))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        layers = {name: pyogrio.read_dataframe(path, layer=name) for name, _ in pyogrio.list_layers(path)}
    assert list(layers) == ["town", "province", "country"]
    assert (layers["town"].geometry[0].x, layers["town"].geometry[0].y) == (36.65432, 35.12346)
    assert layers["province"].geometry[0].geom_type == "Polygon"


def test_kml_descriptions_hold_no_markup_of_the_article() -> None:
    tree = etree.fromstring(encode_kml([READING], outline_of).encode())
    texts = [element.text or "" for element in tree.iter("{*}description")]
    assert all(re.findall(r"<(?!br/>)", text) == [] for text in texts)
    spans = [(s.findtext("{*}begin"), s.findtext("{*}end")) for s in tree.iter("{*}TimeSpan")]
    assert spans == [("2031-03-01", "2031-03-01"), ("2031-03-01", "2031-03-31")]


def test_no_value_of_kml_can_become_a_tag_in_a_viewer_that_shows_it_as_html() -> None:
    root = etree.fromstring(
        encode_kml([replace(READING, article=replace(READING.article, title=HOSTILE))], outline_of).encode()
    )
    values = [
        element.text or ""
        for tag in ("name", "value")
        for element in root.iter("{http://www.opengis.net/kml/2.2}" + tag)
    ]
    assert any("‹script›" in value for value in values)
    assert not any("<" in value or ">" in value for value in values)


@pytest.mark.parametrize("form", [form for form in FORMATS if form.compose], ids=lambda form: form.name)
def test_no_text_form_commands_a_terminal(form: Any) -> None:
    article = replace(READING.article, title="a\x1b[2J\x9b31m\x85b\x7f")
    text = encode([replace(READING, article=article)], form, Choices(outline_of=outline_of, whole=True))
    assert not re.search("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text)


def test_tables_begin_with_a_byte_order_mark_for_excel_and_other_forms_never_do(tmp_path: Path) -> None:
    marked = {
        form.name
        for form in FORMATS
        if write(tmp_path, form.suffix, for_excel=True).read_bytes().startswith(b"\xef\xbb\xbf")
    }
    assert marked == {"csv", "acled", "ucdp"}


def test_timemap_follows_the_rules_of_its_validators() -> None:
    data = encode_timemap([READING])
    assert [event["strike_id"][-2:] for event in data["events"]] == ["s1", "s2"]
    for event in data["events"]:
        assert event["description"]
        assert all(isinstance(v, str) for k, v in event.items() if k not in ("associations", "sources"))
        assert ("latitude" in event) == ("longitude" in event)
        assert event["date"] or "latitude" in event
        assert re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", event["date"])
        assert set(event["sources"]) <= set(data["sources"])
        assert set(event["associations"]) <= {a["id"] for a in data["associations"]}
    assert data["events"][0]["date"] == "3/1/2031"
    assert "latitude" not in data["events"][1]
    for name, source in data["sources"].items():
        assert source["id"] == name
        assert source["paths"] == []  # the address is not one of the web
        assert all(isinstance(v, str) for k, v in source.items() if k != "paths")
    assert all(a["mode"] in ("FILTER", "NARRATIVE", "CATEGORY") for a in data["associations"])
    assert [item["id"][-2:] for item in data["not_shown"]] == ["s3", "s4"]


def test_json_lines_come_back_equal_when_written_whole(tmp_path: Path) -> None:
    path = write(tmp_path, ".jsonl", whole=True)
    (line,) = path.read_text("utf-8").splitlines()
    assert decode_reading(json.loads(line)) == READING
    (line,) = write(tmp_path, ".jsonl").read_text("utf-8").splitlines()
    assert decode_reading(json.loads(line), text=TEXT) == READING


def test_the_claim_sheet_tells_every_claim_and_runs_nothing() -> None:
    sheet = encode_claim_sheet([READING])
    for claim in READING.claims:
        assert escape(claim.evidence[0].text) in sheet
    assert "<" not in sheet.replace("\\<", "").replace("](<", "")
    assert "](<javascript" not in sheet
    assert "[a](javascript" not in sheet
    assert "Human decision" in sheet
    assert escape("possibly Norland: as the report that follows, 54 %") in sheet


@pytest.mark.parametrize("url", ["http://[karsa", "https://karsa.example:port/", "//[::1", "https:///"])
def test_an_address_that_cannot_be_split_is_no_link_and_ends_no_claim_sheet(url: str) -> None:
    sheet = encode_claim_sheet([replace(READING, article=replace(READING.article, url=url))])
    assert f"- Address: {escape(url)}" in sheet.splitlines()


def test_the_format_is_known_by_the_longest_suffix_or_by_name() -> None:
    assert find_format(None, Path("x.acled.csv")).name == "acled"
    assert find_format(None, Path("x.CSV")).name == "csv"
    assert find_format("KML", Path("x.txt")).name == "kml"
    for words, name in (("parquet", "geoparquet"), ("md", "markdown"), (".GPKG", "gpkg"), ("acled.csv", "acled")):
        assert find_format(words).name == name
    for file, name in (("x.parquet", "geoparquet"), ("x.markdown", "markdown"), ("x.ndjson", "jsonl")):
        assert find_format(None, Path(file)).name == name
    for form in FORMATS:
        assert find_format(form.suffix) is find_format(form.suffix.removeprefix(".")) is form
    with pytest.raises(OutputError, match="choose one of geojson"):
        find_format("shapefile")
    with pytest.raises(OutputError, match=r"end it with one of \.geojson"):
        find_format(None, Path("x.json"))
    with pytest.raises(OutputError, match="give it a file"):
        encode([], find_format("gpkg"), Choices())


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for form in FORMATS:
        with pytest.raises(OutputError, match="cannot be written"):
            export([READING], tmp_path / "file" / f"out{form.suffix}", gazetteer=OUTLINES)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_the_package_itself_is_the_verb(tmp_path: Path) -> None:
    call: Any = geostrike.export
    assert call([READING], tmp_path / "x.csv").read_text("utf-8").startswith("article_id,")


@settings(max_examples=8, deadline=None)
@given(st.lists(readings(), max_size=2))
def test_any_reading_can_be_written_in_every_form(given_readings: list[Reading]) -> None:
    with TemporaryDirectory() as folder:
        for form in FORMATS:
            path = export(given_readings, Path(folder) / f"x{form.suffix}", gazetteer=OUTLINES)
            if form.name == "kml":
                etree.parse(path)


def _typed(gazetteer: Gazetteer) -> Path:
    return export([READING], "x.csv", gazetteer=gazetteer)
