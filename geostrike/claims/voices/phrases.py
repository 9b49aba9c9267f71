"""The noun phrases of a sentence that can name who speaks, and what stands beside one in commas."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.text.words import find_words
from geostrike.model import SpeakerKind

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage

__all__ = [
    "DETERMINERS", "JOINTS", "NAME_LINKS", "NOUN_KINDS", "PRONOUNS", "TITLES", "Phrase", "add_apposition",
    "find_phrases", "is_name", "is_speaker_noun", "read_phrase",
]  # fmt: skip

NOUN_KINDS = frozenset(f"speaker.{kind.value}" for kind in SpeakerKind)
DETERMINERS = find_words("voices.phrases", "determiners")
NAME_LINKS = find_words("voices.phrases", "name_links")
PRONOUNS = find_words("voices.phrases", "pronouns")
TITLES = find_words("voices.phrases", "titles")
_SENTENCE_WORDS = find_words("voices.phrases", "sentence_words")
_NAME_JOINTS = find_words("voices.phrases", "name_joints")
JOINTS = _NAME_JOINTS | find_words("voices.phrases", "noun_joints")
_ABBREVIATED, _APPOSING = find_words("voices.phrases", "abbreviated"), find_words("voices.phrases", "apposing")


class Phrase(NamedTuple):
    """The words ``first`` to ``last`` (exclusive) that name a speaker, and what is told of it beside them, if anything."""

    first: int
    last: int
    beside: tuple[int, int] | None = None


def is_speaker_noun(passage: Passage, position: int) -> bool:
    """A word for someone who speaks: "ministry", "residents"."""
    return not passage.kinds_at[position].isdisjoint(NOUN_KINDS)


_SHORT_NUMBER = 3  # digits: of a brigade, not of a year


def is_name(passage: Passage, position: int) -> bool:
    """A word with a capital that is not one only because it opens a sentence, or the number of a brigade."""
    word, lower = passage.words[position].text, passage.lowers[position]
    numbered = word[0].isdigit() and (len(word) <= _SHORT_NUMBER or word[-2:] in ("st", "nd", "rd", "th"))
    if not (word[0].isupper() or numbered) or lower.split("'")[0] in _SENTENCE_WORDS:
        return False
    return not (position == 0 and lower in DETERMINERS)


def find_phrases(passage: Passage) -> list[Phrase]:
    """The phrases of the sentence that can name a speaker, in order; each is as long as it can be."""
    found: list[Phrase] = []
    at = 0
    while at < len(passage.words):
        phrase = read_phrase(passage, at)
        if phrase is not None:
            found.append(phrase)
        at = at + 1 if phrase is None else phrase.last
    return found


def read_phrase(passage: Passage, first: int) -> Phrase | None:
    """The phrase that begins with the word ``first``, if one does."""
    if passage.lowers[first : first + 1] and passage.lowers[first] in PRONOUNS:
        return Phrase(first, first + 1)
    last = _find_end(passage, first)
    named = any(
        is_speaker_noun(passage, p) or (is_name(passage, p) and not passage.lowers[p].isdigit())
        for p in range(first, last)
    )
    return Phrase(first, last) if named else None


def _find_end(passage: Passage, first: int) -> int:
    """Where the longest phrase from the word ``first`` on ends; there at once, where none begins."""
    lowers, last = passage.lowers, first
    while last < len(lowers) and not (last > first and _is_broken(passage, last)):
        opens = lowers[last] in DETERMINERS and (last == first or lowers[last - 1] in JOINTS)
        if not (opens or _may_stand(passage, last) or (last > first and _joins(passage, last))):
            break
        last += 1
    while last > first and (lowers[last - 1] in DETERMINERS or lowers[last - 1] in JOINTS):
        last -= 1
    return last


def _may_stand(passage: Passage, position: int) -> bool:
    """Names, words for speakers, and what may stand before those: "local", "senior", "the region's"."""
    lower = passage.lowers[position]
    return (
        is_name(passage, position)
        or is_speaker_noun(passage, position)
        or lower.endswith("'s")
        or "speaker.modifier" in passage.kinds_at[position]
        or lower in NAME_LINKS
    )


def _joins(passage: Passage, position: int) -> bool:
    """“Residents of Dovrin”, “a doctor at the clinic”, “Committee for Peace”: whether the word joins what stands round it."""
    lower, after = passage.lowers[position], position + 1
    noun, name = is_speaker_noun(passage, position - 1), is_name(passage, position - 1)
    if not ((noun and lower in JOINTS) or (name and lower in _NAME_JOINTS)):
        return False
    if after == len(passage.words) or _is_broken(passage, after):
        return False
    return _may_stand(passage, after) or passage.lowers[after] in DETERMINERS


def _is_broken(passage: Passage, position: int) -> bool:
    """Whether punctuation before the word ends a phrase."""
    gap = passage.gap(position)
    return not _MARKS.isdisjoint(gap) or (". " in gap and passage.lowers[position - 1] not in _ABBREVIATED)


_MARKS = frozenset(',;:()[]"“”—–!?…\n')


def add_apposition(passage: Passage, first: int, last: int) -> Phrase:
    """“Ada Pell, the mayor of Dovrin”, “the mayor of Dovrin, Ada Pell”: the name, with what is told of it beside it."""
    last = next((p for p in range(first + 1, last) if not _BRACKETS.isdisjoint(passage.gap(p))), last)
    comma = next((p for p in range(first + 1, last) if "," in passage.gap(p)), None)
    if comma is not None:
        if _is_plain_name(passage, comma, last) and not _is_plain_name(passage, first, comma):
            return Phrase(_skip_titles(passage, comma, last), last, (first, comma))
        return Phrase(first, comma, (comma, last))
    count = len(passage.words)
    if last < count and "," in passage.gap(last) and passage.lowers[last] in _APPOSING:
        closing = next((p for p in range(last + 1, min(count, last + _LONGEST)) if "," in passage.gap(p)), None)
        telling = (kind for kinds in passage.kinds_at[last:] for kind in kinds if kind.startswith("trigger."))
        if closing is not None or not any(telling):
            return Phrase(first, last, (last, closing or min(count, last + _LONGEST)))
    return Phrase(first, last)


_BRACKETS = frozenset("([")
_LONGEST = 14
"""Words: an apposition has no more."""


def _is_plain_name(passage: Passage, first: int, last: int) -> bool:
    """Whether the words are a name and nothing else: “Ada Pell”, “Dr. Ada Pell”."""
    first = _skip_titles(passage, first, last)
    inner = (is_name(passage, p) or passage.lowers[p] in NAME_LINKS | _NAME_JOINTS for p in range(first, last))
    return last - first <= 6 and passage.words[first].text[0].isupper() and all(inner)


def _skip_titles(passage: Passage, first: int, last: int) -> int:
    while first < last - 1 and (passage.lowers[first] in DETERMINERS or passage.lowers[first] in TITLES):
        first += 1
    return first
