"""Lists of names: “Dovrin, Zelimar and Vost”, “Dovrin; Zelimar; and Vost”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.model import Role

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Mention, Passage

__all__ = ["find_lists"]

_JOINING = find_words("annotated.lists", "joining")


def find_lists(passage: Passage) -> list[list[Mention]]:
    """The places of the sentence that stand in one list, each list in its order. Commas alone make none: “Dovrin, Karsa” is a town
    in its province.
    """
    named = [m for m in passage.mentions if m.toponym.role is Role.PLACE]
    lists: list[list[Mention]] = []
    joined = False
    for before, after in pairwise(named):
        words, gap = passage.lowers[before.last : after.first], passage.gap(after.first)
        if not _JOINING.issuperset(words) or not (words or any(mark in gap for mark in ",;")):
            joined = False
            continue
        if not joined:
            lists.append([before])
        lists[-1].append(after)
        joined = True
    return [run for run in lists if _is_closed(passage, run)]


def _is_closed(passage: Passage, run: list[Mention]) -> bool:
    """Whether an “and” or a semicolon makes a list of it."""
    return any(
        passage.lowers[before.last : after.first] or ";" in passage.gap(after.first) for before, after in pairwise(run)
    )
