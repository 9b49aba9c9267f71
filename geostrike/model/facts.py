"""What a claim may say: dates, tolls, parties, and how sure the words are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geostrike.model.text import Span

__all__ = [
    "HAPPENED",
    "SURELY_IMPLIED",
    "UNIDENTIFIED",
    "About",
    "Actor",
    "Count",
    "DatePrecision",
    "DateRange",
    "Harm",
    "Modality",
    "Outcome",
    "Part",
    "Realis",
    "Speech",
]


class About(StrEnum):
    """What the stance is about. A denial of the target leaves the strike standing."""

    STRIKE = "strike"  # that it happened
    LOCATION = "location"
    ATTACKER = "attacker"
    TARGET = "target"
    WEAPON = "weapon"
    SCALE = "scale"
    DAMAGE = "damage"
    CASUALTIES = "casualties"
    INTENT = "intent"
    DATE = "date"


class Modality(StrEnum):
    """How sure the words are (FactBank CT, PR, PS, Uu)."""

    CERTAIN = "certain"
    REPORTED = "reported"  # reportedly, according to reports
    HEDGED = "hedged"  # appeared to, is believed to
    POSSIBLE = "possible"  # may have, could have


class Speech(StrEnum):
    """How the words reach the page."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    UNATTRIBUTED = "unattributed"  # the outlet's own voice
    VIDEO = "video"


class Realis(StrEnum):
    """Whether the text reports it as having happened (PLOVER's negation, future, hypothetical, historical)."""

    CURRENT = "current"
    BACKGROUND = "background"  # happened, but earlier than the news: drawn apart
    PLANNED = "planned"
    THREATENED = "threatened"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"
    INTERCEPTED = "intercepted"


HAPPENED = frozenset({Realis.CURRENT, Realis.BACKGROUND})
"""What is told as having struck, now or before the news."""


class Part(StrEnum):
    """What a claim says, taken apart: each part may be told surely or not."""

    STRIKE = "strike"  # that it tells of a strike, as happened or not, asserted or denied
    PLACE = "place"
    ATTACKER = "attacker"
    SPEAKER = "speaker"
    TOLL = "toll"


class DatePrecision(StrEnum):
    """ACLED time_precision 1, 2, 3; UCDP date_prec 1 to 5."""

    DAY = "day"
    DAYS = "days"  # two to six days
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, kw_only=True, slots=True)
class DateRange:
    """An interval of whole days, both ends included; "in March" is the month, not its first day."""

    start: date | None
    end: date | None
    precision: DatePrecision | None
    """``None`` where no day is known: “Monday” without a day of publication, “in recent weeks”."""
    span: Span
    """The words that give the date."""
    inherited: bool = False
    """Taken over from the story's main event, not said in this clause."""


class Harm(StrEnum):
    """Whom the text says was harmed; "people" is unknown, not civilian."""

    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What became of them."""

    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True, slots=True)
class Count:
    """A toll as worded. "At least 5" is min 5, max ``None``; "dozens" keeps its word and has neither."""

    min: int | None
    max: int | None
    outcome: Outcome
    status: Harm
    span: Span
    who: str | None = None
    """Whom the text counts, as worded ("women and children")."""
    part_of_total: bool = False
    """Counted within another number of the same sentence ("including two children"): never to be added to it."""


UNIDENTIFIED = frozenset({"unidentified aircraft", "unidentified drones", "unidentified attackers"})
"""What stands for the name of a party where only its arms are told."""
SURELY_IMPLIED = 0.6
"""An implied party that is less likely is never told as the attacker. Of 32 implied in articles that nobody had read, 12 of 17 above
were the one meant, and 8 of 15 below (docs/claims.md).
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """A party as worded, with a normalised name beside it."""

    name: str
    words: str
    stated: bool
    """True when the clause names it; False when it is implied by context."""
    likely: float | None = None
    """How likely an implied party is, from 0 to 1, which is a person's decision; ``None`` of one that is stated, or where it is not known."""
    reason: str | None = None
    """Why it is implied, in words."""

    @property
    def unidentified(self) -> bool:
        """Whether the words say what struck and not whose it was: "jets", "unknown drones"."""
        return self.name in UNIDENTIFIED

    @property
    def accused(self) -> bool:
        """Whether it may be told as the attacker: a party that is stated, or implied surely enough."""
        return not self.unidentified and (self.stated or (self.likely or 0.0) >= SURELY_IMPLIED)
