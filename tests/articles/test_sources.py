from __future__ import annotations

import hashlib
import io
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geostrike.articles import read_article, read_articles
from geostrike.errors import ArticleError
from geostrike.model import Article, Failure, Source

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Jets hit the mill at Oster on Friday, the Harbour Watch said.\r\nNobody was hurt.\n"


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def failure(path: Path | str) -> str:
    (only,) = read_articles([path])
    assert isinstance(only, Failure), only
    assert "\n" not in only.message
    return only.message


def test_text_is_kept_to_the_last_character(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "mill.txt", TEXT))
    assert article.text == TEXT
    assert article.id == "mill"
    assert article.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (article.published, article.outlet, article.title, article.url) == (None, None, None, None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50, deadline=None)
@given(text=st.text(min_size=1).filter(lambda t: t.strip() and "\0" not in t and t[0] not in "-\ufeff"))
def test_any_text_comes_back_unaltered_or_is_refused_as_binary(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, "any.txt", text)
    (item,) = read_articles([path])
    if isinstance(item, Article):
        assert item.text == text
    else:
        assert "binary" in item.message


def test_front_matter_gives_details_and_the_text_begins_after_it(tmp_path: Path) -> None:
    head = '---\ntitle: "Mill: hit \\"twice\\""\npublished: 2031-05-02\noutlet: \'Oster\'\'s Post\'\nurl: https://post.example/1\nauthors:\n  - A. Lim\n  - "B. Roe"\n---\n'
    article = read_article(write(tmp_path, "mill.md", head + TEXT))
    assert article.text == TEXT
    assert article.title == 'Mill: hit "twice"'
    assert article.outlet == Source(name="Oster's Post")
    assert article.published == date(2031, 5, 2)
    assert article.authors == ("A. Lim", "B. Roe")
    assert article.warnings == ()


def test_front_matter_may_have_windows_line_ends_inline_lists_and_comments(tmp_path: Path) -> None:
    head = "---\r\n# kept by the desk\r\ndate: 2031-05-02T23:30:00-05:00\r\nauthors: [A. Lim, 'B, Roe']\r\n...\r\n"
    article = read_article(write(tmp_path, "mill.md", head + TEXT))
    assert (article.published, article.authors, article.text) == (date(2031, 5, 2), ("A. Lim", "B, Roe"), TEXT)


def test_what_the_command_line_says_wins(tmp_path: Path) -> None:
    path = write(
        tmp_path, "mill.md", "---\ntitle: A\npublished: 2031-05-02\noutlet: B\nurl: https://c.example\n---\n" + TEXT
    )
    article = read_article(path, date="2031-05-03", outlet="D", title="E", url="https://f.example")
    assert article.published == date(2031, 5, 3)
    assert (article.title, article.outlet, article.url) == ("E", Source(name="D"), "https://f.example")


def test_names_that_front_matter_does_not_know_are_said_to_be_unused(tmp_path: Path) -> None:
    article = read_article(
        write(tmp_path, "m.md", "---\ntags:\n  - war\n  deep:\n    x: y\npublshed: 2031-05-02\n---\n" + TEXT)
    )
    assert article.published is None
    assert len(article.warnings) == 2
    assert "'publshed' is not used" in article.warnings[1]


@pytest.mark.parametrize(
    ("head", "cure"),
    [
        ("---\ntitle: A\n", "end with a line `---`"),
        ("---\ntitle: A\noutlet: B", "not closed"),
        ("---\njust words\n---\n", "write `name: value`"),
        ("---\ntitle: A\ntitle: B\n---\n", "given twice"),
        ('---\ntitle: "A\n---\n', "quotation marks"),
        ("---\ntitle: 'it's'\n---\n", "quotation marks"),
        ("---\ntitle: |\n  A\n---\n", "on one line"),
        ("---\nauthors: [A, B\n---\n", "end it with ]"),
        ("---\npublished: 2031-02-30\n---\n", "not a day of the calendar"),
        ("---\npublished: yesterday\n---\n", "YYYY-MM-DD"),
        ("---\npublished: 0031-02-03\n---\n", "too long ago"),
    ],
)
def test_bad_front_matter_ends_in_one_line_that_names_the_cure(tmp_path: Path, head: str, cure: str) -> None:
    assert cure in failure(write(tmp_path, "mill.md", head + TEXT if head.endswith("\n") else head))


@pytest.mark.parametrize(
    ("content", "cure"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"---\ntitle: A\n---\n \n", "empty"),
        (b"ab\0cd", "binary"),
        (bytes(range(1, 32)) * 4, "binary"),
        (b"%PDF-1.7\n", "pdftotext"),
        ("Ракета упала на мельницу".encode("cp1251"), "iconv"),
        (b"Caf\x81 hit by \xe9 shell", "iconv"),
        (b"\xff\xfea", "save it as UTF-8"),
    ],
)
def test_what_is_not_text_is_refused_with_its_cure(tmp_path: Path, content: bytes, cure: str) -> None:
    assert cure in failure(write(tmp_path, "x.txt", content))


