"""What the whole article says about its capitalised words: who is a person, which names stand in a place's company."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geostrike.model import Level
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.guesses import lower_at
from geostrike.toponyms.parties import acts

if TYPE_CHECKING:
    from geostrike.toponyms.guesses import Guess
    from geostrike.toponyms.page import Page

__all__ = ["Facts", "gather_facts"]

_LONGEST = 5  # words of a person's name


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
        facts.acting[guess.key] += acts(page, guess)
        before = lower_at(page, guess.first - 1)
        alone = guess.last >= guess.run[1] and guess.first <= guess.run[0]
        if alone and (before in lx.LOCATIVE or before in lx.LEADING_DESCRIPTORS) and page.gaps[guess.first] == " ":
            facts.located[guess.key] += 1
        if guess.people is not None:
            facts.lands.add(guess.people.country_code or "")
            continue
        for place in (candidate.place for candidate in guess.candidates[: 2 if alone else 0]):
            if place.level is Level.COUNTRY or (place.level is Level.PROVINCE and place.admin1_code):
                facts.lands.add(place.country_code or "")
            if place.level is Level.PROVINCE:
                facts.lands.add(place.admin1_code or "")
    facts.lands.discard("")
    return facts


def _find_persons(page: Page, runs: list[tuple[int, int]], persons: Counter[str]) -> None:
    """Names after titles, and names that begin with a first name or have an initial."""
    for first, end in dict.fromkeys(run for run in runs if run[0] < run[1]):
        begin = first
        titled = lower_at(page, begin - 1) in lx.TITLES and page.gaps[begin] in (" ", ". ")
        while begin < end and page.lower[begin] in lx.TITLES:
            titled, begin = True, begin + 1
        words = page.lower[begin:end]
        length = len(words)
        if not 1 <= length <= _LONGEST or (length > 1 and _is_body(words[-1], titled=titled)):
            continue
        named = length > 1 and (words[0] in lx.FATHERS or _is_first_name(words[0]))
        initial = length > 2 and any(len(word) == 1 for word in words[1:-1])
        if (titled and length < _LONGEST) or (length > 1 and (named or initial)):
            for word in {words[-1], words[0] if named else words[-1]}:
                persons[word] += len(word) > 2


def _is_body(word: str, *, titled: bool) -> bool:
    return word in lx.ORG_HEADS or (word in lx.BUILDING_HEADS and not titled)


def _is_first_name(word: str) -> bool:
    grade = lx.first_names().get(word, 0)
    return grade >= 1 and word not in lx.FUNCTION_WORDS and (grade >= 3 or not lx.is_common(word))
