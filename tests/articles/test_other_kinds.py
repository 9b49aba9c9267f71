from __future__ import annotations

import base64
import io
import sqlite3
import zipfile
import zlib
from pathlib import Path

import pytest

from .doors import through_every_door


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text" if name == "mimetype" else "x")
    return held.getvalue()


def database(folder: Path) -> bytes:
    path = folder / "made.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("create table stories (text)")
    connection.commit()
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Jets hit Karsa.\par}", "RTF"),
        (b"\xef\xbb\xbf{\\rtf1 Jets hit Karsa.}", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "office document of the old kind"),
        (zipped("mimetype", "content.xml"), "OpenDocument"),
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "spreadsheet"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), "presentation"),
        (zipped("a.txt"), "ZIP archive"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00" + zlib.compress(b"Karsa" * 90), "compressed"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(90), "archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(90), "image"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 " + bytes(90), "image"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(90), "image"),
        (b"\x00\x00\x00\x18ftypmp42" + bytes(90), "film"),
        (b"ID3\x03\x00" + bytes(90), "sound"),
        (b"OggS\x00\x02" + bytes(90), "sound"),
        (b"bplist00\xd1\x01\x02" + bytes(90), "Safari web archive"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n<html>Jets hit Karsa.</html>", "WARC"),
        (b"%!PS-Adobe-3.0\n(Jets hit Karsa.) show", "PostScript"),
        (b"WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nJets hit Karsa.", "subtitles"),
        (b"1\r\n00:00:01,000 --> 00:00:04,000\r\nJets hit Karsa.\r\n", "subtitles"),
        (b"From desk@post.example Thu May  9 10:00:00 2024\nSubject: x\n\nJets hit Karsa.", "mailbox"),
        (b"BEGIN:VCALENDAR\nSUMMARY:Jets hit Karsa.\nEND:VCALENDAR", "calendar"),
        (b"- title: Mill hit\n  text: Jets hit Karsa.\n", "YAML"),
        (b"var stories = [{text: 'Jets hit Karsa.'}]", "JavaScript"),
        (b"title: Mill hit\ntext: |\n  Jets hit Karsa.\n", "YAML"),
        (b'title = "Mill hit"\ntext = "Jets hit Karsa."\n', "TOML"),
        (b"[story]\ntext = 'Jets hit Karsa.'\n[more]\n", "TOML"),
        (base64.encodebytes(b"Jets hit Karsa, and much was told of it. " * 5), "base64"),
        (b"Jets hit the mill of Karsa=\non Thursday=2C medics said=2E\n", "quoted-printable"),
        (b"=D0=9A=D0=B0=D1=80=D1=81=D0=B0", "quoted-printable"),
        (b"[InternetShortcut]\nURL=https://post.example/karsa", "shortcut"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_refused_by_its_kind_with_the_cure(data: bytes, kind: str, tmp_path: Path) -> None:
    for run in through_every_door(data, tmp_path, "file.rtf"):
        assert len(run) == 1
        assert run[0].startswith("refused: it is ")
        assert kind in run[0]
        assert ": " in run[0].removeprefix("refused: ")
        assert "\n" not in run[0]


def test_a_database_is_refused(tmp_path: Path) -> None:
    assert all("SQLite" in run[0] for run in through_every_door(database(tmp_path), tmp_path, "a.txt"))


@pytest.mark.parametrize("text", ["ID3 is a village near Karsa.", "BM said jets hit Karsa.", "From Karsa to Oskara jets hit mills at 10:00:00.",
    "- Karsa: hit\n- Oskara: quiet", "1\nJets hit Karsa.", "PK forces hit Karsa.", "Karsa = Oskara? Asked, medics said:\n2 = 2.",
    "Read https://post.example/?a=2C&b=20 on Karsa."])  # fmt: skip
def test_text_that_begins_alike_is_text(text: str, tmp_path: Path) -> None:
    assert all(run == [text] for run in through_every_door(text, tmp_path, "a.txt"))
