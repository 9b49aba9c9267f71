"""Whose strike it was, where a statement names nobody: the likeliest of the parties that the story names for its strikes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from math import exp
from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.claims.attackers.chances import find_chances
from geostrike.claims.attackers.parties import imply
from geostrike.claims.text.words import find_pattern
from geostrike.fitted import read_fitted

if TYPE_CHECKING:
    from geostrike.claims.attackers.chances import Chance
    from geostrike.claims.text.passages import Passage
    from geostrike.model import Article, Claim, Resolution
    from geostrike.model.annotation import Annotation

__all__ = ["choose", "imply_attackers", "load_weights"]

LIKELY = 0.5
"""A party less likely than all others and nobody together is not named; nor any that the annotator finds clearly likelier left open. (From
.4 on 11 more were named in real articles that the network had not seen, 4 rightly, and 43 in made-up ones, 15.)
"""
_CLEARLY = 0.7  # twice as likely (logarithm)
_TEMPER = 0.3
"""The odds to this power are told, for the reasons are surer than they are right (fitted to 417 parties implied in made-up articles)."""


def imply_attackers(
    claims: tuple[Claim, ...],
    article: Article,
    resolutions: tuple[Resolution, ...],
    passages: list[Passage],
    annotation: Annotation | None = None,
) -> tuple[Claim, ...]:
    """Each claim that names no party with the likeliest of those that the story names, marked as implied and with the
    reason; with none where none is likely, or where the text says that nobody knows.
    """
    told = {claim.id: claim for claim in claims}
    weights = load_weights()
    for claim, chances in find_chances(claims, resolutions, passages, annotation):
        best = choose(chances, weights)
        if best is None or _is_unknown(claim, article.text):
            continue
        (party, reasons), likely = best
        why = max(_WORDS, key=lambda name: weights.get(name, 0.0) * reasons.get(name, 0.0))
        rule = f"{claim.rule}; by whom: {_WORDS[why]} ({likely:.0%})"
        actor = replace(imply(party), likely=round(likely, 2), reason=_WORDS[why])
        told[claim.id] = replace(claim, attacker=actor, rule=rule)
    return tuple(told.values())


_WORDS = {
    "many": "as other strikes of this story",
    "lead": "as the strikes that the story opens with",
    "last": "as the report before it",
    "near": "as the reports around it",
    "block": "as another strike of its paragraph",
    "beside": "as another strike near by",
    "arms": "as another strike with such weapons",
}
"""The reasons that are told, in words."""


def choose(chances: list[Chance], weights: dict[str, float]) -> tuple[Chance, float] | None:
    """The likeliest party and its probability, ``None`` where nobody is likelier, for the annotator too, or none likely enough."""
    odds = [
        exp(sum(weights.get(name, 0.0) * strength for name, strength in chance.reasons.items())) for chance in chances
    ]
    best = max(range(len(odds)), key=odds.__getitem__, default=None)
    if best is None:
        return None
    likely = odds[best] / (1 + sum(odds))
    left_open = odds[best] < 1 or chances[best].reasons.get("implied", 0.0) < -_CLEARLY
    if likely < LIKELY or left_open:
        return None
    return chances[best], 1 / (1 + (1 / likely - 1) ** _TEMPER)


def _is_unknown(claim: Claim, text: str) -> bool:
    """Whether the text says that nobody knows whose it was, or, soon after, that it is not clear or that nobody claimed it."""
    start = claim.evidence[0].start
    return any(_UNKNOWN.search(e.text) for e in claim.evidence) or (
        _LEFT_OPEN.search(text[start : start + _SOON_AFTER]) is not None
    )


_UNKNOWN = find_pattern("attackers.implied", "unknown")
_SOON_AFTER = 450  # characters: three sentences of a news report
_LEFT_OPEN = find_pattern("attackers.implied", "left_open")


@cache
def load_weights() -> dict[str, float]:
    """The shipped weights, fitted by ``training/fit_implied.py`` to claims of articles that the annotator had not seen."""
    table = read_fitted(Path(__file__).with_name("implied.json"))
    weights: dict[str, float] = table["weights"]
    return weights
