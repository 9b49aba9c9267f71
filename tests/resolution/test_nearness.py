"""What the text puts near something is not looked for elsewhere. Made up, all of it."""

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


def _village(number: int, name: str, latitude: float, longitude: float, population: int = 800) -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}", name=name, level=Level.TOWN, latitude=latitude, longitude=longitude, country="AV",
        admin1="02", geonames_id=number, population=population, feature="PPL", keyed=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Karsa lies at 10.2 N, 10.4 E; a degree is 110 km."""
    rows = (
        _village(401, "Wendlake", 14.5, 10.4),
        _village(402, "Wendlaak", 10.3, 10.2),
        _village(403, "Ruvan", 12.4, 10.4, 6_000),
        _village(404, "Ruvan", 8.0, 10.4, 5_000),
        _village(405, "Selmish", 12.2, 10.4),
        _village(406, "Morvask", 17.5, 10.4, 900_000),
        _village(407, "Morvaask", 10.2, 10.2),
    )
    return Gazetteer.open(build_index(Path(tmp_path_factory.mktemp("world")) / "world.sqlite", [*PLACES, *rows]))


def resolve(text: str, name: str, world: Gazetteer) -> Resolution:
    article = Article(id="a", text=text, sha256="")
    toponyms, _ = find_toponyms(take_apart(article), world)
    resolutions = resolve_toponyms(take_apart(article), toponyms, world)
    return next(r for t, r in zip(toponyms, resolutions, strict=True) if t.span.text == name)


@pytest.mark.parametrize(
    "phrase",
    [
        "near Karsa",
        "just outside the city of Karsa",
        "12 km from Karsa",
        ", some 20 kilometres northwest of Karsa",
        ", in the countryside west of Karsa",
        ", a small village on the outskirts of Karsa",
    ],
)
def test_a_namesake_far_from_there_gives_way_to_a_name_spelt_a_little_differently(
    phrase: str, world: Gazetteer
) -> None:
    found = resolve(f"Jets bombed the village of Wendlake{'' if phrase[0] == ',' else ' '}{phrase}.", "Wendlake", world)
    assert found.place is not None
    assert found.place.id == "geonames:402"


def test_where_nothing_of_that_name_is_near_there_is_no_answer_and_the_reason_says_so(world: Gazetteer) -> None:
    found = resolve("Jets bombed the village of Ruvan, 15 km from Karsa.", "Ruvan", world)
    assert found.place is None
    assert found.reason == ("the text puts it near Karsa, Karsa, Arvania (town), and this one does not lie there")
    assert len(found.candidates) == 2


@pytest.mark.parametrize(("side", "place"), [("north", "geonames:403"), ("south", "geonames:404")])
def test_the_side_tells_two_namesakes_apart(side: str, place: str, world: Gazetteer) -> None:
    found = resolve(f"Shells hit the town of Ruvan, {side} of Karsa.", "Ruvan", world)
    assert found.place is not None
    assert found.place.id == place


def test_a_hamlet_does_not_say_where_a_city_is(world: Gazetteer) -> None:
    found = resolve("Missiles hit Karsa, near Wendlake.", "Karsa", world)
    assert found.place is not None
    assert found.place.id == "geonames:4"


def test_no_village_is_told_by_a_town_two_days_walk_away(world: Gazetteer) -> None:
    assert resolve("Shells hit the village of Selmish, north of Karsa.", "Selmish", world).place is None


@pytest.mark.parametrize("phrase", ["a town west of Karsa", "20 km west of Karsa"])
def test_a_city_tells_where_a_namesake_of_a_larger_city_lies(phrase: str, world: Gazetteer) -> None:
    found = resolve(f"An explosion shook Morvask, {phrase}.", "Morvask", world)
    assert found.place is not None
    assert found.place.id == "geonames:407"
