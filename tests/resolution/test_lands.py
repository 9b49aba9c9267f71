"""What tells of a land without naming a place in it: armies, observatories, armed groups, and that strikes are told of. Made up."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import Demonym, PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import About, Article, Level, Place, Realis, Span, Stance
from geostrike.model.annotation import Annotation, Party, Voice
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.claims.annotated import make_event
from tests.fictional import DEMONYMS, PLACES


def _town(number: int, country: str, latitude: float, people: int, province: str | None = None) -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}", name="Vostrelle", level=Level.TOWN, latitude=latitude, longitude=12.0, country=country, admin1=province,
        geonames_id=number, population=people, feature="PPL", keyed=True,
    )  # fmt: skip


# Two made-up towns of one name: in a country in which strikes are on record (Yemen's code), and in one in which none are (Switzerland's).
ROWS = (_town(901, "YE", 15.0, 20_000), _town(902, "CH", 47.0, 90_000), _town(903, "AV", 10.5, 20_000))


def open_world(folder: Path, *rows: PlaceRow) -> Gazetteer:
    return Gazetteer.open(build_index(folder / "world.sqlite", [*PLACES, *rows], demonyms=DEMONYMS))


def land_of(text: str, world: Gazetteer, *, of_strikes: bool) -> str | None:
    return likeliest(text, world, of_strikes=of_strikes).country_code


def likeliest(text: str, world: Gazetteer, *, of_strikes: bool) -> Place:
    """Of the places called Vostrelle."""
    document = take_apart(Article(id="made-up", text=text, sha256=""))
    if of_strikes:
        start = text.index("fell")
        event = make_event(
            Span(start=start, end=start + 4, text="fell"), (), realis=Realis.CURRENT, stance=(Stance.ASSERTS, 1.0),
            about=(About.STRIKE, 1.0), party=Party.NONE, voice=Voice.OUTLET,
        )  # fmt: skip
        document = replace(document, annotation=Annotation(events=(event,)))
    toponyms, _ = find_toponyms(document, world)
    resolutions = resolve_toponyms(document, toponyms, world)
    found = next(r for t, r in zip(toponyms, resolutions, strict=True) if t.span.text == "Vostrelle")
    return found.candidates[0].place


def test_peoples_whose_forces_strike_next_door_tell_of_those_lands(tmp_path: Path) -> None:
    saudi = Demonym(word="Saudi", place_id="test:SA")
    land = PlaceRow(
        id="test:SA", name="Saudi Arabia", level=Level.COUNTRY, latitude=24.0, longitude=45.0, country="SA", code="SA"
    )
    rows = [*PLACES, land, ROWS[0]]
    world = Gazetteer.open(build_index(tmp_path / "world.sqlite", rows, demonyms=(*DEMONYMS, saudi)))
    document = take_apart(Article(id="made-up", text="Saudi planes hit Vostrelle refugee camp.", sha256=""))
    toponyms, _ = find_toponyms(document, world)
    found = resolve_toponyms(document, toponyms, world)
    places = {t.span.text: r.place for t, r in zip(toponyms, found, strict=True)}
    assert next(place for name, place in places.items() if name.startswith("Vostrelle")) is not None


def test_a_strike_is_rather_in_a_land_where_strikes_are_on_record(tmp_path: Path) -> None:
    world = open_world(tmp_path, *ROWS[:2])
    assert land_of("A shell fell in Vostrelle on Monday.", world, of_strikes=True) == "YE"
    assert land_of("A tree fell in Vostrelle on Monday.", world, of_strikes=False) == "CH"


def test_whose_officials_speak_does_not_move_a_city_to_their_land(tmp_path: Path) -> None:
    """“Arvanian officials said a shell fell in Vostrelle”: the city that everybody means, not its namesake at home."""
    world = open_world(tmp_path, _town(906, "BM", 20.0, 900_000), _town(907, "AV", 10.5, 20_000))
    said = "Arvanian officials said a shell fell in Vostrelle on Monday."
    assert likeliest(said, world, of_strikes=True).geonames_id == 906
    at_home = "Arvanian officials said a shell fell in Vostrelle in Karsa province in Arvania on Monday."
    assert likeliest(at_home, world, of_strikes=True).geonames_id == 907


def test_in_a_large_land_a_strike_is_rather_near_the_fighting(tmp_path: Path) -> None:
    """Provinces by the codes of Ukraine's east and west."""
    world = open_world(tmp_path, _town(904, "UA", 48.5, 1_000, "05"), _town(905, "UA", 48.4, 2_000, "25"))
    for verb, of_strikes, number in (("shell", True, 904), ("tree", False, 905)):
        assert likeliest(f"A {verb} fell in Vostrelle on Monday.", world, of_strikes=of_strikes).geonames_id == number


@pytest.mark.parametrize(
    "said",
    [
        "The Arvanian Observatory for Rights said a shell fell in Vostrelle.",
        "The Belgard-based Arvanian Observatory for Rights said a shell fell in Vostrelle.",
    ],
)
def test_whose_observatory_speaks_tells_of_a_land(said: str, tmp_path: Path) -> None:
    assert land_of(said, open_world(tmp_path, *ROWS[1:]), of_strikes=False) == "AV"


def test_an_armed_group_tells_of_the_lands_it_fights_in(tmp_path: Path) -> None:
    world = open_world(tmp_path, *ROWS[:2])
    assert land_of("Houthis’ rockets fell in Vostrelle.", world, of_strikes=False) == "YE"
    assert land_of("The rockets fell in Vostrelle.", world, of_strikes=False) == "CH"


def test_so_does_a_people_whose_forces_strike_next_door(tmp_path: Path) -> None:
    assert land_of("Saudi rockets fell in Vostrelle.", open_world(tmp_path, *ROWS[:2]), of_strikes=False) == "YE"
