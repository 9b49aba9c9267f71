"""How likely a pin is wrong although its place leads: by the kind of evidence that the text gives for it, weighed in one sum.

The confidence (``confidence.py``) was learned from news in general, where a name mostly means what it means everywhere. A wrong
pin of a strike is a small place of which the text tells no more than the country, the smaller of two namesakes, the one that
is left where others were ruled out, or a name spelt otherwise. Each of these is a reason here, with a weight; no one of them decides.
"""

from __future__ import annotations

from dataclasses import replace
from math import log
from typing import TYPE_CHECKING

from geostrike.fitted import probability
from geostrike.language.names import fold, similarity
from geostrike.model import Level, Role, Tier
from geostrike.resolution.namesakes import is_seat
from geostrike.resolution.wording import say

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from geostrike.model import Resolution
    from geostrike.resolution.senses import Option, Sense
    from geostrike.resolution.weights import Weights

__all__ = ["abstain", "find_doubt", "reasons_for_doubt"]

_TOWN, _CITY = 10_000, 100_000  # people
_SHARE = 0.3  # of the article's places: so many lie where a story is set
_SMALL = (Level.TOWN, Level.NEIGHBOURHOOD, Level.POINT)
_HELD = "in the place the text puts it in"
_LISTED = "within 60 km of its neighbour in the list"
_LEADS = (
    _HELD,
    "near the place the text puts it near",
    "holds the place the text puts in it",
    _LISTED,
    "within 30 km of another place",
    "its district is named",
    "within 100 km of another place of its sentence",
    "its province is named",
)
"""What leads to the very place."""
_ONLY_LAND = ("within 100 km of another place", "its country is named in the sentence", "its country is named")
_SHARE_OF_LAND, _OTHERS = "share of places in its country", "places named beside it"
_ELSEWHERE, _BESIDE = 3.4, 1.6
"""So many other places (named again, a place counts up to 1.9) must an article name for what none of them lies near to be in doubt, or for what lies in another
country than all of them; one says nothing (by hand: a paragraph about something else moves hardly any pin, tests/test_pipeline.py)."""
_SMALLER = "smaller than its largest namesake"


def find_doubt(sense: Sense, chance: float, weights: Weights) -> str | None:
    """Why the leading option is not to be drawn, in words; ``None`` where it is. ``chance``: its confidence."""
    held = reasons_for_doubt(sense, chance)
    if held and (veto := _find_veto(sense)) is not None:
        return f"in doubt: {say(sense.options[0].place)}; {veto}"
    wrong = probability(weights.doubt, held) if held else 0.0
    if wrong <= weights.most_doubt:
        return None
    return f"in doubt: {say(sense.options[0].place)}; {_say_why(held, weights.doubt)}"


def abstain(resolutions: Sequence[Resolution], struck: Collection[str]) -> tuple[Resolution, ...]:
    """The same, but what is in doubt and named as ``struck`` (ids of toponyms) has no place, only what holds it.

    What a person has decided is in doubt no more. Elsewhere the likeliest place stands: it tells of its neighbours all the same.
    """
    return tuple(
        replace(r, place=None, location=None, reason=r.doubt)
        if r.doubt is not None and r.decision is None and r.toponym_id in struck
        else r
        for r in resolutions
    )


def reasons_for_doubt(sense: Sense, chance: float) -> dict[str, float]:
    """Named numbers for the best option of a sense that has one; none where no pin would be drawn: at a country, at no place of the story."""
    best = sense.options[0]
    if best.place.level is Level.COUNTRY or not any(m.role in (Role.PLACE, Role.DATELINE) for m in sense.mentions):
        return {}
    chance = min(max(chance, 0.02), 0.98)
    told = best.held | best.scene
    held = {"always": 1.0, "lead": log(chance / (1 - chance)), "it has namesakes": log(len(sense.options))}
    if _SMALLER in told:
        held[_SMALLER] = told[_SMALLER]
    _weigh_support(sense, best, told, held)
    _weigh_kind(sense, best, held)
    if sense.barred:
        held[
            "some of its name were ruled out" if len(sense.options) > 1 else "all others of its name were ruled out"
        ] = 1.0
    if best.tier is not Tier.EXACT:
        held["spelt otherwise"] = 1.0
        held["how far it is spelt otherwise"] = 1 - best.similarity
    elif "only another name" in told:
        held["only another name"] = 1.0
    small = best.place.level is Level.TOWN and (best.place.population or 0) < _TOWN and best.place.feature not in _SEATS
    near = any(map(told.get, (*_LEADS, "within 100 km of another place")))
    if small and told.get(_OTHERS, 0.0) > _ELSEWHERE and not near:
        held["a village, and other places are named, none near it"] = 1.0
        if "only another name" in held and similarity(fold(best.place.name), sense.key) < _ALIKE:
            held["a village by another name, and other places are named, none near it"] = 1.0
    return held


