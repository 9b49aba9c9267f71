"""“The same neighbourhood”: a place that a text neither names nor has named, and the town that it lies in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.model import Level, Role, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.model import Place, Reading

__all__ = ["find_nameless"]

_QUARTER = re.compile(r"\bthe same (?:neighbou?rhood|quarter|suburb|street|square)\b", re.IGNORECASE)


def find_nameless(passages: Iterable[Span], reading: Reading) -> tuple[Span, Place] | None:
    """The first such words in the ``passages``, with the town named last before them."""
    towns = {
        resolution.toponym_id: resolution.place
        for resolution in reading.resolutions
        if resolution.place is not None and resolution.place.level is Level.TOWN
    }
    for passage in passages:
        match = _QUARTER.search(reading.article.text, passage.start, passage.end)
        if match is None:
            continue
        named = [t for t in reading.toponyms if t.role is Role.PLACE and t.id in towns and t.span.end <= match.start()]
        if named:
            last = max(named, key=lambda toponym: toponym.span.start)
            return Span(start=match.start(), end=match.end(), text=match.group()), towns[last.id]
    return None
