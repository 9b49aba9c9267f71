"""The day of a report: as its claims tell it, else as the words near them suppose, else that of its story."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from geostrike.incidents.windows import LATE_DAYS
from geostrike.language.dates import find_dates
from geostrike.model import Post, Realis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from geostrike.model import Article, Claim, DateRange, Span

__all__ = ["Worded", "date_report", "is_old", "list_days", "tells_news"]


class Worded(NamedTuple):
    """Days that an article words somewhere."""

    day: DateRange
    of_news: bool
    """They lie so shortly before publication that news are of them."""
    until: int
    """Where what they count in ends: the article, or the post of a live page."""


def list_days(article: Article) -> tuple[Worded, ...]:
    """The days that ``article`` words, in its order; in a post of a live page counted from the post's own day."""
    found: list[Worded] = []
    for part in article.posts or (Post(start=0, end=len(article.text), published=article.published),):
        if part.published is None:
            continue
        first = part.published - timedelta(days=min(LATE_DAYS, part.published.toordinal() - 1))
        for words in find_dates(article.text, part.published, start=part.start, end=part.end):
            day = words.range
            if day is None or day.start is None or day.end is None or _is_furniture(article, day):
                continue
            found.append(Worded(day, first <= day.start and day.end <= part.published, part.end))
    return tuple(found)


def _is_furniture(article: Article, day: DateRange) -> bool:
    return any(span.start <= day.span.start < span.end for span in article.furniture)


def date_report(
    article: Article,
    claims: Sequence[Claim],
    days: Sequence[Worded],
    *,
    background: bool,
    passage: Span | None = None,
) -> DateRange | None:
    """When the strike of ``claims`` happened: the narrowest days that one of them gives itself; else those that the words near them
    suppose, of ``days``; else those that one takes over. Where there are no claims, near ``passage``.

    News are not of days long before publication that a claim only recalls beside them ("as on May 31"), nor of other old days where
    there are new ones.
    """
    undated = [claim.evidence[0] for claim in claims if _is_undated(claim)]
    spots = undated or ([passage] if passage is not None and not claims else [])
    suppose = _suppose_recalled if background else _suppose_news
    supposed = next((day for spot in sorted(spots, key=_begin) if (day := suppose(days, spot)) is not None), None)
    told = _choose(claims, article.published, background=background)
    if supposed is None or told is None:
        return supposed or told
    return supposed if told.inherited or (not background and is_old(told, article.published)) else told


def _begin(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_undated(claim: Claim) -> bool:
    """Whether no words give its day."""
    return bool(claim.evidence) and (claim.date is None or claim.date.start is None or claim.date.inherited)


def _suppose_news(days: Sequence[Worded], spot: Span) -> DateRange | None:
    """The day of news named last before the end of ``spot``: mostly that of the strike. Where it is only the day of a statement or of
    the dateline, the strike's lies beside it.
    """
    near = [day for day, of_news, until in days if of_news and day.span.end <= spot.end and spot.start < until]
    return replace(near[-1], inherited=True) if near else None


def _suppose_recalled(days: Sequence[Worded], spot: Span) -> DateRange | None:
    """The first day that is named in ``spot`` and is not of the news."""
    return next((day for day, of_news, _ in days if not of_news and _holds(spot, day.span)), None)


def _holds(spot: Span, words: Span) -> bool:
    return spot.start <= words.start and words.end <= spot.end


def tells_news(claim: Claim, days: Sequence[Worded], published: date | None) -> bool:
    """Whether a day that news are of is told, taken over or supposed for it."""
    if claim.date is not None and claim.date.start is not None and not is_old(claim.date, published):
        return True
    current = claim.realis is Realis.CURRENT and _is_undated(claim)
    return current and _suppose_news(days, claim.evidence[0]) is not None


def _choose(claims: Iterable[Claim], published: date | None, *, background: bool) -> DateRange | None:
    told = list(claims)
    if not background and any(claim.realis is not Realis.BACKGROUND for claim in told):
        told = [claim for claim in told if claim.realis is not Realis.BACKGROUND or not is_old(claim.date, published)]
    days = [claim.date for claim in told if claim.date is not None and claim.date.start is not None]
    return min(days, key=lambda day: (not background and is_old(day, published), *_vagueness(day)), default=None)


# A strike that the text itself dates so long before its publication is recalled in it.
_OLD_DAYS = 10


def is_old(told: DateRange | None, published: date | None) -> bool:
    """Whether days lie so long before publication that news are not of them."""
    if told is None or told.end is None or published is None:
        return False
    return (published - told.end).days > _OLD_DAYS


def _vagueness(told: DateRange) -> tuple[bool, int, int]:
    days = (told.end - told.start).days if told.end is not None and told.start is not None else _UNKNOWN
    return told.inherited, abs(days), told.span.start


_UNKNOWN = 1_000_000
