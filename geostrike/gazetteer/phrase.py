"""Looks up a place the way monitors write it: "Al Mentar village in Jisr al-Shughour, Idlib, Syria".

The phrase is taken apart into the name, what kind of thing it is said to be, and what is said to hold it. Candidates
inside what holds them come first, the most alike first; then what holds them itself, as the honest coarse answer;
then namesakes elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geostrike.geodesy import apart_km
from geostrike.language.names import fold, transliteration_key
from geostrike.model.places import Candidate, Evidence, Level, Place, Tier

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from geostrike.gazetteer.index import Gazetteer

__all__ = ["PlacePhrase", "look_up_phrase", "parse_phrase"]

_KINDS = frozenset(
    "village villages town towns city cities neighbourhood neighborhood neighbourhoods neighborhoods quarter district "
    "subdistrict sub-district suburb suburbs countryside area areas governorate province oblast raion region camp "
    "camps farm farms valley mountain mount mountains hill plain desert basin river lake island junction crossing "
    "crossroads roundabout square intersection road roads highway bridge dam airport airbase airfield base centre center "
    "outskirts vicinity axis front frontline refugee multiple various different several whole entire coast surroundings "
    "locality hamlet settlement municipality border checkpoint km kilometers kilometres mile miles metres meters m".split()
)
# May be a part of the name ("North Darfur", "Old Oskara") or not ("northern Aleppo"): both are tried.
_PARTS = frozenset(
    "rural rif old new north south east west northern southern eastern western central northeastern northwestern "
    "southeastern southwestern northeast northwest southeast southwest ne nw se sw upper lower".split()
)
# Things that stand in a place and bear a name of their own: their bare name is no place name.
_THINGS = frozenset(
    "street hospital school mosque church market souq souk bakery factory station pool stadium university college "
    "building house prison garage park cemetery club clinic institute warehouse depot hotel restaurant silo silos "
    "headquarters barracks petrol gas ice bus shop mall tower plant refinery".split()
)
_PARTING = re.compile(
    r"\s*(?:[:;/&]|\s[-–—]\s|\b(?:and|or|between|near|in|of|at|to|from|towards?|behind|around|outside|inside|within|by|"
    r"along|linking|with|on|off|opposite|next)\b)\s*",
    re.IGNORECASE,
)
_HOLDING = re.compile(r"\b(?:in|of|inside|within|at|near|outside|off|to)\b|:", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_NUMBER = re.compile(r"^\d+(?:[.,]\d+)?\s*(?:km|m)?$", re.IGNORECASE)
_NEAR_KM = 30.0
_OF_A_TOWN_KM = 12.0  # its quarters


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacePhrase:
    """What to look up, and what is said to hold it, finest first. ``thing``: it is a street, hospital, bakery."""

    names: tuple[str, ...]
    holders: tuple[str, ...]
    thing: bool = False


def parse_phrase(phrase: str) -> PlacePhrase:
    """Take the phrase apart; nothing is looked up here."""
    holders: list[str] = []

    def set_aside(match: re.Match[str]) -> str:
        holders.extend(_segments(match.group(1)))
        return " "

    text = re.sub(r"\(([^()]*)\)", set_aside, phrase)
    first, *rest = [part.strip() for part in text.split(",") if part.strip()] or [""]
    segments = [s for s in _PARTING.split(first) if s.strip()]
    names: list[str] = []
    thing = False
    for segment in segments:
        bare, is_thing = _strip(segment)
        thing = thing or (is_thing and not names)
        if not bare:
            continue
        before = first.partition(segment)[0]
        held = bool(names) and bool(_HOLDING.search(before[len(before) - 12 :]))
        (holders if held else names).append(bare)
    if ":" in first and len(names) + len(holders) > 1:  # "Raqqa: Badou neighbourhood"
        head = _strip(first.partition(":")[0])[0]
        names = [n for n in [*names, *holders] if n != head]
        holders = [head]
    for part in rest:
        holders.extend(s for s in _segments(part) if s)
    whole = _ARTICLE.sub("", first).strip()
    return PlacePhrase(
        names=tuple(dict.fromkeys([*([whole] if whole else []), *names, *map(_whole_of, names)])),
        holders=tuple(dict.fromkeys(h for h in holders if h)),
        thing=thing,
    )


def _segments(text: str) -> list[str]:
    return [bare for segment in _PARTING.split(text) if (bare := _strip(segment)[0])]


def _strip(segment: str) -> tuple[str, bool]:
    """The segment without the words for its kind, and whether it is a thing that stands in a place."""
    words = _ARTICLE.sub("", segment.strip()).split()
    thing = False
    for end in (-1, 0):
        while words and (fold(words[end]) in _KINDS | _THINGS or _NUMBER.match(words[end])):
            thing = thing or fold(words[end]) in _THINGS
            words.pop(end)
    return ("", thing) if all(fold(word) in _PARTS | _KINDS for word in words) else (" ".join(words), thing)


def _whole_of(name: str) -> str:
    """The name without what may only tell a part: "northern Aleppo" lies in Aleppo."""
    words = name.split()
    while len(words) > 1 and fold(words[0]) in _PARTS | _KINDS:
        words.pop(0)
    while len(words) > 1 and fold(words[-1]) in _PARTS | _KINDS:
        words.pop()
    return " ".join(words)


def look_up_phrase(
    gazetteer: Gazetteer, phrase: str, *, countries: Collection[str] = (), limit: int | None = None
) -> tuple[Candidate, ...]:
    """Candidates for a phrase, the likeliest first; each says in its evidence why it stands there."""
    parsed = parse_phrase(phrase)
    named = [c for h in parsed.holders for c in gazetteer.exact(h) if c.place.level is Level.COUNTRY]
    codes = tuple(countries) or tuple(sorted({c.place.country_code or "" for c in named}))
    holders = _find_holders(gazetteer, parsed.holders, codes)
    inside: list[Candidate] = []
    around: list[Candidate] = []
    elsewhere: list[Candidate] = []
    for name in parsed.names:
        for candidate in _in_countries(gazetteer.look_up(name, countries=codes), codes):
            depth, holder = _find_holder(holders, candidate.place)
            if not holders:
                inside.append(candidate)
            elif holder is None:
                elsewhere.append(_explain(candidate, "elsewhere", "a namesake outside of what the words say holds it"))
            else:
                held = _explain(candidate, "inside", f"lies in or near {holder.name}, as the words say")
                # In "Vost, Mill district, Karsa" what lies in Karsa only is less likely than the Mill district itself.
                (around if depth or candidate.similarity < _LIKE_ENOUGH else inside).append(held)
    if holders and not inside:
        for twin in (t for name in parsed.names for t in _find_twins(gazetteer, name, codes)):
            holder = _find_holder(holders, twin.place)[1]
            if holder is not None:
                around.append(_explain(twin, "twin", f"one of the villages of that name in or near {holder.name}"))
    coarse = [
        Candidate(
            place=holder,
            matched_name=holder.name,
            tier=Tier.EXACT,
            similarity=1.0,
            evidence=(Evidence(name="holder", score=0.0, words="not found itself; this is said to hold it"),),
        )
        for group in holders
        for holder in _towns_first(group)
    ]
    inside.sort(key=_unlikeliness)
    groups = [coarse[:2], inside, around, coarse[2:]] if parsed.thing else [inside, coarse[:1], around, coarse[1:]]
    seen: dict[str, Candidate] = {}
    for candidate in [c for group in groups for c in group] + elsewhere:
        seen.setdefault(candidate.place.id, candidate)
    return tuple(seen.values())[:limit]


# How villages of one name beside each other are told apart: great and little, upper and lower, new, by the compass.
_TWINS = ("Kabir", "Saghir", "Fawqani", "Tahtani", "Gharbi", "Sharqi", "Shamali", "Janubi", "Jadid")
_TWIN_KEYS = frozenset(map(transliteration_key, _TWINS))


def _find_twins(gazetteer: Gazetteer, name: str, codes: Collection[str]) -> Iterable[Candidate]:
    """“Tal Vosh Kabir” and the like for “Tal Vosh”, or for “Tal Vosh Saghir”: they lie a few km apart."""
    words = fold(name).split()
    if len(words) > 1 and transliteration_key(words[-1]) in _TWIN_KEYS:
        words = words[: -2 if words[-2] in ("al", "el") else -1]
    head = " ".join(words)
    if len(transliteration_key(head)) < _LEAST_TWIN:
        return
    for twin in _TWINS:
        for candidate in _in_countries(gazetteer.look_up(f"{head} {twin}", countries=codes), codes):
            if candidate.tier in (Tier.EXACT, Tier.KEY) and candidate.place.level is Level.TOWN:
                yield candidate


_LEAST_TWIN = 4  # letters of a key: what is shorter is the beginning of too many names


# Below, a likeness inside what holds it is chance more often than not: the holder itself is the better answer.
_LIKE_ENOUGH = 0.72
# How much less likely a match of each tier is than its likeness says.
_STEPS = {Tier.EXACT: 0.0, Tier.KEY: 0.05, Tier.SKELETON: 0.2}
_LAST_STEP = 0.3
_KNOWN = (
    500,
    5_000,
)  # people: each makes a place somewhat likelier to be meant than a hamlet spelt a little more alike
_EASIER = 0.03
_DIVISIONS = {Level.PROVINCE: 0.02, Level.DISTRICT: 0.005}  # of a town and a division spelt alike, rather the town


def _unlikeliness(candidate: Candidate) -> float:
    """To sort by: what is spelt alike first, of the like what more people live in."""
    place = candidate.place
    step = _STEPS.get(candidate.tier, _LAST_STEP) + _DIVISIONS.get(place.level, 0.0)
    return step - candidate.similarity - _EASIER * sum((place.population or 0) > people for people in _KNOWN)


def _find_holder(holders: list[list[Place]], place: Place) -> tuple[int, Place | None]:
    """The finest of the holders that a place lies in, and how many finer ones it does not lie in."""
    for depth, group in enumerate(holders):
        for holder in group:
            if _holds(holder, place):
                return depth, holder
    return len(holders), None


def _find_holders(gazetteer: Gazetteer, names: Iterable[str], codes: Collection[str]) -> list[list[Place]]:
    """The places that may hold the spot: for each name, the finest first, those of its safest tier inside the coarser ones."""
    found: list[list[Place]] = []
    for name in reversed(list(names)):  # the coarsest stands last in a phrase
        if any(c.place.level is Level.COUNTRY for c in gazetteer.exact(name)):
            continue
        candidates = _in_countries(gazetteer.look_up(name, countries=codes), codes)
        if not candidates and _whole_of(name) != name:
            candidates = _in_countries(gazetteer.look_up(_whole_of(name), countries=codes), codes)
        provinces = {p.admin1_code for group in found for p in group if p.level is Level.PROVINCE}
        if provinces:
            candidates = [c for c in candidates if c.place.admin1_code in provinces]
        if candidates:
            best = candidates[0].similarity
            group = [c.place for c in candidates if c.similarity >= best - 0.05][:3]
            found = [[*group, *_of_the_name(group, gazetteer)], *found]
    return found


def _of_the_name(group: list[Place], gazetteer: Gazetteer) -> list[Place]:
    """The province named after a town of the group, where none is in it: some spellings are known of the town only."""
    if any(place.level is Level.PROVINCE for place in group):
        return []
    town = next((place for place in group if place.level is Level.TOWN), None)
    province = gazetteer.division(town.admin1_code) if town is not None and town.admin1_code else None
    if town is None or province is None or transliteration_key(province.name) != transliteration_key(town.name):
        return []
    return [province]


def _in_countries(candidates: Iterable[Candidate], codes: Collection[str]) -> list[Candidate]:
    return [c for c in candidates if not codes or c.place.country_code in codes]


def _towns_first(holders: list[Place]) -> list[Place]:
    """A spot in "Raqqa" is likelier in the town than anywhere in the province."""
    return sorted(holders, key=lambda p: p.level not in (Level.TOWN, Level.NEIGHBOURHOOD, Level.POINT))


def _holds(holder: Place, place: Place) -> bool:
    if holder.level is Level.PROVINCE:
        return holder.admin1_code == place.admin1_code
    if place.level is Level.NEIGHBOURHOOD and holder.level is Level.TOWN:
        return apart_km(holder, place) <= max(_OF_A_TOWN_KM, holder.uncertainty_km)
    return apart_km(holder, place) <= max(_NEAR_KM, holder.uncertainty_km)


def _explain(candidate: Candidate, name: str, words: str) -> Candidate:
    return replace(candidate, evidence=(*candidate.evidence, Evidence(name=name, score=0.0, words=words)))
