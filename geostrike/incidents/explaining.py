"""The reasons for and against two reports being of one strike, in words. Of a million pairs that are compared a few are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.incidents.nearness import apart_km
from geostrike.incidents.weights import REASONS
from geostrike.model import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.incidents.evidence import Comparison
    from geostrike.incidents.facts import Facts
    from geostrike.model import Window

__all__ = ["explain"]


def explain(a: Facts, b: Facts, comparison: Comparison) -> tuple[Evidence, ...]:
    """The reasons in words; first what excludes, then what weighs most."""
    values = _Values(a, b)
    found = [
        Evidence(name=name, score=(REASONS[name][0] or 0) / 100, words=REASONS[name][1].format_map(values))
        for name in comparison.names
    ]
    return tuple(sorted(found, key=lambda evidence: (REASONS[evidence.name][0] is not None, -abs(evidence.score))))


class _Values(dict[str, str]):
    """What the words of reasons speak of, worked out when it is asked for."""

    def __init__(self, a: Facts, b: Facts) -> None:
        super().__init__()
        self._facts = {"a": a, "b": b}

    def __missing__(self, key: str) -> str:
        what, _, which = key.rpartition("_")
        a, b = self._facts["a"], self._facts["b"]
        if key == "km":
            one, other = a.report.place, b.report.place
            return f"{apart_km(one, other):,.0f}" if one is not None and other is not None else "?"
        if which in self._facts:
            return _say(self._facts[which], what)
        shared: frozenset[object] = getattr(a, which) & getattr(b, which)
        return _list(shared)


def _say(facts: Facts, what: str) -> str:
    report = facts.report
    if what == "name":
        return report.span.text
    if what == "place":
        return report.place.name if report.place is not None else report.span.text
    if what == "days":
        return _say_days(report.window)
    return _list(getattr(facts, what))


def _list(found: Iterable[object]) -> str:
    return ", ".join(str(value) for value in sorted(found, key=lambda value: (str(type(value)), value)))


def _say_days(window: Window | None) -> str:
    if window is None:
        return "a day that is not known"
    if window.start is None:
        return f"some day before {window.end}"
    supposed = "" if window.told else ", as supposed"
    return f"{window.start}{supposed}" if window.start == window.end else f"{window.start} to {window.end}{supposed}"
