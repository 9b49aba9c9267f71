"""Who speaks in a headline: “Monitor: Airstrike hits market”, “Airstrike hits market - residents”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.voices.phrases import read_right
from geostrike.claims.voices.scopes import Attribution
from geostrike.claims.voices.speakers import resolve_speaker
from geostrike.model import SpeakerKind

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage
    from geostrike.claims.voices.speakers import Memory

__all__ = ["read_heading"]

_MARKS = frozenset({":", "-", "–", "—"})
# Words of a speaker before or after the mark.
_LONGEST = 6


def read_heading(passage: Passage, memory: Memory) -> Attribution | None:
    """The speaker before a headline's colon or after its last colon or dash; somebody who speaks, by the word for them."""
    if not passage.headline:
        return None
    count = len(passage.words)
    front = next((p for p in range(1, min(_LONGEST, count)) if passage.gap(p).lstrip().startswith(":")), None)
    if front is not None:
        found = _read(passage, 0, front, (front, count), memory)
        if found is not None:
            return found
    back = next(
        (p for p in range(count - 1, max(2, count - 1 - _LONGEST), -1) if passage.gap(p).strip() in _MARKS), None
    )
    if back is None or " " not in passage.gap(back):
        return None
    return _read(passage, back, count, (0, back), memory)


def _read(passage: Passage, first: int, last: int, told: tuple[int, int], memory: Memory) -> Attribution | None:
    phrase = read_right(passage, first, limit=last)
    if phrase is None or phrase.last != last:
        return None
    speaker = resolve_speaker(passage, phrase, memory)
    if speaker.kind is SpeakerKind.OTHER:
        return None
    mark = first or last
    return Attribution(speaker, *told, (mark, mark), phrase)
