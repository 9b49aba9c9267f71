"""What no context can lift, and what is shown instead. Made up, all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.model import Article, Level, Shape, Strike
from geostrike.pipeline import read
from tests.fictional import DEMONYMS, PLACES


def _town(number: int, name: str, at: tuple[float, float], country: str, people: int, admin1: str = "9") -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}", name=name, level=Level.TOWN, latitude=at[0], longitude=at[1], country=country,
        admin1=admin1, geonames_id=number, population=people, feature="PPL", keyed=True,
    )  # fmt: skip


ROWS = (
    _town(601, "Gharvosh", (20.3, 20.4), "BM", 3_000),  # abroad, spelt like the unknown Gharvish
    _town(602, "Tulmareq", (20.4, 20.6), "BM", 3_000),  # abroad, of the very name
    _town(603, "Sendorra", (20.9, 20.9), "BM", 400_000),
    _town(604, "Mashriqa", (11.55, 10.45), "AV", 2_000, "01"),  # beside Oskara
    _town(605, "Shulveram", (10.75, 10.55), "AV", 2_000, "02"),  # 90 km from Oskara
    _town(606, "Dinsmoor", (20.2, 20.7), "BM", 90_000),  # abroad, of a name that somebody elsewhere may bear
    _town(609, "Drumvesh", (21.6, 20.9), "BM", 2_000),  # 80 km from Sendorra, in its province
    _town(610, "Podrel", (20.4, 20.9), "BM", 180_000),
    PlaceRow(
        id="geonames:611", name="Podryl", names=("Podrel",), level=Level.TOWN, latitude=11.3, longitude=10.2, country="AV",
        admin1="01", geonames_id=611, population=40_000, feature="PPL", keyed=True,
    ),
    PlaceRow(  # once called like the land abroad
        id="geonames:627", name="Belmur", names=("Belmora",), level=Level.TOWN, latitude=10.9, longitude=10.6, country="AV",
        admin1="02", geonames_id=627, population=520_000, feature="PPLA", keyed=True,
    ),
    _town(612, "Ruvna", (10.6, 10.85), "AV", 900, "02"),  # beside Dovrin
    _town(613, "Ruvna", (10.0, 10.1), "AV", 4_000, "02"),  # the larger one, 110 km from it
    _town(614, "Tolvash", (10.45, 10.5), "AV", 700, "02"),  # a village 30 km from Karsa
    _town(615, "Madrina", (20.3, 20.9), "BM", 700_000),  # a city abroad
    _town(607, "Vallish", (10.3, 10.6), "AV", 2_000, "02"),
    PlaceRow(
        id="test:BM.5", name="Benna Department", names=("Benna",), level=Level.PROVINCE, latitude=21.0, longitude=20.0,
        country="BM", admin1="5", code="BM.5", feature="ADM1",
    ),
    _town(616, "Benna", (11.2, 10.9), "AV", 90_000, "01"),
    PlaceRow(
        id="test:houl", name="Houlvar plain", names=("Houlvar",), level=Level.REGION, latitude=11.2, longitude=10.9,
        country="AV", admin1="01", feature="RGN",
    ),
    PlaceRow(
        id="test:BM.6", name="Urren", level=Level.PROVINCE, latitude=22.0, longitude=20.0, country="BM", admin1="6",
        code="BM.6", feature="ADM1",
    ),
    PlaceRow(
        id="test:BM.7", name="Harvel District", names=("Harvel",), level=Level.PROVINCE, latitude=22.5, longitude=20.0, country="BM",
        admin1="7", code="BM.7", feature="ADM1",
    ),
    PlaceRow(
        id="test:BM.8", name="Urrenna Strip", names=("Urrenna",), level=Level.PROVINCE, latitude=23.0, longitude=20.0, country="BM",
        admin1="8", code="BM.8", feature="ADM1",
    ),
    PlaceRow(
        id="geonames:626", name="Urrenna", names=("Urrenna City",), level=Level.TOWN, latitude=23.1, longitude=20.1, country="BM", admin1="8",
        geonames_id=626, population=400_000, feature="PPLA", keyed=True,
    ),
    _town(625, "Harvel", (22.4, 20.1), "BM", 60_000, "7"),
    _town(617, "Urren", (11.3, 10.9), "AV", 9_000, "01"),
    _town(618, "Kelvar", (20.5, 20.5), "BM", 30_000),  # a small town abroad, alone in its country
    PlaceRow(
        id="geonames:619", name="Arwen", names=("Mirrah",), level=Level.TOWN, latitude=20.6, longitude=20.1, country="BM",
        geonames_id=619, population=9_000, feature="PPL", keyed=True,
    ),
    _town(620, "Mirrah", (11.3, 10.4), "AV", 40_000, "01"),
    _town(623, "Zelvik", (-20.0, 40.0), "AV", 90_000, "01"),  # worlds away
    _town(624, "Zelvik", (-20.0, 42.0), "AV", 9_000, "01"),
    _town(621, "Sadvor", (10.9, 10.1), "AV", 700, "02"),  # 35 km from all of the list
    _town(622, "Sadvor", (10.15, 10.75), "AV", 0, "02"),  # beside Zelimar
    _town(608, "Vallish", (20.5, 20.1), "BM", 30_000),
)  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    path = Path(tmp_path_factory.mktemp("world")) / "world.sqlite"
    return Gazetteer.open(build_index(path, [*PLACES, *ROWS], demonyms=DEMONYMS))


def struck(text: str, world: Gazetteer) -> dict[str, Strike]:
    reading = read(Article(id="made-up", text=text, sha256=""), world)
    names = {toponym.id: toponym.span.text for toponym in reading.toponyms}
    return {names[s.toponym_id]: s for s in reading.strikes if s.toponym_id is not None}


@pytest.mark.parametrize(
    "text",
    [
        "An air strike hit the village of Gharvish in Karsa province on Friday, killing two.",
        "Jets from Belmora bombed Oskara and Gharvish in Arvania on Friday, killing two.",
        "Jets bombed Oskara, Tulmareq and Dovrin in Arvania on Friday, killing two.",
    ],
)
def test_a_likeness_or_namesake_abroad_is_no_answer(text: str, world: Gazetteer) -> None:
    for strike in struck(text, world).values():
        assert strike.place is None or strike.place.country_code == "AV"


def test_a_likeness_beside_what_is_named_is_one(world: Gazetteer) -> None:
    strike = struck("Jets bombed Oskara and Mashreqa in Arvania on Friday, killing two.", world)["Mashreqa"]
    assert strike.place is not None
    assert strike.place.id == "geonames:604"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Jets bombed Urrenna in Belmora on Friday. In Urrenna City a school was hit.", "test:BM.8"),
        ("Jets bombed Urrenna in Belmora on Friday. The Urrenna Strip was quiet.", "test:BM.8"),
        ("Jets bombed Urrenna in Belmora on Friday.", "geonames:626"),
    ],
)
def test_a_text_that_tells_the_city_from_its_land_means_the_land_by_the_name_alone(
    text: str, place: str, world: Gazetteer
) -> None:
    found = struck(text, world)["Urrenna"].place
    assert found is not None
    assert found.id == place


def test_a_province_that_is_called_a_district_is_one(world: Gazetteer) -> None:
    strike = struck("Shells struck barns in the Harvel district of Belmora on Friday.", world)["Harvel"]
    assert strike.place is not None
    assert strike.place.id == "test:BM.7"


@pytest.mark.parametrize("near", ["Tulmareq", "Kelvar"])
def test_what_lies_near_a_place_that_is_itself_barred_is_read(near: str, world: Gazetteer) -> None:
    text = (
        f"Jets bombed {near}, Oskara and Dovrin in Arvania on Friday. Shells hit the village of Sadvor west of {near}."
    )
    assert "Sadvor" in struck(text, world)


def test_a_city_is_no_village(world: Gazetteer) -> None:
    reading = read(Article(id="x", text="Shells hit the village of Sendorra on Friday.", sha256=""), world)
    assert all(strike.place is None for strike in reading.strikes)
    assert any("calls it a village" in resolution.reason for resolution in reading.resolutions)


@pytest.mark.parametrize(
    ("text", "name", "holder"),
    [
        ("In the village of Vorqesh in Karsa province, an air strike killed nine.", "Vorqesh", "Karsa"),
        ("Jets bombed Dovrin, Zelimar, as well as Vorqesh on Monday.", "Vorqesh", "Karsa"),
        ("Shells hit Dovrin; Zelimar; and Vorqesh on Monday.", "Vorqesh", "Karsa"),
        ("Shells hit Zelimar and Vorqesh on Monday.", "Vorqesh", "beside Zelimar"),
        ("Shells hit Vorqesh and Karsa on Monday.", "Vorqesh", "Karsa"),
        ("Jets bombed the village of Vorqesh in Zelimar, killing two.", "Vorqesh", "round Zelimar"),
        ("Jets bombed Vorqesh village in the east of Zelimar, killing two.", "Vorqesh", "in the east of Zelimar"),
        (
            "Jets bombed Vorqesh village in the western countryside of Zelimar on Monday.",
            "Vorqesh",
            "western countryside of Zelimar",
        ),
        ("Jets bombed Vorqesh, a village east of Oskara, on Monday.", "Vorqesh", "east of Oskara"),
        ("Jets bombed Dunkelbrok and Vorqesh, villages east of Oskara, on Monday.", "Dunkelbrok", "east of Oskara"),
    ],
)
def test_an_unknown_village_is_shown_by_what_the_text_holds_it_by(
    text: str, name: str, holder: str, world: Gazetteer
) -> None:
    strike = struck(text, world)[name]
    assert strike.place is not None
    assert strike.place.name == holder
    assert strike.shown_as is Shape.AREA


def test_what_only_tells_where_an_unknown_village_lies_is_not_struck(world: Gazetteer) -> None:
    assert struck("Jets bombed Vorqesh, a village east of Oskara, on Monday.", world).keys() == {"Vorqesh"}


def test_a_longer_name_is_not_the_hamlet_it_begins_like(world: Gazetteer) -> None:
    found = struck("Shells that the army fired hit Oskara, Mashriqa Vesh and Dovrin in Arvania at noon.", world)
    assert "Mashriqa Vesh" in found
    assert "Mashriqa" not in found


@pytest.mark.parametrize("spelling", ["Mashreeka", "Mashriqah"])
def test_two_spellings_of_one_sound_are_one_name(spelling: str, world: Gazetteer) -> None:
    strike = struck(f"Shells fell in {spelling} and Oskara in Arvania on Friday, killing two.", world)[spelling]
    assert strike.place is not None
    assert strike.place.id == "geonames:604"


def test_a_capital_where_somebody_speaks_bars_nothing_elsewhere(world: Gazetteer) -> None:
    strike = struck("Officials in Belgard said jets bombed Tal Meru on Friday, killing two.", world)["Tal Meru"]
    assert strike.place is not None


def test_a_town_an_hour_away_does_not_lead_to_what_is_spelt_far_otherwise(world: Gazetteer) -> None:
    text = "Shells hit Oskara on Friday. The village of Shulvarim in Arvania was hit, too."
    reading = read(Article(id="x", text=text, sha256=""), world)
    assert all(r.place is None or r.place.id != "geonames:605" for r in reading.resolutions)


def test_the_people_before_a_town_say_whose_it_is(world: Gazetteer) -> None:
    text = "Jets bombed the Arvanian town of Vallish on Friday. Belmoran officials in Belgard denied it."
    strike = struck(text, world)["Vallish"]
    assert strike.place is not None
    assert strike.place.id == "geonames:607"


def test_a_sentence_that_names_a_province_means_no_lesser_town_abroad(world: Gazetteer) -> None:
    reading = read(
        Article(id="x", text="Shells fell in Dinsmoor in the hills of Karsa province on Friday.", sha256=""), world
    )
    assert all(r.place is None or r.place.id != "geonames:606" for r in reading.resolutions)


@pytest.mark.parametrize("where", ["in the west of Oskara", "in the far north of Oskara", "in the centre of Oskara"])
def test_a_village_on_one_side_of_a_town_is_held_by_it(where: str, world: Gazetteer) -> None:
    strike = struck(f"Shells hit Vorqesh village {where} on Friday, killing two.", world)["Vorqesh"]
    assert strike.place is not None
    assert strike.place.name in ("round Oskara", where)
    assert strike.shown_as is Shape.AREA


@pytest.mark.parametrize(
    "text",
    [
        "Shells killed pupils in Mashriqa Dovrin, in Karsa province.",  # each a known name, together another
        "Rockets fell in Mashriqa Dovrin.",
    ],
)
def test_the_known_name_inside_a_longer_one_is_not_meant(text: str, world: Gazetteer) -> None:
    reading = read(Article(id="x", text=text, sha256=""), world)
    assert all(r.place is None or r.place.id != "geonames:604" for r in reading.resolutions)


def test_the_countryside_of_a_large_town_is_its_whole_province(world: Gazetteer) -> None:
    strike = struck("Shells hit Drumvesh village in the northern countryside of Sendorra on Friday.", world)["Drumvesh"]
    assert strike.place is not None
    assert strike.place.id == "geonames:609"


def test_the_by_name_of_a_town_gives_way_to_a_city_of_that_name(world: Gazetteer) -> None:
    by_name = Article(id="x", text="A drone fell near Podrel on Friday.", sha256="")
    assert all(r.place is None or r.place.id == "geonames:610" for r in read(by_name, world).resolutions)
    strike = struck("A drone hit a depot in Podrel in Arvania on Friday.", world)["Podrel"]
    assert strike.place is not None
    assert strike.place.id == "geonames:611"


def test_the_name_of_a_country_is_no_by_name_of_a_town(world: Gazetteer) -> None:
    text = "Drones hit Dovrin and Karsa on Friday. Rockets killed nine people in Belmora."
    reading = read(Article(id="x", text=text, sha256=""), world)
    placed = {t.span.text: r.place for t, r in zip(reading.toponyms, reading.resolutions, strict=True)}
    assert placed["Belmora"] is not None
    assert placed["Belmora"].level is Level.COUNTRY


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit Ruvna near Dovrin, killing two.",
        "A drone killed two in Ruvna, a village of the Karsa region near Dovrin.",
    ],
)
def test_of_two_villages_of_a_name_the_one_beside_what_it_is_near_is_meant(text: str, world: Gazetteer) -> None:
    reading = read(Article(id="x", text=text, sha256=""), world)
    places = {t.span.text: r.place for t, r in zip(reading.toponyms, reading.resolutions, strict=True)}
    assert places["Ruvna"] is not None
    assert places["Ruvna"].id == "geonames:612"


@pytest.mark.parametrize("site", ["market", "mosque"])
def test_a_house_in_a_town_is_not_the_village_it_is_called_after(site: str, world: Gazetteer) -> None:
    reading = read(Article(id="x", text=f"A rocket hit the Tolvash {site} in Karsa on Friday.", sha256=""), world)
    assert all(r.place is None or r.place.id != "geonames:614" for r in reading.resolutions)


def test_a_hamlet_of_a_region_is_no_city_abroad(world: Gazetteer) -> None:
    reading = read(Article(id="x", text="An aircraft bombed Madrina, a hamlet of the Karsa region.", sha256=""), world)
    assert all(r.place is None or r.place.country_code == "AV" for r in reading.resolutions)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Guns fired at Karsa all night.", Level.TOWN),
        ("Shells hit Dovrin and Zelimar, both in Karsa.", Level.PROVINCE),
        ("Shells hit Dovrin, Zelimar and Shulveram, all in Karsa.", Level.PROVINCE),
    ],
)
def test_one_fires_at_a_town_and_several_villages_are_all_in_a_province(
    text: str, level: Level, world: Gazetteer
) -> None:
    reading = read(Article(id="x", text=text, sha256=""), world)
    places = {t.span.text: r.place for t, r in zip(reading.toponyms, reading.resolutions, strict=True)}
    assert places["Karsa"] is not None
    assert places["Karsa"].level is level


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Rebels killed nine in the Benna territory.", "Benna", "geonames:616"),
        ("Rebels killed nine in the Benna department.", "Benna", "test:BM.5"),
        ("A drone fired at a bulldozer in Houlvar, a border town in southern Belmora.", "Houlvar", None),
    ],
    ids=["a territory is no department", "a department is one", "a town in another country"],
)
def test_what_the_text_calls_it_and_puts_it_in_binds(text: str, name: str, place: str | None, world: Gazetteer) -> None:
    reading = read(Article(id="made-up", text=text, sha256=""), world)
    found = {t.span.text: r.place and r.place.id for t, r in zip(reading.toponyms, reading.resolutions, strict=True)}
    assert found[name] == place


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Shells fell on Oskara, Dovrin and Urren.", "Urren", "geonames:617"),
        ("Shells fell on Oskara, Dovrin, Zelimar and Kelvar.", "Kelvar", None),
        ("Rebels seized Sendorra and Zelvik.", "Zelvik", None),
        ("Drone fire was reported over Mirrah.", "Mirrah", "geonames:620"),
        ("Guns shelled Karsa, Sadvor, Zelimar and Vallish.", "Sadvor", "geonames:622"),
    ],
    ids=[
        "a division abroad",
        "alone in its country",
        "on another continent",
        "a by-name of a town abroad",
        "beside another of the list",
    ],
)
def test_of_namesakes_the_one_is_meant_that_the_text_leads_to(
    text: str, name: str, place: str | None, world: Gazetteer
) -> None:
    reading = read(Article(id="made-up", text=text, sha256=""), world)
    found = {t.span.text: r.place and r.place.id for t, r in zip(reading.toponyms, reading.resolutions, strict=True)}
    assert found[name] == place
