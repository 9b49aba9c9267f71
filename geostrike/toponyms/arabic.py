"""Known names in Arabic script, where no capital letter helps: prefixes come off, and the name must carry weight.

Arabic writes "and", "in", "to", "from" and "the" as prefixes: وحلب is "and Aleppo", بدمشق "in Damascus", للرقة "to Raqqa",
and joins words of a tag by an underscore. Without capitals a lone common word may be some village's name too, so a name counts
only when it is a country, a division or a larger town, or a locative word or a descriptor stands before it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geostrike.language.names import Folded, fold
from geostrike.model import Level, Offset, OffsetKind
from geostrike.toponyms.guesses import Guess, Kind
from geostrike.toponyms.lexicon import read_patterns, read_table
from geostrike.toponyms.page import SCRIPT, Page, cut

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer

__all__ = ["find_arabic", "find_arabic_container", "find_arabic_offset"]

# Prefixes in the order they are tried: whole word first, then conjunctions and prepositions, alone and together.
_PREFIXES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب", "لل", "ولل", "بال", "وال", "كال")
_BEFORE_NOUNS = ("", "و", "ب", "ل", "وب", "ول")
# What stands in the name itself when the article was swallowed by the prefix: للرقة is ل + الرقة.
_ARTICLE = "ال"
_LEAST_LETTERS = 3
_LONGEST = 4  # words
# A lone word that is also a name counts from this many people on, when nothing before it says "place".
_LARGE_TOWN, _SMALL_TOWN = 150_000, 5_000


class _Words(NamedTuple):
    """Each list of the file, folded."""

    descriptors: dict[str, tuple[str, Level]]
    """To the word as written, and its level."""
    shifts: dict[str, OffsetKind]
    bearings: dict[str, str]
    locative: frozenset[str]
    plurals: frozenset[str]
    settlements: frozenset[str]
    openers: frozenset[str]
    no_names: frozenset[str]
    common: frozenset[str]


@cache
def _words() -> _Words:
    table = read_table("arabic.toml")
    lists = {name: frozenset(map(fold, words.split())) for name, words in table["words"].items()}
    return _Words(
        {fold(word): (word, Level(level)) for level, words in table["descriptors"].items() for word in words.split()},
        {fold(word): OffsetKind(kind) for kind, words in table["shifts"].items() for word in words.split()},
        {fold(word): point for point, words in table["bearings"].items() for word in words.split()},
        **lists,
    )


def find_arabic(page: Page, gazetteer: Gazetteer) -> list[Guess]:
    """The known names among the words of Arabic script, longest first, none overlapping."""
    found: list[Guess] = []
    at = 0
    while at < len(page.words):
        if page.shapes[at] != SCRIPT or not "\u0600" <= page.words[at][0] <= "\u06ff":
            at += 1
            continue
        guess = _name_at(page, gazetteer, at) or _called_at(page, found, at)
        if guess is not None and _bare(fold(page.words[at])) in _words().descriptors and at + 1 < len(page.words):
            inner = _name_at(page, gazetteer, at + 1)
            if inner is not None and inner.last > guess.last:
                guess = None  # "the district of Mill Town", though "district of Mill" is known
        if guess is None:
            at += 1
            continue
        if found and found[-1].last == at and found[-1].listed and page.words[at].startswith("و"):
            guess.listed = True  # "in A and B"
        found.append(guess)
        at = guess.last
    return found


def _name_at(page: Page, gazetteer: Gazetteer, at: int) -> Guess | None:
    word, parts = page.words[at], [fold(page.words[at])]
    for last in range(at + 1, min(at + _LONGEST, len(page.words))):
        if page.gaps[last] not in (" ", "_", "-") or page.shapes[last] != SCRIPT:
            break
        parts.append(fold(page.words[last]))
    for count in range(len(parts), 0, -1):
        for prefix in _PREFIXES:
            if prefix and not (word.startswith(prefix) and len(word) - len(prefix) >= _LEAST_LETTERS):
                continue
            stem = word[len(prefix) :]
            for form in (stem, _ARTICLE + stem) if prefix.endswith(("لل", "ال")) else (stem,):
                key = Folded(" ".join([fold(form), *parts[1:count]]))
                if len(key) >= _LEAST_LETTERS and gazetteer.knows(key):
                    name = " ".join([form, *page.words[at + 1 : at + count]])
                    start = page.starts[at] + (len(prefix) if form == stem else max(0, len(prefix) - 1))
                    guess = Guess(at, at + count, Kind.SCRIPT, name, gazetteer.exact(name), start=start, key=key)
                    if _carries_weight(page, guess, prefix):
                        return guess
    return None


def _carries_weight(page: Page, guess: Guess, prefix: str) -> bool:
    """Whether what stands before a known name or its size makes a place of it; adds to it what is said of it."""
    words, at, before = _words(), guess.first, _before(page, guess.first)
    descriptor, level = _descriptor(page, at)
    if descriptor in words.shifts or (descriptor is None and before in words.bearings):
        # “The countryside of X”, “the north of X”: the province of that name, where there is one.
        level = Level.PROVINCE if any(c.place.level is Level.PROVINCE for c in guess.candidates[:6]) else None
    alone, key = guess.last - at == 1, guess.key
    vague = key in words.descriptors or (descriptor is None and (key in words.common or key in words.openers))
    if not guess.candidates or (alone and vague):
        return False
    locative = prefix not in ("", "و", "ف", "وال") or before in words.locative
    wide = any(c.place.level in (Level.COUNTRY, Level.PROVINCE) for c in guess.candidates)
    least = _LARGE_TOWN if alone and not locative else _SMALL_TOWN if alone or not locative else 0
    if descriptor is None and not wide and max(c.place.population or 0 for c in guess.candidates) < least:
        return False
    guess.run, guess.descriptor, guess.levels = (at, guess.last), descriptor, () if level is None else (level,)
    guess.listed = locative or descriptor is not None or page.gaps[at].endswith("#")
    return True


def _called_at(page: Page, found: list[Guess], at: int) -> Guess | None:
    """A name that no gazetteer knows, right after "the village of", or going on a list that begins so."""
    words, word = _words(), page.words[at]
    level: Level | None
    if page.gaps[at] == " " and _bare(_before(page, at)) in words.settlements:
        start, descriptor, level = 0, *_descriptor(page, at)
    elif not found or found[-1].last != at or fold(found[-1].descriptor or "") not in words.plurals:
        return None
    elif word.startswith("و") and page.gaps[at] in (" ", "، "):
        start, descriptor, level = 1, found[-1].descriptor, Level.TOWN
    else:
        return None
    stem, last = word[start:], at + 1
    if len(stem) < _LEAST_LETTERS or fold(stem) in words.no_names or fold(stem) in words.descriptors:
        return None
    if fold(stem) in words.openers:
        if last >= len(page.words) or page.gaps[last] != " " or page.shapes[last] != SCRIPT:
            return None
        last += 1
    name = " ".join([stem, *page.words[at + 1 : last]])
    return Guess(
        at, last, Kind.SCRIPT, name, descriptor=descriptor, levels=() if level is None else (level,),
        start=page.starts[at] + start, key=fold(name), run=(at, last), listed=True,
    )  # fmt: skip


def _bare(word: str) -> str:
    """A descriptor without the conjunction and preposition written onto it."""
    bare = (word[len(prefix) :] for prefix in _BEFORE_NOUNS if word.startswith(prefix))
    return next((noun for noun in bare if noun in _words().descriptors), word)


def _before(page: Page, at: int) -> str:
    return fold(page.words[at - 1]) if at else ""


def _descriptor(page: Page, at: int) -> tuple[str | None, Level | None]:
    word, level = _words().descriptors.get(_bare(_before(page, at)), (None, None))
    return word, level if level not in (Level.POINT, Level.REGION) else None


def find_arabic_offset(page: Page, guess: Guess) -> Offset | None:
    """As in "the countryside of X", "the outskirts of the town of X", "near X", "west of the town of X"; and the bearing."""
    words, at = _words(), guess.first - 1
    called = at > 0 and _bare(_before(page, at + 1)) in words.settlements
    at -= called
    if at < 0 or page.sentence[at] != page.sentence[guess.first]:
        return None
    word = fold(page.words[at])
    bearing = words.bearings.get(word) if called else None
    stems = (word[len(prefix) :] for prefix in _BEFORE_NOUNS if word.startswith(prefix))
    kind = OffsetKind.NEAR if bearing else next((words.shifts[stem] for stem in stems if stem in words.shifts), None)
    if kind is None or (kind is OffsetKind.COUNTRYSIDE and guess.levels):
        return None
    return Offset(kind=kind, span=cut(page, page.starts[at], page.ends[guess.last - 1]), bearing=bearing)


_HELD_BY = read_patterns("containers")["arabic"]
_LONGEST_BETWEEN = 40


def find_arabic_container(page: Page, guess: Guess, outer: Guess) -> bool:
    """Whether the words between two names put the first in the second: "X in the countryside of Y"."""
    if guess.kind is not Kind.SCRIPT or outer.kind is not Kind.SCRIPT:
        return False
    between = page.text[page.ends[guess.last - 1] : page.starts[outer.first] if outer.start < 0 else outer.start]
    return len(between) <= _LONGEST_BETWEEN and _HELD_BY.fullmatch(" " + between.lstrip()) is not None
