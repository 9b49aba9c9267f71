"""Which pairs of reports are worth comparing: those whose places or names could be one and whose days do not lie apart.

Each report is filed under its cells of the map and the keys of its names; in each file, sorted by day, it meets only those
after it within reach, and no more than ``_MOST`` of them. So the work grows with the number of reports, not with its square.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from math import floor
from typing import TYPE_CHECKING

from geostrike.incidents.nearness import AREAS
from geostrike.incidents.windows import find_doubtful
from geostrike.language.names import consonant_skeleton, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geostrike.model import Report

__all__ = ["find_pairs"]

# Degrees: about 28 km of latitude.
_CELL = 0.25
# Days after its last in which another report may still tell of it, for the reason to be worth telling.
_REACH_DAYS = 3
_MOST = 60


def find_pairs(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of reports, lower first, each once."""
    files: dict[tuple[object, ...], list[int]] = {}
    for number, report in enumerate(reports):
        for key in _keys(report):
            files.setdefault(key, []).append(number)
    seen: set[tuple[int, int]] = set()
    for key in sorted(files, key=repr):
        for pair in _meet(files[key], reports):
            if pair not in seen:
                seen.add(pair)
                yield pair
    for pair in _meet_nameless(reports):
        if pair not in seen:
            seen.add(pair)
            yield pair


def _meet_nameless(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """What names no place ("a base in the south") with what is told of its days."""
    nameless = [number for number, report in enumerate(reports) if not report.names]
    if not nameless:
        return
    days = sorted((first, number) for number, report in enumerate(reports) if (first := _first_day(report)) is not None)
    for number in nameless:
        first, last = _first_day(reports[number]), _last_day(reports[number])
        if first is None or last - first > _REACH_DAYS:
            continue
        begin = bisect_left(days, (first - _REACH_DAYS, -1))
        for day, other in days[begin : begin + _MOST]:
            if day > last:
                break
            if other != number:
                yield min(number, other), max(number, other)


def _keys(report: Report) -> set[tuple[object, ...]]:
    place = report.place
    keys: set[tuple[object, ...]] = {("name", consonant_skeleton(name) or fold(name)) for name in report.names}
    if place is None:
        return keys | {("unplaced",)}
    keys |= {("place", place.id), ("area", place.admin1_code or place.country_code), ("country", place.country_code)}
    if place.level not in AREAS:
        row, column = floor(place.latitude / _CELL), floor(place.longitude / _CELL)
        keys |= {("cell", row + north, column + east) for north in (0, 1) for east in (0, 1)}
    return keys


def _meet(numbers: list[int], reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """In order of their first day, each with those that begin within its reach; what has no first day, with the latest before
    its last.
    """
    open_ended = [number for number in numbers if _first_day(reports[number]) is None]
    dated = sorted((first, number) for number in numbers if (first := _first_day(reports[number])) is not None)
    for at, (_, number) in enumerate(dated):
        last = _last_day(reports[number]) + _REACH_DAYS
        for first, other in dated[at + 1 : at + 1 + _MOST]:
            if first > last:
                break
            yield min(number, other), max(number, other)
    for at, number in enumerate(open_ended):
        until = bisect_right(dated, (_last_day(reports[number]), len(reports)))
        others = (*(other for _, other in dated[max(0, until - _MOST) : until]), *open_ended[at + 1 : at + 1 + _MOST])
        yield from ((min(number, other), max(number, other)) for other in others)


def _first_day(report: Report) -> int | None:
    window = report.window
    return None if window is None or window.start is None else window.start.toordinal()


def _last_day(report: Report) -> int:
    window = find_doubtful(report) or report.window
    return date.max.toordinal() if window is None else window.end.toordinal()
