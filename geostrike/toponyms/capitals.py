"""Capitals of countries: a name that mostly stands for a government, and is a place only where the wording makes it one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.guesses import Guess, lower_at
from geostrike.toponyms.parties import befalls, between_parties, is_subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.toponyms.page import Page

__all__ = ["is_capital_city", "is_made_a_place"]

# Each is a reason of ``evidence.weigh``.
_PLACED = frozenset(
    {
        "descriptor of",
        "after its descriptor",
        "before its descriptor",
        "before a thing with a location",
        "possessor of a place",
        "its container follows",
        "ends a locative phrase",
        "after in",
        "after at",
        "after near",
        "locative before the",
        "after another locative word",
        "after a verb of motion or attack",
        "after a compass word",
        "goes to",
    }
)
_SITES = lx.FACILITY_HEADS | lx.DESCRIPTORS.keys()
_AWAY = lx.COMPASS | frozenset("across km kilometers kilometres miles linking joining".split())
_BLOWS = frozenset("bombing bombings blast blasts explosion explosions shelling siege".split())
_BACK = 5  # words from "across the river from" back to what says how far


def is_capital_city(guess: Guess) -> bool:
    """Whether the name may be that of the capital of a country."""
    return any(candidate.place.feature == "PPLC" for candidate in guess.candidates[:3])


def is_made_a_place(page: Page, guess: Guess, held: Mapping[str, float]) -> bool:
    """As in "hit Vost", "Vost airport", "the station of Vost", "30 km from Vost"; not "Vost answered", "police from Vost"."""
    if "attacked or struck" in held or befalls(page, guess.last):
        return True
    if "between parties" in held:
        return False
    if not _PLACED.isdisjoint(held) or ("its list is located" in held and not is_subject(page, guess.last)):
        return True
    first, last = guess.first, guess.last
    before = lower_at(page, first - 1)
    if before == "capital" and page.gaps[first] == ", ":
        return True
    if before == "and":
        between = next((at for at in range(first - 1, max(0, first - _BACK), -1) if page.lower[at] == "between"), None)
        if between is not None:
            return not between_parties(page, between)
    if before in ("of", "including") and _is_site(lower_at(page, first - 2)):
        return True
    if before == "to" and "given or said to" not in held:
        return True
    if before in ("from", "with") and not _AWAY.isdisjoint(page.lower[max(0, first - _BACK) : first]):
        return True
    if lower_at(page, first - 2) in lx.ATTACKS_ON and page.joined[first - 1] and page.joined[first]:
        return True  # "shelling threatened Vost"
    if last >= len(page.words) or not page.joined[last]:
        return False
    return page.lower[last] in _BLOWS or _is_site(page.lower[last])  # "after the Vost bombing"


def _is_site(word: str) -> bool:
    return any(form in _SITES for form in (word, word.removesuffix("s"), word.removesuffix("ies") + "y"))
