"""Known names in Arabic text, with their prefixes taken off."""

from __future__ import annotations

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, OffsetKind, Toponym
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES

# Two made-up towns with Arabic names, one of them with the article; a province and its town; a village with a Latin name.
ROWS = (
    PlaceRow(id="test:AV.03", name="Hirmas", level=Level.PROVINCE, latitude=12.5, longitude=10.5, names=("هرماس",), country="AV",
             admin1="03", code="AV.03", feature="ADM1"),
    PlaceRow(id="geonames:73", name="Hirmas", level=Level.TOWN, latitude=12.6, longitude=10.6, names=("هرماس",), country="AV",
             admin1="03", geonames_id=73, population=500_000),
    PlaceRow(id="geonames:74", name="Kafr Nasmah", level=Level.TOWN, latitude=12.4, longitude=10.4, country="AV",
             admin1="03", geonames_id=74, population=700, keyed=True),
    PlaceRow(id="geonames:71", name="Dorvan", level=Level.TOWN, latitude=11.0, longitude=10.2, names=("دورفان",), country="AV",
             admin1="01", geonames_id=71, population=400_000),
    PlaceRow(id="geonames:75", name="Northland", level=Level.PROVINCE, latitude=20.5, longitude=20.5, names=("شمالي",),
             country="BM", admin1="8", code="BM.8", feature="ADM1"),
    PlaceRow(id="geonames:76", name="El Vadi", level=Level.TOWN, latitude=20.6, longitude=20.6, names=("وادي",), country="BM",
             admin1="8", geonames_id=76, population=300_000),
    PlaceRow(id="geonames:72", name="Al Zarfa", level=Level.TOWN, latitude=11.1, longitude=10.3, names=("الزرفة",), country="AV",
             admin1="01", geonames_id=72, population=300_000),
)  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return Gazetteer.open(build_index(tmp_path_factory.mktemp("w") / "w.sqlite", [*PLACES, *ROWS]))


@pytest.mark.parametrize(
    "text",
    ["قصف في دورفان", "قصف على دورفان", "وصلوا لدورفان", "قتلوا بدورفان", "#دورفان الآن", "Strike دورفان hit"],
)
def test_a_name_is_found_behind_its_prefix(text: str, world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text=text, sha256="", language="ar")), world)
    assert [t.span.text for t in toponyms] == ["دورفان"]
    assert toponyms[0].name == "دورفان"


@pytest.mark.parametrize("text", ["قصف في الزرفة", "وصلوا للزرفة", "قصف بالزرفة"])
def test_the_article_may_be_swallowed_by_the_prefix(text: str, world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text=text, sha256="", language="ar")), world)
    assert [t.name for t in toponyms] == ["الزرفة"]


def test_and_passes_the_cue_on(world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text="قصف في الزرفة ودورفان اليوم", sha256="")), world)
    assert [t.span.text for t in toponyms] == ["الزرفة", "دورفان"]


def test_a_descriptor_asks_for_its_level(world: Gazetteer) -> None:
    toponyms, _ = find_toponyms(take_apart(Article(id="x", text="قصف على مدينة دورفان", sha256="")), world)
    assert toponyms[0].levels == (Level.TOWN,)


def test_other_words_are_left_alone(world: Gazetteer) -> None:
    assert (
        find_toponyms(take_apart(Article(id="x", text="قال المتحدث إن الهجوم وقع صباح اليوم", sha256="")), world)[0]
        == ()
    )


def find(text: str, world: Gazetteer) -> tuple[Toponym, ...]:
    return find_toponyms(take_apart(Article(id="x", text=text, sha256="", language="ar")), world)[0]


def test_the_countryside_of_a_place_is_the_province_and_never_the_city(world: Gazetteer) -> None:
    for text in ("قصف على ريف هرماس الجنوبي", "قصف بريف هرماس", "قصف شمالي هرماس"):
        (toponym,) = find(text, world)
        assert toponym.levels == (Level.PROVINCE,), text


def test_what_is_called_a_village_is_a_name_though_no_gazetteer_has_it(world: Gazetteer) -> None:
    assert [t.span.text for t in find("قصف على قرية سمارون في ريف هرماس", world)] == ["سمارون", "هرماس"]
    assert [t.span.text for t in find("قصف على قرى سمارون وبلهون", world)] == ["سمارون", "بلهون"]
    assert find("قصف على قرية صغيرة", world) == ()


@pytest.mark.parametrize("between", ["بريف", "في ريف", "جنوب", "التابعة لمحافظة", "، في محافظة"])
def test_what_holds_a_place_is_read(between: str, world: Gazetteer) -> None:
    inner, outer = find(f"قصف على بلدة دورفان {between} هرماس".replace(" ،", "،"), world)
    assert inner.container_ids == (outer.id,)


def test_a_list_shares_what_holds_its_last(world: Gazetteer) -> None:
    first, second, outer = find("قصف على قرى سمارون وبلهون في ريف هرماس", world)
    assert first.container_ids == second.container_ids == (outer.id,)


def test_near_and_around_shift_the_place(world: Gazetteer) -> None:
    (toponym,) = find("قصف محيط بلدة دورفان", world)
    assert toponym.offset is not None
    assert toponym.offset.kind is OffsetKind.OUTSKIRTS


def test_a_village_known_by_its_latin_name_is_found_by_its_sound(world: Gazetteer) -> None:
    article = Article(id="x", text="قصف على بلدة كفر نسمة بريف هرماس", sha256="", language="ar")
    toponyms, _ = find_toponyms(take_apart(article), world)
    found = {
        t.name: r.place for t, r in zip(toponyms, resolve_toponyms(take_apart(article), toponyms, world), strict=True)
    }
    place = found["كفر نسمة"]
    assert place is not None
    assert place.name == "Kafr Nasmah"


@pytest.mark.parametrize("text", ["قصف على دورفان شمالي البلاد", "قصف على دورفان وأدى إلى حريق"])
def test_a_side_or_the_beginning_of_a_name_alone_is_no_place_abroad(text: str, world: Gazetteer) -> None:
    assert [t.name for t in find(text, world)] == ["دورفان"]


def test_a_village_on_one_side_of_a_town_is_told_by_it(world: Gazetteer) -> None:
    village, town = find("قصف قرية سمارون غرب مدينة دورفان", world)
    assert village.name == "سمارون"
    assert town.offset is not None
    assert (town.offset.kind, town.offset.bearing) == (OffsetKind.NEAR, "W")
