"""Coordinates in the text: the spot they mean, held against the countries that the text names round them.

=====================================================  ==============================================================
the article says                                       the spot
=====================================================  ==============================================================
it lies in a country named with it, in its sentence    is drawn
  or, where the sentence names none, in the article
it lies in a country that only the article names       is drawn, in doubt: the sentence speaks of another
it lies elsewhere, and its sentence names a country    is not drawn; the reason says where it would lie
it lies elsewhere, and its sentence names none         is drawn, in doubt: the article speaks of another
two numbers fit two named countries, one each way      is not drawn: it cannot be told which is the latitude
two numbers fit one way only                           is drawn that way, which the reason says
=====================================================  ==============================================================

A name that has coordinates means the place of that name nearest to them, or else the spot itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geostrike.gazetteer.enclosing import find_country, find_province, lies_in
from geostrike.geodesy import apart_km
from geostrike.language.coordinates.plus_codes import complete_plus_code
from geostrike.model import Level, Notation, Place, Resolution, Role, Spot, Tier
from geostrike.resolution.senses import Option

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Coordinates, Toponym
    from geostrike.model.document import Document
    from geostrike.resolution.senses import Sense

__all__ = ["Placed", "pin_names", "place_coordinates", "with_spot"]

SOURCE = "coordinates in the text"
_NAMESAKE_KM = 30.0  # how far from its figures a place of the name may lie, beyond its own uncertainty
_BORDER_KM = 20.0  # outlines are simplified, and news is of borders
_SEA_KM = 370.0  # 200 nautical miles: what is "off" a country
_AS_WRITTEN, _USUAL_ORDER, _DOUBTFUL = 0.98, 0.95, 0.6
_EITHER_WAY = 0.75  # both orders fit: below what counts as sure, so that a person is asked
_FINEST_KM, _TOWN_KM = 1.5, 15.0


class Placed(NamedTuple):
    """The spot of a toponym's coordinates, or none, how sure, and why."""

    place: Place | None
    confidence: float
    reason: str


def pin_names(toponyms: Sequence[Toponym], by_id: Mapping[str, Sense]) -> None:
    """A name with coordinates keeps the options near them; coordinates by themselves are their own option."""
    for toponym in toponyms:
        coordinates = toponym.coordinates
        if coordinates is None or not coordinates.readings:
            continue
        sense = by_id[toponym.id]
        offset = toponym.offset.km or 0.0 if toponym.offset is not None else 0.0
        near = [o for o in sense.options if any(_is_near(o.place, spot, offset) for spot in coordinates.readings)]
        if near:
            sense.options = near
        elif len(coordinates.readings) == 1 or not sense.options:
            place = _make_place(toponym, coordinates.readings[0])
            sense.options = [Option(place, toponym.name, Tier.EXACT, 1.0)]


def place_coordinates(
    document: Document, toponyms: Sequence[Toponym], places: Mapping[str, Place | None], gazetteer: Gazetteer
) -> dict[str, Placed]:
    """The spots of all toponyms with coordinates, by id. ``places`` are those of the names as resolved."""
    having = [t for t in toponyms if t.coordinates is not None]
    if not having:
        return {}
    sentences = [sentence.span for sentence in document.sentences]
    placed = {}
    for toponym in having:
        start = toponym.span.start
        sentence = next((s for s in sentences if s.start <= start < s.end), None)
        around = [t for t in toponyms if sentence is not None and sentence.start <= t.span.start < sentence.end]
        own = [places.get(i) for i in (toponym.id, *toponym.container_ids)]
        scopes = [
            [p for p in own if p is not None and p.source != SOURCE and _can_hold(p, toponym)],
            list(_named(around, places)),
            list(_named(toponyms, places)),
        ]
        placed[toponym.id] = _place(toponym, scopes, gazetteer)
    return placed


def with_spot(toponym: Toponym, resolution: Resolution, placed: Placed) -> Resolution:
    """The resolution of a toponym with coordinates, once their spot is known."""
    assert toponym.coordinates is not None
    if toponym.coordinates.span == toponym.span:
        area = resolution.area if placed.place is None else None
        return replace(
            resolution,
            place=placed.place,
            confidence=placed.confidence,
            reason=placed.reason,
            location=None,
            area=area,
            doubt=None,
        )
    reason = f"{resolution.reason}; {placed.reason}"
    spot = placed.place
    if spot is None:
        return replace(resolution, reason=reason)
    place = resolution.place
    if (
        place is None
        or place.source == SOURCE
        or not _is_near(place, Spot(latitude=spot.latitude, longitude=spot.longitude), 0.0)
    ):
        place = replace(spot, name=toponym.name)
    confidence = placed.confidence
    return replace(resolution, place=place, confidence=confidence, reason=reason, location=spot, area=None, doubt=None)


def _can_hold(place: Place, toponym: Toponym) -> bool:
    """A country or division may hold the spot wherever its middle is; a town of the name speaks only if it is near."""
    if place.level in (Level.COUNTRY, Level.PROVINCE, Level.REGION) or toponym.coordinates is None:
        return True
    spots = toponym.coordinates.readings
    return not spots or any(_is_near(place, spot, 0.0) for spot in spots)


def _named(toponyms: Sequence[Toponym], places: Mapping[str, Place | None]) -> Iterator[Place]:
    for toponym in toponyms:
        place = places.get(toponym.id)
        if toponym.role is Role.PLACE and place is not None and place.source != SOURCE and _can_hold(place, toponym):
            yield place


