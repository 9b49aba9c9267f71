"""The tables are sound: verbatim words, values of the model, real days, and halves that share no sentence."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from geostrike.model import About, DatePrecision, Harm, Outcome, SpeakerKind, Stance

FOLDER = Path(__file__).parent
HALVES = ("dev", "kept")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def cases(table: str, half: str) -> list[dict[str, Any]]:
    lines = (FOLDER / f"{table}_{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.mark.parametrize("table", ["speakers", "casualties", "dates"])
def test_halves_share_no_sentence_and_no_id(table: str) -> None:
    both = [case for half in HALVES for case in cases(table, half)]
    assert len({case["id"] for case in both}) == len(both)
    assert len({" ".join(case["text"].split()).casefold() for case in both}) == len(both)
    assert all(len(cases(table, half)) >= 120 for half in HALVES)


@pytest.mark.parametrize("half", HALVES)
def test_speakers_take_their_values_from_the_model(half: str) -> None:
    for case in cases("speakers", half):
        Stance(case["stance"])
        for about in [case["about"], *case.get("about_also", [])]:
            About(about)
        for kind in [case["kind"], *case.get("kind_also", [])]:
            assert kind is None or SpeakerKind(kind)
        assert (case["speaker"] is None) == (case["kind"] is None), case["id"]


@pytest.mark.parametrize("half", HALVES)
def test_speakers_are_named_with_words_of_the_text(half: str) -> None:
    for case in cases("speakers", half):
        for word in (case["speaker"] or "").split():
            assert word.removesuffix("'s").casefold() in case["text"].casefold(), case["id"]


@pytest.mark.parametrize("half", [*HALVES, "told"])
def test_tolls_are_verbatim_and_in_order(half: str) -> None:
    for case in cases("casualties", half):
        for count in case["counts"]:
            Outcome(count["outcome"])
            for status in [count["status"], *count.get("status_also", [])]:
                Harm(status)
            assert count["words"] in case["text"], case["id"]
            if count["min"] is not None and count["max"] is not None:
                assert 0 <= count["min"] <= count["max"], case["id"]


@pytest.mark.parametrize("half", HALVES)
def test_dates_are_ranges_on_or_before_publication(half: str) -> None:
    for case in cases("dates", half):
        assert len(re.findall(rf"\b{re.escape(case['trigger'])}\b", case["text"])) == 1, case["id"]
        for start, end, precision in [(case["start"], case["end"], case["precision"]), *case.get("also", [])]:
            assert len({start is None, end is None, precision is None}) == 1, case["id"]
            if start is None:
                continue
            first, last = date.fromisoformat(start), date.fromisoformat(end)
            assert first <= last, case["id"]
            assert (first == last) == (DatePrecision(precision) is DatePrecision.DAY), case["id"]
            if case["published"]:
                published = date.fromisoformat(case["published"])
                assert first <= published, case["id"]
                assert last <= published or precision == "month", case["id"]


@pytest.mark.parametrize("half", HALVES)
def test_a_lone_weekday_is_the_day_of_the_answer_in_the_week_to_publication(half: str) -> None:
    for case in cases("dates", half):
        named = [day for day in WEEKDAYS if day in case["text"]]
        if len(named) == 1 and case["form"].startswith(("weekday", "headlines")):
            published, start = date.fromisoformat(case["published"]), date.fromisoformat(case["start"])
            assert WEEKDAYS[start.weekday()] == named[0], case["id"]
            assert timedelta(0) <= published - start < timedelta(7), case["id"]
