"""Whom the story around a claim gives it for its attacker, marked as implied, where its own words name nobody."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geostrike.claims.attackers.clause import imply
from geostrike.claims.attackers.naming import read_backward
from geostrike.claims.facts.realis import HAPPENED
from geostrike.language.patterns import Pattern
from geostrike.model import About, Actor, Claim, Level, Realis, Stance

if TYPE_CHECKING:
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Passage

__all__ = ["OPENING", "find_aggressor", "imply_attackers"]

OPENING = 4
"""Sentences at the head of a story that say whose offensive it is about."""
_OFFENSIVES = frozenset("aggression offensive onslaught assault invasion bombardment campaign".split())


def find_aggressor(passage: Passage) -> Actor | None:
    """“in the Arvanian aggression against …”: whose offensive the sentence speaks of."""
    if _OFFENSIVES.isdisjoint(passage.lowers):
        return None
    position = next(p for p, word in enumerate(passage.lowers) if word in _OFFENSIVES)
    return read_backward(passage, position, needs_force=False)


@dataclass(slots=True)
class _Parties:
    """The claims that state their party, by their number among all, and what is told of each party.

    Worked out once for a story: each claim is then weighed against its neighbours and the parties, not against all claims.
    """

    story: Story
    stated: list[tuple[int, Claim]]
    names: _Names
    leading: Actor | None
    numbers: list[int] = field(default_factory=list)
    """The numbers of ``stated``, in order."""
    by_place: dict[tuple[str, Realis], dict[str, tuple[int, Actor]]] = field(default_factory=dict)
    """Place, and whether it was then or now → the name of each actor told to strike it: since which of ``stated``, and who."""
    at: list[tuple[int, int]] = field(default_factory=list)
    """Where the trigger of each of ``stated`` stands, in order, and which it is."""
    told: dict[str, _Told] = field(default_factory=dict)
    """Name of an actor → what is told of it."""
    current: set[str] = field(default_factory=set)
    """The parties told to strike now."""
    lands: dict[str, set[str]] = field(default_factory=dict)
    """Party → the countries it is told to strike in."""
    anywhere: bool = False
    """Whether any party is told to strike in some country."""


@dataclass(slots=True)
class _Told:
    """How and where one actor, by its very name, is told to strike."""

    at_home: bool = False
    from_the_air: bool = False
    """Or by means that may be aircraft: no gun, rocket or drone is named."""


class _Names:
    """One name for each party: "the coalition" and "the U.S.-led coalition", "Saudis" and "Saudi forces"."""

    def __init__(self, story: Story) -> None:
        self._endings: dict[str, str] = {}
        for _, actor in story.actors:
            name = actor.name.casefold()
            for at in (i for i, letter in enumerate(name) if letter == " "):
                ending = name[at + 1 :]
                self._endings[ending] = min(name, self._endings.get(ending, name))

    def party(self, actor: Actor) -> str:
        """The least of the fuller names that the story has for the actor, or its own."""
        name = actor.name.casefold()
        return self._endings.get(name, name)


def _gather(stated: list[tuple[int, Claim]], story: Story) -> _Parties:
    names = _Names(story)
    parties = _Parties(story, stated, names, _find_leading(stated, story, names))
    for which, (number, claim) in enumerate(stated):
        parties.numbers.append(number)
        if claim.trigger is not None:
            parties.at.append((claim.trigger.start, which))
        lands = _lands(claim, story)
        parties.anywhere = parties.anywhere or bool(lands)
        if claim.attacker is None:
            continue
        for place in _places(claim, story):
            here = parties.by_place.setdefault((place, claim.realis), {})
            here.setdefault(claim.attacker.name, (which, claim.attacker))
        party = names.party(claim.attacker)
        parties.lands.setdefault(party, set()).update(lands)
        if claim.realis is not Realis.BACKGROUND:
            parties.current.add(party)
        told = parties.told.setdefault(claim.attacker.name, _Told())
        told.at_home = told.at_home or _at_home(claim.attacker, claim, story)
        means = _means(claim)
        told.from_the_air = (
            told.from_the_air
            or _AIR.search(means) is not None
            or not (_GROUND.search(means) or _UNMANNED.search(means))
        )
    parties.at.sort()
    return parties


def imply_attackers(claims: list[Claim], story: Story) -> list[Claim]:
    """A claim that names no attacker takes, marked as implied: the party of a claim at the same place, the one the whole
    story is about, or that of the claim just before. Where several parties strike and none of these holds: nobody; nor does
    a party strike itself: not where its name stands among what was hit, not where its own people tell of it, not at home
    when all it is told to strike lies abroad. A story that states no party has that of the offensive it opens with.
    """
    stated = [
        (i, c)
        for i, c in enumerate(claims)
        if c.attacker is not None
        and c.attacker.stated
        and c.stance is not Stance.DENIES
        and (c.realis in HAPPENED or c.realis is Realis.INTERCEPTED)
    ]
    if not stated and story.aggressor is None:
        return claims
    parties = _gather(stated, story)
    found = []
    for index, claim in enumerate(claims):
        if claim.attacker is not None or claim.realis not in HAPPENED:
            found.append(claim)
            continue
        chosen, why = _choose(claim, index, parties)
        if chosen is None or _is_hit(chosen, claim) or (parties.leading is None and _speaks_for(chosen, claim)):
            found.append(claim)
        else:
            found.append(replace(claim, attacker=imply(chosen), rule=f"{claim.rule}; by whom: {why}"))
    return found


def _find_leading(stated: list[tuple[int, Claim]], story: Story, names: _Names) -> Actor | None:
    """The party that most of the story's strikes are laid to; those told at a place count twice."""
    placed = [c.attacker for _, c in stated if c.about is not About.ATTACKER and _is_placed(c, story)]
    actors = [actor for _, actor in story.actors]
    if not actors:
        return None
    counted: dict[str, int] = {}
    for actor in (*actors, *(actor for actor in placed if actor is not None)):
        party = names.party(actor)
        counted[party] = counted.get(party, 0) + 1
    leader = max(sorted(counted), key=lambda name: counted[name])
    if counted[leader] <= _LEADING_SHARE * sum(counted.values()):
        return None
    return next(a for a in actors if names.party(a) == leader and len(a.name) >= len(leader))


