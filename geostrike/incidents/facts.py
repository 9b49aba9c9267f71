"""What of a report is compared with others, worked out once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.incidents.parties import name_accused
from geostrike.incidents.windows import find_doubtful
from geostrike.model import Outcome

if TYPE_CHECKING:
    from geostrike.model import Report, Window

__all__ = ["Facts", "count_killed", "gather_facts"]


@dataclass(frozen=True, slots=True)
class Facts:
    """A report with what is compared of it, worked out once."""

    report: Report
    attackers: frozenset[str]
    any_known: bool
    """Whether an attacker is of the table of parties."""
    killed: frozenset[int]
    """Numbers that it tells, but for parts of a total."""
    sites: frozenset[str]
    hours: frozenset[str]
    arms: frozenset[str]
    names: frozenset[str]
    doubtful: Window | None
    """The days of the news, if the day given is doubtful."""


def gather_facts(report: Report) -> Facts:
    """``report`` made ready for comparing."""
    traits = report.traits
    return Facts(
        report,
        name_accused(report),
        any(party.known for party in report.attackers),
        count_killed(report),
        frozenset(traits.sites),
        frozenset(traits.hours),
        _plain_arms(traits.arms),
        frozenset(traits.names),
        find_doubtful(report),
    )


def count_killed(report: Report) -> frozenset[int]:
    """The numbers killed that a report tells, but for parts of a total."""
    return frozenset(
        number
        for toll in report.tolls
        if toll.outcome is Outcome.KILLED and not toll.part_of_total
        for number in (toll.min if toll.min is not None else toll.max,)
        if number is not None
    )


def _plain_arms(arms: tuple[str, ...]) -> frozenset[str]:
    """Drones are from the air; missiles may be from anywhere."""
    plain = frozenset("air" if arm == "drone" else arm for arm in arms)
    return plain if "missile" not in arms else plain & {"chemical"}
