"""What sources say differently stays, side by side."""

from __future__ import annotations

from geostrike.incidents import join_reports
from geostrike.incidents.contradictions import compare_tolls
from geostrike.model import Incident, Report
from tests.incidents.made_up import PARTIES, make_place, make_report

DOVRIN = make_place("Dovrin")


def join(*reports: Report) -> Incident:
    (incident,) = join_reports(reports, {}, PARTIES)
    return incident


def test_numbers_of_different_sources_are_a_range_and_never_a_sum() -> None:
    incident = join(make_report("a", DOVRIN, killed=(3, 3)), make_report("b", DOVRIN, killed=(9, None)))
    (toll,) = incident.tolls
    assert (toll.min, toll.max, toll.standing) == (3, None, "differ")
    assert toll.report_ids == ("a#Dovrin", "b#Dovrin")
    assert incident.disputed == ("killed: from 3 to more than that by different sources",)


def test_numbers_that_grow_from_day_to_day_are_a_history() -> None:
    reports = [make_report("a", DOVRIN, killed=(3, 3)), make_report("b", DOVRIN, published=1, killed=(17, 17))]
    (toll,) = compare_tolls(reports)
    assert (toll.min, toll.max, toll.standing) == (3, 17, "history")


def test_numbers_that_shrink_are_no_history() -> None:
    reports = [make_report("a", DOVRIN, killed=(17, 17)), make_report("b", DOVRIN, published=1, killed=(3, 3))]
    assert compare_tolls(reports)[0].standing == "differ"


def test_at_least_three_and_five_agree() -> None:
    reports = [make_report("a", DOVRIN, killed=(3, None)), make_report("b", DOVRIN, killed=(5, 5))]
    assert compare_tolls(reports)[0].standing == "agree"


def test_rival_attackers_stand_side_by_side() -> None:
    incident = join(make_report("a", DOVRIN, attacker="Turkey"), make_report("b", DOVRIN, attacker="Russia"))
    assert incident.attackers == ("Russia", "Turkey")
    assert "attacker: Russia, Turkey" in incident.disputed


def test_those_who_are_named_for_each_other_are_no_rivals() -> None:
    incident = join(make_report("a", DOVRIN, attacker="Syria"), make_report("b", DOVRIN, attacker="Russia"))
    assert incident.attackers == ("Russia", "Syria")
    assert not incident.disputed
