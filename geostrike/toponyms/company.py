"""Reasons from a guess's company: what stands beside it, the list it stands in, and what its clause does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.guesses import LARGE, Guess, Kind, between, has_level, lower_at
from geostrike.toponyms.unknown import is_attacked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.toponyms.page import Page

__all__ = ["from_chain", "from_clause", "from_company", "holds"]

_LINKS = (", ", " and ", ", and ", " or ", " in ", "/", " (", ", in ", " and in ", "-", " to ", " and from ", ", near ")
_LONGEST_CHAIN = 6  # names
# What the word before a list says of all its names.
_LEADS = (
    (lx.ACTED_ON, "its list is of parties"),
    (lx.LOCATIVE | lx.COMPASS | lx.LEADING_DESCRIPTORS, "its list is located"),
    (("with", "by", "for", "of"), "its list is not located"),
)


def from_chain(page: Page, guesses: Sequence[Guess], number: int, held: dict[str, float]) -> None:
    """The cue that leads the list or chain it stands in: "in A, B and C" locates C as well."""
    for at in range(number, max(0, number - _LONGEST_CHAIN), -1):
        left = guesses[at - 1]
        words = between(page, left, guesses[at])
        if words not in _LINKS and not (words.startswith(" ") and words[1:].rstrip(" ") in lx.DESCRIPTORS):
            return
        lead = left.first - (lower_at(page, left.first - 1) == "the")
        before = lower_at(page, lead - 1)
        reason = next((reason for words, reason in _LEADS if before in words), None)
        if is_attacked(page, lead):
            reason = "attacked or struck"  # “struck A, B and C”
        if reason is not None:
            held[reason] = 1.0
            return


def from_clause(page: Page, guess: Guess, held: dict[str, float]) -> None:
    """Whether the clause goes to it, or gives or says something to it."""
    to = guess.first - 1 - (lower_at(page, guess.first - 1) == "the")
    verb = lower_at(page, to - 1)
    if lower_at(page, to) == "to" and verb and verb not in lx.DAMAGE:
        held["goes to" if verb in lx.GOING else "given or said to"] = 1.0


def from_company(page: Page, guesses: Sequence[Guess], number: int, held: dict[str, float]) -> None:
    """What stands beside it across a comma or an "and": a container behind it, or places of the same kind in a list."""
    guess = guesses[number]
    for step, side in ((1, "after"), (-1, "before")):
        if not 0 <= number + step < len(guesses):
            continue
        other = guesses[number + step]
        left, right = (guess, other) if step == 1 else (other, guess)
        words = between(page, left, right) if right.first - left.last <= 1 else ""
        if words not in _BESIDE:
            continue
        large = other.kind is Kind.ABBREVIATION or has_level(other, *LARGE)
        if words == "-" and other.candidates and lower_at(page, right.last) in _LINES:
            for name in ("before a hyphen", "goes on from a capital", "goes on with a capital"):
                held.pop(name, None)
        comma = words in (", ", ",")
        if comma and step == 1 and large:
            held["its container follows"] = 1.0
        elif words not in (" in ", " (") and other.candidates and other.kind is not Kind.ADJECTIVE:
            held[f"a known name {side} it"] = 1.0
            if large:
                held[f"a large place {side} it"] = 1.0


_BESIDE = (", ", ",", " and ", ", and ", " or ", "/", " in ", " (", "-")
_LINES = ("road", "highway", "motorway", "border", "frontier", "railway", "route")


def holds(outer: Guess, inner: Guess) -> bool:
    """Whether some reading of ``inner`` lies in some country or province that ``outer`` may be."""
    codes = {
        (place.country_code if place.level is Level.COUNTRY else place.admin1_code)
        for place in (candidate.place for candidate in outer.candidates[:5])
        if place.level in (Level.COUNTRY, Level.PROVINCE)
    } - {None}
    held = [candidate.place for candidate in inner.candidates if candidate.place.level is not Level.COUNTRY]
    return any(not codes.isdisjoint((place.admin1_code, place.country_code)) for place in held)
