"""The pure functions of the page's script, called on their own."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import mgrs
import pytest

from geostrike.export.formulas import defuse
from geostrike.maps.page import PAGE, write_constants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def script(browser: Browser) -> Iterator[Page]:
    """An empty page with the modules of pure functions loaded as they are."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.add_script_tag(content=write_constants())
    for name in (
        "dom.js",
        "geometry.js",
        "coordinates.js",
        "outlinks.js",
        "state.js",
        "permalink.js",
        "time.js",
        "downloads.js",
    ):
        page.add_script_tag(content=(PAGE / "script" / name).read_text("utf-8"))
    yield page
    context.close()


def call(page: Page, code: str, value: Any = None) -> Any:
    return page.evaluate(code, value)


def test_a_line_of_steps_becomes_points(script: Page) -> None:
    assert call(script, "decodeLine([1000, 2000, 500, -500])") == [[2, 1], [1.5, 1.5]]


def test_lines_join_into_a_ring_backwards_too(script: Page) -> None:
    ring = call(script, "joinLines([0, ~1], [[[0, 0], [0, 1]], [[0, 0], [1, 1], [0, 1]]])")
    assert ring == [[0, 0], [0, 1], [1, 1], [0, 0]]


@pytest.mark.parametrize("km", [0.1, 1, 5, 25, 100, 400])
def test_the_closest_zoom_leaves_the_uncertainty_within_half_the_window(script: Page, km: float) -> None:
    zoom = call(script, "(km) => closestZoom(km, 35, 520)", km)
    width = km * 2000 / (156543.034 * 0.8191520443 / 2**zoom)
    assert width <= 260.5 or zoom == 2
    assert zoom <= 15


def test_labels_never_lie_over_each_other(script: Page) -> None:
    spots = call(
        script,
        """() => placeLabels(Array.from({length: 300}, (_, i) => { const x = (i * 61) % 700, y = (i * 37) % 500;
        return [[x, y, x + 60, y + 14], [x - 70, y, x - 10, y + 14]]; }), [[0, 0, 20, 20]], [0, 0, 800, 600])""",
    )
    placed = [spot for spot in spots if spot]
    assert len(placed) > 50
    for i, a in enumerate(placed):
        assert a[0] >= 0
        assert not (a[0] < 20 and a[1] < 20)
        for b in placed[:i]:
            assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]


def test_a_permalink_reads_back_what_was_written(script: Page) -> None:
    state = {"chosen": "place-x-1", "query": "a&b=c #%", "speaker": "مرصد", "from": "2031-01-02", "past": False}
    back = call(script, "(s) => readHash(writeHash({...freshState(), ...s}, {lat: 1.5, lng: -2.25, zoom: 7.5}))", state)
    assert {key: back["state"][key] for key in state} == state
    assert back["view"] == {"lat": 1.5, "lng": -2.25, "zoom": 7.5}


@pytest.mark.parametrize(
    "hash_", ["#at=1,2", "#at=91,0,5", "#at=a,b,c", "#q=%E0%A4%A", "#<b>", "#", "#=&&=", "#__proto__=x"]
)
def test_a_broken_permalink_is_as_good_as_none(script: Page, hash_: str) -> None:
    back = call(script, "(h) => readHash(h)", hash_)
    assert back["view"] is None
    assert back["anchor"] is None
    assert back["state"] == call(script, "freshState()")


def test_claims_fit_a_range_of_days_if_they_touch_it(script: Page) -> None:
    march = {"from": "2031-03-01", "to": "2031-03-31"}
    meet = "([c, from, to]) => datesMeet(c, from, to)"
    assert call(script, meet, [march, "2031-03-31", "2031-04-02"])
    assert not call(script, meet, [march, "2031-04-01", ""])
    assert not call(script, meet, [{}, "2031-04-01", ""])


def test_a_search_ignores_case_and_marks(script: Page) -> None:
    assert call(script, "fold('Tallbīsah ÉCOLE')") == "tallbisah ecole"


def test_days_are_counted_once_however_long_their_span(script: Page) -> None:
    bars = call(script, "countDays([{from: '2031-03-01', to: '2031-03-04'}, {from: '2031-03-04', to: '2031-03-04'}])")
    assert [bar["count"] for bar in bars] == [0.25, 0.25, 0.25, 1.25]
    assert call(script, "countDays([{from: '2031-03-01', to: '2031-03-01'}])") == []


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@x", "'@x"),
        ("+1", "'+1"),
        ("-x", "'-x"),
        ("\t=1", "\t'=1"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("x;=1;y", '"x;\'=1;y"'),
        ("x\n=1", '"x\n\'=1"'),
        (["a", "=b"], '"a;\' =b"'),
        (-12.5, "-12.5"),
        ("a\x1b[2J\x9b", "a\ufffd[2J\ufffd"),
        ('a"b', '"a""b"'),
        ("a,b", '"a,b"'),
        (None, ""),
        (["a", "b"], '"a; b"'),
        (3.5, "3.5"),
    ],
)
def test_a_spreadsheet_takes_no_cell_for_a_formula(script: Page, value: object, written: str) -> None:
    assert call(script, "(v) => cell(v)", value) == written


