"""Sentences that hold coordinates and no more: where the strike was that the sentence before tells without a place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.model import Evidence

if TYPE_CHECKING:
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Passage

__all__ = ["place_by_figures"]

_WORDS = find_words("figures", "words")
_PLACED = Evidence(name="figures", score=1.0, words="the next sentence gives nothing but these coordinates")


def place_by_figures(passage: Passage, story: Story) -> bool:
    """Give the figures to the claims of the sentence before that have no place; whether the sentence holds no more."""
    figures = [m for m in passage.mentions if m.toponym.coordinates is not None]
    if not figures or len(figures) < len(passage.mentions):
        return False
    inside = {p for m in figures for p in range(m.first, m.last)}
    if not all(p in inside or word in _WORDS for p, word in enumerate(passage.lowers)):
        return False
    ids = tuple(m.toponym.id for m in figures)
    for number, claim in enumerate(story.claims):
        if story.told_at.get(claim.id) == passage.index - 1 and not claim.toponym_ids:
            story.claims[number] = replace(claim, toponym_ids=ids, evidence_for_place=(_PLACED,))
    return True
