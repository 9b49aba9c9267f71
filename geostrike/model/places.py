"""Places, how a name reached them, and reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

__all__ = ["Candidate", "Evidence", "Level", "Place", "Tier", "make_evidence"]


class Level(StrEnum):
    """What a place is, from the finest to the coarsest; it decides how a strike there may be drawn."""

    POINT = "point"  # facility, base, crossing, exact coordinates. Airwars nearby_landmark/exact; UCDP where_prec 1
    NEIGHBOURHOOD = "neighbourhood"  # quarter, camp, suburb. Airwars neighbourhood_area
    TOWN = "town"  # any populated place. Airwars city/town/village; ACLED geo_precision 1
    DISTRICT = "district"  # ADM2 and below. UCDP where_prec 3; ACLED 2 to 3
    PROVINCE = "province"  # ADM1. UCDP where_prec 4; ACLED 3; Airwars province_governorate
    REGION = "region"  # part of a country, or wider than one, without an official outline. UCDP 5
    COUNTRY = "country"  # UCDP where_prec 6; ACLED does not code it


class Tier(StrEnum):
    """How a written name reached a gazetteer name, from the safest to the least safe."""

    EXACT = "exact"  # same letters after folding case, marks and punctuation
    KEY = "key"  # same transliteration key
    SKELETON = "skeleton"  # same consonants, and similar enough
    EDIT = "edit"  # one letter off
    ONLINE = "online"  # an online geocoder, only when the user asked for one


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place of the gazetteer, or one derived from it ("10 km north of X"), with where its facts come from."""

    id: str
    """Stable and namespaced: ``geonames:170015``, ``supplement:sy-eastern-ghouta``, ``user:...``, ``relative:...``."""
    name: str
    level: Level
    latitude: float
    longitude: float
    uncertainty_km: float
    """Radius that should hold the spot meant by the name, in km; grows with the place's size and vagueness."""
    country_code: str | None = None
    """ISO 3166-1 alpha-2."""
    country: str | None = None
    admin1: str | None = None
    """Name of the first-level division that holds it (its own name for a province)."""
    admin1_code: str | None = None
    """GeoNames admin1 code, such as ``SY.12``. Not an OCHA p-code."""
    admin2: str | None = None
    admin2_code: str | None = None
    geonames_id: int | None = None
    pcode: str | None = None
    """OCHA p-code where known, such as ``SY07``."""
    iso_code: str | None = None
    """ISO 3166-2 for divisions, such as ``SY-ID``."""
    population: int | None = None
    feature: str | None = None
    """GeoNames feature code (``PPLA``, ``ADM1``, ``AIRB`` ...) where known."""
    local_name: str | None = None
    source: str = ""
    """Provenance in words: gazetteer, version, licence family."""
    approximate: bool = False
    """The coordinate itself is approximate (said so by its source), not only vague by its level."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """One named reason: how much it weighed (positive for, negative against) and the words shown to the user."""

    name: str
    score: float
    words: str


@lru_cache(maxsize=8192)
def make_evidence(name: str, score: float, words: str) -> Evidence:
    """``Evidence`` for a reason that comes again and again: an article has hundreds of a few dozen kinds."""
    return Evidence(name=name, score=score, words=words)


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """One place a name may mean. ``similarity`` is 1.0 for the exact tier."""

    place: Place
    matched_name: str
    tier: Tier
    similarity: float
    score: float = 0.0
    evidence: tuple[Evidence, ...] = ()
