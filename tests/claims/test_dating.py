"""Days that are counted from another. (All sentences are made up.)"""

from __future__ import annotations

import pytest

from tests.claims.annotated import read_annotated


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("A day before, jets bombed Vost and drones struck Karsa.", ["2031-03-10", "2031-03-10"]),
        ("Jets bombed Vost and drones struck Karsa a day later.", ["2031-03-12", "2031-03-12"]),
        ("Troops moved in just a day after jets bombed Vost and drones struck Karsa.", ["2031-03-10", "2031-03-10"]),
        ("A day later jets bombed Vost; the next day drones struck Karsa.", ["2031-03-12", "2031-03-13"]),
    ],
)
def test_a_phrase_means_one_day_for_all_strikes_of_its_sentence(text: str, days: list[str]) -> None:
    date = next(words for words in ("A day before", "a day later", "a day after", "A day later") if words in text)
    shelled = {"trigger": "shelled", "date": "on March 11"}
    bombed = {"trigger": "bombed", "place": "Vost", "date": date}
    struck = {"trigger": "struck", "place": "Karsa", "date": "the next day" if "the next day" in text else date}
    marked = text.replace("Vost", "[Vost:town]").replace("Karsa", "[Karsa:town]")
    found = read_annotated(f"Rebels shelled Dovrin on March 11. {marked}", shelled, bombed, struck)
    assert [str(claim.date.start) for claim in found.claims[1:] if claim.date is not None] == days
