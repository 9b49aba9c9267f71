"""One self-contained HTML page from readings: the list as static, escaped HTML, the map from one block of JSON.

The same readings, gazetteer and options give the same bytes.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from geostrike.corrections.records import SCHEMA, SUFFIX
from geostrike.export.formulas import FORMULA
from geostrike.export.geojson import encode_geojson
from geostrike.language.tongue import how_far_read, say_not_read
from geostrike.maps.assets import read_asset
from geostrike.maps.dateline import is_split, true_longitude, turn_gathering, turn_outline, turn_place
from geostrike.maps.entries import archive_link, safe_link, view_claims, view_listed, view_site
from geostrike.maps.ground import draw_ground, enclose_world
from geostrike.maps.headline import describe, name_story, summarise
from geostrike.maps.highlights import cut_article
from geostrike.maps.island import build_places, build_rest, encode_json, list_views, pack, settle_spellings, share_words
from geostrike.maps.options import PageOptions
from geostrike.maps.orientation import Box, enclose, find_labels, open_atlas, write_labels
from geostrike.maps.parts import MAP_NAME, Parts, make_parts
from geostrike.maps.policy import write_policy
from geostrike.maps.review import build_review
from geostrike.maps.sites import Gathering, Symbol, gather_sites
from geostrike.maps.templates import open_templates
from geostrike.maps.wording import describe_day
from geostrike.model import Level, Reading, Role
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.maps.entries import StatementView
    from geostrike.maps.orientation import Atlas, OutlineLike
    from geostrike.maps.skeleton import StrikeMap

__all__ = ["Sheet", "draw_map", "draw_page", "open_sheet"]

PAGE = Path(__file__).resolve().parent / "page"
STYLES = ("base.css", "list.css", "map.css", "sheet.css", "review.css", "share.css", "print.css")
SCRIPTS = (
    "dom.js",
    "quiet.js",
    "geometry.js",
    "state.js",
    "permalink.js",
    "labels.js",
    "coordinates.js",
    "outlinks.js",
    "card.js",
    "markers.js",
    "ground.js",
    "list.js",
    "rest.js",
    "filters.js",
    "time.js",
    "downloads.js",
    "sheet.js",
    "toml.js",
    "decide.js",
    "review.js",
    "start.js",
)
# From so many places on, near ones are gathered into one marker with a number.
CLUSTER_FROM = 60
# What the map of a text that names no place shows.
WORLD = Box(-170.0, -56.0, 180.0, 78.0)
# Beyond so many places the articles' texts and the reasons of each entry are left out: a file must be fit to mail.
BRIEF_FROM = 300


def draw_page(
    readings: Reading | Sequence[Reading], gazetteer: Atlas | None = None, *, options: PageOptions | None = None
) -> str:
    """The page as HTML. Outlines of provinces and names of towns come from the gazetteer, the default one if not given."""
    sheet = open_sheet(readings, gazetteer, options)
    return sheet.write(make_parts(sheet.middle(), clusters=sheet.clustered))


def draw_map(
    readings: Reading | Sequence[Reading], gazetteer: Atlas | None = None, *, options: PageOptions | None = None
) -> StrikeMap:
    """A ``folium.Map`` whose page is that of ``draw_page``: it shows in a notebook and saves itself.

    Layers added to it work as on any folium map; they load what they load, and the page says from where.
    """
    from geostrike.maps.skeleton import StrikeMap  # noqa: PLC0415 - imports folium, which only this needs

    sheet = open_sheet(readings, gazetteer, options)
    return StrikeMap(sheet.middle(), sheet.write, clusters=sheet.clustered)


def open_sheet(readings: Reading | Sequence[Reading], gazetteer: Atlas | None, options: PageOptions | None) -> Sheet:
    """What a picture of these readings is made of."""
    several = (readings,) if isinstance(readings, Reading) else tuple(readings)
    return Sheet(several, open_atlas() if gazetteer is None else gazetteer, options or PageOptions())


class Sheet:
    """Everything one page is made of, computed before anything is written."""

    def __init__(self, readings: tuple[Reading, ...], atlas: Atlas, options: PageOptions) -> None:
        self.readings, self.atlas, self.options = readings, atlas, options
        self.gathering: Gathering = gather_sites(readings)
        self.outlines: dict[str, OutlineLike] = {}
        for site in self.gathering.sites:
            if site.symbol is Symbol.AREA and (outline := atlas.outline(site.place)) is not None:
                self.outlines[site.place.id] = outline
        self.turned = self._turn()
        self.views = view_claims(readings, self.gathering)
        self.entries = tuple(
            view_site(site, self.views, self.outlines.get(site.place.id)) for site in self.gathering.sites
        )
        found = enclose((site.place, self.outlines.get(site.place.id)) for site in self.gathering.sites) or enclose(
            (turn_place(place) if self.turned else place, None) for place in _countries(readings)
        )
        self.view: Box = found or WORLD
        self.around: Box = self.view.grow(2.6, least=3 if self.entries else 9) if found else WORLD
        self.edge: Box = enclose_world(self.around)
        self.labels = find_labels(atlas, self.around, self.around.grow(5)) if found else ()
        self.text = options.text and len(self.entries) <= BRIEF_FROM
        self.whole = len(self.entries) > options.static_limit
        self.clustered = len(self.entries) >= CLUSTER_FROM

    def _turn(self) -> bool:
        """Draw the places on both sides of 180 degrees side by side, if there are any."""
        placed = [(site.place, self.outlines.get(site.place.id)) for site in self.gathering.sites]
        if not is_split(placed or [(place, None) for place in _countries(self.readings)]):
            return False
        self.gathering = turn_gathering(self.gathering)
        turned = {key: turn_outline(outline) for key, outline in self.outlines.items()}
        self.outlines = {key: outline for key, outline in turned.items() if outline is not None}
        return True

    def middle(self) -> tuple[float, float]:
        """Latitude and longitude of the middle of what is drawn."""
        return (round((self.view.south + self.view.north) / 2, 3), round((self.view.west + self.view.east) / 2, 3))

    def write(self, parts: Parts) -> str:
        """The page around what folium made."""
        environment = open_templates(PAGE)
        style, script = _read_style(), _read_script()
        styles = (*parts.styles, style)
        scripts = (*parts.scripts, *parts.guest_scripts, script)
        tiles = self.options.tiles
        names = {(id(r.article), toponym.id): toponym.name for r in self.readings for toponym in r.toponyms}
        articles = [self._article(number, reading) for number, reading in enumerate(self.readings)]
        context: dict[str, Any] = {
            "policy": write_policy(
                scripts,
                styles,
                image_hosts=(tiles.host,) if tiles else (),
                guest_hosts=parts.hosts,
            ),
            "title": self.title(),
            "version": __version__,
            "styles": [Markup(text) for text in styles],  # noqa: S704 - our own files and Leaflet's
            "library_scripts": [Markup(text) for text in parts.scripts[:-1]],  # noqa: S704
            "remote_scripts": parts.remote_scripts,
            "remote_styles": parts.remote_styles,
            "scripts": [Markup(text) for text in scripts[len(parts.scripts) - 1 :]],  # noqa: S704
            "container": Markup(parts.container),  # noqa: S704 - written by StrikeMap's template
            "guest_header": Markup(parts.guest_header),  # noqa: S704 - the user's own folium layers
            "guest_html": Markup(parts.guest_html),  # noqa: S704
            "guests": parts.hosts,
            "tiles": tiles,
            "data": Markup(encode_json(self._data())),  # noqa: S704 - escaped there
            "archive": pack(encode_geojson(self.readings, self.atlas.outline)),
            "articles": articles,
            "single": articles[0] if len(articles) == 1 else None,
            "not_read": [article for article in articles if article["not_read"]],
            "whole_read": all(article["read"] == "whole" for article in articles),
            "entries": () if self.whole else self.entries,
            "counts": self._counts(),
            "news": (news := summarise(self.gathering, articles=len(self.readings))),
            "described": describe(news),
            "shapes": {str(site.symbol) for site in self.gathering.sites},
            "background_shown": any(site.background for site in self.gathering.sites),
            "unplaced": [view_listed(listed, self.views, names) for listed in self.gathering.unplaced],
            "not_events": [view_listed(listed, self.views, names) for listed in self.gathering.not_events],
            "loose": [self.views[statement.anchor] for statement in self.gathering.loose],
            "left_out": self.gathering.left_out,
            "warnings": tuple(dict.fromkeys(warning for reading in self.readings for warning in reading.warnings)),
            "gazetteers": tuple(dict.fromkeys(reading.gazetteer for reading in self.readings if reading.gazetteer)),
            "outline_sources": tuple(dict.fromkeys(outline.source for outline in self.outlines.values())),
            "approximate": any(outline.approximate for outline in self.outlines.values()),
            "notice": read_asset("NOTICE.txt").strip(),
            "options": self.options,
            "whole": self.whole,
            "text": self.text,
            "brief": len(self.entries) > BRIEF_FROM,
            "fresh": _Once(),
            "true_longitude": true_longitude,
        }
        html = environment.get_template("page.html").render(context)
        return html.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair cannot be written to a file

    def title(self) -> str:
        """The headline."""
        if self.options.title:
            return self.options.title
        if len(self.readings) == 1:
            return self.readings[0].article.title or name_story(self.gathering) or "Reported strikes"
        return f"Reported strikes in {len(self.readings)} articles"

    def _file_name(self) -> str:
        """What downloads are called: like the article, so that those of two maps can be told apart."""
        if len(self.readings) != 1:
            return "geostrike"
        return re.sub(r"[^\w.]+", "-", self.readings[0].article.id).strip("-.")[:80] or "geostrike"

    def _counts(self) -> dict[str, int]:
        sites = self.gathering.sites
        return {
            "places": len(sites),
            "spots": sum(site.symbol is not Symbol.AREA for site in sites if not site.background),
            "areas": sum(site.symbol is Symbol.AREA for site in sites if not site.background),
            "background": sum(site.background for site in sites),
            "contested": sum(site.contested for site in sites),
            "unplaced": len(self.unplaced()),
            "not_events": len(self.gathering.not_events),
            "claims": len(self.views),
        }

    def unplaced(self) -> dict[str, StatementView]:
        """What is said of strikes that happened, but at no place that is marked, by its address in the page."""
        told = [statement for item in self.gathering.unplaced for statement in item.statements]
        return {statement.anchor: self.views[statement.anchor] for statement in (*told, *self.gathering.loose)}

    def _rest(self) -> list[StatementView]:
        """Every statement that stands outside the list of places, for search and filters."""
        unreal = [statement for item in self.gathering.not_events for statement in item.statements]
        return list((self.unplaced() | {it.anchor: self.views[it.anchor] for it in unreal}).values())

    def _article(self, number: int, reading: Reading) -> dict[str, Any]:
        article = reading.article
        url, host = safe_link(article.url)
        outlet_url, _ = safe_link(article.outlet.url if article.outlet else None)
        return {
            "number": number + 1,
            "title": article.title,
            "outlet": article.outlet.name if article.outlet else None,
            "outlet_url": outlet_url,
            "url": url,
            "host": host,
            "address": article.url if url is None else None,
            "archived": archive_link(url, article.published) if self.options.outlinks else None,
            "published": describe_day(article.published) if article.published else None,
            "authors": article.authors,
            "retrieved": article.retrieved,
            "language": article.language,
            "read": how_far_read(article),
            "not_read": say_not_read(article),
            "sha256": article.sha256,
            "paragraphs": cut_article(reading, number, self.gathering) if self.text else (),
        }

    def _data(self) -> dict[str, Any]:
        around = self.around
        tiles = self.options.tiles
        rest = self._rest()
        spell = settle_spellings([*(view for entry in self.entries for view in list_views(entry)), *rest])
        places = build_places(self.entries, self.outlines, spell, whole=self.whole)
        others = build_rest(rest, spell)
        return {
            "map": MAP_NAME,
            "words": share_words(places, others),
            "places": places,
            "rest": others,
            "list": int(self.whole),
            "clusters": int(self.clustered),
            "fit": self.view.rounded(),
            "edge": self.edge.rounded(),
            "ground": draw_ground(around, self._spots(), self.options.borders),
            "borders": self.options.borders.name if self.options.borders else None,
            "labels": write_labels(
                self.labels, {site.place.id for site in self.gathering.sites}, self.spelled(), turned=self.turned
            ),
            "turned": int(self.turned),
            "tiles": {"url": tiles.url, "attribution": tiles.attribution} if tiles else None,
            "file": self._file_name(),
            "outlinks": int(self.options.outlinks),
            "review": self._review(),
        }

    def _review(self) -> dict[str, Any] | None:
        """What a reviewer needs, on a page of one article that holds few enough places to be looked at one by one."""
        if len(self.readings) != 1 or len(self.entries) > BRIEF_FROM or not self.views:
            return None
        file = self.options.corrections or self._file_name() + SUFFIX
        return build_review(self.readings[0], self.gathering, file)

    def _spots(self) -> list[Box]:
        """The box of each place with its uncertainty or outline."""
        boxes = (enclose([(site.place, self.outlines.get(site.place.id))]) for site in self.gathering.sites)
        return [box for box in boxes if box is not None]

    def spelled(self) -> dict[str, str]:
        """How the articles spell the places they name, where they all spell one alike and in the page's letters."""
        spellings: dict[str, set[str]] = {}
        for reading in self.readings:
            for toponym, resolution in zip(reading.toponyms, reading.resolutions, strict=True):
                if resolution.place is not None and toponym.role is Role.PLACE:
                    spellings.setdefault(resolution.place.id, set()).add(toponym.name)
        return {key: name for key, names in spellings.items() if len(names) == 1 and (name := min(names)).isascii()}


