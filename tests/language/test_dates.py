"""Dates as news words them: counted from publication or from an event, never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.language.dates import Reference, find_dates, may_hold_date
from geostrike.model import DatePrecision, DateRange, Span

THURSDAY = date(2031, 3, 13)


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("hit on Wednesday", "2031-03-12", "2031-03-12", "day"),
        ("hit on Thursday", "2031-03-13", "2031-03-13", "day"),
        ("hit on Friday", "2031-03-07", "2031-03-07", "day"),
        ("will hold a vote on Friday", "2031-03-14", "2031-03-14", "day"),
        ("late Wednesday", "2031-03-12", "2031-03-12", "day"),
        ("overnight", "2031-03-12", "2031-03-13", "days"),
        ("since Wednesday", "2031-03-12", "2031-03-13", "days"),
        ("yesterday", "2031-03-12", "2031-03-12", "day"),
        ("this week", "2031-03-10", "2031-03-13", "week"),
        ("last week", "2031-03-03", "2031-03-09", "week"),
        ("in February", "2031-02-01", "2031-02-28", "month"),
        ("in April", "2030-04-01", "2030-04-30", "month"),
        ("in 2028", "2028-01-01", "2028-12-31", "year"),
        ("on 3 October 2030", "2030-10-03", "2030-10-03", "day"),
        ("on Oct. 3", "2030-10-03", "2030-10-03", "day"),
        ("between 3 and 5 March", "2031-03-03", "2031-03-05", "days"),
        ("over the past 24 hours", "2031-03-12", "2031-03-13", "days"),
        ("three days ago", "2031-03-10", "2031-03-10", "day"),
        ("on the 28th", "2031-02-28", "2031-02-28", "day"),
        ("this March 8 file photo", "2031-03-08", "2031-03-08", "day"),
        ("this March", "2031-03-01", "2031-03-31", "month"),
        ("over the past year", "2030-03-13", "2031-03-13", "year"),
        ("2031-01-05", "2031-01-05", "2031-01-05", "day"),
        ("on 13/02/2031", "2031-02-13", "2031-02-13", "day"),
        ("on 02/13/2031", "2031-02-13", "2031-02-13", "day"),
        ("on 02/02/2031", "2031-02-02", "2031-02-02", "day"),
    ],
)
def test_words_give_the_days_they_mean(text: str, start: str, end: str, precision: str) -> None:
    (words,) = find_dates(text, THURSDAY)
    assert words.range is not None
    found = (str(words.range.start), str(words.range.end), words.range.precision)
    assert found == (start, end, DatePrecision(precision))


@pytest.mark.parametrize("text", ["on Wednesday", "yesterday", "overnight", "in April", "this week", "on Oct. 3"])
def test_without_a_publication_date_nothing_is_guessed(text: str) -> None:
    (words,) = find_dates(text, None)
    assert words.range is None


@pytest.mark.parametrize("text", ["over the past years", "in the last months", "during past weeks"])
def test_how_long_uncounted_years_are_is_not_guessed(text: str) -> None:
    (words,) = find_dates(text, THURSDAY)
    assert words.range is None


def test_a_day_that_can_be_read_in_two_ways_is_a_day_that_is_open() -> None:
    (words,) = find_dates("hit on 03/04/2031 again", date(2031, 5, 1))
    assert (words.span.text, words.reference, words.range) == ("03/04/2031", Reference.CALENDAR, None)


def test_a_full_date_needs_no_publication_date() -> None:
    (words,) = find_dates("on 3 October 2030", None)
    assert words.range is not None
    assert words.range.start == date(2030, 10, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [("a day earlier", "2031-03-09"), ("the previous day", "2031-03-09"), ("two days later", "2031-03-12")],
)
def test_some_words_count_from_an_event(text: str, day: str) -> None:
    event = Span(start=0, end=0, text="")
    anchor = DateRange(start=date(2031, 3, 10), end=date(2031, 3, 10), precision=DatePrecision.DAY, span=event)
    (alone,) = find_dates(text, THURSDAY)
    assert (alone.reference, alone.range) == (Reference.EVENT, None)
    (words,) = find_dates(text, THURSDAY, anchor=anchor)
    assert words.range is not None
    assert str(words.range.start) == day


@pytest.mark.parametrize(
    "text",
    [
        "may have been hit",
        "they march on the city",
        "a second strike",
        "31 February 2031",
        "31/31/2031",
        "1/2/20311",
        "a ratio of 3/4/2",
    ],
)
def test_words_that_only_look_like_dates_are_none(text: str) -> None:
    assert all(
        words.range is None or words.range.precision is not DatePrecision.DAY for words in find_dates(text, THURSDAY)
    )


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 1, 1)), st.sampled_from("Monday Tuesday Sunday".split())
)
def test_a_bare_weekday_is_in_the_week_up_to_publication(published: date, name: str) -> None:
    (words,) = find_dates(f"shelled on {name}", published)
    assert words.range is not None
    assert words.range.start is not None
    assert published - timedelta(days=6) <= words.range.start <= published
    assert words.range.start.strftime("%A") == name


@given(st.text(max_size=120))
def test_any_text_is_read_without_error_and_spans_are_slices(text: str) -> None:
    for words in find_dates(text, THURSDAY):
        assert text[words.span.start : words.span.end] == words.span.text
        if words.range is not None and words.range.start is not None and words.range.end is not None:
            assert words.range.start <= words.range.end


def test_the_quick_look_never_hides_a_date() -> None:
    for text in ["hit monday", "on 3 october 2030", "two days later", "in 2028", "overnight", "last week's raid"]:
        assert may_hold_date(text.split())
