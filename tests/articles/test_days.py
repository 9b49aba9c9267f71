from __future__ import annotations

from datetime import date

import pytest

from geostrike.articles.days import read_day
from geostrike.errors import ArticleError


@pytest.mark.parametrize(
    "written",
    [
        "2024-05-09",
        "2024-05-09T23:30:00-08:00",
        "2024-05-09 10:00",
        "20240509",
        20240509,
        "20240509T101500Z",
        "20240509101500",
        "2024/05/09",
        "2024/5/9 10:00",
        "Thu, 09 May 2024 10:15:00 +0300",
        "Thu, 9 May 24 23:59:59 GMT",
        "9 May 2024",
        "May 9, 2024",
        "Thursday, May 9th, 2024 10:15 AM",
        "09-May-2024",
        "Thu May 09 10:15:00 +0000 2024",
        1715249700,
        "1715249700",
        1715249700.5,
        1715249700123,
        "1715249700123",
        "1715249700123456",
        "09.05.2024",
        "9.5.2024 10:00",
        {"$date": "2024-05-09T10:15:00Z"},
    ],
)
def test_a_day_is_read_as_it_is_written(written: object) -> None:
    assert read_day(written).day == date(2024, 5, 9)


@pytest.mark.parametrize(("written", "day"), [("25/12/2024", 25), ("12/25/2024", 25), ("12/12/2024", 12)])
def test_day_and_month_are_told_apart_where_only_one_can_be_meant(written: str, day: int) -> None:
    assert read_day(written).day == date(2024, 12, day)


@pytest.mark.parametrize("written", ["09/05/2024", "5-9-2024", "09/05/2024 10:00"])
def test_what_may_be_two_days_stays_open_with_a_warning(written: str) -> None:
    day, warning = read_day(written)
    assert day is None
    assert warning is not None
    assert "two days" in warning


@pytest.mark.parametrize("written", [None, "", "n/a", "null", " - ", "NaN", [], 0])
def test_unknown_is_unknown(written: object) -> None:
    assert read_day(written) == (None, None)


@pytest.mark.parametrize(
    "written",
    ["yesterday", "2024-13-01", "20241301", "31/02/2024", "32 May 2024", "9 Mai 2024", True, 2024, -5, 1e300, float("inf"),
     ["2024"], "9" * 5000, "99999999999999"],
)  # fmt: skip
def test_what_is_no_day_is_refused_in_one_line(written: object) -> None:
    with pytest.raises(ArticleError, match="YYYY-MM-DD") as refused:
        read_day(written)
    assert "\n" not in str(refused.value)
