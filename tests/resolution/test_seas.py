"""What a sea's name means where a province is called after the sea. Made up, all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.fictional import DEMONYMS, PLACES

SEA = PlaceRow(id="test:sea", name="Vosh Sea", level=Level.REGION, latitude=15.0, longitude=15.0, feature="SEA")
PROVINCE = PlaceRow(
    id="test:BM.7", name="Vosh Sea", names=("Vosh Sea State",), level=Level.PROVINCE, latitude=19.0, longitude=19.0, country="BM",
    admin1="7", code="BM.7", feature="ADM1", population=1_000_000,
)  # fmt: skip
OTHER = PlaceRow(
    id="test:BM.8", name="Kelmar", level=Level.PROVINCE, latitude=21.0, longitude=19.0, country="BM", admin1="8",
    code="BM.8", feature="ADM1",
)  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = Path(tmp_path_factory.mktemp("world")) / "world.sqlite"
    return Gazetteer.open(build_index(path, [*PLACES, SEA, PROVINCE, OTHER], demonyms=DEMONYMS))


def find(text: str, world: Gazetteer) -> dict[str, str | None]:
    """Each name and the id of its place."""
    article = Article(id="made-up", text=text, sha256="")
    toponyms, _ = find_toponyms(take_apart(article), world)
    found = resolve_toponyms(take_apart(article), toponyms, world)
    return {
        t.span.text: r.place.id if r.place is not None else None
        for t, r in zip(toponyms, found, strict=True)
        if t.known
    }


@pytest.mark.parametrize(
    "text",
    [
        "Jets bombed the Vosh Sea port of Dovrin.",
        "Jets bombed the Vosh Sea city of Dovrin.",
        "Jets bombed the Vosh Sea town of Dovrin.",
        "Jets bombed Dovrin on the Vosh Sea coast.",
    ],
)
def test_a_sea_that_describes_something_else_is_no_province(text: str, world: Gazetteer) -> None:
    found = find(text, world)
    assert found["Vosh Sea"] == "test:sea"
    assert found["Dovrin"] == "geonames:5"


@pytest.mark.parametrize(
    "text",
    ["Jets bombed Vosh Sea state.", "Shells fell in Vosh Sea province.", "The Vosh Sea and Kelmar states were hit."],
)
def test_a_province_called_one_is_meant_by_the_name_of_its_sea(text: str, world: Gazetteer) -> None:
    assert find(text, world)["Vosh Sea"] == "test:BM.7"


def test_states_may_be_countries(world: Gazetteer) -> None:
    found = find("Drones flew over Arvania and Kelmar states.", world)
    assert found["Arvania"] == "test:AV"
