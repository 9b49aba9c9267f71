"""Words with their offsets. A hyphen parts words ("Britain-based" is two), an inner apostrophe does not."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Word", "find_words"]

# Letters and digits with the combining marks that follow them; abbreviations such as "U.S." stay whole.
_MARKS = "\u0300-\u036f\u064b-\u065f\u0670"
_APOSTROPHES = "'’‘ʼʿʾ`´"
_WORD = re.compile(
    rf"(?:[A-Za-z]\.){{2,}}|[^\W_][\w{_MARKS}]*(?:[{_APOSTROPHES}][^\W_][\w{_MARKS}]*)*",
)


class Word(NamedTuple):
    """One word as written. ``text`` is the slice of the text between ``start`` and ``end`` (code points).

    A named tuple, because an article has hundreds and a frozen record takes five times as long to make.
    """

    start: int
    end: int
    text: str


def find_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]`` in order, with offsets into ``text``."""
    stop = len(text) if end is None else end
    make = Word._make
    return [
        make((first, last, text[first:last])) for first, last in [m.span() for m in _WORD.finditer(text, start, stop)]
    ]
