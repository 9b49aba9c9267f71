"""An article laid out for reading: its words with their shapes, the gaps between them, sentences, headlines.

Words are numbered from 0; all lists run in step.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.model import Level, Span
from geostrike.toponyms import lexicon as lx

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model.document import Document

__all__ = ["CAPITAL", "LOWER", "NUMBER", "SCRIPT", "UPPER", "Page", "cut", "lay_out", "restore_possessives"]

# Shapes of words.
LOWER = 0  # begins with a lower-case letter
CAPITAL = 1  # begins with an upper-case letter
UPPER = 2  # two letters or more, all upper case
NUMBER = 3  # begins with a digit
SCRIPT = 4  # a script without case (Arabic, Hebrew, Chinese)

# A line of labels before the text: "TITLE: ...", "Headline: ...", "LINK: http...". It repeats the text or is about it.
_LABELS = re.compile(r"^(?:TITLE|HEADLINE|LINK|URL|SOURCE|BYLINE|KEYWORDS|TAGS)\s*:\s.*$", re.MULTILINE | re.IGNORECASE)
# Web addresses, e-mail addresses and handles: their words are no words of the text.
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|(?<!\w)@\w+")
# After a quotation mark or a colon a sentence may begin as well.
_OPENING = ('"', "“", "‘", ":", "•", "*", "|")
# Emphasis and letters by themselves say nothing about how much of a line is capitalised.
_CASED = frozenset((CAPITAL, UPPER, LOWER))


@dataclass(frozen=True, slots=True)
class Page:
    """The article's words; ``gaps[i]`` is what stands between word ``i - 1`` and word ``i``."""

    text: str
    starts: list[int]
    ends: list[int]
    """Where each word ends, without a possessive ``'s``."""
    words: list[str]
    """As written, without a possessive ``'s``."""
    lower: list[str]
    shapes: list[int]
    gaps: list[str]
    possessive: list[bool]
    opens: list[bool]
    """True for the first word of a sentence or line."""
    shouting: list[bool]
    """True where the sentence is all capitals or in title case, so that a capital letter says little."""
    sentence: list[int]
    """Number of the sentence."""
    joined: list[bool]
    """True where a name may run on from the word before: only blanks, a hyphen, or an abbreviation's stop between."""
    labels: tuple[tuple[int, int], ...] = ()
    """Offsets of lines of labels ("TITLE: ..."), which repeat the text or are about it."""
    in_lower_case: Counter[str] = field(default_factory=Counter)
    """How often each word stands in lower case."""


def cut(page: Page, start: int, end: int) -> Span:
    """What stands between two offsets."""
    return Span(start=start, end=end, text=page.text[start:end])


def lay_out(document: Document) -> Page:
    """Lays the text of ``document`` out. Offsets are those of the text."""
    text, found, gaps = document.article.text, document.words, list(document.gaps)
    starts = [word.start for word in found]
    ends = [word.end for word in found]
    words = [word.text for word in found]
    possessive = [False] * len(found)
    for i in [i for i, written in enumerate(words) if not written.isalpha()]:
        written = words[i]
        words[i] = stem = _stem(written)
        possessive[i] = len(stem) < len(written)
        ends[i] = starts[i] + len(stem)
    lower = list(map(str.lower, words))
    shapes = list(map(_shape, words))
    _silence_addresses(text, starts, shapes)
    size = len(words)
    opens, sentence, shouting = [False] * size, [0] * size, [False] * size
    for number, (_, _, _, first, last) in enumerate(document.sentences):
        if first < last:
            sentence[first:last] = [number] * (last - first)
            opens[first] = True
            stopped = text.startswith(".", ends[last - 1])
            if _shouts(shapes, lower, first, last, least=1.0 if stopped else _MOST_OF_THEM):
                shouting[first:last] = [True] * (last - first)
    joined = [gap == " " for gap in gaps[:size]]
    for i in [i for i, plain in enumerate(joined) if not plain and i]:
        joined[i] = _runs_on(gaps[i], words[i - 1])
        opens[i] = opens[i] or gaps[i].rstrip().endswith(_OPENING)
    for i, owns in enumerate(possessive[:-1]):
        if owns and lower[i] not in lx.OWNERS:
            joined[i + 1] = False
    if size:
        joined[0] = False
    seen = Counter([word for word, shape in zip(lower, shapes, strict=True) if shape == LOWER])
    labels = tuple((match.start(), match.end()) for match in _LABELS.finditer(text))
    return Page(
        text, starts, ends, words, lower, shapes, gaps, possessive, opens, shouting, sentence, joined, labels, seen
    )  # fmt: skip


