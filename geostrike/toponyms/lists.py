"""Lists of names: "the villages of A, B and C", "in A, B and C villages", "in A, B (X) and C".

What the wording says of one name of a list it says of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.names import fold
from geostrike.model import Level
from geostrike.toponyms.guesses import ARTICLES, Guess, Kind, is_capital, lower_at
from geostrike.toponyms.lexicon import (
    ATTACKED,
    ATTACKS_ON,
    DESCRIPTORS,
    LOCATIVE,
    PERSON_VERBS,
    PLURAL_HEADS,
    SPEECH_VERBS,
)
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
        sure = descriptor is not None or _is_struck(page, guess)
        kind = guess.kind if guess.kind in (Kind.LOCATED, Kind.DESCRIBED) else Kind.DESCRIBED
        levels = guess.levels or ((Level(DESCRIPTORS[descriptor]),) if descriptor in DESCRIPTORS else ())
        at = guess.last
        while at < min(len(page.words) - 1, guess.last + _FAR):
            member = _next_member(page, at)
            if member is None:
                break
            at = member[0]
            other = first_words.get(at)
            if other is not None and other.outgrown and is_plausible(page, at, runs[at][1], called=sure):
                _grow(page, other, runs[at][1])
                taken.update(range(at, other.last))
            if other is not None:
                at = other.last
                continue
            _, end = runs[at]
            tail = _find_tail(page, first_words, at, end)
            if tail is not None and is_plausible(page, at, end, called=sure):
                tail.first = at
                _grow(page, tail, end)
                taken.update(range(at, end))
                at = end
                continue
            if (
                end == at
                or not taken.isdisjoint(range(at, end))
                or not is_plausible(page, at, end, called=sure and not _acts(page, end))
            ):
                break
            surface = page.text[page.starts[at] : page.ends[end - 1]]
            taken.update(range(at, end))
            out.append(
                Guess(at, end, kind, surface, descriptor=descriptor, levels=levels, key=fold(surface), run=runs[at])
            )
            at = end
    for guess in out:
        if (
            guess.outgrown
            and lower_at(page, guess.first - 1) in _POINTING
            and is_plausible(page, guess.first, runs[guess.first][1])
        ):
            _grow(page, guess, runs[guess.first][1])
            guess.listed = False
    out.sort(key=lambda guess: guess.first)
    kept: list[Guess] = []
    for guess in out:
        if not kept or guess.first >= kept[-1].last:  # what a longer name has grown over is no name of its own
            kept.append(guess)
    return kept


_POINTING = LOCATIVE | ATTACKED | {"of"}


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
        least = 1 if _is_struck(page, guess) else 2 if before in LOCATIVE else 3
        at, fresh, known, ended, inside = guess.last, [], 1, False, set[int]()
        grown: list[tuple[Guess, int, int]] = []
        while not ended and at < min(len(page.words) - 1, guess.last + _FAR):
            member = _next_member(page, at)
            if member is None:
                hopeless |= inside
                break
            at, ended = member
            other = at_first.get(at)
            if other is not None and other.outgrown and is_plausible(page, at, runs[at][1]):
                grown.append((other, at, runs[at][1]))
                at = runs[at][1]
                continue
            if other is not None:
                inside.add(at)
                known += other.kind is Kind.KNOWN
                at = other.last
                continue
            first, end = runs[at]
            tail = _find_tail(page, at_first, at, end)
            if tail is not None and is_plausible(page, at, end):
                grown.append((tail, at, end))
                at = end
                continue
            if first != at or end == at or not taken.isdisjoint(range(at, end)) or not is_plausible(page, at, end):
                break
            surface = page.text[page.starts[at] : page.ends[end - 1]]
            fresh.append(Guess(at, end, Kind.LOCATED, surface, listed=True, key=fold(surface), run=(at, end)))
            at = end
        if ended and known >= least:
            found += fresh
            for other, start, end in grown:
                other.first = start
                _grow(page, other, end)
                taken.update(range(other.first, end))
            taken.update(i for new in fresh for i in range(new.first, new.last))
    return found


def _is_struck(page: Page, guess: Guess) -> bool:
    """As in "bombed A", "strikes on A"."""
    before = lower_at(page, guess.first - 1)
    return before in ATTACKED or (before == "on" and lower_at(page, guess.first - 2) in ATTACKS_ON)


def _acts(page: Page, end: int) -> bool:
    """Whether what follows makes a person of the last name: "bombed A, and John Vost said"."""
    after = lower_at(page, end)
    return after in PERSON_VERBS or after in SPEECH_VERBS


def _find_tail(page: Page, at_first: dict[int, Guess], at: int, end: int) -> Guess | None:
    """The known name that a longer one, beginning here, ends with: some "al-Vost" in "Karn al-Vost"."""
    for i in range(at + 1, end):
        guess = at_first.get(i)
        if guess is not None:
            whole = guess.last == end and guess.kind is Kind.KNOWN and page.lower[i] in ARTICLES
            return guess if whole and guess.first == i else None
    return None


def _grow(page: Page, guess: Guess, end: int) -> None:
    """Make the longer unknown name of a guess that some hamlet's name begins."""
    guess.last, guess.kind, guess.listed, guess.outgrown = end, Kind.LOCATED, True, False
    guess.name = page.text[page.starts[guess.first] : page.ends[end - 1]]
    guess.key, guess.candidates = fold(guess.name), ()


def _next_member(page: Page, at: int) -> tuple[int, bool] | None:
    """Where the next name of a list begins, after a name that ends before word ``at``, and whether "and" announces the last.

    "A, B and C", "A; B; C", "A, B, as well as C", "A, along with C".
    """
    at = _over_brackets(page, at)
    if at >= len(page.words):
        return None
    if page.gaps[at] in (", ", "; ", "), ", "); ") and is_capital(page, at):
        return at, False
    if page.gaps[at] not in (" ", ", ", ") ", "; ", "), "):
        return None
    for words in _ANNOUNCING:
        end = at + len(words)
        if tuple(page.lower[at:end]) == words and end < len(page.words) and page.gaps[end] == " ":
            return (end, True) if is_capital(page, end) else None
    return None


_ANNOUNCING = (("and",), ("as", "well", "as"), ("along", "with"), ("plus",), ("and", "also"))


def _over_brackets(page: Page, at: int) -> int:
    """The word after " (...)", or ``at``."""
    if at < len(page.words) and page.gaps[at] == " (":
        for i in range(at + 1, min(at + 5, len(page.words))):
            if page.gaps[i].startswith(")"):
                return i
    return at
