"""Tolls as worded: how many, whom, with what outcome. Ranges stay ranges; nothing is added up.

Some words count people (``sufferers``) and some say what became of them (``fates``): each count takes the nearest fate on
whose side it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.facts.fates import ENDING, FREE, OUTCOMES, PASSIVE, Fate, find_fates
from geostrike.claims.facts.sufferers import Sufferers, point_out
from geostrike.claims.text.words import find_words
from geostrike.model import Count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.claims.text.passages import Passage
    from geostrike.model import Outcome, Span

__all__ = ["count_pointed"]

_TOLD = frozenset({*OUTCOMES, "casualty.none"})
"""Without one of these no toll is told."""
_STOPS, _TOLL = find_words("facts.casualties", "stops"), find_words("facts.casualties", "toll")
_STANDS, _AUXILIARY = find_words("facts.casualties", "stands"), find_words("facts.casualties", "auxiliary")
_FAR = 6
"""So many words that tell something else may stand between people and their fate."""

_REACH = 60
"""So many words may stand between them at all: a long list is no longer."""


def count_pointed(passage: Passage, spans: Iterable[tuple[Span, bool]]) -> tuple[Count, ...]:
    """The tolls of the words at which the annotator points, each with whether it is sure of them."""
    if passage.kinds.isdisjoint(_TOLD):
        return ()
    groups = point_out(passage, ((*passage.locate(span), sure) for span, sure in spans))
    return _count(passage, groups, find_fates(passage))


# ---------------------------------------------------------------------------------------------- whose fate


class _Bond(NamedTuple):
    """How people hang together with what became of them: the words between that tell something else, and all between."""

    strange: int
    between: int
    fate: Fate


class _Ground(NamedTuple):
    """What lies between: words that count people, and where a clause ends, in order."""

    covered: set[int]
    bars: list[int]


def _survey(passage: Passage, groups: list[Sufferers]) -> _Ground:
    covered = {at for group in groups for at in range(group.first, group.last)}
    bars = [
        at
        for at, word in enumerate(passage.lowers)
        if (word in _STOPS and at not in covered) or _BAR.search(passage.gap(at)) or _is_said(passage, at)
    ]
    return _Ground(covered, bars)


_BAR = re.compile(r"[;—\n()]")


def _is_said(passage: Passage, at: int) -> bool:
    """“A boy told reporters that two had died”: here begins what the boy says."""
    saying = range(max(0, at - 3), at)
    return passage.lowers[at] in _SAID and any(k.startswith("reporting.") for p in saying for k in passage.kinds_at[p])


_SAID = find_words("facts.casualties", "said")


def _count(passage: Passage, groups: list[Sufferers], fates: list[Fate]) -> tuple[Count, ...]:
    if not groups or not fates:
        return ()
    ground = _survey(passage, groups)
    fates = [_take_side(passage, fate, groups, fates) for fate in fates]
    whole: _Bond | None = None
    found: dict[tuple[Outcome, int | None, int | None, str], Count] = {}
    for group in groups:
        bond = min(
            (b for fate in fates if (b := _tie(passage, group, fate, ground))), key=lambda b: b[:2], default=None
        )
        if group.part and whole is not None and (bond is None or bond.strange or bond.between > bond.fate.after):
            bond = _Bond(0, 0, whole.fate)
        if bond is None or (group.part and not group.counted) or _is_other_subject(passage, group):
            continue
        if not group.part:
            whole = bond
        for count in _word(passage, group, bond.fate):
            who = (count.who or count.span.text).lower() if group.counted else ""
            found.setdefault((count.outcome, count.min, count.max, who), count)
    return tuple(sorted(found.values(), key=lambda count: (count.span.start, count.span.end, count.outcome)))


def _is_other_subject(passage: Passage, group: Sufferers) -> bool:
    """“41 people who had come for a baby were killed”: not the baby."""
    joined = _JOINED.intersection(passage.lowers[max(0, group.first - 1) : group.first])
    alone = group.max == 1 and not group.part and not joined
    return alone and passage.lowers[group.last : group.last + 1] == [_PLURAL] and "," not in passage.gap(group.first)


_JOINED = find_words("facts.casualties", "joined")
(_PLURAL,) = find_words("facts.casualties", "plural")


def _take_side(passage: Passage, fate: Fate, groups: list[Sufferers], fates: list[Fate]) -> Fate:
    """“25 civilians killed, 80 injured”, but “two gunmen killed three”: a verb that could look to both sides looks to one."""
    if not (fate.before and fate.after):
        return fate
    left = any(g.last == fate.first for g in groups)
    right = next((g for g in groups if g.first >= fate.last), None)
    if (
        right is None
        or not FREE.issuperset(passage.lowers[fate.last : right.first])
        or (left and right.first > fate.last)
    ):
        return replace(fate, after=not left and ENDING.isdisjoint(passage.lowers[fate.last : fate.last + 1]))
    closed = left and any(f.before and right.first < f.last and f.first <= right.last for f in fates)
    return replace(fate, before=closed, after=not closed)


def _tie(passage: Passage, group: Sufferers, fate: Fate, ground: _Ground) -> _Bond | None:
    if group.first < fate.last and fate.first < group.last:
        return _Bond(0, 1, fate)
    if fate.before and group.last < fate.first and _AUXILIARY.issuperset(passage.lowers[group.last : fate.first]):
        return _Bond(0, 0, fate)  # “two of whom later died”
    if fate.before and group.last <= fate.first:
        return _lead(passage, group.last, fate.first, ground, fate)
    if fate.last > group.first:
        return None
    if _is_toll(passage, fate, group.first):
        return _Bond(0, 1, fate)
    return _lead(passage, fate.last, group.first, ground, fate) if fate.after else None


def _lead(passage: Passage, low: int, high: int, ground: _Ground, fate: Fate) -> _Bond | None:
    """The bond over the words ``low`` to ``high`` (exclusive), ``None`` where another clause parts them."""
    at = bisect_left(ground.bars, low)
    if high - low > _REACH or (at < len(ground.bars) and ground.bars[at] <= high):
        return None
    lowers = passage.lowers
    strange = 0
    finite = False
    for at in range(low, high):
        if at in ground.covered:
            continue
        finite = finite or lowers[at] in PASSIVE
        if lowers[at] not in FREE:
            strange += 1
            if finite or strange > _FAR:
                return None
    return _Bond(strange, high - low, fate)


def _is_toll(passage: Passage, fate: Fate, low: int) -> bool:
    """“death toll … rose to 31”, “the number of dead … from 9 to 14”."""
    opening = passage.lowers[max(0, fate.first - 3) : fate.last]
    return not _TOLL.isdisjoint(opening) and fate.last < low and passage.lowers[low - 1] in _STANDS


def _word(passage: Passage, group: Sufferers, fate: Fate) -> tuple[Count, ...]:
    first, last = min(group.first, fate.first), max(group.last, fate.last)
    if last - first > group.last - group.first + fate.last - fate.first + _NEAR:
        first, last = group.first, group.last
    low, high = group.min, group.max
    if len(fate.outcomes) > 1 and low != 0:
        low = None  # of those “killed and wounded” any number may have died
    return tuple(
        Count(
            min=low,
            max=high,
            outcome=outcome,
            status=group.status,
            span=passage.slice(first, last),
            who=passage.slice(group.noun, group.last).text if group.last > group.noun else None,
            part_of_total=group.part,
        )
        for outcome in fate.outcomes
    )


_NEAR = 4
