"""Claims → strikes: joined with a reason, never confirmed, never merged in silence."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.model import Realis, Shape, Status
from geostrike.strikes import merge_claims
from tests.claims.annotated import merge_annotated, read_marked
from tests.claims.marked import mark, read_claims, strikes_of


def test_claims_at_one_place_and_day_are_one_strike() -> None:
    text = "Jets bombed [Dovrin:town] on Monday, residents said. The army said it hit a depot in [Dovrin:town] on Monday with missiles."
    (strike,) = strikes_of(text)
    assert len(strike.claim_ids) == 2
    assert "2 claims joined" in strike.reason


def test_strikes_of_different_days_stay_apart() -> None:
    text = "Jets bombed [Dovrin:town] on Monday. Jets bombed [Dovrin:town] on Wednesday."
    assert len(strikes_of(text)) == 2


def test_levels_decide_how_a_strike_is_shown() -> None:
    text = "Shells hit [Dovrin:town]. Shells hit [Karsa:province] province. Shells hit [Arvania:country]."
    assert [s.shown_as for s in strikes_of(text)] == [Shape.POINT, Shape.AREA, Shape.LIST]


def test_a_plan_is_listed_and_no_event() -> None:
    (strike,) = strikes_of("The army plans to shell [Dovrin:town].")
    assert (strike.shown_as, strike.realis, strike.status) == (Shape.LIST, Realis.PLANNED, Status.NOT_AN_EVENT)


def test_a_denial_leaves_the_point_and_makes_it_contested() -> None:
    text = "Jets bombed [Dovrin:town], residents said. The army denied carrying out the strike."
    (strike,) = strikes_of(text)
    assert (strike.shown_as, strike.status) == (Shape.POINT, Status.CONTESTED)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_denial_in_many_words_stands_beside_the_report_in_either_order(order: tuple[int, int]) -> None:
    told = ("Shells hit [Dovrin:town], residents said.", "The army said it had not fired any shells at [Dovrin:town].")
    (strike,) = strikes_of(" ".join(told[i] for i in order))
    assert (strike.shown_as, strike.status, len(strike.claim_ids)) == (Shape.POINT, Status.CONTESTED, 2)


def test_a_quiet_day_is_no_denial_of_the_day_before() -> None:
    text = "Shells hit [Dovrin:town] on Sunday, residents said. No shells hit [Dovrin:town] on Monday, the mayor said."
    assert [s.status for s in strikes_of(text)] == [Status.SINGLE_SOURCE, Status.NOT_AN_EVENT]


def test_a_denied_target_leaves_the_strike_uncontested() -> None:
    text = "Jets bombed [Dovrin:town], residents said. The minister said {Arvanian:Arvania} jets did not hit the Dawn Brigade."
    strike = next(s for s in strikes_of(text) if s.place is not None and s.place.name == "Dovrin")
    assert strike.status is Status.SINGLE_SOURCE


def test_a_status_names_its_rule() -> None:
    text = "Jets bombed [Dovrin:town], residents said. Jets bombed [Dovrin:town], medics said."
    (strike,) = strikes_of(text)
    assert strike.status is Status.SEVERAL_SOURCES
    assert "2 sources" in strike.status_rule


# ------------------------------------------------------------------------ names that no gazetteer knows

BOMBED: dict[str, Any] = {"trigger": "bombed"}


def test_a_name_that_no_gazetteer_knows_is_shown_at_what_holds_it() -> None:
    text = "Jets bombed the village of [Old Mill:?<Karsa>] in [Karsa:province] province."
    (strike,) = merge_annotated(text, {**BOMBED, "place": "Old Mill"})
    assert (strike.place.name if strike.place else None, strike.shown_as) == ("Karsa", Shape.AREA)
    assert "no place found for “Old Mill”" in strike.reason
    assert "shown at Karsa" in strike.reason


def test_what_holds_it_is_told_once_for_all() -> None:
    text = "Jets bombed [Old Mill:?<Karsa>] in [Karsa:province] province. On Friday shells hit [Old Mill:?]."
    first = {**BOMBED, "place": "Old Mill"}
    (strike,) = merge_annotated(text, {**first, "trigger": "bombed"}, {"trigger": "hit", "place": "Old Mill"})
    assert (strike.place.name if strike.place else None, len(strike.claim_ids)) == ("Karsa", 2)


def test_two_such_names_stay_two_strikes_at_what_holds_them() -> None:
    text = "Jets bombed [Old Mill:?<Karsa>] and [Lower Ford:?<Karsa>] in [Karsa:province] province."
    found = merge_annotated(text, {**BOMBED, "place": ("Old Mill", "Lower Ford")})
    assert [(s.place.name if s.place else None) for s in found] == ["Karsa", "Karsa"]


def test_a_country_never_stands_in_for_it() -> None:
    text = "Jets bombed the village of [Old Mill:?<Arvania>] in [Arvania:country]."
    (strike,) = merge_annotated(text, {**BOMBED, "place": "Old Mill"})
    assert (strike.shown_as, strike.place) == (Shape.LIST, None)


def test_one_that_nothing_holds_is_listed_with_the_reason() -> None:
    (strike,) = merge_annotated("Jets bombed the village of [Old Mill:?].", {**BOMBED, "place": "Old Mill"})
    assert (strike.shown_as, strike.place) == (Shape.LIST, None)
    assert "no place found" in strike.reason


def test_where_all_places_that_a_name_may_mean_lie_is_shown_when_no_one_of_them_is_sure() -> None:
    article, toponyms, (name, province) = mark("Jets bombed [Dovrin:?]. Shells hit [Karsa:province] province.")
    unsure = (replace(name, area=province.place, confidence=0.6), province)
    events = ({**BOMBED, "place": "Dovrin"}, {"trigger": "hit", "place": "Karsa"})
    found = merge_claims(read_marked((article, toponyms, unsure), *events).claims, toponyms, unsure)
    strike = next(s for s in found.strikes if s.toponym_id == "t1")
    assert (strike.shown_as, strike.place) == (Shape.AREA, province.place)
    assert "holds all places it may mean" in strike.reason


# ------------------------------------------------------------------------------------------------ laws

SENTENCES = (
    "Jets bombed [Dovrin:town] on Monday, residents said.",
    "The army denied shelling [Oskara:town].",
    "Shells hit [Karsa:province] province, killing at least 12 people.",
    "The minister visited [Zelimar:town] and opened a school.",
    "A car bomb in [Zelimar:town] killed two people.",
    "The rebels plan to shell [Oskara:town].",
    "“They hit the mill,” said Mira Oss. “It burned all night.”",
    "The strike killed three people, the Arvan Observatory said.",
    "A strike in [Oskara:town] over pay entered its second week.",
    "Rockets were fired from [Karsa:town] at [Dovrin:town] and [Tal Meru:?].",
)
texts = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)


@settings(max_examples=120, deadline=None)
@given(texts)
def test_the_laws_hold_on_recombined_sentences(text: str) -> None:
    article, toponyms, resolutions = mark(text)
    found = read_claims(article, toponyms, resolutions)
    merged = merge_claims(found.claims, toponyms, resolutions)
    ids = {claim.id for claim in found.claims}
    known = {toponym.id for toponym in toponyms}
    for claim in found.claims:
        assert claim.evidence
        assert claim.rule
        for span in claim.evidence:
            assert article.text[span.start : span.end] == span.text
        assert set(claim.toponym_ids) <= known
    for strike in merged.strikes:
        assert strike.claim_ids
        assert set(strike.claim_ids) <= ids
        assert strike.reason
        assert strike.status_rule
        if strike.shown_as is not Shape.LIST:
            assert strike.realis in (Realis.CURRENT, Realis.BACKGROUND)
            assert strike.place is not None
    assert {i for strike in merged.strikes for i in strike.claim_ids} == ids
    struck = {i for claim in found.claims for i in claim.toponym_ids}
    assert not struck & {passed.toponym_id for passed in found.passed_over}
    assert all(passed.reason for passed in found.passed_over)
    assert {link.a for link in found.links} | {link.b for link in found.links} <= ids


@settings(max_examples=60, deadline=None)
@given(texts)
def test_the_same_text_gives_the_same_strikes_in_any_order_of_claims(text: str) -> None:
    article, toponyms, resolutions = mark(text)
    claims = read_claims(article, toponyms, resolutions).claims
    assert read_claims(article, toponyms, resolutions).claims == claims
    assert merge_claims(claims, toponyms, resolutions) == merge_claims(claims[::-1], toponyms, resolutions)


@settings(max_examples=60, deadline=None)
@given(texts)
def test_an_unrelated_paragraph_removes_no_strike(text: str) -> None:
    before = {(s.place.name if s.place else None, s.shown_as) for s in strikes_of(text)}
    after = {
        (s.place.name if s.place else None, s.shown_as) for s in strikes_of(text + "\nThe museum reopened in spring.")
    }
    assert before <= after


@settings(max_examples=60, deadline=None)
@given(texts)
def test_another_town_moves_the_point_and_nothing_else(text: str) -> None:
    swapped = text.replace("Dovrin", "Harvel")
    before = [(s.place.name if s.place else None, s.shown_as, s.status) for s in strikes_of(text)]
    after = [(s.place.name if s.place else None, s.shown_as, s.status) for s in strikes_of(swapped)]
    assert [("Harvel" if name == "Dovrin" else name, *rest) for name, *rest in before] == [(n, *r) for n, *r in after]


def test_only_a_party_that_speaks_for_itself_acknowledges() -> None:
    """Made up: what residents say is not acknowledged by the ministry that speaks of its own strikes elsewhere."""
    text = "The Belmoran Defence Ministry said its aircraft had hit eight targets. On Monday warplanes bombed [Dovrin:town], residents said."
    statuses = {s.place.name: s.status for s in strikes_of(text) if s.place is not None}
    assert statuses == {"Dovrin": Status.SINGLE_SOURCE}


def test_a_target_begins_at_its_number() -> None:
    (claim,) = read_claims(*mark("A strike on [Dovrin:town] hit at least 36 civilians, the army said.")).claims
    assert all(not target.startswith(("least", "at")) for target in claim.targets)


def test_the_main_event_comes_first_also_where_it_is_an_area() -> None:
    text = (
        "Shelling of [Karsa:province] province killed six people. Shells hit [Karsa:province] province from dawn, residents said. "
        "The shelling of [Karsa:province] province went on at noon, medics said. A shell also hit [Dovrin:town]."
    )
    assert [s.place.name for s in strikes_of(text) if s.place is not None] == ["Karsa", "Dovrin"]


def test_that_nobody_was_hurt_makes_no_more_of_a_strike() -> None:
    text = "Shells hit [Oskara:town] and killed two people. Jets bombed [Dovrin:town]. No casualties were reported."
    assert [s.place.name for s in strikes_of(text) if s.place is not None] == ["Oskara", "Dovrin"]


def test_strikes_without_a_place_by_different_parties_have_no_common_standing() -> None:
    text = "The Dawn Brigade fired rockets again. {Arvanian:Arvania} jets bombed a convoy. The Dawn Brigade denied firing rockets."
    placeless = [s for s in strikes_of(text) if s.place is None]
    assert len(placeless) == 2
    assert {s.status for s in placeless} == {Status.CONTESTED, Status.SINGLE_SOURCE}
