"""A division that frames its sentence holds the unknown places named in it.

"In Karsa province, shells hit the villages of A and B", "strikes over the countryside of Karsa, targeting rebels at A".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.toponyms.guesses import Guess, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.toponyms.page import Page

__all__ = ["frame_containers"]

_DIVISIONS = frozenset("province governorate countryside suburbs oblast region district raion".split())
_OPENERS = frozenset("in across throughout over".split())
_OPENING = 8  # words from the start of the sentence to the name: "In the northern countryside of the province of"
_FAR = 12  # names looked back through; it keeps the reading of hostile text linear
_GOING_ON = frozenset("hitting targeting striking bombing pounding shelling bombarding destroying focusing".split())
_UNKNOWN = frozenset((Kind.LOCATED, Kind.DESCRIBED, Kind.REPEATED))


def frame_containers(page: Page, guesses: Sequence[Guess], containers: list[int | None]) -> None:
    """Put into ``containers`` what frames the sentence of each name that no gazetteer knows and nothing else holds."""
    for number, guess in enumerate(guesses):
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
