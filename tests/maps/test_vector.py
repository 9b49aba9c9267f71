from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.maps import draw_svg
from geostrike.maps.canvas import Frame, Labels, cut_lines, measure
from geostrike.maps.orientation import Box, NoAtlas
from geostrike.model import Level, Place, Shape
from tests.browser.attacks import ATTACKS, poison
from tests.maps.fictional import (
    Atlas,
    make_empty_reading,
    make_large_reading,
    make_place,
    make_province_reading,
    make_reading,
)

NAME = "{http://www.w3.org/2000/svg}"
# Whatever could run, load or lead elsewhere.
DRAWN = {f"{NAME}{name}" for name in "svg title metadata defs clipPath pattern g rect path circle line text".split()}


@pytest.fixture(scope="module")
def svg() -> str:
    return draw_svg(make_reading(), Atlas())


def words_of(svg: str) -> str:
    return " ".join(element.text or "" for element in ET.fromstring(svg).iter(f"{NAME}text"))


@pytest.mark.parametrize(
    "words",
    [
        "Four die in Velmar, and two accounts of why",
        "as told by The Tarnia Courier · 2 April 2031",
        "Reported, not verified",
        "Velmar (contested)",
        "Kestrin",
        "Ilmen crossing",
        "somewhere in the hatched area",
        "how far off it may be",
        "before the news",
        "20 km",
        "2 statements could not be placed.",
        "Source: https://courier.example/2031/velmar.",
        "made-up gazetteer 1 (2031-01-01)",
        "Borders are not authoritative",
        "Sarno",
    ],
)
def test_the_picture_says(svg: str, words: str) -> None:
    assert words in words_of(svg)


def test_the_same_reading_gives_the_same_picture(svg: str) -> None:
    assert draw_svg(make_reading(), Atlas()) == svg


def test_each_place_is_drawn_by_how_exactly_it_is_known(svg: str) -> None:
    root = ET.fromstring(svg)
    areas = [path for path in root.iter(f"{NAME}path") if "hatch" in path.get("fill", "")]
    assert [path.get("stroke-dasharray") for path in areas] == ["7 4"]
    circles = [c for c in root.iter(f"{NAME}circle") if c.get("stroke-dasharray") == "5 4" and c.get("cx")]
    assert len(circles) == 3  # true kilometres, not for the area
    assert len([c for c in root.iter(f"{NAME}circle") if c.get("r") == "11"]) == 1  # contested


def test_a_ring_is_in_true_kilometres() -> None:
    frame = Frame(Box(66, 47, 69, 49), 0, 0, 1000, 800)
    x, y = frame.put(67, 48)
    _, north = frame.put(67, 48 + 10 / 111.2)
    assert y - north == pytest.approx(frame.pixels(10, 48), rel=0.01)
    assert frame.box()[0] < 66
    assert list(frame.put(*frame.box()[::3])) == pytest.approx([0, 0], abs=1e-6)
    assert frame.holds((x, y))


def test_nothing_in_the_picture_can_run_or_lead_elsewhere(svg: str) -> None:
    assert {element.tag for element in ET.fromstring(svg).iter()} <= DRAWN
    assert not re.search(r"href|style=|\son\w+=|<!|<\?(?!xml )|url\((?!#)", svg.partition("?>")[2])


def test_attacks_are_words_and_the_picture_is_well_formed() -> None:
    for number, attack in enumerate(ATTACKS[::3]):
        drawn = draw_svg(poison(attack, number), NoAtlas())
        assert {element.tag for element in ET.fromstring(drawn).iter()} <= DRAWN
        assert not re.search(r"\s(?:on\w+|style|href)=", re.sub(r">[^<]*<", "><", drawn))


@settings(deadline=None, max_examples=20)
@given(st.text())
def test_any_title_makes_a_well_formed_picture(title: str) -> None:
    reading = make_province_reading()
    reading = replace(reading, article=replace(reading.article, title=title))
    ET.fromstring(draw_svg(reading, NoAtlas()))


def test_a_text_that_names_no_place_is_a_picture_that_says_so() -> None:
    assert "No strike is reported" in words_of(draw_svg(make_empty_reading(), Atlas()))
    nowhere = replace(make_empty_reading(), toponyms=(), resolutions=())
    assert "No strike is reported" in words_of(draw_svg(nowhere, Atlas()))


def test_names_never_lie_over_each_other_nor_over_a_marker() -> None:
    labels = Labels(Frame(Box(66, 47, 69, 49), 0, 0, 1000, 800))
    for i in range(200):
        point = (float(i * 61 % 990), float(i * 37 % 790))
        labels.take(point, 11)
        labels.place(f"Place {i}", point, 12, 15)
    names = [box for box in labels.taken if box[2] - box[0] != 22]
    assert len(names) > 40
    for n, a in enumerate(names):
        for b in names[n + 1 :]:
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


@given(st.text(max_size=200), st.integers(1, 3))
def test_lines_are_never_wider_than_they_may_be(words: str, most: int) -> None:
    lines = cut_lines(words, 10, 120, most)
    assert len(lines) <= most
    assert all(measure(line, 10) <= 120 + 10 for line in lines)


def test_a_thousand_places_are_a_light_picture() -> None:
    drawn = draw_svg(make_large_reading(1000), Atlas())
    assert len(drawn) < 1_500_000


def test_a_country_is_not_drawn() -> None:
    reading = make_reading()
    assert any(strike.shown_as is Shape.LIST for strike in reading.strikes)
    assert 'r="400' not in draw_svg(reading, Atlas())


def test_a_province_is_told_from_a_town_of_its_name() -> None:
    class Named(Atlas):
        def labels(self, south: float, west: float, north: float, east: float, /, *, limit: int) -> tuple[Place, ...]:
            del south, west, north, east, limit
            town = make_place("Osk", Level.TOWN, 48.0, 66.4, 3, id="made-up:osk-town")
            return (make_place("Osk", Level.PROVINCE, 48.3, 66.6, 40), town)

    root = ET.fromstring(draw_svg(make_reading(), Named()))
    styles = [element.get("font-style") for element in root.iter(f"{NAME}text") if element.text == "Osk"]
    assert sorted(map(str, styles)) == ["None", "italic"]
