from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner, Result

from geostrike.cli import app
from tests.collection.reports import write_reports

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_reports(tmp_path / "articles", 2)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(world: Path, *words: str) -> Result:
    return CliRunner().invoke(app, ["--gazetteer", str(world), *words])


def test_maps_are_named_on_standard_output_and_kept_the_second_time(desk: Path, world_path: Path) -> None:
    for _ in range(2):
        result = run(world_path, "map", "articles")
        assert result.exit_code == 0, result.output
        assert result.stdout.split() == ["maps/report-0000.html", "maps/report-0001.html"]
    assert (desk / "maps" / "index.html").exists()


def test_a_failed_article_ends_with_exit_code_1_and_the_others_are_drawn(desk: Path, world_path: Path) -> None:
    (desk / "articles" / "broken.txt").write_bytes(b"\0")
    result = run(world_path, "map", "articles", "-o", "out")
    assert result.exit_code == 1
    assert "articles/broken.txt: it is binary" in result.stderr
    assert (desk / "out" / "report-0001.html").exists()


def test_a_correction_that_no_longer_fits_ends_with_exit_code_1(desk: Path, world_path: Path) -> None:
    (desk / "articles" / "report-0000.corrections.toml").write_text(
        'schema = "geostrike.corrections/1"\n[[correction]]\naction = "reject"\nquote = "Words that were never there"\n'
        'reason = "r"\nauthor = "a"\ndate = 2031-03-01\n',
        "utf-8",
    )
    for _ in range(2):
        result = run(world_path, "map", "articles")
        assert result.exit_code == 1
        assert "NOT applied" in result.stderr
        assert "report-0000.corrections.toml, correction 1" in result.stderr
    assert "no longer fit" in (desk / "maps" / "index.html").read_text("utf-8")


def test_gone_articles_are_told_and_pruned_when_asked(desk: Path, world_path: Path) -> None:
    run(world_path, "map", "articles")
    (desk / "articles" / "report-0001.md").unlink()
    assert "remove it with --prune" in run(world_path, "map", "articles").stderr
    assert "removed maps/report-0001.html" in run(world_path, "map", "articles", "--prune").stderr
    assert not (desk / "maps" / "report-0001.html").exists()


@pytest.mark.parametrize(
    ("words", "cure"),
    [
        (["map", "articles", "--date", "2031-02-30"], "not a day of the calendar"),
        (["map", "articles", "-o", "articles"], "choose another folder"),
        (["map", "articles", "-o", "articles/report-0000.md"], "cannot be written"),
        (["map", "articles", "--jobs", "0"], "jobs"),
    ],
)
def test_misuse_ends_with_exit_code_2_and_the_cure(desk: Path, world_path: Path, words: list[str], cure: str) -> None:
    result = run(world_path, *words)
    assert result.exit_code == 2
    assert cure in result.stderr
    assert not list(desk.rglob("*.html"))


def test_an_address_of_this_machine_is_refused_unless_allowed(desk: Path, world_path: Path) -> None:
    result = run(world_path, "map", "http://127.0.0.1:9/story")
    assert (result.exit_code, "private network" in result.stderr) == (1, True)
    result = run(world_path, "map", "http://127.0.0.1:9/story", "--allow-private")
    assert (result.exit_code, "cannot be reached" in result.stderr) == (1, True)
