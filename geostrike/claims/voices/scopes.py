"""Which words of a sentence a speaker is given: those before it, those after it, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.text.words import find_words

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage
    from geostrike.claims.voices.phrases import Phrase
    from geostrike.model import Speaker

__all__ = ["TIMES", "Attribution", "find_scope", "find_start", "may_end_speech", "takes_clause"]


class Attribution(NamedTuple):
    """The words ``first`` to ``last`` (exclusive) of the passage are ``speaker``'s, by the verb at ``cue``."""

    speaker: Speaker
    first: int
    last: int
    cue: tuple[int, int]
    phrase: Phrase
    """The words for the speaker."""


TIMES = find_words("voices.scopes", "times")


def takes_clause(passage: Passage, cue: Cue, after: int) -> bool:
    """Whether the verb takes a whole clause ("said …", "… that …")."""
    base = passage.lowers[cue.last - 1]
    return (
        base in ("said", "says", "told", "saying", "added", "insisted", "claims", "claimed", "reported", "reports")
        or "that" in passage.lowers[after : after + 4]
    )


def may_end_speech(passage: Passage, position: int) -> bool:
    """May a "said X" end here? Yes before punctuation, a date, or a short tail."""
    gap = passage.gap(position)
    if any(mark in gap for mark in ',.;"”:—–'):
        return True
    return passage.lowers[position] in _TAILS


_TAILS = find_words("voices.scopes", "tails")


def find_start(end: int, before: list[Attribution]) -> int:
    """Where the words before a trailing attribution begin: after the attribution before it, in another main clause."""
    earlier = [a for a in before if a.cue[1] < end and a.last <= end]
    return (
        earlier[-1].cue[1]
        if earlier and earlier[-1].last == end
        else (max(a.phrase.last for a in earlier) if earlier else 0)
    )


def find_scope(passage: Passage, left: Phrase, after: int, before: list[Attribution]) -> tuple[int, int]:
    """The words a speaker is given: those after the verb, or those before the speaker when it trails its sentence."""
    count = len(passage.words)
    earlier = before[-1] if before else None
    start = 0
    if earlier is not None and earlier.last <= left.first:
        start = max(earlier.cue[1], earlier.phrase.last)
    ahead = left.first - start
    behind = count - after
    comma_before = left.first > 0 and any(m in passage.gap(left.first) for m in ',"”?!—–')
    comma_after = after < count and any(m in passage.gap(after) for m in ',"“;—–')
    if comma_before and ahead >= 4 and after < count and passage.lowers[after] in TIMES:
        return start, left.first  # “…,” X said after the raid
    if comma_before and ahead >= 2 and passage.lowers[after : after + 1] in (["of"], ["about"]):
        return start, count  # “It was not us,” X said of the raid
    if comma_before and ahead >= _CLAUSE and ";" in passage.gap(after):
        return start, left.first  # “C1, X said; C2”
    if comma_before and comma_after and ahead and after < count and passage.kinds_at[after] & _VERBS:
        return start, count  # “The raids, X said, destroyed a depot”
    tail = behind == 0 or _is_tail(passage, after)
    if tail and ahead >= 2:
        return start, left.first
    if comma_before and comma_after and ahead >= 4 and after < count and passage.lowers[after] != "that":
        if passage.lowers[after] in ("adding", "saying", "citing", "noting"):
            return start, left.first
        return start, count  # "C1, X said, C2"
    if (
        comma_before
        and ahead >= 6
        and passage.lowers[after : after + 1]
        and passage.lowers[after] in ("on", "in", "at", "late", "early", "while", "but", "and")
        and not _opens_clause(passage, after)
    ):
        return start, left.first
    return after, count


# Words: fewer before a speaker are no clause of theirs.
_CLAUSE = 4
_VERBS = frozenset({"trigger.effect_verb", "trigger.weak_verb", "trigger.strong_verb"})


def _is_tail(passage: Passage, position: int) -> bool:
    """Only a date, a medium or a participle follows: the content stood before."""
    words = passage.lowers[position:]
    if not words:
        return True
    if words[0] in ("adding", "citing", "quoting", "without", "via", "through"):
        return True
    if len(words) <= 3 and words[0] not in ("that", "the", "it", "he", "they", "she", "no", "a"):
        return True
    if words[0] in ("in", "on", "at", "late", "early", "during", "by", "from", "while") and len(words) <= 14:
        return not any(
            c.first >= position
            and c.kinds
            & {
                "trigger.strong_noun",
                "trigger.strong_verb",
                "trigger.weak_verb",
                "trigger.weak_noun",
                "trigger.effect_verb",
            }
            for c in passage.cues
        )
    return (
        words[0] in _TAIL_DAYS
        and len(words) <= 6
        and not any(c.first >= position and "trigger.effect_verb" in c.kinds for c in passage.cues)
    )


_TAIL_DAYS = find_words("shared", "days")


def _opens_clause(passage: Passage, position: int) -> bool:
    """“said on Monday that …”: after the date the clause still follows."""
    return "that" in passage.lowers[position : position + 6]
