"""What was damaged stands beside the word that says so, and on the same side of a comma. (All sentences are made up.)"""

from __future__ import annotations

import pytest

from geostrike.claims.facts.damage import find_damage
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.language.documents import take_apart
from tests.claims.test_scores import make_article


@pytest.mark.parametrize(
    ("text", "damage"),
    [
        ("Jets hit the airport, destroying two houses nearby.", ("destroying two houses",)),
        ("Jets hit the airport, destroying everything.", ()),
        ("Shells fell near the hospital, damaging a bridge and, later, a school.", ("damaging a bridge",)),
        ("The school was destroyed, the mayor of a village with a hospital said.", ("school was destroyed",)),
        ("Rockets damaged 1,200 houses in Dovrin.", ("damaged 1,200 houses",)),
    ],
)
def test_damage_is_never_read_over_a_comma(text: str, damage: tuple[str, ...]) -> None:
    (passage,) = find_passages(take_apart(make_article(text, None)), (), (), load_vocabulary())
    assert find_damage(passage, 0, len(passage.words)) == damage
