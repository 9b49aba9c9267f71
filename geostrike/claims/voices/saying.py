"""One verb of saying, in the order of its forms: participles, passives, "…, said X", "X said …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.claims.voices.phrases import Phrase, read_left, read_right
from geostrike.claims.voices.scopes import (
    TIMES,
    Attribution,
    find_scope,
    find_start,
    may_end_speech,
    takes_clause,
)
from geostrike.claims.voices.sources import read_according
from geostrike.claims.voices.speakers import Memory, resolve_speaker
from geostrike.claims.voices.words import WHAT_WAS_SAID
from geostrike.model import SpeakerKind

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["SAYING", "read_saying"]

_KINDS = tuple(f"reporting.{kind}" for kind in ("denies", "concedes", "contests", "asserts", "accuses", "shows"))
SAYING = frozenset({*_KINDS, "reporting.according"})
# Forms that are nouns as often as verbs: they speak only right after a speaker.
_NOUNLIKE = find_words("voices.saying", "nounlike")
_PARTICIPLES = find_words("voices.saying", "participles")
_INVERTING = find_words("voices.saying", "inverting")


def read_saying(passage: Passage, cue: Cue, memory: Memory, before: list[Attribution]) -> Attribution | None:
    """The attribution of one verb of saying; ``before``: those of the sentence so far. ``None`` where nobody speaks by it."""
    if "reporting.according" in cue.kinds:
        return read_according(passage, cue, memory)
    if _says_nothing(passage, cue):
        return None
    if passage.lowers[cue.first] in _PARTICIPLES and cue.last - cue.first == 1:
        return _read_participle(passage, cue, memory, before)
    if _is_passive(passage, cue) or passage.lowers[cue.last : cue.last + 2] == ["to", "be"]:
        return _read_passive(passage, cue, memory)  # “jets believed to be Arvanian”
    left = _speaker_before(passage, cue)
    inverted = _read_inverted(passage, cue, memory, before, left)
    if inverted is not None:
        return inverted
    if left is None or passage.lowers[left.last - 1].endswith("'s"):
        return _read_passive(passage, cue, memory)
    return _read_active(passage, cue, memory, before, left)


def _kind(cue: Cue) -> str:
    """The first kind of saying that the verb has, in the order of ``_KINDS``."""
    return next(kind for kind in _KINDS if kind in cue.kinds)


def _says_nothing(passage: Passage, cue: Cue) -> bool:
    """Whether a verb of saying says nothing here, or is the outlet's own."""
    lowers, kind = passage.lowers, _kind(cue)
    if cue.first and lowers[cue.first - 1] == "worth":  # “it is worth noting that …”: the outlet's own voice
        return True
    if kind == "reporting.concedes" and _NOT & set(lowers[max(0, cue.first - 3) : cue.first]):
        return True  # “has not acknowledged any deaths”: nothing is said
    return lowers[cue.last : cue.last + 2] == ["the", "lives"] or lowers[cue.last : cue.last + 1] == ["lives"]


def _read_participle(passage: Passage, cue: Cue, memory: Memory, before: list[Attribution]) -> Attribution | None:
    """“…, adding that …”, “Denying that …, the governor said …”."""
    lowers, count = passage.lowers, len(passage.words)
    left = read_left(passage, cue.first) if passage.gap(cue.first).strip() == "" else None
    if before:
        speaker = before[-1].speaker
        phrase = before[-1].phrase
    elif left is not None and lowers[cue.first - 1] != "and":
        speaker, phrase = resolve_speaker(passage, left, memory), left
    else:
        comma = next((p for p in range(1, count) if "," in passage.gap(p)), None)
        opening = _subject(passage) if cue.first or comma is None else _main_subject(passage, comma)
        if opening is None:
            return None
        speaker, phrase = resolve_speaker(passage, opening, memory), opening
        if cue.first == 0 and comma is not None:  # “Denying that …, the governor said …”
            return Attribution(speaker, cue.last, comma, (0, cue.last), opening)
    return Attribution(speaker, cue.last, count, (cue.first, cue.last), phrase)


