"""Reports → incidents: laws that hold whatever is reported."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from geostrike.incidents import join_reports
from geostrike.incidents.candidates import find_pairs
from geostrike.incidents.cards import make_card
from geostrike.model import Incident, Level, Place, Report
from tests.incidents.made_up import PARTIES, judge, later, make_place, make_report

TOWNS = [make_place(name, 11 + n / 8, 10 + n / 9) for n, name in enumerate(("Dovrin", "Oskara", "Zelimar", "Tal Meru"))]
TOWNS += [make_place("Karsa", 11.2, 10.2, Level.PROVINCE, 60.0), make_place("near Dovrin", 11.01, 10.0, km=8.0)]

PLACES: list[Place | str] = [*TOWNS, "Tall Meru", "Hanwa"]


def collect(reports: list[Report]) -> tuple[Incident, ...]:
    return join_reports(reports, {}, PARTIES)


def groups(incidents: tuple[Incident, ...]) -> set[frozenset[str]]:
    return {frozenset(report.id for report in incident.reports) for incident in incidents}


@st.composite
def many_reports(draw: st.DrawFn) -> list[Report]:
    found = []
    for number in range(draw(st.integers(0, 14))):
        on = draw(st.one_of(st.none(), st.integers(-6, 6)))
        report = make_report(
            f"a{draw(st.integers(0, 8))}",
            draw(st.sampled_from(PLACES)),
            on,
            published=draw(st.integers(0, 8)),
            background=draw(st.booleans()),
            told=draw(st.booleans()),
            attacker=draw(st.sampled_from([None, "Russia", "Turkey", "Syria"])),
            killed=draw(st.sampled_from([None, (4, 4), (9, None), (40, 40)])),
            sites=draw(st.sampled_from([(), ("market",), ("base",)])),
        )
        found.append(replace(report, id=f"{report.id}#{number}"))
    return found


@given(many_reports(), st.randoms(use_true_random=False))
def test_the_order_of_articles_does_not_matter(reports: list[Report], shuffler: random.Random) -> None:
    shuffled = list(reports)
    shuffler.shuffle(shuffled)
    assert collect(shuffled) == collect(reports)


@given(many_reports())
def test_every_report_is_in_one_incident(reports: list[Report]) -> None:
    kept = [report.id for incident in collect(reports) for report in incident.reports]
    assert sorted(kept) == sorted(report.id for report in reports)


@given(many_reports())
def test_no_two_that_exclude_each_other_are_chained_together(reports: list[Report]) -> None:
    for incident in collect(reports):
        for a in incident.reports:
            for b in incident.reports:
                assert a is b or not judge(a, b).barred


@given(many_reports())
def test_an_article_on_something_else_changes_no_incident(reports: list[Report]) -> None:
    before = collect(reports)
    elsewhere = replace(make_place("Belgard", -30.0, 120.0), country_code="BM", admin1_code="BM.01")
    after = collect([*reports, make_report("other", elsewhere, 90, published=90)])
    assert set(before) <= set(after)
    assert len(after) == len(before) + 1


@given(many_reports())
def test_removing_an_article_leaves_incidents_that_had_nothing_to_do_with_it(reports: list[Report]) -> None:
    before = groups(collect(reports))
    kept = [report for report in reports if report.article_id != "a0"]
    after = groups(collect(kept))
    gone = {report.id for report in reports if report.article_id == "a0"}
    compared = {
        other.id
        for one in reports
        if one.id in gone
        for other in reports
        if not {"far apart"} & set(judge(one, other).names)
    }
    untouched = {group for group in before if not group & (gone | compared)}
    assert untouched <= after


def test_a_third_report_never_joins_what_it_cannot_bridge() -> None:
    first, second = make_report("a", TOWNS[0], 0), make_report("b", TOWNS[0], 3, published=3)
    between = make_report("c", TOWNS[0], None, published=2)
    assert {frozenset({"a#Dovrin", "b#Dovrin"}) <= group for group in groups(collect([first, second, between]))} == {
        False
    }


def test_an_id_stays_when_later_reports_come() -> None:
    first = make_report("a", TOWNS[0])
    (alone,) = collect([first])
    (both,) = collect([later(replace(first, published=None), "z"), first])
    assert alone.id == both.id


def test_every_join_and_every_refusal_has_its_reasons_in_words() -> None:
    reports = [make_report("a", TOWNS[0]), make_report("b", TOWNS[0]), make_report("c", TOWNS[0], 2, published=2)]
    later_one, earlier = collect(reports)
    (join,) = earlier.joins
    assert [reason.words for reason in join.reasons] == ["the same place, Dovrin", "both on 2031-03-13"]
    (apart,) = later_one.apart
    assert apart.incident_id == earlier.id
    assert apart.reasons[0].words.startswith("on different days")


def test_many_reports_of_one_strike_are_compared_in_reasonable_number() -> None:
    reports = [make_report(f"a{number}", TOWNS[0]) for number in range(1200)]
    assert len(find_pairs([make_card(report) for report in reports])[0]) <= 60 * len(reports)
    assert len(collect(reports)) == 1


def test_a_name_that_ran_into_the_next_word_meets_the_place_that_it_begins_with() -> None:
    placed, unplaced = make_report("a", TOWNS[0]), make_report("b", "Dovrinnorth")
    assert find_pairs([make_card(placed), make_card(unplaced)])[0].tolist() == [0]


def test_the_place_is_the_finest_and_the_days_those_that_most_give() -> None:
    reports = [
        make_report("a", TOWNS[5], None, published=1),
        make_report("b", TOWNS[0]),
        make_report("c", TOWNS[0]),
    ]
    (incident,) = collect(reports)
    assert incident.place is not None
    assert (incident.place.name, incident.start, incident.dated) == ("Dovrin", reports[1].published, True)
