"""What the words say was damaged or destroyed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage

__all__ = ["find_damage"]

_BEFORE, _AFTER = 6, 8
"""So many words may stand between the damage and what suffered it, and no comma: “hit the airport, destroying planes”."""
_MOST = 3
_COMMA = re.compile(r",.|.,|[;:—–()]")
"""More stands with it than in “1,200”."""


def find_damage(passage: Passage, first: int, last: int) -> tuple[str, ...]:
    """Things said to be damaged or destroyed in the words ``first`` to ``last`` (exclusive), with the word that says so."""
    found = []
    for cue in passage.having("object.damage"):
        if not first <= cue.first < last:
            continue
        near = [
            o
            for o in passage.having("object.target")
            if -_BEFORE <= o.first - cue.last <= _AFTER
            and o.first != cue.first
            and not any(
                _COMMA.search(passage.gap(p)) for p in range(min(o.last, cue.last), max(o.first, cue.first) + 1)
            )
        ]
        if near:
            closest = min(near, key=lambda o: (abs(o.first - cue.first), o.first < cue.first))
            found.append(passage.slice(min(cue.first, closest.first), max(cue.last, closest.last)).text)
    return tuple(dict.fromkeys(found))[:_MOST]
