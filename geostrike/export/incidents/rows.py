"""The flat view of a collection that tables share: one row for an incident, a claim, a source, an article, a decision.

Tolls are never added up. ``low`` is the least number of dead that a report gives as its own, ``high`` the greatest, ``best`` the one
that more than half of the independent origins give, and absent where none is: geostrike takes no side.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from geostrike.export.tables import DISCLAIMER, joined
from geostrike.model import Level, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geostrike.export.tables import Row

__all__ = [
    "AREAS",
    "COLUMNS",
    "Incidents",
    "article_rows",
    "claim_rows",
    "decision_rows",
    "dump_claims",
    "estimate",
    "first_mentions",
    "incident_row",
    "make_place",
    "point_of",
    "source_rows",
]

Json = dict[str, Any]
AREAS = frozenset({Level.DISTRICT.value, Level.PROVINCE.value, Level.REGION.value, Level.COUNTRY.value})
_DIGITS = 5  # a metre; finer would pretend

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "incidents": (
        "incident_id", "place", "place_id", "level", "latitude", "longitude", "uncertainty_km", "admin1", "country_code",
        "date_start", "date_end", "date_told", "recalled_only", "said", "articles", "origins", "attackers", "disputed",
        "killed_low", "killed_best", "killed_high", "killed_open", "civilians_killed_low", "civilians_killed_high",
        "first_published", "last_published", "outlets", "quote", "human_decision", "note",
    ),
    "claims": (
        "incident_id", "report_id", "article_id", "origin", "outlet", "published", "place_as_written", "text_start", "text_end",
        "date_start", "date_end", "recalled", "speakers", "attackers", "killed", "injured", "denials", "quote", "strike_id",
    ),
    "sources": ("incident_id", "source", "kind", "article_ids", "origins"),
    "articles": ("article_id", "title", "outlet", "url", "published", "sha256", "language", "incident_ids"),
    "decisions": ("incident_id", "action", "author", "date", "reason"),
}  # fmt: skip
"""Of each table, in order."""


class Incidents(NamedTuple):
    """A collection as its JSON has it."""

    articles: Sequence[Json]
    incidents: Sequence[Json]


def first_mentions(incident: Json) -> list[Json]:
    """What each report says stands with the first mention that it makes."""
    return [mention for mention in incident["mentions"] if "quote" in mention]


def point_of(incident: Json) -> tuple[float, float] | None:
    """Longitude and latitude of what is no area; ``None`` where no gazetteer places it either."""
    if incident["latitude"] is None or incident["level"] in AREAS:
        return None
    return round(incident["longitude"], _DIGITS), round(incident["latitude"], _DIGITS)


def make_place(incident: Json) -> Place:
    """As much of the place as its outline is found by."""
    return Place(
        id=incident["place_id"],
        name=incident["place"],
        level=Level(incident["level"]),
        latitude=incident["latitude"],
        longitude=incident["longitude"],
        uncertainty_km=incident["uncertainty_km"],
    )


class Estimate(NamedTuple):
    """Of the dead, over the sources."""

    low: int | None
    best: int | None
    high: int | None
    open: bool
    """Whether a source says "at least"."""


def estimate(incident: Json, status: str | None = None) -> Estimate:
    """Of all dead, or of those of one ``status`` (``civilian``). A report's own number is the greatest whole that it gives."""
    told: list[tuple[str, int, int, bool]] = []
    for mention in first_mentions(incident):
        numbers = [
            (low if low is not None else high, high if high is not None else low, high is None)
            for toll in mention["tolls"]
            if toll["outcome"] == "killed" and not toll["part_of_total"] and status in (None, toll["status"])
            for low, high in [(toll["min"], toll["max"])]
            if low is not None or high is not None
        ]
        if numbers:
            low, high, more = max(numbers)
            told.append((mention["origin"], low, high, more))
    if not told:
        return Estimate(None, None, None, open=False)
    votes = Counter(number for _, number in {(origin, low) for origin, low, _, _ in told})
    most = max(votes, key=lambda number: (votes[number], -number))
    clear = 2 * votes[most] > len({origin for origin, *_ in told})
    return Estimate(
        min(low for _, low, _, _ in told),
        most if clear else None,
        max(high for _, _, high, _ in told),
        open=any(more for *_, more in told),
    )


