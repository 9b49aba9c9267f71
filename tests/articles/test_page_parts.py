"""What of a page is read, what is said to be missing, and whose page it is. All of it is made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.articles import read_article
from geostrike.articles.outlets import choose_outlet

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.model import Article

LEAD = "<p>Shelling hit several towns on Thursday, the harbour master said. He gave the places hit in a list for the press:</p>"
END = "<p>Rescue teams worked through the night and the number of the dead could still rise, a nurse at the clinic said.</p>"


def read(folder: Path, inside: str, head: str = "") -> Article:
    page = folder / "page.html"
    page.write_text(
        f'<html lang="en"><head><meta charset="utf-8"><title>Towns hit</title><meta name="date" content="2031-03-10">{head}'
        f"</head><body><main><article><h1>Towns hit</h1>{LEAD}{inside}{END}</article></main></body></html>",
        encoding="utf-8",
    )
    return read_article(page)


@pytest.mark.parametrize(
    "inside",
    [
        "<table><tr><th>Town</th><th>What</th></tr><tr><td>Karsa</td><td>A missile hit a school in Karsa.</td></tr></table>",
        "<ul><li><span>Karsa: a missile hit a school in Karsa.</span></li><li>Dovrin: nothing was hit.</li></ul>",
        "<blockquote><p>A missile hit a school in Karsa, the mayor wrote in a post.</p></blockquote>",
        "<dl><dt>Karsa</dt><dd>A missile hit a school in Karsa.</dd></dl>",
    ],
)
def test_tables_lists_and_quoted_posts_are_read(tmp_path: Path, inside: str) -> None:
    assert "A missile hit a school in Karsa" in read(tmp_path, inside).text.replace("a missile", "A missile")


def test_what_is_left_out_of_the_article_is_told_and_what_is_around_it_is_not(tmp_path: Path) -> None:
    box = '<div class="fact"><svg><text>x</text></svg><figure><figcaption>Smoke over Karsa after the third strike of the week, seen from the pier.</figcaption></figure></div>'
    around = '<aside class="related"><p>Read here how the old fair of Dovrin came to be what it is.</p></aside>'
    article = read(tmp_path, box + around)
    said = [warning for warning in article.warnings if "not read" in warning]
    assert ("Smoke over Karsa" in article.text) or "Smoke over Karsa" in said[0]
    assert "old fair" not in " ".join(article.warnings)


@pytest.mark.parametrize(
    "box",
    [
        '<div class="paywall"><p>Subscribe to continue reading. Already a subscriber? Log in.</p></div>',
        "<p>This article is for subscribers only.</p>",
        "<p>Sign up to read the full story and get unlimited access for a month.</p>",
    ],
)
def test_a_page_that_ends_at_a_subscription_box_says_so(tmp_path: Path, box: str) -> None:
    article = read(tmp_path, f"{END}{box}".replace("Rescue", "Other"))
    assert any("subscription" in warning for warning in article.warnings)


def test_a_page_without_one_does_not(tmp_path: Path) -> None:
    inside = "<p>The ministry told its subscribers to register their cars before the spring.</p>"
    assert read(tmp_path, inside).warnings == ()


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("https://twitter.example/samplepost", None),
        ("@samplepost", None),
        ("www.samplepost.example/news", None),
        ("facebook.example/samplepost", None),
        ("Sample Post", "Sample Post"),
        ("Sample Post - Breaking news and headlines of today", "Sample Post"),
        ("Sample Post | News from the harbour and the hills", "Sample Post"),
        ("All the news that the harbour and the hills have to tell", None),
        ("We tell it first.", None),
        ("The Al-Karsa Post", "The Al-Karsa Post"),
        ("  ", None),
        (None, None),
    ],
)
def test_an_outlet_is_a_name(given: str | None, name: str | None) -> None:
    assert choose_outlet("<html></html>", given) == name
    if given and name:
        assert choose_outlet(f'<meta content="{given}" property="og:site_name">', "Other") == name
