from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.corrections.anchoring import find_anchor

TEXT = (
    "Warplanes bombed the bakery in Dovrin on Tuesday, the Harbour Watch said.\n"
    "Shells fell on the market of Oskara at dawn, killing two people, residents said.\n"
    "The army denied that it had bombed Dovrin."
)
QUOTE = "Warplanes bombed the bakery in Dovrin on Tuesday, the Harbour Watch said."


def found(text: str, quote: str, mention: str | None = None) -> str | None:
    anchor = find_anchor(text, quote, mention)
    return None if anchor is None else text[anchor.start : anchor.end]


def test_quoted_words_are_found_where_they_stand() -> None:
    anchor = find_anchor(TEXT, QUOTE, "Dovrin")
    assert anchor is not None
    assert (anchor.start, anchor.end) == (31, 37)
    assert TEXT[anchor.quote_start : anchor.quote_end] == QUOTE.rstrip(".")


@pytest.mark.parametrize(
    "edited",
    [
        TEXT.replace("Tuesday", "Wednesday"),
        TEXT.replace("Warplanes bombed", "Fighter jets bombed"),
        TEXT.replace("the bakery", "a large bakery"),
        TEXT.replace("\n", "\r\n\r\n"),
        TEXT.replace("Dovrin on", "Dovrin’s centre on"),
        "A new lead stands here, with Dovrin in it.\n" + TEXT,
        TEXT.upper(),
    ],
)
def test_small_edits_do_not_lose_the_anchor(edited: str) -> None:
    assert (found(edited, QUOTE, "Dovrin") or "").casefold().startswith("dovrin")
    anchor = find_anchor(edited, QUOTE, "Dovrin")
    assert anchor is not None
    assert "bak" in edited[anchor.quote_start : anchor.quote_end].casefold()


@pytest.mark.parametrize(
    "edited",
    [
        "",
        TEXT.split("\n")[1],
        TEXT.replace("bakery in Dovrin", "bakery in Zelimar"),
        "Warplanes landed at the airfield near Dovrin, its commander told reporters.",
    ],
)
def test_an_anchor_that_is_gone_is_not_guessed(edited: str) -> None:
    assert find_anchor(edited, QUOTE, "Dovrin") is None


def test_two_passages_as_alike_are_ambiguous() -> None:
    text = "Jets bombed the old mill in Dovrin on Monday. Jets bombed the old silo in Dovrin on Sunday."
    assert find_anchor(text, "Jets bombed the old barn in Dovrin on Friday", "Dovrin") is None


def test_of_exact_copies_the_first_counts() -> None:
    anchor = find_anchor(f"{QUOTE}\n{QUOTE}", QUOTE, "Dovrin")
    assert anchor is not None
    assert anchor.start == 31


def test_the_second_of_two_mentions_is_told_by_its_context() -> None:
    anchor = find_anchor(TEXT, "The army denied that it had bombed Dovrin", "Dovrin")
    assert anchor is not None
    assert TEXT[: anchor.start].endswith("had bombed ")


@given(st.text(max_size=200), st.text(max_size=40))
def test_anchors_lie_within_the_text_whatever_it_is(text: str, quote: str) -> None:
    anchor = find_anchor(text, quote, quote[:5] or None)
    if anchor is not None:
        assert 0 <= anchor.quote_start <= anchor.start < anchor.end <= anchor.quote_end <= len(text)


@given(
    st.lists(
        st.sampled_from(["jets", "hit", "the", "mill", "of", "Dovrin", "and", "Oskara", "at", "dawn"]),
        min_size=1,
        max_size=30,
    )
)
def test_any_quote_of_the_text_is_found_in_it(words: list[str]) -> None:
    text = " ".join(words)
    for size in (1, len(words)):
        assert find_anchor(text, " ".join(words[:size])) is not None
