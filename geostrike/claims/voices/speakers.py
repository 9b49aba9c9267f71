"""Who speaks: what the words for a speaker name, of which kind it is, and whom "he", "the ministry" or a surname means."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.claims.voices.phrases import (
    DETERMINERS,
    JOINTS,
    NAME_LINKS,
    NOUN_KINDS,
    PRONOUNS,
    TITLES,
    Phrase,
    is_name,
    is_speaker_noun,
)
from geostrike.model import Role, Speaker, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.claims.text.passages import Passage

__all__ = ["DASHES", "Memory", "resolve_speaker"]


class Being(Enum):
    """What a pronoun means: “he” a person, “it” a body, “they” several of no name."""

    PERSON = auto()
    BODY = auto()
    GROUP = auto()


@dataclass(slots=True)
class Memory:
    """The speakers met so far, latest last."""

    met: list[tuple[Speaker, Being]] = field(default_factory=list)

    def latest(self, *beings: Being) -> Iterator[Speaker]:
        """Those of one of the ``beings``, latest first."""
        return (speaker for speaker, being in reversed(self.met) if being in beings)


_MOST_MET = 200
"""Speakers; no report goes back to one who spoke before two hundred others."""


def resolve_speaker(passage: Passage, phrase: Phrase, memory: Memory, *, via: str | None = None) -> Speaker:
    """The speaker a phrase means, looked up in what was said before; ``memory`` learns it."""
    if passage.lowers[phrase.last - 1] in PRONOUNS:  # “… on the main square it said”
        phrase = Phrase(phrase.last - 1, phrase.last)
    words = passage.slice(phrase.first, phrase.last).text
    if words.lower() in PRONOUNS:
        known = _find_meant(words.lower(), memory)
        if known is None:
            return Speaker(name=words, kind=SpeakerKind.OTHER, words=words, anonymous=True, via=via)
    else:
        first, last = _trim(passage, phrase.first, phrase.last)
        known = _recall(passage, first, last, memory, definite=passage.lowers[phrase.first] == "the")
        if known is None:
            return _meet(passage, Phrase(first, last, phrase.beside), memory, words=words, via=via)
    memory.met.sort(key=lambda met: met[0] is known)  # whoever speaks again is the latest
    return replace(known, words=words, via=via or known.via)


def _trim(passage: Passage, first: int, last: int) -> tuple[int, int]:
    """The words that name whoever speaks, without those before them and without the paper that it speaks in."""
    lowers = passage.lowers
    if lowers[last - 1] in _PAPERS:  # “the League's latest bulletin”
        last = next((p + 1 for p in range(first, last - 1) if lowers[p].endswith("'s")), last)
    if not _PAPERS.isdisjoint(lowers[first : first + 2]):  # “a report by the League”
        first = next((p + 1 for p in range(first + 1, last - 1) if lowers[p] in _BY), first)
    if any(mention.toponym.role is Role.DATELINE for mention in passage.mentions):  # “BELGARD, Arvania - The Monitor”
        first = next((p for p in range(first + 1, last) if passage.gap(p) in DASHES), first)
    based = next((p for p in range(first, last - 1) if lowers[p] in _BASED and "-" in passage.gap(p)), first - 1)
    first = based + 1
    while first < last - 1 and (lowers[first] in DETERMINERS | _WHAT_WAS_SAID or _is_hour(passage, first)):
        first += 1
    return first, last


def _is_hour(passage: Passage, at: int) -> bool:
    """Either number of “11.20 The mayor”."""
    return passage.lowers[at].isdigit() and not {".", ":"}.isdisjoint((passage.gap(at), passage.gap(at + 1)))


_PAPERS, _WHAT_WAS_SAID = find_words("voices.speakers", "papers"), find_words("voices.speakers", "what_was_said")
DASHES = frozenset({" - ", " – ", " — "})
_BY, _BASED = find_words("voices.speakers", "by"), find_words("voices.speakers", "based")


def _meet(passage: Passage, phrase: Phrase, memory: Memory, *, words: str, via: str | None) -> Speaker:
    """Somebody who has not spoken before."""
    first, last, beside = phrase
    start, person = _find_name(passage, first, last)
    kind = _find_kind(passage, first, last)
    if kind is SpeakerKind.OTHER and beside is not None:
        kind = _find_kind(passage, *beside)
    if kind is SpeakerKind.OTHER and _is_aged(passage, last):
        kind = SpeakerKind.WITNESS
    if kind is SpeakerKind.OTHER and _is_state(passage, first, last):
        kind = SpeakerKind.GOVERNMENT
    nobody = passage.lowers[first] in _NOBODIES or passage.lowers[last - 1] in _NOBODIES
    named = (person or not nobody) and any(
        is_name(passage, p) and passage.lowers[p] not in TITLES and not (p == 0 and is_speaker_noun(passage, p))
        for p in range(first, last)
    )
    head = next((p for p in range(first + 1, last) if passage.lowers[p] in JOINTS), last) - 1
    person = person or passage.lowers[head] in TITLES
    told = beside or ((first, start) if start > first else None)
    speaker = Speaker(
        name=passage.slice(start, last).text.removesuffix("'s").removesuffix("’s"),
        kind=kind,
        words=words,
        description=None if told is None else passage.slice(*told).text,
        anonymous=not named,
        via=via,
    )
    many = passage.lowers[last - 1].endswith("s") and kind is not SpeakerKind.MILITARY and not named
    memory.met.append((speaker, Being.PERSON if person else Being.GROUP if many else Being.BODY))
    del memory.met[:-_MOST_MET]
    return speaker


def _find_name(passage: Passage, first: int, last: int) -> tuple[int, bool]:
    """Where the name begins ("army spokesman | Ada Pell", "the aid group | Doctors of the Valley"), and whether it is a person's."""
    lowers, words = passage.lowers, passage.words
    for p in range(first, min(first + 3, last - 1)):
        if lowers[p] in _BODIES and words[p].text.islower() and words[p + 1].text[0].isupper():
            return p + 1, False
    start = last
    while start > first and _may_be_personal(passage, start - 1):
        start -= 1
    while start < last and lowers[start] in NAME_LINKS and words[start].text.islower():
        start += 1
    mention = passage.mention_at(start) if start < last else None
    if not 0 < last - start <= _LONGEST_NAME or (mention is not None and mention.last >= last):
        return first, False
    if start > first:
        rank = start - 1
        known = is_speaker_noun(passage, rank) or (
            last - start > 1 and lowers[rank].isalpha() and lowers[rank] not in JOINTS
        )
        ranked = lowers[rank] in TITLES | _NOBODIES or (known and words[rank].text.islower())
        return (start, lowers[rank] not in _MEDIA) if ranked else (first, False)
    return first, last - first > 1 and lowers[max(0, first - 1)] != "the"


