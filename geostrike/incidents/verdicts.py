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

__all__ = ["MOST_NUMBER", "Judge", "Verdicts"]

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

    def find(self, code: int) -> tuple[int, bool] | None:
        """The score of one pair and whether something excludes it; ``None`` if it is not known."""
        at = int(np.searchsorted(self.codes, code))
        if at == len(self.codes) or self.codes[at] != code:
            return None
        return int(self.scores[at]), bool(self.barred[at])


class Judge:
    """Compares pairs of reports, by number, those that are not known from an earlier run.

    ``lasting`` gives each report's number in every run; ``compare`` is asked for pairs that are not ``known``.
    """

    def __init__(
        self, lasting: Sequence[int], known: Verdicts, compare: Callable[[int, int], tuple[int, bool]]
    ) -> None:
        self._lasting, self._known, self._compare = lasting, known, compare
        self._now = Verdicts()
        self._more: dict[int, tuple[int, bool]] = {}
        """Of pairs that were asked for one by one."""

    def judge(self, a: Numbers, b: Numbers) -> tuple[Numbers, Numbers]:
        """The score of each pair of ``a`` and ``b``, and 1 for each that something excludes."""
        numbers, known = np.asarray(self._lasting, dtype=np.int64), self._known
        one, other = numbers[a], numbers[b]
        codes = (np.minimum(one, other) << _SHIFT) | np.maximum(one, other)
        order = np.argsort(codes)  # no two are alike
        ordered = codes[order]
        scores, barred = np.zeros(len(codes), dtype=np.int64), np.zeros(len(codes), dtype=np.int64)
        at = np.searchsorted(known.codes, ordered)  # many times as quick where both are in order
        found = np.zeros(len(codes), dtype=bool)
        inside = at < len(known.codes)
        found[inside] = known.codes[at[inside]] == ordered[inside]
        scores[order[found]], barred[order[found]] = known.scores[at[found]], known.barred[at[found]]
        for pair in np.sort(order[~found]).tolist():
            scores[pair], barred[pair] = self._compare(int(a[pair]), int(b[pair]))
        self._now = Verdicts(ordered, scores[order], barred[order])
        return scores, barred

    def excludes(self, a: int, b: int) -> bool:
        """Whether something excludes a pair, compared before or not."""
        code = min(one := self._lasting[a], other := self._lasting[b]) << _SHIFT | max(one, other)
        verdict = self._now.find(code)
        if verdict is None:
            verdict = self._more.get(code) or self._known.find(code) or self._compare(a, b)
            self._more[code] = verdict
        return verdict[1]

    def verdicts(self) -> Verdicts:
        """What was found of all pairs, to be known in the next run."""
        now, more = self._now, sorted(self._more.items())
        added = np.array([(code, *verdict) for code, verdict in more], dtype=np.int64).reshape(-1, 3)
        codes = np.concatenate([now.codes, added[:, 0]])
        order = np.argsort(codes, kind="stable")
        scores, barred = np.concatenate([now.scores, added[:, 1]]), np.concatenate([now.barred, added[:, 2]])
        return Verdicts(codes[order], scores[order], barred[order])
