from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fictional import build_world

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="session")
def world_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made-up gazetteer as a file."""
    path = tmp_path_factory.mktemp("world") / "world.sqlite"
    build_world(path)
    return path
