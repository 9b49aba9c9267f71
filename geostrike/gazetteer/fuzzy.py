"""When a name that is spelt otherwise may still be the same name."""

from __future__ import annotations

from geostrike.model.places import Tier

__all__ = ["EDIT_FROM", "KEY_FROM", "SKELETON_FROM", "edit_variants", "least_likeness"]

# Letters a key or skeleton must have: "us" fits anything, and one letter off means nothing in two.
KEY_FROM = 3
SKELETON_FROM = 2
EDIT_FROM = 3

_LETTERS = "bdfghjklmnrstzSZ"
# Of three consonants, one left out, put in or changed makes another name: on 311 names of strike news such changes were nine
# in ten of the rows that six packs have to offer, and 1 in 600 of those alike enough to be shown. What stays are two
# neighbours swapped, and the letters that romanise one sound: Dhiban is Thiban, Ziban, Diban.
_CHANGED_FROM = 4
_ONE_SOUND = ("dtz", "gjk", "sz", "SZj")
# Measured on monitors' spellings of Syrian places, whose province is known: below these, wrong matches outnumber right ones.
_LEAST = {Tier.SKELETON: 0.70, Tier.EDIT: 0.82}
_SHORT = 3  # a skeleton this short carries little: ask for more likeness
_SHORT_LEAST = 0.88


def least_likeness(tier: Tier, name: str) -> float:
    """How alike a match of this tier must be to be shown; a shared key is enough by itself."""
    if tier is Tier.KEY:
        return 0.0
    return _SHORT_LEAST if len(name) <= _SHORT else _LEAST[tier]


def edit_variants(skeleton: str) -> list[str]:
    """All skeletons one consonant away: one left out, put in, changed, or two neighbours swapped. Of short ones only the
    last, and changes to a letter that is written for the same sound.
    """  # fmt: skip
    long = len(skeleton.lstrip("@")) >= _CHANGED_FROM
    found: set[str] = set()
    for i in range(len(skeleton) + 1):
        head, tail = skeleton[:i], skeleton[i:]
        if tail:
            found.update(head + letter + tail[1:] for letter in (_LETTERS if long else _written_for(tail[0])))
        if tail and long:
            found.add(head + tail[1:])
        if len(tail) > 1:
            found.add(head + tail[1] + tail[0] + tail[2:])
        if long:
            found.update(head + letter + tail for letter in _LETTERS)
    found -= {skeleton, ""}
    return sorted(v for v in found if len(v) > 1)


def _written_for(letter: str) -> set[str]:
    return {other for letters in _ONE_SOUND if letter in letters for other in letters}
