"""Which words of a sentence are whose: "X said C", "C, said X", "according to X", quotes that go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.claims.phrases import Phrase, read_left, read_right
from geostrike.claims.speakers import Memory, note_subject, resolve_speaker
from geostrike.model import Speaker, SpeakerKind, Speech, Stance

if TYPE_CHECKING:
    from geostrike.claims.passages import Cue, Passage

__all__ = ["Attribution", "find_attributions", "who_says"]

_STANCES = {
    "reporting.denies": Stance.DENIES,
    "reporting.contests": Stance.CONTESTS,
    "reporting.concedes": Stance.CONCEDES,
    "reporting.asserts": Stance.ASSERTS,
    "reporting.accuses": Stance.ASSERTS,
    "reporting.shows": Stance.ASSERTS,
}
# Forms that are nouns as often as verbs: they speak only right after a speaker.
_NOUNLIKE = frozenset(
    "report reports claim claims state post posts count note notes record records estimate estimates document documents charge challenge challenges question questions doubt doubts detail details broadcast counter dispute disputes contest contests post posted suggest recall wonder question register published show shows".split()
)
_PARTICIPLES = frozenset(
    "saying adding claiming noting stating stressing reporting telling insisting explaining announcing confirming denying rejecting acknowledging citing quoting warning accusing blaming confirming declaring".split()
)
_INVERTING = frozenset(
    "said says reported added told announced claimed confirmed stated warned insisted tweeted wrote".split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """The words ``first`` to ``last`` (exclusive) of the passage are ``speaker``'s, by the verb at ``cue``."""

    speaker: Speaker
    stance: Stance
    first: int
    last: int
    cue: tuple[int, int]
    phrase: Phrase
    speech: Speech
    outer: bool = False
    """An outlet that only passes on what another says ("…, the agency reported")."""
    accuses: bool = False


def find_attributions(passage: Passage, memory: Memory) -> list[Attribution]:
    """The attributions of one sentence, in order of their verbs."""
    found: list[Attribution] = []
    heading = _read_heading(passage, memory)
    if heading is not None:
        found.append(heading)
    verbs = [c for c in passage.cues if c.kinds & _STANCES.keys() or "reporting.according" in c.kinds]
    verbs = [
        c
        for c in verbs
        if not any(o.first <= c.first and c.last <= o.last and (o.last - o.first) > (c.last - c.first) for o in verbs)
    ]
    for cue in verbs:
        attribution = _read(passage, cue, memory, found)
        if attribution is not None:
            found.append(attribution)
    if not found:
        note_subject(passage, memory)
    return found


def _read_heading(passage: Passage, memory: Memory) -> Attribution | None:
    """“Monitor: Airstrike hits market”: the speaker before a headline's colon."""
    colon = next((p for p in range(1, min(6, len(passage.words))) if passage.gap(p).lstrip().startswith(":")), None)
    if colon is None or not passage.headline:
        return None
    phrase = read_right(passage, 0, limit=colon)
    if phrase is None or phrase.last != colon:
        return None
    speaker = resolve_speaker(passage, phrase, memory)
    if speaker.kind is SpeakerKind.OTHER:
        return None
    return Attribution(speaker, Stance.ASSERTS, colon, len(passage.words), (colon, colon), phrase, Speech.INDIRECT)


def who_says(attributions: list[Attribution], position: int) -> Attribution | None:
    """Whose words the word at ``position`` is: the closest attribution around it; media that pass on come last."""
    covering = [a for a in attributions if a.first <= position < a.last]
    if not covering:
        return None
    return min(covering, key=lambda a: (a.outer, a.last - a.first, a.first))


