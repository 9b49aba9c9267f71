"""The frozen records that every room shares. They hold no behaviour and import nothing of geostrike.

Conventions that hold everywhere:

* Offsets are Unicode code points into ``Article.text``, half open: ``text[span.start:span.end] == span.text``.
* Coordinates are WGS84 degrees. Fields are named (``latitude``, ``longitude``); pairs, where unavoidable, are lon, lat.
* Distances are kilometres. Dates are plain ``datetime.date``, local to the event, never shifted by a time zone.
* Absence is ``None`` (or an empty tuple), never a dummy value. Nothing here is "confirmed": a claim is what one
  source says; a strike is what is inferred from claims.

Code values follow the monitors' practice; the comments name the ACLED, UCDP GED and Airwars equivalents.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.model.claims import Bond, Claim, HumanDecision, Link, Speaker, SpeakerKind, Stance
    from geostrike.model.coordinates import Coordinates, Notation, Spot
    from geostrike.model.facts import (
        HAPPENED,
        About,
        Actor,
        Count,
        DatePrecision,
        DateRange,
        Harm,
        Modality,
        Outcome,
        Part,
        Realis,
        Speech,
    )
    from geostrike.model.incidents import (
        Apart,
        Collection,
        Denial,
        Incident,
        Join,
        Origin,
        Party,
        Report,
        Toll,
        TollRange,
        Traits,
        Window,
    )
    from geostrike.model.mentions import Offset, OffsetKind, Refusal, Resolution, Role, Toponym
    from geostrike.model.places import Candidate, Evidence, Level, Place, Tier
    from geostrike.model.strikes import PassedOver, Reading, Shape, Status, Strike
    from geostrike.model.text import Article, Failure, Post, Source, Span

__all__ = [
    "HAPPENED",
    "About",
    "Actor",
    "Apart",
    "Article",
    "Bond",
    "Candidate",
    "Claim",
    "Collection",
    "Coordinates",
    "Count",
    "DatePrecision",
    "DateRange",
    "Denial",
    "Evidence",
    "Failure",
    "Harm",
    "HumanDecision",
    "Incident",
    "Join",
    "Level",
    "Link",
    "Modality",
    "Notation",
    "Offset",
    "OffsetKind",
    "Origin",
    "Outcome",
    "Part",
    "Party",
    "PassedOver",
    "Place",
    "Post",
    "Reading",
    "Realis",
    "Refusal",
    "Report",
    "Resolution",
    "Role",
    "Shape",
    "Source",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Speech",
    "Spot",
    "Stance",
    "Status",
    "Strike",
    "Tier",
    "Toll",
    "TollRange",
    "Toponym",
    "Traits",
    "Window",
]

# Imported when first used: the gazetteer answers before the records of claims are made.
_OWNERS = {
    "About": "facts",
    "Actor": "facts",
    "Apart": "incidents",
    "Article": "text",
    "Bond": "claims",
    "Candidate": "places",
    "Claim": "claims",
    "Collection": "incidents",
    "Coordinates": "coordinates",
    "Count": "facts",
    "DatePrecision": "facts",
    "DateRange": "facts",
    "Denial": "incidents",
    "Evidence": "places",
    "Failure": "text",
    "Harm": "facts",
    "HAPPENED": "facts",
    "HumanDecision": "claims",
    "Incident": "incidents",
    "Join": "incidents",
    "Level": "places",
    "Link": "claims",
    "Modality": "facts",
    "Notation": "coordinates",
    "Offset": "mentions",
    "OffsetKind": "mentions",
    "Origin": "incidents",
    "Outcome": "facts",
    "Part": "facts",
    "Party": "incidents",
    "PassedOver": "strikes",
    "Place": "places",
    "Post": "text",
    "Reading": "strikes",
    "Realis": "facts",
    "Refusal": "mentions",
    "Report": "incidents",
    "Resolution": "mentions",
    "Role": "mentions",
    "Shape": "strikes",
    "Source": "text",
    "Span": "text",
    "Speaker": "claims",
    "SpeakerKind": "claims",
    "Speech": "facts",
    "Spot": "coordinates",
    "Stance": "claims",
    "Status": "strikes",
    "Strike": "strikes",
    "Tier": "places",
    "Toll": "incidents",
    "TollRange": "incidents",
    "Toponym": "mentions",
    "Traits": "incidents",
    "Window": "incidents",
}


def __getattr__(name: str) -> object:
    if name not in _OWNERS:
        raise AttributeError(f"module 'geostrike.model' has no attribute {name!r}")
    value: object = getattr(import_module(f"geostrike.model.{_OWNERS[name]}"), name)
    globals()[name] = value
    return value
