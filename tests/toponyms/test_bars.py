"""What is no place whatever speaks for it, and what looks the same and is one."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES

# Hamlets of the neighbouring country, called like other things.
HAMLETS = ("Date", "Human", "Vana", "Vot", "Halim", "Grot", "Ulvar", "Deir", "Zabad", "Islamic State")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    rows = [
        PlaceRow(
            id=f"geonames:{n}", name=name, level=Level.TOWN, latitude=20.3, longitude=20 + n / 100, country="BM",
            geonames_id=n, population=800, feature="PPL", keyed=True,
        )
        for n, name in enumerate(HAMLETS, 100)
    ]  # fmt: skip
    return Gazetteer.open(build_index(Path(tmp_path_factory.mktemp("world")) / "world.sqlite", [*PLACES, *rows]))


def found(text: str, world: Gazetteer) -> dict[str, str]:
    """Names found, and those refused with their reasons."""
    toponyms, refusals = find_toponyms(
        take_apart(Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest())), world
    )
    return {t.span.text: "" for t in toponyms} | {r.span.text: r.reason for r in refusals}


# Made up, all of it.
@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("The Arvanian Network for Human Rights said two were killed in Karsa.", "Human", "organisation"),
        ("The landing ship Oskara burned in the port of Karsa.", "Oskara", "ship"),
        ("The frigate Admiral Vot fired at Karsa.", "Vot", "ship"),
        ("Drones hit the tanker Dovrin off Karsa.", "Dovrin", "ship"),
        ("A shell hit the Hotel Dovrin in Karsa.", "Dovrin", "house"),
        ("The agency Vana said two were killed in Karsa.", "Vana", "agency"),
        ("Two were killed, according to VANA, in Karsa.", "VANA", "abbreviation"),
        ("Troops in the “Ulvar Shield” area shelled Dovrin.", "Ulvar", "operation"),
        ("Three were wounded in a Grot missile attack on Dovrin.", "Grot", "weapon"),
    ],
)
def test_a_part_of_another_name_is_no_place(text: str, name: str, reason: str, world: Gazetteer) -> None:
    read = found(text, world)
    assert reason in read[name]
    assert read["Karsa" if "Karsa" in text else "Dovrin"] == ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells fell near Zabad on Monday.", "Zabad"),
        ("KARSA, Arvania (Wire) — Shells fell here on Monday.", "KARSA"),
        ("Shells fell near VANA on Monday.", "VANA"),
        ("A Karsa missile attack killed two.", "Karsa"),
        ("In Karsa, 32 people were killed.", "Karsa"),
        ("Shells fell on Grot, 4 km from the border.", "Grot"),
    ],
)
def test_a_place_that_looks_the_same_stays_one(text: str, name: str, world: Gazetteer) -> None:
    assert found(text, world)[name] == ""


@pytest.mark.parametrize("text", ["Two were killed in an IDP camp in Dovrin.", "Jets struck UN camps in Dovrin."])
def test_an_abbreviation_before_a_camp_does_not_name_it(text: str, world: Gazetteer) -> None:
    assert [name for name, reason in found(text, world).items() if not reason] == ["Dovrin"]


def test_a_person_named_after_his_son_is_known_by_his_last_name(world: Gazetteer) -> None:
    read = found("Abu Vost al-Zabad was killed in Karsa. Zabad was targeted twice.", world)
    assert "person" in read["Zabad"]
    assert read["Karsa"] == ""


@pytest.mark.parametrize("mark", ["²", "²³", "①", "٣", "३"])
def test_a_footnote_mark_behind_a_name_is_no_age(mark: str, world: Gazetteer) -> None:
    assert found(f"Peter Smith, {mark}, said that jets struck Karsa.", world)["Karsa"] == ""


@pytest.mark.parametrize("text", ["Date: Two were killed by shelling in Karsa.", "Location: Karsa\nDate: Monday"])
def test_a_common_word_before_a_colon_is_no_place(text: str, world: Gazetteer) -> None:
    assert found(text, world).get("Date", "refused") != ""


@pytest.mark.parametrize(
    "text",
    [
        "The Karsa brigade held the island.",
        "Karsa regiment drones set a bridge near Dovrin on fire.",
        "A captain of the Karsa battalion died near Dovrin.",
    ],
)
def test_a_unit_called_after_a_town_fights_elsewhere(text: str, world: Gazetteer) -> None:
    assert found(text, world)["Karsa"] == "the name of a military unit"


def test_the_base_of_a_unit_stands_somewhere(world: Gazetteer) -> None:
    assert found("Jets struck the Karsa brigade headquarters on Friday.", world)["Karsa"] == ""


def test_a_channel_called_after_its_town_is_not_it(world: Gazetteer) -> None:
    assert "newspaper" in found("Karsa Now reported two blasts in Dovrin.", world)["Karsa"]


@pytest.mark.parametrize(
    "text", ["Ulvar Teshmin, in Karsa province, was shelled.", "Halim ad Duvar was shelled in Karsa."]
)
def test_the_hamlet_that_a_longer_name_begins_with_is_not_meant(text: str, world: Gazetteer) -> None:
    read = found(text, world)
    assert read.get("Ulvar", "refused") != ""
    assert read.get("Halim", "refused") != ""


def test_a_sentence_full_of_names_is_no_headline(world: Gazetteer) -> None:
    read = found("Shells hit Ulvar Teshmin, Dovrin and Zelimar.", world)
    assert [name for name, reason in read.items() if not reason] == ["Ulvar Teshmin", "Dovrin", "Zelimar"]


def test_a_romance_name_goes_on_over_its_small_words(world: Gazetteer) -> None:
    assert found("Shells hit Karsa de los Olvares on Friday.", world).get("Karsa", "refused") != ""
