"""Two articles that are called alike keep their own places, claims and words in every form. All of it is made up."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas
import pyogrio
import pytest
from click.testing import Result
from lxml import etree
from typer.testing import CliRunner

from geostrike.cli import app
from geostrike.errors import OutputError
from geostrike.export.formats import FORMATS, Choices, encode, export, find_format, write_one_by_one
from geostrike.export.timemap import encode_timemap
from geostrike.model import Article
from geostrike.model.identity import Identities
from tests.export.sample import READING
from tests.fictional import build_world

Pairs = list[tuple[str, str, str]]
"""For each strike: a key that must be its own, its place, and the words that tell of it."""

STORIES = {
    "a": "Warplanes bombed the market in Dovrin on Tuesday, killing two people, the Harbour Watch said.",
    "b": "Shells hit the bakery in Oskara on Monday, killing nine people, residents told reporters by telephone.",
}
PAGE = (
    "<html lang=en><head><title>Report</title></head><body><article><h1>Report</h1><p>{} It rained, "
    "and the families who live there were still looking for shelter in the evening, neighbours added.</p></article></body></html>"
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("world") / "world.sqlite"
    build_world(path)
    return path


@pytest.fixture(scope="module", params=["story.txt", "index.html", "lines.jsonl"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("articles")
    for name, story in STORIES.items():
        text = {
            "story.txt": story,
            "index.html": PAGE.format(story),
            "lines.jsonl": json.dumps({"id": "same", "text": story}),
        }[request.param]
        (base / name).mkdir()
        (base / name / request.param).write_text(text, "utf-8")
    return base


def run(world: Path, *words: object) -> Result:
    result = CliRunner().invoke(app, ["--gazetteer", str(world), *map(str, words), "--date", "2031-02-26"])
    assert result.exit_code == 0, result.output
    return result


def in_tables(path: Path, key: str, place: str, words: str) -> Pairs:
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    keys = key.split("/")
    return [("/".join(row[k] for k in keys), row[place], row[words]) for row in rows if not row[place].startswith("#")]


def in_frames(path: Path) -> Pairs:
    points = pyogrio.read_dataframe(path, layer="points")
    claims = pyogrio.read_dataframe(path, layer="claims", read_geometry=False)
    return [
        (f"{p.article_id}/{p.strike_id}", p.place, " ".join(c.evidence for c in claims.itertuples() if same(c, p)))
        for p in points.itertuples()
    ]


def same(claim: Any, point: Any) -> bool:
    return claim.article_id == point.article_id and point.strike_id in claim.strike_ids.split("; ")


def in_features(path: Path) -> Pairs:
    features = json.loads(path.read_text("utf-8"))["features"]
    return [(f["id"], f["properties"]["place"], json.dumps(f["properties"]["claims"])) for f in features]


def in_timemap(path: Path) -> Pairs:
    data = json.loads(path.read_text("utf-8"))
    return [
        (event["strike_id"], event["location"], " ".join(data["sources"][s]["description"] for s in event["sources"]))
        for event in data["events"]
    ]


def in_kml(path: Path) -> Pairs:
    marks = etree.parse(path).iter("{*}Placemark")
    found = []
    for mark in marks:
        data = {d.get("name"): d.findtext("{*}value") for d in mark.iter("{*}Data")}
        found.append((f"{data['article_id']}/{data['strike_id']}", data["place"], mark.findtext("{*}description")))
    return found


def in_lines(path: Path) -> Pairs:
    readings = map(json.loads, path.read_text("utf-8").splitlines())
    return [
        (f"{r['article']['id']}/{s['id']}", s["place"]["name"], json.dumps(r["claims"]))
        for r in readings
        for s in r["strikes"]
    ]


def in_parquet(path: Path) -> Pairs:
    frame = geopandas.read_parquet(path)
    return [(f"{r.article_id}/{r.strike_id}", r.place, r.claims_json) for r in frame.itertuples()]


def in_markdown(path: Path) -> Pairs:
    articles = path.read_text("utf-8").split("\n## ")[1:]
    return [(a.partition("Text: ")[2].partition(",")[0], a.partition(": ")[2], a) for a in articles]


READERS = {
    "csv": lambda path: in_tables(path, "article_id/strike_id", "place", "evidence"),
    "acled": lambda path: in_tables(path, "event_id_cnty", "location", "notes"),
    "ucdp": lambda path: in_tables(path, "id", "where_coordinates", "evidence"),
    "gpkg": in_frames,
    "geojson": in_features,
    "timemap": in_timemap,
    "kml": in_kml,
    "jsonl": in_lines,
    "geoparquet": in_parquet,
    "markdown": in_markdown,
}


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_articles_called_alike_are_never_mixed_up(world: Path, folder: Path, tmp_path: Path, form: Any) -> None:
    target = tmp_path / f"out{form.suffix}"
    run(world, "export", folder, "-o", target)
    pairs = READERS[form.name](target)
    assert len(pairs) == 2
    assert len({key for key, _, _ in pairs}) == 2
    for place in ("Dovrin", "Oskara"):
        (words,) = [words for _, shown, words in pairs if place in shown]
        assert place in words
        assert ("Oskara" if place == "Dovrin" else "Dovrin") not in words


def test_ids_are_the_same_in_every_run_and_command(world: Path, folder: Path) -> None:
    ids = [json.loads(line)["article"]["id"] for line in run(world, "read", folder).stdout.splitlines()]
    assert len(set(ids)) == 2
    lines = run(world, "export", folder, "--format", "jsonl").stdout.splitlines()
    assert [json.loads(line)["article"]["id"] for line in lines] == ids


def test_an_id_depends_on_the_articles_and_their_order_alone() -> None:
    def name(*texts: str) -> list[str]:
        identities = Identities()
        given = [Article(id="x", text=text, sha256=text * 32) for text in texts]
        return [identities.tell_apart(article).id for article in given]

    assert name("ab", "cd", "ef") == ["x", "x-cdcdcdcd", "x-efefefef"]
    assert name("ab", "ef") == ["x", "x-efefefef"]
    assert name("ab", "ab", "ab", "ab") == ["x", "x-abababab", "x-abababab-2", "x-abababab-3"]


def test_readings_handed_over_with_one_id_are_told_apart_or_refused(tmp_path: Path) -> None:
    twice = [READING, READING]
    lines = encode(twice, find_format("jsonl"), Choices()).splitlines()
    assert len({json.loads(line)["article"]["id"] for line in lines}) == 2
    assert len(export(twice, tmp_path / "x.jsonl").read_text("utf-8").splitlines()) == 2
    with pytest.raises(OutputError, match="same id"):
        encode_timemap(twice)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_one_article_that_cannot_be_written_is_named_and_the_others_stay(form: Any, tmp_path: Path) -> None:
    broken = replace(READING, article=replace(READING.article, id="broken\ud800", title="\ud800", url="\ud800"))
    left_out: list[str] = []
    given, target = [broken, READING, broken], tmp_path / f"a{form.suffix}"
    write_one_by_one(given, target, form, Choices(), lambda reading, _: left_out.append(reading.article.id[:6]))
    # What shows U+FFFD or a space for it can be written.
    if form.name in ("kml", "markdown"):
        assert left_out == []
    else:
        assert left_out == ["broken", "broken"]
        assert target.read_bytes() == export([READING], tmp_path / f"b{form.suffix}").read_bytes()


def test_half_a_character_in_what_an_article_says_of_itself_costs_no_other_article(world: Path, tmp_path: Path) -> None:
    bad = {"id": "bad\ud800", "text": STORIES["a"], "title": "\ud800", "outlet": "\udfff", "url": "http://x/\udc00"}
    lines = [json.dumps(bad), json.dumps({"id": "good", "text": STORIES["b"], "authors": ["\ud800"]})]
    source = tmp_path / "lines.jsonl"
    source.write_text("\n".join(lines), "utf-8")
    for form in FORMATS:
        assert run(world, "export", source, "-o", tmp_path / f"out{form.suffix}").exit_code == 0
    read = [json.loads(line) for line in run(world, "read", source).stdout.splitlines()]
    assert [r["article"]["id"] for r in read] == ["bad\ufffd", "good"]
    assert any("title, outlet, url" in warning for warning in read[0]["warnings"])
