from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.maps import draw_page, draw_svg
from geostrike.maps.dateline import is_split, split_box, true_longitude, turn, turn_outline
from geostrike.maps.ground import draw_ground
from geostrike.maps.orientation import Box, NoAtlas
from geostrike.model import Level, Reading
from tests.maps.fictional import ILMEN, LOWER_MILL, VELMAR, Outline, make_place, make_reading

WEST, EAST = 179.5, -179.4


def move(reading: Reading, longitudes: dict[str, float]) -> Reading:
    """The made-up country on other longitudes."""

    def moved(place: Any) -> Any:
        return replace(place, latitude=-17.0, longitude=longitudes.get(place.name, 179.9)) if place else place

    return replace(
        reading,
        strikes=tuple(replace(s, place=moved(s.place)) for s in reading.strikes),
        resolutions=tuple(replace(r, place=moved(r.place)) for r in reading.resolutions),
    )


@pytest.fixture(scope="module")
def reading() -> Reading:
    return move(make_reading(), {VELMAR.name: WEST, LOWER_MILL.name: EAST, ILMEN.name: 179.99})


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_places_on_both_sides_of_180_degrees_stand_side_by_side(reading: Reading) -> None:
    data = data_of(draw_page(reading, NoAtlas()))
    assert {place["name"]: place["lon"] for place in data["places"]}["Lower Mill"] == 180.6
    west, _, east, _ = data["fit"]
    assert 179 < west < east < 183
    assert data["edge"][0] >= 0
    assert data["edge"][2] > 200


def test_the_land_under_them_goes_on_past_180_degrees(reading: Reading) -> None:
    box = Box(176, -20, 184, -14)
    *_, far = draw_ground(box, [])
    near = draw_ground(box, [])[0]
    starts = [line[0] / 1000 for line in near["lines"]]
    assert any(start < 180 for start in starts)  # Fiji's islands lie on both sides
    assert any(start > 180 for start in starts)
    assert far["box"][2] > 200
    assert max(abs(n if n >= 0 else ~n) for polygon in near["land"] for ring in polygon for n in ring) < len(starts)


def test_what_is_said_and_exported_keeps_its_true_longitude(reading: Reading) -> None:
    html = draw_page(reading, NoAtlas())
    assert "Coordinates -17.0000, -179.4000" in html
    assert "180.6000" not in html


def test_a_picture_shows_them_side_by_side_too(reading: Reading) -> None:
    drawn = draw_svg(reading, NoAtlas())
    assert re.search(r">(?:5|10|20) km</text>", drawn)  # not half the world


@given(st.lists(st.floats(-179.99, 180), min_size=1, max_size=6))
def test_a_map_is_turned_only_where_that_makes_it_narrower_or_shows_the_land_beyond(longitudes: list[float]) -> None:
    places = [(make_place(f"P{i}", Level.POINT, 0, lon, 0.1), None) for i, lon in enumerate(longitudes)]
    wide = max(longitudes) - min(longitudes)
    turned = [turn(lon) for lon in longitudes]
    if is_split(places):
        assert max(turned) - min(turned) <= wide + 0.01 or abs(max(longitudes) + min(longitudes)) > 330
    else:
        assert wide <= max(turned) - min(turned) + 0.01
    assert [true_longitude(lon) for lon in turned] == pytest.approx(longitudes)


def test_an_outline_that_ends_at_180_degrees_stays_in_one_piece() -> None:
    ring = [[179.0, 1.0], [180.0, 1.0], [180.0, 2.0], [179.0, 1.0]]
    west = [[-180.0, 1.0], [-179.0, 1.0], [-180.0, 2.0], [-180.0, 1.0]]
    turned = turn_outline(Outline({"type": "MultiPolygon", "coordinates": [[ring], [west]]}))
    assert turned is not None
    assert turned.geometry["coordinates"][0] == [ring]
    assert turned.geometry["coordinates"][1][0][:2] == [[180.0, 1.0], [181.0, 1.0]]
    assert turn_outline(None) is None


def test_a_box_is_split_into_true_longitudes() -> None:
    assert split_box(Box(10, 0, 20, 5)) == [(Box(10, 0, 20, 5), 0)]
    assert split_box(Box(170, 0, 190, 5)) == [(Box(170, 0, 180, 5), 0), (Box(-180, 0, -170, 5), 360)]
    assert split_box(Box(181, 0, 190, 5)) == [(Box(-179, 0, -170, 5), 360)]
