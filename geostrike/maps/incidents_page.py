"""One self-contained page from a collection: the map, and a list that its script builds from one block of data.

The same collection and gazetteer give the same bytes. Nothing an article says is ever markup: it enters as escaped JSON, and the
script makes text of it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from geostrike.export.collection import say_origins
from geostrike.maps.assets import read_asset
from geostrike.maps.entries import safe_link
from geostrike.maps.ground import draw_ground, enclose_world
from geostrike.maps.island import encode_json
from geostrike.maps.orientation import enclose
from geostrike.maps.page import PAGE
from geostrike.maps.parts import MAP_NAME, Parts, make_parts
from geostrike.maps.policy import write_policy
from geostrike.maps.templates import open_templates
from geostrike.model import Level
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.maps.orientation import Box
    from geostrike.model import Collection, Incident, Report

__all__ = ["draw_incidents"]

_HERE = PAGE.parent / "incidents"
_STYLES = ("base.css", "list.css", "map.css", "print.css")
# Of the page of one article; the others are this page's own.
_SHARED = ("dom.js", "quiet.js", "geometry.js", "ground.js", "time.js")
_OWN = ("incidents.js", "tools.js", "start.js")
_AREAS = frozenset({Level.DISTRICT, Level.PROVINCE, Level.REGION, Level.COUNTRY})
_APART = 3  # of the incidents kept apart, so many are told in the page

Json = dict[str, Any]


def draw_incidents(collection: Collection, gazetteer: str = "") -> str:
    """The page as HTML. ``gazetteer`` names the one that was asked."""
    sheet = _Sheet(collection, gazetteer)
    return sheet.write(make_parts(sheet.middle(), clusters=False))


class _Sheet:
    """Everything the page is made of, computed before anything is written."""

    def __init__(self, collection: Collection, gazetteer: str) -> None:
        self.collection, self.gazetteer = collection, gazetteer
        self.placed = [incident.place for incident in collection.incidents if incident.place is not None]
        self.view: Box | None = enclose((place, None) for place in self.placed)

    def middle(self) -> tuple[float, float]:
        """Latitude and longitude of the middle of what is drawn."""
        if self.view is None:
            return (20.0, 0.0)
        return (round((self.view.south + self.view.north) / 2, 3), round((self.view.west + self.view.east) / 2, 3))

    def write(self, parts: Parts) -> str:
        """The page around the empty map."""
        styles = (*parts.styles, _read_style())
        scripts = (*parts.scripts, _read_script())
        incidents = self.collection.incidents
        html = (
            open_templates(_HERE)
            .get_template("page.html")
            .render(
                policy=write_policy(scripts, styles),
                title=f"Reported strikes in {len(self.collection.articles)} articles",
                version=__version__,
                styles=[Markup(text) for text in styles],  # noqa: S704 - our own files and Leaflet's
                scripts=[Markup(text) for text in scripts],  # noqa: S704
                container=Markup(parts.container),  # noqa: S704 - a constant of ``parts.py``
                data=Markup(encode_json(self._data())),  # noqa: S704 - escaped there
                counts={
                    "incidents": len(incidents),
                    "articles": len(self.collection.articles),
                    "several": sum(len(incident.origins) > 1 for incident in incidents),
                    "disputed": sum(bool(incident.disputed) for incident in incidents),
                },
                gazetteer=self.gazetteer,
                notice=read_asset("NOTICE.txt").strip(),
            )
        )
        return html.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair cannot be written to a file

    def _data(self) -> Json:
        around = self.view.grow(2.6, least=3) if self.view else None
        spots = [box for place in self.placed if (box := enclose([(place, None)])) is not None]
        numbers = {article.id: number for number, article in enumerate(self.collection.articles)}
        return {
            "map": MAP_NAME,
            "articles": [
                {
                    "id": article.id,
                    "title": article.title,
                    "outlet": article.outlet.name if article.outlet else None,
                    "url": safe_link(article.url)[0],
                    "published": article.published.isoformat() if article.published else None,
                }
                for article in self.collection.articles
            ],
            "incidents": [_view_incident(incident, numbers) for incident in self.collection.incidents],
            "fit": self.view.rounded() if self.view else None,
            "edge": enclose_world(around).rounded() if around else None,
            "ground": draw_ground(around, spots) if around else [],
        }


def _view_incident(incident: Incident, numbers: Mapping[str, int]) -> Json:
    place = incident.place
    origins = {
        article_id: number for number, origin in enumerate(incident.origins, 1) for article_id in origin.article_ids
    }
    return {
        "id": incident.id,
        "name": incident.name,
        "lat": round(place.latitude, 5) if place else None,
        "lon": round(place.longitude, 5) if place else None,
        "km": round(place.uncertainty_km, 1) if place else None,
        "area": incident.level in _AREAS,
        "where": ", ".join(filter(None, (place.admin1, place.country))) if place else "",
        "start": incident.start.isoformat() if incident.start else None,
        "end": incident.end.isoformat() if incident.end else None,
        "dated": incident.dated,
        "background": incident.background,
        "said": say_origins(incident),
        "origins": len(incident.origins),
        "attackers": list(incident.attackers),
        "disputed": list(incident.disputed),
        "tolls": [
            {"outcome": t.outcome.value, "status": t.status.value, "min": t.min, "max": t.max, "standing": t.standing}
            for t in incident.tolls
        ],
        "reports": [_view_report(report, numbers, origins) for report in incident.reports],
        "decided": [f"{d.author}, {d.date}: {d.action} ({d.reason})" for d in incident.decisions],
        "joins": ["; ".join(reason.words for reason in join.reasons) for join in incident.joins],
        "apart": ["; ".join(reason.words for reason in apart.reasons) for apart in incident.apart[:_APART]],
    }


def _view_report(report: Report, numbers: Mapping[str, int], origins: Mapping[str, int]) -> Json:
    return {
        "article": numbers[report.article_id],
        "origin": origins[report.article_id],
        "background": report.background,
        "quote": report.quote,
        "accused": [f"{party.name} (“{party.words}”)" for party in report.attackers],
        "tolls": [[toll.words, toll.speaker] for toll in report.tolls],
        "denials": [
            f"{denial.speaker or 'It'} denies or disputes the {denial.about.value}: “{denial.words}”"
            for denial in report.denials
        ],
    }


@cache
def _read_style() -> str:
    shared = [(PAGE / "style" / name).read_text("utf-8") for name in _STYLES]
    return "\n".join((*shared, (_HERE / "incidents.css").read_text("utf-8")))


@cache
def _read_script() -> str:
    """The page's own script: its modules in order, in one scope of their own."""
    files = (*(PAGE / "script" / name for name in _SHARED), *(_HERE / name for name in _OWN))
    modules = "\n".join(file.read_text("utf-8") for file in files)
    return f'(function () {{\n"use strict";\n{modules}}})();\n'
