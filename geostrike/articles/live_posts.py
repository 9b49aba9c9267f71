"""Pages that are written over several days: which part of the text was posted on which day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geostrike.articles.page_dates import read_day
from geostrike.language.sentences import find_paragraphs
from geostrike.model import Post

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from geostrike.articles.linked_data import LinkedArticle

__all__ = ["find_posts"]

_LIVE_TITLE = re.compile(
    r"(?:^|[^\w-])(?:live(?:\s*[:|–—-]|\s+(?:blog|updates?|coverage|ticker))|as it happened)", re.IGNORECASE
)
_FEWEST_WORDS = 8  # of a paragraph that can be told from others
_LEAST_SHARE = 0.5  # of such paragraphs that stand in dated posts, for a page to be a row of posts
_MOST_TIMES = 5_000
_OUTERMOST = frozenset(("html", "body"))
_SPACE = re.compile(r"\W+")


def find_posts(
    text: str,
    tree: Any,
    linked: LinkedArticle | None,
    title: str | None,
    *,
    published: date | None,
    changed: date | None,
) -> tuple[tuple[Post, ...], tuple[str, ...]]:
    """The parts of ``text`` by the day they were posted on, and what a person should know of them.

    Without any for a page of one day. A live page whose posts do not tell their days is one part without a day.
    """
    lines = find_paragraphs(text)
    boxes = _find_boxes(tree)
    days = [_find_day(line.text, boxes) for line in lines]
    if not _is_row(days, [line.text for line in lines]) and linked is not None and linked.posts:
        boxes = [(read_day(post.published or ""), _squeeze(post.text)) for post in linked.posts]
        days = [_find_day(line.text, boxes) for line in lines]
    if _is_row(days, [line.text for line in lines]):
        if set(days) <= {published}:
            return (), ()
        days = _spread(days, [len(line.text.split()) for line in lines])
        posts: list[Post] = []
        for line, day in zip(lines, days, strict=True):
            if posts and posts[-1].published == day:
                posts[-1] = Post(start=posts[-1].start, end=line.end, published=day)
            else:
                posts.append(Post(start=0 if not posts else line.start, end=line.end, published=day))
        return tuple(posts), ("a live page: days are counted from the day of each post",)
    live = (linked is not None and linked.live) or (title is not None and _LIVE_TITLE.search(title) is not None)
    if live and published is not None and changed is not None and changed > published:
        warning = (
            f"a live page, begun on {published.isoformat()} and last changed on {changed.isoformat()}, whose posts do not "
            "tell their days: weekdays and “today” stay unresolved (give the day with --date)"
        )
        return (Post(start=0, end=len(text), published=None),), (warning,)
    return (), ()


def _is_row(days: list[date | None], lines: list[str]) -> bool:
    """Whether most of the text stands in posts, of more than one day."""
    long = [day for day, line in zip(days, lines, strict=True) if len(line.split()) >= _FEWEST_WORDS]
    told = [day for day in long if day is not None]
    return len(set(told)) > 1 and len(told) >= _LEAST_SHARE * len(long)


def _find_boxes(tree: Any) -> list[tuple[date | None, str]]:
    """The largest elements of the page whose times are all of one day, with that day and their words."""
    times = [(element, day) for element in tree.xpath("//time[@datetime]")[:_MOST_TIMES]
             if (day := read_day(element.get("datetime"))) is not None]  # fmt: skip
    if len({day for _, day in times}) < 2:
        return []
    held: dict[Any, set[date]] = {}
    for element, day in times:
        for holder in (element, *element.iterancestors()):
            held.setdefault(holder, set()).add(day)
    found: dict[Any, date] = {}
    for element, day in times:
        box = element
        for holder in element.iterancestors():
            if len(held[holder]) > 1 or holder.tag in _OUTERMOST:
                break
            box = holder
        found[box] = day
    return [(day, _squeeze(" ".join(box.itertext()))) for box, day in found.items()]


def _find_day(line: str, boxes: Iterable[tuple[date | None, str]]) -> date | None:
    """The day of the only post that holds the words; ``None`` for a line that is in none, or in several."""
    words = _squeeze(line)
    days = {day for day, box in boxes if len(words) > 3 and words in box}
    return days.pop() if len(days) == 1 else None


def _spread(days: list[date | None], words: list[int]) -> list[date | None]:
    """A short line without a day of its own, such as the heading "Update", goes with the line after it."""
    spread = list(days)
    for at in range(len(days) - 2, -1, -1):
        if spread[at] is None and words[at] < _FEWEST_WORDS:
            spread[at] = spread[at + 1]
    return spread


def _squeeze(words: str) -> str:
    return _SPACE.sub("", words).casefold()
