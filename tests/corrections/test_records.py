from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from geostrike.corrections.files import add_to_text
from geostrike.corrections.records import SCHEMA, Action, Correction, parse_corrections
from geostrike.errors import CorrectionError
from geostrike.model import Level, Role

HEAD = f'schema = "{SCHEMA}"\n[[correction]]\n'
TAIL = '\nreason = "r"\nauthor = "a"\ndate = 2031-03-01\n'


def test_an_entry_says_what_where_why_who_and_when() -> None:
    text = HEAD + 'action = "relocate"\nquote = "Jets hit Dovrin"\nmention = "Dovrin"\nplace = "geonames:5"' + TAIL
    (correction,) = parse_corrections(text, "x.corrections.toml")
    assert correction.action is Action.RELOCATE
    assert (correction.quote, correction.mention, correction.place) == ("Jets hit Dovrin", "Dovrin", "geonames:5")
    assert (correction.reason, correction.author, correction.date) == ("r", "a", date(2031, 3, 1))
    assert correction.where == "x.corrections.toml, correction 1"
    assert correction.decision.action == "relocate"


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("x = [", "is not TOML"),
        ("", "must begin with schema"),
        (f'schema = "{SCHEMA}"\nother = 1', "under a line"),
        (HEAD + 'action = "move"' + TAIL, "action must be one of relocate"),
        (HEAD + 'action = "role"\nname = "X"\nrole = "government"\nplace = "y"' + TAIL, "role takes no place"),
        (HEAD + 'action = "role"\nname = "X"' + TAIL, "role needs role"),
        (HEAD + 'action = "role"\nname = "X"\nrole = "king"' + TAIL, "role must be one of place"),
        (HEAD + 'action = "reject"' + TAIL, "reject needs quote"),
        (HEAD + 'action = "reject"\nquote = 5' + TAIL, "quotation marks"),
        (HEAD + 'action = "relocate"\nquote = "Jets hit"\nplace = "x"' + TAIL, "by quote and mention, or by name"),
        (HEAD + 'action = "relocate"\nquote = "Jets hit"\nmention = "Oskara"\nplace = "x"' + TAIL, "letter by letter"),
        (HEAD + 'action = "relocate"\nname = "X"' + TAIL, "gazetteer id"),
        (HEAD + 'action = "relocate"\nname = "X"\nlatitude = 5.0' + TAIL, "go together"),
        (HEAD + 'action = "relocate"\nname = "X"\nlatitude = 95\nlongitude = 5' + TAIL, "between -90 and 90"),
        (HEAD + 'action = "coarsen"\nname = "X"\nlevel = "town"' + TAIL, "level must be one of district"),
        (HEAD + 'action = "date"\nquote = "X"\nstruck = "May"' + TAIL, "struck must be a day"),
        (HEAD + 'action = "date"\nquote = "X"\nstruck = "2031-05-02/2031-05-01"' + TAIL, "struck must be a day"),
        (HEAD + 'action = "reject"\nquote = "X"\nauthor = "a"\ndate = 2031-03-01', "needs reason"),
        (HEAD + 'action = "reject"\nquote = "X"\nreason = "r"\nauthor = "a"\ndate = "2031-03-01"', "without quotes"),
    ],
)
def test_a_malformed_file_names_the_entry_and_the_cure(text: str, cure: str) -> None:
    with pytest.raises(CorrectionError, match=cure) as caught:
        parse_corrections(text, "story.corrections.toml")
    assert "story.corrections.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


@cache
def schema() -> Draft202012Validator:
    rules = json.loads((Path(__file__).parents[2] / "docs" / "corrections.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(rules)
    return Draft202012Validator(rules)


def fits_schema(text: str) -> bool:
    """Whether a file follows the published schema; dates are strings in JSON."""
    return schema().is_valid(json.loads(json.dumps(tomllib.loads(text), default=str)))


@pytest.mark.parametrize(
    "entry",
    [
        'action = "relocate"\nquote = "Jets hit Dovrin"\nmention = "Dovrin"\nplace = "geonames:5"',
        'action = "relocate"\nname = "Dovrin"\nlatitude = 1\nlongitude = 2.5\ncalled = "mill"\nlevel = "point"',
        'action = "role"\nname = "Dovrin"\nrole = "government"',
        'action = "reject"\nquote = "x"',
        'action = "add"\nquote = "x y"\nmention = "y"\nstruck = 2031-01-01',
        'action = "attacker"\nquote = "x"\nattacker = ""',
        'action = "date"\nquote = "x"\nstruck = "2031-01-01/2031-01-02"',
        'action = "withhold"\nname = "Dovrin"',
        'action = "coarsen"\nname = "Dovrin"\nlevel = "province"',
        'action = "right"\nquote = "Jets hit Dovrin"\nattacker = ""\nstruck = "2031-01-01/2031-01-02"',
        'action = "right"\nquote = "Jets hit Dovrin"\nmention = "Dovrin"\nplace = "geonames:5"',
        'action = "right"\nname = "Dovrin"',
    ],
)
def test_every_action_is_read_and_follows_the_published_schema(entry: str) -> None:
    assert len(parse_corrections(HEAD + entry + TAIL, "x")) == 1
    assert fits_schema(HEAD + entry + TAIL)


@pytest.mark.parametrize(
    "entry",
    [
        'action = "move"',
        'action = "role"\nname = "X"',
        'action = "role"\nname = "X"\nrole = "government"\nplace = "y"',
        'action = "reject"',
        'action = "relocate"\nname = "X"',
        'action = "relocate"\nname = "X"\nlatitude = 5',
        'action = "relocate"\nquote = "Jets hit"\nplace = "x"',
        'action = "coarsen"\nname = "X"\nlevel = "town"',
        'action = "date"\nquote = "X"\nstruck = "May"',
        'action = "right"',
        'action = "right"\nmention = "X"',
        'action = "right"\nquote = "X"\nname = "X"',
        'action = "right"\nquote = "X"\nplace = "geonames:5"',
        'action = "right"\nquote = "X"\nlevel = "town"',
    ],
)
def test_what_is_refused_does_not_follow_the_schema_either(entry: str) -> None:
    with pytest.raises(CorrectionError):
        parse_corrections(HEAD + entry + TAIL, "x")
    assert not fits_schema(HEAD + entry + TAIL)


words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
corrections = (
    st.builds(
        Correction,
        action=st.just(Action.RELOCATE),
        reason=words,
        author=words,
        date=st.dates(),
        name=words,
        latitude=st.floats(-90, 90),
        longitude=st.floats(-180, 180),
        called=st.none() | words,
        level=st.none() | st.sampled_from(Level),
    )
    | st.builds(
        lambda quote, role, **rest: Correction(action=Action.ROLE, quote=quote, mention=quote, role=role, **rest),
        words,
        st.sampled_from(Role),
        reason=words,
        author=words,
        date=st.dates(),
    )
    | st.builds(
        Correction,
        action=st.just(Action.RIGHT),
        quote=words,
        attacker=words,
        reason=words,
        author=words,
        date=st.dates(),
    )
)


@given(st.lists(corrections, max_size=3))
def test_what_is_added_to_a_file_is_read_back_the_same(made: list[Correction]) -> None:
    text = add_to_text("", made[:1])
    text = add_to_text(text + "# a note by hand", made[1:])
    assert "# a note by hand" in text
    read = parse_corrections(text, "x")
    numbered = [(c.where, c) for c in read]
    assert [where for where, _ in numbered] == [f"x, correction {n}" for n in range(1, len(made) + 1)]
    assert [replace(c, where="") for c in read] == made
    assert fits_schema(text)