def _is_placed(claim: Claim, story: Story) -> bool:
    """Whether the claim tells of a place finer than a country."""
    return any(story.levels.get(i, Level.TOWN) is not Level.COUNTRY for i in claim.toponym_ids)


def _choose(claim: Claim, index: int, parties: _Parties) -> tuple[Actor | None, str]:
    """The party the context gives to a claim, and why."""
    story = parties.story
    if any(_UNKNOWN.search(e.text) for e in claim.evidence) or _is_unclaimed(claim, story.article.text):
        return None, "the text says that it is not known"
    here = _strikers_here(claim, parties)
    if here is not None:
        return here, "as another report of this place"
    if _goes_on(claim, story):
        told = [c for _, c in _fitting(claim, index - _A_FEW, index, parties) if c.realis is claim.realis]
        if told:
            return told[-1].attacker, "as the strikes it goes on about"
    if (
        parties.leading is not None
        and _strikes_then(parties.leading, claim, parties)
        and not _is_ruled_out(parties.leading, claim, parties)
        and _may_be(parties.leading, claim, parties)
        and _strikes_there(parties.leading, claim, parties)
    ):
        return parties.leading, "as most strikes of this story"
    if not story.actors and story.aggressor is not None and not _at_home(story.aggressor, claim, story):
        return story.aggressor, "as the offensive the story opens with"
    just_before = _fitting(claim, index - 2, index, parties)
    near = [c for _, c in just_before if c.realis is claim.realis and _is_near(c, claim)]
    if near:
        return near[-1].attacker, "as the report just before"
    if not parties.numbers or parties.numbers[0] >= index:
        headed = story.told_at.get(claim.id) == 0
        after = [
            c
            for _, c in _fitting(claim, index, index + _SOON + 1, parties)
            if c.about is About.ATTACKER or (headed and _strikes_there(c.attacker, claim, parties))
        ]
        if after:
            return after[0].attacker, "as the report that follows"
    return None, ""


def _fitting(claim: Claim, low: int, high: int, parties: _Parties) -> list[tuple[int, Claim]]:
    """Of the claims ``low`` to ``high`` (exclusive) those whose party may have struck here, and is not ruled out."""
    start, end = bisect_left(parties.numbers, low), bisect_left(parties.numbers, high)
    return [
        (i, c)
        for i, c in parties.stated[start:end]
        if _may_be(c.attacker, claim, parties)
        and (c.attacker is None or not _is_ruled_out(c.attacker, claim, parties))
        and not _is_abroad(c, claim, parties.story)
    ]


def _is_abroad(one: Claim, other: Claim, story: Story) -> bool:
    """Whether the two are told to strike in different countries: no party is carried over that border."""
    here, there = _lands(one, story), _lands(other, story)
    return bool(here and there) and here.isdisjoint(there)


