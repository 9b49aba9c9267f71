"""How likely it is that words tell of a strike, from what the annotator and the lexicon see in them and around."""

from __future__ import annotations

from functools import cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_pattern, find_words
from geostrike.fitted import probability, read_fitted
from geostrike.model import About, Realis, Stance
from geostrike.model.annotation import ArgumentRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.claims.annotated.draft import Draft, Drafts
    from geostrike.claims.text.passages import Passage

__all__ = ["describe", "is_from_afar", "load_weights", "part", "why_doubtful"]

LIKELY = 0.5
"""What is less likely than this to be a statement about a strike makes no claim, unless it answers one."""
ANSWERS = 0.8
"""So likely must an answer be one, and about a strike: no denial may be lost lightly."""


def describe(drafts: Drafts, passages: Sequence[Passage] = ()) -> list[dict[str, float]]:
    """The reasons for and against each draft, by name, with their strength; 0 where left out. ``passages``: those of the whole article.

    odds: logit of the annotator's certainty; placed: certainty of the likeliest place; strong, weak, effect: the lexicon's kinds of the
    strike word; near: certainty of the likeliest event in the sentences around; beside: a likelier one stands in the same sentence;
    laid: the sentences around name bombs that were laid or carried, guns, knives; lead: the first three do, and this one names nothing that strikes from afar. Tried and left out: how many events the article has (it
    tells kinds of corpora apart), a toll, that the draft answers a report, arms named around it, clashes, whichever the strike word is.
    """
    kinds = {passage.index: passage.kinds for passage in (*passages, *(draft.passage for draft in drafts))}
    lead = any(_LAID in p.kinds and _GAS not in p.kinds for p in passages[:_LEAD])
    return [_describe(draft, lead=lead) | _look_around(drafts, number, kinds) for number, draft in enumerate(drafts)]


def _describe(draft: Draft, *, lead: bool) -> dict[str, float]:
    event = draft.event
    kinds = draft.passage.kinds_in(draft.first, draft.last)
    places = [a.probability for a in event.arguments if a.role is ArgumentRole.PLACE]
    sure = min(max(event.probability, _LOW), 1 - _LOW)
    strong, weak, effect = (not kinds.isdisjoint(group) for group in (_STRONG, _WEAK, _EFFECT))
    return {
        "odds": log(sure / (1 - sure)),
        "placed": max(places, default=0.0),
        "strong": float(strong),
        "weak": float(weak and not strong),
        "effect": float(effect and not strong and not weak),
        "lead": float(lead and draft.passage.kinds.isdisjoint(_ARMS | _STRONG)),
    }


def _look_around(drafts: Drafts, number: int, kinds: dict[int, frozenset[str]]) -> dict[str, float]:
    draft, at = drafts[number], drafts[number].passage.index
    first = max(0, number - _FEW)
    others = [d for i, d in enumerate(drafts[first : number + _FEW + 1], first) if i != number]
    near = [d for d in others if 0 < abs(d.passage.index - at) <= _AROUND]
    beside = [d for d in others if d.passage is draft.passage and d.event.probability > draft.event.probability]
    around = [kinds.get(index, frozenset()) for index in range(at - _AROUND, at + _AROUND + 1)]
    return {
        "near": max((d.event.probability for d in near), default=0.0),
        "beside": float(bool(beside)),
        "laid": float(any(_LAID in each and _GAS not in each for each in around)),
    }


_FEW, _AROUND, _LEAD, _LOW = 6, 2, 3, 0.005  # drafts, sentences, sentences, certainty
_ARMS = frozenset({"weapon.aircraft", "weapon.munition"})
_STRONG = frozenset({"trigger.strong_noun", "trigger.strong_verb"})
_WEAK = frozenset({"trigger.weak_noun", "trigger.weak_verb"})
_EFFECT = frozenset({"trigger.effect_verb"})
_LAID, _GAS = "blocker.ground", "blocker.gas"


def _leave_people(draft: Draft) -> frozenset[str]:
    """The kinds of the sentence's words; that it speaks of staff or pilots says something only of what is called a strike."""
    kinds, words = draft.passage.kinds, draft.passage.lowers
    walkout = not _WALKOUTS.isdisjoint(words) and kinds.isdisjoint(_ARMS)
    return kinds if walkout else kinds - {"blocker.workforce"}


_WALKOUTS = find_words("annotated.candidates", "walkouts")


