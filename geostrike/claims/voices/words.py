"""The words that name speakers: what begins a name, stands before one, or is nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.model import SpeakerKind

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage

__all__ = [
    "DETERMINERS",
    "NAME_LINKS",
    "NOUN_KINDS",
    "PERSON",
    "PRONOUNS",
    "TITLES",
    "WHAT_WAS_SAID",
    "is_modifier",
    "is_name",
    "is_speaker_noun",
]

NOUN_KINDS = frozenset(f"speaker.{kind.value}" for kind in SpeakerKind)
_SENTENCE_WORDS = find_words("voices.words", "sentence_words")
DETERMINERS = find_words("voices.words", "determiners")
NAME_LINKS = find_words("voices.words", "name_links")
PERSON = find_words("voices.words", "person")
PRONOUNS = PERSON | {"it", "they"}
TITLES = find_words("voices.words", "titles")
WHAT_WAS_SAID = find_words("voices.words", "what_was_said")


def is_speaker_noun(passage: Passage, position: int) -> bool:
    """A word for someone who speaks: "ministry", "residents"."""
    return not passage.kinds_at[position].isdisjoint(NOUN_KINDS)


def is_modifier(passage: Passage, position: int) -> bool:
    """A word that may stand before such a noun: "local", "senior", "the region's"."""
    if passage.lowers[position].endswith("'s"):
        return True
    return "speaker.modifier" in passage.kinds_at[position]


_SHORT_NUMBER = 3  # digits: of a brigade, not of a year


def is_name(passage: Passage, position: int) -> bool:
    """A word with a capital that is not one only because it opens a sentence."""
    word = passage.words[position].text
    numbered = word[0].isdigit() and (len(word) <= _SHORT_NUMBER or word[-2:] in ("st", "nd", "rd", "th"))
    if not (word[0].isupper() or numbered):
        return False
    lower = passage.lowers[position]
    if lower in _SENTENCE_WORDS or lower.split("'")[0] in _SENTENCE_WORDS:
        return False
    return not (position == 0 and lower in DETERMINERS)
