"""With a country pack: villages by the thousand, and still the town that is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow, SourceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, Resolution
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES

_SOURCES = (
    SourceRow(number=0, name="built in", words="made up", licence="", date=""),
    SourceRow(number=100, name="AV", words="made up", licence="", date="", pack="AV"),
)


def row(
    number: int, name: str, at: tuple[float, float], people: int | None, level: Level = Level.TOWN, **more: object
) -> PlaceRow:
    given = {"admin1": "02", "source": 0} | more
    return PlaceRow(
        id=f"geonames:{number}", name=name, level=level, latitude=at[0], longitude=at[1], country="AV",
        geonames_id=number, population=people, keyed=True, **given,  # type: ignore[arg-type]
    )  # fmt: skip


ROWS = (
    row(901, "Mirovets", (10.3, 10.6), 36_000),
    row(902, "Mirovets", (11.9, 10.1), None, admin1="01", source=100),
    row(903, "Mirovets", (10.9, 10.9), None, source=100),
    row(904, "Hanovka", (10.2, 10.9), 45_000),
    row(905, "Hanovka", (11.9, 10.2), 1_900_000, admin1="01", source=100),  # the figure of another place
    row(906, "Lesk", (10.7, 10.2), 8_000),
    row(907, "Lesk district", (10.9, 10.3), 44_000, Level.DISTRICT, names=("Lesk",), admin2="7", code="AV.02.7"),
    row(931, "Sukhiv", (10.5, 10.1), 14_000),
    *[row(912 + i, "Sukhiv", (11.1 + 0.05 * i, 10.9), 4_500, admin1="01") for i in range(9)],
    row(951, "Zarmolen", (10.2, 10.2), 3_000),
    row(952, "Marmolin", (10.9, 10.1), 900_000),
    row(961, "Novomailka", (10.2, 10.3), None, source=100),
    row(962, "Novomaylka", (11.9, 10.1), None, admin1="01", source=100),
    row(963, "Novomaylka", (11.2, 10.9), None, admin1="01", source=100),
    row(971, "Tolmachi", (10.4, 10.3), None, source=100),
    row(972, "Brevnik", (10.3, 10.4), 15_000),
    row(943, "Lozuvatka", (10.1, 10.2), None, source=100),
    row(944, "Lozuvatka", (10.8, 10.8), None, source=100),
    row(945, "Lozuvatka", (10.8, 10.1), None, source=100),
    *[row(946 + i, "Tribor", (10.3 + 0.25 * i, 10.4), None, source=100) for i in range(3)],
    row(941, "Verhiv", (10.2, 10.3), None, source=100),
    row(942, "Verhiv", (10.8, 10.4), None, source=100),
    row(908, "Perelin", (10.1, 10.1), None, source=100),
    row(909, "Perelin", (11.9, 10.8), None, admin1="01", source=100),
    row(910, "Perelin", (11.1, 10.9), None, admin1="01", source=100),
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path: Path = tmp_path_factory.mktemp("packs") / "w.sqlite"
    return Gazetteer.open(build_index(path, [*PLACES, *ROWS], sources=_SOURCES))


def resolve(text: str, name: str, world: Gazetteer) -> Resolution:
    article = Article(id="x", text=text, sha256="")
    toponyms, _ = find_toponyms(take_apart(article), world)
    found = resolve_toponyms(take_apart(article), toponyms, world)
    return next(r for t, r in zip(toponyms, found, strict=True) if t.span.text.startswith(name))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Damage to a school in Mirovets.", "Mirovets", "geonames:901"),
        ("A missile hit a hospital in Hanovka.", "Hanovka", "geonames:904"),
        ("Damage to warehouses in Lesk.", "Lesk", "geonames:906"),
        ("Damage to warehouses in Lesk district.", "Lesk", "geonames:907"),
        ("Civilians were hurt in Karsa city.", "Karsa", "geonames:4"),
        ("Shelling of the Karsa Regional State Building.", "Karsa", "geonames:4"),
    ],
    ids=[
        "hamlets do not outvote a town",
        "a hamlet with a city's people is still a hamlet",
        "a bare name is the town, not the district named after it",
        "the word for it makes it the district",
        "city",
        "a building named after its town",
    ],
)
def test_the_place_meant(text: str, name: str, expected: str, world: Gazetteer) -> None:
    place = resolve(text, name, world).place
    assert place is not None
    assert place.id == expected


def test_hamlets_alike_in_everything_are_left_open(world: Gazetteer) -> None:
    resolution = resolve("Artillery fire in Perelin.", "Perelin", world)
    assert resolution.place is None
    assert "50%" in resolution.reason


def test_a_slip_means_the_town_it_is_most_like_and_no_larger_one_with_a_consonant_less(world: Gazetteer) -> None:
    place = resolve("A residential area in Zarmolin in Arvania was shelled.", "Zarmolin", world).place
    assert place is not None
    assert place.id == "geonames:951"


def test_of_villages_alike_in_one_part_of_the_country_the_answer_says_that_it_may_be_the_other(
    world: Gazetteer,
) -> None:
    resolution = resolve("Shells hit Verhiv on Friday.", "Verhiv", world)
    assert resolution.confidence == pytest.approx(0.5, abs=0.05)
    assert resolution.reason.startswith("ambiguous: Verhiv, Karsa, Arvania (town) of the same name, ")
    assert resolution.reason.endswith(" km away, is nearly as likely")


def test_of_more_villages_than_two_none_is_drawn_where_none_is_likelier_right_than_wrong(world: Gazetteer) -> None:
    resolution = resolve("Shells hit Tribor on Friday.", "Tribor", world)
    assert resolution.place is None
    assert resolution.reason.startswith("one of several of that name: ")
    assert resolution.area is not None  # the province that holds them all


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Drones struck North Arvan and Karsa provinces.", [Level.PROVINCE, Level.PROVINCE]),
        ("Drones struck the Karsa region.", [Level.PROVINCE]),
        ("Shells fell on Karsa and Oskara.", [Level.TOWN, Level.TOWN]),
        ("Karsa villages were shelled.", [Level.TOWN]),
    ],
)
def test_a_plural_speaks_of_the_whole_list_before_it(text: str, levels: list[Level], world: Gazetteer) -> None:
    article = Article(id="x", text=text, sha256="")
    toponyms, _ = find_toponyms(take_apart(article), world)
    found = resolve_toponyms(take_apart(article), toponyms, world)
    assert [r.place.level for r in found if r.place is not None] == levels


def test_a_department_of_something_is_a_body_and_no_division(world: Gazetteer) -> None:
    article = Article(id="x", text="A spokesman for the Karsa Department of Health said so.", sha256="")
    toponyms, _ = find_toponyms(take_apart(article), world)
    assert all(Level.DISTRICT not in t.levels for t in toponyms)


def test_a_name_spelt_otherwise_is_sought_in_the_pack_though_the_text_names_another_country(world: Gazetteer) -> None:
    text = "Belmora says its jets killed a man in the town of Mirovetz on Sunday."
    assert any(c.place.id == "geonames:901" for c in resolve(text, "Mirovetz", world).candidates)


def test_a_region_may_be_any_place_of_that_country_but_not_a_province_abroad(world: Gazetteer) -> None:
    place = resolve("Shells hit the Mirovets region in Arvania.", "Mirovets", world).place
    assert place is not None
    assert place.id == "geonames:901"


def test_the_one_town_among_villages_of_its_name_is_meant(world: Gazetteer) -> None:
    found = resolve("Damaged school in Sukhiv", "Sukhiv", world)
    assert found.place is not None
    assert found.place.population == 14_000


def test_villages_romanised_otherwise_are_rivals(world: Gazetteer) -> None:
    resolution = resolve("Artillery fire in Novomailka.", "Novomailka", world)
    assert resolution.place is None
    assert "unsure" in resolution.reason
    assert {c.place.id for c in resolution.candidates} == {"geonames:961", "geonames:962", "geonames:963"}


def test_no_name_with_a_consonant_more_means_a_city_that_everybody_can_spell(world: Gazetteer) -> None:
    assert resolve("The village of Marmokolin in Arvania was shelled.", "Marmokolin", world).place is None


@pytest.mark.parametrize(
    ("text", "name"), [("Incendiary weapons used in Mirvoets.", "Mirvoets"), ("Shells hit Oskra.", "Oskra")]
)
def test_a_slip_of_the_one_town_of_a_packs_country_is_that_town(text: str, name: str, world: Gazetteer) -> None:
    place = resolve(text, name, world).place
    assert place is not None
    assert place.id in ("geonames:901", "geonames:2")


def test_beside_another_place_a_slip_of_a_town_far_away_is_nothing(world: Gazetteer) -> None:
    place = resolve("Shells hit Tal Meru and the village of Mirvoets.", "Mirvoets", world).place
    assert place is None or place.id != "geonames:901"


def test_what_two_searches_find_is_one_answer(world: Gazetteer) -> None:
    ids = [candidate.place.id for candidate in resolve("Shells hit Oskra.", "Oskra", world).candidates]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", ["Tolbachi", "Tolbarchi", "Tulmich"])
def test_a_hamlet_of_the_province_that_is_only_like_the_name_is_another(name: str, world: Gazetteer) -> None:
    resolution = resolve(f"Shells hit {name}, a village in Karsa province, on Friday.", name, world)
    assert resolution.place is None


def test_a_town_everybody_knows_may_be_misspelt(world: Gazetteer) -> None:
    resolution = resolve("Shells hit Brevmik in Karsa province on Friday.", "Brevmik", world)
    assert resolution.place is not None
    assert resolution.place.name == "Brevnik"


def test_of_three_hamlets_far_apart_none_is_pinned_and_their_province_is_shown(world: Gazetteer) -> None:
    resolution = resolve("Shells hit Lozuvatka in Karsa province on Friday.", "Lozuvatka", world)
    assert resolution.place is None
    assert "nothing tells which" in resolution.reason
    assert resolution.area is not None
    assert resolution.area.name == "Karsa"
