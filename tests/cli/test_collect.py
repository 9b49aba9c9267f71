"""``geostrike collect``. (All sentences are made up.)"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from geostrike.cli import app
from tests.fictional import build_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target: Path = tmp_path_factory.mktemp("world") / "world.sqlite"
    build_world(target)
    return target


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    head = "---\npublished: 2031-03-13\noutlet: The {0} Post\n---\n"
    (folder / "a.md").write_text(head.format("A") + "Jets bombed Dovrin on Thursday, killing nine people.\n", "utf-8")
    (folder / "b.md").write_text(head.format("B") + "On Thursday 12 died as warplanes struck Dovrin town.\n", "utf-8")
    return folder


def run(world: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["--gazetteer", str(world), "collect", *arguments])


def test_two_articles_are_one_incident(world: Path, articles: Path, tmp_path: Path) -> None:
    result = run(world, str(articles), "-o", str(tmp_path / "c.json"))
    assert result.exit_code == 0, result.output
    collection = json.loads((tmp_path / "c.json").read_text("utf-8"))
    assert collection["schema"] == "geostrike.collection/1"
    assert [incident["said"] for incident in collection["incidents"]] == [
        "reported by 2 articles, 2 independent origins; disputed"
    ]


def test_json_lines_have_one_incident_a_line(world: Path, articles: Path, tmp_path: Path) -> None:
    assert run(world, str(articles), "-o", str(tmp_path / "c.jsonl")).exit_code == 0
    (line,) = (tmp_path / "c.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["place"] == "Dovrin"


def test_json_goes_to_standard_output_without_a_file(world: Path, articles: Path) -> None:
    assert json.loads(run(world, str(articles)).stdout)["incidents"]


def test_the_same_articles_give_the_same_bytes(world: Path, articles: Path, tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        assert run(world, str(articles), "-o", str(tmp_path / name)).exit_code == 0
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_a_page_is_one_file_that_loads_nothing(world: Path, articles: Path, tmp_path: Path) -> None:
    assert run(world, str(articles), "-o", str(tmp_path / "c.html")).exit_code == 0
    page = (tmp_path / "c.html").read_text("utf-8")
    assert "default-src &#39;none&#39;" in page
    assert "reported by 2 articles" in page


def test_another_ending_is_refused_before_anything_is_read(world: Path, articles: Path, tmp_path: Path) -> None:
    result = run(world, str(articles), "-o", str(tmp_path / "c.xlsx"))
    assert result.exit_code == 2
    assert ".html, .json, .jsonl" in result.output


def test_what_cannot_be_read_fails_alone(world: Path, articles: Path, tmp_path: Path) -> None:
    (articles / "bad.eml").write_bytes(b"\x00\x01\x02")
    result = run(world, str(articles), "-o", str(tmp_path / "c.json"))
    assert result.exit_code == 1
    assert json.loads((tmp_path / "c.json").read_text("utf-8"))["incidents"]


def test_a_feed_is_written_beside_the_collection(world: Path, articles: Path, tmp_path: Path) -> None:
    assert run(world, str(articles), "-o", str(tmp_path / "c.json"), "--feed", str(tmp_path / "c.atom")).exit_code == 0
    assert "<entry>" in (tmp_path / "c.atom").read_text("utf-8")


DECISION = (
    'schema = "geostrike.corrections/1"\n[[incident]]\naction = "split"\nreason = "two raids"\nauthor = "A. Editor"\n'
    'date = 2031-04-01\nquotes = ["Jets bombed Dovrin on Thursday", "{}"]\n'
)


def test_what_a_person_decided_stands_in_the_folders_corrections(world: Path, articles: Path) -> None:
    (articles / "corrections.toml").write_text(DECISION.format("warplanes struck Dovrin town"), "utf-8")
    result = run(world, str(articles))
    assert result.exit_code == 0, result.output
    incidents = json.loads(result.stdout)["incidents"]
    assert [incident["decisions"][0]["author"] for incident in incidents] == ["A. Editor", "A. Editor"]


def test_decisions_in_a_folder_within_are_found(world: Path, articles: Path) -> None:
    inner = articles / "north"
    inner.mkdir()
    (inner / "corrections.toml").write_text(DECISION.format("warplanes struck Dovrin town"), "utf-8")
    assert len(json.loads(run(world, str(articles)).stdout)["incidents"]) == 2


def test_a_decision_in_the_corrections_of_one_article_is_refused_with_the_cure(world: Path, articles: Path) -> None:
    (articles / "a.corrections.toml").write_text(DECISION.format("warplanes struck Dovrin town"), "utf-8")
    result = run(world, str(articles))
    assert result.exit_code == 1
    assert "write it into their folder's corrections.toml" in result.stderr


def test_a_decision_that_no_longer_fits_is_told(world: Path, articles: Path) -> None:
    (articles / "corrections.toml").write_text(DECISION.format("words that nobody has said"), "utf-8")
    result = run(world, str(articles))
    assert result.exit_code == 1
    assert "no longer fits" in result.stderr


def test_a_users_own_parties_are_used(world: Path, articles: Path, tmp_path: Path) -> None:
    own = tmp_path / "parties.csv"
    own.write_text("party,wikidata\nX,nonsense\n", "utf-8")
    result = run(world, str(articles), "--parties", str(own), "-o", str(tmp_path / "c.json"))
    assert result.exit_code == 2
    assert "Wikidata" in result.output


def test_a_store_is_written_beside_the_page_or_alone(world: Path, articles: Path, tmp_path: Path) -> None:
    import pyogrio

    store = tmp_path / "store.gpkg"
    assert run(world, str(articles), "-o", str(tmp_path / "c.html"), "--store", str(store)).exit_code == 0
    (name,) = pyogrio.read_dataframe(store, layer="incidents")["incident_id"]
    assert name in (tmp_path / "c.html").read_text("utf-8")
    alone = run(world, str(articles), "--store", str(tmp_path / "alone.gpkg"))
    assert (alone.exit_code, alone.stdout) == (0, "")
    assert list(pyogrio.read_dataframe(tmp_path / "alone.gpkg", layer="incidents")["incident_id"]) == [name]


def test_incidents_are_exported_by_the_ending_with_the_ids_of_the_page(
    world: Path, articles: Path, tmp_path: Path
) -> None:
    assert run(world, str(articles), "-o", str(tmp_path / "c.html")).exit_code == 0
    for ending in (".acled.csv", ".geojson"):
        assert run(world, str(articles), "-o", str(tmp_path / f"c{ending}")).exit_code == 0
    (feature,) = json.loads((tmp_path / "c.geojson").read_text("utf-8"))["features"]
    assert feature["id"] in (tmp_path / "c.acled.csv").read_text("utf-8")
    assert feature["id"] in (tmp_path / "c.html").read_text("utf-8")


@pytest.mark.parametrize(
    "store", ["store.xlsx", "mysql://desk:secret-word@host/x", "postgresql://desk:secret-word@host/x"]
)
def test_a_store_that_cannot_be_is_refused_with_the_cure_and_without_its_password(
    store: str, world: Path, articles: Path
) -> None:
    result = run(world, str(articles), "--store", store)
    assert result.exit_code == 2
    assert "secret-word" not in result.output
    assert "-o" in result.output or "FILE.gpkg" in result.output
