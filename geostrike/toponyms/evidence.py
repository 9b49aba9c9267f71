"""The named reasons for and against a guess. Each is a number, mostly 0 or 1; the weights are in ``weights.json``.

A reason is a fact of the wording or of the gazetteer that a reader could check; its name says it in words.
"""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from geostrike.language.names import fold
from geostrike.model import Level
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.company import from_chain, from_clause, from_company
from geostrike.toponyms.guesses import LARGE, Guess, Kind, lower_at
from geostrike.toponyms.neighbours import from_after, from_before
from geostrike.toponyms.page import UPPER, Page
from geostrike.toponyms.parties import acts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.toponyms.facts import Facts

__all__ = ["refuse", "weigh"]

_NOUNS = lx.TITLES | lx.ORG_HEADS | lx.DESCRIPTORS.keys() | lx.COMPASS


def weigh(page: Page, guesses: Sequence[Guess], number: int, facts: Facts) -> dict[str, float]:
    """All reasons that hold for ``guesses[number]``, by name."""
    guess = guesses[number]
    does = not page.possessive[guess.last - 1] and acts(page, guess)
    reasons: dict[str, float] = {
        "always": 1.0,
        f"kind:{guess.kind}": 1.0,
        "acts or speaks": does,
        "acts or speaks elsewhere": facts.acting[guess.key] > does,
    }
    reasons |= _from_gazetteer(guess, facts) | _from_word(page, guess, facts)
    if guess.last - guess.first == 1:
        reasons |= _from_one_word(page, guess, facts) | _from_common_word(page, guess, reasons)
    held = {name: float(value) for name, value in reasons.items() if value}
    from_before(page, guess, held)
    from_after(page, guess, held)
    from_company(page, guesses, number, held)
    from_chain(page, guesses, number, held)
    from_clause(page, guess, held)
    return held


def _from_gazetteer(guess: Guess, facts: Facts) -> dict[str, float]:
    if not guess.candidates:
        return {}
    places = [candidate.place for candidate in guess.candidates]
    near = [p for p in places if p.country_code in facts.lands and p.level is not Level.COUNTRY]
    kinds = {place.level for place in places}
    large = next((level for level in (*LARGE, Level.DISTRICT) if level in kinds), None)
    largest = max(place.population or 0 for place in places)
    population = log10(largest + 10) / 7
    another = all(fold(place.name) != guess.key for place in places)
    return {
        "population": population,
        "population of another name": population * another,
        "only another name": another,
        "namesakes": log10(len(places)),
        "in a country that is named": bool(near),
        "in a province that is named": any(p.admin1_code in facts.lands for p in near if p.level is not Level.PROVINCE),
        f"is a {large}": large is not None,
        "is a small place": large is None and largest < 1000,
    }


def _from_word(page: Page, guess: Guess, facts: Facts) -> dict[str, float]:
    first, size, words = guess.first, guess.last - guess.first, page.lower[guess.first : guess.last]
    before = lower_at(page, first - 1)
    here = before in lx.LOCATIVE or before in lx.LEADING_DESCRIPTORS
    return {
        "one word": size == 1,
        "two words": size == 2,
        "three words or more": size > 2,
        "all common words": size > 1 and all(w in lx.common_words() or w in lx.FUNCTION_WORDS for w in words),
        "also a person here": size > 1 and words[0] in lx.first_names() and facts.persons[words[-1]] > 0,
        "opens the sentence": page.opens[first],
        "in a headline": page.shouting[first],
        "in a line of labels": any(start <= page.starts[first] < end for start, end in page.labels),
        "elsewhere after a locative word": facts.located[guess.key] > here,
        "repeated": min(5, facts.counts[guess.key]) / 5 if facts.counts[guess.key] > 1 else 0,
        f"head:{_sort_head(words[-1])}": guess.descriptor is not None,
    }


def _from_one_word(page: Page, guess: Guess, facts: Facts) -> dict[str, float]:
    first, word = guess.first, page.lower[guess.first]
    return {
        "first name": lx.first_names().get(word, 0) / 4,
        "surname": lx.surnames().get(word, 0) / 4,
        "month, day or season": word in lx.CALENDAR,
        "common noun of names": word in _NOUNS,
        "also in lower case": min(3, page.in_lower_case[word]) / 3,
        "capitals only": page.shapes[first] == UPPER and not page.shouting[first] and "." not in page.words[first],
        "very short": len(word) <= 3,
        "also a person here": facts.persons[word] > 0,
        "often a person here": facts.persons[word] > 1,
    }


def _from_common_word(page: Page, guess: Guess, known: Mapping[str, float]) -> dict[str, float]:
    grade = lx.common_words().get(page.lower[guess.first])
    if grade is None or guess.kind is Kind.ADJECTIVE:
        return {}
    small = known.get("population", 0.0) < _CITY and not any(known.get(f"is a {level}") for level in LARGE)
    return {
        f"common word {grade}": 1.0,
        "common word where any word has a capital": page.opens[guess.first] or page.shouting[guess.first],
        "common word, smaller place": grade <= 20 and small,
        "common word inside a longer name": guess.run[1] - guess.run[0] > 1,
    }


_CITY = 0.7  # by the reason "population"


def _sort_head(head: str) -> str:
    if head in lx.STREETS:
        return "street"
    if head in lx.HOUSES:
        return "building"
    return "nature" if head in lx.FACILITY_HEADS else "descriptor"


def refuse(guess: Guess, held: Mapping[str, float], weights: Mapping[str, float]) -> str | None:
    """Why it is no place name, in words; ``None`` for what nobody would take for one: common words that only open a sentence."""
    if guess.kind is Kind.ADJECTIVE:
        return "a people or an adjective: says whose, not where"
    if guess.kind is Kind.KNOWN and guess.last - guess.first == 1 and "common word 10" in held:
        return None
    against = min(
        ((weights.get(name, 0.0) * held[name], said) for name, said in lx.REFUSALS.items() if name in held),
        default=None,
    )
    if against is not None and against[0] < 0:
        return against[1]
    if any(name.startswith("common word") for name in held):
        return None
    return "a known place name, but nothing in the wording makes a place of it"
