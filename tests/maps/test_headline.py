"""The news in a few sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from geostrike.maps.headline import name_story, summarise
from geostrike.maps.sites import gather_sites
from geostrike.model import (
    About,
    Actor,
    Count,
    Harm,
    HumanDecision,
    Level,
    Modality,
    Outcome,
    Part,
    Realis,
    Shape,
    Speaker,
    SpeakerKind,
    Stance,
)
from tests.maps.fictional import (
    DOCTOR,
    KESTRIN,
    MINISTRY,
    OBSERVATORY,
    VELMAR,
    VILLAGERS,
    claim,
    day,
    make_empty_reading,
    make_large_reading,
    make_place,
    make_province_reading,
    make_reading,
    span_of,
    strike,
)

if TYPE_CHECKING:
    from geostrike.model import Reading

WORDS = "Aircraft bombed the town of Velmar"


def say(reading: Reading, *, articles: int = 1) -> list[str]:
    return [
        "".join(word.text for word in sentence) for sentence in summarise(gather_sites([reading]), articles=articles)
    ]


def told(*claims: Any, **more: Any) -> Reading:
    """One strike at Velmar, told by these claims."""
    one = strike("s1", VELMAR, Shape.POINT, tuple(claim.id for claim in claims), **more)
    return replace(make_reading(), claims=claims, strikes=(one,), links=())


def count(low: int | None, high: int | None, **more: Any) -> Count:
    base: dict[str, Any] = {
        "outcome": Outcome.KILLED,
        "status": Harm.UNKNOWN,
        "span": span_of("four people were killed"),
    }
    return Count(min=low, max=high, **{**base, **more})


def test_the_news_says_where_what_toll_who_and_who_denies() -> None:
    assert say(make_reading()) == [
        "Strikes are reported in Velmar and Lower Mill and in Kestrin province.",
        "Orsk Observatory reports at least 4 people killed in Velmar.",
        "The statements name no attacker; the rest of the story implies that it was probably Tarnia (94 %).",
        "Defence ministry of Tarnia disputes what was hit.",
    ]


def test_every_place_and_denial_leads_to_where_it_is_told() -> None:
    sentences = summarise(gather_sites([make_reading()]), articles=1)
    links = [word.anchor for sentence in sentences for word in sentence if word.anchor]
    assert links[:3] == ["place-made-up-velmar", "place-made-up-lower-mill", "place-made-up-kestrin"]
    assert links[-1] == "claim-c2"


def test_one_place_is_reported_struck_once_or_often() -> None:
    assert say(told(claim("c1", WORDS, OBSERVATORY)))[0] == "Velmar is reported to have been struck."
    assert say(make_province_reading())[0] == "Somewhere in Kestrin province is reported to have been struck."


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2031, 4, 1), date(2031, 4, 1), " on Tuesday 1 April 2031"),
        (date(2031, 3, 31), date(2031, 4, 1), " between 31 March and 1 April 2031"),
        (date(2031, 3, 1), date(2031, 3, 31), " in March 2031"),
    ],
)
def test_days_are_given_when_all_have_one(first: date, last: date, words: str) -> None:
    dates = day("on Tuesday", first, last)
    assert (
        say(told(claim("c1", WORDS, OBSERVATORY), date=dates))[0] == f"Velmar is reported to have been struck{words}."
    )


def test_many_places_are_counted_after_the_first_few() -> None:
    lead = say(make_large_reading(20))[0]
    assert "and in 13 more places." in lead
    assert lead.count("Place") == 4


def test_names_that_say_what_they_are_need_no_second_word() -> None:
    reading = make_reading()
    wide = make_place("Orsk Oblast", Level.PROVINCE, 47, 66, 80)
    both = (strike("s1", KESTRIN, Shape.AREA, ("c4",)), strike("s2", wide, Shape.AREA, ("c5",)))
    assert "in Kestrin province and in Orsk Oblast" in say(replace(reading, strikes=both))[0]


@pytest.mark.parametrize(
    ("toll", "words"),
    [
        (count(1, 1), "one person killed"),
        (count(3, 5, status=Harm.CIVILIAN), "3 to 5 civilians killed"),
        (count(None, 9, outcome=Outcome.INJURED), "up to 9 people injured"),
    ],
)
def test_a_toll_names_who_gives_it_and_where(toll: Count, words: str) -> None:
    reading = told(claim("c1", WORDS, DOCTOR, casualties=(toll,)))
    assert say(reading)[1] == f"A doctor reports {words} in Velmar."


def test_tolls_are_never_added_nor_those_of_the_past_or_without_a_number_told() -> None:
    reading = told(
        claim("c1", WORDS, DOCTOR, casualties=(count(2, 2), count(1, 1, part_of_total=True))),
        claim("c2", WORDS, VILLAGERS, casualties=(count(3, None),), modality=Modality.HEDGED),
        claim("c3", WORDS, OBSERVATORY, casualties=(count(None, None),)),
        claim("c4", WORDS, MINISTRY, casualties=(count(40, 40),), realis=Realis.BACKGROUND),
    )
    assert say(reading)[1:] == [
        "A doctor reports 2 people killed in Velmar.",
        "Villagers, hedged, report at least 3 people killed in Velmar.",
        "By whom is unclear.",
    ]


def test_an_attacker_is_named_by_those_who_name_it() -> None:
    jets = Actor(name="Tarnia", words="its jets", stated=True)
    reading = told(claim("c1", WORDS, VILLAGERS, attacker=jets), claim("c2", WORDS, None, attacker=jets))
    assert say(reading)[1] == "Tarnia is named as the attacker by villagers and The Tarnia Courier."


def test_a_denial_is_never_told_as_a_report() -> None:
    denied = claim("c2", WORDS, VILLAGERS, stance=Stance.DENIES, about=About.CASUALTIES, casualties=(count(4, 4),))
    sentences = say(told(claim("c1", WORDS, OBSERVATORY), denied))
    assert sentences[1:] == ["By whom is unclear.", "Villagers deny casualties."]


def test_an_outlet_that_tells_of_other_s_quarrels_disputes_nothing_itself() -> None:
    differing = claim("c2", WORDS, None, stance=Stance.CONTESTS, about=About.TARGET)
    assert say(told(claim("c1", WORDS, OBSERVATORY), differing))[2:] == ["Accounts differ."]


def test_the_tolls_and_denials_of_many_articles_are_not_one_story() -> None:
    assert say(make_reading(), articles=2) == ["Strikes are reported in Velmar and Lower Mill and in Kestrin province."]


def test_without_strikes_there_is_no_news() -> None:
    assert say(make_empty_reading()) == []
    assert name_story(gather_sites([make_empty_reading()])) is None


def test_strikes_before_the_news_are_not_the_news() -> None:
    reading = make_reading()
    past = replace(reading, strikes=reading.strikes[3:4], claims=reading.claims[5:6], links=())
    assert say(past) == ["Only strikes before the news are placed: 1 place."]


STRIKE, PLACE = (Part.STRIKE,), (Part.STRIKE, Part.PLACE)
TARNIA = Actor(name="Tarnia", words="its jets", stated=True)


def test_only_sure_statements_are_summed_up_and_the_others_are_counted() -> None:
    reading = told(
        claim("c1", WORDS, VILLAGERS, casualties=(count(2, 2),)),
        claim("c2", WORDS, DOCTOR, casualties=(count(40, 40),), attacker=TARNIA, sure=()),
        claim("c3", WORDS, MINISTRY, stance=Stance.DENIES, sure=()),
    )
    assert say(reading) == [
        "Velmar is reported to have been struck.",
        "Villagers report 2 people killed in Velmar.",
        "By whom is unclear.",
        "2 further statements, less sure, are listed below; 1 of them denies or disputes something.",
    ]


def test_of_a_sure_statement_only_what_is_sure_of_it_is_told() -> None:
    facts = {"casualties": (count(2, 2),), "attacker": TARNIA}
    assert say(told(claim("c1", WORDS, VILLAGERS, sure=(*PLACE, Part.ATTACKER), **facts))) == [
        "Velmar is reported to have been struck.",
        "Tarnia is named as the attacker.",
    ]
    unplaced = say(told(claim("c1", WORDS, VILLAGERS, sure=(*STRIKE, Part.TOLL, Part.SPEAKER), **facts)))
    assert unplaced == [
        "A strike is reported; where and by whom is not clear.",
        "Villagers report 2 people killed.",
    ]


def test_where_no_statement_is_sure_none_is_told_and_no_place_is_a_headline() -> None:
    unsure = told(claim("c1", WORDS, VILLAGERS, sure=(Part.PLACE,)), claim("c2", WORDS, DOCTOR, sure=()))
    assert say(unsure) == ["2 statements about strikes are listed below, none sure enough to sum up."]
    assert name_story(gather_sites([unsure])) == "Possible reports of strikes in Velmar"


def test_what_a_person_decided_is_sure() -> None:
    decided = HumanDecision(action="right", reason="heard her", author="A. Lim", date=date(2031, 4, 2))
    belmora = Actor(name="Belmora", words="Belmora", stated=False, likely=1.0, reason="as a person decided")
    assert say(told(claim("c1", WORDS, VILLAGERS, sure=(), decision=decided, attacker=belmora))) == [
        "Velmar is reported to have been struck.",
        "Belmora is named as the attacker.",
    ]


@pytest.mark.parametrize(
    ("likely", "words"),
    [
        (0.54, "By whom is unclear."),
        (0.81, "The statements name no attacker; the rest of the story implies that it was probably Tarnia (81 %)."),
        (None, "By whom is unclear."),
    ],
)
def test_a_party_that_is_hardly_implied_is_not_named(likely: float | None, words: str) -> None:
    implied = replace(TARNIA, stated=False, likely=likely)
    assert say(told(claim("c1", WORDS, VILLAGERS, attacker=implied)))[1:] == [words]


def test_jets_are_nobodys_name() -> None:
    jets = Actor(name="unidentified aircraft", words="jets", stated=True)
    assert say(told(claim("c1", WORDS, VILLAGERS, attacker=jets)))[1:] == ["By whom is unclear."]


def test_an_organisation_names_an_attacker_once_whoever_speaks_for_it() -> None:
    director = Speaker(name="Ada Pell", kind=SpeakerKind.MONITOR, words="its director", organisation=OBSERVATORY.name)
    reading = told(claim("c1", WORDS, OBSERVATORY, attacker=TARNIA), claim("c2", WORDS, director, attacker=TARNIA))
    assert say(reading)[1] == "Tarnia is named as the attacker by Orsk Observatory."


def test_a_party_under_a_short_and_a_full_name_is_one() -> None:
    full, short = (Actor(name=name, words=name, stated=True) for name in ("Tarnia-led coalition", "coalition"))
    reading = told(claim("c1", WORDS, OBSERVATORY, attacker=full), claim("c2", WORDS, DOCTOR, attacker=short))
    assert say(reading)[1] == "Tarnia-led coalition is named as the attacker by Orsk Observatory and a doctor."


def test_nobody_killed_is_said_in_words() -> None:
    assert (
        say(told(claim("c1", WORDS, DOCTOR, casualties=(count(0, 0),))))[1]
        == "A doctor reports no people killed in Velmar."
    )


def test_who_is_named_for_one_place_of_several_is_not_named_for_all() -> None:
    reading = make_reading()
    named = replace(reading.claims[4], attacker=TARNIA)
    sentences = say(replace(reading, claims=(*reading.claims[:4], named, *reading.claims[5:]), links=()))
    assert "Tarnia is named as the attacker in Lower Mill by a doctor." in sentences
