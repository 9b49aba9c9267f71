"""Which things are one, from how well each pair agrees: the best agreeing groups are joined first, as long as they agree well
enough and nothing in one excludes something in the other. So two that exclude each other are never chained together.

How well two groups agree is halfway between the mean over their pairs and their best pair: by the mean alone, one vague report keeps
an exact one out that names the same place, day and toll as a third; by the best pair alone, anything is chained to anything.

scipy and scikit-learn cluster by a full matrix of distances and know no exclusion, networkx finds components only; this takes no
more than the pairs that were compared. With ``e`` pairs it takes about ``e log² e`` steps: of two groups, the one with fewer
neighbours moves.
"""

from __future__ import annotations

import heapq
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

__all__ = ["Things", "cluster", "group_linked"]

# Of a group, so many kinds are looked at for what they exclude.
_KINDS = 64

# Sum of scores, number of pairs, and the best score.
_Link = tuple[int, int, int]


class Things(NamedTuple):
    """What is clustered, by number. Let the numbers follow from what they stand for: where groups agree equally well, those with
    the lowest are joined first, and then the result does not depend on the order in which things came.
    """

    owners: Sequence[Hashable]
    """No group holds two things of one owner."""
    kinds: Sequence[Hashable]
    """Things of one kind exclude the same others."""
    excludes: Callable[[int, int], bool]
    """Whether two exclude each other; asked for the lower number first."""


class _Group:
    """Members in no order, their owners, and one member of each kind."""

    __slots__ = ("kinds", "members", "owners")

    def __init__(self, number: int, things: Things) -> None:
        self.members = [number]
        self.owners = {things.owners[number]}
        self.kinds = {things.kinds[number]: number}

    def take(self, other: _Group) -> None:
        self.members += other.members
        self.owners |= other.owners
        for kind, number in other.kinds.items():
            self.kinds[kind] = min(number, self.kinds.get(kind, number))


def cluster(things: Things, links: Mapping[tuple[int, int], int], threshold: int) -> list[list[int]]:
    """Groups of numbers, each in order, by their first.

    ``links`` gives for pairs (lower number first) that do not exclude each other how well they agree; of other pairs, only
    whether they exclude each other counts.
    """
    beside: dict[int, dict[int, _Link]] = {}
    for (a, b), score in links.items():
        link = (score, 1, score)
        beside.setdefault(a, {})[b] = link
        beside.setdefault(b, {})[a] = link
    groups = {number: _Group(number, things) for number in sorted(beside)}
    alone = [[number] for number in range(len(things.owners)) if number not in beside]
    first = list(range(len(things.owners)))
    age = [0] * len(first)
    heap = [
        _rank(a, b, link, first, age)
        for a, others in beside.items()
        for b, link in others.items()
        if a < b and _fits(link, threshold)
    ]
    heapq.heapify(heap)
    while heap:
        *_, a, b, age_a, age_b = heapq.heappop(heap)
        if a not in groups or b not in groups or age[a] != age_a or age[b] != age_b:
            continue
        if _exclude(groups[a], groups[b], things, links):
            continue
        kept, gone = (a, b) if (len(beside[a]), -first[a]) >= (len(beside[b]), -first[b]) else (b, a)
        groups[kept].take(groups.pop(gone))
        first[kept] = min(first[a], first[b])
        age[kept] += 1
        del beside[kept][gone]
        for other, link in beside.pop(gone).items():
            if other != kept:
                beside[kept][other] = beside[other][kept] = _add(beside[kept].get(other), link)
                del beside[other][gone]
        for other, link in beside[kept].items():
            if _fits(link, threshold):
                heapq.heappush(heap, _rank(kept, other, link, first, age))
    joined = (sorted(group.members) for group in groups.values())
    return sorted((*joined, *alone), key=lambda members: members[0])


def _fits(link: _Link, threshold: int) -> bool:
    total, pairs, best = link
    return total + best * pairs >= 2 * threshold * pairs


def _add(one: _Link | None, other: _Link) -> _Link:
    if one is None:
        return other
    return one[0] + other[0], one[1] + other[1], max(one[2], other[2])


def _rank(
    a: int, b: int, link: _Link, first: Sequence[int], age: Sequence[int]
) -> tuple[float, int, int, int, int, int, int]:
    total, pairs, best = link
    low, high = sorted((first[a], first[b]))
    return (-(total / pairs + best), low, high, a, b, age[a], age[b])


def _exclude(a: _Group, b: _Group, things: Things, links: Mapping[tuple[int, int], int]) -> bool:
    """Whether something in one excludes something in the other. Pairs with a link do not."""
    if not a.owners.isdisjoint(b.owners):
        return True
    pairs = (
        (min(x, y), max(x, y)) for x in sorted(a.kinds.values())[:_KINDS] for y in sorted(b.kinds.values())[:_KINDS]
    )
    return any(pair not in links and things.excludes(*pair) for pair in pairs)


def group_linked(pairs: Iterable[tuple[int, int]], count: int) -> list[list[int]]:
    """Groups of the numbers below ``count`` that are linked, directly or through others; each in order, by their first."""
    root = list(range(count))

    def find(number: int) -> int:
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    for a, b in pairs:
        one, other = sorted((find(a), find(b)))
        root[other] = one
    groups: dict[int, list[int]] = {}
    for number in range(count):
        groups.setdefault(find(number), []).append(number)
    return [groups[key] for key in sorted(groups)]
