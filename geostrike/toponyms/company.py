"""Reasons from a guess's company: what stands beside it, the list it stands in, and what its clause does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.guesses import Guess, Kind
from geostrike.toponyms.page import LOWER, Page
from geostrike.toponyms.parties import between_parties

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["LARGE", "from_chain", "from_clause", "from_company", "holds"]

LARGE = (Level.COUNTRY, Level.PROVINCE, Level.REGION)
_LINKS = (", ", " and ", ", and ", " or ", " in ", "/", " (", ", in ", " and in ", "-", " to ", " and from ", ", near ")

_ACTED_ON = frozenset(
    "against told tell asked ask urged urge accused accuse charged charge blamed blame criticised criticized condemned gave "
    "give giving offered offer helped help join joined sued beat defeated support supported over between warned warn "
    "regarding about including includes toward towards despite threatened threaten pressed press invited invite".split()
)

_LOCAL_NOUNS = frozenset(
    "border borders coast coastline capital area areas airport city town village suburb suburbs countryside region street "
    "streets road neighborhood neighbourhood hotel hotels restaurant home house office offices headquarters store park "
    "beach beaches harbor harbour port waters airspace soil territory frontier jail prison hospital school mosque church "
    "factory plant site base bases camp valley river mountains island islands skyline bridge market airbase station".split()
)

_ENDS = frozenset(
    "on at in after before when where while since last this late early for as during until who which".split()
)

_GOING = frozenset(
    "travel travels traveled travelled travelling traveling flew fly flying went go going gone goes moved moves move return "
    "returned returning returns came come back trip trips flight flights way drive drove driven road route visit visits "
    "journey close next fled flee close sent deployed walk train bus home south north east west miles km kilometers".split()
)


def from_chain(page: Page, guesses: Sequence[Guess], number: int, held: dict[str, float]) -> None:
    """The cue that leads the list or chain it stands in: "in A, B and C" locates C as well."""
    at = number
    for _ in range(6):
        if at == 0:
            return
        left, right = guesses[at - 1], guesses[at]
        between = page.text[page.ends[left.last - 1] : page.starts[right.first]]
        if between not in _LINKS and not (between.startswith(" ") and between[1:].rstrip(" ") in lx.DESCRIPTORS):
            return
        at -= 1
        lead = left.first - 1
        before = page.lower[lead] if left.first else ""
        if before == "the" and left.first > 1:
            lead -= 1
            before = page.lower[lead]
        if before in _ACTED_ON or (before == "between" and between_parties(page, lead)):
            held["its list is of parties"] = 1.0
            return
        two = page.lower[lead - 1] if lead > 0 else ""
        if before in lx.ATTACKED or (before == "on" and two in lx.ATTACKS_ON):
            held["attacked or struck"] = 1.0  # “struck A, B and C”
            return
        if before in lx.LOCATIVE or before in lx.COMPASS or before in lx.LEADING_DESCRIPTORS:
            held["its list is located"] = 1.0
            return
        if before in ("with", "by", "against", "for", "of"):
            held["its list is not located"] = 1.0
            return


def from_clause(page: Page, guess: Guess, held: dict[str, float]) -> None:
    """What the clause does with it: acts upon it as a party, puts something there, or goes on about when."""
    first, last = guess.first, guess.last
    before = page.lower[first - 1] if first else ""
    if before == "the" and first > 1:
        before = page.lower[first - 2]
    if before in _ACTED_ON and page.shapes[first - 1] == LOWER:
        held["spoken of as a party"] = 1.0
    if last >= len(page.words):
        return
    gap, after = page.gaps[last], page.lower[last]
    if gap == " " or page.possessive[last - 1]:
        if after in _LOCAL_NOUNS:
            held["before a thing with a location"] = 1.0
        elif after in _ENDS and before in lx.LOCATIVE:
            held["ends a locative phrase"] = 1.0
        elif page.possessive[last - 1] and (after in lx.GOVERNING or after in lx.PEOPLE):
            held["possessor of a body or people"] = 1.0
        elif page.possessive[last - 1]:
            held["possessor of something else"] = 1.0
        elif (
            page.shapes[last] == LOWER and after.endswith("s") and after not in lx.FUNCTION_WORDS and page.opens[first]
        ):
            held["subject of a sentence, perhaps"] = 1.0
    elif gap[:1] in ".;!?" and before in lx.LOCATIVE:
        held["ends a locative phrase"] = 1.0
    if before == "to" and first > 1 and page.lower[first - 2] not in lx.DAMAGE:
        held["goes to" if page.lower[first - 2] in _GOING else "given or said to"] = 1.0


_LINES = (["road"], ["highway"], ["motorway"], ["border"], ["frontier"], ["railway"], ["route"])


def from_company(page: Page, guesses: Sequence[Guess], number: int, held: dict[str, float]) -> None:
    """What stands beside it across a comma or an "and": a container behind it, or places of the same kind in a list."""
    guess = guesses[number]
    for step, side in ((1, "after"), (-1, "before")):
        at = number + step
        if not 0 <= at < len(guesses):
            continue
        other = guesses[at]
        left, right = (guess, other) if step == 1 else (other, guess)
        if right.first - left.last > 1:
            continue
        between = page.text[page.ends[left.last - 1] : page.starts[right.first]]
        comma = between in (", ", ",")
        if not (comma or between in (" and ", ", and ", " or ", "/", " in ", " (", "-")):
            continue
        large = other.kind is Kind.ABBREVIATION or any(c.place.level in LARGE for c in other.candidates[:3])
        if between in ("-", "–") and other.candidates and page.lower[right.last : right.last + 1] in _LINES:
            for name in ("after a hyphen", "before a hyphen", "goes on from a capital", "goes on with a capital"):
                held.pop(name, None)
            held["joined to another known name"] = 1.0
        if comma and step == 1 and large:
            held["its container follows"] = 1.0
            if holds(other, guess):
                held["the container that follows holds it"] = 1.0
        elif comma and step == -1 and guess.candidates and holds(guess, other):
            held["holds the place before it"] = 1.0
        elif between in (" in ", " ("):
            if holds(other, guess) or holds(guess, other):
                held["in the place beside it"] = 1.0
        elif other.candidates and other.kind is not Kind.ADJECTIVE:
            held[f"a known name {side} it"] = 1.0
            if large:
                held[f"a large place {side} it"] = 1.0


def holds(outer: Guess, inner: Guess) -> bool:
    """Whether some reading of ``inner`` lies in some country or province that ``outer`` may be."""
    codes = {
        (place.country_code if place.level is Level.COUNTRY else place.admin1_code)
        for place in (candidate.place for candidate in outer.candidates[:5])
        if place.level in (Level.COUNTRY, Level.PROVINCE)
    } - {None}
    return bool(codes) and any(
        candidate.place.admin1_code in codes or candidate.place.country_code in codes
        for candidate in inner.candidates
        if candidate.place.level is not Level.COUNTRY
    )
