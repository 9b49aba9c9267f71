"""Who speaks in a sentence, by its verbs of saying: "X said …", "…, said X", "according to X"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.text.words import find_words
from geostrike.claims.voices.phrases import PRONOUNS, Phrase, add_apposition, find_phrases, is_speaker_noun, read_phrase
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
    verbs = passage.having(*SAYING)
    longest = [v for v in verbs if not any(o.first <= v.first and v.last <= o.last and o[:2] != v[:2] for o in verbs)]
    phrases = find_phrases(passage) if longest else []
    read = (_read_verb(passage, verb, phrases, memory) for verb in longest)
    found = [attribution for attribution in read if attribution is not None]
    if not found:
        _note_subject(passage, memory)
    return found


def _read_verb(passage: Passage, verb: Cue, phrases: list[Phrase], memory: Memory) -> Attribution | None:
    """“according to X”, “AFP quoted X”, “X told AFP”, “…, said X”: who speaks by the verb, and which words are theirs."""
    count, word, cue = len(passage.words), passage.lowers[verb.first], (verb.first, verb.last)
    before, after = _find_subject(passage, verb.first, phrases), read_phrase(passage, verb.last)
    if "reporting.according" in verb.kinds:
        if after is None:
            return None
        via = before if word in _QUOTING else None
        after = add_apposition(passage, after.first, after.last)
        return Attribution(resolve_speaker(passage, after, memory, via=_name(passage, via)), 0, count, cue, after)
    if before is not None and _speaks(passage, verb, before):
        heard = after if word in _ADDRESSING else None
        first = verb.last if heard is None else heard.last
        trails = before.first > 0 and first >= count - _TAIL
        said = (0, before.first) if trails else (first, count)
        return Attribution(resolve_speaker(passage, before, memory, via=_name(passage, heard)), *said, cue, before)
    turned = word in _INVERTING and not passage.words[verb.first].text.isupper()  # “MAYOR SAYS DOVRIN WILL STAY”
    if before is None and after is not None and turned and passage.lowers[after.first] not in PRONOUNS:
        after = add_apposition(passage, after.first, after.last)
        said = (0, verb.first) if verb.first else (after.last, count)
        return Attribution(resolve_speaker(passage, after, memory), *said, cue, after)
    return None


def _name(passage: Passage, outlet: Phrase | None) -> str | None:
    """The outlet through which somebody speaks, if it has a name."""
    named = outlet is not None and passage.words[outlet.first].text[0].isupper()
    return passage.slice(outlet.first, outlet.last).text if outlet is not None and named else None


_TAIL = 3
"""So few words after a speaker at the end of a sentence (“…, X said on Monday”) are not what is said."""
_ADDRESSING, _QUOTING = find_words("voices.saying", "addressing"), find_words("voices.saying", "quoting")
_INVERTING, _NOUNLIKE = find_words("voices.saying", "inverting"), find_words("voices.saying", "nounlike")
_BE = find_words("shared", "passive")


def _speaks(passage: Passage, verb: Cue, subject: Phrase) -> bool:
    """Whether the subject says something: not “the army was accused”, “army reports”, nor beside the point (“when he heard the jet”)."""
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


_ASIDE, _OPENERS = find_words("voices.saying", "aside"), find_words("voices.saying", "openers")


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


def _note_subject(passage: Passage, memory: Memory) -> None:
    """“The network has watchers everywhere. It said …”: the subject may speak next, but not the dead."""
    subject = read_phrase(passage, 0)
    if subject is None or passage.lowers[0] in PRONOUNS:
        return
    named = passage.mention_at(0) is None and 2 <= subject.last <= 4
    speaks = named or any(is_speaker_noun(passage, p) for p in range(subject.last))
    if speaks and _HARM.isdisjoint(passage.kinds_in(subject.last, subject.last + 2)):
        resolve_speaker(passage, subject, memory)


_HARM = frozenset({"casualty.killed", "casualty.injured", "trigger.effect_verb"})
