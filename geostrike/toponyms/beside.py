"""What the words right beside a name make of it, from the tables in ``words/beside.toml``: "the frigate Vost", "fled Vost"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from geostrike.model import Level
from geostrike.toponyms.guesses import Guess, has_level, is_capital, is_small, lower_at
from geostrike.toponyms.lexicon import read_table

if TYPE_CHECKING:
    from geostrike.toponyms.page import Page

__all__ = ["Wording", "matches", "read_wordings"]

_FAR = 8  # words before a name that may speak against a reading


class Wording(NamedTuple):
    """One table of the file, which says what each part means."""

    reason: str
    role: str = ""
    before: frozenset[str] = frozenset()
    behind: frozenset[str] = frozenset()
    within: int = 0
    unless: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    unless_after: frozenset[str] = frozenset()
    capital: bool | None = None
    small: bool = False
    country: bool = False
    beside: bool = False
    struck: bool = False


@cache
def read_wordings(kind: str) -> tuple[Wording, ...]:
    """The "bars", which make a thing of a name, or the "roles", which put a place beside the story."""
    return tuple(map(_make_wording, read_table("beside.toml")[kind]))


def _make_wording(row: dict[str, Any]) -> Wording:
    lists = [name for name in row if isinstance(Wording._field_defaults.get(name), frozenset)]
    return Wording(**row | {name: frozenset(row[name].split()) for name in lists})


def matches(page: Page, guess: Guess, wording: Wording) -> bool:
    """Whether the words beside the name are those of the table."""
    if wording.after and not _is_followed(page, guess, wording):
        return False
    if wording.before and not any(_is_led(page, at, wording) for at in {guess.first, max(guess.run[0], 0)}):
        return False
    return (is_small(guess) or not wording.small) and (has_level(guess, Level.COUNTRY) or not wording.country)


def _is_followed(page: Page, guess: Guess, wording: Wording) -> bool:
    last = guess.last
    if lower_at(page, last) not in wording.after or page.gaps[last] != " ":
        return False
    return wording.capital in (None, is_capital(page, last)) and lower_at(page, last + 1) not in wording.unless_after


def _is_led(page: Page, first: int, wording: Wording) -> bool:
    at = first - 1
    if lower_at(page, at) not in wording.before or page.gaps[first] not in _BLANKS or page.shouting[at]:
        return False
    if not wording.after and wording.capital not in (None, is_capital(page, at)):
        return False
    near = [page.lower[i] for i in range(max(0, at - _FAR), at) if page.sentence[i] == page.sentence[at]]
    return wording.unless.isdisjoint(near) and not (
        wording.behind and wording.behind.isdisjoint(near[-wording.within :])
    )


_BLANKS = frozenset((" ", "-", " “", ' "', " ‘", " '"))
