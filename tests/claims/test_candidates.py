"""Which of the annotator's events stand as claims, and why the others do not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from geostrike.claims.annotated.candidates import describe, load_weights, part, why_doubtful
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.language.documents import take_apart
from geostrike.model import About, Realis, Stance
from tests.claims.annotated import draft, read_annotated
from tests.claims.marked import mark, pinpoint

PLAIN = dict.fromkeys(load_weights(), 0.0) | {"odds": 1.0}
"""Weights that make the chance of a draft the annotator's own."""
SPOKEN = "Jets bombed [Dovrin:town]. Trade in [Karsa:town] broke down. Nobody was hurt."
BOMBED: dict[str, Any] = {"trigger": "bombed", "place": "Dovrin"}
BROKE: dict[str, Any] = {"trigger": "broke down", "place": "Karsa", "chance": 0.35}
HURT: dict[str, Any] = {"trigger": "Nobody was hurt", "about": About.CASUALTIES}


def stand(marked: str, *events: dict[str, Any], weights: dict[str, float] = PLAIN) -> list[str]:
    """The triggers of the drafts that stand."""
    return [d.event.trigger.text for d in part(draft(mark(marked), *events), weights=weights)[0]]


def test_what_is_likely_stands_and_the_rest_does_not() -> None:
    assert stand(SPOKEN, BOMBED, BROKE) == ["bombed"]


def test_what_is_doubtful_is_passed_over_with_the_reason_and_its_chance() -> None:
    found = read_annotated(SPOKEN, BOMBED, BROKE)
    assert [claim.toponym_ids for claim in found.claims] == [("t1",)]
    (passed,) = found.passed_over
    assert (passed.toponym_id, passed.trigger.text if passed.trigger else None) == ("t2", "broke down")
    assert "broke down" in passed.reason
    assert "%" in passed.reason


def test_what_goes_on_about_what_fell_falls_with_it() -> None:
    assert stand(SPOKEN, BOMBED, HURT) == ["bombed", "Nobody was hurt"]
    assert stand(SPOKEN, BOMBED, BROKE, HURT) == ["bombed"]


def test_a_denial_does_not_fall_with_what_stands_before() -> None:
    denied = {**HURT, "trigger": "deaths", "stance": Stance.DENIES}
    marked = "Jets bombed [Dovrin:town]. Trade in [Karsa:town] broke down. The army denied any deaths."
    assert stand(marked, BOMBED, BROKE, denied) == ["bombed", "deaths"]


def test_a_toll_at_a_place_of_its_own_does_not_fall_with_what_stands_before() -> None:
    told = {**HURT, "trigger": "killed", "place": "Oskara"}
    marked = "Jets bombed [Dovrin:town]. Trade in [Karsa:town] broke down. Two were killed in [Oskara:town]."
    assert stand(marked, BOMBED, BROKE, told) == ["bombed", "killed"]


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ("The two sides spoke of what had been hit.", False),
        ("The two sides denied that anything had been hit.", True),
        ("The two sides disputed what had been hit.", True),
        ("The two sides admitted what had been hit.", True),
        ("The two sides said they had not hit it.", True),
    ],
)
def test_an_answer_needs_a_word_that_denies_contests_or_admits(told: str, *, stands: bool) -> None:
    event = {"trigger": "hit", "speaker": "The two sides", "stance": Stance.DENIES}
    assert ("hit" in stand(f"Jets bombed [Dovrin:town]. {told}", BOMBED, event)) is stands


@pytest.mark.parametrize(
    ("told", "stands"),
    [
        ("The attack killed nine people in [Dovrin:town].", False),
        ("Fire destroyed a mill in [Dovrin:town].", False),
        ("The drone attack killed nine people in [Dovrin:town].", True),
        ("The chemical attack killed nine people in [Dovrin:town].", True),
        ("The strikes killed nine people in [Dovrin:town].", True),
    ],
)
def test_where_nothing_strikes_from_afar_nothing_is_asserted(told: str, *, stands: bool) -> None:
    trigger = next(word for word in ("attack", "Fire", "strikes") if word in told)
    event = {"trigger": trigger, "place": "Dovrin", "chance": 0.99}
    assert stand(told, event) == ([trigger] if stands else [])
    assert part(draft(mark(told), event), weights=PLAIN, brief=True)[0]  # a caption has no story around it
    bombed = {"trigger": "bombed", "place": "Karsa"}
    assert stand(f"{told} Jets bombed [Karsa:town].", event, bombed) == [trigger, "bombed"]


def test_an_answer_stands_where_nothing_strikes_from_afar() -> None:
    event = {"trigger": "attack", "stance": Stance.DENIES}
    assert stand("The army denied any attack on [Dovrin:town].", event) == ["attack"]


@pytest.mark.parametrize(("sure", "stands"), [(0.85, True), (0.75, False)])
def test_an_answer_that_the_annotator_is_sure_of_stands_however_unlikely_the_rest_makes_it(
    sure: float, *, stands: bool
) -> None:
    event = {"trigger": "bombed", "stance": Stance.DENIES, "sure": sure}
    unlikely = PLAIN | {"bias": -9.0, "odds": 1.0}
    assert bool(stand("The army denied that it had bombed [Dovrin:town].", event, weights=unlikely)) is stands


@pytest.mark.parametrize(
    "text", ["Lightning struck a barn in [Dovrin:town].", "The strike of nurses over pay hit [Dovrin:town]."]
)
def test_a_sentence_of_what_is_only_called_a_strike_needs_more(text: str) -> None:
    trigger = "struck" if "struck" in text else "hit"
    (told,) = draft(mark(text), {"trigger": trigger, "place": "Dovrin"})
    assert "is none" in (why_doubtful(told, 0.95) or "")
    assert why_doubtful(told, 0.98) is None


