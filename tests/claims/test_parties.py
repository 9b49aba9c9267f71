"""The plain name of a party: its country's, its full name, its words in quotation marks, or none."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from geostrike.language.abbreviations import spell_out
from tests.claims.annotated import read_annotated, read_in
from tests.fictional import build_world

if TYPE_CHECKING:
    from geostrike.claims import Extraction
    from geostrike.gazetteer.index import Gazetteer


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return build_world(Path(tmp_path_factory.mktemp("world")) / "world.sqlite")


def name(found: Extraction) -> str | None:
    actor = found.claims[-1].attacker
    return actor.name if actor is not None else None


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Belmoran forces", "Belmora"),
        ("The Belmoran air force", "Belmora"),
        ("Belmora's jets", "Belmora"),
        ("Free Belmoran Army fighters", "Free Belmoran Army fighters"),
        ("The Dawn Brigade", "Dawn Brigade"),
        ("Belgard", "Belmora"),
        ("Terrorist gangs", "“Terrorist gangs”"),
        ("The Zionist enemy", "Israel"),
        ("Zionist regime jets", "Israel"),
        ("Zionist Youth", "Zionist Youth"),
        ("Belmoran Serb artillery", "Belmoran Serb"),
        ("Serb guns", "Serb"),
        ("Forces loyal to General Berg", "Forces loyal to General Berg"),
        ("BELGARD - Belmoran jets", "Belmora"),
    ],
)
def test_a_state_has_its_countrys_name_and_nobody_else_has(world: Gazetteer, words: str, plain: str) -> None:
    text = f"Talks in Belgard, Belmora, failed. {words} struck Dovrin."
    found, _ = read_in(world, text, {"trigger": "struck", "place": "Dovrin", "attacker": words})
    assert name(found) == plain


@pytest.mark.parametrize(
    ("words", "plain"),
    [("Velian jets", "Velia"), ("Orlavi troops", "Orlav"), ("Kosan jets", "Kosan"), ("Velian rebels", "Velian rebels")],
)
def test_a_people_is_that_of_the_land_of_which_the_text_speaks(world: Gazetteer, words: str, plain: str) -> None:
    text = f"Talks between Velia and Orlav failed. {words} struck Dovrin."
    found, _ = read_in(world, text, {"trigger": "struck", "place": "Dovrin", "attacker": words})
    assert name(found) == plain


def test_of_two_who_struck_together_only_the_government_has_its_countrys_name(world: Gazetteer) -> None:
    words = "The Dawn Brigade and government forces"
    found, _ = read_in(world, f"{words} struck Dovrin.", {"trigger": "struck", "place": "Dovrin", "attacker": words})
    assert name(found) == "Dawn Brigade and Arvania"


def test_the_ministry_of_a_state_that_says_it_struck_is_the_state(world: Gazetteer) -> None:
    text = "Belmoran jets struck Oskara. Arvania's defence ministry said that it had bombed Dovrin."
    found, _ = read_in(
        world,
        text,
        {"trigger": "struck", "place": "Oskara", "attacker": "Belmoran jets"},
        {"trigger": "bombed", "place": "Dovrin", "attacker": "it", "speaker": "Arvania's defence ministry"},
    )
    assert [c.attacker.name for c in found.claims if c.attacker is not None] == ["Belmora", "Arvania"]


@pytest.mark.parametrize("words", ["The regime", "Regime warplanes", "Government forces"])
def test_a_government_without_a_name_is_that_of_the_country_where_it_struck(world: Gazetteer, words: str) -> None:
    found, _ = read_in(world, f"{words} struck Dovrin.", {"trigger": "struck", "place": "Dovrin", "attacker": words})
    assert name(found) == "Arvania"
    assert found.claims[0].attacker is not None
    assert words.endswith(found.claims[0].attacker.words)


def test_a_government_that_struck_another_land_keeps_its_words(world: Gazetteer) -> None:
    """Its own land is not told by its people ("the Arvanian town"), and of two lands nobody knows which is its own."""
    hit, struck = ({"trigger": verb, "place": town} for verb, town in (("hit", "Belgard"), ("struck", "Dovrin")))
    abroad = "Government forces struck the Arvanian town of Dovrin."
    found, _ = read_in(world, abroad, {**struck, "attacker": "Government forces"})
    assert name(found) == "Government forces"
    two = "Government troops hit Belgard. Government forces struck Dovrin."
    found, _ = read_in(
        world, two, {**hit, "attacker": "Government troops"}, {**struck, "attacker": "Government forces"}
    )
    assert name(found) == "Government forces"


def test_a_town_that_was_shelled_did_not_shell(world: Gazetteer) -> None:
    shelling = {"trigger": "shelling", "attacker": "Dovrin"}
    found, _ = read_in(world, "Two people were hurt in Dovrin shelling.", shelling)
    assert found.claims[0].attacker is None


def test_an_abbreviation_is_read_as_the_text_spells_it_out() -> None:
    text = "The Vost Liberation Front (VLF) fired rockets. The VLF shelled [Dovrin:town] again."
    assert name(read_annotated(text, {"trigger": "shelled", "place": "Dovrin", "attacker": "The VLF"})) == (
        "Vost Liberation Front"
    )
    alone = "The VLF shelled [Dovrin:town] again."
    assert name(read_annotated(alone, {"trigger": "shelled", "place": "Dovrin", "attacker": "The VLF"})) == "VLF"


def test_abbreviations_are_what_the_words_before_begin_with() -> None:
    text = 'the Movement for the Liberation of Karsa (MLK), the "Army of the Dawn" (AD), a man (IT), Vost or KAR, and (XYZ)'
    assert spell_out(text) == {"MLK": "Movement for the Liberation of Karsa", "AD": "Army of the Dawn"}


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Three attack helicopters", "unidentified aircraft"),
        ("Jets", "unidentified aircraft"),
        ("Two drones", "unidentified drones"),
        ("Troops", "unidentified attackers"),
        ("They", None),
        ("A hostile drone", "“hostile drone”"),
        ("The enemy", "“enemy”"),
        ("Occupation forces", "“Occupation forces”"),
    ],
)
def test_what_struck_is_nobodys_name(words: str, plain: str | None) -> None:
    found = read_annotated(
        f"{words} bombed [Dovrin:town].", {"trigger": "bombed", "place": "Dovrin", "attacker": words}
    )
    actor = found.claims[0].attacker
    assert name(found) == plain
    if actor is not None:
        quoted = actor.name.startswith("“")
        assert (actor.unidentified, actor.accused) == (not quoted, quoted)
        assert actor.words == words or (quoted and words.endswith(actor.words))
