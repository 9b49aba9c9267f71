"""Streets, parks and universities that are called as some town elsewhere is: "Karsa street, Oskara"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.patterns import Pattern
from geostrike.model import Level
from geostrike.toponyms.guesses import Guess, Kind
from geostrike.toponyms.lexicon import BUILDING_HEADS

if TYPE_CHECKING:
    from geostrike.toponyms.page import Page

__all__ = ["is_site_of"]

_AFTER = Pattern(r"\s(?:[A-Z][\w’'-]+\s){0,3}([A-Za-z]+)(\sin\s|\sof\s|,\s)(?:the\s(?:city|town|village)\sof\s)?$")
_STREETS = frozenset("street st road avenue boulevard lane square park embankment".split())
_QUARTERS = frozenset("district neighborhood neighbourhood quarter suburb microdistrict".split())
_SCHOOLS = frozenset("university institute academy college lyceum gymnasium works factory".split())
_SITES = (BUILDING_HEADS | _STREETS | _SCHOOLS) - {"camp"}  # tents are called after the town they are near
_WIDE = (Level.COUNTRY, Level.PROVINCE, Level.REGION)


def is_site_of(page: Page, guess: Guess, outer: Guess) -> bool:
    """As in "X park in Y", "X Technical University in Y", "X street, Y": X is a site of the town Y, no town of its own."""
    match = _AFTER.match(page.text[page.ends[guess.last - 1] : page.starts[outer.first]])
    if match is None or guess.kind is Kind.ADJECTIVE or any(c.place.level in _WIDE for c in guess.candidates):
        return False
    if all(c.place.level is not Level.TOWN for c in outer.candidates[:3]):
        return False
    head, link = match.group(1).lower(), match.group(2)
    if link.startswith(","):
        return head in _STREETS
    return head in _SITES or (" of " in link and head in _QUARTERS)