def _strikers_here(claim: Claim, parties: _Parties) -> Actor | None:
    """The party of the first of the other reports of the claim's places, if it is one in all that may have struck so."""
    first: tuple[int, Actor] | None = None
    for place in _places(claim, parties.story):
        for which, actor in parties.by_place.get((place, claim.realis), {}).values():
            if not _may_be(actor, claim, parties):
                continue
            if first is not None and not _is_same(actor, first[1], parties.names):
                return None
            if first is None or which < first[0]:
                first = which, actor
    return None if first is None else first[1]


def _goes_on(claim: Claim, story: Story) -> bool:
    """“One of the raids hit …”, “Another targeted …”: of the strikes told just before."""
    if claim.trigger is None:
        return False
    sentence = next((e for e in claim.evidence if e.start <= claim.trigger.start < e.end), None)
    return sentence is not None and _ONE_OF.match(story.article.text, sentence.start, claim.trigger.end) is not None


_ONE_OF = Pattern(
    r"(?:(?:At least )?(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ss]ome|[Mm]any|[Mm]ost) of (?:the|these|those)"
    r"|[Aa]nother(?: one)?|[Aa] second|[Aa] third|[Tt]he (?:second|third|other|last|first)|[Oo]thers)\b"
)
_A_FEW = 3  # claims


def _is_ruled_out(actor: Actor, claim: Claim, parties: _Parties) -> bool:
    """Whether the sentence itself says that it was not this party: it struck back, or its own side counts the dead."""
    other = _answered_by(claim, parties)
    return _is_own_care(actor, claim) or (other is not None and _is_same(actor, other, parties.names))


def _strikes_then(actor: Actor, claim: Claim, parties: _Parties) -> bool:
    """Whether the party is told to strike now, for a strike of now: what it did years ago says nothing of today."""
    return claim.realis is Realis.BACKGROUND or parties.names.party(actor) in parties.current


def _is_own_care(actor: Actor, claim: Claim) -> bool:
    """“the Dawnist-run health ministry said strikes killed …”: who cares for the wounded of a side tells of the other's."""
    speaker = claim.speaker
    return (
        speaker is not None
        and _CARE.search(f"{speaker.words} {speaker.description or ''}") is not None
        and bool(_stems(actor.name) & _stems(f"{speaker.words} {speaker.description or ''}"))
    )


_CARE = Pattern(r"\b(?:health|hospital|medical|medics?|doctors?|civil defen[cs]e|rescue|ambulance|foreign ministry)")


def _is_same(one: Actor, other: Actor, names: _Names) -> bool:
    return names.party(one) == names.party(other)


def _answered_by(claim: Claim, parties: _Parties) -> Actor | None:
    """“Arvania struck Karsa after rockets hit Oskara”, “the army was returning fire after …”: who answered this strike."""
    if claim.trigger is None:
        return None
    sentence = next((e for e in claim.evidence if e.start <= claim.trigger.start < e.end), None)
    if sentence is None:
        return None
    before = parties.story.article.text[sentence.start : claim.trigger.start]
    cause = _CAUSE.search(before)
    if cause is None:
        return None
    start = bisect_left(parties.at, (sentence.start, -1))
    end = bisect_left(parties.at, (sentence.start + cause.start(), -1))
    if start < end:
        return parties.stated[min(which for _, which in parties.at[start:end])][1].attacker
    return parties.leading if _ANSWERING.search(before) else None


# What comes after these words came first, and was another's deed.
_CAUSE = Pattern(
    r"\b(?:after|following|in (?:response|retaliation|answer|reply|reprisal|revenge) (?:to|for)|to avenge)\s[^.;]{0,120}$"
)
_ANSWERING = Pattern(r"\b(?:return(?:ed|ing|s)? (?:fire|the fire)|retaliat|respond|in response|repris|aveng|revenge)")
# Claims: a headline's strike is told in full in one of the next.
_SOON = 3


# A party named for more than this share of the strikes whose party is named is the one the story is about.
_LEADING_SHARE = 0.6


def _places(claim: Claim, story: Story) -> set[str]:
    return {story.places.get(i, i) for i in claim.toponym_ids}


def _is_near(earlier: Claim, claim: Claim) -> bool:
    """Whether at most a sentence stands between the two."""
    return claim.evidence[0].start - earlier.evidence[0].end <= _NEAR


# Characters: about one sentence of a news report.
_NEAR = 150


def _may_be(actor: Actor | None, claim: Claim, parties: _Parties) -> bool:
    """Whether the party may have struck this way and here.

    A group that is only told to shell has not thereby warplanes; who is only told to strike abroad does not strike at home.
    """
    if actor is None:
        return False
    theirs = parties.told.get(actor.name)
    if theirs is None:
        return True
    if _at_home(actor, claim, parties.story) and not theirs.at_home:
        return False
    regular = actor.name in parties.story.countries.values() or not _REGULAR.isdisjoint(actor.name.casefold().split())
    return regular or theirs.from_the_air or not _AIR.search(_means(claim))


