"""The offer to fetch the villages of a country that an article tells of, against a server on this machine."""

from __future__ import annotations

import io
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from geostrike.cli import app, offers
from geostrike.cli.offers import PACKS_VARIABLE
from geostrike.gazetteer.fetching import BOUNDARIES_VARIABLE, GEONAMES_VARIABLE
from geostrike.gazetteer.index import Gazetteer
from tests.fictional import build_world
from tests.gazetteer.test_packs import row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result

ARTICLE = "Warplanes bombed Oskara in Arvania on Tuesday, residents said. Shells hit the village of Little Vashmoor.\n"


def as_zip(name: str, *lines: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "\n".join(lines) + "\n")
    return packed.getvalue()


class Mirror(ThreadingHTTPServer):
    """Serves the pack of Arvania; ``seen`` is what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        village = row(9001, "Little Vashmoor", 11.45, 10.55)
        self.files = {
            "/AV.zip": as_zip("AV.txt", village),
            "/alternatenames/AV.zip": as_zip("AV.txt", "1\t9001\ten\tVashmoor the Little\t\t\t\t"),
            "/admin2Codes.txt": b"AV.01.900\tUpper Arvan\tUpper Arvan\t9900\n",
        }
        self.seen: list[str] = []


class Answer(BaseHTTPRequestHandler):
    server: Mirror

    def do_HEAD(self) -> None:
        self._send(with_body=False)

    def do_GET(self) -> None:
        self._send(with_body=True)

    def _send(self, *, with_body: bool) -> None:
        self.server.seen.append(f"{self.command} {self.path}")
        body = self.server.files.get(self.path)
        if body is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    with Mirror() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        address = f"http://127.0.0.1:{running.server_port}"
        monkeypatch.setenv(GEONAMES_VARIABLE, address)
        monkeypatch.setenv(BOUNDARIES_VARIABLE, address)
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv(PACKS_VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    build_world(tmp_path / "g.sqlite")
    (tmp_path / "story.txt").write_text(ARTICLE, "utf-8")
    return tmp_path


def draw(world: Path, *arguments: str, answers: str | None = None) -> Result:
    gazetteer, story, out = world / "g.sqlite", world / "story.txt", world / "out"
    command = ["--gazetteer", str(gazetteer), "map", str(story), "--date", "2024-05-10", "-o", str(out), *arguments]
    return CliRunner().invoke(app, command, input=answers)


def packs_of(world: Path) -> tuple[str, ...]:
    return tuple(sorted(Gazetteer.open(world / "g.sqlite").packs))


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offers, "_is_terminal", lambda: True)


def test_a_script_fetches_nothing_and_is_told_the_command(world: Path, mirror: Mirror) -> None:
    result = draw(world)
    assert result.exit_code == 0
    assert "geostrike gazetteer add AV" in result.output
    assert mirror.seen == []
    assert packs_of(world) == ()


def test_on_a_terminal_it_asks_and_no_means_no(world: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_terminal(monkeypatch)
    result = draw(world, answers="n\n")
    assert "Arvania" in result.output
    assert "CC BY 4.0" in result.output
    assert "127.0.0.1" in result.output
    assert mirror.seen == []  # nothing is sent before there is a yes
    assert packs_of(world) == ()


def test_a_yes_tells_the_size_fetches_the_pack_and_draws_again(
    world: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_terminal(monkeypatch)
    result = draw(world, answers="y\n")
    assert result.exit_code == 0, result.output
    assert "MB, CC BY 4.0" in result.output
    assert mirror.seen[0] == "HEAD /AV.zip"
    assert packs_of(world) == ("AV",)
    assert "Little Vashmoor" in (world / "out" / "story.geojson").read_text("utf-8")


@pytest.mark.parametrize("by_variable", [False, True])
def test_auto_fetches_without_asking(
    world: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch, by_variable: bool
) -> None:
    if by_variable:
        monkeypatch.setenv(PACKS_VARIABLE, "auto")
    result = draw(world, *([] if by_variable else ["--packs", "auto"]))
    assert result.exit_code == 0, result.output
    assert packs_of(world) == ("AV",)


def test_never_asks_nobody(world: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch) -> None:
    on_a_terminal(monkeypatch)
    result = draw(world, "--packs", "never", answers="y\n")
    assert "[y/N]" not in result.output
    assert mirror.seen == []


def test_without_a_network_the_maps_stand_and_the_command_is_told(world: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(GEONAMES_VARIABLE, "http://127.0.0.1:9")
    result = draw(world, "--packs", "auto")
    assert result.exit_code == 0
    assert "later run: geostrike gazetteer add AV" in result.output
    assert (world / "out" / "story.html").is_file()
    assert packs_of(world) == ()


def test_a_wish_that_is_none_is_refused(world: Path) -> None:
    assert draw(world, "--packs", "sometimes").exit_code == 2
