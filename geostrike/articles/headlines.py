"""The headline of a text that was pasted without saying which line it is."""

from __future__ import annotations

import re

__all__ = ["find_headline"]

_MOST_WORDS, _FEWEST_WORDS, _MOST_LETTERS = 20, 3, 160
_STOPS = (".", "…", ",", ";", ":", "-", "–", "—", "،", "۔")
_LISTED = re.compile(r"^\s*(?:[-*•·|>]|\d{1,2}[:.)])")
# "KARSA, May 3 (Agency) —" opens a story, not a headline; "By Ada Lim", "3 May 2031" and addresses are neither.
_OTHER = re.compile(
    r"\)\s*[-–—]|^(?:by|von|par|photo|image|video|updated?|published)\b|https?://|www\.|@|^[\d\W]+$", re.IGNORECASE
)


def find_headline(text: str) -> str | None:
    """The first line, if it looks like a headline: short, without a full stop, and followed by a story."""
    lines = text.strip().splitlines()
    if not lines:
        return None
    first = " ".join(lines[0].strip().removeprefix("\ufeff").lstrip("#").strip().split())
    words = first.split()
    story = [line for line in lines[1:] if line.strip()]
    if (
        not _FEWEST_WORDS <= len(words) <= _MOST_WORDS
        or len(first) > _MOST_LETTERS
        or first.endswith(_STOPS)
        or _LISTED.match(first)
        or _OTHER.search(first)
        or not story
        or first[0].islower()
        or len(max(story, key=len).split()) <= len(words)
    ):
        return None
    return first
