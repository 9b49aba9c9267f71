"""One event in its sentence: which places, party, speaker, day and tolls the words that the annotator points at amount to."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from geostrike.model import Role, Stance
from geostrike.model.annotation import Annotation, Voice
from tests.claims.annotated import annotate, annotate_all, draft, extract, read_annotated, read_marked
from tests.claims.marked import mark, pinpoint

BOMBED: dict[str, Any] = {"trigger": "bombed"}


# ---------------------------------------------------------------------------------------------- where


@pytest.mark.parametrize(
    ("marked", "words", "there"),
    [
        ("Jets bombed [Dovrin:town].", "Dovrin", ("t1",)),
        ("Jets bombed [Dovrin:town] and [Oskara:town].", ("Dovrin", "Oskara"), ("t1", "t2")),
        ("Jets bombed [Dovrin:town] and [Oskara:town].", "Dovrin and Oskara", ("t1", "t2")),
        # a list at whose beginning it stops
        ("Jets bombed [Dovrin:town]; [Oskara:town]; and [Selin:town] on Monday.", "Dovrin", ("t1", "t2", "t3")),
        ("Jets bombed [Dovrin:town], as well as [Oskara:town].", "Dovrin", ("t1", "t2")),
        ("Jets bombed [Dovrin:town] and in the northern town of [Oskara:town] on Monday.", "Dovrin", ("t1", "t2")),
        ("Jets bombed [Dovrin:town] and officials met in [Oskara:town].", "Dovrin", ("t1",)),
        ("Jets bombed [Dovrin:town], and [Oskara:town] was calm.", "Dovrin", ("t1",)),
        # where it came from, and where people were taken, was not hit
        ("The missiles that bombed a mill were launched from [Dovrin:town].", "Dovrin", ()),
        ("Jets bombed a mill from the direction of eastern [Dovrin:town].", "Dovrin", ()),
        ("Jets bombed a mill, and no comment came from the regime in [Dovrin:town].", "Dovrin", ()),
        ("Jets bombed a mill, from positions held by rebels near [Dovrin:town].", "Dovrin", ("t1",)),
        ("Rockets fired from positions held by rebels near [Dovrin:town] bombed a mill.", "Dovrin", ()),
        ("Jets bombed the [Karsa:town] power plant in [Dovrin:town].", "the Karsa power plant in Dovrin", ("t2",)),
        ("Jets bombed the [Karsa:town] power plant in [Arvania:country].", "the Karsa power plant in Arvania", ("t1",)),
        ("Jets bombed a mill on the road to [Dovrin:town].", "Dovrin", ()),
        ("Rockets fired from sites in [Karsa:town] bombed a school in [Dovrin:town].", "Dovrin", ("t2",)),
        ("Jets bombed a mill before the talks in [Dovrin:town].", "Dovrin", ()),
        ("Jets bombed a mill of the regime in [Dovrin:town].", "Dovrin", ("t1",)),
        ("Rockets fired at the coast from [Karsa:town] and [Dovrin:town] bombed a mill.", ("Karsa", "Dovrin"), ()),
        ("Jets bombed a mill, and the wounded were taken to hospitals in [Dovrin:town].", "Dovrin", ()),
        ("Jets bombed a mill; those killed were buried in [Dovrin:town].", "Dovrin", ()),
        ("Jets bombed [Dovrin:town]; [Oskara:town] was calm.", "Dovrin", ("t1",)),
        # of one phrase the place that lies in the other
        ("Jets bombed the [Old Mill:neighbourhood] of [Dovrin:town].", "the Old Mill of Dovrin", ("t1",)),
        (
            "Jets bombed the [Dovrin:town] suburb of [Selin:neighbourhood<Dovrin].",
            "the Dovrin suburb of Selin",
            ("t2",),
        ),
        ("Jets bombed [Belmora:country]'s [Karsa:province].", "Belmora's Karsa", ("t2",)),
        ("Jets bombed [Belmora:country]'s [Karsa:province].", ("Belmora's", "Karsa"), ("t2",)),
        ("Jets bombed [Dovrin:town<Karsa>] in [Karsa:province].", ("Dovrin", "Karsa"), ("t1",)),
        # the finest first
        ("Jets bombed [Karsa:province] and [Dovrin:town].", ("Karsa", "Dovrin"), ("t2", "t1")),
        # a people's land is a place, a people's post may stand anywhere
        ("Jets bombed {Ostrian:Ostria} towns.", "Ostrian towns", ("t1",)),
        ("Jets bombed {Ostrian:Ostria} airfields.", "Ostrian airfields", ("t1",)),
        ("Jets bombed an {Ostrian:Ostria} outpost.", "an Ostrian outpost", ()),
        ("Jets bombed a depot.", "a depot", ()),
    ],
)
def test_places_are_the_names_in_the_words_for_what_was_hit(
    marked: str, words: str | tuple[str, ...], there: tuple[str, ...]
) -> None:
    assert read_annotated(marked, {**BOMBED, "place": words}).claims[0].toponym_ids == there


@pytest.mark.parametrize(("sure", "there"), [(0.95, ("t1",)), (0.7, ())])
def test_a_place_in_the_sentence_beside_is_taken_where_it_is_sure(sure: float, there: tuple[str, ...]) -> None:
    marked = "Shelling of [Dovrin:town]. A girl was killed by rockets."
    told = {"trigger": "rockets", "place": "Dovrin", "sure": sure, "chance": 0.99}
    assert read_annotated(marked, told).claims[0].toponym_ids == there


def test_what_its_own_sentence_rules_out_is_not_taken_so() -> None:
    marked = "Jets bombed [Belmora:country]'s capital."
    assert read_annotated(marked, {**BOMBED, "place": "Belmora's capital"}).claims[0].toponym_ids == ()


@pytest.mark.parametrize(("sure", "there"), [(0.55, ("t1",)), (0.35, ())])
def test_a_place_that_is_hardly_likely_is_left_out(sure: float, there: tuple[str, ...]) -> None:
    marked = mark("Jets bombed a mill, far off [Dovrin:town].")
    (told,) = draft(marked, {**BOMBED, "place": "Dovrin", "sure": sure, "chance": 0.99})
    assert told.places == there


@pytest.mark.parametrize(("sure", "there"), [(0.95, ("t1",)), (0.75, ())])
def test_where_it_was_fired_from_is_struck_only_where_the_annotator_is_certain(
    sure: float, there: tuple[str, ...]
) -> None:
    (told,) = draft(mark("Rockets from [Dovrin:town] hit a mill."), {"trigger": "hit", "place": "Dovrin", "sure": sure})
    assert told.places == there


def test_an_unlikely_place_is_taken_only_where_no_other_is() -> None:
    marked = mark("Jets bombed [Dovrin:town], far off [Oskara:town].")
    (told,) = draft(marked, {**BOMBED, "place": ("Dovrin", "Oskara"), "sure": 0.55, "chance": 0.99})
    assert told.places == ("t1", "t2")


@pytest.mark.parametrize(
    ("marked", "more", "there"),
    [
        ("Jets bombed a depot in [Dovrin:town].", {}, ("t1",)),
        ("Jets bombed a depot in [Dovrin:town<Karsa>] in [Karsa:province].", {}, ("t1",)),
        ("Jets bombed a depot in [Arvania:country].", {}, ()),
        ("Jets bombed a depot in [Dovrin:town] and one in [Oskara:town].", {}, ()),
        ("Jets bombed a depot in [Dovrin:town], in [Dovrin:town].", {}, ("t1",)),
        ("Jets from [Karsa:town] bombed a depot.", {}, ()),
        ("Jets bombed a depot from the city of [Karsa:town].", {}, ()),
        ("Jets bombed a depot in the city of [Karsa:town].", {}, ("t1",)),
        ("Rebels in [Karsa:town] bombed a depot.", {"attacker": "Rebels in Karsa"}, ()),
        ("Jets bombed a depot, medics in [Karsa:town] said.", {"speaker": "medics in Karsa"}, ()),
        ("The minister said in [Karsa:town] that jets bombed a depot.", {}, ()),
        ("Jets bombed a depot, and a flood came in [Karsa:town].", {"quote": "Jets bombed a depot"}, ()),
    ],
)
def test_where_no_place_is_pointed_at_it_is_the_only_one_that_the_clause_says_something_is_in(
    marked: str, more: dict[str, Any], there: tuple[str, ...]
) -> None:
    assert read_annotated(marked, BOMBED | more).claims[0].toponym_ids == there


@pytest.mark.parametrize(
    ("feature", "there"),
    [("PPL", ("t1",)), ("PPLC", ())],
    ids=["a town governs nothing", "a capital stands for its state"],
)
def test_a_town_taken_for_a_government_is_a_place_where_the_annotator_is_certain(
    feature: str, there: tuple[str, ...]
) -> None:
    article, (name,), (found,) = mark("Jets bombed [Dovrin:town].")
    assert found.place is not None
    marked = (
        article,
        (replace(name, role=Role.GOVERNMENT),),
        (replace(found, place=replace(found.place, feature=feature)),),
    )
    (told,) = draft(marked, {**BOMBED, "place": "Dovrin"})
    assert told.places == there


@pytest.mark.parametrize(
    ("level", "there"),
    [("town", ("t1",)), ("region", ("t2",))],
    ids=["a town's house stands in it", "a house called after a sea may stand anywhere"],
)
def test_a_name_inside_that_of_a_house_is_its_place_where_the_annotator_is_certain(
    level: str, there: tuple[str, ...]
) -> None:
    article, (name, town), found = mark(f"Jets bombed [Amber:{level}] University in [Oskara:town].")
    marked = article, (replace(name, role=Role.PART_OF_NAME), town), found
    (told,) = draft(marked, {**BOMBED, "place": "Amber University"})
    assert told.places == there


def test_coordinates_of_the_sentence_are_its_place_where_it_has_no_other() -> None:
    assert read_marked(pinpoint("Jets bombed a depot at [10.60, 10.90:town]."), BOMBED).claims[0].toponym_ids == ("t1",)
    two = pinpoint("Jets bombed depots at [10.60, 10.90:town] and [10.61, 10.91:town].")
    assert read_marked(two, BOMBED).claims[0].toponym_ids == ()


# ------------------------------------------------------------------------------------------------ who


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The army bombed [Dovrin:town].", "The army", "army"),
        ("It was said that the US had bombed [Dovrin:town].", "the US", "US"),
        ("{Ostrian:Ostria} jets bombed [Dovrin:town].", "Ostrian jets", "Ostria"),
        # where they stand and what they do is no part of their name
        ("Rebels in [Karsa:town] bombed [Dovrin:town].", "Rebels in Karsa", "Rebels"),
        ("Militia jets flying over [Karsa:town] bombed [Dovrin:town].", "Militia jets flying over Karsa", "Militia"),
        ("Rebels who fled had bombed [Dovrin:town].", "Rebels who fled", "Rebels"),
        ("The army itself bombed [Dovrin:town].", "The army itself", "army"),
        ("And the Dawn Brigade bombed [Dovrin:town].", "And the Dawn Brigade", "Dawn Brigade"),
        ("It was the U.S. that bombed [Dovrin:town].", "the U.S.", "U.S."),
        # a service is somebody
        ("The armed forces bombed [Dovrin:town].", "The armed forces", "armed forces"),
        ("The military bombed [Dovrin:town].", "The military", "military"),
        # a name with “of” in it, of a unit with a number, and whose machines are told of
        ("Then the Sons of the Marsh bombed [Dovrin:town].", "the Sons of the Marsh", "Sons of the Marsh"),
        ("Jets of the 12th Dawn Wing bombed [Dovrin:town].", "Jets of the 12th Dawn Wing", "12th Dawn Wing"),
        ("The junta's own aircraft bombed [Dovrin:town].", "The junta's own aircraft", "junta"),
        ("Southern Command bombed [Dovrin:town].", "Southern Command", "Southern Command"),
        ("Terrorist fire bombed [Dovrin:town].", "Terrorist", "“Terrorist”"),
        ("The army and other groups bombed [Dovrin:town].", "The army and other groups", "army"),
        # machines are nobody's name, however they are described
        ("The same aircraft bombed [Dovrin:town].", "The same aircraft", "unidentified aircraft"),
        ("A Yak-130 jet bombed [Dovrin:town].", "A Yak-130 jet", "unidentified aircraft"),
        ("Missiles from [Oskara:town] hit a depot; they bombed [Dovrin:town].", "Oskara", None),
        ("Bayraktar drones bombed [Dovrin:town].", "Bayraktar drones", "unidentified drones"),
        ("An Y-14 jet that circled bombed [Dovrin:town].", "An Y-14 jet that circled", "unidentified aircraft"),
        # who backs, leads or rules them is not who flew
        (
            "The {Arvanian:Arvania} army backed by {Belmoran:Belmora} jets bombed [Dovrin:town].",
            "The Arvanian army backed by Belmoran jets",
            "Arvania",
        ),
        (
            "The {Arvanian:Arvania} regime of President Berg bombed [Dovrin:town].",
            "The Arvanian regime of President Berg",
            "Arvania",
        ),
        (
            "A coalition led by {Belmoran:Belmora} officers bombed [Dovrin:town].",
            "A coalition led by Belmoran officers",
            "coalition",
        ),
        ("Jets from the {Arvanian:Arvania} army bombed [Dovrin:town].", "Jets from the Arvanian army", "Arvania"),
        (
            "Jet fighters from the {Arvanian:Arvania} army bombed [Dovrin:town].",
            "Jet fighters from the Arvanian army",
            "Arvania",
        ),
        # machines after a comma, and one of two
        (
            "{Arvanian:Arvania} jets, drones and artillery bombed [Dovrin:town].",
            "Arvanian jets, drones and artillery",
            "Arvania",
        ),
        (
            "{Arvanian:Arvania} or {Belmoran:Belmora} jets bombed [Dovrin:town].",
            "Arvanian or Belmoran jets",
            "Arvania or Belmora",
        ),
        (
            "{Arvanian:Arvania} troops and artillery units bombed [Dovrin:town].",
            "Arvanian troops and artillery units",
            "Arvania",
        ),
        # what a group is called is somebody, once it is told of
        ("The movement bombed [Dovrin:town].", "The movement", "movement"),
        # a scrap of a list
        ("The army and rebels bombed [Dovrin:town].", "and rebels", None),
        # who only tells of it
        ("Ministry sources said bombs were dropped that bombed [Dovrin:town].", "Ministry sources", None),
        ("According to the Vost Observatory heavy shells bombed [Dovrin:town].", "Vost Observatory heavy", None),
        # what was fired
        ("A Kinzhal missile bombed [Dovrin:town].", "A Kinzhal missile", None),
        ("Kinzhal missiles bombed [Dovrin:town].", "Kinzhal missiles", None),
    ],
)
def test_only_a_whole_name_of_whoever_flew_it_is_an_attacker(text: str, words: str, name: str | None) -> None:
    (claim,) = read_annotated(text, {**BOMBED, "place": "Dovrin", "attacker": words}).claims
    assert (claim.attacker.name if claim.attacker is not None else None) == name
    if claim.attacker is not None:
        assert claim.attacker.stated


def test_what_a_strike_came_after_was_elsewhere() -> None:
    event = {"trigger": "strike", "place": ("Dovrin", "Karsa", "Oskara")}
    for came in ("came days after attacks in", "followed an attack on a tanker off", "coincided with a meeting in"):
        (claim,) = read_annotated(f"The strike on [Dovrin:town] {came} [Karsa:town] and [Oskara:town].", event).claims
        assert claim.toponym_ids == ("t1",)
    (claim,) = read_annotated("The strike came down on [Dovrin:town].", event | {"place": "Dovrin"}).claims
    assert claim.toponym_ids == ("t1",)


def test_a_dateline_is_no_part_of_the_speaker() -> None:
    article, (dateline, *toponyms), resolutions = mark(
        "[Belgard:town], Arvania - The Karsa Monitor said jets bombed [Dovrin:town]."
    )
    event = {**BOMBED, "place": "Dovrin", "speaker": "Arvania - The Karsa Monitor"}
    (claim,) = read_marked((article, (replace(dateline, role=Role.DATELINE), *toponyms), resolutions), event).claims
    assert claim.speaker is not None
    assert claim.speaker.name == "Karsa Monitor"


def test_what_stands_between_dashes_is_told_of_the_speaker() -> None:
    text = "Ada Pell - a baker - said jets bombed [Dovrin:town]."
    (claim,) = read_annotated(text, {**BOMBED, "place": "Dovrin", "speaker": "Ada Pell - a baker"}).claims
    assert claim.speaker is not None
    assert claim.speaker.name.startswith("Ada Pell")


def test_a_hyphen_is_no_dateline() -> None:
    text = "Jets bombed [Dovrin:town], said Jean-Marc al-Vesh."
    (claim,) = read_annotated(text, {**BOMBED, "place": "Dovrin", "speaker": "Jean-Marc al-Vesh"}).claims
    assert claim.speaker is not None
    assert claim.speaker.name == "Jean-Marc al-Vesh"


def test_who_backs_with_strikes_made_them() -> None:
    text = "Rebels backed by {Belmoran:Belmora} air strikes took [Dovrin:town]."
    event = {"trigger": "air strikes", "attacker": "Belmoran"}
    (claim,) = read_annotated(text, event).claims
    assert claim.attacker is not None
    assert claim.attacker.name == "Belmora"


def test_a_state_that_speaks_of_its_own_strikes_is_meant() -> None:
    text = "[Arvania:country] called a truce, and [Belmora:country] announced that it was bombing [Dovrin:town]."
    event = {"trigger": "bombing", "place": "Dovrin", "attacker": "it", "speaker": "Belmora"}
    (claim,) = read_annotated(text, event).claims
    assert claim.speaker is not None
    assert claim.attacker is not None
    assert (claim.speaker.name, claim.attacker.name) == ("Belmora", "Belmora")


def test_a_name_goes_before_a_pronoun() -> None:
    event = {**BOMBED, "attacker": ("the Dawn Brigade", "its jets")}
    (told,) = draft(mark("They blamed the Dawn Brigade, for its jets had bombed [Dovrin:town]."), event)
    assert told.attacker is not None
    assert told.attacker.name == "Dawn Brigade"


@pytest.mark.parametrize(("sure", "named"), [(0.55, True), (0.45, False)])
def test_whose_strike_it_was_is_not_told_on_a_guess(sure: float, *, named: bool) -> None:
    event = {**BOMBED, "attacker": "The army", "sure": sure, "chance": 0.99}
    (told,) = draft(mark("The army bombed [Dovrin:town]."), event)
    assert (told.attacker is not None) is named


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Shells bombed [Dovrin:town], the Karsa Monitor said.", "the Karsa Monitor", "Karsa Monitor"),
        ("Shells bombed [Dovrin:town] killing 12 people the Karsa Monitor said.", "the Karsa Monitor", "Karsa Monitor"),
        ("Shells bombed [Dovrin:town], residents said.", "residents", "residents"),
        ("Shells bombed [Dovrin:town], the latest toll says.", "the", None),
        # half of a place's name
        ("Shells bombed [Dovrin:town] near [Monitor Hill:town].", "Monitor", None),
    ],
)
def test_the_speaker_is_whom_the_annotator_points_at(text: str, words: str, name: str | None) -> None:
    (claim,) = read_annotated(text, {**BOMBED, "place": "Dovrin", "speaker": words}).claims
    assert (claim.speaker.name if claim.speaker is not None else None) == name


def test_of_two_who_speak_the_nearer_says_it() -> None:
    text = "The army rejected the criticism, and the mayor said that jets bombed [Dovrin:town]."
    (claim,) = read_annotated(text, {**BOMBED, "place": "Dovrin", "speaker": ("The army", "the mayor")}).claims
    assert claim.speaker is not None
    assert claim.speaker.name == "mayor"


@pytest.mark.parametrize(
    ("text", "voice", "name"),
    [
        ("Shells bombed [Dovrin:town], said an old trader.", Voice.INSIDE, "old trader"),
        ("Shells bombed [Dovrin:town], said an old trader.", Voice.OUTLET, None),
        # which of the two, it does not say
        ("Shells bombed [Dovrin:town], said an old trader, and a nurse said that it rained.", Voice.INSIDE, None),
        ("Shells bombed [Dovrin:town].", Voice.INSIDE, None),
    ],
)
def test_where_it_points_at_nobody_but_hears_somebody_the_only_one_who_speaks_is_meant(
    text: str, voice: Voice, name: str | None
) -> None:
    (claim,) = read_annotated(text, {**BOMBED, "place": "Dovrin", "voice": voice}).claims
    assert (claim.speaker.name if claim.speaker is not None else None) == name


@pytest.mark.parametrize(
    ("text", "sure", "voice", "name"),
    [
        ("Jets bombed [Dovrin:town], the mayor said.", 0.45, Voice.OUTLET, "mayor"),  # a verb of saying makes it his
        ("Jets bombed [Dovrin:town], the mayor said.", 0.35, Voice.OUTLET, None),
        ("Jets bombed [Dovrin:town], to the mayor.", 0.65, Voice.OUTLET, None),
        ("Jets bombed [Dovrin:town], to the mayor.", 0.75, Voice.OUTLET, "mayor"),
        ("Jets bombed [Dovrin:town], to the mayor.", 0.45, Voice.INSIDE, "mayor"),  # somebody in the sentence speaks
    ],
)
def test_it_need_be_less_sure_of_a_speaker_where_something_else_says_so(
    text: str, sure: float, voice: Voice, name: str | None
) -> None:
    article, toponyms, resolutions = mark(text)
    event = annotate(article.text, **BOMBED, speaker="the mayor", sure=sure, chance=0.99)
    event = replace(event, voice={v: float(v is voice) for v in Voice})
    found = extract(article, toponyms, resolutions, Annotation(events=(event,)))
    assert [c.speaker.name if c.speaker else None for c in found.claims] == [name]


@pytest.mark.parametrize(("likely", "stance"), [(0.45, Stance.CONCEDES), (0.37, Stance.ASSERTS)])
def test_nobody_concedes_on_a_guess(likely: float, stance: Stance) -> None:
    article, toponyms, resolutions = mark("The army said that the raid on [Dovrin:town] was its own and did no harm.")
    odds = {s: likely if s is Stance.CONCEDES else (1 - likely) / 3 for s in Stance}
    event = replace(annotate(article.text, trigger="raid", place="Dovrin"), stance=odds)
    (claim,) = extract(article, toponyms, resolutions, Annotation(events=(event,))).claims
    assert claim.stance is stance


# ------------------------------------------------------------------------------------- when, how many, what


def test_whoever_only_passes_it_on_is_not_who_says_it() -> None:
    text = "Jets bombed [Dovrin:town], medics said, the Vost news agency reported."
    event = {**BOMBED, "place": "Dovrin", "speaker": ("the Vost news agency", "medics")}
    (claim,) = read_annotated(text, event).claims
    assert claim.speaker is not None
    assert claim.speaker.name == "medics"


@pytest.mark.parametrize(("words", "day"), [("on Monday", "2031-03-10"), ("overnight", "2031-03-12")])
def test_the_day_is_that_of_the_words_pointed_at(words: str, day: str) -> None:
    text = f"Jets bombed [Dovrin:town] {words}, and on Sunday it rained."
    (claim,) = read_annotated(text, {**BOMBED, "date": words}).claims
    assert claim.date is not None
    assert str(claim.date.start) == day


def test_where_no_day_is_pointed_at_the_claim_has_none() -> None:
    (claim,) = read_annotated("Jets bombed [Dovrin:town], and on Monday it rained.", BOMBED).claims
    assert claim.date is None


def test_figures_for_a_day_need_not_be_pointed_at() -> None:
    (claim,) = read_annotated("Jets bombed [Dovrin:town] on 2031-03-10, medics said.", BOMBED).claims
    assert claim.date is not None
    assert str(claim.date.start) == "2031-03-10"


@pytest.mark.parametrize("words", ["in recent weeks", "almost every day", "since the truce fell apart"])
def test_words_that_no_calendar_counts_stay_without_a_day(words: str) -> None:
    shelled = {"trigger": "shelled", "place": "Karsa", "date": "on Monday"}
    text = f"Rebels shelled [Karsa:town] on Monday. Jets bombed [Dovrin:town] {words}."
    _, claim = read_annotated(text, shelled, {**BOMBED, "date": words}).claims
    assert claim.date is not None
    assert (claim.date.start, claim.date.span.text, claim.date.inherited) == (None, words, False)


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("Jets bombed [Dovrin:town], the deadliest raid {}.", None),
        ("Jets bombed [Dovrin:town] for the third time {}.", None),
        ("Jets have bombed [Dovrin:town] {}.", "2031-03-10"),
    ],
)
def test_a_day_that_a_strike_is_measured_by_is_not_its_own(told: str, day: str | None) -> None:
    (claim,) = read_annotated(told.format("since Monday"), {**BOMBED, "date": "since Monday"}).claims
    assert claim.date is not None
    assert (str(claim.date.start) if claim.date.start else None) == day


def test_the_day_of_a_picture_is_not_that_of_the_strike() -> None:
    text = "In this photo taken on 10 March, men dig after jets bombed [Dovrin:town]."
    (claim,) = read_annotated(text, {**BOMBED, "date": "10 March"}).claims
    assert claim.date is not None
    assert claim.date.start is None


@pytest.mark.parametrize("words", ["at dawn", "around 3:40 a.m. local time", "twenty minutes later"])
def test_an_hour_is_one_of_the_day_that_the_story_is_about(words: str) -> None:
    shelled = {"trigger": "shelled", "place": "Karsa", "date": "on Monday"}
    text = f"Rebels shelled [Karsa:town] on Monday. Jets bombed [Dovrin:town] {words}."
    _, claim = read_annotated(text, shelled, {**BOMBED, "date": words}).claims
    assert claim.date is not None
    assert (str(claim.date.start), claim.date.inherited) == ("2031-03-10", True)


def test_the_day_of_speaking_is_not_the_day_of_the_strike() -> None:
    text = "On Wednesday, the mayor said jets bombed [Dovrin:town] on Monday."
    (claim,) = read_annotated(text, {**BOMBED, "speaker": "the mayor", "date": "on Monday"}).claims
    assert claim.date is not None
    assert claim.said_on is not None
    assert (str(claim.date.start), str(claim.said_on.start)) == ("2031-03-10", "2031-03-12")


@pytest.mark.parametrize(
    ("text", "toll", "told"),
    [
        ("Jets bombed [Dovrin:town], killing Anna Holm and Jon Berg.", "Anna Holm and Jon Berg", [("killed", 2, 2)]),
        ("Jets bombed [Dovrin:town] and injured Anna Holm, 32.", "Anna Holm, 32", [("injured", 1, 1)]),
        ("Jets bombed [Dovrin:town], killing the gardener, Jon Berg.", "the gardener, Jon Berg", [("killed", 1, 1)]),
        ("Jets bombed [Dovrin:town] and left civilians injured.", "civilians injured", [("injured", None, None)]),
        ("Jets bombed [Dovrin:town] a day after guns killed 12 in [Karsa:town].", None, []),
        (
            "Jets bombed [Dovrin:town], killing two civilians and injuring others.",
            "two civilians and injuring others",
            [("killed", 2, 2), ("injured", None, None)],
        ),
    ],
)
def test_a_toll_is_what_the_annotator_points_at(text: str, toll: str | None, told: list[tuple[object, ...]]) -> None:
    event: dict[str, Any] = {**BOMBED, "place": "Dovrin"}
    (claim, *_) = read_annotated(text, event | ({"toll": toll} if toll else {})).claims
    assert [(c.outcome.value, c.min, c.max) for c in claim.casualties] == told


def test_words_that_hang_loose_are_no_part_of_a_target() -> None:
    event = {**BOMBED, "place": "Dovrin", "target": ("both a family of", "of a")}
    claims = read_annotated("Jets bombed both a family of a mill in [Dovrin:town].", event).claims
    assert [claim.targets for claim in claims] == [("a family",)]


def test_a_word_or_two_before_the_clause_are_not_left_out() -> None:
    (claim,) = read_annotated(
        "As fears grew jets bombed [Dovrin:town].", BOMBED | {"quote": "grew jets bombed Dovrin"}
    ).claims
    assert claim.evidence[0].text == "As fears grew jets bombed Dovrin"


def test_weapons_are_told_as_worded() -> None:
    (claim,) = read_annotated("Two jets bombed [Dovrin:town].", {**BOMBED, "weapon": "Two jets"}).claims
    assert claim.weapons == ("Two jets",)


@pytest.mark.parametrize(
    ("quote", "evidence"),
    [
        ("jets bombed Dovrin", "jets bombed Dovrin"),
        ("the mayor said", "jets bombed Dovrin, the mayor said"),
        (None, "It rained when jets bombed Dovrin, the mayor said."),
    ],
)
def test_the_evidence_is_the_clause_pointed_at_with_its_trigger_or_the_sentence(
    quote: str | None, evidence: str
) -> None:
    text = "It rained when jets bombed [Dovrin:town], the mayor said."
    (claim,) = read_annotated(text, BOMBED | ({"quote": quote} if quote else {})).claims
    assert [span.text for span in claim.evidence] == [evidence if quote != "the mayor said" else evidence[5:]]


def test_words_of_the_next_sentence_are_no_part_of_this_one() -> None:
    text = "Jets bombed a mill. Shells fell on [Oskara:town]."
    (told,) = draft(mark(text), {**BOMBED, "place": "Oskara", "target": "Shells"})
    assert (told.places, told.targets) == ((), ())
    assert len(annotate_all(mark(text)[0].text, {**BOMBED, "place": "Oskara"}).events[0].arguments) == 1
