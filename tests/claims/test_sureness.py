"""What of a claim may be summed up, and names that are nobody's."""

from __future__ import annotations

import pytest

from geostrike.model import Claim, Modality, Part
from tests.claims.annotated import read_annotated
from tests.claims.marked import extract

TEXT = "{Arvanian:Arvania} jets bombed [Dovrin:town], killing four people, medics said."
SEEN: dict[str, object] = {
    "trigger": "bombed",
    "place": "Dovrin",
    "attacker": "Arvanian jets",
    "speaker": "medics",
    "toll": "four people",
}


def read(marked: str, *events: dict[str, object]) -> Claim:
    return read_annotated(marked, *events).claims[0]


def test_what_both_readings_see_is_sure_in_all_its_parts() -> None:
    assert set(read(TEXT, SEEN).sure) == set(Part)


def test_where_only_the_rules_read_all_is_sure() -> None:
    assert set(extract(TEXT).claims[0].sure) == set(Part)


@pytest.mark.parametrize(("sure", "told"), [(0.85, True), (0.78, False)])
def test_of_what_the_rules_read_the_annotator_must_be_sure_too(sure: float, *, told: bool) -> None:
    assert (Part.STRIKE in read(TEXT, SEEN | {"sure": sure}).sure) is told


def test_a_party_that_is_only_implied_or_meant_by_a_pronoun_is_not_sure() -> None:
    quiet = {key: words for key, words in SEEN.items() if key != "attacker"}
    assert Part.ATTACKER not in read("Jets bombed [Dovrin:town], killing four people, medics said.", quiet).sure


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Three attack helicopters", "unidentified aircraft"),
        ("Jets", "unidentified aircraft"),
        ("Two drones", "unidentified drones"),
        ("Armed forces", "unidentified attackers"),
    ],
)
def test_what_struck_is_nobodys_name(words: str, name: str) -> None:
    claim = read(f"{words} bombed [Dovrin:town].", {"trigger": "bombed", "place": "Dovrin", "attacker": words})
    assert claim.attacker is not None
    assert (claim.attacker.name, claim.attacker.unidentified, claim.attacker.accused) == (name, True, False)
    assert claim.attacker.words == words


def test_an_implied_party_says_how_likely_it_is_and_why() -> None:
    story = (
        "{Arvanian:Arvania} jets bombed [Dovrin:town] on Monday. Air raids on [Karsa:town] wounded three, medics said."
    )
    implied = extract(story).claims[-1].attacker
    assert implied is not None
    assert (implied.stated, implied.reason) == (False, "as most strikes of this story")
    assert implied.likely is not None
    assert 0.4 <= implied.likely <= 1


def test_what_may_have_happened_is_not_sure() -> None:
    marked = "{Arvanian:Arvania} jets may have bombed [Dovrin:town], medics said."
    claim = read(marked, {"trigger": "bombed", "place": "Dovrin", "attacker": "Arvanian jets", "speaker": "medics"})
    assert claim.modality is Modality.POSSIBLE
    assert Part.STRIKE not in claim.sure


def test_jets_are_no_sure_party() -> None:
    claim = read("Jets bombed [Dovrin:town].", {"trigger": "bombed", "place": "Dovrin", "attacker": "Jets"})
    assert Part.ATTACKER not in claim.sure
