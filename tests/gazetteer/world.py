"""A tiny made-up gazetteer for the tests of this room: Arvania with two provinces, and a neighbour with a namesake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.gazetteer.build import build_index
from geostrike.gazetteer.outline import Outline
from geostrike.gazetteer.rows import Demonym, PlaceRow, SourceRow
from geostrike.model import Level

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = SourceRow(number=1, name="rows", words="Made-up rows", licence="CC0", date="2020-01-01")
SQUARE = Outline(
    geometry={
        "type": "MultiPolygon",
        "coordinates": [[[[9.5, 10.5], [10.5, 10.5], [10.5, 11.5], [9.5, 11.5], [9.5, 10.5]]]],
    },
    approximate=True,
    source="made up",
    area_km2=12_100.0,
)


def town(number: int, name: str, latitude: float, longitude: float, admin1: str = "01", **more: object) -> PlaceRow:
    return PlaceRow(
        id=f"geonames:{number}",
        name=name,
        level=Level.TOWN,
        latitude=latitude,
        longitude=longitude,
        country=str(more.pop("country", "AV")),
        admin1=admin1,
        geonames_id=number,
        source=1,
        keyed=True,
        **more,  # type: ignore[arg-type]
    )


PLACES = (
    PlaceRow(id="geonames:1", name="Arvania", level=Level.COUNTRY, latitude=11, longitude=10, country="AV", code="AV",
             prominence=10**10, radius_km=150, source=1),
    PlaceRow(id="geonames:2", name="Belmora", level=Level.COUNTRY, latitude=30, longitude=40, country="BM", code="BM",
             prominence=10**10, source=1),
    PlaceRow(id="geonames:10", name="North Arvan", level=Level.PROVINCE, latitude=11, longitude=10, country="AV",
             admin1="01", code="AV.01", feature="ADM1", iso_code="AV-NO", prominence=200_000, source=1, radius_km=80),
    PlaceRow(id="test:AV.02", name="Karsa", level=Level.PROVINCE, latitude=12.5, longitude=10, country="AV",
             admin1="02", code="AV.02", feature="ADM1", prominence=300_001, source=1),
    PlaceRow(id="geonames:11", name="Tal Meru District", level=Level.DISTRICT, latitude=11.2, longitude=10.1,
             names=("Tal Meru",), country="AV", admin1="01", admin2="7", code="AV.01.7", feature="ADM2", source=1,
             prominence=1000),
    town(100, "Tal Meru", 11.2, 10.1, names=("Tell Merou", "تل ميرو"), population=5_000, admin2="7"),
    town(101, "Karsa", 12.6, 10.2, "02", population=300_000, feature="PPLC"),
    town(102, "Dayr al Ḩarshah", 12.4, 10.3, "02", population=900),
    town(103, "Oskara", 11.4, 9.8, population=20_000),
    town(104, "Oskara", 30.1, 40.2, "", population=90_000, country="BM"),
    town(105, "New Port of Oskara Bay", 11.5, 9.7, population=1_500),
    town(106, "Gorodets", 11.1, 9.9),
    PlaceRow(id="supplement:av-green-hills", name="Green Hills", level=Level.REGION, latitude=11.8, longitude=10,
             country="AV", radius_km=30, approximate=True, source=1),
)  # fmt: skip


def build_world(folder: Path) -> Path:
    return build_index(
        folder / "world.sqlite",
        PLACES,
        sources=[SOURCE],
        demonyms=[Demonym(word="Arvanian", place_id="geonames:1"), Demonym(word="Nowhere's", place_id="geonames:999")],
        outlines=[("geonames:10", SQUARE), ("geonames:1", SQUARE)],
        title="tiny world",
    )