class _Once:
    """Says for each name whether it is asked for the first time: a claim about two places is shown at both, but its
    address in the page is one.
    """

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def __call__(self, name: str) -> bool:
        fresh = name not in self._seen
        self._seen.add(name)
        return fresh


def _countries(readings: Sequence[Reading]) -> list[Any]:
    """For a page without markers: the places the articles speak of, so that the map shows the right country."""
    return [
        resolution.place
        for reading in readings
        for resolution, toponym in zip(reading.resolutions, reading.toponyms, strict=True)
        if resolution.place is not None and toponym.role is Role.PLACE and resolution.place.level is not Level.REGION
    ]


@cache
def _read_style() -> str:
    return "\n".join((PAGE / "style" / name).read_text("utf-8") for name in STYLES)


@cache
def _read_script() -> str:
    """The page's own script: its modules in order, in one scope of their own, after what they share with Python."""
    modules = "\n".join((PAGE / "script" / name).read_text("utf-8") for name in SCRIPTS)
    return f'(function () {{\n"use strict";\n{write_constants()}{modules}}})();\n'


def write_constants() -> str:
    """What the script must know as Python does."""
    return f"const FORMULA = {json.dumps(FORMULA)};\nconst SCHEMA = {json.dumps(SCHEMA)};\n"
