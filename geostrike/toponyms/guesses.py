"""A guess: words that may name a place, before anything is judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from geostrike.language.names import Folded, fold
from geostrike.model import Level
from geostrike.toponyms.page import CAPITAL, UPPER

if TYPE_CHECKING:
    from geostrike.model import Candidate, Place
    from geostrike.toponyms.page import Page

__all__ = [
    "LARGE", "Guess", "Kind", "between", "has_level", "is_capital", "is_small", "lower_at", "make_guess", "make_id",
    "runs_on",
]  # fmt: skip


class Kind(StrEnum):
    """How a guess came about."""

    KNOWN = "known"
    ADJECTIVE = "adjective"
    ABBREVIATION = "abbreviation"
    DESCRIBED = "described"  # unknown, but a descriptor calls it a place
    LOCATED = "located"  # unknown, but a locative preposition stands before it
    SCRIPT = "script"  # known, in a script without case


@dataclass(slots=True)
class Guess:
    """Words ``first`` to ``last`` (exclusive) that may name a place."""

    first: int
    last: int
    kind: Kind
    name: str
    candidates: tuple[Candidate, ...] = ()
    people: Place | None = None
    descriptor: str | None = None
    """The word that says what it is, when the wording has one."""
    levels: tuple[Level, ...] = ()
    listed: bool = False
    """The wording leaves no doubt: a list led by a plural descriptor ("the villages of A, B and C"), a tag, an Arabic "in"."""
    stands_in: str | None = None
    """The town that a building is named after."""
    outgrown: bool = False
    """Some hamlet has the name, but the run goes on with words no gazetteer knows: the whole may be the name."""
    start: int = -1
    """Offset of the first letter, where it is not that of the first word (a prefix in Arabic)."""
    key: Folded = field(default=Folded(""))
    run: tuple[int, int] = (0, 0)
    """The run of capitals that holds it."""


def is_capital(page: Page, i: int) -> bool:
    """Whether word ``i`` begins with a capital letter."""
    return page.shapes[i] in (CAPITAL, UPPER)


def runs_on(page: Page, i: int) -> bool:
    """Whether a name runs on to word ``i``: a capital, and nothing between."""
    return i < len(page.words) and page.joined[i] and is_capital(page, i)


def lower_at(page: Page, i: int) -> str:
    """Word ``i`` in lower case; empty off the page."""
    return page.lower[i] if 0 <= i < len(page.lower) else ""


def is_small(guess: Guess) -> bool:
    """Whether every place of the name is a small town at most."""
    return all((c.place.population or 0) < _SMALL_TOWN for c in guess.candidates)


def has_level(guess: Guess, *levels: Level) -> bool:
    """Whether one of the likeliest places of the name is such a one."""
    return any(candidate.place.level in levels for candidate in guess.candidates[:3])


LARGE = (Level.COUNTRY, Level.PROVINCE, Level.REGION)
_SMALL_TOWN = 100_000  # people


def make_guess(page: Page, first: int, end: int, kind: Kind, *, run: tuple[int, int] = (0, 0)) -> Guess:
    """Of words whose name is what is written."""
    surface = page.text[page.starts[first] : page.ends[end - 1]]
    return Guess(first, end, kind, surface, key=fold(surface), run=run)


def make_id(number: int) -> str:
    """That of the toponym which the guess with this number becomes."""
    return f"t{number + 1}"


def between(page: Page, left: Guess, right: Guess) -> str:
    """What stands between two guesses."""
    return page.text[page.ends[left.last - 1] : page.starts[right.first]]
