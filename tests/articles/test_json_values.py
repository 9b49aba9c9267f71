from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from geostrike.articles import read_article, read_articles
from geostrike.errors import ArticleError
from geostrike.model import Article, Failure

from .doors import KARSA, OSKARA, read_all, refusal, through_every_door, write

ROWS = [
    {"title": "Mill hit", "date": "2024-05-09", "text": KARSA},
    {"title": "House hit", "date": "2024-05-10", "text": OSKARA},
]


@pytest.mark.parametrize(
    "value",
    [
        ROWS,
        {"status": "ok", "message": "2 found", "articles": ROWS},
        {"response": {"results": [{"webTitle": r["title"], "webPublicationDate": r["date"], "fields": {"bodyText": r["text"]}} for r in ROWS]}},
        {"hits": {"total": 2, "hits": [{"_id": str(n), "_source": row} for n, row in enumerate(ROWS)]}},
        {"data": [{"id": n, "attributes": row} for n, row in enumerate(ROWS)]},
        {"articles": [{"title": r["title"], "url": "https://post.example/1", "seendate": r["date"].replace("-", "") + "T101500Z", "content": r["text"]} for r in ROWS]},
        {"a1": ROWS[0], "a2": ROWS[1]},
        [{"title": {"rendered": r["title"]}, "date": r["date"] + "T08:00:00", "content": {"rendered": f"<p>{r['text']}</p>\n"}} for r in ROWS],
        {"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": [{"title": r["title"], "date_published": r["date"], "content_html": f"<p>{r['text']}</p>"} for r in ROWS]},
    ],
)  # fmt: skip
@pytest.mark.parametrize("indent", [None, 2])
def test_articles_are_found_in_the_arrays_that_interfaces_write(
    value: object, indent: int | None, tmp_path: Path
) -> None:
    runs = through_every_door(json.dumps(value, indent=indent), tmp_path, "answer.json")
    assert all(run == [KARSA, OSKARA] for run in runs)
    first, second = read_all(json.dumps(value, indent=indent), tmp_path, "answer.json")
    assert (first.title, second.title) == ("Mill hit", "House hit")
    assert (first.published, second.published) == (date(2024, 5, 9), date(2024, 5, 10))


@pytest.mark.parametrize(
    "record",
    [
        {"content": KARSA, "published_at": "Thu, 09 May 2024 10:15:00 +0300"},
        {"body": KARSA, "pubDate": "20240509T101500Z"},
        {"articleBody": KARSA, "datePublished": "2024-05-09T23:00:00-05:00"},
        {"maintext": KARSA, "date_publish": "2024-05-09 10:00:00", "created_at": 1715249700},
        {"message": KARSA, "timestamp": 1715249700123},
        {"full_text": KARSA, "created_at": "Thu May 09 10:15:00 +0000 2024"},
        {"text": [KARSA], "time": "1715249700"},
        {"description": KARSA, "Published At": "2024-05-09"},
    ],
)
def test_text_and_day_are_known_by_many_names(record: dict[str, object], tmp_path: Path) -> None:
    (only,) = read_all(json.dumps(record) + "\n", tmp_path, "wire.jsonl")
    assert (only.text, only.published) == (KARSA, date(2024, 5, 9))
    assert read_all(json.dumps(record, indent=1), tmp_path, "one.json")[0].text == KARSA


def test_a_part_of_the_text_and_a_cut_text_are_said_to_be_such(tmp_path: Path) -> None:
    (part,) = read_all(json.dumps({"description": KARSA, "title": "Mill hit"}), tmp_path)
    assert any("only its description" in warning for warning in part.warnings)
    (cut,) = read_all(json.dumps({"content": f"{KARSA} The fire… [+1234 chars]"}), tmp_path)
    assert cut.text == f"{KARSA} The fire"
    assert any("cut off" in warning for warning in cut.warnings)


def test_outlets_are_names_and_authors_may_be_objects(tmp_path: Path) -> None:
    record = {
        "text": KARSA,
        "source": {"id": None, "name": "Arvania Post"},
        "author": [{"name": "A. Lim"}, {"name": "B. Roe"}],
    }
    (only,) = read_all(json.dumps(record), tmp_path)
    assert only.outlet is not None
    assert (only.outlet.name, only.authors) == ("Arvania Post", ("A. Lim", "B. Roe"))
    (address,) = read_all(json.dumps({"text": KARSA, "source": "https://post.example/1"}), tmp_path)
    assert (address.outlet, address.url) == (None, "https://post.example/1")


