"""The monitors' code values for what a strike is: precision of place and time, kind of attack."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from geostrike.model import DatePrecision, Level, OffsetKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from geostrike.model import Claim, DateRange, Reading, Strike

__all__ = [
    "ACLED_PLACE",
    "UCDP_PLACE",
    "acled_geo_precision",
    "acled_sub_event",
    "acled_time_precision",
    "middle_of",
    "ucdp_date_prec",
    "ucdp_where_prec",
]

# ACLED codebook: 1 a particular town, 2 near one or a small part of a region, 3 a larger region; countries not coded.
ACLED_PLACE = {
    Level.POINT: 1,
    Level.NEIGHBOURHOOD: 1,
    Level.TOWN: 1,
    Level.DISTRICT: 3,
    Level.PROVINCE: 3,
    Level.REGION: 3,
}
# UCDP GED codebook: 1 exact, 2 within about 25 km of a point, 3 ADM2, 4 ADM1, 5 fuzzy or larger, 6 country.
UCDP_PLACE = {
    Level.POINT: 1,
    Level.NEIGHBOURHOOD: 1,
    Level.TOWN: 1,
    Level.DISTRICT: 3,
    Level.PROVINCE: 4,
    Level.REGION: 5,
    Level.COUNTRY: 6,
}
_SPOTS = (Level.POINT, Level.NEIGHBOURHOOD, Level.TOWN)
_ACLED_TIME = {DatePrecision.DAY: 1, DatePrecision.DAYS: 2, DatePrecision.WEEK: 2, DatePrecision.MONTH: 3}
_UCDP_TIME = {
    DatePrecision.DAY: 1,
    DatePrecision.DAYS: 2,
    DatePrecision.WEEK: 3,
    DatePrecision.MONTH: 4,
    DatePrecision.YEAR: 5,
}
# In ACLED's order of priority. Matched against weapons and the strike words, as worded.
_SUB_EVENTS = (
    ("Chemical weapon", r"chemical|chlorine|sarin|mustard|nerve"),
    (
        "Air/drone strike",
        r"air|drone|uav|jet|plane|helicopter|gunship|bomber|bomb|sortie|shahed|bayraktar|f-?16|su-?\d\d|mig",
    ),
    ("Shelling/artillery/missile attack", r"shell|artiller|missile|rocket|mortar|howitzer|tank|grad|mlrs|himars|naval"),
)


def acled_geo_precision(reading: Reading, strike: Strike) -> int | None:
    """ACLED geo_precision; ``None`` for a country and for what has no place: ACLED does not code those."""
    if strike.place is None or strike.level is None:
        return None
    if strike.level in _SPOTS and _is_near(reading, strike):
        return 2
    return ACLED_PLACE.get(strike.level)


def ucdp_where_prec(reading: Reading, strike: Strike) -> int | None:
    """UCDP where_prec; ``None`` for what has no place."""
    if strike.place is None or strike.level is None:
        return None
    if strike.level in _SPOTS and _is_near(reading, strike):
        return 2
    return UCDP_PLACE[strike.level]


def acled_time_precision(dates: DateRange | None) -> int | None:
    """ACLED time_precision; ``None`` without a date or when only the year is known."""
    return (
        None
        if dates is None or dates.precision is None or middle_of(dates) is None
        else _ACLED_TIME.get(dates.precision)
    )


def ucdp_date_prec(dates: DateRange | None) -> int | None:
    """UCDP date_prec; ``None`` without a date."""
    return None if dates is None or dates.precision is None or middle_of(dates) is None else _UCDP_TIME[dates.precision]


def middle_of(dates: DateRange) -> date | None:
    """The one day that stands for an interval, by ACLED's practice its middle; the end that is known if only one is."""
    if dates.start is None or dates.end is None:
        return dates.start or dates.end
    return dates.start + timedelta(days=(dates.end - dates.start).days // 2)


def acled_sub_event(claims: Iterable[Claim]) -> str | None:
    """ACLED sub_event_type by the weapons and strike words of the claims; ``None`` when they do not tell."""
    words = " ".join(
        word for claim in claims for word in (*claim.weapons, claim.trigger.text if claim.trigger else "")
    ).casefold()
    return next((name for name, pattern in _SUB_EVENTS if re.search(rf"\b(?:{pattern})", words)), None)


def _is_near(reading: Reading, strike: Strike) -> bool:
    """Whether the words put it near the place, not in it."""
    if strike.place is not None and strike.place.id.startswith("relative:"):
        return True
    near = (OffsetKind.NEAR, OffsetKind.DISTANCE, OffsetKind.BETWEEN, OffsetKind.ROAD, OffsetKind.OUTSKIRTS)
    return any(
        toponym.id == strike.toponym_id and toponym.offset is not None and toponym.offset.kind in near
        for toponym in reading.toponyms
    )
