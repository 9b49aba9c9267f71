"""The flat view of readings that tables share: one row for a strike, a claim, a source; plain values only.

Numbers and dates stay what they are; several values in one cell are joined by a semicolon. Tolls are the least and the
most that any one claim gives, never a sum: claims overlap, and adding them would count the dead twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import About, Level, Outcome, Shape, Stance, Status
from geostrike.model.facts import HAPPENED, SURELY_IMPLIED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geostrike.model import Actor, Claim, Count, DateRange, Harm, HumanDecision, Place, Reading, Strike

__all__ = [
    "ARTICLE_COLUMNS",
    "CLAIM_COLUMNS",
    "DISCLAIMER",
    "STRIKE_COLUMNS",
    "Row",
    "article_row",
    "claim_row",
    "claims_of",
    "date_cells",
    "describe_attacker",
    "describe_decision",
    "happened",
    "joined",
    "pairs_of",
    "point_of",
    "source_rows",
    "strike_row",
    "toll",
    "written_name",
]

Row = dict[str, str | int | float | bool | None]

DISCLAIMER = "Locations as reported. A reported location is not a verified one; geostrike confirms nothing."

ARTICLE_COLUMNS = ("article_id", "article_title", "outlet", "url", "published", "article_sha256", "gazetteer")
STRIKE_COLUMNS = (
    "strike_id",
    "place",
    "place_as_written",
    "local_name",
    "place_id",
    "country",
    "country_code",
    "admin1",
    "admin2",
    "pcode",
    "iso_code",
    "geonames_id",
    "place_source",
    "place_approximate",
    "level",
    "shown_as",
    "latitude",
    "longitude",
    "uncertainty_km",
    "date_start",
    "date_end",
    "date_precision",
    "date_text",
    "realis",
    "status",
    "status_rule",
    "reason",
    "attackers",
    "targets",
    "weapons",
    "speakers",
    "killed_min",
    "killed_max",
    "injured_min",
    "injured_max",
    "human_decision",
)
CLAIM_COLUMNS = (
    "claim_id",
    "speaker",
    "speaker_kind",
    "speaker_words",
    "speaker_via",
    "stance",
    "about",
    "modality",
    "speech",
    "claim_realis",
    "attacker",
    "attacker_stated",
    "attacker_likely",
    "claim_targets",
    "claim_weapons",
    "claim_damage",
    "claim_date_start",
    "claim_date_end",
    "claim_date_precision",
    "claim_date_text",
    "casualties",
    "places_named",
    "evidence",
    "evidence_spans",
    "rule",
    "claim_human_decision",
)

_SPOTS = (Level.POINT, Level.NEIGHBOURHOOD, Level.TOWN)
_DIGITS = 5  # a metre; finer would pretend


def pairs_of(readings: Iterable[Reading]) -> Iterator[tuple[Reading, Strike]]:
    """Every strike with its reading, in the order of the readings."""
    return ((reading, strike) for reading in readings for strike in reading.strikes)


def claims_of(reading: Reading, strike: Strike) -> list[Claim]:
    """The claims a strike rests on, in the strike's order."""
    claims = {claim.id: claim for claim in reading.claims}
    return [claims[claim_id] for claim_id in strike.claim_ids if claim_id in claims]


def happened(strike: Strike) -> bool:
    """Whether the text reports it as having happened: only then may it stand on a map or among events."""
    return strike.realis in HAPPENED and strike.status is not Status.NOT_AN_EVENT


def point_of(strike: Strike) -> tuple[float, float] | None:
    """Longitude and latitude of a strike that is a point; ``None`` for areas and for what cannot be drawn."""
    place = strike.place
    if place is None or strike.shown_as is not Shape.POINT or not happened(strike) or place.level not in _SPOTS:
        return None
    return round(place.longitude, _DIGITS), round(place.latitude, _DIGITS)


