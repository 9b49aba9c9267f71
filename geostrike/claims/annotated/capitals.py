"""“The Arvanian capital”: a seat of government that a sentence tells of without its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.model import Level

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage
    from geostrike.model import Toponym

__all__ = ["find_capital"]

_LEADING = find_words("annotated.capitals", "leading")
_DEFINITE = find_words("shared", "definite")


def find_capital(passage: Passage, at: int, capitals: dict[str, Toponym]) -> tuple[str, ...]:
    """What “the Arvanian capital” or “Arvania's capital” means, whose last word is at ``at``, where the article has named it before."""
    whose = passage.mention_at(at - 1) if at else None
    place = whose.place if whose is not None else None
    if whose is None or place is None or place.level is not Level.COUNTRY or place.country_code is None:
        return ()
    before = whose.first - 1 - (whose.first > 0 and passage.lowers[whose.first - 1] in _DEFINITE)
    capital = capitals.get(place.country_code)
    if capital is None or before < 0 or passage.lowers[before] not in _LEADING:
        return ()
    return (capital.id,) if capital.span.start < passage.words[at].start else ()