def test_what_is_pinpointed_by_coordinates_stands() -> None:
    event = {"trigger": "hit", "place": "10.6012, 10.9034", "chance": 0.4}
    marked = pinpoint("Something hit [10.6012, 10.9034:town].")
    assert part(draft(marked, event), weights=PLAIN)[0]
    assert not part(draft(mark("Something hit [Dovrin:town]."), {**event, "place": "Dovrin"}), weights=PLAIN)[0]


def test_each_reason_is_told_of_its_draft() -> None:
    text = "Shelling of [Dovrin:town] killed nine people. Soldiers clashed with rebels near [Karsa:town]."
    first, second = describe(
        draft(
            mark(text),
            {"trigger": "Shelling", "place": "Dovrin", "toll": "nine people"},
            {"trigger": "clashed", "sure": 0.4},
        )
    )
    assert (first["placed"], first["strong"]) == (0.99, 1.0)
    assert (second["placed"], second["strong"]) == (0.0, 0.0)
    assert first["odds"] > 0 > second["odds"]
    assert (first["near"], second["near"]) == (0.4, 0.99)


@pytest.mark.parametrize(
    ("text", "laid"),
    [
        ("The attack hit [Dovrin:town]. Jets had flown over.", 0.0),
        ("The attack hit [Dovrin:town]. It was a car bomb.", 1.0),
        ("The attack hit [Dovrin:town]. It was a gas attack with sarin.", 0.0),
        ("The attack hit [Dovrin:town]. Talks went on. Nobody came. A gunman fled.", 0.0),
    ],
)
def test_laid_bombs_in_the_sentences_around_speak_against(text: str, laid: float) -> None:
    article, toponyms, resolutions = mark(text)
    passages = find_passages(take_apart(article), toponyms, resolutions, load_vocabulary("en"))
    (told,) = describe(draft((article, toponyms, resolutions), {"trigger": "attack", "place": "Dovrin"}), passages)
    assert told["laid"] == laid
    assert load_weights()["laid"] < 0


def test_what_others_say_beside_one_who_does_not_comment_stands() -> None:
    text = "The army did not comment but residents said that jets bombed [Dovrin:town]."
    assert stand(text, {"trigger": "bombed", "place": "Dovrin"}) == ["bombed"]


@pytest.mark.parametrize(
    "text",
    [
        "Belmora has not commented on the strike in [Dovrin:town].",
        "The army declined on Monday to comment on the strike in [Dovrin:town].",
        "There was no comment from the palace after the strike in [Dovrin:town].",
        "The report made no mention of any strike in [Dovrin:town].",
    ],
)
def test_whoever_says_nothing_tells_of_no_strike(text: str) -> None:
    assert stand(text, {"trigger": "strike", "place": "Dovrin"}) == []
    assert stand(f"{text} It was a strike in [Dovrin:town].", {"trigger": "strike", "place": "Dovrin"}) == ["strike"]


@pytest.mark.parametrize(
    ("opening", "lead"), [("A car bomb went off. It rained.", 1), ("A mill burned. It rained.", 0)]
)
def test_what_the_opening_is_about_speaks_against_what_names_nothing_from_afar(opening: str, lead: float) -> None:
    for told, counts in (("They condemned the attack in [Dovrin:town].", lead), ("A shell hit [Dovrin:town].", 0)):
        article, toponyms, resolutions = mark(f"{opening} It snowed. It rained. {told}")
        passages = find_passages(take_apart(article), toponyms, resolutions, load_vocabulary("en"))
        trigger = "attack" if "attack" in told else "hit"
        (reasons,) = describe(
            draft((article, toponyms, resolutions), {"trigger": trigger, "place": "Dovrin"}), passages
        )
        assert reasons["lead"] == counts
    assert load_weights()["lead"] < 0


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("The army shot down a jet near [Dovrin:town].", []),
        ("Two helicopters were shot down over [Dovrin:town].", []),
        ("The army shot down a missile near [Dovrin:town].", ["shot down"]),
        ("A jet was sent and the drone was shot down near [Dovrin:town].", ["shot down"]),
        ("Jets met two unmanned aircraft, which were shot down near [Dovrin:town].", ["shot down"]),
    ],
)
def test_a_crew_that_is_shot_down_is_no_strike(text: str, stands: list[str]) -> None:
    event = {"trigger": "shot down", "place": "Dovrin", "realis": Realis.INTERCEPTED}
    assert stand(text, event) == stands


def test_a_town_that_is_called_as_strikes_are_is_no_strike() -> None:
    marked = "Troops retook the region of [Shelling:town]. Jets bombed [Dovrin:town]."
    claims = read_annotated(marked, {"trigger": "Shelling", "chance": 0.99}, BOMBED).claims
    assert [claim.trigger.text for claim in claims if claim.trigger is not None] == ["bombed"]


def test_the_odds_of_what_is_certain_are_finite() -> None:
    (told,) = draft(mark("Jets bombed [Dovrin:town]."), {**BOMBED, "sure": 1.0})
    least = replace(told, event=replace(told.event, probability=0.0))
    certain, never = describe((told, least))
    assert certain["odds"] == pytest.approx(-never["odds"])
    assert certain["odds"] > 0


def test_a_surer_annotator_makes_a_strike_likelier() -> None:
    assert load_weights()["odds"] > 0
