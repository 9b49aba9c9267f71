"""Place names as written, what they do in their sentence, and the places they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from geostrike.model.claims import HumanDecision
from geostrike.model.coordinates import Coordinates
from geostrike.model.places import Candidate, Evidence, Level, Place
from geostrike.model.text import Span

__all__ = ["Offset", "OffsetKind", "Refusal", "Resolution", "Role", "Toponym"]


class Role(StrEnum):
    """What a place name does in its sentence. Only ``PLACE`` mentions may become strike places."""

    PLACE = "place"  # the place itself
    DATELINE = "dateline"  # where the article was filed
    GOVERNMENT = "government"  # a capital, country or building that stands for a government or an actor
    ADJECTIVE = "adjective"  # demonym or adjective: Syrian, Gazan
    PART_OF_NAME = "part_of_name"  # inside the name of something else: "Aleppo Media Center"
    AFFILIATION = "affiliation"  # "Britain-based", "U.S.-led"
    OUTSIDE = "outside"  # a place, but only as origin of a person or thing: "born in", "made in"


class OffsetKind(StrEnum):
    """How a phrase shifts away from the place it names."""

    NEAR = "near"
    DISTANCE = "distance"  # "10 km north of X"
    BETWEEN = "between"  # "between A and B"
    ROAD = "road"  # "the A-B road"
    OUTSKIRTS = "outskirts"  # outskirts, suburbs
    COUNTRYSIDE = "countryside"
    PART = "part"  # "northern X province"
    BORDER = "border"  # "the border between X and Y"


@dataclass(frozen=True, kw_only=True, slots=True)
class Offset:
    """A relative place as the text words it. ``bearing`` is a compass point such as ``NE``."""

    kind: OffsetKind
    span: Span
    km: float | None = None
    bearing: str | None = None
    other_id: str | None = None
    """The second toponym of "between A and B"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Toponym:
    """A place name as written, with what its context says about it. Not yet a place."""

    id: str
    span: Span
    name: str
    """What to look up: the span without article, possessive and descriptor."""
    role: Role
    reason: str
    """Why it was taken for a place name, and why in this role, in words."""
    evidence: tuple[Evidence, ...] = ()
    levels: tuple[Level, ...] = ()
    """Levels the wording asks for ("province of X"); empty when it does not say."""
    descriptor: str | None = None
    """The word that says what it is ("city", "governorate", "camp"), as written."""
    container_ids: tuple[str, ...] = ()
    """Toponyms the text puts it in ("X, in Y province")."""
    offset: Offset | None = None
    known: bool = True
    """False when the gazetteer lacks the name and only the wording makes it a place."""
    coordinates: Coordinates | None = None
    """Figures that the text gives for it, or that it consists of."""
    decision: HumanDecision | None = None
    """A person set the role."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """Something that looks like a place name and is not one (a surname, an armed group, a month)."""

    span: Span
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """The place a toponym means, or none, and why. One for each toponym, in the same order."""

    toponym_id: str
    place: Place | None
    confidence: float
    """Calibrated probability that ``place`` is right; for an unresolved mention, that of the best candidate."""
    reason: str
    candidates: tuple[Candidate, ...] = ()
    """Ranked, best first; shortened to the few worth showing."""
    location: Place | None = None
    """What the whole phrase means when it is relative ("10 km north of X"): a derived place. Else ``None``."""
    area: Place | None = None
    """For an unresolved or doubtful mention: the smallest division that holds it or all its candidates, if there is one."""
    doubt: str | None = None
    """Why a strike there is not drawn at ``place``, the likeliest one, in words; ``None`` where it is sure enough for that."""
    decision: HumanDecision | None = None
    """A person set the place."""
