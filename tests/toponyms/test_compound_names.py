"""Names of several parts, names led by a shortened compass point, and names with their kind written large."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, OffsetKind, Role, Span, Toponym
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES


def _town(number: int, name: str) -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}", name=name, level=Level.TOWN, latitude=20.3, longitude=20.3 + number / 100, country="BM",
        geonames_id=number, population=800, feature="PPL", keyed=True,
    )  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The made-up world, with hamlets that are called like the first part of names, like persons and like compass points."""
    target = Path(tmp_path_factory.mktemp("world")) / "world.sqlite"
    names = ("Tal", "Jabal", "Omar", "Al Vostra", "Northwest", "Human", "Vostra")
    return Gazetteer.open(build_index(target, [*PLACES, *(_town(90 + n, name) for n, name in enumerate(names))]))


def read(text: str, world: Gazetteer) -> tuple[Toponym, ...]:
    return find_toponyms(take_apart(Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())), world)[
        0
    ]


def names(text: str, world: Gazetteer) -> list[str]:
    return [t.span.text for t in read(text, world) if t.role is Role.PLACE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell near Tal Qarvash on Monday.", ["Tal Qarvash"]),
        ("A drone hit a farm near Tal al Qarvash village in Karsa province.", ["Tal al Qarvash", "Karsa"]),
        ("Jets bombed Jabal al Qarvash in Karsa province.", ["Jabal al Qarvash", "Karsa"]),
        ("Shells fell near al Vostra on Monday.", ["al Vostra"]),
        ("An air strike in Northwest Arvania killed two.", ["Arvania"]),
        ("Two were killed in NE Arvania on Monday.", ["Arvania"]),
        ("A man was shot dead by gunmen in W. Karsa, 4 May.", ["Karsa"]),
        ("A shell landed near Omar bin al Vostra Mosque in Dovrin.", ["Omar bin al Vostra Mosque", "Dovrin"]),
        ("Shells fell near Oskara-Qarvash, a village in Karsa province.", ["Oskara-Qarvash", "Karsa"]),
        ("Shells fell near the Oskara-Qarvash road in Karsa province.", ["Oskara", "Karsa"]),
    ],
)
def test_a_name_of_several_parts_is_one_name(text: str, expected: list[str], world: Gazetteer) -> None:
    assert names(text, world) == expected


@pytest.mark.parametrize(
    ("text", "bearing"),
    [
        ("Strikes were reported in W. Karsa on Monday.", "W"),
        ("It went on. Strikes in NE Karsa killed two.", "NE"),
        ("Strikes in northern Karsa killed two.", "N"),
    ],
)
def test_the_north_of_a_name_is_the_north_of_its_province(text: str, bearing: str, world: Gazetteer) -> None:
    (karsa,) = (t for t in read(text, world) if t.span.text == "Karsa")
    assert karsa.offset is not None
    assert (karsa.offset.kind, karsa.offset.bearing) == (OffsetKind.PART, bearing)
    assert karsa.levels == (Level.PROVINCE,)


def test_the_northern_countryside_of_a_town_lies_outside_it(world: Gazetteer) -> None:
    (karsa,) = read("Jets hit the northern Karsa countryside.", world)
    assert karsa.offset is not None
    assert (karsa.offset.kind, karsa.offset.bearing) == (OffsetKind.COUNTRYSIDE, "N")


def test_a_part_of_a_besieged_town_is_not_a_part_of_its_province(world: Gazetteer) -> None:
    (karsa,) = read("Jets hit besieged northern Karsa.", world)
    assert karsa.levels == ()


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Shelling hit Karsa city, Dovrin town and Oskara.", {"Karsa": Level.TOWN, "Dovrin": Level.TOWN}),
        ("Two Karsa cities were hit.", {"Karsa": None}),
        ("Missiles fell near Karsa and west of Oskara.", {"Karsa": Level.TOWN}),
    ],
)
def test_the_kind_stands_beside_its_own_name(text: str, levels: dict[str, Level | None], world: Gazetteer) -> None:
    found = {t.span.text: t.levels for t in read(text, world)}
    for name, level in levels.items():
        assert found[name] == (() if level is None else (level,))


