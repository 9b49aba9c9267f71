"""The days of an article: those its words name, and those that "a day earlier" counts from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from geostrike.language.dates import DateWords, find_dates, may_hold_date
from geostrike.model import DatePrecision, DateRange, Realis
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from datetime import date

    from geostrike.claims.text.passages import Passage
    from geostrike.model import Post

__all__ = ["Calendar", "date_words", "find_post", "inherit", "remember_day", "remember_strike"]


@dataclass(slots=True)
class Calendar:
    """What "a day earlier" counts from, and the day the story is about."""

    published: date | None
    story: DateRange | None = None
    unresolved: int = 0
    ambiguous: list[str] = field(default_factory=list)
    """Days as written that can be read in two ways."""
    read: dict[int, list[tuple[DateWords, int, int]]] = field(default_factory=dict)
    """The date words of each sentence, found once."""
    counted: dict[tuple[int, bool], DateRange] = field(default_factory=dict)
    """What a phrase ("a day after") was found to mean, by where it begins and whether the strike is what it counts from: a
    second strike of its sentence does not count on from the first.
    """
    told_at: int = -1
    """The sentence of the last strike that was dated."""
    _last: DateRange | None = None
    _post: Post | None = None
    posts: tuple[Post, ...] = ()
    """The parts of a live page; each has a day and a story of its own."""
    later: list[Passage] = field(default_factory=list)
    """Sentences after that strike which may name a day: read only if one asks for it."""

    def turn_to(self, passage: Passage) -> None:
        """Go on with ``passage``: in another post of a live page "today" is another day, and nothing was told before."""
        post = find_post(self.posts, passage.span.start)
        if post is not None and post is not self._post:
            self._post, self.published = post, post.published
            self.story = self.last = None

    @property
    def last(self) -> DateRange | None:
        """The day told last, by a strike or a sentence without one: what "a day earlier" counts from."""
        for passage in reversed(self.later):
            days = [
                words.range
                for words, _, _ in date_words(passage, self)
                if words.range is not None and words.range.precision is DatePrecision.DAY
            ]
            if days:
                self._last = days[-1]
                break
        self.later.clear()
        return self._last

    @last.setter
    def last(self, told: DateRange | None) -> None:
        self._last = told
        self.later.clear()


def find_post(posts: tuple[Post, ...], at: int) -> Post | None:
    """The post that holds the character ``at``."""
    place = bisect_right(posts, at, key=_START_OF_POST) - 1
    return posts[place] if place >= 0 else None


_START_OF_POST = attrgetter("start")


def date_words(passage: Passage, calendar: Calendar) -> list[tuple[DateWords, int, int]]:
    """The date words of a passage with their word positions."""
    known = calendar.read.get(passage.index)
    if known is not None:
        return known
    found: list[tuple[DateWords, int, int]] = []
    calendar.read[passage.index] = found
    if not may_hold_date(passage.lowers):
        return found
    for words in find_dates(passage.text, calendar.published, start=passage.span.start, end=passage.span.end):
        low, high = passage.locate(words.span)
        if low < len(passage.words):
            found.append((words, low, high))
    return found


def remember_strike(passage: Passage, date: DateRange | None, realis: Realis, calendar: Calendar) -> None:
    """The day of a strike is what "a day earlier" counts from next, and the first one is the story's."""
    if date is None or date.start is None or realis not in HAPPENED:
        return
    calendar.last = date
    calendar.told_at = passage.index
    if calendar.story is None and realis is Realis.CURRENT:
        calendar.story = date


def remember_day(passage: Passage, calendar: Calendar) -> None:
    """A sentence without a strike may still give the day that "a day earlier" counts from."""
    if calendar.told_at != passage.index:
        calendar.later.append(passage)


def inherit(dated: DateRange) -> DateRange:
    """The story's date, marked as taken over."""
    return replace(dated, inherited=True)
