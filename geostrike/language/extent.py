"""How far a text is read: as far as it may be a report. What holds more names than any report would take minutes."""

from __future__ import annotations

import re
from itertools import islice

__all__ = ["find_extent"]

# Words that may be names: with a capital, or in a script without case.
_NAME = re.compile(r"(?<!\w)[^\W\d_a-zß-öø-ÿ]")
# A megabyte of news has 17,000, as has a live page of 400 kB. As many different towns take half a minute to read.
_MOST_NAMES = 20_000


def find_extent(text: str) -> int:
    """Where reading ends: at the end of ``text``, or before its 20,000th word that may be a name."""
    if len(text) <= _MOST_NAMES:
        return len(text)
    beyond = next(islice(_NAME.finditer(text), _MOST_NAMES, None), None)
    return len(text) if beyond is None else beyond.start()
