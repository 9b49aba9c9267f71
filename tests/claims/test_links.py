"""How claims stand to each other: answers to reports, and what may only contradict them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.model import About, Bond, Realis, Stance
from tests.claims.annotated import read_annotated, read_parts

if TYPE_CHECKING:
    from geostrike.model import Link
    from tests.claims.annotated import Told

TEXT = "Jets bombed [Dovrin:town], killing nine people, medics said. The army denied the raid."
TOLD: Told = {"trigger": "bombed", "place": "Dovrin", "speaker": "medics", "toll": "nine people"}


def links(**answer: object) -> list[Link]:
    given: Told = {"trigger": "denied", "speaker": "The army", **answer}
    return list(read_annotated(TEXT, TOLD, given).links)


@pytest.mark.parametrize(
    ("stance", "bond"),
    [(Stance.DENIES, Bond.DENIES), (Stance.CONTESTS, Bond.QUALIFIES), (Stance.CONCEDES, Bond.SUPPORTS)],
)
def test_an_answer_about_the_same_place_is_related_to_the_report(stance: Stance, bond: Bond) -> None:
    (link,) = links(stance=stance)
    assert (link.a, link.b, link.bond, link.stated) == ("c2", "c1", bond, True)


def test_a_denial_of_deaths_without_a_place_is_in_tension_with_the_toll() -> None:
    (link,) = links(stance=Stance.DENIES, about=About.CASUALTIES)
    assert (link.bond, link.about, link.stated) == (Bond.TENSION, About.CASUALTIES, False)


def test_a_denial_that_anything_happened_answers_the_report_of_the_same_place_named_again() -> None:
    told = ("Jets bombed [Dovrin:town], medics said.", {"trigger": "bombed", "place": "Dovrin", "speaker": "medics"})
    denial: Told = {
        "trigger": "bombed", "place": "Dovrin", "speaker": "The army", "stance": Stance.DENIES, "realis": Realis.NEGATED,
    }  # fmt: skip
    (link,) = read_parts((told, ("The army denied that it had bombed [Dovrin:town].", denial)))[1].links
    assert (link.a, link.b, link.bond) == ("c2", "c1", Bond.DENIES)


def test_assertions_and_ones_own_words_are_no_answers() -> None:
    assert links(stance=Stance.ASSERTS) == []
    said: Told = {"trigger": "bombed", "place": "Dovrin", "speaker": "the army"}
    denied: Told = {"trigger": "denied", "speaker": "The army", "stance": Stance.DENIES}
    own = (("Jets bombed [Dovrin:town], the army said.", said), ("The army denied the raid.", denied))
    assert not read_parts(own)[1].links
