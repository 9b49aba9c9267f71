from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.errors import OutputError
from geostrike.maps import PageOptions, draw_page, draw_svg, views
from geostrike.maps.orientation import Box
from geostrike.maps.views import BorderView, read_borders
from tests.maps.fictional import Atlas, make_reading
from tests.maps.test_dateline import data_of

if TYPE_CHECKING:
    from pathlib import Path

LINE = {"type": "LineString", "coordinates": [[66.0, 48.0], [67.0, 48.2], [68.0, 48.1]]}


def square(west: float, south: float) -> list[list[list[float]]]:
    return [[[west, south], [west + 1, south], [west + 1, south + 1], [west, south + 1], [west, south]]]


def save(path: Path, value: object, name: str = "view.geojson") -> BorderView:
    file = path / name
    file.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    return read_borders(file)


def collect(*geometries: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": g} for g in geometries]}


def test_lines_are_drawn_as_they_are(tmp_path: Path) -> None:
    view = save(tmp_path, collect(LINE, None, {"type": "Point", "coordinates": [1, 2]}))
    assert view.draw(Box(65, 47, 69, 49)) == [[66000, 48000, 1000, 200, 1000, -100]]
    assert view.draw(Box(10, 10, 12, 12)) == []


def test_of_areas_only_what_two_share_is_drawn(tmp_path: Path) -> None:
    areas = [
        {"type": "Polygon", "coordinates": square(66, 48)},
        {"type": "MultiPolygon", "coordinates": [square(67, 48)]},
    ]
    view = save(tmp_path, collect(*areas))
    assert [line for line, _ in view.lines] == [((67.0, 48.0), (67.0, 49.0))]


def test_lines_that_meet_are_joined_and_end_where_three_meet(tmp_path: Path) -> None:
    areas = [{"type": "Polygon", "coordinates": square(x, y)} for x in (66, 67) for y in (48, 49)]
    view = save(tmp_path, collect(*areas))
    assert len(view.lines) == 4  # a cross


def test_the_page_draws_them_instead_of_its_own_and_says_from_where(tmp_path: Path) -> None:
    name = 'view <b> & "x".geojson'
    view = save(tmp_path, collect(LINE), name)
    html = draw_page(make_reading(), Atlas(), options=PageOptions(borders=view))
    data = data_of(html)
    assert data["borders"] == name
    assert all("borders" in scale for scale in data["ground"])
    assert data["ground"][0]["borders"] == [[66000, 48000, 1000, 200, 1000, -100]]
    assert "view &lt;b&gt; &amp; &#34;x&#34;.geojson" in html
    assert name not in html.replace(json.dumps(name)[1:-1], "")
    assert "Borders: view" in draw_svg(make_reading(), Atlas(), options=PageOptions(borders=view))


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("{", "save it as GeoJSON"),
        ("[" * 100_000, "save it as GeoJSON"),
        ("1" * 5000, "save it as GeoJSON"),
        ("[]", "FeatureCollection"),
        ('{"type": "Topology"}', "FeatureCollection"),
        ('{"type": "LineString", "coordinates": [[1, 2]]}', "fewer than two points"),
        ('{"type": "LineString", "coordinates": [[1, 2], [1, NaN]]}', "degrees"),
        ('{"type": "LineString", "coordinates": [[1, 2], [1e999, 2]]}', "degrees"),
        ('{"type": "LineString", "coordinates": [[500000, 4000000], [500001, 4000001]]}', "EPSG:4326"),
        ('{"type": "LineString", "coordinates": [[1, 2], ["3", 4]]}', "no pair of numbers"),
        ('{"type": "LineString", "coordinates": [[1, 2], [true, 4]]}', "no pair of numbers"),
        ('{"type": "LineString", "coordinates": 5}', "list of coordinates"),
        ('{"type": "FeatureCollection", "features": []}', "has no line"),
        ('{"type": "GeometryCollection", "geometries": [' * 20 + "{}" + "]}" * 20, "FeatureCollection"),
    ],
)
def test_a_file_that_is_no_view_is_refused_with_the_cure(tmp_path: Path, text: str, cure: str) -> None:
    with pytest.raises(OutputError, match=re.escape(cure)) as caught:
        save(tmp_path, text)
    assert "leave --borders out" in str(caught.value)


def test_a_file_that_is_not_there_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OutputError, match="give the path"):
        read_borders(tmp_path / "none.geojson")
    monkeypatch.setattr(views, "MOST_POINTS", 2)
    with pytest.raises(OutputError, match="simplify"):
        save(tmp_path, collect(LINE))
    monkeypatch.setattr(views, "LARGEST_FILE", 10)
    with pytest.raises(OutputError, match="cut out the region"):
        save(tmp_path, collect(LINE))


def test_a_view_of_many_points_is_drawn_coarser(tmp_path: Path) -> None:
    wild = [[66 + i * 0.0001, 48 + (i % 7) * 0.01] for i in range(20_000)]
    view = save(tmp_path, {"type": "LineString", "coordinates": wild})
    assert sum(map(len, view.draw(Box(65, 47, 69, 49)))) <= 2 * views.DRAWN_POINTS


places = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@given(st.lists(places, min_size=2, max_size=30), places, st.floats(0.1, 40))
def test_what_is_cut_to_a_view_lies_on_the_line(line: list[tuple[float, float]], middle: Any, wide: float) -> None:
    x, y = middle
    box = Box(max(-180, x - wide), max(-90, y - wide), min(180, x + wide), min(90, y + wide))
    view = BorderView("x", ((tuple(line), (-180, -90, 180, 90)),))
    steps = {(round(lon * 1000), round(lat * 1000)) for lon, lat in line}
    for flat in view.draw(box):
        lon = lat = 0
        for i in range(0, len(flat), 2):
            lon, lat = lon + flat[i], lat + flat[i + 1]
            assert (lon, lat) in steps
