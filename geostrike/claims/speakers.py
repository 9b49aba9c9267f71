"""Who speaks: the noun phrase beside a verb of saying, and whom "he", "the ministry" or a surname means."""

from __future__ import annotations

from dataclasses import dataclass, field

from geostrike.claims.passages import Passage
from geostrike.model import Role, Speaker, SpeakerKind

__all__ = ["Memory", "Phrase", "note_subject", "read_left", "read_right", "resolve_speaker"]

_KINDS = tuple(kind.value for kind in SpeakerKind)
_NOUN_KINDS = frozenset(f"speaker.{kind}" for kind in _KINDS)
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
_SENTENCE_WORDS = frozenset(
    "on in at but and meanwhile earlier later however after before while when as if since although though despite during following for from with by also yet still then now there here what how why monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december so according citing speaking asked both last this that these those no not i we you updated published source photo video posted".split()
)
_DETERMINERS = frozenset(
    "the a an its their his her our this that these those some several many two three four another most one other".split()
)
_LEFT_LINKS = frozenset("of for".split())
_PLACE_LINKS = frozenset("in at to with from near on".split())
_NAME_LINKS = frozenset("al el bin ben ibn abu de van von ad ar az ash din ul du la le da dos".split())
_PERSON = frozenset({"he", "she"})
_PRONOUNS = _PERSON | {"it", "they"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words ``first`` to ``last`` (exclusive) that name a speaker, and an apposition beside them, if any."""

    first: int
    last: int
    beside: tuple[int, int] | None = None


@dataclass(slots=True)
class Memory:
    """The speakers met so far, latest last."""

    people: list[Speaker] = field(default_factory=list)
    bodies: list[Speaker] = field(default_factory=list)
    groups: list[Speaker] = field(default_factory=list)
    aliases: dict[str, Speaker] = field(default_factory=dict)
    order: list[Speaker] = field(default_factory=list)
    """Everyone new, in the order they first spoke."""

    def everyone(self) -> list[Speaker]:
        return [*self.people, *self.bodies, *self.groups]


def _is_noun(passage: Passage, position: int) -> bool:
    return not passage.kinds_at[position].isdisjoint(_NOUN_KINDS)


def _is_modifier(passage: Passage, position: int) -> bool:
    if passage.lowers[position].endswith("'s"):
        return True
    return "speaker.modifier" in passage.kinds_at[position]


def _is_name(passage: Passage, position: int) -> bool:
    word = passage.words[position].text
    if not (word[0].isupper() or (word[0].isdigit() and len(word) <= 3)):
        return False
    lower = passage.lowers[position]
    if lower in _SENTENCE_WORDS or lower.split("'")[0] in _SENTENCE_WORDS:
        return False
    return not (position == 0 and lower in _DETERMINERS)


def _broken(passage: Passage, position: int) -> bool:
    """Is there punctuation before the word at ``position`` that ends a phrase?"""
    gap = passage.gaps[position]
    if gap in (" ", "-"):
        return False
    return any(mark in gap for mark in ',;:()[]"“”—–!?…\n') or (
        ". " in gap and passage.words[position - 1].text.lower() not in _ABBREVIATED
    )


_ABBREVIATED = frozenset("mr mrs ms dr gen lt col maj sgt capt brig rep sen gov st adm prof".split())


def read_left(passage: Passage, end: int, floor: int = 0) -> Phrase | None:
    """The speaker that ends right before word ``end`` (a verb of saying), an apposition in commas included."""
    position = end
    while position > floor and (
        passage.lowers[position - 1] in _HELPERS or passage.lowers[position - 1].endswith("ly")
    ):
        position -= 1
    position = _skip_date(passage, position, floor)
    if position <= floor:
        return None
    if position < len(passage.words) and "," in passage.gap(position):
        # "X, a spokesman for Y, said": the phrase stands before the comma that opens the apposition.
        opened = next((p for p in range(position - 1, max(floor, position - 22), -1) if "," in passage.gap(p)), None)
        if opened is not None:
            phrase = _walk_left(passage, opened, floor)
            named = _name_in_commas(passage, opened, position)
            if named is not None and (phrase is not None or _plain_phrase(passage, opened, floor)):
                return Phrase(*named, (phrase.first if phrase else max(floor, opened - 5), opened))
            relative = passage.lowers[opened] in ("who", "whose", "which")
            if phrase is not None and (relative or not _clause_like(passage, opened, position)):
                return Phrase(phrase.first, phrase.last, (opened, position))
        return None
    if position < len(passage.words) and ")" in passage.gap(position):
        opened = next((p for p in range(position - 1, max(floor, position - 10), -1) if "(" in passage.gap(p)), None)
        if opened is not None:
            return _walk_left(passage, opened, floor)
    if position < len(passage.words) and position != end and _broken(passage, position):
        return None
    return _before_relative(passage, position, floor) or _walk_left(passage, position, floor)


_HELPERS = frozenset(
    "has have had also later earlier then again previously reportedly did do does is was were are been being will would not never already further since first told just still themselves himself herself itself".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight".split())


def _skip_date(passage: Passage, position: int, floor: int) -> int:
    """Step over "on Saturday" between a speaker and its verb."""
    if position > floor and passage.lowers[position - 1] in _WEEKDAYS:
        position -= 1
        while position > floor and passage.lowers[position - 1] in ("on", "late", "early"):
            position -= 1
    return position


def _name_in_commas(passage: Passage, first: int, last: int) -> tuple[int, int] | None:
    """ "the governor, Ada Pell, said": the name between the commas, without its title."""
    start = first
    while start < last - 1 and (passage.lowers[start] in _DETERMINERS or passage.lowers[start] in _TITLES):
        start += 1
    if last - start > 6 or any(
        not (_is_name(passage, p) or passage.lowers[p] in _NAME_LINKS or passage.lowers[p] in ("of", "for"))
        for p in range(start, last)
    ):
        return None
    return (start, last) if passage.words[start].text[0].isupper() else None


def _plain_phrase(passage: Passage, end: int, floor: int) -> bool:
    """Is what stands before a noun phrase with a speaker's word in it ("the governor of Tarvik region")?"""
    return any(_is_noun(passage, p) for p in range(max(floor, end - 6), end))


def _walk_left(passage: Passage, end: int, floor: int) -> Phrase | None:
    lowers = passage.lowers
    if end <= floor:
        return None
    last = lowers[end - 1]
    if last in _PRONOUNS:
        return Phrase(end - 1, end)
    if not (_is_name(passage, end - 1) or _is_noun(passage, end - 1)):
        return None
    start = end - 1
    while start > floor and end - start < 18:
        if _broken(passage, start):
            break
        lower = lowers[start - 1]
        if (
            _is_name(passage, start - 1)
            or _is_noun(passage, start - 1)
            or _is_modifier(passage, start - 1)
            or lower in _NAME_LINKS
        ):
            if lower in _PRONOUNS:
                break
            start -= 1
            continue
        before = start - 2
        linkable = (
            before >= floor
            and not _broken(passage, start - 1)
            and (_is_name(passage, before) or _is_noun(passage, before))
        )
        if lower in _LEFT_LINKS and linkable:
            start -= 1
            continue
        if (
            lower in _PLACE_LINKS
            and before >= floor
            and _is_noun(passage, before)
            and not _broken(passage, start - 1)
            and not passage.words[start - 1].text[0].isupper()
        ):
            start -= 1
            continue
        if lower == "and" and linkable and _is_noun(passage, before) and _is_noun(passage, start):
            start -= 1
            continue
        if lower in _DETERMINERS:
            if (
                before >= floor
                and lowers[before] in _LEFT_LINKS | _PLACE_LINKS
                and before - 1 >= floor
                and not _broken(passage, start - 1)
                and not _broken(passage, before)
                and (_is_noun(passage, before - 1) or (lowers[before] in _LEFT_LINKS and _is_name(passage, before - 1)))
            ):
                start -= 2
                continue
            start -= 1
        break
    while start < end and lowers[start] in ("of", "for", "and", "in", "at", "to", "with", "from", "s"):
        start += 1
    if start >= end or not _says_something(passage, start, end):
        return None
    start = _widen(passage, start, floor)
    return Phrase(start, end)


def _widen(passage: Passage, start: int, floor: int) -> int:
    """Take in what belongs to the speaker further left: "hospital manager" before a name, "a doctor at the only …"."""
    lowers = passage.lowers
    position = start
    if passage.words[start].text[0].isupper():
        while (
            position > floor
            and start - position < 3
            and not _broken(passage, position)
            and lowers[position - 1].isalpha()
            and passage.words[position - 1].text.islower()
            and lowers[position - 1] not in _CLOSED
            and not lowers[position - 1].endswith(("ed", "ing"))
        ):
            position -= 1
        opens = position == floor or _broken(passage, position) or lowers[position - 1] in _DETERMINERS
        if start > position and opens:
            return (
                position - 1
                if position > floor and lowers[position - 1] in _DETERMINERS and not _broken(passage, position)
                else position
            )
    for link in range(start - 1, max(floor, start - 7), -1):
        if _broken(passage, link + 1):
            break
        if (
            lowers[link] in ("at", "in", "of", "from", "with", "for", "by", "to")
            and link > floor
            and not _broken(passage, link)
            and _is_noun(passage, link - 1)
        ):
            if any(
                c.kinds & {"reporting.asserts", "trigger.weak_verb", "trigger.effect_verb", "clause.passive"}
                for c in passage.cues
                if link < c.first < start
            ):
                break
            earlier = _walk_left(passage, link, floor)
            return earlier.first if earlier is not None else start
    return start


_CLOSED = frozenset(
    "in on at by of for from to with and or but after before while when as that which who near over against near into during since until than then also not was were is are has have had been be its their his her this these those".split()
)


def _says_something(passage: Passage, first: int, last: int) -> bool:
    return any(_is_name(passage, p) or _is_noun(passage, p) for p in range(first, last))


def _clause_like(passage: Passage, first: int, last: int) -> bool:
    """Is what stands between the commas more than an apposition?"""
    return any(
        "trigger.strong_noun" in c.kinds or "reporting.asserts" in c.kinds
        for c in passage.cues
        if first <= c.first < last
    )


def _before_relative(passage: Passage, position: int, floor: int) -> Phrase | None:
    """ "a doctor at the clinic that took in the wounded said": the speaker stands before the relative clause."""
    for opener in range(position - 1, max(floor, position - 14), -1):
        if any(m in passage.gap(opener + 1) for m in ",;:") if opener + 1 < len(passage.words) else False:
            return None
        if passage.lowers[opener] in ("who", "that", "which", "where") and opener > floor:
            if passage.lowers[opener] == "that" and not _is_noun(passage, opener - 1):
                return None
            if any(c.kinds & {"reporting.asserts"} for c in passage.cues if opener <= c.first < position):
                return None
            return _walk_left(passage, opener, floor)
    return None


def read_right(passage: Passage, start: int, *, limit: int | None = None) -> Phrase | None:
    """The speaker that begins at word ``start`` ("said the Observatory", "according to a doctor at …")."""
    lowers = passage.lowers
    stop = len(passage.words) if limit is None else min(limit, len(passage.words))
    end = start
    while end < stop and end - start < 20:
        lower = lowers[end]
        if end > start and _broken(passage, end):
            break
        follows = end + 1 < stop and not _broken(passage, end + 1)
        if lower in _DETERMINERS and (end == start or lowers[end - 1] in _LEFT_LINKS | _PLACE_LINKS | {"by", "and"}):
            end += 1
        elif _is_name(passage, end) or _is_noun(passage, end) or _is_modifier(passage, end) or lower in _NAME_LINKS:
            end += 1
        elif (
            follows
            and end > start
            and lower in _LEFT_LINKS | {"by", "and"} | _PLACE_LINKS
            and (_is_noun(passage, end - 1) or (lower in _LEFT_LINKS and _is_name(passage, end - 1)))
        ):
            after = end + 1
            if (
                lower in ("on", "and")
                and not _is_noun(passage, after)
                and not (lower == "and" and (_is_name(passage, after) or lowers[after] in _DETERMINERS))
            ):
                break
            if not (
                _is_name(passage, after)
                or _is_noun(passage, after)
                or _is_modifier(passage, after)
                or lowers[after] in _DETERMINERS
            ):
                break
            end += 1
        else:
            break
    while end > start and lowers[end - 1] in _LEFT_LINKS | _PLACE_LINKS | _DETERMINERS | {"by", "and"}:
        end -= 1
    first = start
    if end <= first or not _says_something(passage, first, end):
        return None
    beside = None
    if (
        end < stop
        and "," in passage.gap(end)
        and lowers[end] in ("a", "an", "the", "head", "spokesman", "director", "who")
    ):
        closing = next((p for p in range(end + 1, min(stop, end + 14)) if "," in passage.gap(p)), min(stop, end + 10))
        beside = (end, closing)
    return Phrase(first, end, beside)


# ------------------------------------------------------------------------------------------- meaning


def resolve_speaker(passage: Passage, phrase: Phrase, memory: Memory, *, via: str | None = None) -> Speaker:
    """The speaker a phrase means, looked up in what was said before; ``memory`` learns it."""
    words = passage.slice(phrase.first, phrase.last).text
    lowers = passage.lowers[phrase.first : phrase.last]
    if len(lowers) == 1 and lowers[0] in _PRONOUNS:
        known = _antecedent(lowers[0], memory)
        if known is not None:
            return _again(known, words, via)
        return Speaker(name=words, kind=SpeakerKind.OTHER, words=words, anonymous=True, via=via)
    first = phrase.first
    definite = lowers[0] == "the"
    while first < phrase.last - 1 and passage.lowers[first] in _DETERMINERS:
        first += 1
    # "the Britain-based Observatory": where it sits is no part of its name.
    for position in range(first, min(first + 3, phrase.last - 1)):
        if passage.lowers[position] in ("based", "run", "backed", "owned") and "-" in passage.gap(position):
            first = position + 1
            break
    core = passage.slice(first, phrase.last).text
    known = _recall(passage, first, phrase.last, memory, definite=definite)
    if known is not None:
        return _again(known, words, via)
    kind = _kind_of(passage, first, phrase.last)
    beside = passage.slice(*phrase.beside).text if phrase.beside else None
    if phrase.beside and kind is SpeakerKind.OTHER:
        kind = _kind_of(passage, *phrase.beside)
    name, description, person = _split_name(passage, first, phrase.last)
    if phrase.beside and not person and kind is not SpeakerKind.VIDEO:
        person = not any(_is_noun(passage, p) for p in range(first, phrase.last)) and phrase.last - first >= 2
    named = any(_is_name(passage, p) and passage.lowers[p] not in _TITLES for p in range(first, phrase.last)) and (
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
    if kind is SpeakerKind.OTHER and person:
        kind = SpeakerKind.OTHER
    speaker = Speaker(
        name=name or core, kind=kind, words=words, description=beside or description, anonymous=not named, via=via
    )
    memory.order.append(speaker)
    if person:
        memory.people.append(speaker)
    elif lowers[-1].endswith("s") and kind not in (SpeakerKind.MILITARY,) and not named:
        memory.groups.append(speaker)
    else:
        memory.bodies.append(speaker)
    alias = _abbreviation(passage, phrase.last)
    if alias is not None:
        memory.aliases[alias.lower()] = speaker
    return speaker


_TITLES = frozenset(
    "mr mrs ms dr gen lt col maj general lieutenant colonel major captain president prime minister secretary spokesman spokeswoman spokesperson ambassador director chief head commander governor mayor king sheikh pope brigadier foreign defense defence interior official chairman leader correspondent premier chancellor senator admiral deputy".split()
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
    if pronoun in _PERSON:
        return memory.people[-1] if memory.people else (memory.bodies[-1] if memory.bodies else None)
    if pronoun == "it":
        return memory.bodies[-1] if memory.bodies else None
    return memory.groups[-1] if memory.groups else (memory.bodies[-1] if memory.bodies else None)


def note_subject(passage: Passage, memory: Memory) -> None:
    """A sentence's subject may speak in the next one ("The network has watchers everywhere. It said …")."""
    phrase = read_right(passage, 0, limit=12)
    if phrase is None or phrase.last - phrase.first > 9:
        return
    if not any(_is_noun(passage, p) for p in range(phrase.first, phrase.last)):
        mention = passage.mention_at(phrase.first)
        if mention is not None or phrase.last - phrase.first < 2 or phrase.last - phrase.first > 4:
            return
    if passage.lowers[phrase.first] in _PRONOUNS:
        return
    resolve_speaker(passage, phrase, memory)


_BODY_WORDS = {
    "organisation": ("monitor", "international", "activist", "other", "medic"),
    "organization": ("monitor", "international", "activist", "other", "medic"),
    "group": ("armed_group", "monitor", "activist", "international"),
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


def _recall(passage: Passage, first: int, last: int, memory: Memory, *, definite: bool) -> Speaker | None:
    """An earlier speaker of the same name: its surname, its abbreviation, or the end of its name after "the"."""
    words = [w[:-2] if w.endswith("'s") else w for w in passage.lowers[first:last]]
    if definite and len(words) == 1 and words[0] in _ROLES and not words[0][0].isupper():
        recent = [s for s in memory.order[-6:] if s.kind not in (SpeakerKind.VIDEO, SpeakerKind.MEDIA)]
        matching = [
            s
            for s in recent
            if words[0] in s.name.lower() or words[0] in (s.description or "").lower() or words[0] == "official"
        ]
        if matching or recent:
            return (matching or recent)[-1]
    if definite and len(words) == 1 and words[0] in _BODY_WORDS and not passage.words[first].text[0].isupper():
        fitting = [s for s in memory.bodies if words[0] in s.name.lower().split()] or [
            s for s in memory.bodies if s.kind.value in _BODY_WORDS[words[0]]
        ]
        if fitting:
            return fitting[-1]
    if len(words) == 1 and words[0] in memory.aliases:
        return memory.aliases[words[0]]
    if len(words) > 3:
        joined = " ".join(words)
        return next((s for s in reversed(memory.everyone()) if s.name.lower() == joined), None)
    capital = any(passage.words[p].text[0].isupper() for p in range(first, last))
    trimmed = [w for w in words if w not in _TITLES] if len(words) > 1 and capital else words
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
    found: list[tuple[int, int, str]] = []
    for cue in passage.cues:
        if first <= cue.first and cue.last <= last:
            for kind in cue.kinds:
                if kind.startswith("speaker.") and kind[8:] in _KINDS:
                    found.append(
                        (-(cue.last - cue.first), _ORDER.index(kind[8:]) if kind[8:] in _ORDER else 99, kind[8:])
                    )
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
    """Does the phrase name an institution ("the Syrian Observatory"), not just place a nobody ("Kyiv officials")?"""
    if passage.lowers[last - 1] in _NOBODIES or passage.lowers[first] in _NOBODIES:
        return False
    return any(_is_name(passage, p) for p in range(first, last))


# "the official said": whoever of that rank spoke last.
_ROLES = frozenset(
    "official officials spokesman spokeswoman spokesperson source minister president governor mayor general commander statement chief doctor officer ambassador activist resident witness colonel leader director envoy".split()
)
_NOBODIES = frozenset(
    "officials official sources source residents resident activists activist witnesses witness medics medic doctors doctor locals rebels spokesman spokeswoman spokesperson commander workers rescuers authorities reports media villagers survivors police people man woman men women".split()
)


def _split_name(passage: Passage, first: int, last: int) -> tuple[str | None, str | None, bool]:
    """Name, description, and whether it is a person: "army spokesman Ada Pell" → "Ada Pell", "army spokesman"."""
    lowers, words = passage.lowers, passage.words
    start = last
    while (
        start > first
        and (words[start - 1].text[0].isupper() or lowers[start - 1] in _NAME_LINKS)
        and lowers[start - 1] not in _TITLES
        and not _is_noun(passage, start - 1)
    ):
        start -= 1
    while start < last and lowers[start] in _NAME_LINKS and not words[start].text[0].isupper():
        start += 1
    size = last - start
    if size == 0 or size > 5:
        return None, None, False
    if start > first:
        rank = lowers[start - 1]
        if (
            rank in _TITLES
            or rank in _NOBODIES
            or (_is_noun(passage, start - 1) and not words[start - 1].text[0].isupper())
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
        and not any(_is_noun(passage, p) for p in range(first, last))
        and not any(lowers[p] == "the" for p in range(max(0, first - 1), first))
    ):
        if passage.mention_at(start) is not None and passage.mention_at(start).last >= last:  # type: ignore[union-attr]
            return None, None, False
        return passage.slice(start, last).text, None, True
    return None, None, False


def _abbreviation(passage: Passage, end: int) -> str | None:
    if (
        end < len(passage.words)
        and "(" in passage.gap(end)
        and passage.words[end].text.isupper()
        and len(passage.words[end].text) <= 8
    ):
        return passage.words[end].text
    return None
