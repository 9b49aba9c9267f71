"""Incidents as JSON for TimeMap: events, sources and associations, by the rules that ``export.timemap`` tells."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from geostrike.export.incidents.rows import first_mentions, point_of
from geostrike.export.tables import DISCLAIMER
from geostrike.export.timemap import format_day, make_association

if TYPE_CHECKING:
    from geostrike.export.incidents.rows import Incidents

__all__ = ["encode_timemap"]

Json = dict[str, Any]


def encode_timemap(given: Incidents) -> Json:
    """What TimeMap can show: incidents with a day or a point. The others are listed under ``not_shown``."""
    shown = [incident for incident in given.incidents if incident["end"] or point_of(incident) is not None]
    events = [_event(number, incident) for number, incident in enumerate(shown)]
    articles = {article["id"]: article for article in given.articles}
    told = [(incident, mention) for incident in shown for mention in first_mentions(incident)]
    return {
        "events": events,
        "sources": {mention["report"]: _source(incident, mention, articles) for incident, mention in told},
        "associations": [
            make_association(name) for name in sorted({n for event in events for n in event["associations"]})
        ],
        "not_shown": [
            {"id": incident["id"], "reason": "no date and no point"}
            for incident in given.incidents
            if incident not in shown
        ],
    }


def _event(number: int, incident: Json) -> Json:
    point, day = point_of(incident), incident["start"] or incident["end"]
    told = first_mentions(incident)
    event: Json = {
        "id": str(number),
        "description": "\n".join([*(f"“{mention['quote']}”" for mention in told), DISCLAIMER]),
        "date": _format(day),
        "time": "",
        "time_precision": "day" if day and incident["start"] == incident["end"] else "",
        "location": incident["place"],
        "type": "reported strike",
        "category": "disputed" if incident["disputed"] else "reported",
        "category_full": incident["said"],
        "associations": [incident["level"] or "unlocated", "disputed" if incident["disputed"] else "reported"],
        "sources": list(dict.fromkeys(mention["report"] for mention in told)),
        "comments": "; ".join(f"{d['action']} by {d['author']}" for d in incident["decisions"]),
        "time_display": day or "",
        "uncertainty_km": "" if incident["uncertainty_km"] is None else f"{incident['uncertainty_km']}",
        "incident_id": incident["id"],
    }
    if point is not None:
        event |= {"latitude": f"{point[1]}", "longitude": f"{point[0]}"}
    return event


def _source(incident: Json, mention: Json, articles: dict[str, Json]) -> Json:
    article = articles.get(mention["article_id"], {})
    address = str(article.get("url") or "")
    safe = address if address.lower().startswith(("http://", "https://")) else ""
    return {
        "id": mention["report"],
        "title": f"{mention['outlet'] or mention['article_id']} on {incident['place']}",
        "thumbnail": "",
        "paths": [safe] if safe else [],
        "type": "article",
        "affil_s": "",
        "url": safe,
        "description": mention["quote"],
        "parent": str(article.get("title") or mention["article_id"]),
        "author": "; ".join(mention["speakers"]),
        "date": _format(mention["published"]),
        "notes": f"origin {mention['origin']}",
    }


def _format(day: str | None) -> str:
    return format_day(date.fromisoformat(day)) if day else ""
