"""Who may be meant where a statement names no party: each that the story names for its strikes, with the reasons for and against."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections import Counter
from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.attackers.nobody import means_us, names_nobody
from geostrike.claims.attackers.parties import OF_A_STATE, imply
from geostrike.claims.story import STEM
from geostrike.claims.text.words import find_pattern, find_words
from geostrike.geodesy import apart_km
from geostrike.language.spans import meet
from geostrike.model import Level, Realis
from geostrike.model.annotation import Party
from geostrike.model.claims import AGAINST

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage
    from geostrike.model import Actor, Claim, Place, Resolution
    from geostrike.model.annotation import Annotation, Event

__all__ = ["Chance", "find_chances"]


class Chance(NamedTuple):
    """A party that may be meant, with the reasons for and against it, by name, with their strength; 0 where left out.

    any: for every party; many: how many statements name it (logarithm); lead: one of the first sentences does; last: the last one before; earlier: one
    before; near: how few sentences away; sentence: in the same one; block: in the same paragraph; beside: for a place near by; arms: with weapons called
    so; implied: the annotator's odds that the story says whose strike it was.
    """

    party: Actor
    reasons: dict[str, float]


@dataclass(slots=True)
class _Told:
    """What the statements that name one party tell of its strikes."""

    actors: Counter[Actor] = field(default_factory=Counter)
    numbers: list[int] = field(default_factory=list)
    """Of the claims, in order."""
    sentences: list[int] = field(default_factory=list)
    """In order."""
    places: list[Place] = field(default_factory=list)
    lands: set[str] = field(default_factory=set)
    flies: bool = False
    arms: set[str] = field(default_factory=set)
    blocks: set[int] = field(default_factory=set)
    anywhere: bool = False
    """Whether it is also told to strike where the text does not say."""


class _Around(NamedTuple):
    """What is looked up about every claim of the story."""

    places: dict[str, Place]
    lands: dict[str, str]
    starts: list[int]
    blocks: list[int]
    """Where the paragraphs end."""
    passages: list[Passage]
    events: dict[int, Event]
    """By the number of the claim."""

    def sentence(self, claim: Claim) -> int:
        return max(0, bisect_right(self.starts, (claim.trigger or claim.evidence[0]).start) - 1)

    def block(self, claim: Claim) -> int:
        return bisect_right(self.blocks, (claim.trigger or claim.evidence[0]).start)

    def places_of(self, claim: Claim) -> list[Place]:
        return [self.places[i] for i in claim.toponym_ids if i in self.places]

    def lands_of(self, claim: Claim) -> set[str]:
        return {self.lands[i] for i in claim.toponym_ids if i in self.lands}


def find_chances(
    claims: tuple[Claim, ...],
    resolutions: tuple[Resolution, ...],
    passages: list[Passage],
    annotation: Annotation | None,
) -> list[tuple[Claim, list[Chance]]]:
    """The parties that may be meant by each claim that names none: the most told of, the next before and after, and those
    told to strike the same place; so that the work grows with the text.
    """
    around = _look_around(claims, resolutions, passages, annotation)
    stated = [i for i, claim in enumerate(claims) if _is_stated(claim)]
    parties = _gather(stated, claims, around)
    by_number = {number: name for name, told in parties.items() for number in told.numbers}
    by_place: dict[str, list[str]] = {}
    for name, told in parties.items():
        for place in {place.id for place in told.places}:
            by_place.setdefault(place, []).append(name)
    leading = sorted(parties, key=lambda name: (-len(parties[name].numbers), parties[name].numbers))[:_LEADERS]
    found = []
    for number, claim in enumerate(claims):
        named = claim.attacker
        if named is not None and (means_us(named.words) or not names_nobody(named.name)):
            continue
        at = bisect_left(stated, number)
        before = [by_number[i] for i in stated[max(0, at - _BEFORE) : at]]
        after = [by_number[i] for i in stated[at : at + _AFTER]]
        here = [name for place in around.places_of(claim) for name in by_place.get(place.id, ())[:_LEADERS]]
        names = dict.fromkeys((*leading, *before, *after, *here))
        near = _Near(before=before, number=number, around=around)
        chances = [
            Chance(parties[name].actors.most_common(1)[0][0], _weigh(claim, name, parties[name], near))
            for name in names
            if not _is_ruled_out(claim, name, parties[name], near)
        ]
        found.append((claim, chances))
    return found


_LEADERS, _BEFORE, _AFTER, _SPOTS = 4, 6, 3, 40


def _look_around(
    claims: tuple[Claim, ...],
    resolutions: tuple[Resolution, ...],
    passages: list[Passage],
    annotation: Annotation | None,
) -> _Around:
    placed = {r.toponym_id: r.place for r in resolutions if r.place is not None}
    events = annotation.events if annotation is not None else ()
    ends = [event.trigger.end for event in events]
    met: dict[int, Event] = {}
    for number, claim in enumerate(claims):
        if claim.trigger is not None:
            at = bisect_right(ends, claim.trigger.start)
            while at < len(events) and meet(events[at].trigger, claim.trigger):
                if number not in met or events[at].probability > met[number].probability:
                    met[number] = events[at]
                at += 1
    return _Around(
        places=placed,
        lands={
            i: land
            for i, place in placed.items()
            if (land := place.name if place.level is Level.COUNTRY else place.country)
        },
        starts=[passage.span.start for passage in passages],
        blocks=[match.start() for match in re.finditer("\n", passages[0].text if passages else "")],
        passages=passages,
        events=met,
    )


def _is_stated(claim: Claim) -> bool:
    actor = claim.attacker
    if actor is None or not actor.stated or names_nobody(actor.name) or means_us(actor.name):
        return False
    joint = " and " in actor.name and _EXCHANGED.search(claim.evidence[0].text) is not None
    both = joint or actor.name.split()[0].lower() in _EACH  # who traded fire have not struck elsewhere together
    return not (both or claim.realis is Realis.HYPOTHETICAL or claim.stance in AGAINST)


_EACH, _EXCHANGED = find_words("attackers.chances", "each"), find_pattern("attackers.chances", "exchanged")


def _gather(stated: list[int], claims: tuple[Claim, ...], around: _Around) -> dict[str, _Told]:
    """What is told of each party, by its name. “The coalition” is the U.S.-led coalition of another sentence, “Arvanian
    forces” and “the Arvanian regime” are Arvania.
    """
    plain = {number: _plain(actor.name) for number in stated if (actor := claims[number].attacker) is not None}
    fuller: dict[str, str] = {}
    for name in sorted(set(plain.values()), key=lambda name: (-len(name), name)):
        words = name.split()
        for at in range(1, len(words)):
            fuller.setdefault(" ".join(words[at:]), name)
    stems: dict[str, str] = {}
    for name in plain.values():
        if " " not in name and name not in fuller:
            fuller[name] = stems.setdefault(name[:STEM], name)
    parties: dict[str, _Told] = {}
    for number, name in plain.items():
        claim = claims[number]
        told = parties.setdefault(fuller.get(name, name), _Told())
        if claim.attacker is not None:
            told.actors[imply(claim.attacker)] += 1
        told.numbers.append(number)
        insort(told.sentences, around.sentence(claim))
        told.places = [*told.places, *around.places_of(claim)][-_SPOTS:]
        told.blocks.add(around.block(claim))
        told.arms |= _arms(claim)
        told.anywhere = told.anywhere or not claim.toponym_ids
        told.lands |= {around.lands[i] for i in claim.toponym_ids if i in around.lands}
        told.flies = told.flies or _AIR.search(_tell(claim)) is not None
    return parties


def _plain(name: str) -> str:
    """The name in small letters, without what every state has: its army, its regime."""
    words = [_ARMIES.get(word, word) for word in re.findall(r"\w+", _fold(name)) if word not in _ARTICLES]
    own = [word for word in words if word not in OF_A_STATE]
    return " ".join(word.removesuffix("s") for word in own or words) or name.casefold()


def _fold(words: str) -> str:
    """In small letters, with one name for the United States, whose people share no letters with it."""
    folded: str = _AMERICA.sub("america", words.casefold())
    return folded


_AMERICA, _ARTICLES = find_pattern("attackers.chances", "america"), find_words("attackers.chances", "articles")
_ARMIES = dict(army.split("=") for army in find_words("attackers.chances", "armies"))
"""The armies of states that news calls by their letters."""


class _Near(NamedTuple):
    """Where a claim stands among those that name a party."""

    before: list[str]
    """The parties of the last claims that name one, the nearest last."""
    number: int
    """Of the claim itself."""
    around: _Around


def _weigh(claim: Claim, name: str, told: _Told, near: _Near) -> dict[str, float]:
    around = near.around
    index = around.sentence(claim)
    at = bisect_left(told.sentences, index)
    away = min(abs(sentence - index) for sentence in told.sentences[max(0, at - 1) : at + 1])
    reasons: dict[str, float] = {
        "any": 1.0,
        "many": log(len(told.numbers)),
        "lead": told.sentences[0] < _LEAD,
        "last": near.before[-1:] == [name],
        "earlier": told.numbers[0] < near.number,
        "near": 1 / (1 + away),
        "sentence": away == 0,
        "block": around.block(claim) in told.blocks,
        "beside": any(apart_km(p, other) < _BESIDE_KM for p in around.places_of(claim) for other in told.places),
        "arms": not _arms(claim).isdisjoint(told.arms),
    }
    if (event := around.events.get(near.number)) is not None:
        reasons["implied"] = log((event.party[Party.IMPLIED] + _LOW) / (event.party[Party.NONE] + _LOW))
    return {reason: float(strength) for reason, strength in reasons.items() if strength}


_LEAD, _BESIDE_KM, _LOW = 3, 40.0, 0.02  # sentences; certainty


def _is_ruled_out(claim: Claim, name: str, told: _Told, near: _Near) -> bool:
    """What no reason outweighs: the strike is the one that this party answered; its own side counts the dead, or stopped it; it is
    told to strike in other countries only; the strike is in its own, where it is told of none; on what it holds; by jets, and it has none; or from another's land.
    """
    around, stem = near.around, name.split(maxsplit=1)[0][:STEM]
    said = f"{claim.speaker.words} {claim.speaker.description or ''}" if claim.speaker is not None else ""
    stopped = claim.realis is Realis.INTERCEPTED and _is_of(stem, f"{said} {claim.evidence[0].text}")
    if stopped or ((_CARE.search(said) or _OWN.search(claim.evidence[0].text)) and _is_of(stem, said)):
        return True
    lands = around.lands_of(claim)
    if told.lands and lands and not told.anywhere and lands.isdisjoint(told.lands):
        return True
    at_home = any(_is_of(stem, around.lands.get(i, "")) for i in claim.toponym_ids)
    if at_home and not any(_is_of(stem, land) for land in told.lands):
        return True
    holders = [match[1] for match in _HELD.finditer(claim.evidence[0].text)]
    rules = (at_home or name in _RULERS) and not _RULERS.isdisjoint(map(str.lower, holders))
    flown = _AIR.search(_tell(claim)) and not told.flies and not _BANDS.isdisjoint(name.split())  # rebels have no jets
    if flown or rules or any(_is_of(stem, holder) for holder in holders):
        return True  # nobody shells what is his
    index = around.sentence(claim)
    if _is_fired_elsewhere(stem, around.passages[index], set(around.lands.values())):
        return True
    start = around.passages[index].span.start
    before = around.passages[index].text[start : claim.trigger.start] if claim.trigger is not None else ""
    if _CAUSE.search(before) is None:
        return False
    return index in told.sentences or (near.before[-1:] == [name] and _ANSWERING.search(before) is not None)


def _is_fired_elsewhere(stem: str, passage: Passage, lands: set[str]) -> bool:
    """“A rocket launched from Dovrin”: not that of a state in whose land Dovrin does not lie."""
    opening = [(m, passage.text[passage.span.start : m.toponym.span.start]) for m in passage.mentions if m.place]
    origins = {m.place.country or m.place.name for m, before in opening if m.place and _ORIGIN.search(before)}
    return (
        bool(origins)
        and any(_is_of(stem, land) for land in lands - origins)
        and not any(_is_of(stem, o) for o in origins)
    )


_CARE, _OWN = find_pattern("attackers.chances", "care"), find_pattern("attackers.chances", "own")
_HELD, _RULERS = find_pattern("attackers.chances", "held"), find_words("attackers.chances", "rulers")
_CAUSE, _ANSWERING = find_pattern("attackers.chances", "cause"), find_pattern("attackers.chances", "answering")
_BANDS, _ORIGIN = find_words("attackers.chances", "bands"), find_pattern("attackers.chances", "origin")


def _is_of(stem: str, words: str) -> bool:
    return any(_ARMIES.get(word, word).startswith(stem) for word in _fold(words).split())


def _arms(claim: Claim) -> set[str]:
    """The words for what was fired, and for how it is told, each without a plural."""
    return {word.rstrip("s") for word in re.findall(r"\w{4,}", _tell(claim).lower())} - _ANY_ARM


_ANY_ARM, _AIR = find_words("attackers.chances", "any_arm"), find_pattern("attackers.chances", "air")


def _tell(claim: Claim) -> str:
    return " ".join((*claim.weapons, claim.trigger.text if claim.trigger is not None else ""))
