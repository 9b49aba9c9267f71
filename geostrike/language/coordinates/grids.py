"""Military and UTM grids: 37U DQ 12345 67890; 37N 412345 5467890. The package ``mgrs`` (GeoTrans) does the geometry."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geostrike.language.coordinates.figures import LEAST_KM, cut, make_spot
from geostrike.language.patterns import Pattern
from geostrike.model.coordinates import Notation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.model.coordinates import Coordinates, Spot

__all__ = ["find_mgrs", "find_utm"]

_ZONE = r"(?:60|[1-5]\d|0?[1-9])"
_MGRS = Pattern(
    rf"(?<![\w.,+-])(?P<zone>{_ZONE})\s?(?P<band>[C-HJ-NP-X])\s?(?P<square>[A-HJ-NP-Z][A-HJ-NP-V])"
    r"(?:\s?(?P<east>\d{2,5})(?:\s|[-/])(?P<north>\d{2,5})|\s?(?P<run>\d{4,10}))(?![\w]|[.,]\d)"
)
_UTM = Pattern(
    rf"(?<![\w.,+-])(?P<zone>{_ZONE})\s?(?P<band>[C-HJ-NP-X])\b[,:]?\s{{0,2}}(?:E(?:asting)?\s?[:=]?\s?)?"
    r"(?P<east>[1-9]\d{5}(?:\.\d{1,3})?)\s?(?:m\s?E|mE|E|m)?\b[,;]?\s{0,2}(?:N(?:orthing)?\s?[:=]?\s?)?"
    r"(?P<north>\d{6,7}(?:\.\d{1,3})?)\s?(?:m\s?N|mN|N|m)?(?![\w]|[.,]\d)"
)
_BANDS = "CDEFGHJKLMNPQRSTUVWX"
# Northings of band S, 32 to 40 degrees north: there "37S" may be the band or the southern half of the globe.
_BAND_S = (3_540_000, 4_430_000)


def find_mgrs(text: str) -> Iterator[Coordinates]:
    """References of the military grid with four figures (a kilometre) or more, in squares that exist."""
    for match in _MGRS.finditer(text):
        run = match["run"]
        if run is not None and len(run) % 2:
            continue
        east, north = (
            (run[: len(run) // 2], run[len(run) // 2 :]) if run is not None else (match["east"], match["north"])
        )
        if len(east) != len(north):
            continue
        reference = f"{int(match['zone']):02d}{match['band']}{match['square']}{east}{north}"
        spot = _decode_mgrs(reference, len(east))
        if spot is not None:
            side = 10.0 ** (2 - len(east))  # km
            spread = max(LEAST_KM, round(side * math.sqrt(0.5), 2))
            words = f"a reference of the military grid (MGRS), to {side * 1000:,.0f} m"
            yield cut(match, notation=Notation.MGRS, uncertainty_km=spread, readings=(spot,), words=words)


def _decode_mgrs(reference: str, digits: int) -> Spot | None:
    """The middle of the square, if such a square lies in the zone and band that are named."""
    import mgrs  # noqa: PLC0415 - few texts need it

    east, north = reference[5 : 5 + digits], reference[5 + digits :]
    grid = mgrs.MGRS()
    try:
        latitude, longitude = grid.toLatLon(f"{reference[:5]}{east}5{north}5"[:15] if digits < _FINEST else reference)
    except Exception:  # noqa: BLE001 - the library raises whatever its C half says of letters that no grid has
        return None
    spot = make_spot(latitude, longitude)
    if spot is None or not _is_in_band(spot, reference[2], ""):
        return None
    middle = 6 * int(reference[:2]) - 183
    apart = abs((spot.longitude - middle + 180) % 360 - 180)
    # Zones are 6 degrees wide; the middle of a square may lie beyond their edge, and those round Norway are wider.
    return spot if apart <= (_WIDEST if reference[2] in "VX" else _ZONE_EDGE) else None


_FINEST = 5  # digits: a metre
_ZONE_EDGE, _WIDEST = 3.2, 9.0


def find_utm(text: str) -> Iterator[Coordinates]:
    """Zone, easting and northing in metres. A letter that may be a band or a hemisphere leaves two readings."""
    for match in _UTM.finditer(text):
        north = float(match["north"])
        east, zone, band = float(match["east"]), int(match["zone"]), match["band"]
        halves = _halves(band, north)
        readings = tuple(
            spot
            for half in halves
            if (spot := _decode_utm(zone, half, east, north)) is not None and _is_in_band(spot, band, half)
        )
        if readings:
            words = f"metres in zone {zone} of the UTM grid"
            if len(readings) > 1:
                words += f", {band} read as the band of latitude rather than the southern half of the globe"
            yield cut(match, notation=Notation.UTM, uncertainty_km=LEAST_KM, readings=readings, words=words)


def _halves(band: str, north: float) -> tuple[str, ...]:
    if band == "N":
        return ("N",)  # the band N and the northern half: the same metres
    if band == "S":
        return ("N", "S") if _BAND_S[0] <= north <= _BAND_S[1] else ("S",)
    return ("N",) if band > "M" else ("S",)


def _is_in_band(spot: Spot, band: str, half: str) -> bool:
    """Whether the letter, where it can only be a band, is that of the latitude (with half a degree to spare).

    ``half``: the half of the globe that the letter may stand for instead; empty where it never does.
    """
    if half and (band == "N" or (band == "S" and half == "S")):
        return True
    south = -80 + 8 * _BANDS.index(band)
    return south - 0.5 <= spot.latitude <= south + (12 if band == "X" else 8) + 0.5


def _decode_utm(zone: int, half: str, east: float, north: float) -> Spot | None:
    import mgrs  # noqa: PLC0415 - few texts need it

    grid = mgrs.MGRS()
    try:
        return make_spot(*grid.toLatLon(grid.UTMToMGRS(zone, half, east, north)))
    except Exception:  # noqa: BLE001 - the library raises whatever its C half says of metres off the grid
        return None
