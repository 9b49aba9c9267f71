"""Words that say what became of people, and on which side of such a word they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.model import Outcome

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["COUNTED", "ENDING", "FREE", "OUTCOMES", "PASSIVE", "Fate", "find_fates"]

OUTCOMES = {
    "casualty.killed": (Outcome.KILLED,),
    "casualty.injured": (Outcome.INJURED,),
    "casualty.missing": (Outcome.MISSING,),
    "casualty.both": (Outcome.KILLED, Outcome.INJURED),
}
PASSIVE = find_words("shared", "passive")
FREE = find_words("facts.fates", "free")
"""Words that may stand between people and what became of them: “both were also reported”, “of at least”."""
ENDING = find_words("facts.fates", "ending")
"""What may follow a participle that has no object: “two killed in”."""
_ACTIVE, _STATES = find_words("facts.fates", "active"), find_words("facts.fates", "states")
COUNTED = find_words("facts.fates", "nouns")
"""Nouns of harm, which a number may count: “54 fatalities”."""
_OF, _INCLUDING = find_words("facts.fates", "of"), find_words("shared", "including")
_BORNE, _TO_COME = find_words("facts.fates", "borne"), find_words("facts.fates", "to_come")


@dataclass(frozen=True, slots=True)
class Fate:
    """What the words ``first`` to ``last`` (exclusive) say of people: “killed”, “the death of”, “killed and wounded”."""

    first: int
    last: int
    outcomes: tuple[Outcome, ...]
    before: bool
    """They stand before it: “five were killed”, “five dead”."""
    after: bool
    """They stand after it: “killing five”, “the death of five”."""


def find_fates(passage: Passage) -> list[Fate]:
    """The words of harm of the sentence, in order; “killed and wounded” is one fate."""
    cues: list[Cue] = []
    for cue in passage.cues:
        if cue.kinds.isdisjoint(OUTCOMES) or not _TO_COME.isdisjoint(passage.lowers[max(0, cue.first - 3) : cue.first]):
            continue  # “no children will be hurt”
        if not cues or cue.first >= cues[-1].last:
            cues.append(cue)
    found: list[Fate] = []
    for cue in cues:
        outcomes = next(outcomes for kind, outcomes in OUTCOMES.items() if kind in cue.kinds)
        before, after = _sides(passage, cue)
        last = found[-1] if found else None
        if last is not None and not set(last.outcomes) & set(outcomes) and _are_one(passage, last, cue):
            found[-1] = Fate(last.first, cue.last, (*last.outcomes, *outcomes), last.before or before, after)
        else:
            found.append(Fate(cue.first, cue.last, outcomes, before, after))
    return found


def _sides(passage: Passage, cue: Cue) -> tuple[bool, bool]:
    """Whether those it befell stand before and after the word."""
    lowers, word = passage.lowers, passage.lowers[cue.last - 1]
    ends = cue.last >= len(lowers) or passage.gap(cue.last).strip() != ""
    following = "" if ends else lowers[cue.last]
    borne = not _BORNE.isdisjoint(lowers[max(0, cue.first - 4) : cue.first])
    if word in _ACTIVE and not borne:
        return False, True
    if cue.last - cue.first == 1 and word in COUNTED:
        return borne, following in _OF
    if cue.first and lowers[cue.first - 1] == "the" and (word in _STATES or word.endswith("ed")):
        among = not _INCLUDING.isdisjoint(lowers[max(0, cue.first - 3) : cue.first])
        return among, following in _INCLUDING | PASSIVE
    if word in _STATES:
        return True, False
    at = cue.first - 1
    while at >= 0 and lowers[at] in FREE and lowers[at] not in PASSIVE:
        at -= 1
    if at >= 0 and lowers[at] in PASSIVE:
        return True, False
    if following in PASSIVE and cue.first == 0:
        return False, True  # “Killed were four”
    return True, not ends


def _are_one(passage: Passage, fate: Fate, cue: Cue) -> bool:
    lowers = passage.lowers
    if (lowers[fate.last - 1] in COUNTED) is not (lowers[cue.last - 1] in COUNTED):
        return False  # “three lives and injured scores”
    between = lowers[fate.last : cue.first]
    return between in (["and"], ["or"], ["and", "or"]) or (not between and "/" in passage.gap(cue.first))
