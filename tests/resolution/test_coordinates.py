"""Coordinates in made-up sentences: the spot they give, the names they fix, and when they are not believed."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.enclosing import find_country, find_province
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.outline import Outline
from geostrike.gazetteer.rows import PlaceRow
from geostrike.model import Article, Level, Reading, Shape
from geostrike.pipeline import read
from tests.fictional import DEMONYMS, PLACES


def square(south: float, west: float, size: float) -> Outline:
    ring = [[west, south], [west + size, south], [west + size, south + size], [west, south + size], [west, south]]
    geometry = {"type": "MultiPolygon", "coordinates": [[ring]]}
    return Outline(geometry=geometry, approximate=False, source="made up", area_km2=12_000)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    namesake = PlaceRow(
        id="geonames:900", name="Dovrin", level=Level.TOWN, latitude=20.4, longitude=20.4, country="BM",
        geonames_id=900, population=400_000, feature="PPL", keyed=True,
    )  # fmt: skip
    outlines = (
        ("test:AV", square(10.0, 10.0, 2.0)),
        ("test:AV.01", square(11.0, 10.0, 1.0)),
        ("test:AV.02", square(10.0, 10.0, 1.0)),
        ("test:BM", square(19.0, 19.0, 2.0)),
    )
    target = Path(tmp_path_factory.mktemp("world")) / "world.sqlite"
    return Gazetteer.open(build_index(target, (*PLACES, namesake), demonyms=DEMONYMS, outlines=outlines))


def reading_of(text: str, world: Gazetteer) -> Reading:
    return read(Article(id="made-up", text=text, sha256=sha256(text.encode()).hexdigest()), world)


def struck(text: str, world: Gazetteer) -> list[tuple[float, float]]:
    return [
        (s.place.latitude, s.place.longitude)
        for s in reading_of(text, world).strikes
        if s.place is not None and s.shown_as is Shape.POINT
    ]


def why(text: str, world: Gazetteer) -> str:
    reading = reading_of(text, world)
    mentions = zip(reading.toponyms, reading.resolutions, strict=True)
    return next(r.reason for t, r in mentions if t.coordinates is not None)


@pytest.mark.parametrize(
    "text",
    [
        "A missile hit a fuel depot at 11.4012, 10.8034, the army said.",
        "Shells hit a bridge (11.4012, 10.8034).",
        "A drone strike hit a fuel depot. Coordinates: 11.4012, 10.8034.",
        "A missile hit a mill in Oskara. A second fell at 11.4012° N, 10.8034° E.",
        "An airstrike hit a school in Arvania at 11.4012, 10.8034.",
    ],
)
def test_struck_coordinates_are_a_point(text: str, world: Gazetteer) -> None:
    assert (11.4012, 10.8034) in struck(text, world)


def test_the_point_says_what_it_is(world: Gazetteer) -> None:
    (strike,) = reading_of("A missile hit a fuel depot at 11.4012, 10.8034.", world).strikes
    assert strike.place is not None
    assert strike.place.source == "coordinates in the text"
    assert (strike.place.level, strike.place.uncertainty_km) == (Level.POINT, 0.1)
    assert (strike.place.country, strike.place.admin1) == ("Arvania", "North Arvan")


@pytest.mark.parametrize(
    "text",
    [
        "Warplanes bombed Dovrin (10.6021, 10.9043) on Tuesday.",
        "Warplanes bombed a mill in Dovrin, Arvania (10.6021, 10.9043) on Tuesday.",
        "Warplanes bombed Dovrin in Arvania overnight. Location: 10.6021, 10.9043.",
    ],
)
def test_a_name_means_the_place_of_that_name_nearest_to_its_coordinates(text: str, world: Gazetteer) -> None:
    assert struck(text, world) == [(10.6021, 10.9043)]
    reading = reading_of(text, world)
    place = next(r.place for t, r in zip(reading.toponyms, reading.resolutions, strict=True) if t.span.text == "Dovrin")
    assert place is not None
    assert place.country == "Arvania"  # not the far larger one in Belmora


def test_a_name_that_no_gazetteer_has_is_where_its_coordinates_are(world: Gazetteer) -> None:
    text = "Shells hit the village of Vashmoor (10.3011, 10.2022) in Arvania, killing two. Vashmoor was bombed in May, too."
    assert (10.3011, 10.2022) in struck(text, world)


def test_two_numbers_are_read_the_way_that_fits_the_country(world: Gazetteer) -> None:
    east = "A missile hit a mill in Arvania at 10.2011, 11.4022. Another hit Arvania at 11.9011, 13.1022."
    assert (10.2011, 11.4022) in struck(east, world)  # both orders lie in Arvania: the usual one
    assert "the other order" in why(east, world)


def test_a_spot_in_no_country_that_the_text_names_is_not_drawn(world: Gazetteer) -> None:
    text = "A missile hit a mill in Arvania at 20.1011, 20.2022, the army said."
    assert (20.1011, 20.2022) not in struck(text, world)
    assert "Arvania" in why(text, world)
    assert "in Belmora" in why(text, world)


def test_a_spot_in_a_country_that_only_the_article_names_is_in_doubt(world: Gazetteer) -> None:
    told = "Fighting went on in Belmora. A rocket hit a mill at 20.1011 N, 20.2022 E, people in Oskara in Arvania said."
    alone = "People in Oskara in Arvania fled. A rocket hit a mill at 20.1011 N, 20.2022 E."
    for text in (told, alone):
        reading = reading_of(text, world)
        found = [r for t, r in zip(reading.toponyms, reading.resolutions, strict=True) if t.coordinates is not None]
        assert found[0].place is not None
        assert found[0].confidence < 0.8
        assert "in doubt" in found[0].reason


def test_a_short_plus_code_alone_is_no_place(world: Gazetteer) -> None:
    assert struck("A missile hit a mill at 2R83+94 overnight.", world) == []


def test_prices_beside_a_strike_are_no_place(world: Gazetteer) -> None:
    text = "Warplanes bombed Oskara. The mark then traded at 11.4012, 10.8034."
    assert (11.4012, 10.8034) not in struck(text, world)


def test_a_point_lies_in_the_outline_that_holds_it(world: Gazetteer) -> None:
    country = find_country(10.5, 10.5, world)
    assert country is not None
    assert country.name == "Arvania"
    province = find_province(10.5, 10.5, country, world)
    assert province is not None
    assert province.name == "Karsa"
    assert find_country(15.0, 15.0, world) is None
