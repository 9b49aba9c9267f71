"""The noun phrase that names a speaker, read to the left or the right of a verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.text.words import find_words
from geostrike.claims.voices.unlisted import find_unlisted
from geostrike.claims.voices.words import (
    DETERMINERS,
    NAME_LINKS,
    NOUN_KINDS,
    PRONOUNS,
    TITLES,
    WHAT_WAS_SAID,
    is_modifier,
    is_name,
    is_speaker_noun,
)

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage

__all__ = ["Phrase", "read_left", "read_right"]

_LEFT_LINKS = find_words("voices.phrases", "left_links")
_PLACE_LINKS = find_words("voices.phrases", "place_links")
_NOUN_LINKS = _LEFT_LINKS | _PLACE_LINKS
_LINKS = _NOUN_LINKS | {"by", "and"}
_LOOSE_ENDS = _LINKS | DETERMINERS


class Phrase(NamedTuple):
    """The words ``first`` to ``last`` (exclusive) that name a speaker, and an apposition beside them, if any."""

    first: int
    last: int
    beside: tuple[int, int] | None = None


def _broken(passage: Passage, position: int) -> bool:
    """Whether punctuation before the word at ``position`` ends a phrase."""
    gap = passage.gaps[position]
    if gap in (" ", "-"):
        return False
    return any(mark in gap for mark in ',;:()[]"“”—–!?…\n') or (
        ". " in gap and passage.words[position - 1].text.lower() not in _ABBREVIATED
    )


_ABBREVIATED = find_words("voices.phrases", "abbreviated")


def read_left(passage: Passage, end: int, floor: int = 0) -> Phrase | None:
    """The speaker that ends right before word ``end`` (a verb of saying), an apposition in commas included."""
    position = end
    while position > floor and (
        passage.lowers[position - 1] in _HELPERS or passage.lowers[position - 1].endswith("ly")
    ):
        position -= 1
    position = _skip_date(passage, _skip_turn(passage, position), floor)
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
            if phrase is not None:
                return Phrase(phrase.first, phrase.last, (opened, position))
        return None
    if position < len(passage.words) and ")" in passage.gap(position):
        opened = next((p for p in range(position - 1, max(floor, position - 10), -1) if "(" in passage.gap(p)), None)
        if opened is not None:
            return _walk_left(passage, opened, floor)
    if position < len(passage.words) and position != end and _broken(passage, position):
        return None
    found = _before_relative(passage, position, floor) or _walk_left(passage, position, floor)
    if found is not None and passage.lowers[found.first - 1 : found.first] == ["no"]:
        return None  # “for which no one claimed responsibility”
    if found is None and end < len(passage.words):
        unlisted = find_unlisted(passage, position, floor, passage.lowers[end], known=NOUN_KINDS)
        found = Phrase(*unlisted) if unlisted is not None else None
    return found


_HELPERS = find_words("voices.phrases", "helpers")
_WEEKDAYS = find_words("voices.phrases", "weekdays")


def _skip_turn(passage: Passage, position: int) -> int:
    """Step over "for its part" and "in turn" between a speaker and its verb."""
    before = passage.lowers[max(0, position - 3) : position]
    if len(before) == 3 and before[0] == "for" and before[2] == "part":
        return position - 3
    return position - 2 if before[-2:] == ["in", "turn"] else position


def _skip_date(passage: Passage, position: int, floor: int) -> int:
    """Step over "on Saturday" between a speaker and its verb."""
    if position > floor and passage.lowers[position - 1] in _WEEKDAYS:
        position -= 1
        while position > floor and passage.lowers[position - 1] in ("on", "late", "early"):
            position -= 1
    return position


def _name_in_commas(passage: Passage, first: int, last: int) -> tuple[int, int] | None:
    """“the governor, Ada Pell, said”: the name between the commas, without its title."""
    start = first
    while start < last - 1 and (passage.lowers[start] in DETERMINERS or passage.lowers[start] in TITLES):
        start += 1
    if last - start > 6 or any(
        not (is_name(passage, p) or passage.lowers[p] in NAME_LINKS or passage.lowers[p] in ("of", "for"))
        for p in range(start, last)
    ):
        return None
    return (start, last) if passage.words[start].text[0].isupper() else None


def _plain_phrase(passage: Passage, end: int, floor: int) -> bool:
    """Whether a noun phrase with a speaker's word in it stands before ("the governor of Arvan region")."""
    return any(is_speaker_noun(passage, p) for p in range(max(floor, end - 6), end))


