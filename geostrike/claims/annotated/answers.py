"""“The army denied the claims.”: an answer in a sentence that has no word for a strike, which the annotator seldom sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.annotated.draft import Draft
from geostrike.claims.text.words import find_words
from geostrike.model import About, Realis, Stance
from geostrike.model.annotation import Event, Party, Voice
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from geostrike.claims.annotated.draft import Drafts, Scene
    from geostrike.claims.text.passages import Passage
    from geostrike.claims.voices.saying import Attribution

__all__ = ["ACTS", "answers_another", "find_answers"]

ACTS = (
    ("reporting.denies", Stance.DENIES),
    ("reporting.contests", Stance.CONTESTS),
    ("reporting.concedes", Stance.CONCEDES),
)
"""What a verb of saying makes of what was told."""
_OBJECTS = (
    (find_words("annotated.answers", "guilt"), About.ATTACKER),
    (find_words("annotated.answers", "mistakes"), About.INTENT),
    (find_words("annotated.answers", "tolls"), About.CASUALTIES),
    (find_words("annotated.answers", "reports"), About.STRIKE),
)
"""What is denied, contested or admitted: by the first of these lists that the words after the verb have one of."""
_BACK, _THAT = find_words("annotated.answers", "back"), find_words("annotated.answers", "that")
_FALSE = find_words("annotated.answers", "false")
_REACH = 5
"""So many words after the verb may name what is denied."""
_SENTENCES = 3
"""So far back may the strike be told."""
_CHANCE = 0.75
"""Stands where the annotator's certainty would: nobody has measured it, and it is below what is summed up (``sureness.SURE``)."""


def find_answers(drafts: Drafts, scene: Scene) -> Drafts:
    """The drafts, with one of each answer to what was told just before in sentences where the annotator sees no answer."""
    answered = {d.passage.index for d in drafts if d.stance is not Stance.ASSERTS}
    told = sorted({d.passage.index for d in drafts if d.stance is Stance.ASSERTS and d.realis in HAPPENED})
    found = list(drafts)
    for index, attributions in scene.attributions.items():
        if index in answered or not any(0 <= index - at <= _SENTENCES for at in told):
            continue
        passage = scene.passages[index]
        for attribution in attributions:
            answer = _find_answer(passage, attribution)
            if answer is not None:
                found.append(_draft(passage, attribution, *answer))
                break
    return tuple(sorted(found, key=lambda d: (d.event.trigger.start, d.event.trigger.end)))


def _find_answer(passage: Passage, attribution: Attribution) -> tuple[Stance, About] | None:
    """What the speaker does, and about what: that it was he ("responsibility"), what is reported ("the claims", "this") …;
    ``None`` where it is about something else, or nothing is answered.
    """
    first, last = attribution.cue
    after = passage.lowers[last : last + _REACH]
    false = None if _FALSE.isdisjoint(after) else Stance.DENIES  # “called the charge baseless”
    stance = next((stance for kind, stance in ACTS if kind in passage.kinds_at[first]), false)
    if stance is None or (not _THAT.isdisjoint(after) and passage.kinds.isdisjoint(_STRIKES)):
        return None  # “rejected claims that it is short of money”
    about = next((about for words, about in _OBJECTS if not words.isdisjoint(after)), None)
    if about is None and stance is Stance.DENIES and (not after or after[0] in _BACK):
        about = About.STRIKE
    return None if about is None else (stance, about)


def answers_another(passage: Passage, last: int) -> bool:
    """“rejected reports from his tax office”, “denied responsibility for the power cut”: what the words from ``last`` on answer goes on, and
    its sentence tells of no strike, weapon or harm.
    """
    lowers, objects = passage.lowers, frozenset[str]().union(*(words for words, _ in _OBJECTS))
    nouns = [at for at in range(last - 1, min(last + _REACH, len(lowers))) if lowers[at] in objects]
    goes_on = bool(nouns) and not _LINKS.isdisjoint(lowers[nouns[-1] + 1 : nouns[-1] + 2])
    return goes_on and not any(kind in _STRIKES or kind.startswith(("weapon.", "casualty.")) for kind in passage.kinds)


_LINKS = find_words("annotated.answers", "links")
_STRIKES = frozenset(f"trigger.{kind}" for kind in ("strong_noun", "strong_verb", "weak_noun", "weak_verb"))


def _draft(passage: Passage, attribution: Attribution, stance: Stance, about: About) -> Draft:
    first, last = attribution.cue
    trigger = passage.slice(first, last)
    event = Event(
        trigger=trigger,
        probability=_CHANCE,
        arguments=(),
        realis={Realis.CURRENT: _CHANCE},
        stance={stance: _CHANCE},
        about={about: _CHANCE},
        party=dict.fromkeys(Party, 1 / len(Party)),
        voice={Voice.OUTLET: 0.0, Voice.INSIDE: 1.0, Voice.OUTSIDE: 0.0},
    )
    return Draft(
        event=event,
        passage=passage,
        first=first,
        last=last,
        evidence=passage.span,
        realis=Realis.CURRENT,
        stance=stance,
        about=about,
        voice=Voice.INSIDE,
        speaker=attribution.speaker,
        seen=False,
        reasons=(f"“{trigger.text}” answers what was told just before",),
    )
