"""Lines that head with their place, “Town: what was hit”, bulleted or not, and those that list them: “Clashes: A, B 3, C”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.toponyms.lexicon import ATTACKED, ATTACKS_ON
from geostrike.toponyms.wordlists import common_words

if TYPE_CHECKING:
    from geostrike.toponyms.guesses import Guess
    from geostrike.toponyms.page import Page

__all__ = ["heads_line", "is_listed_behind_colon"]

_BULLET = re.compile(r"[-–—*•·▪◦‣>\s]*(?:\d{1,2}[.)]\s+)?")
_WORD_AFTER = re.compile(r"\s*:\s+[\"“‘']?\w")


def heads_line(page: Page, guess: Guess) -> bool:
    """Whether the name stands alone between the beginning of its line and a colon, and something is told after it."""
    start, end = page.starts[guess.first], page.ends[guess.last - 1]
    nearest = max(0, start - _FURTHEST)
    begin = page.text.rfind("\n", nearest, start) + 1
    if begin == 0 < nearest:
        return False
    alone = _BULLET.fullmatch(page.text, begin, start) is not None
    if guess.last - guess.first == 1 and common_words().get(page.lower[guess.first], 99) <= _COMMON:
        return False  # "Date:", "Reading:"
    return alone and _WORD_AFTER.match(page.text, end) is not None


_HEAD = re.compile(r"[-–—*•\s]*(?P<said>[A-Za-z][a-z\s-]{2,40}):\s")
_ITEMS = re.compile(r"(?:[^\W\d_][\w'’-]*(?:\s[\w'’-]+){0,3}(?:\s\d{1,4})?(?:[,;]|,?\sand)\s)*")
_ITEM_ENDS = re.compile(r"(?:\s\d{1,4})?(?:[,;.](?:\s|$)|,?\sand\s|\n|$)")
_TOLD = (
    ATTACKED
    | ATTACKS_ON
    | frozenset(
        "clashes fighting explosions explosion blasts dead killed wounded injured alerts drones hit deaths".split()
    )
)
_LONGEST_LIST = 400  # characters


def is_listed_behind_colon(page: Page, guess: Guess) -> bool:
    """As in “Clashes: A, B, C” and “Dead by place: A 12, B 4”: a line of what happened, and where, one name an item."""
    start, end = page.starts[guess.first], page.ends[guess.last - 1]
    nearest = max(0, start - _LONGEST_LIST)
    begin = page.text.rfind("\n", nearest, start) + 1 or nearest
    head = _HEAD.match(page.text, begin, start)
    if head is None or _TOLD.isdisjoint(head["said"].lower().split()):
        return False
    return _ITEMS.fullmatch(page.text, head.end(), start) is not None and _ITEM_ENDS.match(page.text, end) is not None


_COMMON = 35  # grade in the word list: words that most readers know
_FURTHEST = 12  # characters of a bullet or a number before the name
