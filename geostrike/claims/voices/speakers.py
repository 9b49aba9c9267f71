"""Who speaks: the noun phrase beside a verb of saying, and whom "he", "the ministry" or a surname means."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.claims.voices.phrases import Phrase, read_right
from geostrike.claims.voices.words import DETERMINERS, NAME_LINKS, PERSON, PRONOUNS, TITLES, is_name, is_speaker_noun
from geostrike.model import Role, Speaker, SpeakerKind

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage

__all__ = ["Memory", "note_subject", "resolve_speaker"]
_KIND_LISTS = frozenset(f"speaker.{kind.value}" for kind in SpeakerKind)
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


@dataclass(slots=True)
class Memory:
    """The speakers met so far, latest last."""

    people: list[Speaker] = field(default_factory=list)
    bodies: list[Speaker] = field(default_factory=list)
    groups: list[Speaker] = field(default_factory=list)
    order: list[Speaker] = field(default_factory=list)
    """Everyone new, in the order they first spoke."""

    def everyone(self) -> list[Speaker]:
        """People, bodies and groups."""
        return [*self.people, *self.bodies, *self.groups]


# ------------------------------------------------------------------------------------------- meaning


def resolve_speaker(passage: Passage, phrase: Phrase, memory: Memory, *, via: str | None = None) -> Speaker:
    """The speaker a phrase means, looked up in what was said before; ``memory`` learns it."""
    words = passage.slice(phrase.first, phrase.last).text
    lowers = passage.lowers[phrase.first : phrase.last]
    if len(lowers) == 1 and lowers[0] in PRONOUNS:
        known = _antecedent(lowers[0], memory)
        if known is not None:
            return _again(known, words, via)
        return Speaker(name=words, kind=SpeakerKind.OTHER, words=words, anonymous=True, via=via)
    first = phrase.first
    definite = lowers[0] == "the"
    while first < phrase.last - 1 and passage.lowers[first] in DETERMINERS:
        first += 1
    # "the Britain-based Observatory": where it sits is no part of its name.
    for position in range(first, min(first + 3, phrase.last - 1)):
        if passage.lowers[position] in ("based", "run", "backed", "owned") and "-" in passage.gap(position):
            first = position + 1
            break
    # "A report by the League": the League speaks.
    if passage.lowers[first] in _PAPERS:
        author = next((p for p in range(first + 1, phrase.last - 1) if passage.lowers[p] in ("by", "from", "of")), None)
        if author is not None:
            first = author + 1
            while first < phrase.last - 1 and passage.lowers[first] in DETERMINERS:
                first += 1
    # "The League's latest bulletin": the League speaks.
    last = phrase.last
    if passage.lowers[last - 1] in _PAPERS:
        owner = next((p for p in range(first, last - 1) if passage.lowers[p].endswith("'s")), None)
        last = owner + 1 if owner is not None else last
    core = passage.slice(first, last).text.removesuffix("'s").removesuffix("’s")
    known = _recall(passage, first, last, memory, definite=definite)
    if known is not None:
        return _again(known, words, via)
    kind = _kind_of(passage, first, phrase.last)
    if kind is SpeakerKind.OTHER and _is_aged(passage, phrase.last):
        kind = SpeakerKind.WITNESS
    beside = passage.slice(*phrase.beside).text if phrase.beside else None
    if phrase.beside and kind is SpeakerKind.OTHER:
        kind = _kind_of(passage, *phrase.beside)
    name, description, person = _split_name(passage, first, phrase.last)
    if phrase.beside and not person and kind is not SpeakerKind.VIDEO:
        person = not any(is_speaker_noun(passage, p) for p in range(first, phrase.last)) and phrase.last - first >= 2
    named = any(is_name(passage, p) and passage.lowers[p] not in TITLES for p in range(first, phrase.last)) and (
        person or _has_proper_noun(passage, first, phrase.last)
    )
    mention = passage.mention_at(first)
    if (
        kind is SpeakerKind.OTHER
        and mention is not None
        and phrase.last <= mention.last
        and mention.toponym.role in (Role.GOVERNMENT, Role.PLACE)
    ):
        kind = SpeakerKind.GOVERNMENT
    speaker = Speaker(
        name=name or core, kind=kind, words=words, description=beside or description, anonymous=not named, via=via
    )
    memory.order.append(speaker)
    if person:
        memory.people.append(speaker)
    elif lowers[-1].endswith("s") and kind is not SpeakerKind.MILITARY and not named:
        memory.groups.append(speaker)
    else:
        memory.bodies.append(speaker)
    for met in (memory.order, memory.people, memory.groups, memory.bodies):
        del met[:-_MOST_MET]
    return speaker


def _is_aged(passage: Passage, position: int) -> bool:
    """“Ada Pell, 43”: papers give the ages of those who were there, not of those who rule."""
    return (
        position < len(passage.words)
        and "," in passage.gap(position)
        and passage.lowers[position].isdigit()
        and len(passage.lowers[position]) == 2
    )


def _again(known: Speaker, words: str, via: str | None) -> Speaker:
    return Speaker(
        name=known.name,
        kind=known.kind,
        words=words,
        description=known.description,
        anonymous=known.anonymous,
        via=via or known.via,
    )


def _antecedent(pronoun: str, memory: Memory) -> Speaker | None:
    if pronoun in PERSON:
        return memory.people[-1] if memory.people else (memory.bodies[-1] if memory.bodies else None)
    if pronoun == "it":
        return memory.bodies[-1] if memory.bodies else None
    return memory.groups[-1] if memory.groups else (memory.bodies[-1] if memory.bodies else None)


def note_subject(passage: Passage, memory: Memory) -> None:
    """A sentence's subject may speak in the next one ("The network has watchers everywhere. It said …")."""
    phrase = read_right(passage, 0, limit=12)
    if phrase is None or phrase.last - phrase.first > 9:
        return
    if not any(is_speaker_noun(passage, p) for p in range(phrase.first, phrase.last)):
        mention = passage.mention_at(phrase.first)
        if mention is not None or phrase.last - phrase.first < 2 or phrase.last - phrase.first > 4:
            return
    if passage.lowers[phrase.first] in PRONOUNS:
        return
    if any(not _HARM.isdisjoint(kinds) for kinds in passage.kinds_at[phrase.last : phrase.last + 2]):
        return  # “A woman and a soldier were killed. It also accused …”: the dead do not speak
    resolve_speaker(passage, phrase, memory)


