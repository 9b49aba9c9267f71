"""“The town”, “the hospital”: which place told of before is meant, or none."""

from __future__ import annotations

from typing import Any

import pytest

from geostrike.model import Realis
from tests.claims.annotated import read_annotated

BOMBED: dict[str, Any] = {"trigger": "bombed", "place": "Dovrin"}


@pytest.mark.parametrize(
    ("before", "again", "words", "there"),
    [
        ("Jets bombed [Dovrin:town].", "Rockets struck the town at dusk.", "the town", ("t1",)),
        ("Jets bombed [Dovrin:town].", "Rockets struck the same area at dusk.", "the same area", ("t1",)),
        ("Jets bombed [Dovrin:town].", "Rockets struck there at dusk.", "there", ("t1",)),
        # a province is not the town struck last
        ("Jets bombed [Dovrin:town] in [Karsa:province].", "Rockets struck the province at dusk.", "the province", ("t2",)),
        # a noun that a name holds means that name
        ("Monks fled [Selin Abbey:point]. Jets bombed [Dovrin:town].", "Rockets struck the abbey.", "the abbey", ("t1",)),
        # nothing of that kind was told of
        ("Jets bombed [Dovrin:town].", "Rockets struck the province at dusk.", "the province", ()),
        ("Jets bombed [Dovrin:town].", "Rockets struck the quarter at dusk.", "the quarter", ()),
        # a place named before it in its own sentence, not the one struck last
        ("Jets bombed [Dovrin:town].", "Troops entered [Oskara:town], and rockets struck the city.", "the city", ("t2",)),
        ("Jets bombed [Dovrin:town].", "In [Karsa:province], rockets struck the city.", "the city", ("t1",)),
        ("Jets bombed [Dovrin:town].", "Rockets struck the city, officials in [Oskara:town] said.", "the city", ("t1",)),
        ("Jets bombed [Dovrin:town].", "Troops entered [Oskara:town], and rockets struck the village.", "the village", ("t2",)),
        ("Jets bombed [Vost Camp:town].", "In [Oskara:town], doctors said rockets struck the camp.", "the camp", ("t1",)),
        ("Jets bombed [Vost Village:town].", "In [Oskara:town], doctors said rockets struck the village.", "the village", ("t1",)),
        ("Jets bombed [Dovrin:town].", "At [Vost Village:town], police said rockets struck the city.", "the city", ("t1",)),
        # an enclave or a strip is no town
        ("Jets bombed [Dovrin:town].", "Rockets struck the enclave.", "the enclave", ()),
        ("In [Karsa:province], jets bombed [Dovrin:town].", "Rockets struck the enclave.", "the enclave", ("t1",)),
        ("In [Karsa:region], jets bombed [Dovrin:town].", "Rockets struck the peninsula.", "the peninsula", ("t1",)),
        # places of their own
        ("Jets bombed [Dovrin:town].", "Rockets struck a village near the river.", "a village near the river", ()),
        ("Jets bombed [Dovrin:town].", "Rockets struck our town.", "our town", ()),
        ("Jets bombed [Dovrin:town].", "Air raids struck the territories they hold.", "the territories they hold", ()),
    ],
)  # fmt: skip
def test_words_for_a_place_mean_the_one_told_of_before(
    before: str, again: str, words: str, there: tuple[str, ...]
) -> None:
    bombed = BOMBED if "Dovrin" in before else {**BOMBED, "place": before.partition("[")[2].partition(":")[0]}
    last = read_annotated(f"{before} {again}", bombed, {"trigger": "struck", "place": words}).claims[-1]
    assert last.toponym_ids == there
    assert (f"“{words}” means the place told of before" in last.rule) is bool(there)


def test_a_target_in_words_for_a_place_is_the_one_named_before_it() -> None:
    text = "Jets bombed [Dovrin:town]. Troops entered [Oskara:town], and rockets struck the city."
    last = read_annotated(text, BOMBED, {"trigger": "struck", "target": "the city"}).claims[-1]
    assert last.toponym_ids == ("t2",)


def test_what_was_only_planned_is_not_meant_by_there() -> None:
    text = "Jets bombed [Dovrin:town]. The army plans to shell [Oskara:town]. Rockets struck there."
    planned = {"trigger": "shell", "place": "Oskara", "realis": Realis.PLANNED}
    last = read_annotated(text, BOMBED, planned, {"trigger": "struck", "place": "there"}).claims[-1]
    assert last.toponym_ids == ("t1",)


def test_there_looks_back_a_dozen_sentences() -> None:
    for between, there in ((11, ("t1",)), (12, ())):
        text = f"Jets bombed [Dovrin:town]. {'It rained. ' * between}Rockets struck there."
        assert read_annotated(text, BOMBED, {"trigger": "struck", "place": "there"}).claims[-1].toponym_ids == there


def test_a_place_that_the_sentence_names_needs_no_other() -> None:
    text = "Jets bombed [Dovrin:town]. Rockets struck the town of [Oskara:town]."
    told = read_annotated(text, BOMBED, {"trigger": "struck", "place": ("the town", "Oskara")})
    assert told.claims[-1].toponym_ids == ("t2",)
