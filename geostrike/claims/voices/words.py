"""The words that name speakers: what begins a name, stands before one, or is nobody's."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
_SENTENCE_WORDS = frozenset(
    "on in at but and meanwhile earlier later however after before while when as if since although though despite during following for from with by also yet still then now there here what how why monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december so according citing speaking asked both last this that these those no not i we you updated published source photo video posted nobody none neither".split()
)
DETERMINERS = frozenset(
    "the a an its their his her our this that these those some several many two three four another most one other".split()
)
NAME_LINKS = frozenset("al el bin ben ibn abu de van von ad ar az ash din ul du la le da dos".split())
PERSON = frozenset({"he", "she"})
PRONOUNS = PERSON | {"it", "they"}
TITLES = frozenset(
    "mr mrs ms dr gen lt col maj general lieutenant colonel major captain president prime minister secretary spokesman spokeswoman spokesperson ambassador director chief head commander governor mayor king sheikh pope brigadier foreign defense defence interior official chairman leader correspondent premier chancellor senator admiral deputy".split()
)
WHAT_WAS_SAID = frozenset(
    "claim claims charge charges accusation accusations allegation allegations report reports account".split()
)


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
