"""The ring that an unknown member of a list is drawn in. Made up, all of it."""

from __future__ import annotations

from geostrike.model import Level, Place
from geostrike.resolution.beside import draw_among


def _town(name: str, latitude: float, longitude: float, people: int = 2_000) -> Place:
    return Place(
        id=f"test:{name}", name=name, level=Level.TOWN, latitude=latitude, longitude=longitude, uncertainty_km=2,
        country_code="AV", population=people,
    )  # fmt: skip


VARD, TOLM, FAR = _town("Vard", 10.0, 10.0), _town("Tolm", 10.2, 10.0), _town("Far", 12.0, 10.0)
CITY = _town("Karsa", 10.1, 10.1, 310_000)


def test_the_ring_lies_about_its_neighbours_and_is_wider_the_farther_they_lie_apart() -> None:
    ring = draw_among([VARD, TOLM], [VARD, TOLM])
    assert ring is not None
    assert (ring.latitude, ring.longitude, ring.level) == (10.1, 10.0, Level.REGION)
    alone = draw_among([VARD], [VARD])
    assert alone is not None
    assert ring.uncertainty_km > alone.uncertainty_km


def test_neighbours_that_say_little_draw_no_ring() -> None:
    assert draw_among([], []) is None
    assert draw_among([VARD, CITY], [VARD, CITY]) is None
    assert draw_among([VARD], [VARD, FAR]) is None


def test_the_ring_spans_the_date_line() -> None:
    east, west = _town("East", 10.0, 179.9), _town("West", 10.0, -179.9)
    ring = draw_among([east, west], [east, west])
    assert ring is not None
    assert abs(ring.longitude) > 179
