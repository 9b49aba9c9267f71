"""Whose strike it was where a statement names nobody: what is weighed, what rules a party out, and that work stays bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.claims import implied
from geostrike.claims.implied import choose, load_weights
from tests.claims.marked import extract

if TYPE_CHECKING:
    from geostrike.claims.chances import Chance

STORY = (
    "{Arvanian:Arvania} jets bombed [Dovrin:town] on Monday, the Karsa Monitor said. The strikes killed nine people. "
    "{Arvanian:Arvania} warplanes also hit [Karsa:town]. Air raids on [Tamsa:town] wounded three, medics said. "
    "The Dawn Brigade shelled [Selin:town]. More strikes are feared."
)


def _capture(monkeypatch: pytest.MonkeyPatch, text: str) -> list[set[str]]:
    """The names of the reasons of every chance that the text's claims give."""
    found: list[set[str]] = []

    def note(chances: list[Chance], weights: dict[str, float]) -> tuple[Chance, float] | None:
        found.extend(set(chance.reasons) for chance in chances)
        return choose(chances, weights)

    monkeypatch.setattr(implied, "choose", note)
    extract(text)
    return found


def test_every_reason_has_its_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _capture(monkeypatch, STORY)
    assert found
    assert set().union(*found) <= set(load_weights())


def test_a_statement_that_names_nobody_takes_the_party_of_the_story_and_says_why() -> None:
    claims = extract(STORY).claims
    raids = next(c for c in claims if c.trigger is not None and c.trigger.text == "Air raids")
    assert raids.attacker is not None
    assert (raids.attacker.name, raids.attacker.stated) == ("Arvania", False)
    assert "; by whom: as " in raids.rule
    assert "%)" in raids.rule


def test_a_story_that_names_nobody_gives_nobody() -> None:
    assert all(c.attacker is None for c in extract("Jets bombed [Dovrin:town]. The strikes killed nine.").claims)


def test_parties_weighed_for_one_statement_are_few_however_many_a_story_names(monkeypatch: pytest.MonkeyPatch) -> None:
    most = 0

    def note(chances: list[Chance], weights: dict[str, float]) -> tuple[Chance, float] | None:
        nonlocal most
        most = max(most, len(chances))
        return choose(chances, weights)

    monkeypatch.setattr(implied, "choose", note)
    brigades = " ".join(
        f"The {name} Brigade shelled [Dovrin:town]." for name in "Alba Bora Cira Dena Elva Fira Gola Hora Ivra".split()
    )
    extract(f"{brigades} Mortar shells hit [Karsa:town].")
    assert 0 < most <= 9


@pytest.mark.parametrize(
    "doubt",
    [
        "Whose planes they had been, those of {Arvanian:Arvania} or of {Belmoran:Belmora}, nobody in the town could say; it is not known who launched them.",
        "It was not immediately known who was behind the raids.",
        "Activists were not immediately able to determine who carried out the raids.",
        "No group claimed responsibility.",
    ],
)
def test_what_the_text_leaves_open_stays_open(doubt: str) -> None:
    claims = extract(
        f"{{Arvanian:Arvania}} jets bombed [Karsa:town]. Jets struck [Dovrin:town] on Friday. {doubt}"
    ).claims
    struck = next(c for c in claims if c.trigger is not None and c.trigger.text == "struck")
    assert struck.attacker is None
