"""What the annotator's word changes in the rules' claims, and what it does not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geostrike.claims import Extraction, joining
from geostrike.model import Realis, Stance
from geostrike.model.annotation import Party
from tests.claims.annotated import read_annotated


def places(found: Extraction, marked: str) -> list[list[str]]:
    """The names of each claim's places; ids are given in the order of the marks."""
    names = [piece.split(":")[0] for piece in marked.split("[")[1:]]
    return [[names[int(i[1:]) - 1] for i in claim.toponym_ids] for claim in found.claims]


ANTECEDENTS: tuple[tuple[str, str, list[list[str]]], ...] = (
    # the town: the one struck last
    (
        "Planes bombed [Dovrin:town] on Monday. Rockets struck the town again at dusk.",
        "the town",
        [["Dovrin"], ["Dovrin"]],
    ),
    # a noun that the name holds, though another place was struck since
    (
        "Shells hit [Karsa Hospital:point] and [Dovrin:town]. Shells struck the hospital again at dusk.",
        "the hospital",
        [["Karsa Hospital"]],
    ),
    # a province is not the town struck last
    (
        "Planes bombed [Dovrin:town] in [Karsa province:province]. Rockets struck the province again at dusk.",
        "the province",
        [["Karsa province"]],
    ),
    # a village that is named nowhere is not the town struck before
    ("Planes bombed [Dovrin:town] on Monday. Rockets struck a village near the river at dusk.", "a village", [[]]),
)


@pytest.mark.parametrize(("marked", "words", "expected"), ANTECEDENTS)
def test_words_for_a_place_mean_the_place_told_of_before(marked: str, words: str, expected: list[list[str]]) -> None:
    first: dict[str, object] = {"trigger": marked.split()[1], "place": marked.split("[")[1].split(":", maxsplit=1)[0]}
    found = read_annotated(marked, first, {"trigger": "struck", "place": words})
    assert places(found, marked)[-len(expected) :] == expected


def test_a_stated_attacker_of_the_annotator_stands_for_the_one_read_by_rules() -> None:
    marked = "In a raid by jets that activists took for Ostrian, shells hit [Dovrin:town]."
    found = read_annotated(
        marked, {"trigger": "hit", "place": "Dovrin", "attacker": "jets that activists took for Ostrian"}
    )
    assert [c.attacker.words for c in found.claims if c.attacker] == ["jets that activists took for Ostrian"]


def test_an_unsure_annotator_changes_nothing() -> None:
    marked = "Planes bombed [Dovrin:town] near [Karsa:town]."
    unsure = {"trigger": "bombed", "place": "Karsa", "sure": 0.55}
    assert places(read_annotated(marked, unsure), marked) == [["Dovrin"]]
    assert places(read_annotated(marked, {**unsure, "sure": 0.95}), marked) == [["Karsa"]]


def test_who_is_meant_by_its_jets_is_the_party_named_before() -> None:
    marked = "The Ostrian army shelled [Dovrin:town]. Its jets then bombed [Karsa:town]."
    found = read_annotated(
        marked,
        {"trigger": "shelled", "place": "Dovrin", "attacker": "The Ostrian army"},
        {"trigger": "bombed", "place": "Karsa", "attacker": "Its jets", "party": Party.STATED},
    )
    assert [c.attacker.name for c in found.claims if c.attacker] == ["Ostrian army", "Ostrian army"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Officials in [Karsa:town] announced that the US had bombed [Dovrin:town].", "the US", "US"),
        ("Officials in [Karsa:town] said that rebels who fled had bombed [Dovrin:town].", "rebels who fled", "rebels"),
        ("Ministry sources said bombs were dropped that bombed [Dovrin:town].", "Ministry sources", None),
        ("The army and rebels bombed [Dovrin:town].", "and rebels", "rebels"),
    ],
)
def test_only_a_whole_name_of_who_flew_it_is_an_attacker(text: str, words: str, name: str | None) -> None:
    found = read_annotated(text, {"trigger": "bombed", "place": "Dovrin", "attacker": words})
    told = [c.attacker.name for c in found.claims if c.attacker is not None and c.attacker.stated]
    assert words not in told
    if name == "US":
        assert told == ["US"]
    if name is None:
        assert told == []


