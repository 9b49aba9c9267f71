"""Answers in sentences that have no word for a strike, which the annotator does not see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.model import About, Part, Realis, Stance
from tests.claims.annotated import read_annotated

if TYPE_CHECKING:
    from geostrike.model import Claim
    from tests.claims.annotated import Told

TEXT = "Jets bombed [Dovrin:town], residents said. {}"
BOMBED: Told = {"trigger": "bombed", "place": "Dovrin", "speaker": "residents"}


def answers(after: str, **told: object) -> list[Claim]:
    found = read_annotated(TEXT.format(after), BOMBED | told).claims
    return [claim for claim in found if claim.stance is not Stance.ASSERTS]


@pytest.mark.parametrize(
    ("after", "stance", "about"),
    [
        ("The army denied the claims.", Stance.DENIES, About.STRIKE),
        ("The army denied it.", Stance.DENIES, About.STRIKE),
        ("The army denied responsibility.", Stance.DENIES, About.ATTACKER),
        ("The army denied any involvement.", Stance.DENIES, About.ATTACKER),
        ("The army disputed the toll.", Stance.CONTESTS, About.CASUALTIES),
        ("The army admitted a mistake.", Stance.CONCEDES, About.INTENT),
    ],
)
def test_what_is_denied_contested_or_admitted_just_after_a_report_answers_it(
    after: str, stance: Stance, about: About
) -> None:
    (answer,) = answers(after)
    assert (answer.stance, answer.about, answer.speaker.name if answer.speaker else None) == (stance, about, "army")
    assert "answers what was told just before" in answer.rule
    assert Part.STRIKE not in answer.sure


def test_it_stands_at_the_place_of_the_report() -> None:
    assert answers("The army denied the claims.")[0].toponym_ids == ("t1",)


@pytest.mark.parametrize(
    "after",
    [
        "The army rejected claims that it is short of money.",
        "The army denied him a passport.",
        "The army visited the town.",
        "It rained. It snowed. It rained. The army denied the claims.",
    ],
)
def test_an_answer_to_something_else_is_none(after: str) -> None:
    assert answers(after) == []


def test_what_has_not_happened_is_not_answered() -> None:
    assert answers("The army denied the claims.", realis=Realis.PLANNED) == []


def test_an_answer_that_the_annotator_sees_is_told_once() -> None:
    seen: Told = {"trigger": "denied", "speaker": "The army", "stance": Stance.DENIES}
    found = read_annotated(TEXT.format("The army denied the claims."), BOMBED, seen).claims
    assert [claim.stance for claim in found] == [Stance.ASSERTS, Stance.DENIES]
