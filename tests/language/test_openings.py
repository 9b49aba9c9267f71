"""The first letters that let the engine give a word up never hide a date or a count."""

from __future__ import annotations

import re

import pytest

from geostrike.language import date_patterns, numbers
from geostrike.language.patterns import Pattern

_DATES = """2020-06-04, 4.6.2020, from 3 to 5 June, between June 3-5, since 4 June 2020, the 4th of June, Since June 4,
last June, mid-May 2020, early March, throughout April, until July, by August, of September, this October, December;
from Monday to Tuesday, overnight into Friday, coming Saturday, following Sunday, previous Wednesday, pre-dawn Thursday,
predawn Monday, noon on Friday, midday Friday, before dawn Sunday, the week before last, two days earlier, nine weeks later,
ten hours before, eleven days after, twelve months earlier, an hour later, a few days after, several weeks before,
that night, hours later, later that day, on the 14th, in the first week of May, the day before yesterday, about a week ago,
nearly six months ago, almost five weeks ago, just four days ago, some eight days ago, around seven days ago,
more than three years ago, over one year ago, in the past 24 hours, within the last week, for the past month, tonight,
this morning, at dawn today, yesterday, tomorrow, next month, past weekend, over the weekend, at the weekend, during 2019"""
_COUNTS = """at least five, no fewer than six, not less than 7, a minimum of 8, minimum of 9, upwards of ten, more than eleven,
just over twelve, well over 13, over fourteen, in excess of 15, above 16, nearly seventeen, almost eighteen, close to 19,
up to twenty, as many as 30, fewer than forty, less than fifty, under sixty, about seventy, around eighty, some ninety,
roughly 20, approximately 21, an estimated 22, estimated 23, circa 24; between one and two, 20 to 25, a dozen, half a dozen,
a couple of, three hundred, four thousand, 1,200, zero people, no deaths, many, several, dozens, scores, hundreds, thousands,
tens of thousands, a few, numerous, multiple, countless, unknown number of, large numbers of, a handful of, eight or more"""


@pytest.mark.parametrize(
    ("pattern", "opening", "phrases"),
    [
        (date_patterns.DATE, date_patterns.OPENING, _DATES),
        (numbers.COUNT, numbers.OPENING, _COUNTS),
    ],
    ids=["dates", "counts"],
)
def test_openings_hide_nothing(pattern: Pattern, opening: str, phrases: str) -> None:
    plain = re.compile(pattern.source.replace(opening, ""), pattern.flags)
    assert plain.pattern != pattern.source
    for phrase in re.split(r"[,;]\s", phrases):
        expected = [match.span() for match in plain.finditer(phrase)]
        assert expected, phrase
        assert [match.span() for match in pattern.finditer(phrase)] == expected
