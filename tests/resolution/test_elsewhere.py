"""Namesakes that lie elsewhere than where the text puts the name: on another side, out of its list, in a town too far off. Made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, Place
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES


def _row(
    number: int,
    name: str,
    level: Level,
    at: tuple[float, float],
    admin1: str,
    people: int | None = None,
    names: tuple[str, ...] = (),
) -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}", name=name, names=names, level=level, latitude=at[0], longitude=at[1], country="BM",
        admin1=admin1, code=f"BM.{admin1}" if level is Level.PROVINCE else None, geonames_id=number, population=people, keyed=True,
    )  # fmt: skip


ROWS = (
    # A large province with a town of its name, and two villages called Tolvery, in its west and in its east.
    _row(901, "Zarmesh", Level.PROVINCE, (20.5, 22.0), "21"),
    _row(902, "Zarmesh", Level.TOWN, (20.4, 22.1), "21", 170_000),
    _row(903, "Tolvery", Level.TOWN, (20.5, 20.9), "21", 3_000),
    _row(904, "Tolvery", Level.TOWN, (20.5, 23.1), "21", 1_500),
    _row(905, "Kinvar", Level.TOWN, (21.3, 22.2), "21", 8_000),
    _row(906, "Bresk", Level.TOWN, (20.45, 22.2), "21", 800),
    # A city that is a province itself, and the province about it.
    _row(911, "Orlesk", Level.PROVINCE, (26.0, 25.0), "22"),
    _row(912, "Orlesk", Level.TOWN, (26.0, 25.0), "22", 900_000),
    _row(913, "Orlesk Oblast", Level.PROVINCE, (26.2, 25.2), "23", names=("Orlesk",)),
    # Three towns side by side, and the only other name of the list known far off.
    _row(921, "Hadvin", Level.TOWN, (28.0, 28.0), "24", 6_000),
    _row(922, "Murvost", Level.TOWN, (28.1, 28.1), "24", 4_000),
    # A village beside the first two, and a quarter of the same name in a city of that part.
    _row(924, "Velish", Level.TOWN, (28.05, 28.1), "24", 900),
    _row(925, "Velish", Level.NEIGHBOURHOOD, (28.3, 28.4), "24", 90_000),
    # A town half a day's walk off whose name is longer, and one of that very name at the other end of the province.
    _row(926, "Lomar Vezh", Level.TOWN, (28.25, 28.2), "24", 5_000, names=("Lomar",)),
    _row(927, "Lomar", Level.TOWN, (30.5, 29.5), "24", 6_000),
    # A town of another land that is also called so.
    # Two of one name in two spellings, one in each of two provinces with a like-named neighbour.
    _row(941, "San Vester", Level.PROVINCE, (24.0, 21.0), "26"),
    _row(942, "San Vester", Level.TOWN, (24.0, 21.0), "26", 120_000),
    _row(943, "San Vester", Level.TOWN, (27.5, 23.0), "27", 300),
    _row(944, "Guadal", Level.TOWN, (24.9, 21.1), "26", 110_000),
    _row(945, "Guadal", Level.TOWN, (27.4, 23.1), "27", 700_000),
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return Gazetteer.open(build_index(Path(tmp_path_factory.mktemp("world")) / "world.sqlite", [*PLACES, *ROWS]))


def places_of(text: str, world: Gazetteer) -> dict[str, Place | None]:
    article = Article(id="made-up", text=text, sha256="")
    toponyms, _ = find_toponyms(take_apart(article), world)
    resolutions = resolve_toponyms(take_apart(article), toponyms, world)
    return {t.span.text: r.place for t, r in zip(toponyms, resolutions, strict=True)}


@pytest.mark.parametrize(("side", "longitude"), [("east", 23.1), ("west", 20.9)])
def test_of_two_villages_of_a_province_the_one_on_the_side_that_is_named(
    side: str, longitude: float, world: Gazetteer
) -> None:
    place = places_of(f"A shell hit Tolvery, a village in the {side} of the Zarmesh region.", world)["Tolvery"]
    assert place is not None
    assert place.longitude == longitude


def test_what_holds_a_town_far_from_the_town_of_its_name_is_the_province(world: Gazetteer) -> None:
    place = places_of("A bomb went off in Kinvar, Zarmesh.", world)["Zarmesh"]
    assert place is not None
    assert place.level is Level.PROVINCE


@pytest.mark.parametrize(
    "text", ["A bomb went off in Bresk, Zarmesh.", "A bomb hit Zarmesh. One went off in Kinvar, Zarmesh."]
)
def test_what_holds_a_village_beside_the_town_or_is_hit_itself_may_be_the_town(text: str, world: Gazetteer) -> None:
    place = places_of(text, world)["Zarmesh"]
    assert place is not None
    assert place.level is Level.TOWN


def test_the_better_known_name_tells_which_of_two_pairs_is_meant(world: Gazetteer) -> None:
    place = places_of("Gunmen fired on a bus in Guadal, San Vester.", world)["Guadal"]
    assert place is not None
    assert place.latitude == 24.9


def test_the_region_of_a_city_that_is_a_province_is_the_one_about_it(world: Gazetteer) -> None:
    place = places_of("Drones fell on the Orlesk region.", world)["Orlesk"]
    assert place is not None
    assert place.name == "Orlesk Oblast"


def test_in_a_list_of_towns_the_village_beside_them_is_meant_and_not_a_quarter(world: Gazetteer) -> None:
    place = places_of("Shells hit Hadvin and Velish.", world)["Velish"]
    assert place is not None
    assert place.level is Level.TOWN


def test_of_two_towns_of_a_name_the_one_near_its_list_is_meant(world: Gazetteer) -> None:
    place = places_of("Shells hit Hadvin and Lomar.", world)["Lomar"]
    assert place is not None
    assert place.name == "Lomar Vezh"
