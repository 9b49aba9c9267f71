"""When a strike happened: the words at which the annotator points, counted; the day of speaking is kept apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.claims.text.spans import meet
from geostrike.claims.text.words import find_words
from geostrike.language.dates import DateWords, Reference, place_on
from geostrike.model import DatePrecision, DateRange

if TYPE_CHECKING:
    from geostrike.claims.facts.calendar import Calendar
    from geostrike.claims.text.passages import Passage
    from geostrike.claims.voices.saying import Attribution
    from geostrike.model import Span

__all__ = ["date_strike", "names_an_hour", "said_when"]


def date_strike(
    passage: Passage,
    at: tuple[int, int],
    pointed: list[Span],
    dates: list[tuple[DateWords, int, int]],
    calendar: Calendar,
) -> DateRange | None:
    """The day that the words ``pointed`` at give the strike told by the words ``at``, ``dates`` being all date words of the sentence.
    Words that no calendar counts ("in recent weeks", "at dawn") stay, without a day. ``None`` where nothing is pointed at, or only
    the day of something else.
    """
    if not pointed:
        return None
    trigger, last = at
    known = [found for found in dates if any(meet(found[0].span, span) for span in pointed)]
    own = [found for found in known if not _is_of_another(passage, found[1], found[2], trigger, last)]
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
    words, _, _ = min(free, key=lambda found: (abs(found[1] - trigger), found[1]))
    if words.reference is Reference.EVENT:
        told = [
            w.range for w, _, _ in dates if w.range is not None and w is not words and w.span.start < words.span.start
        ]
        anchor = told[-1] if told else calendar.last or calendar.story
        return _keep(calendar, words, words, anchor, inside=False) or _leave_open(words.span)
    if words.range is not None:
        return words.range
    if words.reference is Reference.CALENDAR:
        calendar.ambiguous.append(words.span.text)
    else:
        calendar.unresolved += 1
    return _leave_open(words.span)


def _leave_open(span: Span) -> DateRange:
    return DateRange(start=None, end=None, precision=DatePrecision.DAY, span=span)


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


# ------------------------------------------------------------------------------- days of something else


def _is_of_another(passage: Passage, low: int, high: int, first: int, last: int) -> bool:
    """Whether the day is that by which the strike is measured, of a relative clause, of a beginning, of a picture or of a threat."""
    return (
        _of_since(passage, low, first, last)
        or _of_relative(passage, low, first)
        or _of_begin(passage, low, first)
        or _of_picture(passage, low, high)
        or _of_threat(passage, low, high, first)
    )


def _of_since(passage: Passage, low: int, first: int, last: int) -> bool:
    """“the deepest strike since January 2”, “since the war of last year”, “held by rebels since March”: a day that the strike
    is measured by, or that of something else. Only what went on, “jets have bombed it since Monday”, “raids since Monday”,
    has its days from then on.
    """
    lowers = passage.lowers
    since = next((p for p in range(low, max(-1, low - _SINCE), -1) if lowers[p] == "since"), None)
    if since is None or since < first < low or any("," in passage.gap(p) for p in range(since + 1, low + 1)):
        return False
    if _is_measured(passage, since) or (since < low - 1 and lowers[low - 1] in ("of", "in")):
        return True
    if not _BEFORE_A_DAY.issuperset(lowers[since + 1 : low]):
        return any(since < cue.first < low and cue.kinds & _EVENTS for cue in passage.cues)
    start, end = sorted((first, since))
    if not since or (first < since and _is_told_with(passage, last, since)):
        return False
    return _HAVE.isdisjoint(lowers[max(0, start - _SINCE // 2) : end])


def _is_told_with(passage: Passage, last: int, since: int) -> bool:
    """“raids since Monday”, “attacked four towns since Monday”; not “hit Karsa, under siege since”, “hit the town held since”."""
    between = range(last, since)
    return (
        len(between) < _SINCE
        and not any(passage.lowers[p].endswith("ed") or passage.lowers[p] in _HOLDING for p in between)
        and not any(_PART.search(passage.gap(p)) for p in range(last, since + 1))
    )


def _is_measured(passage: Passage, since: int) -> bool:
    """“the deadliest since”, “for the second time since”, “on a scale not seen since”."""
    lowers = passage.lowers
    start = next((p for p in range(since, max(0, since - 2 * _SINCE), -1) if _PART.search(passage.gap(p))), None)
    before = lowers[max(0, since - 2 * _SINCE) if start is None else start : since]
    return (
        not _UNSEEN.isdisjoint(before[-1:])
        or not _UTMOST.isdisjoint(before)
        or any(word.endswith("iest") for word in before)
    )


def _of_relative(passage: Passage, low: int, trigger: int) -> bool:
    """“hit Karsa, which fell in April”: the day of a relative clause that the strike is not told in."""
    openers = [
        cue.first
        for cue in passage.cues
        if "clause.relative" in cue.kinds and trigger < cue.first < low and passage.lowers[cue.first] != "that"
    ]
    return bool(openers) and not any("," in passage.gap(p) for p in range(openers[-1] + 1, low + 1))


def _of_begin(passage: Passage, low: int, trigger: int) -> bool:
    """“shelling has killed dozens since the army began an offensive two weeks ago”: the day of the offensive, which the
    strike does not stand in. “since Monday” and “since jets began bombing it on Monday” are days of the strike.
    """
    lowers = passage.lowers
    since = next((p for p in range(low - 1, max(-1, low - 20), -1) if lowers[p] == "since"), None)
    return since is not None and not since < trigger < low and not _BEGUN.isdisjoint(lowers[since + 1 : low])


def _of_picture(passage: Passage, low: int, high: int) -> bool:
    """“in this photo taken on June 8”, “in this June 8 file photo”: the day of the picture, which may be long after."""
    lowers = passage.lowers
    behind = [
        word for word in lowers[high : high + 3] if not word.isdigit() and word not in ("file", "handout", "frame")
    ]
    if not _POINTING.isdisjoint(lowers[max(0, low - 1) : low + 1]) and not _PICTURES.isdisjoint(behind[:1]):
        return True
    taken = next((p for p in range(low - 1, max(-1, low - 6), -1) if lowers[p] in _TAKEN), None)
    if taken is None or _PICTURES.isdisjoint(lowers[max(0, taken - 5) : taken]):
        return False
    if not _TOLD_BY.isdisjoint(lowers[taken:low]):
        return False
    return not any(taken < cue.first < low and cue.kinds & _EVENTS for cue in passage.cues)


def _of_threat(passage: Passage, low: int, high: int, trigger: int) -> bool:
    """“threatened on Thursday to strike”, “on Monday it warned that it would bomb”: the day of the words."""
    lowers = passage.lowers
    spoken = [p for p in range(max(0, low - _ADDRESSED), low) if lowers[p] in _THREATS]
    if spoken and high < trigger:
        leads = lowers[high : high + 1] in (["to"], ["that"]) or not _TO_BE.isdisjoint(lowers[high : high + 3])
        return leads and not any(spoken[-1] < cue.first < low and cue.kinds & _EVENTS for cue in passage.cues)
    threat = next((p for p in range(trigger - 1, high - 1, -1) if lowers[p] in _THREATS), None)
    if threat is None:
        return False
    coming = next((p for p in range(threat + 1, trigger) if lowers[p] in _TO_BE or lowers[p] == "to"), None)
    return (
        coming is not None
        and trigger - coming < _ADDRESSED
        and not any("," in passage.gap(p) for p in range(threat, trigger + 1))
    )


_SINCE = 9  # words
_ADDRESSED = 5  # words: “warned residents of Karsa on”
_PART = re.compile(r"[,;:—()]")
_EVENTS = frozenset({"trigger.strong_noun", "trigger.strong_verb", "trigger.weak_verb", "place.held"})
_BEFORE_A_DAY = find_words("facts.dating", "before_a_day")
_HAVE = find_words("facts.dating", "have")
_HOLDING = find_words("facts.dating", "holding")
_UTMOST = find_words("facts.dating", "utmost")
_UNSEEN = find_words("facts.dating", "unseen")
_BEGUN = find_words("facts.dating", "begun")
_PICTURES = find_words("facts.dating", "pictures")
_TAKEN = find_words("facts.dating", "taken")
_POINTING = find_words("shared", "pointing")
_TOLD_BY = find_words("facts.dating", "told_by")
_THREATS = find_words("facts.dating", "threats")
_TO_BE = find_words("facts.dating", "to_be")


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
    return (low > 0 and passage.lowers[low - 1] in ("speaking", "interview")) or (
        attribution.last <= low and low - max(cue_last, attribution.phrase.last) <= 2 and low >= cue_last
    )
