"""Dates as news words them, by rules written for news (no clock, no guess).

The publication date anchors what is relative. Without it a weekday, "yesterday" or "in April" has no date: the words are
found and left without one. Rules (docs/dates.md says them with examples):

* A bare weekday is the last such day on or before publication; in a clause about the future, the next one after it.
* "Overnight" and "last night" are two days: the day before publication and its own.
* "A day earlier", "the following day" count from another event, not from publication: they wait for an ``anchor``.
* "In April" is the month, the last one that had begun by publication; "this week" runs from Monday to publication.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from geostrike.language.date_patterns import (
    DATE,
    DAYS,
    FUTURE,
    HINT,
    HINT_WORDS,
    LEAD,
    MONTH_NUMBERS,
    TRAIL,
)
from geostrike.language.day_ranges import count_since, make_range, month_back, month_end, one_day, safe_date, same_days
from geostrike.language.numbers import find_numbers
from geostrike.model import DatePrecision, DateRange, Span

__all__ = ["DateWords", "Reference", "find_dates", "may_hold_date", "place_on"]
_UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "hour": 0}


class Reference(StrEnum):
    """What the words are counted from."""

    CALENDAR = "calendar"  # they say the date themselves
    PUBLICATION = "publication"  # "Thursday", "yesterday", "in April"
    EVENT = "event"  # "a day earlier": the event told before


class DateWords(NamedTuple):
    """Words that give a date. ``range`` is ``None`` when what they count from is not known."""

    span: Span
    reference: Reference
    range: DateRange | None
    shift: int | None = None
    """For ``EVENT``: days from the anchor (negative is earlier), ``None`` for the anchor's own day."""
    unit: str = "day"
    weekday: bool = False
    bound: bool = False
    """For ``EVENT``: "two days after …", which may count from what follows."""


def find_dates(
    text: str, published: date | None, *, start: int = 0, end: int | None = None, anchor: DateRange | None = None
) -> tuple[DateWords, ...]:
    """The date words of ``text[start:end]``, in order. ``anchor`` is the event that "a day earlier" counts from."""
    found: list[DateWords] = []
    stop = len(text) if end is None else end
    for first, last in _find_windows(text, start, stop):
        for match in DATE.finditer(text, first, last):
            words = _read(match, text, published, start)
            if words is not None:
                if words.reference is Reference.EVENT and anchor is not None:
                    words = place_on(words, anchor)
                found.append(words)
    return tuple(found)


