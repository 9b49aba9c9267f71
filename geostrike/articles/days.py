"""The day of publication in the many ways in which feeds, tables and interfaces write it.

A day is taken as written and never moved by its time zone; where only a count of seconds is given, it is the day in
UTC. What may be two days is no day, and a warning.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import NamedTuple

from geostrike.articles.details import parse_date
from geostrike.errors import ArticleError

__all__ = ["Day", "keep_readable", "read_day"]

_UNKNOWN = frozenset(["", "-", "n/a", "na", "nan", "nat", "none", "null", "unknown", "undefined", "0"])
_MONTHS = "january february march april may june july august september october november december".split()
# 20240510, with a time of day behind it or without.
_COMPACT = re.compile(
    r"((?:18|19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:[T ]?\d{4,6}(?:\.\d+)?\s*(?:Z|[+-]\d\d:?\d\d)?)?",
    re.ASCII,
)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[T ].{0,40})?", re.ASCII)
# RFC 2822 (Thu, 09 May 2024 10:15:00 +0300) and what people write (9 May 2024, 9-May-24).
_DAY_MONTH = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th)?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4}|\d\d)(?:[\s,T].{0,40})?",
    re.ASCII,
)
_MONTH_DAY = re.compile(
    r"(?:[A-Za-z]{3,9}\.?,?\s+)?([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[\s,T].{0,40})?", re.ASCII
)
# What C's ctime and Twitter write: Thu May 09 10:15:00 +0000 2024.
_YEAR_LAST = re.compile(r"[A-Za-z]{3}\s+([A-Za-z]{3})\s+(\d{1,2})\s+\d\d:\d\d:\d\d(?:\s+\S{1,6})?\s+(\d{4})", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[,T\s].{0,40})?", re.ASCII)
_COUNT = re.compile(r"(\d{9,10}|\d{12,13}|\d{16})(?:\.\d+)?", re.ASCII)
_LATEST_YEAR = 2100


class Day(NamedTuple):
    """The day, or ``None``; and why it was left open, if it was."""

    day: date | None
    warning: str | None = None


def read_day(value: object, name: str = "published") -> Day:
    """The day that ``value`` gives. Raises ``ArticleError`` when it holds something that is no day."""
    if isinstance(value, dict):  # MongoDB's way
        value = value.get("$date", value.get("value"))
    if value is None or value == []:
        return Day(None)
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise ArticleError(f"{name} must be a day, not {type(value).__name__}: write it as YYYY-MM-DD")
    words = " ".join(value.split()) if isinstance(value, str) else f"{value:.0f}" if _is_count(value) else str(value)
    if words.casefold() in _UNKNOWN:
        return Day(None)
    if match := _COMPACT.fullmatch(words):
        return Day(_day(match[1], match[2], match[3], words, name))
    if match := _COUNT.fullmatch(words):
        return Day(_from_count(match[1], words, name))
    if match := _YEAR_FIRST.fullmatch(words):
        return Day(_day(match[1], match[2], match[3], words, name))
    for pattern, (year, month, day) in ((_DAY_MONTH, (3, 2, 1)), (_MONTH_DAY, (3, 1, 2)), (_YEAR_LAST, (3, 1, 2))):
        if (match := pattern.fullmatch(words)) and (number := _month(match[month])):
            return Day(_day(_century(match[year]), number, match[day], words, name))
    if match := _NUMBERS.fullmatch(words):
        return _from_numbers(match, words, name)
    return Day(parse_date(words, name))


def keep_readable(words: str | None) -> tuple[str | None, tuple[str, ...]]:
    """``words`` if they are a day, for forms that their readers did not write; else nothing, and a warning."""
    try:
        read_day(words)
    except ArticleError:
        return None, (f"its date {str(words)[:40]!r} is not understood and was left open (give one with --date)",)
    return words, ()


def _is_count(value: float) -> bool:
    return abs(value) < 1e17  # also neither infinite nor NaN, which compares false


def _from_count(digits: str, words: str, name: str) -> date:
    # Seconds since 1970 have nine or ten digits, milliseconds three more, microseconds six.
    seconds = int(digits) / 10 ** (0 if len(digits) <= 10 else 3 if len(digits) <= 13 else 6)
    day = datetime.fromtimestamp(seconds, UTC).date()
    if day.year > _LATEST_YEAR:
        raise ArticleError(f"{name} {words!r} is no count of seconds since 1970: write it as YYYY-MM-DD")
    return day


def _from_numbers(match: re.Match[str], words: str, name: str) -> Day:
    first, second, year = int(match[1]), int(match[3]), match[4]
    # With full stops the day stands first wherever this is written.
    if match[2] == "." or first > 12 or first == second:
        return Day(_day(year, second, first, words, name))
    if second > 12:
        return Day(_day(year, first, second, words, name))
    return Day(None, f"{name} {words!r} may be two days (day first or month first?): left open; write YYYY-MM-DD")


def _month(word: str) -> int | None:
    folded = word.casefold()
    found = [n for n, month in enumerate(_MONTHS, 1) if month.startswith(folded) or folded == "sept" == month[:4]]
    return found[0] if len(found) == 1 else None


def _century(year: str) -> str:
    # RFC 2822, section 4.3: 00 to 49 are of this century.
    return year if len(year) == 4 else f"{'20' if int(year) < 50 else '19'}{year}"


def _day(year: object, month: object, day: object, words: str, name: str) -> date:
    try:
        return parse_date(f"{int(str(year)):04}-{int(str(month)):02}-{int(str(day)):02}", name)
    except ArticleError:
        raise ArticleError(f"{name} {words!r} is not a day of the calendar: correct it (YYYY-MM-DD)") from None