def part(
    drafts: Drafts, passages: Sequence[Passage] = (), weights: dict[str, float] | None = None, *, brief: bool = False
) -> tuple[Drafts, tuple[tuple[Draft, str], ...]]:
    """The drafts that stand, and the others, each with the reason in words. What goes on about one that falls ("nobody was hurt") falls with it.
    In a ``brief`` text, a caption of a sentence or three, the annotator's certainty alone counts: the weights know articles. In a longer one in
    which no such sentence names anything that strikes from afar nothing is asserted: it tells of fires, crashes, ambushes.
    """
    weights = load_weights() if weights is None else weights
    armed = brief or any(map(is_from_afar, drafts))
    stand: list[Draft] = []
    doubtful: list[tuple[Draft, str]] = []
    lost = False
    for draft, reasons in zip(drafts, describe(drafts, passages), strict=True):
        chance = _judge_alone(draft) if brief else probability(weights, reasons | {"bias": 1.0})
        why = why_doubtful(draft, chance) if armed or draft.stance is not Stance.ASSERTS else _UNARMED
        goes_on = draft.about is About.CASUALTIES and draft.stance is Stance.ASSERTS and not draft.places
        if why is None and lost and goes_on:
            why = "it goes on about what is hardly a report of a strike: look at the sentence"
        lost = why is not None
        if why is None:
            stand.append(draft)
        else:
            doubtful.append((draft, why))
    return tuple(stand), tuple(doubtful)


def is_from_afar(draft: Draft) -> bool:
    """Whether the sentence names what flies, falls or is shot from afar, gas, or coordinates, or its words are of a strike, not of any attack."""
    words = draft.passage.lowers[draft.first : draft.last]
    named = not draft.passage.kinds.isdisjoint(_FROM_AFAR) or not _STRIKES.isdisjoint(words)
    return named or _is_pinpointed(draft)


_FROM_AFAR = _ARMS | _STRONG | {_GAS}
_STRIKES = find_words("annotated.candidates", "strikes")
_UNARMED = "no sentence that may tell of a strike names what flies, falls or is shot from afar: look at the sentence"


def _judge_alone(draft: Draft) -> float:
    """The chance of a statement with next to no story around it: the annotator's certainty; of “attack” and the like and of words that
    the lexicon does not know ("it rained"), where nothing that flies or falls is named, only what is beyond doubt.
    """
    sure = draft.event.probability
    words = draft.passage.lowers[draft.first : draft.last]
    told = any(kind.startswith("trigger.") for kind in draft.passage.kinds_in(draft.first, draft.last))
    unarmed = draft.stance is Stance.ASSERTS and draft.passage.kinds.isdisjoint(_ARMS)
    bare = unarmed and (_BARE.issuperset(words) or not told)
    return sure if not bare or sure >= _BEYOND_DOUBT else sure * LIKELY


_BEYOND_DOUBT = 0.97
_BARE = find_words("annotated.candidates", "bare")


def why_doubtful(draft: Draft, chance: float) -> str | None:
    """Why no claim is made of a draft that is so likely a statement about a strike; ``None`` where one is."""
    passage = draft.passage
    if not _OTHER.isdisjoint(_leave_people(draft)) and chance < _DESPITE:
        return "the sentence speaks of what is called a strike and is none: look at the sentence"
    start = draft.event.trigger.start
    if _NO_COMMENT.search(passage.text[max(passage.span.start, start - _FAR) : start]):
        return "nobody says anything about it there: look at the sentence"
    if draft.realis is Realis.INTERCEPTED and _is_about_craft(passage):
        return "an aircraft with a crew that was shot down is no strike: look at the sentence"
    if draft.stance is not Stance.ASSERTS:
        if passage.kinds.isdisjoint(_DENYING):
            return "it looks like an answer to a report, but no word of the sentence denies, contests or admits anything: look at the sentence"
        sure = min(draft.event.probability, 1 - draft.event.stance[Stance.ASSERTS])
        return None if sure >= ANSWERS or chance >= LIKELY else _DOUBT.format(chance=chance)
    return None if chance >= LIKELY or _is_pinpointed(draft) else _DOUBT.format(chance=chance)


def _is_about_craft(passage: Passage) -> bool:
    crewed = _DRONES.isdisjoint(passage.lowers) and "weapon.munition" not in passage.kinds
    return crewed and not _CRAFT.isdisjoint(passage.lowers)


def _is_pinpointed(draft: Draft) -> bool:
    return any(m.toponym.coordinates is not None for m in draft.passage.mentions if m.toponym.id in draft.places)


_OTHER = frozenset(
    {"blocker.labour", "blocker.natural", "blocker.other_strike", "blocker.workforce", "blocker.figurative", "blocker.showered", "blocker.test"}
)  # fmt: skip
_NO_COMMENT = find_pattern("annotated.candidates", "no_comment")
_FAR = 250  # characters
_CRAFT, _DRONES = find_words("shared", "craft"), find_words("shared", "drones")
_DESPITE = 0.97
"""So likely must a strike be in the same sentence as a walkout, a quake, a test."""
_DOUBT = "taken together it is hardly a report of a strike ({chance:.0%}): look at the sentence"
_DENYING = frozenset({"reporting.denies", "reporting.contests", "reporting.concedes", "realis.negation"})


@cache
def load_weights() -> dict[str, float]:
    """The shipped weights, fitted by ``training/fit_candidates.py`` to claims of articles that the annotator had not seen."""
    weights: dict[str, float] = read_fitted(Path(__file__).with_name("candidates.json"))["weights"]
    return weights
