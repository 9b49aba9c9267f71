"""Attackers under one name."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.errors import OutputError
from geostrike.incidents import load_parties
from geostrike.model import Actor, Party


def identify(words: str, country: str | None = None, own: Path | None = None) -> Party:
    return load_parties(own).identify(Actor(name=words, words=words, stated=True), country)


@pytest.mark.parametrize(
    "words", ["Syrian army", "Assad's air force", "pro-government warplanes", "the regime", "army"]
)
def test_wordings_of_a_state_are_one_party_where_it_rules(words: str) -> None:
    party = identify(words, "SY")
    assert (party.name, party.words, party.country, party.wikidata) == ("Syria", words, "SY", "Q858")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Syrian and Russian warplanes", ["Syria", "Russia"]),
        ("either Turkish or Israeli jets", ["Turkey", "Israel"]),
        ("Saudi Arabia and the United Arab Emirates", ["Saudi Arabia", "United Arab Emirates"]),
        ("Syrian army units backed by Russian jets", ["Syria"]),
        ("Israel and unknown aircraft", ["Israel"]),
        ("jets and drones", ["jets and drones"]),
    ],
)
def test_parties_named_side_by_side_are_each_accused(words: str, names: list[str]) -> None:
    found = load_parties().identify_all(Actor(name=words, words=words, stated=True), "SY")
    assert [party.name for party in found] == names


def test_the_regime_is_that_of_the_country_struck() -> None:
    assert identify("regime warplanes", "MM").name == "Myanmar"
    assert identify("government forces", "ZZ").name == "government (ZZ)"


def test_rebels_are_those_of_the_country_struck() -> None:
    assert identify("rebel factions", "SY").name == "Syrian rebels"
    assert identify("rebels", "ZZ").name == "rebels (ZZ)"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("U.S.-led coalition jets", "US-led coalition"),
        ("U.S. forces", "United States"),
        ("Turkish-backed factions", "Turkey-backed factions"),
        ("Turkish drones", "Turkey"),
    ],
)
def test_the_longest_alias_wins(words: str, name: str) -> None:
    assert identify(words).name == name


def test_an_unknown_party_stays_as_worded() -> None:
    party = identify("Dawn Brigade")
    assert (party.name, party.known) == ("Dawn Brigade", False)


def test_a_user_adds_parties_and_their_rows_win(tmp_path: Path) -> None:
    own = tmp_path / "parties.csv"
    own.write_text('party,aliases\nDawn Brigade,dawn brigade|"the ""dawn"""\nMy Syria,syrian army\n', encoding="utf-8")
    assert identify("fighters of the Dawn Brigade", own=own).known
    assert identify("Syrian army", own=own).name == "My Syria"


@pytest.mark.parametrize(
    "text",
    [
        "name,aliases\nX,x\n",
        "party,wikidata\nX,858\n",
        "party,country\nX,Syria\n",
        "party,aliases\n,x\n",
        "party,aliases\nX,a,b\n",
        "",
    ],
)
def test_a_broken_table_is_refused_with_the_cure(tmp_path: Path, text: str) -> None:
    own = tmp_path / "parties.csv"
    own.write_text(text, encoding="utf-8")
    with pytest.raises(OutputError, match=r"parties\.csv"):
        load_parties(own)


def test_allies_of_the_table_are_parties_of_it() -> None:
    known = load_parties()
    names = known.names()
    assert all(ally in names for name in names for ally in known.allies_of(name))