_HARM = frozenset({"casualty.killed", "casualty.injured", "trigger.effect_verb"})


_BODY_WORDS = {
    "organisation": ("monitor", "international", "activist", "other", "medic"),
    "organization": ("monitor", "international", "activist", "other", "medic"),
    "group": ("armed_group", "monitor", "activist", "international", "other", "medic"),
    "ministry": ("government", "military", "medic"),
    "army": ("military",),
    "military": ("military",),
    "agency": ("media", "international"),
    "monitor": ("monitor",),
    "network": ("monitor", "media", "activist"),
    "charity": ("international", "medic"),
    "observatory": ("monitor",),
    "movement": ("armed_group",),
    "force": ("military",),
    "statement": ("government", "military", "armed_group"),
    "broadcaster": ("media",),
    "newspaper": ("media",),
    "council": ("official", "government"),
}


# Speakers of one kind; no report goes back to one who spoke before two hundred others.
_MOST_MET = 200


def _recall(passage: Passage, first: int, last: int, memory: Memory, *, definite: bool) -> Speaker | None:
    """An earlier speaker of the same name: its surname, its abbreviation, or the end of its name after "the"."""
    words = [w.removesuffix("'s") for w in passage.lowers[first:last]]
    if definite and len(words) == 1 and words[0] in _ROLES and not words[0][0].isupper():
        one = not words[0].endswith("s")  # “the mayor” is not the officials who spoke before him
        recent = [
            s
            for s in memory.order[-6:]
            if s.kind not in (SpeakerKind.VIDEO, SpeakerKind.MEDIA) and not (one and s in memory.groups)
        ]
        matching = [
            s
            for s in recent
            if words[0] in s.name.lower() or words[0] in (s.description or "").lower() or words[0] == "official"
        ]
        if words[0] in _OFFICES:
            recent = [s for s in recent if s in memory.people and s.description is None]
        if matching or recent:
            return (matching or recent)[-1]
    if definite and len(words) == 1 and words[0] in _BODY_WORDS and not passage.words[first].text[0].isupper():
        fitting = [s for s in memory.bodies if words[0] in s.name.lower().split()] or [
            s for s in memory.bodies if s.kind.value in _BODY_WORDS[words[0]]
        ]
        if fitting:
            return fitting[-1]
    if len(words) > 3:
        joined = " ".join(words)
        return next((s for s in reversed(memory.everyone()) if s.name.lower() == joined), None)
    capital = any(passage.words[p].text[0].isupper() for p in range(first, last))
    trimmed = [w for w in words if w not in TITLES] if len(words) > 1 and capital else words
    for speaker in reversed(memory.people):
        parts = speaker.name.lower().replace("-", " ").split()
        if (
            trimmed
            and capital
            and len(trimmed) < len(parts)
            and (parts[-len(trimmed) :] == trimmed or (len(trimmed) == 1 and trimmed[0] in parts[1:]))
        ):
            return speaker
        if trimmed == parts:
            return speaker
        if (
            definite
            and not capital
            and len(words) == 1
            and speaker.description
            and words[0] in speaker.description.lower().split()
        ):
            return speaker
    for speaker in reversed(memory.bodies):
        parts = speaker.name.lower().replace("-", " ").split()
        if words == parts:
            return speaker
        if (
            (definite or capital)
            and len(words) < len(parts)
            and set(words) <= set(parts)
            and (definite or parts[-len(words) :] == words or parts[: len(words)] == words)
        ):
            return speaker
    return None


