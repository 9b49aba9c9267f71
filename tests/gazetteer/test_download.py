"""Downloads, against a server on this machine that breaks off, lies, and sends the wrong thing."""

from __future__ import annotations

import hashlib
import io
import json
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from geostrike.errors import GazetteerError, NetworkError
from geostrike.gazetteer.download import fetch, fetch_json
from geostrike.gazetteer.fetching import (
    BOUNDARIES_VARIABLE,
    GEONAMES_VARIABLE,
    fetch_boundaries,
    fetch_pack,
)
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.kept import keep_files
from geostrike.gazetteer.packs import add_pack
from tests.gazetteer.test_packs import NAMES, ROWS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BODY = b"line one\nline two\n" * 5_000
TAG = '"v1"'


class Server(ThreadingHTTPServer):
    """Serves ``files``; ``mood`` says how it misbehaves, ``seen`` what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.files: dict[str, bytes] = {}
        self.mood = ""
        self.seen: list[dict[str, str]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.seen.append({"path": self.path, **dict(self.headers.items())})
        mood, first = self.server.mood, len(self.server.seen) == 1
        body = self.server.files.get(self.path)
        if body is None:
            self.send_error(404)
            return
        if mood == "busy" or (mood == "busy once" and first):
            self.send_error(503)
            return
        if mood == "elsewhere":
            self.send_response(302)
            self.send_header("Location", "http://example.invalid/other")
            self.end_headers()
            return
        start = 0
        asked = self.headers.get("Range")
        if asked and self.headers.get("If-Range") == TAG and mood != "no ranges":
            start = int(asked.removeprefix("bytes=").rstrip("-"))
        self.send_response(206 if start else 200)
        if start:
            self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        length = str(len(body) - start)
        self.send_header(
            "Content-Length",
            {"too little": "100", "words": "many", "huge": "99999999999", "digits": "9" * 5_000}.get(mood, length),
        )
        self.send_header("ETag", '"v2"' if start and mood == "another file" else TAG)
        self.send_header("Last-Modified", "Wed, 01 Jan 2025 00:00:00 GMT")
        self.end_headers()
        sent = body[start:]
        if mood == "breaks off" or (mood in ("breaks once", "no ranges", "another file") and first):
            sent = sent[: max(1, len(sent) // 3)]
        self.wfile.write(sent)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        running.files["/file.txt"] = BODY
        yield running
        running.shutdown()
        thread.join()


def test_a_file_arrives_whole_with_its_record(server: Server, tmp_path: Path) -> None:
    said: list[tuple[int, int]] = []
    got = fetch(
        f"{server.address}/file.txt", folder=tmp_path, progress=lambda _, done, total: said.append((done, total))
    )
    assert got.data == BODY
    assert got.sha256 == hashlib.sha256(BODY).hexdigest()
    assert got.date == "2025-01-01"
    assert said[-1] == (len(BODY), len(BODY))
    assert server.seen[0]["User-Agent"].startswith("geostrike/")
    assert list(tmp_path.iterdir()) == []


def test_a_transfer_that_breaks_goes_on_where_it_stopped(server: Server, tmp_path: Path) -> None:
    server.mood = "breaks once"
    assert fetch(f"{server.address}/file.txt", folder=tmp_path, pause=0).data == BODY
    assert server.seen[1]["Range"] == f"bytes={len(BODY) // 3}-"


def test_a_server_without_ranges_is_asked_from_the_start(server: Server, tmp_path: Path) -> None:
    server.mood = "no ranges"
    assert fetch(f"{server.address}/file.txt", folder=tmp_path, pause=0).data == BODY


def test_a_transfer_that_keeps_breaking_ends_in_a_cure_and_the_next_run_resumes(server: Server, tmp_path: Path) -> None:
    server.mood = "breaks off"
    with pytest.raises(NetworkError, match=r"bytes are kept.*--from"):
        fetch(f"{server.address}/file.txt", folder=tmp_path, pause=0)
    server.mood = ""
    server.seen.clear()
    assert fetch(f"{server.address}/file.txt", folder=tmp_path, pause=0).data == BODY
    assert "Range" in server.seen[0]


def test_a_file_that_changed_meanwhile_is_fetched_anew(server: Server, tmp_path: Path) -> None:
    server.mood = "breaks off"
    with pytest.raises(NetworkError):
        fetch(f"{server.address}/file.txt", folder=tmp_path, pause=0)
    (note,) = tmp_path.glob("*.note")
    note.write_text('"another version"', "utf-8")
    server.mood = ""
    assert fetch(f"{server.address}/file.txt", folder=tmp_path, pause=0).data == BODY


def test_the_rest_of_another_file_is_not_put_behind_what_came(server: Server, tmp_path: Path) -> None:
    """Though the server says that it goes on (206), it calls it another file."""
    server.mood = "another file"
    assert fetch(f"{server.address}/file.txt", folder=tmp_path, pause=0).data == BODY
    assert ["Range" in seen for seen in server.seen] == [False, True, False]


@pytest.mark.parametrize("mood", ["too little", "words", "huge", "elsewhere", "digits"])
def test_a_server_that_lies_is_not_believed(server: Server, tmp_path: Path, mood: str) -> None:
    server.mood = mood
    if mood == "too little":  # http.client stops reading where the server said; the rest must not pass for a file
        server.files["/file.txt"] = b"PK\x03\x04" + BODY
        data = fetch(f"{server.address}/file.txt", kind="zip", folder=tmp_path, pause=0).data
        with pytest.raises(GazetteerError, match="cut short"):
            keep_files("AV", "AV.zip", data)
        return
    with pytest.raises(NetworkError, match=r"length|MB|https"):
        fetch(f"{server.address}/file.txt", folder=tmp_path, pause=0)


@pytest.mark.parametrize(
    ("kind", "body", "cure"),
    [
        ("zip", b"<!DOCTYPE html><html>Log in</html>", "web page"),
        ("zip", b"plain text", "did not send a zip"),
        ("json", b"<html>", "web page"),
        ("json", b"nothing", "did not send a json"),
        ("text", b"", "did not send a text"),
        ("text", b"\x00\x01\x02", "did not send a text"),
    ],
)
def test_the_wrong_kind_of_answer_is_refused(server: Server, tmp_path: Path, kind: str, body: bytes, cure: str) -> None:
    server.files["/file.txt"] = body
    with pytest.raises(NetworkError, match=cure):
        fetch(f"{server.address}/file.txt", kind=kind, folder=tmp_path, pause=0)


def test_a_busy_server_is_asked_again_and_a_missing_file_is_not(server: Server, tmp_path: Path) -> None:
    server.mood = "busy once"
    assert fetch(f"{server.address}/file.txt", folder=tmp_path, pause=0).data == BODY
    server.mood = "busy"
    with pytest.raises(NetworkError, match="503"):
        fetch(f"{server.address}/file.txt", folder=tmp_path, pause=0)
    server.seen.clear()
    with pytest.raises(NetworkError, match="404"):
        fetch(f"{server.address}/missing.txt", folder=tmp_path, pause=0)
    assert len(server.seen) == 1


def test_only_https_is_spoken_to_other_machines(tmp_path: Path) -> None:
    for url in ("http://example.org/SY.zip", "ftp://example.org/SY.zip", "file:///etc/passwd"):
        with pytest.raises(NetworkError, match="https only"):
            fetch(url, folder=tmp_path)


def test_nobody_at_the_address_ends_in_a_cure(tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match="--from"):
        fetch("http://127.0.0.1:9/SY.zip", folder=tmp_path, pause=0)


def test_broken_json_is_said_to_be_broken(server: Server) -> None:
    server.files["/x.json"] = b'{"a": '
    with pytest.raises(NetworkError, match="no JSON"):
        fetch_json(f"{server.address}/x.json", pause=0)


def zipped(text: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("AV.txt", text)
    return buffer.getvalue()


def test_a_pack_is_fetched_and_added(
    server: Server, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(GEONAMES_VARIABLE, f"{server.address}/dump/")
    server.files["/dump/AV.zip"] = zipped("\n".join(ROWS))
    server.files["/dump/alternatenames/AV.zip"] = zipped("\n".join(NAMES))
    server.files["/dump/admin2Codes.txt"] = b"AV.01.7\tTal Meru District\tTal Meru District\t11\nXX.1.2\tX\tX\t5\n"
    target = tmp_path / "g.sqlite"
    kept = fetch_pack("AV", folder=tmp_path / "parts")
    assert b"XX.1.2" not in b"".join(k.data for k in kept)
    add_pack(target, "AV", kept, base=base)
    gazetteer = Gazetteer.open(target)
    assert gazetteer.exact("Vardburg")
    assert any(s.url.startswith(server.address) and s.date == "2025-01-01" for s in gazetteer.sources)


def test_boundaries_are_fetched_level_by_level_and_a_missing_level_is_passed_over(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BOUNDARIES_VARIABLE, f"{server.address}/gb")
    facts = {
        "simplifiedGeometryGeoJSON": f"{server.address}/adm1.geojson",
        "boundaryLicense": "CC BY 4.0",
        "boundaryYearRepresented": "2020",
    }
    server.files["/gb/SYR/ADM1/"] = json.dumps(facts).encode()
    server.files["/adm1.geojson"] = b'{"type": "FeatureCollection", "features": []}'
    (kept,) = fetch_boundaries("SY", folder=tmp_path, pause=0)
    assert (kept.role, kept.licence, kept.date) == ("boundaries", "CC BY 4.0", "2020")
    assert kept.name == "geoBoundaries-SYR-ADM1.geojson"
