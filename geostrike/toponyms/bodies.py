"""Names of armed groups and offices that hold a place's name: "Boko Haram", "the Vost health ministry"."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.guesses import Guess, is_capital, lower_at
from geostrike.toponyms.page import LOWER, NUMBER

if TYPE_CHECKING:
    from geostrike.toponyms.page import Page

__all__ = ["find_group", "names_body"]

_LONGEST_GROUP = 5  # words
_MOST_SORTS = 3
_CLUB = 3  # words behind the place's name, at least, or one less behind "the": of a shorter name the model knows more
_HOUSES = lx.BUILDING_HEADS | lx.DESCRIPTORS.keys() | frozenset("office offices compound complex quarters".split())
_PLACES = _HOUSES | lx.FACILITY_HEADS | lx.ADMIN_HEADS | lx.SETTLEMENT_HEADS | lx.SCHOOLS | {"center", "centre"}


def find_group(page: Page, guess: Guess) -> tuple[int, int] | None:
    """The words of the armed group's name that it is ("Islamic Jihad") or stands in ("Boko Haram" where a town is called Haram)."""
    groups, words = _groups()
    if page.lower[guess.last - 1] not in words:
        return None
    for length in range(guess.last - guess.first, _LONGEST_GROUP + 1):
        for first in range(max(0, guess.last - length), guess.first + 1):
            if " ".join(page.lower[first : first + length]) in groups and is_capital(page, first + length - 1):
                return first, first + length
    return None


@cache
def _groups() -> tuple[frozenset[str], frozenset[str]]:
    """Armed groups whose names are or hold those of places, from monitors' code books of all regions; and their words."""
    lines = Path(__file__).parent.joinpath("words", "groups.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(lines) - {""}, frozenset(word for name in lines for word in name.split())


def names_body(page: Page, guess: Guess) -> bool:
    """As in "the Vost health ministry said", "the Vost Human Rights Protection Group": who speaks or acts, not where."""
    (first, end), at = guess.run, guess.first
    before = lower_at(page, at - 1)
    led = before in lx.LEADS or page.shapes[max(0, at - 1)] == NUMBER  # "the 3rd Vost Tank Army"
    if before in lx.LEADS:
        before = lower_at(page, at - 2)
    if before in lx.LOCATIVE or before in lx.ATTACKED or page.shouting[at]:
        return False
    head = page.lower[end - 1]
    if at == first and end - guess.last >= _CLUB - led and _PLACES.isdisjoint((head, head.removesuffix("s"))):
        return lower_at(page, end) not in _HOUSES
    at = guess.last
    while at < guess.last + _MOST_SORTS and lower_at(page, at) in lx.SORTS_OF_OFFICES and page.joined[at]:
        at += 1
    if lower_at(page, at) not in lx.OFFICES or not page.joined[at] or page.shapes[at] != LOWER:
        return False
    return page.possessive[at] or lower_at(page, at + 1) not in _HOUSES  # "the prosecutor's office said"