def _place(toponym: Toponym, scopes: list[list[Place]], gazetteer: Gazetteer) -> Placed:
    coordinates = toponym.coordinates
    assert coordinates is not None
    readings = coordinates.readings
    if not readings:
        beside = next((p for p in scopes[0] if p.level is not Level.COUNTRY), None)
        spot = None if beside is None else _complete(coordinates, beside)
        if spot is None:
            return Placed(None, 0.0, "a short Plus code counts from a place beside it, and none is known")
        readings = (spot,)
    told = coordinates.words
    here = [place for place in (*scopes[0], *scopes[1]) if place.country_code]
    for number, scope in enumerate(scopes):
        codes = sorted({place.country_code for place in scope if place.country_code})
        fitting = [(spot, code) for spot in readings if (code := _holder(spot, codes, gazetteer)) is not None]
        if not fitting:
            continue
        spot, code = _closer(fitting, scope) or fitting[0]
        sure = _AS_WRITTEN if len(readings) == 1 else _USUAL_ORDER
        if len(fitting) > 1 and _closer(fitting, scope) is None:
            if fitting[1][1] != code:
                return Placed(
                    None, 0.0, f"{told}: the other way round they lie in another country that is named as well"
                )
            told, sure = f"{told}; the other order would lie in the country, too", _EITHER_WAY
        elif spot != readings[0]:
            told = _say_other(coordinates)
        if number == 2 and here:
            told, sure = f"{told}; in doubt: its sentence names {_say_countries(here, gazetteer)}", _DOUBTFUL
        return _found(toponym, spot, sure, told, gazetteer)
    if coordinates.notation is Notation.UTM and len(readings) > 1:
        return Placed(None, 0.0, f"{told}: nothing tells which half of the globe is meant")
    spot = readings[0]
    country = find_country(spot.latitude, spot.longitude, gazetteer)
    where = f"in {country.name}" if country is not None else "at sea, far from it"
    if here:
        said = _say_countries(here, gazetteer)
        return Placed(None, 0.0, f"{told}: the text speaks of {said}, and the spot would lie {where}")
    others = _say_countries(scopes[2], gazetteer)
    if others:
        return _found(toponym, spot, _DOUBTFUL, f"{told}; in doubt: {where}, and the article names {others}", gazetteer)
    return _found(toponym, spot, _AS_WRITTEN if len(readings) == 1 else _USUAL_ORDER, told, gazetteer)


def _complete(coordinates: Coordinates, beside: Place) -> Spot | None:
    return complete_plus_code(coordinates.span.text, Spot(latitude=beside.latitude, longitude=beside.longitude))


def _holder(spot: Spot, codes: list[str], gazetteer: Gazetteer) -> str | None:
    """Which of the countries the spot lies in, by its border, or off its coast if it is no land of another."""
    countries = [country for code in codes if (country := gazetteer.country(code)) is not None]
    lat, lon = spot.latitude, spot.longitude
    for reach in (0.0, _BORDER_KM):
        for country in countries:
            if lies_in(lat, lon, country, gazetteer, within_km=reach):
                return country.country_code
    if find_country(lat, lon, gazetteer) is None:
        for country in countries:
            if lies_in(lat, lon, country, gazetteer, within_km=_SEA_KM):
                return country.country_code
    return None


def _closer(fitting: list[tuple[Spot, str]], scope: list[Place]) -> tuple[Spot, str] | None:
    """The reading that a town or division of the scope speaks for: near one, and the other one far from all."""
    fine = [place for place in scope if place.level is not Level.COUNTRY]
    near = [pair for pair in fitting if any(_is_near(place, pair[0], 0.0) for place in fine)]
    return near[0] if len(near) == 1 else None


def _say_other(coordinates: Coordinates) -> str:
    if coordinates.notation is Notation.UTM:
        return "metres of the UTM grid, in the half of the globe that the text speaks of"
    return "two numbers, read as longitude and latitude: only so do they lie in what the text names"


def _say_countries(places: Sequence[Place], gazetteer: Gazetteer) -> str:
    codes = dict.fromkeys(place.country_code for place in places if place.country_code)
    names = [country.name for code in codes if (country := gazetteer.country(code)) is not None]
    return " and ".join(names[:3])


def _is_near(place: Place, spot: Spot, offset_km: float) -> bool:
    apart = apart_km(place, spot)
    return apart <= place.uncertainty_km + _NAMESAKE_KM + offset_km


def _make_place(toponym: Toponym, spot: Spot) -> Place:
    coordinates = toponym.coordinates
    assert coordinates is not None
    km = coordinates.uncertainty_km
    level = Level.POINT if km <= _FINEST_KM else Level.TOWN if km <= _TOWN_KM else Level.REGION
    figures = " ".join(coordinates.span.text.split())
    start = toponym.offset.span.text if toponym.offset is not None else toponym.name
    return Place(
        id=f"coordinates:{spot.latitude:.5f},{spot.longitude:.5f}",
        name=figures if coordinates.span == toponym.span else f"{' '.join(start.split())} ({figures})",
        level=level,
        latitude=spot.latitude,
        longitude=spot.longitude,
        uncertainty_km=km,
        source=SOURCE,
    )


def _found(toponym: Toponym, spot: Spot, confidence: float, reason: str, gazetteer: Gazetteer) -> Placed:
    place = _make_place(toponym, spot)
    country = find_country(spot.latitude, spot.longitude, gazetteer)
    province = None if country is None else find_province(spot.latitude, spot.longitude, country, gazetteer)
    place = replace(
        place,
        country_code=country.country_code if country else None,
        country=country.name if country else None,
        admin1=province.name if province else None,
        admin1_code=province.admin1_code if province else None,
    )
    return Placed(place, confidence, reason)
