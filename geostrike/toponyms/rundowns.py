"""Lines that head with their place: “Town: what was hit”, bulleted or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.toponyms.wordlists import common_words

if TYPE_CHECKING:
    from geostrike.toponyms.guesses import Guess
    from geostrike.toponyms.page import Page

__all__ = ["heads_line"]

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


_COMMON = 35  # grade in the word list: words that most readers know
_FURTHEST = 12  # characters of a bullet or a number before the name
