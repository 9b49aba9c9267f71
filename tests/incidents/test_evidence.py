"""Whether two reports are of one strike, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geostrike.incidents import join_reports
from geostrike.incidents.evidence import Comparison
from geostrike.incidents.explaining import explain
from geostrike.incidents.facts import gather_facts
from geostrike.incidents.weights import REASONS, THRESHOLD
from geostrike.model import Level, Place, Report
from tests.incidents.made_up import PARTIES, count, judge, make_place, make_report, names_of

DOVRIN = make_place("Dovrin")
OSKARA = make_place("Oskara", 11.1)
CITY = make_place("Arvan City", 11.05, km=12.0)
QUARTER = make_place("Old Mill", 11.07, level=Level.NEIGHBOURHOOD, km=1.0)
PROVINCE = make_place("Karsa", 11.1, level=Level.PROVINCE, km=60.0)
REGION = make_place("Lower Dovra", 11.05, level=Level.REGION, km=20.0)
COUNTRY = make_place("Arvania", 11.2, level=Level.COUNTRY, km=400.0)


def joins(a: Report, b: Report) -> bool:
    found = judge(a, b)
    return not found.barred and found.score >= THRESHOLD


def test_one_place_and_day_is_one_strike() -> None:
    assert joins(make_report("a", DOVRIN), make_report("b", DOVRIN))


def test_reports_of_one_place_without_a_day_that_appear_together_are_of_one_strike() -> None:
    assert joins(make_report("a", DOVRIN, None), make_report("b", DOVRIN, None, published=1))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param(make_report("a", DOVRIN, 0), make_report("b", DOVRIN, 2, published=2), id="other day"),
        pytest.param(make_report("a", DOVRIN), make_report("b", make_place("Zelimar", 14.0)), id="far away"),
        pytest.param(make_report("a", DOVRIN), make_report("b", OSKARA), id="the next town"),
        pytest.param(make_report("a", DOVRIN), make_report("a", DOVRIN), id="told apart by one article"),
        pytest.param(make_report("a", "Tal Meru"), make_report("b", "Zelimar"), id="names that no gazetteer knows"),
    ],
)
def test_what_excludes_each_other_is_barred_whatever_else_agrees(a: Report, b: Report) -> None:
    assert judge(a, b).barred


def test_a_strike_on_a_town_is_not_one_on_its_province() -> None:
    assert not joins(make_report("a", DOVRIN, attacker="Israel"), make_report("b", PROVINCE, attacker="Israel"))


def test_a_sum_of_a_province_is_not_the_toll_of_a_town_in_it() -> None:
    town, area = make_report("a", DOVRIN, killed=(5, 5)), make_report("b", PROVINCE, killed=(19, 19))
    assert "toll of an area" in names_of(town, area)
    assert not joins(town, area)


def test_a_city_may_be_named_for_its_quarter_when_more_agrees() -> None:
    city = make_report("a", CITY, killed=(6, 6), attacker="Israel")
    quarter = make_report("b", QUARTER, killed=(6, 6), attacker="Israel")
    assert "within its reach" in names_of(city, quarter)
    assert joins(city, quarter)


def test_two_spellings_of_a_village_that_no_gazetteer_knows_are_one_name() -> None:
    assert joins(make_report("a", "Tall Meru"), make_report("b", "Tel Miru"))


def test_raids_of_one_day_by_rivals_on_different_targets_stay_apart() -> None:
    a = make_report("a", DOVRIN, attacker="Turkey", sites=("market",), arms=("ground",), hours=("morning",))
    b = make_report("b", DOVRIN, attacker="Russia", sites=("base",), arms=("air",), hours=("night",))
    assert {"other attacker", "other target", "other hour", "other arms"} <= names_of(a, b)
    assert not joins(a, b)


def test_two_raids_of_one_day_that_differ_in_target_and_hour_stay_apart() -> None:
    a = make_report("a", DOVRIN, sites=("school",), hours=("evening",), arms=("ground",))
    b = make_report("b", DOVRIN, sites=("farm",), hours=("morning",), arms=("ground",))
    assert not joins(a, b)
    assert joins(a, replace(b, traits=replace(b.traits, hours=("evening",))))


def test_a_city_may_be_named_for_its_province_by_one_attacker_on_one_day() -> None:
    city = replace(make_place("Karsa", 11.2, km=6.0), id="test:city")
    far = make_place("Zelimar", 10.7)
    assert "may be an area" in names_of(make_report("a", city), make_report("b", far))
    assert joins(make_report("a", city, attacker="Israel"), make_report("b", far, attacker="Israel"))
    assert not joins(make_report("a", city), make_report("b", far))


def test_a_contradiction_about_one_event_does_not_split_it() -> None:
    a = make_report("a", DOVRIN, attacker="Russia", killed=(4, 4), sites=("market",))
    b = make_report("b", DOVRIN, attacker="Israel", killed=(30, 30), sites=("market",))
    assert joins(a, b)


def test_a_strike_that_is_recalled_with_its_day_joins_the_old_one() -> None:
    assert joins(make_report("a", DOVRIN), make_report("b", DOVRIN, 0, published=400, background=True))


def test_a_strike_that_is_recalled_for_its_month_needs_more_than_the_place() -> None:
    recalled = make_report("b", DOVRIN, 0, published=400, background=True, month=True)
    assert "only the month" in names_of(make_report("a", DOVRIN), recalled)
    assert not joins(make_report("a", DOVRIN), recalled)


def test_what_is_recalled_does_not_take_over_the_day_of_the_news() -> None:
    recalled = make_report("b", DOVRIN, 30, published=30, told=False, background=True)
    assert recalled.window is not None
    assert recalled.window.start is None


def test_who_recalls_a_strike_without_its_day_soon_after_means_the_last_one_there() -> None:
    news = make_report("a", DOVRIN)
    soon, late = (make_report("b", DOVRIN, None, published=days, background=True) for days in (2, 40))
    assert "recalled soon after" in names_of(news, soon)
    assert joins(news, soon)
    assert not joins(news, late)
    other = make_report("c", DOVRIN, None, published=3, background=True)
    assert "recalled, no day" in names_of(soon, other)


def test_an_old_day_in_a_report_of_news_is_doubted() -> None:
    a, b = make_report("a", DOVRIN, None), make_report("b", DOVRIN, -6)
    assert "day doubtful" in names_of(a, b)
    assert not judge(a, b).barred


def test_an_old_day_that_a_strike_only_takes_over_from_its_story_keeps_no_place_apart() -> None:
    a, b = make_report("a", DOVRIN, None), make_report("b", DOVRIN, -6, told=False)
    assert "day taken over" in names_of(a, b)
    assert joins(a, b)


def test_a_count_of_the_dead_that_goes_on_speaks_for_one_strike() -> None:
    first, next_day = (
        make_report("a", DOVRIN, killed=(19, 19)),
        make_report("b", DOVRIN, published=1, killed=(23, None)),
    )
    assert "tolls close" in names_of(first, next_day)
    assert "tolls close" not in names_of(first, replace(next_day, tolls=(count(31, None),)))
    assert "tolls close" not in names_of(first, make_report("b", DOVRIN, published=9, killed=(23, None)))


def test_a_day_that_was_only_supposed_does_not_bar() -> None:
    a, b = make_report("a", DOVRIN, 0), make_report("b", DOVRIN, None, published=4)
    assert "days differ" in names_of(a, b)
    assert not judge(a, b).barred


def test_the_same_rare_number_brings_vague_reports_together() -> None:
    a, b = make_report("a", DOVRIN, killed=(44, 44)), make_report("b", DOVRIN, -1, killed=(44, None))
    assert {"night between", "same great toll"} <= names_of(a, b)
    assert joins(a, b)


def test_an_old_strike_is_recalled_by_its_dead_and_its_target() -> None:
    def recall(article: str, place: Place | str) -> Report:
        return make_report(
            article, place, published=120, background=True, month=True, attacker="Israel", killed=(42, 42), sites=("hospital",)
        )  # fmt: skip

    reports = [recall("a", DOVRIN), replace(recall("b", "a hospital"), names=()), recall("c", COUNTRY)]
    assert len(join_reports(reports, {}, PARTIES)) == 1
    few = [replace(report, tolls=(count(4, 4),)) for report in reports]
    assert len(join_reports(few, {}, PARTIES)) > 1


def test_chemicals_over_an_area_are_one_strike_whose_tolls_differ() -> None:
    def tell(place: Place, killed: int, *arms: str) -> Report:
        return make_report(place.name, place, None, attacker="Israel", killed=(killed, killed), arms=arms)

    assert joins(tell(DOVRIN, 40, "chemical"), tell(REGION, 640, "chemical"))
    assert not joins(tell(DOVRIN, 40, "ground"), tell(REGION, 640, "ground"))


def test_chemicals_may_come_from_the_air_or_in_shells() -> None:
    chemical, air, ground = (make_report(arm, DOVRIN, arms=(arm,)) for arm in ("chemical", "air", "ground"))
    assert "other arms" in names_of(air, ground)
    assert "other arms" not in names_of(chemical, air) | names_of(chemical, ground)
    assert "same arms" in names_of(make_report("a", DOVRIN, arms=("air", "chemical")), air)


def test_places_of_two_countries_are_never_one() -> None:
    assert judge(make_report("a", DOVRIN), make_report("b", replace(DOVRIN, id="x", country_code="BM"))).barred


@pytest.mark.parametrize("name", REASONS)
def test_every_reason_has_words_that_can_be_filled_in(name: str) -> None:
    a = make_report("a", DOVRIN, attacker="Turkey", killed=(4, 4), sites=("market",))
    (told,) = explain(
        gather_facts(a), gather_facts(make_report("b", OSKARA)), Comparison(0, barred=False, names=(name,))
    )
    assert told.words
    assert "{" not in told.words


def test_what_bars_is_told_first() -> None:
    a, b = make_report("a", DOVRIN), make_report("b", DOVRIN, 2, published=2)
    assert (
        explain(gather_facts(a), gather_facts(b), judge(a, b))[0].words == "on different days: 2031-03-13, 2031-03-15"
    )


def test_the_names_of_a_report_may_be_hostile() -> None:
    a, b = make_report("a", "{place_a}</script>"), make_report("b", "{0}{}%s")
    assert explain(gather_facts(a), gather_facts(b), judge(a, b))


def test_parties_are_those_of_the_table() -> None:
    assert PARTIES.are_allied("Syria", "Russia")
