"""Which reports are one incident, why, and which others come closest. Of the reports themselves only those are opened that
must be compared; what is the same as in an earlier run is taken from it.
"""

from __future__ import annotations

import itertools
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geostrike.incidents.candidates import find_pairs
from geostrike.incidents.clustering import Things, cluster, group_linked
from geostrike.incidents.decisions import Rulings
from geostrike.incidents.evidence import compare
from geostrike.incidents.facts import gather_facts
from geostrike.incidents.verdicts import Judge, Verdicts
from geostrike.incidents.weights import THRESHOLD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geostrike.incidents.candidates import Numbers
    from geostrike.incidents.cards import Card
    from geostrike.incidents.decisions import Decision
    from geostrike.incidents.facts import Facts
    from geostrike.incidents.parties import Parties
    from geostrike.model import Report

__all__ = ["Arranged", "Filed", "Link", "arrange"]

_DECIDED = 100_000  # comes before every other reason
# More than twice any weight, so that a number holds a file and a weight.
_SPAN = 4 * _DECIDED
_APART = 5  # other incidents that are told as kept apart, the closest first


class Link(NamedTuple):
    """Two reports, by number, and how well they agree; or what a person decided of them."""

    a: int
    b: int
    score: int
    decision: Decision | None = None


class Filed(NamedTuple):
    """Pairs of reports, filed under groups: those of group ``n`` stand from ``starts[n]`` until before ``starts[n + 1]``."""

    starts: list[int]
    beside: Numbers
    """The other report's group."""
    a: Numbers
    b: Numbers
    scores: Numbers


class Arranged(NamedTuple):
    """The groups, what was found of all pairs, what a person decided, and the facts of a report by its number."""

    groups: list[list[int]]
    """Reports of one strike, by number, first published first."""
    joins: Filed
    """For each report but the first the one that it agrees with best."""
    apart: Filed
    """The closest other groups, each with the pair that agrees best."""
    decided: dict[int, list[Link]]
    """By group, what a person joined."""
    verdicts: Verdicts
    rulings: Rulings
    facts_of: Callable[[int], Facts]

    def joins_of(self, at: int) -> list[Link]:
        """Why the reports of a group belong to it; what a person decided last."""
        return [*(link for _, link in _read(self.joins, at)), *self.decided.get(at, ())]

    def apart_of(self, at: int) -> list[tuple[int, Link]]:
        """The closest other groups, by number, each with the reports that decided it."""
        apart = self.rulings.apart
        return [(beside, link._replace(decision=apart.get(link[:2]))) for beside, link in _read(self.apart, at)]


def _read(filed: Filed, at: int) -> list[tuple[int, Link]]:
    some = slice(filed.starts[at], filed.starts[at + 1])
    columns = (part[some].tolist() for part in filed[1:])
    return [(beside, Link(a, b, score)) for beside, a, b, score in zip(*columns, strict=True)]


def arrange(
    cards: Sequence[Card],
    open_report: Callable[[int], Report],
    parties: Parties,
    decisions: Sequence[Decision] = (),
    *,
    lasting: Sequence[int] | None = None,
    known: Verdicts | None = None,
) -> Arranged:
    """``cards`` are in the order of their positions; ``open_report`` gives the report of one by its number.

    With ``lasting`` numbers of the reports, what is ``known`` of their pairs from an earlier run is not worked out again.
    """
    facts_of = cache(lambda number: gather_facts(open_report(number)))

    def weigh(a: int, b: int) -> tuple[int, bool]:
        score, barred, _ = compare(facts_of(a), facts_of(b), parties)
        return score, barred

    rulings = Rulings(decisions, [card.words for card in cards])
    a, b = find_pairs(cards)
    judge = Judge(range(len(cards)) if lasting is None else lasting, known or Verdicts(), weigh)
    scores, barred = judge.judge(a, b)
    a, b, scores, barred = _rule(rulings, a, b, scores, barred)
    free = _find_near(len(cards), a, b, scores, barred)
    links = dict(zip(zip(a[free].tolist(), b[free].tolist(), strict=True), scores[free].tolist(), strict=True))
    things = Things(
        owners=[card.article_id for card in cards],
        kinds=[(card.kind, rulings.marks.get(number)) for number, card in enumerate(cards)],
        excludes=lambda x, y: (x, y) in rulings.apart or judge.excludes(x, y),
    )
    groups = _merge_decided(cluster(things, links, THRESHOLD), rulings)
    where = _locate(groups, len(cards))
    decided: dict[int, list[Link]] = {}
    for decision, told in rulings.together:
        for one, other in itertools.pairwise(told):
            decided.setdefault(int(where[one]), []).append(Link(one, other, 0, decision))
    joins = _find_joins(groups, where, (a, b, scores))
    apart = _find_apart(len(groups), where, (a, b, scores), rulings)
    return Arranged(groups, joins, apart, decided, judge.verdicts(), rulings, facts_of)


