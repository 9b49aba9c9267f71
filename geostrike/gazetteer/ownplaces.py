"""The user's own places from a CSV file: hospitals, camps, crossings, bases. They stand before all namesakes.

=================  ==========  ==========================================================================
column             needed      meaning
=================  ==========  ==========================================================================
name               yes         as it should be shown
lat, lon           yes         WGS84 degrees (``latitude`` and ``longitude`` are read too)
level              no          point, neighbourhood, town, district, province, region; else ``point``
aliases            no          other names, parted by ``|`` or ``;``
country            no          two letters, such as SY
source             no          where the fact comes from, in words
uncertainty_km     no          radius that holds the spot; else the rule for its level
id                 no          any text that stays the same; else made from name and coordinates
=================  ==========  ==========================================================================

Cells are parted by commas, semicolons or tabs, and numbers have a decimal point or comma, as the spreadsheet wrote them.
A cell is text, whatever it begins with: ``=HYPERLINK(...)`` is a strange name and nothing else.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError
from geostrike.gazetteer.rows import PlaceRow, SourceRow
from geostrike.gazetteer.spelling import clean_name
from geostrike.gazetteer.write import Writer
from geostrike.language.names import fold
from geostrike.model.places import Level

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

__all__ = ["USER", "apply_own_places", "read_own_places"]

USER = "user"
_FIRST_SOURCE = 1_000_000  # one number for each text in the column ``source``
_BEFORE_ALL = 10**12
_NEEDED = ("name", "lat", "lon")
_SYNONYMS = {
    "latitude": "lat",
    "longitude": "lon",
    "long": "lon",
    "lng": "lon",
    "alias": "aliases",
    "country_code": "country",
}
_MOST_ERRORS = 20
_DELIMITERS = ",;\t"
_DECLARED = re.compile(r"\A\s*\"?sep=.\"?[ ;,\t]*(?:\r\n|\r|\n)", re.IGNORECASE)
# One comma (or its Arabic sister) and no point: no coordinate has a thousand degrees.
_DECIMAL_COMMA = re.compile(r"\A\s*([+-]?\d*)[,\u066b](\d+)\s*\Z")
_THOUSANDS = re.compile(r"\s*[1-9]\d{0,2},\d{3}\s*")


def read_own_places(name: str, data: bytes) -> tuple[list[tuple[PlaceRow, str]], list[str]]:
    """The places, each with its source in words, and one line for each row that cannot be used (with its number in the file)."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{name} is not UTF-8 (byte {error.start}); save it as CSV UTF-8") from error
    # Excel may write first which mark parts its cells.
    begun = _DECLARED.sub("", text).lstrip("\r\n")
    above = text.removesuffix(begun).count("\n")  # lines left out, for people count them
    text = begun
    head = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count))
    try:
        header = [_SYNONYMS.get(h.strip().casefold(), h.strip().casefold()) for h in next(rows)]
    except StopIteration:
        raise GazetteerError(f"{name} is empty; its first line names the columns: {', '.join(_NEEDED)} ...") from None
    missing = [column for column in _NEEDED if column not in header]
    if missing:
        raise GazetteerError(
            f"{name} has no column {' nor '.join(missing)}; its first line must name {', '.join(_NEEDED)}"
        )
    places: list[tuple[PlaceRow, str]] = []
    errors: list[str] = []
    seen: dict[str, int] = {}
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            errors.append(f"line {rows.line_num + above}: {error}")
            continue
        if not any(cell.strip() for cell in cells) or all(not cell or cell.startswith("#") for cell in cells):
            continue  # blank, or hashtags of HXL
        row = dict(zip(header, cells, strict=False))
        try:
            place, words = _place(row)
        except ValueError as error:
            errors.append(f"line {rows.line_num + above}: {error}")
            continue
        if place.id in seen:
            errors.append(f"line {rows.line_num + above}: the same place as line {seen[place.id]}")
            continue
        seen[place.id] = rows.line_num + above
        places.append((place, words))
    return places, errors


def apply_own_places(connection: sqlite3.Connection, files: Iterable[tuple[str, bytes]]) -> Iterator[str]:
    """Add the places of all files; what happened, in words."""
    writer = Writer(connection)
    total = hashlib.sha256()
    sources = {"": _FIRST_SOURCE}
    for name, data in files:
        places, errors = read_own_places(name, data)
        for place, words in places:
            number = sources.setdefault(words, _FIRST_SOURCE + len(sources))
            writer.add(replace(place, source=number))
        total.update(data)
        left = f"; left out: {'; '.join(errors[:_MOST_ERRORS])}" if errors else ""
        yield f"{len(places)} own places from {name}{left}"
    writer.finish()
    for words, number in sources.items():
        said = f"your own places: {words}" if words else "your own places"
        digest = total.hexdigest()
        writer.add_source(
            SourceRow(number=number, name=USER, words=said, licence="", date="", sha256=digest, pack=USER)
        )


def _place(row: dict[str, str]) -> tuple[PlaceRow, str]:
    """The place, and the words of its column ``source``."""

    def cell(column: str) -> str:
        return (row.get(column) or "").strip()

    name = clean_name(cell("name"))
    if not fold(name):
        raise ValueError("no name")
    latitude, longitude = _number(cell("lat"), "lat", 90), _number(cell("lon"), "lon", 180)
    try:
        level = Level(cell("level").casefold() or "point")
    except ValueError:
        raise ValueError(f"level {cell('level')!r} is none of {', '.join(Level)}") from None
    country = cell("country").upper() or None
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise ValueError(f"country {cell('country')!r} is not a code of two letters")
    uncertainty = _number(cell("uncertainty_km"), "uncertainty_km", 5000) if cell("uncertainty_km") else None
    if uncertainty is not None and uncertainty <= 0:
        raise ValueError("uncertainty_km must be more than 0")
    identifier = clean_name(cell("id"))
    if not identifier:
        identifier = hashlib.sha256(f"{fold(name)} {latitude:.5f} {longitude:.5f}".encode()).hexdigest()[:12]
    place = PlaceRow(
        id=f"user:{identifier}",
        name=name,
        level=level,
        latitude=latitude,
        longitude=longitude,
        names=tuple(n for n in map(clean_name, cell("aliases").replace(";", "|").split("|")) if n),
        country=country,
        radius_km=uncertainty,
        prominence=_BEFORE_ALL,
        keyed=True,
    )
    return place, clean_name(cell("source"))[:200]


def _number(text: str, column: str, most: float) -> float:
    if column not in ("lat", "lon") and _THOUSANDS.fullmatch(text):
        raise ValueError(f"{column} {text!r} may be a thousand or a fraction: write it without a comma")
    try:
        value = float(_DECIMAL_COMMA.sub(r"\1.\2", text.replace("\u2212", "-")))
    except ValueError:
        raise ValueError(f"{column} {text!r} is not a number, such as 35.93 or 35,93") from None
    if not -most <= value <= most:  # also refuses nan
        raise ValueError(f"{column} {text} is out of range")
    return value