def test_the_annotators_speaker_stands_where_the_rules_take_half_a_sentence_for_one() -> None:
    text = "Shells hit [Dovrin:town] killing 12 people the Karsa Monitor said."
    found = read_annotated(text, {"trigger": "hit", "place": "Dovrin", "speaker": "the Karsa Monitor"})
    assert {c.speaker.name for c in found.claims if c.speaker is not None} == {"Karsa Monitor"}


def test_what_much_else_does_too_is_no_strike_where_the_annotator_sees_none() -> None:
    text = "Jets bombed [Dovrin:town] on Monday. A depot in [Karsa:town] caught fire. A house in [Selin:town] burned, killing three."
    found = read_annotated(text, {"trigger": "bombed", "place": "Dovrin"})
    assert ["Karsa"] not in places(found, text)


def test_opposing_accounts_are_told_once() -> None:
    text = "Planes struck [Dovrin:town] on Monday, and the two sides gave opposing accounts of what had been hit."
    found = read_annotated(
        text, {"trigger": "struck", "place": "Dovrin"}, {"trigger": "hit", "stance": Stance.CONTESTS}
    )
    assert sum(claim.stance is Stance.CONTESTS for claim in found.claims) == 1


def test_a_story_of_nothing_but_the_past_keeps_its_news() -> None:
    marked = "Jets bombed [Dovrin:town], residents said. A raid on [Karsa:town] in January had killed 23 people."
    past = {"realis": Realis.BACKGROUND}
    told = read_annotated(
        marked, {"trigger": "bombed", "place": "Dovrin", **past}, {"trigger": "raid", "place": "Karsa", **past}
    ).claims
    assert [claim.realis for claim in told] == [Realis.CURRENT, Realis.BACKGROUND]


@pytest.mark.parametrize(
    ("told", "denies"),
    [
        ("The two sides spoke of what had been hit.", False),
        ("The two sides denied that anything had been hit.", True),
    ],
)
def test_a_denial_needs_a_word_that_denies(told: str, denies: bool) -> None:
    claims = read_annotated(
        f"Jets bombed [Dovrin:town] on Monday. {told}",
        {"trigger": "bombed", "place": "Dovrin"},
        {"trigger": "hit", "speaker": "The two sides", "stance": Stance.DENIES},
    ).claims
    assert (Stance.DENIES in [claim.stance for claim in claims]) is denies


def test_an_answer_stands_once_a_sentence_and_each_speakers_does() -> None:
    told = read_annotated(
        "The army denied that it had bombed [Dovrin:town].",
        {"trigger": "bombed", "place": "Dovrin", "speaker": "The army", "stance": Stance.DENIES},
    ).claims
    (denial,) = [claim for claim in told if claim.stance is Stance.DENIES]
    assert denial.speaker is not None
    other = replace(denial, speaker=replace(denial.speaker, name="the mayor"))
    assert (joining._is_answer_again(denial, denial), joining._is_answer_again(denial, other)) == (True, False)


def test_words_that_hang_loose_are_no_part_of_a_target() -> None:
    event: dict[str, object] = {"trigger": "bombed", "place": "Dovrin", "target": "both a family of"}
    claims = read_annotated("Jets bombed both a family of five and a mill in [Dovrin:town].", event).claims
    assert [claim.targets for claim in claims] == [("a family",)]


def test_the_capital_by_its_name_is_a_place_and_what_is_whose_is_none() -> None:
    named: dict[str, object] = {"trigger": "hit", "place": "the capital, Belgard"}
    told = read_annotated("Missiles hit a depot near the capital, [Belgard:town].", named).claims
    assert [claim.toponym_ids for claim in told] == [("t1",)]


def test_many_places_are_not_the_one_struck_last() -> None:
    marked = "Jets bombed [Dovrin:town]. Fighters in the territories they hold are also hit by air strikes."
    strikes: dict[str, object] = {"trigger": "air strikes", "place": "the territories they hold"}
    told = read_annotated(marked, {"trigger": "bombed", "place": "Dovrin"}, strikes).claims
    assert [claim.toponym_ids for claim in told] == [("t1",), ()]


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
    event: dict[str, object] = {"trigger": "bombed", "place": "Dovrin"}
    (claim, *_) = read_annotated(text, event | ({"toll": toll} if toll else {})).claims
    assert [(c.outcome.value, c.min, c.max) for c in claim.casualties] == told
