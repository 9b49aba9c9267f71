"""Votes of other recognisers: reasons for the guesses they meet, and guesses of their own where nobody else had one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.language.names import fold
from geostrike.model import Span
from geostrike.toponyms.guesses import Guess, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.toponyms.page import Page

__all__ = ["add_votes", "find_named", "weigh_votes"]

VOTED, NOT_VOTED = "another recogniser calls it a place", "another recogniser does not call it a place"


def add_votes(page: Page, guesses: list[Guess], votes: Sequence[Span]) -> list[Guess]:
    """The guesses with those added that only another recogniser saw."""
    if not votes:
        return guesses
    taken = {i for guess in guesses for i in range(guess.first, guess.last)}
    added = list(guesses)
    for vote in votes:
        words = [i for i, start in enumerate(page.starts) if vote.start <= start and page.ends[i] <= vote.end]
        if words and taken.isdisjoint(words):
            first, last = words[0], words[-1] + 1
            surface = page.text[page.starts[first] : page.ends[last - 1]]
            added.append(Guess(first, last, Kind.LOCATED, surface, key=fold(surface), run=(first, last)))
            taken.update(words)
    return sorted(added, key=lambda guess: guess.first)


def weigh_votes(page: Page, guess: Guess, votes: Sequence[Span]) -> dict[str, float]:
    """One reason: voted for or not."""
    start, end = page.starts[guess.first], page.ends[guess.last - 1]
    voted = any(vote.start < end and start < vote.end for vote in votes)
    return {VOTED if voted else NOT_VOTED: 1.0}


def find_named(page: Page, words: Span) -> tuple[Span, ...]:
    """The name at the end of ``words`` for a place, if there is one: “the al-Farsa”, “villages of Tell Karm”; not “the bakery”, and
    nothing that is called a group anywhere.
    """
    inside = [i for i, start in enumerate(page.starts) if words.start <= start and page.ends[i] <= words.end]
    first = next((i for i in inside if _NAME.match(page.text, page.starts[i])), None)
    if first is None or not all(_NAME.match(page.text, page.starts[i]) for i in range(first, inside[-1] + 1)):
        return ()
    name = page.lower[first : inside[-1] + 1]
    told = (
        at for at in range(1, len(page.lower)) if page.lower[at] == name[0] and page.lower[at : at + len(name)] == name
    )
    if any(page.lower[at - 1] in _BODIES for at in told):
        return ()
    start, end = page.starts[first], page.ends[inside[-1]]
    return (Span(start=start, end=end, text=page.text[start:end]),)


_BODIES = frozenset(
    "group groups faction militia brigade battalion movement army alliance organisation organization party".split()
)
"""“Hit posts of a rebel group, Zarun Farsa” makes no place of it where it is hit again."""


_NAME = re.compile(r"[A-Z]|(?:al|el|ad|an|ar|as|at|az|ash|l)[-‐‑' ]?[A-Z]")
"""A capital, or an Arabic article before one: “al-Farsa”."""
