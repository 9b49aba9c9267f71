"""What the text puts somewhere, whatever lies elsewhere by that name: "Karsa street, Oskara", "Vost, Karsa Oblast"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.patterns import Pattern
from geostrike.model import Level
from geostrike.toponyms.guesses import Guess, Kind, lower_at
from geostrike.toponyms.lexicon import ADMIN_HEADS, BUILDING_HEADS
from geostrike.toponyms.parties import does

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.toponyms.page import Page

__all__ = ["find_site_of", "is_site_of", "puts_village_in"]

_AFTER = Pattern(
    r"\s(?:(?:[A-Z][\w’'-]+|technical|secondary|primary|elementary|high|general|military|national|central|main|private|public|"
    r"vocational|vegetable|fish|teaching|children['’]s|girls['’]?|boys['’]?)\s){0,3}([A-Za-z]+)(\sin\s|\sof\s|,\s)(?:the\s(?:city|town|village)\sof\s)?$"
)
_STREETS = frozenset("street st road avenue boulevard lane square park embankment".split())
_QUARTERS = frozenset("district neighborhood neighbourhood quarter suburb microdistrict".split())
_SCHOOLS = frozenset("university institute academy college lyceum gymnasium works factory".split())
_SITES = (BUILDING_HEADS | _STREETS | _SCHOOLS) - {"camp"}  # tents are called after the town they are near
_WIDE = (Level.COUNTRY, Level.PROVINCE, Level.REGION)


def is_site_of(page: Page, guess: Guess, outer: Guess) -> bool:
    """As in "X park in Y", "X Technical University in Y", "X street, Y": X is a site of the town Y, no town of its own."""
    return find_site_of(page, guess, outer) is not None


def find_site_of(page: Page, guess: Guess, outer: Guess) -> str | None:
    """The word that says which kind of site of the town Y it is."""
    match = _AFTER.match(page.text[page.ends[guess.last - 1] : page.starts[outer.first]])
    if match is None or guess.kind is Kind.ADJECTIVE or any(c.place.level in _WIDE for c in guess.candidates):
        return None
    if all(c.place.level is not Level.TOWN for c in outer.candidates[:3]):
        return None
    head, link = match.group(1).lower(), match.group(2)
    if link.startswith(","):
        return head if head in _STREETS else None
    return head if head in _SITES or (" of " in link and head in _QUARTERS) else None


_CITY = 100_000  # people
_VILLAGE = 20_000  # people, at most: a larger town is known well enough to stand in a list beside a province


def puts_village_in(page: Page, guesses: Sequence[Guess], number: int, at: int) -> bool:
    """As in "X, Y Oblast", "X, Y" of a city Y, and no list goes on: the text says so, even if the gazetteer has X elsewhere only."""
    guess, outer = guesses[number], guesses[at]
    division = page.lower[outer.last - 1] in ADMIN_HEADS or lower_at(page, outer.last) in ADMIN_HEADS
    city = any((c.place.population or 0) >= _CITY for c in outer.candidates[:1])
    if not division and (not city or does(page, outer.last) is not None):  # "..., Y said"
        return False
    listed = (", ", " and ", ", and ")
    return (
        all((c.place.population or 0) <= _VILLAGE for c in guess.candidates)
        and (number == 0 or _between(page, guesses[number - 1], guess) not in listed)
        and (at + 1 == len(guesses) or not _between(page, outer, guesses[at + 1]).endswith(" and "))
    )


def _between(page: Page, left: Guess, right: Guess) -> str:
    return page.text[page.ends[left.last - 1] : page.starts[right.first]]
