"""Readings as a GeoDataFrame."""

from __future__ import annotations

import json

from geostrike.maps import to_geodataframe
from geostrike.maps.orientation import NoAtlas
from geostrike.model import Reading
from tests.maps.fictional import Atlas, make_reading


def test_each_strike_is_a_row_with_its_claims() -> None:
    table = to_geodataframe(make_reading(), Atlas())
    assert len(table) == 6
    assert table.crs.to_epsg() == 4326
    assert list(table.geometry.geom_type.fillna("none")) == ["Point", "Polygon", "Point", "Point", "none", "none"]
    velmar = table.iloc[0]
    assert (velmar.geometry.x, velmar.geometry.y) == (67.1, 48.02)
    assert [claim["stance"] for claim in json.loads(velmar["claims_json"])] == ["asserts", "denies"]


def test_a_province_without_an_outline_has_no_geometry() -> None:
    assert to_geodataframe([make_reading()], NoAtlas()).geometry.iloc[1] is None


def test_no_strikes_give_an_empty_table() -> None:
    reading = make_reading()
    assert len(to_geodataframe([Reading(article=reading.article)], NoAtlas())) == 0
