"""The lists of words beside the rules: every list is used, and every list that is asked for is there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from geostrike.claims.text.words import find_words

ROOM = Path(__file__).resolve().parents[2] / "geostrike" / "claims"
ASKED = re.compile(r'find_words\("([a-z_.]+)", "([a-z_]+)"\)')


def asked() -> set[tuple[str, str]]:
    return {found for file in ROOM.rglob("*.py") for found in ASKED.findall(file.read_text("utf-8"))}


def test_each_list_is_used_and_each_that_is_asked_for_is_there() -> None:
    tables = json.loads((ROOM / "words" / "en.json").read_text("utf-8"))
    assert {(table, name) for table, lists in tables.items() for name in lists} == asked()


def test_a_module_asks_for_its_own_lists_or_shared_ones() -> None:
    for file in ROOM.rglob("*.py"):
        module = ".".join(file.relative_to(ROOM).with_suffix("").parts)
        assert {table for table, _ in ASKED.findall(file.read_text("utf-8"))} <= {module, "shared"}, file


def test_words_stand_in_small_letters_and_once() -> None:
    for table, name in asked():
        words = find_words(table, name)
        assert words, (table, name)
        assert all(word == word.lower().strip() and word for word in words), (table, name)


def test_a_list_that_is_nowhere_is_named() -> None:
    with pytest.raises(KeyError, match="no list winds for shared"):
        find_words("shared", "winds")
