"""The three big word lists, read once and only when asked for: common words, first names, surnames."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geostrike.toponyms.lexicon import ARAB_FIRST_NAMES

__all__ = ["common_words", "first_names", "surnames"]


@cache
def common_words() -> dict[str, int]:
    """Lower-case English words to their class: 10 (the most common), 20 or 35."""
    return _read("common.txt")


@cache
def first_names() -> dict[str, int]:
    """Lower-case first names to their grade, 1 (rare) to 4; names of the wider world count as 3."""
    return _read("first_names.txt") | dict.fromkeys(ARAB_FIRST_NAMES, 3)


@cache
def surnames() -> dict[str, int]:
    """Lower-case surnames of the United States to their grade, 1 (rare) to 4."""
    return _read("surnames.txt")


def _read(name: str) -> dict[str, int]:
    """Each line: a number, then the words it holds for."""
    table: dict[str, int] = {}
    for line in Path(__file__).parent.joinpath("words", name).read_text(encoding="utf-8").splitlines():
        number, _, words = line.partition(" ")
        grade = int(number)
        for word in words.split():
            table[word] = grade
    return table