def _silence_addresses(text: str, starts: list[int], shapes: list[int]) -> None:
    if "@" not in text and "www." not in text and "://" not in text:
        return
    for match in _ADDRESS.finditer(text):
        for i in range(bisect_left(starts, match.start()), bisect_left(starts, match.end())):
            shapes[i] = NUMBER


def _stem(word: str) -> str:
    owns = len(word) > 2 and word[-2] in "'’`´" and word[-1] in "sS"
    return word[:-2] if owns else word


@lru_cache(maxsize=16384)
def _shape(word: str) -> int:
    if word.islower():
        return LOWER if word[0].isalpha() else NUMBER
    first = word[0]
    if first.isupper() and len(word) > 1 and word.isupper():
        return UPPER
    if first.isupper() or first.islower():  # "eThekwini": a capital inside makes a name of it
        return CAPITAL
    return SCRIPT if first.isalpha() else NUMBER


def _runs_on(gap: str, before: str) -> bool:
    if gap in (" ", "-", "\u00a0", "‑"):
        return True
    if gap == ". ":  # "St. Louis", "Mt. Hood"
        return len(before) <= 2
    return gap in ("–", "' ", "’ ", "  ")


def _shouts(shapes: list[int], lower: list[str], first: int, last: int, *, least: float) -> bool:
    """Whether this part of the words that need no capital have one: a headline, or a line in capitals.

    Headlines end without a full stop: "Shells hit Vost, Karn and Oskara." is a sentence full of names.
    """
    inner = shapes[first + 1 : last]
    if inner.count(CAPITAL) + inner.count(UPPER) < _FEWEST_SHOUTED:
        return False
    cased = [
        shape
        for shape, word in zip(inner, lower[first + 1 : last], strict=True)
        if shape in _CASED and word not in lx.FUNCTION_WORDS
    ]
    capitals = len(cased) - cased.count(LOWER)
    return capitals >= _FEWEST_SHOUTED and capitals >= least * len(cased)


_FEWEST_SHOUTED, _MOST_OF_THEM = 3, 0.8


_FEWEST_WORDS = 80  # a shorter text may have neither comma nor apostrophe by chance
_SHORTEST = 5
_WELL_KNOWN = 50_000  # people: only countries, provinces and towns so large are worth a guess


def restore_possessives(page: Page, gazetteer: Gazetteer) -> None:
    """Parts the lost "'s" from names of large places ("Arvanias coast") in a text that was stripped of its marks. Changes ``page``."""
    if len(page.words) < _FEWEST_WORDS or any(mark in page.text for mark in ",'’"):
        return
    for at, word in enumerate(page.words[:-1]):
        if page.shapes[at] != CAPITAL or len(word) < _SHORTEST or not word.endswith("s") or page.gaps[at + 1] != " ":
            continue
        places = [] if gazetteer.exact(word) else [candidate.place for candidate in gazetteer.exact(word[:-1])[:1]]
        if any(p.level in (Level.COUNTRY, Level.PROVINCE) or (p.population or 0) >= _WELL_KNOWN for p in places):
            page.words[at], page.lower[at] = word[:-1], page.lower[at][:-1]
            page.ends[at] -= 1
            page.possessive[at], page.joined[at + 1] = True, False
