"""Votes of others: spaCy pipelines, and the annotator, which knows what was hit: “shells fell on Saadra Square and al-Farsa”.

They are guesses where nobody else had one, weighed like any other; a pipeline's vote is a reason for the guesses that it meets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from geostrike.language.names import fold
from geostrike.model.annotation import ArgumentRole
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.bars import bar
from geostrike.toponyms.guesses import Kind, is_capital, lower_at, make_guess
from geostrike.toponyms.page import Page, cut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Span
    from geostrike.model.annotation import Annotation
    from geostrike.toponyms.guesses import Guess

__all__ = ["add_votes", "find_struck", "weigh_votes"]

_SURE = 0.9
"""So likely must the words be what was hit, and that something was."""
_KINDS = lx.DESCRIPTORS.keys() | lx.FACILITY_HEADS
_UNKNOWN = (Kind.DESCRIBED, Kind.LOCATED)
_OPENERS = lx.ARTICLES | lx.NAME_OPENERS
_DETERMINERS = lx.FUNCTION_WORDS - lx.ARTICLES - lx.CONNECTORS | {"the"}
_AND = frozenset({"and", "or"})
VOTED, NOT_VOTED = "another recogniser calls it a place", "another recogniser does not call it a place"


def add_votes(page: Page, guesses: list[Guess], votes: Sequence[Span], gazetteer: Gazetteer) -> list[Guess]:
    """The guesses with those added that only another recogniser saw; a longer name stands for the known part that it outgrew or that an
    article opens (“al-Farsa”), and a known one for the unknown name that begins with it: “Dovrin” for “Dovrin School”.
    """
    if not votes:
        return guesses
    begun = {page.starts[guess.first]: guess for guess in guesses if guess.kind in _UNKNOWN}
    for vote in votes:
        guess = begun.get(vote.start)
        last = bisect_right(page.ends, vote.end)
        if guess is not None and guess.first < last < guess.last and (found := gazetteer.exact(vote.text)):
            guess.last, guess.kind, guess.candidates = last, Kind.KNOWN, found
            guess.name, guess.key, guess.descriptor = vote.text, fold(vote.text), None
    known = {(guess.first, guess.last) for guess in guesses}
    spans = [(bisect_left(page.starts, vote.start), bisect_right(page.ends, vote.end)) for vote in votes]
    opened = {(first + 1, last) for first, last in spans if lower_at(page, first) in _OPENERS}
    whole = [guess for guess in guesses if (guess.first, guess.last) not in opened and bar(page, guess) is None]
    taken = {i for guess in whole for i in range(guess.first, guess.last)}
    added = list(guesses)
    for first, last in spans:
        if first < last and (first, last) not in known and taken.isdisjoint(range(first, last)):
            added = [guess for guess in added if not (first <= guess.first and guess.last <= last)]
            added.append(make_guess(page, first, last, Kind.LOCATED, run=(first, last)))
            taken.update(range(first, last))
    return sorted(added, key=lambda guess: guess.first)


def weigh_votes(page: Page, guess: Guess, votes: Sequence[Span]) -> dict[str, float]:
    """One reason: voted for or not."""
    start, end = page.starts[guess.first], page.ends[guess.last - 1]
    voted = any(vote.start < end and start < vote.end for vote in votes)
    return {VOTED if voted else NOT_VOTED: 1.0}


def find_struck(page: Page, annotation: Annotation | None) -> tuple[Span, ...]:
    """The names at the end of all words that the annotator takes for what was hit; no people ("the Houthis"), nothing that is called a group anywhere: “hit posts of a
    rebel group, Zarun Farsa” makes no place of it where it is hit again.
    """
    groups = [at + 1 for at, word in enumerate(page.lower) if word in lx.GROUP_HEADS]
    return tuple(
        cut(page, page.starts[first], page.ends[last - 1])
        for first, last in dict.fromkeys(_find_names(page, annotation))
        if (lower_at(page, first - 1) == "in" or not lx.NOT_PLACES.issuperset(page.lower[first:last]))
        and lower_at(page, first - 1) not in lx.TITLES  # “the house of engineer Karim Farsa”
        and not any(page.lower[at : at + last - first] == page.lower[first:last] for at in groups)
    )


def _find_names(page: Page, annotation: Annotation | None) -> Iterator[tuple[int, int]]:
    for event in annotation.events if annotation is not None else ():
        for argument in event.arguments:
            if argument.role is not ArgumentRole.PLACE:
                continue
            same = [a.probability for a in event.arguments if a.role in _HIT and a.span == argument.span]
            if min(max(same), event.probability) >= _SURE:
                yield from _list_names(
                    page, bisect_left(page.starts, argument.span.start), bisect_right(page.ends, argument.span.end)
                )


_HIT = (ArgumentRole.PLACE, ArgumentRole.TARGET)


def _list_names(page: Page, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The names at the end of the words, but for what says what kind of place it is: “Saadra Square and al-Farsa”, “the Karm Farsa
    mosque”; without one, the owner's at their beginning: “Saadra's oil depot”.
    """
    owner = next((at + 1 for at in range(first, last) if page.possessive[at]), None)
    if owner is not None and not is_capital(page, last - 1) and all(is_capital(page, at) for at in range(first, owner)):
        yield first, owner
        return
    first, called = first + (lower_at(page, first) in _DETERMINERS), last  # “The mosque”, “His district”
    while last > first and page.lower[last - 1] in _KINDS and not is_capital(page, last - 1):
        last -= 1
    while first < last < called and not is_capital(page, last - 1):
        last -= 1  # “the Azov iron and steel works”
    end = None
    for at in reversed(range(first, last)):
        if _is_of_name(page, at):
            if end is not None and not page.joined[at + 1]:
                yield at + 1, end
                end = None
            end = end or at + 1
            continue
        if end is not None:
            yield at + 1, end
            end = None
        if page.lower[at] not in _AND:
            return
    if end is not None:
        yield first, end


def _is_of_name(page: Page, at: int) -> bool:
    """“Karm”, and the article of “al-Farsa”; not “at” of “at Dovrin”."""
    written = page.lower[at] in lx.ARTICLES and page.gaps[at + 1 : at + 2] in (["-"], ["‐"], ["‑"], ["'"], ["’"])
    return is_capital(page, at) or written
