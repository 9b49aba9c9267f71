"""Which statements stand when rules and annotator disagree."""

from __future__ import annotations

import pytest

from geostrike.claims.candidates import judge, load_weights
from tests.claims.annotated import read_annotated

TOLD = "Planes bombed [Dovrin:town] on Monday."


def test_what_both_readings_see_stands() -> None:
    assert len(read_annotated(TOLD, {"trigger": "bombed", "place": "Dovrin"}).claims) == 1


def test_what_only_the_annotator_is_unsure_of_is_passed_over_with_the_reason() -> None:
    marked = TOLD + " The talks in [Karsa:town] broke down."
    found = read_annotated(
        marked,
        {"trigger": "bombed", "place": "Dovrin"},
        {"trigger": "broke down", "place": "Karsa", "sure": 0.55},
    )
    assert len(found.claims) == 1
    (passed,) = [p for p in found.passed_over if p.toponym_id == "t2"]
    assert "broke down" in passed.reason
    assert "%" in passed.reason


def test_a_weapon_that_no_rule_knows_is_told_of_by_a_sure_annotator() -> None:
    marked = TOLD + " Shells hit [Belgard:town]. [Karsa:town] was reduced to rubble."
    found = read_annotated(
        marked,
        {"trigger": "bombed", "place": "Dovrin"},
        {"trigger": "hit", "place": "Belgard"},
        {"trigger": "reduced to rubble", "place": "Karsa"},
    )
    assert [claim.toponym_ids for claim in found.claims] == [("t1",), ("t2",), ("t3",)]
    assert [claim.id for claim in found.claims] == ["c1", "c2", "c3"]


@pytest.mark.parametrize(("less", "more"), [({"odds": 0.0}, {"odds": 3.0}), ({"barren": 1.0}, {"barren": 0.0})])
def test_reasons_pull_their_way(less: dict[str, float], more: dict[str, float]) -> None:
    weights = load_weights()
    assert judge({"alone": 1.0, **less}, weights) < judge({"alone": 1.0, **more}, weights)


@pytest.mark.parametrize(("stop", "claims"), [("", 1), (".", 0)])
def test_in_a_caption_what_the_rules_see_stands(stop: str, claims: int) -> None:
    assert len(read_annotated(f"Smerch rocket in the ground on a square in [Dovrin:town]{stop}").claims) == claims
