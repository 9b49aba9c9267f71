"""Which words of a sentence are whose: "X said C", "C, said X", "according to X", quotes that go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.claims.voices.headings import read_heading
from geostrike.claims.voices.saying import SAYING, read_saying
from geostrike.claims.voices.speakers import Memory, note_subject
from geostrike.claims.voices.words import DETERMINERS

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage
    from geostrike.claims.voices.scopes import (
        Attribution,
    )

__all__ = ["find_attributions"]


def find_attributions(passage: Passage, memory: Memory) -> list[Attribution]:
    """The attributions of one sentence, in order of their verbs."""
    found: list[Attribution] = []
    heading = read_heading(passage, memory)
    if heading is not None:
        found.append(heading)
    verbs = [] if passage.kinds.isdisjoint(SAYING) else [c for c in passage.cues if not c.kinds.isdisjoint(SAYING)]
    verbs = [
        c
        for c in verbs
        if not any(o.first <= c.first and c.last <= o.last and (o.last - o.first) > (c.last - c.first) for o in verbs)
        and not _is_deed(passage, c)
    ]
    for cue in verbs:
        attribution = read_saying(passage, cue, memory, found)
        if attribution is not None:
            found.append(attribution)
    found = _part_voices(passage, found)
    if not found:
        note_subject(passage, memory)
    return found


def _part_voices(passage: Passage, found: list[Attribution]) -> list[Attribution]:
    """“The army said …; the mayor said …”: what one says ends where the next one's own clause begins."""
    parted = []
    for number, attribution in enumerate(found):
        last = attribution.last
        said, then = attribution.cue
        if attribution.first < said and then < last and "," in passage.gap(then) and passage.lowers[then] in _CONTRASTS:
            last = then  # “…, the mayor said, while the army fired …”
        for other in found[number + 1 :]:
            start = other.phrase.first
            if attribution.cue[1] < start < last and other.speaker != attribution.speaker:
                openers = (p for p in range(attribution.cue[1] + 1, start + 1) if _opens_another(passage, p, start))
                last = min(last, next(openers, last))
        parted.append(attribution if last == attribution.last else attribution._replace(last=last))
    return parted


def _opens_another(passage: Passage, position: int, speaker: int) -> bool:
    """Whether a new clause begins at the word, and the speaker right after it or with it."""
    gap = passage.gap(position)
    if speaker - position > 1 + (passage.lowers[position] in _CONTRASTS and passage.lowers[speaker - 1] in DETERMINERS):
        return False
    return ";" in gap or ("," in gap and passage.lowers[position] in _CONTRASTS)


def _is_deed(passage: Passage, cue: Cue) -> bool:
    """“responded by firing rockets”, “replied with artillery”: an answer, and nothing is said."""
    return cue.lemmas.get("reporting.asserts") in _ANSWERS and passage.lowers[cue.last : cue.last + 1] in _IN_DEEDS


_ANSWERS = find_words("voices.attribution", "answers")
_IN_DEEDS = (["by"], ["with"])
_CONTRASTS = find_words("voices.attribution", "contrasts")
