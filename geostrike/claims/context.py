"""What a claim takes from the story around it, marked as taken over: its date, its attacker."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.attackers import imply
from geostrike.claims.dating import inherit
from geostrike.claims.realis import HAPPENED
from geostrike.language.patterns import Pattern
from geostrike.model import (
    About,
    Actor,
    Claim,
    DatePrecision,
    Realis,
    Stance,
)

if TYPE_CHECKING:
    from geostrike.claims.story import Story

__all__ = ["imply_attackers", "inherit_dates"]

# -------------------------------------------------------------------------------------------- context


# How far into the article the day it is about may first be told: in the claims of its opening, not in a later aside.
_OPENING = 3


def inherit_dates(claims: list[Claim]) -> list[Claim]:
    """Claims of current strikes without a date take the day of the story, marked as taken over.

    That is the first day that one of the opening claims gives to its strike. A month or a year, or a day told only later,
    is nobody else's date: the others then have none.
    """
    dated = next(
        (
            claim.date
            for claim in claims[:_OPENING]
            if claim.date is not None
            and claim.date.start is not None
            and claim.date.precision in (DatePrecision.DAY, DatePrecision.DAYS)
            and claim.realis in (Realis.CURRENT, Realis.INTERCEPTED)
        ),
        None,
    )
    if dated is None:
        return claims
    return [replace(c, date=inherit(dated)) if c.date is None and c.realis is Realis.CURRENT else c for c in claims]


def _party(actor: Actor, story: Story) -> str:
    """One name for "the coalition" and "the U.S.-led coalition", for "Saudis" and "Saudi forces"."""
    name = actor.name.casefold()
    fuller = [a.name.casefold() for _, a in story.actors if a.name.casefold().endswith(f" {name}")]
    return min(fuller) if fuller else name


# A party named for at least this share of the strikes whose party is named is the one the story is about.
_LEADING_SHARE = 0.6


def imply_attackers(claims: list[Claim], story: Story) -> list[Claim]:
    """A claim that names no attacker takes, marked as implied: the party of a claim at the same place, of the claim just
    before, or the one the whole story is about. Where several parties strike and none of these holds: nobody; nor does a
    party strike itself: not where its name stands among what was hit, not where its own people tell of it.
    """
    if not story.actors:
        return claims
    counted: dict[str, int] = {}
    for _, actor in story.actors:
        counted[_party(actor, story)] = counted.get(_party(actor, story), 0) + 1
    leader = max(sorted(counted), key=lambda name: counted[name])
    leading = next(
        actor for _, actor in story.actors if _party(actor, story) == leader and len(actor.name) >= len(leader)
    )
    dominant = leading if counted[leader] >= _LEADING_SHARE * sum(counted.values()) else None
    stated = [
        (i, c) for i, c in enumerate(claims) if c.attacker is not None and c.attacker.stated and c.realis in HAPPENED
    ]
    found = []
    for index, claim in enumerate(claims):
        if claim.attacker is not None or claim.realis not in HAPPENED:
            found.append(claim)
            continue
        chosen, _ = _choose(claim, index, stated, dominant, story)
        if chosen is not None and (_is_hit(chosen, claim) or (dominant is None and _speaks_for(chosen, claim))):
            chosen = None
        found.append(replace(claim, attacker=imply(chosen)) if chosen is not None else claim)
    return found


def _choose(
    claim: Claim, index: int, stated: list[tuple[int, Claim]], dominant: Actor | None, story: Story
) -> tuple[Actor | None, str]:
    """The party the context gives to a claim, and where it was found."""
    if _UNKNOWN.search(" ".join(e.text for e in claim.evidence)):
        return None, "unknown"
    places = _places(claim, story)
    fitting = [(i, c) for i, c in stated if _could_use(c.attacker, claim, stated, story)]
    at_place = [c.attacker for _, c in fitting if c.realis is claim.realis and places & _places(c, story)]
    if at_place and len({_party(actor, story) for actor in at_place if actor is not None}) == 1:
        return at_place[0], "same place"
    if dominant is not None:
        return (dominant if _could_use(dominant, claim, stated, story) else None), "dominant"
    near = [c for i, c in fitting if i in (index - 1, index - 2) and c.realis is claim.realis and _is_near(c, claim)]
    if near:
        return near[-1].attacker, "before"
    if not any(i < index for i, _ in stated):
        return next(
            ((c.attacker, "after") for i, c in fitting if i - index <= 3 and c.about is About.ATTACKER), (None, "none")
        )
    return None, "none"


def _places(claim: Claim, story: Story) -> set[str]:
    return {story.places.get(i, i) for i in claim.toponym_ids}


def _is_near(earlier: Claim, claim: Claim) -> bool:
    """Whether at most a sentence stands between the two."""
    return claim.evidence[0].start - earlier.evidence[0].end <= _NEAR


# Characters: about one sentence of a news report.
_NEAR = 150


def _could_use(actor: Actor | None, claim: Claim, stated: list[tuple[int, Claim]], story: Story) -> bool:
    """Whether the party may have struck this way: a group that is only told to shell has not thereby warplanes."""
    if actor is None or not _AIR.search(_means(claim)) or not _REGULAR.isdisjoint(actor.name.casefold().split()):
        return True
    if actor.name in story.countries.values():
        return True
    theirs = [_means(c) for _, c in stated if c.attacker is not None and c.attacker.name == actor.name]
    return not theirs or not all(_GROUND.search(means) and not _AIR.search(means) for means in theirs)


# Who has an air force though the text tells only of its guns.
_REGULAR = frozenset("army military government regime coalition alliance junta".split())


def _means(claim: Claim) -> str:
    return " ".join((*claim.weapons, claim.trigger.text if claim.trigger is not None else "")).casefold()


_AIR = Pattern(r"\bair|warplane|\bjet|aircraft|helicopter|gunship|barrel|bomber|aviation|\bplane|sorti")
_GROUND = Pattern(r"shell|artiller|mortar|rocket|howitzer|tank|grad|mlrs|katyusha")
# “an aircraft of unknown origin”: the text says that nobody knows whose.
_UNKNOWN = Pattern(
    r"\b(?:unidentified|unknown|unclaimed)\s+(?:[\w-]+\s+){0,2}"
    r"(?:aircraft|planes?|jets?|warplanes?|drones?|helicopters?|forces?|gunmen|origin|part(?:y|ies)|sources?|sides?|"
    r"attackers?|assailants?)\b"
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
