"""Which names of a sentence stand in one list, and that what hit one of them hit all."""

from __future__ import annotations

import pytest

from geostrike.claims.annotated.lists import find_lists
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.language.documents import take_apart
from tests.claims.annotated import read_annotated
from tests.claims.marked import mark


@pytest.mark.parametrize(
    ("marked", "lists"),
    [
        ("Shells hit [Dovrin:town], [Oskara:town] and [Vost:town].", [["t1", "t2", "t3"]]),
        ("Shells hit [Dovrin:town]; [Oskara:town]; and [Vost:town].", [["t1", "t2", "t3"]]),
        ("Shells hit [Dovrin:town] as well as [Oskara:town].", [["t1", "t2"]]),
        ("Shells hit [Dovrin:town], [Karsa:province].", []),
        ("Shells hit [Dovrin:town] from [Oskara:town].", []),
        ("Shells hit [Dovrin:town] and killed two in [Oskara:town].", []),
    ],
)
def test_a_list_is_closed_by_and_or_parted_by_semicolons(marked: str, lists: list[list[str]]) -> None:
    article, toponyms, resolutions = mark(marked)
    (passage,) = find_passages(take_apart(article), toponyms, resolutions, load_vocabulary())
    assert [[m.toponym.id for m in run] for run in find_lists(passage)] == lists


def test_what_hit_one_of_a_list_hit_all_of_it() -> None:
    (claim,) = read_annotated(
        "Jets bombed [Dovrin:town], [Oskara:town] and [Vost:town].", {"trigger": "bombed", "place": "Oskara"}
    ).claims
    assert set(claim.toponym_ids) == {"t1", "t2", "t3"}
