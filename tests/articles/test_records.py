"""One line or object as an article, for programs that have the lines themselves. (All sentences are made up.)"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import geostrike
from geostrike.articles.details import Details
from geostrike.articles.documents import Document, Kind
from geostrike.articles.records import open_record, read
from geostrike.errors import ArticleError

LINES = (
    {"id": "n7", "text": "Jets bombed Dovrin.", "published": "2031-03-05"},
    {"headline": "Dovrin", "body": "Jets bombed Dovrin again.", "pubDate": "Thu, 06 Mar 2031 10:00:00 +0100"},
)


def test_a_line_is_the_article_that_it_is_in_its_file(tmp_path: Path) -> None:
    (tmp_path / "feed.jsonl").write_text("".join(json.dumps(line) + "\n" for line in LINES), "utf-8")
    found = list(geostrike.read_articles([tmp_path / "feed.jsonl"]))
    assert [article.id for article in found if isinstance(article, geostrike.Article)] == ["n7", "feed-2"]
    for number, line in enumerate(LINES, 1):
        for form in (line, json.dumps(line), json.dumps(line).encode()):
            assert geostrike.read_record(form, name="feed", number=number) == found[number - 1]


def test_what_was_opened_before_is_read_as_it_would_be_now() -> None:
    document = Document(where="feed", name="feed-1", kind=Kind.RECORD, data=json.dumps(LINES[0]).encode())
    options = Details(outlet="Made-up Post")
    opened = replace(document, record=open_record(document, options), data=b"not looked at again")
    assert read(opened, options) == read(document, options)


def test_python_has_days_where_json_has_words() -> None:
    article = geostrike.read_record({"text": "Jets bombed Dovrin.", "day": date(2031, 3, 5)}, columns="date=day")
    assert article.published == date(2031, 3, 5)


@pytest.mark.parametrize(
    "record",
    ["{", "[]", "7", {"n": 1}, {"text": ""}, json.dumps({"articles": [LINES[0], LINES[1]]}), {"text": "\ud800"}],
)
def test_what_is_no_article_is_told(record: object) -> None:
    with pytest.raises(ArticleError):
        geostrike.read_record(record)  # type: ignore[arg-type]
