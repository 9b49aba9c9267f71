"""Wordings of a strike that no list of forms can hold: "came under … fire", "1,400 bombs on", "the army has pounded"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.holding import is_country
from geostrike.claims.text.verbs import takes_object
from geostrike.claims.text.words import find_words

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage

__all__ = [
    "BLOWS",
    "is_definite",
    "is_forces_blow",
    "is_sent_at",
    "is_states_blow",
    "is_walkout",
]


_AIMED = find_words("text.wordings", "aimed")


def is_sent_at(passage: Passage, weapon: Cue) -> bool:
    """“sent drones into Karsa”, not “sent a drone with medicine”."""
    return passage.lowers[weapon.last : weapon.last + 1] != [] and passage.lowers[weapon.last] in _AIMED


def find_carried(passage: Passage, verb: Cue) -> Cue | None:
    """The munition or strike that a light verb carries: after it, or before its passive."""
    lowers = passage.lowers
    for cue in passage.having("weapon.munition", "weapon.aircraft"):
        if "blocker.ground" in passage.kinds_at[cue.first]:
            continue  # “sent a truck bomb”
        if "weapon.munition" in cue.kinds or ("weapon.aircraft" in cue.kinds and "drone" in lowers[cue.last - 1]):
            if verb.last <= cue.first <= verb.last + 6 and passage.clauses[cue.first] == passage.clauses[verb.first]:
                return cue
            passive = any(
                w in ("were", "was", "been", "being") for w in lowers[max(0, verb.first - 3) : verb.first]
            ) or lowers[verb.last : verb.last + 1] in (["by"], ["from"], ["at"], ["on"], ["toward"], ["towards"])
            if passive and 0 < verb.first - cue.last + 1 <= 7:
                return cue
    return None


# What forces do from afar; whom they “attack” or “raid” they may reach on foot.
BLOWS = find_words("text.wordings", "blows")
_STATE_FORCES = find_words("text.wordings", "state_forces")
_BETWEEN = find_words("text.wordings", "between")
_NO_BLOW = find_words("text.wordings", "no_blow")
_HEAVY = find_words("text.wordings", "heavy")
_PASSIVE = find_words("shared", "passive")
_SUBJECT_WITHIN = 6  # words


def is_forces_blow(passage: Passage, verb: Cue) -> bool:
    """“Arvanian forces struck a depot”, “the army has pounded Karsa”: regular forces are the subject, active.

    Whoever pounds a town does it with guns, wherever they stand: “rebels on the hills pounded Karsa”.
    """
    lowers, position = passage.lowers, verb.first
    while position and (lowers[position - 1] in _BETWEEN or lowers[position - 1].endswith("ly")):
        position -= 1
    if verb.lemmas.get("trigger.weak_verb") in _HEAVY and takes_object(passage, verb.last):
        near = range(max(0, position - _SUBJECT_WITHIN), position)
        forces = [p for p in near if "attacker.force" in passage.kinds_at[p]]
        return bool(forces) and not any(
            "," in passage.gap(p) or lowers[p] in _PASSIVE for p in range(forces[-1] + 1, verb.first + 1)
        )
    return (
        position > 0
        and lowers[position - 1] in _STATE_FORCES
        and lowers[max(0, position - 2)] not in ("security", "police")
        and passage.clauses[position - 1] == passage.clauses[verb.first]
        and not (verb.last < len(lowers) and lowers[verb.last] in _NO_BLOW)
    )


_STATES_BLOWS = BLOWS | {"attack"}
_AIM = frozenset({"object.target", "casualty.combatant"})
_AIMED_WITHIN = 4  # words from the verb to what was hit


def is_states_blow(passage: Passage, verb: Cue) -> bool:
    """“Belmora struck targets in Karsa”, “Belmora attacked Karsa”: a country is the subject, and what was hit follows."""
    if verb.lemmas.get("trigger.weak_verb") not in _STATES_BLOWS:
        return False
    lowers, position = passage.lowers, verb.first
    while position and (lowers[position - 1] in _BETWEEN or lowers[position - 1].endswith("ly")):
        position -= 1
    subject = passage.mention_at(position - 1) if position else None
    if not (subject is not None and is_country(subject)) and not _owns_deed(passage, position):
        return False
    if verb.last >= len(lowers) or lowers[verb.last] in _NOT_AIMED:
        return False
    ahead = range(verb.last, min(len(lowers), verb.last + _AIMED_WITHIN))
    end = next((p for p in ahead if "," in passage.gap(p)), ahead.stop)
    return any(
        passage.kinds_at[p] & _AIM
        or ((hit := passage.mention_at(p)) is not None and hit is not subject and not is_country(hit))
        for p in range(verb.last, end)
    )


def _owns_deed(passage: Passage, position: int) -> bool:
    """“Belmora said that it had struck …”, “the army said it hit …”: those who say so are a country or its forces."""
    if position == 0 or passage.lowers[position - 1] not in ("it", "we", "they"):
        return False
    said = next(
        (c for c in passage.cues if "reporting.asserts" in c.kinds and 0 <= position - 1 - c.last <= _SAID_WITHIN), None
    )
    if said is None:
        return False
    if any("speaker.military" in passage.kinds_at[p] for p in range(max(0, said.first - 3), said.first)):
        return True
    who = passage.mention_at(said.first - 1) if said.first else None
    return who is not None and is_country(who)


_SAID_WITHIN = 4  # words: “said on Sunday that”
_NOT_AIMED = find_words("text.wordings", "not_aimed")


def is_definite(passage: Passage, noun: Cue) -> bool:
    """“the attack”, “the twin blasts”: one told before, unless it names its own weapon or place of fall."""
    lowers = passage.lowers
    return any(w in ("the", "that", "this", "these", "those") for w in lowers[max(0, noun.first - 2) : noun.first])


def is_walkout(passage: Passage) -> bool:
    """“a strike by about 3,000 contract workers”, “the teachers' strike”, “crews walked out”, “have called a strike”."""
    lowers = passage.lowers
    for position, word in enumerate(lowers):
        if word in _WALK and lowers[position + 1 : position + 2] == ["out"]:
            if any("blocker.workforce" in passage.kinds_at[p] for p in range(max(0, position - 8), position)):
                return True
            continue
        if word not in ("strike", "strikes"):
            continue
        if lowers[position + 1 : position + 2] in (["by"], ["of"], ["among"]) and any(
            "blocker.workforce" in passage.kinds_at[p] for p in range(position + 2, min(len(lowers), position + 8))
        ):
            return True
        if position and "blocker.workforce" in passage.kinds_at[position - 1]:
            return True
        called = next((p for p in range(max(0, position - 5), position) if lowers[p] in _CALL), None)
        if called is not None and not _INDEFINITE.isdisjoint(lowers[called + 1 : called + 2]):
            return True  # not “called in a strike”, “called the strike a crime”
    return False


_WALK = find_words("text.wordings", "walk")
_CALL = find_words("text.wordings", "call")
_INDEFINITE = find_words("text.wordings", "indefinite")
