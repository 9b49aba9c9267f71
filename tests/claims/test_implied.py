"""Whose strike it was where a statement names nobody: what is weighed, what rules a party out, and that work stays bounded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from geostrike.claims.attackers import implied
from geostrike.claims.attackers.implied import choose, load_weights
from geostrike.model import Realis
from geostrike.model.annotation import Party
from tests.claims.annotated import read_annotated

if TYPE_CHECKING:
    from geostrike.claims.attackers.chances import Chance

BOMBED: dict[str, Any] = {"trigger": "bombed", "place": "Dovrin", "attacker": "Arvanian jets"}
HIT: dict[str, Any] = {"trigger": "hit", "place": "Karsa", "attacker": "Arvanian warplanes"}
RAIDS: dict[str, Any] = {"trigger": "Air raids", "place": "Tamsa", "speaker": "medics", "party": Party.IMPLIED}
STORY = (
    "{Arvanian:Arvania} jets bombed [Dovrin:town] on Monday. {Arvanian:Arvania} warplanes also hit [Karsa:town]. "
    "Air raids on [Tamsa:town] wounded three, medics said."
)


def _capture(monkeypatch: pytest.MonkeyPatch, text: str, *events: dict[str, Any]) -> list[list[Chance]]:
    """The chances that are weighed for each of the text's claims that names nobody."""
    found: list[list[Chance]] = []

    def note(chances: list[Chance], weights: dict[str, float]) -> tuple[Chance, float] | None:
        found.append(chances)
        return choose(chances, weights)

    monkeypatch.setattr(implied, "choose", note)
    read_annotated(text, *events)
    return found


def test_every_reason_has_its_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    (chances,) = _capture(monkeypatch, STORY, BOMBED, HIT, RAIDS)
    assert {chance.party.name for chance in chances} == {"Arvania"}
    assert set().union(*(chance.reasons for chance in chances)) <= set(load_weights())


def test_a_statement_that_names_nobody_takes_the_party_of_the_story_and_says_why() -> None:
    raids = read_annotated(STORY, BOMBED, HIT, RAIDS).claims[-1]
    assert raids.attacker is not None
    assert (raids.attacker.name, raids.attacker.stated) == ("Arvania", False)
    assert raids.attacker.reason is not None
    assert raids.attacker.likely is not None
    assert implied.LIKELY <= raids.attacker.likely <= 1
    assert "; by whom: as " in raids.rule
    assert "%)" in raids.rule


def test_arms_that_name_nobody_take_the_party_of_the_story() -> None:
    jets = {**RAIDS, "trigger": "wounded", "attacker": "jets"}
    told = STORY.replace("Air raids on [Tamsa:town]", "An attack by jets on [Tamsa:town]")
    actor = read_annotated(told, BOMBED, HIT, jets).claims[-1].attacker
    assert actor is not None
    assert (actor.name, actor.stated) == ("Arvania", False)


def test_our_guns_are_never_those_of_the_others_in_the_story() -> None:
    text = STORY + " Our artillery shelled [Selin:town]."
    ours = {"trigger": "shelled", "place": "Selin", "attacker": "Our artillery"}
    attacker = read_annotated(text, BOMBED, HIT, RAIDS, ours).claims[-1].attacker
    assert attacker is not None
    assert (attacker.name, attacker.stated) == ("Our artillery", True)


def test_a_story_that_names_nobody_gives_nobody() -> None:
    claims = read_annotated(
        "Jets bombed [Dovrin:town]. The strikes killed nine.",
        {"trigger": "bombed", "place": "Dovrin"},
        {"trigger": "strikes"},
    ).claims
    assert [claim.attacker for claim in claims] == [None, None]


def test_parties_weighed_for_one_statement_are_few_however_many_a_story_names(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"The {name} Brigade" for name in "Alba Bora Cira Dena Elva Fira Gola Hora Ivra".split()]
    text = " ".join(f"{name} shelled{n} [Dovrin:town]." for n, name in enumerate(names))
    events = [{"trigger": f"shelled{n}", "place": "Dovrin", "attacker": name} for n, name in enumerate(names)]
    shells = {"trigger": "Mortar shells", "place": "Karsa"}
    (chances,) = _capture(monkeypatch, f"{text} Mortar shells hit [Karsa:town].", *events, shells)
    assert 0 < len(chances) <= 9


@pytest.mark.parametrize(
    "doubt",
    [
        "Whose planes they had been nobody in the town could say; it is not known who launched them.",
        "It was not immediately clear who was behind the raids.",
        "The monitors were not yet able to say whose planes had bombed it.",
        "No group claimed responsibility.",
        "There was no immediate claim of responsibility.",
    ],
)
def test_what_the_text_leaves_open_stays_open(doubt: str) -> None:
    told = read_annotated(f"{STORY} {doubt}", BOMBED, HIT, RAIDS).claims[-1]
    assert told.attacker is None


