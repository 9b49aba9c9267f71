"""“The Karsa region” is a division wherever there is one, and never a spot. Made up, all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.model import Article, Level, Shape
from geostrike.pipeline import read
from tests.fictional import DEMONYMS, PLACES


def row(number: int, name: str, level: Level, at: tuple[float, float], **more: object) -> PlaceRow:
    given = {"country": "BM", "keyed": True} | more
    return PlaceRow(
        id=f"geonames:{number}", name=name, level=level, latitude=at[0], longitude=at[1], geonames_id=number,
        **given,  # type: ignore[arg-type]
    )  # fmt: skip


ROWS = (
    row(401, "Vintarsk Krai", Level.PROVINCE, (21.0, 20.0), admin1="3", code="BM.3", feature="ADM1"),
    row(402, "Vintarsk", Level.TOWN, (21.1, 20.2), admin1="3", population=400_000),
    row(403, "Zhelmanskaya Oblast'", Level.PROVINCE, (22.0, 20.0), admin1="4", code="BM.4", feature="ADM1"),
    row(404, "Zhelmansk", Level.TOWN, (22.1, 20.2), admin1="4", population=200_000),
    row(405, "Tulvo Province", Level.PROVINCE, (23.0, 20.0), admin1="5", code="BM.5", names=("Tulvo",), feature="ADM1"),
    row(406, "Tulvo", Level.DISTRICT, (11.0, 10.2), country="AV", admin1="01", admin2="9", code="AV.01.9", population=90_000),
    row(408, "Grosk Oblast", Level.PROVINCE, (24.0, 21.0), admin1="6", code="BM.6", feature="ADM1"),
    row(409, "Saint Petrel", Level.PROVINCE, (24.1, 20.0), admin1="7", code="BM.7", feature="ADM1", population=4_000_000),
    row(410, "Saint Petrel", Level.TOWN, (24.1, 20.0), admin1="7", names=("Grosk",), population=4_000_000),
    row(407, "Ostrel", Level.TOWN, (21.2, 20.9), admin1="3", population=9_000),
)  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return Gazetteer.open(
        build_index(Path(tmp_path_factory.mktemp("world")) / "world.sqlite", [*PLACES, *ROWS], demonyms=DEMONYMS)
    )


def struck(text: str, world: Gazetteer) -> list[tuple[str, Level, Shape]]:
    reading = read(Article(id="made-up", text=text, sha256=""), world)
    return [(s.place.name, s.place.level, s.shown_as) for s in reading.strikes if s.place is not None]


@pytest.mark.parametrize(
    ("words", "division"),
    [
        ("the Vintarsk region", "Vintarsk Krai"),
        ("Belmora's Vintarsk region", "Vintarsk Krai"),
        ("the Zhelmansk oblast", "Zhelmanskaya Oblast'"),
        ("the Zhelmansk region", "Zhelmanskaya Oblast'"),
        ("the Tulvo region", "Tulvo Province"),
        ("the Grosk region", "Grosk Oblast"),  # and not the city that was once called so, a division of its own
        ("the Vintarsk department", "Vintarsk Krai"),
    ],
)
def test_a_division_is_an_area_under_any_of_its_kinds(words: str, division: str, world: Gazetteer) -> None:
    assert struck(f"Drones hit {words} on Monday, killing two people.", world) == [
        (division, Level.PROVINCE, Shape.AREA)
    ]


def test_where_only_a_town_bears_the_name_the_land_about_it_is_drawn_not_the_town(world: Gazetteer) -> None:
    [(name, level, shape)] = struck("Drones hit the Ostrel region in Belmora on Monday, killing two people.", world)
    assert name == "Ostrel"
    assert level is Level.REGION
    assert shape is Shape.AREA


def test_the_town_is_still_a_spot(world: Gazetteer) -> None:
    [(name, level, shape)] = struck("Drones hit the city of Vintarsk on Monday, killing two people.", world)
    assert (name, level, shape) == ("Vintarsk", Level.TOWN, Shape.POINT)


@pytest.mark.parametrize(
    "words", ["Jets bombed three villages in Karsa.", "A drone fell on a hamlet in Karsa on Friday."]
)
def test_what_villages_lie_in_is_the_province_not_its_town(words: str, world: Gazetteer) -> None:
    resolutions = read(Article(id="made-up", text=words, sha256=""), world).resolutions
    assert [r.place.level for r in resolutions if r.place is not None] == [Level.PROVINCE]


def test_the_rim_of_a_town_is_an_area_and_still_told_exactly(world: Gazetteer) -> None:
    shown = struck("Shells hit the outskirts of Oskara on Friday. Jets also bombed Dovrin on Friday.", world)
    assert [(name, shape) for name, _, shape in shown] == [("outskirts of Oskara", Shape.AREA), ("Dovrin", Shape.POINT)]
