"""The role of a place name in its sentence, and the words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level, Role
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.beside import matches, read_wordings
from geostrike.toponyms.bodies import find_group, names_body
from geostrike.toponyms.guesses import Guess, Kind, has_level, lower_at
from geostrike.toponyms.parties import does

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.toponyms.page import Page

__all__ = ["assign_role"]

_NAMESAKES = {"before a medium's word", "before a team's word"}
_INSIDE = {"goes on with a capital", "goes on from a capital"}
_TABLE = lx.read_table("roles.toml")
_PLACED, _CERTAIN = frozenset(_TABLE["placed"]), frozenset(_TABLE["certain"])
_BACK = 5  # words from "across the river from" back to what says how far
_SITES = lx.FACILITY_HEADS | lx.DESCRIPTORS.keys() | lx.SITES_OF_CAPITALS
_SURE = 0.65
"""The least probability at which something is drawn there. Of made-up sentences with their batch left out, what lies below is as
often a government, a body or a person as the place."""


def assign_role(
    page: Page,
    guess: Guess,
    held: Mapping[str, float],
    literal: float,
    threshold: float,
    *,
    beside: bool,
    sure: float = _SURE,
) -> tuple[Role, str]:
    """The role, and why. ``literal`` is the probability that the place itself is meant, ``beside``: whether the article has another."""
    if guess.kind is Kind.ADJECTIVE:
        return Role.ADJECTIVE, "an adjective or a people, not the place"
    if "based, led, backed" in held:
        word = page.lower[guess.last]
        return Role.AFFILIATION, f"part of “{page.words[guess.last - 1]}-{word}”: says whose, not where"
    if "dateline" in held:
        return Role.DATELINE, "the article was filed there"
    if "in a line of labels" in held and "repeated" in held:
        return Role.PART_OF_NAME, "in the title line, which repeats what the text says"
    if not _NAMESAKES.isdisjoint(held):
        return Role.PART_OF_NAME, "part of the name of a medium, team or line"
    struck = "attacked or struck" in held
    for wording in read_wordings("roles"):
        if (wording.struck or not struck) and (beside or not wording.beside) and matches(page, guess, wording):
            return Role(wording.role), wording.reason
    capital = any(candidate.place.feature == "PPLC" for candidate in guess.candidates[:3])
    if "acts or speaks" in held and (capital or has_level(guess, Level.COUNTRY)):
        return Role.GOVERNMENT, "acts or speaks: the government, not the place"
    if find_group(page, guess) == (guess.first, guess.last):
        return Role.GOVERNMENT, "an armed group, not a place"
    if not struck and names_body(page, guess):
        return Role.GOVERNMENT, "part of the name of an office or body, which acts or speaks"
    if capital and not _is_made_a_place(page, guess, held, beside=beside):
        return Role.OUTSIDE, "a capital, and nothing in the sentence says that it happened there"
    inside = not _INSIDE.isdisjoint(held)
    certain = not inside and (capital or guess.listed or not _CERTAIN.isdisjoint(held))
    if certain or guess.stands_in is not None or literal >= max(threshold, sure):
        return Role.PLACE, _say(page, guess, held, "place")
    if literal >= threshold:
        return Role.OUTSIDE, f"in doubt: the place itself is meant with a probability of {literal:.0%} only"
    if inside:
        return Role.PART_OF_NAME, "part of a longer name"
    if "capital of" in held:
        return Role.PART_OF_NAME, "part of the name of a body or office"
    return Role.GOVERNMENT, _say(page, guess, held, "actor")


def _is_made_a_place(page: Page, guess: Guess, held: Mapping[str, float], *, beside: bool) -> bool:
    """As in "hit Vost", "Vost airport", "the station of Vost", "30 km from Vost"; not "Vost answered", "police from Vost"."""
    first, before, head = guess.first, lower_at(page, guess.first - 1), lower_at(page, guess.first - 2)
    office = before == "in" and (head in lx.GOVERNING or head in lx.OFFICES)
    if beside and office and does(page, guess.last):
        return False  # "the ministry in Vost said"
    if not _PLACED.isdisjoint(held) or (before == "to" and "given or said to" not in held):
        return True
    if before in ("from", "with") and not (lx.COMPASS | lx.AWAY).isdisjoint(page.lower[max(0, first - _BACK) : first]):
        return True
    after = lower_at(page, guess.last) if page.joined[guess.last : guess.last + 1] == [True] else ""
    beside_it = (head if before == "of" else "", after)
    return any(form in _SITES for word in beside_it for form in (word, word.removesuffix("s")))


def _say(page: Page, guess: Guess, held: Mapping[str, float], role: str) -> str:
    if role == "place" and guess.descriptor is not None:
        return f"the text calls it a place (“{guess.descriptor}”)"
    beside = (page.words[max(0, guess.first - 1)], *page.words[guess.last : guess.last + 1], "")
    said: str = next(row["said"] for row in _TABLE[role] if not held.keys().isdisjoint(row["reasons"]))
    return said.format(*beside)
