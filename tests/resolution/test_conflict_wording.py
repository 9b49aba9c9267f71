"""Which place a bare name of a war report means."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, Role
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.fictional import build_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


def levels(text: str, name: str, world: Gazetteer) -> list[Level | None]:
    article = Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())
    toponyms, _ = find_toponyms(take_apart(article), world)
    resolutions = resolve_toponyms(take_apart(article), toponyms, world)
    return [
        r.place.level if r.place is not None else None
        for t, r in zip(toponyms, resolutions, strict=True)
        if name in t.span.text and t.role == Role.PLACE
    ]


# Made up, all of it. Karsa is a city of 310,000 in the province of the same name.
@pytest.mark.parametrize(
    "text",
    [
        "Rocket strikes in Karsa.",
        "Missiles hit Karsa on Friday, killing four people.",
        "A shopping centre in Karsa, Arvania, was destroyed.",
        "Shelling on the outskirts of Karsa wounded three.",
        "The Karsa Oncology Hospital was struck by a missile.",
    ],
)
def test_a_bare_name_means_the_town_and_not_the_province_around_it(text: str, world: Gazetteer) -> None:
    assert levels(text, "Karsa", world) == [Level.TOWN]


@pytest.mark.parametrize(
    "text",
    [
        "Shelling in Karsa province.",
        "Jets bombed villages in the province of Karsa.",
        "Fighting in Karsa governorate went on.",
    ],
)
def test_a_word_for_the_division_means_the_province(text: str, world: Gazetteer) -> None:
    assert levels(text, "Karsa", world) == [Level.PROVINCE]


def test_after_a_descriptor_the_whole_run_of_capitals_is_the_name(world: Gazetteer) -> None:
    assert levels("Damage to homes in the village of Arvania Rohan.", "Arvania", world) == [None]


def test_a_country_whose_pack_is_installed_comes_first(tmp_path: Path) -> None:
    from geostrike.gazetteer.rows import PlaceRow, SourceRow
    from tests.fictional import PLACES

    packed = SourceRow(number=1, name="AV", words="made up", licence="", date="", pack="AV")
    base = SourceRow(number=0, name="rows", words="made up", licence="", date="")
    rows = [
        PlaceRow(id="geonames:901", name="Meridan", level=Level.TOWN, latitude=10.3, longitude=10.6, country="AV", admin1="02",
                 geonames_id=901, population=4000, feature="PPL", source=1),
        PlaceRow(id="geonames:902", name="Meridan", level=Level.TOWN, latitude=21.0, longitude=20.5, country="BM",
                 geonames_id=902, population=30000, feature="PPL"),
    ]  # fmt: skip
    path = build_index(tmp_path / "packed.sqlite", [*PLACES, *rows], sources=(base, packed))
    world = Gazetteer.open(path)
    assert world.packs == ("AV",)
    text = "Shelling hit the town of Meridan overnight, residents said."
    article = Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())
    toponyms, _ = find_toponyms(take_apart(article), world)
    (resolution,) = resolve_toponyms(take_apart(article), toponyms, world)
    assert resolution.place is not None
    assert resolution.place.id == "geonames:901"


def test_a_place_outside_what_the_text_puts_it_in_is_never_chosen(tmp_path: Path) -> None:
    """A container binds every name of the list before it, however lonely a candidate abroad may be."""
    from geostrike.gazetteer.rows import PlaceRow
    from tests.fictional import PLACES

    row = PlaceRow(
        id="supplement:qelim", name="Qelim", level=Level.NEIGHBOURHOOD, latitude=20.1, longitude=20.1, country="BM"
    )
    world = Gazetteer.open(build_index(tmp_path / "w.sqlite", [*PLACES, row]))
    text = "Air strikes hit the towns of Oskara, Tal Meru and Qelim in North Arvan province, activists said."
    article = Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())
    toponyms, _ = find_toponyms(take_apart(article), world)
    resolutions = dict(
        zip((t.span.text for t in toponyms), resolve_toponyms(take_apart(article), toponyms, world), strict=True)
    )
    assert resolutions["Qelim"].place is None
    assert resolutions["Qelim"].area is not None
    assert resolutions["Qelim"].area.id == "test:AV.01"
    assert resolutions["Oskara"].place is not None


def test_a_capital_cut_out_of_the_province_of_its_name_is_still_the_bare_name(tmp_path: Path) -> None:
    from geostrike.gazetteer.rows import PlaceRow
    from tests.fictional import PLACES

    rows = [
        PlaceRow(id="test:AV.03", name="Sorvel", level=Level.PROVINCE, latitude=10.2, longitude=10.2, country="AV",
                 admin1="03", code="AV.03", feature="ADM1", radius_km=80),
        PlaceRow(id="test:AV.04", name="Capital District", level=Level.PROVINCE, latitude=10.25, longitude=10.25,
                 country="AV", admin1="04", code="AV.04", feature="ADM1", radius_km=10),
        PlaceRow(id="geonames:903", name="Sorvel", level=Level.TOWN, latitude=10.25, longitude=10.25, country="AV",
                 admin1="04", geonames_id=903, population=900_000, feature="PPL"),
    ]  # fmt: skip
    world = Gazetteer.open(build_index(tmp_path / "w.sqlite", [*PLACES, *rows]))
    assert levels("Missiles hit an army building in Sorvel on Friday.", "Sorvel", world) == [Level.TOWN]
    assert levels("Missiles hit villages in Sorvel province on Friday.", "Sorvel", world) == [Level.PROVINCE]


def test_the_bare_name_of_the_capital_is_the_city_even_where_states_come_first(tmp_path: Path) -> None:
    from geostrike.gazetteer.rows import PlaceRow
    from tests.fictional import PLACES

    # The code of the one country whose states and capital share a name; the places are made up.
    rows = [
        PlaceRow(id="test:US.01", name="Sorvel", level=Level.PROVINCE, latitude=30.2, longitude=30.2, country="US",
                 admin1="01", code="US.01", feature="ADM1", radius_km=80),
        PlaceRow(id="geonames:903", name="Sorvel", level=Level.TOWN, latitude=35.0, longitude=40.0, country="US",
                 admin1="02", geonames_id=903, population=900_000, feature="PPLC"),
        PlaceRow(id="geonames:904", name="Vinmoor", level=Level.TOWN, latitude=30.1, longitude=30.1, country="US",
                 admin1="01", geonames_id=904, population=90_000, feature="PPL"),
    ]  # fmt: skip
    world = Gazetteer.open(build_index(tmp_path / "w.sqlite", [*PLACES, *rows]))
    assert levels("Shops in Sorvel were shut on Friday.", "Sorvel", world) == [Level.TOWN]
    assert levels("A school in Vinmoor, Sorvel, was closed.", "Sorvel", world) == [Level.PROVINCE]


def _world_with(rows: Sequence[PlaceRow], tmp_path: Path) -> Gazetteer:
    from tests.fictional import PLACES

    return Gazetteer.open(build_index(tmp_path / "w.sqlite", [*PLACES, *rows]))


def _places(text: str, world: Gazetteer) -> dict[str, str | None]:
    article = Article(id="made-up", text=text, sha256="")
    toponyms, _ = find_toponyms(take_apart(article), world)
    resolutions = resolve_toponyms(take_apart(article), toponyms, world)
    return {t.span.text: r.place.id if r.place else None for t, r in zip(toponyms, resolutions, strict=True)}


def test_a_capitals_own_name_is_no_other_towns_second_name(tmp_path: Path) -> None:
    town = PlaceRow(id="test:x", name="Dalnag", level=Level.TOWN, latitude=11.4, longitude=10.6, country="AV", admin1="01",
                    population=230_000, names=("Belgard",))  # fmt: skip
    world = _world_with([town], tmp_path)
    found = _places("Shells hit Oskara and Tal Meru in North Arvan, he said in Belgard.", world)
    assert found["Belgard"] == "geonames:20"


def test_a_sea_is_not_the_province_named_after_it(tmp_path: Path) -> None:
    rows = [
        PlaceRow(id="test:sea", name="Ember Sea", level=Level.REGION, latitude=10.0, longitude=12.0, feature="SEA"),
        PlaceRow(id="test:AV.09", name="Ember Sea", level=Level.PROVINCE, latitude=10.0, longitude=11.0, country="AV",
                 admin1="09", code="AV.09", feature="ADM1"),
    ]  # fmt: skip
    world = _world_with(rows, tmp_path)
    assert _places("Missiles hit a ship in the Ember Sea near Karsa.", world)["Ember Sea"] == "test:sea"
    assert _places("Shells fell in Ember Sea province.", world)["Ember Sea"] == "test:AV.09"


def test_a_neighbourhood_is_no_town_far_from_all_that_the_article_names(tmp_path: Path) -> None:
    town = PlaceRow(id="test:x", name="Al Matar", level=Level.TOWN, latitude=16.0, longitude=16.0, country="AV", admin1="01",
                    population=3_000)  # fmt: skip
    world = _world_with([town], tmp_path)
    for bombed in ("Karsa and Dovrin in Arvania, and Zelimar", "Dovrin"):
        found = _places(f"Jets bombed {bombed}. A house fell in the Al Matar neighbourhood.", world)
        assert next(place for name, place in found.items() if "Matar" in name) is None


def test_a_village_of_a_town_or_province_is_in_its_land(tmp_path: Path) -> None:
    village = PlaceRow(id="test:x", name="Sanvor", level=Level.TOWN, latitude=20.3, longitude=20.3, country="BM")
    world = _world_with([village], tmp_path)
    assert _places("Jets bombed a hall in Dovrin's Sanvor village.", world)["Sanvor"] is None
    assert _places("Jets bombed a hall in Belgard's Sanvor village.", world)["Sanvor"] == "test:x"


@pytest.mark.parametrize(
    "text",
    [
        "An air strike destroyed the bridge over the Dovrin river.",
        "Shells fell on the banks of the river Dovrin.",
        "The crossing of the Dovrin river was bombed.",
    ],
)
def test_a_river_is_not_the_town_of_its_name(text: str, world: Gazetteer) -> None:
    assert levels(text, "Dovrin", world) == [None]


def test_a_town_keeps_its_place_beside_a_river_of_its_name(world: Gazetteer) -> None:
    text = "Shells hit Dovrin on Friday. A bridge over the Dovrin river was destroyed as well."
    assert levels(text, "Dovrin", world) == [Level.TOWN, None]


def test_in_the_department_of_x_the_division_is_meant_and_no_ministry(world: Gazetteer) -> None:
    text = "A drone struck a convoy in the department of Karsa in Arvania."
    assert levels(text, "Karsa", world) == [Level.PROVINCE]


def test_a_first_level_division_as_small_as_a_district_is_named_after_its_town(tmp_path: Path) -> None:
    rows = (
        PlaceRow(id="test:AV", name="Arvania", level=Level.COUNTRY, latitude=10.7, longitude=10.5, country="AV"),
        PlaceRow(
            id="test:AV.07", name="Tervash", level=Level.PROVINCE, latitude=10.3, longitude=10.3, country="AV",
            admin1="07", code="AV.07", feature="ADM1", radius_km=25.0,
        ),
        PlaceRow(
            id="geonames:71", name="Tervash", level=Level.TOWN, latitude=10.35, longitude=10.35, country="AV",
            admin1="07", geonames_id=71, population=21_000, feature="PPL", keyed=True,
        ),
    )  # fmt: skip
    world = Gazetteer.open(build_index(tmp_path / "world.sqlite", rows))
    assert levels("Rockets fell on Tervash on Friday, Arvania said.", "Tervash", world) == [Level.TOWN]
