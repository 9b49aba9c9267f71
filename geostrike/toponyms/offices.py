"""Capitals from which somebody speaks or governs: "the ministry in X said shells had hit Y", "in X, the cabinet vowed revenge".

The words are in ``words/offices.toml``.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geostrike.toponyms.guesses import Guess, lower_at
from geostrike.toponyms.lexicon import GOVERNING, PEOPLE
from geostrike.toponyms.page import LOWER
from geostrike.toponyms.parties import does

if TYPE_CHECKING:
    from geostrike.toponyms.page import Page

__all__ = ["is_seat_of_speaker"]

_LONGEST_OFFICE = 3  # words: "the prime minister's deputy"


class _Words(NamedTuple):
    offices: frozenset[str]
    speakers: frozenset[str]
    doings: frozenset[str]
    sayings: frozenset[str]


@cache
def _words() -> _Words:
    table = tomllib.loads(Path(__file__).parent.joinpath("words", "offices.toml").read_text(encoding="utf-8"))
    return _Words(*(frozenset(table[name].split()) for name in _Words._fields))


def is_seat_of_speaker(page: Page, guess: Guess, *, beside: bool) -> bool:
    """Of a capital: whether an office, or who speaks for one, speaks or acts from there.

    What somebody says there counts only if the article has another place (``beside``), for else it may have happened there.
    """
    first, last = guess.first, guess.last
    if first < 1 or page.lower[first - 1] != "in":
        return False
    words = _words()
    office = lower_at(page, first - 2)
    if office in words.offices or office in words.speakers or _speaks_for(page, first - 1):
        return page.sentence[first - 2] == page.sentence[first] and _acts_from(page, last, beside=beside)
    if (office in GOVERNING or office in PEOPLE) and lower_at(page, last) in words.sayings:
        return page.sentence[first - 2] == page.sentence[first] and beside
    if not page.opens[first - 1]:
        return False
    at = last
    while at < min(len(page.words), last + _LONGEST_OFFICE + 1) and page.lower[at] not in words.offices:
        if page.shapes[at] != LOWER or page.gaps[at].strip() not in ("", ","):
            return False
        at += 1
    named = at < len(page.words) and page.lower[at] in words.offices and page.sentence[at] == page.sentence[first]
    return named and not page.possessive[at] and at > last and _acts_from(page, at + 1, beside=beside)


def _speaks_for(page: Page, at: int) -> bool:
    """As in "a spokesman for the union in": the words end at ``at``."""
    for i in range(at - 1, max(0, at - _LONGEST_OFFICE - 2), -1):
        if page.gaps[i].strip() or page.sentence[i] != page.sentence[at]:
            return False
        if page.lower[i] in ("for", "of"):
            return page.lower[i - 1] in _words().speakers
    return False


def _acts_from(page: Page, at: int, *, beside: bool) -> bool:
    """Whether the verb of one who acts stands at ``at``; what is said may lead elsewhere if there is an elsewhere."""
    words = _words()
    verb = does(page, at, words.doings)
    return verb is not None and (beside or page.lower[verb] not in words.sayings)
