"""Incidents as an Atom feed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree

from geostrike.export.atom import encode_feed
from geostrike.incidents import join_reports
from geostrike.model import Collection, Report
from tests.browser.attacks import ATTACKS
from tests.incidents.made_up import PARTIES, make_place, make_report

ATOM = "{http://www.w3.org/2005/Atom}"
DOVRIN = make_place("Dovrin")


def feed(*reports: Report) -> etree._Element:
    text = encode_feed(Collection(articles=(), incidents=join_reports(reports, {}, PARTIES)))
    return etree.fromstring(text.encode("utf-8"))


def test_what_was_reported_last_comes_first() -> None:
    entries = feed(make_report("a", DOVRIN), make_report("b", DOVRIN, 9, published=9)).findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}updated") for entry in entries] == ["2031-03-22T00:00:00Z", "2031-03-13T00:00:00Z"]


def test_a_later_report_changes_the_entry_and_keeps_its_id() -> None:
    (before,) = feed(make_report("a", DOVRIN)).findall(f"{ATOM}entry")
    (after,) = feed(make_report("a", DOVRIN), make_report("b", DOVRIN, published=1)).findall(f"{ATOM}entry")
    assert before.findtext(f"{ATOM}id") == after.findtext(f"{ATOM}id")
    assert before.findtext(f"{ATOM}updated") != after.findtext(f"{ATOM}updated")
    assert "2 independent origins" in (after.findtext(f"{ATOM}title") or "")


@pytest.mark.parametrize("attack", [*map(str, ATTACKS[::9]), "\x00\x1b[31m\ufffe\ud800"])
def test_whatever_articles_say_is_text(attack: str) -> None:
    told = replace(make_report("a", make_place(attack)), quote=attack)
    (entry,) = feed(told).findall(f"{ATOM}entry")
    assert all(not len(child) for child in entry)


def test_a_feed_of_nothing_is_a_feed() -> None:
    assert feed().findtext(f"{ATOM}updated") == "1970-01-01T00:00:00Z"
