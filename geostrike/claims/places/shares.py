"""Places that a toll is broken down by: "killed 33, including eleven in X and seven near Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.places.prepositions import AT, NEAR
from geostrike.claims.text.candidates import SKIPPED, candidates
from geostrike.language.numbers import find_numbers

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage

__all__ = ["find_shares"]

_TOLLS = ("casualty.killed", "casualty.injured")
_PEOPLE = frozenset({"casualty.civilian", "casualty.combatant", "casualty.person"})
_AMONG = frozenset({("among", "them"), ("among", "whom")})
_OF_THEM = frozenset({("of", "them"), ("of", "whom")})
# What another deed, another speaker or another fight tells is no share of this toll.
_ENDS = frozenset(
    {
        "trigger.strong_verb",
        "trigger.weak_verb",
        "trigger.light_verb",
        "reporting.asserts",
        "place.moved",
        "place.held",
        "blocker.ground",
        "blocker.clash",
    }
)
_LONGEST = 8  # words from a share to its place: “11 of them in a house in”


def find_shares(passage: Passage) -> dict[str, tuple[int, int]]:
    """The toponyms where some of those whom the sentence counts were harmed, each with the words of its share.

    Found once for a passage.
    """
    if passage.shares is None:
        opener = _find_opener(passage) if not passage.kinds.isdisjoint(_TOLLS) else None
        passage.shares = {} if opener is None else _find_shares(passage, opener)
    return passage.shares


def _find_shares(passage: Passage, opener: int) -> dict[str, tuple[int, int]]:
    end = next(
        (c.first for c in passage.cues if c.first > opener and not c.kinds.isdisjoint(_ENDS)), len(passage.words)
    )
    low, words = opener, passage.words
    found = {}
    for mention in candidates(passage):
        if not opener < mention.first < end:
            continue
        at = mention.first - 1
        while at > low and passage.lowers[at] in SKIPPED:
            at -= 1
        start = max(low, at - _LONGEST)
        start = next((p for p in range(at, start, -1) if "," in passage.gap(p)), start)
        if (
            start < at
            and passage.lowers[at] in AT | NEAR
            and sum(start <= c.first < at and not c.kinds.isdisjoint(_PEOPLE) for c in passage.cues) <= 1
            and find_numbers(passage.text, words[start].start, words[at].start)
        ):
            found[mention.toponym.id] = (low, mention.last)
        low = mention.last
    return found


def _find_opener(passage: Passage) -> int | None:
    """Where the shares of a toll begin that is told before: “including”, “among them”, “seven of them”, a colon."""
    lowers = passage.lowers
    toll = next(c.first for c in passage.cues if not c.kinds.isdisjoint(_TOLLS))
    for position in range(toll + 1, len(lowers) - 2):
        pair = (lowers[position], lowers[position + 1])
        if lowers[position] == "including" or pair in _AMONG or ":" in passage.gap(position):
            return position
        if pair in _OF_THEM:
            return next((p for p in range(position, toll, -1) if "," in passage.gap(p)), None)
    return None
