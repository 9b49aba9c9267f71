"""Places that suffer: what was hit, or owns what is damaged, is a place rather than a person or a party."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.toponyms import lexicon as lx

if TYPE_CHECKING:
    from geostrike.toponyms.guesses import Guess
    from geostrike.toponyms.page import Page

__all__ = ["SUFFERED", "has_buildings", "owns_what_suffers", "suffers"]

_BECOMING = frozenset("was were is are been being came come comes has have had got".split())


SUFFERED = lx.ATTACKED | frozenset(
    "under attacked destroyed damaged besieged captured evacuated levelled hammered set rocked".split()
)


# A caption's noun stack: "damage to X residential and industrial buildings".
_STACK = 4


def has_buildings(page: Page, guess: Guess) -> bool:
    """Whether the name stands for its own buildings, or alone: after "damage to" a person's name would be followed by neither."""
    last = guess.last
    if last >= len(page.words) or page.gaps[last].strip():
        return bool(guess.candidates)
    ahead = page.lower[last : last + _STACK]
    return bool(guess.candidates) and any(
        word in lx.BUILDING_HEADS
        or word in lx.SCHOOLS
        or word.removesuffix("s") in lx.BUILDING_HEADS
        or word in lx.BLOCKS
        for word in ahead
    )


def suffers(page: Page, last: int) -> bool:
    """As in "X was hit", "X came under fire", "X has been shelled", "X struck by missiles": the place itself suffers it."""
    if page.lower[last] in SUFFERED and page.lower[last + 1 : last + 2] == ["by"]:
        return True
    if owns_what_suffers(page, last):
        return True
    return page.lower[last] in _BECOMING and not SUFFERED.isdisjoint(page.lower[last + 1 : last + 4])


def owns_what_suffers(page: Page, last: int) -> bool:
    """As in "X's oil depot on fire", "X School 2 damaged": public works of the place suffer it; a house may be anyone's."""
    if not (page.possessive[last - 1] or page.lower[last - 1] in lx.BUILDING_HEADS):
        return False
    heads = page.possessive[last - 1]
    for at in range(last, min(last + _STACK + 2, len(page.words))):
        word = page.lower[at]
        if word in _RUINED and not heads:
            return word != "on" or page.lower[at + 1 : at + 2] == ["fire"]
        if not page.joined[at] and at > last:
            return False
        if word in lx.BUILDING_HEADS:
            heads = False
    return False


_RUINED = frozenset("damaged destroyed shelled bombed hit struck on ablaze burning attacked".split())
