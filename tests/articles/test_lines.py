from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from geostrike.articles.lines import join_lines

WRAPPED = """A missile hit a mill on the edge of the old quarter of Karsa on Thursday,
killing seven people, the governor said. The rebel-held quarter and the rebel-
held town of Oskara were quiet. Nobody in Dov-
rin was hurt, although a second missile came down beside the market place.

> quoted words that the writer of this mail did not write, and that end here
> and go on here
1. first
"""


def test_lines_broken_for_want_of_room_are_joined_and_others_kept() -> None:
    joined = join_lines(WRAPPED)
    assert "on Thursday, killing" in joined
    assert "the rebel-held town" in joined
    assert "> quoted words that the writer of this mail did not write, and that end here\n> and" in joined
    assert "\n1. first" in joined


def test_time_grows_with_the_length() -> None:
    text = ("a" * 61 + "-\n") * 20_000
    began = time.process_time()
    assert "\n" not in join_lines(text).strip()
    assert time.process_time() - began < 10


def test_short_lines_stay_lines() -> None:
    text = "Karsa: two raids\nOskara: none\nDovrin: one\n"
    assert join_lines(text) == text
    long = "A missile hit a mill in Karsa, and much else was told that day. " * 5
    assert join_lines(f"{long}\n{long}") == f"{long}\n{long}"


@given(st.lists(st.text("ab -.>\n", max_size=90), max_size=12))
def test_no_letter_is_lost_or_moved(lines: list[str]) -> None:
    text = "\n".join(lines)
    kept = str.maketrans("", "", " \n-")
    assert join_lines(text).translate(kept) == text.translate(kept)
