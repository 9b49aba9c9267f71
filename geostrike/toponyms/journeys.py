"""Where people, goods and ships come from or go to, and where people meet: places, but beside the story of an article that has another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.toponyms.damage import SUFFERED
from geostrike.toponyms.guesses import Guess, is_capital, lower_at
from geostrike.toponyms.lexicon import ATTACKED, ATTACKS_ON, PEOPLE
from geostrike.toponyms.page import LOWER

if TYPE_CHECKING:
    from geostrike.toponyms.page import Page

__all__ = ["is_end_of_journey", "is_meeting_place"]

_TOWARDS = frozenset("to for toward towards".split())
_LEAVING = frozenset("fled flee flees fleeing left leaves leaving quit".split())
_MOVING = frozenset(
    "airlifted bound commuting drive driven driving drove evacuated ferried flew flown fly flying headed heading "
    "returned returning returns rushed sailed sailing sails taken transferred transported travel travelled travelling "
    "travels traveled traveling way".split()
)
_MOVED = PEOPLE | frozenset(
    "bus buses convoy convoys doctors engineers evacuees fishermen goods grain injured lorries lorry patients pilgrims police policemen "
    "reinforcements survivors traders train trains troops truck trucks villagers volunteers wounded".split()
)
# What is fired goes from where it is fired to where it falls.
_FIRED = frozenset(
    "aircraft bombers bullets drone drones fire helicopter helicopters jet jets missile missiles planes projectiles rocket rockets shells "
    "warplanes".split()
)
_GATHERINGS = frozenset(
    "ceremony conference congress convened forum gather gathered gathering hearing meet meeting meetings meets met negotiations seminar "
    "summit talks trial".split()
)
_BACK = 4  # words from the name to the verb, and about as many again to who moves
_LONGEST = 3  # words of the name before it: "from Karsa to Dovrin"


def is_end_of_journey(page: Page, guess: Guess) -> bool:
    """As in "flown from Vost to Karsa", "grain from Vost", "bound for Vost", "fled Vost"."""
    at = guess.first - 1
    if lower_at(page, at) in _TOWARDS and is_capital(page, at - 1):  # "from Karsa to Vost", "left Karsa for Vost"
        start = at
        at -= 1
        while at > start - _LONGEST and is_capital(page, at):
            at -= 1
    word = lower_at(page, at)
    if at < 0 or page.shapes[at] != LOWER or page.sentence[at] != page.sentence[guess.first]:
        return False
    if lower_at(page, guess.last) in SUFFERED and page.gaps[guess.last].startswith(","):
        return False  # "refugees from Vost, shelled since May"
    behind: list[str] = []
    while at > 0 and len(behind) < 2 * _BACK and page.gaps[at] == " ":
        at -= 1
        behind.append(page.lower[at])
    if not _FIRED.isdisjoint(behind):
        return False
    if word in _LEAVING:
        return True
    if word != "from" and word not in _TOWARDS:
        return False
    if (word == "from" and behind[:1] == ["came"]) or (word == "to" and not _LEAVING.isdisjoint(behind[:1])):
        return True
    return (word == "from" and behind[:1] != [] and behind[0] in _MOVED) or not _MOVING.isdisjoint(behind[:_BACK])


def is_meeting_place(page: Page, guess: Guess) -> bool:
    """As in "envoys met in Vost", "the talks in Vost"."""
    first = guess.first
    if lower_at(page, first - 1) not in ("in", "at") or lower_at(page, first - 2) not in _GATHERINGS:
        return False
    return (ATTACKED | ATTACKS_ON).isdisjoint(
        page.lower[max(0, first - 2 - _BACK) : first - 2]
    )  # "bombed a ceremony in Vost"
