"""Finding quoted words again in a text that may have been edited a little since."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from geostrike.language.names import fold
from geostrike.language.words import find_words

__all__ = ["Anchor", "find_anchor"]

# Measured by hand on edited leads: a changed number, name or clause leaves over two thirds of the words in place; two
# sentences about different strikes share under a half.
_LEAST_ALIKE = 0.6
_LEAST_MARGIN = 0.1  # a second passage nearly as alike makes the anchor ambiguous
_POSSESSIVE = re.compile(r"['’]s?$")
_SLACK = 4  # words that may have been put in or taken out


class Anchor(NamedTuple):
    """Where a quote stands, and within it the mention (the whole quote when there is none). Code points."""

    start: int
    end: int
    quote_start: int
    quote_end: int
    is_exact: bool = True
    """Whether the quote stands there word for word; otherwise it is only the passage that is most like it."""
    copies: int = 1
    """How often it stands in the text word for word."""


class _Words(NamedTuple):
    keys: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]


def find_anchor(text: str, quote: str, mention: str | None = None) -> Anchor | None:
    """Where ``quote`` stands in ``text``; ``None`` when it is gone, or stands in two places that are as alike.

    Case, punctuation and white space do not matter; of several exact copies the first counts. Otherwise the passage
    must hold the mention's own words and most of the quote's; whether it still tells the same is not asked here.
    """
    words, wanted = _split(text), _split(quote)
    if not wanted.keys:
        return None
    named = _split(mention) if mention else None
    if named is not None and not named.keys:
        return None
    offset = _first(wanted.keys, named.keys) if named is not None else 0
    if offset is None:
        return None
    copies = _all(words.keys, wanted.keys)
    if copies:
        begin, end = copies[0], copies[0] + len(wanted.keys)
        at = begin + offset
    else:
        found = _search(words.keys, wanted.keys, named.keys if named is not None else None, offset)
        if found is None:
            return None
        begin, end, at = found
    length = len(named.keys) if named is not None else end - begin
    start, stop = words.spans[begin][0], words.spans[end - 1][1]
    if named is None:
        return Anchor(start, stop, start, stop, bool(copies), len(copies))
    return Anchor(words.spans[at][0], words.spans[at + length - 1][1], start, stop, bool(copies), len(copies))


@lru_cache(maxsize=64)
def _split(text: str) -> _Words:
    # A possessive comes and goes with the wording around a name; it is no part of the name.
    words = [(_POSSESSIVE.sub("", word.text), word.start) for word in find_words(text)]
    return _Words(
        tuple(str(fold(word)) for word, _ in words), tuple((start, start + len(word)) for word, start in words)
    )


def _first(keys: tuple[str, ...], wanted: tuple[str, ...]) -> int | None:
    return next(iter(_all(keys, wanted)), None)


def _all(keys: tuple[str, ...], wanted: tuple[str, ...]) -> list[int]:
    length = len(wanted)
    return [at for at in range(len(keys) - length + 1) if keys[at] == wanted[0] and keys[at : at + length] == wanted]


def _search(
    keys: tuple[str, ...], wanted: tuple[str, ...], named: tuple[str, ...] | None, offset: int
) -> tuple[int, int, int] | None:
    """The most alike passage as first word, end, and first word of the mention; ``None`` without a clear winner."""
    length = len(wanted)
    bag = set(wanted)
    starts = _all(keys, named) if named is not None else range(len(keys) - length + 1 + _SLACK)
    scored: list[tuple[float, int, int, int]] = []
    for at in starts:
        low = max(0, at - offset - _SLACK)
        high = min(len(keys), at - offset + length + _SLACK)
        window = keys[low:high]
        if len(bag.intersection(window)) < len(bag) * _LEAST_ALIKE / 2:
            continue
        blocks = SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks()
        same = sum(block.size for block in blocks)
        score = same / length
        if score >= _LEAST_ALIKE:
            first = low + next(block.b for block in blocks if block.size)
            last = low + max(block.b + block.size for block in blocks if block.size)
            if named is not None:
                first, last = min(first, at), max(last, at + len(named))
            scored.append((score, first, last, at))
    if not scored:
        return None
    scored.sort(key=lambda item: (-item[0], item[1]))
    best = scored[0]
    rival = next((s for s in scored[1:] if s[1] >= best[2] or s[2] <= best[1] or (named and s[3] != best[3])), None)
    if rival is not None and best[0] - rival[0] < _LEAST_MARGIN:
        return None
    return best[1], best[2], best[3]
