"""What a name is taken for, in a made-up world."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geostrike.gazetteer.index import Gazetteer
from geostrike.language.documents import take_apart
from geostrike.model import Article, Role
from geostrike.toponyms import find_toponyms
from tests.fictional import build_world

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="package")
def role_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Role | None]:
    """The role of a name in a text; ``None`` where it is no name of a place."""
    world: Gazetteer = build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")

    def find(text: str, name: str) -> Role | None:
        toponyms, _ = find_toponyms(take_apart(Article(id="made-up", text=text, sha256="")), world)
        return next((toponym.role for toponym in toponyms if toponym.span.text == name), None)

    return find
