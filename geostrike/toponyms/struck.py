"""Names that only the annotator points at: “shells fell on Saadra Square and al-Farsa”. They are guesses, weighed like any other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from geostrike.model import Span
from geostrike.model.annotation import ArgumentRole
from geostrike.toponyms.guesses import ARTICLES, is_capital
from geostrike.toponyms.lexicon import GROUP_HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.model.annotation import Annotation
    from geostrike.toponyms.page import Page

__all__ = ["find_struck"]

_SURE = 0.9
"""So likely must the words be what was hit, and that something was."""


def find_struck(page: Page, annotation: Annotation | None) -> tuple[Span, ...]:
    """The name at the end of all words that the annotator takes for what was hit; nothing that is called a group anywhere: “hit posts of a
    rebel group, Zarun Farsa” makes no place of it where it is hit again.
    """
    groups = [at + 1 for at, word in enumerate(page.lower) if word in GROUP_HEADS]
    return tuple(
        Span(start=start, end=end, text=page.text[start:end])
        for first, last in dict.fromkeys(_find_names(page, annotation))
        if not any(page.lower[at : at + last - first] == page.lower[first:last] for at in groups)
        for start, end in ((page.starts[first], page.ends[last - 1]),)
    )


def _find_names(page: Page, annotation: Annotation | None) -> Iterator[tuple[int, int]]:
    for event in annotation.events if annotation is not None else ():
        for argument in event.arguments:
            if argument.role is ArgumentRole.PLACE and min(argument.probability, event.probability) >= _SURE:
                last = bisect_right(page.ends, argument.span.end)
                inside = range(bisect_left(page.starts, argument.span.start), last)
                first = next((at for at in inside if _is_of_name(page, at)), last)
                if first < last and all(_is_of_name(page, at) for at in range(first, last)):
                    yield first, last


def _is_of_name(page: Page, at: int) -> bool:
    """“Karm”, and the article of “al-Farsa”; not “at” of “at Dovrin”."""
    written = page.lower[at] in ARTICLES and page.gaps[at + 1 : at + 2] in (["-"], ["‐"], ["‑"], ["'"], ["’"])
    return is_capital(page, at) or written
