"""Laws of all forms together."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geostrike.articles import finding, read_articles
from geostrike.articles.formats import FORMATS, SUFFIXES
from geostrike.model import Article, Failure

from .doors import KARSA, refusal, write
from .test_feed import ATOM, RSS
from .test_mail import compose
from .test_office import make_docx, make_pdf, paragraph
from .test_web_archive import archive

SEEDS = [RSS.encode(), ATOM.encode(), compose(KARSA), archive(), make_pdf([KARSA]), make_docx(paragraph(KARSA)),
    b'[{"text": "Jets hit Karsa."}]', b"id,text,date\n1,Jets hit Karsa.,2024-05-09\n", b"https://post.example/1\n"]  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_given_becomes_articles_or_single_lines(data: st.DataObject) -> None:
    seed = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(0, 4))):
        at = data.draw(st.integers(0, len(seed)))
        seed[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=12))
    for item in read_articles(["-"], stdin=io.BytesIO(bytes(seed))):
        assert isinstance(item, (Article, Failure))
        if isinstance(item, Failure):
            assert "\n" not in item.message
            assert "cannot be taken apart" not in item.message, item.message


def test_every_form_says_what_its_files_are_called() -> None:
    assert len(SUFFIXES) == len(set(SUFFIXES))
    assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in SUFFIXES)
    assert FORMATS[-1].__name__.endswith("plain_text")  # type: ignore[attr-defined]


def test_standard_input_is_read_no_further_than_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        given = 0

        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            assert size >= 0, "read whole before its size was looked at"
            Endless.given += size
            return b"x" * size

    monkeypatch.setattr("geostrike.articles.documents.LARGEST_FILE", 1000)
    monkeypatch.setattr(finding, "LARGEST_FILE", 1000)
    (only,) = read_articles(["-"], stdin=Endless())  # type: ignore[arg-type]
    assert isinstance(only, Failure)
    assert "save it in a file" in only.message
    assert Endless.given < 2000


def test_text_with_tags_loses_them_and_says_so(tmp_path: Path) -> None:
    for text in (f"<p>{KARSA}</p>", f"Mill hit\n<div>{KARSA}</div><div>More.</div>"):
        (only,) = read_articles([write(text, tmp_path, "a.txt")])
        assert isinstance(only, Article)
        assert KARSA in only.text
        assert "<" not in only.text
        assert any("tags" in warning for warning in only.warnings)
    (piece,) = read_articles([write(f"<p>{KARSA}</p>", tmp_path, "a.html")])
    assert isinstance(piece, Article)
    assert piece.text == KARSA
    plain = "Jets <b>hit</b> Karsa; 3 < 4 & 5 > 4."
    (only,) = read_articles([write(plain, tmp_path, "a.txt")])
    assert isinstance(only, Article)
    assert only.text == plain


def test_a_file_too_large_to_be_read_whole_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geostrike.articles.documents.LARGEST_FILE", 1000)
    assert "split it" in refusal("[" + " " * 2000 + "{}]", tmp_path, "a.json")
