"""Who says so: speakers no list names, headlines, agencies' turns of phrase, and sentences that go on in another's words."""

from __future__ import annotations

import pytest

from geostrike.model import SpeakerKind, Stance
from tests.claims.marked import extract


def claimant_of(text: str, number: int = 0) -> str | None:
    speaker = extract(text).claims[number].speaker
    return speaker.name if speaker is not None else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Warplanes bombed [Dovrin:town], opposition activists in the town said.", "opposition activists in the town"),
        ("Jets bombed [Dovrin:town], a member of the valley guard said.", "member of the valley guard"),
        ("Rockets hit [Dovrin:town], the government's emergency task force said.", "government's emergency task force"),
        ("The security media cell said rockets hit [Dovrin:town].", "security media cell"),
        ("Sources in the town informed the agency that jets bombed [Dovrin:town].", "Sources in the town"),
        ("Shells hit [Dovrin:town], Varpress reports.", "Varpress"),
        ("Shells hit [Dovrin:town], reports the Varda broadcaster.", "Varda broadcaster"),
        ("Two people were wounded in the shelling of [Dovrin:town], Governor Ada Pell informed.", "Ada Pell"),
        ("A drone hit [Dovrin:town], Governor Ada Pell posted on Telegram.", "Ada Pell"),
        ("Gunships rocketed [Dovrin:town], said an old trader who lost a cousin.", "old trader"),
        ("Jets shelled [Dovrin:town], according to a sheikh of the displaced.", "sheikh of the displaced"),
        ("The Valley Lawyers, a group documenting abuses, said jets bombed [Dovrin:town].", "Valley Lawyers"),
        ("The town council put the toll of the air strike on [Dovrin:town] at 61.", "town council"),
        ("Jets bombed [Dovrin:town], activists from the town told AFP via Skype.", "activists from the town"),
        ("Shells hit [Dovrin:town], the source went on to say.", "source"),
        ("Responsibility for the rocket attack on [Dovrin:town] was claimed by the Dawn Brigade.", "Dawn Brigade"),
    ],
)
def test_whoever_says_it_is_read(text: str, name: str) -> None:
    assert claimant_of(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Air strikes hit [Dovrin:town]: monitor", "monitor"),
        ("Jets bomb [Dovrin:town] - residents", "residents"),
        ("Residents: Jets bomb [Dovrin:town]", "Residents"),
    ],
)
def test_a_headline_names_its_speaker_at_the_colon_or_dash(text: str, name: str) -> None:
    assert claimant_of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "It is reported that jets bombed [Dovrin:town].",
        "A drone struck [Dovrin:town]. Nobody has claimed the attack.",
        "Drones struck posts believed to be backed by [Arvania:country], in [Dovrin:town].",
    ],
)
def test_nobody_is_made_a_speaker(text: str) -> None:
    assert claimant_of(text) is None


def test_an_outlets_own_sentence_stays_its_own_when_the_speaker_does_not_come_back() -> None:
    text = "A security official said jets bombed [Karsa:town]. Rockets also hit [Dovrin:town]."
    assert claimant_of(text, 1) is None


# Made-up sentences.
@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Karsa TV, which is run by the rebels, reports that {Arvanian:Arvania} aircraft bombed [Dovrin:town].",
            "Karsa TV",
        ),
        ("The army for its part said that it had shelled [Dovrin:town].", "army"),
        ("The army in turn said it had shelled [Dovrin:town].", "army"),
        (
            "A drone attacked the dam of [Dovrin:town], the army's 19th Infantry Division said on Friday.",
            "army's 19th Infantry Division",
        ),
    ],
)
def test_what_stands_between_a_speaker_and_the_verb_is_stepped_over(text: str, name: str) -> None:
    speaker = extract(text).claims[0].speaker
    assert speaker is not None
    assert speaker.name == name


def test_a_relative_denial_stands_beside_the_claim_it_answers() -> None:
    text = "The defence ministry said {Arvanian:Arvania} forces shelled [Dovrin:town] overnight, a claim [Arvania:country] denied."
    first, second = extract(text).claims
    assert first.speaker is not None
    assert second.speaker is not None
    assert (first.speaker.name, first.stance) == ("defence ministry", Stance.ASSERTS)
    assert (second.speaker.name, second.stance, second.toponym_ids) == ("Arvania", Stance.DENIES, first.toponym_ids)


def test_what_follows_a_trailing_speaker_in_a_contrast_is_not_his() -> None:
    text = "Strikes on [Dovrin:town] killed six, the health ministry said, while Hezbollah fired rockets, hitting a house in [Karsa:town]."
    told = {c.toponym_ids: c.speaker.name if c.speaker is not None else None for c in extract(text).claims}
    assert told == {("t1",): "health ministry", ("t2",): None}


def test_no_one_is_nobody() -> None:
    assert all(
        c.speaker is None
        for c in extract("A rocket hit [Dovrin:town], for which no one claimed responsibility.").claims
    )


def test_a_toll_is_nobody_who_speaks() -> None:
    (claim,) = extract(
        "14 people were killed by shells that hit [Dovrin:town] according to the latest death toll."
    ).claims
    assert claim.speaker is None


def test_a_political_coalition_is_neither_an_army_nor_an_armed_group() -> None:
    text = "Vael Dorn, head of the opposition Arvanian National Coalition, said shells had hit [Dovrin:town]."
    (claim,) = extract(text).claims
    assert claim.speaker is not None
    assert claim.speaker.kind is SpeakerKind.OTHER