def test_the_page_and_the_tables_follow_one_rule(script: Page) -> None:
    pieces = ["=", "-", "＠", ";", "\t", "\n", "\r", " ", '"', "'", "x", "\u00a0", "\u200b", "|", ","]
    values = ["".join(value) for length in range(4) for value in itertools.product(pieces, repeat=length)]
    shown = call(script, "(values) => values.map((v) => v.replace(new RegExp(FORMULA, 'g'), \"$1'\"))", values)
    assert shown == [defuse(value) for value in values]


@pytest.mark.parametrize(
    "url", ["javascript:1", " https://a.example", 'https://a.example/"', "data:text/html,x", "", None]
)
def test_only_addresses_of_the_web_become_links(script: Page, url: str | None) -> None:
    assert call(script, "(u) => safeLink(u)", url) is None
    assert call(script, "safeLink('https://a.example/b?c=d#e')") == "https://a.example/b?c=d#e"


SPOTS = [
    (35.8142, 36.3198),
    (-33.9, 18.4),
    (0.0, 0.0),
    (60.4, 5.3),
    (78.2, 15.6),
    (-0.0001, 179.9999),
    (51.5, -0.1),
    (83.9, -179.9),
]


@pytest.mark.parametrize(("latitude", "longitude"), [*SPOTS, (-79.9, 12.3), (12.8, 45.0), (9.03, 38.75), (48.5, 31.5)])
@pytest.mark.parametrize(("km", "digits"), [(50, 1), (2.6, 2), (0.5, 3), (0.05, 4)])
def test_grid_references_are_those_of_the_grid(
    script: Page, latitude: float, longitude: float, km: float, digits: int
) -> None:
    forms = dict(call(script, "([lat, lon, km]) => coordinateForms(lat, lon, km)", [latitude, longitude, km]))
    expected = mgrs.MGRS().toMGRS(latitude, longitude, MGRSPrecision=digits)
    assert forms["MGRS"].replace(" ", "") == expected.removeprefix("0")


def test_there_is_no_grid_at_the_poles(script: Page) -> None:
    assert [name for name, _ in call(script, "coordinateForms(-85, 10, 1)")] == ["Decimal", "Degrees"]


@pytest.mark.parametrize(
    ("km", "decimal", "degrees"),
    [
        (70, "35.22, -36.32", "35°13′N 36°19′W"),
        (2, "35.225, -36.320", "35°13′30″N 36°19′11″W"),
        (0.05, "35.22490, -36.31980", "35°13′30″N 36°19′11″W"),
    ],
)
def test_coordinates_are_no_finer_than_the_place_is_known(script: Page, km: float, decimal: str, degrees: str) -> None:
    forms = dict(call(script, "(km) => coordinateForms(35.2249, -36.3198, km)", km))
    assert (forms["Decimal"], forms["Degrees"]) == (decimal, degrees)


def test_sixty_seconds_are_the_next_minute(script: Page) -> None:
    assert dict(call(script, "coordinateForms(35.99999, -0.00001, 2)"))["Degrees"] == "36°00′00″N 0°00′00″W"


def test_markers_at_one_spot_are_moved_apart_and_others_stay(script: Page) -> None:
    spots = [{"lat": 1, "lon": 2}, {"lat": 3, "lon": 4}, *({"lat": 1.0001, "lon": 2.0001} for _ in range(9))]
    moved = call(script, "(places) => fanOut(places)", spots)
    assert moved[1] is None
    apart = [moved[0], *moved[2:]]
    assert min(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in itertools.combinations(apart, 2)) >= 20


@pytest.mark.parametrize("day", ["2031-04-01", None, "x", "2031-04-01#<b>"])
def test_links_elsewhere_are_made_of_numbers_and_days_alone(script: Page, day: str | None) -> None:
    links = call(script, "([day]) => outlinks({lat: 35.8, lon: 36.3, km: 2}, day, day)", [day])
    assert all(link[1].startswith("https://") and "<" not in link[1] for link in links)
    assert len(links) == (5 if day == "2031-04-01" else 3)
