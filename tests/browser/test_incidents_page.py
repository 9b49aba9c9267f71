"""The page of a collection: silent, deaf to what articles say, usable by keyboard, and quick with many incidents."""

from __future__ import annotations

import itertools
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geostrike.incidents import join_reports
from geostrike.maps.incidents_page import Sheet, draw_incidents, encode_view
from geostrike.model import About, Article, Collection, Denial, Level, Report, Source
from tests.browser.attacks import ATTACKS
from tests.browser.test_attacks import squeeze
from tests.browser.test_page import violations
from tests.incidents.made_up import PARTIES, accuse, count, make_place, make_report

if TYPE_CHECKING:
    from tests.browser.conftest import Open

pytestmark = pytest.mark.browser


def collect(reports: list[Report], title: str = "A story") -> Collection:
    articles = {
        report.article_id: Article(
            id=report.article_id, text="", sha256="0" * 64, title=title, outlet=Source(name=title), url="https://example.org/",
            published=report.published,
        )
        for report in reports
    }  # fmt: skip
    return Collection(
        articles=tuple(articles[key] for key in sorted(articles)), incidents=join_reports(reports, {}, PARTIES)
    )


def make_reports() -> list[Report]:
    dovrin, zelimar = make_place("Dovrin"), make_place("Zelimar", 11.5, level=Level.PROVINCE, km=60.0)
    return [
        make_report("a", dovrin, attacker="Turkey", killed=(3, 3)),
        make_report("b", dovrin, attacker="Russia", killed=(9, None)),
        make_report("c", dovrin, 9, published=9),
        make_report("d", zelimar, 20, published=20),
        make_report("e", "Tall Meru", -400, published=21, background=True),
    ]


def test_the_page_is_silent_and_shows_what_is_not_only_recalled(open_page: Open) -> None:
    opened = open_page(draw_incidents(collect(make_reports()), "made up"))
    assert opened.page.locator(".incident").count() == 3
    opened.page.get_by_label("Also what is only recalled").check()
    assert opened.page.locator(".incident").count() == 4
    opened.assert_silent()


def test_an_incident_opens_with_its_reports_disputes_and_reasons(open_page: Open) -> None:
    page = open_page(draw_incidents(collect(make_reports()))).page
    page.get_by_label("More than one origin").check()
    assert page.locator("#status").inner_text().startswith("1 incident")
    page.locator(".incident summary").first.focus()
    page.keyboard.press("Enter")
    incident = page.locator(".incident")
    incident.get_by_text("Accuses: Turkey").first.wait_for()  # its reports are written when it opens
    text = incident.inner_text()
    assert "reported by 2 articles, 2 independent origins; disputed" in text
    assert "Disputed: killed: 3, at least 9 by different sources" in text
    page.get_by_text("Why these reports").click()
    incident.get_by_text("Joined: the same place, Dovrin").first.wait_for()


def test_words_party_and_days_narrow_what_is_shown(open_page: Open) -> None:
    page = open_page(draw_incidents(collect(make_reports()))).page
    page.get_by_label("Accused").select_option("Turkey")
    assert page.locator(".incident").count() == 1
    page.get_by_label("Accused").select_option("")
    page.get_by_label("Words").fill("zelimar")
    assert page.locator(".incident").count() == 1
    page.get_by_label("Words").fill("")
    page.get_by_label("Reported since").fill("2031-04-02")
    assert page.locator(".incident .new").count() == 1
    page.get_by_label("Reported since").fill("")
    page.get_by_role("button", name="Step on").click()
    assert page.locator(".incident").count() == 1
    page.get_by_role("button", name="All days").click()
    assert page.locator(".incident").count() == 3


def test_one_old_day_does_not_stretch_the_axis_and_stays_within_reach(open_page: Open) -> None:
    old = make_report("f", make_place("Oskara", 12.0), -4000, published=1, told=True)
    page = open_page(draw_incidents(collect([*make_reports(), old]))).page
    first = page.get_by_label("First day")
    assert first.get_attribute("aria-valuetext") in (None, "2031-02-10")
    page.get_by_label("Last day").fill("0")
    assert "Oskara" in page.locator("#incidents").inner_text()


def test_the_bars_count_what_is_shown(open_page: Open) -> None:
    page = open_page(draw_incidents(collect(make_reports()))).page
    bars = "[...document.querySelectorAll('.histogram rect')].filter((bar) => Number(bar.getAttribute('height')) > 0).length"
    before = page.evaluate(bars)
    page.get_by_label("Words").fill("zelimar")
    assert page.evaluate(bars) < before


