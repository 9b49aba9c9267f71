"""Who speaks in a sentence, by its verbs of saying."""

from __future__ import annotations

import pytest

from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.claims.voices.saying import find_attributions
from geostrike.claims.voices.speakers import Memory
from geostrike.language.documents import take_apart
from tests.claims.test_scores import make_article


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("VOST SAYS OSKARA WILL STAY OPEN", []),  # a headline turns nothing round
        ("Shells fell again, said Karim Vost.", ["Karim Vost"]),
    ],
)
def test_a_verb_before_its_speaker(text: str, speakers: list[str]) -> None:
    (passage,) = find_passages(take_apart(make_article(text, None)), (), (), load_vocabulary())
    assert [a.speaker.name for a in find_attributions(passage, Memory())] == speakers


@pytest.mark.parametrize("at", ["11.00 ", "9:05 ", ""])
def test_the_hour_of_a_live_page_is_no_part_of_a_name(at: str) -> None:
    text = f"{at}The governor of Karsa says that shells fell again."
    (passage,) = find_passages(take_apart(make_article(text, None)), (), (), load_vocabulary())
    assert [a.speaker.name for a in find_attributions(passage, Memory())] == ["governor of Karsa"]
