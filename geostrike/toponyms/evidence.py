"""The named reasons for and against a guess. Each is a number, mostly 0 or 1; the weights are in ``weights.json``.

A reason is a fact of the wording or of the gazetteer that a reader could check; its name says it in words.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from geostrike.language.names import fold
from geostrike.model import Level
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.company import LARGE, from_chain, from_clause, from_company
from geostrike.toponyms.guesses import Guess, Kind
from geostrike.toponyms.neighbours import from_after, from_before
from geostrike.toponyms.page import NUMBER, UPPER, Page
from geostrike.toponyms.parties import from_dealings
from geostrike.toponyms.wordlists import common_words, first_names, surnames

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.toponyms.facts import Facts

__all__ = ["weigh"]


def weigh(page: Page, guesses: Sequence[Guess], number: int, facts: Facts) -> dict[str, float]:
    """All reasons that hold for ``guesses[number]``, by name."""
    guess = guesses[number]
    held: dict[str, float] = {"always": 1.0, f"kind:{guess.kind}": 1.0}
    _from_gazetteer(guess, held, facts)
    _from_word(page, guess, held, facts)
    from_before(page, guess, held)
    from_after(page, guess, held)
    from_company(page, guesses, number, held)
    from_chain(page, guesses, number, held)
    from_clause(page, guess, held)
    from_dealings(page, guess, held)
    if facts.acting.get(guess.key, 0) > ("acts or speaks" in held):
        held["acts or speaks elsewhere"] = 1.0
    return held


def _from_gazetteer(guess: Guess, held: dict[str, float], facts: Facts) -> None:
    if not guess.candidates:
        return
    population = own = -1
    kinds: set[Level] = set()
    at_home = False
    for candidate in guess.candidates:
        place = candidate.place
        kinds.add(place.level)
        size = place.population or 0
        population = max(population, size)
        if fold(place.name) == guess.key:
            own = max(own, size)
        if place.country_code in facts.lands and place.level is not Level.COUNTRY:
            held["in a country that is named"] = 1.0
            if place.admin1_code in facts.lands and place.level is not Level.PROVINCE:
                at_home = True
    held["population"] = log10(max(population, 0) + 10) / 7
    if own < 0:
        held["only another name"] = 1.0
        held["population of another name"] = log10(max(population, 0) + 10) / 7
    held["namesakes"] = log10(len(guess.candidates))
    if at_home:
        held["in a province that is named"] = 1.0
    for level in LARGE:
        if level in kinds:
            held[f"is a {level}"] = 1.0
            break
    else:
        if Level.DISTRICT in kinds:
            held["is a district"] = 1.0
        elif population < 1000:
            held["is a small place"] = 1.0


_LARGE = log10(300_000) / 7  # people; so many know the name first as that of the city


def _from_word(page: Page, guess: Guess, held: dict[str, float], facts: Facts) -> None:
    first, last = guess.first, guess.last
    if last - first == 1:
        _from_one_word(page, guess, held, facts)
    else:
        held["two words" if last - first == 2 else "three words or more"] = 1.0
        words = page.lower[first:last]
        if all(word in common_words() or word in lx.FUNCTION_WORDS for word in words):
            held["all common words"] = 1.0
        if page.lower[first] in first_names() and facts.persons.get(words[-1]):
            held["also a person here"] = 1.0
    if page.opens[first]:
        held["opens the sentence"] = 1.0
    if page.shouting[first]:
        held["in a headline"] = 1.0
    if any(start <= page.starts[first] < end for start, end in page.labels):
        held["in a line of labels"] = 1.0
    located = facts.located.get(guess.key, 0)
    if located:
        before = page.lower[first - 1] if first else ""
        if located > (before in lx.LOCATIVE or before in lx.LEADING_DESCRIPTORS):
            held["elsewhere after a locative word"] = 1.0
    if facts.counts[guess.key] > 1:
        held["repeated"] = min(5, facts.counts[guess.key]) / 5
    if guess.descriptor is not None:
        held[f"head:{_head_class(page, guess)}"] = 1.0


def _from_one_word(page: Page, guess: Guess, held: dict[str, float], facts: Facts) -> None:
    first, last = guess.first, guess.last
    lower = page.lower[first]
    held["one word"] = 1.0
    _from_common_word(page, guess, held)
    large = " of a large place" if held.get("population", 0.0) >= _LARGE else ""
    if lower in first_names():
        held["first name" + large] = first_names()[lower] / 4
    if lower in surnames():
        held["surname" + large] = surnames()[lower] / 4
    if lower in lx.CALENDAR:
        held["month, day or season"] = 1.0
    if lower in lx.TITLES or lower in lx.ORG_HEADS or lower in lx.DESCRIPTORS or lower in lx.COMPASS:
        held["common noun of names"] = 1.0
        if last < len(page.words) and page.lower[last] == "of" and page.gaps[last] == " ":
            held["head of a body's name"] = 1.0
    if lower in page.in_lower_case:
        held["also in lower case"] = min(3, page.in_lower_case[lower]) / 3
    if page.shapes[first] == UPPER and not page.shouting[first] and "." not in page.words[first]:
        held["capitals only"] = 1.0
    if len(lower) <= 3:
        held["very short"] = 1.0
    persons = facts.persons.get(lower, 0)
    if persons:
        held["also a person here"] = 1.0
        if persons > 1:
            held["often a person here"] = 1.0


def _from_common_word(page: Page, guess: Guess, held: dict[str, float]) -> None:
    first = guess.first
    grade = common_words().get(page.lower[first])
    if grade is None or guess.kind is Kind.ADJECTIVE:
        return
    held[f"common word {grade}"] = 1.0
    if page.opens[first] or page.shouting[first]:
        held["common word where any word has a capital"] = 1.0
    if grade <= 20 and held.get("population", 0.0) < 0.7 and not any(f"is a {level}" in held for level in LARGE):
        held["common word, smaller place"] = 1.0
    if guess.run[1] - guess.run[0] > 1:
        held["common word inside a longer name"] = 1.0


def _head_class(page: Page, guess: Guess) -> str:
    head = page.lower[guess.last - 1]
    if page.shapes[guess.last - 1] == NUMBER:
        return "road by number"
    if head in lx.ADMIN_HEADS:
        return "division"
    if head in ("street", "st", "road", "rd", "avenue", "ave", "boulevard", "blvd", "drive", "lane", "highway", "freeway",
                "parkway", "route", "court", "circle", "way", "place", "trail"):  # fmt: skip
        return "street"
    if head in ("hospital", "school", "hotel", "building", "house", "hall", "tower", "mall", "embassy", "headquarters"):
        return "building"
    if head in ("field", "plant", "gate", "station", "park", "stadium", "arena", "base", "camp"):
        return "site"
    if head in lx.FACILITY_HEADS:
        return "nature"
    return "descriptor"
