"""The frozen records that every room shares. They hold no behaviour and import nothing of geostrike.

Conventions that hold everywhere:

* Offsets are Unicode code points into ``Article.text``, half open: ``text[span.start:span.end] == span.text``.
* Coordinates are WGS84 degrees. Fields are named (``latitude``, ``longitude``); pairs, where unavoidable, are lon, lat.
* Distances are kilometres. Dates are plain ``datetime.date``, local to the event, never shifted by a time zone.
* Absence is ``None`` (or an empty tuple), never a dummy value. Nothing here is "confirmed": a claim is what one
  source says; a strike is what is inferred from claims.

Code values follow the monitors' practice; the comments name the ACLED, UCDP GED and Airwars equivalents.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = [
    "About",
    "Actor",
    "Article",
    "Bond",
    "Candidate",
    "Claim",
    "Count",
    "DatePrecision",
    "DateRange",
    "Evidence",
    "Failure",
    "Harm",
    "HumanDecision",
    "Level",
    "Link",
    "Modality",
    "Offset",
    "OffsetKind",
    "Outcome",
    "PassedOver",
    "Place",
    "Realis",
    "Reading",
    "Refusal",
    "Resolution",
    "Role",
    "Shape",
    "Source",
    "Span",
    "Speaker",
    "SpeakerKind",
    "Speech",
    "Stance",
    "Status",
    "Strike",
    "Tier",
    "Toponym",
]


# --------------------------------------------------------------------------------------------- text


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A piece of the article, verbatim."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """The outlet that published the article (UCDP ``source_article``); not the one who speaks in it."""

    name: str
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One text as it was given. ``text`` is never altered."""

    id: str
    text: str
    sha256: str
    title: str | None = None
    outlet: Source | None = None
    url: str | None = None
    published: date | None = None
    authors: tuple[str, ...] = ()
    language: str = "en"
    retrieved: str | None = None
    """When the bytes were fetched, ISO 8601, if they came from the network."""
    repeated: tuple[Span, ...] = ()
    """Later copies of a paragraph that already stood in the text; claims are not counted in them."""
    warnings: tuple[str, ...] = ()


# ------------------------------------------------------------------------------------------- places


class Level(StrEnum):
    """What a place is, from the finest to the coarsest; it decides how a strike there may be drawn."""

    POINT = "point"  # facility, base, crossing, exact coordinates. Airwars nearby_landmark/exact; UCDP where_prec 1
    NEIGHBOURHOOD = "neighbourhood"  # quarter, camp, suburb. Airwars neighbourhood_area
    TOWN = "town"  # any populated place. Airwars city/town/village; ACLED geo_precision 1
    DISTRICT = "district"  # ADM2 and below. UCDP where_prec 3; ACLED 2 to 3
    PROVINCE = "province"  # ADM1. UCDP where_prec 4; ACLED 3; Airwars province_governorate
    REGION = "region"  # part of a country, or wider than one, without an official outline. UCDP 5
    COUNTRY = "country"  # UCDP where_prec 6; ACLED does not code it


