"""One organisation under several names is one source."""

from __future__ import annotations

import pytest

from tests.claims.marked import extract, strikes_of

LEAGUE = "The Arvan Observatory for Rights said a strike on [Karsa:town] killed nine. "
NAME = "Arvan Observatory for Rights"


def speakers(text: str) -> list[tuple[str, str]]:
    """The name of each speaker, and what its source is counted by."""
    return [(c.speaker.name, c.speaker.source) for c in extract(text).claims if c.speaker is not None]


@pytest.mark.parametrize(
    "words",
    [
        "AOR said shells hit [Karsa:town].",
        "The Observatory said shells hit [Karsa:town].",
        "IS The Arvan Observatory for Rights said shells hit [Karsa:town].",
        "The Arvan Observatory for Rights monitoring group said shells hit [Karsa:town].",
    ],
)
def test_a_short_or_padded_name_is_the_full_one(words: str) -> None:
    assert speakers(LEAGUE + words) == [(NAME, NAME)] * 2


def test_letters_that_the_text_spells_out_are_its_full_name() -> None:
    told = speakers("The monitors of Wide Plains Watch (WPW) wait. WPW said shells hit [Karsa:town].")
    assert told == [("Wide Plains Watch", "Wide Plains Watch")]


@pytest.mark.parametrize("whose", ["Oskara-based", "opposition-linked", "government-affiliated"])
def test_where_it_is_and_with_whom_is_no_part_of_its_name(whose: str) -> None:
    (told,) = speakers(f"The {whose} Arvan Observatory for Rights said a strike on [Karsa:town] killed nine.")
    assert told == (NAME, NAME)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A war monitor said shells hit [Karsa:town].", "war monitor"),
        ("Observatory director Ada Pell said shells hit [Karsa:town].", "Ada Pell"),
    ],
)
def test_who_speaks_for_an_organisation_keeps_its_name_and_is_counted_with_it(words: str, name: str) -> None:
    assert speakers(LEAGUE + words)[1] == (name, NAME)


@pytest.mark.parametrize(
    "words",
    [
        "Medics said shells hit [Karsa:town].",
        "The Arvan Observatory for Rights and other activists said shells hit [Karsa:town].",
        "The Belmor Ministry said shells hit [Karsa:town].",
    ],
)
def test_others_are_sources_of_their_own(words: str) -> None:
    assert len({source for _, source in speakers(LEAGUE + words)}) == 2


def test_of_two_monitors_neither_is_the_monitor() -> None:
    two = (
        LEAGUE + "The Belmor Monitoring Centre said a strike hit [Karsa:town]. A monitor said rockets hit [Karsa:town]."
    )
    assert len({source for _, source in speakers(two)}) == 3


def test_a_strike_counts_organisations() -> None:
    alone = strikes_of(LEAGUE + "AOR said shells hit [Karsa:town]. A war monitor said rockets hit [Karsa:town].")
    assert {strike.status_rule for strike in alone} == {"one source in this article"}
    assert "2 sources" in strikes_of(LEAGUE + "Medics said shells hit [Karsa:town].")[0].status_rule