def _read(passage: Passage, cue: Cue, memory: Memory, before: list[Attribution]) -> Attribution | None:
    lowers, count = passage.lowers, len(passage.words)
    word = lowers[cue.first]
    if "reporting.according" in cue.kinds:
        return _read_according(passage, cue, memory, before)
    kind = next(
        k
        for k in (
            "reporting.denies",
            "reporting.concedes",
            "reporting.contests",
            "reporting.accuses",
            "reporting.asserts",
            "reporting.shows",
        )
        if k in cue.kinds
    )
    stance = _STANCES[kind]
    if lowers[cue.last : cue.last + 2] in (["the", "lives"], ["lives"]) or lowers[cue.last : cue.last + 1] == ["lives"]:
        return None
    floor = 0
    if word in _PARTICIPLES and cue.last - cue.first == 1:
        left = read_left(passage, cue.first, floor) if passage.gap(cue.first).strip() == "" else None
        helped = cue.first and lowers[cue.first - 1] in ("heard", "seen")
        if helped:
            return _heard(passage, cue, memory, stance)
        if before:
            speaker = before[-1].speaker
            phrase = before[-1].phrase
        elif left is not None and lowers[cue.first - 1] != "and":
            speaker, phrase = resolve_speaker(passage, left, memory), left
        else:
            opening = _subject(passage)
            if opening is None:
                return None
            speaker, phrase = resolve_speaker(passage, opening, memory), opening
        return Attribution(
            speaker, stance, cue.last, count, (cue.first, cue.last), phrase, _speech(passage, cue.last, count)
        )
    left = read_left(passage, cue.first, floor)
    if left is not None and lowers[left.last - 1] in ("that", "which"):
        left = None
    right = None
    if (
        word in _INVERTING
        and (left is None or (cue.first and any(m in passage.gap(cue.first) for m in ',"”“?!')))
        and cue.last < count
        and lowers[cue.last] not in ("that", "it", "he", "she", "they")
    ):
        right = read_right(passage, cue.last)
        if right is not None and right.last < count and not _ends_speech(passage, right.last):
            right = None
    if (
        right is not None
        and (left is None or left.beside is not None or "," in passage.gap(cue.first))
        and not (left is not None and left.beside is not None and left.first < 2)
    ):
        speaker = resolve_speaker(passage, right, memory)
        start = _content_start(cue.first, before)
        end = right.beside[1] if right.beside else right.last
        if "," in passage.gap(cue.first) and cue.first - start <= 6 and end < count - 3 and "," in passage.gap(end):
            # "The bombs, said X, a shopkeeper, fell on …": the speech goes on after the speaker.
            return Attribution(
                speaker, stance, start, count, (cue.first, cue.last), right, _speech(passage, start, count)
            )
        return Attribution(
            speaker,
            stance,
            start,
            cue.first,
            (cue.first, cue.last),
            right,
            _speech(passage, start, cue.first),
            outer=_is_relay(speaker, before),
        )
    if left is None:
        return None
    if left.first and lowers[left.first - 1] in ("while", "when", "if", "because") and kind == "reporting.asserts":
        return None
    if word in _NOUNLIKE and not _speaks(passage, cue, left) and not (passage.headline and left.first == 0):
        return None
    after = cue.last
    via = None
    if lowers[cue.first] in ("told", "tell", "tells", "telling", "informed"):
        addressee = read_right(passage, cue.last)
        if addressee is not None:
            after = addressee.last
            name = passage.slice(addressee.first, addressee.last).text
            via = name if passage.words[addressee.first].text[0].isupper() else None
    speaker = resolve_speaker(passage, left, memory, via=via)
    if kind == "reporting.shows" and speaker.kind is not SpeakerKind.VIDEO:
        return None
    first, last = _scope(passage, left, after, before)
    if last > after and first >= after and not _clausal(passage, cue, after):
        # "announced an alliance after …": what follows a time word is the outlet's, not the speaker's.
        times = [
            c.first
            for c in passage.cues
            if "clause.opener" in c.kinds and first < c.first < last and lowers[c.first] in _TIMES
        ]
        last = times[0] if times else last
    if first >= last:
        return None
    return Attribution(
        speaker,
        stance,
        first,
        last,
        (cue.first, cue.last),
        left,
        Speech.VIDEO if speaker.kind is SpeakerKind.VIDEO else _speech(passage, first, last),
        outer=_is_relay(speaker, before),
        accuses=kind == "reporting.accuses",
    )


