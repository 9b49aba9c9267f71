"""The search for other spellings: how much of it there is, and that its end is told. Made up, all of it."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from geostrike.gazetteer.index import Gazetteer
from geostrike.model import Article, Reading
from geostrike.pipeline import read
from tests.fictional import build_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


def report(names: int, world: Gazetteer) -> Reading:
    """Of a made-up text that names so many villages that do not exist."""
    made_up = [f"{a}{b}{c}" for a, b, c in product(_FIRST, _MIDDLE, _LAST)][:names]
    text = " ".join(f"Shells hit the village of {name}." for name in made_up)
    return read(Article(id="x", text=text, sha256=""), world)


_FIRST = ("Quel", "Zun", "Pros", "Drem", "Vlas", "Grum", "Skol", "Thern")
_MIDDLE = ("va", "de", "ti", "mo", "ru", "zha", "lle", "fo")
_LAST = ("rak", "vel", "shin", "gorsk", "mur", "bandi")


def test_names_that_were_not_looked_up_in_other_spellings_are_counted_in_a_warning(world: Gazetteer) -> None:
    reading = report(302, world)
    assert any(warning.startswith("2 names") and "other spellings" in warning for warning in reading.warnings)
    assert sum("names too many" in resolution.reason for resolution in reading.resolutions) == 2
    assert not any("other spellings" in warning for warning in report(300, world).warnings)
