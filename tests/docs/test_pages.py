"""Every command and snippet of the documentation is run, as written, in a folder of its own.

A ``console`` block holds commands after ``$``; a ``python`` block is a program, and those of one page go on from each
other; a ``text file=NAME`` block is a file that the page tells the reader to write. What would go to GeoNames goes to a
small server on this machine instead.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted((ROOT / "docs" / "tasks").glob("*.md"))
BLOCK = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)

# Two made-up rows in the form of GeoNames' dump.
ROWS = (
    "1\tTal Meru\tTal Meru\tTell Meru\t35.9\t36.6\tP\tPPL\tSY\t\t12\t\t\t\t900\t\t\tAsia/Damascus\t2020-01-01\n"
    "2\tZelimar\tZelimar\t\t35.8\t36.5\tP\tPPL\tSY\t\t12\t\t\t\t700\t\t\tAsia/Damascus\t2020-01-01\n"
)


def zipped(name: str, text: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, text)
    return held.getvalue()


FILES = {
    "/geonames/SY.zip": ("application/zip", zipped("SY.txt", ROWS)),
    "/geonames/alternatenames/SY.zip": ("application/zip", zipped("SY.txt", "1\t1\ten\tTall Meru\t\t\t\t\n")),
    "/geonames/admin1CodesASCII.txt": ("text/plain", b"SY.12\tIdlib\tIdlib\t169387\n"),
    "/geonames/admin2Codes.txt": ("text/plain", b"SY.12.5\tMade-up District\tMade-up District\t99\n"),
}


class Stand(BaseHTTPRequestHandler):
    """The server in place of GeoNames."""

    def do_GET(self) -> None:
        kind, body = FILES.get(self.path, ("text/plain", b""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Stand) as stand:
        thread = threading.Thread(target=stand.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{stand.server_port}"
        stand.shutdown()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.stem))
def test_every_command_and_snippet_of_a_page_works(page: Path, server: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "geonames-files").mkdir()
    for address, (_, packed) in FILES.items():
        target = tmp_path / "geonames-files" / address.removeprefix("/geonames/")
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(packed)
    environment = os.environ | {
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "GEOSTRIKE_GEONAMES_URL": f"{server}/geonames",
        "GEOSTRIKE_BOUNDARIES_URL": f"{server}/boundaries",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "COLUMNS": "120",
    }
    program = ""
    for block in BLOCK.finditer(page.read_text(encoding="utf8")):
        kind, body = block["kind"], block["body"]
        if kind.startswith("text file="):
            (tmp_path / kind.removeprefix("text file=")).write_text(body, encoding="utf8")
        elif kind == "console":
            for line in body.splitlines():
                if line.startswith("$ "):
                    run(["/bin/sh", "-c", line.removeprefix("$ ")], tmp_path, environment)
        elif kind == "python":
            program += body
        else:
            raise AssertionError(f"{page.name}: what is a {kind!r} block?")
    if program:
        run([sys.executable, "-c", program], tmp_path, environment)


def run(command: list[str], folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, f"{command[-1]}\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    assert "Traceback" not in done.stderr


def test_every_command_is_documented_and_has_help_with_an_example() -> None:
    from typer.main import get_command

    from geostrike.cli import app

    commands = get_command(app).commands  # type: ignore[attr-defined]
    pages = "".join(
        path.read_text(encoding="utf8") for path in [*PAGES, *(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
    )
    for name, command in commands.items():
        assert f"geostrike {name}" in pages, name
        assert command.help, name
        if name != "gazetteer":
            assert "Example:" in command.help, name


def test_the_public_names_are_these() -> None:
    import geostrike

    assert sorted(geostrike.__all__) == [
        "Article", "Collection", "Failure", "Gazetteer", "Reading", "__version__", "collect", "draw_map", "export", "open_gazetteer", "read", "read_archive",
        "read_article", "read_articles", "read_record", "to_geodataframe",
    ]  # fmt: skip
    assert all(getattr(geostrike, name) is not None for name in geostrike.__all__)
