from __future__ import annotations

import base64
import quopri
from datetime import date
from pathlib import Path

import pytest

from .doors import KARSA, read_all, refusal, through_every_door

PAGE = f"""<html><head><meta charset="utf-8"><title>Mill hit</title>
<meta property="article:published_time" content="2024-05-10T08:00:00+03:00"></head><body><article><h1>Mill hit</h1>
<p>{KARSA} Crews worked through the night as more rubble was cleared from the site of the blast.</p>
<p>A drone struck a café in Oskara, the mayor said.</p></article></body></html>"""


def archive(page: bytes = PAGE.encode(), *, packing: str = "quoted-printable", charset: str = "") -> bytes:
    packed = (
        quopri.encodestring(page)
        if packing == "quoted-printable"
        else base64.encodebytes(page)
        if packing == "base64"
        else page
    )
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://post.example/1\nSubject: Mill hit\nDate: Sat, 1 Jun 2024 09:00:00 -0000\n"
        'MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"; boundary="--B"\n\n'
        "----B\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://post.example/a.png\n\niVBORw0KGgo=\n\n"
        "----B\nContent-Type: text/html\nContent-Location: https://ads.example/frame\n\n<p>An advertisement.</p>\n"
        f"----B\nContent-Type: text/html{charset}\nContent-Transfer-Encoding: {packing}\nContent-Location: https://post.example/1\n\n"
    )
    return head.encode() + packed + b"\n----B--\n"


@pytest.mark.parametrize("packing", ["quoted-printable", "base64", "8bit"])
def test_the_page_inside_is_read_as_any_page(packing: str, tmp_path: Path) -> None:
    source = archive(packing=packing)
    runs = through_every_door(source, tmp_path, "page.mhtml")
    assert all(run == runs[0] for run in runs)
    assert KARSA in runs[0][0]
    assert "=3D" not in runs[0][0]
    (only,) = read_all(source, tmp_path, "page.mht")
    # The day of the page, not the day it was saved.
    assert (only.title, only.url, only.published) == ("Mill hit", "https://post.example/1", date(2024, 5, 10))


def test_the_encoding_is_that_of_the_part(tmp_path: Path) -> None:
    page = PAGE.replace('<meta charset="utf-8">', "").encode("cp1252")
    (only,) = read_all(archive(page, charset="; charset=windows-1252"), tmp_path, "a.mhtml")
    assert "café" in only.text


def test_an_archive_without_a_page_is_refused(tmp_path: Path) -> None:
    assert "save the page as HTML" in refusal(
        "MIME-Version: 1.0\nContent-Type: text/css\n\nbody {}", tmp_path, "a.mhtml"
    )
    assert "save the page as HTML" in refusal("", tmp_path, "b.mhtml")
