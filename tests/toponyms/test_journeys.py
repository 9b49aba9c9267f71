"""Where people and goods come from, go to or meet, apart from where something happened. Made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.index import Gazetteer
from geostrike.model import Article, Role
from geostrike.toponyms import find_toponyms
from tests.fictional import build_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


def role_of(text: str, name: str, world: Gazetteer) -> Role | None:
    toponyms, _ = find_toponyms(Article(id="made-up", text=text, sha256=""), world)
    return next((toponym.role for toponym in toponyms if toponym.span.text == name), None)


@pytest.mark.parametrize(
    "text",
    [
        "The wounded were flown to Oskara after a shell hit Dovrin.",
        "The wounded were flown from Karsa to Oskara after a shell hit Dovrin.",
        "A convoy that had left Karsa for Oskara was hit by a drone near Dovrin.",
        "A bus bound for Oskara was fired on near Dovrin.",
        "Grain from Oskara burned when a missile hit a mill in Dovrin.",
        "Envoys met in Oskara while jets bombed Dovrin.",
        "The talks in Oskara went on as shells fell on Dovrin.",
        "Shells hit a mill in Dovrin. The wounded were taken to Oskara.",
        "Shells hit a mill in Dovrin. Its miners fled to Oskara.",
        "Oskara mayor Ann Vost said a drone burned out near Dovrin.",
    ],
)
def test_the_end_of_a_journey_is_not_where_it_happened(text: str, world: Gazetteer) -> None:
    assert role_of(text, "Oskara", world) not in (Role.PLACE, Role.DATELINE)


@pytest.mark.parametrize(
    "text",
    [
        "The wounded were flown to Oskara.",
        "Shells that had left Oskara fell on Dovrin.",
        "Missiles flew over the border to Oskara; jets answered at Dovrin.",
        "A missile flew from Dovrin to Oskara.",
        "Dovrin will take refugees from Oskara, shelled since May.",
        "Jets bombed a ceremony in Oskara and a mill in Dovrin.",
    ],
)
def test_where_it_fell_or_was_fired_is_a_place(text: str, world: Gazetteer) -> None:
    assert role_of(text, "Oskara", world) is Role.PLACE
