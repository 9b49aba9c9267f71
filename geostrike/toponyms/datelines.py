"""Datelines: the name of the town a report was filed from, at its head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.page import CAPITAL, LOWER, NUMBER, UPPER, Page

if TYPE_CHECKING:
    from geostrike.toponyms.guesses import Guess

__all__ = ["heads_report", "in_capitals", "is_filed_from", "is_one_of_two", "opens_line"]

# A dateline stands at the head of the text, at most so many characters in: after the headline and its like.
_HEAD = 800
# Between its name and the dash: a country, a day, an agency.
_DATELINE_WORDS = 8


def heads_report(page: Page, guess: Guess) -> bool:
    """“KARSA: Jets …”, “KARSA, Feb. 26 (Agency) – Jets …”, “Karsa,HBN-Jets …” at the beginning of a line."""
    first, last = guess.first, guess.last
    if page.starts[first] > _HEAD or (first and "\n" not in page.gaps[first]):
        return False
    upper = page.shapes[first] == UPPER
    if last < len(page.words) and page.gaps[last] in _DASHES:
        return upper and all(page.shapes[at] == UPPER for at in range(first, last)) and _begins_sentence(page, last)
    if page.gaps[last].startswith(":"):
        return upper
    if not page.gaps[last].startswith((",", " (")):
        return False
    for at in range(last + 1, min(len(page.words), last + 1 + _DATELINE_WORDS)):
        gap = page.gaps[at]
        if "\n" in gap or (page.shapes[at - 1] == LOWER and not _in_brackets(page, at - 1)):
            return False
        if any(dash in gap for dash in ("—", "–", " - ", "--")) or (gap == "-" and page.shapes[at - 1] == UPPER):
            return True
    return False


def _in_brackets(page: Page, at: int) -> bool:
    """Whether a word stands alone in brackets: "(dpa)"."""
    return page.gaps[at].endswith("(") and page.gaps[at + 1 : at + 2] != [] and page.gaps[at + 1].startswith(")")


_DASHES = (" - ", " – ", " — ", " -- ", " —", "— ", "—", " | ", " // ")


def _begins_sentence(page: Page, at: int) -> bool:
    """Whether a sentence begins here."""
    return page.shapes[at] in (CAPITAL, NUMBER)


_REPORTERS = frozenset("staff reporter reporters correspondent correspondents bureau newsroom".split())


def is_filed_from(page: Page, guess: Guess) -> bool:
    """As in "By Ann Reed in X and Omar Said:", "picture by our staff in X": where who writes sits."""
    first = guess.first
    if first < 2 or page.lower[first - 1] not in ("in", "from"):
        return False
    if page.lower[first - 2] in _REPORTERS and "our" in page.lower[max(0, first - 4) : first - 2]:
        return True
    if page.lower[first - 1] == "from" and page.lower[first - 2] in _TELLS:
        # "Ann Reed reported from X"; "blasts were reported from X" is of the story.
        return first > _SHORTEST_BYLINE and all(page.shapes[at] == CAPITAL for at in (first - 3, first - 4))
    at = first - 2
    while at >= 0 and first - at <= _LONGEST_CREDIT and (page.shapes[at] == CAPITAL or page.lower[at] in _JOINS):
        if page.lower[at] == "by":
            heads = at == 0 or "\n" in page.gaps[at] or page.gaps[at].strip() in ("(", "|", "—", "–")
            credited = at > 0 and page.lower[at - 1] in _CREDITS and page.gaps[at] == " "
            return (heads or credited) and first - at > _SHORTEST_BYLINE - credited
        at -= 1
    return False


_TELLS = frozenset("reported reports reporting".split())
_JOINS = frozenset("and in by".split())  # "by Ann Reed in X and Omar Said in Y"
_CREDITS = frozenset(
    "reporting editing writing written edited compiled translated photographed filmed photography".split()
)
_LONGEST_CREDIT = 14  # words
_SHORTEST_BYLINE = 3  # words to the place's name: "By Ann Reed in"


def in_capitals(page: Page, at: int) -> bool:
    """Whether a word is written in capitals that no abbreviation needs."""
    return page.shapes[at] == UPPER and len(page.words[at]) > 3 and "." not in page.words[at]


_NO_BEGINNING = lx.MEDIA_HEADS | lx.ORG_HEADS | lx.TITLES


def opens_line(page: Page, guess: Guess) -> bool:
    """As in "BELGARD The ministry said": a place in capitals opens the line, and the sentence begins behind it."""
    first, last = guess.first, guess.last
    return (
        bool(guess.candidates)
        and page.opens[first]
        and not page.shouting[first]
        and page.shapes[last] == CAPITAL
        and all(in_capitals(page, i) for i in range(first, last))
        and page.lower[last] not in _NO_BEGINNING
    )


def is_one_of_two(page: Page, guess: Guess) -> bool:
    """As in "KARSA/BELGARD The ministry said": names in capitals joined by a slash open the line."""
    first, last = guess.first, guess.last
    slashes = 0
    while first and (page.gaps[first] in _SLASHES or page.gaps[first] == " ") and page.shapes[first - 1] == UPPER:
        slashes += page.gaps[first] in _SLASHES
        first -= 1
    while (
        last < len(page.words)
        and (page.gaps[last] in _SLASHES or page.gaps[last] == " ")
        and page.shapes[last] == UPPER
    ):
        slashes += page.gaps[last] in _SLASHES
        last += 1
    return (
        slashes > 0
        and last - first <= _DATELINE_WORDS
        and (first == 0 or "\n" in page.gaps[first] or page.opens[first])
        and any(in_capitals(page, at) for at in range(first, last))
        and (LOWER in page.shapes[last : last + _DATELINE_WORDS] or _goes_to_dash(page, last))
        and (page.starts[first] <= _HEAD or "\n" in page.gaps[first])
    )


def _goes_to_dash(page: Page, at: int) -> bool:
    """As in ", March 7 (Agency) - ": nothing but capitals and numbers up to the dash."""
    for i in range(at, min(len(page.words), at + _DATELINE_WORDS)):
        if any(dash in page.gaps[i] for dash in ("—", "–", " - ", "--")):
            return True
        if "\n" in page.gaps[i]:
            return False
    return False


_SLASHES = frozenset(("/", " / "))
