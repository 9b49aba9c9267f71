"""The learned weights of this room, or the hand-set ones where the file is missing or broken."""

from __future__ import annotations

import json
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from geostrike.resolution.evidence import HAND_SET

__all__ = ["Weights", "hand_set", "learned", "squash"]


class Weights(NamedTuple):
    """Weights by the name of the reason."""

    alone: dict[str, float]
    """For the first pass, when nothing is known of the other places."""
    scene: dict[str, float]
    """For the later passes."""
    confidence: dict[str, float]
    """Turns the lead of the best option into the probability that it is right."""
    confidence_alike: dict[str, float]
    """The same for a name that the gazetteer spells otherwise."""
    threshold: float
    """Below this probability the mention stays unresolved."""
    threshold_in_pack: float
    """The same where the likeliest place lies in a country whose pack is installed."""


def hand_set() -> Weights:
    """Weights nobody trained: the fallback, and the mark the learned ones must beat."""
    lead = {"always": 0.0, "lead": 1.0}
    return Weights(HAND_SET, HAND_SET, confidence=lead, confidence_alike=lead, threshold=0.5, threshold_in_pack=0.5)


@cache
def learned() -> Weights:
    """Weights from ``weights.json``; the hand-set ones if the file cannot be used."""
    try:
        table = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
        return Weights(
            alone=dict(table["alone"]),
            scene=dict(table["scene"]),
            confidence=dict(table["confidence"]),
            confidence_alike=dict(table["confidence of another spelling"]),
            threshold=float(table["threshold"]),
            threshold_in_pack=float(table["threshold in a pack's country"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return hand_set()


def squash(x: float) -> float:
    """The logistic function, safe for any number."""
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))