def _speaker_before(passage: Passage, cue: Cue) -> Phrase | None:
    """The noun phrase before the verb, unless it is part of what is said."""
    if cue.first and any(mark in passage.gap(cue.first) for mark in '"”»'):
        return None  # “… in the town” said X: what stands before is the speech
    left = read_left(passage, cue.first)
    return None if left is not None and passage.lowers[left.last - 1] in ("that", "which") else left


def _speaker_after(passage: Passage, cue: Cue, left: Phrase | None) -> Phrase | None:
    """The noun phrase after a verb that may go before its subject, as in “…, said X”."""
    lowers, count = passage.lowers, len(passage.words)
    if (
        lowers[cue.first] not in _INVERTING
        or not (left is None or (cue.first and any(m in passage.gap(cue.first) for m in ',"”“?!')))
        or cue.last >= count
        or lowers[cue.last] in ("that", "it", "he", "she", "they")
    ):
        return None
    right = read_right(passage, cue.last)
    return None if right is not None and right.last < count and not may_end_speech(passage, right.last) else right


def _read_inverted(
    passage: Passage, cue: Cue, memory: Memory, before: list[Attribution], left: Phrase | None
) -> Attribution | None:
    """“…, said X”, “Said one man: …”, “The bombs, said X, a shopkeeper, fell on …”."""
    right = _speaker_after(passage, cue, left)
    if right is None:
        return None
    beside = left is not None and left.beside is not None
    if not (left is None or beside or "," in passage.gap(cue.first)) or (
        beside and left is not None and left.first < 2
    ):
        return None
    count, said = len(passage.words), (cue.first, cue.last)
    speaker = resolve_speaker(passage, right, memory)
    end = right.beside[1] if right.beside else right.last
    if cue.first == 0:  # “Said one man: …”
        return Attribution(speaker, end, count, said, right)
    start = find_start(cue.first, before)
    if "," in passage.gap(cue.first) and cue.first - start <= 6 and end < count - 3 and "," in passage.gap(end):
        # "The bombs, said X, a shopkeeper, fell on …": the speech goes on after the speaker.
        return Attribution(speaker, start, count, said, right)
    return Attribution(speaker, start, cue.first, said, right)


def _read_active(
    passage: Passage, cue: Cue, memory: Memory, before: list[Attribution], left: Phrase
) -> Attribution | None:
    """“X said that …”."""
    lowers, kind = passage.lowers, _kind(cue)
    if _opens_aside(passage, cue, left):
        return None
    if (
        lowers[cue.first] in _NOUNLIKE
        and not _speaks(passage, cue, left)
        and not (passage.headline and left.first == 0)
    ):
        return None
    after, via = cue.last, None
    if lowers[cue.first] in ("told", "tell", "tells", "telling", "informed"):
        after, via = _read_addressee(passage, cue)
        if before and "had" in lowers[cue.first - 2 : cue.first]:
            return None  # “the monitor said residents had told it that …”: the monitor still speaks
    speaker = resolve_speaker(passage, left, memory, via=via)
    if kind == "reporting.shows" and speaker.kind is not SpeakerKind.VIDEO:
        return None
    first, last = _scope(passage, cue, left, after, before)
    if first >= last:
        return None
    return Attribution(speaker, first, last, (cue.first, cue.last), left)


def _opens_aside(passage: Passage, cue: Cue, left: Phrase) -> bool:
    """“when the army said”, “because residents say”: a clause beside the main one; “as the army said” tells who says it."""
    if not left.first or _kind(cue) != "reporting.asserts":
        return False
    opener = passage.lowers[left.first - 1]
    if opener == "as":
        return passage.lowers[cue.first] not in ("reported", "noted", "said", "documented")
    if opener == "while":
        return "," not in passage.gap(left.first - 1)
    return opener in ("when", "if", "because")


def _read_addressee(passage: Passage, cue: Cue) -> tuple[int, str | None]:
    """“told the agency that …”: where the speech begins, and who heard it, if that has a name."""
    addressee = read_right(passage, cue.last)
    if addressee is None:
        return cue.last, None
    named = passage.words[addressee.first].text[0].isupper()
    return addressee.last, passage.slice(addressee.first, addressee.last).text if named else None


