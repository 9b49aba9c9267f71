"""The drawn page as people use it: silent, readable by keyboard and without JavaScript, linked both ways."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geostrike.maps import PageOptions, Tiles, draw_map, draw_page
from geostrike.model import Shape
from tests.maps.fictional import (
    LOWER_MILL,
    VELMAR,
    Atlas,
    make_empty_reading,
    make_large_reading,
    make_province_reading,
    make_reading,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.model import Place, Reading
    from tests.browser.conftest import Open, Opened

pytestmark = pytest.mark.browser
PHONE = {"width": 320, "height": 640}


@pytest.fixture(scope="module")
def html() -> str:
    return draw_page(make_reading(), Atlas())


def violations(opened: Opened, axe: str) -> list[str]:
    opened.page.evaluate(axe)
    found: list[str] = opened.page.evaluate(
        """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa",
        "best-practice"]})).violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html.slice(0, 120)).join(" | "))"""
    )
    return found


def test_the_page_asks_for_nothing_and_says_nothing(open_page: Open, html: str) -> None:
    opened = open_page(html)
    opened.page.mouse.wheel(0, -300)
    for icon in opened.page.locator(".marker").all():
        icon.click(force=True)
    opened.page.wait_for_timeout(300)
    opened.assert_silent()


def test_the_policy_stops_what_a_hole_would_let_in(open_page: Open, html: str) -> None:
    opened = open_page(html)
    opened.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hurt=1\">')")
    opened.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {text: 'window.hurt=1'}))"
    )
    opened.page.wait_for_timeout(200)
    assert opened.page.evaluate("window.hurt") is None
    assert opened.messages  # the browser says what it refused


def test_each_place_has_one_marker_whose_shape_tells_its_precision(open_page: Open, html: str) -> None:
    page = open_page(html).page
    shapes = page.eval_on_selector_all(
        ".marker", "icons => icons.map(i => i.querySelector('use').getAttribute('href')).sort()"
    )
    assert shapes == ["#shape-area", "#shape-dot", "#shape-ring", "#shape-square"]
    assert page.locator("path.area.approximate").count() == 1
    assert page.locator("path.uncertainty").count() == 3
    assert page.locator(".marker use[href='#shape-contested']").count() == 1
    assert page.locator(".label-site .word").text_content() == "contested"


def test_an_uncertainty_ring_is_in_true_kilometres(open_page: Open, html: str) -> None:
    page = open_page(html, hash_="#at=48.02,67.1,11").page
    width = page.evaluate("Math.max(...[...document.querySelectorAll('path.uncertainty')].map(p => p.getBBox().width))")
    metres_per_pixel = page.evaluate("40075016.7 * Math.cos(48.02 * Math.PI / 180) / 2 ** 11 / 256")
    assert width * metres_per_pixel / 2000 == pytest.approx(4, rel=0.05)


def test_the_map_goes_no_closer_than_a_place_is_known(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.get_by_role("link", name="Velmar").first.click()
    radius = page.evaluate(
        "Math.max(...[...document.querySelectorAll('path.uncertainty')].map(p => p.getBoundingClientRect().height)) / 2"
    )
    assert radius < page.evaluate("document.getElementById('map_geostrike').clientHeight / 2")
    deepest = page.evaluate("map_geostrike.getMaxZoom()")
    for _ in range(12):
        page.evaluate("void map_geostrike.zoomIn(2, {animate: false})")
    assert page.evaluate("map_geostrike.getZoom()") <= deepest <= 15


def test_speaker_and_quote_are_readable_by_keyboard_alone(open_page: Open, html: str) -> None:
    page = open_page(html).page
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.classList.contains('marker')"):
            break
    assert "claim" in page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_selector(".popup")
    assert page.evaluate("document.activeElement.textContent") in ("All that is said", "1 more")
    page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.closest('.place')?.textContent || ''")
    place = page.evaluate("document.activeElement.textContent")
    assert place in ("Velmar", "Kestrin", "Lower Mill", "Ilmen crossing")
    assert "reports a strike" in focused
    assert page.locator(".place.selected blockquote").first.is_visible()


def test_escape_closes_the_card_and_gives_the_focus_back(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.locator(".marker").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".popup")
    page.keyboard.press("Escape")
    page.wait_for_selector(".popup", state="hidden")
    assert page.evaluate("document.activeElement.classList.contains('marker')")


def test_without_javascript_the_whole_page_reads_as_a_document(open_page: Open, html: str) -> None:
    page = open_page(html, wait=False, java_script_enabled=False).page
    for words in (
        "Velmar",
        "Orsk Observatory",
        "denies the target",
        "at least 4 killed",
        "Reported, but not on the map",
    ):
        assert page.get_by_text(words).first.is_visible()
    assert page.locator("blockquote").first.is_visible()
    assert "needs JavaScript" in (page.locator("noscript").first.text_content() or "")
    page.locator("#text summary").click()
    assert page.get_by_text("The general threatened").last.is_visible()


def test_denials_stand_beside_what_they_deny(open_page: Open, html: str) -> None:
    page = open_page(html).page
    left, right = page.locator(".sides").first.locator(".side").all()
    assert "Orsk Observatory" in (left.text_content() or "")
    assert "denies the target" in (right.text_content() or "")
    assert "a depot" in (right.text_content() or "")
    a, b = left.bounding_box(), right.bounding_box()
    assert a is not None
    assert b is not None
    assert b["x"] >= a["x"] + a["width"]
    assert abs(a["y"] - b["y"]) < 2


def test_text_list_and_map_are_linked_both_ways(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.locator(".claim .to-text").first.click()
    assert page.locator("#text details").evaluate("e => e.open")
    assert page.locator("#text-claim-c1").is_visible()
    page.locator("#text a.named").first.click()
    assert page.locator(".place.selected h3").text_content() == "Velmar Велмар"
    page.locator("#text a.said").first.click()
    assert page.locator("#claim-c1").is_visible()


def test_background_strikes_look_different_and_can_be_hidden(open_page: Open, html: str) -> None:
    page = open_page(html).page
    assert page.locator(".marker.past").count() == 1
    page.locator("#past").uncheck()
    assert page.locator(".marker.past").count() == 0
    assert page.locator("#place-made-up-ilmen-crossing").is_hidden()
    assert page.locator("#status").text_content() == "3 places of 4 shown"
    assert page.locator("section.rest .claim:visible").count() == 3
    page.wait_for_timeout(300)
    assert "past=0" in page.evaluate("location.hash")


def test_search_and_filters_narrow_list_and_map_together(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.locator(".drawer > summary").click()
    page.locator("#search").fill("lower MILL")
    page.locator("#place-made-up-velmar").wait_for(state="hidden")
    assert page.locator(".marker").count() == 1
    page.locator("#clear").click()
    assert page.locator(".marker").count() == 4
    page.locator(".filters > summary").click()
    page.locator("select[data-facet=speaker]").select_option("villagers")
    assert page.locator(".place:visible h3").all_text_contents() == ["Kestrin"]
    page.locator("select[data-facet=speaker]").select_option("")
    page.locator("select[data-facet=stance]").select_option("denies")
    assert page.locator(".place:visible .claim:visible").count() == 1


def test_search_and_filters_hold_for_statements_without_a_place_too(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.locator(".drawer > summary").click()
    page.locator("#search").fill("state RADIO")
    page.locator("#not-events").wait_for(state="hidden")
    assert page.locator("section.rest .claim:visible").count() == 1
    assert page.locator("#status").text_content() == "0 places of 4 and 1 statement of 3 without a place shown"
    page.locator("#clear").click()
    page.locator(".filters > summary").click()
    page.locator("select[data-facet=level]").select_option("Province")
    assert page.locator("section.rest .claim:visible").count() == 0


def test_the_card_says_when_who_what_toll_and_who_denies(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.locator(".marker[aria-label^=Velmar]").click(force=True)
    card = page.locator(".popup")
    facts = dict(zip(card.locator("dt").all_text_contents(), card.locator("dd").all_text_contents(), strict=True))
    assert facts == {
        "When": "Tuesday 1 April 2031",
        "Attacker, not stated": "probably Tarnia: as most strikes of this story, 94 %",
        "Toll": "“at least four people were killed”, says Orsk Observatory",
        "Weapon": "Aircraft",
    }
    quote = card.locator(".says blockquote").first
    assert quote.text_content() == "Aircraft bombed the town of Velmar on Tuesday, the Orsk Observatory said"
    assert quote.locator("mark").text_content() == "Velmar"
    assert "denies the target" in (card.locator(".against").text_content() or "")
    assert card.get_by_role("button", name="1 more").is_visible()
    card.get_by_role("button", name="Read in the text").click()
    assert page.locator("#text-claim-c1").is_visible()


def test_the_card_never_says_the_same_twice(open_page: Open, html: str) -> None:
    page = open_page(html).page
    for icon in page.locator(".marker").all():
        icon.click(force=True)
        lines = page.locator(".popup p, .popup dd, .popup blockquote").all_text_contents()
        assert len(lines) == len(set(lines))


def test_coordinates_and_the_link_to_a_place_can_be_copied(open_page: Open, html: str) -> None:
    opened = open_page(html, permissions=["clipboard-read", "clipboard-write"])
    page = opened.page
    page.get_by_role("link", name="Velmar").first.click()
    page.locator(".popup .coordinates summary").click()
    assert page.locator(".popup output").all_text_contents() == [
        "48.020, 67.100",
        "48°01′12″N 67°06′00″E",
        "42U UU 58 20",
    ]
    for number, text in enumerate(page.locator(".popup output").all_text_contents()):
        page.locator(".popup .coordinates .button").nth(number).click()
        page.wait_for_timeout(50)
        assert page.evaluate("navigator.clipboard.readText()") == text
    page.get_by_role("button", name="Copy link").click()
    page.wait_for_timeout(50)
    assert page.evaluate("navigator.clipboard.readText()").endswith("page-0.html#place-made-up-velmar")
    opened.assert_silent()


def test_links_elsewhere_say_where_they_lead_and_not_whence(open_page: Open, html: str) -> None:
    opened = open_page(html)
    opened.page.get_by_role("link", name="Velmar").first.click()
    links = opened.page.locator(".popup .outlinks a")
    assert links.count() == 5
    assert {link.get_attribute("rel") for link in links.all()} == {"noopener noreferrer nofollow"}
    assert any("2031-04-01" in (link.get_attribute("href") or "") for link in links.all())
    opened.assert_silent()
    without = open_page(draw_page(make_reading(), Atlas(), options=PageOptions(outlinks=False))).page
    without.get_by_role("link", name="Velmar").first.click()
    assert without.locator(".popup .outlinks").count() == 0


def test_circles_can_be_switched_off_and_a_permalink_keeps_it(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.locator("#rings").uncheck()
    assert page.locator("path.uncertainty").count() == 0
    page.wait_for_timeout(300)
    again = open_page(html, hash_=page.evaluate("location.hash")).page
    assert again.locator("path.uncertainty").count() == 0
    assert not again.locator("#rings").is_checked()


def test_markers_at_one_spot_fan_out(open_page: Open) -> None:
    reading = make_reading()
    spot = replace(LOWER_MILL, latitude=VELMAR.latitude, longitude=VELMAR.longitude)
    moved = replace(reading.strikes[2], place=spot)
    page = open_page(draw_page(replace(reading, strikes=(reading.strikes[0], moved)), Atlas())).page
    first, second = [icon.bounding_box() for icon in page.locator(".marker").all()]
    assert first is not None
    assert second is not None
    assert abs(first["x"] - second["x"]) + abs(first["y"] - second["y"]) > 25
    assert page.locator(".marker .leg").count() == 2


def test_a_permalink_restores_place_view_and_filters(open_page: Open, html: str) -> None:
    first = open_page(html).page
    first.locator("#places").get_by_role("link", name="Kestrin").click()
    first.locator(".drawer > summary").click()
    first.locator(".filters > summary").click()
    first.locator("select[data-facet=weapon]").select_option("Shells")
    first.wait_for_timeout(300)
    hash_ = first.evaluate("location.hash")
    assert hash_.startswith("#place-made-up-kestrin&weapon=Shells&at=")
    second = open_page(html, hash_=hash_).page
    assert second.locator(".place.selected h3").text_content() == "Kestrin"
    assert second.locator(".place:visible").count() == 2
    assert second.evaluate("map_geostrike.getZoom()") == first.evaluate("map_geostrike.getZoom()")
    assert second.evaluate("map_geostrike.getCenter().lat") == pytest.approx(
        first.evaluate("map_geostrike.getCenter().lat"), abs=0.01
    )


def test_a_time_range_hides_what_lies_outside(open_page: Open, html: str) -> None:
    page = open_page(html).page
    page.locator(".drawer > summary").click()
    page.locator("#from").fill("31")
    assert page.locator(".place:visible h3").all_text_contents() == ["Velmar Велмар"]
    assert "Undated claims are hidden" in (page.locator(".time legend").text_content() or "")


@pytest.mark.parametrize("ending", ["geojson", "csv"])
def test_the_data_can_be_taken_from_inside_the_page(open_page: Open, html: str, ending: str, tmp_path: Path) -> None:
    opened = open_page(html, accept_downloads=True)
    opened.page.locator(".drawer > summary").click()
    with opened.page.expect_download() as waiting:
        opened.page.locator(f"[data-download={ending}]").click()
    target = tmp_path / "data"
    waiting.value.save_as(target)
    text = target.read_text("utf-8-sig")
    assert waiting.value.suggested_filename == f"made-up.{ending}"
    assert "Orsk Observatory" in text
    assert "Port Sill" in text
    assert '"geometry":null' in text if ending == "geojson" else text.startswith("place,local_name,level")
    assert "place_as_written" in text
    opened.assert_silent()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_no_violation(open_page: Open, html: str, axe: str, scheme: str, width: int) -> None:
    opened = open_page(html, bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 800})
    for element in opened.page.locator("details").all():
        element.evaluate("e => { e.open = true; }")
    opened.page.locator(".marker").first.click(force=True)
    assert violations(opened, axe) == []


@pytest.mark.parametrize("make", [make_empty_reading, make_province_reading])
def test_axe_finds_no_violation_in_sparse_pages(open_page: Open, axe: str, make: Callable[[], Reading]) -> None:
    assert violations(open_page(draw_page(make(), Atlas()), bypass_csp=True), axe) == []


def test_nothing_is_cut_off_on_a_narrow_phone(open_page: Open, html: str) -> None:
    page = open_page(html, viewport=PHONE, has_touch=True, is_mobile=True).page
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.getElementById('map_geostrike').clientHeight") >= 300
    sizes = page.eval_on_selector_all(
        ".marker, .button, .leaflet-bar a", "all => all.map(e => Math.min(e.offsetWidth || 99, e.offsetHeight || 99))"
    )
    assert min(sizes) >= 24


def test_on_a_phone_a_marker_opens_the_sheet_at_its_place_with_the_map_in_view(open_page: Open, html: str) -> None:
    opened = open_page(html, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = opened.page
    assert page.evaluate("document.documentElement.scrollHeight") <= 844
    page.locator(".handle").click()
    page.locator(".handle").click()
    assert page.locator("#list").get_attribute("data-height") == "strip"
    page.locator(".marker[aria-label^=Kestrin]").click(force=True)
    assert page.locator("#list").get_attribute("data-height") == "half"
    heading = page.locator(".place.selected h3").bounding_box()
    marker = page.locator(".marker.chosen").bounding_box()
    sheet = page.locator("#list").bounding_box()
    assert heading is not None
    assert marker is not None
    assert sheet is not None
    assert 0 < marker["y"] < sheet["y"] - marker["height"] / 2
    assert sheet["y"] <= heading["y"] < 844
    page.go_back()
    page.wait_for_selector("#list[data-height=strip]")
    opened.assert_silent()


def test_the_sheet_is_drawn_up_and_down_by_its_handle(open_page: Open, html: str) -> None:
    page = open_page(html, viewport={"width": 390, "height": 844}).page
    for to, height in ((60, "full"), (830, "strip"), (450, "half")):
        handle = page.locator(".handle").bounding_box()
        assert handle is not None
        page.mouse.move(195, handle["y"] + 14)
        page.mouse.down()
        page.mouse.move(195, (to + handle["y"]) / 2)
        page.mouse.move(195, to)
        page.mouse.up()
        assert page.locator("#list").get_attribute("data-height") == height


def test_zoomed_far_out_the_land_is_still_there(open_page: Open, html: str) -> None:
    opened = open_page(html)
    page = opened.page
    first = page.evaluate("map_geostrike.getZoom()")
    for out in (2, 4):
        page.evaluate("(zoom) => void map_geostrike.setZoom(zoom, {animate: false})", first - out)
        assert page.evaluate("map_geostrike.getZoom()") == first - out
        land = page.evaluate("document.querySelector('path.land').getBoundingClientRect().width")
        assert land >= page.evaluate("document.getElementById('map_geostrike').clientWidth") * 0.9
        assert page.locator("path.land:not(.locator *)").count() == 1
    opened.assert_silent()


def test_a_picture_to_share_has_the_news_and_no_buttons(open_page: Open, html: str) -> None:
    page = open_page(html, hash_="#picture", viewport={"width": 1200, "height": 630}).page
    assert page.locator("button:visible, .leaflet-control-zoom:visible, .list-side:visible").count() == 0
    for words in ("Four die in Velmar", "The Tarnia Courier", "not a verified one"):
        assert page.get_by_text(words).first.is_visible()
    assert page.locator(".marker").count() == 4


def test_words_written_right_to_left_stay_apart_from_their_surroundings(open_page: Open) -> None:
    from tests.maps.arabic import make_arabic_reading

    page = open_page(draw_page(make_arabic_reading(), Atlas())).page
    assert page.locator("blockquote").first.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.locator("h1").evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.getElementById('map_geostrike')).direction") == "ltr"


def test_an_article_without_strikes_says_so_kindly(open_page: Open) -> None:
    opened = open_page(draw_page(make_empty_reading(), Atlas()))
    assert "does not report a strike" in (opened.page.locator(".map-note").last.text_content() or "")
    assert opened.page.get_by_text("opened a library").last.is_visible()
    opened.assert_silent()


def test_many_places_are_gathered_and_their_list_grows_as_it_is_read(open_page: Open) -> None:
    html = draw_page(make_large_reading(400), Atlas(), options=PageOptions(static_limit=100))
    opened = open_page(html)
    page = opened.page
    assert page.locator(".cluster").count() > 3
    assert 0 < page.locator(".place").count() < 400
    page.evaluate("document.getElementById('more').scrollIntoView()")
    page.locator(".place").nth(100).wait_for(state="attached")
    page.locator("#search").fill("place 399")
    page.wait_for_selector("#place-made-up-place-399")
    assert page.locator(".place").count() == 1
    opened.assert_silent()


def test_tiles_loosen_the_policy_for_their_host_only(open_page: Open) -> None:
    tiles = Tiles(url="https://{s}.tiles.example/{z}/{x}/{y}.png", attribution="<b>Tiles</b> & co")
    opened = open_page(draw_page(make_reading(), Atlas(), options=PageOptions(tiles=tiles)))
    opened.page.wait_for_timeout(300)
    assert opened.requests
    assert all(".tiles.example/" in url for url in opened.requests)
    assert "<b>Tiles</b> & co" in (opened.page.locator(".leaflet-control-attribution").text_content() or "")
    assert not [message for message in opened.messages if "Content Security Policy" in message]


def test_a_notebook_shows_the_page_in_its_frame(open_page: Open) -> None:
    frame = draw_map(make_reading(), Atlas())._repr_html_()
    opened = open_page(f"<!DOCTYPE html><title>notebook</title><body>{frame}</body>", wait=False)
    inner = opened.page.frame_locator("iframe")
    inner.locator(".marker").first.wait_for()
    assert inner.locator("h1").text_content() == "Four die in Velmar, and two accounts of why"
    assert opened.messages == []
    assert opened.errors == []


def test_on_both_sides_of_180_degrees_markers_stand_side_by_side_with_true_coordinates(open_page: Open) -> None:
    def moved(place: Place | None) -> Place | None:
        return replace(place, latitude=-17.0, longitude=-179.4 if place == LOWER_MILL else 179.5) if place else None

    whole = make_reading()
    reading = replace(
        whole,
        strikes=tuple(replace(s, place=moved(s.place)) for s in whole.strikes),
        resolutions=tuple(replace(r, place=moved(r.place)) for r in whole.resolutions),
    )
    opened = open_page(draw_page(reading, Atlas()), viewport={"width": 1440, "height": 900})
    page = opened.page
    for name in ("Velmar", "Lower Mill"):
        box = page.locator(f".marker[title^='{name}']").bounding_box()
        assert box is not None
        assert 500 < box["x"] < 1440
    page.locator(".marker[title^='Lower Mill']").press("Enter")
    assert "-17.000, -179.400" in (page.locator(".card").text_content() or "")
    page.evaluate("void map_geostrike.panBy([4000, 0], {animate: false})")
    assert page.evaluate("map_geostrike.getCenter().lng") > 180
    opened.assert_silent()


def test_a_text_that_names_no_place_shows_the_world_and_the_name_as_written(open_page: Open) -> None:
    whole = make_reading()
    lost = replace(whole.strikes[1], place=None, level=None, shown_as=Shape.LIST, toponym_id="t3")
    reading = replace(
        whole, strikes=(lost,), resolutions=tuple(replace(r, place=None) for r in whole.resolutions), links=()
    )
    page = open_page(draw_page(reading, Atlas())).page
    assert page.locator("#unplaced h3").first.text_content() == "Kestrin"
    assert page.evaluate("document.querySelectorAll('path.land').length") == 1
    assert page.evaluate("document.querySelector('path.land').getBBox().width") > 500
    page = open_page(draw_page(reading, Atlas()), viewport={"width": 390, "height": 844}).page
    land, sheet = (page.locator(name).bounding_box() for name in ("path.land", "#list"))
    assert land is not None
    assert sheet is not None
    assert land["y"] + land["height"] / 2 < sheet["y"]


def test_the_small_map_hides_no_marker_and_no_name_lies_under_a_button(open_page: Open) -> None:
    page = open_page(draw_page(make_reading(), Atlas()), viewport={"width": 768, "height": 900}).page
    for x, y in ((-150, 200), (150, 300), (-60, 420)):
        page.evaluate("([x, y]) => void map_geostrike.panBy([-x, -y], {animate: false})", [x, y])
        covered = page.evaluate(
            """() => { const boxes = (s) => [...document.querySelectorAll(s)].map((e) => e.getBoundingClientRect()).filter((b) => b.width);
            const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
            const points = boxes('.marker').map((b) => ({ left: b.left + 10, right: b.right - 10, top: b.top + 10, bottom: b.bottom - 10 }));
            return [boxes('.locator-box').filter((box) => points.some((point) => over(point, box))).length,
            boxes('.leaflet-control').filter((box) => boxes('.label').some((label) => over(label, box))).length]; }"""
        )
        assert covered == [0, 0]
        page.evaluate("([x, y]) => void map_geostrike.panBy([x, y], {animate: false})", [x, y])


def test_a_page_of_these_tests_finds_nothing_that_another_stored(open_page: Open, html: str) -> None:
    open_page(html).page.evaluate("localStorage.setItem('one', 'two')")
    assert open_page(html).page.evaluate("localStorage.length") == 0
