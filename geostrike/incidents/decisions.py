"""What a person decides of incidents: which reports are of one strike, and which are not. A decision is anchored to quoted words, so it
lasts when articles are renamed, moved or edited elsewhere; it stands as ``[[incident]]`` in a corrections file.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from geostrike.errors import CorrectionError
from geostrike.language.names import fold
from geostrike.model import HumanDecision

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Decision", "Rulings", "parse_decisions"]

ACTIONS = ("merge", "split")
_KEYS = {"action", "quotes", "reason", "author", "date"}
# So many letters of a quotation, at least, find a report: fewer would find others too.
_LEAST = 20


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """The reports that hold the quoted words are of one strike (``merge``), or of one each (``split``)."""

    quotes: tuple[str, ...]
    human: HumanDecision
    where: str = ""
    """The file and the number of the entry, for messages."""

    @property
    def words(self) -> str:
        """As a reason."""
        how = "one strike" if self.human.action == "merge" else "strikes of their own"
        return f"{self.human.author} decided on {self.human.date} that they are {how}: {self.human.reason}"


def parse_decisions(text: str, where: str) -> tuple[Decision, ...]:
    """The decisions on incidents of one corrections file. Raises ``CorrectionError`` with the entry and the cure."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorrectionError(f"{where} is not TOML ({error}): mend that line") from None
    entries = data.get("incident", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CorrectionError(f"{where}: write every decision on incidents under a line [[incident]]")
    return tuple(_parse(entry, f"{where}, incident {number}") for number, entry in enumerate(entries, 1))


def _parse(entry: dict[str, Any], where: str) -> Decision:
    unknown = sorted(entry.keys() - _KEYS)
    if unknown:
        raise CorrectionError(f"{where}: it takes {', '.join(sorted(_KEYS))}, not {', '.join(unknown)}")
    action, decided, quotes = entry.get("action"), entry.get("date"), entry.get("quotes")
    if action not in ACTIONS:
        raise CorrectionError(f"{where}: action must be one of {', '.join(ACTIONS)}")
    for name in ("reason", "author"):
        if not isinstance(entry.get(name), str) or not entry[name]:
            raise CorrectionError(f"{where}: {action} needs {name}, in quotation marks")
    if not isinstance(decided, date) or isinstance(decided, datetime):
        raise CorrectionError(f"{where}: date must be the day of the decision, written as 2031-03-01 without quotes")
    if not isinstance(quotes, list) or len(quotes) < 2 or not all(isinstance(quote, str) for quote in quotes):
        raise CorrectionError(f"{where}: quotes must be two sentences or more, one of each report, in a list")
    if any(len(fold(quote)) < _LEAST for quote in quotes):
        raise CorrectionError(f"{where}: quote at least {_LEAST} letters of each report, so that no other is meant")
    return Decision(
        quotes=tuple(quotes),
        human=HumanDecision(action=action, reason=entry["reason"], author=entry["author"], date=decided),
        where=where,
    )


def _find_matches(decisions: Iterable[Decision], told: Sequence[str]) -> list[tuple[Decision, list[list[int]]]]:
    """For each decision the numbers of the reports that hold each of its quotations. One that finds none no longer fits."""
    found = []
    for decision in decisions:
        wanted = [fold(quote) for quote in decision.quotes]
        found.append((decision, [[n for n, words in enumerate(told) if quote in words] for quote in wanted]))
    return found


class Rulings:
    """Decisions, and the reports that they are about, by number. ``told`` is what each report quotes, folded."""

    def __init__(self, decisions: Iterable[Decision], told: Sequence[str]) -> None:
        self.apart: dict[tuple[int, int], Decision] = {}
        """Pairs, lower number first, that are not of one strike."""
        self.together: list[tuple[Decision, list[int]]] = []
        """Reports of one strike."""
        self.about: dict[int, list[Decision]] = {}
        self.marks: dict[int, tuple[tuple[int, int], ...]] = {}
        """Of a report: in which decisions it is, and by which quotation."""
        unfit = []
        for number, (decision, matches) in enumerate(_find_matches(decisions, told)):
            unfit += [
                f"no longer fits: {decision.where}: no report says “{quote}”"
                for quote, found in zip(decision.quotes, matches, strict=True)
                if not found
            ]
            for at, found in enumerate(matches):
                for report in found:
                    self.about.setdefault(report, []).append(decision)
                    self.marks[report] = (*self.marks.get(report, ()), (number, at))
            if decision.human.action == "merge":
                self.together.append((decision, [report for found in matches for report in found]))
                continue
            for at, found in enumerate(matches):
                for other in matches[at + 1 :]:
                    self.apart |= {(min(a, b), max(a, b)): decision for a in found for b in other if a != b}
        self.unfit = tuple(unfit)
