"""What the whole article says about its capitalised words: who is a person, which names stand in a place's company."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geostrike.model import Level
from geostrike.toponyms.lexicon import (
    BUILDING_HEADS,
    FUNCTION_WORDS,
    LEADING_DESCRIPTORS,
    LOCATIVE,
    ORG_HEADS,
    TITLES,
)
from geostrike.toponyms.page import CAPITAL, UPPER, Page
from geostrike.toponyms.parties import acts
from geostrike.toponyms.wordlists import common_words, first_names

if TYPE_CHECKING:
    from geostrike.toponyms.guesses import Guess

__all__ = ["Facts", "gather_facts"]


@dataclass(slots=True)
class Facts:
    """Of one article."""

    persons: Counter[str] = field(default_factory=Counter)
    """Words, in lower case, that ended or made up a person's name, and how often."""
    located: Counter[str] = field(default_factory=Counter)
    """Folded names to how often they stood alone after a locative preposition or descriptor."""
    counts: Counter[str] = field(default_factory=Counter)
    """Folded names to how often they were guessed."""
    acting: Counter[str] = field(default_factory=Counter)
    """Folded names to how often they did what governments and teams do."""
    lands: set[str] = field(default_factory=set)
    """Codes of the countries and first-level divisions that the article names."""


def gather_facts(page: Page, guesses: list[Guess], runs: list[tuple[int, int]]) -> Facts:
    """One pass over the words, one over the guesses."""
    facts = Facts()
    _find_persons(page, runs, facts.persons)
    for guess in guesses:
        facts.counts[guess.key] += 1
        if acts(page, guess):
            facts.acting[guess.key] += 1
        before = page.lower[guess.first - 1] if guess.first else ""
        alone = guess.last >= guess.run[1] and guess.first <= guess.run[0]
        if alone and (before in LOCATIVE or before in LEADING_DESCRIPTORS) and page.gaps[guess.first] == " ":
            facts.located[guess.key] += 1
        if guess.people is not None:
            if guess.people.country_code:
                facts.lands.add(guess.people.country_code)
            continue
        if not alone or not guess.candidates:
            continue
        for candidate in guess.candidates[:2]:
            place = candidate.place
            if place.level is Level.COUNTRY and place.country_code:
                facts.lands.add(place.country_code)
            elif place.level is Level.PROVINCE and place.admin1_code:
                facts.lands.add(place.admin1_code)
                if place.country_code:
                    facts.lands.add(place.country_code)
    return facts


def _find_persons(page: Page, runs: list[tuple[int, int]], persons: Counter[str]) -> None:
    """Names after titles, names that begin with a first name, and names with an age behind them."""
    known, common = first_names(), common_words()
    size = len(page.words)
    i = 0
    while i < size:
        first, end = runs[i]
        if end <= i:
            i += 1
            continue
        begin = first
        titled = begin > 0 and page.lower[begin - 1] in TITLES and page.gaps[begin] in (" ", ". ")
        while begin < end and page.lower[begin] in TITLES:
            titled = True
            begin += 1
        words = page.lower[begin:end]
        length = len(words)
        if length and not (length > 1 and (words[-1] in ORG_HEADS or (words[-1] in BUILDING_HEADS and not titled))):
            follows = page.lower[end] if end < size else ""
            aged = (
                end < size
                and page.gaps[end] == ", "
                and follows.isdecimal()
                and 1 < int(follows[:4]) < 110
                and len(follows) < 4
            )
            named = length > 1 and known.get(words[0], 0) >= 1 and words[0] not in FUNCTION_WORDS
            named = named and not (common.get(words[0], 99) <= 20 and known.get(words[0], 0) < 3)
            named = named or (length > 2 and words[0] in ("abu", "abou", "umm"))
            initial = length > 2 and any(len(word) == 1 for word in words[1:-1])
            if (titled and length <= 4) or (2 <= length <= 5 and (named or aged or initial)):
                for word in {words[-1], words[0] if named or length == 1 else words[-1]}:
                    if page.shapes[begin] in (CAPITAL, UPPER) and len(word) > 2:
                        persons[word] += 1
        i = end