def incident_row(incident: Json) -> Row:
    """One incident. Coordinates only for what is no area."""
    point, told = point_of(incident), first_mentions(incident)
    killed, civilians = estimate(incident), estimate(incident, "civilian")
    published = sorted(mention["published"] for mention in told if mention["published"])
    return {
        "incident_id": incident["id"],
        "place": incident["place"],
        "place_id": incident["place_id"],
        "level": incident["level"],
        "latitude": point[1] if point else None,
        "longitude": point[0] if point else None,
        "uncertainty_km": incident["uncertainty_km"],
        "admin1": incident["admin1"],
        "country_code": incident["country_code"],
        "date_start": incident["start"],
        "date_end": incident["end"],
        "date_told": incident["dated"],
        "recalled_only": incident["background"],
        "said": incident["said"],
        "articles": len({mention["article_id"] for mention in told}),
        "origins": len(incident["origins"]),
        "attackers": joined(incident["attackers"]),
        "disputed": joined(incident["disputed"]),
        "killed_low": killed.low,
        "killed_best": killed.best,
        "killed_high": killed.high,
        "killed_open": killed.open,
        "civilians_killed_low": civilians.low,
        "civilians_killed_high": civilians.high,
        "first_published": published[0] if published else None,
        "last_published": published[-1] if published else None,
        "outlets": joined(mention["outlet"] for mention in told),
        "quote": told[0]["quote"] if told else None,
        "human_decision": joined(
            f"{d['action']} by {d['author']}, {d['date']}: {d['reason']}" for d in incident["decisions"]
        ),
        "note": DISCLAIMER,
    }


def claim_rows(incident: Json) -> list[Row]:
    """What each article says of the incident."""
    return [
        {
            "incident_id": incident["id"],
            "report_id": mention["report"],
            "article_id": mention["article_id"],
            "origin": mention["origin"],
            "outlet": mention["outlet"],
            "published": mention["published"],
            "place_as_written": mention["place"],
            "text_start": mention["start"],
            "text_end": mention["end"],
            "date_start": mention["date"],
            "date_end": mention["date_end"],
            "recalled": mention["background"],
            "speakers": joined(mention["speakers"]),
            "attackers": joined(f"{party['name']} (“{party['words']}”)" for party in mention["parties"]),
            "killed": joined(_say_toll(toll) for toll in mention["tolls"] if toll["outcome"] == "killed"),
            "injured": joined(_say_toll(toll) for toll in mention["tolls"] if toll["outcome"] == "injured"),
            "denials": joined(
                f"{denial['speaker'] or 'it'} denies, disputes or leaves open the {denial['about']}: “{denial['words']}”"
                for denial in mention["denials"]
            ),
            "quote": mention["quote"],
            "strike_id": mention["strike_id"],
        }
        for mention in first_mentions(incident)
    ]


def _say_toll(toll: Json) -> str:
    whose = f", {toll['speaker']}" if toll["speaker"] else ""
    return f"{toll['words']} ({toll['status']}{whose})"


def source_rows(incident: Json) -> list[Row]:
    """Who tells of the incident: outlets, and those whom they quote."""
    found: dict[tuple[str, str], list[Json]] = {}
    for mention in first_mentions(incident):
        if mention["outlet"]:
            found.setdefault((mention["outlet"], "outlet"), []).append(mention)
        for speaker in mention["speakers"]:
            found.setdefault((speaker, "speaker"), []).append(mention)
    return [
        {
            "incident_id": incident["id"],
            "source": name,
            "kind": kind,
            "article_ids": joined(mention["article_id"] for mention in mentions),
            "origins": len({mention["origin"] for mention in mentions}),
        }
        for (name, kind), mentions in sorted(found.items())
    ]


def article_rows(given: Incidents) -> list[Row]:
    """Each article with the incidents that it tells of; those that tell of none are there too."""
    told: dict[str, list[str]] = {}
    for incident in given.incidents:
        for mention in first_mentions(incident):
            told.setdefault(mention["article_id"], []).append(incident["id"])
    return [
        {
            "article_id": article["id"],
            **{name: article[name] for name in ("title", "outlet", "url", "published", "sha256", "language")},
            "incident_ids": joined(told.get(article["id"], ())),
        }
        for article in given.articles
    ]


def decision_rows(incidents: Iterable[Json]) -> list[Row]:
    """What a person decided of incidents."""
    return [
        {"incident_id": incident["id"], **{name: decision[name] for name in ("action", "author", "date", "reason")}}
        for incident in incidents
        for decision in incident["decisions"]
    ]


def dump_claims(incident: Json) -> str:
    """What each article says, as JSON in one cell."""
    return json.dumps(first_mentions(incident), ensure_ascii=False)
