"""What the story adds to what each sentence says, one pass after the other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from geostrike.claims.annotated.passes import PASSES
from geostrike.model import About, Post, Realis, Stance
from geostrike.model.annotation import Voice
from tests.claims.annotated import read_annotated, read_marked
from tests.claims.marked import mark, pinpoint

if TYPE_CHECKING:
    from geostrike.claims import Extraction

BOMBED: dict[str, Any] = {"trigger": "bombed", "place": "Dovrin"}
HIT: dict[str, Any] = {"trigger": "hit", "place": "Oskara"}


def speakers(found: Extraction) -> list[str | None]:
    return [claim.speaker.name if claim.speaker is not None else None for claim in found.claims]


def places(found: Extraction) -> list[tuple[str, ...]]:
    return [claim.toponym_ids for claim in found.claims]


def test_each_pass_says_what_it_does() -> None:
    assert len({rule.says for rule in PASSES}) == len(PASSES)


# ---------------------------------------------------------------------------------------------- which are one


@pytest.mark.parametrize(
    ("other", "number"),
    [
        ({"place": "Dovrin"}, 1),
        ({"place": "Dovrin", "target": "a mill"}, 1),
        ({"place": "Oskara"}, 2),
        ({"place": "Dovrin", "realis": Realis.PLANNED}, 2),
        ({"place": "Dovrin", "stance": Stance.DENIES}, 2),
    ],
)
def test_two_strike_words_that_differ_in_nothing_tell_one_strike(other: dict[str, Any], number: int) -> None:
    told = "Airstrikes hit a mill in [Dovrin:town] and did not spare the denied bridge in [Oskara:town]."
    found = read_annotated(told, {"trigger": "Airstrikes", "place": "Dovrin"}, {"trigger": "hit", **other})
    assert len(found.claims) == number


def test_what_the_other_word_adds_is_kept() -> None:
    told = "Airstrikes hit a mill in [Dovrin:town]."
    here = {"place": "Dovrin"}
    (claim,) = read_annotated(
        told, {"trigger": "Airstrikes", **here}, {"trigger": "hit", "target": "a mill", **here}
    ).claims
    assert claim.targets == ("a mill",)
    assert "tells of the same" in claim.rule


def test_strikes_told_in_two_sentences_stay_two() -> None:
    found = read_annotated("Jets bombed [Dovrin:town]. Shells hit [Oskara:town].", BOMBED, HIT)
    assert len(found.claims) == 2


# ---------------------------------------------------------------------------------------------- who says it

MONITOR = "Jets bombed [Dovrin:town], the Karsa Monitor said."


@pytest.mark.parametrize(("voice", "name"), [(Voice.OUTSIDE, "Karsa Monitor"), (Voice.OUTLET, None)])
def test_words_whose_speaker_stands_elsewhere_are_those_of_the_one_before(voice: Voice, name: str | None) -> None:
    found = read_annotated(
        f"{MONITOR} Shells hit [Oskara:town].", {**BOMBED, "speaker": "the Karsa Monitor"}, {**HIT, "voice": voice}
    )
    assert speakers(found) == ["Karsa Monitor", name]
    assert ("the speaker named before" in found.claims[1].rule) is (name is not None)


def test_or_of_the_one_just_after() -> None:
    told = "Shells hit [Oskara:town]. The mayor said that two people had died."
    assert speakers(read_annotated(told, {**HIT, "voice": Voice.OUTSIDE})) == ["mayor"]


def test_a_speaker_many_sentences_away_is_not_asked_for() -> None:
    between = "The river was low. " * 5
    found = read_annotated(
        f"{MONITOR} {between}Shells hit [Oskara:town].",
        {**BOMBED, "speaker": "the Karsa Monitor"},
        {**HIT, "voice": Voice.OUTSIDE},
    )
    assert speakers(found) == ["Karsa Monitor", None]


# ---------------------------------------------------------------------------------------------- where


@pytest.mark.parametrize(
    ("after", "there"),
    [
        ("[10.6012, 10.9034:town].", ("t1",)),
        ("Coordinates: [10.6012, 10.9034:town].", ("t1",)),
        ("The mayor left for [10.6012, 10.9034:town].", ()),
        ("[Oskara:town].", ()),
    ],
)
def test_coordinates_that_are_a_sentence_by_themselves_place_the_strike_before_them(
    after: str, there: tuple[str, ...]
) -> None:
    found = read_marked(pinpoint(f"Jets bombed a depot. {after}"), {"trigger": "bombed"})
    assert places(found) == [there]
    assert ("nothing but these coordinates" in found.claims[0].rule) is bool(there)


def test_a_strike_with_a_place_keeps_it() -> None:
    marked = pinpoint("Jets bombed [Dovrin:town]. [10.6012, 10.9034:town].")
    assert places(read_marked(marked, BOMBED)) == [("t1",)]


DENIED: dict[str, Any] = {"trigger": "denied", "speaker": "The army", "stance": Stance.DENIES}


@pytest.mark.parametrize("about", [About.STRIKE, About.ATTACKER, About.LOCATION])
def test_a_denial_without_a_place_is_about_the_strike_told_just_before(about: About) -> None:
    found = read_annotated("Jets bombed [Dovrin:town]. The army denied it.", BOMBED, {**DENIED, "about": about})
    assert places(found) == [("t1",), ("t1",)]
    assert "answers what is told just before" in found.claims[1].rule


def test_a_denial_before_the_report_in_its_own_sentence_is_about_it() -> None:
    found = read_annotated("The army denied all, though jets bombed [Dovrin:town].", DENIED, BOMBED)
    assert places(found) == [("t1",), ("t1",)]


@pytest.mark.parametrize(
    ("before", "events", "more"),
    [
        # of two strikes nobody knows which is meant
        ("Jets bombed [Dovrin:town]. Shells hit [Oskara:town].", (BOMBED, HIT), {}),
        # who died is no question of where
        ("Jets bombed [Dovrin:town].", (BOMBED,), {"about": About.CASUALTIES}),
        # what is only planned is not answered as if it had been
        ("Jets bombed [Dovrin:town].", ({**BOMBED, "realis": Realis.PLANNED},), {}),
        # too far away
        ("Jets bombed [Dovrin:town]. The river was low. Shops opened. It rained.", (BOMBED,), {}),
        # nothing is told before
        ("The river was low.", (), {}),
    ],
)
def test_other_answers_stay_without_a_place(
    before: str, events: tuple[dict[str, Any], ...], more: dict[str, Any]
) -> None:
    found = read_annotated(f"{before} The army denied it.", *events, {**DENIED, **more})
    assert places(found)[-1] == ()


def test_an_assertion_without_a_place_takes_none() -> None:
    found = read_annotated("Jets bombed [Dovrin:town]. Two raids killed nine.", BOMBED, {"trigger": "raids"})
    assert places(found) == [("t1",), ()]


@pytest.mark.parametrize(
    ("between", "there"),
    [("", ("t1",)), (" The river was low. The mill stood still.", ()), (" Shells hit [Oskara:town].", ("t2",))],
)
def test_harm_without_a_place_was_done_by_the_strike_of_the_sentence_before(
    between: str, there: tuple[str, ...]
) -> None:
    hurt = {"trigger": "hurt", "about": About.CASUALTIES, "toll": "Five people"}
    events = [BOMBED, HIT, hurt] if "Oskara" in between else [BOMBED, hurt]
    found = read_annotated(f"Jets bombed [Dovrin:town].{between} Five people were hurt.", *events)
    assert places(found)[-1] == there


# ---------------------------------------------------------------------------------------------- what happened


@pytest.mark.parametrize(
    ("after", "realis"),
    [("It was intercepted.", Realis.INTERCEPTED), ("The one fired an hour later was intercepted.", Realis.CURRENT)],
)
def test_it_was_intercepted_is_said_of_the_missile_just_before(after: str, realis: Realis) -> None:
    fired = {"trigger": "fired", "place": "Dovrin", "weapon": "a missile"}
    stopped = {"trigger": "intercepted", "realis": Realis.INTERCEPTED}
    found = read_annotated(f"Rebels fired a missile at [Dovrin:town]. {after}", fired, stopped)
    assert found.claims[0].realis is realis


@pytest.mark.parametrize(
    ("told", "realis"),
    [
        ("would welcome", Realis.HYPOTHETICAL),
        ("might support more", Realis.HYPOTHETICAL),
        ("welcomed", Realis.CURRENT),
        ("would not say who had flown the", Realis.CURRENT),
    ],
)
def test_who_would_welcome_raids_tells_of_none_so_far(told: str, realis: Realis) -> None:
    (claim,) = read_annotated(
        f"The minister {told} raids on [Dovrin:town].", {"trigger": "raids", "place": "Dovrin"}
    ).claims
    assert claim.realis is realis


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Had the shell hit [Dovrin:town], hundreds would have died.", Realis.HYPOTHETICAL),
        ("Had nobody called, the shell that hit [Dovrin:town] was never found.", Realis.CURRENT),
    ],
)
def test_what_would_have_been_tells_of_none(text: str, realis: Realis) -> None:
    assert read_annotated(text, {"trigger": "hit", "place": "Dovrin"}).claims[0].realis is realis


@pytest.mark.parametrize(("not_", "stance"), [("not ", Stance.DENIES), ("", Stance.ASSERTS)])
def test_who_says_what_was_not_hit_denies_the_target(not_: str, stance: Stance) -> None:
    text = f"The raids had {not_}been aimed at fighters, the mayor said."
    event = {"trigger": "raids", "about": About.TARGET, "speaker": "the mayor"}
    assert read_annotated(text, event).claims[0].stance is stance


@pytest.mark.parametrize(
    ("verb", "hesitant", "stance"),
    [
        ("acknowledged", True, Stance.CONCEDES),
        ("denied", True, Stance.DENIES),
        ("said", True, Stance.ASSERTS),
        ("acknowledged", False, Stance.ASSERTS),  # the annotator knows
    ],
)
def test_where_the_annotator_hesitates_the_verb_of_saying_tells_the_stance(
    verb: str, *, hesitant: bool, stance: Stance
) -> None:
    text = f"Officials {verb} that other groups had been bombed."
    event = {"trigger": "bombed", "about": About.TARGET, "speaker": "Officials", "hesitant": hesitant}
    assert read_annotated(text, event).claims[0].stance is stance


@pytest.mark.parametrize(("hesitant", "about"), [(True, About.CASUALTIES), (False, About.STRIKE)])
def test_an_answer_that_names_a_toll_is_about_it(*, hesitant: bool, about: About) -> None:
    text = "The president denied reports that 12 people were killed in any raids."
    event = {"trigger": "raids", "stance": Stance.DENIES, "toll": "12 people", "hesitant": hesitant}
    assert read_annotated(text, event).claims[0].about is about


# ---------------------------------------------------------------------------------------------- when


@pytest.mark.parametrize(
    ("day", "realis"),
    [
        ("on 26 February", Realis.BACKGROUND),
        ("on 27 February", Realis.CURRENT),
        ("on 10 March", Realis.CURRENT),
        ("last year", Realis.BACKGROUND),
    ],
)
def test_what_is_dated_two_weeks_before_the_news_is_background(day: str, realis: Realis) -> None:
    (claim,) = read_annotated(f"Jets bombed [Dovrin:town] {day}.", {**BOMBED, "date": day}).claims
    assert claim.realis is realis
    assert ("well before the news" in claim.rule) is (realis is Realis.BACKGROUND)


def test_what_has_not_happened_is_never_background() -> None:
    event = {**BOMBED, "date": "on 20 February", "realis": Realis.NEGATED}
    (claim,) = read_annotated("Jets never bombed [Dovrin:town] on 20 February.", event).claims
    assert claim.realis is Realis.NEGATED


def test_without_a_day_of_publication_nothing_is_left_in_the_past() -> None:
    marked = mark("Jets bombed [Dovrin:town] on 20 February 2031.", None)
    (claim,) = read_marked(marked, {**BOMBED, "date": "on 20 February 2031"}).claims
    assert claim.realis is Realis.CURRENT


def days(found: Extraction) -> list[tuple[str | None, bool]]:
    return [
        (None, False) if claim.date is None else (str(claim.date.start), claim.date.inherited) for claim in found.claims
    ]


def test_strikes_without_a_day_take_that_of_the_opening_marked_as_taken_over() -> None:
    found = read_annotated(
        "Jets bombed [Dovrin:town] on Monday. Shells hit [Oskara:town].", {**BOMBED, "date": "on Monday"}, HIT
    )
    assert days(found) == [("2031-03-10", False), ("2031-03-10", True)]


def test_what_is_background_takes_no_day_and_gives_none() -> None:
    past = {"realis": Realis.BACKGROUND}
    text = "Jets bombed [Dovrin:town] on Monday. Shells hit [Oskara:town]."
    assert days(read_annotated(text, {**BOMBED, "date": "on Monday"}, {**HIT, **past}))[1] == (None, False)
    assert days(read_annotated(text, {**BOMBED, "date": "on Monday", **past}, HIT))[1] == (None, False)


def test_a_day_told_late_is_not_that_of_the_opening() -> None:
    text = "Jets bombed [Dovrin:town]. Raids went on. More raids came. Shelling went on. Shells hit [Oskara:town] on Monday."
    found = read_annotated(
        text,
        BOMBED,
        {"trigger": "Raids"},
        {"trigger": "raids"},
        {"trigger": "Shelling"},
        {**HIT, "date": "on Monday"},
    )
    assert days(found)[:4] == [(None, False)] * 4


def test_in_a_live_page_a_day_is_that_of_its_own_post() -> None:
    parts = (
        "Jets bombed [Dovrin:town] on Monday.",
        "Shells hit [Oskara:town].",
        "A drone struck [Selin:town] on Sunday. It burned.",
    )
    article, toponyms, resolutions = mark("\n".join(parts))
    starts = [0, article.text.index("Shells"), article.text.index("A drone"), len(article.text)]
    posts = tuple(Post(start=a, end=b, published=date(2031, 3, 12)) for a, b in pairwise(starts))
    found = read_marked(
        (replace(article, posts=posts), toponyms, resolutions),
        {**BOMBED, "date": "on Monday"},
        HIT,
        {"trigger": "struck", "place": "Selin", "date": "on Sunday"},
        {"trigger": "burned"},
    )
    assert days(found) == [("2031-03-10", False), (None, False), ("2031-03-09", False), ("2031-03-09", True)]
