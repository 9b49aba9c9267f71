"""Arabic words without what is written onto them, and Arabic names as they sound in Latin letters."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["is_arabic", "romanise", "strip_clitics"]

_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670]+")
_ALIKE = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي"})
# "And", "so"; then "in", "to", "as"; then the article, which swallows its alef after "to": للرقة is ل + الرقة.
_CONJUNCTIONS = ("", "و", "ف")
_PREPOSITIONS = ("", "ب", "ل", "ك", "لل", "ال", "بال", "كال")
_SHORTEST = 3
"""Letters that must remain: shorter rests are accidents."""


def is_arabic(word: str) -> bool:
    """Whether the word begins with a letter of the Arabic script."""
    return "\u0600" <= word[:1] <= "\u06ff"


@lru_cache(maxsize=32768)
def strip_clitics(word: str) -> tuple[str, ...]:
    """The word bare of marks, and what is left of it without the conjunction, preposition and article before it.

    The whole word comes first, and the fewest letters are taken off first. Nothing says which of them is a word.
    """
    bare = _MARKS.sub("", word).translate(_ALIKE)
    found = [bare]
    for conjunction in _CONJUNCTIONS:
        if bare.startswith(conjunction):
            rest = bare[len(conjunction) :]
            found += [
                rest[len(preposition) :]
                for preposition in _PREPOSITIONS
                if rest.startswith(preposition) and len(rest) - len(preposition) >= _SHORTEST
            ]
    return tuple(sorted(dict.fromkeys(found), key=lambda stem: -len(stem)))


_CONSONANTS = {
    "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s",
    "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ک": "k", "ل": "l",
    "م": "m", "ن": "n", "ه": "h", "گ": "g", "چ": "ch", "پ": "p", "ژ": "zh", "ڤ": "v",
}  # fmt: skip
_VOWELS = {"ا": "a", "و": "u", "ي": "i", "ی": "i", "ة": "ah", "ے": "i", "ئ": "i", "ؤ": "u"}
_GLIDES = {"و": "w", "ي": "y", "ی": "y"}


@lru_cache(maxsize=4096)
def romanise(name: str) -> str:
    """The name in Latin letters, with the short vowels that Arabic does not write put in as "a": كنصفرة is "kansafrah".

    No two people spell alike; it is good enough for keys that forget vowels.
    """
    return " ".join(_romanise_word(_MARKS.sub("", word).translate(_ALIKE)) for word in name.split())


def _romanise_word(word: str) -> str:
    if word.startswith("ال") and len(word) - 2 >= _SHORTEST - 1:
        return "al " + _romanise_word(word[2:])
    sounds: list[tuple[str, bool]] = []  # each with whether it is a vowel
    for letter in word:
        vowel_before = bool(sounds) and sounds[-1][1]
        if letter in _GLIDES and (vowel_before or not sounds):
            sounds.append((_GLIDES[letter], False))
        elif letter in _VOWELS:
            sounds.append((_VOWELS[letter], True))
        elif letter in _CONSONANTS:
            sounds.append((_CONSONANTS[letter], False))
    written = ""
    open_syllable = False  # the last sound written is a vowel
    for at, (sound, vowel) in enumerate(sounds):
        written += sound
        if vowel:
            open_syllable = True
            continue
        follows = at + 1 < len(sounds)
        if follows and not sounds[at + 1][1] and not open_syllable:
            written += "a"
            open_syllable = True
        elif not follows and not open_syllable and len(sounds) > 1 and not sounds[at - 1][1]:
            written = written[: -len(sound)] + "a" + sound
        else:
            open_syllable = False
    return written
