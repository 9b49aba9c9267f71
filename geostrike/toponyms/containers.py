"""Which larger place the text puts a name in: "X, Y", "X in Y", "X, a town in northern Y"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.model import Level
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.arabic import find_arabic_container
from geostrike.toponyms.company import holds
from geostrike.toponyms.guesses import LARGE, Guess, Kind, between, has_level, lower_at
from geostrike.toponyms.lexicon import read_patterns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.toponyms.page import Page

__all__ = ["find_container", "share_containers"]

_BETWEEN, _CALLED, _SITE = map(read_patterns("containers").__getitem__, ("between", "called", "site"))
_ASIDE = re.compile(r"^ \([^()]*\)")  # "X (a hospital) in Y"
_LONGEST_BETWEEN = 80  # characters
_LISTING = (", ", " and ", ", and ")
_DIVISIONS = (Level.COUNTRY, Level.PROVINCE, Level.DISTRICT)
_TOWN = 5_000  # people


def find_container(page: Page, guesses: Sequence[Guess], number: int) -> int | None:
    """The number of the guess that the text puts this one in: "X, Y", "X in Y", "X, a town in northern Y"."""
    guess = guesses[number]
    if guess.kind is Kind.ADJECTIVE:
        return None
    for at in range(number + 1, min(number + 3, len(guesses))):
        outer = guesses[at]
        if outer.kind is Kind.ADJECTIVE:
            continue
        if page.sentence[outer.first] != page.sentence[guess.first] and page.gaps[outer.first].strip() != ",":
            return None
        words = _ASIDE.sub("", between(page, guess, outer), count=1)
        if len(words) > _LONGEST_BETWEEN:
            return None
        if guess.kind is Kind.SCRIPT and find_arabic_container(page, guess, outer):
            return at if _is_small(guess) and (has_level(outer, *_DIVISIONS) or not guess.candidates) else None
        if _is_site(guess, outer, words):
            return at
        called = {lower_at(page, outer.last), *words.lower().split()}
        if guess.key == outer.key and words != ", " and called.isdisjoint(lx.ADMIN_HEADS):
            return None  # "Karsa, the mayor said after the shelling of Karsa"
        if not (_BETWEEN.search(words) and _BETWEEN.fullmatch(_after_descriptor(words))):
            return None
        finest = _find_finer(page, guesses, at)
        outer = guesses[finest]
        if holds(outer, guess) if guess.candidates else _can_hold(outer, words):
            return None if words == ", " and _lists_on(page, guesses, number, at) else finest
        # The text says so, even if the gazetteer has the name elsewhere only.
        divided = has_level(outer, *_DIVISIONS) or lower_at(page, outer.last) in lx.ADMIN_HEADS
        said = (" in " in words and _is_small(guess)) or _CALLED.match(words) is not None
        return finest if said and divided else None
    return None


def _is_site(guess: Guess, outer: Guess, words: str) -> bool:
    """As in "X park in Y", "X Technical University in Y", "X district of Y": a site or quarter of the town Y, no town of its own."""
    head = _SITE.fullmatch(words)
    return (
        head is not None
        and (head["head"].lower() in (lx.QUARTERS if head["link"] == "of" else _SITES))
        and not any(c.place.level in LARGE for c in guess.candidates)
        and has_level(outer, Level.TOWN)
    )


_SITES = (lx.BUILDING_HEADS | lx.STREETS | lx.SCHOOLS | {"park", "works", "factory"}) - {"camp", "base", "port"}


def share_containers(page: Page, guesses: Sequence[Guess], containers: list[int | None]) -> None:
    """As in "A, B and C in Y", "the A and B areas of Y": what holds the last of a list holds all of it."""
    for number in range(len(guesses) - 1, 0, -1):
        outer, script = containers[number], guesses[number].kind is Kind.SCRIPT
        if outer is None or not (script or _HOLDS_ALL.match(between(page, guesses[number], guesses[outer]))):
            continue
        at = number - 1
        while at >= 0 and containers[at] is None and _is_small(guesses[at]):
            words = between(page, guesses[at], guesses[at + 1])
            if not (_is_joined(page, guesses[at + 1], words) if script else words in _LISTING):
                break
            containers[at] = outer
            at -= 1


_HOLDS_ALL = re.compile(r".*? in |\s\w+s of ", re.DOTALL)


def _is_joined(page: Page, guess: Guess, words: str) -> bool:
    """In Arabic "and" is written onto the name that it joins."""
    return words.strip() in ("", "،") and ("،" in words or page.words[guess.first].startswith("و"))


def _is_small(guess: Guess) -> bool:
    """A town or less, as far as the gazetteer knows."""
    return guess.kind is not Kind.ADJECTIVE and all(c.place.level not in LARGE for c in guess.candidates)


def _can_hold(outer: Guess, words: str) -> bool:
    if not outer.candidates:  # spelt as no gazetteer has it, perhaps
        return outer.kind in (Kind.LOCATED, Kind.DESCRIBED) and " in " in words
    return " in " in words or " of " in words or not words.strip(", ")


def _lists_on(page: Page, guesses: Sequence[Guess], number: int, at: int) -> bool:
    """As in "A, X, B and C": B stands beside X in a list and does not hold it."""
    after = between(page, guesses[at], guesses[at + 1]) if at + 1 < len(guesses) else ""
    before = between(page, guesses[number - 1], guesses[number]) if number else ""
    ends = after in (" and ", ", and ", " as well as ")
    if not has_level(guesses[at], *_DIVISIONS):
        return ends or before == ", " or (after == ", " and not has_level(guesses[at + 1], *_DIVISIONS))
    goes_on = ends or (after == before == ", " and not has_level(guesses[at + 1], *_DIVISIONS))
    return goes_on and _is_town(guesses[at])


def _is_town(guess: Guess) -> bool:
    """A town in the division of its name ("Karsa, Karsa province"): "A, Karsa and C" lists three towns."""
    found = [candidate.place for candidate in guess.candidates[:4]]
    homes = {place.admin1_code for place in found if place.level in (Level.PROVINCE, Level.DISTRICT)}
    return any(p.level is Level.TOWN and (p.population or 0) >= _TOWN and p.admin1_code in homes for p in found)


def _find_finer(page: Page, guesses: Sequence[Guess], at: int) -> int:
    """As in "in Syria's Idlib province": the container is the province."""
    if at + 1 < len(guesses) and page.possessive[guesses[at].last - 1]:
        outer, inner = guesses[at], guesses[at + 1]
        if inner.first - outer.last <= 1 and inner.kind is not Kind.ADJECTIVE and holds(outer, inner):
            return at + 1
    return at


def _after_descriptor(words: str) -> str:
    """As in "Xyz district in Y": the descriptor goes with the name."""
    match = re.match(r"\s([a-z-]+)(?=[\s,])", words)
    return words[match.end() :] if match and match.group(1) in lx.POST_DESCRIPTORS else words
