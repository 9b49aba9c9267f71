"""Lists of names: "the villages of A, B and C", "struck A, B and C".

What the wording says of one name of a list it says of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.names import fold
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.guesses import Guess, Kind, is_capital, lower_at, make_guess
from geostrike.toponyms.unknown import find_lead, is_attacked, is_plausible

if TYPE_CHECKING:
    from geostrike.toponyms.page import Page

__all__ = ["extend_lists"]

_FAR = 80  # words from the first name of a list to the last; it also keeps the reading of hostile text linear
_ANNOUNCING = (("and",), ("as", "well", "as"), ("along", "with"), ("plus",), ("and", "also"))
_POINTING = lx.LOCATIVE | lx.ATTACKED | {"of"}


def extend_lists(page: Page, guesses: list[Guess], runs: list[tuple[int, int]]) -> list[Guess]:
    """The guesses with the unknown names of their lists, which share what is said of the first or last."""
    out = list(guesses)
    by_first = {guess.first: guess for guess in out}
    taken = {i for guess in out for i in range(guess.first, guess.last)}
    for guess in tuple(out):
        descriptor = guess.descriptor or find_lead(page, guess.first)
        struck = is_attacked(page, guess.first)
        shares = guess.kind is Kind.LOCATED or (descriptor or "").lower().endswith("s")
        if not shares and (guess.kind is not Kind.KNOWN or runs[guess.first] != (guess.first, guess.last)):
            continue
        found, known, ended = _walk(page, guess, by_first, runs, called=shares and (descriptor is not None or struck))
        # Unknown names between known ones: "in A, X, B and C" makes a place of X.
        if not shares and (
            not ended or known < (1 if struck else 2 if lower_at(page, guess.first - 1) in lx.LOCATIVE else 3)
        ):
            continue
        for first, end in found:
            if first in by_first:
                _grow(page, by_first[first], end, listed=True)
            elif taken.isdisjoint(range(first, end)):
                kind = Kind.LOCATED if descriptor is None else Kind.DESCRIBED
                new = make_guess(page, first, end, kind, run=(first, end))
                new.listed, new.descriptor = not shares, descriptor
                named = (lx.DESCRIPTORS[descriptor],) if descriptor in lx.DESCRIPTORS else ()
                new.levels = guess.levels or named
                out.append(new)
            taken.update(range(first, end))
    for guess in out:
        end = runs[guess.first][1]
        if guess.outgrown and lower_at(page, guess.first - 1) in _POINTING and is_plausible(page, guess.first, end):
            _grow(page, guess, end, listed=False)
    kept: list[Guess] = []
    for guess in sorted(out, key=lambda guess: guess.first):
        if not kept or guess.first >= kept[-1].last:  # what a longer name has grown over is no name of its own
            kept.append(guess)
    return kept


def _walk(
    page: Page, guess: Guess, by_first: dict[int, Guess], runs: list[tuple[int, int]], *, called: bool
) -> tuple[list[tuple[int, int]], int, bool]:
    """The unknown names of the list that a guess begins, how many known ones it has, and whether "and" announces its last."""
    found: list[tuple[int, int]] = []
    at, known, ended = guess.last, int(guess.kind is Kind.KNOWN), False
    while not ended and at < min(len(page.words) - 1, guess.last + _FAR):
        member = _next_member(page, at)
        if member is None:
            break
        at, ended = member
        other, (first, end) = by_first.get(at), runs[at]
        if other is not None and not (other.outgrown and is_plausible(page, at, end, called=called)):
            known += other.kind is Kind.KNOWN
            at = other.last
            continue
        if first != at or end == at or not is_plausible(page, at, end, called=called):
            return found, known, False
        found.append((at, end))
        at = end
    return found, known, ended


def _grow(page: Page, guess: Guess, end: int, *, listed: bool) -> None:
    """Make the longer unknown name of a guess that some hamlet's name begins."""
    guess.last, guess.kind, guess.listed, guess.outgrown = end, Kind.LOCATED, listed, False
    guess.name = page.text[page.starts[guess.first] : page.ends[end - 1]]
    guess.key, guess.candidates = fold(guess.name), ()


def _next_member(page: Page, at: int) -> tuple[int, bool] | None:
    """Where the next name of a list begins, after a name that ends before word ``at``, and whether "and" announces the last.

    "A, B and C", "A; B; C", "A, B, as well as C", "A, along with C".
    """
    if page.gaps[at] in (", ", "; ") and is_capital(page, at):
        return at, False
    if page.gaps[at] not in (" ", ", ", "; "):
        return None
    for words in _ANNOUNCING:
        end = at + len(words)
        if tuple(page.lower[at:end]) == words and end < len(page.words) and page.gaps[end] == " ":
            return (end, True) if is_capital(page, end) else None
    return None
