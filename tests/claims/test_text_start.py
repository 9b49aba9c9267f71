"""At the start of a text nothing stands before a word, least of all the last word of the text. Made up, all of it."""

from __future__ import annotations

import pytest

from geostrike.claims.places.prepositions import is_seen_from
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.model import Article


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("From Karsa shelling was reported", False),
        ("Reported from Karsa: the town was", False),
        ("Shelling was reported from Karsa", True),
    ],
)
def test_what_ends_a_text_is_not_read_before_what_opens_it(text: str, seen: bool) -> None:
    (passage,) = find_passages(Article(id="x", text=text, sha256=""), (), (), load_vocabulary())
    position = passage.lowers.index("from")
    assert is_seen_from(passage, position) is seen
