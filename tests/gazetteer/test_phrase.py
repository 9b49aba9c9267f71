from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.phrase import look_up_phrase, parse_phrase
from geostrike.gazetteer.rows import PlaceRow
from geostrike.model import Level

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("phrase", "name", "holders"),
    [
        ("Tal Meru", "Tal Meru", ()),
        ("Tal Meru village, North Arvan, Arvania", "Tal Meru", ("North Arvan", "Arvania")),
        ("near Tal Meru", "Tal Meru", ()),
        ("the eastern outskirts of Karsa city", "Karsa", ()),
        ("Green quarter in Karsa, Arvania", "Green", ("Karsa", "Arvania")),
        ("Karsa: Mill Street", "Mill", ("Karsa",)),
        ("Mill Street (Karsa)", "Mill", ("Karsa",)),
        ("12 km south of Oskara", "Oskara", ()),
        ("road between Tal Meru and Oskara", "Tal Meru", ()),
    ],
)
def test_a_phrase_falls_into_names_and_what_holds_them(phrase: str, name: str, holders: tuple[str, ...]) -> None:
    parsed = parse_phrase(phrase)
    assert name in parsed.names
    assert parsed.holders == holders


def test_things_that_stand_in_a_place_are_told_from_places() -> None:
    assert parse_phrase("Al Noor hospital, Karsa").thing
    assert not parse_phrase("Al Noor village, Karsa").thing


@given(st.text(max_size=60))
def test_any_text_can_be_taken_apart(text: str) -> None:
    parsed = parse_phrase(text)
    assert all(name.strip() for name in (*parsed.names, *parsed.holders))


def test_what_is_said_to_hold_a_place_decides_between_namesakes(gazetteer: Gazetteer) -> None:
    first = look_up_phrase(gazetteer, "Oskara, North Arvan")[0]
    assert first.place.id == "geonames:103"
    assert any("North Arvan" in e.words for e in first.evidence)
    assert look_up_phrase(gazetteer, "Oskara, Belmora")[0].place.id == "geonames:104"


def test_an_unknown_quarter_is_answered_by_the_town_said_to_hold_it(gazetteer: Gazetteer) -> None:
    first = look_up_phrase(gazetteer, "Zzyrkh neighbourhood, Karsa, Arvania")[0]
    assert first.place.id == "geonames:101"
    assert "said to hold it" in first.evidence[0].words


def test_a_place_that_nothing_is_known_of_is_not_invented(gazetteer: Gazetteer) -> None:
    assert look_up_phrase(gazetteer, "Narnia, Neverland") == ()
    assert look_up_phrase(gazetteer, "") == ()


def test_a_spelling_known_of_the_town_only_may_mean_the_province_named_after_it(tmp_path: Path) -> None:
    rows = (
        PlaceRow(id="test:AV", name="Arvania", level=Level.COUNTRY, latitude=10, longitude=10, country="AV", code="AV"),
        PlaceRow(
            id="test:AV.05", name="Dayr az-Vor", level=Level.PROVINCE, latitude=12.0, longitude=12.0, country="AV",
            admin1="05", code="AV.05", feature="ADM1",
        ),
        PlaceRow(
            id="test:1", name="Dayr az-Vor", names=("Dayr Azzvor",), level=Level.TOWN, latitude=12.0, longitude=12.0,
            country="AV", admin1="05", population=200_000, keyed=True,
        ),
        PlaceRow(
            id="test:2", name="Al Kashvah", level=Level.TOWN, latitude=13.0, longitude=12.9, country="AV", admin1="05",
            keyed=True,
        ),
    )  # fmt: skip
    world = Gazetteer.open(build_index(tmp_path / "world.sqlite", rows))
    assert look_up_phrase(world, "Al Kashva village, Dayr Azzvor, Arvania")[0].place.id == "test:2"


def test_one_of_two_villages_of_a_name_stands_for_the_other_behind_what_holds_it(tmp_path: Path) -> None:
    rows = [
        PlaceRow(
            id=f"geonames:{n}", name=name, level=Level.TOWN, latitude=34.1, longitude=36.0, country="LB", population=people,
            keyed=True,
        )
        for n, name, people in ((1, "Tal Meru al Kabir", 900), (2, "Oskara", 90_000))
    ]  # fmt: skip
    world = Gazetteer.open(build_index(tmp_path / "twins.sqlite", rows))
    for phrase in ("Tal Meru, Oskara", "Tell Merou Saghir, Oskara", "Tal Meru al-Tahtani, Oskara"):
        holder, twin = look_up_phrase(world, phrase, countries=["LB"])
        assert (holder.place.id, twin.place.id) == ("geonames:2", "geonames:1")
        assert "one of the villages of that name" in twin.evidence[0].words
    assert len(look_up_phrase(world, "Vosh Tahtani, Oskara", countries=["LB"])) == 1