def _strikes_there(actor: Actor | None, claim: Claim, parties: _Parties) -> bool:
    """Whether the party is told to strike in the claim's country, where the story tells of any party where it strikes."""
    lands = _lands(claim, parties.story)
    if not lands or not parties.anywhere or actor is None:
        return True
    return not lands.isdisjoint(parties.lands.get(parties.names.party(actor), ()))


def _lands(claim: Claim, story: Story) -> set[str]:
    """The countries of the claim's places; a country that is itself named may only be beside them."""
    return {
        land for i in claim.toponym_ids if (land := story.lands.get(i)) and story.levels.get(i) is not Level.COUNTRY
    }


def _at_home(actor: Actor | None, claim: Claim, story: Story) -> bool:
    return actor is not None and actor.name in {story.lands.get(i) for i in claim.toponym_ids}


# Who has an air force though the text tells only of its guns.
_REGULAR = frozenset("army military government regime coalition alliance junta".split())


def _means(claim: Claim) -> str:
    return " ".join((*claim.weapons, claim.trigger.text if claim.trigger is not None else "")).casefold()


_AIR = Pattern(r"\bair|warplane|\bjet|aircraft|helicopter|gunship|barrel|bomber|aviation|\bplane|sorti")
_UNMANNED = Pattern(r"\bdrones?\b|\bUAVs?\b|quadcopter")
_GROUND = Pattern(r"shell|artiller|mortar|rocket|howitzer|tank|grad|mlrs|katyusha")
# “an aircraft of unknown origin”: the text says that nobody knows whose.
_UNKNOWN = Pattern(
    r"\b(?:unidentified|unknown|unclaimed)\s+(?:[\w-]+\s+){0,2}"
    r"(?:aircraft|planes?|jets?|warplanes?|drones?|helicopters?|forces?|gunmen|origin|part(?:y|ies)|sources?|sides?|"
    r"attackers?|assailants?)\b"
)


def _is_unclaimed(claim: Claim, text: str) -> bool:
    """Whether soon after it the text says that nobody claimed responsibility."""
    if "responsib" not in text:
        return False
    start = claim.evidence[0].start
    return _UNCLAIMED.search(text[start : start + _SOON_AFTER]) is not None


_SOON_AFTER = 450  # characters: three sentences of a news report
_UNCLAIMED = Pattern(
    r"\b[nN]o(?: one|body| group| side| party| faction| militant group)?\s+(?:has |had |have )?(?:yet |immediately |so far )?"
    r"(?:(?:claimed|taken|accepted|admitted)\s+responsibility|responsibility\s+was\s+claimed)"
    r"|\bno\s+(?:immediate\s+)?claims?\s+of\s+responsibility"
)


def _is_hit(actor: Actor, claim: Claim) -> bool:
    """“the strikes failed to push back the Dawn Brigade”, “rockets killed two Arvanians”: the party is what was hit."""
    start = claim.trigger.start if claim.trigger is not None else 0
    told = " ".join(e.text[max(0, start - e.start) :] for e in claim.evidence if e.end > start)
    return any(_stems(actor.name) & _stems(name) for name in _HIT.findall(told))


# A verb or preposition of hitting, at most two words, and a name.
_HIT = Pattern(
    r"\b(?:against|back|targeting|targeted|hitting|hit|striking|struck|killing|killed|wounding|wounded|bombing|bombed|"
    r"shelling|shelled)\s+(?:[a-z0-9-]+\s+){0,2}([A-Z][\w-]+)"
)


def _speaks_for(actor: Actor, claim: Claim) -> bool:
    """Whether the speaker belongs to the party ("the Arvanian ombudsman", "Arvania"), and does not own up to the strike."""
    if claim.speaker is None or claim.stance is Stance.CONCEDES or claim.about is About.ATTACKER:
        return False
    return bool(_stems(actor.name) & _stems(f"{claim.speaker.name} {claim.speaker.description or ''}"))


def _stems(words: str) -> frozenset[str]:
    """The first letters of its capitalised words: those a country shares with its people."""
    return frozenset(
        word.strip(_MARKS).casefold()[:_STEM]
        for word in words.split()
        if word.strip(_MARKS)[:1].isupper() and len(word) > _STEM
    )


_MARKS = "“”\"'‘’(),.;:"
_STEM = 5
