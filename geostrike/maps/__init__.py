"""The map people open: readings become one self-contained page, a folium map, a GeoDataFrame or a picture.

``draw_map`` imports folium, ``to_geodataframe`` geopandas; each only when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.maps.frames import to_geodataframe
    from geostrike.maps.options import PageOptions, Tiles
    from geostrike.maps.page import draw_map, draw_page
    from geostrike.maps.pictures import screenshot
    from geostrike.maps.vector import draw_svg

__all__ = ["PageOptions", "Tiles", "draw_map", "draw_page", "draw_svg", "screenshot", "to_geodataframe"]

_OWNERS = {
    "PageOptions": "options",
    "Tiles": "options",
    "draw_map": "page",
    "draw_page": "page",
    "draw_svg": "vector",
    "screenshot": "pictures",
    "to_geodataframe": "frames",
}


def __getattr__(name: str) -> object:
    if name not in _OWNERS:
        raise AttributeError(f"module 'geostrike.maps' has no attribute {name!r}; it offers {', '.join(__all__)}")
    return getattr(import_module(f"geostrike.maps.{_OWNERS[name]}"), name)


def __dir__() -> list[str]:
    return sorted(__all__)
