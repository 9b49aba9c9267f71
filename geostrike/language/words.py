"""Words with their offsets. A hyphen parts words ("Britain-based" is two), an inner apostrophe does not."""

from __future__ import annotations

import re
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from geostrike.model.document import Word

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["find_words", "split_words"]

# Letters and digits with the combining marks that follow them; abbreviations such as "U.S." stay whole. The marks are
# looked for apart from the letters, because a set of both takes the engine four times as long.
_REST = r"\w*(?:[\u0300-\u036f\u064b-\u065f\u0670]+\w*)*"
_APOSTROPHES = "'’‘ʼʿʾ`´"
_WORD = re.compile(
    rf"([^\W_](?:(?<=[A-Za-z])\.(?:[A-Za-z]\.)+|{_REST}(?:[{_APOSTROPHES}][^\W_]{_REST})*))",
)


def find_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of ``text[start:end]`` in order, with offsets into ``text``."""
    return split_words(text, start, end)[0]


def split_words(text: str, start: int = 0, end: int | None = None) -> tuple[list[Word], list[str]]:
    """The words of ``text[start:end]``, and the gaps round them: what stands before each word, and after the last.

    Every article goes through here word by word, so all the steps are ones that run without the interpreter.
    """
    pieces = _WORD.split(text[start:end])  # gap, word, gap … word, gap
    bounds = list(accumulate(map(len, pieces), initial=start))
    return list(map(_make_word, zip(bounds[1::2], bounds[2::2], pieces[1::2], strict=False))), pieces[0::2]


_make_word: Callable[[tuple[int, int, str]], Word] = partial(tuple.__new__, Word)
