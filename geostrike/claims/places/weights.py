"""What each reason is called before the user, and how much it weighs.

The fitted weights stand in ``weights.json`` (written by ``benchmarks/train_attachment.py``); the hand-set
ones below are the fallback, and what the fit is drawn towards.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geostrike.fitted import read_fitted

__all__ = ["DEFAULT_WEIGHTS", "WORDS", "load_weights"]

WORDS = {
    "bias": "any place named in the sentence",
    "after_0_3": "right after the strike word",
    "after_4_8": "soon after the strike word",
    "after_9_15": "some way after the strike word",
    "after_far": "far after the strike word",
    "before_0_3": "right before the strike word",
    "before_4_8": "shortly before the strike word",
    "before_far": "far before the strike word",
    "clause_1": "in the neighbouring clause",
    "clause_2": "two clauses away",
    "clause_3": "three or more clauses away",
    "relative": "inside a relative clause of its own",
    "prep_at": "after in, at, on, over",
    "prep_near": "after near, around, outside",
    "prep_of": "after of",
    "prep_toward": "after to or toward",
    "prep_from": "after from",
    "prep_by": "after by or with",
    "prep_between": "after between",
    "object": "the object of the verb itself",
    "subject_passive": "the subject of a passive verb of striking",
    "subject_active": "the subject of an active verb",
    "label": "heads the line that tells the strike (“X: two raids”)",
    "possessor": "in the possessive",
    "acts": "the subject of another verb: who acts, not where",
    "opening": "opens the sentence, before the strike is told",
    "names_it": "names the strike (“the … strike”)",
    "under_attack": "said to be under attack (“X came under fire”)",
    "nearest": "the place nearest to the strike word",
    "second": "the second nearest place",
    "further": "other places stand nearer",
    "listed": "in one list with a nearer place",
    "share": "some of the toll fell there (“including nine in X”)",
    "container": "only holds a more exact place named beside it",
    "landmark": "only tells where the place named before it lies",
    "event_between": "another event is told in between",
    "held": "told as held, taken or besieged",
    "moved": "told as a destination, a meeting or a place of work",
    "purpose": "stands in what the strike was for, or in what else happened then",
    "origin": "told as the place it came from",
    "speech": "stands with who speaks",
    "elsewhere": "told of something else (across a semicolon, or shot down there), and another place of the strike",
    "country": "a whole country",
    "wide": "a province or region",
    "described": "called a town, village, district, camp or the like",
    "relative_place": "worded as near or beside it",
    "effect_trigger": "the strike is told by what it did",
    "passive_after": "after a passive verb",
    "quoted": "one of the two is inside a quotation, the other is not",
}

DEFAULT_WEIGHTS: dict[str, float] = {
    "bias": -0.3,
    "after_0_3": 1.2,
    "after_4_8": 0.9,
    "after_9_15": 0.2,
    "after_far": -0.6,
    "before_0_3": 0.2,
    "before_4_8": -0.3,
    "before_far": -0.8,
    "clause_1": -0.5,
    "clause_2": -1.0,
    "clause_3": -1.5,
    "relative": -1.0,
    "prep_at": 0.9,
    "prep_near": 1.1,
    "prep_of": 0.4,
    "prep_toward": -0.5,
    "prep_from": -1.6,
    "prep_by": -2.0,
    "prep_between": 0.2,
    "object": 1.2,
    "subject_passive": 1.6,
    "subject_active": -1.5,
    "label": 3.0,
    "possessor": -0.8,
    "acts": -3.0,
    "purpose": -3.0,
    "names_it": 0.8,
    "under_attack": 3.0,
    "opening": 0.9,
    "nearest": 0.6,
    "second": 0.0,
    "further": -0.4,
    "listed": 1.0,
    "share": 2.0,
    "container": -2.0,
    "landmark": -4.0,
    "event_between": -0.8,
    "held": -2.5,
    "moved": -2.5,
    "origin": -2.5,
    "speech": -2.5,
    "elsewhere": -3.0,
    "country": -0.4,
    "wide": 0.0,
    "described": 0.4,
    "relative_place": 0.3,
    "effect_trigger": -0.2,
    "passive_after": 0.1,
    "quoted": -0.6,
}


@cache
def load_weights() -> dict[str, float]:
    """The fitted weights; the hand-set ones for reasons that too few sentences showed."""
    fitted: dict[str, float] = read_fitted(Path(__file__).with_name("weights.json"))["weights"]
    return DEFAULT_WEIGHTS | fitted
