"""Things that are called after a place: units, ships, houses, firms, operations, weapons."""

from __future__ import annotations

from geostrike.model import Level
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.guesses import Guess, Kind, is_capital, lower_at
from geostrike.toponyms.page import LOWER, NUMBER, Page

__all__ = ["is_firm", "is_house", "is_operation", "is_peoples", "is_small", "is_unit", "is_vessel", "is_weapon"]

_OPERATIONS = frozenset(
    "shield spring storm dawn wrath sword resolve freedom thunder thunderbolt branch claw iron".split()
)
_ARMS = frozenset(
    "missile missiles rocket rockets launcher launchers vehicle vehicles tank tanks drone drones uav uavs jet jets "
    "helicopter helicopters rifle rifles howitzer howitzers mortar mortars bomb bombs munition munitions".split()
)
_USES = frozenset("transport attack assault ballistic cruise fighter surveillance reconnaissance spy patrol".split())
_ARTICLES = frozenset("a an the their its his four two three several".split())
_SMALL_TOWN = 100_000


def is_unit(page: Page, guess: Guess) -> bool:
    """As in "the Vost brigade", "Vost regiment drones": a unit is called so, wherever it fights."""
    last = guess.last
    if guess.kind is not Kind.KNOWN or last >= len(page.words):
        return False
    if page.gaps[last] == "-" and page.shapes[last] == NUMBER and lower_at(page, last + 1) in _UNITS:
        return True  # "the Vost-1 regiment"
    if page.gaps[last] != " ":
        return False
    if page.lower[last] == "division":
        return guess.first > 0 and page.shapes[guess.first - 1] == NUMBER  # "the 7th Vost division"
    return page.lower[last] in _UNITS and lower_at(page, last + 1) not in _SEATS


def is_peoples(page: Page, guess: Guess) -> bool:
    """As in "the Vost People's Militia": the body of that name; a people's republic is a land."""
    at = guess.last
    if at + 1 >= len(page.words) or page.gaps[at] != " " or page.lower[at] not in ("people", "peoples"):
        return False
    if not page.possessive[at]:
        return False
    named = is_capital(page, at) and is_capital(page, at + 1) and page.lower[at + 1] != "republic"
    return named or page.lower[at + 1] in _UNITS


_UNITS = frozenset(
    "brigade brigades battalion battalions regiment regiments squadron squadrons militia militias legion platoon corps fleet flotilla".split()
)
_SEATS = frozenset("base headquarters barracks depot garrison hq camp".split())


def is_vessel(page: Page, guess: Guess) -> bool:
    """As in "the frigate Admiral Vost", "the tanker Vost Star", "the tanker Pride of Vost": a ship is called so."""
    first = guess.run[0] if guess.run[0] <= guess.first < guess.run[1] else guess.first
    while first > 1 and page.lower[first - 1] in _JOIN_NAMES and is_capital(page, first - 2) and page.joined[first]:
        first -= 2
    if (
        first < guess.run[0]
        and page.gaps[first].endswith(_QUOTES)
        and page.text.startswith(_QUOTES, page.ends[guess.last - 1])
    ):
        return True  # the “Pride of Vost”
    if lower_at(page, first - 1) == "the" and page.gaps[guess.last : guess.last + 1] == [", "]:
        behind = page.lower[guess.last : guess.last + 4]  # "the Vost, a landing ship,"
        return behind[0] in _ARTICLES and not _VESSELS.isdisjoint(behind)
    if lower_at(page, first - 1) not in _VESSELS or page.gaps[first] not in (" ", " “", ' "', " ‘", " '"):
        return False
    return page.shapes[first - 1] == LOWER


_QUOTES = ('"', "“", "”", "‘", "’", "'")
_VESSELS = frozenset(
    "ship warship battleship minelayer vessel boat gunboat submarine cruiser frigate destroyer corvette minesweeper tanker carrier "
    "ferry freighter trawler tugboat dhow yacht steamer bulker flagship".split()
)
_JOIN_NAMES = frozenset(("of", "de", "al", "el"))


def is_house(page: Page, guess: Guess) -> bool:
    """As in "the Hotel Vost in Karsa": a house is called so, wherever it stands; a "Vost Hotel" mostly stands in Vost."""
    first = guess.first
    if first < 1 or page.gaps[first] not in (" ", " “", ' "') or page.shouting[first]:
        return False
    return page.lower[first - 1] in _HOUSES and is_capital(page, first - 1)


_HOUSES = frozenset("hotel cafe café restaurant cinema".split())


def is_firm(page: Page, guess: Guess) -> bool:
    """As in "the Bank of Vost", "a Vost Crispbreads café", "the Vost brewery chain", "the Vost Restaurant in Karsa"."""
    first, last, end = guess.first, guess.last, guess.run[1]
    if guess.kind is not Kind.KNOWN or page.shouting[first]:
        return False
    if lower_at(page, first - 1) == "of" and lower_at(page, first - 2) == "bank" and is_capital(page, first - 2):
        here = guess.candidates[:3]
        city = any(c.place.level is Level.TOWN and (c.place.population or 0) >= _SMALL_TOWN for c in here)
        return page.joined[first - 1] and city and all(c.place.level is not Level.COUNTRY for c in here)
    if guess.run[0] == first and end > last and lower_at(page, end) in _SHOPS and page.gaps[end] == " ":
        return page.lower[last] not in lx.DESCRIPTORS  # "a Vost City bakery"
    if end == last + 1 and page.lower[last] in _TABLES and lower_at(page, end) == "in" and page.gaps[end] == " ":
        return is_capital(page, end + 1) if end + 1 < len(page.words) else False
    return any(
        lower_at(page, at) in _CHAINS
        and all(page.gaps[i] == " " and page.shapes[i] == LOWER for i in range(last, at + 1))
        for at in (last, last + 1)
    )


_TABLES = _HOUSES | {"grill", "bakery", "pizzeria"}
_SHOPS = _TABLES - {"hotel", "cinema"}
_CHAINS = frozenset("chain brand franchise".split())


def is_operation(page: Page, guess: Guess) -> bool:
    """As in "Operation X Y" and the "X Shield" area."""
    first, last = guess.first, guess.last
    if lower_at(page, guess.run[0]) == "operation" and guess.run[0] < first:
        return True
    after = lower_at(page, last)
    return after in _OPERATIONS and last < len(page.words) and is_capital(page, last) and page.gaps[last] == " "


def is_weapon(page: Page, guess: Guess) -> bool:
    """As in "a Vostra missile", "when Vostra rockets struck": what is fired, not where it fell."""
    last = guess.last
    named = last + (lower_at(page, last) in _USES)
    if guess.kind is not Kind.KNOWN or last - guess.first != 1 or lower_at(page, named) not in _ARMS:
        return False
    before = lower_at(page, guess.first - 1)
    if page.gaps[last] != " " or (
        before not in _ARTICLES and (before in lx.LOCATIVE or lower_at(page, named) not in _FIRED)
    ):
        return False
    return is_small(guess)


_FIRED = frozenset("rockets missiles launchers drones howitzers".split())


def is_small(guess: Guess) -> bool:
    """Whether every place of the name is a small town at most."""
    return all((candidate.place.population or 0) < _SMALL_TOWN for candidate in guess.candidates)
