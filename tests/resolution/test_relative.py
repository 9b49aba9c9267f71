"""The geometry of relative phrases: where they lead, and that vagueness widens them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.gazetteer.index import Gazetteer
from geostrike.geodesy import POINTS, bearing, destination, distance_km, midpoint
from geostrike.model import Level, Offset, OffsetKind, Place, Span
from geostrike.resolution.relative import locate
from tests.fictional import build_world

HERE = Place(
    id="geonames:1",
    name="Oskara",
    level=Level.TOWN,
    latitude=11.6,
    longitude=10.5,
    uncertainty_km=3.0,
    country_code="AV",
)
THERE = Place(
    id="geonames:2",
    name="Dovrin",
    level=Level.TOWN,
    latitude=10.6,
    longitude=10.9,
    uncertainty_km=2.0,
    country_code="AV",
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


def derive(
    kind: OffsetKind, world: Gazetteer, km: float | None = None, point: str | None = None, other: Place | None = None
) -> Place:
    span = Span(start=0, end=6, text="phrase")
    found = locate(Offset(kind=kind, span=span, km=km, bearing=point), HERE, other, world)
    assert found is not None
    return found


def test_a_distance_and_a_bearing_lead_there(world: Gazetteer) -> None:
    place = derive(OffsetKind.DISTANCE, world, 20.0, "NE")
    assert distance_km(HERE.latitude, HERE.longitude, place.latitude, place.longitude) == pytest.approx(20, abs=0.1)
    assert bearing(HERE.latitude, HERE.longitude, place.latitude, place.longitude) == pytest.approx(45, abs=0.5)
    assert place.approximate
    assert place.geonames_id is None


def test_without_a_bearing_the_whole_disc_is_meant(world: Gazetteer) -> None:
    place = derive(OffsetKind.DISTANCE, world, 20.0)
    assert (place.latitude, place.longitude) == (HERE.latitude, HERE.longitude)
    assert place.uncertainty_km >= 20


def test_vaguer_is_wider(world: Gazetteer) -> None:
    exact = derive(OffsetKind.DISTANCE, world, 5.0, "N").uncertainty_km
    near = derive(OffsetKind.NEAR, world).uncertainty_km
    rural = derive(OffsetKind.COUNTRYSIDE, world).uncertainty_km
    assert exact < near < rural


def test_between_two_places_lies_halfway(world: Gazetteer) -> None:
    place = derive(OffsetKind.BETWEEN, world, other=THERE)
    half = distance_km(HERE.latitude, HERE.longitude, THERE.latitude, THERE.longitude) / 2
    assert distance_km(HERE.latitude, HERE.longitude, place.latitude, place.longitude) == pytest.approx(half, rel=0.01)
    assert place.uncertainty_km >= half


def test_the_border_of_two_divisions_lies_where_their_outlines_meet(world: Gazetteer) -> None:
    north, south = world.division("AV.01"), world.division("AV.02")
    assert north is not None
    assert south is not None
    span = Span(start=0, end=6, text="border")
    place = locate(Offset(kind=OffsetKind.BORDER, span=span), north, south, world)
    assert place is not None
    assert place.latitude == pytest.approx(11.0, abs=0.2)


def test_nobody_measures_from_a_province(world: Gazetteer) -> None:
    province = world.division("AV.01")
    assert province is not None
    span = Span(start=0, end=1, text="x")
    assert locate(Offset(kind=OffsetKind.DISTANCE, span=span, km=10), province, None, world) is None


LATITUDES = st.floats(min_value=-80, max_value=80)
LONGITUDES = st.floats(min_value=-180, max_value=180)


@given(LATITUDES, LONGITUDES, st.sampled_from(sorted(POINTS)), st.floats(min_value=0.1, max_value=500))
def test_a_destination_is_as_far_as_asked(latitude: float, longitude: float, point: str, km: float) -> None:
    there = destination(latitude, longitude, POINTS[point], km)
    assert distance_km(latitude, longitude, *there) == pytest.approx(km, rel=1e-6, abs=1e-6)
    assert -180 <= there[1] <= 180


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_distance_is_symmetric_and_the_middle_is_even(a: float, b: float, c: float, d: float) -> None:
    whole = distance_km(a, b, c, d)
    assert whole == pytest.approx(distance_km(c, d, a, b))
    middle = midpoint(a, b, c, d)
    assert distance_km(a, b, *middle) == pytest.approx(whole / 2, rel=1e-6, abs=1e-3)


@pytest.mark.parametrize("kind", [OffsetKind.OUTSKIRTS, OffsetKind.PART])
def test_the_rim_and_the_parts_of_a_town_are_areas_in_its_own_division(kind: OffsetKind, world: Gazetteer) -> None:
    (town,) = (c.place for c in world.exact("Zelimar"))  # 11 km north of the end of its province
    wide = replace(town, uncertainty_km=30.0)
    found = locate(Offset(kind=kind, span=Span(start=0, end=6, text="phrase"), bearing="S"), wide, None, world)
    assert found is not None
    assert found.level is Level.REGION
    assert 10.0 <= found.latitude < town.latitude
