"""Possessives whose apostrophe was lost: texts stripped of their punctuation write "Arvanias northern coast"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level
from geostrike.toponyms.page import CAPITAL

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.toponyms.page import Page

__all__ = ["restore_possessives"]

_FEWEST_WORDS = 80
"""A shorter text may have neither comma nor apostrophe by chance."""
_SHORTEST = 5
_WELL_KNOWN = 50_000
"""People. Only countries, provinces and towns so large are worth a guess."""


def restore_possessives(page: Page, gazetteer: Gazetteer) -> None:
    """Where ``page`` has no comma and no apostrophe at all, parts the "s" from names of large places. Changes ``page``."""
    if len(page.words) < _FEWEST_WORDS or any(mark in page.text for mark in ",'’"):
        return
    for at in range(len(page.words) - 1):
        word = page.words[at]
        if page.shapes[at] != CAPITAL or len(word) < _SHORTEST or not word.endswith("s") or page.gaps[at + 1] != " ":
            continue
        if gazetteer.exact(word) or not _is_large(word[:-1], gazetteer):
            continue
        page.words[at] = word[:-1]
        page.lower[at] = page.lower[at][:-1]
        page.ends[at] -= 1
        page.possessive[at] = True
        page.joined[at + 1] = False


def _is_large(name: str, gazetteer: Gazetteer) -> bool:
    found = gazetteer.exact(name)
    if not found:
        return False
    place = found[0].place
    return place.level in (Level.COUNTRY, Level.PROVINCE) or (place.population or 0) >= _WELL_KNOWN