def _scope(passage: Passage, cue: Cue, left: Phrase, after: int, before: list[Attribution]) -> tuple[int, int]:
    """The words that are said, of a speaker before the verb; ``after``: where the verb and its addressee end."""
    lowers = passage.lowers
    first, last = find_scope(passage, left, after, before)
    answers = _kind(cue) in _ANSWERS
    if answers and left.first and lowers[left.first - 1] in WHAT_WAS_SAID | _WHICH:
        first, last = left.first, cue.last  # “…, a claim Arvania denied”: it answers what somebody else says
    if last > after and first >= after and not takes_clause(passage, cue, after):
        # "announced an alliance after …": what follows a time word is the outlet's, not the speaker's.
        times = [
            c.first
            for c in passage.cues
            if "clause.opener" in c.kinds and first < c.first < last and lowers[c.first] in TIMES
        ]
        last = times[0] if times else last
    return first, last


_ANSWERS = frozenset({"reporting.denies", "reporting.concedes", "reporting.contests"})
_WHICH = find_words("voices.saying", "which")
_NOT = find_words("voices.saying", "not")


def _main_subject(passage: Passage, comma: int) -> Phrase | None:
    """The subject after an opening participle clause: “…, the governor, Ada Pell, said”."""
    verb = next((c for c in passage.cues if c.first > comma and "reporting.asserts" in c.kinds), None)
    found = read_left(passage, verb.first, comma) if verb is not None else None
    return found or read_right(passage, comma)


def _subject(passage: Passage) -> Phrase | None:
    """The noun phrase that opens the sentence."""
    return read_right(passage, 0)


def _read_passive(passage: Passage, cue: Cue, memory: Memory) -> Attribution | None:
    """“responsibility was claimed by X”, “as reported by X”, “this was announced on Telegram by X”."""
    by = next((p for p in range(cue.last, min(len(passage.words), cue.last + 5)) if passage.lowers[p] == "by"), None)
    if by is None or any(not passage.kinds_at[p].isdisjoint(SAYING) for p in range(cue.last, by)):
        return None
    if by > cue.last and passage.lowers[cue.last] not in ("on", "in", "via", "earlier", "later"):
        return None
    accuses = "reporting.accuses" in cue.kinds
    onto = next((p for p in range(by + 1, len(passage.lowers)) if passage.lowers[p] in ("on", "to")), None)
    phrase = read_right(passage, by + 1, limit=onto if accuses else None)
    if phrase is None:
        return None
    speaker = resolve_speaker(passage, phrase, memory)
    last = len(passage.words) if accuses and onto is not None else cue.first
    return Attribution(speaker, 0, last, (cue.first, cue.last), phrase)


def _is_passive(passage: Passage, cue: Cue) -> bool:
    """“was claimed by the Brigade”, “was widely blamed on the army”: the subject does not speak."""
    lowers = passage.lowers
    if lowers[cue.first].endswith("ing"):
        return False
    position = cue.first
    while position and lowers[position - 1].endswith("ly"):
        position -= 1
    return (
        position > 0
        and lowers[position - 1] in ("was", "were", "been", "being", "is", "are", "be")
        and lowers[cue.first] != "quoted"
    )


def _speaks(passage: Passage, cue: Cue, left: Phrase) -> bool:
    """Is a form that may be a noun a verb here? It needs a speaker before it and a clause after it."""
    if left.last != cue.first and not (left.beside is not None and left.beside[1] == cue.first):
        return False
    after = passage.lowers[cue.last : cue.last + 1]
    trails = left.first > 0 and not _CLOSING.isdisjoint(passage.gap(left.first))
    if trails and (not after or may_end_speech(passage, cue.last)):
        return True  # “…, the agency reports.”
    if not after:
        return False
    follow = after[0]
    return (
        follow in ("that", "the", "a", "an", "at", "it", "he", "she", "they", "its", "no", "damage", "how", "what")
        or follow[0].isdigit()
        or passage.words[cue.last].text[0].isupper()
    )


_CLOSING = frozenset(',"”')
