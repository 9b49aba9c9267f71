"""A finished draft as a claim: how sure its words are, whose words they are, and why it says what it says."""

from __future__ import annotations

from typing import Any

import pytest

from geostrike.model import Modality, Speech
from tests.claims.annotated import read_annotated

BOMBED: dict[str, Any] = {"trigger": "bombed", "place": "Dovrin"}


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Jets bombed [Dovrin:town].", Modality.CERTAIN),
        ("Jets reportedly bombed [Dovrin:town].", Modality.REPORTED),
        ("Jets appeared to have bombed [Dovrin:town].", Modality.HEDGED),
        ("Jets may have bombed [Dovrin:town].", Modality.POSSIBLE),
    ],
)
def test_hedges_are_kept(text: str, modality: Modality) -> None:
    assert read_annotated(text, BOMBED).claims[0].modality is modality


def test_a_hedge_outside_the_clause_that_tells_it_is_of_something_else() -> None:
    text = "Jets bombed [Dovrin:town], while two towns may have been shelled."
    (claim,) = read_annotated(text, {**BOMBED, "quote": "Jets bombed Dovrin"}).claims
    assert claim.modality is Modality.CERTAIN


@pytest.mark.parametrize(
    ("text", "speaker", "speech"),
    [
        ("Jets bombed [Dovrin:town].", None, Speech.UNATTRIBUTED),
        ("Jets bombed [Dovrin:town], the mayor said.", "the mayor", Speech.INDIRECT),
        ("“Jets bombed [Dovrin:town],” the mayor said.", "the mayor", Speech.DIRECT),
    ],
)
def test_whose_words_they_are(text: str, speaker: str | None, speech: Speech) -> None:
    (claim,) = read_annotated(text, BOMBED | ({"speaker": speaker} if speaker else {})).claims
    assert (claim.speech, claim.outlet) == (speech, "The Karsa Post")


def test_a_claim_says_by_which_words_it_was_seen_and_how_surely() -> None:
    (claim,) = read_annotated("Jets bombed [Dovrin:town].", BOMBED).claims
    assert claim.trigger is not None
    assert claim.trigger.text == "bombed"
    assert "“bombed”" in claim.rule
    assert "99%" in claim.rule
    assert "current" in claim.rule


def test_each_place_pointed_at_has_its_reason_and_one_taken_from_before_has_none() -> None:
    text = "Jets bombed [Dovrin:town] and [Oskara:town]. Rockets struck there."
    first, second = read_annotated(
        text, {**BOMBED, "place": ("Dovrin", "Oskara")}, {"trigger": "struck", "place": "there"}
    ).claims
    assert [(reason.name, reason.score) for reason in first.evidence_for_place] == [("annotator", 0.99)] * 2
    assert ["“Dovrin”" in first.evidence_for_place[0].words, "“Oskara”" in first.evidence_for_place[1].words] == [
        True
    ] * 2
    assert second.toponym_ids == first.toponym_ids
    assert second.evidence_for_place == ()


def test_what_was_damaged_is_told_with_the_word_for_it() -> None:
    text = "Jets bombed [Dovrin:town], destroying a school and damaging two houses."
    assert read_annotated(text, BOMBED).claims[0].damage == ("destroying a school", "damaging two houses")


def test_what_was_damaged_elsewhere_in_the_sentence_is_not_the_strikes() -> None:
    text = "Jets bombed [Dovrin:town], and a flood destroyed a school."
    (claim,) = read_annotated(text, {**BOMBED, "quote": "Jets bombed Dovrin"}).claims
    assert claim.damage == ()
