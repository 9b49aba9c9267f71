"""Readings as GeoJSON (RFC 7946): one feature for each strike, with all its claims.

What has no place that can be drawn keeps its feature with a null geometry (RFC 7946, section 3.2). A district or
province is its outline or nothing, never a point. Coordinates are WGS84 lon, lat; outer rings run counterclockwise.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from geostrike.export.tables import describe_decision, written_name
from geostrike.model import Level, Shape
from geostrike.model.facts import HAPPENED
from geostrike.version import __version__

if TYPE_CHECKING:
    from geostrike.model import Article, Claim, DateRange, Place, Reading, Strike

__all__ = ["NOTE", "OutlineOf", "encode_geojson", "find_geometry", "find_outline", "wind_rings"]

Json = dict[str, Any]
NOTE = "Locations as reported. A reported location is not a verified one."
SPOTS = (Level.POINT, Level.NEIGHBOURHOOD, Level.TOWN)


class _Outline(Protocol):
    @property
    def geometry(self) -> Json: ...
    @property
    def approximate(self) -> bool: ...


OutlineOf = Callable[["Place"], "_Outline | None"]


def encode_geojson(readings: Iterable[Reading], outline_of: OutlineOf | None = None) -> Json:
    """A FeatureCollection of all strikes, in the order of the readings. ``outline_of`` gives areas their outline."""
    features = []
    for reading in readings:
        claims = {claim.id: claim for claim in reading.claims}
        names = {toponym.id: toponym.name for toponym in reading.toponyms}
        features += [
            _encode_strike(strike, claims, reading.article, outline_of, written_name(reading, strike, names))
            for strike in reading.strikes
        ]
    return {
        "type": "FeatureCollection",
        "generator": f"geostrike {__version__}",
        "note": NOTE,
        "features": features,
    }


def _encode_strike(
    strike: Strike, claims: Mapping[str, Claim], article: Article, outline_of: OutlineOf | None, written: str | None
) -> Json:
    own = [claims[name] for name in strike.claim_ids if name in claims]
    place = strike.place
    outline = find_outline(strike, outline_of)
    geometry = find_geometry(strike, outline)
    return {
        "type": "Feature",
        "id": f"{article.id}/{strike.id}",
        "geometry": geometry,
        "properties": {
            "strike_id": strike.id,
            **_encode_place(place, written),
            # An area's middle is no location: it must not become a point in somebody's table.
            "latitude": geometry["coordinates"][1] if geometry and geometry["type"] == "Point" else None,
            "longitude": geometry["coordinates"][0] if geometry and geometry["type"] == "Point" else None,
            "level": strike.level or (place.level if place else None),
            "shown_as": strike.shown_as,
            "outline_approximate": outline.approximate if outline is not None else None,
            "realis": strike.realis,
            "status": strike.status,
            "status_rule": strike.status_rule,
            "reason": strike.reason,
            "human_decision": describe_decision(strike.decision),
            **_encode_date(strike.date),
            "speakers": _once(claim.speaker.name for claim in own if claim.speaker is not None),
            "attackers": _once(
                claim.attacker.name for claim in own if claim.attacker is not None and claim.attacker.accused
            ),
            "targets": _once(target for claim in own for target in claim.targets),
            "weapons": _once(weapon for claim in own for weapon in claim.weapons),
            "claims": [_encode_claim(claim) for claim in own],
            **_encode_article(article),
        },
    }


def find_outline(strike: Strike, outline_of: OutlineOf | None) -> _Outline | None:
    """The outline of the area that a strike is shown as, if it is shown as one and the outline is known."""
    place = strike.place
    if place is None or strike.shown_as is not Shape.AREA or outline_of is None:
        return None
    return outline_of(place)


def find_geometry(strike: Strike, outline: _Outline | None) -> Json | None:
    """What may be drawn of a strike: the ``outline`` of its area, its spot, or nothing; as GeoJSON."""
    place = strike.place
    if strike.realis not in HAPPENED or place is None:
        return None
    if outline is not None:
        return wind_rings(outline.geometry)
    if strike.shown_as is Shape.POINT and (strike.level or place.level) in SPOTS:
        return {"type": "Point", "coordinates": [round(place.longitude, 5), round(place.latitude, 5)]}
    return None


def _encode_place(place: Place | None, written: str | None) -> Json:
    return {
        "place": place.name if place else None,
        "place_as_written": written,
        "local_name": place.local_name if place else None,
        "place_id": place.id if place else None,
        "uncertainty_km": place.uncertainty_km if place else None,
        "country_code": place.country_code if place else None,
        "admin1": place.admin1 if place else None,
        "admin2": place.admin2 if place else None,
        "geonames_id": place.geonames_id if place else None,
        "place_source": place.source if place else None,
    }


def _encode_article(article: Article) -> Json:
    return {
        "article": article.title,
        "outlet": article.outlet.name if article.outlet else None,
        "url": article.url,
        "published": article.published.isoformat() if article.published else None,
        "sha256": article.sha256,
    }


def _encode_date(dates: DateRange | None) -> Json:
    return {
        "date_start": dates.start.isoformat() if dates and dates.start else None,
        "date_end": dates.end.isoformat() if dates and dates.end else None,
        "date_precision": dates.precision if dates else None,
        "date_text": dates.span.text if dates else None,
    }


def _encode_claim(claim: Claim) -> Json:
    speaker, attacker = claim.speaker, claim.attacker
    return {
        "id": claim.id,
        "speaker": speaker.name if speaker else None,
        "speaker_kind": speaker.kind if speaker else None,
        "speaker_words": speaker.words if speaker else None,
        "outlet": claim.outlet,
        "stance": claim.stance,
        "about": claim.about,
        "modality": claim.modality,
        "attacker": attacker.name if attacker else None,
        "attacker_stated": attacker.stated if attacker else None,
        "attacker_likely": attacker.likely if attacker else None,
        "targets": list(claim.targets),
        "weapons": list(claim.weapons),
        "damage": list(claim.damage),
        **_encode_date(claim.date),
        "casualties": [
            {
                "outcome": count.outcome,
                "min": count.min,
                "max": count.max,
                "status": count.status,
                "who": count.who,
                "text": count.span.text,
            }
            for count in claim.casualties
        ],
        "human_decision": describe_decision(claim.decision),
        "evidence": [{"start": span.start, "end": span.end, "text": span.text} for span in claim.evidence],
    }


def _once(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def wind_rings(geometry: Json) -> Json:
    """A polygon or multipolygon with outer rings counterclockwise and holes clockwise, as RFC 7946 asks."""
    kind = geometry["type"]
    if kind == "Polygon":
        return {"type": kind, "coordinates": _wind(geometry["coordinates"])}
    if kind == "MultiPolygon":
        return {"type": kind, "coordinates": [_wind(polygon) for polygon in geometry["coordinates"]]}
    return geometry


def _wind(polygon: Sequence[Sequence[Sequence[float]]]) -> list[list[list[float]]]:
    wound = []
    for number, ring in enumerate(polygon):
        points = [list(point[:2]) for point in ring]
        doubled = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(points))
        wound.append(points if (doubled > 0) == (number == 0) else points[::-1])
    return wound
