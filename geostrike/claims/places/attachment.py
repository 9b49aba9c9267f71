"""Which place a trigger struck: a scored decision with named reasons, and silence when no place is likely enough.

Each reason is a plain fact about the sentence. Its weight stands in ``weights.json`` (fitted on development
data by ``benchmarks/train_attachment.py``); ``DEFAULT_WEIGHTS`` is the hand-set fallback that the fit starts from.
The sum of the weights, through the logistic curve, is the probability that the trigger struck the place.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.places.lists import find_lists
from geostrike.claims.places.reasons import find_reasons
from geostrike.claims.places.weights import WORDS, load_weights
from geostrike.model import Evidence

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Mention, Passage

__all__ = ["SURE_THRESHOLD", "THRESHOLD", "Attachment", "attach"]

THRESHOLD = 0.46
"""Chosen with the fit: the best span F1 that leaves three of four sentences without a place empty."""
SURE_THRESHOLD = 0.40
"""For a word that names a strike beyond doubt ("airstrike", "shelled"): there is more often a place to find."""


class Attachment(NamedTuple):
    """How likely the trigger struck the mention's place, and the reasons, weightiest first."""

    mention: Mention
    probability: float
    evidence: tuple[Evidence, ...]


def attach(
    passage: Passage, first: int, last: int, *, kind: str, weights: dict[str, float] | None = None
) -> list[Attachment]:
    """All places of the passage with their probability of being struck by the trigger at words ``first`` to ``last``."""
    rows = _shipped_rows() if weights is None else _rows(weights)
    found = []
    for mention, reasons in find_reasons(passage, first, last, kind=kind):
        weighed = sorted([rows[name] for name in reasons if name in rows])
        # Added in this order, not in that of the set: the last bit of the sum may break a tie between two triggers.
        total = sum([weight for _, _, weight, _ in weighed])
        found.append(Attachment(mention, 1 / (1 + math.exp(-total)), tuple([row[3] for row in weighed])))
    return _share_in_lists(passage, found)


def _rows(weights: dict[str, float]) -> dict[str, tuple[float, str, float, Evidence]]:
    """For each reason that weighs anything: what it is sorted by (the weightiest first, then its name), its weight, its words."""
    return {
        name: (-abs(weight), name, weight, Evidence(name=name, score=round(weight, 3), words=WORDS[name]))
        for name, weight in weights.items()
        if weight
    }


@cache
def _shipped_rows() -> dict[str, tuple[float, str, float, Evidence]]:
    return _rows(load_weights())


def _share_in_lists(passage: Passage, found: list[Attachment]) -> list[Attachment]:
    """Places of one list share its fate: each is as likely as the likeliest, if nothing else speaks against it."""
    heads = find_lists(passage)
    if not heads:
        return found
    likeliest: dict[int, float] = {}
    for index, attachment in enumerate(found):
        head = heads.get(index, index)
        likeliest[head] = max(attachment.probability, likeliest.get(head, 0.0))
    shared = list(found)
    for index, own in enumerate(found):
        probability = likeliest[heads.get(index, index)]
        if own.probability < probability and not any(e.name in _AGAINST for e in own.evidence):
            shared[index] = Attachment(own.mention, probability, own.evidence)
    return shared


_AGAINST = frozenset({"container", "held", "moved", "origin", "speech", "prep_from", "prep_by", "country"})
