"""How pairs of reports compare, worked out once: what an earlier run found of a pair is taken from it.

A pair is known by the lasting numbers of its reports, both in one number. All verdicts are arrays, for there are a million.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geostrike.incidents.candidates import Numbers

__all__ = ["MOST_NUMBER", "Verdicts", "judge_pairs"]

MOST_NUMBER = (1 << 31) - 1
"""The greatest lasting number of a report."""
_SHIFT = 31


def _no_numbers() -> Numbers:
    return np.zeros(0, dtype=np.int64)


@dataclass(slots=True)
class Verdicts:
    """Of each pair the score in hundredths and whether something excludes it, by the pair's code, in order."""

    codes: Numbers = field(default_factory=_no_numbers)
    scores: Numbers = field(default_factory=_no_numbers)
    barred: Numbers = field(default_factory=_no_numbers)
    """1 where something does."""


def judge_pairs(
    a: Numbers,
    b: Numbers,
    lasting: Sequence[int],
    known: Verdicts,
    judge: Callable[[int, int], tuple[int, bool]],
) -> tuple[Numbers, Numbers, Verdicts]:
    """The score and the exclusion of each pair of ``a`` and ``b``, and the same to remember.

    ``lasting`` gives each report's number in every run; ``judge`` is asked for pairs that are not ``known``.
    """
    numbers = np.asarray(lasting, dtype=np.int64)
    one, other = numbers[a], numbers[b]
    codes = (np.minimum(one, other) << _SHIFT) | np.maximum(one, other)
    scores, barred = np.zeros(len(codes), dtype=np.int64), np.zeros(len(codes), dtype=np.int64)
    at = np.searchsorted(known.codes, codes)
    found = np.zeros(len(codes), dtype=bool)
    inside = at < len(known.codes)
    found[inside] = known.codes[at[inside]] == codes[inside]
    scores[found], barred[found] = known.scores[at[found]], known.barred[at[found]]
    for pair in np.flatnonzero(~found).tolist():
        scores[pair], barred[pair] = judge(int(a[pair]), int(b[pair]))
    order = np.argsort(codes, kind="stable")
    return scores, barred, Verdicts(codes[order], scores[order], barred[order])
