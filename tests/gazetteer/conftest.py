from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.gazetteer.index import Gazetteer
from tests.gazetteer.world import build_world

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny gazetteer file."""
    return build_world(tmp_path_factory.mktemp("world"))


@pytest.fixture
def gazetteer(base: Path) -> Gazetteer:
    return Gazetteer.open(base)