def test_no_name_lies_over_another(open_page: Open) -> None:
    crowd = [make_report(f"a{n}", make_place(f"Dovrin {n}", 11 + n / 1000)) for n in range(8)]
    far = make_report("far", make_place("Zelimar", 13.0, 13.0))
    page = open_page(draw_incidents(collect([*crowd, far]))).page
    shown = "[...document.querySelectorAll('.spot-name:not(.crowded)')].map((name) => name.getBoundingClientRect().top)"
    tops = sorted(page.evaluate(shown))
    assert len(tops) >= 2
    assert all(below - above >= 8 for above, below in itertools.pairwise(tops))


def test_what_is_new_since_the_last_run_is_marked(open_page: Open) -> None:
    incidents = collect(make_reports()).incidents
    html = Sheet(
        [],
        [encode_view(replace(i, reports=())) for i in incidents],
        [],
        count=len(incidents),
        several=0,
        disputed=0,
        gazetteer="",
        fresh=[incidents[0].id],
    ).write()
    page = open_page(html).page
    assert page.locator(".incident .new").count() == 1
    page.get_by_label("New since the last run").check()
    assert page.locator(".incident").count() == 1


def test_a_collection_without_incidents_is_a_page(open_page: Open) -> None:
    opened = open_page(draw_incidents(Collection(articles=(), incidents=())))
    assert "0 incidents" in opened.page.locator("#status").inner_text()
    opened.assert_silent()


def test_whatever_articles_say_stays_text(open_page: Open) -> None:
    reports = []
    for number, attack in enumerate(str(attack) for attack in ATTACKS):
        place = make_place(attack, 11 + number / 50)
        report = make_report(f"{number}{attack}", place, number, published=number, attacker=attack, killed=(4, 4))
        denial = Denial(about=About.STRIKE, speaker=attack, words=attack)
        toll = replace(count(4, 4), words=attack, speaker=attack)
        told = replace(report, quote=attack, denials=(denial,), tolls=(toll,), attackers=(accuse(attack),))
        reports.append(told)
    for first in range(0, len(reports), 90):  # the page shows a hundred at a time
        some = reports[first : first + 90]
        opened = open_page(draw_incidents(collect(some, title=some[0].quote), some[0].quote))
        page = opened.page
        page.evaluate("document.querySelectorAll('details').forEach((element) => { element.open = true; })")
        page.locator("blockquote").nth(len(some) - 1).wait_for(state="attached")
        assert page.evaluate("window.hurt") is None
        assert page.locator("#list :is(img, iframe, script, object, form, math, video, template)").count() == 0
        shown = squeeze(page.evaluate("document.body.textContent"))
        assert [report.quote for report in some if squeeze(report.quote) not in shown] == []
        opened.assert_silent()


def test_axe_finds_nothing(open_page: Open) -> None:
    bundle = pytest.importorskip(
        "axe_playwright_python", reason="NO ACCESSIBILITY TEST: pip install axe-playwright-python"
    )
    axe = (Path(bundle.__file__).parent / "axe.min.js").read_text("utf-8")
    opened = open_page(draw_incidents(collect(make_reports())))
    opened.page.locator(".incident summary").first.click()
    assert violations(opened, axe) == []


def test_nothing_overflows_a_telephone(open_page: Open) -> None:
    page = open_page(draw_incidents(collect(make_reports())), viewport={"width": 320, "height": 640}).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.slow
def test_twenty_thousand_incidents_are_usable_soon(open_page: Open) -> None:
    collection = collect(make_reports())
    one = collection.incidents[0]
    places = [make_place(f"Town {n}", 10 + n / 400, 10 + n % 70 / 10) for n in range(2000)]
    many = tuple(replace(one, id=f"i{n}", place=places[n % 2000], name=places[n % 2000].name) for n in range(20_000))
    html = draw_incidents(replace(collection, incidents=many))
    before = time.process_time()
    opened = open_page(html)
    ready = opened.page.evaluate("performance.now()")
    assert opened.page.locator(".incident").count() == 100
    assert ready < 30_000, (ready, before)  # three seconds where nothing else runs; tests share their cores
    opened.assert_silent()


def test_an_area_bears_its_name_as_somewhere_in_it(open_page: Open) -> None:
    page = open_page(draw_incidents(collect(make_reports()))).page
    page.locator(".spot-name").first.wait_for(state="attached")
    assert "somewhere in Zelimar" in page.locator(".spot-name").all_text_contents()
