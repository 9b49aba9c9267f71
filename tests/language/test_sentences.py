from __future__ import annotations

from time import process_time

import pytest

from geostrike.language.sentences import find_sentences


def test_a_stop_with_what_closes_after_it_ends_a_sentence() -> None:
    text = "Jets bombed Karsa... “Two died.” U.S. officials said nothing | Shells hit Oskara."
    found = ["Jets bombed Karsa...", "“Two died.”", "U.S. officials said nothing |", "Shells hit Oskara."]
    assert [s.text for s in find_sentences(text)] == found


@pytest.mark.parametrize("row", [*".!?…؟。", ".?", ". .", '."', " |", "a.\t", "St.\t", "a,", "“"])
def test_a_long_row_of_marks_takes_no_longer_than_a_text(row: str) -> None:
    text = "| Karsa " + row * (60_000 // len(row)) + "Karsa"
    begun = process_time()
    find_sentences(text)
    assert process_time() - begun < 3  # seconds; from every dot anew it is more than thirty
