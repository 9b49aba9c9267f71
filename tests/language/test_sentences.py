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


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Jets dropped bombs.Reports spoke of fires.", ["Jets dropped bombs.", "Reports spoke of fires."]),
        ("It was hit by the IDF.The IDF was silent.", ["It was hit by the IDF.", "The IDF was silent."]),
        ("(Five died).Jets came in 2016.Nobody fled.", ["(Five died).", "Jets came in 2016.", "Nobody fled."]),
        ("“We fled,” he said.“It was dark.” He left.", ["“We fled,” he said.", "“It was dark.”", "He left."]),
        ('"Bad," he said."In Karsa too." He left.', ['"Bad," he said.', '"In Karsa too."', "He left."]),
        ('He called it a "strike."Jets left.', ['He called it a "strike."', "Jets left."]),
        ("He met J.Orlan and Dr.Pell in St.Karsa on Friday.", ["He met J.Orlan and Dr.Pell in St.Karsa on Friday."]),
        (
            "Write to news@karsa.Org or www.karsa.Org/a.Html today.",
            ["Write to news@karsa.Org or www.karsa.Org/a.Html today."],
        ),
        ("The U.S.-led raid of 3.5 hours, by Lt.Gen. Pell.", ["The U.S.-led raid of 3.5 hours, by Lt.Gen. Pell."]),
    ],
)
def test_sentences_end_where_the_blank_was_lost(text: str, sentences: list[str]) -> None:
    assert [span.text for span in find_sentences(text)] == sentences
