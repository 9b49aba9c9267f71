"""Lines that head with their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.index import Gazetteer
from geostrike.language.documents import take_apart
from geostrike.model import Article
from geostrike.toponyms import find_toponyms
from tests.fictional import build_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


def find(text: str, world: Gazetteer) -> list[str]:
    toponyms, _ = find_toponyms(take_apart(Article(id="made-up", text=text, sha256="")), world)
    return [toponym.name for toponym in toponyms]


@pytest.mark.parametrize("bullet", ["", "- ", "• ", "* ", "2. ", "— "])
@pytest.mark.parametrize("name", ["Oskara", "Dovrin"])
def test_a_known_name_alone_before_a_colon_is_a_place(world: Gazetteer, bullet: str, name: str) -> None:
    assert name in find(f"What was hit:\n{bullet}{name}: a drone hit a school, one was hurt.", world)


@pytest.mark.parametrize("text", ["Mayor Dovrin: the raid was short.", "Ada Dovrin: we saw it."])
def test_a_name_that_is_not_alone_or_heads_nothing_is_judged_by_its_words(world: Gazetteer, text: str) -> None:
    assert "Dovrin" not in find(text, world)


@pytest.mark.parametrize("text", ["Clashes: Oskara, Dovrin, Zelimar.", "Dead by town: Oskara 12, Dovrin 4, Zelimar 1."])
def test_names_listed_behind_what_happened_are_places(world: Gazetteer, text: str) -> None:
    assert {"Oskara", "Dovrin", "Zelimar"} <= set(find(text, world))


@pytest.mark.parametrize("text", ["Present: Ada Dovrin, Ben Oskara.", "Dead: Ada Dovrin, Ben Vost."])
def test_names_listed_behind_anything_else_are_judged_by_their_words(world: Gazetteer, text: str) -> None:
    assert "Dovrin" not in find(text, world)
