"""The land under the map: scales, clipping, water."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.maps import assets
from geostrike.maps.borders import MIDDLE, draw_borders, encode_line
from geostrike.maps.ground import draw_ground, enclose_world
from geostrike.maps.orientation import Box
from geostrike.maps.water import coarsen, find_divisions, find_lakes, find_rivers

LEVANT = Box(34.0, 33.5, 39.0, 37.0)
TOWN = Box(36.2, 35.7, 36.4, 35.9)


def decode(flat: list[int]) -> list[tuple[int, int]]:
    x = y = 0
    line = []
    for dx, dy in zip(flat[::2], flat[1::2], strict=True):
        x, y = x + dx, y + dy
        line.append((x, y))
    return line


def inside(ground: dict[str, Any], box: Box) -> list[tuple[int, int]]:
    return [
        (x, y)
        for flat in ground["lines"]
        for x, y in decode(flat)
        if box.west * 1000 <= x <= box.east * 1000 and box.south * 1000 <= y <= box.north * 1000
    ]


def test_scales_go_from_fine_to_far_and_each_holds_the_one_before() -> None:
    scales = draw_ground(LEVANT, [TOWN])
    boxes = [scale["box"] for scale in scales]
    assert len(boxes) == 3
    for (w, s, e, n), (w2, s2, e2, n2) in pairwise(boxes):
        assert w2 <= w < e <= e2
        assert s2 <= s < n <= n2
    assert boxes[-1] == enclose_world(LEVANT).rounded()


def test_one_place_far_off_does_not_coarsen_the_coast_at_the_others() -> None:
    near = draw_ground(LEVANT, [TOWN])[0]
    far_off = Box(45.3, 2.0, 45.4, 2.1)
    scales = draw_ground(Box(30.0, 0.0, 50.0, 38.0), [TOWN, far_off])
    detail = next(scale for scale in scales if scale["box"][0] <= TOWN.west and scale["box"][2] <= 45)
    west, south, east, north = detail["box"]
    assert west <= TOWN.west < TOWN.east <= east
    assert south <= TOWN.south < TOWN.north <= north
    coast = Box(35.7, 35.5, 36.3, 36.2)
    assert len(inside(detail, coast)) >= 0.9 * len(inside(near, coast)) > 10


def test_what_lies_outside_the_view_is_drawn_with_few_points() -> None:
    whole = sum(len(line) for _, line in assets.read_border("TR")["arcs"])
    ground = draw_borders(Box(35.8, 35.9, 36.4, 36.4))
    assert sum(len(line) // 2 for line in ground["lines"]) < whole / 3


def test_half_a_continent_stays_light() -> None:
    ground = draw_borders(Box(15.0, 20.0, 58.0, 50.0), MIDDLE)
    assert len(json.dumps(ground)) < 90_000


def test_rivers_lakes_and_divisions_of_a_view_are_there_once() -> None:
    rivers, lakes, divisions = find_rivers(LEVANT), find_lakes(LEVANT), find_divisions(LEVANT)
    assert {rank for rank, _ in rivers} <= {0, 1, 2}
    for lines in ([line for _, line in rivers], lakes, divisions):
        assert lines
        assert len({tuple(line) for line in lines}) == len(lines)


@given(st.lists(st.tuples(st.integers(-9000, 9000), st.integers(-9000, 9000)), min_size=2), st.integers(1, 4096))
def test_a_coarser_line_keeps_its_ends_and_invents_no_point(points: list[tuple[int, int]], step: int) -> None:
    flat = encode_line([(x / 1000, y / 1000) for x, y in points])
    coarse = decode(coarsen(tuple(flat), step))
    assert (coarse[0], coarse[-1]) == (points[0], points[-1])
    assert set(coarse) <= set(points)


def test_a_package_without_water_still_draws_land(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geostrike.maps.ground.read_world", dict)
    monkeypatch.setattr("geostrike.maps.water.read_cell", lambda _x, _y: {})
    box = Box(-61.3, 10.0, -60.9, 10.4)  # not asked for by another test, so nothing is remembered of it
    (only,) = draw_ground(box, [box])
    assert only["lines"]
    assert only["rivers"] == only["lakes"] == only["divisions"] == []


def test_a_view_that_was_drawn_before_costs_little() -> None:
    draw_ground(LEVANT, [TOWN])
    begun = time.process_time()
    for i in range(10):
        draw_ground(Box(34.0 + i / 50, 33.5, 39.0 + i / 50, 37.0), [TOWN])
    assert (time.process_time() - begun) / 10 < 0.05
