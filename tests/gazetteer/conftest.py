from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.index import Gazetteer
from tests.gazetteer.world import build_world


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny gazetteer file."""
    return build_world(tmp_path_factory.mktemp("world"))


@pytest.fixture
def gazetteer(base: Path) -> Gazetteer:
    return Gazetteer.open(base)
