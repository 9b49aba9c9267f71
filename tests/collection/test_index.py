from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from geostrike.collection.entries import Entry
from geostrike.collection.index import write_index

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "</title></style><script>alert(1)</script> {{ 7*191 }} ${x} \u2028 javascript:alert(1)"


class Tags(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.links: list[str] = []
        self.outside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)
        for name, value in attrs:
            if name == "href":
                self.links.append(value or "")
            if name in ("src", "srcset", "data", "action") or name.startswith("on"):
                self.outside.append(name)


def entry(name: str, **more: object) -> Entry:
    known: dict[str, object] = {
        "key": name,
        "where": name,
        "name": name,
        "input": "",
        "files": {f"{name}.html": (1, "")},
        "title": HOSTILE,
        "outlet": HOSTILE,
        "published": "2031-03-01",
        "places": [[HOSTILE, "town", 10.6, 10.9, "point", 2.0], ["Karsa", "province", 10.5, 10.5, "area", 60.0]],
        "counts": {"points": 1},
        "doubts": 2,
    }
    return Entry(**(known | more))  # type: ignore[arg-type]


def draw(folder: Path, *entries: Entry) -> str:
    write_index(folder, entries)
    return (folder / "index.html").read_text("utf-8")


def test_text_of_articles_stays_text_and_nothing_is_loaded(tmp_path: Path) -> None:
    page = draw(
        tmp_path,
        entry("a"),
        entry("b", failure=HOSTILE),
        entry("c", warnings=[f"A correction no longer fits the article and was NOT applied {HOSTILE}"]),
    )
    tags = Tags(page)
    assert "script" not in tags.names
    assert tags.outside == []
    assert set(tags.links) == {"a.html", "b.html", "c.html"}
    assert "default-src 'none'" in unescape(page)
    assert "{{ 7*191 }}" in page
    assert "1337" not in page.split("<svg")[0]


def test_newest_come_first_and_failures_and_doubts_are_shown(tmp_path: Path) -> None:
    page = draw(
        tmp_path,
        entry("old", title="Old", published="2030-01-01"),
        entry("undated", title="Undated", published=None),
        entry("new", title="New"),
        entry("never", files={}, failure="it is empty", title=None),
    )
    order = [page.index(f">{title}<") for title in ("New", "Old", "Undated")]
    assert order == sorted(order)
    assert "it is empty" in page
    assert 'class="doubt">2<' in page
    assert "Reported strikes: 3 maps" in page


def test_an_area_is_a_triangle_with_its_name_and_no_circle_over_its_neighbours(tmp_path: Path) -> None:
    page = draw(tmp_path, entry("a"))
    assert [float(radius) for radius in re.findall(r'<circle [^>]*r="([\d.]+)"', page)] == [5.0]
    assert page.count('class="area"') == 1
    assert ">Karsa (province)</text>" in page
    assert "Karsa (province): 1, somewhere in it" in page


def test_of_names_that_lie_over_each_other_that_of_the_area_with_the_most_articles_is_shown(tmp_path: Path) -> None:
    near = ["Osk", "province", 10.5, 10.51, "area", 60.0]
    page = draw(tmp_path, entry("a", places=[["Karsa", "province", 10.5, 10.5, "area", 60.0], near]), entry("b"))
    assert re.findall(r"<text [^>]*>([^<]*)</text>", page) == ["Karsa (province)"]
    assert page.count('class="area"') == 2


def test_the_overview_has_a_spot_for_each_place_and_none_without_places(tmp_path: Path) -> None:
    assert Tags(draw(tmp_path, entry("a"), entry("b"))).names.count("circle") == 1
    assert "svg" not in Tags(draw(tmp_path, entry("a", places=[]))).names
    assert "No maps yet" in draw(tmp_path)
