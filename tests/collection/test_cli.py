from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from click.testing import Result
from typer.testing import CliRunner

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


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        story = "Warplanes bombed the bakery in Dovrin on Tuesday, the Harbour Watch said. " * 5
        body = f"<html><head><title>Dovrin</title></head><body><article><p>{story}</p></article></body></html>".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


def test_a_page_of_the_web_is_mapped_and_kept_for_the_day_the_site_is_gone(desk: Path, world_path: Path) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/news/dovrin"
        result = run(world_path, "map", address, "--allow-private", "--date", "2031-02-26")
        server.shutdown()
    assert result.exit_code == 0, result.output
    (drawn,) = result.stdout.split()
    assert "Dovrin" in (desk / drawn).read_text("utf-8")
    assert len(list((desk / "maps" / "sources").iterdir())) == 2
    result = run(world_path, "map", address, "--date", "2031-02-26", "--force")
    assert (result.exit_code, result.stdout.split()) == (0, [drawn])
    assert run(world_path, "map", address, "--refetch", "--allow-private").exit_code == 1
