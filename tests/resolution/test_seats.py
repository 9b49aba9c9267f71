"""Of a town and the province that is called after it, which one a bare name means. Made up, all of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.rows import PlaceRow
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, Place
from geostrike.resolution import resolve_toponyms
from geostrike.toponyms import find_toponyms
from tests.fictional import PLACES


def _row(
    number: int,
    name: str,
    level: Level,
    at: tuple[float, float],
    country: str,
    code: str,
    people: int | None,
    feature: str,
) -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}", name=name, level=level, latitude=at[0], longitude=at[1], country=country, admin1=code,
        code=f"{country}.{code}" if level is Level.PROVINCE else None, geonames_id=number, population=people, feature=feature, keyed=True,
    )  # fmt: skip


ROWS = (
    _row(851, "Zarmesh", Level.PROVINCE, (20.5, 21.0), "BM", "11", 240_000, "ADM1"),
    _row(852, "Zarmesh", Level.TOWN, (20.4, 21.2), "BM", "11", 17_000, "PPLA"),
    _row(853, "Tolvery", Level.TOWN, (20.9, 21.4), "BM", "11", 900, "PPL"),
    _row(854, "San Belgar", Level.PROVINCE, (30.5, 31.0), "CD", "12", None, "ADM1"),
    _row(855, "San Belgar", Level.TOWN, (20.9, 25.4), "BN", "13", 520_000, "PPLC"),
)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return Gazetteer.open(build_index(Path(tmp_path_factory.mktemp("world")) / "world.sqlite", [*PLACES, *ROWS]))


def place_of(text: str, name: str, world: Gazetteer) -> Place | None:
    article = Article(id="made-up", text=text, sha256="")
    toponyms, _ = find_toponyms(take_apart(article), world)
    resolutions = resolve_toponyms(take_apart(article), toponyms, world)
    return next((r.place for t, r in zip(toponyms, resolutions, strict=True) if t.span.text == name), None)


@pytest.mark.parametrize("text", ["Jets bombed Zarmesh on Friday.", "The army shelled Zarmesh, killing two."])
def test_the_town_is_meant_where_a_bare_name_is_struck(text: str, world: Gazetteer) -> None:
    place = place_of(text, "Zarmesh", world)
    assert place is not None
    assert place.level is Level.TOWN


def test_the_province_is_meant_where_the_text_puts_a_village_in_it(world: Gazetteer) -> None:
    place = place_of("Jets bombed Tolvery in Zarmesh on Friday.", "Zarmesh", world)
    assert place is not None
    assert place.level is Level.PROVINCE


def test_a_province_abroad_does_not_take_the_stead_of_a_capital(world: Gazetteer) -> None:
    place = place_of("A shell hit San Belgar.", "San Belgar", world)
    assert place is None or place.level is Level.TOWN
