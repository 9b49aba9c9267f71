"""Which words of a sentence are whose: "X said C", "C, said X", "according to X", quotes that go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.voices.headings import read_heading
from geostrike.claims.voices.phrases import Phrase, read_left, read_right
from geostrike.claims.voices.scopes import (
    TIMES,
    Attribution,
    find_scope,
    find_speech,
    find_start,
    may_end_speech,
    takes_clause,
)
from geostrike.claims.voices.sources import is_relay, read_according
from geostrike.claims.voices.speakers import Memory, note_subject, resolve_speaker
from geostrike.claims.voices.words import DETERMINERS, WHAT_WAS_SAID
from geostrike.model import SpeakerKind, Speech, Stance

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["find_attributions", "who_says"]

_STANCES = {
    "reporting.denies": Stance.DENIES,
    "reporting.contests": Stance.CONTESTS,
    "reporting.concedes": Stance.CONCEDES,
    "reporting.asserts": Stance.ASSERTS,
    "reporting.accuses": Stance.ASSERTS,
    "reporting.shows": Stance.ASSERTS,
}
_SAYING = frozenset({*_STANCES, "reporting.according"})
# Forms that are nouns as often as verbs: they speak only right after a speaker.
_NOUNLIKE = frozenset(
    "report reports claim claims state post posts count note notes record records estimate estimates document documents charge challenge challenges question questions doubt doubts detail details broadcast counter dispute disputes contest contests post posted suggest recall wonder question register published show shows".split()
)
_PARTICIPLES = frozenset(
    "saying adding claiming noting stating stressing reporting telling insisting explaining announcing confirming denying rejecting acknowledging citing quoting warning accusing blaming confirming declaring".split()
)
_INVERTING = frozenset(
    "said says reads read reports reported added announced claimed confirmed stated warned insisted tweeted wrote writes informed informs recalled noted explained".split()
)


def find_attributions(passage: Passage, memory: Memory) -> list[Attribution]:
    """The attributions of one sentence, in order of their verbs."""
    found: list[Attribution] = []
    heading = read_heading(passage, memory)
    if heading is not None:
        found.append(heading)
    verbs = [] if passage.kinds.isdisjoint(_SAYING) else [c for c in passage.cues if not c.kinds.isdisjoint(_SAYING)]
    verbs = [
        c
        for c in verbs
        if not any(o.first <= c.first and c.last <= o.last and (o.last - o.first) > (c.last - c.first) for o in verbs)
        and not _is_deed(passage, c)
    ]
    for cue in verbs:
        attribution = _read(passage, cue, memory, found)
        if attribution is not None:
            found.append(attribution)
    found = _part_voices(passage, found)
    answer = _read_answer(passage, memory, found)
    if answer is not None:
        found.append(answer)
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


_ANSWERS = frozenset({"respond", "reply"})
_IN_DEEDS = (["by"], ["with"])
_CONTRASTS = frozenset({"though", "although", "but", "while", "whereas"})
_BURDENS = frozenset(
    "responsibility involvement accusation accusations allegation allegations charge charges blame role".split()
)
_OWNING = frozenset("accepted claimed admitted took acknowledged accepts claims admits takes acknowledges".split())


def _read_answer(passage: Passage, memory: Memory, before: list[Attribution]) -> Attribution | None:
    """“X accused Y of the attack, though Y shrugged off responsibility”: the contrast makes it an answer, whatever the verb."""
    if not any(a.accuses for a in before):
        return None
    accusation = next(a for a in before if a.accuses)
    for opener in range(accusation.cue[1] + 2, len(passage.words) - 2):
        if passage.lowers[opener] not in _CONTRASTS:
            continue
        phrase = read_right(passage, opener + 1)
        rest = passage.lowers[phrase.last : phrase.last + 6] if phrase else []
        if phrase is None or not _BURDENS & set(rest) or _OWNING & set(rest) or any(a.cue[0] >= opener for a in before):
            return None
        speaker = resolve_speaker(passage, phrase, memory)
        return Attribution(
            speaker,
            Stance.DENIES,
            phrase.last,
            len(passage.words),
            (phrase.last, phrase.last + 1),
            phrase,
            Speech.INDIRECT,
        )
    return None


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
        return read_according(passage, cue, memory, before)
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
    if cue.first and lowers[cue.first - 1] == "worth":  # “it is worth noting that …”: the outlet's own voice
        return None
    if kind == "reporting.denies" and _withholds(passage, cue):
        return None
    if kind == "reporting.concedes" and _NOT & set(lowers[max(0, cue.first - 3) : cue.first]):
        return None  # “has not acknowledged any deaths”: nothing is said
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
            comma = next((p for p in range(1, count) if "," in passage.gap(p)), None)
            opening = _subject(passage) if cue.first or comma is None else _main_subject(passage, comma)
            if opening is None:
                return None
            if cue.first == 0 and comma is not None:  # “Denying that …, the governor said …”
                speaker = resolve_speaker(passage, opening, memory)
                return Attribution(speaker, stance, cue.last, comma, (0, cue.last), opening, Speech.INDIRECT)
            speaker, phrase = resolve_speaker(passage, opening, memory), opening
        return Attribution(
            speaker, stance, cue.last, count, (cue.first, cue.last), phrase, find_speech(passage, cue.last, count)
        )
    if _is_passive(passage, cue) or lowers[cue.last : cue.last + 2] == ["to", "be"]:
        return _read_passive(passage, cue, memory, stance)  # “jets believed to be Arvanian”
    left = read_left(passage, cue.first, floor)
    if left is not None and lowers[left.last - 1] in ("that", "which"):
        left = None
    if cue.first and any(mark in passage.gap(cue.first) for mark in '"”»'):
        left = None  # “… in the town” said X: what stands before is the speech
    right = None
    if (
        word in _INVERTING
        and (left is None or (cue.first and any(m in passage.gap(cue.first) for m in ',"”“?!')))
        and cue.last < count
        and lowers[cue.last] not in ("that", "it", "he", "she", "they")
    ):
        right = read_right(passage, cue.last)
        if right is not None and right.last < count and not may_end_speech(passage, right.last):
            right = None
    if (
        right is not None
        and (left is None or left.beside is not None or "," in passage.gap(cue.first))
        and not (left is not None and left.beside is not None and left.first < 2)
    ):
        speaker = resolve_speaker(passage, right, memory)
        if cue.first == 0:  # “Said one man: …”
            end = right.beside[1] if right.beside else right.last
            return Attribution(speaker, stance, end, count, (0, cue.last), right, find_speech(passage, end, count))
        start = find_start(cue.first, before)
        end = right.beside[1] if right.beside else right.last
        if "," in passage.gap(cue.first) and cue.first - start <= 6 and end < count - 3 and "," in passage.gap(end):
            # "The bombs, said X, a shopkeeper, fell on …": the speech goes on after the speaker.
            return Attribution(
                speaker, stance, start, count, (cue.first, cue.last), right, find_speech(passage, start, count)
            )
        return Attribution(
            speaker,
            stance,
            start,
            cue.first,
            (cue.first, cue.last),
            right,
            find_speech(passage, start, cue.first),
            outer=is_relay(speaker, before),
        )
    if left is None or lowers[left.last - 1].endswith("'s"):
        return _read_passive(passage, cue, memory, stance)
    if (
        left.first
        and lowers[left.first - 1] in ("while", "when", "if", "because", "as")
        and not (lowers[left.first - 1] == "as" and lowers[cue.first] in ("reported", "noted", "said", "documented"))
        and not (lowers[left.first - 1] == "while" and "," in passage.gap(left.first - 1))
        and kind == "reporting.asserts"
    ):
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
        if before and "had" in lowers[cue.first - 2 : cue.first]:
            return None  # “the monitor said residents had told it that …”: the monitor still speaks
    speaker = resolve_speaker(passage, left, memory, via=via)
    if kind == "reporting.shows" and speaker.kind is not SpeakerKind.VIDEO:
        return None
    first, last = find_scope(passage, left, after, before)
    if stance is not Stance.ASSERTS and left.first and lowers[left.first - 1] in WHAT_WAS_SAID | _WHICH:
        first, last = left.first, cue.last  # “…, a claim Arvania denied”: it answers what somebody else says
    if last > after and first >= after and not takes_clause(passage, cue, after):
        # "announced an alliance after …": what follows a time word is the outlet's, not the speaker's.
        times = [
            c.first
            for c in passage.cues
            if "clause.opener" in c.kinds and first < c.first < last and lowers[c.first] in TIMES
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
        Speech.VIDEO if speaker.kind is SpeakerKind.VIDEO else find_speech(passage, first, last),
        outer=is_relay(speaker, before),
        accuses=kind == "reporting.accuses",
    )


def _withholds(passage: Passage, cue: Cue) -> bool:
    """“denied the rebels access”, “denying them a foothold”: to keep something from somebody is no speech."""
    lowers, end = passage.lowers, cue.last
    while end < len(lowers) and end - cue.last < 4 and "," not in passage.gap(end):
        if lowers[end] in _KEPT or (end > cue.last and lowers[end] in ("a", "an")):
            return True
        if not (passage.words[end].text[0].isupper() or lowers[end] in _DEPRIVED):
            return False
        end += 1
    return False


_WHICH = frozenset({"which", "something"})
_NOT = frozenset("not never hasn't haven't didn't doesn't nor no".split())
_KEPT = frozenset("access entry sanctuary freedom".split())
_DEPRIVED = frozenset("the them him us its their rebels militants fighters insurgents enemy terrorists forces".split())


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


def _main_subject(passage: Passage, comma: int) -> Phrase | None:
    """The subject after an opening participle clause: “…, the governor, Ada Pell, said”."""
    verb = next((c for c in passage.cues if c.first > comma and "reporting.asserts" in c.kinds), None)
    found = read_left(passage, verb.first, comma) if verb is not None else None
    return found or read_right(passage, comma)


def _subject(passage: Passage) -> Phrase | None:
    """The noun phrase that opens the sentence."""
    return read_right(passage, 0)


def _read_passive(passage: Passage, cue: Cue, memory: Memory, stance: Stance) -> Attribution | None:
    """“responsibility was claimed by X”, “as reported by X”, “this was announced on Telegram by X”."""
    by = next((p for p in range(cue.last, min(len(passage.words), cue.last + 5)) if passage.lowers[p] == "by"), None)
    if by is None or any(not passage.kinds_at[p].isdisjoint(_SAYING) for p in range(cue.last, by)):
        return None
    if by > cue.last and passage.lowers[cue.last] not in ("on", "in", "via", "earlier", "later"):
        return None
    accuses = "reporting.accuses" in cue.kinds
    onto = next((p for p in range(by + 1, len(passage.lowers)) if passage.lowers[p] in ("on", "to")), None)
    phrase = read_right(passage, by + 1, limit=onto if accuses else None)
    if phrase is None:
        return None
    speaker = resolve_speaker(passage, phrase, memory)
    return Attribution(
        speaker,
        stance,
        0,
        len(passage.words) if accuses and onto is not None else cue.first,
        (cue.first, cue.last),
        phrase,
        Speech.INDIRECT,
        owns=_BURDENS & set(passage.lowers) != set(),
        accuses=accuses and onto is not None,
    )


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
