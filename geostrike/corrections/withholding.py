"""Keeping a place out of what is published: its coordinates go, and its name is blacked out wherever it stands.

A name is covered by as many blocks as it has characters, so that every offset stays true and the gap can be seen.
"""

from __future__ import annotations

import math
import re
from dataclasses import fields, is_dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from geostrike.geodesy import KM_PER_DEGREE
from geostrike.language.names import fold
from geostrike.language.plain import make_plain
from geostrike.model import HumanDecision, Level, Place, Reading, Resolution, Shape, Spot, Strike

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from geostrike.gazetteer.index import Gazetteer

__all__ = ["BLOCK", "coarsen_places", "round_places", "withhold_places"]

BLOCK = "█"
WITHHELD = "The place is withheld for safety."

# Keys that records refer to each other by, and what is no prose. Ids of places are removed with the places.
_KEPT = frozenset(("id", "sha256", "toponym_id", "toponym_ids", "claim_ids", "container_ids", "other_id", "a", "b"))

Value = TypeVar("Value")


class _Hidden(NamedTuple):
    """What is kept out: the places by their ids, the mentions of them, and every name they go by here."""

    places: dict[str, Place]
    toponym_ids: frozenset[str]
    words: frozenset[str]


def withhold_places(reading: Reading, names: Collection[str], *, decision: HumanDecision | None = None) -> Reading:
    """``reading`` with the places of ``names`` taken out: by a place's name, its gazetteer id, or a strike's id.

    A name is blacked out also where no place was found for it. The strikes there keep their claims and stand in the
    list, marked with the ``decision`` if a person took it. Without anything to hide the reading itself comes back.
    """
    hidden = _find(reading, names)
    if not hidden.words:
        return reading
    spoken = _claims_about(reading, hidden)
    taken_out = replace(
        reading,
        resolutions=tuple(_without(resolution, hidden) for resolution in reading.resolutions),
        strikes=tuple(
            _unplaced(strike, decision) if _is_at(strike, hidden, spoken) else strike for strike in reading.strikes
        ),
    )
    masked = _without_figures(_mask(taken_out, _cover_names(hidden)), hidden)
    return _warn(masked, "Something is withheld for safety: blacked out in names and quotes, without coordinates.")


def coarsen_places(
    reading: Reading,
    names: Collection[str],
    level: Level,
    gazetteer: Gazetteer,
    *,
    decision: HumanDecision | None = None,
) -> Reading:
    """``reading`` with the places of ``names`` shown only as the division of ``level`` that holds them, or the country
    where none is known; their own names are blacked out. What has no place is withheld.
    """
    hidden = _find(reading, names)
    if not hidden.words:
        return reading
    spoken = _claims_about(reading, hidden)
    coarse = {place.id: _container(place, level, gazetteer) for place in hidden.places.values()}
    cover = _cover_names(hidden)
    masked, decided = _without_figures(_mask(reading, cover), hidden), _walk(decision, cover)

    def widen(place: Place | None) -> Place | None:
        return place if place is None or place.id not in coarse else coarse[place.id]

    # The divisions come in after the masking: one of them may have the same name as its town.
    widened = replace(
        masked,
        resolutions=tuple(
            replace(_without(resolution, hidden), place=widen(resolution.location or resolution.place))
            if resolution.toponym_id in hidden.toponym_ids
            else _without(resolution, hidden)
            for resolution in masked.resolutions
        ),
        strikes=tuple(
            _widened(strike, widen(strike.place), decided) if _is_at(strike, hidden, spoken) else strike
            for strike in masked.strikes
        ),
    )
    return _warn(widened, f"Something is shown only as a {level}, for safety.")


def round_places(reading: Reading, digits: int) -> Reading:
    """``reading`` with all coordinates rounded to ``digits`` decimals, and said to be: more uncertain and approximate.

    Names and gazetteer ids stay, so this hides nothing; to protect a place, withhold or coarsen it.
    """
    margin = 0.5 * 10**-digits * KM_PER_DEGREE * math.sqrt(2)

    def rounded(value: Any) -> Any:
        if isinstance(value, Spot):
            return Spot(latitude=round(value.latitude, digits), longitude=round(value.longitude, digits))
        if not isinstance(value, Place):
            return value
        return replace(
            value,
            latitude=round(value.latitude, digits),
            longitude=round(value.longitude, digits),
            uncertainty_km=round(value.uncertainty_km + margin, 3),
            approximate=True,
            source=f"{value.source}; coordinates rounded to {digits} decimals".removeprefix("; "),
        )

    return _warn(_walk(reading, rounded), f"Coordinates are rounded to {digits} decimals.")


def _find(reading: Reading, names: Collection[str]) -> _Hidden:
    mentions = list(zip(reading.toponyms, reading.resolutions, strict=True))
    places: dict[str, Place] = {}
    toponym_ids: set[str] = set()
    words: set[str] = set()
    for name in names:
        folded = fold(name)
        here = [strike for strike in reading.strikes if name in (strike.id, f"{reading.article.id}/{strike.id}")]
        places |= {strike.place.id: strike.place for strike in here if strike.place is not None}
        toponym_ids |= {strike.toponym_id for strike in here if strike.toponym_id is not None}
        for place in (strike.place for strike in reading.strikes):
            if place is not None and (name == place.id or folded == fold(place.name)):
                places[place.id] = place
        for toponym, resolution in mentions:
            meant = [place for place in (resolution.place, resolution.location) if place is not None]
            called = {fold(toponym.name), fold(toponym.span.text), *(fold(place.name) for place in meant)}
            if folded in called or any(place.id == name for place in meant):
                toponym_ids.add(toponym.id)
        if not here and ":" not in name and _holds(reading.article.text, name):
            words.add(name)
    # Coordinates that the text puts in a hidden place would give it away.
    toponym_ids |= {
        t.id for t, _ in mentions if t.coordinates is not None and toponym_ids.intersection(t.container_ids)
    }
    for toponym, resolution in mentions:
        meant = [place for place in (resolution.place, resolution.location) if place is not None]
        if toponym.id in toponym_ids or any(place.id in places for place in meant):
            toponym_ids.add(toponym.id)
            places |= {place.id: place for place in meant}
            words |= {toponym.name, toponym.span.text}
            words |= {c.matched_name for c in resolution.candidates if c.place.id in places}
            words |= {toponym.coordinates.span.text} if toponym.coordinates is not None else set()
    words |= {word for place in places.values() for word in (place.name, place.local_name) if word}
    words |= {plain.text for plain in map(make_plain, words) if plain is not None}
    return _Hidden(places, frozenset(toponym_ids), frozenset(words))