def _weigh_support(sense: Sense, best: Option, told: Mapping[str, float], held: dict[str, float]) -> None:
    """What the text tells of where it lies: the spot, the land, or nothing."""
    first = next((name for name in _LEADS if told.get(name)), None)
    land = any(told.get(name) for name in _ONLY_LAND) or told.get(_SHARE_OF_LAND, 0.0) > _SHARE
    smaller = len(sense.options) > 1 and "largest of its name" not in told
    if first is not None:
        if smaller:
            held["a namesake is larger"] = 1.0
        if first == _HELD and sense.containers:
            held["the text puts it in a place that holds it"] = 1.0
        if first == _LISTED:
            held["its neighbour in the list lies near it"] = 1.0
        return
    if not land:
        held["nothing in the text leads to it" if sense.together else "its sentence names no other place"] = 1.0
    if smaller and (land or sense.together):
        held["a namesake is larger, and nothing near this one is named"] = 1.0
    if land:
        small = best.place.level in _SMALL and not _is_city(best)
        kind = "a small place" if small else "a large place"
        held[f"{kind}, and the text tells only the part of the world it lies in"] = 1.0
        if len(sense.options) == 1:
            held["the only one of its name, and nothing near it is named"] = 1.0


def _find_veto(sense: Sense) -> str | None:
    """What no reason outweighs, in words."""
    best = sense.options[0]
    if sense.way and best.place.level in (Level.TOWN, Level.NEIGHBOURHOOD, Level.DISTRICT):
        return "the text names a road, a valley or hills so"
    told = best.held | best.scene
    elsewhere = told.get(_OTHERS, 0.0) > _ELSEWHERE
    if best.place.level is Level.NEIGHBOURHOOD and elsewhere and not any(map(told.get, _LEADS)):
        return "a quarter, and other places are named, none near it"
    return "nothing else in the article lies in its country" if _is_lone(sense) else None


def _is_lone(sense: Sense) -> bool:
    """Whether the article names nothing else of the country of its best option, neither its people nor a party of it, and the place is none
    that everybody knows: there a name is hardly ever meant (13 of the 19 such pins in 900 made-up articles were wrong).
    """
    best = sense.best
    code = None if best is None else best.place.country_code
    if best is None or code is None or code in sense.lands or best.place.level in (Level.REGION, Level.COUNTRY):
        return False
    told = best.held | best.scene
    if any(told.get(name) for name in _NAMES_LAND) or told.get(_SHARE_OF_LAND, 1.0) > 0:
        return False
    if told.get(_OTHERS, 0.0) <= _BESIDE:
        return False
    people = best.place.population or 0
    known = people >= _GREAT or is_seat(best) or (people >= _CITY and code in sense.struck)
    return not known or "only another name" in told


_NAMES_LAND = ("its country is named in the sentence", "its country is named", _HELD)
_GREAT = 1_000_000  # people
_SEATS = ("PPLC", "PPLA")  # GeoNames' feature codes of the seats of countries and provinces
_ALIKE = 0.6
"""Less alike than this, a by-name is no other way to romanise the name."""


def _is_city(best: Option) -> bool:
    return best.place.level is Level.TOWN and (best.place.population or 0) >= _CITY


def _weigh_kind(sense: Sense, best: Option, held: dict[str, float]) -> None:
    if sense.levels:
        held["the text says what kind of place it is"] = 1.0
    if best.place.level is Level.TOWN and (best.place.population or 0) < _TOWN:
        held["a village" if best.place.population else "a hamlet"] = 1.0


_SHOWN = 2


def _say_why(held: Mapping[str, float], weights: Mapping[str, float]) -> str:
    """The strongest reasons that hold, in words."""
    gains = [(weights.get(name, 0.0) * value, name) for name, value in held.items() if name not in _NO_WORDS]
    told = [name for gain, name in sorted(gains, key=lambda row: (-row[0], row[1])) if gain > 0][:_SHOWN]
    return "; ".join(told) or "the text says too little of it"


_NO_WORDS = ("always", "lead", "how far it is spelt otherwise", "the text puts it in a place that holds it")