def test_who_died_being_unknown_leaves_it_not_open_who_struck() -> None:
    text = f"{STORY} The monitor was unable to determine whether the dead were soldiers."
    assert read_annotated(text, BOMBED, HIT, RAIDS).claims[-1].attacker is not None


@pytest.mark.parametrize("opening", ["Air raids by unidentified jets", "Unidentified jets in air raids"])
def test_unknown_jets_stay_unknown(opening: str) -> None:
    told = STORY.replace("Air raids", opening)
    raids = {**RAIDS, "trigger": "air raids"} if "air raids" in opening else RAIDS
    assert read_annotated(told, BOMBED, HIT, raids).claims[-1].attacker is None


def test_who_struck_together_struck_together_again_but_not_who_traded_fire() -> None:
    both = {**BOMBED, "attacker": "Arvanian and Belmoran jets"}
    text = "{Arvanian:Arvania} and {Belmoran:Belmora} jets bombed [Dovrin:town]. The raids killed nine."
    raids = {"trigger": "raids", "place": "Dovrin", "party": Party.IMPLIED}
    actor = read_annotated(text, both, raids).claims[-1].attacker
    assert actor is not None
    assert actor.name == "Arvania and Belmora"
    text = "{Arvanian:Arvania} and {Belmoran:Belmora} jets, trading fire, bombed [Dovrin:town]. The raids killed nine."
    assert read_annotated(text, both, raids).claims[-1].attacker is None
    text = "Both sides bombed [Dovrin:town]. The raids killed nine."
    assert read_annotated(text, {**BOMBED, "attacker": "Both sides"}, raids).claims[-1].attacker is None


def test_who_says_that_it_was_intercepted_has_not_fired_it() -> None:
    text = STORY.replace(
        "Air raids on [Tamsa:town] wounded three, medics said.", "The {Arvanian:Arvania} army shot it down."
    )
    shot = {"trigger": "shot it down", "realis": Realis.INTERCEPTED, "party": Party.IMPLIED}
    assert read_annotated(text, BOMBED, HIT, shot).claims[-1].attacker is None


def test_a_state_told_to_strike_abroad_is_not_implied_to_strike_at_home() -> None:
    text = STORY.replace("[Tamsa:town]", "[Arvania:country]")
    actor = read_annotated(text, BOMBED, HIT, {**RAIDS, "place": "Arvania"}).claims[-1].attacker
    assert actor is None or actor.name != "Arvania"


def test_nobody_is_implied_to_strike_what_he_holds() -> None:
    """“Air raids on rebel-held Tamsa” may be anybody's but the rebels', who were told to fire before."""
    for held, name in (("rebel-held", None), ("army-held", "Rebels")):
        text = f"Rebels bombed [Dovrin:town]. Shells hit a mill in {held} [Tamsa:town]."
        shells = {"trigger": "hit", "place": "Tamsa", "party": Party.IMPLIED}
        actor = read_annotated(text, {**BOMBED, "attacker": "Rebels", "place": "Dovrin"}, shells).claims[-1].attacker
        assert (actor.name if actor is not None else None) == name


@pytest.mark.parametrize(("land", "name"), [("Belmora", None), ("Arvania", "Arvania")])
def test_what_was_fired_from_another_land_is_not_a_states(land: str, name: str | None) -> None:
    text = STORY.replace("Air raids on", f"Rockets launched from [{land}:country] at")
    rockets = {**RAIDS, "trigger": "wounded"}
    actor = read_annotated(text, BOMBED, HIT, rockets).claims[-1].attacker
    assert (actor.name if actor is not None else None) == name


@pytest.mark.parametrize("told", ["wounded three of its soldiers, {} said", "were condemned: {} condemned them"])
def test_a_side_that_counts_its_own_dead_or_complains_has_not_fired(told: str) -> None:
    told = told.format("the {Arvanian:Arvania} army")
    text = STORY.replace("wounded three, medics said", told)
    raids = {**RAIDS, "speaker": "the Arvanian army"}
    assert read_annotated(text, BOMBED, HIT, raids).claims[-1].attacker is None


@pytest.mark.parametrize(("means", "name"), [("Air raids", None), ("Mortars", "Rebels")])
def test_rebels_who_are_told_of_no_jets_are_not_implied_to_bomb_from_the_air(means: str, name: str | None) -> None:
    text = f"Rebels shelled [Dovrin:town]. {means} hit a mill in [Tamsa:town]."
    told = {"trigger": "shelled", "attacker": "Rebels", "place": "Dovrin"}
    raids = {"trigger": means, "place": "Tamsa", "party": Party.IMPLIED}
    actor = read_annotated(text, told, raids).claims[-1].attacker
    assert (actor.name if actor is not None else None) == name


def test_of_no_chances_none_is_chosen() -> None:
    assert choose([], load_weights()) is None


def test_nobody_is_told_where_the_annotator_finds_that_the_text_leaves_it_open() -> None:
    left_open = {**RAIDS, "party": Party.NONE}
    assert read_annotated(STORY, BOMBED, HIT, left_open).claims[-1].attacker is None
