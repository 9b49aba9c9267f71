"""Two reports of one article that are one. (All sentences are made up.)"""

from __future__ import annotations

from dataclasses import replace

import pytest

from geostrike.incidents.twins import unite_twins
from geostrike.model import Level, Report, Span
from tests.incidents.made_up import PARTIES, accuse, count, make_place, make_report

DOVRIN, NEAR_DOVRIN = make_place("Dovrin"), replace(make_place("Dovrin", km=7.0), id="test:near")
AT = Span(start=80, end=86, text="Dovrin")


def near(on: int | None = 0, **more: object) -> Report:
    return replace(make_report("a", NEAR_DOVRIN, on), span=AT, **more)  # type: ignore[arg-type]


def test_a_strike_in_a_town_and_near_it_is_one_report_with_all_that_is_told() -> None:
    first = make_report("a", DOVRIN, told=False, killed=(3, None), attacker="Turkey")
    second = near(tolls=(count(4, 4),), attackers=(accuse("Turkey"),))
    (report,) = unite_twins([first, second], PARTIES)
    assert (report.id, report.place, report.more) == (first.id, DOVRIN, (AT,))
    assert [toll.min for toll in report.tolls] == [3, 4]
    assert report.window is not None
    assert report.window.told


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(near(3), id="another day"),
        pytest.param(near(background=True), id="recalled"),
        pytest.param(near(tolls=(count(9, 9),)), id="another toll"),
        pytest.param(replace(near(), span=Span(start=80, end=91, text="East Dovrin")), id="another name"),
        pytest.param(replace(near(), place=make_place("Zelimar", 14.0)), id="elsewhere"),
    ],
)
def test_what_an_article_tells_apart_stays_apart(other: Report) -> None:
    assert len(unite_twins([make_report("a", DOVRIN, killed=(3, 3)), other], PARTIES)) == 2


def test_the_town_and_its_province_are_two() -> None:
    province = replace(make_place("Dovrin", 12.0, level=Level.PROVINCE, km=60.0), id="test:province")
    assert len(unite_twins([make_report("a", DOVRIN), replace(near(), place=province)], PARTIES)) == 2
