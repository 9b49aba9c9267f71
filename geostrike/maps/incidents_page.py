"""One self-contained page from a collection: the map, and a list that its script builds from one block of data.

The same collection and gazetteer give the same bytes. Nothing an article says is ever markup: it enters as escaped JSON, and the
script makes text of it.
"""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from geostrike.export.collection import encode_article, say_attackers, say_origins
from geostrike.maps.assets import read_asset
from geostrike.maps.entries import safe_link
from geostrike.maps.ground import draw_ground, enclose_world
from geostrike.maps.island import encode_json
from geostrike.maps.orientation import Spot, enclose
from geostrike.maps.page import PAGE
from geostrike.maps.parts import MAP_NAME, make_parts
from geostrike.maps.policy import write_policy
from geostrike.maps.templates import open_templates
from geostrike.model import Level
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geostrike.maps.orientation import Box
    from geostrike.model import Collection, Incident, Party, Report

__all__ = ["Sheet", "draw_incidents", "encode_view"]

_HERE = PAGE.parent / "incidents"
_STYLES = ("base.css", "list.css", "map.css", "print.css")
# Of the page of one article; the others are this page's own.
_SHARED = ("dom.js", "quiet.js", "geometry.js", "ground.js", "time.js")
_OWN = ("incidents.js", "tools.js", "start.js")
_AREAS = frozenset({Level.DISTRICT, Level.PROVINCE, Level.REGION, Level.COUNTRY})
_TOGETHER = 500  # incidents that are written at once
_APART = 3  # of the incidents kept apart, so many are told in the page

Json = dict[str, Any]


def draw_incidents(collection: Collection, gazetteer: str = "") -> str:
    """The page as HTML. ``gazetteer`` names the one that was asked."""
    incidents = collection.incidents
    return Sheet(
        [encode_article(article) for article in collection.articles],
        [encode_view(incident) for incident in incidents],
        [Spot(p.latitude, p.longitude, p.uncertainty_km) for i in incidents if (p := i.place) is not None],
        count=len(incidents),
        several=sum(len(incident.origins) > 1 for incident in incidents),
        disputed=sum(bool(incident.disputed) for incident in incidents),
        gazetteer=gazetteer,
    ).write()


class Sheet:
    """Everything the page is made of, computed before anything is written: articles as the collection writes them, incidents by
    ``encode_view``, and their places. ``fresh`` are the ids of those that the last run did not have.
    """

    def __init__(
        self,
        articles: Sequence[Json],
        incidents: Iterable[str],
        spots: Sequence[Spot],
        *,
        count: int,
        several: int,
        disputed: int,
        gazetteer: str,
        fresh: Sequence[str] = (),
    ) -> None:
        self.articles, self.incidents, self.gazetteer, self.fresh = articles, incidents, gazetteer, fresh
        self.counts = {
            "incidents": count, "articles": len(articles), "several": several, "disputed": disputed
        }  # fmt: skip
        self.spots = list(dict.fromkeys(spots))
        self.view: Box | None = enclose((spot, None) for spot in self.spots)

    def middle(self) -> tuple[float, float]:
        """Latitude and longitude of the middle of what is drawn."""
        if self.view is None:
            return (20.0, 0.0)
        return (round((self.view.south + self.view.north) / 2, 3), round((self.view.west + self.view.east) / 2, 3))

    def title(self) -> str:
        """How many articles, and of which days."""
        days = sorted(article["published"] for article in self.articles if article["published"])
        when = "" if not days else f" of {days[0]}" if days[0] == days[-1] else f" of {days[0]} to {days[-1]}"
        count = len(self.articles)
        return f"Reported strikes in {count} article{'' if count == 1 else 's'}{when}"

    def write(self) -> str:
        """The page around the empty map."""
        return "".join(self.parts())

    def parts(self) -> Iterator[str]:
        """The same part by part, of which no more is in memory than one incident."""
        parts = make_parts(self.middle(), clusters=False)
        styles = (*parts.styles, _read_style())
        scripts = (*parts.scripts, _read_script())
        template = open_templates(_HERE).get_template("page.html")
        pieces = template.generate(
            policy=write_policy(scripts, styles),
            title=self.title(),
            version=__version__,
            styles=[Markup(text) for text in styles],  # noqa: S704 - our own files and Leaflet's
            scripts=[Markup(text) for text in scripts],  # noqa: S704
            container=Markup(parts.container),  # noqa: S704 - a constant of ``parts.py``
            data=(Markup(part) for part in self._data()),  # noqa: S704 - escaped there
            counts=self.counts,
            gazetteer=self.gazetteer,
            notice=read_asset("NOTICE.txt").strip(),
        )
        for piece in pieces:
            yield piece.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair cannot be written to a file

    def _data(self) -> Iterator[str]:
        """The block of data, as JSON that can stand in a script element."""
        around = self.view.grow(2.6, least=3) if self.view else None
        boxes = [box for spot in self.spots if (box := enclose([(spot, None)])) is not None]
        frame = {
            "map": MAP_NAME,
            "articles": [
                {
                    "id": article["id"],
                    "title": article["title"],
                    "outlet": article["outlet"],
                    "url": safe_link(article["url"])[0],
                    "published": article["published"],
                }
                for article in self.articles
            ],
            "fresh": list(self.fresh),
            "fit": self.view.rounded() if self.view else None,
            "edge": enclose_world(around).rounded() if around else None,
            "ground": draw_ground(around, boxes) if around else [],
        }
        yield f'{encode_json(frame)[:-1]},"incidents":['
        incidents = iter(self.incidents)
        yield next(incidents, "")
        while some := list(itertools.islice(incidents, _TOGETHER)):
            yield "," + ",".join(some)
        yield "]}"


def encode_view(incident: Incident) -> str:
    """What the page says of an incident, as JSON that can stand in a script element."""
    return encode_json(_view_incident(incident))


def _view_incident(incident: Incident) -> Json:
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
        "accused": say_attackers(incident),
        "disputed": list(incident.disputed),
        "tolls": [
            {"outcome": t.outcome.value, "status": t.status.value, "min": t.min, "max": t.max, "standing": t.standing}
            for t in incident.tolls
        ],
        "reports": [_view_report(report, origins) for report in incident.reports],
        "decided": [f"{d.author}, {d.date}: {d.action} ({d.reason})" for d in incident.decisions],
        "joins": ["; ".join(reason.words for reason in join.reasons) for join in incident.joins],
        "apart": ["; ".join(reason.words for reason in apart.reasons) for apart in incident.apart[:_APART]],
    }


def _view_report(report: Report, origins: Mapping[str, int]) -> Json:
    return {
        "article": report.article_id,
        "origin": origins[report.article_id],
        "background": report.background,
        "quote": report.quote,
        "accused": [_say_accused(party) for party in report.attackers],
        "tolls": [[toll.words, toll.speaker] for toll in report.tolls],
        "denials": [
            f"{denial.speaker or 'It'} denies, disputes or leaves open the {denial.about.value}: “{denial.words}”"
            for denial in report.denials
        ],
    }


def _say_accused(party: Party) -> str:
    """The party with the words that name it; of one that is implied, how surely."""
    if party.stated or party.likely in (None, 1):
        return f"{party.name} (“{party.words}”)"
    return f"{'probably' if party.accused else 'possibly'} {party.name}, not stated there ({party.likely:.0%})".replace(
        "%", " %"
    )


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
