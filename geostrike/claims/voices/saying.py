"""Who speaks in a sentence, by its verbs of saying: "X said …", "…, said X", "according to X"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.text.words import find_words
from geostrike.claims.voices.phrases import PRONOUNS, Phrase, add_apposition, find_phrases, is_speaker_noun
from geostrike.claims.voices.speakers import Memory, resolve_speaker

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage
    from geostrike.model import Speaker

__all__ = ["Attribution", "find_attributions"]

_KINDS = ("denies", "concedes", "contests", "asserts", "accuses", "shows", "according")
SAYING = frozenset(f"reporting.{kind}" for kind in _KINDS)


class Attribution(NamedTuple):
    """The words ``first`` to ``last`` (exclusive) of the passage are ``speaker``'s, by the verb at ``cue``."""

    speaker: Speaker
    first: int
    last: int
    cue: tuple[int, int]
    phrase: Phrase
    """The words for the speaker."""


def find_attributions(passage: Passage, memory: Memory) -> list[Attribution]:
    """The attributions of one sentence, in order of their verbs. Where there is none, its subject may speak in the next one."""
    phrases = find_phrases(passage)
    verbs = passage.having(*SAYING)
    found = [
        attribution
        for verb in verbs
        if not any(
            o.first <= verb.first and verb.last <= o.last and o.last - o.first > verb.last - verb.first for o in verbs
        )
        and (attribution := _read_verb(passage, verb, phrases, memory)) is not None
    ]
    if not found:
        _note_subject(passage, phrases, memory)
    return found


def _read_verb(passage: Passage, verb: Cue, phrases: list[Phrase], memory: Memory) -> Attribution | None:
    count, cue = len(passage.words), (verb.first, verb.last)
    after = next((add_apposition(passage, p.first, p.last) for p in phrases if p.first == verb.last), None)
    before = _find_subject(passage, verb.first, phrases)
    if "reporting.according" in verb.kinds:
        if after is None:
            return None
        via = (
            None
            if before is None or passage.lowers[verb.first] not in _QUOTING
            else passage.slice(before.first, before.last).text
        )
        return Attribution(resolve_speaker(passage, after, memory, via=via), 0, count, cue, after)
    if before is not None and _speaks(passage, verb, before):
        first, via = verb.last, None
        if passage.lowers[verb.first] in _ADDRESSING and after is not None:
            first, via = after.last, passage.slice(after.first, after.last).text
            via = via if via[0].isupper() else None
        trails = before.first > 0 and first >= count - _TAIL
        said = (0, before.first) if trails else (first, count)
        return Attribution(resolve_speaker(passage, before, memory, via=via), *said, cue, before)
    if (
        before is None
        and after is not None
        and passage.lowers[verb.first] in _INVERTING
        and passage.lowers[after.first] not in PRONOUNS
    ):
        said = (0, verb.first) if verb.first else (after.last, count)
        return Attribution(resolve_speaker(passage, after, memory), *said, cue, after)
    return None


_TAIL = 3
"""So few words after a speaker at the end of a sentence (“…, X said on Monday”) are not what is said."""
_ADDRESSING = find_words("voices.saying", "addressing")
_QUOTING = find_words("voices.saying", "quoting")
_INVERTING = find_words("voices.saying", "inverting")
_NOUNLIKE = find_words("voices.saying", "nounlike")
_BE = find_words("shared", "passive")


def _speaks(passage: Passage, verb: Cue, subject: Phrase) -> bool:
    """Whether the subject is who speaks: not “was accused”, “the medics' reports”, nor a picture's maker or a machine's."""
    lowers = passage.lowers
    if subject.first and lowers[subject.first - 1] in _ASIDE:
        return False
    if not lowers[verb.first].endswith("ing") and not _BE.isdisjoint(lowers[subject.last : verb.first]):
        return False
    if lowers[verb.first] in _NOUNLIKE:
        after = lowers[verb.last : verb.last + 1]
        return subject.last == verb.first and (
            not after or after[0] in _OPENERS or passage.words[verb.last].text[0].isupper()
        )
    return True


_ASIDE = find_words("voices.saying", "aside")
_OPENERS = find_words("voices.saying", "openers")


def _find_subject(passage: Passage, verb: int, phrases: list[Phrase]) -> Phrase | None:
    """The phrase before a verb, over adverbs, a day, an apposition or a relative clause between them."""
    lowers, end = passage.lowers, verb
    while end and (lowers[end - 1] in _BETWEEN or lowers[end - 1].endswith("ly")):
        end -= 1
    if not end or (lowers[verb].endswith("ing") and "," in passage.gap(verb)):  # “X said …, adding that”
        return None
    if "," in passage.gap(end):  # “X, the mayor of Y, said”
        opened = next((p for p in range(end - 1, max(0, end - _FAR), -1) if "," in passage.gap(p)), None)
        whole = next((p for p in phrases if p.last == opened), None)
        return None if whole is None else add_apposition(passage, whole.first, end)
    for opener in range(end - 1, max(0, end - _FAR), -1):
        if "," in passage.gap(opener + 1):
            break
        if lowers[opener] in _RELATIVE and is_speaker_noun(passage, opener - 1):  # “a doctor who fled Dovrin said”
            return next((p for p in phrases if p.last == opener and p.last < end), None)
    return next((p for p in phrases if p.last == end), None)


_BETWEEN = find_words("voices.saying", "between") | find_words("shared", "days")
_RELATIVE = find_words("voices.saying", "relative")
_FAR = 22
"""Words."""


def _note_subject(passage: Passage, phrases: list[Phrase], memory: Memory) -> None:
    """“The network has watchers everywhere. It said …”: the subject may speak next, but not the dead."""
    subject = phrases[0] if phrases and phrases[0].first == 0 else None
    if subject is None or passage.lowers[0] in PRONOUNS:
        return
    size = subject.last - subject.first
    named = passage.mention_at(0) is None and 2 <= size <= 4
    if not (named or any(is_speaker_noun(passage, p) for p in range(subject.first, subject.last))):
        return
    if not any(_HARM & kinds for kinds in passage.kinds_at[subject.last : subject.last + 2]):
        resolve_speaker(passage, subject, memory)


_HARM = frozenset({"casualty.killed", "casualty.injured", "trigger.effect_verb"})
