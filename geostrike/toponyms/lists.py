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
_PHRASE = 8  # words: "the outskirts of the old village of"
_PLACES = (Kind.KNOWN, Kind.DESCRIBED)
_ANNOUNCING = (("and",), ("as", "well", "as"), ("along", "with"), ("plus",), ("and", "also"))
_POINTING = lx.LOCATIVE | lx.ATTACKED | {"of"}


def extend_lists(page: Page, guesses: list[Guess], runs: list[tuple[int, int]]) -> list[Guess]:
    """The guesses with the unknown names of their lists, which share what is said of the first or last."""
    out = list(guesses)
    by_first = {guess.first: guess for guess in out}
    taken, swallowed = {i: guess for guess in out for i in range(guess.first, guess.last)}, set[int]()
    for guess in tuple(out):
        descriptor = guess.descriptor or find_lead(page, guess.first)
        struck = is_attacked(page, guess.first)
        plural = descriptor is not None and descriptor.lower().endswith("s")
        shares = guess.kind is Kind.LOCATED or plural
        if not shares and (guess.kind not in _PLACES or runs[guess.first] != (guess.first, guess.last)):
            continue
        found, known, ended = _walk(page, guess, by_first, runs, called=shares and (descriptor is not None or struck))
        # Unknown names between known ones: "in A, X, B and C" makes a place of X.
        if not shares and (
            not ended or len(known) < (1 if struck else 2 if lower_at(page, guess.first - 1) in lx.LOCATIVE else 3)
        ):
            continue
        for other in known if plural else ():
            other.listed = True
        for first, end in found:
            if (new := by_first.get(first)) is not None:
                _grow(page, new, end, listed=True)
                taken |= dict.fromkeys(range(first, end), new)
                continue
            within = {id(taken[i]): taken[i] for i in range(first, end) if i in taken}
            if all(first < other.first and other.last <= end for other in within.values()):
                # "Al-Vost", "Qasr Touma Karsa" between names: the known part of it is no name of its own.
                swallowed |= within.keys()
                kind = Kind.LOCATED if descriptor is None else Kind.DESCRIBED
                new = make_guess(page, first, end, kind, run=(first, end))
                new.listed, new.descriptor = not shares, descriptor
                new.levels = guess.levels or ((lx.DESCRIPTORS[descriptor],) if descriptor in lx.DESCRIPTORS else ())
                out.append(new)
                taken |= dict.fromkeys(range(first, end), new)
    for guess in out:
        end = runs[guess.first][1]
        if guess.outgrown and lower_at(page, guess.first - 1) in _POINTING and is_plausible(page, guess.first, end):
            _grow(page, guess, end, listed=False)
    kept: list[Guess] = []
    for guess in sorted(out, key=lambda guess: guess.first):
        # What a longer name has grown over is no name of its own.
        if id(guess) not in swallowed and (not kept or guess.first >= kept[-1].last):
            kept.append(guess)
    return kept


def _walk(
    page: Page, guess: Guess, by_first: dict[int, Guess], runs: list[tuple[int, int]], *, called: bool
) -> tuple[list[tuple[int, int]], list[Guess], bool]:
    """The unknown names of the list that a guess begins, its known ones, and whether "and" announces its last."""
    found: list[tuple[int, int]] = []
    at, known, ended = guess.last, [guess] if guess.kind in _PLACES else [], False
    while not ended and at < min(len(page.words), guess.last + _FAR):
        member = _next_member(page, at, by_first)
        if member is None:
            break
        at, ended = member
        other, (first, end) = by_first.get(at), runs[at]
        if other is not None and not (other.outgrown and is_plausible(page, at, end, called=called)):
            known += [other] if other.kind in _PLACES else []
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


def _next_member(page: Page, at: int, by_first: dict[int, Guess]) -> tuple[int, bool] | None:
    """Where the next name of a list begins, after a name that ends before word ``at``, and whether "and" announces the last.

    "A, B and C", "A; B; C", "A, B, as well as C", "A, along with C", "A, the old village of B, C".
    """
    if page.gaps[at] in (", ", "; ") and is_capital(page, at):
        return at, False
    if page.gaps[at] in (", ", "; ") and page.lower[at] == "the":
        for end in range(at + 1, min(at + _PHRASE, len(page.words))):
            if page.gaps[end] != " ":
                break
            if end in by_first and by_first[end].kind in _PLACES:
                return end, False
        return None
    if page.gaps[at] not in (" ", ", ", "; "):
        return None
    for words in _ANNOUNCING:
        end = at + len(words)
        if tuple(page.lower[at:end]) == words and end < len(page.words) and page.gaps[end] == " ":
            return (end, True) if is_capital(page, end) else None
    return None
