"""Speakers whom no list names: "opposition activists in the town said", "…, plane spotters said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage

__all__ = ["find_unlisted"]

_PAUSES = frozenset(',;:()[]"“”—–!?…\n')
_PREPOSITIONS = find_words("voices.unlisted", "prepositions")
# Words that no noun phrase for a speaker begins with.
_NO_START = find_words("voices.unlisted", "no_start")
_CLAUSE = frozenset(
    {
        "trigger.strong_noun",
        "trigger.strong_verb",
        "trigger.weak_verb",
        "trigger.effect_verb",
        "trigger.light_verb",
        "clause.opener",
        "clause.passive",
        "realis.modal",
        "weapon.munition",
        "weapon.aircraft",
        "casualty.killed",
        "casualty.injured",
        "reporting.according",
        "reporting.denies",
        "reporting.accuses",
        "reporting.concedes",
        "realis.negation",
    }
)
# Words: "a member of the local defence force in the town".
_LONGEST = 10


def find_unlisted(
    passage: Passage, end: int, floor: int, verb: str, *, known: frozenset[str]
) -> tuple[int, int] | None:
    """The noun phrase between the last pause and word ``end``, before ``verb``, if nothing but a speaker can stand there.

    ``known`` are the kinds of words for speakers: the phrase holds one before its first preposition ("activists in the
    town"). Without one ("plane spotters") only the plainest verbs count.
    """
    start = end - 1
    while start > floor and _PAUSES.isdisjoint(passage.gaps[start]):
        start -= 1
        if end - start > _LONGEST:
            return None
    lowers = passage.lowers
    if start < floor or lowers[start] in _NO_START or lowers[end - 1] in _NO_START:
        return None
    if any(lowers[p] in _PLAIN or not _CLAUSE.isdisjoint(passage.kinds_at[p]) for p in range(start, end)):
        return None
    head = next((p for p in range(start, end) if lowers[p] in _PREPOSITIONS), end)
    if any(not known.isdisjoint(passage.kinds_at[p]) for p in range(start, head)):
        return start, end
    trails = start > 0 and not _CLOSERS.isdisjoint(passage.gaps[start])
    opens = start == 0 and lowers[0] in ("the", "a", "an")
    if verb in _PLAIN and (trails or opens) and head - start >= 2 and lowers[head - 1].isalpha():
        return start, end
    return None


_CLOSERS = frozenset(',"”')
_PLAIN = find_words("voices.unlisted", "plain")
