"""The order in which coordinates are looked for: the writings that nothing else looks like come first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.model.coordinates import Coordinates

__all__ = ["find_coordinates"]

# Hardly an article has any of these; one that has none is not looked at further.
_HINT = re.compile(
    r"[°º˚]|\d[.,]\d{3}|\d\.\d{2}\s?[,;/|]|\d\s?[CFGHJMPQRVWX]{0,3}\+[2-9C]|[CFGHJMPQRVWX2-9]{2}\+[2-9CFGHJMPQRVWX]{2}"
    r"|\d\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z]{2}\s?\d|\d\s?[C-HJ-NP-X],?\s{1,2}\d{3}|\d\s?(?:deg|[NSns](?:orth|outh)?\b|[NSEW]\s?\d)"
)


def find_coordinates(text: str) -> tuple[Coordinates, ...]:
    """The coordinates of ``text`` in order; none overlaps another."""
    if _HINT.search(text) is None:
        return ()
    from geostrike.language.coordinates.degrees import find_degrees, find_labelled  # noqa: PLC0415 - few texts need it
    from geostrike.language.coordinates.grids import find_mgrs, find_utm  # noqa: PLC0415
    from geostrike.language.coordinates.pairs import find_pairs  # noqa: PLC0415
    from geostrike.language.coordinates.plus_codes import find_plus_codes  # noqa: PLC0415

    found: list[Coordinates] = []
    for finder in (find_plus_codes, find_mgrs, find_utm, find_degrees, find_labelled, find_pairs):
        for coordinates in finder(text):
            span = coordinates.span
            if all(span.end <= other.span.start or other.span.end <= span.start for other in found):
                found.append(coordinates)
    return tuple(sorted(found, key=lambda coordinates: coordinates.span.start))
