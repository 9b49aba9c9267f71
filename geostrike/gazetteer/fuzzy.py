"""When a name that is spelt otherwise may still be the same name."""

from __future__ import annotations

from geostrike.language.names import consonant_skeleton, slavic_key, transliteration_key
from geostrike.model.places import Tier

__all__ = ["edit_variants", "keys_of", "least_likeness"]

# Letters a key or skeleton must have: "us" fits anything, and one letter off means nothing in two.
_KEY_FROM = 3
_SKELETON_FROM = 2
_EDIT_FROM = 3

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


def keys_of(name: str, tier: Tier) -> list[str]:
    """What a name is looked up by in a tier; nothing if that would fit anything."""
    if tier is Tier.KEY:
        keys = (transliteration_key(name), "~" + slavic_key(name))
        return [key for key in keys if len(key.lstrip("~")) >= _KEY_FROM]
    skeleton = consonant_skeleton(name)
    consonants = len(skeleton.lstrip("@"))
    if tier is Tier.SKELETON:
        return [skeleton] if consonants >= _SKELETON_FROM else []
    return edit_variants(skeleton) if consonants >= _EDIT_FROM else []


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
