from __future__ import annotations

from geostrike.language.extent import find_extent


def test_a_report_is_read_to_its_end() -> None:
    text = "Jets bombed Karsa. كارسا " * 100
    assert find_extent(text) == len(text)


def test_a_text_is_read_as_far_as_it_may_be_a_report() -> None:
    names = "Karsa, " * 20_000
    assert find_extent(names + "and then Oskara again") == len(names + "and then ")
    assert find_extent("كارسا " * 30_000) == len("كارسا " * 20_000)
    assert find_extent("rain and wind 12 " * 30_000) == len("rain and wind 12 " * 30_000)
