"""What a page is put round: the empty map, by folium (``skeleton.py``) or, byte for byte the same, without it.

Importing folium takes longer than drawing; a page that nobody adds layers to needs nothing of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.language.addresses import split_address
from geostrike.maps.assets import read_script, read_style

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MAP_NAME", "OPTIONS", "Parts", "make_parts"]

MAP_NAME = "map_geostrike"
# Leaflet's options of the map, by their names in folium; the most that folium would drop for a map without tiles.
OPTIONS = {
    "zoom": 5,
    "zoomControl": True,
    "preferCanvas": False,
    "attributionControl": False,
    "worldCopyJump": True,
    "zoomSnap": 0.5,
    "maxZoom": 15,
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Parts:
    """What goes into the page. Scripts and styles are in the order in which they must stand."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    container: str
    remote_scripts: tuple[str, ...] = ()
    remote_styles: tuple[str, ...] = ()
    guest_header: str = ""
    guest_scripts: tuple[str, ...] = ()
    guest_html: str = ""

    @property
    def hosts(self) -> tuple[str, ...] | None:
        """Where the user's own layers load from; ``None`` when there are none."""
        if not (self.guest_scripts or self.guest_html or self.guest_header or self.remote_scripts):
            return None
        addresses = [split_address(url) for url in (*self.remote_scripts, *self.remote_styles)]
        return tuple(dict.fromkeys(f"{url.scheme}://{url.site}" for url in addresses if url.site))


def make_parts(location: Sequence[float], *, clusters: bool) -> Parts:
    """The map of Leaflet alone, its middle at ``location`` (latitude, longitude)."""
    names = ("leaflet", "markercluster") if clusters else ("leaflet",)
    options = "".join(f"  {json.dumps(name)}: {json.dumps(value)},\n" for name, value in OPTIONS.items())
    middle = ", ".join(json.dumps(float(value)) for value in location)
    start = f'var {MAP_NAME} = L.map("{MAP_NAME}", {{\n    center: [{middle}], crs: L.CRS.EPSG3857, ...{{\n{options}}}\n}});\n'
    return Parts(
        scripts=(*(read_script(f"{name}.js") for name in names), start),
        styles=tuple(read_style(f"{name}.css") for name in names),
        container=f'<div class="folium-map" id="{MAP_NAME}"></div>',
    )
