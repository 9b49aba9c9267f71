"""The learned weights of this room, and the hand-set ones that they must beat."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from geostrike.fitted import read_fitted

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HAND_SET", "Weights", "hand_set", "learned"]


# Set by hand, from the rules the published geoparsers agree on: large places first, containers and type words decide,
# neighbours help. Learned weights must beat them.
HAND_SET: dict[str, float] = {
    "population": 6.0,
    "largest of its name": 1.0,
    "is a country": 4.0,
    "is a province": 2.0,
    "is a district": 0.5,
    "is a region": 2.0,
    "its country's pack is installed": 1.5,
    "is a capital": 0.5,
    "a district, and the text does not say so": -0.5,
    "only in its country's pack": 0.5,
    "a town of unknown size": 0.5,
    "named after a town of its own": -6.0,
    "short for its name": -1.0,
    "is a capital, and the text means a government": 3.0,
    "only another name": -2.0,
    "the level the text asks for": 3.0,
    "not the level the text asks for": -3.0,
    "another has the level the text asks for": -3.0,
    "in the place the text puts it in": 6.0,
    "not in the place the text puts it in": -4.0,
    "near the place the text puts it near": 4.0,
    "far from the place the text puts it near": -4.0,
    "holds the place the text puts in it": 2.0,
    "its province is named": 2.0,
    "its district is named": 2.0,
    "another name has a reading in it": 1.0,
    "other names have a reading in its province": 1.5,
    "its country is named": 1.0,
    "share of places in its country": 2.0,
    "share of places in its province": 2.0,
    "within 30 km of another place": 1.0,
    "within 100 km of another place": 0.5,
    "in the province of the dateline": 0.5,
    "in the country of the dateline": 0.3,
    "a city of a million": 1.5,
    "a quarter, and the text does not say so": -1.5,
    "its country is named in the sentence": 1.0,
    "within 100 km of another place of its sentence": 1.0,
    "within 60 km of its neighbour in the list": 1.0,
    "a province, as is its neighbour in the list": 3.0,
    "in the province of its neighbour in the list": 0.5,
    "spelt differently, and nothing near it is named": -2.0,
    "spelt a little differently": -2.0,
    "spelt differently": -4.0,
    "likeness of the spelling": 2.0,
}


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
    doubt: Mapping[str, float] = MappingProxyType({})
    """Turns the kind of evidence for the best option into the probability that its pin is wrong."""
    most_doubt: float = 1.0
    """Above this probability the place is in doubt: no strike is drawn there."""


def hand_set() -> Weights:
    """Weights nobody trained: the mark the learned ones must beat."""
    lead = {"always": 0.0, "lead": 1.0}
    return Weights(HAND_SET, HAND_SET, confidence=lead, confidence_alike=lead, threshold=0.5, threshold_in_pack=0.5)


@cache
def learned() -> Weights:
    """Weights from ``weights.json``."""
    table = read_fitted(Path(__file__).with_name("weights.json"))
    return Weights(
        alone=dict(table["alone"]),
        scene=dict(table["scene"]),
        confidence=dict(table["confidence"]),
        confidence_alike=dict(table["confidence of another spelling"]),
        threshold=float(table["threshold"]),
        threshold_in_pack=float(table["threshold in a pack's country"]),
        doubt=dict(table["doubt"]),
        most_doubt=float(table["most doubt"]),
    )
