"""The words and patterns beside the rules: each is used, and each that is asked for is there."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from geostrike.claims.text.words import find_pattern, find_words

ROOM = Path(__file__).resolve().parents[2] / "geostrike" / "claims"
ASKED = re.compile(r'find_(words|pattern)\("([a-z_.]+)", "([a-z_]+)"\)')


def asked(kind: str) -> set[tuple[str, str]]:
    files = [file.read_text("utf-8") for file in ROOM.rglob("*.py")]
    return {(table, name) for text in files for what, table, name in ASKED.findall(text) if what == kind}


def test_each_list_is_used_and_each_that_is_asked_for_is_there() -> None:
    lists = json.loads((ROOM / "words" / "en.json").read_text("utf-8"))
    assert {(table, name) for table in lists for name in lists[table]} == asked("words")
    patterns = tomllib.loads((ROOM / "words" / "en.patterns.toml").read_text("utf-8"))
    assert {(table, name) for table in patterns for name in patterns[table]} == asked("pattern")


def test_a_module_asks_for_its_own_lists_or_shared_ones() -> None:
    for file in ROOM.rglob("*.py"):
        module = ".".join(file.relative_to(ROOM).with_suffix("").parts)
        assert {table for _, table, _ in ASKED.findall(file.read_text("utf-8"))} <= {module, "shared"}, file


def test_words_stand_in_small_letters_and_once() -> None:
    for table, name in asked("words"):
        words = find_words(table, name)
        assert words, (table, name)
        assert all(word == word.lower().strip() and word for word in words), (table, name)


def test_a_list_that_is_nowhere_is_named() -> None:
    with pytest.raises(KeyError, match="no list winds for shared"):
        find_words("shared", "winds")


def test_one_of_its_alternatives_is_enough_for_a_pattern() -> None:
    america = find_pattern("attackers.chances", "america")
    assert america.search("jets of the united states")
    assert america.search("u.s. jets")
