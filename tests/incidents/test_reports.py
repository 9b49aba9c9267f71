"""Readings → reports → incidents, by the whole path. (All sentences are made up.)"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geostrike.gazetteer.index import Gazetteer
from geostrike.incidents import collect, load_parties
from geostrike.incidents.reports import find_reports
from geostrike.incidents.traits import read_traits
from geostrike.incidents.unplaced import find_close, find_unplaced
from geostrike.incidents.wording import strip_generic
from geostrike.model import Article, Reading, Realis, Source
from geostrike.pipeline import read
from tests.fictional import build_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    folder: Path = tmp_path_factory.mktemp("world")
    return build_world(folder / "world.sqlite")


def tell(world: Gazetteer, name: str, text: str, published: date | None = date(2031, 3, 13)) -> Reading:
    digest = hashlib.sha256(text.encode()).hexdigest()
    outlet = Source(name=f"The {name} Post")
    return read(Article(id=name, text=text, sha256=digest, published=published, outlet=outlet), world)


def test_reports_of_one_strike_by_two_papers_are_one_incident_of_two_origins(world: Gazetteer) -> None:
    a = tell(world, "a", "Arvanian jets bombed the town of Dovrin on Thursday, killing nine people on the spot.")
    b = tell(
        world, "b", "At least 12 people died when warplanes struck Dovrin on Thursday, medics told us by telephone."
    )
    incident = next(i for i in collect([a, b]).incidents if i.name == "Dovrin")
    assert (incident.start, incident.dated) == (date(2031, 3, 13), True)
    assert [report.article_id for report in incident.reports] == ["a", "b"]
    assert len(incident.origins) == 2
    assert incident.tolls[0].standing == "differ"


def test_strikes_of_different_towns_stay_apart(world: Gazetteer) -> None:
    a = tell(world, "a", "Shells hit the town of Dovrin on Thursday, residents said.")
    b = tell(world, "b", "Shells hit the town of Zelimar on Thursday, residents said.")
    assert sorted(i.name for i in collect([a, b]).incidents) == ["Dovrin", "Zelimar"]


def test_what_did_not_happen_and_what_has_only_a_country_is_no_incident(world: Gazetteer) -> None:
    a = tell(world, "a", "The army plans to shell Dovrin. Shells hit Arvania on Thursday.")
    assert not collect([a]).incidents


def test_an_article_that_recalls_an_old_strike_joins_it(world: Gazetteer) -> None:
    old = tell(world, "old", "Jets bombed the town of Dovrin on Thursday, residents said.")
    new = tell(
        world,
        "new",
        "Shells hit the town of Zelimar on Monday, residents said. On 13 March 2031 jets had bombed Dovrin.",
        date(2032, 4, 7),
    )
    incident = next(i for i in collect([new, old]).incidents if i.name == "Dovrin")
    assert [(report.article_id, report.background) for report in incident.reports] == [("old", False), ("new", True)]


def list_days(reading: Reading) -> list[tuple[bool, str, str, list[int | None]]]:
    reports = find_reports(reading, load_parties())
    return [
        (r.background, str(r.window.start), str(r.window.end), [toll.min for toll in r.tolls])
        for r in reports
        if r.window is not None
    ]


def test_what_news_recall_of_their_place_is_a_report_of_its_own_and_dates_no_news(world: Gazetteer) -> None:
    told = tell(world, "a", "Shells hit Dovrin, residents said. An air raid on Dovrin in January had killed 23 people.")
    assert list_days(told) == [
        (False, "2031-03-11", "2031-03-13", []),
        (True, "2031-01-01", "2031-01-31", [23]),
    ]


def test_an_old_day_among_claims_on_news_is_that_of_another_strike(world: Gazetteer) -> None:
    told = tell(
        world,
        "a",
        "Jets bombed the market of Dovrin on Thursday, killing at least five people, residents said. "
        "On January 31, air raids on Dovrin killed 23 people.",
    )
    first, second = told.strikes
    merged = replace(
        first, claim_ids=(*first.claim_ids, *second.claim_ids)
    )  # as where the old one is not known for that
    claims = tuple(replace(claim, realis=Realis.CURRENT) for claim in told.claims)
    assert list_days(replace(told, claims=claims, strikes=(merged,))) == [
        (False, "2031-03-13", "2031-03-13", [5]),
        (True, "2031-01-31", "2031-01-31", [23]),
    ]


def test_news_whose_day_is_only_supposed_recall_an_old_strike_apart(world: Gazetteer) -> None:
    told = tell(
        world,
        "a",
        "Jets bombed the market of Dovrin, killing at least five people, residents said on Thursday. "
        "On February 28, air raids on Dovrin killed 23 people.",
    )
    (strike,) = told.strikes
    news, old = told.claims
    assert strike.claim_ids == (news.id, old.id)
    assert list_days(replace(told, claims=(replace(news, date=None), old))) == [
        (False, "2031-03-13", "2031-03-13", [5]),
        (True, "2031-02-28", "2031-02-28", [23]),
    ]


def test_a_denial_stays_with_its_object(world: Gazetteer) -> None:
    a = tell(world, "a", "Jets bombed the town of Dovrin on Thursday. The army denied carrying out the strike.")
    (incident,) = collect([a]).incidents
    assert any("denies" in words for words in incident.disputed)


def test_a_report_is_found_again_when_its_article_is_edited(world: Gazetteer) -> None:
    parties = load_parties()
    before = find_reports(tell(world, "a", "Shells hit the town of Dovrin on Thursday."), parties)
    after = find_reports(tell(world, "a", "It was a grey week. Shells hit the town of Dovrin on Thursday."), parties)
    assert [report.id for report in before] == [report.id for report in after] == ["a#dovrin"]


def test_traits_are_read_from_the_words() -> None:
    traits = read_traits(
        ["At dawn drones struck a school and the market of Dovrin, said Ada Pell of the Dawn Brigade."], ["Dovrin"]
    )
    assert traits.hours == ("morning",)
    assert traits.sites == ("market", "school")
    assert traits.arms == ("drone",)
    assert traits.names == ("ada", "brigade", "dawn", "pell")


@pytest.mark.parametrize(
    ("words", "bare"),
    [
        ("the town of Dovrin", "Dovrin"),
        ("Dovrin city", "Dovrin"),
        ("in the west of Dovrin", "Dovrin"),
        ("the same neighborhood", ""),
        ("Central Region", ""),
        ("the southern provinces", ""),
        ("eastern countryside", ""),
        ("North Dovrin", "North Dovrin"),
        ("north-west Arvania", "north-west Arvania"),
        ("", ""),
    ],
)
def test_generic_words_are_no_part_of_a_name(words: str, bare: str) -> None:
    assert strip_generic(words) == bare


def find(world: Gazetteer, text: str) -> list[tuple[str, str | None, bool, list[int | None]]]:
    return [
        (r.span.text, r.place.name if r.place is not None else None, r.within, [toll.min for toll in r.tolls])
        for r in find_reports(tell(world, "a", text), load_parties())
    ]


def test_the_same_neighbourhood_lies_in_the_town_named_before(world: Gazetteer) -> None:
    text = (
        "Rebels shelled a neighbourhood of Karsa on Thursday, killing two people. "
        "Two days ago, at least 14 people were killed by mortar shells in the same neighbourhood, the police said."
    )
    assert find(world, text) == [("the same neighbourhood", "Karsa", True, [14]), ("Karsa", "Karsa", False, [2])]
    assert not find(
        world, "At least 14 people were killed by mortar shells in the same neighbourhood, the police said."
    )


def test_an_article_that_opens_with_the_province_tells_of_the_one_town_in_it(world: Gazetteer) -> None:
    opening = "An air strike killed 58 people in Karsa province on Thursday, a monitor said."
    one = f"{opening} Rescue workers said that warplanes had hit the centre of Dovrin in the morning."
    assert find(world, one) == [("Dovrin", "Dovrin", False, [58])]
    two = f"{one} Jets also bombed the town of Zelimar, residents said."
    assert ("Dovrin", "Dovrin", False, []) in find(world, two)


def test_an_article_may_spell_its_place_in_two_ways(world: Gazetteer) -> None:
    reading = tell(world, "a", "Shells hit Tal Meru on Thursday. Residents said that shells hit Tall Meru again.")
    (report,) = find_reports(reading, load_parties())
    assert [span.text for span in (report.span, *report.more)] == ["Tal Meru", "Tall Meru"]


def find_told(world: Gazetteer, text: str) -> dict[str, tuple[list[str], list[int | None]]]:
    return {
        report.span.text: ([party.name for party in report.attackers], [toll.min for toll in report.tolls])
        for report in find_reports(tell(world, "a", text), load_parties())
    }


def test_the_next_sentence_tells_whose_strike_it_was(world: Gazetteer) -> None:
    found = find_told(
        world,
        "Shells hit the town of Zelimar on Thursday, killing two people. Jets bombed the town of Dovrin on Thursday, killing seven people. "
        "It was not clear whether Turkish or Israeli warplanes carried out the raid.",
    )
    assert found["Dovrin"] == (["Israel", "Turkey"], [7])


def test_dead_of_another_day_are_not_those_of_the_main_event(world: Gazetteer) -> None:
    story = "Shells hit the town of Zelimar on Thursday, residents said. Jets bombed the town of Dovrin on Thursday."
    found = find_told(world, f"{story} On Monday Israeli warplanes carried out an attack that killed nine people.")
    assert not any(tolls for _, tolls in found.values())


def test_what_follows_a_strike_that_is_no_report_is_close_to_none(world: Gazetteer) -> None:
    reading = tell(
        world,
        "a",
        "Jets bombed the town of Dovrin on Thursday, killing seven people. "
        "It was not clear whether Turkish or Israeli warplanes carried out the raid.",
    )
    unplaced = find_unplaced(reading, {claim.id: claim for claim in reading.claims})
    assert [len(told) for told in find_close(reading, reading.strikes, unplaced).values()] == [1]
    assert not find_close(reading, [strike for strike in reading.strikes if strike.place is None], unplaced)


def test_missiles_that_were_stopped_and_yet_killed_are_a_report(world: Gazetteer) -> None:
    story = (
        "The army's air defences intercepted missiles in the sky of Dovrin on Thursday evening. The aggression killed"
    )
    assert find(world, f"{story} five people, a military source said.") == [("Dovrin", "Dovrin", False, [5])]
    assert not find(world, f"{story} nobody, a military source said.")
