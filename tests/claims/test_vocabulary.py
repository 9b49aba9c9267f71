"""An article's language chooses among the lexicons there are; each of their lists is read, and holds a form once."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

import geostrike.claims
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.language.tongue import READ
from geostrike.model import SpeakerKind

CLAIMS = Path(geostrike.claims.__file__).parent
LEXICONS = sorted((CLAIMS / "lexicon").glob("*.toml"))


@pytest.mark.parametrize("tag", ["ar", "AR", "ar-SY", "ar_EG", "Arabic"])
def test_a_tag_with_a_country_chooses_the_language(tag: str) -> None:
    assert load_vocabulary(tag) is load_vocabulary("ar")
    assert load_vocabulary(tag).language == "ar"


@pytest.mark.parametrize("tag", ["", "xx", "../lexicon/ar", "\0", "e" * 5_000, "fr", "Ukrainian"])
def test_any_other_tag_has_no_words_and_names_no_file(tag: str) -> None:
    assert not load_vocabulary(tag).words


def test_the_languages_that_are_read_are_those_with_a_lexicon() -> None:
    assert set(READ) == {lexicon.stem for lexicon in LEXICONS}


CAPTIONS = {"trigger.caption"}
"""Read by the archive, which looks at the words of captions before anything is read in them."""


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda path: path.stem)
def test_every_list_is_read_by_some_rule(lexicon: Path) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in sorted(CLAIMS.rglob("*.py")))
    lists = {
        f"{section}.{name}" for section, names in tomllib.loads(lexicon.read_text("utf-8")).items() for name in names
    }
    read_by_kind = {f"speaker.{kind.value}" for kind in SpeakerKind}
    whole = tuple(re.findall(r'startswith\("([a-z]+\.)"\)', code))  # "blocker.": all lists of the section
    unread = (name for name in sorted(lists - read_by_kind - CAPTIONS) if not name.startswith(whole))
    assert [name for name in unread if f'"{name}"' not in code] == []


@pytest.mark.parametrize("lexicon", LEXICONS, ids=lambda path: path.stem)
def test_no_list_holds_a_form_twice(lexicon: Path) -> None:
    for names in tomllib.loads(lexicon.read_text("utf-8")).values():
        for name, lemmas in names.items():
            forms = Counter(" ".join(form.split()) for form in lemmas.replace("/", ",").split(","))
            assert {form for form, times in forms.items() if times > 1} == set(), name
