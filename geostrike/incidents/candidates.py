"""Which pairs of reports are worth comparing: those whose places or names could be one and whose days do not lie apart.

Each report is filed under its cells of the map and the keys of its names; in each file, sorted by day, it meets only those
after it within reach, and no more than ``_MOST`` of them. So the work grows with the number of reports, not with its square.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from itertools import chain
from math import floor
from typing import TYPE_CHECKING

from geostrike.incidents.nearness import AREAS, is_vague
from geostrike.incidents.windows import find_doubtful
from geostrike.language.names import consonant_skeleton, fold
from geostrike.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geostrike.model import Place, Report

__all__ = ["find_pairs"]

# Degrees: about 28 km of latitude.
_CELL = 0.25
# Days after its last in which another report may still tell of it, for the reason to be worth telling.
_REACH_DAYS = 3
_MOST = 60
# Before its first day another may begin that still lasts.
_BEFORE_DAYS = 31


def find_pairs(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of reports, lower first; some come more than once."""
    same: dict[_Key, list[int]] = {}
    around: dict[_Key, list[int]] = {}
    seekers: dict[_Key, list[int]] = {}
    for number, report in enumerate(reports):
        for files, keys in ((same, _own_keys(report)), (around, _wide_keys(report)), (seekers, _sought_keys(report))):
            for key in keys:
                files.setdefault(key, []).append(number)
    yield from chain.from_iterable(_meet(same[key], reports) for key in sorted(same, key=repr))
    yield from chain.from_iterable(
        _seek(seekers[key], around.get(key, []), reports) for key in sorted(seekers, key=repr)
    )
    yield from _meet_nameless(reports)


_Key = tuple[object, ...]


def _own_keys(report: Report) -> set[_Key]:
    """What reports of one place share."""
    keys: set[_Key] = {("name", consonant_skeleton(name) or fold(name)) for name in report.names}
    return keys if report.place is None else keys | {("place", report.place.id)}


def _wide_keys(report: Report) -> set[_Key]:
    """Where it lies, for those that may mean more than one place."""
    place = report.place
    if place is None:
        return set()
    keys: set[_Key] = {("area", place.admin1_code or place.country_code), ("country", place.country_code)}
    return keys if place.level in AREAS else keys | _cells(place)


def _sought_keys(report: Report) -> set[_Key]:
    """Where else it looks: exact places that are not one have other names, but what is vague may be anywhere in its reach."""
    place = report.place
    if place is None or not is_vague(report):
        return set()
    if place.level in (Level.REGION, Level.COUNTRY):
        return {("country", place.country_code)}
    keys: set[_Key] = {("area", place.admin1_code or place.country_code)}
    return keys if place.level in AREAS else keys | _cells(place)


def _cells(place: Place) -> set[_Key]:
    row, column = floor(place.latitude / _CELL), floor(place.longitude / _CELL)
    return {("cell", row + north, column + east) for north in (0, 1) for east in (0, 1)}


def _seek(seekers: list[int], numbers: list[int], reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Those that are vague with those whose days begin within reach, the nearest days first."""
    dated = sorted((first, number) for number in numbers if (first := _first_day(reports[number])) is not None)
    for number in seekers:
        first, last = _first_day(reports[number]), _last_day(reports[number])
        begin = bisect_left(dated, ((last if first is None else first) - _BEFORE_DAYS, -1))
        for day, other in dated[begin : begin + _MOST]:
            if day > last + _REACH_DAYS:
                break
            if other != number:
                yield min(number, other), max(number, other)


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