_LONGEST_NAME = 5
_MEDIA = find_words("voices.speakers", "media")


def _may_be_personal(passage: Passage, position: int) -> bool:
    lower = passage.lowers[position]
    if is_speaker_noun(passage, position) or lower in TITLES:
        return False
    return passage.words[position].text[0].isupper() or lower in NAME_LINKS


def _is_aged(passage: Passage, position: int) -> bool:
    """“Ada Pell, 43”: papers give the ages of those who were there, not of those who rule."""
    age = passage.lowers[position : position + 1]
    return "," in passage.gap(position) and bool(age) and age[0].isdigit() and len(age[0]) == 2


def _is_state(passage: Passage, first: int, last: int) -> bool:
    """“Arvania said”: nothing but the name of a place."""
    mention = passage.mention_at(first)
    return mention is not None and last <= mention.last and mention.toponym.role in _STATES


_STATES = frozenset({Role.GOVERNMENT, Role.PLACE, Role.OUTSIDE})


# ------------------------------------------------------------------------------------------ of which kind

_ORDER = (
    "video",
    "monitor",
    "medic",
    "activist",
    "media",
    "armed_group",
    "military",
    "international",
    "government",
    "official",
    "witness",
    "other",
)
"""The more telling first."""


def _find_kind(passage: Passage, first: int, last: int) -> SpeakerKind:
    """The kind that the longest of the words for speakers tells: "coalition" is no military one within "national coalition"."""
    found = [
        (cue.first - cue.last, _ORDER.index(kind.removeprefix("speaker.")))
        for cue in passage.having(*NOUN_KINDS)
        if first <= cue.first and cue.last <= last
        for kind in cue.kinds & NOUN_KINDS
    ]
    return SpeakerKind(_ORDER[min(found)[1]]) if found else SpeakerKind.OTHER


# ------------------------------------------------------------------------------------------ who spoke before


def _find_meant(pronoun: str, memory: Memory) -> Speaker | None:
    being = _BEINGS[pronoun]
    return next(memory.latest(being), None) or next(memory.latest(Being.BODY), None)


_BEINGS = {"he": Being.PERSON, "she": Being.PERSON, "it": Being.BODY, "they": Being.GROUP}


def _recall(passage: Passage, first: int, last: int, memory: Memory, *, definite: bool) -> Speaker | None:
    """An earlier speaker of the same name, of its surname or a piece of its name; or the one of that kind, after "the"."""
    words = [word.removesuffix("'s") for word in passage.lowers[first:last]]
    capital = any(word.text[0].isupper() for word in passage.words[first:last])
    if definite and not capital and len(words) == 1:
        return _recall_kind(words[0], passage.kinds_at[first], memory)
    surname = [word for word in words if word not in TITLES] or words
    for speaker, being in reversed(memory.met):
        parts = speaker.name.lower().replace("-", " ").split()
        known = surname if being is Being.PERSON else words
        ends = (parts[-len(known) :],) if being is Being.PERSON else (parts[-len(known) :], parts[: len(known)])
        if parts == known or (capital and being is not Being.GROUP and known in ends):
            return speaker
    return None


def _recall_kind(word: str, kinds: frozenset[str], memory: Memory) -> Speaker | None:
    """“The mayor”, “the ministry”, “the group”: whoever was called so, else the body of that kind that spoke last."""
    if word in _PAPERS:
        return next(memory.latest(Being.BODY, Being.PERSON), None)
    for speaker in (*memory.latest(Being.BODY), *memory.latest(Being.PERSON)):
        if word in f"{speaker.name} {speaker.description or ''}".lower().split():
            return speaker
    if word in _SIDES:
        return None  # “the coalition” is no army
    alike = _ORGANISED if word in _BODIES else {kind.removeprefix("speaker.") for kind in kinds & NOUN_KINDS}
    return next((s for s in memory.latest(Being.BODY) if s.kind.value in alike), None)


_SIDES = find_words("voices.speakers", "sides")
_ORGANISED = frozenset({"monitor", "armed_group", "activist", "medic", "media", "international", "other"})
_BODIES, _NOBODIES = find_words("voices.speakers", "bodies"), find_words("voices.speakers", "nobodies")
