"""Which town a quarter, a street or a building is shown in, and which quarter is not meant. Made up, all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.model import Article, Level, Place
from geostrike.pipeline import read
from tests.fictional import DEMONYMS, PLACES


def _place(number: int, name: str, at: tuple[float, float], level: Level, admin1: str, *others: str) -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}", name=name, names=others, level=level, latitude=at[0], longitude=at[1], country="AV",
        admin1=admin1, geonames_id=number, population=3_000 if level is Level.TOWN else None, feature="PPL", keyed=True,
    )  # fmt: skip


ROWS = (
    _place(701, "Vardeesh Quarter", (11.61, 10.51), Level.NEIGHBOURHOOD, "01", "Vardeesh"),  # of Oskara
    _place(702, "Bab al-Vornaq", (11.62, 10.52), Level.NEIGHBOURHOOD, "01"),  # of Oskara
    _place(703, "Mill Gate", (10.21, 10.41), Level.NEIGHBOURHOOD, "02"),  # of Karsa
    _place(705, "Bab al-Tormesh", (10.22, 10.42), Level.NEIGHBOURHOOD, "02"),  # of Karsa
    _place(706, "Sheikh Tolvar", (11.3, 10.2), Level.TOWN, "01"),  # a village 120 km from Karsa
    _place(704, "Zarnish", (10.43, 10.58), Level.TOWN, "02"),  # a village 33 km from it
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = Path(tmp_path_factory.mktemp("world")) / "world.sqlite"
    return Gazetteer.open(build_index(path, [*PLACES, *ROWS], demonyms=DEMONYMS))


def shown(text: str, world: Gazetteer) -> dict[str, Place | None]:
    reading = read(Article(id="made-up", text=text, sha256=""), world)
    names = {toponym.id: toponym.span.text for toponym in reading.toponyms}
    return {names[s.toponym_id]: s.place for s in reading.strikes if s.toponym_id is not None}


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        (
            "Rebels shelled Oskara on Monday. Rockets struck the Quvanesh neighborhood, killing two.",
            "Quvanesh",
            "Oskara",
        ),
        ("Rebels shelled Oskara on Monday. Rockets struck Quvanesh Street, killing two.", "Quvanesh Street", "Oskara"),
    ],
)
def test_a_quarter_is_shown_in_the_town_that_the_text_is_about(
    text: str, name: str, town: str, world: Gazetteer
) -> None:
    place = shown(text, world)[name]
    assert place is not None
    assert place.name == town


def test_of_several_towns_none_is_guessed_for_a_quarter(world: Gazetteer) -> None:
    text = (
        "Dovrin, Karsa and Zelimar were quiet. Then Oskara was. Rockets struck the Quvanesh neighborhood, killing two."
    )
    place = shown(text, world)["Quvanesh"]
    assert place is None or place.level is not Level.TOWN


def test_a_quarter_spelt_otherwise_is_not_one_of_another_town_than_its_sentence_names(world: Gazetteer) -> None:
    text = "Shells fell on Oskara on Monday. In Karsa, mortars hit the Vardish neighborhood on Tuesday, killing two."
    place = shown(text, world)["Vardish"]
    assert place is None or place.id != "geonames:701"


def test_an_article_written_onto_its_noun_is_one(world: Gazetteer) -> None:
    place = shown("Shells hit the Bab Alvornaq neighborhood in Oskara on Monday, killing two.", world)["Bab Alvornaq"]
    assert place is not None
    assert place.id == "geonames:702"


def test_what_lies_in_a_quarter_is_no_village_of_its_province(world: Gazetteer) -> None:
    text = "A bomb went off in the Zarneesh area of the Mill Gate neighborhood in Karsa on Monday, killing two."
    reading = read(Article(id="made-up", text=text, sha256=""), world)
    assert all(r.place is None or r.place.id != "geonames:704" for r in reading.resolutions)


_OTHER_TOWN = (
    "In Karsa, Karsa and again Karsa the guns were silent at last, said a doctor of the Karsa hospital. "
    + "It was calm. " * 40
)


def test_the_town_spoken_of_just_before_holds_a_quarter_in_a_text_about_several(world: Gazetteer) -> None:
    text = _OTHER_TOWN + "Rebels shelled Oskara at noon. Rockets struck the Quvanesh neighborhood, killing two."
    place = shown(text, world)["Quvanesh"]
    assert place is not None
    assert place.name == "Oskara"


def test_the_town_of_the_quarters_beside_it_holds_a_quarter(world: Gazetteer) -> None:
    text = "Guns in Oskara and Karsa fell silent. Shells hit the neighborhoods of Quvanesh, Mill Gate and Bab al-Tormesh, killing two."
    place = shown(text, world)["Quvanesh"]
    assert place is not None
    assert place.name == "Karsa"


def test_a_road_in_a_row_of_quarters_is_in_their_town_too_but_elsewhere_may_lead_anywhere(world: Gazetteer) -> None:
    row = "In Karsa, shells hit Mill Gate, Bab al-Tormesh and the Quvanesh highway on Monday, killing two."
    place = shown(row, world).get("Quvanesh highway")
    assert place is None or place.name == "Karsa"
    alone = shown("Karsa was calm. Shells hit the Quvanesh highway on Monday, killing two.", world)
    assert alone.get("Quvanesh highway") is None