def test_a_byte_order_mark_is_left_out_with_a_warning(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "x.txt", b"\xef\xbb\xbf" + TEXT.encode()))
    assert article.text == TEXT
    assert "byte-order mark" in article.warnings[0]
    assert read_article(write(tmp_path, "y.txt", TEXT.encode("utf-16"))).text == TEXT


def test_windows_1252_is_read_with_a_warning(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "x.txt", "The café’s cellar was hit.".encode("cp1252")))
    assert article.text == "The café’s cellar was hit."
    assert "Windows-1252" in article.warnings[0]


def test_a_missing_file_and_an_empty_folder_say_so(tmp_path: Path) -> None:
    assert "no such file" in failure(tmp_path / "none.txt")
    assert "cannot be read" in failure(tmp_path / ("n" * 300))
    assert "no articles in this folder" in failure(tmp_path)


def test_a_folder_is_read_in_order_of_name_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "deep/c.txt", ".git/d.txt", ".e.txt", "picture.png", "a.corrections.toml"):
        write(tmp_path, name, TEXT)
    assert [item.id for item in read_articles([tmp_path]) if isinstance(item, Article)] == ["a", "b", "c"]


def test_json_lines_give_articles_and_each_broken_line_its_number(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "one", "text": TEXT, "date": "2031-05-02", "outlet": "Post", "title": None, "url": ""}),
        "{broken",
        "",
        json.dumps({"doc_id": 7, "text": "Shells fell.", "published": "2031-05-02T10:00:00Z"}),
        json.dumps(["no object"]),
        json.dumps({"id": "no text"}),
        json.dumps({"id": "half", "text": "\ud800"}),
        json.dumps({"id": "when", "text": "x", "date": "2031-13-01"}),
        json.dumps({"text": "without a name", "title": 5}),
        "[" * 100_000,
        json.dumps({"text": "without a name"}),
    ]
    found = list(read_articles([write(tmp_path, "wire.jsonl", "\n".join(lines))]))
    articles = [item for item in found if isinstance(item, Article)]
    failures = [item for item in found if isinstance(item, Failure)]
    assert [a.id for a in articles] == ["one", "7", "wire-11"]
    assert articles[0].text == TEXT
    assert articles[0].published == articles[1].published == date(2031, 5, 2)
    assert (articles[0].url, articles[0].title) == (None, None)
    assert [f.where.rsplit(":", 1)[1] for f in failures] == ["2", "5", "6", "7", "8", "9", "10"]
    assert all("\n" not in f.message for f in failures)


def test_articles_are_read_only_as_far_as_they_are_asked_for(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", b'{"text": "x"}\n' * 5)
    articles = read_articles([path, tmp_path / "never-looked-at"])
    assert isinstance(next(articles), Article)
    path.unlink()
    assert isinstance(next(articles), Article)


def test_standard_input_is_text_or_json_lines(tmp_path: Path) -> None:
    (text,) = read_articles(["-"], stdin=io.BytesIO(TEXT.encode()))
    assert isinstance(text, Article)
    assert (text.id, text.text) == ("stdin", TEXT)
    found = list(read_articles(["-"], stdin=io.BytesIO(b'\n{"id": "a", "text": "x"}\n{\n')))
    assert [type(item) for item in found] == [Article, Failure]
    assert isinstance(found[1], Failure)
    assert found[1].where == "standard input:3"


def test_one_broken_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good, bad = write(tmp_path, "good.txt", TEXT), write(tmp_path, "bad.txt", b"\0")
    assert [type(item) for item in read_articles([bad, good])] == [Failure, Article]


def test_read_article_raises_instead_of_yielding_failures(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"none\.txt: no such file"):
        read_article(tmp_path / "none.txt")
    two = write(tmp_path, "two.jsonl", '{"text": "a"}\n{"text": "b"}\n')
    with pytest.raises(ArticleError, match="2 articles"):
        read_article(two)
    with pytest.raises(ArticleError, match="--date"):
        read_articles([two], date="1 May")
    with pytest.raises(ArticleError, match="no article given"):
        read_articles([])


def test_an_address_that_is_not_of_the_web_is_kept_with_a_warning(tmp_path: Path) -> None:
    article = read_article(write(tmp_path, "x.txt", TEXT), url="javascript:alert(1)")
    assert article.url == "javascript:alert(1)"
    assert "never as a link" in article.warnings[0]


def test_the_language_is_that_of_the_words_whatever_is_said_of_it(tmp_path: Path) -> None:
    assert read_article(write(tmp_path, "x.txt", TEXT)).language == "en"
    assert read_article(write(tmp_path, "x.txt", "قصفت الطائرات المطحنة")).language == "ar"
    assert read_article(write(tmp_path, "x.txt", "Ракета впала на млин біля міста")).language == "uk"
    assert read_article(write(tmp_path, "x.txt", "Ракета упала на мельницу")).language == "ru"
    assert read_article(write(tmp_path, "x.txt", "---\nlanguage: fr\n---\n" + TEXT)).language == "en"
