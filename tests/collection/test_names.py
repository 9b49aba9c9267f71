from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.collection.names import choose_name, fold_name, make_safe

anything = st.text(max_size=300) | st.sampled_from(
    ["..", ".", "/", "CON", "nul.txt", "index", "-o", "~", "a/../b", " "]
)


@given(anything)
def test_a_file_name_is_safe_on_every_system(name: str) -> None:
    safe = make_safe(name)
    assert re.fullmatch(r"[\w.-]+", safe)
    assert not safe.startswith((".", "-"))
    assert not safe.endswith((".", "-"))
    assert len(safe.encode()) <= 100
    assert safe.split(".")[0].casefold() not in ("con", "prn", "aux", "nul", "com1", "lpt9", "index", "sources")


@pytest.mark.parametrize("name", ["story", "2031-03-01_wire.7", "Удар", "تقرير", "two words"])
def test_an_honest_name_stays_readable(name: str) -> None:
    assert make_safe(name) == name.replace(" ", "-")


@pytest.mark.parametrize("pair", [("a/b", "a?b"), ("a b", "a/b"), ("x" * 200, "x" * 201), ("CON", "con!"), ("é", "e?")])
def test_names_that_lose_something_stay_apart(pair: tuple[str, str]) -> None:
    assert make_safe(pair[0]) != make_safe(pair[1])


@given(st.lists(anything, max_size=20, unique=True))
def test_no_two_articles_share_a_file(names: list[str]) -> None:
    taken: set[str] = set()
    for number, name in enumerate([*names, *names]):
        chosen = choose_name(name, f"key {number}", taken)
        assert fold_name(chosen) not in taken
        taken.add(fold_name(chosen))


def test_the_same_article_gets_the_same_name_whoever_else_is_there() -> None:
    assert choose_name("story", "a/story.txt", set()) == "story"
    assert choose_name("Story", "b/Story.txt", {"story"}) == choose_name("Story", "b/Story.txt", {"story", "other"})
