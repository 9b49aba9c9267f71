"""Which place the text puts another in, and which only stands beside it."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, Role, Toponym
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES, build_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


def read(text: str, world: Gazetteer) -> tuple[Toponym, ...]:
    return find_toponyms(take_apart(Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())), world)[
        0
    ]


def containers(text: str, world: Gazetteer) -> dict[str, str]:
    """Each name that the text puts in another → the other."""
    toponyms = read(text, world)
    names = {t.id: t.span.text for t in toponyms}
    return {t.span.text: names[t.container_ids[0]] for t in toponyms if t.container_ids}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets hit a convoy near Dovrin, the defence ministry in Belgard said.", {}),
        ("Jets hit a convoy near Vinholm, a small town in Karsa province.", {"Vinholm": "Karsa"}),
        ("Jets hit Arvan City, Karsa and Dovrin on Friday.", {}),
        ("Jets hit Vinholm in the occupied part of the Karsa region.", {"Vinholm": "Karsa"}),
        ("Jets hit Vinholm in parts of Karsa province.", {"Vinholm": "Karsa"}),
        ("Jets hit Vinholm, far out in Karsa province.", {"Vinholm": "Karsa"}),
        ("Jets hit Dovrin, Karsa, at noon.", {"Dovrin": "Karsa"}),
        ("Jets hit the Oskara and Dovrin areas of Arvania.", {"Oskara": "Arvania", "Dovrin": "Arvania"}),
        ("Jets hit Vinholm (a hospital) in Karsa province.", {"Vinholm": "Karsa"}),
        ("Damage to Vinholm House of Dovrin", {}),
        ("Jets hit Vinholm and Dovrin, Belgard said.", {}),
        ("Jets hit Dovrin, Karsa province, and Oskara on Friday.", {"Dovrin": "Karsa"}),
        ("Shells fell on the Millgate district of Karsa.", {"Millgate": "Karsa"}),
        ("Shells fell on the Millgate district of the northern Arvanian city of Karsa.", {"Millgate": "Karsa"}),
        ("Shells fell on the Millgate district in the old quarter of the city of Karsa.", {"Millgate": "Karsa"}),
        ("Shells fell on the village of Vinholm in the southern Arvanian province of Karsa.", {"Vinholm": "Karsa"}),
        # Places of one list stand beside each other.
        ("Shells fell on the villages of Vinholm, Dovrin, and Zelimar.", {}),
        ("Shells fell on the villages of Dovrin, Vinholm, Zelimar and Oskara.", {}),
        # A bearing is no holder.
        ("Jets bombed Vinholm, a town 10 km south of the city of Karsa.", {}),
    ],
)
def test_what_the_text_puts_a_place_in(text: str, expected: dict[str, str], world: Gazetteer) -> None:
    assert containers(text, world) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell on the districts of Hai al-Vardan (three times), Millgate and Karsa.", "Hai al-Vardan"),
    ],
)
def test_a_name_is_found_whole(text: str, name: str, world: Gazetteer) -> None:
    assert name in [t.span.text for t in read(text, world) if t.role is Role.PLACE]


def test_a_quotation_mark_that_is_closed_parts_names(world: Gazetteer) -> None:
    names = [t.span.text for t in read("Fighters of Karsa \u2018Dovrin Storm\u2019 were bombed near Oskara.", world)]
    assert "Karsa" in names


def test_a_quarter_is_the_same_wherever_it_is_named(world: Gazetteer) -> None:
    text = "Shells hit the Tal Mero neighbourhood of Karsa. Jets bombed Tal Mero again."
    article = Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())
    toponyms, _ = find_toponyms(take_apart(article), world)
    places = {
        t.span.text: r.place
        for t, r in zip(toponyms, resolve_toponyms(take_apart(article), toponyms, world), strict=True)
    }
    assert places["Tal Mero"] is None  # not the town of Tal Meru, spelt much like it


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Where it was said holds nothing.
        ("In Karsa, officials said that jets had bombed Vinholm.", {}),
        ("Karsa province was calm, officials said. Jets bombed Vinholm.", {}),
    ],
)
def test_a_division_that_frames_a_sentence_holds_what_it_names(
    text: str, expected: dict[str, str], world: Gazetteer
) -> None:
    assert containers(text, world) == expected


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Two died in Karsa, the mayor said after the shelling of Karsa.", 0),
        ("Two died in Karsa, Karsa.", 1),
        ("Two died in Karsa, in the province of Karsa.", 1),
    ],
)
def test_a_name_is_held_by_its_like_only_where_that_is_a_division(text: str, held: int, world: Gazetteer) -> None:
    assert len(read(text, world)[0].container_ids) == held


def test_across_a_name_means_the_division_and_not_its_town(world: Gazetteer) -> None:
    (spread,) = read("Shells fell across Karsa on Monday.", world)
    (spot,) = read("Shells fell on Karsa on Monday.", world)
    assert (spread.levels, spot.levels) == ((Level.PROVINCE,), ())


@pytest.mark.parametrize("text", ["Jets flew over the Dovrin road.", "Shelling along the Dovrin and Oskara fronts."])
def test_a_road_or_a_front_is_no_river(text: str, world: Gazetteer) -> None:
    assert all(t.descriptor != "river" for t in read(text, world))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Air strikes killed dozens across the Vosh Strip on Monday.", "Vosh Strip"),
        ("Air strikes killed dozens across the Vosh Heights.", "Vosh Heights"),
        ("Tanks rolled over the Vosh Desert, the army said.", "Vosh Desert"),
        # a province of that name
        ("Air strikes killed dozens across the Karsa.", "Karsa"),
    ],
)
def test_what_is_struck_all_over_is_land(text: str, name: str, tmp_path: Path) -> None:
    town = next(row for row in PLACES if row.name == "Dovrin")
    lands = [replace(town, id=f"test:{name}", name=f"Vosh {name}") for name in ("Strip", "Heights", "Desert")]
    world = Gazetteer.open(build_index(tmp_path / "world.sqlite", [*PLACES, *lands]))
    assert next(t for t in read(text, world) if t.span.text == name).descriptor != "river"


def test_a_district_of_a_province_is_no_quarter(world: Gazetteer) -> None:
    found = {t.span.text: t for t in read("Tractors burned in the Dovrin district of the Karsa region.", world)}
    assert found["Dovrin"].levels == (Level.DISTRICT,)
