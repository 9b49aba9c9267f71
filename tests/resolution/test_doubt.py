"""What is in doubt is told, but nothing is drawn there. Made up, all of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, HumanDecision, Level, Resolution
from geostrike.pipeline import read
from geostrike.resolution import resolve_toponyms
from geostrike.resolution.doubt import abstain, reasons_for_doubt
from geostrike.resolution.resolve import lay_open, settle
from geostrike.resolution.weights import learned
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES


def _village(number: int, name: str, latitude: float, longitude: float, population: int) -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}", name=name, level=Level.TOWN, latitude=latitude, longitude=longitude, country="BM",
        geonames_id=number, population=population, feature="PPL", keyed=True,
    )  # fmt: skip


VILLAGES = (
    _village(301, "Wendlake", 23.3, 20.1, 800),
    _village(302, "Ostermere", 17.0, 16.0, 700),
    _village(303, "Ostermere", 20.1, 18.7, 8_000),
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return Gazetteer.open(build_index(Path(tmp_path_factory.mktemp("world")) / "world.sqlite", [*PLACES, *VILLAGES]))


def _article(text: str) -> Article:
    return Article(id="a", text=text, sha256="0" * 64)


def resolve(text: str, name: str, world: Gazetteer) -> Resolution:
    article = _article(text)
    toponyms, _ = find_toponyms(take_apart(article), world)
    resolutions = resolve_toponyms(take_apart(article), toponyms, world)
    return next(r for t, r in zip(toponyms, resolutions, strict=True) if t.span.text == name)


def reasons(text: str, name: str, world: Gazetteer) -> set[str]:
    toponyms, _ = find_toponyms(take_apart(_article(text)), world)
    senses, by_id = lay_open(take_apart(_article(text)), toponyms, world, learned())
    settle(senses, learned())
    return set(reasons_for_doubt(by_id[next(t.id for t in toponyms if t.span.text == name)], 0.9))


def test_the_larger_of_two_villages_of_a_country_is_told_but_in_doubt(world: Gazetteer) -> None:
    found = resolve("Belmora said that shells hit Ostermere on Monday.", "Ostermere", world)
    assert found.place is not None
    assert found.place.population == 8_000
    assert found.doubt == (
        "in doubt: Ostermere, Belmora (town); "
        "a small place, and the text tells only the part of the world it lies in; a village"
    )


def test_a_lone_name_of_a_country_that_nothing_else_speaks_of_is_in_doubt(world: Gazetteer) -> None:
    alone = "Shells hit Dovrin, Oskara and Zelimar in Arvania on Friday. Another fell on Wendlake."
    found = resolve(alone, "Wendlake", world)
    assert found.place is None or found.doubt == (
        "in doubt: Wendlake, Belmora (town); nothing else in the article lies in its country"
    )
    told = f"{alone} Belmora said that nobody was hurt there."
    assert "nothing else" not in (resolve(told, "Wendlake", world).doubt or "")


def test_a_road_or_a_valley_called_like_a_town_is_not_drawn_at_it(world: Gazetteer) -> None:
    found = resolve("Shells hit a lorry on the Belgard road in Belmora.", "Belgard", world)
    assert found.doubt == "in doubt: Belgard, Belmora (town); the text names a road, a valley or hills so"
    assert resolve("Shells hit a lorry in Belgard in Belmora.", "Belgard", world).doubt is None


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("Jets bombed Wendlake in Belmora.", "Wendlake", "the text puts it in a place that holds it"),
        ("Belmora said that Wendlake was hit.", "Wendlake", "a small place, and the text tells only the part of the world it lies in"),
        ("Belmora said that Belgard was hit.", "Belgard", "a large place, and the text tells only the part of the world it lies in"),
        ("Shells hit Wendlake.", "Wendlake", "its sentence names no other place"),
        ("Shells hit the village of Wendlake.", "Wendlake", "the text says what kind of place it is"),
        ("Shells hit Wendlake.", "Wendlake", "a village"),
    ],
)  # fmt: skip
def test_the_reasons_say_what_the_text_tells_of_where_it_lies(
    text: str, name: str, reason: str, world: Gazetteer
) -> None:
    assert reason in reasons(text, name, world)


def test_a_country_is_in_no_doubt(world: Gazetteer) -> None:
    assert reasons("Jets bombed Karsa in Arvania.", "Arvania", world) == set()


def test_only_what_is_struck_and_in_doubt_has_no_place_any_more(world: Gazetteer) -> None:
    karsa = resolve("Shells hit Karsa in Arvania.", "Karsa", world)
    doubtful = replace(karsa, doubt="in doubt: Karsa; a village")
    (kept,) = abstain((doubtful,), ())
    assert kept == doubtful
    (given_up,) = abstain((doubtful,), {doubtful.toponym_id})
    assert given_up.place is None
    assert given_up.reason == "in doubt: Karsa; a village"
    (sure,) = abstain((karsa,), {karsa.toponym_id})
    assert sure == karsa


def test_what_a_person_has_decided_is_in_doubt_no_more(world: Gazetteer) -> None:
    decision = HumanDecision(action="right", author="Ann", date=date(2026, 1, 1), reason="seen")
    doubtful = replace(resolve("Shells hit Karsa.", "Karsa", world), doubt="in doubt", decision=decision)
    assert abstain((doubtful,), {doubtful.toponym_id}) == (doubtful,)


def test_a_strike_at_a_doubtful_place_is_listed_and_says_why(world: Gazetteer) -> None:
    reading = read(_article("Belmora said that shells hit Ostermere on Monday, killing two people."), world)
    (strike,) = reading.strikes
    found = next(r for r in reading.resolutions if r.toponym_id == strike.toponym_id)
    assert found.place is None
    assert found.reason.startswith("in doubt: Ostermere")
    assert strike.place is None or strike.place.level is not Level.TOWN
