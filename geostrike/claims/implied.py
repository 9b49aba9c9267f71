"""Whom the story around a claim gives it for its attacker, marked as implied, where its own words name nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

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


class _Parties(NamedTuple):
    """The claims that state their party, by their number among all; the party most of them name; and the story."""

    stated: list[tuple[int, Claim]]
    leading: Actor | None
    story: Story


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
    parties = _Parties(stated, _find_leading(stated, story), story)
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


def _find_leading(stated: list[tuple[int, Claim]], story: Story) -> Actor | None:
    """The party that most of the story's strikes are laid to; those told at a place count twice."""
    placed = [c.attacker for _, c in stated if c.about is not About.ATTACKER and _is_placed(c, story)]
    actors = [actor for _, actor in story.actors]
    if not actors:
        return None
    counted: dict[str, int] = {}
    for actor in (*actors, *(actor for actor in placed if actor is not None)):
        counted[_party(actor, story)] = counted.get(_party(actor, story), 0) + 1
    leader = max(sorted(counted), key=lambda name: counted[name])
    if counted[leader] <= _LEADING_SHARE * sum(counted.values()):
        return None
    return next(a for a in actors if _party(a, story) == leader and len(a.name) >= len(leader))


def _is_placed(claim: Claim, story: Story) -> bool:
    """Whether the claim tells of a place finer than a country."""
    return any(story.levels.get(i, Level.TOWN) is not Level.COUNTRY for i in claim.toponym_ids)


def _choose(claim: Claim, index: int, parties: _Parties) -> tuple[Actor | None, str]:
    """The party the context gives to a claim, and why."""
    story = parties.story
    if any(_UNKNOWN.search(e.text) for e in claim.evidence) or _is_unclaimed(claim, story.article.text):
        return None, "the text says that it is not known"
    fitting = [(i, c) for i, c in parties.stated if _may_be(c.attacker, claim, parties)]
    places = _places(claim, story)
    here = [c.attacker for _, c in fitting if c.realis is claim.realis and places & _places(c, story)]
    if here and len({_party(actor, story) for actor in here if actor is not None}) == 1:
        return here[0], "as another report of this place"
    fitting = [(i, c) for i, c in fitting if c.attacker is None or not _is_ruled_out(c.attacker, claim, parties)]
    if _goes_on(claim, story):
        told = [c for i, c in fitting if index - _A_FEW <= i < index and c.realis is claim.realis]
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
    near = [c for i, c in fitting if i in (index - 1, index - 2) and c.realis is claim.realis and _is_near(c, claim)]
    if near:
        return near[-1].attacker, "as the report just before"
    if not any(i < index for i, _ in parties.stated):
        headed = story.told_at.get(claim.id) == 0
        after = [
            c
            for i, c in fitting
            if i - index <= _SOON
            and (c.about is About.ATTACKER or (headed and _strikes_there(c.attacker, claim, parties)))
        ]
        if after:
            return after[0].attacker, "as the report that follows"
    return None, ""


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
    return _is_own_care(actor, claim) or (other is not None and _is_same(actor, other, parties.story))


def _strikes_then(actor: Actor, claim: Claim, parties: _Parties) -> bool:
    """Whether the party is told to strike now, for a strike of now: what it did years ago says nothing of today."""
    return claim.realis is Realis.BACKGROUND or any(
        c.realis is not Realis.BACKGROUND and c.attacker is not None and _is_same(c.attacker, actor, parties.story)
        for _, c in parties.stated
    )


def _is_own_care(actor: Actor, claim: Claim) -> bool:
    """“the Dawnist-run health ministry said strikes killed …”: who cares for the wounded of a side tells of the other's."""
    speaker = claim.speaker
    return (
        speaker is not None
        and _CARE.search(f"{speaker.words} {speaker.description or ''}") is not None
        and bool(_stems(actor.name) & _stems(f"{speaker.words} {speaker.description or ''}"))
    )


_CARE = Pattern(r"\b(?:health|hospital|medical|medics?|doctors?|civil defen[cs]e|rescue|ambulance|foreign ministry)")


def _is_same(one: Actor, other: Actor, story: Story) -> bool:
    return _party(one, story) == _party(other, story)


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
    told = [
        c.attacker
        for _, c in parties.stated
        if c.trigger is not None and sentence.start <= c.trigger.start < sentence.start + cause.start()
    ]
    if told:
        return told[0]
    return parties.leading if _ANSWERING.search(before) else None


# What comes after these words came first, and was another's deed.
_CAUSE = Pattern(
    r"\b(?:after|following|in (?:response|retaliation|answer|reply|reprisal|revenge) (?:to|for)|to avenge)\s[^.;]{0,120}$"
)
_ANSWERING = Pattern(r"\b(?:return(?:ed|ing|s)? (?:fire|the fire)|retaliat|respond|in response|repris|aveng|revenge)")
# Claims: a headline's strike is told in full in one of the next.
_SOON = 3


def _party(actor: Actor, story: Story) -> str:
    """One name for "the coalition" and "the U.S.-led coalition", for "Saudis" and "Saudi forces"."""
    name = actor.name.casefold()
    fuller = [a.name.casefold() for _, a in story.actors if a.name.casefold().endswith(f" {name}")]
    return min(fuller) if fuller else name


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
    theirs = [c for _, c in parties.stated if c.attacker is not None and c.attacker.name == actor.name]
    if not theirs:
        return True
    if _at_home(actor, claim, parties.story) and not any(_at_home(actor, c, parties.story) for c in theirs):
        return False
    regular = actor.name in parties.story.countries.values() or not _REGULAR.isdisjoint(actor.name.casefold().split())
    if regular or not _AIR.search(_means(claim)):
        return True
    return any(_AIR.search(_means(c)) or not (_GROUND.search(_means(c)) or _UNMANNED.search(_means(c))) for c in theirs)


def _strikes_there(actor: Actor | None, claim: Claim, parties: _Parties) -> bool:
    """Whether the party is told to strike in the claim's country, where the story tells of any party where it strikes."""
    lands = _lands(claim, parties.story)
    told = [(c.attacker, found) for _, c in parties.stated if (found := _lands(c, parties.story))]
    if not lands or not told or actor is None:
        return True
    party = _party(actor, parties.story)
    return any(who is not None and _party(who, parties.story) == party and found & lands for who, found in told)


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
