"""A hamlet abroad is no answer for a village that no gazetteer knows. Made up, all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, Resolution
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    hamlet = PlaceRow(
        id="geonames:301", name="Wendlake", level=Level.TOWN, latitude=20.3, longitude=20.1, country="BM",
        geonames_id=301, population=800, feature="PPL", keyed=True,
    )  # fmt: skip
    return Gazetteer.open(build_index(Path(tmp_path_factory.mktemp("world")) / "world.sqlite", [*PLACES, hamlet]))


def resolve(text: str, name: str, world: Gazetteer) -> Resolution:
    article = Article(id="a", text=text, sha256="")
    toponyms, _ = find_toponyms(take_apart(article), world)
    resolutions = resolve_toponyms(take_apart(article), toponyms, world)
    return next(r for t, r in zip(toponyms, resolutions, strict=True) if t.span.text == name)


def test_a_hamlet_abroad_is_no_answer_and_the_reason_says_so(world: Gazetteer) -> None:
    found = resolve(
        "Jets bombed the village of Wendlake, and Karsa and Dovrin in Arvania, and Oskara.", "Wendlake", world
    )
    assert found.place is None
    assert "in a country where the text names no place" in found.reason
    assert found.candidates


def test_its_country_named_it_is_one(world: Gazetteer) -> None:
    found = resolve("Jets from Arvania bombed the village of Wendlake in Belmora.", "Wendlake", world)
    assert found.place is not None


def test_alone_in_a_text_it_is_one(world: Gazetteer) -> None:
    found = resolve("Jets bombed the village of Wendlake.", "Wendlake", world)
    assert found.place is not None
