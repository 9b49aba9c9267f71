"""Counts as news words them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.language.numbers import find_numbers


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12 people", 12, 12),
        ("twelve people", 12, 12),
        ("forty-two people", 42, 42),
        ("one hundred and twenty people", 120, 120),
        ("1,104 people", 1104, 1104),
        ("1.5 million people", 1_500_000, 1_500_000),
        ("two dozen people", 24, 24),
        ("at least five people", 5, None),
        ("more than 40 people", 40, None),
        ("10 or more people", 10, None),
        ("up to 20 people", None, 20),
        ("nearly 60 people", None, 60),
        ("about 30 people", 30, 30),
        ("20 to 25 people", 20, 25),
        ("12-15 people", 12, 15),
        ("between three and five people", 3, 5),
        ("no people", 0, 0),
    ],
)
def test_a_count_has_the_bounds_its_words_give(text: str, low: int | None, high: int | None) -> None:
    (number,) = find_numbers(text)
    assert (number.min, number.max) == (low, high)


@pytest.mark.parametrize("word", ["dozens", "scores", "hundreds", "several", "many"])
def test_a_word_that_hides_its_number_stays_a_word(word: str) -> None:
    (number,) = find_numbers(f"{word} of people were hurt")
    assert (number.min, number.max, number.word) == (None, None, word)


@pytest.mark.parametrize("text", ["$5 million", "at 7:15", "40%", "3.5", "F16s"])
def test_money_times_and_shares_are_no_counts(text: str) -> None:
    assert all(n.span.text not in ("5 million", "40", "7") for n in find_numbers(text))


@given(st.text(max_size=80))
def test_spans_are_slices_and_bounds_are_in_order(text: str) -> None:
    for number in find_numbers(text):
        assert text[number.span.start : number.span.end] == number.span.text
        if number.min is not None and number.max is not None:
            assert 0 <= number.min <= number.max


@pytest.mark.parametrize("figure", ["9" * 400, "9" * 5_000, "9" * 400 + " thousand", "12345678901234567890"])
def test_a_figure_larger_than_mankind_is_no_count(figure: str) -> None:
    assert find_numbers(f"at least {figure} people and 12 others")[0].min == 12
