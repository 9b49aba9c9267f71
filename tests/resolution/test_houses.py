"""Hospitals and schools that are called like a town of another country. Made up, all of it."""

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


def _town(number: int, name: str, people: int, *names: str) -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}", name=name, names=names, level=Level.TOWN, latitude=20.5, longitude=20.5 + number / 1000,
        country="BM", geonames_id=number, population=people, feature="PPL", keyed=True,
    )  # fmt: skip


ROWS = (
    _town(701, "Thavora", 60_000),
    _town(702, "Gralmor", 900_000),
    _town(703, "Mirov", 400_000, "Sulvane"),  # a city of Belmora that is also called Sulvane
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = Path(tmp_path_factory.mktemp("world")) / "world.sqlite"
    return Gazetteer.open(build_index(path, [*PLACES, *ROWS], demonyms=DEMONYMS))


def find(text: str, name: str, world: Gazetteer) -> list[str | None]:
    """The places that the mentions of a name mean, of those that are found to be toponyms."""
    article = Article(id="made-up", text=text, sha256="")
    toponyms, _ = find_toponyms(take_apart(article), world)
    found = resolve_toponyms(take_apart(article), toponyms, world)
    return [
        r.place.name if r.place is not None else None
        for t, r in zip(toponyms, found, strict=True)
        if t.span.text.startswith(name)
    ]


ABOUT_ARVANIA = "Shells hit Dovrin, Oskara and Zelimar in Arvania on Friday."


@pytest.mark.parametrize(
    "house", ["hospital", "school", "university", "mosque", "market", "hotel", "bridge", "girls’ school"]
)
@pytest.mark.parametrize("name", ["Thavora", "Sulvane"])
def test_a_house_is_not_the_town_abroad_that_it_is_called_like(name: str, house: str, world: Gazetteer) -> None:
    assert not any(find(f"{ABOUT_ARVANIA} A shell fell near {name} {house}.", name, world))


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        # the text names its country
        ("Shells hit Belgard in Belmora on Friday. A shell fell near Thavora hospital.", "Thavora", "Thavora"),
        (f"{ABOUT_ARVANIA} In Belmora, a shell fell near Thavora hospital.", "Thavora", "Thavora"),
        ("Belmoran jets took off. A shell fell near Thavora hospital.", "Thavora", "Thavora"),
        # nothing else is named
        ("A shell fell near Thavora hospital.", "Thavora", "Thavora"),
        # a city that needs no country
        (f"{ABOUT_ARVANIA} A shell fell near Gralmor hospital.", "Gralmor", "Gralmor"),
        # at home
        (f"{ABOUT_ARVANIA} A shell fell near Karsa hospital.", "Karsa", "Karsa"),
    ],
)  # fmt: skip
def test_a_house_may_be_called_after_its_town(text: str, name: str, place: str, world: Gazetteer) -> None:
    assert place in find(text, name, world)


def test_a_town_that_is_named_itself_keeps_its_place_beside_its_hospital(world: Gazetteer) -> None:
    text = f"{ABOUT_ARVANIA} Jets flew over Gralmor and on to Thavora. A shell fell near Thavora hospital."
    assert find(text, "Thavora", world) == ["Thavora", "Thavora"]


@pytest.mark.parametrize("way", ["road", "street", "gorge", "valley", "dam", "checkpoint"])
def test_a_road_or_a_valley_is_not_the_town_abroad_that_it_is_called_like(way: str, world: Gazetteer) -> None:
    assert not any(find(f"{ABOUT_ARVANIA} A shell fell on the Thavora {way}.", "Thavora", world))


def test_what_has_an_article_is_a_river_or_a_region_and_no_town(world: Gazetteer) -> None:
    assert find("Shells hit Dovrin and two bridges over the Zelimar in Arvania on Friday.", "Zelimar", world) == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit the Dovrin and Zelimar districts in Arvania on Friday.",
        "The shells that hit the town, Zelimar, came from Arvania.",
    ],
)
def test_an_article_may_belong_to_the_word_for_what_it_is(text: str, world: Gazetteer) -> None:
    assert find(text, "Zelimar", world) != [None]
