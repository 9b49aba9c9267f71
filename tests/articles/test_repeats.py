from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geostrike.articles.repeats import find_repeats

LEAD = "Jets hit the mill at Oster on Friday, the Harbour Watch said."


def test_a_lead_pasted_twice_is_noticed_at_its_second_place() -> None:
    text = f"{LEAD}\n\n{LEAD}\nMore."
    (copy,) = find_repeats(text)
    assert copy.start == len(LEAD) + 2
    assert text[copy.start : copy.end] == copy.text == LEAD


def test_white_space_and_case_do_not_hide_a_copy() -> None:
    assert len(find_repeats(f"{LEAD}\n  {LEAD.upper().replace(' ', '  ')}")) == 1


def test_short_lines_are_not_copies_unless_they_go_on_one() -> None:
    assert find_repeats("Advertisement\nOne thing.\nAdvertisement\n") == ()
    wrapped = f"{LEAD}\nof Oster."
    assert [s.text for s in find_repeats(f"{wrapped}\n\nBetween.\n\n{wrapped}\n")] == [LEAD, "of Oster."]


@given(st.lists(st.sampled_from([LEAD, "Short.", "A longer line that has many words in it.", ""]), max_size=12))
def test_copies_are_slices_in_order_and_their_first_stays(lines: list[str]) -> None:
    text = "\n".join(lines)
    copies = find_repeats(text)
    assert all(text[c.start : c.end] == c.text for c in copies)
    assert [c.start for c in copies] == sorted({c.start for c in copies})
    assert len([c for c in copies if c.text == LEAD]) == max(0, lines.count(LEAD) - 1)
