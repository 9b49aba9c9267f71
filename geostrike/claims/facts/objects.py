"""What was aimed at, with which weapon, and what broke: as the sentence words it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage
    from geostrike.claims.triggers.trigger import Trigger

__all__ = ["find_damage", "find_targets", "find_weapons"]

_STOP = find_words("facts.objects", "stop")


def find_targets(trigger: Trigger) -> tuple[str, ...]:
    """What the strike is said to have hit, near the trigger and in its clause; at most three."""
    passage = trigger.passage
    found: list[str] = []
    for cue in passage.having("object.target"):
        if cue.first < trigger.first - 8 or cue.first > trigger.last + 14:
            continue
        if (
            abs(passage.clauses[cue.first] - passage.clauses[trigger.first]) > 1
            or trigger.first <= cue.first < trigger.last
        ):
            continue
        if cue.first < trigger.first and not any(
            w in ("was", "were", "been", "being") for w in passage.lowers[cue.last : trigger.first]
        ):
            continue
        if _speaks(passage, cue) or (_is_who_died(passage, cue) and not 0 <= cue.first - trigger.last <= _AIMED_WITHIN):
            continue
        found.append(_phrase(passage, cue.first, cue.last))
    return tuple(dict.fromkeys(found))[:3]


def _speaks(passage: Passage, cue: Cue) -> bool:
    """“…, the prosecutor's office told reporters”: a building that speaks was not hit."""
    return cue.last < len(passage.words) and not _SAYING.isdisjoint(passage.kinds_at[cue.last])


def _is_who_died(passage: Passage, cue: Cue) -> bool:
    """“Five other people were killed in strikes”: the toll tells of them; a target only where they are aimed at."""
    return passage.lowers[cue.last - 1] in ("people", "civilians")


_SAYING = frozenset({"reporting.asserts", "reporting.denies", "reporting.concedes", "reporting.contests"})
_AIMED_WITHIN = 4  # words


def find_weapons(trigger: Trigger, first: int, last: int) -> tuple[str, ...]:
    """The weapons and aircraft named in the trigger's own clause, and those inside its word ("drone strike").

    Only in the words ``first`` to ``last`` (exclusive): the rest of the sentence is another party's.
    """
    passage = trigger.passage
    inside = [
        w
        for w in passage.lowers[trigger.first : trigger.last]
        if w in ("drone", "missile", "rocket", "artillery", "mortar", "helicopter")
    ]
    found = [
        passage.slice(c.first, c.last).text
        for c in passage.having("weapon.munition", "weapon.aircraft")
        if not (trigger.first <= c.first < trigger.last)
        and first <= c.first < last
        and abs(passage.clauses[c.first] - passage.clauses[trigger.first]) <= 1
    ]
    return tuple(dict.fromkeys([*inside, *found]))[:4]


def find_damage(passage: Passage, first: int = 0, last: int | None = None) -> tuple[str, ...]:
    """Things said to be damaged or destroyed, with the word that says so."""
    stop = len(passage.words) if last is None else last
    found = []
    for cue in passage.having("object.damage"):
        if not first <= cue.first < stop:
            continue
        near = [
            o
            for o in passage.cues
            if "object.target" in o.kinds
            and -6 <= o.first - cue.last <= 8
            and o.first != cue.first
            and passage.clauses[o.first] == passage.clauses[cue.first]
        ]
        if near:
            closest = min(near, key=lambda o: (abs(o.first - cue.first), o.first))
            low, high = min(cue.first, closest.first), max(cue.last, closest.last)
            found.append(passage.slice(low, high).text)
    return tuple(dict.fromkeys(found))[:3]


_TOLD = ("trigger.", "casualty.killed", "casualty.injured")  # what happened is no part of what it happened to
_QUANTIFIERS = find_words("facts.objects", "quantifiers")


def _phrase(passage: Passage, first: int, last: int) -> str:
    start = first
    while (
        start > 0
        and first - start < 4
        and not any(kind.startswith(_TOLD) for kind in passage.kinds_at[start - 1])
        and passage.lowers[start - 1] not in _STOP
        and not any(m in passage.gap(start) for m in ',;:()"“”')
    ):
        start -= 1
    while start < first and passage.lowers[start] in _QUANTIFIERS:
        start += 1  # "at least 36 civilians" begins at the number
    return passage.slice(start, last).text
