"""The words that rules look for, read once from ``claims/words/``: one table a module, or "shared"."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from geostrike.language.patterns import Pattern

__all__ = ["find_pattern", "find_words", "is_demonym", "is_plain"]

_FOLDER = Path(__file__).parent.parent / "words"


def find_words(table: str, name: str) -> frozenset[str]:
    """The list ``name`` of a module's ``table`` in ``<code>.json``, in small letters, of all languages together: their words hardly
    meet, and a sentence is of one. Raises ``KeyError`` where no language has it.
    """
    return frozenset(word for words in _find(table, name) for word in words.split(", "))


def find_pattern(table: str, name: str) -> Pattern:
    """The pattern ``name`` of a module's ``table`` in ``<code>.patterns.toml``, of all languages together, as ``find_words`` has lists."""
    return Pattern("|".join(pattern for patterns in _find(table, name) for pattern in patterns))


def _find(table: str, name: str) -> list[Any]:
    found = [tables[table][name] for tables in _read() if name in tables.get(table, {})]
    if not found:
        raise KeyError(f"no list {name} for {table} in {_FOLDER.name}/")
    return found


@cache
def _read() -> tuple[dict[str, dict[str, Any]], ...]:
    return (
        *(json.loads(file.read_text(encoding="utf-8")) for file in sorted(_FOLDER.glob("*.json"))),
        *(tomllib.loads(file.read_text(encoding="utf-8")) for file in sorted(_FOLDER.glob("*.toml"))),
    )


def is_plain(words: str) -> bool:
    """Whether no name stands in ``words``: “the town”, at the head of a sentence “The town”."""
    first, _, rest = words.partition(" ")
    return words.islower() or (first.lower() in _DEFINITE and rest.islower())


def is_demonym(word: str) -> bool:
    """Whether the word looks like the adjective of a people: “Arvanian”, “Belmorans”."""
    return word[:1].isupper() and len(word) > 4 and _ENDINGS.search(word) is not None


_DEFINITE, _ENDINGS = find_words("shared", "definite"), find_pattern("text.words", "endings")
