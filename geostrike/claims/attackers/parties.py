"""The plain name of a party: “Arvanian”, “Arvanian army” are Arvania; “Free Arvanian Army” is not."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.story import STEM, Story
from geostrike.claims.text.words import find_pattern, find_words, is_demonym
from geostrike.model import Actor, Level

if TYPE_CHECKING:
    from geostrike.model import Claim, Resolution

__all__ = ["OF_A_STATE", "imply", "name_plainly", "name_states"]

_OF_STATES, _PEOPLES = find_words("attackers.parties", "of_states"), find_words("shared", "peoples")
"""What a state's forces are called; peoples whose name is not their state's: “Serb guns” in Bosnia are not Serbia's."""


# Names that take a side: they stand in quotation marks, as the text's own, wherever a party is shown.
_LOADED = find_words("attackers.parties", "loaded")


def name_plainly(actor: Actor, story: Story) -> Actor:
    """The party by its country's name, where it is named by the word for its people and by nothing but a state's forces;
    or by its government's seat ("Arvan City said it had struck"); an abbreviation as the text spells it out; in quotation marks where its name takes a side.
    """
    if not _LOADED.isdisjoint(actor.name.lower().split()):
        return actor if actor.name.startswith("“") else replace(actor, name=f"“{actor.name}”")
    if actor.name in story.spelt_out:
        actor = replace(actor, name=story.spelt_out[actor.name])
    seat = next((t for t in story.capitals.values() if t.name == actor.name), None)
    if seat is not None and seat.id in story.lands:
        return replace(actor, name=story.lands[seat.id])
    people, *rest = actor.name.split()
    if people.lower() in _BYNAMES and (_OF_STATES | _TITLES).issuperset(map(str.lower, rest)):
        return replace(actor, name=_BYNAMES[people.lower()].title())
    if people.lower() in _PEOPLES or not _OF_STATES.issuperset(word.lower() for word in rest):
        return actor
    place = story.people(people) if people[0].isupper() and story.people is not None else None
    country = place.name if place is not None and place.level is Level.COUNTRY else None
    alike = story.countries.get(people.casefold()[:STEM]) if place is None else None
    if alike is not None and (alike.casefold() == people.casefold() or is_demonym(people)):
        country = alike
    country = country or next((name for name in story.capitalised if _are_of(people, name)), None)
    return replace(actor, name=country) if country is not None else actor


def _are_of(people: str, land: str) -> bool:
    """“Karsani”, “Karsans” are of Karsa, where no gazetteer knows it."""
    stem = land.rstrip("aeiouy")
    return (
        land != people
        and len(stem) >= _STEM
        and people.startswith(stem)
        and _OF_LAND.fullmatch(people[len(stem) :]) is not None
    )


_BYNAMES = dict(name.split("=") for name in find_words("attackers.parties", "bynames"))
"""What a side calls a state: “the Zionist enemy”."""
_TITLES, _STEM = find_words("attackers.parties", "titles"), 3
_OF_LAND, _STATES = find_pattern("attackers.parties", "of_land"), find_words("attackers.parties", "states")
OF_A_STATE = _OF_STATES | _STATES | find_words("attackers.parties", "beside")


def imply(actor: Actor) -> Actor:
    """The same party, carried over from context."""
    return Actor(name=actor.name, words=actor.words, stated=False)


def name_states(claims: tuple[Claim, ...], resolutions: tuple[Resolution, ...]) -> tuple[Claim, ...]:
    """“The regime”, “government warplanes”, named without a country, by the country where the claim says that they struck;
    where it names no place, by the only one where the article tells of strikes. Not where its land is told by its people ("the Belmoran
    town"), as no land tells of its own, nor where such a party strikes in two. The words stay as the text has them.
    """
    lands = {r.toponym_id: r.place.country for r in resolutions if r.place is not None and r.place.country}
    where = [{lands[i] for i in claim.toponym_ids if i in lands} for claim in claims]
    everywhere = set().union(*where)
    hit = {
        land
        for c, own in zip(claims, where, strict=True)
        if _find_states(c)
        for land in own
        if not _tells_people(c, land)
    }
    named = []
    for claim, own in zip(claims, where, strict=True):
        actor, states = claim.attacker, _find_states(claim)
        (country,) = own if len(own) == 1 else everywhere if len(everywhere) == 1 else (None,)
        if actor is not None and states and country is not None and len(hit) <= 1 and not _tells_people(claim, country):
            parties = [country if party in states else party for party in actor.name.split(" and ")]
            actor = replace(actor, name=" and ".join(dict.fromkeys(parties)))
        named.append(replace(claim, attacker=actor))
    return tuple(named)


def _find_states(claim: Claim) -> set[str]:
    """The parties of the claim that are a state without its name."""
    words = {party: party.lower().split() for party in claim.attacker.name.split(" and ")} if claim.attacker else {}
    return {p for p, told in words.items() if OF_A_STATE.issuperset(told) and not _STATES.isdisjoint(told)}


def _tells_people(claim: Claim, country: str) -> bool:
    land, told = country.casefold(), re.findall(r"[^\W\d_]+", claim.evidence[0].text.casefold())
    return any(word.startswith(land[:STEM]) and word != land for word in told)
