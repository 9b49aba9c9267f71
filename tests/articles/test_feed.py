from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from geostrike.articles import read_articles
from geostrike.model import Article

from .doors import KARSA, OSKARA, read_all, refusal, through_every_door

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
     xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Arvania Post</title><link>https://post.example</link><description>All of it</description>
<item><media:title>A photo</media:title><title>Mill &amp; house hit</title><link>https://post.example/1</link><guid>one</guid>
<pubDate>Thu, 09 May 2024 23:15:00 -0700</pubDate><description>Short.</description><dc:creator>A. Lim</dc:creator>
<content:encoded><![CDATA[<p>{KARSA}</p><script>alert("Dovrin")</script><ul><li>Nobody&nbsp;fled.</li></ul>]]></content:encoded></item>
<item><title>House hit</title><link>https://post.example/2</link><pubDate>Fri, 10 May 2024 00:30:00 +0300</pubDate>
<description>&lt;p&gt;{OSKARA}&lt;/p&gt;&lt;a href="https://post.example/2"&gt;Read on&lt;/a&gt;</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Arvania Post</title><updated>2031-01-01T00:00:00Z</updated>
<entry><title type="html">Mill &lt;b&gt;hit&lt;/b&gt;</title><id>urn:1</id><author><name>B. Roe</name></author>
<link rel="enclosure" href="https://post.example/a.mp3"/><link href="https://post.example/1"/>
<published>2024-05-09T23:59:00+03:00</published><updated>2024-05-11T01:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{KARSA}</p><p>Rescue went on.</p></div></content></entry>
<entry><title>House hit</title><id>urn:2</id><updated>2024-05-10T08:00:00Z</updated><summary>{OSKARA}</summary></entry>
</feed>"""


def test_every_item_is_an_article_with_its_own_day_title_and_address(tmp_path: Path) -> None:
    first, second = read_all(RSS, tmp_path, "feed.xml")
    assert first.text == f"{KARSA}\nNobody fled."
    assert (first.title, first.url, first.authors) == ("Mill & house hit", "https://post.example/1", ("A. Lim",))
    # The day as written, whatever its time zone.
    assert (first.published, second.published) == (date(2024, 5, 9), date(2024, 5, 10))
    assert first.outlet is not None
    assert first.outlet.name == "Arvania Post"
    assert second.text.startswith(OSKARA)
    assert "<" not in second.text
    assert any("only its summary" in warning for warning in second.warnings)


def test_atom_gives_its_entries_and_their_own_links(tmp_path: Path) -> None:
    first, second = read_all(ATOM, tmp_path, "feed.atom")
    assert first.text == f"{KARSA}\nRescue went on."
    assert (first.title, first.url, first.authors) == ("Mill hit", "https://post.example/1", ("B. Roe",))
    assert (first.published, second.published) == (date(2024, 5, 9), date(2024, 5, 10))
    assert any("last change" in warning for warning in second.warnings)


@pytest.mark.parametrize("source", [RSS, ATOM])
def test_a_feed_is_a_feed_through_every_door(source: str, tmp_path: Path) -> None:
    runs = through_every_door(source, tmp_path, "feed.xml")
    assert all(run == runs[0] for run in runs)
    assert len(runs[0]) == 2


def test_the_encoding_is_that_of_the_xml_line(tmp_path: Path) -> None:
    source = RSS.replace("utf-8", "windows-1251").replace("Arvania Post", "Арванія")
    first, _ = read_all(source.encode("cp1251"), tmp_path, "feed.xml")
    assert first.outlet is not None
    assert first.outlet.name == "Арванія"
    assert len(read_all(RSS.replace("utf-8", "utf-16").encode("utf-16"), tmp_path, "wide.xml")) == 2
    assert "encoding" in refusal(RSS.replace("Arvania", "Арванія").encode("cp1251"), tmp_path, "wrong.xml")


def test_entities_of_its_own_are_refused_and_no_file_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("the secret of Dovrin")
    bomb = '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    outside = f'<!DOCTYPE rss [<!ENTITY a SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    for kind in (bomb, outside):
        assert "entities" in refusal(f"<?xml version='1.0'?>{kind}<rss><channel/></rss>", tmp_path, "feed.xml")
    included = f'<rss xmlns:xi="http://www.w3.org/2001/XInclude"><channel><item><title>{KARSA}</title><description><xi:include href="secret" parse="text"/></description></item></channel></rss>'
    assert read_all(included, tmp_path, "include.xml")[0].text == KARSA


def test_an_entry_that_cannot_be_read_fails_alone(tmp_path: Path) -> None:
    source = (
        RSS.replace("<title>House hit</title>", "").replace(f"&lt;p&gt;{OSKARA}&lt;/p&gt;", "").replace("Read on", "")
    )
    (tmp_path / "feed.xml").write_text(source)
    items = list(read_articles([tmp_path / "feed.xml"]))
    assert [isinstance(item, Article) for item in items] == [True, False]
    assert items[1].where.endswith("feed.xml:2")  # type: ignore[union-attr]


def test_a_day_that_is_not_understood_stays_open(tmp_path: Path) -> None:
    first, _ = read_all(RSS.replace("Thu, 09 May 2024 23:15:00 -0700", "the other day"), tmp_path, "feed.xml")
    assert first.published is None
    assert any("the other day" in warning for warning in first.warnings)


def test_a_feed_that_was_cut_off_says_so(tmp_path: Path) -> None:
    cut = RSS[: RSS.index("</item>") + 7]
    (only,) = read_all(cut, tmp_path, "feed.xml")
    assert any("not whole" in warning for warning in only.warnings)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ("<?xml version='1.0'?><urlset><url><loc>https://post.example</loc></url></urlset>", "sitemap"),
        ("<kml xmlns='http://www.opengis.net/kml/2.2'><Document/></kml>", "map (KML)"),
        ("<svg xmlns='http://www.w3.org/2000/svg'><text>Karsa</text></svg>", "image (SVG)"),
        ("<?xml version='1.0'?><letter>Jets hit Karsa.</letter>", "XML of another kind"),
        ("<?xml version='1.0'?><rss><channel><title>Post</title></channel></rss>", "no entries"),
        ("<?xml version='1.0'?> nothing", "cannot be read"),
    ],
)
def test_other_xml_is_refused_by_what_it_is(source: str, what: str, tmp_path: Path) -> None:
    for run in through_every_door(source, tmp_path, "file.xml"):
        assert len(run) == 1
        assert run[0].startswith("refused")
        assert what in run[0]
