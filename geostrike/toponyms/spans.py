"""Stretches of words that might be a place name: known to the gazetteer, or called a place by the wording.

Order of work: runs of capitals, then the longest known names in them, peoples and adjectives, and last the unknown names that
a descriptor or a preposition points at. Nothing is judged here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from geostrike.language.names import Folded, fold
from geostrike.model import Level, Tier
from geostrike.toponyms.arabic import find_arabic
from geostrike.toponyms.lexicon import (
    ABBREVIATIONS,
    ADMIN_HEADS,
    ATTACKED,
    ATTACKS_ON,
    BUILDING_HEADS,
    CALENDAR,
    COMPASS,
    CONNECTORS,
    DESCRIPTORS,
    FACILITY_HEADS,
    FUNCTION_WORDS,
    LEADING_DESCRIPTORS,
    LOCATIVE,
    ORG_HEADS,
    POST_DESCRIPTORS,
    TITLES,
)
from geostrike.toponyms.page import CAPITAL, LOWER, NUMBER, UPPER, Page
from geostrike.toponyms.wordlists import common_words, first_names

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Candidate, Place

__all__ = ["Guess", "Kind", "find_runs", "gather"]

_ARTICLES = frozenset("al ar as ash an ad el ed es ez az at".split())
_LONGEST = 8  # words in a name; longer ones exist only in lists of official names


class Kind(StrEnum):
    """How a guess came about."""

    KNOWN = "known"
    ADJECTIVE = "adjective"
    ABBREVIATION = "abbreviation"
    DESCRIBED = "described"  # unknown, but a descriptor calls it a place
    LOCATED = "located"  # unknown, but a locative preposition stands before it
    REPEATED = "repeated"  # unknown, but located or described elsewhere in the article
    SCRIPT = "script"  # known, in a script without case


@dataclass(slots=True)
class Guess:
    """Words ``first`` to ``last`` (exclusive) that may name a place."""

    first: int
    last: int
    kind: Kind
    name: str
    candidates: tuple[Candidate, ...] = ()
    people: Place | None = None
    descriptor: str | None = None
    """The word that says what it is, when the wording has one."""
    levels: tuple[Level, ...] = ()
    listed: bool = False
    """It stands in a list led by a plural descriptor: "the villages of A, B and C"."""
    stands_in: str | None = None
    """The town that a building is named after."""
    start: int = -1
    """Offset of the first letter, where it is not that of the first word (a prefix in Arabic)."""
    key: Folded = field(default=Folded(""))
    run: tuple[int, int] = (0, 0)
    """The run of capitals that holds it."""


def find_runs(page: Page) -> list[tuple[int, int]]:
    """For each word the run of capitals that it stands in, as (first, end); (i, i) for words outside."""
    size = len(page.words)
    runs = [(i, i) for i in range(size)]
    i = 0
    while i < size:
        if not _capital(page, i):
            i += 1
            continue
        end = i + 1
        while end < size and page.joined[end]:
            if _capital(page, end):
                end += 1
            elif (
                page.lower[end] in CONNECTORS
                and page.lower[end] not in ("of", "and", "in", "under", "the", "on", "us")
                and end + 1 < size
                and page.joined[end + 1]
                and _capital(page, end + 1)
            ):
                end += 2
            else:
                break
        first = i
        while (
            first < end - 1
            and page.opens[first]
            and (page.lower[first] in FUNCTION_WORDS or page.lower[first] in LOCATIVE)
        ):
            first += 1
            if first < end and not page.opens[first]:
                break
        if (
            first
            and page.lower[first - 1] in _ARTICLES
            and page.gaps[first] in ("-", "‑")
            and page.shapes[first - 1] == LOWER
        ):
            first -= 1  # "al-Bab" is one name
        for at in range(first, end):
            runs[at] = (first, end)
        i = end
    return runs


def _capital(page: Page, i: int) -> bool:
    return page.shapes[i] in (CAPITAL, UPPER)


def gather(page: Page, gazetteer: Gazetteer, runs: list[tuple[int, int]]) -> list[Guess]:
    """Every guess, in order of the text, none overlapping another. ``runs`` are those of ``find_runs``."""
    guesses: list[Guess] = []
    size, shapes, lower = len(page.words), page.shapes, page.lower
    at = 0
    while at < size:
        shape = shapes[at]
        if shape not in (CAPITAL, UPPER) and not (shape == LOWER and lower[at] in _ARTICLES):
            at += 1
            continue
        guess = _guess_at(page, gazetteer, runs, at)
        if guess is None or guess.last <= at:  # a bare article before a capital of another kind makes no name
            at += 1
            continue
        guess.run = runs[guess.last - 1]
        guesses.append(guess)
        at = guess.last
    guesses.extend(find_arabic(page, gazetteer))
    guesses.sort(key=lambda guess: guess.first)
    return _repeat(page, _extend_lists(page, guesses, runs), runs)


def _guess_at(page: Page, gazetteer: Gazetteer, runs: list[tuple[int, int]], at: int) -> Guess | None:
    shape = page.shapes[at]
    if shape == LOWER:
        if not (
            page.lower[at] in _ARTICLES and at + 1 < len(page.words) and page.joined[at + 1] and _capital(page, at + 1)
        ):
            return None
    elif shape not in (CAPITAL, UPPER):
        return None
    if page.lower[at] in COMPASS and not (at + 1 < len(page.words) and page.joined[at + 1] and _capital(page, at + 1)):
        return None
    known = _known(page, gazetteer, at)
    named = _described(page, runs, at, known)
    if named is not None and not _falls_apart(page, gazetteer, known, named):
        return named
    if known is not None:
        return known
    return _abbreviation(page, gazetteer, at) or _located(page, runs, at)


def _falls_apart(page: Page, gazetteer: Gazetteer, known: Guess | None, named: Guess) -> bool:
    """Whether a described name is two known ones side by side: "Maiduguri Borno State"."""
    if known is None or known.kind is not Kind.KNOWN or known.last >= named.last - 1:
        return False
    return gazetteer.knows(fold(page.text[page.starts[known.last] : page.ends[named.last - 1]]))


# ------------------------------------------------------------------------------------------ known names


def _known(page: Page, gazetteer: Gazetteer, at: int) -> Guess | None:
    """The longest name the gazetteer knows, or a people, that starts with this word."""
    key = fold(page.words[at])
    if not key:
        return None
    adjective = _people(page, gazetteer, at)
    first = key.split(" ", 1)[0]
    longest = min(gazetteer.max_words(Folded(first)), _LONGEST)
    if longest == 0:
        return adjective
    keys, ends = [key], [at + 1]
    last = at
    while len(ends) < max(longest, 2) and last + 1 < len(page.words) and page.joined[last + 1]:
        last += 1
        if not (_capital(page, last) or page.lower[last] in CONNECTORS or page.shapes[last] == NUMBER):
            break
        keys.append(fold(page.words[last]))
        ends.append(last + 1)
    for count in range(len(ends), 0, -1):
        end = ends[count - 1]
        if page.shapes[end - 1] == LOWER:
            continue
        if adjective is not None and end <= adjective.last:
            # A people's name wins over a village of the same name ("Russian", "Palestinian").
            return adjective
        name = Folded(" ".join(keys[:count]))
        if count == 1 and len(ends) > 1 and keys[0] in _ARTICLES and _capital(page, at + 1):
            break  # "Al-Lataminah": an article is no name, though some village is called so
        if count > 1 and keys[0] == "the" and gazetteer.knows(Folded(" ".join(keys[1:count]))):
            return None  # "The U.S." is "U.S."; "The Hague" stays
        if _goes_on(page, end):
            continue  # "Urom al-Joz" is not the Urom of another country
        if gazetteer.knows(name):
            surface = page.text[page.starts[at] : page.ends[end - 1]]
            return Guess(at, end, Kind.KNOWN, surface, gazetteer.exact(surface), key=name)
    return adjective


def _goes_on(page: Page, end: int) -> bool:
    """Whether an Arabic article, and so the rest of a name, follows."""
    return (
        end + 1 < len(page.words)
        and page.lower[end] in _ARTICLES
        and page.joined[end]
        and page.gaps[end + 1] == "-"
        and _capital(page, end + 1)
    )


def _people(page: Page, gazetteer: Gazetteer, at: int) -> Guess | None:
    for count in (2, 1):
        end = at + count
        if end > len(page.words) or (count == 2 and not page.joined[end - 1]):
            continue
        surface = page.text[page.starts[at] : page.ends[end - 1]]
        place = gazetteer.demonym(surface)
        if place is not None:
            return Guess(at, end, Kind.ADJECTIVE, surface, people=place, key=fold(surface))
    return None


def _abbreviation(page: Page, gazetteer: Gazetteer, at: int) -> Guess | None:
    """ "Ky.", "N.Y." or "TX" after a comma: the state they are short for."""
    word = page.words[at]
    full = ABBREVIATIONS.get(word) or ABBREVIATIONS.get(page.lower[at])
    if full is None or at == 0:
        return None
    follows = page.text[page.ends[at] : page.ends[at] + 1]
    dotted = follows == "." or "." in word
    after_comma = page.gaps[at] in (", ", ",", " (")
    if not ((after_comma and (dotted or page.shapes[at] == UPPER)) or ("." in word and page.shapes[at] == UPPER)):
        return None
    candidates = tuple(c for c in gazetteer.exact(full) if c.place.level is Level.PROVINCE)
    if not candidates:
        return None
    return Guess(at, at + 1, Kind.ABBREVIATION, full, candidates, key=fold(full), levels=(Level.PROVINCE,))


# ---------------------------------------------------------------------------------------- unknown names


def _described(page: Page, runs: list[tuple[int, int]], at: int, known: Guess | None) -> Guess | None:
    """A name with its kind: "Cooper Street", "Ash Shaddadi district", "the village of Xyz"."""
    first, end = runs[at]
    if known is not None and (known.last >= end or known.kind is not Kind.KNOWN) and not _led(page, at):
        return None
    headed = _headed(page, at, end, known) if end - at >= 2 else None
    if headed is not None:
        return headed
    if at != first or (known is not None and (known.last >= end or not _led(page, at))):
        return None
    if known is not None and page.lower[known.last] in _BREAKS:
        return None
    led = _led(page, at)
    after = _lower(page, end)
    follows = end < len(page.words) and page.joined[end] and page.shapes[end] == LOWER and after in POST_DESCRIPTORS
    if not (led or follows) or not _plausible(page, at, end):
        return None
    word = led or after
    surface = page.text[page.starts[at] : page.ends[end - 1]]
    return Guess(
        at, end, Kind.DESCRIBED, surface, descriptor=word, levels=(Level(DESCRIPTORS[word]),), key=fold(surface)
    )


# Words that no name runs on into: "the town of Fallujah Police Department" is about the police.
_BREAKS = ORG_HEADS | TITLES | COMPASS


def _led(page: Page, at: int) -> str | None:
    """The descriptor right before a name: "the village (of) X"."""
    before = _lower(page, at - 1)
    leads = _lower(page, at - 2) if before == "of" else before
    if leads in LEADING_DESCRIPTORS and page.shapes[at - 1] == LOWER and page.gaps[at] == " ":
        return leads
    return None


def _headed(page: Page, at: int, end: int, known: Guess | None) -> Guess | None:
    """A name that ends in a word for a kind of place, in capitals: "Licking County", "Karsa Oncology Hospital"."""
    last = next(
        (i for i in range(end - 1, at, -1) if page.lower[i] in ADMIN_HEADS or page.lower[i] in FACILITY_HEADS), None
    )
    if last is None or (known is not None and known.last > last):
        return None
    head = page.lower[last]
    if _skip(page, at, last) != at or (head in ADMIN_HEADS and _common(page, at, last)):
        return None
    surface = page.text[page.starts[at] : page.ends[last]]
    guess = Guess(
        at, last + 1, Kind.DESCRIBED, surface, descriptor=page.words[last], levels=(_level(head),), key=fold(surface)
    )
    if known is not None and known.first == at and head in BUILDING_HEADS:
        # A building named after its town stands in that town.
        guess.stands_in, guess.candidates = known.name, known.candidates
    return guess


def _located(page: Page, runs: list[tuple[int, int]], at: int) -> Guess | None:
    """An unknown name right after "in", "near", "outside"."""
    first, end = runs[at]
    if at != first or end - at > 3 or not page.gaps[at].isspace():
        return None
    before = _lower(page, at - 1)
    attacked = before in ATTACKED or (before == "on" and _lower(page, at - 2) in ATTACKS_ON)
    if not (before in LOCATIVE or attacked) or not (page.shapes[at - 1] == LOWER or page.opens[at - 1]):
        return None
    if not _plausible(page, at, end):
        return None
    if page.shouting[at] or page.shapes[at] == UPPER:
        return None
    surface = page.text[page.starts[at] : page.ends[end - 1]]
    return Guess(at, end, Kind.LOCATED, surface, key=fold(surface))


def _plausible(page: Page, at: int, end: int) -> bool:
    """Whether an unknown name has no word that speaks against its being a place."""
    for i in range(at, end):
        word = page.lower[i]
        if word in _ARTICLES:
            continue
        if word in CALENDAR or word in TITLES or word in FUNCTION_WORDS - CONNECTORS or page.in_lower_case[word] > 1:
            return False
    if end - at == 1 and common_words().get(page.lower[at], 99) <= 20:
        return False
    return not (end - at > 1 and page.lower[at] in first_names() and page.lower[at] not in _ARTICLES)


def _common(page: Page, at: int, last: int) -> bool:
    """Whether only common words lead to the head: "Islamic State", "Supreme District", not "Licking County"."""
    common = common_words()
    return all(page.lower[i] in ORG_HEADS or common.get(page.lower[i], 99) <= 20 for i in range(at, last))


def _skip(page: Page, at: int, last: int) -> int | None:
    """Where a name with the head ``last`` begins: after titles and words that only open the sentence."""
    while at < last and (page.lower[at] in TITLES or (page.opens[at] and page.lower[at] in FUNCTION_WORDS)):
        at += 1
    return at if at < last else None


def _level(head: str) -> Level:
    if head in DESCRIPTORS:
        return Level(DESCRIPTORS[head])
    if head in ADMIN_HEADS:
        return Level.DISTRICT
    return Level.POINT


def _lower(page: Page, i: int) -> str:
    return page.lower[i] if 0 <= i < len(page.lower) else ""


def _repeat(page: Page, guesses: list[Guess], runs: list[tuple[int, int]]) -> list[Guess]:
    """An unknown name that some wording called a place is a guess wherever it stands by itself."""
    called = {
        tuple(page.lower[guess.first : guess.last]): guess
        for guess in guesses
        if guess.kind in (Kind.DESCRIBED, Kind.LOCATED) and not guess.candidates
    }
    if not called:
        return guesses
    taken = {i for guess in guesses for i in range(guess.first, guess.last)}
    starts = {words[0] for words in called}
    added = []
    for i, word in enumerate(page.lower):
        first, end = runs[i]
        if word in starts and i == first and i not in taken:
            model = called.get(tuple(page.lower[first:end]))
            if model is not None and taken.isdisjoint(range(first, end)):
                surface = page.text[page.starts[first] : page.ends[end - 1]]
                added.append(Guess(first, end, Kind.REPEATED, surface, key=model.key, run=(first, end)))
    return sorted([*guesses, *added], key=lambda guess: guess.first) if added else guesses


def _extend_lists(page: Page, guesses: list[Guess], runs: list[tuple[int, int]]) -> list[Guess]:
    """ "the villages of A, B and C": what follows a described name in a list is described as well."""
    out: list[Guess] = []
    taken = {i for guess in guesses for i in range(guess.first, guess.last)}
    for guess in guesses:
        out.append(guess)
        plural = guess.descriptor is not None and guess.descriptor.lower().endswith("s")
        if not (plural or guess.kind is Kind.LOCATED):
            continue
        at = guess.last
        while at < len(page.words) - 1:
            gap = page.gaps[at]
            if page.lower[at] == "and" and gap in (" ", ", "):
                nxt = at + 1
            elif gap == ", " and _capital(page, at):
                nxt = at
            else:
                break
            first, end = runs[nxt]
            if end == nxt or nxt in taken or not _plausible(page, nxt, end):
                break
            surface = page.text[page.starts[nxt] : page.ends[end - 1]]
            out.append(
                Guess(
                    nxt,
                    end,
                    guess.kind,
                    surface,
                    descriptor=guess.descriptor,
                    levels=guess.levels,
                    key=fold(surface),
                    run=runs[nxt],
                )
            )
            at = end
    out.sort(key=lambda guess: guess.first)
    return out
