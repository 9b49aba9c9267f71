from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geostrike.articles import read_article
from geostrike.articles.details import Details
from geostrike.articles.web_page import read_page
from geostrike.errors import ArticleError
from geostrike.model import Source

if TYPE_CHECKING:
    from pathlib import Path

STORY = (
    "Jets hit the mill at Oskara on Friday, the Harbour Watch said, and smoke stood over the river until evening.",
    "Three people were killed when the roof came down, a nurse at the town's clinic told the Example Post by telephone.",
    "The ministry of defence denied that anyone had been hurt and said that its pilots had struck an empty depot.",
    "Residents of the villages across the water said that they had counted four explosions before the power failed.",
)
PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="CHARSET">
<title>Mill at Oskara hit - Example Post</title>
<meta property="og:title" content="Mill at Oskara hit"><meta property="og:site_name" content="Example Post">
<meta name="author" content="Ada Lim"><meta property="article:published_time" content="2031-03-01T23:30:00+02:00">
<link rel="canonical" href="https://post.example/mill">
</head><body><nav><a href="/">Home</a> <a href="/war">Airstrikes on Belgard</a></nav>
<div class="cookie">We use cookies. Accept all.</div>
<article><h1>Mill at Oskara hit</h1><p class="byline">By Ada Lim</p>{"".join(f"<p>{p}</p>" for p in STORY)}</article>
<aside class="related"><h3>Related</h3><ul><li><a href="/x">Shelling kills ten in Dovrin</a></li></ul></aside>
<footer>Copyright Example Post. Subscribe to our newsletter.</footer></body></html>"""


def save(folder: Path, html: str, encoding: str = "utf-8", declared: str | None = None) -> Path:
    path = folder / "page.html"
    path.write_bytes(html.replace("CHARSET", declared or encoding).encode(encoding))
    return path


def test_a_saved_page_gives_its_story_and_none_of_its_furniture(tmp_path: Path) -> None:
    article = read_article(save(tmp_path, PAGE))
    for paragraph in STORY:
        assert paragraph in article.text
    for furniture in ("Belgard", "Dovrin", "cookies", "newsletter"):
        assert furniture not in article.text
    assert (article.title, article.outlet, article.authors) == (
        "Mill at Oskara hit",
        Source(name="Example Post"),
        ("Ada Lim",),
    )
    assert article.published == date(2031, 3, 1)
    assert article.url == "https://post.example/mill"
    assert article.id == "page"


def test_the_command_line_wins_over_the_page(tmp_path: Path) -> None:
    article = read_article(save(tmp_path, PAGE), date="2031-03-05", outlet="Other")
    assert (article.published, article.outlet) == (date(2031, 3, 5), Source(name="Other"))


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp1252", "windows-1252"),
        ("utf-8", "latin-1"),
        ("utf-8-sig", "x"),
        ("cp1252", "undefined"),
        ("cp1252", "punycode"),
    ],
)
def test_pages_in_other_encodings_are_read_rightly(tmp_path: Path, encoding: str, declared: str) -> None:
    html = PAGE.replace("the town's clinic", "the café’s clinic")
    assert "the café’s clinic" in read_article(save(tmp_path, html, encoding, declared)).text


def test_an_encoding_that_the_server_makes_up_ends_nothing() -> None:
    data = PAGE.replace("the town's clinic", "the café’s clinic").encode("cp1252")
    for charset in ("undefined", "idna", "hex", "\0", "x" * 5000):
        assert "café" in read_page(data, "page", Details(), charset).text


def test_a_page_without_a_story_says_so(tmp_path: Path) -> None:
    login = "<html><body><form>Please log in <input name=user></form></body></html>"
    with pytest.raises(ArticleError, match="no article found in the page"):
        read_article(save(tmp_path, login))
    with pytest.raises(ArticleError, match="empty"):
        read_article(save(tmp_path, "  "))


def test_a_page_without_a_date_has_none_and_a_warning(tmp_path: Path) -> None:
    html = PAGE.replace("2031-03-01T23:30:00+02:00", "")
    article = read_article(save(tmp_path, html))
    assert article.published is None
    assert "no publication date" in article.warnings[0]
    assert read_article(save(tmp_path, html), date="2031-03-01").warnings == ()


@pytest.mark.parametrize("html", ["<" * 5000, "<p>" * 3_000 + "x", "<html>&#0;&#x110000;</html>", "\x00\x01" * 100])
def test_hostile_pages_end_in_one_line(tmp_path: Path, html: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read_article(save(tmp_path, html))
    assert "\n" not in str(caught.value)
