"""Names that are no places whatever speaks for them: parts of bodies and groups, abbreviations, things called after a place.

Each rule is a fact of the wording that a reader could point at; the tables of ``beside`` hold those of the words beside a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.beside import matches, read_wordings
from geostrike.toponyms.bodies import find_group
from geostrike.toponyms.guesses import Guess, Kind, lower_at

if TYPE_CHECKING:
    from geostrike.toponyms.page import Page

__all__ = ["bar"]

_LONGEST_SHORT = 5  # letters of an abbreviation in capitals; longer words in capitals are names written large


def bar(page: Page, guess: Guess) -> str | None:
    """Why these words name no place, or ``None``."""
    if guess.kind in (Kind.ADJECTIVE, Kind.ABBREVIATION, Kind.SCRIPT):
        return None
    if _is_abbreviation(page, guess):
        return "an abbreviation"
    if guess.kind is not Kind.KNOWN:
        return None
    if guess.outgrown:
        return "part of a longer name that no gazetteer has"
    if find_group(page, guess) not in (None, (guess.first, guess.last)):
        return "the name of an armed group"
    return next((wording.reason for wording in read_wordings("bars") if matches(page, guess, wording)), None)


def _is_abbreviation(page: Page, guess: Guess) -> bool:
    """Capitals that are short for nothing the gazetteer writes so, but for those that open a dateline."""
    word = page.words[guess.first]
    if guess.last - guess.first != 1 or guess.kind is Kind.DESCRIBED or not (word.isupper() and word.isalpha()):
        return False
    if not 1 < len(word) <= _LONGEST_SHORT or page.shouting[guess.first]:
        return False
    if any(candidate.matched_name.replace(".", "") == word for candidate in guess.candidates):
        return False
    dateline = page.opens[guess.first] and page.gaps[guess.last : guess.last + 1] != [" "]
    return not dateline and lower_at(page, guess.first - 1) not in lx.STRICTLY_IN
