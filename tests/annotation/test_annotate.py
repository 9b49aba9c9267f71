"""What comes out of the network's numbers, shown on a small honest stand-in for the network."""

import numpy as np
import pytest

from geostrike.annotation.annotate import CLASSES, ROLES, Annotator
from geostrike.annotation.pieces import Vocabulary
from geostrike.language.sentences import find_sentences
from geostrike.model import Realis
from geostrike.model.annotation import ArgumentRole

WORDS = "jets bombed karsa on friday the town is quiet .".split()
VOCABULARY = Vocabulary(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])
TEXT = "Jets bombed Karsa on Friday. The town is quiet."


class Scripted:
    """Takes “bombed” for a trigger and “Karsa”, or what else is ``pointed`` at, for the place of whatever is asked about."""

    def __init__(self, *pointed: str) -> None:
        self.asked, self.pointed = 0, pointed or ("karsa",)

    def read(self, ids, cases, mask):  # type: ignore[no-untyped-def]  # noqa: ARG002
        triggers = np.full((*ids.shape, 3), -4.0, np.float32)
        triggers[..., 0] = 4
        bombed = ids == 4 + WORDS.index("bombed")
        triggers[bombed] = (-4, -4, 4)
        return ids[..., None].astype(np.float32), triggers

    def ask(self, vectors, mask, marked):  # type: ignore[no-untyped-def]  # noqa: ARG002
        self.asked += len(marked)
        roles = np.full((*marked.shape, len(ROLES), 3), -4.0, np.float32)
        roles[..., 0] = 4
        there = np.isin(vectors[..., 0], [4 + WORDS.index(word) for word in self.pointed])
        roles[there, ROLES.index(ArgumentRole.PLACE)] = (-4, -4, 4)
        classes = np.zeros((len(marked), sum(size for _, size in CLASSES) + 1), np.float32)
        classes[:, 0] = 5  # happened
        classes[:, -2] = 5  # valid
        return roles.reshape(*marked.shape, -1), classes


def test_an_event_has_its_trigger_its_place_and_what_it_is_taken_for() -> None:
    annotation = Annotator(VOCABULARY, Scripted()).annotate(TEXT, find_sentences(TEXT))
    (event,) = annotation.events
    assert event.trigger.text == "bombed"
    assert [(a.role, a.span.text) for a in event.arguments] == [(ArgumentRole.PLACE, "Karsa")]
    assert max(event.realis, key=lambda r: event.realis[r]) is Realis.CURRENT
    assert event.probability > 0.9
    assert sum(event.realis.values()) == pytest.approx(1)


def test_windows_without_a_telling_word_are_not_looked_at() -> None:
    layers = Scripted()
    annotation = Annotator(VOCABULARY, layers).annotate(TEXT, find_sentences(TEXT), telling=frozenset({"raid"}))
    assert annotation.events == ()
    assert layers.asked == 0


def test_no_word_is_cut_at_its_hyphen() -> None:
    text = "Jets bombed Karsa-on-Sea."
    (event,) = Annotator(VOCABULARY, Scripted()).annotate(text, find_sentences(text)).events
    assert [a.span.text for a in event.arguments] == ["Karsa-on-Sea"]


def test_no_argument_begins_with_the_stop_of_the_word_before() -> None:
    text = "Jets bombed the U.S. Karsa today"
    (event,) = Annotator(VOCABULARY, Scripted(".", "karsa")).annotate(text, find_sentences(text)).events
    assert [a.span.text for a in event.arguments][-1] == "Karsa"
