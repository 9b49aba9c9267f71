"""What sources say differently stays, side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geostrike.export.collection import say_attackers
from geostrike.incidents import join_reports
from geostrike.incidents.contradictions import compare_tolls
from geostrike.model import Incident, Report
from tests.incidents.made_up import PARTIES, count, make_place, make_report, names_of

DOVRIN = make_place("Dovrin")


def join(*reports: Report) -> Incident:
    (incident,) = join_reports(reports, {}, PARTIES)
    return incident


def test_numbers_of_different_sources_are_a_range_and_never_a_sum() -> None:
    incident = join(make_report("a", DOVRIN, killed=(3, 3)), make_report("b", DOVRIN, killed=(9, None)))
    (toll,) = incident.tolls
    assert (toll.min, toll.max, toll.standing) == (3, None, "differ")
    assert toll.report_ids == ("a#Dovrin", "b#Dovrin")
    assert incident.disputed == ("killed: 3, at least 9 by different sources",)


def test_what_one_source_counts_beside_its_largest_number_is_no_contradiction() -> None:
    """“Four nurses” and “four nurses and two patients”."""
    both = make_report("b", DOVRIN, killed=(4, 4))
    both = replace(both, tolls=(*both.tolls, count(2, 2)))
    (toll,) = compare_tolls([make_report("a", DOVRIN, killed=(4, 4)), both])
    assert (toll.min, toll.max, toll.standing) == (4, 4, "agree")


def test_every_number_that_sources_disagree_in_is_told() -> None:
    told = [make_report(str(n), DOVRIN, killed=(n, None if n == 9 else n)) for n in (9, 12, 17)]
    assert "killed: at least 9, 12, 17 by different sources" in join(*told).disputed
    many = [make_report(str(n), DOVRIN, killed=(n, n)) for n in range(11, 30)]
    assert "killed: 11, 12, 13, 14, 15, …, 29 by different sources" in join(*many).disputed


@pytest.mark.parametrize("words", ["Jets", "unknown aircraft", "an unidentified drone", "War planes"])
def test_what_struck_is_nobody(words: str) -> None:
    a, b = make_report("a", DOVRIN, attacker=words), make_report("b", DOVRIN, attacker="Dawn Brigade")
    assert join(a, b).attackers == ("Dawn Brigade",)
    assert "same attacker" not in names_of(a, make_report("b", DOVRIN, attacker=words))


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


def test_who_is_hardly_implied_is_not_accused() -> None:
    told = make_report("a", DOVRIN, attacker="Dawn Brigade")
    (party,) = told.attackers
    for likely, names in ((0.54, ()), (0.81, ("Dawn Brigade",))):
        incident = join(replace(told, attackers=(replace(party, stated=False, likely=likely),)))
        assert incident.attackers == names
        assert say_attackers(incident) == [f"probably {name}" for name in names]
    assert say_attackers(join(told)) == ["Dawn Brigade"]
