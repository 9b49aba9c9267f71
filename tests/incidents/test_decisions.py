"""What a person decides of incidents lasts. (All sentences are made up.)"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from geostrike.errors import CorrectionError
from geostrike.incidents import join_reports
from geostrike.incidents.decisions import Decision, Rulings, parse_decisions
from geostrike.language.names import fold
from geostrike.model import Incident, Report
from tests.incidents.made_up import PARTIES, make_place, make_report

DOVRIN = make_place("Dovrin")
ENTRY = '[[incident]]\naction = "{}"\nquotes = ["{}", "{}"]\nreason = "same crater"\nauthor = "A. Editor"\ndate = 2031-04-01\n'
FIRST = "Jets bombed the mill of Dovrin, residents said."
SECOND = "A blast tore the roof off the granary in Dovrin."


def decide(action: str, *quotes: str) -> tuple[Decision, ...]:
    return parse_decisions(ENTRY.format(action, *quotes), "corrections.toml")


def quoted(report: Report, quote: str) -> Report:
    return replace(report, quote=quote)


def where(incidents: tuple[Incident, ...], quote: str) -> set[str]:
    return {i.id for i in incidents if any(quote in r.quote for r in i.reports)}


def collect(reports: list[Report], decisions: tuple[Decision, ...] = ()) -> tuple[Incident, ...]:
    return join_reports(reports, {}, PARTIES, decisions)


def test_a_person_joins_what_seemed_to_exclude_each_other() -> None:
    reports = [quoted(make_report("a", DOVRIN), FIRST), quoted(make_report("b", DOVRIN, 5, published=5), SECOND)]
    assert len(collect(reports)) == 2
    (incident,) = collect(reports, decide("merge", FIRST, SECOND))
    assert [decision.author for decision in incident.decisions] == ["A. Editor"]
    assert "A. Editor decided on 2031-04-01 that they are one strike: same crater" in [
        reason.words for join in incident.joins for reason in join.reasons
    ]


def test_a_person_tells_apart_what_seemed_one() -> None:
    reports = [quoted(make_report("a", DOVRIN), FIRST), quoted(make_report("b", DOVRIN), SECOND)]
    assert len(collect(reports)) == 1
    incidents = collect(reports, decide("split", FIRST, SECOND))
    assert len(incidents) == 2
    assert all("decided" in apart.reasons[0].words for incident in incidents for apart in incident.apart)


@pytest.mark.parametrize("action", ["merge", "split"])
def test_a_decision_lasts_over_two_hundred_runs_of_edits_renames_and_new_articles(action: str) -> None:
    draw = random.Random(7)
    decisions = decide(action, FIRST, SECOND)
    on = 5 if action == "merge" else 0
    reports = [quoted(make_report("a", DOVRIN), FIRST), quoted(make_report("b", DOVRIN, on, published=on), SECOND)]
    for run in range(200):
        at = draw.randrange(len(reports))
        step = draw.randrange(3)
        if step == 0:  # an edit elsewhere in the article moves the words
            span = reports[at].span
            reports[at] = replace(reports[at], span=replace(span, start=span.start + 9, end=span.end + 9))
        elif step == 1:  # the article is renamed
            reports[at] = replace(reports[at], article_id=f"r{run}", id=f"r{run}#Dovrin")
        elif len(reports) < 40:  # another article, on it or on something near
            place = draw.choice([DOVRIN, make_place("Oskara", 11.2)])
            reports.append(
                quoted(make_report(f"n{run}", place, draw.randrange(8), published=8), f"Report number {run} tells.")
            )
        incidents = collect(reports, decisions)
        homes = where(incidents, FIRST), where(incidents, SECOND)
        assert (homes[0] == homes[1]) == (action == "merge"), run


def test_a_decision_whose_words_are_gone_no_longer_fits() -> None:
    rulings = Rulings(decide("merge", FIRST, SECOND), [fold(FIRST)])
    assert rulings.unfit == (f"no longer fits: corrections.toml, incident 1: no report says “{SECOND}”",)


def test_case_marks_and_blanks_do_not_matter() -> None:
    reports = [
        quoted(make_report("a", DOVRIN), FIRST.upper()),
        quoted(make_report("b", DOVRIN, 5, published=5), SECOND.replace(" ", "  ")),
    ]
    assert len(collect(reports, decide("merge", FIRST, SECOND))) == 1


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("[[incident", "not TOML"),
        ("incident = 3", "under a line"),
        (ENTRY.format("join", FIRST, SECOND), "one of merge, split"),
        (ENTRY.format("merge", "too short", SECOND), "at least 20 letters"),
        (ENTRY.format("merge", FIRST, SECOND).replace("2031-04-01", '"2031"'), "date must be the day"),
        (ENTRY.format("merge", FIRST, SECOND).replace('author = "A. Editor"\n', ""), "needs author"),
        (ENTRY.format("merge", FIRST, SECOND) + "why = 3\n", "not why"),
        (ENTRY.format("merge", FIRST, SECOND).replace(f', "{SECOND}"', ""), "two sentences"),
    ],
)
def test_a_malformed_decision_names_its_entry_and_the_cure(text: str, cure: str) -> None:
    with pytest.raises(CorrectionError, match=cure):
        parse_decisions(text, "corrections.toml")
