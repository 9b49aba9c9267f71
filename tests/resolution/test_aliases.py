"""Two names that the text gives for one place."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES


def _town(number: int, name: str, latitude: float, people: int, *names: str) -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}", name=name, level=Level.TOWN, latitude=latitude, longitude=10.9, country="AV",
        admin1="01", geonames_id=number, population=people, feature="PPL", keyed=True, names=names,
    )  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    rows = (
        _town(70, "Ulm al-Vard", 11.8, 40_000, "Sorvani"),
        _town(71, "Hefrin", 11.2, 49_000, "Sorvanî"),  # a spelling put down for the wrong town
        _town(72, "Serebin", 11.5, 900),
        _town(73, "Qolan", 11.1, 900),
    )
    return Gazetteer.open(build_index(Path(tmp_path_factory.mktemp("world")) / "world.sqlite", [*PLACES, *rows]))


def places(text: str, world: Gazetteer) -> list[str | None]:
    article = Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())
    toponyms, _ = find_toponyms(take_apart(article), world)
    return [r.place.name if r.place else None for r in resolve_toponyms(take_apart(article), toponyms, world)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What only one of the two may mean is out, here and wherever the name stands again.
        ("Shells hit Ulm al-Vard (Sorvanî). Two were hurt in Sorvanî.", ["Ulm al-Vard"] * 3),
        # Of two places the one that is spelt just so.
        ("Shells hit SORVANI on Monday.", ["Ulm al-Vard"]),
        # A name that nobody knows is the place of the known one.
        ("Shells hit Ghazvek (Serebin) on Monday.", ["Serebin"] * 2),
        # A larger place in brackets is where the first one lies.
        ("Shells hit Qolan (Karsa) on Monday.", ["Qolan", "Karsa"]),
        ("Shells hit Ghazvek (Karsa) on Monday.", [None, "Karsa"]),
    ],
)
def test_a_second_name_narrows_the_first(text: str, expected: list[str | None], world: Gazetteer) -> None:
    assert places(text, world) == expected
