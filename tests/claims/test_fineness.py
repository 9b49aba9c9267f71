"""Of several places of one sentence only the one that was struck is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.gazetteer.index import Gazetteer
from tests.claims.annotated import read_in
from tests.fictional import build_world

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder: Path = tmp_path_factory.mktemp("world")
    return build_world(folder / "world.sqlite")


@pytest.mark.parametrize(
    ("text", "pointed", "told"),
    [
        ("Jets hit a convoy between Dovrin and Oskara.", "between Dovrin and Oskara", {"Dovrin"}),
        ("Jets hit a car on the road between Dovrin and Oskara.", "between Dovrin and Oskara", {"Dovrin"}),
        ("Jets hit Dovrin and Oskara.", "Dovrin and Oskara", {"Dovrin", "Oskara"}),
    ],
)
def test_the_far_end_of_where_it_was_is_not_struck(world: Gazetteer, text: str, pointed: str, told: set[str]) -> None:
    found, placed = read_in(world, text, {"trigger": "hit", "place": pointed})
    assert {placed[i] for i in found.claims[0].toponym_ids} == told
