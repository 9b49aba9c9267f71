"""Abbreviations that the text itself spells out: “the Sudan Armed Forces (SAF)”, “the Arvan Liberation Front, or ALF,”."""

from __future__ import annotations

import re

__all__ = ["spell_out"]

_SHORT = re.compile(r"\((?P<inside>[A-Z]{2,6})\)|,? or (?P<beside>[A-Z]{2,6})(?=[,.;])")
_WORD = re.compile(r"[^\W\d_][\w'’]*")
_ROOM = 12
"""So many words before it may hold what it stands for: six letters, each with a small word before it."""
_REACH = 160
"""Characters that so many words take at most."""


def spell_out(text: str) -> dict[str, str]:
    """What each abbreviation of ``text`` stands for, where the words just before it have its letters for initials."""
    found: dict[str, str] = {}
    for match in _SHORT.finditer(text):
        letters = match["inside"] or match["beside"]
        before = text[max(0, match.start() - _REACH) : match.start()].rstrip(" ,\"'”’")
        words = list(_WORD.finditer(before))[-_ROOM:]
        if letters not in found and (start := _begin(words, letters)) is not None:
            found[letters] = " ".join(before[start:].split())
    return found


def _begin(words: list[re.Match[str]], letters: str) -> int | None:
    """Where the words begin whose capitals are ``letters``; small words between them do not count."""
    left = letters
    for word in reversed(words):
        initial = word.group()[0]
        if not initial.isupper():
            continue
        if initial != left[-1]:
            return None
        left = left[:-1]
        if not left:
            return word.start()
    return None
