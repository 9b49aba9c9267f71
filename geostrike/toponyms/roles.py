"""The role of a place name in its sentence, and the words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level, Role
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.beside import matches, roles
from geostrike.toponyms.bodies import is_armed_group, names_body
from geostrike.toponyms.guesses import Guess, Kind, lower_at
from geostrike.toponyms.parties import does

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.toponyms.page import Page

__all__ = ["assign_role"]

_NAMESAKES = {"before a medium's word", "before a team's word"}
_INSIDE = {"goes on with a capital", "goes on from a capital"}
# What makes a place of a capital, which mostly stands for a government.
_PLACED = {
    "attacked or struck",
    "descriptor of",
    "after its descriptor",
    "before its descriptor",
    "its container follows",
    "its list is located",
    "after in",
    "after at",
    "after near",
    "locative before the",
    "after another locative word",
    "after a verb of motion or attack",
    "after a compass word",
    "goes to",
}
_AWAY = lx.COMPASS | frozenset("across km kilometers kilometres miles linking joining".split())
_BACK = 5  # words from "across the river from" back to what says how far
_SITES = (
    lx.FACILITY_HEADS
    | lx.DESCRIPTORS.keys()
    | frozenset("bombing bombings blast blasts explosion shelling siege border airspace waters soil skyline".split())
)


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
    for wording in roles():
        if (wording.struck or not struck) and (beside or not wording.beside) and matches(page, guess, wording):
            return Role(wording.role), wording.reason
    if "acts or speaks" in held and _is_country_or_capital(guess):
        return Role.GOVERNMENT, "acts or speaks: the government, not the place"
    if is_armed_group(page, guess):
        return Role.GOVERNMENT, "an armed group, not a place"
    if not struck and names_body(page, guess):
        return Role.GOVERNMENT, "part of the name of an office or body, which acts or speaks"
    capital = _is_capital_city(guess)
    if capital and not _is_made_a_place(page, guess, held, beside=beside):
        return Role.OUTSIDE, "a capital, and nothing in the sentence says that it happened there"
    made = capital and _INSIDE.isdisjoint(held)
    certain = made or guess.stands_in is not None or _is_surely_a_place(guess, held)
    if certain or literal >= max(threshold, sure):
        return Role.PLACE, _say(page, guess, held, _CUES)
    if literal >= threshold:
        return Role.OUTSIDE, f"in doubt: the place itself is meant with a probability of {literal:.0%} only"
    if not _INSIDE.isdisjoint(held):
        return Role.PART_OF_NAME, "part of a longer name"
    if "capital of" in held:
        return Role.PART_OF_NAME, "part of the name of a body or office"
    return Role.GOVERNMENT, _say(page, guess, held, _ACTORS)


def _is_surely_a_place(guess: Guess, held: Mapping[str, float]) -> bool:
    """Whether the wording leaves no doubt, whatever a model trained on politics and sport thinks of the name."""
    return _INSIDE.isdisjoint(held) and (guess.listed or not _CERTAIN.isdisjoint(held))


_CERTAIN = {"descriptor of", "after its descriptor", "attacked or struck", "after near", "after another locative word"}


def _is_capital_city(guess: Guess) -> bool:
    return any(candidate.place.feature == "PPLC" for candidate in guess.candidates[:3])


def _is_country_or_capital(guess: Guess) -> bool:
    return _is_capital_city(guess) or any(c.place.level is Level.COUNTRY for c in guess.candidates[:3])


def _is_made_a_place(page: Page, guess: Guess, held: Mapping[str, float], *, beside: bool) -> bool:
    """As in "hit Vost", "Vost airport", "the station of Vost", "30 km from Vost"; not "Vost answered", "police from Vost"."""
    first, before, head = guess.first, lower_at(page, guess.first - 1), lower_at(page, guess.first - 2)
    office = before == "in" and (head in lx.GOVERNING or head in lx.OFFICES)
    if beside and office and does(page, guess.last):
        return False  # "the ministry in Vost said"
    if not _PLACED.isdisjoint(held) or (before == "to" and "given or said to" not in held):
        return True
    if before in ("from", "with") and not _AWAY.isdisjoint(page.lower[max(0, first - _BACK) : first]):
        return True
    after = lower_at(page, guess.last) if page.joined[guess.last : guess.last + 1] == [True] else ""
    beside_it = (head if before == "of" else "", after)
    return any(form in _SITES for word in beside_it for form in (word, word.removesuffix("s")))


# What makes a place of it, and what makes an actor of it, in words; "{0}" is the word before it, "{1}" that behind.
_CUES = (
    ({"descriptor of", "after its descriptor"}, "a word before it says what kind of place it is"),
    ({"before its descriptor"}, "the word “{1}” after it says what kind of place it is"),
    (
        {"after in", "after at", "after near", "after from", "after to", "after another locative word"},
        "stands after “{0}”",
    ),
    ({"its container follows"}, "the place that holds it follows"),
    ({"always"}, "a known place name, and nothing in the sentence makes it a government or part of another name"),
)
_ACTORS = (
    ({"before a verb of saying"}, "acts or speaks (“{1}”): the government, not the place"),
    ({"before a body or force", "before people"}, "says whose “{1}”, not where"),
    ({"always"}, "stands for a government or its people, as far as the sentence shows"),
)


def _say(page: Page, guess: Guess, held: Mapping[str, float], cues: tuple[tuple[set[str], str], ...]) -> str:
    if cues is _CUES and guess.descriptor is not None:
        return f"the text calls it a place (“{guess.descriptor}”)"
    beside = (page.words[max(0, guess.first - 1)], *page.words[guess.last : guess.last + 1], "")
    return next(said for reasons, said in cues if not reasons.isdisjoint(held)).format(*beside)
