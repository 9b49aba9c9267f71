"""A name stands for a party, or for the place, by what its clause says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.index import Gazetteer
from geostrike.language.documents import take_apart
from geostrike.model import Article, Role
from geostrike.toponyms import find_toponyms
from tests.fictional import build_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


def roles(text: str, world: Gazetteer) -> dict[str, Role]:
    """The role of each name, the last one where it stands twice."""
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text=text, sha256="")), world)
    return {toponym.span.text: toponym.role for toponym in toponyms}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry answered the charge, which Belmora adamantly denies.",
        "Tariffs rose again, and Belmora quickly retaliated against them.",
        "Observers were surprised that Belmora has also rejected the offer.",
        "The letter arrived, according to Belmora, on Tuesday.",
        "The envoy blamed Belmora for the delay.",
        "The council saw a need for Belmora to compete.",
        "Belmora bombed the town of Dovrin on Tuesday.",
        "Belmora to send troops across the river.",
        "The paper quoted Belmora's president at length.",
    ],
)
def test_who_speaks_decides_or_is_dealt_with_is_a_party(text: str, world: Gazetteer) -> None:
    assert roles(text, world)["Belmora"] is not Role.PLACE


@pytest.mark.parametrize(
    "text",
    [
        "Farmers live on both sides of the road between Karsa and Dovrin.",
        "Officials in Dovrin said the harvest was late.",
        "Dovrin was bombed again on Tuesday.",
        "Dovrin struck by missiles overnight",
        "Smoke rose over Dovrin's outskirts.",
        "The bakers of Dovrin have always been proud.",
    ],
)
def test_where_something_happens_or_stands_is_the_place(text: str, world: Gazetteer) -> None:
    assert roles(text, world)["Dovrin"] is Role.PLACE


def test_both_sides_of_talks_are_parties_and_both_ends_of_a_border_are_not(world: Gazetteer) -> None:
    assert Role.PLACE not in roles("Talks between Arvania and Belmora broke down.", world).values()
    found = roles("The camp lies on the border between Arvania and Belmora.", world)
    assert found["Arvania"] is Role.PLACE


def test_a_word_before_a_hyphen_is_no_descriptor(world: Gazetteer) -> None:
    assert "Vinmoor League" not in roles("Crowds saw the Vinmoor League quarter-final in Karsa.", world)


def test_a_court_of_law_and_a_department_are_no_places(world: Gazetteer) -> None:
    found = roles("The Vost High Court and the Fisheries Department met in Karsa.", world)
    assert list(found) == ["Karsa"]


@pytest.mark.parametrize(
    "words",
    [
        "embassy of Belmora",
        "Belmora embassy",
        "Consulate General of Belmora",
        "Belmora consulate",
    ],
)
def test_an_embassy_stands_abroad(words: str, world: Gazetteer) -> None:
    assert roles(f"A missile hit the {words} in Karsa.", world) == {"Belmora": Role.GOVERNMENT, "Karsa": Role.PLACE}


@pytest.mark.parametrize(
    "words", ["a Belmora base", "two Belmora airbases", "the Belmora bases and another Belmora outpost"]
)
def test_a_base_of_a_land_stands_anywhere(words: str, world: Gazetteer) -> None:
    text = f"A missile hit {words} in Dovrin."
    found, _ = find_toponyms(take_apart(Article(id="made-up", text=text, sha256="")), world)
    assert [t.role for t in found if t.span.text == "Belmora"][-1] is Role.AFFILIATION
    assert roles("A missile hit the Karsa base.", world)["Karsa"] is Role.PLACE


def test_the_embassy_in_a_land_stands_there(world: Gazetteer) -> None:
    assert roles("A missile hit the embassy in Belmora.", world)["Belmora"] is Role.PLACE
    assert roles("A missile hit the embassy quarter of Karsa.", world)["Karsa"] is Role.PLACE


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Arvania accused Belgard of shelling its villages.", Role.GOVERNMENT),
        ("Arvania told Belgard on Monday that it would answer.", Role.GOVERNMENT),
    ],
)
def test_a_capital_is_a_government_where_only_somebody_can_be_meant(text: str, role: Role, world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(take_apart(Article(id="made-up", text=text, sha256="")), world)
    found = {t.role for t in toponyms if t.span.text == "Belgard"}
    assert found == {role} if role is Role.PLACE else Role.PLACE not in found


@pytest.mark.parametrize(
    "text",
    [
        "Relations with Belgard soured after drones hit Dovrin.",
        "The raid put new pressure on Belgard to answer.",
        "Neither Belgard nor Arvania would say who fired on Dovrin.",
        "The militia, loyal to Belgard, shelled Dovrin.",
        "The raid on Dovrin was condemned by Belgard.",
        "After the strike on Dovrin, Belgard is silent.",
    ],
)
def test_a_capital_that_is_dealt_with_is_no_place(text: str, world: Gazetteer) -> None:
    assert roles(text, world)["Belgard"] in (Role.GOVERNMENT, Role.OUTSIDE)


@pytest.mark.parametrize(
    "text",
    [
        "Strikes on Belgard killed nine.",
        "Shells hit the road linking Dovrin with Belgard.",
        "The wounded were taken to Belgard.",
        "The outskirts of Belgard were shelled.",
    ],
)
def test_a_capital_that_is_struck_or_gone_to_is_the_place(text: str, world: Gazetteer) -> None:
    assert roles(text, world)["Belgard"] is Role.PLACE


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The Karsa agreements are dead, said a soldier in Dovrin.", Role.PART_OF_NAME),
        ("Speaking from Karsa, the monitors said bombs hit Dovrin.", Role.OUTSIDE),
        ("The Karsa summit spoke of the raids on Dovrin.", Role.PART_OF_NAME),
        ("The Karsa fighters surrendered near Dovrin.", Role.AFFILIATION),
        ("The 3rd Karsa Infantry Division lost a tank in Dovrin.", Role.GOVERNMENT),
        ("A Karsa court heard about the strike on Dovrin.", Role.GOVERNMENT),
    ],
)
def test_what_is_called_after_a_town_and_who_speaks_there(text: str, role: Role | None, world: Gazetteer) -> None:
    found = roles(text, world)
    assert next((r for name, r in found.items() if name.startswith("Karsa")), None) is role
    assert found["Dovrin"] is Role.PLACE
