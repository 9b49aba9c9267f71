"""KML 2.2 for Google Earth: a folder for each level, a placemark for each strike, with or without a geometry."""

from __future__ import annotations

import html
import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from geostrike.export.geojson import find_geometry, find_outline
from geostrike.export.spool import Spool
from geostrike.export.tables import DISCLAIMER, article_row, claim_row, claims_of, strike_row
from geostrike.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from geostrike.export.geojson import OutlineOf
    from geostrike.model import Reading, Strike

    Placemarks = dict[Level | None, bytes]
    """The placemarks of one article in each folder."""

__all__ = ["ANGLES", "add_geometry", "compose_kml", "encode_kml", "encode_placemarks", "put", "start_document"]

_NAMESPACE = "http://www.opengis.net/kml/2.2"
# Characters that no XML 1.0 document can hold, and those that command a terminal.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Names and values are plain text, but some viewers show them as HTML: these two make no tag in either, and read alike.
ANGLES = str.maketrans("<>", "‹›")
_UNPLACED = "no place"
_STEP = " "


def encode_kml(readings: Iterable[Reading], outline_of: OutlineOf | None = None) -> str:
    """All strikes. Text is escaped twice in descriptions, since Google Earth reads those as HTML."""
    return b"".join(compose_kml(encode_placemarks(reading, outline_of) for reading in readings)).decode("utf-8")


def encode_placemarks(reading: Reading, outline_of: OutlineOf | None = None) -> Placemarks:
    """The placemarks of one article, as they stand in the folder of each level."""
    found: dict[Level | None, list[str]] = {}
    for strike in reading.strikes:
        level = strike.level if strike.place else None
        geometry = find_geometry(strike, find_outline(strike, outline_of))
        mark = _placemark(reading, strike, geometry)
        ET.indent(mark, _STEP, level=3)
        found.setdefault(level, []).append("\n   " + ET.tostring(mark, encoding="unicode"))
    return {level: "".join(marks).encode("utf-8") for level, marks in found.items()}


def compose_kml(parts: Iterable[Placemarks], folder: Path | None = None) -> Iterator[bytes]:
    """The whole file: a folder holds the strikes of all articles, so each waits on the disk, in ``folder``, for the last."""
    root, _ = start_document("Reported strikes")
    ET.indent(root, _STEP)
    end = "\n </Document>\n</kml>"
    head = ET.tostring(root, encoding="unicode").removesuffix(end)
    with ExitStack() as stack:
        spools: dict[Level | None, Spool] = {}
        for part in parts:
            for level, marks in part.items():
                if level not in spools:
                    spools[level] = stack.enter_context(Spool(folder))
                spools[level].put(marks)
        yield f'<?xml version="1.0" encoding="UTF-8"?>\n{head}'.encode()
        for level in (*Level, None):
            if level in spools:
                yield f"\n  <Folder>\n   <name>{level.value if level else _UNPLACED}</name>".encode()
                yield from spools[level].read()
                yield b"\n  </Folder>"
        yield f"{end}\n".encode()


def start_document(name: str) -> tuple[ET.Element, ET.Element]:
    """An empty file and its document, with the caution and the look of areas."""
    root = ET.Element("kml", xmlns=_NAMESPACE)
    document = ET.SubElement(root, "Document")
    put(document, "name", name)
    put(document, "description", html.escape(DISCLAIMER))
    style = ET.SubElement(document, "Style", id="area")
    put(ET.SubElement(style, "LineStyle"), "color", "ff2222aa")
    put(ET.SubElement(style, "PolyStyle"), "color", "402222aa")
    return root, document


def _placemark(reading: Reading, strike: Strike, geometry: dict[str, Any] | None) -> ET.Element:
    mark = ET.Element("Placemark")
    put(mark, "name", f"{strike.place.name if strike.place else _UNPLACED} ({strike.realis})".translate(ANGLES))
    put(mark, "description", _describe(reading, strike))
    if strike.date is not None and (strike.date.start or strike.date.end):
        span = ET.SubElement(mark, "TimeSpan")
        if strike.date.start:
            put(span, "begin", strike.date.start.isoformat())
        if strike.date.end:
            put(span, "end", strike.date.end.isoformat())
    if geometry is not None and geometry["type"] != "Point":
        put(mark, "styleUrl", "#area")
    data = ET.SubElement(mark, "ExtendedData")
    for name, value in (article_row(reading) | strike_row(reading, strike)).items():
        if value is not None:
            put(ET.SubElement(data, "Data", name=name), "value", str(value).translate(ANGLES))
    if geometry is not None:
        add_geometry(mark, geometry)
    return mark


def _describe(reading: Reading, strike: Strike) -> str:
    lines = [DISCLAIMER, f"{strike.status} ({strike.status_rule}). {strike.reason}"]
    for claim in claims_of(reading, strike):
        row = claim_row(reading, claim)
        lines.append(f"{row['speaker']} {claim.stance} ({claim.about}): “{row['evidence']}”")
    if strike.decision is not None:
        lines.append(f"Human decision: {strike_row(reading, strike)['human_decision']}")
    return "<br/>".join(html.escape(line) for line in lines)


def add_geometry(mark: ET.Element, geometry: dict[str, Any]) -> None:
    """A GeoJSON point or polygons."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        put(ET.SubElement(mark, "Point"), "coordinates", f"{coordinates[0]},{coordinates[1]}")
        return
    polygons = [coordinates] if kind == "Polygon" else coordinates
    parent = ET.SubElement(mark, "MultiGeometry") if len(polygons) > 1 else mark
    for polygon in polygons:
        element = ET.SubElement(parent, "Polygon")
        for number, ring in enumerate(polygon):
            boundary = ET.SubElement(element, "outerBoundaryIs" if number == 0 else "innerBoundaryIs")
            line = ET.SubElement(boundary, "LinearRing")
            put(line, "coordinates", " ".join(f"{point[0]},{point[1]}" for point in ring))


def put(parent: ET.Element, tag: str, text: str) -> None:
    """An element with text, whatever stands in it."""
    ET.SubElement(parent, tag).text = _FORBIDDEN.sub("\ufffd", text)
