"""How likely it is that words tell of a strike, from what the lexicon's rules and the annotator see in them and around."""

from __future__ import annotations

from functools import cache
from math import exp, log
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geostrike.fitted import read_fitted
from geostrike.model.annotation import ArgumentRole

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage
    from geostrike.model import Claim
    from geostrike.model.annotation import Event

__all__ = [
    "Candidate",
    "describe",
    "is_about_others",
    "is_bare_weapon",
    "is_barred",
    "is_mere_effect",
    "judge",
    "load_weights",
    "may_deny",
]


class Candidate(NamedTuple):
    """The same statement as both readings have it; one of them may be missing."""

    ruled: Claim | None
    seen: Claim | None
    event: Event | None
    """What the annotator sees in the words, even where it is too unsure to claim anything."""
    passage: Passage
    """The sentence."""


def describe(candidates: list[Candidate]) -> list[dict[str, float]]:
    """The reasons for and against each candidate, by name, with their strength; 0 where left out. Their sum says how likely
    it is a statement about a strike, whoever finds it (``joining``).

    ruled, alone: whether a rule makes the claim; unseen: the annotator sees nothing there; odds: logit of its certainty;
    placed: certainty of the likeliest place; effect, strong: the lexicon's kind of the strike word; barred: the sentence
    speaks of labour, sport, laid bombs or the like; agreed: how many candidates of the article both see (logarithm);
    barren: rules find no strike in the whole article.
    """
    both = log(1 + sum(c.ruled is not None and c.seen is not None for c in candidates))
    barren = float(all(c.ruled is None for c in candidates))
    return [{"agreed": both, "barren": barren} | _describe(c) for c in candidates]


def _describe(candidate: Candidate) -> dict[str, float]:
    claim, passage, event = candidate.ruled or candidate.seen, candidate.passage, candidate.event
    kinds = _kinds(claim, passage)
    reasons = {
        "ruled" if candidate.ruled is not None else "alone": 1.0,
        "effect": float("trigger.effect_verb" in kinds),
        "strong": float(not _STRONG.isdisjoint(kinds)),
        "barred": float(is_about_others(candidate)),
    }
    if event is None:
        return reasons | {"unseen": 1.0}
    places = [a.probability for a in event.arguments if a.role is ArgumentRole.PLACE]
    sure = min(max(event.probability, _LOW), 1 - _LOW)
    return reasons | {"odds": log(sure / (1 - sure)), "placed": max(places, default=0.0)}


def _kinds(claim: Claim | None, passage: Passage) -> frozenset[str]:
    """All that the lexicon takes the strike word for."""
    if claim is None or claim.trigger is None:
        return frozenset()
    return frozenset().union(*(passage.kinds_at[at] for at in range(*passage.locate(claim.trigger))))


def is_bare_weapon(candidate: Candidate) -> bool:
    """“Drones over Karsa region heading towards Dovrin”: what tells of the strike is a weapon's name and nothing else."""
    kinds = _kinds(candidate.ruled, candidate.passage)
    return any(k.startswith("weapon.") for k in kinds) and not any(k.startswith(_TELLING) for k in kinds)


def is_mere_effect(candidate: Candidate) -> bool:
    """“An engine caught fire”: what strikes do, and much else does, without a toll."""
    claim = candidate.ruled
    return claim is not None and not claim.casualties and "trigger.effect_verb" in _kinds(claim, candidate.passage)


_TELLING = ("trigger.strong", "trigger.weak", "trigger.effect")
_STRONG = frozenset({"trigger.strong_noun", "trigger.strong_verb"})
_LOW = 0.005


_OTHER = frozenset(
    f"blocker.{kind}" for kind in ("labour", "natural", "other_strike", "workforce", "figurative", "showered", "test")
)


def is_about_others(candidate: Candidate) -> bool:
    """Whether the sentence has words of what is no strike from afar: laid bombs, gas of the police, clashes, tests."""
    return any(kind.startswith("blocker.") for kind in candidate.passage.kinds - {"blocker.fiction"})


def is_barred(candidate: Candidate) -> bool:
    """Whether the sentence is about what is called a strike and is none: workers, lightning, tests, figures of speech. No
    certainty of the annotator lifts this bar; where a rule sees a strike beside it, there is one.
    """
    return candidate.ruled is None and not _OTHER.isdisjoint(candidate.passage.kinds)


def may_deny(passage: Passage) -> bool:
    """Whether some word of the sentence denies, contests or admits anything, or says no."""
    return not passage.kinds.isdisjoint(_DENYING)


_DENYING = frozenset({"reporting.denies", "reporting.contests", "reporting.concedes", "realis.negation"})


def judge(reasons: dict[str, float], weights: dict[str, float]) -> float:
    """The probability that the words state something about a strike."""
    return 1 / (1 + exp(-weights["bias"] - sum(weights[name] * strength for name, strength in reasons.items())))


@cache
def load_weights() -> dict[str, float]:
    """The shipped weights, fitted by ``training/fit_candidates.py`` to claims of articles that the annotator had not seen."""
    table = read_fitted(Path(__file__).with_name("candidates.json"))
    weights: dict[str, float] = table["weights"]
    return weights
