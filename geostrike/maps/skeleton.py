"""The folium side of the map. folium compiles the strings it is given as templates on the machine that draws, so it is
given constants and numbers only; everything an article says goes past it, through ``page.py``.

``StrikeMap`` is a ``folium.Map``: it shows in a notebook, saves itself, and takes further folium layers. Its figure,
``OfflineFigure``, puts the page around it: known libraries are inlined, an unknown address is refused unless the user
added layers of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink
from folium.template import Template

from geostrike.errors import OutputError
from geostrike.maps.assets import read_script, read_style
from geostrike.maps.parts import Parts

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["OfflineFigure", "StrikeMap"]

# What folium calls a library, and our copy of it. The addresses are never loaded.
SCRIPTS = {"leaflet": "leaflet.js", "markerclusterjs": "markercluster.js"}
STYLES = {"leaflet_css": "leaflet.css", "markerclustercss": "markercluster.css"}
UNUSED = {"markerclusterdefaultcss"}


class StrikeMap(folium.Map):
    """A folium map of reported strikes. Add layers as to any folium map; they then load what they load."""

    # The container and the one call that makes the map; sizes and colours are the page's business.
    _template = Template(
        """
        {% macro html(this, kwargs) %}<div class="folium-map" id="{{ this.get_name() }}"></div>{% endmacro %}
        {% macro script(this, kwargs) %}
var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {
    center: {{ this.location|tojson }}, crs: L.CRS.{{ this.crs }}, ...{{ this.options|tojavascript }}
});
        {% endmacro %}
        """
    )

    def __init__(self, location: Sequence[float], write_page: Callable[[Parts], str], *, clusters: bool) -> None:
        super().__init__(
            location=[float(value) for value in location],
            tiles=None,
            zoom_start=5,
            zoom_control=True,
            attribution_control=False,
            world_copy_jump=True,
            zoom_snap=0.5,
        )
        self.options["maxZoom"] = 15  # folium drops it for a map without tiles; clusters ask for it
        # On the instance: folium's add_js_link would change the class, and so every later map of the process.
        self.default_js = [(name, "") for name in SCRIPTS if clusters or name == "leaflet"]
        self.default_css = [(name, "") for name in STYLES if clusters or name == "leaflet_css"]
        OfflineFigure(write_page).add_child(self)

    @classmethod
    def _generate_id(cls) -> str:
        return "geostrike"  # folium's ids are random; one page holds one map


class OfflineFigure(Figure):
    """A figure whose page is self-contained. Refuses to draw rather than link to an address it does not know."""

    def __init__(self, write_page: Callable[[Parts], str]) -> None:
        super().__init__(height="640px")
        self._write_page = write_page

    def render(self, **kwargs: Any) -> str:
        """The whole page."""
        self.header, self.html, self.script = Element(), Element(), Element()
        for part in (self.header, self.html, self.script):
            part._parent = self  # noqa: SLF001 - as Figure itself does
        for child in self._children.values():
            child.render(**kwargs)
        return self._write_page(self._take_apart())

    def _take_apart(self) -> Parts:
        own = next((child for child in self._children.values() if isinstance(child, StrikeMap)), None)
        if own is None:
            raise OutputError("this figure lost its map; draw it again with geostrike.draw_map")
        name = own.get_name()
        guests = bool(own._children) or len(self._children) > 1  # noqa: SLF001 - branca has no public way to ask
        scripts: list[str] = []
        styles: list[str] = []
        remote_scripts: list[str] = []
        remote_styles: list[str] = []
        header: list[str] = []
        for key, child in self.header._children.items():  # noqa: SLF001
            if key in SCRIPTS and isinstance(child, JavascriptLink):
                scripts.append(read_script(SCRIPTS[key]))
            elif key in STYLES and isinstance(child, CssLink):
                styles.append(read_style(STYLES[key]))
            elif key in UNUSED:
                continue
            elif isinstance(child, JavascriptLink | CssLink):
                if not guests:
                    raise OutputError(f"the map would load {child.url}; nothing may be loaded from elsewhere")
                (remote_scripts if isinstance(child, JavascriptLink) else remote_styles).append(child.url)
            else:
                header.append(child.render())
        if guests:  # folium's popups and icons count on these
            remote_scripts = [url for key, url in folium.Map.default_js if key not in SCRIPTS] + remote_scripts
            remote_styles = [url for key, url in folium.Map.default_css if key not in STYLES] + remote_styles
        html, script = dict(self.html._children), dict(self.script._children)  # noqa: SLF001
        container, start = html.pop(name).render().strip(), script.pop(name).render().strip() + "\n"
        return Parts(
            scripts=(*scripts, start),
            styles=tuple(styles),
            container=container,
            remote_scripts=tuple(remote_scripts),
            remote_styles=tuple(remote_styles),
            guest_header="\n".join(header),
            guest_html="\n".join(element.render() for element in html.values()),
            guest_scripts=tuple(element.render() + "\n" for element in script.values()),
        )
