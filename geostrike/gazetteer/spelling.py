"""Which of a source's names are worth looking up, and what a division is called without the word for its kind."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from geostrike.language.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["choose_names", "clean_name", "is_worthless", "strip_kind"]

_SCRIPTS = frozenset(("LATIN", "ARABIC", "CYRILLIC", "HEBREW"))
_LONGEST = 60
_KINDS = (
    "governorate|province|oblast|region|state|prefecture|muhafazah|muhafazat|muhafaza|wilayah|wilaya|emirate|county"
    "|department|district|raion|municipality|parish|canton|division|voivodeship|autonomous republic|republic"
)
_KIND = re.compile(rf"^(?:muhafazat|wilayat|wilaya|departamento de|provincia de)\s+|\s+(?:{_KINDS})$", re.IGNORECASE)

_NO_NAME = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest upper lower "
    "middle inner outer greater new old first second third fourth capital coastal mountain river lake island islands city "
    "district municipal national federal free special urban rural of and".split()
)


def clean_name(name: str) -> str:
    """Without line breaks, tabs and the mark that parts stored names."""
    return " ".join(name.replace("|", " ").split())


def choose_names(name: str, others: Iterable[str], *, keep_short: bool = False) -> tuple[str, ...]:
    """The other names worth looking up, one for each folded form, in the order of their first mention."""
    seen = {fold(name), ""}
    chosen = []
    for other in map(clean_name, others):
        if is_worthless(other, keep_short=keep_short):
            continue
        folded = fold(other)
        if folded not in seen:
            seen.add(str(folded))
            chosen.append(other)
    return tuple(chosen)


def is_worthless(name: str, *, keep_short: bool = False) -> bool:
    """Codes, one or two letters, machine romanisations (all in lower case), scripts that the keys do not know."""
    letters = [c for c in name if c.isalpha()]
    if not letters or len(name) > _LONGEST or name.startswith("http") or any(c.isdigit() for c in name):
        return True
    if len(letters) < 3 and not (keep_short and len(letters) == 2):
        return True
    if all(c.isascii() for c in letters):
        return name.islower() or (len(name) <= 4 and name.isupper())
    scripts = {_script(c) for c in letters}
    if len(scripts) != 1 or scripts.isdisjoint(_SCRIPTS):
        return True
    return name.islower() and scripts == {"LATIN"}


@cache
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").split(" ")[0]


def strip_kind(name: str) -> str:
    """What "Homs Governorate" is called too: "Homs". But "Northern District" is not called "Northern"."""
    bare = _KIND.sub("", name).strip()
    words = [w for w in fold(bare).split() if w != "the"]
    return name if not words or all(word in _NO_NAME for word in words) else bare
