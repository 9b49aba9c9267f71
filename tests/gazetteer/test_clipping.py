"""A part of an outline lies inside the whole. Made-up outlines."""

from __future__ import annotations

import pytest

from geostrike.gazetteer.clipping import clip_to_side, find_middle
from geostrike.gazetteer.outline import Outline


def outline(*ring: list[float]) -> Outline:
    return Outline(
        geometry={"type": "MultiPolygon", "coordinates": [[[*ring]]]}, approximate=False, source="made up", area_km2=1.0
    )


SQUARE = outline([10, 10], [11, 10], [11, 11], [10, 11], [10, 10])
# Two legs joined in the north, the sea between them.
HORSESHOE = outline([0, 0], [1, 0], [1, 3], [4, 3], [4, 0], [5, 0], [5, 4], [0, 4], [0, 0])


@pytest.mark.parametrize(
    ("degrees", "south", "west", "north", "east"),
    [(0, 10.6, 10, 11, 11), (90, 10, 10.6, 11, 11), (180, 10, 10, 10.4, 11), (270, 10, 10, 11, 10.4)],
)
def test_a_side_is_two_fifths_of_the_whole(
    degrees: float, south: float, west: float, north: float, east: float
) -> None:
    part = clip_to_side(SQUARE, degrees)
    assert part is not None
    ring = part.geometry["coordinates"][0][0]
    assert [min(x for x, _ in ring), min(y for _, y in ring)] == pytest.approx([west, south], abs=0.01)
    assert [max(x for x, _ in ring), max(y for _, y in ring)] == pytest.approx([east, north], abs=0.01)
    assert part.approximate


def test_the_middle_of_a_part_lies_in_it() -> None:
    latitude, longitude, radius = find_middle(HORSESHOE)
    in_a_leg = 0 <= longitude <= 1 or 4 <= longitude <= 5
    assert in_a_leg or 3 <= latitude <= 4
    assert 0 < radius < 300


def test_nothing_is_left_of_an_empty_outline() -> None:
    empty = Outline(
        geometry={"type": "MultiPolygon", "coordinates": []}, approximate=False, source="made up", area_km2=0.0
    )
    assert clip_to_side(empty, 0) is None
