"""Outcomes and statuses of people harmed, as the lexicon lists their words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words
from geostrike.model import Harm, Outcome

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue
    from geostrike.language.numbers import Number

__all__ = ["BARRIERS", "OUTCOMES", "PASSIVE", "WHOM", "Item", "outcome_of", "status_of"]

OUTCOMES = {
    "casualty.killed": Outcome.KILLED,
    "casualty.injured": Outcome.INJURED,
    "casualty.missing": Outcome.MISSING,
}
WHOM = frozenset({"casualty.civilian", "casualty.combatant", "casualty.person"})
BARRIERS = find_words("facts.harm", "barriers")
PASSIVE = find_words("shared", "passive")


def outcome_of(cue: Cue) -> Outcome:
    """What the word says became of people."""
    return next(outcome for kind, outcome in OUTCOMES.items() if kind in cue.kinds)


def status_of(kinds: frozenset[str]) -> Harm:
    """Civilian or combatant, where the words say one of them and not both."""
    civilian, combatant = "casualty.civilian" in kinds, "casualty.combatant" in kinds
    if civilian == combatant:
        return Harm.UNKNOWN
    return Harm.CIVILIAN if civilian else Harm.COMBATANT


@dataclass(slots=True)
class Item:
    """A number of the sentence, the words it counts, and where it stands."""

    number: Number
    low: int
    high: int
    whom: tuple[int, int, frozenset[str]] | None
    part: bool
    outcome: Cue | None = None

    @property
    def end(self) -> int:
        """The word after the last one counted."""
        return self.whom[1] if self.whom else self.high
