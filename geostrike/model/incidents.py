"""What several articles say of one strike: a report is what one article says, an incident what reports agree to be one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from geostrike.model.claims import HumanDecision
from geostrike.model.facts import SURELY_IMPLIED, About, DateRange, Harm, Outcome
from geostrike.model.places import Evidence, Level, Place
from geostrike.model.text import Article, Span

__all__ = [
    "Apart",
    "Collection",
    "Denial",
    "Incident",
    "Join",
    "Origin",
    "Party",
    "Report",
    "Toll",
    "TollRange",
    "Traits",
    "Window",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """The days on which a strike can have happened, both ends included."""

    start: date | None
    """``None``: any time before ``end``."""
    end: date
    told: bool
    """False when only the day of publication bounds it: news are of the last days."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Party:
    """An attacker under one name, with the words that name it."""

    name: str
    words: str
    stated: bool
    """True when the clause names it; False when it is implied by context."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of its state."""
    wikidata: str | None = None
    known: bool = False
    """Whether ``name`` comes from the table of parties; otherwise it is as worded."""
    likely: float | None = None
    """How likely an implied party is, as in ``Actor``."""

    @property
    def accused(self) -> bool:
        """Whether it may be told as the attacker; see ``Actor.accused``."""
        return self.stated or (self.likely or 0.0) >= SURELY_IMPLIED


@dataclass(frozen=True, kw_only=True, slots=True)
class Toll:
    """A number of victims as one source gives it. Never to be added to another."""

    min: int | None
    max: int | None
    outcome: Outcome
    status: Harm
    words: str
    speaker: str | None
    """``None``: the outlet's own voice."""
    part_of_total: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class TollRange:
    """What the sources of an incident say of its victims: their numbers side by side, never one sum."""

    outcome: Outcome
    status: Harm
    min: int | None
    """The least number that a source gives."""
    max: int | None
    """The greatest; ``None`` when a source gives no upper limit to it ("at least 17")."""
    standing: str
    """``agree``; ``history``: later reports give greater numbers, each day's replacing the one before; ``differ``."""
    report_ids: tuple[str, ...]
    """Whose numbers they are, first published first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Denial:
    """What somebody denies or disputes, and of what: a denial of the target leaves the strike standing."""

    about: About
    speaker: str | None
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Traits:
    """What tells raids of one place and day apart, and reports of one raid together; each in sorted order."""

    hours: tuple[str, ...] = ()
    """Parts of the day."""
    sites: tuple[str, ...] = ()
    """What was hit: ``hospital``, ``market``."""
    arms: tuple[str, ...] = ()
    """``air``, ``drone``, ``ground``, ``chemical``."""
    names: tuple[str, ...] = ()
    """Names of its passage beside the place, folded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """What one article says of one strike."""

    id: str
    """Stable as long as the article keeps its id and its wording of the place."""
    article_id: str
    outlet: str | None
    published: date | None
    span: Span
    """The words that name the place."""
    names: tuple[str, ...]
    """How the article and the gazetteer name it, without generic words; empty: "a base in the south"."""
    place: Place | None
    within: bool = False
    """``place`` is only what holds the place named."""
    window: Window | None = None
    date: DateRange | None = None
    background: bool = False
    """Recalled in a report of something else."""
    attackers: tuple[Party, ...] = ()
    tolls: tuple[Toll, ...] = ()
    denials: tuple[Denial, ...] = ()
    speakers: tuple[str, ...] = ()
    traits: Traits = Traits()
    strike_id: str | None = None
    """The strike of the article's reading."""
    quote: str = ""
    more: tuple[Span, ...] = ()
    """Where else the article names the place for it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Join:
    """Why a report belongs to its incident: the report of it that it agrees with best, and the reasons."""

    a: str
    b: str
    score: int
    """In hundredths. What decides is how all their pairs agree; ``incidents.clustering`` says how."""
    reasons: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Apart:
    """Why a report that was compared does not belong to another incident."""

    incident_id: str
    a: str
    b: str
    score: int
    reasons: tuple[Evidence, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Origin:
    """Articles whose words on an incident are one text, or go back to one. Independent of each other origin as far as the
    texts show.
    """

    article_ids: tuple[str, ...]
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Incident:
    """Reports that are taken to be of one strike. Nothing here is confirmed."""

    id: str
    place: Place | None
    name: str
    """Of the place, as the gazetteer or else the reports call it."""
    level: Level | None
    start: date | None
    end: date | None
    dated: bool
    """Whether a report gives the days; else they are taken from the days of publication."""
    background: bool
    """Whether every report only recalls it."""
    reports: tuple[Report, ...]
    """First published first."""
    origins: tuple[Origin, ...]
    decisions: tuple[HumanDecision, ...] = ()
    """What a person decided of its reports."""
    joins: tuple[Join, ...] = ()
    apart: tuple[Apart, ...] = ()
    tolls: tuple[TollRange, ...] = ()
    attackers: tuple[str, ...] = ()
    """Names of the parties accused, side by side."""
    disputed: tuple[str, ...] = ()
    """In what the sources disagree, in words; what one of them denies, with the object of the denial."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Collection:
    """Articles and the incidents that they report."""

    articles: tuple[Article, ...]
    """By id."""
    incidents: tuple[Incident, ...]
    """Latest first; those without a day last."""
    warnings: tuple[str, ...] = ()
    """Decisions that no longer fit."""
