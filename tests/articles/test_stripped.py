"""Labels and links inside a page that lost its line breaks. All texts are made up."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from geostrike.articles.furniture import find_furniture

LEAD = "Jets of the Arvanian air force have bombed Oskara say people of the town. "
BODY = "The mill burned all night and nobody could come near it until the morning the Harbour Watch said. " * 5


def runs(text: str) -> list[str]:
    return [run.text.strip() for run in find_furniture(text)]


def test_labels_run_to_the_first_sentence_after_them() -> None:
    assert runs(f"{LEAD}Tags Arvania Karsa airstrikes mill At least two men were killed when {BODY}") == [
        "Tags Arvania Karsa airstrikes mill"
    ]
    assert runs(f"{LEAD}Tags Arvania Karsa airstrikes Shells fell on Dovrin {BODY}") == [
        "Tags Arvania Karsa airstrikes"
    ]
    assert runs(f"{LEAD}{BODY}Tags Arvania Karsa shelling") == ["Tags Arvania Karsa shelling"]


def test_links_run_to_the_labels_after_them_or_the_end_of_the_page() -> None:
    links = "Related Raid on Bellmar Kills Two Karsa Shelled Again"
    assert runs(f"{LEAD}{BODY}... 67 {links} Tags Arvania Karsa") == [links, "Tags Arvania Karsa"]
    assert runs(f"{LEAD}{BODY}Source HBA Related News Raid on Bellmar Kills Two") == [
        "Related News Raid on Bellmar Kills Two"
    ]


def test_short_texts_and_other_uses_of_the_words_stay() -> None:
    assert runs("Tags Arvania Karsa airstrikes At least two men were killed.") == []
    assert runs(f"{LEAD}{BODY}Related strikes hit Dovrin. {BODY}") == []


@given(
    st.lists(
        st.sampled_from([LEAD, BODY, "Tags Arvania Karsa ", "... 12 Related Raid on Karsa ", "The end. "]), max_size=8
    )
)
def test_runs_are_slices_in_order(parts: list[str]) -> None:
    text = "".join(parts)
    found = find_furniture(text)
    assert all(text[f.start : f.end] == f.text for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