def test_of_a_town_and_its_province_only_the_one_asked_for_is_weighed(tmp_path: Path) -> None:
    province = PlaceRow(
        id="test:AV.03", name="Vessar", level=Level.PROVINCE, latitude=12.5, longitude=10.5, country="AV", admin1="03",
        code="AV.03", feature="ADM1", population=900_000, names=("Wessar", "Al-Vessar"),
    )  # fmt: skip
    town = PlaceRow(
        id="geonames:60", name="Vessar", level=Level.TOWN, latitude=12.4, longitude=10.4, country="AV", admin1="03",
        geonames_id=60, population=40_000, feature="PPLA", keyed=True, names=("Weßar",),
    )  # fmt: skip
    world = Gazetteer.open(build_index(tmp_path / "w.sqlite", [*PLACES, province, town]))
    for text, level in (
        ("Jets struck the city of Wessar.", Level.TOWN),  # a spelling that the gazetteer has for the province only
        ("Jets struck near the capital of Vessar.", Level.TOWN),
        ("Jets struck villages in Vessar province.", Level.PROVINCE),
    ):
        article = Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())
        toponyms, _ = find_toponyms(take_apart(article), world)
        places = [r.place for r in resolve_toponyms(take_apart(article), toponyms, world)]
        assert [place.level for place in places if place is not None] == [level], text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The kind, in capitals after the name, is no part of what to look up.
        ("A child was hurt in Dovrek Village on Monday.", [("Dovrek Village", "Dovrek", Level.TOWN)]),
        # A plural after a list says it of all of it.
        # A first part that means hill or spring makes a place of the name without any other cue.
        ("The road was cut. Tel Sorva was quiet, residents said.", [("Tel Sorva", "Tel Sorva", None)]),
        # An article before a name that the gazetteer has without.
        ("Al-Karsa, Al-Human and others were named.", [("Al-Karsa", "Karsa", None)]),
    ],
)
def test_what_to_look_up(text: str, expected: list[tuple[str, str, Level | None]], world: Gazetteer) -> None:
    found = [(t.span.text, t.name, t.levels[0] if t.levels else None) for t in read(text, world)]
    assert found == expected


def test_shelling_of_a_town_behind_a_dateline_is_no_body(world: Gazetteer) -> None:
    assert "Dovrin" in names("BELGARD, Belmora - Shelling of Dovrin has emptied two clinics, a doctor said.", world)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("A shell fell in the Dovrin district of Karsa province.", Level.PROVINCE),
    ],
)
def test_what_a_district_lies_in_is_the_province_where_the_text_says_so(
    text: str, level: Level, world: Gazetteer
) -> None:
    karsa = next(t for t in read(text, world) if t.name.startswith("Karsa"))
    assert karsa.levels[0] is level


def test_a_person_is_no_compound(world: Gazetteer) -> None:
    assert names("Colonel Tal Sorva said it was over.", world) == []


@pytest.mark.parametrize("site", ["military checkpoint", "refugee camp", "international airport"])
def test_a_site_says_where(site: str, world: Gazetteer) -> None:
    assert names(f"Troops were stationed at Dovrin {site}.", world) == ["Dovrin"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They spoke of Karsa, Vostrek, Oskara, and Dovrin.", ["Karsa", "Vostrek", "Oskara", "Dovrin"]),
        ("Shells fell in Karsa, Vostrek said.", ["Karsa"]),
    ],
)
def test_an_unknown_name_between_known_ones_is_one(text: str, expected: list[str], world: Gazetteer) -> None:
    assert [t.span.text for t in read(text, world)] == expected


def test_a_name_that_a_recogniser_sees_stands_for_the_known_part_of_it(world: Gazetteer) -> None:
    text = "A raid levelled a farm, Tal Meruk, and Vostra Karn."
    article = Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())
    whole = Span(start=text.index("Vostra"), end=text.index("."), text="Vostra Karn")
    toponyms, _ = find_toponyms(take_apart(article), world, recognisers=[lambda _: (whole,)])
    assert "Vostra Karn" in [t.span.text for t in toponyms]
    assert "Vostra" not in [t.span.text for t in toponyms]
