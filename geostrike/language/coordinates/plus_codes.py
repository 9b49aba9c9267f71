"""Plus codes (Open Location Code): 8G4P4MFF+HF, or short beside a name, 4MFF+HF Karsa."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from geostrike.geodesy import KM_PER_DEGREE
from geostrike.language.coordinates.figures import LEAST_KM, cut, make_spot
from geostrike.language.patterns import Pattern
from geostrike.model.coordinates import Notation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.model.coordinates import Coordinates, Spot

__all__ = ["complete_plus_code", "find_plus_codes"]

_DIGITS = "23456789CFGHJMPQRVWX"
_CODE = Pattern(
    rf"(?<![\w.+/-])(?P<full>[2-9C][2-9CFGHJMPQRV][{_DIGITS}]{{6}}\+[{_DIGITS}]{{2,5}})(?![\w+])"
    rf"|(?<![\w.+/-])(?P<short>(?:[{_DIGITS}]{{2}})?[{_DIGITS}]{{4}}\+[{_DIGITS}]{{2,3}})(?![\w+])"
)


def find_plus_codes(text: str) -> Iterator[Coordinates]:
    """Full codes with their spot; short ones, which must hold a letter, without."""
    if "+" not in text:
        return
    from openlocationcode import openlocationcode as codes  # noqa: PLC0415 - few texts need it

    for match in _CODE.finditer(text):
        code = match.group()
        if match["full"] is not None:
            area = codes.decode(code)
            spot = make_spot(area.latitudeCenter, area.longitudeCenter)
            if spot is not None:
                spread = _spread(area.latitudeHi - area.latitudeLo)
                yield cut(
                    match, notation=Notation.PLUS_CODE, uncertainty_km=spread, readings=(spot,), words="a Plus code"
                )
        elif not code.replace("+", "").isdigit():
            words = "a short Plus code, which counts from the place beside it"
            yield cut(match, notation=Notation.PLUS_CODE, uncertainty_km=LEAST_KM, readings=(), words=words)


def complete_plus_code(code: str, near: Spot) -> Spot | None:
    """The spot of a short code that is nearest to ``near``."""
    from openlocationcode import openlocationcode as codes  # noqa: PLC0415

    area = codes.decode(codes.recoverNearest(code, near.latitude, near.longitude))
    return make_spot(area.latitudeCenter, area.longitudeCenter)


def _spread(height: float) -> float:
    return max(LEAST_KM, round(height / 2 * KM_PER_DEGREE * math.sqrt(2), 2))
