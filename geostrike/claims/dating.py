"""When the strike happened, as far as its clause says; the day of speaking is kept apart."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from geostrike.claims.attribution import Attribution
from geostrike.claims.passages import Passage
from geostrike.language.dates import DateWords, Reference, find_dates, place_on
from geostrike.model import DatePrecision, DateRange

__all__ = ["Calendar", "date_strike", "date_words", "said_when"]


@dataclass(slots=True)
class Calendar:
    """What "a day earlier" counts from, and the day the story is about."""

    published: date | None
    story: DateRange | None = None
    last: DateRange | None = None
    unresolved: int = 0


def date_words(passage: Passage, calendar: Calendar) -> list[tuple[DateWords, int, int]]:
    """The date words of a passage with their word positions."""
    found = []
    for words in find_dates(passage.text, calendar.published, start=passage.span.start, end=passage.span.end):
        low = next((i for i, w in enumerate(passage.words) if w.end > words.span.start), None)
        if low is None:
            continue
        high = next((i for i, w in enumerate(passage.words) if w.start >= words.span.end), len(passage.words))
        found.append((words, low, high))
    return found


def date_strike(
    passage: Passage, first: int, last: int, dates: list[tuple[DateWords, int, int]], attributions: list[Attribution], calendar: Calendar
) -> DateRange | None:
    """The date the clause gives the strike; ``None`` when it gives none (or none that can be counted)."""
    best: tuple[tuple[int, int], DateWords] | None = None
    for words, low, high in dates:
        if any(_of_speech(passage, a, low, high, first) for a in attributions) or _aside(passage, low, first):
            continue
        apart = abs(passage.clauses[low] - passage.clauses[first])
        distance = low - last if low >= last else first - high
        key = (apart, max(0, distance))
        if best is None or key < best[0]:
            best = (key, words)
    if best is None:
        return None
    words = best[1]
    if words.reference is Reference.EVENT:
        anchor = calendar.last or calendar.story
        words = place_on(words, anchor) if anchor is not None else words
    if words.range is None:
        calendar.unresolved += 1
        return DateRange(start=None, end=None, precision=DatePrecision.DAY, span=words.span) if words.reference is not Reference.EVENT else None
    return words.range


def said_when(passage: Passage, attribution: Attribution, dates: list[tuple[DateWords, int, int]], first: int) -> DateRange | None:
    """The day of the statement, where the sentence gives one."""
    for words, low, high in dates:
        if words.range is not None and _of_speech(passage, attribution, low, high, first):
            return words.range
    return None


def _of_speech(passage: Passage, attribution: Attribution, low: int, high: int, trigger: int) -> bool:
    """Does the date belong to the saying: "On Wednesday, X said", "X said Monday that", "speaking Thursday"?"""
    cue_first, cue_last = attribution.cue
    if attribution.first <= trigger and low >= cue_last and trigger < low <= cue_last + 1:
        return False
    if cue_last <= low <= cue_last + 2 and not (passage.lowers[cue_last : cue_last + 1] == ["that"]):
        return True
    between = passage.lowers[high : attribution.phrase.first]
    if high <= attribution.phrase.first and len(between) <= 2 and low <= 2 and trigger > cue_first:
        return True
    if attribution.phrase.last <= low and high <= cue_first and cue_first - attribution.phrase.first < 14:
        return True
    return low > 0 and passage.lowers[low - 1] in ("speaking", "interview") or (attribution.last <= low and low - max(cue_last, attribution.phrase.last) <= 2 and low >= cue_last)


def _aside(passage: Passage, low: int, trigger: int) -> bool:
    """Does the date stand in a relative clause that the trigger does not stand in?"""
    if low < trigger or passage.clauses[low] == passage.clauses[trigger]:
        return False
    openers = [c.first for c in passage.cues if "clause.relative" in c.kinds and trigger < c.first <= low and passage.lowers[c.first] != "that"]
    return bool(openers)


def inherit(dated: DateRange) -> DateRange:
    """The story's date, marked as taken over."""
    return replace(dated, inherited=True)
