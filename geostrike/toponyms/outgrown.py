"""Known names that are only a part of a longer one, which no gazetteer has: "Tal Vosh Karn" where some hamlet is called Tal Vosh."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.names import fold
from geostrike.toponyms.company import LARGE
from geostrike.toponyms.guesses import Guess, Kind, lower_at
from geostrike.toponyms.lexicon import ADJECTIVE_OPENERS, ATTACKED, DESCRIPTORS, LOCATIVE, NAME_OPENERS, ORG_HEADS
from geostrike.toponyms.unknown import is_plausible
from geostrike.toponyms.wordlists import common_words, first_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Candidate
    from geostrike.toponyms.page import Page

__all__ = ["is_outgrown"]

_OUTGROWN = 20_000  # people: a larger place is known well enough to stand before another name


def is_outgrown(page: Page, gazetteer: Gazetteer, runs: list[tuple[int, int]], known: Guess) -> bool:
    """As in "Tal Vosh Karn" or "Nga Vosh" where some hamlet is called Tal Vosh, or Nga: the whole is the name."""
    first, end = runs[known.first]
    if known.kind is not Kind.KNOWN or page.shouting[first]:
        return False
    if known.first > first:
        return _ends_a_name(page, gazetteer, known, first)
    if known.last >= end:
        return False
    rest = page.lower[known.last]
    if page.lower[first] in ADJECTIVE_OPENERS and known.last - first == 1 and page.gaps[known.last] == " ":
        return rest not in DESCRIPTORS and rest not in ORG_HEADS and is_plausible(page, first, end)
    if _is_town_or_more(known.candidates):
        return _begins_a_name(page, gazetteer, known, end)
    if page.gaps[known.last] not in (" ", "-") or rest in DESCRIPTORS or rest in ORG_HEADS or rest in common_words():
        return False
    others = gazetteer.exact(page.text[page.starts[known.last] : page.ends[end - 1]])
    if _is_town_or_more(others):  # not "bombed A B and C", a list without its commas
        return _stands_alone(page, first, end) and end - first == 2
    return True


_CITY = 100_000  # people


def _begins_a_name(page: Page, gazetteer: Gazetteer, known: Guess, end: int) -> bool:
    """As in "from Nga Vosh Karn in": a town is called Nga, or a city also, but two words that no gazetteer has go on with it."""
    rest = range(known.last, end)
    lesser = all(
        c.place.level not in LARGE and ((c.place.population or 0) < _CITY or fold(c.place.name) != known.key)
        for c in known.candidates
    )
    if not lesser or not rest or not all(page.gaps[i] in (" ", "-") for i in rest):
        return False
    before, after = lower_at(page, known.first - 1), lower_at(page, end)
    if (before not in LOCATIVE and before not in ATTACKED and before not in ("of", "from")) or after != "in":
        return False
    return all(_is_of_no_other(page.lower[i]) and not _is_town_or_more(gazetteer.exact(page.words[i])) for i in rest)


def _is_of_no_other(word: str) -> bool:
    """Whether a word is no noun, no title and no first name, with which something else would begin."""
    return (
        word not in DESCRIPTORS and word not in ORG_HEADS and word not in common_words() and word not in first_names()
    )


def _ends_a_name(page: Page, gazetteer: Gazetteer, known: Guess, first: int) -> bool:
    """As in "Bani Vosh al-Karn" where some village is called al-Karn: the whole is the name."""
    if page.lower[first] not in NAME_OPENERS or _is_town_or_more(known.candidates):
        return False
    if any(page.gaps[i] not in (" ", "-") for i in range(first + 1, known.first + 1)):
        return False
    return not gazetteer.knows(fold(page.text[page.starts[first] : page.ends[known.first - 1]]))


def _is_town_or_more(candidates: Sequence[Candidate]) -> bool:
    return any((c.place.population or 0) >= _OUTGROWN or c.place.level in LARGE for c in candidates)


def _stands_alone(page: Page, first: int, end: int) -> bool:
    """As in "at Vost Karn in", "struck Vost Karn.": one name, where a list of two would have a comma or an "and"."""
    before, after = lower_at(page, first - 1), lower_at(page, end)
    return (before in LOCATIVE or before in ATTACKED) and (
        end >= len(page.words) or page.gaps[end] != " " or after == "in"
    )
