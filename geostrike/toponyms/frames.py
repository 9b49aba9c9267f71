"""A division that frames its sentence holds the unknown places named in it.

"In Karsa province, shells hit the villages of A and B", "strikes over the countryside of Karsa, targeting rebels at A". A
heading ("Karsa region: shells hit A and B", "Karsa: a quarter was hit") holds what its line names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level
from geostrike.toponyms.guesses import Guess, Kind, lower_at
from geostrike.toponyms.lexicon import QUARTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.toponyms.page import Page

__all__ = ["frame_containers", "head_containers"]

_DIVISIONS = frozenset(
    "province governorate countryside suburbs oblast region district raion state department krai".split()
)
_OPENERS = frozenset("in across throughout over".split())
_OPENING = 8  # words from the start of the sentence to the name: "In the northern countryside of the province of"
_FAR = 12  # names looked back through; it keeps the reading of hostile text linear
_GOING_ON = frozenset("hitting targeting striking bombing pounding shelling bombarding destroying focusing".split())
_UNKNOWN = frozenset((Kind.LOCATED, Kind.DESCRIBED, Kind.REPEATED))


def frame_containers(page: Page, guesses: Sequence[Guess], containers: list[int | None]) -> None:
    """Put into ``containers`` what frames the sentence of each name that no gazetteer knows and nothing else holds."""
    for number, guess in enumerate(guesses):
        if guess.kind is Kind.KNOWN and containers[number] is None:
            containers[number] = _find_frame_before(page, guesses, number, containers)
        if guess.kind not in _UNKNOWN or guess.candidates or containers[number] is not None:
            continue
        sentence = page.sentence[guess.first]
        at = number - 1
        while at >= max(0, number - _FAR) and page.sentence[guesses[at].first] == sentence:
            outer = guesses[at]
            if outer.kind is Kind.KNOWN and _is_division(page, outer) and _frames(page, outer, guess):
                containers[number] = at
                break
            at -= 1


def _find_frame_before(
    page: Page, guesses: Sequence[Guess], number: int, containers: Sequence[int | None]
) -> int | None:
    """As in "in Karsa district, X and Y were hit": what opens the clause holds the towns right behind it, wherever else one is known."""
    guess = guesses[number]
    if number == 0 or any(
        c.place.level is not Level.TOWN or (c.place.population or 0) > _LARGEST_NAMESAKE for c in guess.candidates[:1]
    ):
        return None
    before = guesses[number - 1]
    between = page.text[page.ends[before.last - 1] : page.starts[guess.first]]
    if between in (" and ", ", ", ", and "):
        outer = containers[number - 1]
        return outer if outer is not None and outer < number - 1 and _opens_clause(page, guesses[outer]) else None
    after = lower_at(page, before.last)
    opens = after in _DIVISIONS and between == f" {after}, " and _opens_clause(page, before)
    return number - 1 if opens else None


_LARGEST_NAMESAKE = 200_000  # people: a village of a district may be called like a town of that size elsewhere


def _opens_clause(page: Page, outer: Guess) -> bool:
    """Whether "in" or "in the" before it opens a sentence, or what follows a colon or a semicolon."""
    at = outer.first - 1
    at -= lower_at(page, at) == "the"
    return lower_at(page, at) == "in" and (page.opens[at] or page.gaps[at].strip() in (":", ";"))


def head_containers(page: Page, guesses: Sequence[Guess], containers: list[int | None]) -> None:
    """Put into ``containers`` the heading of the line that a small name stands in: of a division any, of a town its parts."""
    heading: int | None = None
    for number, guess in enumerate(guesses):
        if heading is not None and "\n" in page.text[page.ends[guesses[heading].last - 1] : page.starts[guess.first]]:
            heading = None
        if guess.kind is Kind.KNOWN and _heads_line(page, guess):
            heading = number
            continue
        if heading is None or containers[number] is not None or guess.kind is Kind.ADJECTIVE:
            continue
        outer = guesses[heading]
        if _is_wide(guess):
            heading = None  # another division is spoken of
        elif _is_division(page, outer):
            if all((c.place.population or 0) <= _LARGEST_HELD for c in guess.candidates):
                containers[number] = heading
        elif _is_part(page, guess):
            containers[number] = heading


_LARGEST_HELD = 100_000  # people: a larger town may be named beside the division that the line is about


def _heads_line(page: Page, guess: Guess) -> bool:
    """As in "Karsa: …", "- Karsa region: …" at the beginning of a line."""
    first, last = guess.first, guess.last
    if first and "\n" not in page.gaps[first]:
        return False
    if last < len(page.words) and page.gaps[last] == " " and page.lower[last] in _DIVISIONS:
        last += 1
    return last < len(page.words) and page.gaps[last].startswith((":", " –", " —")) and last - first <= _LONGEST_HEADING


_LONGEST_HEADING = 5  # words


def _is_wide(guess: Guess) -> bool:
    return bool(guess.candidates) and guess.candidates[0].place.level in (Level.COUNTRY, Level.PROVINCE, Level.REGION)


def _is_part(page: Page, guess: Guess) -> bool:
    """Called a quarter, a street or a site, or known as a quarter alone."""
    after = page.lower[guess.last] if guess.last < len(page.words) and page.gaps[guess.last] == " " else ""
    if after in QUARTERS or (guess.descriptor or "").lower() in QUARTERS or Level.POINT in guess.levels:
        return True
    return bool(guess.candidates) and all(c.place.level is Level.NEIGHBOURHOOD for c in guess.candidates[:3])


def _is_division(page: Page, outer: Guess) -> bool:
    """Called one: "X province", "the countryside of X", "the northern districts of X"."""
    after = page.lower[outer.last] if outer.last < len(page.words) and page.gaps[outer.last] == " " else ""
    if after in _DIVISIONS:
        return True
    before = page.lower[max(0, outer.first - 4) : outer.first]
    return "of" in before and not (_DIVISIONS | {"districts", "parts"}).isdisjoint(before)


def _frames(page: Page, outer: Guess, guess: Guess) -> bool:
    """Whether the division opens the sentence, up to a comma, or its strikes go on "targeting" what is named later."""
    behind = outer.last + (page.lower[outer.last] in _DIVISIONS)
    if behind < len(page.words) and page.gaps[behind].startswith(","):
        first = outer.first
        while first > 0 and outer.first - first < _OPENING and not page.opens[first]:
            first -= 1
        if page.opens[first] and page.lower[first] in _OPENERS:
            return True
    return any(page.lower[at] in _GOING_ON and page.gaps[at].startswith(",") for at in range(outer.last, guess.first))
