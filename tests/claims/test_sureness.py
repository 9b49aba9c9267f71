"""What of a claim may be summed up: each part that the annotator is all but sure of, and says itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from geostrike.claims.annotated.sureness import SURE, find_sure_parts
from geostrike.model import Modality, Part, Realis, Stance
from geostrike.model.annotation import Party
from tests.claims.annotated import draft, read_annotated
from tests.claims.marked import mark

TEXT = "{Arvanian:Arvania} jets bombed [Dovrin:town], killing four people, medics said."
SEEN: dict[str, Any] = {
    "trigger": "bombed",
    "place": "Dovrin",
    "attacker": "Arvanian jets",
    "speaker": "medics",
    "toll": "four people",
}
LESS = SURE - 0.02


def sure(marked: str, event: dict[str, Any], modality: Modality = Modality.CERTAIN) -> set[Part]:
    (told,) = draft(mark(marked), event)
    return set(find_sure_parts(told, modality))


def test_what_the_annotator_is_sure_of_in_all_its_parts_is_sure() -> None:
    assert sure(TEXT, SEEN) == set(Part)
    assert set(read_annotated(TEXT, SEEN).claims[0].sure) == set(Part)


def test_of_what_it_is_less_sure_of_nothing_is() -> None:
    assert sure(TEXT, SEEN | {"sure": LESS}) == set()


def test_a_strike_told_surely_is_sure_though_its_parts_are_not() -> None:
    assert sure(TEXT, SEEN | {"sure": LESS, "chance": 0.99}) == {Part.STRIKE}


def test_how_it_is_told_must_be_sure_too() -> None:
    (told,) = draft(mark(TEXT), SEEN)
    realis = {Realis.CURRENT: LESS, Realis.PLANNED: 1 - LESS}
    stance = {Stance.ASSERTS: LESS, Stance.DENIES: 1 - LESS}
    for event in (replace(told.event, realis=realis), replace(told.event, stance=stance)):
        assert set(find_sure_parts(replace(told, event=event), Modality.CERTAIN)) == set(Part) - {Part.STRIKE}


def test_what_may_have_happened_is_not_sure() -> None:
    assert Part.STRIKE not in sure(TEXT, SEEN, Modality.POSSIBLE)
    assert Part.STRIKE in sure(TEXT, SEEN, Modality.REPORTED)
    marked = "{Arvanian:Arvania} jets may have bombed [Dovrin:town], killing four people, medics said."
    assert Part.STRIKE not in read_annotated(marked, SEEN).claims[0].sure


def test_a_place_taken_from_the_sentence_before_is_not_sure() -> None:
    again = {"trigger": "struck", "place": "the town"}
    told = read_annotated(
        "Jets bombed [Dovrin:town]. Rockets struck the town.", {"trigger": "bombed", "place": "Dovrin"}, again
    )
    assert [Part.PLACE in claim.sure for claim in told.claims] == [True, False]


def test_nothing_is_unsure_of_a_place_or_a_toll_that_is_not_told() -> None:
    assert {Part.PLACE, Part.TOLL} <= sure("Jets bombed a depot.", {"trigger": "bombed"})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jets bombed [Dovrin:town].", "Jets"),
        ("Its jets bombed [Dovrin:town].", "Its jets"),
        ("They bombed [Dovrin:town].", "They"),
    ],
)
def test_a_pronoun_and_arms_are_no_sure_party(text: str, words: str) -> None:
    assert Part.ATTACKER not in sure(text, {"trigger": "bombed", "place": "Dovrin", "attacker": words})


def test_a_party_that_is_not_said_beside_the_strike_is_not_sure() -> None:
    quiet = {key: words for key, words in SEEN.items() if key != "attacker"}
    assert Part.ATTACKER not in sure(TEXT, quiet)
    (told,) = draft(mark(TEXT), SEEN)
    implied = replace(told.event, party={Party.IMPLIED: 0.6, Party.STATED: 0.4, Party.NONE: 0.0})
    assert Part.ATTACKER not in find_sure_parts(replace(told, event=implied), Modality.CERTAIN)


def test_the_outlet_speaks_surely_only_where_the_annotator_says_so() -> None:
    text = "Jets bombed [Dovrin:town], medics said."
    assert Part.SPEAKER in sure("Jets bombed [Dovrin:town].", {"trigger": "bombed"})
    (told,) = draft(mark(text), {"trigger": "bombed", "speaker": "medics"})
    assert Part.SPEAKER in find_sure_parts(told, Modality.CERTAIN)
    assert Part.SPEAKER not in find_sure_parts(replace(told, speaker=None), Modality.CERTAIN)


def test_an_answer_that_a_rule_has_found_is_sure_of_no_strike() -> None:
    told = read_annotated(
        "Jets bombed [Dovrin:town]. The army denied the claims.", {"trigger": "bombed", "place": "Dovrin"}
    )
    assert Part.STRIKE not in told.claims[1].sure
    assert "answers what was told just before; answers what is told just before" in told.claims[1].rule
