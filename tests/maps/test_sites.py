"""Strikes gathered by place."""

from __future__ import annotations

from dataclasses import replace

from geostrike.maps.sites import Symbol, gather_sites
from geostrike.model import HumanDecision, Level, Realis
from tests.maps.fictional import ILMEN, VELMAR, make_place, make_reading


def test_each_place_is_one_site_with_all_its_claims() -> None:
    gathering = gather_sites([make_reading()])
    assert [(site.name, site.symbol) for site in gathering.sites] == [
        ("Velmar", Symbol.SQUARE),
        ("Lower Mill", Symbol.RING),
        ("Kestrin", Symbol.AREA),
        ("Ilmen crossing", Symbol.DOT),
    ]
    velmar = gathering.sites[0]
    assert [statement.claim.id for statement in velmar.statements] == ["c1"]
    assert [(reply.statement.claim.id, reply.here) for reply in velmar.replies] == [("c2", True), ("c3", False)]


def test_every_claim_is_shown_somewhere_and_none_is_lost() -> None:
    reading = make_reading()
    gathering = gather_sites([reading])
    shown = {s.claim.id for site in gathering.sites for s in site.statements}
    shown |= {reply.statement.claim.id for site in gathering.sites for reply in site.replies}
    shown |= {s.claim.id for listed in (*gathering.unplaced, *gathering.not_events) for s in listed.statements}
    shown |= {s.claim.id for s in gathering.loose}
    assert shown == {claim.id for claim in reading.claims}


def test_a_place_struck_before_and_now_is_one_current_site() -> None:
    reading = make_reading()
    again = replace(reading.strikes[3], id="s9", place=VELMAR, level=VELMAR.level)
    gathering = gather_sites([replace(reading, strikes=(*reading.strikes, again))])
    velmar = gathering.sites[0]
    assert not velmar.background
    assert [statement.background for statement in velmar.statements] == [False, True]
    assert gathering.sites[-1].background


def test_current_places_come_before_background_ones() -> None:
    sites = gather_sites([make_reading()]).sites
    assert [site.background for site in sites] == sorted(site.background for site in sites)
    assert sites[-1].place == ILMEN


def test_exact_and_contested_places_come_first_and_areas_after_spots() -> None:
    reading = make_reading()
    spot = make_place("Old Kiln", Level.POINT, 48.3, 67.3, 0.2)
    exact = replace(reading.strikes[2], id="s8", place=spot, level=Level.POINT)
    sites = gather_sites([replace(reading, strikes=(*reading.strikes, exact))]).sites
    assert [site.name for site in sites] == ["Velmar", "Old Kiln", "Lower Mill", "Kestrin", "Ilmen crossing"]


def test_the_order_of_strikes_changes_nothing() -> None:
    reading = make_reading()
    turned = replace(reading, strikes=tuple(reversed(reading.strikes)))
    assert [site.anchor for site in gather_sites([turned]).sites] == [
        site.anchor for site in gather_sites([reading]).sites
    ]


def test_only_what_is_reported_as_having_happened_gets_a_site() -> None:
    reading = make_reading()
    for realis in Realis:
        changed = replace(reading, strikes=tuple(replace(strike, realis=realis) for strike in reading.strikes))
        gathering = gather_sites([changed])
        assert bool(gathering.sites) == (realis in (Realis.CURRENT, Realis.BACKGROUND))
        assert bool(gathering.not_events) != bool(gathering.sites)


def test_addresses_in_the_page_are_plain_and_never_twice_the_same() -> None:
    odd = replace(VELMAR, id="user:Żółć <b>/?&")
    twin = replace(VELMAR, id="user:Zolc <b>/?&", name="Twin")
    reading = make_reading()
    strikes = (replace(reading.strikes[0], place=odd), replace(reading.strikes[0], id="s0", place=twin))
    anchors = [site.anchor for site in gather_sites([replace(reading, strikes=strikes)] * 2).sites]
    assert len(set(anchors)) == len(anchors) == 2
    assert all(set(anchor) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") for anchor in anchors)


def test_what_was_passed_over_keeps_its_reason() -> None:
    left = gather_sites([make_reading()]).left_out
    assert [(item.name, item.reason) for item in left] == [
        ("Dorvana", "it only says where the quarter lies"),
        ("Port Sill", "not in the gazetteer"),
    ]


def test_a_decision_of_a_person_stays_with_its_strike() -> None:
    from datetime import date

    reading = make_reading()
    decision = HumanDecision(action="moved", reason="the editor called", author="A. N. Editor", date=date(2031, 4, 3))
    changed = replace(reading, strikes=(replace(reading.strikes[0], decision=decision), *reading.strikes[1:]))
    assert gather_sites([changed]).sites[0].strikes[0].decision == decision