def _claims_about(reading: Reading, hidden: _Hidden) -> frozenset[str]:
    return frozenset(claim.id for claim in reading.claims if hidden.toponym_ids.intersection(claim.toponym_ids))


def _is_at(strike: Strike, hidden: _Hidden, spoken: frozenset[str]) -> bool:
    if strike.place is not None:
        return strike.place.id in hidden.places
    return strike.toponym_id in hidden.toponym_ids or (bool(strike.claim_ids) and spoken.issuperset(strike.claim_ids))


def _pattern(words: Collection[str]) -> re.Pattern[str]:
    """What finds any of some names in a text, as whole words, whatever stands between the words of one."""
    patterns = {r"[\W_]{1,3}".join(map(re.escape, re.findall(r"[^\W_]+", word))) for word in words}
    longest_first = sorted(filter(None, patterns), key=lambda pattern: (-len(pattern), pattern))
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first) or '(?!)'})(?![^\W_])", re.IGNORECASE)


def _holds(text: str, name: str) -> bool:
    plain = make_plain(text)
    return _pattern({name}).search(text if plain is None else plain.text) is not None


def _cover_names(hidden: _Hidden) -> Callable[[Any], Any]:
    """What blacks out, in any text, the names under which the hidden places go in this reading."""
    pattern = _pattern(hidden.words)

    def cover(value: Any) -> Any:
        if not isinstance(value, str) or isinstance(value, StrEnum):
            return value
        covered = pattern.sub(lambda match: BLOCK * len(match.group()), value)
        plain = make_plain(covered)  # a soft hyphen in a name does not save it
        if plain is None:
            return covered
        for match in pattern.finditer(plain.text):
            start, end = plain.find_origin(*match.span())
            covered = f"{covered[:start]}{BLOCK * (end - start)}{covered[end:]}"
        return covered

    return cover


def _mask(reading: Reading, cover: Callable[[Any], Any]) -> Reading:
    masked = _walk(reading, cover)
    if masked.article.url != reading.article.url:  # half an address helps nobody, and what is left may tell
        masked = replace(masked, article=replace(masked.article, url=None))
    return masked


def _walk(value: Value, change: Callable[[Any], Any]) -> Value:
    """``value`` with ``change`` applied to everything in it, from the inside out; keys of records stay."""
    changed: Any = value
    if isinstance(value, tuple):
        changed = tuple(_walk(item, change) for item in value)
    elif is_dataclass(value) and not isinstance(value, type):
        changed = replace(
            value,
            **{f.name: _walk(getattr(value, f.name), change) for f in fields(value) if f.name not in _KEPT},
        )
    result: Value = change(changed)
    return result


def _without_figures(reading: Reading, hidden: _Hidden) -> Reading:
    """``reading`` without the coordinates that the text gives for what is hidden."""
    toponyms = (replace(t, coordinates=None) if t.id in hidden.toponym_ids else t for t in reading.toponyms)
    return replace(reading, toponyms=tuple(toponyms))


def _without(resolution: Resolution, hidden: _Hidden) -> Resolution:
    if resolution.toponym_id in hidden.toponym_ids:
        return replace(resolution, place=None, location=None, area=None, candidates=(), reason=WITHHELD)
    area = None if resolution.area is not None and resolution.area.id in hidden.places else resolution.area
    candidates = tuple(c for c in resolution.candidates if c.place.id not in hidden.places)
    return replace(resolution, candidates=candidates, area=area)


def _unplaced(strike: Strike, decision: HumanDecision | None) -> Strike:
    return replace(
        strike,
        place=None,
        level=None,
        shown_as=Shape.LIST,
        reason=WITHHELD,
        decision=decision or strike.decision,
    )


def _widened(strike: Strike, place: Place | None, decision: HumanDecision | None) -> Strike:
    if place is None:
        return _unplaced(strike, decision)
    area = place.level in (Level.DISTRICT, Level.PROVINCE) and strike.shown_as is not Shape.LIST
    return replace(
        strike,
        place=place,
        level=place.level,
        shown_as=Shape.AREA if area else Shape.LIST,
        reason=f"The place is shown only as its {place.level}, for safety.",
        decision=decision or strike.decision,
    )


def _container(place: Place, level: Level, gazetteer: Gazetteer) -> Place | None:
    containers = [holder for holder in gazetteer.containers(place) if holder.id != place.id]
    exact = next((holder for holder in containers if holder.level is level), None)
    return exact or next((holder for holder in reversed(containers) if holder.level is Level.COUNTRY), None)


def _warn(reading: Reading, *warnings: str) -> Reading:
    return replace(reading, warnings=(*reading.warnings, *warnings))
