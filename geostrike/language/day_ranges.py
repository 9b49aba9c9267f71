"""Intervals of whole days, and the calendar sums behind them."""

from __future__ import annotations

from datetime import date, timedelta

from geostrike.model import DatePrecision, DateRange, Span

__all__ = ["count_since", "make_range", "month_back", "month_end", "one_day", "safe_date", "same_days"]


def same_days(span: Span, anchor: DateRange) -> DateRange:
    """The same days, said by other words."""
    return DateRange(start=anchor.start, end=anchor.end, precision=anchor.precision, span=span)


def make_range(span: Span, first: date, last: date, precision: DatePrecision) -> DateRange:
    """Both ends included."""
    return DateRange(start=first, end=last, precision=precision, span=span)


def one_day(span: Span, day: date) -> DateRange:
    """A single day."""
    return make_range(span, day, day, DatePrecision.DAY)


def safe_date(year: int, month: int, day: int) -> date | None:
    """The date, or ``None`` when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def count_since(span: Span, first: date, published: date) -> DateRange:
    """From a day to publication; the precision follows from how many days that is."""
    days = (published - first).days + 1
    for limit, precision in (
        (1, DatePrecision.DAY),
        (6, DatePrecision.DAYS),
        (7, DatePrecision.WEEK),
        (31, DatePrecision.MONTH),
    ):
        if days <= limit:
            return make_range(span, first, published, precision)
    return make_range(span, first, published, DatePrecision.YEAR)


def month_end(first: date) -> date:
    """The last day of the month that ``first`` begins."""
    following = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return following - timedelta(days=1)


def month_back(day: date, months: int) -> date:
    """The first day of the month so many months before."""
    total = day.year * 12 + day.month - 1 - months
    return date(total // 12, total % 12 + 1, 1)
