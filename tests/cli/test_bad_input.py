"""Bad input ends in one clear line that names the cure, the right exit code, and nothing half-written."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from geostrike.cli import app
from tests.fictional import build_world

STORY = "Warplanes bombed the town of Oskara on Tuesday, killing five people, activists said.\n"  # made up
Run = Callable[..., Result]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(tmp_path_factory.mktemp("world")) / "world.sqlite"
    build_world(path)
    return path


@pytest.fixture
def run(world: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)

    def run_it(*arguments: str, text: str | None = None) -> Result:
        return CliRunner().invoke(app, ["--gazetteer", str(world), *arguments], input=text)

    return run_it


def one_line(result: Result, *words: str) -> None:
    said = [line for line in result.stderr.splitlines() if line.strip()]
    assert any(all(word in line for word in words) for line in said), result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_file_is_named(run: Run) -> None:
    result = run("map", "nowhere.txt", "-o", "out")
    assert result.exit_code == 1
    one_line(result, "nowhere.txt")


def test_a_folder_without_articles_says_what_it_looked_for(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("map", "empty", "-o", "out")
    assert result.exit_code == 1
    one_line(result, "empty")


@pytest.mark.parametrize("text", ["", "  \n\n"])
def test_an_empty_text_is_refused(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf8")
    result = run("map", "a.txt", "-o", "out")
    assert result.exit_code == 1
    one_line(result, "a.txt")
    assert not list(tmp_path.glob("out/a*"))


def test_a_binary_file_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x7fELF\x00\x01\x02\x00" * 50)
    result = run("map", "a.txt", "-o", "out")
    assert result.exit_code == 1
    one_line(result, "a.txt")


def test_windows_letters_are_read_with_a_warning(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(STORY.replace("activists", "“activists”").encode("cp1252"))
    result = run("map", "a.txt", "-o", "out")
    assert result.exit_code == 0
    one_line(result, "1252")


def test_bad_front_matter_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\npublished: [not, a, date\n---\n" + STORY, encoding="utf8")
    result = run("map", "a.md", "-o", "out")
    assert result.exit_code == 1
    one_line(result, "a.md")


@pytest.mark.parametrize("day", ["2015-02-30", "yesterday", "01/10/2015"])
def test_an_impossible_date_names_the_form(run: Run, tmp_path: Path, day: str) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf8")
    result = run("map", "a.txt", "--date", day, "-o", "out")
    assert result.exit_code == 2
    one_line(result, day)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_an_unwritable_folder_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf8")
    (tmp_path / "out").mkdir(mode=0o500)
    result = run("map", "a.txt", "-o", "out")
    assert result.exit_code == 2
    one_line(result, "out")


def test_a_file_in_place_of_the_folder_is_named(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf8")
    (tmp_path / "out").write_text("in the way", encoding="utf8")
    result = run("map", "a.txt", "-o", "out")
    assert result.exit_code == 2
    one_line(result, "out")
    assert (tmp_path / "out").read_text(encoding="utf8") == "in the way"


def test_broken_lines_are_numbered_and_the_rest_is_read(run: Run, tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "text": STORY}),
        "{broken",
        '{"id": "three"}',
        json.dumps({"id": "four", "text": STORY}),
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf8")
    result = run("read", "a.jsonl")
    assert result.exit_code == 1
    assert [json.loads(line)["article"]["id"] for line in result.stdout.splitlines()] == ["one", "four"]
    one_line(result, "2")
    one_line(result, "3")


def test_a_missing_gazetteer_names_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(STORY, encoding="utf8")
    result = CliRunner().invoke(app, ["--gazetteer", "none.sqlite", "read", "a.txt"])
    assert result.exit_code == 2
    one_line(result, "none.sqlite")


def test_standard_input_is_read(run: Run) -> None:
    result = run("read", "-", "--date", "2020-06-04", text=STORY)
    assert result.exit_code == 0
    assert json.loads(result.stdout)["strikes"]


def test_an_unknown_option_is_a_usage_error(run: Run) -> None:
    assert run("read", "--colour").exit_code == 2