class Tier(StrEnum):
    """How a written name reached a gazetteer name, from the safest to the least safe."""

    EXACT = "exact"  # same letters after folding case, marks and punctuation
    KEY = "key"  # same transliteration key
    SKELETON = "skeleton"  # same consonants, and similar enough
    EDIT = "edit"  # one letter off
    ONLINE = "online"  # an online geocoder, only when the user asked for one


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A place of the gazetteer, or one derived from it ("10 km north of X"), with where its facts come from."""

    id: str
    """Stable and namespaced: ``geonames:170015``, ``supplement:sy-eastern-ghouta``, ``user:...``, ``relative:...``."""
    name: str
    level: Level
    latitude: float
    longitude: float
    uncertainty_km: float
    """Radius that should hold the spot meant by the name, in km; grows with the place's size and vagueness."""
    country_code: str | None = None
    """ISO 3166-1 alpha-2."""
    country: str | None = None
    admin1: str | None = None
    """Name of the first-level division that holds it (its own name for a province)."""
    admin1_code: str | None = None
    """GeoNames admin1 code, such as ``SY.12``. Not an OCHA p-code."""
    admin2: str | None = None
    admin2_code: str | None = None
    geonames_id: int | None = None
    pcode: str | None = None
    """OCHA p-code where known, such as ``SY07``."""
    iso_code: str | None = None
    """ISO 3166-2 for divisions, such as ``SY-ID``."""
    population: int | None = None
    feature: str | None = None
    """GeoNames feature code (``PPLA``, ``ADM1``, ``AIRB`` ...) where known."""
    local_name: str | None = None
    source: str = ""
    """Provenance in words: gazetteer, version, licence family."""
    approximate: bool = False
    """The coordinate itself is approximate (said so by its source), not only vague by its level."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """One named reason: how much it weighed (positive for, negative against) and the words shown to the user."""

    name: str
    score: float
    words: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """One place a name may mean. ``similarity`` is 1.0 for the exact tier."""

    place: Place
    matched_name: str
    tier: Tier
    similarity: float
    score: float = 0.0
    evidence: tuple[Evidence, ...] = ()


# ----------------------------------------------------------------------------------------- toponyms


class Role(StrEnum):
    """What a place name does in its sentence. Only ``PLACE`` mentions may become strike places."""

    PLACE = "place"  # the place itself
    DATELINE = "dateline"  # where the article was filed
    GOVERNMENT = "government"  # a capital, country or building that stands for a government or an actor
    ADJECTIVE = "adjective"  # demonym or adjective: Syrian, Gazan
    PART_OF_NAME = "part_of_name"  # inside the name of something else: "Aleppo Media Center"
    AFFILIATION = "affiliation"  # "Britain-based", "U.S.-led"
    OUTSIDE = "outside"  # a place, but only as origin of a person or thing: "born in", "made in"


class OffsetKind(StrEnum):
    """How a phrase shifts away from the place it names."""

    NEAR = "near"
    DISTANCE = "distance"  # "10 km north of X"
    BETWEEN = "between"  # "between A and B"
    ROAD = "road"  # "the A-B road"
    OUTSKIRTS = "outskirts"  # outskirts, suburbs
    COUNTRYSIDE = "countryside"
    PART = "part"  # "northern X province"
    BORDER = "border"  # "the border between X and Y"


@dataclass(frozen=True, kw_only=True, slots=True)
class Offset:
    """A relative place as the text words it. ``bearing`` is a compass point such as ``NE``."""

    kind: OffsetKind
    span: Span
    km: float | None = None
    bearing: str | None = None
    other_id: str | None = None
    """The second toponym of "between A and B"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Toponym:
    """A place name as written, with what its context says about it. Not yet a place."""

    id: str
    span: Span
    name: str
    """What to look up: the span without article, possessive and descriptor."""
    role: Role
    reason: str
    """Why it was taken for a place name, and why in this role, in words."""
    evidence: tuple[Evidence, ...] = ()
    levels: tuple[Level, ...] = ()
    """Levels the wording asks for ("province of X"); empty when it does not say."""
    descriptor: str | None = None
    """The word that says what it is ("city", "governorate", "camp"), as written."""
    container_ids: tuple[str, ...] = ()
    """Toponyms the text puts it in ("X, in Y province")."""
    offset: Offset | None = None
    known: bool = True
    """False when the gazetteer lacks the name and only the wording makes it a place."""
    decision: HumanDecision | None = None
    """A person set the role."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Refusal:
    """Something that looks like a place name and is not one (a surname, an armed group, a month)."""

    span: Span
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """The place a toponym means, or none, and why. One for each toponym, in the same order."""

    toponym_id: str
    place: Place | None
    confidence: float
    """Calibrated probability that ``place`` is right; for an unresolved mention, that of the best candidate."""
    reason: str
    candidates: tuple[Candidate, ...] = ()
    """Ranked, best first; shortened to the few worth showing."""
    location: Place | None = None
    """What the whole phrase means when it is relative ("10 km north of X"): a derived place. Else ``None``."""
    area: Place | None = None
    """For an unresolved mention: the smallest division that holds it or all its candidates, if there is one."""
    decision: HumanDecision | None = None
    """A person set the place."""


# ------------------------------------------------------------------------------------------- claims


class SpeakerKind(StrEnum):
    """Who speaks (Airwars source types)."""

    MILITARY = "military"
    GOVERNMENT = "government"
    MONITOR = "monitor"
    ARMED_GROUP = "armed_group"
    ACTIVIST = "activist"
    MEDIC = "medic"
    WITNESS = "witness"
    MEDIA = "media"
    OFFICIAL = "official"  # unnamed or local official
    VIDEO = "video"
    INTERNATIONAL = "international"  # UN bodies, aid organisations
    OTHER = "other"


@dataclass(frozen=True, kw_only=True, slots=True)
class Speaker:
    """Who says it (UCDP ``source_original``), apart from the outlet that prints it."""

    name: str
    """Full name of the organisation or official where the text gives one, else the words ("activists")."""
    kind: SpeakerKind
    words: str
    """As worded where it speaks ("the Observatory", "he")."""
    description: str | None = None
    """Role as worded ("Russian Defense Ministry spokesman")."""
    anonymous: bool = False
    via: str | None = None
    """The medium it spoke through ("state news agency SANA", "a video")."""


class Stance(StrEnum):
    ASSERTS = "asserts"
    DENIES = "denies"
    CONTESTS = "contests"  # doubts, disputes, reports as conflicting
    CONCEDES = "concedes"  # admits what it had reason to hide


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
    precision: DatePrecision
    span: Span
    """The words that give the date."""
    inherited: bool = False
    """Taken over from the story's main event, not said in this clause."""


