"""Whose strike it was where the sentence says “we”, “it” or “its jets”."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from geostrike.model import Realis
from tests.claims.annotated import read_annotated

if TYPE_CHECKING:
    from geostrike.claims import Extraction

SHELLED: dict[str, Any] = {"trigger": "shelled", "place": "Oskara", "attacker": "The Dawn Brigade"}
BEFORE = "The Dawn Brigade shelled [Oskara:town]."


def attackers(found: Extraction) -> list[str | None]:
    return [claim.attacker.name if claim.attacker is not None else None for claim in found.claims]


def bombed(attacker: str, speaker: str | None = None) -> dict[str, Any]:
    return {"trigger": "bombed", "place": "Dovrin", "attacker": attacker} | ({"speaker": speaker} if speaker else {})


@pytest.mark.parametrize("words", ["Its jets", "They", "It"])
def test_a_pronoun_is_the_party_named_last(words: str) -> None:
    found = read_annotated(f"{BEFORE} {words} then bombed [Dovrin:town].", SHELLED, bombed(words))
    assert attackers(found) == ["Dawn Brigade", "Dawn Brigade"]
    assert found.claims[1].attacker is not None
    assert found.claims[1].attacker.words == words


@pytest.mark.parametrize(
    ("text", "attacker", "speaker", "name"),
    [
        ("“We bombed [Dovrin:town],” the Red Front said.", "We", "the Red Front", "Red Front"),
        ("The Red Front said it bombed [Dovrin:town].", "it", "The Red Front", "Red Front"),
        # “it” before its speaker may be anybody
        ("It bombed [Dovrin:town], the Red Front said.", "It", "the Red Front", "Dawn Brigade"),
        # “they were bombed with” are what was fired
        ("The Red Front said they were bombed into [Dovrin:town].", "they", "The Red Front", "Dawn Brigade"),
    ],
)
def test_we_and_it_are_the_one_who_says_so(text: str, attacker: str, speaker: str, name: str) -> None:
    assert attackers(read_annotated(f"{BEFORE} {text}", SHELLED, bombed(attacker, speaker)))[-1] == name


def test_a_pronoun_before_any_party_is_nobody() -> None:
    assert attackers(read_annotated("They bombed [Dovrin:town].", bombed("They"))) == [None]


def test_whoever_has_not_struck_is_not_the_party_named_last() -> None:
    text = f"{BEFORE} The Red Front plans to pound [Selin:town]. Its jets bombed [Dovrin:town]."
    plan = {"trigger": "pound", "place": "Selin", "attacker": "The Red Front", "realis": Realis.PLANNED}
    assert attackers(read_annotated(text, SHELLED, plan, bombed("Its jets")))[-1] == "Dawn Brigade"


def test_arms_that_are_nobodys_are_not_the_party_named_last() -> None:
    text = f"{BEFORE} Warplanes pounded [Selin:town]. It bombed [Dovrin:town]."
    arms = {"trigger": "pounded", "place": "Selin", "attacker": "Warplanes"}
    assert attackers(read_annotated(text, SHELLED, arms, bombed("It")))[-1] == "Dawn Brigade"
