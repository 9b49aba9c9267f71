from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geostrike.articles.furniture import find_furniture

OWN = "Jets hit the mill at Oster on Friday, the Harbour Watch said."
OTHER = "Shells fall on Bellmar as talks stall"


def lines(text: str) -> list[str]:
    return [line.text for line in find_furniture(text)]


def test_headlines_under_a_heading_are_links_to_other_stories() -> None:
    assert lines(f"{OWN}\nRelated news\n{OTHER}\nRaid on Karsa\n{OWN}") == ["Related news", OTHER, "Raid on Karsa"]


def test_a_labelled_link_is_one_whatever_its_length() -> None:
    assert lines(f"READ ALSO: {OTHER}\n{OWN}") == [f"READ ALSO: {OTHER}"]
    assert lines(f"Read more | {OTHER}\n{OWN}") == [f"Read more | {OTHER}"]


def test_keywords_at_the_end_of_a_line_are_no_part_of_it() -> None:
    assert lines(f"{OWN} Your thoughts … Tags: airstrike, Karsa, mill") == ["Tags: airstrike, Karsa, mill"]
    assert lines(f"{OWN} He spoke of three topics: bread, water, light.") == []


def test_headlines_that_are_cut_off_are_links_where_two_stand_together() -> None:
    assert lines(f"{OWN}\n{OTHER}…\nRaid on Karsa kills two people of…") == [
        f"{OTHER}…",
        "Raid on Karsa kills two people of…",
    ]
    assert lines(f"{OWN}\nThe mill is gone…\n{OWN}") == []


def test_the_articles_own_headings_and_lists_stay() -> None:
    assert lines(f"Shells fall on Bellmar\n{OWN}\nStrikes by village\nOster: two\nKarsa: one") == []


@given(st.lists(st.sampled_from([OWN, OTHER, "Related", "Read also: a thing", f"{OTHER}…", ""]), max_size=12))
def test_furniture_is_slices_in_order_and_never_a_sentence(parts: list[str]) -> None:
    text = "\n".join(parts)
    found = find_furniture(text)
    assert all(text[f.start : f.end] == f.text for f in found)
    assert [f.start for f in found] == sorted({f.start for f in found})
    assert OWN not in [f.text for f in found]
