"""Incidents as KML for Google Earth, a folder a level. Text is escaped twice in descriptions, since Google Earth reads those as HTML."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from geostrike.export.incidents.rows import claim_rows, incident_row
from geostrike.export.incidents.shapes import shape_of
from geostrike.export.kml import ANGLES, add_geometry, put, start_document
from geostrike.export.tables import DISCLAIMER
from geostrike.model import Level

if TYPE_CHECKING:
    from geostrike.export.geojson import OutlineOf
    from geostrike.export.incidents.rows import Incidents

__all__ = ["encode_kml"]


def encode_kml(given: Incidents, outline_of: OutlineOf | None = None) -> str:
    """All incidents."""
    root, document = start_document("Reported incidents")
    for level in (*(level.value for level in Level), None):
        inside = [incident for incident in given.incidents if incident["level"] == level]
        if inside:
            folder = ET.SubElement(document, "Folder")
            put(folder, "name", level or "no place")
            for incident in inside:
                _add_placemark(folder, incident, shape_of(incident, outline_of))
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _add_placemark(folder: ET.Element, incident: dict[str, Any], geometry: dict[str, Any] | None) -> None:
    mark = ET.SubElement(folder, "Placemark", id=incident["id"])
    put(mark, "name", f"{incident['place']} ({incident['start'] or 'day unknown'})".translate(ANGLES))
    told = [f"{row['outlet'] or row['article_id']}: “{row['quote']}”" for row in claim_rows(incident)]
    put(mark, "description", "<br/>".join(html.escape(line) for line in (DISCLAIMER, incident["said"], *told)))
    if incident["end"]:
        span = ET.SubElement(mark, "TimeSpan")
        if incident["start"]:
            put(span, "begin", incident["start"])
        put(span, "end", incident["end"])
    if geometry is not None and geometry["type"] != "Point":
        put(mark, "styleUrl", "#area")
    data = ET.SubElement(mark, "ExtendedData")
    for name, value in incident_row(incident).items():
        if value is not None:
            put(ET.SubElement(data, "Data", name=name), "value", str(value).translate(ANGLES))
    if geometry is not None:
        add_geometry(mark, geometry)
