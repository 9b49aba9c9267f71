"""The article's own day, or none: pictures, other stories and days that can be read in two ways do not count."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from geostrike.articles import read_article
from geostrike.model import Article

if TYPE_CHECKING:
    from pathlib import Path

STORY = (
    "<p>Shelling hit the mill at Oskara yesterday, killing two people, the harbour master said.</p>"
    "<p>Smoke stood over the river until the evening, and the number of the dead could still rise, a nurse told us.</p>"
)
NEWS = {"@type": "NewsArticle", "headline": "Mill hit", "datePublished": "2031-03-10T08:00Z"}
PICTURE = {"@type": "ImageObject", "datePublished": "2015-09-30T20:16Z"}
OTHER = {
    "@type": "NewsArticle",
    "headline": "Old fair opens",
    "datePublished": "2019-01-02",
    "url": "https://post.example/fair",
}


def read(folder: Path, head: str, body: str = STORY, **options: Any) -> Article:
    page = folder / "page.html"
    page.write_text(
        f'<html lang="en"><head><meta charset="utf-8"><title>Mill hit</title>{head}</head>'
        f"<body><article><h1>Mill hit</h1>{body}</article></body></html>",
        encoding="utf-8",
    )
    return read_article(page, **options)


def script(*objects: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(item)}</script>' for item in objects)


@pytest.mark.parametrize(
    "head",
    [
        script({"image": [PICTURE], **NEWS}),
        script(PICTURE, NEWS),
        script({"@graph": [{"@type": "WebPage", "datePublished": "2012-01-01"}, PICTURE, NEWS]}),
        script([{"@type": "ItemList", "itemListElement": [OTHER]}, NEWS]),
        script({"@type": "WebPage", "datePublished": "2012-01-01", "mainEntity": {**NEWS, "@type": ["Thing", "ReportageNewsArticle"]}}),
        script({**NEWS, "@type": "https://schema.org/AnalysisNewsArticle"}),
        script(OTHER, NEWS),
        script(OTHER, {**NEWS, "headline": "x", "url": "http://www.post.example/mill/?a=1"})
        + '<link rel="canonical" href="https://post.example/mill">',
        '<script type="application/ld+json">{not json}</script>' + script(NEWS),
        f'<script type="application/ld+json"><!-- {json.dumps(NEWS)} --></script>',
        script(NEWS) + '<meta property="article:published_time" content="2030-01-01">',
        script(PICTURE) + '<meta property="article:published_time" content="2031-03-10T01:00:00+02:00">',
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_object_that_is_the_article(tmp_path: Path, head: str) -> None:
    assert read(tmp_path, head).published == date(2031, 3, 10)


@pytest.mark.parametrize(
    "head",
    [
        script(PICTURE),
        script({"@type": "WebPage", "datePublished": "2012-01-01"}),
        script({"@type": "ItemList", "itemListElement": [OTHER, NEWS]}),
    ],
)
def test_the_day_of_anything_else_is_nobody_s_day(tmp_path: Path, head: str) -> None:
    assert read(tmp_path, head).published is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("03/04/2031", None),
        ("04-03-2031", None),
        ("03.04.2031", date(2031, 4, 3)),
        ("13/04/2031", date(2031, 4, 13)),
        ("05/05/2031", date(2031, 5, 5)),
        ("3 April 2031", date(2031, 4, 3)),
    ],
)
def test_a_day_that_can_be_read_in_two_ways_stays_open(tmp_path: Path, written: str, day: date | None) -> None:
    article = read(tmp_path, f'<meta name="date" content="{written}">')
    assert article.published == day
    assert bool(article.warnings) is (day is None)
    if day is None:
        assert written in article.warnings[0]
        assert read(tmp_path, f'<meta name="date" content="{written}">', date="2031-04-03").warnings == ()


def test_the_text_that_only_machines_are_told_is_read(tmp_path: Path) -> None:
    body = (
        "<p>Shelling hit the mill &amp; the pier.</p><p>"
        + "The harbour master said that it burned all night. " * 6
        + "</p>"
    )
    article = read(
        tmp_path, script({**NEWS, "articleBody": body, "publisher": {"name": "Example Post"}}), "<p>Loading</p>"
    )
    assert article.text.startswith("Shelling hit the mill & the pier.\nThe harbour")
    assert article.outlet is not None
    assert article.outlet.name == "Example Post"


POSTS = (
    (
        "2031-03-10T20:55:00+02:00",
        "A missile struck a depot in Karsa today, the mayor said, and nobody was hurt in it.",
    ),
    ("2031-03-09T14:10:00+02:00", "A drone hit a house in Dovrin this morning, wounding one person, the police said."),
    (
        "2031-03-08T08:02:00+02:00",
        "Shells hit Oskara overnight, killing two people, the governor said to reporters there.",
    ),
)
LIVE = (
    '<meta property="article:published_time" content="2031-03-08T06:00:00+02:00">'
    '<meta property="article:modified_time" content="2031-03-10T21:00:00+02:00">'
)


def test_each_post_of_a_live_page_has_its_own_day(tmp_path: Path) -> None:
    rows = "".join(
        f'<div class="post"><time datetime="{at}">{at[11:16]}</time><h2>Update</h2><p>{words}</p></div>'
        for at, words in POSTS
    )
    article = read(tmp_path, LIVE, rows)
    days = {post.published: article.text[post.start : post.end] for post in article.posts if post.published}
    assert sorted(days) == [date(2031, 3, 8), date(2031, 3, 9), date(2031, 3, 10)]
    assert "Dovrin" in days[date(2031, 3, 9)]
    assert "each post" in " ".join(article.warnings)
    assert read(tmp_path, LIVE, rows, date="2031-03-09").posts == ()


def test_the_posts_may_be_told_to_machines_alone(tmp_path: Path) -> None:
    posts = [{"@type": "BlogPosting", "datePublished": at, "articleBody": words} for at, words in POSTS]
    live = script(
        {"@type": "LiveBlogPosting", "headline": "Live", "datePublished": "2031-03-08", "liveBlogUpdate": posts}
    )
    shown = read(tmp_path, live, "".join(f"<p>{words}</p>" for _, words in POSTS))
    hidden = read(tmp_path, live, "<p>Loading</p>")
    for article in (shown, hidden):
        assert [post.published for post in article.posts if post.published] == [
            date(2031, 3, 10), date(2031, 3, 9), date(2031, 3, 8)]  # fmt: skip


def test_a_live_page_whose_posts_tell_only_the_hour_stays_open(tmp_path: Path) -> None:
    rows = "".join(f"<div><time>{at[11:16]}</time><p>{words}</p></div>" for at, words in POSTS)
    page = LIVE + script(
        {
            "@type": "LiveBlogPosting",
            "headline": "Live: mill",
            "datePublished": "2031-03-08",
            "dateModified": "2031-03-10",
        }
    )
    article = read(tmp_path, page, rows)
    assert [post.published for post in article.posts] == [None]
    assert "begun on 2031-03-08 and last changed on 2031-03-10" in " ".join(article.warnings)


def test_an_article_with_dated_teasers_is_no_live_page(tmp_path: Path) -> None:
    teasers = '<aside><div><time datetime="2031-02-01">x</time><p>The old fair opens its gates to all again.</p></div></aside>'
    article = read(tmp_path, script(NEWS), f'<time datetime="2031-03-11">Updated</time>{STORY}{teasers}')
    assert (article.posts, article.published) == ((), date(2031, 3, 10))
