from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import Result
from typer.testing import CliRunner

from geostrike.cli import app
from geostrike.corrections.records import Action, parse_corrections
from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.rows import PlaceRow
from geostrike.model import Level, Role
from tests.fictional import DEMONYMS, PLACES

if TYPE_CHECKING:
    from pathlib import Path

# A second Oskara of the same size, so that nobody can know which is meant.
NAMESAKE = PlaceRow(
    id="geonames:99", name="Oskara", level=Level.TOWN, latitude=20.4, longitude=20.6, country="BM",
    geonames_id=99, population=60_000, feature="PPL", keyed=True,
)  # fmt: skip
STORY = "Shells hit the market of Oskara on Monday, residents said.\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    build_index(tmp_path / "world.sqlite", (*PLACES, NAMESAKE), demonyms=DEMONYMS, outlines=())
    path = tmp_path / "story.txt"
    path.write_text(STORY, "utf-8")
    return path


def run(story: Path, *words: str, answers: str = "") -> Result:
    world = (story if story.is_dir() else story.parent) / "world.sqlite"
    words = ("--gazetteer", str(world), "correct", str(story), *words)
    return CliRunner().invoke(app, list(words), input=answers)


def written(story: Path) -> tuple[Action, ...]:
    file = story.with_suffix(".corrections.toml")
    return tuple(c.action for c in parse_corrections(file.read_text("utf-8"), "x")) if file.exists() else ()


def test_doubtful_decisions_are_listed(story: Path) -> None:
    result = run(story, "--list")
    assert result.exit_code == 0
    assert "1 doubtful" in result.stdout
    assert "Oskara" in result.stdout
    assert written(story) == ()


def test_a_place_chosen_by_number_is_kept_and_no_longer_in_doubt(story: Path) -> None:
    result = run(story, answers="A. Lim\n1\nI was there\n")
    assert result.exit_code == 0, result.output
    file = story.with_suffix(".corrections.toml")
    (correction,) = parse_corrections(file.read_text("utf-8"), "x")
    assert (correction.action, correction.author, correction.reason) == (Action.RELOCATE, "A. Lim", "I was there")
    assert (correction.mention, correction.quote) == ("Oskara", STORY.strip())
    assert correction.place in ("geonames:2", "geonames:99")
    assert "0 doubtful" in run(story, "--list").stdout


@pytest.mark.parametrize(
    ("answers", "action"),
    [
        ("c\n11.5, 10.5\nmeasured\n", Action.RELOCATE),
        ("c\ngeonames:6\nknown\n", Action.RELOCATE),
        ("n\ngovernment\na ministry\n", Action.ROLE),
        ("w\na shelter\n", Action.WITHHOLD),
        ("x\nit was a storm\n", Action.REJECT),
        ("?\n7\nx\nafter asking for help\n", Action.REJECT),
    ],
)
def test_every_answer_makes_its_correction(story: Path, answers: str, action: Action) -> None:
    result = run(story, "--author", "A. Lim", answers=answers)
    assert result.exit_code == 0, result.output
    assert written(story) == (action,)
    assert "0 doubtful" in run(story, "--list").stdout
    if action is Action.ROLE:
        (correction,) = parse_corrections(story.with_suffix(".corrections.toml").read_text("utf-8"), "x")
        assert correction.role is Role.GOVERNMENT


@pytest.mark.parametrize("answers", ["s\n", "q\n", "c\nnowhere\n", "c\n95 200\n", "n\nking\n"])
def test_skipping_stopping_and_slips_write_nothing(story: Path, answers: str) -> None:
    assert run(story, "--author", "A. Lim", answers=answers).exit_code == 0
    assert written(story) == ()


def test_what_stands_in_the_file_stays(story: Path) -> None:
    file = story.with_suffix(".corrections.toml")
    file.write_text('schema = "geostrike.corrections/1"\n# mind the well\n', "utf-8")
    run(story, "--author", "A. Lim", answers="x\nno\n")
    assert file.read_text("utf-8").startswith('schema = "geostrike.corrections/1"\n# mind the well\n')
    assert written(story) == (Action.REJECT,)


def test_several_articles_or_none_are_refused(story: Path) -> None:
    result = run(story.with_name("none.txt"))
    assert (result.exit_code, "no such file" in result.stderr) == (2, True)
    story.with_name("two.txt").write_text(STORY, "utf-8")
    result = run(story.parent)
    assert (result.exit_code, "one file with one article" in result.stderr) == (2, True)


def test_decisions_saved_from_a_map_are_added_once(story: Path) -> None:
    entry = '\n[[correction]]\naction = "reject"\nquote = "Shells hit"\nreason = "r"\nauthor = "a"\ndate = 2031-03-01\n'
    saved = story.with_name("saved.toml")
    saved.write_text('schema = "geostrike.corrections/1"\n' + entry, "utf-8")
    for told in ("1 decision(s) added", "stand there already"):
        result = run(story, "--add", str(saved))
        assert result.exit_code == 0, result.output
        assert told in result.stderr
        assert written(story) == (Action.REJECT,)
    saved.write_text("nothing of this kind", "utf-8")
    result = run(story, "--add", str(saved))
    assert (result.exit_code, "is not TOML" in result.stderr) == (2, True)
    result = run(story, "--add", str(story.with_name("none.toml")))
    assert (result.exit_code, "cannot be read" in result.stderr) == (2, True)
