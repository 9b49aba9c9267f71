"""Sources that are named without a verb of saying: "according to X", "citing X", "quoted by X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.claims.voices.phrases import Phrase, read_left, read_right
from geostrike.claims.voices.scopes import Attribution
from geostrike.claims.voices.speakers import Memory, resolve_speaker

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["read_according"]


def read_according(passage: Passage, cue: Cue, memory: Memory) -> Attribution | None:
    """“according to X”, “X was quoted as saying”, “the agency cited X”."""
    word = passage.lowers[cue.first]
    if word in ("quoted", "cited", "quotes", "cites") and passage.lowers[cue.last - 1] != "by":
        phrase = read_right(passage, cue.last)
        if phrase is None:
            return None
        outlet = read_left(passage, cue.first)
        via = passage.slice(outlet.first, outlet.last).text if outlet else None
        speaker = resolve_speaker(passage, phrase, memory, via=via)
        saying = phrase.last + 2 if passage.lowers[phrase.last : phrase.last + 1] == ["as"] else phrase.last
        first, last = (saying, len(passage.words)) if saying < len(passage.words) - 2 else (0, cue.first)
        return Attribution(speaker, first, last, (cue.first, cue.last), phrase)
    phrase = read_right(passage, cue.last) or _read_plain(passage, cue.last)
    if phrase is None:
        return None
    speaker = resolve_speaker(passage, phrase, memory)
    count = len(passage.words)
    end = phrase.beside[1] if phrase.beside else phrase.last
    if cue.first <= 1:
        first, last = end, count
    else:
        first = 0
        last = cue.first
        if end < count and "," in passage.gap(end) and count - end > 4:  # "C1, according to X, C2"
            last = count
        elif end < count and passage.lowers[end] in ("which", "who"):
            last = cue.first
    return Attribution(speaker, first, last, (cue.first, cue.last), phrase)


def _read_plain(passage: Passage, start: int) -> Phrase | None:
    """“according to a sheikh of the displaced”: whoever it is, up to the next pause."""
    end = start
    while end < len(passage.words) and (end == start or not _PAUSES & set(passage.gap(end))):
        end += 1
    if not 0 < end - start <= _LONGEST_SOURCE or passage.lowers[end - 1] in _NO_SOURCES:
        return None
    return Phrase(start, end)


_PAUSES = frozenset(',;:()"“”—–')
_LONGEST_SOURCE = 8
_NO_SOURCES = find_words("voices.sources", "no_sources")
