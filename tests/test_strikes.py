"""Claims → strikes: joined with a reason, never confirmed, never merged in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.model import About, Post, Realis, Shape, Stance, Status
from geostrike.strikes import merge_claims
from tests.claims.annotated import Told, merge_annotated, merge_parts, read_marked, read_parts
from tests.claims.marked import mark

Part = tuple[str, Told | None]
"""A sentence and what an annotator would say of it."""


def bombed(town: str = "Dovrin", speaker: str | None = "residents", day: str | None = None) -> Part:
    """“Jets bombed Dovrin on Monday, residents said.”"""
    text = f"Jets bombed [{town}:town]{f' {day}' if day else ''}{f', {speaker} said' if speaker else ''}."
    told = (
        {"trigger": "bombed", "place": town}
        | ({"speaker": speaker} if speaker else {})
        | ({"date": day} if day else {})
    )
    return text, told


def shelled(place: str, level: str = "town", **more: Any) -> Part:
    """“Shells hit Oskara.”"""
    return f"Shells hit [{place}:{level}].", {"trigger": "hit", "place": place, **more}


DENIED: Part = (
    "The army denied carrying out the strike.",
    {
        "trigger": "strike",
        "speaker": "The army",
        "attacker": "The army",
        "stance": Stance.DENIES,
        "about": About.ATTACKER,
    },
)


def test_claims_at_one_place_and_day_are_one_strike() -> None:
    (strike,) = merge_parts((bombed(day="on Monday"), bombed(speaker="medics", day="on Monday")))
    assert len(strike.claim_ids) == 2
    assert "2 claims joined" in strike.reason


def test_strikes_of_different_days_stay_apart() -> None:
    assert len(merge_parts((bombed(day="on Monday"), bombed(day="on Wednesday")))) == 2


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2)])
def test_days_that_exclude_each_other_are_never_joined_by_a_third(order: tuple[int, ...]) -> None:
    parts = (bombed(day="on Monday"), bombed(day="between Monday and Wednesday"), bombed(day="on Wednesday"))
    told = merge_parts(parts[i] for i in order)
    assert sorted(len(strike.claim_ids) for strike in told) == [1, 2]


MONDAY: Part = ("Drones hit [Vost:town] on Monday.", {"trigger": "hit", "place": "Vost", "date": "on Monday"})
"""The day of the story."""


def test_a_day_taken_over_yields_to_one_that_is_told() -> None:
    told = merge_parts((MONDAY, bombed(day="on Tuesday"), bombed(day=None)))
    strike = next(s for s in told if s.place is not None and s.place.name == "Dovrin")
    assert len(strike.claim_ids) == 2
    assert strike.date is not None
    assert (strike.date.start, strike.date.end) == (date(2031, 3, 11), date(2031, 3, 11))


def test_what_is_background_of_another_day_is_another_strike() -> None:
    past: Part = (
        "Shells had hit [Dovrin:town] on March 4.",
        {"trigger": "hit", "place": "Dovrin", "date": "on March 4", "realis": Realis.BACKGROUND},
    )
    told = merge_parts((MONDAY, bombed(), past))
    assert [s.realis for s in told if s.place is not None and s.place.name == "Dovrin"] == [
        Realis.CURRENT,
        Realis.BACKGROUND,
    ]


@pytest.mark.parametrize(
    ("place", "days", "apart"),
    [
        ("Dovrin", ("on Monday", "on Monday"), False),
        ("Dovrin", ("on Monday", "on Wednesday"), True),
        ("Dovrin", ("on Monday", None), False),
        (None, ("on Monday", "on Monday"), True),  # nothing in common but that no place is named
        (None, (None, None), True),
    ],
)
def test_another_post_of_a_live_page_is_another_story(
    place: str | None, days: tuple[str | None, str | None], apart: bool
) -> None:
    (_, toponyms, resolutions), found = read_parts(bombed(day=day) if place else fired(day) for day in days)
    first, second = found.claims
    if second.date is not None:
        second = replace(second, date=replace(second.date, inherited=True))
    posts = tuple(Post(start=c.evidence[0].start, end=c.evidence[0].end, published=None) for c in (first, second))
    assert len(merge_claims((first, second), toponyms, resolutions).strikes) == 1
    assert len(merge_claims((first, second), toponyms, resolutions, posts=posts).strikes) == 1 + apart


def test_two_sources_that_name_no_place_tell_of_two_strikes() -> None:
    medics, mayor = (f"Rebels fired rockets, {who} said." for who in ("medics", "the mayor"))
    parts = [(medics, {"trigger": "fired", "speaker": "medics"}), (mayor, {"trigger": "fired", "speaker": "the mayor"})]
    (_, toponyms, resolutions), found = read_parts(parts)
    strikes = merge_claims(found.claims, toponyms, resolutions).strikes
    assert [strike.status for strike in strikes] == [Status.SINGLE_SOURCE, Status.SINGLE_SOURCE]


def fired(day: str | None) -> Part:
    """“Rebels fired rockets on Monday.”"""
    text = f"Rebels fired rockets{f' {day}' if day else ''}."
    return text, {"trigger": "fired"} | ({"date": day} if day else {})


@pytest.mark.parametrize(
    ("days", "taken_over", "why"),
    [
        (("on Monday", "on Monday"), (), "no dates that exclude each other"),
        (("on Monday", "on Tuesday"), (1,), "no dates of their own that exclude each other"),
        (("on Monday", "on Tuesday"), (0, 1), "no dates of their own"),
    ],
)
def test_the_reason_of_a_join_says_no_more_than_is_true(
    days: tuple[str, str], taken_over: tuple[int, ...], why: str
) -> None:
    (_, toponyms, resolutions), found = read_parts(bombed(day=day) for day in days)
    claims = tuple(
        replace(c, date=replace(c.date, inherited=i in taken_over)) if c.date is not None else c
        for i, c in enumerate(found.claims)
    )
    (strike,) = merge_claims(claims, toponyms, resolutions).strikes
    assert strike.reason.endswith(f"2 claims joined: same place, {why}")


def test_levels_decide_how_a_strike_is_shown() -> None:
    told = merge_parts((shelled("Dovrin"), shelled("Karsa", "province"), shelled("Arvania", "country")))
    assert [s.shown_as for s in told] == [Shape.POINT, Shape.AREA, Shape.LIST]


def test_a_plan_is_listed_and_no_event() -> None:
    plan = {"trigger": "shell", "place": "Dovrin", "realis": Realis.PLANNED}
    (strike,) = merge_annotated("The army plans to shell [Dovrin:town].", plan)
    assert (strike.shown_as, strike.realis, strike.status) == (Shape.LIST, Realis.PLANNED, Status.NOT_AN_EVENT)


def test_a_denial_leaves_the_point_and_makes_it_contested() -> None:
    (strike,) = merge_parts((bombed(), DENIED))
    assert (strike.shown_as, strike.status) == (Shape.POINT, Status.CONTESTED)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("realis", [Realis.CURRENT, Realis.NEGATED])
def test_a_denial_in_many_words_stands_beside_the_report_in_either_order(
    order: tuple[int, int], realis: Realis
) -> None:
    denial: Part = (
        "The army said it had not shelled [Dovrin:town].",
        {"trigger": "shelled", "place": "Dovrin", "speaker": "The army", "stance": Stance.DENIES, "realis": realis},
    )
    told = (bombed(), denial)
    (strike,) = merge_parts(told[i] for i in order)
    assert (strike.shown_as, strike.status, len(strike.claim_ids)) == (Shape.POINT, Status.CONTESTED, 2)


def test_a_quiet_day_is_no_denial_of_the_day_before() -> None:
    quiet: Part = (
        "No shells hit [Dovrin:town] on Monday, the mayor said.",
        {"trigger": "hit", "place": "Dovrin", "speaker": "the mayor", "date": "on Monday", "realis": Realis.NEGATED},
    )
    told = merge_parts((bombed(day="on Sunday"), quiet))
    assert [s.status for s in told] == [Status.SINGLE_SOURCE, Status.NOT_AN_EVENT]


def test_a_denied_target_leaves_the_strike_uncontested() -> None:
    denial: Part = (
        "The minister said jets did not hit the Dawn Brigade.",
        {"trigger": "hit", "speaker": "The minister", "stance": Stance.DENIES, "about": About.TARGET},
    )
    strike = next(s for s in merge_parts((bombed(), denial)) if s.place is not None)
    assert strike.status is Status.SINGLE_SOURCE


def test_a_status_names_its_rule() -> None:
    (strike,) = merge_parts((bombed(), bombed(speaker="medics")))
    assert strike.status is Status.SEVERAL_SOURCES
    assert "2 sources" in strike.status_rule


def test_whoever_denies_what_was_hit_is_no_source_of_the_strike() -> None:
    denied = (
        "The army denied that it had hit civilians.",
        {"trigger": "hit", "speaker": "The army", "stance": Stance.DENIES, "about": About.TARGET},
    )
    (strike,) = merge_parts((bombed(), denied))
    assert (len(strike.claim_ids), strike.status) == (2, Status.SINGLE_SOURCE)


# ------------------------------------------------------------------------ names that no gazetteer knows

MILL = "Jets bombed [Old Mill:?<Karsa>] in [Karsa:province] province."
BOMBED: Told = {"trigger": "bombed", "place": "Old Mill"}


def test_a_name_that_no_gazetteer_knows_is_shown_at_what_holds_it() -> None:
    (strike,) = merge_annotated(MILL, BOMBED)
    assert (strike.place.name if strike.place else None, strike.shown_as) == ("Karsa", Shape.AREA)
    assert "no place found for “Old Mill”" in strike.reason
    assert "shown at Karsa" in strike.reason


def test_what_holds_it_is_told_once_for_all() -> None:
    (strike,) = merge_parts(
        ((MILL, BOMBED), ("On Friday shells hit [Old Mill:?].", {"trigger": "hit", "place": "Old Mill"}))
    )
    assert (strike.place.name if strike.place else None, len(strike.claim_ids)) == ("Karsa", 2)


def test_two_such_names_stay_two_strikes_at_what_holds_them() -> None:
    text = "Jets bombed [Old Mill:?<Karsa>] and [Lower Ford:?<Karsa>] in [Karsa:province] province."
    found = merge_annotated(text, {**BOMBED, "place": ("Old Mill", "Lower Ford")})
    assert [(s.place.name if s.place else None) for s in found] == ["Karsa", "Karsa"]


def test_a_country_never_stands_in_for_it() -> None:
    (strike,) = merge_annotated("Jets bombed the village of [Old Mill:?<Arvania>] in [Arvania:country].", BOMBED)
    assert (strike.shown_as, strike.place) == (Shape.LIST, None)


def test_one_that_nothing_holds_is_listed_with_the_reason() -> None:
    (strike,) = merge_annotated("Jets bombed the village of [Old Mill:?].", BOMBED)
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

PARTS: tuple[Part, ...] = (
    bombed(day="on Monday"),
    (
        "The army denied shelling [Oskara:town].",
        {"trigger": "shelling", "place": "Oskara", "attacker": "The army", "speaker": "The army", "stance": Stance.DENIES},
    ),
    (
        "Shells hit [Karsa:province] province, killing at least 12 people.",
        {"trigger": "hit", "place": "Karsa", "toll": "at least 12 people"},
    ),
    ("The minister visited [Zelimar:town] and opened a school.", None),
    ("A car bomb in [Zelimar:town] killed two people.", {"trigger": "killed", "place": "Zelimar", "chance": 0.35}),
    ("The rebels plan to shell [Oskara:town].", {"trigger": "shell", "place": "Oskara", "realis": Realis.PLANNED}),
    ("“They hit the mill,” said Mira Oss.", {"trigger": "hit", "speaker": "Mira Oss", "target": "the mill"}),
    (
        "The strike killed three people, the Arvan Observatory said.",
        {"trigger": "strike", "speaker": "the Arvan Observatory", "toll": "three people"},
    ),
    ("A strike in [Oskara:town] over pay entered its second week.", None),
    (
        "Rockets were fired from [Karsa:town] at [Dovrin:town] and [Tal Meru:?].",
        {"trigger": "fired", "place": ("Dovrin", "Tal Meru"), "weapon": "Rockets"},
    ),
    ("Rockets struck the town again.", {"trigger": "struck", "place": "the town"}),
)  # fmt: skip
stories = st.lists(st.sampled_from(PARTS), min_size=1, max_size=6)


@settings(max_examples=120, deadline=None)
@given(stories)
def test_the_laws_hold_on_recombined_sentences(story: list[Part]) -> None:
    (article, toponyms, resolutions), found = read_parts(story)
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
@given(stories)
def test_the_same_text_gives_the_same_strikes_in_any_order_of_claims(story: list[Part]) -> None:
    (_, toponyms, resolutions), found = read_parts(story)
    assert read_parts(story)[1].claims == found.claims
    merged = merge_claims(found.claims, toponyms, resolutions)
    assert merged == merge_claims(found.claims[::-1], toponyms, resolutions)


@settings(max_examples=60, deadline=None)
@given(stories)
def test_an_unrelated_sentence_at_the_end_changes_no_strike(story: list[Part]) -> None:
    assert merge_parts(story) == merge_parts([*story, ("The museum reopened in spring.", None)])


def _swap(part: Part, one: str, other: str) -> Part:
    text, told = part
    swapped = {} if told is None else {key: _rename(value, one, other) for key, value in told.items()}
    return text.replace(one, other), swapped if told is not None else None


def _rename(value: object, one: str, other: str) -> object:
    if isinstance(value, tuple):
        return tuple(_rename(word, one, other) for word in value)
    return value.replace(one, other) if type(value) is str else value


@settings(max_examples=60, deadline=None)
@given(stories)
def test_another_town_moves_the_point_and_nothing_else(story: list[Part]) -> None:
    before = [(s.place.name if s.place else None, s.shown_as, s.status) for s in merge_parts(story)]
    swapped = merge_parts([_swap(part, "Dovrin", "Harvel") for part in story])
    after = [(s.place.name if s.place else None, s.shown_as, s.status) for s in swapped]
    assert [("Harvel" if name == "Dovrin" else name, *rest) for name, *rest in before] == after


def test_only_a_party_that_speaks_for_itself_acknowledges() -> None:
    """What residents say is not acknowledged by the ministry that speaks of its own strikes elsewhere."""
    ministry: Part = (
        "The Belmoran Defence Ministry said its aircraft had hit eight targets.",
        {"trigger": "hit", "speaker": "The Belmoran Defence Ministry", "attacker": "its aircraft"},
    )
    statuses = {s.place.name: s.status for s in merge_parts((ministry, bombed())) if s.place is not None}
    assert statuses == {"Dovrin": Status.SINGLE_SOURCE}


def test_the_main_event_comes_first_also_where_it_is_an_area() -> None:
    province = shelled("Karsa", "province")
    told = merge_parts((province, province, province, shelled("Dovrin")))
    assert [s.place.name for s in told if s.place is not None] == ["Karsa", "Dovrin"]


def test_that_nobody_was_hurt_makes_no_more_of_a_strike() -> None:
    deadly: Part = (
        "Shells hit [Oskara:town] and killed two people.",
        {"trigger": "hit", "place": "Oskara", "toll": "two people"},
    )
    quiet: Part = (
        "No casualties were reported.",
        {"trigger": "reported", "toll": "No casualties", "about": About.CASUALTIES},
    )
    told = merge_parts((deadly, bombed(speaker=None), quiet))
    assert [s.place.name for s in told if s.place is not None] == ["Oskara", "Dovrin"]


def test_strikes_without_a_place_by_different_parties_have_no_common_standing() -> None:
    brigade = {"trigger": "fired", "attacker": "The Dawn Brigade"}
    denied = {
        "trigger": "firing",
        "attacker": "The Dawn Brigade",
        "speaker": "The Dawn Brigade",
        "stance": Stance.DENIES,
    }
    told = merge_parts(
        (
            ("The Dawn Brigade fired rockets again.", brigade),
            ("{Arvanian:Arvania} jets bombed a convoy.", {"trigger": "bombed", "attacker": "Arvanian jets"}),
            ("The Dawn Brigade denied firing rockets.", denied),
        )
    )
    assert len(told) == 2
    assert {s.status for s in told} == {Status.CONTESTED, Status.SINGLE_SOURCE}