def _find_near(count: int, a: Numbers, b: Numbers, scores: Numbers, barred: Numbers) -> Numbers:
    """Which pairs can matter to groups: none excluded, and both reports linked by pairs that agree well enough. A group never
    joins one to which no single pair does, so all others can be left out.
    """
    free = barred == 0
    well = np.flatnonzero(free & (scores >= THRESHOLD))
    where = _locate(group_linked(zip(a[well].tolist(), b[well].tolist(), strict=True), count), count)
    return np.flatnonzero(free & (where[a] == where[b]))


def _locate(groups: list[list[int]], count: int) -> Numbers:
    """Of each report the number of its group."""
    where = np.zeros(count, dtype=np.int64)
    where[list(itertools.chain.from_iterable(groups))] = np.repeat(np.arange(len(groups)), list(map(len, groups)))
    return where


def _rule(
    rulings: Rulings, a: Numbers, b: Numbers, scores: Numbers, barred: Numbers
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """With what a person told apart, compared before or not."""
    if not rulings.apart:
        return a, b, scores, barred
    at = {pair: n for n, pair in enumerate(zip(a.tolist(), b.tolist(), strict=True))}
    barred = barred.copy()
    barred[[at[pair] for pair in rulings.apart if pair in at]] = 1
    more = np.array(sorted(pair for pair in rulings.apart if pair not in at), dtype=np.int64).reshape(-1, 2)
    a, b = np.concatenate([a, more[:, 0]]), np.concatenate([b, more[:, 1]])
    scores = np.concatenate([scores, np.zeros(len(more), dtype=np.int64)])
    barred = np.concatenate([barred, np.ones(len(more), dtype=np.int64)])
    order = np.lexsort((b, a))
    return a[order], b[order], scores[order], barred[order]


def _merge_decided(groups: list[list[int]], rulings: Rulings) -> list[list[int]]:
    """The groups, those joined that a person says are one."""
    if not rulings.together:
        return groups
    where = {number: at for at, group in enumerate(groups) for number in group}
    pairs = [(where[one], where[other]) for _, told in rulings.together for one, other in itertools.pairwise(told)]
    return [sorted(number for at in several for number in groups[at]) for several in group_linked(pairs, len(groups))]


_Pairs = tuple["Numbers", "Numbers", "Numbers"]


def _find_joins(groups: list[list[int]], where: Numbers, pairs: _Pairs) -> Filed:
    """For each report but the first of its group the best pair in it, the first of equally good ones."""
    a, b, scores = pairs
    inside = np.flatnonzero(where[a] == where[b])
    own, pair = np.stack([a[inside], b[inside]], axis=1).ravel(), np.repeat(inside, 2)
    first = np.zeros(len(where), dtype=bool)
    first[[members[0] for members in groups]] = True
    own, pair = own[~first[own]], pair[~first[own]]
    order = _order(own, scores[pair])
    best = order[np.diff(own[order], prepend=-1) > 0]
    best = best[np.argsort(where[own[best]], kind="stable")]
    return _file(len(groups), where[own[best]], where[own[best]], pairs, pair[best])


def _file(count: int, own: Numbers, beside: Numbers, pairs: _Pairs, chosen: Numbers) -> Filed:
    """The ``chosen`` pairs under their ``own`` groups, by which they are in order."""
    a, b, scores = (part[chosen] for part in pairs)
    return Filed(np.searchsorted(own, np.arange(count + 1)).tolist(), beside, a, b, scores)


def _find_apart(count: int, where: Numbers, pairs: _Pairs, rulings: Rulings) -> Filed:
    """For each group the few that come closest, each with its best pair, the first of equally good ones."""
    a, b, scores = pairs
    weights = scores.copy()
    if rulings.apart:
        weights[[n for n, pair in enumerate(zip(a.tolist(), b.tolist(), strict=True)) if pair in rulings.apart]] = (
            _DECIDED
        )
    one, other = where[a], where[b]
    across = np.flatnonzero(one != other)
    low, high = np.minimum(one, other)[across], np.maximum(one, other)[across]
    beside = low * max(1, count) + high
    order = _order(beside, weights[across])
    chosen = order[np.diff(beside[order], prepend=-1) > 0]
    chosen.sort()
    pair, low, high = across[chosen], low[chosen], high[chosen]
    own, other = np.stack([low, high], axis=1).ravel(), np.stack([high, low], axis=1).ravel()
    pair = np.repeat(pair, 2)
    order = _order(own, weights[pair])
    own, other, pair = own[order], other[order], pair[order]
    told = np.ones(len(own), dtype=bool)
    told[_APART:] = own[_APART:] != own[:-_APART]
    return _file(count, own[told], other[told], pairs, pair[told])


def _order(files: Numbers, weights: Numbers) -> Numbers:
    """By file, and within one the greatest weight first; of equal ones as they come. Key and place in one number, where they fit,
    are sorted in a quarter of the time.
    """
    keys = files * _SPAN - weights
    keys -= keys.min(initial=0)
    bits = len(keys).bit_length()
    if keys.max(initial=0) < 1 << (63 - bits):
        return np.sort(keys << bits | np.arange(len(keys))) & ((1 << bits) - 1)
    return np.argsort(keys, kind="stable")