def _find_windows(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The stretches of ``text[start:stop]`` that may hold a date: the neighbourhoods of its hints, joined where they touch."""
    windows: list[tuple[int, int]] = []
    for hint in HINT.finditer(text, start, stop):
        first, last = max(start, hint.start() - LEAD), min(stop, hint.start() + TRAIL)
        while first > start and not text[first - 1].isspace():
            first -= 1
        while last < stop and not text[last].isspace():
            last += 1
        if windows and first <= windows[-1][1] + 1:
            windows[-1] = (windows[-1][0], last)
        else:
            windows.append((first, last))
    return windows


def may_hold_date(lowers: list[str]) -> bool:
    """A quick look at a sentence's words, in small letters: without one of these there is no date in it."""
    return not HINT_WORDS.isdisjoint(lowers) or any(len(word) >= 3 and word[0].isdigit() for word in lowers)


def place_on(words: DateWords, anchor: DateRange) -> DateWords:
    """``words`` of reference ``EVENT``, counted from ``anchor``."""
    if anchor.start is None or anchor.end is None:
        return words
    shift = words.shift or 0
    if words.unit == "month":
        first = month_back(anchor.start, -shift)
        found = make_range(words.span, first, month_end(first), DatePrecision.MONTH)
    elif words.unit == "year":
        year = anchor.start.year + shift
        found = make_range(words.span, date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)
    else:
        step = timedelta(days=shift * _UNIT_DAYS[words.unit])
        # Days before or after a span count from its nearer edge.
        base = anchor.end if shift > 0 else anchor.start
        precision = DatePrecision.DAY if words.unit != "week" else DatePrecision.WEEK
        found = make_range(words.span, base + step, base + step, precision) if shift else same_days(words.span, anchor)
        if words.unit == "week" and shift:
            found = make_range(words.span, base + step - timedelta(days=1), base + step + timedelta(days=1), precision)
    return DateWords(words.span, words.reference, found, words.shift, words.unit)


def _read(match: re.Match[str], text: str, published: date | None, clause_start: int) -> DateWords | None:
    span = Span(start=match.start(), end=match.end(), text=match.group())
    kind = _kind(match)
    calendar = _read_calendar(kind, match, span, published)
    if calendar is not None:
        return calendar
    if kind == "event":
        return _read_event(match, span)
    weekday = kind in ("weekday", "weekdays")
    if published is None:
        return DateWords(span, Reference.PUBLICATION, None, weekday=weekday)
    future = weekday and FUTURE.search(text, max(clause_start, match.start() - 120), match.start()) is not None
    found = _read_relative(kind, match, span, published, future=future)
    return DateWords(span, Reference.PUBLICATION, found, weekday=weekday)


def _kind(match: re.Match[str]) -> str:
    return match.lastgroup or ""  # the outermost group, which ends last


# ------------------------------------------------------------------------------------------ calendar


def _read_calendar(kind: str, match: re.Match[str], span: Span, published: date | None) -> DateWords | None:
    """Words that name a day, month or year of the calendar; the year is the last possible one if they leave it out."""
    if kind == "iso":
        return _calendar(span, safe_date(int(match["iy"]), int(match["im"]), int(match["id"])))
    if kind == "dotted":
        return _calendar(span, safe_date(int(match["dy"]), int(match["dm"]), int(match["dd"])))
    if kind == "slashed":
        return _read_slashed(match, span)
    if kind in ("dmrange", "mdrange"):
        first, second, month, year = ("r1", "r2", "rm", "ry") if kind == "dmrange" else ("s1", "s2", "sm", "sy")
        last = _named_day(match[second], match[month], match[year], published)
        begin = _named_day(match[first], match[month], str(last.year) if last else match[year], published)
        if begin is None or last is None or begin > last:
            return DateWords(span, Reference.PUBLICATION, None) if match[year] is None else None
        days = (last - begin).days + 1
        precision = DatePrecision.DAYS if days <= 6 else DatePrecision.WEEK if days <= 10 else DatePrecision.MONTH
        return DateWords(span, Reference.CALENDAR, make_range(span, begin, last, precision))
    if kind in ("dmy", "mdy"):
        number, month, year, since = ("a1", "am", "ay", "since1") if kind == "dmy" else ("b1", "bm", "by", "since2")
        day = _named_day(match[number], match[month], match[year], published)
        if day is None:
            return DateWords(span, Reference.PUBLICATION, None) if match[year] is None else None
        if match[since] and published is not None and day <= published:
            return DateWords(span, Reference.CALENDAR, count_since(span, day, published))
        return DateWords(span, Reference.CALENDAR, one_day(span, day))
    if kind == "month":
        return _read_month(match, span, published)
    if kind == "year":
        opening, closing = date(int(match["yy"]), 1, 1), date(int(match["yy"]), 12, 31)
        if match["ywhen"].lower() == "since" and published is not None and opening <= published:
            return DateWords(span, Reference.CALENDAR, count_since(span, opening, published))
        return DateWords(span, Reference.CALENDAR, make_range(span, opening, closing, DatePrecision.YEAR))
    return None


def _calendar(span: Span, day: date | None) -> DateWords | None:
    return None if day is None else DateWords(span, Reference.CALENDAR, one_day(span, day))


def _read_slashed(match: re.Match[str], span: Span) -> DateWords | None:
    """“13/04/2031” is a day; “03/04/2031” may be two, and is a calendar day without a range."""
    year, first, second = int(match["xy"]), int(match["xa"]), int(match["xb"])
    days = {safe_date(year, second, first), safe_date(year, first, second)} - {None}
    if not days:
        return None
    (day,) = days if len(days) == 1 else (None,)
    return DateWords(span, Reference.CALENDAR, None if day is None else one_day(span, day))


def _named_day(number: str, month: str, year: str | None, published: date | None) -> date | None:
    """“3 October”: of the year given, else the last one on or before publication."""
    day = int(re.sub(r"\D", "", number))
    month_number = MONTH_NUMBERS[month.lower().rstrip(".")]
    if year is not None:
        return safe_date(int(year), month_number, day)
    if published is None:
        return None
    found = safe_date(published.year, month_number, day)
    if found is not None and found > published:
        found = safe_date(published.year - 1, month_number, day)
    return found


def _read_month(match: re.Match[str], span: Span, published: date | None) -> DateWords | None:
    month = MONTH_NUMBERS[match["mm"].lower()]
    when = (match["mwhen"] or "").lower()
    if match["my"] is not None and match["my"][0].isdigit():
        year = int(match["my"])
        reference = Reference.CALENDAR
    else:
        if published is None:
            return DateWords(span, Reference.PUBLICATION, None)
        year = published.year if date(published.year, month, 1) <= published else published.year - 1
        reference = Reference.PUBLICATION
        if match["my"] is not None:
            year = published.year - (1 if match["my"].lower().startswith("last") else 0)
        elif when == "last" and month == published.month:
            year = published.year - 1
    first = date(year, month, 1)
    if when == "since" and published is not None and first <= published:
        return DateWords(span, reference, count_since(span, first, published))
    return DateWords(span, reference, make_range(span, first, month_end(first), DatePrecision.MONTH))


# ------------------------------------------------------------------------------------------ relative


def _read_event(match: re.Match[str], span: Span) -> DateWords:
    if match["ethat"]:
        return DateWords(span, Reference.EVENT, None, 0)
    if match["eadj"]:
        unit = match["eunit2"].lower()
        sign = {"previous": -1, "preceding": -1, "following": 1, "next": 1, "same": 0}[match["eadj"].lower()]
        return DateWords(span, Reference.EVENT, None, sign, unit if unit in ("week", "month") else "day")
    if match["enoun"]:
        sign = -1 if match["edir2"].lower() == "before" else 1
        return DateWords(
            span, Reference.EVENT, None, sign, "week" if match["enoun"].lower() == "week" else "day", bound=True
        )
    sign = -1 if match["edir"].lower() in ("earlier", "before", "previously", "beforehand") else 1
    unit = match["eunit"].lower()
    count = _number(match["ecount"])
    if count is None:
        return DateWords(span, Reference.EVENT, None, None, unit)
    return DateWords(
        span, Reference.EVENT, None, sign * (0 if unit == "hour" else count), "day" if unit in ("hour", "night") else unit,
        bound=match["edir"].lower() in ("before", "after"),
    )  # fmt: skip


def _number(words: str) -> int | None:
    lowered = " ".join(words.lower().split())
    if lowered in ("a", "an"):
        return 1
    if lowered in ("a couple of", "couple of"):
        return 2
    if lowered in ("a few", "few", "several"):
        return None
    numbers = find_numbers(words)
    return numbers[0].min if numbers else None


def _weekday(name: str, published: date, *, future: bool) -> date:
    number = DAYS.index(name.lower())
    if future:
        return published + timedelta(days=(number - published.weekday() - 1) % 7 + 1)
    return published - timedelta(days=(published.weekday() - number) % 7)


def _read_relative(kind: str, match: re.Match[str], span: Span, published: date, *, future: bool) -> DateRange | None:
    one = timedelta(days=1)
    if kind == "weekday":
        return _read_weekday(match, span, published, future=future)
    if kind == "weekdays":
        last = _weekday(match["w2"], published, future=future)
        first = last - timedelta(days=(last.weekday() - DAYS.index(match["w1"].lower())) % 7)
        return make_range(span, first, last, DatePrecision.DAYS if first != last else DatePrecision.DAY)
    if kind == "today":
        return one_day(span, published)
    if kind == "tomorrow":
        return one_day(span, published + one)
    if kind == "yesterday":
        if match["ysince"]:
            return make_range(span, published - one, published, DatePrecision.DAYS)
        return one_day(span, published - one)
    if kind == "before_yesterday":
        return one_day(span, published - 2 * one)
    if kind == "overnight":
        return make_range(span, published - one, published, DatePrecision.DAYS)
    if kind == "nth":
        return _nth(match, span, published)
    if kind == "weekof":
        return _week_of(match, span, published)
    if kind == "weekbefore":
        monday = published - timedelta(days=published.weekday() + 14)
        return make_range(span, monday, monday + timedelta(days=6), DatePrecision.WEEK)
    if kind == "weekend":
        return _weekend(span, published)
    if kind == "week":
        return _read_week(match, span, published)
    if kind == "ago":
        return _read_ago(match["gcount"], match["gunit"].lower(), span, published)
    if kind == "past":
        return _read_past(match, span, published)
    return None


def _nth(match: re.Match[str], span: Span, published: date) -> DateRange | None:
    """“On the 28th”: the last such day on or before publication."""
    for back in (0, 1, 2):
        first = month_back(published, back)
        day = safe_date(first.year, first.month, int(match["nday"]))
        if day is not None and day <= published:
            return one_day(span, day)
    return None


def _week_of(match: re.Match[str], span: Span, published: date) -> DateRange:
    month = MONTH_NUMBERS[match["wmonth"].lower()]
    year = int(match["wyear"]) if match["wyear"] else published.year - (date(published.year, month, 1) > published)
    order = {"first": 0, "second": 1, "third": 2}.get(match["wnth"].lower())
    end = month_end(date(year, month, 1))
    first = date(year, month, 1 + 7 * order) if order is not None else end - timedelta(days=6)
    return make_range(span, first, first + timedelta(days=6), DatePrecision.WEEK)


def _weekend(span: Span, published: date) -> DateRange:
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    return make_range(span, saturday, min(saturday + timedelta(days=1), max(published, saturday)), DatePrecision.DAYS)


def _read_weekday(match: re.Match[str], span: Span, published: date, *, future: bool) -> DateRange:
    when = (match["wwhen"] or "").lower()
    if when in ("next", "coming"):
        future = True
    day = _weekday(match["wd"], published, future=future)
    if when in ("last", "previous") and day == published:
        day -= timedelta(days=7)
    if match["wweek"]:
        monday = published - timedelta(days=published.weekday())
        if day >= monday:
            day -= timedelta(days=7)
    if when == "since" and not future:
        return count_since(span, day, published)
    if match["wnight"]:  # "overnight Thursday", "overnight into Friday"
        first = day - timedelta(days=1) if "into" in match["weekday"].lower() else day
        last = day if first < day else min(day + timedelta(days=1), published)
        return make_range(span, first, last, DatePrecision.DAYS if first != last else DatePrecision.DAY)
    return one_day(span, day)


def _read_week(match: re.Match[str], span: Span, published: date) -> DateRange | None:
    when, unit = match["kwhen"].lower(), match["kunit"].lower()
    monday = published - timedelta(days=published.weekday())
    if when == "next":
        return None
    back = 1 if when in ("last", "past") else 0
    if unit == "week":
        if back:
            return make_range(span, monday - timedelta(days=7), monday - timedelta(days=1), DatePrecision.WEEK)
        return make_range(span, monday, published, DatePrecision.WEEK)
    if unit == "weekend":
        return _weekend(span, published)
    if unit == "month":
        first = month_back(published, back)
        return make_range(span, first, min(month_end(first), published), DatePrecision.MONTH)
    year = published.year - back
    return make_range(span, date(year, 1, 1), min(date(year, 12, 31), published), DatePrecision.YEAR)


def _read_ago(count_words: str, unit: str, span: Span, published: date) -> DateRange | None:
    count = _number(count_words)
    if count is None:
        return None
    if unit == "hour":
        return make_range(span, published - timedelta(days=(count + 23) // 24), published, DatePrecision.DAYS)
    if unit in ("day", "night"):
        return one_day(span, published - timedelta(days=count))
    if unit == "week":
        day = published - timedelta(days=7 * count)
        return make_range(span, day - timedelta(days=1), day + timedelta(days=1), DatePrecision.DAYS)
    if unit == "month":
        first = month_back(published, count)
        return make_range(span, first, month_end(first), DatePrecision.MONTH)
    year = published.year - count
    return make_range(span, date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def _read_past(match: re.Match[str], span: Span, published: date) -> DateRange | None:
    unit = match["punit"].lower()
    if unit in ("24 hour", "48 hour"):
        return make_range(span, published - timedelta(days=int(unit[:2]) // 24), published, DatePrecision.DAYS)
    vague = unit != "hour" and match[0].lower().endswith("s")  # "the past years": nobody counts them
    count = _number(match["pcount"]) if match["pcount"] else None if vague else 1
    if count is None:
        return None
    if unit == "hour":
        return make_range(span, published - timedelta(days=(count + 23) // 24), published, DatePrecision.DAYS)
    days = count * {"day": 1, "night": 1, "week": 7, "month": 30, "year": 365}[unit]
    return count_since(span, published - timedelta(days=days), published)
