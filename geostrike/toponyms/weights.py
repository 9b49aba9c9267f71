"""The learned weights of this room, and the hand-set ones that they must beat."""

from __future__ import annotations

from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geostrike.fitted import read_fitted

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HAND_SET_LITERAL", "HAND_SET_NAME", "Weights", "hand_set", "learned", "probability"]

# Nobody trained these: a known name in a place's company is one, in a person's or a body's it is not.
HAND_SET_NAME: dict[str, float] = {
    "always": -1.5,
    "population": 2.5,
    "is a country": 3.0,
    "is a province": 1.5,
    "is a region": 1.5,
    "kind:adjective": 2.0,
    "kind:abbreviation": 3.0,
    "kind:described": 1.0,
    "only another name": -1.0,
    "in a province that is named": 1.0,
    "common word 10": -3.0,
    "common word 20": -2.0,
    "common word 35": -1.0,
    "first name": -1.5,
    "surname": -1.0,
    "month, day or season": -4.0,
    "also in lower case": -2.0,
    "capitals only": -1.5,
    "also a person here": -2.0,
    "elsewhere after a locative word": 1.0,
    "after in": 2.0,
    "after near": 2.0,
    "after at": 0.5,
    "after from": 1.0,
    "after another locative word": 1.5,
    "after a compass word": 1.5,
    "after its descriptor": 2.0,
    "descriptor of": 2.0,
    "attacked or struck": 1.0,
    "after a title": -3.0,
    "after a first name": -3.0,
    "after an initial": -3.0,
    "after another capital": -2.0,
    "before its descriptor": 1.5,
    "before a verb of persons": -1.0,
    "before a surname": -1.5,
    "before a medium's word": -1.5,
    "its container follows": 2.0,
    "joined to another known name": 1.5,
    "kind:script": 0.8,
    "holds the place before it": 2.0,
    "dateline": 3.0,
    # Pipelines of the usual size find three places in four, and three of four they find are places.
    "another recogniser calls it a place": 1.5,
    "another recogniser does not call it a place": -0.5,
}
HAND_SET_LITERAL: dict[str, float] = {
    "always": 0.5,
    "kind:adjective": -4.0,
    "after in": 2.0,
    "after near": 2.0,
    "after from": 1.0,
    "after another locative word": 2.0,
    "descriptor of": 2.0,
    "attacked or struck": 1.5,
    "after its descriptor": 2.0,
    "before its descriptor": 2.0,
    "before a verb of saying": -3.0,
    "before a body or force": -3.0,
    "before a title": -2.0,
    "before a body's word": -3.0,
    "before a medium's word": -4.0,
    "before a team's word": -4.0,
    "goes on with a capital": -1.0,
    "goes on from a capital": -1.0,
    "capital of": -2.0,
    "based, led, backed": -4.0,
    "possessive": -0.7,
    "after by": -3.0,
    "after with": -1.5,
    "acts or speaks": -3.0,
    "according to it": -3.0,
    "between parties": -3.0,
    "its list is of parties": -2.0,
    "dealt with as a party": -1.5,
    "is to do something": -2.0,
    "possessor of a dealing": -1.5,
    "possessor of a place": 1.0,
    "rulers of": -1.0,
    "before people": -2.0,
}


class Weights(NamedTuple):
    """Weights by the name of the reason."""

    name: dict[str, float]
    """Is it a place name at all?"""
    literal: dict[str, float]
    """If so, is the place itself meant?"""
    thresholds: dict[str, float]
    """By kind of guess: the least probability at which it counts as a place name; "literal" for the place itself."""

    def least(self, kind: str) -> float:
        """The threshold for a kind of guess."""
        return self.thresholds.get(kind, self.thresholds["name"])


def hand_set() -> Weights:
    """The mark the learned weights must beat."""
    return Weights(HAND_SET_NAME, HAND_SET_LITERAL, {"name": 0.5, "literal": 0.5})


@cache
def learned() -> Weights:
    """Weights from ``weights.json``."""
    table = read_fitted(Path(__file__).with_name("weights.json"))
    thresholds = {kind: float(least) for kind, least in table["thresholds"].items()}
    return Weights(dict(table["name"]), dict(table["literal"]), thresholds)


def probability(weights: Mapping[str, float], held: Mapping[str, float]) -> float:
    """The logistic of the weighed sum."""
    get = weights.get
    x = sum([get(name, 0.0) * value for name, value in held.items()])
    return 1 / (1 + exp(-x)) if x >= 0 else exp(x) / (1 + exp(x))
