"""Which clause of a sentence tells of a place: one that hangs on it, or one that tells of something else."""

from __future__ import annotations

from bisect import bisect
from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.model import Level

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Mention, Passage

__all__ = ["is_accused", "is_label", "mark_elsewhere"]


def mark_elsewhere(passage: Passage, first: int, found: list[tuple[Mention, set[str]]]) -> None:
    """“Shells hit X; fighting went on in Y”, “downed nine drones over Y, but a tenth hit X”: Y was not struck.

    Nor was it in “a car bomb went off in Y hours after shells hit X”.

    Only where another place stands on the strike's own side.
    """
    if ";" in passage.span.text:
        marks = [0, *(p for p in range(1, len(passage.words)) if ";" in passage.gap(p)), len(passage.words)]
        side = bisect(marks, first)
        parts = [bisect(marks, mention.first) for mention, _ in found]
        away = [part != side and _tells(passage, marks[part - 1], marks[part]) for part in parts]
    elif not passage.kinds.isdisjoint(_OTHER_EVENTS):
        away = [_is_of_other_event(passage, mention, first) for mention, _ in found]
    else:
        return
    if not all(away):
        for other, (_, reasons) in zip(away, found, strict=True):
            if other:
                reasons.add("elsewhere")


def _tells(passage: Passage, start: int, end: int) -> bool:
    """Whether the words have a verb of their own: a part of a list has none."""
    return any(
        passage.lowers[p].endswith("ed") or not _VERBS.isdisjoint(passage.kinds_at[p]) or passage.lowers[p] in _PASSIVES
        for p in range(start, end)
    )


_VERBS = frozenset(
    {"trigger.strong_verb", "trigger.weak_verb", "trigger.effect_verb", "trigger.light_verb", "place.moved"}
)


def _is_of_other_event(passage: Passage, mention: Mention, first: int) -> bool:
    """“shot down … over X”, “a car bomb went off in X”, and the strike word is of another clause."""
    clause = passage.clauses[mention.first]
    if clause == passage.clauses[first]:
        return False
    return any(
        not c.kinds.isdisjoint(_OTHER_EVENTS)
        and 0 <= mention.first - c.last <= _TOLD_WITHIN
        and passage.clauses[c.first] != passage.clauses[first]
        for c in passage.cues
    )


_OTHER_EVENTS = frozenset({"blocker.intercept", "blocker.ground"})
_TOLD_WITHIN = 6  # words: “downed nine drones over”


_PASSIVES = find_words("places.clauses", "passives")


def is_label(passage: Passage, mention: Mention, first: int) -> bool:
    """“Karsa: four raids on a school”, “- Dovrin and villages west of it: shelling”: the line is about the place."""
    if mention.first > _LABEL_BEGINS or ":" not in passage.span.text:
        return False
    place = mention.resolution.place if mention.resolution is not None else None
    if place is None or place.level is Level.COUNTRY or place.feature == "PPLC":
        return False  # “Belmora: jets struck Karsa” is what Belmora says
    end = next(
        (p for p in range(mention.last, min(first, mention.last + _LABEL_WITHIN) + 1) if ":" in passage.gap(p)), None
    )
    return end is not None and not any(
        c.first < end and not c.kinds.isdisjoint(_VERBS | {"reporting.asserts"}) for c in passage.cues
    )


_LABEL_BEGINS = 3  # words before the name: “the town of”
_LABEL_WITHIN = 7  # words from the name to the colon


def is_accused(passage: Passage, mention: Mention, first: int) -> bool:
    """“accuse Arvan City and Belgard of bombing clinics”: who stands accused, not where."""
    if "reporting.accuses" not in passage.kinds or mention.last > first:
        return False
    of = next((p for p in range(first - 1, mention.last - 1, -1) if passage.lowers[p] == "of"), None)
    return (
        of is not None
        and first - of <= _OF_WITHIN
        and passage.lowers[first].endswith("ing")
        and any("reporting.accuses" in c.kinds and 0 <= mention.first - c.last <= _ACCUSED_WITHIN for c in passage.cues)
        and all(
            passage.words[p].text[0].isupper() or passage.lowers[p] in ("and", "or", "the")
            for p in range(mention.last, of)
        )
    )


_OF_WITHIN = 3  # words: “of deliberately bombing”
_ACCUSED_WITHIN = 5  # words: “accused the government in”
