from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20)
corrections = st.builds(
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
) | st.builds(
    lambda quote, role, **rest: Correction(action=Action.ROLE, quote=quote, mention=quote, role=role, **rest),
    words,
    st.sampled_from(Role),
    reason=words,
    author=words,
    date=st.dates(),
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
