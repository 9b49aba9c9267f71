"""What a gazetteer is built from: one record for each place, whichever source it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.model.places import Level

__all__ = ["CYRILLIC", "ROMANISED", "Demonym", "PlaceRow", "SourceRow"]

# Countries whose names reach English through a romanisation, so that one name has many spellings. Only their places
# get fuzzy keys in the default gazetteer (a key for Paris, Texas would only bring false matches); in a country pack
# every place gets them. Arabic, Persian, Hebrew, Ethiopic, Armenian and Georgian scripts:
ROMANISED = frozenset(
    "AE AF AM AZ BH DJ DZ EG EH ER ET GE IL IQ IR JO KM KW LB LY MA MR OM PK PS QA SA SD SO SS SY TD TN YE".split()
)
CYRILLIC = frozenset("BG BY KG KZ MD MK MN RS RU TJ UA XK".split())


@dataclass(frozen=True, kw_only=True, slots=True)
class PlaceRow:
    """One place as a source gives it. A test needs only the first five fields.

    ``id`` decides what it is merged with: rows with one id become one place. ``geonames:123`` is GeoNames row 123.
    ``code`` is the GeoNames code of a division ("SY.12", "SY.12.169022") or of a country ("SY") itself;
    ``admin1`` and ``admin2`` are the bare parts ("12", "169022") of the divisions that hold the place.
    ``prominence`` only orders namesakes; it is never shown.
    """

    id: str
    name: str
    level: Level
    latitude: float
    longitude: float
    names: tuple[str, ...] = ()
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    code: str | None = None
    geonames_id: int | None = None
    population: int | None = None
    feature: str | None = None
    local_name: str | None = None
    pcode: str | None = None
    iso_code: str | None = None
    radius_km: float | None = None
    area_km2: float | None = None
    approximate: bool = False
    prominence: int | None = None
    source: int = 0
    """Number of its ``SourceRow``."""
    keyed: bool | None = None
    """Whether spelling keys are stored; ``None`` asks ``ROMANISED`` and ``CYRILLIC``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceRow:
    """Where rows come from. ``words`` is what a user sees beside a place."""

    number: int
    name: str
    words: str
    licence: str
    date: str
    sha256: str = ""
    url: str = ""
    pack: str = ""
    """Country code of the pack it belongs to; empty for the default, ``user`` for the user's own places."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Demonym:
    """A word for the people or things of a place ("Syrian"), and the id of that place.

    Without an id the place is the most prominent one called ``name`` in ``country``.
    """

    word: str
    place_id: str = ""
    country: str = ""
    name: str = ""