def written_name(reading: Reading, strike: Strike, names: Mapping[str, str] | None = None) -> str | None:
    """The name of the place in the article's own spelling; ``None`` where the strike rests on no mention. ``names`` are
    those of all mentions by their ids, for whoever asks for a thousand strikes.
    """
    about = [strike.toponym_id] if strike.toponym_id is not None else _mentions_of(reading, strike)
    known = {toponym.id: toponym.name for toponym in reading.toponyms} if names is None else names
    return next((known[toponym_id] for toponym_id in about if toponym_id in known), None)


def _mentions_of(reading: Reading, strike: Strike) -> list[str]:
    named = {toponym_id for claim in claims_of(reading, strike) for toponym_id in claim.toponym_ids}
    return [
        resolution.toponym_id
        for resolution in reading.resolutions
        if strike.place is not None and resolution.place == strike.place and resolution.toponym_id in named
    ]


def article_row(reading: Reading) -> Row:
    """What is known of the article."""
    article = reading.article
    return {
        "article_id": article.id,
        "article_title": article.title,
        "outlet": article.outlet.name if article.outlet else None,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "article_sha256": article.sha256,
        "gazetteer": reading.gazetteer or None,
    }


def strike_row(reading: Reading, strike: Strike) -> Row:
    """One strike with where, when, who, and how it is known. Coordinates only for a point."""
    own = claims_of(reading, strike)
    point = point_of(strike)
    killed, injured = toll(own, Outcome.KILLED), toll(own, Outcome.INJURED)
    return {
        "strike_id": strike.id,
        **_place_cells(strike.place, written_name(reading, strike)),
        "level": strike.level.value if strike.level else None,
        "shown_as": strike.shown_as.value,
        "latitude": point[1] if point else None,
        "longitude": point[0] if point else None,
        "uncertainty_km": strike.place.uncertainty_km if strike.place else None,
        **date_cells(strike.date),
        "realis": strike.realis.value,
        "status": strike.status.value,
        "status_rule": strike.status_rule,
        "reason": strike.reason,
        "attackers": joined(describe_attacker(claim.attacker) for claim in own if claim.attacker),
        "targets": joined(target for claim in own for target in claim.targets),
        "weapons": joined(weapon for claim in own for weapon in claim.weapons),
        "speakers": joined(_speaker(claim) for claim in own),
        "killed_min": killed[0],
        "killed_max": killed[1],
        "injured_min": injured[0],
        "injured_max": injured[1],
        "human_decision": describe_decision(strike.decision),
    }


def claim_row(reading: Reading, claim: Claim) -> Row:
    """One claim: who says what about what, and the words."""
    speaker = claim.speaker
    return {
        "claim_id": claim.id,
        "speaker": _speaker(claim),
        "speaker_kind": speaker.kind.value if speaker else None,
        "speaker_words": speaker.words if speaker else None,
        "speaker_via": speaker.via if speaker else None,
        "stance": claim.stance.value,
        "about": claim.about.value,
        "modality": claim.modality.value,
        "speech": claim.speech.value,
        "claim_realis": claim.realis.value,
        "attacker": claim.attacker.name if claim.attacker else None,
        "attacker_stated": claim.attacker.stated if claim.attacker else None,
        "attacker_likely": claim.attacker.likely if claim.attacker else None,
        "claim_targets": joined(claim.targets),
        "claim_weapons": joined(claim.weapons),
        "claim_damage": joined(claim.damage),
        **{f"claim_{name}": value for name, value in date_cells(claim.date).items()},
        "casualties": joined(_describe_count(count) for count in claim.casualties),
        "places_named": joined(_names_of(reading, claim)),
        "evidence": " […] ".join(span.text for span in claim.evidence),
        "evidence_spans": " ".join(f"{span.start}-{span.end}" for span in claim.evidence),
        "rule": claim.rule,
        "claim_human_decision": describe_decision(claim.decision),
    }


