"""A small made-up world for tests: the country Arvania, its neighbour Belmora, and a few real namesakes are not needed.

Arvania (AV) has the provinces North Arvan and Karsa; Karsa has a city of the same name. Nothing here exists.
"""

from __future__ import annotations

from pathlib import Path

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.outline import Outline
from geostrike.gazetteer.rows import Demonym, PlaceRow
from geostrike.model import Level

__all__ = ["PLACES", "TOWNS", "build_world"]


def _square(south: float, west: float, size: float) -> Outline:
    north, east = south + size, west + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return Outline(
        geometry={"type": "MultiPolygon", "coordinates": [[ring]]}, approximate=True, source="made up", area_km2=12_000
    )


def _division(code: str, name: str, latitude: float, longitude: float) -> PlaceRow:
    country, admin1 = code.split(".")
    return PlaceRow(
        id=f"test:{code}", name=name, level=Level.PROVINCE, latitude=latitude, longitude=longitude,
        names=(f"{name} province", f"{name} governorate"), country=country, admin1=admin1, code=code, feature="ADM1",
    )  # fmt: skip


def _town(number: int, name: str, latitude: float, longitude: float, admin1: str, population: int) -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}", name=name, level=Level.TOWN, latitude=latitude, longitude=longitude, country="AV",
        admin1=admin1, geonames_id=number, population=population, feature="PPL", keyed=True,
    )  # fmt: skip


TOWNS = (
    _town(1, "Tal Meru", 11.2, 10.1, "01", 5_000),
    _town(2, "Oskara", 11.6, 10.5, "01", 60_000),
    _town(3, "Jisr al-Vard", 11.4, 10.8, "01", 21_000),
    _town(4, "Karsa", 10.2, 10.4, "02", 310_000),
    _town(5, "Dovrin", 10.6, 10.9, "02", 18_000),
    _town(6, "Zelimar", 10.1, 10.7, "02", 9_000),
    _town(7, "Arvan City", 10.9, 10.3, "02", 1_900_000),
)

PLACES = (
    PlaceRow(id="test:AV", name="Arvania", level=Level.COUNTRY, latitude=10.7, longitude=10.5, country="AV", code="AV"),
    PlaceRow(id="test:BM", name="Belmora", level=Level.COUNTRY, latitude=20.0, longitude=20.0, country="BM", code="BM"),
    _division("AV.01", "North Arvan", 11.5, 10.5),
    _division("AV.02", "Karsa", 10.5, 10.5),
    *TOWNS,
    PlaceRow(
        id="geonames:20", name="Belgard", level=Level.TOWN, latitude=20.1, longitude=20.2, country="BM",
        geonames_id=20, population=2_400_000, feature="PPLC", keyed=True,
    ),
)  # fmt: skip

DEMONYMS = (
    Demonym(word="Arvanian", place_id="test:AV"),
    Demonym(word="Arvanians", place_id="test:AV"),
    Demonym(word="Belmoran", place_id="test:BM"),
)


def build_world(target: Path) -> Gazetteer:
    """The made-up gazetteer, opened."""
    outlines = (("test:AV.01", _square(11.0, 10.0, 1.0)), ("test:AV.02", _square(10.0, 10.0, 1.0)))
    return Gazetteer.open(build_index(target, PLACES, demonyms=DEMONYMS, outlines=outlines))
