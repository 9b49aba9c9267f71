"""When a strike happened: the words at which the annotator points, counted; the day of speaking is kept apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.language.dates import DateWords, Reference, place_on
from geostrike.language.spans import meet
from geostrike.model import DateRange

if TYPE_CHECKING:
    from geostrike.claims.facts.calendar import Calendar
    from geostrike.claims.text.passages import Passage
    from geostrike.claims.voices.saying import Attribution
    from geostrike.model import Span

__all__ = ["date_strike", "names_an_hour", "said_when"]


def date_strike(
    passage: Passage,
    trigger: int,
    pointed: list[Span],
    dates: list[tuple[DateWords, int, int]],
    calendar: Calendar,
) -> DateRange | None:
    """The day that the words ``pointed`` at give the strike told at the word ``trigger``, ``dates`` being all date words of the
    sentence. Words that no calendar counts ("in recent weeks", "at dawn") stay, without a day, as those of a mere measure do. ``None``
    where nothing is pointed at, or only the day of something else.
    """
    if not pointed:
        return None
    known = [found for found in dates if any(meet(found[0].span, span) for span in pointed)]
    own = [found for found in known if not _of_relative(passage, found[1], trigger)]
    if known and not own:
        return None
    for words, low, high in own:
        if words.bound and not _closed(passage, high):
            counted = _count_from(passage, (words, low, high), trigger, dates, calendar)
            if counted is not None:
                return counted
    free = [found for found in own if not found[0].bound or _closed(passage, found[2])]
    if not free:
        return _leave_open(pointed[0])
    words, low, _ = min(free, key=lambda found: (abs(found[1] - trigger), found[1]))
    if words.reference is Reference.EVENT:
        told = [
            w.range for w, _, _ in dates if w.range is not None and w is not words and w.span.start < words.span.start
        ]
        anchor = told[-1] if told else calendar.last or calendar.story
        return _keep(calendar, words, words, anchor, inside=False) or _leave_open(words.span)
    if words.range is not None:
        return _leave_open(words.span) if _is_measure(passage, low) else words.range
    if words.reference is Reference.CALENDAR:
        calendar.ambiguous.append(words.span.text)
    else:
        calendar.unresolved += 1
    return _leave_open(words.span)


def _leave_open(span: Span) -> DateRange:
    return DateRange(start=None, end=None, precision=None, span=span)


def _is_measure(passage: Passage, low: int) -> bool:
    """Whether the day is one by which the strike is measured, “the deadliest since January 2”, or of a picture, “in this photo taken on”."""
    before = passage.lowers[max(0, low - _NEAR) : low + 1]
    if not _SINCE.isdisjoint(before[-_CLOSE:]):
        return not _UTMOST.isdisjoint(before) or any(word.endswith("iest") for word in before)
    return not (_PICTURES.isdisjoint(before) or _TAKEN.isdisjoint(before)) and _AFTER.isdisjoint(before)


_NEAR, _CLOSE = 12, 4  # words
_SINCE, _TALKING = find_words("facts.dating", "since"), find_words("facts.dating", "talking")
_UTMOST, _PICTURES = find_words("facts.dating", "utmost"), find_words("facts.dating", "pictures")
_TAKEN, _AFTER = find_words("facts.dating", "taken"), find_words("facts.dating", "after")


def names_an_hour(words: str) -> bool:
    """Whether words tell the hour and no day: “at dawn”, “around 3:00 a.m.”, “twenty minutes later”."""
    told = words.lower().replace(".", "").replace(":", "").split()
    return all(word in _HOURS or (word[0].isdigit() and word.isalnum()) for word in told)


_HOURS = find_words("facts.dating", "hours")


def _closed(passage: Passage, high: int) -> bool:
    """Does the phrase end its clause ("two days after, …")? Then it counts from what went before."""
    return high >= len(passage.words) or any(m in passage.gap(high) for m in ",.;:")


def _count_from(
    passage: Passage,
    found: tuple[DateWords, int, int],
    trigger: int,
    dates: list[tuple[DateWords, int, int]],
    calendar: Calendar,
) -> DateRange | None:
    """“on Thursday, two days after a strike …” and “two days after the strike on Thursday, jets …”."""
    words, low, high = found
    end = next((p for p in range(high, len(passage.words)) if "," in passage.gap(p)), len(passage.words))
    inside = [w.range for w, at, _ in dates if high <= at < end and w.range is not None]
    outside = [w.range for w, at, _ in dates if (at < low or at >= end) and w.range is not None]
    if high <= trigger < end:
        if inside:
            return inside[0]
        anchor = outside[0] if outside else calendar.last
        turned = DateWords(words.span, words.reference, None, -(words.shift or 0), words.unit)
        return _keep(calendar, words, turned, anchor, inside=True)
    anchor = inside[0] if inside else None
    return _keep(calendar, words, words, anchor, inside=False)


def _keep(
    calendar: Calendar, words: DateWords, counted: DateWords, anchor: DateRange | None, *, inside: bool
) -> DateRange | None:
    """The day of ``words``, which ``counted`` from ``anchor`` gives: the same for every strike that asks."""
    key = words.span.start, inside
    found = calendar.counted.get(key)
    if found is None and anchor is not None:
        found = place_on(counted, anchor).range
        if found is not None:
            calendar.counted[key] = found
    return found


def _of_relative(passage: Passage, low: int, trigger: int) -> bool:
    """“hit Karsa, which fell in April”: the day of a relative clause that the strike is not told in."""
    opener = next((p for p in range(low - 1, trigger, -1) if passage.lowers[p] in _RELATIVE), None)
    return opener is not None and not any("," in passage.gap(p) for p in range(opener + 1, low + 1))


_RELATIVE = find_words("facts.dating", "relative")


# ------------------------------------------------------------------------------------- days of speaking


def said_when(
    passage: Passage, attribution: Attribution, dates: list[tuple[DateWords, int, int]], first: int
) -> DateRange | None:
    """The day of the statement, where the sentence gives one."""
    for words, low, high in dates:
        if words.range is not None and _of_speech(passage, attribution, low, high, first):
            return words.range
    return None


def _of_speech(passage: Passage, attribution: Attribution, low: int, high: int, trigger: int) -> bool:
    """Whether the date belongs to the saying: "On Wednesday, X said", "X said Monday that", "speaking Thursday"."""
    cue_first, cue_last = attribution.cue
    if attribution.first <= trigger and low >= cue_last and trigger < low <= cue_last + 1:
        return False
    if cue_last <= low <= cue_last + 2 and passage.lowers[cue_last : cue_last + 1] != ["that"]:
        return True
    between = passage.lowers[high : attribution.phrase.first]
    if high <= attribution.phrase.first and len(between) <= 2 and low <= 2 and trigger > cue_first:
        return True
    if attribution.phrase.last <= low and high <= cue_first and cue_first - attribution.phrase.first < 14:
        return True
    return (low > 0 and passage.lowers[low - 1] in _TALKING) or (
        attribution.last <= low and low - max(cue_last, attribution.phrase.last) <= 2 and low >= cue_last
    )
