"""Harm told without a number: "a woman was killed", "no casualties", "civilians were killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.facts.harm import BARRIERS, PASSIVE, WHOM, Item, outcome_of, status_of
from geostrike.claims.text.words import find_words
from geostrike.model import Count, Harm, Outcome

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["find_none", "find_single", "find_unnumbered"]


def find_single(passage: Passage, outcomes: list[Cue], first: int, stop: int, items: list[Item]) -> list[Count]:
    """“a woman was killed”, “killed a 68-year-old man and his son”."""
    found: list[Count] = []
    lowers = passage.lowers
    taken = {p for item in items for p in range(item.low, item.end)}
    last_outcome: Cue | None = None
    last_end = -9
    for cue in passage.cues:
        if not (first <= cue.first < stop and cue.kinds & WHOM) or cue.first in taken or cue.last - 1 in taken:
            continue
        start = cue.first
        while (
            start > first
            and cue.first - start < 6
            and lowers[start - 1] not in ("a", "an")
            and not any(m in passage.gap(start) for m in ",;")
            and lowers[start - 1] not in BARRIERS
            and lowers[start - 1] not in ("the", "of", "to")
        ):
            start -= 1
        if start <= first or lowers[start - 1] not in ("a", "an") or start - 1 < last_end:
            continue
        word = lowers[cue.last - 1]
        if (word.endswith("s") and not word.endswith("ss")) or word in (
            "people",
            "children",
            "men",
            "women",
            "couple",
            "lives",
        ):
            continue
        after = [
            c
            for c in outcomes
            if cue.last <= c.first <= cue.last + 9
            and (
                set(lowers[cue.last : c.first]) & PASSIVE
                or lowers[c.first] in ("died", "dies")
                or (c.first == cue.last and _ends_there(passage, c))
            )
        ]
        before = [c for c in outcomes if c.last == start - 1]
        carried = last_outcome if 0 <= start - 1 - last_end <= 2 else None
        outcome = before[-1] if before else carried or (after[0] if after else None)
        if outcome is None or (not before and not after and carried is None):
            continue
        if outcome.first > cue.last and any(
            item.low < outcome.first and item.low > cue.last and not item.part for item in items
        ):
            continue
        last_outcome, last_end = outcome, cue.last
        span = (
            passage.slice(min(start - 1, outcome.first), max(cue.last, outcome.last))
            if abs(outcome.first - cue.first) <= 10
            else passage.slice(start - 1, cue.last)
        )
        found.append(
            Count(
                min=1,
                max=1,
                outcome=outcome_of(outcome),
                status=status_of(cue.kinds & WHOM),
                span=span,
                who=passage.slice(start, cue.last).text,
                part_of_total="among" in lowers[cue.last : cue.last + 3],
            )
        )
    return found


def _ends_there(passage: Passage, outcome: Cue) -> bool:
    """“a port was damaged and a driver killed”, “left a driver wounded in X”: no object follows the participle."""
    end = outcome.last
    return passage.lowers[end - 1].endswith("ed") and (
        end >= len(passage.words) or passage.gap(end).strip() != "" or passage.lowers[end] in _AFTER_PARTICIPLE
    )


_AFTER_PARTICIPLE = find_words("facts.uncounted", "after_participle")


def find_none(passage: Passage, none: list[Cue], outcomes: list[Cue], found: list[Count]) -> list[Count]:
    """“no casualties”, “nobody was hurt”, “none of the workers was injured”."""
    added: list[Count] = []
    for cue in none:
        span = passage.slice(cue.first, cue.last)
        if any(c.span.start <= span.start < c.span.end for c in (*found, *added)):
            continue
        words = passage.lowers[cue.first : cue.last]
        outcome = next((c for c in outcomes if cue.last <= c.first <= cue.last + 6), None)
        if outcome is None and not set(words) & {
            "casualties",
            "injuries",
            "deaths",
            "fatalities",
            "victims",
            "civilian",
            "life",
        }:
            continue
        kind = (
            Outcome.INJURED
            if "injuries" in words
            else outcome_of(outcome)
            if outcome and outcome.first > cue.first and "casualties" not in words
            else Outcome.KILLED
        )
        end = outcome.last if outcome is not None and "casualties" not in words else cue.last
        whom = {k for c in passage.cues if cue.first <= c.first < end for k in c.kinds & WHOM}
        status = Harm.CIVILIAN if "civilian" in words or "civilians" in words else status_of(frozenset(whom))
        added.append(Count(min=0, max=0, outcome=kind, status=status, span=passage.slice(cue.first, end), who=None))
    return added


def find_unnumbered(passage: Passage, outcomes: list[Cue], first: int, stop: int) -> list[Count]:
    """“civilians were killed”: harm without a number."""
    lowers = passage.lowers
    for cue in passage.cues:
        if (
            first <= cue.first < stop
            and cue.kinds & WHOM
            and lowers[cue.last - 1].endswith(("s", "people", "children", "men", "women"))
        ):
            for outcome in outcomes:
                if (
                    cue.last < outcome.first <= cue.last + 4
                    and set(lowers[cue.last : outcome.first]) & PASSIVE
                    and not set(lowers[cue.last : outcome.first]) & {"not", "unknown"}
                ):
                    return [
                        Count(
                            min=None,
                            max=None,
                            outcome=outcome_of(outcome),
                            status=status_of(cue.kinds & WHOM),
                            span=passage.slice(cue.first, outcome.last),
                            who=passage.slice(cue.first, cue.last).text,
                        )
                    ]
    return []
