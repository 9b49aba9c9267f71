"""The page over all maps: silent, readable by keyboard and on a telephone, and deaf to what articles call themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.collection.entries import Entry
from geostrike.collection.index import write_index
from tests.browser.attacks import ATTACKS
from tests.browser.test_page import violations

if TYPE_CHECKING:
    from pathlib import Path

    from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def write(folder: Path, titles: list[str]) -> str:
    entries = [
        Entry(
            key=f"{number}",
            where=title,
            name=f"map-{number}",
            input="",
            files={f"map-{number}.html": (1, "")},
            failure=title if number % 2 else None,
            title=title,
            outlet=title,
            published="2031-03-01",
            places=[
                [title, "town", 10.0 + number, 20.0, "point", 2.0],
                ["Karsa", "province", 10.5, 20.5, "area", 60.0],
            ],
        )
        for number, title in enumerate(titles)
    ]
    write_index(folder, entries)
    return (folder / "index.html").read_text("utf-8")


def test_it_is_silent_and_whatever_articles_call_themselves_stays_text(open_page: Open, tmp_path: Path) -> None:
    attacks = [attack if isinstance(attack, str) else str(attack) for attack in ATTACKS]
    opened = open_page(write(tmp_path, attacks), wait=False)
    opened.assert_silent()
    assert opened.page.locator("script, img, iframe, object").count() == 0
    assert opened.page.locator("tbody tr").count() == len(attacks)
    assert opened.page.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"


def test_every_map_is_reached_by_keyboard_and_nothing_overflows_a_telephone(open_page: Open, tmp_path: Path) -> None:
    page = open_page(write(tmp_path, ["Mill hit", "Depot"]), wait=False, viewport={"width": 320, "height": 640}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    reached = set()
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href')"))
    assert {"map-0.html", "map-1.html"} <= reached


def test_axe_finds_no_violation(open_page: Open, axe: str, tmp_path: Path) -> None:
    opened = open_page(write(tmp_path, ["Mill hit", "Depot"]), wait=False, bypass_csp=True)
    assert violations(opened, axe) == []
