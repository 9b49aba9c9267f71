"""A reading → its rows in the tables, and the folder of country and month that each row lies in."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geostrike.archive.geometry import Drawn, draw_points, encode_wkb
from geostrike.archive.schema import NONE
from geostrike.export.geojson import find_geometry, wind_rings
from geostrike.export.reading import encode_reading
from geostrike.export.tables import article_row, claim_row, joined, strike_row
from geostrike.language.controls import dump_json, mend
from geostrike.language.tongue import how_far_read
from geostrike.model import Shape
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date as Day  # noqa: N812

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Article, Claim, Place, Reading, Strike

__all__ = ["Drawer", "Row", "Spot", "describe_article", "rows_of"]

Cells = dict[str, object]


class Spot(NamedTuple):
    """The folder that a row lies in."""

    country: str = NONE
    month: str = NONE


class Row(NamedTuple):
    """One row, but for its partition."""

    table: str
    cells: Cells
    spot: Spot = Spot()


class Drawer:
    """Strikes as geometries; of an area, which thousands of strikes have, the outline is worked out and written once."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._outline_of = gazetteer.outline
        self._areas = lru_cache(maxsize=_AREAS)(self._draw_area)

    def draw(self, strike: Strike) -> Drawn | None:
        """What may be drawn of it."""
        if strike.place is not None and strike.shown_as is Shape.AREA and strike.realis in HAPPENED:
            return self._areas(strike.place)
        geometry = find_geometry(strike, None)
        return None if geometry is None else encode_wkb(geometry)

    def _draw_area(self, place: Place) -> Drawn | None:
        outline = self._outline_of(place)
        return None if outline is None else encode_wkb(wind_rings(outline.geometry))


_AREAS = 256


def rows_of(reading: Reading, found_at: str, drawer: Drawer, *, text: bool = True) -> Iterator[Row]:
    """All rows of one article; with ``text`` also what ``geostrike collect`` needs of it, if strikes are told of."""
    about = {name: _plain(value) for name, value in article_row(reading).items()}
    published = reading.article.published
    drawn = {strike.id: drawer.draw(strike) for strike in reading.strikes}
    spots = {strike.id: _spot_of(strike, published) for strike in reading.strikes}
    resting: dict[str, list[Strike]] = {claim.id: [] for claim in reading.claims}
    for strike in reading.strikes:
        for claim_id in strike.claim_ids:
            resting.setdefault(claim_id, []).append(strike)
    for strike in reading.strikes:
        yield Row("strikes", _strike_cells(reading, strike, about) | _shape(drawn[strike.id]), spots[strike.id])
    for claim in reading.claims:
        own = resting[claim.id]
        shown = next((drawn[strike.id] for strike in own if drawn[strike.id] is not None), None)
        spot = next((spots[strike.id] for strike in own), Spot(month=_month(_claimed_day(claim) or published)))
        yield Row("claims", _claim_cells(reading, claim, own, about) | _shape(shown), spot)
    yield _article_row(reading, found_at, spots)
    if text and reading.claims:
        told = mend(dump_json(encode_reading(reading)))
        yield Row("readings", {"article_id": about["article_id"], "reading": told, "text": reading.article.text})


def describe_article(article: Article, found_at: str, outcome: str) -> Row:
    """The row of an article in which no strike was looked for, or found."""
    cells: Cells = {
        "article_id": mend(article.id),
        "article_title": article.title,
        "outlet": article.outlet.name if article.outlet else None,
        "url": article.url,
        "published": article.published,
        "article_sha256": article.sha256,
        "language": article.language or None,
        "found_at": mend(found_at),
        "outcome": outcome,
        "strikes": 0,
        "drawn": 0,
        "claims": 0,
        "warnings": joined(article.warnings),
    }
    return Row("articles", cells | _shape(None), Spot(month=_month(article.published)))


def _article_row(reading: Reading, found_at: str, spots: dict[str, Spot]) -> Row:
    """An article lies in the country of most of its strikes, the first of several, and in the month of its publication."""
    known = how_far_read(reading.article) != "not"
    row = describe_article(reading.article, found_at, "read" if known else "language_not_read")
    countries = Counter(spot.country for spot in spots.values() if spot.country != NONE)
    points = [
        (strike.place.longitude, strike.place.latitude)
        for strike in reading.strikes
        if strike.place is not None and (find_geometry(strike, None) or {}).get("type") == "Point"
    ]
    cells = row.cells | {
        "strikes": len(reading.strikes),
        "drawn": sum(strike.shown_as is not Shape.LIST for strike in reading.strikes),
        "claims": len(reading.claims),
        "country_codes": joined(sorted(countries)),
        "warnings": joined(reading.warnings),
    }
    most = countries.most_common(1)[0][0] if countries else NONE
    return Row("articles", cells | _shape(draw_points(points)), row.spot._replace(country=most))


def _strike_cells(reading: Reading, strike: Strike, about: Cells) -> Cells:
    cells = about | {name: _plain(value) for name, value in strike_row(reading, strike).items()}
    cells["country_name"] = cells.pop("country")
    cells["claim_ids"] = joined(strike.claim_ids)
    dates = strike.date
    return (
        cells | {"date_start": dates.start if dates else None, "date_end": dates.end if dates else None} | _day(reading)
    )


def _claim_cells(reading: Reading, claim: Claim, own: list[Strike], about: Cells) -> Cells:
    cells = about | {name: _plain(value) for name, value in claim_row(reading, claim).items()}
    dates = claim.date
    place = next((strike.place for strike in own if strike.place is not None), None)
    return cells | {
        "claim_date_start": dates.start if dates else None,
        "claim_date_end": dates.end if dates else None,
        "strike_ids": joined(strike.id for strike in own),
        "country_code": place.country_code if place is not None else None,
        **_day(reading),
    }


def _day(reading: Reading) -> Cells:
    return {"published": reading.article.published}


def _plain(value: object) -> object:
    return mend(value) if isinstance(value, str) and not value.isprintable() else value


def _shape(drawn: Drawn | None) -> Cells:
    return {"bbox": None, "geometry": None} if drawn is None else {"bbox": drawn.box, "geometry": drawn.wkb}


def _spot_of(strike: Strike, published: Day | None) -> Spot:
    """The country of its place, and the month of its day; of the article where the strike's own is not known."""
    country = strike.place.country_code if strike.place is not None else None
    day = None if strike.date is None else strike.date.start or strike.date.end
    return Spot(country if country and country.isalnum() else NONE, _month(day or published))


def _claimed_day(claim: Claim) -> Day | None:
    return None if claim.date is None else claim.date.start or claim.date.end


def _month(day: Day | None) -> str:
    return NONE if day is None else f"{day.year:04}-{day.month:02}"
