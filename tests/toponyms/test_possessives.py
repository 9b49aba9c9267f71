"""Texts stripped of their punctuation. All sentences are made up."""

from __future__ import annotations

import pytest

from geostrike.gazetteer.index import Gazetteer
from geostrike.language.documents import take_apart
from geostrike.model import Article
from geostrike.toponyms import find_toponyms
from tests.fictional import build_world

PADDING = " The river rose in the night and the fields by the mill stood under water until noon." * 6


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(tmp_path_factory.mktemp("w") / "w.sqlite")


def names(text: str, world: Gazetteer) -> list[str]:
    found, _ = find_toponyms(take_apart(Article(id="a", text=text, sha256="")), world)
    return [toponym.span.text for toponym in found]


def test_a_lost_apostrophe_is_put_back(world: Gazetteer) -> None:
    text = "Jets struck a mill in Arvanias northern province of Karsa on Monday." + PADDING
    assert names(text, world) == ["Arvania", "Karsa"]


def test_a_text_with_its_marks_is_left_alone(world: Gazetteer) -> None:
    text = "Jets struck a mill in Arvanias northern province of Karsa on Monday, the mayor's clerk said." + PADDING
    assert "Arvania" not in names(text, world)