def test_one_bad_element_fails_alone_with_one_line(tmp_path: Path) -> None:
    path = write(json.dumps([ROWS[0], "words", {"title": None}, {"text": 5}, ROWS[1]]), tmp_path, "a.json")
    items = list(read_articles([path]))
    assert [type(item) for item in items] == [Article, Failure, Failure, Failure, Article]
    assert all("\n" not in item.message for item in items if isinstance(item, Failure))


def test_what_stands_under_unknown_names_can_be_named(tmp_path: Path) -> None:
    source = json.dumps([{"Geschichte": KARSA, "Wann": "09.05.2024"}])
    assert "--columns" in refusal(source, tmp_path, "a.json")
    (only,) = read_all(source, tmp_path, "a.json", columns="text=Geschichte,date=wann")
    assert (only.text, only.published) == (KARSA, date(2024, 5, 9))
    assert (
        read_all(json.dumps({"Geschichte": KARSA}) + "\n", tmp_path, "a.jsonl", columns="text=Geschichte")[0].text
        == KARSA
    )
    for wrong in ("text", "words=Story", "text="):
        with pytest.raises(ArticleError, match="NAME=COLUMN"):
            read_article(tmp_path / "a.json", columns=wrong)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ('[{"text": "Jets hit Karsa.", ]', "begins like JSON"),
        ('{\n "text": "Jets hit', "begins like JSON"),
        ('{"type": "FeatureCollection", "features": []}', "not an article"),
        ('{"schema": "geostrike.reading/1", "article": {"text": "Jets hit Karsa."}}', "not an article"),
        ('{\n "name": "a-package", "version": "1"\n}', "no article found"),
        ("[]", "empty"),
        ("[[1, 2], [3, 4]]", "not a JSON object"),
        ('["Jets hit Karsa.", "Jets hit Oskara."]', "no article found"),
        ("{'text': 'Jets hit Karsa.'}", "begins like JSON"),
        ("[" * 100_000 + '"', "nested too deeply"),
    ],
)
def test_json_without_an_article_is_refused_and_never_read_as_prose(source: str, what: str, tmp_path: Path) -> None:
    runs = through_every_door(source, tmp_path, "a.json")
    for index, run in enumerate(runs):
        if index == 2 and "not an article" in what:  # among articles, what geostrike wrote is passed over
            assert run == []
            continue
        assert run
        assert all(item.startswith("refused") and what in item for item in run), run


@pytest.mark.parametrize(
    "text", ["[Karsa] Jets hit a mill.", "{{Infobox}} Jets hit Karsa.", "[[Karsa]] was hit by jets.", '["No," he said.']
)
def test_prose_may_begin_with_a_bracket(text: str, tmp_path: Path) -> None:
    assert read_all(text, tmp_path, "a.txt")[0].text == text


def test_telegram_messages_are_articles_of_their_channel(tmp_path: Path) -> None:
    pieces: list[object] = [
        "A missile hit ",
        {"type": "bold", "text": "Karsa"},
        ". ",
        {"type": "link", "text": "https://post.example"},
    ]
    channel = {
        "name": "Karsa Now", "type": "public_channel", "id": 1,
        "messages": [
            {"id": 1, "type": "service", "date": "2024-05-08T10:00:00", "action": "create_channel", "text": ""},
            {"id": 2, "type": "message", "date": "2024-05-09T23:30:00", "date_unixtime": "1", "from": "Karsa Now", "text": pieces},
            {"id": 3, "type": "message", "date": "2024-05-10T00:10:00", "from": "Karsa Now", "forwarded_from": "B. Roe", "text": OSKARA},
            {"id": 4, "type": "message", "date": "2024-05-10T00:20:00", "photo": "a.jpg", "text": ""},
        ],
    }  # fmt: skip
    for value in (channel, {"about": "x", "chats": {"list": [channel]}}):
        first, second = read_all(json.dumps(value, indent=1), tmp_path, "result.json")
        assert first.text == "A missile hit Karsa. https://post.example"
        assert (first.published, first.authors, second.authors) == (date(2024, 5, 9), (), ("B. Roe",))
        assert first.outlet is not None
        assert (first.outlet.name, first.id) == ("Karsa Now", "Karsa Now-2")
        assert second.text == OSKARA
