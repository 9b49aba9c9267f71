"""Who is said to have struck: the ways of naming a party, of meaning the speaker's own, and of leaving it open."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.claims.text.abbreviations import spell_out
from geostrike.model import Article, Stance
from geostrike.pipeline import read
from tests.claims.annotated import read_annotated
from tests.claims.marked import extract
from tests.fictional import build_world


def attacker_of(text: str, number: int = 0) -> tuple[str | None, bool]:
    """The party of a claim of the text, and whether it is stated."""
    actor = extract(text).claims[number].attacker
    return (actor.name, actor.stated) if actor is not None else (None, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("{Arvanian:Arvania} ballistic missiles struck [Dovrin:town].", "Arvania"),
        ("{Arvanian:Arvania} naval boats shelled [Dovrin:town].", "Arvania"),
        ("An {Arvanian:Arvania} tank shell hit a school in [Dovrin:town].", "Arvania"),
        ("A barrage of {Arvanian:Arvania} BM-21 rockets hit [Dovrin:town].", "Arvania"),
        ("Hezbollah fired rockets at [Dovrin:town].", "Hezbollah"),
        ("A barrage of Hezbollah rockets hit [Dovrin:town].", "Hezbollah"),
        ("The RSF shelled [Dovrin:town].", "RSF"),
        ("Hostile aviation launched two raids on [Dovrin:town].", "Hostile aviation"),
        ("Enemy aircraft bombed [Dovrin:town].", "Enemy"),
        ("Junta airstrikes hit [Dovrin:town].", "Junta"),
        ("Coalition military forces bombed [Dovrin:town].", "Coalition military forces"),
        ("Aircraft belonging to the {Arvanian:Arvania} National Army bombed [Dovrin:town].", "Arvanian National Army"),
        ("{Arvanian:Arvania} air force jets bombed [Dovrin:town].", "Arvania"),
        ("The army, which denies it, bombed [Dovrin:town].", "army"),
        ("The mayor accused [Arvania:country] of shelling [Dovrin:town].", "Arvania"),
        ("Mortar fire killed a child in [Dovrin:town], residents said, blaming the Dawn rebels.", "Dawn rebels"),
        ("Armed drones struck [Dovrin:town], witnesses said; they blamed the federal army.", "federal army"),
        ("The air strike on [Dovrin:town] was blamed on the coalition.", "coalition"),
        ("The Dawn Brigade (DB) fired shells at [Dovrin:town].", "Dawn Brigade"),
        ("The Dawn rebels backed by [Arvania:country] shelled [Dovrin:town].", "Dawn rebels"),
        ("[Dovrin:town] came under fire from {Arvanian:Arvania} forces.", "Arvania"),
        ("Regime tanks and rocket launchers pounded [Dovrin:town].", "Regime"),
        ("The {Arvanian:Arvania}-aligned Dawn Brigade shelled [Dovrin:town].", "Arvanian-aligned Dawn Brigade"),
        ("The missile force of the army shelled [Dovrin:town].", "army"),
        ("Responsibility for the rocket attack on [Dovrin:town] was claimed by the Dawn Brigade.", "Dawn Brigade"),
        ("[Dovrin:town] was shelled on Friday in an attack claimed by the Dawn Brigade.", "Dawn Brigade"),
        ("The raid on [Dovrin:town] was blamed by residents on the army.", "army"),
        ("Dawn rebels who control [Karsa:town] fired a missile at [Dovrin:town].", "Dawn rebels"),
        ("Army gunners pounded [Dovrin:town].", "Army gunners"),
        ("The army subjected [Dovrin:town] to heavy shelling.", "army"),
    ],
)
def test_the_clause_names_the_party(text: str, name: str) -> None:
    assert attacker_of(text) == (name, True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Dawn Brigade said its forces had shelled [Dovrin:town].", "Dawn Brigade"),
        ("The {Arvanian:Arvania} General Staff said its aircraft had bombed [Dovrin:town].", "Arvania"),
        ("“Our forces shelled [Dovrin:town],” the {Arvanian:Arvania} defence ministry said.", "Arvania"),
        ("The army denied bombing [Dovrin:town].", "army"),
        ("A drone hit [Dovrin:town]. The Dawn Brigade said it was behind the attack.", "Dawn Brigade"),
    ],
)
def test_its_forces_are_those_of_the_speaker(text: str, name: str) -> None:
    assert attacker_of(text, -1)[0] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("An air strike hit a market in [Dovrin:town]. Residents blamed the coalition.", "coalition"),
        ("A rocket struck [Dovrin:town]. The Dawn Brigade claimed responsibility.", "Dawn Brigade"),
    ],
)
def test_who_struck_may_be_said_in_the_next_sentence(text: str, name: str) -> None:
    assert attacker_of(text) == (name, False)


@pytest.mark.parametrize(
    "text",
    [
        "Warplanes bombed [Dovrin:town].",
        "KARSA (VAP) — Airstrikes hit [Dovrin:town].",
        "According to local authorities, drones struck [Dovrin:town].",
        "Airstrikes by partners killed 30 militants near [Dovrin:town].",
        "Five Katyusha rockets hit [Dovrin:town].",
        "S-300 missiles struck [Dovrin:town].",
        "Forces shelled [Dovrin:town].",
        "A drone struck [Dovrin:town]. No group claimed responsibility.",
        "A drone struck [Dovrin:town]. Nobody has claimed the attack.",
        "Eastern [Arvania:country] strikes: jets hit [Dovrin:town].",
        "The army shelled [Karsa:town]. An aircraft of unknown origin bombed [Dovrin:town].",
        "The Dawn Brigade shelled [Karsa:town] with mortars. Warplanes bombed [Dovrin:town].",
        "Rebel positions in [Dovrin:town] came under fire.",
        "Escalating bombardment of [Dovrin:town].",
        "The coalition said it was investigating reports of an air strike in [Dovrin:town].",
        "Militants in [Dovrin:town] hit by a drone.",
        "Air strikes hit [Dovrin:town]. It was not clear if the planes were {Arvanian:Arvania} or {Belmoran:Belmora}.",
        "A year ago the army launched 59 missiles at [Karsa:town] after an attack that killed 80 people in [Dovrin:town].",
        "The army shelled [Karsa:town]. It was returning fire after mortar rounds were launched at [Dovrin:town].",
        "The army bombed [Karsa:town] on Sunday, hours after a rocket hit [Dovrin:town].",
    ],
)
def test_nobody_is_named_where_the_text_leaves_it_open(text: str) -> None:
    assert attacker_of(text, -1) == (None, False)


def test_a_state_told_to_strike_abroad_is_not_implied_to_strike_at_home() -> None:
    text = "{Arvanian:Arvania} jets bombed [Karsa:town] on Monday. On Tuesday a drone struck [Arvania:country]."
    assert attacker_of(text, -1)[0] != "Arvania"


def test_two_reports_of_one_place_share_the_party() -> None:
    text = (
        "Planes bomb [Dovrin:town]\n\nThe army shelled [Karsa:town], and the Dawn Brigade fired rockets at [Tamsa:town]. "
        "Army planes dropped bombs on [Dovrin:town] on Monday."
    )
    assert attacker_of(text)[0] in ("army", "Army")


def test_a_party_of_years_ago_is_not_the_one_of_today() -> None:
    text = (
        "The alliance bombed [Karsa:town] last year. The army shelled [Tamsa:town] last year. "
        "A drone struck [Dovrin:town] on Monday."
    )
    assert attacker_of(text, -1) == (None, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The militant group Vesh responded by firing dozens of rockets at [Dovrin:town].", "militant group Vesh"),
        ("[Belmora:country]'s armed forces commit another missile attack on [Dovrin:town]", "Belmora"),
        (
            "Jets circled. Two men were wounded by a drone when Dawn Brigade rebels attacked the airport of [Dovrin:town].",
            "Dawn Brigade rebels",
        ),
    ],
)
def test_whoever_does_it_in_other_words_is_named(text: str, name: str) -> None:
    named = [claim.attacker for claim in extract(text).claims if claim.toponym_ids]
    assert [(a.name, a.stated) for a in named if a is not None][:1] == [(name, True)]


def test_a_strike_that_nobody_claimed_is_laid_to_nobody() -> None:
    text = (
        "Rockets hit a base near [Dovrin:town] on Monday. No group has claimed responsibility. The town was calm. Shops"
        " opened. The Dawn Brigade shelled [Oskara:town] last week. The Dawn Brigade shelled [Karsa:town] too."
    )
    assert attacker_of(text) == (None, False)


@pytest.mark.parametrize(
    "text",
    [
        "The raid on [Dovrin:town], attributed by the Observatory to the army, killed two.",
        "Two rockets hit [Dovrin:town], an attack that the Observatory blamed on the army.",
    ],
)
def test_a_charge_is_told_by_whoever_makes_it(text: str) -> None:
    claim = extract(text).claims[0]
    assert claim.attacker is not None
    assert claim.speaker is not None
    assert (claim.attacker.name, claim.speaker.name) == ("army", "Observatory")


@pytest.mark.parametrize(
    "text",
    [
        "Jets believed to be {Arvanian:Arvania} bombed [Dovrin:town].",
        "Air strikes, thought to be {Arvanian:Arvania}, hit [Dovrin:town].",
    ],
)
def test_machines_do_not_speak(text: str) -> None:
    assert extract(text).claims[0].speaker is None


def test_a_denial_right_after_a_charge_stands_at_the_place_of_the_strike() -> None:
    text = "A market in [Dovrin:town] was shelled on Friday. The mayor blamed the Dawn Brigade, who denied it."
    denial = next(claim for claim in extract(text).claims if claim.stance is Stance.DENIES)
    assert denial.toponym_ids == ("t1",)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Belgard fired missiles at Karsa on Sunday.", "Belmora"),
        ("Residents fled when Belgard fired two missiles at Karsa.", "Belmora"),
        ("Belgard struck overnight.", None),
        ("Rebels in Belgard shelled Karsa.", "Rebels"),
    ],
)
def test_the_seat_of_a_government_may_stand_for_it(text: str, name: str | None, tmp_path: Path) -> None:
    reading = read(Article(id="made-up", text=text, sha256=""), build_world(tmp_path / "world.sqlite"))
    (claim,) = reading.claims
    assert (claim.attacker.name if claim.attacker is not None else None) == name
    assert {r.place.name for r in reading.resolutions if r.toponym_id in claim.toponym_ids and r.place} == {
        "Karsa" if "Karsa" in text else "Belgard"
    }


def test_a_name_that_takes_a_side_stands_in_quotation_marks() -> None:
    text = "The agency said terrorist organisations had fired rockets at [Dovrin:town]."
    assert attacker_of(text) == ("“terrorist organisations”", True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The army bombed [Karsa:town], while Hezbollah fired rockets far inland, hitting a house in [Dovrin:town].",
            "Hezbollah",
        ),
    ],
)
def test_the_nearest_deed_names_the_party(text: str, name: str) -> None:
    assert attacker_of(text, -1) == (name, True)


@pytest.mark.parametrize(
    "text",
    [
        # Who cares for the wounded of a side tells of the other's strikes.
        "The Dawnist army shelled [Karsa:town] and [Tamsa:town]. Strikes on [Dovrin:town] killed nine, the Dawnist health ministry said.",
        # A group that is told to fly drones has not thereby warplanes.
        "The Dawn Brigade attacked [Karsa:town] and [Tamsa:town] with drones. Warplanes bombed [Dovrin:town].",
        # What a party did last year says nothing of today.
        "The army bombed [Karsa:town] last year. A missile hit [Dovrin:town] on Monday.",
    ],
)
def test_who_is_not_likely_to_have_done_it_is_not_implied(text: str) -> None:
    assert attacker_of(text, -1) == (None, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A source at [Arvania:country]'s Delta security service said its drones had hit [Dovrin:town].",
            ("Arvania's Delta security service", True),
        ),
        ("Pell's foreign air force carried out air strikes on [Dovrin:town].", ("Pell's foreign air force", True)),
        (
            "The army shelled [Karsa:town] and [Tamsa:town]. {Arvanian:Arvania} jets carried out raids. One of the raids hit [Dovrin:town].",
            ("Arvania", False),
        ),
    ],
)
def test_further_ways_to_name_a_party(text: str, name: tuple[str, bool]) -> None:
    assert attacker_of(text, -1) == name


def test_they_of_a_quotation_are_not_the_speaker() -> None:
    (claim,) = extract("“They bombed our house in [Dovrin:town],” Ilo Brand said.").claims
    assert claim.attacker is None


def test_a_countrys_abbreviation_strikes() -> None:
    (claim,) = extract("The militia said a {BM:Belmora} strike in [Dovrin:town] killed one of its members.").claims
    assert claim.attacker is not None
    assert [count.min for count in claim.casualties] == [1]


def test_a_fire_at_a_plant_is_no_shot() -> None:
    claims = extract("Missiles hit [Dovrin:town]. The army confirmed a huge fire at the plant.").claims
    assert [claim.trigger.text for claim in claims if claim.trigger] == ["hit"]


def test_the_seat_of_a_government_that_says_it_struck_is_its_country(tmp_path: Path) -> None:
    text = "Jets bombed a mill in Dovrin. A plane landed in Belgard. Belgard said it had hit depots."
    found = read(Article(id="a", text=text, sha256=""), build_world(tmp_path / "world.sqlite"))
    assert [claim.attacker.name for claim in found.claims if claim.attacker and claim.attacker.stated] == ["Belmora"]


def test_whose_machine_the_bombs_came_from_is_the_attacker() -> None:
    assert attacker_of("A mill in [Dovrin:town] was destroyed by barrel bombs from an army helicopter.") == (
        "army",
        True,
    )


def test_who_claimed_an_attack_is_read_where_the_sentence_opens_with_it() -> None:
    found = extract("Shells hit [Dovrin:town] on Monday, killing two. Attack claimed by the Dawn Brigade.").claims
    assert "Dawn Brigade" in {claim.attacker.name.removeprefix("the ") for claim in found if claim.attacker is not None}


@pytest.mark.parametrize("town", ["Mar", "Tamsa"])
def test_a_town_whose_name_begins_the_name_of_a_party_is_another_place_like_any_other(town: str) -> None:
    found = extract(f"Shells hit [Dovrin:town] on Monday. In [{town}:town], residents blamed the Marsh Brigade.").claims
    assert [claim.attacker for claim in found] == [None]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Arvania Armed Forces, or AAF, said nothing. AAF jets bombed [Dovrin:town] in [Arvania:country].",
            "Arvania",
        ),
        (
            "The Vost Liberation Front (VLF) fired rockets. The VLF shelled [Dovrin:town] again.",
            "Vost Liberation Front",
        ),
        ("The VLF shelled [Dovrin:town] again.", "VLF"),
    ],
)
def test_an_abbreviation_is_read_as_the_text_spells_it_out(text: str, name: str) -> None:
    claim = extract(text).claims[-1]
    assert claim.attacker is not None
    assert claim.attacker.name == name


def test_abbreviations_are_what_the_words_before_begin_with() -> None:
    text = 'the Movement for the Liberation of Karsa (MLK), the "Army of the Dawn" (AD), a man (IT), Vost or KAR, and (XYZ)'
    assert spell_out(text) == {"MLK": "Movement for the Liberation of Karsa", "AD": "Army of the Dawn"}


def test_who_watches_a_war_strikes_nobody() -> None:
    claim = read_annotated(
        "According to the Vost Observatory heavy bombardment hit [Dovrin:town].",
        {"trigger": "bombardment", "place": "Dovrin", "attacker": "Vost Observatory heavy"},
    ).claims[0]
    assert claim.attacker is None
