"""The folium door: a map that saves itself, takes layers, and refuses to load what nobody asked for."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import folium
import pytest
from branca.element import JavascriptLink

from geostrike.errors import OutputError
from geostrike.maps import draw_map, draw_page
from geostrike.maps.skeleton import OfflineFigure
from tests.maps.fictional import Atlas, make_empty_reading, make_large_reading, make_reading

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.model import Reading


def test_the_map_is_a_folium_map_that_saves_the_page(tmp_path: Path) -> None:
    drawn = draw_map(make_reading(), Atlas())
    assert isinstance(drawn, folium.Map)
    drawn.save(str(tmp_path / "map.html"))
    assert (tmp_path / "map.html").read_text("utf-8") == draw_page(make_reading(), Atlas())


def test_drawing_twice_from_one_map_gives_the_same_page() -> None:
    drawn = draw_map(make_reading(), Atlas())
    assert drawn.get_root().render() == drawn.get_root().render()


def test_other_folium_maps_are_left_as_they_are() -> None:
    before = list(folium.Map.default_js)
    draw_page(make_reading(), Atlas())
    assert folium.Map.default_js == before
    assert "leaflet@1.9.3" in folium.Map([0, 0]).get_root().render()


def test_a_layer_of_the_users_own_is_drawn_and_the_page_says_what_it_loads() -> None:
    drawn = draw_map(make_reading(), Atlas())
    folium.Marker([48, 67], popup="my note").add_to(drawn)
    html = drawn.get_root().render()
    assert "my note" in html
    assert "jquery" in html
    assert "it may load files from: https://code.jquery.com" in html
    assert html.count("leaflet.js") == 0  # ours is inlined, folium's is not loaded beside it
    assert re.search(r"script-src [^;]*https://code\.jquery\.com", unescape(html))


def test_an_address_nobody_asked_for_is_refused() -> None:
    drawn = draw_map(make_reading(), Atlas())
    drawn.default_js.append(("tracker", "https://evil.example/x.js"))
    with pytest.raises(OutputError, match=r"evil\.example"):
        drawn.get_root().render()


def test_a_link_slipped_into_the_header_does_not_reach_the_page() -> None:
    drawn = draw_map(make_reading(), Atlas())
    figure = drawn.get_root()
    assert isinstance(figure, OfflineFigure)
    figure.header.add_child(JavascriptLink("https://evil.example/x.js"))
    assert "evil.example" not in figure.render()


def test_article_text_never_enters_a_folium_object() -> None:
    drawn = draw_map(make_reading(), Atlas())
    assert "Observatory" not in repr(drawn.to_dict())
    assert drawn.location == [47.876, 67.865]


@pytest.mark.parametrize("reading", [make_reading(), make_large_reading(80), make_empty_reading()])
def test_the_page_drawn_without_folium_is_that_of_folium_byte_for_byte(reading: Reading) -> None:
    assert draw_page(reading, Atlas()) == draw_map(reading, Atlas()).get_root().render()


def test_clusters_come_only_with_many_places() -> None:
    assert "markerClusterGroup=" not in draw_page(make_reading(), Atlas())
    assert "L.MarkerClusterGroup=" in draw_page(make_large_reading(80), Atlas())
