"""Made-up collections (``collections.toml``): what is one strike, and near misses that are not."""

from __future__ import annotations

import itertools
import tomllib
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from geostrike.incidents import join_reports
from geostrike.incidents.openings import unite_openings
from geostrike.incidents.twins import unite_twins
from geostrike.incidents.windows import find_window
from geostrike.incidents.wording import strip_generic
from geostrike.model import DatePrecision, DateRange, Level, Place, Report, Span, Traits
from tests.incidents.made_up import DAY, PARTIES, accuse, count, make_place

CASES = tomllib.loads(Path(__file__).with_name("collections.toml").read_text("utf-8"))
_FAR_BEHIND = 900


def read_place(key: str) -> Place | None:
    given = CASES["places"].get(key)
    if given is None:
        return None
    north, east = given["at"]
    place = make_place(given.get("name", key), north, east, Level(given.get("level", "town")), given["km"])
    admin1 = given.get("admin1", "Karsa")
    return replace(place, id=f"test:{key}", admin1=admin1, admin1_code=f"AV.{admin1}")


def read_report(given: dict[str, Any], at: int) -> Report:
    """The report of one row, whose place is named at that spot of its article."""
    place, out = read_place(given["place"]), DAY + timedelta(days=given["out"])
    name = place.name if place is not None else given["place"]
    words = "the same neighbourhood" if given.get("nameless") else name
    span = Span(start=at, end=at + len(words), text=words)
    date = None
    if "on" in given:
        first, last = given["on"], given.get("until", given["on"])
        start = at + _FAR_BEHIND if given.get("behind") else max(0, at - 9)
        date = DateRange(
            start=DAY + timedelta(days=first), end=DAY + timedelta(days=last),
            precision=DatePrecision.DAY if first == last else DatePrecision.DAYS,
            span=Span(start=start, end=start + 8, text="some day"), inherited=given.get("taken_over", False),
        )  # fmt: skip
    background = given.get("background", False)
    return Report(
        id=f"{given['article']}#{at}", article_id=given["article"], outlet=None, published=out, span=span,
        names=() if given.get("nameless") else (strip_generic(name),), place=place,
        within=given.get("within", False) or given.get("nameless", False),
        window=find_window(date, out, background=background), date=date, background=background,
        attackers=(accuse(given["by"]),) if "by" in given else (),
        tolls=tuple(count(number, number) for number in (given.get("killed"), *given.get("also", ())) if number),
        quote=given.get("words", f"At {at}"),
        traits=Traits(**{kind: tuple(given.get(kind, ())) for kind in ("sites", "arms", "hours")}),
    )  # fmt: skip


def read_reports(rows: list[dict[str, Any]]) -> tuple[list[Report], dict[Span, str]]:
    """The reports of all articles, and the labels of the words for their places."""
    read = [read_report(row, 10 + 100 * number) for number, row in enumerate(rows)]
    labels = {report.span: row.get("label", row["article"]) for report, row in zip(read, rows, strict=True)}
    by_article = itertools.groupby(sorted(read, key=lambda report: report.article_id), lambda report: report.article_id)
    told = [unite_openings(unite_twins(group, PARTIES), PARTIES) for _, group in by_article]
    return list(itertools.chain.from_iterable(told)), labels


def join(reports: list[Report], labels: dict[Span, str]) -> set[frozenset[str]]:
    """The labels of each strike."""
    return {
        frozenset(labels[span] for report in incident.reports for span in (report.span, *report.more))
        for incident in join_reports(reports, {}, PARTIES)
    }


@pytest.mark.parametrize("case", CASES["collection"], ids=lambda case: case["title"])
def test_what_is_one_strike_is_joined_and_what_is_not_stays_apart(case: dict[str, Any]) -> None:
    reports, labels = read_reports(case["reports"])
    found = join(reports, labels)
    if "groups" in case:
        assert found == {frozenset(group.split()) for group in case["groups"]}
    for apart in case.get("apart", ()):
        assert not any(set(apart.split()) <= group for group in found)
    assert join(reports[::-1], labels) == found
