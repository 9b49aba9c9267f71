"""The lists of words that rules look for, read once from ``claims/words/<code>.json``: one table a module, or "shared"."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

__all__ = ["find_words"]

_FOLDER = Path(__file__).parent.parent / "words"


def find_words(table: str, name: str) -> frozenset[str]:
    """The list ``name`` of a module's ``table``, in small letters, of all languages together: their words hardly meet, and a
    sentence is of one. Raises ``KeyError`` where no language has it.
    """
    found = [tables[table][name] for tables in _read() if name in tables.get(table, {})]
    if not found:
        raise KeyError(f"no list {name} for {table} in {_FOLDER.name}/")
    return frozenset(word for words in found for word in words.split(", "))


@cache
def _read() -> tuple[dict[str, dict[str, str]], ...]:
    return tuple(json.loads(file.read_text(encoding="utf-8")) for file in sorted(_FOLDER.glob("*.json")))