def _kind_of(passage: Passage, first: int, last: int) -> SpeakerKind:
    """The kind of the phrase's head: the longest speaker words in it, the more telling list first."""
    cues = [cue for cue in passage.cues if first <= cue.first and cue.last <= last and cue.kinds & _KIND_LISTS]
    # "coalition" is no military one within "national coalition"
    cues = [
        c
        for c in cues
        if not any(o.first <= c.first and c.last <= o.last and o.last - o.first > c.last - c.first for o in cues)
    ]
    found = [
        (cue.first - cue.last, _ORDER.index(name), name)
        for cue in cues
        for name in (kind.removeprefix("speaker.") for kind in cue.kinds & _KIND_LISTS)
    ]
    if not found:
        return SpeakerKind.OTHER
    kinds = {kind for _, _, kind in found}
    longest = min(found)
    # "health ministry spokesman": the institution tells more than the rank.
    for strong in ("video", "monitor", "medic", "activist", "military"):
        if (
            strong in kinds
            and longest[2] in ("official", "government", "other", "witness", "media")
            and not (strong == "medic" and longest[2] == "government")
        ):
            return SpeakerKind(strong)
    return SpeakerKind(longest[2])


def _has_proper_noun(passage: Passage, first: int, last: int) -> bool:
    """Whether the phrase names an institution ("the Arvan Observatory"), not just a nobody somewhere ("Karsa officials")."""
    if passage.lowers[last - 1] in _NOBODIES or passage.lowers[first] in _NOBODIES:
        return False
    return any(is_name(passage, p) for p in range(first, last))


_BODIES = find_words("voices.speakers", "bodies")
# "the official said": whoever of that rank spoke last.
_PAPERS = find_words("voices.speakers", "papers")
_ROLES = find_words("voices.speakers", "roles")
# Of these the text has named one as such, or it means somebody new: “the mayor” is not the army that spoke before him.
_OFFICES = find_words("voices.speakers", "offices")
_NOBODIES = find_words("voices.speakers", "nobodies")


# Words of a title that no name follows directly: “the Valley Defence Force” is nobody called Force.
_PORTFOLIOS = find_words("voices.speakers", "portfolios")


def _split_name(passage: Passage, first: int, last: int) -> tuple[str | None, str | None, bool]:
    """Name, description, and whether it is a person: "army spokesman Ada Pell" → "Ada Pell", "army spokesman"."""
    lowers, words = passage.lowers, passage.words
    start = last
    while (
        start > first
        and (words[start - 1].text[0].isupper() or lowers[start - 1] in NAME_LINKS)
        and (lowers[start - 1] not in TITLES or lowers[start - 1] in _PORTFOLIOS)
        and not is_speaker_noun(passage, start - 1)
    ):
        start -= 1
    while start < last and lowers[start] in NAME_LINKS and not words[start].text[0].isupper():
        start += 1
    size = last - start
    body = next(
        (p for p in range(first, min(first + 3, last - 1)) if lowers[p] in _BODIES and words[p + 1].text[0].isupper()),
        None,
    )
    if body is not None and words[body].text[0].islower():  # “the aid group Doctors of the Valley”
        return passage.slice(body + 1, last).text, passage.slice(first, body + 1).text, False
    if size == 0 or size > 5:
        return None, None, False
    if start > first:
        rank = lowers[start - 1]
        if (
            rank in TITLES
            or rank in _NOBODIES
            or (is_speaker_noun(passage, start - 1) and not words[start - 1].text[0].isupper())
        ):
            mention = passage.mention_at(start)
            if mention is not None and mention.last >= last:
                return None, None, False
            if (
                "speaker.media" in {k for c in passage.cues if c.last == start for k in c.kinds}
                and size <= 2
                and rank in ("agency", "television", "radio", "newspaper", "website", "channel")
            ):
                return passage.slice(start, last).text, passage.slice(first, start).text, False
            return passage.slice(start, last).text, passage.slice(first, start).text, True
        return None, None, False
    if (
        size >= 2
        and not any(is_speaker_noun(passage, p) for p in range(first, last))
        and not any(lowers[p] == "the" for p in range(max(0, first - 1), first))
    ):
        if passage.mention_at(start) is not None and passage.mention_at(start).last >= last:  # type: ignore[union-attr]
            return None, None, False
        return passage.slice(start, last).text, None, True
    return None, None, False
