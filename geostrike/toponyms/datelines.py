"""Datelines: the name of the town a report was filed from, at its head, or in the line that says who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.guesses import lower_at
from geostrike.toponyms.page import CAPITAL, LOWER, NUMBER, UPPER, Page

if TYPE_CHECKING:
    from geostrike.toponyms.guesses import Guess

__all__ = ["heads_report", "is_filed_from"]

# A dateline stands at the head of the text, at most so many characters in: after the headline and its like.
_HEAD = 800
# Between its name and the dash: a country, a day, an agency.
_DATELINE_WORDS = 8
_DASHES = ("—", "–", " - ", "--")
_MARKS = (" - ", " – ", " — ", " -- ", " —", "— ", "—", " | ", " // ")
_JOINS = frozenset("and in by".split())  # "by Ann Reed in X and Omar Said in Y"
_LONGEST_CREDIT = 14  # words
_SHORTEST_BYLINE = 3  # words to the place's name: "By Ann Reed in"


def heads_report(page: Page, guess: Guess) -> bool:
    """“KARSA: Jets …”, “KARSA, Feb. 26 (Agency) – Jets …”, “Karsa,HBN-Jets …” at the beginning of a line."""
    first, last = guess.first, guess.last
    if page.starts[first] > _HEAD or (first and "\n" not in page.gaps[first]):
        return False
    gap, upper = page.gaps[last], all(page.shapes[at] == UPPER for at in range(first, last))
    if last < len(page.words) and gap in _MARKS:
        return upper and page.shapes[last] in (CAPITAL, NUMBER)
    if gap.startswith(":"):
        return upper
    if not gap.startswith((",", " (")):
        return False
    for at in range(last + 1, min(len(page.words), last + 1 + _DATELINE_WORDS)):
        gap, before = page.gaps[at], page.gaps[at - 1]
        bracketed = before.endswith("(") and gap.startswith(")")  # "(dpa)"
        if "\n" in gap or (page.shapes[at - 1] == LOWER and not bracketed):
            return False
        if any(dash in gap for dash in _DASHES) or (gap == "-" and page.shapes[at - 1] == UPPER):
            return True
    return False


def is_filed_from(page: Page, guess: Guess) -> bool:
    """As in "By Ann Reed in X and Omar Said:", "Ann Reed reported from X": where who writes sits."""
    first = guess.first
    before, head = lower_at(page, first - 1), lower_at(page, first - 2)
    if first <= _SHORTEST_BYLINE or before not in ("in", "from"):
        return False
    if before == "from" and head in lx.TELLS:  # "blasts were reported from X" is of the story
        return page.shapes[first - 3] == page.shapes[first - 4] == CAPITAL
    at = first - 2
    while at >= 0 and first - at <= _LONGEST_CREDIT and (page.shapes[at] == CAPITAL or page.lower[at] in _JOINS):
        if page.lower[at] == "by":
            heads = at == 0 or "\n" in page.gaps[at] or page.gaps[at].strip() in ("(", "|", "—", "–")
            credited = lower_at(page, at - 1) in lx.CREDITS and page.gaps[at] == " "
            return (heads or credited) and first - at > _SHORTEST_BYLINE - credited
        at -= 1
    return False
