"""Names in headlines in title case, names with hyphens, and datelines of several towns. Made up, all of it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, Role, Toponym
from geostrike.toponyms import find_toponyms
from tests.fictional import DEMONYMS, PLACES


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    hyphened = PlaceRow(
        id="geonames:501", name="Port-sur-Vel", level=Level.TOWN, latitude=20.3, longitude=20.1, country="BM",
        geonames_id=501, population=80_000,
    )  # fmt: skip
    path = Path(tmp_path_factory.mktemp("world")) / "world.sqlite"
    return Gazetteer.open(build_index(path, [*PLACES, hyphened], demonyms=DEMONYMS))


def read(text: str, world: Gazetteer) -> dict[str, Toponym]:
    found, _ = find_toponyms(take_apart(Article(id="x", text=text, sha256=sha256(text.encode()).hexdigest())), world)
    return {toponym.span.text: toponym for toponym in found}


@pytest.mark.parametrize(
    "headline",
    [
        "Missiles Hit Karsa And Oskara On Thursday, Governor Says",
        "Drones Strike Oskara On Friday Under Cover Of Night",
        "Shells Kill Six In Karsa And Oskara On Sunday Night, Medics Say",
    ],
)
def test_small_words_written_large_part_names(headline: str, world: Gazetteer) -> None:
    found = read(f"{headline}\n\nThe shells fell at noon.", world)
    assert found["Oskara"].role is Role.PLACE


def test_a_small_word_between_hyphens_belongs_to_the_name(world: Gazetteer) -> None:
    assert read("A drone hit Port-sur-Vel on Friday, killing eight.", world)["Port-sur-Vel"].known


def test_two_names_with_a_joining_word_stay_two(world: Gazetteer) -> None:
    assert {"Karsa", "Dovrin"} <= read("A drone hit the Karsa-to-Dovrin road on Friday.", world).keys()


def test_a_village_called_one_may_begin_like_a_person(world: Gazetteer) -> None:
    assert "Alma al-Vosh" in read("Shells hit the village of Alma al-Vosh on Monday.", world)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("BELGARD - Mortar shells landed beside the airport of Oskara.", "BELGARD"),
        ("By Ann Reed in Belgard and Omar Said: Strike on Oskara kills a baker.", "Belgard"),
        ("BELGARD, Belmora (hbn) - Mortar shells landed beside the airport of Oskara.", "BELGARD"),
        ("Reporting by Ann Reed in Belgard; a shell hit Oskara.", "Belgard"),
        ("A shell hit Oskara. (Writing by Ann Reed in Karsa and Omar Said in Belgard)", "Belgard"),
        ("Ann Reed reported from Belgard. A shell hit Oskara.", "Belgard"),
    ],
)
def test_where_who_writes_sits_is_no_place_of_the_story(text: str, name: str, world: Gazetteer) -> None:
    found = read(text, world)
    assert found[name].role is Role.DATELINE
    assert found["Oskara"].role is Role.PLACE
