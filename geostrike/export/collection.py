"""A collection as JSON, ``geostrike.collection/1``: the contract of docs/collection.md and docs/collection.schema.json.

Keys are only ever added within version 1. The articles' texts are left out: what an incident quotes are single sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.export.records import encode_record
from geostrike.language.controls import dump_json, mend
from geostrike.model import Outcome
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geostrike.model import Apart, Article, Collection, Incident, Join, Report, Span

__all__ = [
    "SCHEMA",
    "encode_article",
    "encode_collection",
    "encode_incident",
    "frame_collection",
    "say_attackers",
    "say_origins",
]

SCHEMA = "geostrike.collection/1"
Json = dict[str, Any]


def encode_collection(collection: Collection) -> Json:
    """``collection`` as a JSON object."""
    return {
        "schema": SCHEMA,
        "articles": [encode_article(article) for article in collection.articles],
        "incidents": [encode_incident(incident) for incident in collection.incidents],
        "warnings": list(collection.warnings),
        "geostrike": __version__,
    }


def frame_collection(articles: Iterable[Json], incidents: Iterable[str], warnings: Iterable[str]) -> Iterator[str]:
    """The same as text part by part, one article or incident a line, from incidents that are text already."""
    yield f'{{\n"schema": {dump_json(SCHEMA)},\n"articles": '
    yield from _list(mend(dump_json(article)) for article in articles)
    yield ',\n"incidents": '
    yield from _list(incidents)
    yield f',\n"warnings": {mend(dump_json(list(warnings)))},\n"geostrike": {dump_json(__version__)}\n}}\n'


def _list(lines: Iterable[str]) -> Iterator[str]:
    yield "[\n"
    for number, line in enumerate(lines):
        yield f",\n{line}" if number else line
    yield "\n]"


def encode_incident(incident: Incident) -> Json:
    """One incident as a JSON object, which stands by itself: one a line is JSON Lines."""
    place = incident.place
    origin_of = {
        article_id: f"o{number}"
        for number, origin in enumerate(incident.origins, 1)
        for article_id in origin.article_ids
    }
    return {
        "id": incident.id,
        "place": incident.name,
        "place_id": place.id if place is not None else None,
        "level": incident.level.value if incident.level is not None else None,
        "latitude": place.latitude if place is not None else None,
        "longitude": place.longitude if place is not None else None,
        "uncertainty_km": place.uncertainty_km if place is not None else None,
        "admin1": place.admin1 if place is not None else None,
        "country_code": place.country_code if place is not None else None,
        "start": incident.start.isoformat() if incident.start is not None else None,
        "end": incident.end.isoformat() if incident.end is not None else None,
        "dated": incident.dated,
        "background": incident.background,
        "said": say_origins(incident),
        "mentions": [
            _encode_mention(report, span, first=span is report.span, origin=origin_of.get(report.article_id))
            for report, span in _mentions(incident)
        ],
        "origins": [list(origin.article_ids) for origin in incident.origins],
        "origin_reasons": [origin.reason for origin in incident.origins],
        "tolls": [encode_record(toll) for toll in incident.tolls],
        "attackers": list(incident.attackers),
        "disputed": list(incident.disputed),
        "decisions": [encode_record(decision) for decision in incident.decisions],
        "joins": [_encode_pair(join) for join in incident.joins],
        "apart": [{"incident_id": apart.incident_id, **_encode_pair(apart)} for apart in incident.apart],
    }


def say_attackers(incident: Incident) -> list[str]:
    """Who is accused; "probably X" where no report states it and the story implies it surely enough."""
    stated = {party.name for report in incident.reports for party in report.attackers if party.stated}
    return [name if name in stated else f"probably {name}" for name in incident.attackers]


def say_origins(incident: Incident) -> str:
    """How many articles report it, and from how many independent origins; never more than that."""
    articles, origins = len({report.article_id for report in incident.reports}), len(incident.origins)
    told = "1 article" if articles == 1 else f"{articles} articles"
    from_where = "1 origin" if origins == 1 else f"{origins} independent origins"
    return f"reported by {told}, {from_where}{'; disputed' if incident.disputed else ''}"


def _mentions(incident: Incident) -> Iterator[tuple[Report, Span]]:
    for report in incident.reports:
        yield from ((report, span) for span in (report.span, *report.more))


def _encode_mention(report: Report, span: Span, *, first: bool, origin: str | None) -> Json:
    """One place where an article tells of the incident. What the article says of it stands with its first mention."""
    window = report.window
    mention: Json = {
        "report": report.id,
        "article_id": report.article_id,
        "start": span.start,
        "end": span.end,
        "place": span.text,
        "date": window.start.isoformat() if window is not None and window.start is not None else None,
        "date_end": window.end.isoformat() if window is not None else None,
        "date_told": window.told if window is not None else False,
        "killed": [[toll.min, toll.max] for toll in report.tolls if toll.outcome is Outcome.KILLED],
        "attackers": list(dict.fromkeys(party.name for party in report.attackers)),
        "origin": origin,
    }
    if first:
        mention |= {
            "outlet": report.outlet,
            "published": report.published.isoformat() if report.published is not None else None,
            "background": report.background,
            "strike_id": report.strike_id,
            "quote": report.quote,
            "speakers": list(report.speakers),
            "tolls": [encode_record(toll) for toll in report.tolls],
            "parties": [encode_record(party) for party in report.attackers],
            "denials": [encode_record(denial) for denial in report.denials],
        }
    return mention


def _encode_pair(pair: Join | Apart) -> Json:
    return {
        "a": pair.a,
        "b": pair.b,
        "score": pair.score,
        "reasons": [encode_record(reason) for reason in pair.reasons],
    }


def encode_article(article: Article) -> Json:
    """An article without its text."""
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet.name if article.outlet is not None else None,
        "url": article.url,
        "published": article.published.isoformat() if article.published is not None else None,
        "sha256": article.sha256,
        "language": article.language,
    }
