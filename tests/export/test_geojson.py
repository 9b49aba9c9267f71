"""Readings as GeoJSON, RFC 7946."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from geostrike.export.geojson import encode_geojson, wind_rings
from geostrike.model import Toponym
from tests.maps.fictional import Atlas, make_large_reading, make_reading

if TYPE_CHECKING:
    from collections.abc import Iterator


def encode() -> dict[str, Any]:
    decoded: dict[str, Any] = json.loads(json.dumps(encode_geojson([make_reading()], Atlas().outline), allow_nan=False))
    return decoded


def test_every_strike_is_a_feature_with_all_its_claims() -> None:
    collection = encode()
    assert collection["type"] == "FeatureCollection"
    assert [feature["id"] for feature in collection["features"]] == [f"made-up/s{i}" for i in range(1, 7)]
    claims = collection["features"][0]["properties"]["claims"]
    assert [claim["speaker"] for claim in claims] == ["Orsk Observatory", "Defence ministry of Tarnia"]
    assert claims[0]["casualties"][0]["max"] is None


def test_points_are_lon_lat_and_areas_outlines() -> None:
    first, second = encode()["features"][:2]
    assert first["geometry"] == {"type": "Point", "coordinates": [67.1, 48.02]}
    assert second["geometry"]["type"] == "Polygon"
    assert second["properties"]["outline_approximate"] is True


def test_what_has_no_place_has_a_null_geometry() -> None:
    features = encode()["features"]
    assert features[4]["geometry"] is None
    assert features[5]["geometry"] is None
    assert encode_geojson([make_reading()])["features"][1]["geometry"] is None


def test_the_note_says_that_reported_is_not_verified() -> None:
    assert "not a verified one" in encode()["note"]


@given(st.lists(st.tuples(st.integers(-90, 90), st.integers(-90, 90)), min_size=3, max_size=8, unique=True))
def test_outer_rings_run_counterclockwise_and_holes_clockwise(points: list[tuple[int, int]]) -> None:
    ring = [*points, points[0]]
    wound = wind_rings({"type": "Polygon", "coordinates": [ring, ring]})["coordinates"]
    areas = [sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(r)) for r in wound]
    assert areas[0] >= 0
    assert areas[1] <= 0


def test_the_mentions_are_gone_through_once_not_for_each_strike() -> None:
    class Counted(tuple[Toponym, ...]):
        __slots__ = ()
        passes = 0

        def __iter__(self) -> Iterator[Toponym]:
            Counted.passes += 1
            return super().__iter__()

    reading = make_large_reading(30)
    encoded = encode_geojson([replace(reading, toponyms=Counted(reading.toponyms))])
    assert [f["properties"]["place_as_written"] for f in encoded["features"]][:2] == ["Place 0", "Place 1"]
    assert Counted.passes <= 1
