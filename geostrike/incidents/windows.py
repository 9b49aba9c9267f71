"""The days on which a reported strike can have happened, as far as its article says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from geostrike.model import Window

if TYPE_CHECKING:
    from geostrike.model import DateRange, Report

__all__ = ["LATE_DAYS", "find_doubtful", "find_window", "gap_days", "span_days"]

# News that gives no day is of the day before, of its own or, at weekends, of one more before.
LATE_DAYS = 2


def find_window(told: DateRange | None, published: date | None, *, background: bool) -> Window | None:
    """The window of a strike that its article dates ``told``; ``None`` when neither that nor the day of publication is known.

    What is recalled is older than the story whose day it would take over.
    """
    if told is not None and told.end is not None and not (background and told.inherited):
        return Window(start=told.start, end=told.end, told=not told.inherited)
    if published is None:
        return None
    if background:
        return Window(start=None, end=published, told=False)
    return Window(start=_back(published, LATE_DAYS), end=published, told=False)


def find_doubtful(report: Report) -> Window | None:
    """Where a report of news gives a day that may be that of something else, long before or worded only later in the story: the days
    that news are of.
    """
    window, published = report.window, report.published
    if window is None or published is None or report.background:
        return None
    if (published - window.end).days <= LATE_DAYS and not _is_of_later_words(report):
        return None
    return find_window(None, published, background=False)


def _is_of_later_words(report: Report) -> bool:
    """Whether its day is taken over from words that stand behind those for its place."""
    return report.date is not None and report.date.inherited and report.date.span.start > report.span.end


def span_days(window: Window) -> int | None:
    """How many days it spans; ``None`` when it has no beginning."""
    return None if window.start is None else (window.end - window.start).days + 1


def gap_days(a: Window, b: Window) -> int:
    """Days from the end of the earlier to the start of the later: 0 or less when they share a day, 1 when they meet."""
    after_a = _UNKNOWN if b.start is None else (b.start - a.end).days
    after_b = _UNKNOWN if a.start is None else (a.start - b.end).days
    return max(after_a, after_b)


_UNKNOWN = -1_000_000


def _back(day: date, days: int) -> date:
    return day - timedelta(days=days) if day.toordinal() > days else date.min
