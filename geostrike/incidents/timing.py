"""How the days of two reports lie to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.incidents.windows import gap_days, span_days

if TYPE_CHECKING:
    from geostrike.incidents.facts import Facts
    from geostrike.model import DateRange, Report, Window

__all__ = ["relate_days"]

_DAY = 2  # "overnight" is two days
_FEW = 7
_MONTH = 31
_MONTHS = 62
# So far from each other not even days that were taken over or supposed can be one.
_LONG = 5


def relate_days(a: Facts, b: Facts) -> str:
    """The reason (see ``weights``) that the days of two reports give."""
    one, other = a.report.window, b.report.window
    if one is None or other is None:
        return "day unknown"
    gap = gap_days(one, other)
    span, their_span = span_days(one), span_days(other)
    if span is None or their_span is None:
        return _relate_recalled(a.report, b.report) if gap <= 0 else "other days"
    if gap <= 0:
        widest = max(span, their_span)
        if not (one.told or other.told) and a.report.date is None and b.report.date is None:
            return "reported together"
        if widest > _FEW:
            return "only the month" if widest <= _MONTH else "only the year"
        return "same day" if widest <= _DAY else "days overlap"
    if gap == 1:
        return "night between"
    if _meet_in_doubt(a, b):
        told = any(x.doubtful is not None and x.report.window is not None and x.report.window.told for x in (a, b))
        return "day doubtful" if told else "day taken over"
    sure = (one.told and other.told) or gap > _LONG
    return "other days" if sure else "days differ"


def _meet_in_doubt(a: Facts, b: Facts) -> bool:
    """Whether a day that is doubtful for a report of news is all that parts them."""
    if a.doubtful is None and b.doubtful is None:
        return False
    ours, theirs = a.doubtful or a.report.window, b.doubtful or b.report.window
    known = ours is not None and theirs is not None and None not in (ours.start, theirs.start)
    return known and gap_days(ours, theirs) <= 0  # type: ignore[arg-type]


def _relate_recalled(a: Report, b: Report) -> str:
    """For one that is recalled without a day of its own, or two."""
    if any(x.date is not None and _meets(x.date, y.window) for x, y in ((a, b), (b, a))):
        return "recalled, perhaps that day"
    windows = [x.window for x in (a, b) if x.window is not None]
    one, other = (window.end for window in windows)
    days = abs((one - other).days)
    if days <= _FEW and any(window.start is not None for window in windows):
        return "recalled soon after"
    return "recalled long after" if days > _MONTHS else "recalled, no day"


def _meets(told: DateRange, window: Window | None) -> bool:
    """Whether days that a report takes over from its story are the days of the other."""
    if told.start is None or told.end is None or window is None or window.start is None:
        return False
    return told.start <= window.end and window.start <= told.end
