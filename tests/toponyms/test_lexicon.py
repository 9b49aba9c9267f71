"""The tables of words and wordings, and the code that asks for them, agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geostrike import toponyms
from geostrike.toponyms import lexicon

CODE = {path.stem: path.read_text(encoding="utf-8") for path in Path(toponyms.__file__).parent.glob("*.py")}
ASKED = sorted({name for source in CODE.values() for name in re.findall(r"\blx\.([A-Z_]+)\b", source)})
LISTS = {name.upper() for name, words in lexicon.read_table("lexicon.toml").items() if isinstance(words, str)}


@pytest.mark.parametrize("name", ASKED)
def test_a_list_that_is_asked_for_has_words(name: str) -> None:
    assert getattr(lexicon, name)


def test_no_list_is_kept_that_nobody_asks_for() -> None:
    # First names are read in together with those of the census.
    assert LISTS - set(ASKED) == {"ARAB_FIRST_NAMES"}


def test_a_list_that_is_not_there_is_said_so() -> None:
    with pytest.raises(AttributeError, match="no list 'no_such_words'"):
        _ = lexicon.NO_SUCH_WORDS


SECTIONS = sorted(lexicon.read_table("patterns.toml").keys() - {"pieces"})


@pytest.mark.parametrize("section", SECTIONS)
def test_every_wording_is_an_expression_with_its_pieces_put_in(section: str) -> None:
    for pattern in lexicon.read_patterns(section).values():
        assert re.compile(pattern.source, pattern.flags)
        assert not re.search(r"\{[a-z]+\}", pattern.source)
