"""Which pairs of reports are worth comparing: those whose places or names could be one and whose days do not lie apart.

Each report is filed under its cells of the map and the keys of its names; in each file, sorted by day, it meets only those
after it within reach, and no more than ``_MOST`` of them. So the work grows with the number of reports, not with its square.
All files are searched at once, as arrays: entries are sorted by file and day, and one number holds both.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.incidents.cards import Card

__all__ = ["find_pairs"]

Numbers = np.ndarray[tuple[int], np.dtype[np.int64]]

# Days after its last in which another report may still tell of it, for the reason to be worth telling.
_REACH_DAYS = 3
_MOST = 60
# Before its first day another may begin that still lasts.
_BEFORE_DAYS = 31
_DAYS = 1 << 22
"""More than there are days in the calendar."""
_NONE = -1
_DIGITS = 16
"""Of a key."""
_LAST_DAY = date.max.toordinal()


def find_pairs(cards: Sequence[Card]) -> tuple[Numbers, Numbers]:
    """Pairs of numbers of reports, lower first, each once and in order."""
    first = np.array([_NONE if card.first is None else card.first for card in cards], dtype=np.int64)
    last = np.array([_LAST_DAY if card.last is None else card.last for card in cards], dtype=np.int64)
    same, around, seekers = _file(
        [card.own for card in cards], [card.wide for card in cards], [card.sought for card in cards]
    )
    nameless = np.array([number for number, card in enumerate(cards) if card.nameless], dtype=np.int64)
    found = [
        _meet(*same, first, last),
        _meet_open_ended(*same, first, last),
        _seek(seekers, around, first, last),
        _meet_nameless(nameless, first, last),
    ]
    a, b = (np.concatenate([pairs[side] for pairs in found]) for side in (0, 1))
    count = max(1, len(cards))
    codes = np.sort((np.minimum(a, b) * count + np.maximum(a, b))[a != b])
    codes = codes[np.diff(codes, prepend=_NONE) > 0]  # np.unique, which hashes, takes ten times as long
    return codes // count, codes % count


def _file(*columns: Sequence[str]) -> list[tuple[Numbers, Numbers]]:
    """For each entry of each column the number of its file, which all columns share, and its report."""
    counts = [np.array([len(keys) // _DIGITS for keys in keys_of], dtype=np.int64) for keys_of in columns]
    keys = np.frombuffer(bytes.fromhex("".join(map("".join, columns))), dtype=np.int64)
    files = np.unique(keys, return_inverse=True)[1].reshape(-1)
    ends = np.cumsum([count.sum() for count in counts])[:-1]
    return [
        (part, np.repeat(np.arange(len(count)), count))
        for part, count in zip(np.split(files, ends), counts, strict=True)
    ]


def _sort(files: Numbers, reports: Numbers, first: Numbers) -> tuple[Numbers, Numbers]:
    """The entries with a first day, by file, day and report (they come by report); the first value holds file and day."""
    dated = first[reports] != _NONE
    files, reports = files[dated], reports[dated]
    days = files * _DAYS + first[reports]
    order = np.argsort(days, kind="stable")
    return days[order], reports[order]


def _join(seekers: Numbers, begin: Numbers, end: Numbers, reports: Numbers) -> tuple[Numbers, Numbers]:
    """Each seeker with the reports from ``begin`` until before ``end``."""
    counts = np.maximum(0, end - begin)
    starts = np.cumsum(counts) - counts
    at = np.arange(counts.sum()) - np.repeat(starts, counts) + np.repeat(begin, counts)
    return np.repeat(seekers, counts), reports[at]


def _meet(files: Numbers, reports: Numbers, first: Numbers, last: Numbers) -> tuple[Numbers, Numbers]:
    """In order of their first day, each with those that begin within its reach."""
    days, reports = _sort(files, reports, first)
    begin = np.arange(1, len(reports) + 1)
    until = np.searchsorted(days, days - days % _DAYS + last[reports] + _REACH_DAYS, "right")
    return _join(reports, begin, np.minimum(until, begin + _MOST), reports)


def _meet_open_ended(files: Numbers, reports: Numbers, first: Numbers, last: Numbers) -> tuple[Numbers, Numbers]:
    """What has no first day, with the latest before its last, and with others like it."""
    days, dated = _sort(files, reports, first)
    open_ended = first[reports] == _NONE
    files, reports = files[open_ended], reports[open_ended]
    order = np.argsort(files, kind="stable")
    files, reports = files[order], reports[order]
    until = np.searchsorted(days, files * _DAYS + last[reports], "right")
    begin = np.maximum(np.searchsorted(days, files * _DAYS, "left"), until - _MOST)
    with_dated = _join(reports, begin, until, dated)
    following = np.arange(1, len(reports) + 1)
    ends = np.searchsorted(files, files, "right")
    alike = _join(reports, following, np.minimum(ends, following + _MOST), reports)
    return np.concatenate([with_dated[0], alike[0]]), np.concatenate([with_dated[1], alike[1]])


def _seek(
    seeking: tuple[Numbers, Numbers], around: tuple[Numbers, Numbers], first: Numbers, last: Numbers
) -> tuple[Numbers, Numbers]:
    """Those that are vague with those whose days begin within reach, the nearest days first."""
    files, seekers = seeking
    days, reports = _sort(*around, first)
    since = np.where(first[seekers] == _NONE, last[seekers], first[seekers]) - _BEFORE_DAYS
    begin = np.searchsorted(days, files * _DAYS + np.maximum(0, since), "left")
    until = np.searchsorted(days, files * _DAYS + last[seekers] + _REACH_DAYS, "right")
    return _join(seekers, begin, np.minimum(until, begin + _MOST), reports)


def _meet_nameless(nameless: Numbers, first: Numbers, last: Numbers) -> tuple[Numbers, Numbers]:
    """What names no place ("a base in the south") with what is told of its days."""
    nameless = nameless[(first[nameless] != _NONE) & (last[nameless] - first[nameless] <= _REACH_DAYS)]
    everything = np.arange(len(first))
    days, reports = _sort(np.zeros_like(everything), everything, first)
    begin = np.searchsorted(days, np.maximum(0, first[nameless] - _REACH_DAYS), "left")
    until = np.searchsorted(days, last[nameless], "right")
    return _join(nameless, begin, np.minimum(until, begin + _MOST), reports)
