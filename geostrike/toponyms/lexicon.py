"""Words that say what a capitalised word beside them is, from ``words/lexicon.toml``, which tells of each list what it holds.

Every list of that file is a name of this module, in capitals: ``LOCATIVE`` is "locative". The three big lists, of common words, first
names and surnames, are read once and only when asked for.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from geostrike.language.patterns import Pattern
from geostrike.model import Level

_FOLDER = Path(__file__).with_name("words")


@cache
def read_table(name: str) -> dict[str, Any]:
    """The lists of a file of ``words/``."""
    return tomllib.loads(_FOLDER.joinpath(name).read_text(encoding="utf-8"))


_TABLE = read_table("lexicon.toml")


def __getattr__(name: str) -> frozenset[str]:
    """The list of that name, read when it is first asked for."""
    if name.lower() not in _TABLE:
        raise AttributeError(f"words/lexicon.toml has no list {name.lower()!r}")
    words: frozenset[str] = globals().setdefault(name, frozenset(_TABLE[name.lower()].split()))
    return words


def _invert(name: str) -> dict[str, str]:
    """Each word to what it stands under."""
    return {word: key for key, words in _TABLE[name].items() for word in words.split()}


DESCRIPTORS = {word: Level(level) for word, level in _invert("descriptors").items()}
# "the X province" and "X province": those that may follow a name; "the province of X" and "the town X": may lead it.
POST_DESCRIPTORS = frozenset(DESCRIPTORS) - {"capital", "country", "nation", "community", "stronghold", "suburbs"}
LEADING_DESCRIPTORS = frozenset(DESCRIPTORS) - {"department", "departments"}  # "the Department of Transport" is a body
ABBREVIATIONS = _invert("abbreviations")
NUMBERS: dict[str, int] = _TABLE["numbers"]
REFUSALS: dict[str, str] = _TABLE["refusals"]


def read_patterns(section: str) -> dict[str, Pattern]:
    """The expressions of a section of ``patterns.toml``, with its pieces put in where their names stand in braces."""
    table = read_table("patterns.toml")
    pieces = {"numbers": "|".join(NUMBERS)} | table["pieces"]

    def put_in(source: str) -> str:
        return re.sub(r"\{([a-z]+)\}", lambda piece: put_in(pieces[piece[1]]), source)

    return {name: Pattern(put_in(source), re.VERBOSE) for name, source in table[section].items()}


@cache
def common_words() -> dict[str, int]:
    """Lower-case English words to their class: 10 (the most common), 20 or 35."""
    return _read("common.txt")


def is_common(word: str) -> bool:
    """Whether it is among the most common words."""
    return common_words().get(word, 99) <= 20


@cache
def first_names() -> dict[str, int]:
    """Lower-case first names to their grade, 1 (rare) to 4; names of the wider world count as 3."""
    return _read("first_names.txt") | dict.fromkeys(_TABLE["arab_first_names"].split(), 3)


@cache
def surnames() -> dict[str, int]:
    """Lower-case surnames of the United States to their grade, 1 (rare) to 4."""
    return _read("surnames.txt")


def _read(name: str) -> dict[str, int]:
    """Each line: a number, then the words it holds for."""
    lines = _FOLDER.joinpath(name).read_text(encoding="utf-8").splitlines()
    parted = (line.partition(" ") for line in lines)
    return {word: int(number) for number, _, words in parted for word in words.split()}
