"""Votes of other recognisers: reasons for the guesses they meet, and guesses of their own where nobody else had one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from geostrike.language.names import fold
from geostrike.toponyms.guesses import Guess, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Span
    from geostrike.toponyms.page import Page

__all__ = ["add_votes", "weigh_votes"]

VOTED, NOT_VOTED = "another recogniser calls it a place", "another recogniser does not call it a place"


def add_votes(page: Page, guesses: list[Guess], votes: Sequence[Span]) -> list[Guess]:
    """The guesses with those added that only another recogniser saw."""
    if not votes:
        return guesses
    taken = {i for guess in guesses for i in range(guess.first, guess.last)}
    added = list(guesses)
    for vote in votes:
        first, last = bisect_left(page.starts, vote.start), bisect_right(page.ends, vote.end)
        if first < last and taken.isdisjoint(range(first, last)):
            surface = page.text[page.starts[first] : page.ends[last - 1]]
            added.append(Guess(first, last, Kind.LOCATED, surface, key=fold(surface), run=(first, last)))
            taken.update(range(first, last))
    return sorted(added, key=lambda guess: guess.first)


def weigh_votes(page: Page, guess: Guess, votes: Sequence[Span]) -> dict[str, float]:
    """One reason: voted for or not."""
    start, end = page.starts[guess.first], page.ends[guess.last - 1]
    voted = any(vote.start < end and start < vote.end for vote in votes)
    return {VOTED if voted else NOT_VOTED: 1.0}