_TIMES = frozenset({"after", "before", "when", "following", "amid", "as", "since", "until"})


def _clausal(passage: Passage, cue: Cue, after: int) -> bool:
    """Whether the verb takes a whole clause ("said …", "… that …")."""
    base = passage.lowers[cue.last - 1]
    return (
        base in ("said", "says", "told", "saying", "added", "insisted", "claims", "claimed", "reported", "reports")
        or "that" in passage.lowers[after : after + 4]
    )


def _read_according(passage: Passage, cue: Cue, memory: Memory, before: list[Attribution]) -> Attribution | None:
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
        return Attribution(
            speaker, Stance.ASSERTS, first, last, (cue.first, cue.last), phrase, _speech(passage, first, last)
        )
    phrase = read_right(passage, cue.last)
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
    return Attribution(
        speaker,
        Stance.ASSERTS,
        first,
        last,
        (cue.first, cue.last),
        phrase,
        _speech(passage, first, last),
        outer=_is_relay(speaker, before),
    )


def _heard(passage: Passage, cue: Cue, memory: Memory, stance: Stance) -> Attribution | None:
    """“a man could be heard saying”: the one who is heard, by way of the video told before."""
    end = cue.first - 1
    while end > 0 and passage.lowers[end - 1] in ("could", "can", "be", "is", "was", "been"):
        end -= 1
    phrase = read_left(passage, end)
    if phrase is None:
        return None
    speaker = resolve_speaker(passage, phrase, memory, via="a video")
    return Attribution(speaker, stance, cue.last, len(passage.words), (cue.first, cue.last), phrase, Speech.VIDEO)


def _subject(passage: Passage) -> Phrase | None:
    """The noun phrase that opens the sentence."""
    return read_right(passage, 0)


def _speaks(passage: Passage, cue: Cue, left: Phrase) -> bool:
    """Is a form that may be a noun a verb here? It needs a speaker before it and a clause after it."""
    if left.last != cue.first:
        return False
    after = passage.lowers[cue.last : cue.last + 1]
    if not after:
        return False
    follow = after[0]
    return (
        follow in ("that", "the", "a", "an", "at", "it", "he", "she", "they", "its", "no", "damage", "how", "what")
        or follow[0].isdigit()
        or passage.words[cue.last].text[0].isupper()
    )


def _ends_speech(passage: Passage, position: int) -> bool:
    """May a "said X" end here? Yes before punctuation, a date, or a short tail."""
    gap = passage.gap(position)
    if any(mark in gap for mark in ',.;"”:—–'):
        return True
    return passage.lowers[position] in _TAILS


_TAILS = frozenset(
    "on in late early monday tuesday wednesday thursday friday saturday sunday adding citing who which while but and as after when quoting at yesterday today via through by during".split()
)


def _content_start(end: int, before: list[Attribution]) -> int:
    """Where the words before a trailing attribution begin: after the attribution before it, in another main clause."""
    earlier = [a for a in before if a.cue[1] < end and a.last <= end]
    return (
        earlier[-1].cue[1]
        if earlier and earlier[-1].last == end
        else (max(a.phrase.last for a in earlier) if earlier else 0)
    )


def _scope(passage: Passage, left: Phrase, after: int, before: list[Attribution]) -> tuple[int, int]:
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


_TAIL_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today".split())


def _opens_clause(passage: Passage, position: int) -> bool:
    """“said on Monday that …”: after the date the clause still follows."""
    return "that" in passage.lowers[position : position + 6]


def _speech(passage: Passage, first: int, last: int) -> Speech:
    inside = [passage.quoted[p] for p in range(first, last)]
    if inside and all(inside):
        return Speech.DIRECT
    return Speech.MIXED if any(inside) else Speech.INDIRECT


def _is_relay(speaker: Speaker, before: list[Attribution]) -> bool:
    """A news outlet beside another speaker in the same sentence only passes on."""
    return speaker.kind is SpeakerKind.MEDIA and bool(before)
