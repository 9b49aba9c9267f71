"""Incidents keep their ids over runs. (All sentences are made up.)"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from geostrike.incidents import join_reports
from geostrike.incidents.decisions import parse_decisions
from geostrike.model import Incident, Report
from tests.incidents.made_up import PARTIES, make_place, make_report

TOWNS = [make_place(name, 11 + n) for n, name in enumerate(("Dovrin", "Oskara", "Zelimar"))]


def quoted(article: str, words: str, on: int = 0, published: int = 0) -> Report:
    return replace(make_report(article, TOWNS[0], on, published=published), quote=words)


def collect(reports: list[Report], before: tuple[Incident, ...] = ()) -> tuple[Incident, ...]:
    return join_reports(reports, {}, PARTIES, (), before)


def test_an_id_stays_when_the_first_report_goes() -> None:
    first, second = quoted("a", "Jets bombed Dovrin."), quoted("b", "A raid hit Dovrin.")
    before = collect([first, second])
    assert [i.id for i in collect([second], before)] == [i.id for i in before]


def test_an_id_stays_when_an_earlier_report_comes() -> None:
    before = collect([quoted("b", "A raid hit Dovrin.")])
    after = collect([quoted("a", "Jets bombed Dovrin."), quoted("b", "A raid hit Dovrin.")], before)
    assert [i.id for i in after] == [i.id for i in before]


def test_an_id_stays_when_its_only_article_is_renamed() -> None:
    before = collect([quoted("a", "Jets bombed Dovrin.")])
    assert [i.id for i in collect([quoted("z", "Jets bombed Dovrin.")], before)] == [i.id for i in before]


def test_two_places_of_one_sentence_keep_their_own_ids_when_the_article_is_renamed() -> None:
    def tell(article: str) -> list[Report]:
        return [replace(make_report(article, town), quote="Jets bombed Dovrin and Oskara.") for town in TOWNS[:2]]

    before = {i.name: i.id for i in collect(tell("a"))}
    assert {i.name: i.id for i in collect(tell("z"), collect(tell("a")))} == before


def test_when_an_incident_splits_most_of_it_keeps_the_id() -> None:
    reports = [quoted(name, f"Report {name} tells of Dovrin.") for name in "abc"]
    before = collect(reports)
    away = replace(quoted("a", "Report a tells of Dovrin.", on=9, published=9), article_id="a")
    after = collect([away, *reports[1:]], before)
    assert {len(i.reports): i.id == before[0].id for i in after} == {1: False, 2: True}


def test_a_new_incident_never_takes_an_id_that_was_another_s() -> None:
    first, second = quoted("a", "Jets bombed Dovrin."), quoted("b", "A raid hit Dovrin.")
    before = collect([first, second])
    moved = replace(make_report("a", TOWNS[0], 9, published=9), quote="Something else happened.", id=first.id)
    after = collect([moved, second], before)
    assert len({i.id for i in after}) == 2


ENTRY = '[[incident]]\naction = "{}"\nquotes = ["{}", "{}"]\nreason = "seen"\nauthor = "A. Editor"\ndate = 2031-04-01\n'


@pytest.mark.parametrize("seed", range(3))
def test_over_two_hundred_runs_of_edits_renames_and_new_articles_ids_and_decisions_stay(seed: int) -> None:
    draw = random.Random(seed)
    merged = ("The mill of Dovrin burned after a raid.", "Rescuers searched a granary in Dovrin.")
    split = ("A first raid hit Dovrin at noon.", "A second raid hit Dovrin at night.")
    decisions = parse_decisions(ENTRY.format("merge", *merged) + ENTRY.format("split", *split), "corrections.toml")
    strikes: dict[str, list[Report]] = {
        "merged": [quoted("m1", merged[0]), quoted("m2", merged[1], on=9, published=9)],
        "first": [quoted("s1", split[0], on=30, published=30)],
        "second": [quoted("s2", split[1], on=30, published=30)],
    }
    for number, town in enumerate(TOWNS[1:]):
        strikes[town.name] = [
            replace(make_report(f"{town.name}{k}", town, number), quote=f"Witness {k} tells of {town.name}.")
            for k in "xy"
        ]
    noise: list[Report] = []
    before: tuple[Incident, ...] = ()
    names: dict[str, str] = {}
    for run in range(200):
        told = draw.choice(list(strikes.values()))
        at = draw.randrange(len(told))
        step = draw.randrange(4)
        if step == 0:  # an edit elsewhere in the article moves the words
            told[at] = replace(told[at], span=replace(told[at].span, start=told[at].span.start + 9))
        elif step == 1:  # the article is renamed
            told[at] = replace(told[at], article_id=f"r{run}", id=f"r{run}#{told[at].names[0]}")
        elif step == 2 and len(told) > 2:  # one goes
            told.pop(-1 if told[0].quote in (*merged, *split) else 0)
        elif len(told) < 6 and draw.random() < 0.5:  # another article tells of it
            words = f"Report {run} tells of it too."
            told.append(replace(told[0], article_id=f"l{run}", id=f"l{run}#{told[0].names[0]}", quote=words))
        elif len(noise) < 60:  # or of something else
            new = make_report(f"n{run}", draw.choice(TOWNS), draw.randrange(50, 90), published=90)
            noise.append(replace(new, quote=f"Number {run}."))
        reports = [report for told in strikes.values() for report in told] + noise
        draw.shuffle(reports)
        before = join_reports(reports, {}, PARTIES, decisions, before)
        homes = {report.id: incident.id for incident in before for report in incident.reports}
        for name, told in strikes.items():
            home = homes[told[0].id]
            assert names.setdefault(name, home) == home, (run, name)
        assert homes[strikes["merged"][0].id] == homes[strikes["merged"][1].id]
        assert names["first"] != names["second"]
        assert len({incident.id for incident in before}) == len(before)
