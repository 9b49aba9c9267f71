"""Incidents as an Atom feed (RFC 4287), so that a newsroom can subscribe to its own folder: what was reported last comes first.

An incident is new to a reader by its id, and changed by its ``updated``: the day of its last report. There is no clock in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from geostrike.export.collection import say_attackers, say_origins
from geostrike.language.controls import mask_controls, mend
from geostrike.version import __version__

if TYPE_CHECKING:
    from geostrike.model import Collection, Incident

__all__ = ["encode_feed"]

_ATOM = "http://www.w3.org/2005/Atom"
MOST = 500
"""So many entries are in a feed; older ones have been there before."""
_NO_DAY = "1970-01-01"
# What XML cannot hold beside control characters.
_NOT_XML = re.compile("[\ufffe\uffff]")
_QUOTES = 5


def encode_feed(collection: Collection) -> str:
    """The feed as XML. The same collection gives the same text."""
    dated = sorted(
        ((_find_last_day(incident), incident) for incident in collection.incidents), key=lambda pair: pair[1].id
    )
    dated.sort(key=lambda pair: pair[0], reverse=True)
    feed = ET.Element("feed", xmlns=_ATOM)
    _add(feed, "id", "urn:geostrike:collection")
    _add(feed, "title", "Reported strikes, not verified")
    _add(feed, "updated", _stamp(dated[0][0] if dated else _NO_DAY))
    ET.SubElement(feed, "generator", version=__version__).text = "geostrike"
    _add(ET.SubElement(feed, "author"), "name", "geostrike")
    for day, incident in dated[:MOST]:
        entry = ET.SubElement(feed, "entry")
        _add(entry, "id", f"urn:geostrike:incident:{incident.id}")
        _add(entry, "title", f"{incident.name}, {incident.start or 'day unknown'}: {say_origins(incident)}")
        _add(entry, "updated", _stamp(day))
        _add(entry, "summary", _summarise(incident))
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _find_last_day(incident: Incident) -> str:
    days = [report.published for report in incident.reports if report.published is not None]
    return max(days).isoformat() if days else _NO_DAY


def _stamp(day: str) -> str:
    return f"{day}T00:00:00Z"


def _summarise(incident: Incident) -> str:
    parts = [f"Accused: {', '.join(say_attackers(incident))}."] if incident.attackers else []
    parts += [f"Disputed: {words}." for words in incident.disputed]
    parts += [f"{report.outlet or report.article_id}: “{report.quote}”" for report in incident.reports[-_QUOTES:]]
    return "\n".join([*parts, "A reported location is not a verified one."])


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NOT_XML.sub("\ufffd", mask_controls(mend(text)))
