"""The day a page was published. The article's own date, or none: a wrong day is worse than none."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from geostrike.articles.details import parse_date
from geostrike.articles.linked_data import without_linked_data
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from geostrike.articles.linked_data import LinkedArticle

__all__ = ["find_day", "find_last_day", "read_day"]

_LATEST_DAY = "2100-01-01"
# 03/04/2024: the third of April or the fourth of March. With dots the day comes first everywhere.
_EITHER = re.compile(r"(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\d/-])")
_MODIFIED = re.compile(
    r"<meta\b(?=[^>]{0,400}\b(?:article:modified_time|og:updated_time|dateModified|last-modified)\b)"
    r"[^>]{0,400}\bcontent\s*=\s*[\"']([^\"']{8,40})",
    re.IGNORECASE,
)


def find_day(page: str, linked: LinkedArticle | None) -> tuple[date | None, tuple[str, ...]]:
    """The day on which the page's article was published, and what a person should know of it.

    ``linked`` is the article as the page describes it for machines; its day counts before all others.
    """
    if linked is not None and linked.published:
        day = read_day(linked.published)
        if day is not None:
            return day, ()
        open_day = _find_either(linked.published)
        if open_day:
            return None, (_say_open(open_day),)
    import htmldate  # noqa: PLC0415  loaded only where it is used

    rest = without_linked_data(page)
    # Without a latest day of its own htmldate asks the clock, and the same page could be read in two ways.
    found = htmldate.find_date(rest, original_date=True, extensive_search=False, max_date=_LATEST_DAY)
    day = read_day(found) if found else None
    if day is None:
        return None, ()
    written = next((m for m in _EITHER.finditer(rest) if day in _readings(m)), None)
    if written is not None and len(_readings(written)) > 1 and not _is_plain(day, rest):
        return None, (_say_open(written.group()),)
    return day, ()


def find_last_day(page: str, linked: LinkedArticle | None) -> date | None:
    """The day on which the page was last changed, if it says so."""
    if linked is not None and linked.modified:
        return read_day(linked.modified)
    match = _MODIFIED.search(page)
    return read_day(match[1]) if match else None


def read_day(written: str) -> date | None:
    """The day of an ISO date or moment; ``None`` for anything else."""
    try:
        return parse_date(written)
    except ArticleError:
        return None


def _find_either(written: str) -> str | None:
    match = _EITHER.search(written)
    return match.group() if match is not None and len(_readings(match)) > 1 else None


def _readings(match: re.Match[str]) -> set[date]:
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    found = set()
    for day, month in ((first, second), (second, first)):
        try:
            found.add(date(year, month, day))
        except ValueError:
            continue
    return found


def _is_plain(day: date, page: str) -> bool:
    """Whether the day also stands there in a form that can be read in one way only."""
    month = f"{day:%b}"
    number = rf"0?{day.day}(?:st|nd|rd|th)?"
    plain = rf"{day:%Y[-/]%m[-/]%d}|\b{number}\s+{month}\w*\.?,?\s+{day.year}|\b{month}\w*\.?\s+{number},?\s+{day.year}"
    return re.search(plain, page, re.IGNORECASE) is not None


def _say_open(written: str) -> str:
    return (
        f"the page's date {written} can be read in two ways, so it is left open: weekdays stay unresolved "
        "(give the day with --date YYYY-MM-DD)"
    )