def source_rows(reading: Reading) -> list[Row]:
    """Who speaks in the article, each once, with what they were heard through and how many claims they make."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for claim in reading.claims:
        kind = claim.speaker.kind.value if claim.speaker else "outlet"
        found.setdefault((claim.speaker.source if claim.speaker else _speaker(claim), kind), []).append(claim)
    return [
        {
            "article_id": reading.article.id,
            "source": name,
            "kind": kind,
            "descriptions": joined(c.speaker.description for c in claims if c.speaker),
            "via": joined(c.speaker.via for c in claims if c.speaker),
            "claims": len(claims),
            "claim_ids": joined(claim.id for claim in claims),
        }
        for (name, kind), claims in found.items()
    ]


def date_cells(dates: DateRange | None) -> Row:
    """Both ends of an interval as plain days, with its precision and its words."""
    return {
        "date_start": dates.start.isoformat() if dates and dates.start else None,
        "date_end": dates.end.isoformat() if dates and dates.end else None,
        "date_precision": dates.precision.value if dates and dates.precision else None,
        "date_text": dates.span.text if dates else None,
    }


def toll(claims: Iterable[Claim], outcome: Outcome, status: Harm | None = None) -> tuple[int | None, int | None]:
    """The least and the most that any claim gives. Within a claim the largest count stands for it, parts of a total
    only where there is no total.

    Denied tolls are left out: a denial gives no number.
    """
    least: list[int] = []
    most: list[int] = []
    for claim in claims:
        if claim.stance is Stance.DENIES and claim.about is About.CASUALTIES:
            continue
        counts = [c for c in claim.casualties if c.outcome is outcome and (status is None or c.status is status)]
        counts = [count for count in counts if not count.part_of_total] or counts
        lows = [count.min for count in counts if count.min is not None]
        highs = [count.max for count in counts if count.max is not None]
        if lows:
            least.append(max(lows))
        if highs:
            most.append(max(highs))
    return (min(least) if least else None), (max(most) if most else None)


def joined(values: Iterable[str | None]) -> str | None:
    """The values that are there, each once, in one cell; ``None`` when there are none."""
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


def describe_attacker(attacker: Actor) -> str:
    """The party, and, where only the story implies it, how surely and why: "possibly Arvania: as most strikes of this story,
    64 %".
    """
    if attacker.stated:
        return attacker.name
    if attacker.likely is None or attacker.likely == 1:
        return f"{attacker.name} ({attacker.reason or 'implied by context'})"
    how = "probably" if attacker.likely >= SURELY_IMPLIED else "possibly"
    why = f"{attacker.reason}, " if attacker.reason else ""
    return f"{how} {attacker.name}: {why}{attacker.likely:.0%}".replace("%", " %")


def describe_decision(decision: HumanDecision | None) -> str | None:
    """A human decision in words."""
    if decision is None:
        return None
    return f"{decision.action} by {decision.author} on {decision.date.isoformat()}: {decision.reason}"


def _place_cells(place: Place | None, written: str | None) -> Row:
    return {
        "place": place.name if place else None,
        "place_as_written": written,
        "local_name": place.local_name if place else None,
        "place_id": place.id if place else None,
        "country": place.country if place else None,
        "country_code": place.country_code if place else None,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
        "pcode": place.pcode if place else None,
        "iso_code": place.iso_code if place else None,
        "geonames_id": place.geonames_id if place else None,
        "place_source": place.source or None if place else None,
        "place_approximate": place.approximate if place else None,
    }


def _speaker(claim: Claim) -> str:
    if claim.speaker is not None:
        return claim.speaker.name
    return claim.outlet or "the outlet itself"


def _describe_count(count: Count) -> str:
    low, high = count.min, count.max
    if low is not None and low == high:
        number = str(low)
    elif low is not None or high is not None:
        number = f"{'?' if low is None else low}-{'?' if high is None else high}"
    else:
        number = "?"
    return f"{number} {count.outcome.value} ({count.status.value}) “{count.span.text}”"


def _names_of(reading: Reading, claim: Claim) -> Iterator[str]:
    names = {toponym.id: toponym.span.text for toponym in reading.toponyms}
    return (names[toponym_id] for toponym_id in claim.toponym_ids if toponym_id in names)
