"""Lists of names: "the villages of A, B and C", "in A, B and C villages", "in A, B (X) and C".

What the wording says of one name of a list it says of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.names import fold
from geostrike.model import Level
from geostrike.toponyms.guesses import Guess, Kind, is_capital, lower_at
from geostrike.toponyms.lexicon import ATTACKED, DESCRIPTORS, LOCATIVE, PLURAL_HEADS
from geostrike.toponyms.unknown import find_lead, is_plausible

if TYPE_CHECKING:
    from geostrike.toponyms.page import Page

__all__ = ["extend_lists"]

_FAR = 80  # words from the first name of a list to the last; it also keeps the reading of hostile text linear


def extend_lists(page: Page, guesses: list[Guess], runs: list[tuple[int, int]]) -> list[Guess]:
    """As in "the villages of A, B and C" and "in A, B and C villages": a list shares what is said of its first or last."""
    for more in (_lead_lists, _flanked):
        guesses = sorted([*guesses, *more(page, guesses, runs)], key=lambda guess: guess.first)
    out: list[Guess] = []
    first_words = {guess.first: guess for guess in guesses}
    taken = {i for guess in guesses for i in range(guess.first, guess.last)}
    for guess in guesses:
        out.append(guess)
        descriptor = guess.descriptor or find_lead(page, guess.first)
        if not (guess.kind is Kind.LOCATED or (descriptor or "").lower().endswith("s")):
            continue
        kind = guess.kind if guess.kind in (Kind.LOCATED, Kind.DESCRIBED) else Kind.DESCRIBED
        levels = guess.levels or ((Level(DESCRIPTORS[descriptor]),) if descriptor in DESCRIPTORS else ())
        at = guess.last
        while at < min(len(page.words) - 1, guess.last + _FAR):
            at = _over_brackets(page, at)
            if page.lower[at] == "and" and page.gaps[at] in (" ", ", ", ") "):
                at += 1
            elif not (page.gaps[at] in (", ", "), ") and is_capital(page, at)):
                break
            other = first_words.get(at)
            if other is not None:
                at = other.last
                continue
            _, end = runs[at]
            if end == at or not taken.isdisjoint(range(at, end)) or not is_plausible(page, at, end):
                break
            surface = page.text[page.starts[at] : page.ends[end - 1]]
            taken.update(range(at, end))
            out.append(
                Guess(at, end, kind, surface, descriptor=descriptor, levels=levels, key=fold(surface), run=runs[at])
            )
            at = end
    out.sort(key=lambda guess: guess.first)
    return out


def _lead_lists(page: Page, guesses: list[Guess], runs: list[tuple[int, int]]) -> list[Guess]:
    """Unknown names before the last of a list that a plural ends: "in A, B and C villages"."""
    found: list[Guess] = []
    ends = {guess.last: guess for guess in guesses}
    taken = {i for guess in guesses for i in range(guess.first, guess.last)}
    for guess in guesses:
        head = lower_at(page, guess.last - 1 if guess.descriptor else guess.last)
        if head not in PLURAL_HEADS:
            continue
        at, fresh, bare = guess.first, [], []
        levels = (Level(DESCRIPTORS[head]),) if head in DESCRIPTORS else (Level.TOWN,)
        while at > 1 and guess.first - at < _FAR:
            end = at - 1 if page.lower[at - 1] == "and" else at
            if end == at and page.gaps[at] != ", ":
                break
            known = ends.get(end)
            first = known.first if known is not None else runs[end - 1][0]
            if known is None:
                if runs[end - 1] != (first, end) or first == end or not taken.isdisjoint(range(first, end)):
                    break
                if not is_plausible(page, first, end):
                    break
                surface = page.text[page.starts[first] : page.ends[end - 1]]
                fresh.append(
                    Guess(
                        first, end, Kind.DESCRIBED, surface, descriptor=head, levels=levels, key=fold(surface),
                        run=(first, end),
                    )
                )  # fmt: skip
            elif known.descriptor is None and not known.levels and known.kind is Kind.LOCATED:
                bare.append(known)
            at = first
        before = lower_at(page, at - 1)
        if before in LOCATIVE or before in ATTACKED or before in ("of", "on", "the"):
            found += fresh
            taken.update(i for new in fresh for i in range(new.first, new.last))
            for other in bare:
                other.descriptor, other.levels = head, levels
    return found


def _flanked(page: Page, guesses: list[Guess], runs: list[tuple[int, int]]) -> list[Guess]:
    """Unknown names between known ones: "in A, X (Y), B and C" makes a place of X."""
    found: list[Guess] = []
    at_first = {guess.first: guess for guess in guesses}
    taken = {i for guess in guesses for i in range(guess.first, guess.last)}
    hopeless: set[int] = set()  # inside a list that breaks off: one begun there would break off at the same word
    for guess in guesses:
        if guess.kind is not Kind.KNOWN or runs[guess.first] != (guess.first, guess.last) or guess.first in hopeless:
            continue
        before = lower_at(page, guess.first - 1)
        least = 2 if before in LOCATIVE or before in ATTACKED else 3
        at, fresh, known, ended, inside = guess.last, [], 1, False, set[int]()
        while not ended and at < min(len(page.words) - 1, guess.last + _FAR):
            at = _over_brackets(page, at)
            ended = lower_at(page, at) == "and"
            at += ended
            if at >= len(page.words) or not (ended or page.gaps[at] in (", ", "), ")) or not is_capital(page, at):
                if not ended:
                    hopeless |= inside
                break
            other = at_first.get(at)
            if other is not None:
                inside.add(at)
                known += other.kind is Kind.KNOWN
                at = other.last
                continue
            first, end = runs[at]
            if first != at or end == at or not taken.isdisjoint(range(at, end)) or not is_plausible(page, at, end):
                break
            surface = page.text[page.starts[at] : page.ends[end - 1]]
            fresh.append(Guess(at, end, Kind.LOCATED, surface, listed=True, key=fold(surface), run=(at, end)))
            at = end
        if ended and known >= least:
            found += fresh
            taken.update(i for new in fresh for i in range(new.first, new.last))
    return found


def _over_brackets(page: Page, at: int) -> int:
    """The word after " (...)", or ``at``."""
    if at < len(page.words) and page.gaps[at] == " (":
        for i in range(at + 1, min(at + 5, len(page.words))):
            if page.gaps[i].startswith(")"):
                return i
    return at