def _walk_left(passage: Passage, end: int, floor: int) -> Phrase | None:
    lowers = passage.lowers
    if end <= floor:
        return None
    last = lowers[end - 1]
    if last in PRONOUNS:
        return Phrase(end - 1, end)
    if not (is_name(passage, end - 1) or is_speaker_noun(passage, end - 1)):
        return None
    start = end - 1
    while start > floor and end - start < 18:
        if _broken(passage, start):
            break
        lower = lowers[start - 1]
        if (
            is_name(passage, start - 1)
            or is_speaker_noun(passage, start - 1)
            or is_modifier(passage, start - 1)
            or lower in NAME_LINKS
        ):
            if lower in PRONOUNS or (lower in WHAT_WAS_SAID and is_name(passage, start)):
                break  # “…, a claim Arvania denied”
            start -= 1
            continue
        before = start - 2
        linkable = (
            before >= floor
            and not _broken(passage, start - 1)
            and (is_name(passage, before) or is_speaker_noun(passage, before))
        )
        if lower in _LEFT_LINKS and linkable:
            start -= 1
            continue
        if (
            lower in _PLACE_LINKS
            and before >= floor
            and is_speaker_noun(passage, before)
            and not _broken(passage, start - 1)
            and not passage.words[start - 1].text[0].isupper()
        ):
            start -= 1
            continue
        if lower == "and" and linkable and is_speaker_noun(passage, before) and is_speaker_noun(passage, start):
            start -= 1
            continue
        if lower in DETERMINERS:
            if (
                before >= floor
                and lowers[before] in _NOUN_LINKS
                and before - 1 >= floor
                and not _broken(passage, start - 1)
                and not _broken(passage, before)
                and (
                    is_speaker_noun(passage, before - 1)
                    or (lowers[before] in _LEFT_LINKS and is_name(passage, before - 1))
                )
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
            and lowers[position - 1] not in _CLOSED | WHAT_WAS_SAID
            and not lowers[position - 1].endswith(("ed", "ing"))
        ):
            position -= 1
        opens = position == floor or _broken(passage, position) or lowers[position - 1] in DETERMINERS
        if start > position and opens:
            return (
                position - 1
                if position > floor and lowers[position - 1] in DETERMINERS and not _broken(passage, position)
                else position
            )
    for link in range(start - 1, max(floor, start - 7), -1):
        if _broken(passage, link + 1):
            break
        if (
            lowers[link] in ("at", "in", "of", "from", "with", "for", "by", "to")
            and link > floor
            and not _broken(passage, link)
            and (
                is_speaker_noun(passage, link - 1)
                or (
                    lowers[link - 1 : link + 1] == ["close", "to"]
                    and link - 1 > floor
                    and is_speaker_noun(passage, link - 2)
                )
            )
        ):
            if any(
                c.kinds & {"reporting.asserts", "trigger.weak_verb", "trigger.effect_verb", "clause.passive"}
                for c in passage.cues
                if link < c.first < start
            ):
                break
            earlier = _walk_left(passage, link - (lowers[link - 1] == "close"), floor)
            return earlier.first if earlier is not None else start
    return start


_CLOSED = find_words("voices.phrases", "closed")


def _says_something(passage: Passage, first: int, last: int) -> bool:
    return any(
        (is_name(passage, p) and not passage.lowers[p].isdigit()) or is_speaker_noun(passage, p)
        for p in range(first, last)
    )


_REDUCED = find_words("voices.phrases", "reduced")


_PAUSES = frozenset(",;:")


def _before_relative(passage: Passage, position: int, floor: int) -> Phrase | None:
    """“a doctor at the clinic that took in the wounded said”: the speaker stands before the relative clause."""
    for opener in range(position - 1, max(floor, position - 14), -1):
        if opener + 1 < len(passage.words) and not _PAUSES.isdisjoint(passage.gaps[opener + 1]):
            return None
        if passage.lowers[opener] in _REDUCED and opener > floor and is_speaker_noun(passage, opener - 1):
            return _walk_left(passage, opener, floor)
        if passage.lowers[opener] in ("who", "that", "which", "where") and opener > floor:
            if passage.lowers[opener] == "that" and not is_speaker_noun(passage, opener - 1):
                return None
            if any(c.kinds & {"reporting.asserts"} for c in passage.cues if opener <= c.first < position):
                return None
            inner = _walk_left(passage, position, opener + 1)
            if inner is not None and inner.first == opener + 1:
                return inner  # “the jets, which activists said were …”
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
        if (
            (lower in DETERMINERS and (end == start or lowers[end - 1] in _LINKS))
            or is_name(passage, end)
            or is_speaker_noun(passage, end)
            or is_modifier(passage, end)
            or lower in NAME_LINKS
        ):
            end += 1
        elif (
            follows
            and end > start
            and lower in _LINKS
            and (is_speaker_noun(passage, end - 1) or (lower in _LEFT_LINKS and is_name(passage, end - 1)))
        ):
            after = end + 1
            if (
                lower in ("on", "and")
                and not is_speaker_noun(passage, after)
                and not (lower == "and" and (is_name(passage, after) or lowers[after] in DETERMINERS))
            ):
                break
            if not (
                is_name(passage, after)
                or is_speaker_noun(passage, after)
                or is_modifier(passage, after)
                or lowers[after] in DETERMINERS
            ):
                break
            end += 1
        else:
            break
    while end > start and lowers[end - 1] in _LOOSE_ENDS:
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
        closing = next((p for p in range(end + 1, min(stop, end + 14)) if "," in passage.gap(p)), None)
        if closing is None and _tells(passage, end, stop):
            pass  # “According to the ministry, the strike came …”: no apposition but the report itself
        else:
            beside = (end, closing or min(stop, end + 10))
    return Phrase(first, end, beside)


def _tells(passage: Passage, first: int, last: int) -> bool:
    """Whether the words hold a strike word."""
    return any(
        c.kinds & {"trigger.strong_noun", "trigger.weak_noun", "trigger.strong_verb", "trigger.weak_verb"}
        for c in passage.cues
        if first <= c.first < last
    )