class Harm(StrEnum):
    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
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


@dataclass(frozen=True, kw_only=True, slots=True)
class Actor:
    """A party as worded, with a normalised name beside it."""

    name: str
    words: str
    stated: bool
    """True when the clause names it; False when it is implied by context."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HumanDecision:
    """What a person decided about a mention, claim or strike, shown as such wherever it appears."""

    action: str
    reason: str
    author: str
    date: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Claim:
    """One statement by one source about a strike."""

    id: str
    speaker: Speaker | None
    """``None`` when the outlet speaks in its own voice."""
    outlet: str | None
    stance: Stance
    about: About
    modality: Modality
    speech: Speech
    realis: Realis
    evidence: tuple[Span, ...]
    """Verbatim; the first is the sentence or clause that makes the claim."""
    rule: str
    """Which rule saw it, and why, in words."""
    trigger: Span | None = None
    toponym_ids: tuple[str, ...] = ()
    """Where, most specific first. Empty when the claim names no place of its own."""
    attacker: Actor | None = None
    targets: tuple[str, ...] = ()
    weapons: tuple[str, ...] = ()
    damage: tuple[str, ...] = ()
    date: DateRange | None = None
    """When the strike happened, as far as this claim says."""
    said_on: DateRange | None = None
    """When the statement was made, if the text says so."""
    casualties: tuple[Count, ...] = ()
    evidence_for_place: tuple[Evidence, ...] = ()
    """Why these places were chosen, in words."""
    decision: HumanDecision | None = None


class Bond(StrEnum):
    """How two claims stand to each other."""

    CONTRADICTS = "contradicts"
    DENIES = "denies"
    QUALIFIES = "qualifies"
    SUPPORTS = "supports"
    TENSION = "tension"  # may contradict; the text does not say so


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A relation between two claims. ``stated`` is False when it is inferred."""

    a: str
    b: str
    bond: Bond
    about: About
    stated: bool
    words: str


class Shape(StrEnum):
    """How a strike is shown."""

    POINT = "point"
    AREA = "area"
    LIST = "list"


class Status(StrEnum):
    """Derived from the claims, with its rule named. Never "confirmed". (Airwars weak / fair / contested / confirmed.)"""

    SINGLE_SOURCE = "single_source"
    SEVERAL_SOURCES = "several_sources"
    CONTESTED = "contested"
    ACKNOWLEDGED = "acknowledged"  # a belligerent says the strike was its own
    NOT_AN_EVENT = "not_an_event"  # planned, hypothetical, negated


@dataclass(frozen=True, kw_only=True, slots=True)
class Strike:
    """What is inferred from one or more claims: a reported strike at a place (or at none that can be drawn)."""

    id: str
    place: Place | None
    level: Level | None
    shown_as: Shape
    claim_ids: tuple[str, ...]
    realis: Realis
    status: Status
    status_rule: str
    reason: str
    """Why it is shown this way, and why these claims were joined, in words."""
    toponym_id: str | None = None
    date: DateRange | None = None
    decision: HumanDecision | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PassedOver:
    """A place near a strike word that was not taken as struck, and why."""

    toponym_id: str
    reason: str
    trigger: Span | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """All that geostrike understood of one article. Mapping, exporting, explaining and scoring look at this alone."""

    article: Article
    toponyms: tuple[Toponym, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    claims: tuple[Claim, ...] = ()
    strikes: tuple[Strike, ...] = ()
    links: tuple[Link, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    warnings: tuple[str, ...] = ()
    gazetteer: str = ""
    """Name, version and date of the gazetteer that was asked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """An article (or a line of a file) that could not be read. ``message`` is one line that names the cure."""

    where: str
    message: str
