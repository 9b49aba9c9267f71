"""``--spacy`` and ``--geocoder``: others are asked when the user says so, never otherwise, and the output says who."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from geostrike.cli import app
from geostrike.collection.aids import Aids, fingerprint
from tests.fictional import build_world
from tests.gazetteer.test_online import Server, serving

STORY = (
    "Warplanes bombed the village of Zzyrkh in Arvania on Tuesday, activists said. "
    "Residents praised Vashkarov and its bakers, in Dovrin.\n"
)  # made up
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(tmp_path_factory.mktemp("world")) / "world.sqlite"
    build_world(path)
    return path


@pytest.fixture
def run(world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "story.txt").write_text(STORY, "utf-8")

    def call(*words: str) -> Result:
        return CliRunner().invoke(app, ["--gazetteer", str(world), *words], env={"COLUMNS": "200"})

    return call


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


@pytest.fixture
def pipeline(tmp_path: Path) -> Path:
    """A blank pipeline with an entity ruler, saved as an installed one would be."""
    spacy = pytest.importorskip("spacy")
    made = spacy.blank("en")
    made.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": "Vashkarov"}])
    made.to_disk(tmp_path / "ruler")
    return tmp_path / "ruler"


def placed(result: Result) -> dict[str, str | None]:
    """What each name of a printed reading was placed at."""
    toponyms = json.loads(result.stdout)["toponyms"]
    return {toponym["text"]: toponym["place"] and toponym["place"]["source"] for toponym in toponyms}


def test_nothing_is_asked_unless_the_user_says_so(run: Run, server: Server) -> None:
    result = run("read", "story.txt")
    assert placed(result) == {"Zzyrkh": None, "Arvania": "made up", "Dovrin": "made up"}
    assert server.asked == []


def test_a_geocoder_places_what_the_gazetteer_lacks_and_the_output_says_so(run: Run, server: Server) -> None:
    result = run("read", "story.txt", "--geocoder", "nominatim", "--geocoder-url", server.url)
    assert result.exit_code == 0, result.output
    assert placed(result)["Zzyrkh"] == f"nominatim ({server.host}), asked online"
    assert f"Zzyrkh: placed by nominatim ({server.host}), asked online" in result.stderr
    assert "are sent to 127.0.0.1" in result.stderr
    assert [asked["q"] for asked in server.asked] == [["Zzyrkh"]]
    shown = run("explain", "story.txt", "--geocoder", "nominatim", "--geocoder-url", server.url)
    assert "Zzyrkh: placed by nominatim" in shown.stdout
    assert "are sent to" not in shown.stderr  # said the first time
    assert len(server.asked) == 1


def test_an_answer_counts_only_where_the_text_puts_the_place(run: Run, server: Server, tmp_path: Path) -> None:
    for province, placed_there in (("North Arvan", True), ("Karsa province", False)):
        (tmp_path / "story.txt").write_text(
            f"Warplanes bombed the village of Zzyrkh, {province}, on Tuesday.\n", "utf-8"
        )
        result = run("read", "story.txt", "--geocoder-url", server.url)
        assert bool(placed(result)["Zzyrkh"]) is placed_there


def test_a_map_says_which_place_a_geocoder_gave_and_is_drawn_again_for_another_choice(
    run: Run, server: Server, tmp_path: Path
) -> None:
    assert run("map", "story.txt").exit_code == 0
    before = (tmp_path / "maps" / "story.html").read_text("utf-8")
    result = run("map", "story.txt", "--geocoder-url", server.url)
    assert "placed by nominatim" in result.stderr
    page = (tmp_path / "maps" / "story.html").read_text("utf-8")
    assert page != before
    assert "asked online" in page
    assert "asked online" in (tmp_path / "maps" / "story.geojson").read_text("utf-8")
    assert run("map", "story.txt", "--geocoder-url", server.url).exit_code == 0
    assert len(server.asked) == 1
    run("map", "story.txt")
    assert (tmp_path / "maps" / "story.html").read_text("utf-8") == before


def test_processes_carry_the_aids_on(run: Run, server: Server, pipeline: Path, tmp_path: Path) -> None:
    (tmp_path / "stories").mkdir()
    for number in range(3):
        (tmp_path / "stories" / f"{number}.txt").write_text(STORY, "utf-8")
    aids = ("--spacy", str(pipeline), "--geocoder-url", server.url)
    result = run("map", "stories", "--jobs", "2", *aids)
    assert result.exit_code == 0, result.output
    for number in range(3):
        page = (tmp_path / "maps" / f"{number}.html").read_text("utf-8")
        assert "asked online" in page
        assert "Vashkarov" in (tmp_path / "maps" / f"{number}.geojson").read_text("utf-8") or "Vashkarov" in page


def test_where_the_geocoder_did_not_answer_the_map_is_drawn_again(run: Run, server: Server, tmp_path: Path) -> None:
    server.answers = [(500, b"")]
    result = run("map", "story.txt", "--geocoder-url", server.url)
    assert result.exit_code == 0
    assert "could not be asked for 'Zzyrkh'" in result.stderr
    run("map", "story.txt", "--geocoder-url", server.url)
    assert "asked online" in (tmp_path / "maps" / "story.html").read_text("utf-8")


def test_a_spacy_pipeline_joins_in(run: Run, pipeline: Path) -> None:
    assert "Vashkarov" in placed(run("read", "story.txt", "--spacy", str(pipeline)))
    shown = run("explain", "story.txt", "--spacy", str(pipeline))
    assert "[Vashkarov]" in shown.stdout


def test_another_version_of_the_pipeline_is_another_choice(pipeline: Path) -> None:
    first = fingerprint(Aids(spacy=str(pipeline)))
    assert fingerprint(Aids(spacy=str(pipeline))) == first
    meta = pipeline / "meta.json"
    meta.write_text(meta.read_text("utf-8").replace('"0.0.0"', '"0.0.1"'), "utf-8")
    assert fingerprint(Aids(spacy=str(pipeline))) != first
    assert fingerprint(Aids()) == ()


@pytest.mark.parametrize("command", ["read", "map", "explain", "export", "correct"])
def test_a_pipeline_that_is_not_there_is_one_line_with_the_cure(run: Run, command: str) -> None:
    pytest.importorskip("spacy")
    result = run(
        command, "story.txt", "--spacy", "no_such_pipeline", *(["--format", "csv"] if command == "export" else [])
    )
    assert result.exit_code == 2
    (said,) = result.stderr.splitlines()
    assert "python -m spacy download no_such_pipeline" in said
    assert "none is installed so far" in said or "name one that is" in said


def test_without_spacy_the_cure_is_to_install_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "spacy", None)
    result = run("read", "story.txt", "--spacy", "another_pipeline")
    assert result.exit_code == 2
    assert "pip install 'geostrike[spacy]'" in result.stderr


def test_a_pipeline_that_marks_no_places_is_refused(run: Run, tmp_path: Path) -> None:
    spacy = pytest.importorskip("spacy")
    spacy.blank("en").to_disk(tmp_path / "blank")
    result = run("read", "story.txt", "--spacy", str(tmp_path / "blank"))
    assert result.exit_code == 2
    assert "finds no places" in result.stderr


def test_an_unknown_geocoder_is_one_line_with_the_cure(run: Run) -> None:
    for command in ("read", "map", "explain"):
        result = run(command, "story.txt", "--geocoder", "crystal-ball")
        assert result.exit_code == 2
        assert "No geocoder 'crystal-ball'; geopy knows nominatim" in result.stderr
