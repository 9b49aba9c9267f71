"""The words of the page: each code value of the model in plain, neutral English. "Terrorist" is not among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.maps.grammar import agree, is_plural
from geostrike.model import About, Harm, Level, Modality, Outcome, Realis, SpeakerKind, Stance, Status
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from datetime import date

    from geostrike.model import Claim, Count, DateRange, Place

__all__ = [
    "KINDS",
    "LEVELS",
    "REALIS",
    "STANCES",
    "STATUSES",
    "count_people",
    "describe_count",
    "describe_dates",
    "describe_day",
    "describe_days",
    "describe_precision",
    "describe_stance",
    "locate",
]

STANCES = {
    Stance.ASSERTS: "reports",
    Stance.DENIES: "denies",
    Stance.CONTESTS: "disputes",
    Stance.CONCEDES: "admits",
}
ABOUT = {
    About.STRIKE: "a strike",
    About.LOCATION: "the location",
    About.ATTACKER: "the attacker",
    About.TARGET: "the target",
    About.WEAPON: "the weapon",
    About.SCALE: "the scale",
    About.DAMAGE: "the damage",
    About.CASUALTIES: "casualties",
    About.INTENT: "the intent",
    About.DATE: "the date",
}
MODALITIES = {
    Modality.CERTAIN: None,
    Modality.REPORTED: "from other reports",
    Modality.HEDGED: "hedged",
    Modality.POSSIBLE: "only as possible",
}
KINDS = {
    SpeakerKind.MILITARY: "military",
    SpeakerKind.GOVERNMENT: "government",
    SpeakerKind.MONITOR: "monitoring group",
    SpeakerKind.ARMED_GROUP: "armed group",
    SpeakerKind.ACTIVIST: "activists",
    SpeakerKind.MEDIC: "medical source",
    SpeakerKind.WITNESS: "witness",
    SpeakerKind.MEDIA: "media",
    SpeakerKind.OFFICIAL: "official",
    SpeakerKind.VIDEO: "video",
    SpeakerKind.INTERNATIONAL: "international organisation",
    SpeakerKind.OTHER: "other source",
}
STATUSES = {
    Status.SINGLE_SOURCE: "one source",
    Status.SEVERAL_SOURCES: "several sources",
    Status.CONTESTED: "contested",
    Status.ACKNOWLEDGED: "acknowledged by a party",
    Status.NOT_AN_EVENT: "not reported as having happened",
}
REALIS = {
    Realis.CURRENT: "current",
    Realis.BACKGROUND: "background",
    Realis.PLANNED: "planned",
    Realis.THREATENED: "threatened",
    Realis.HYPOTHETICAL: "hypothetical",
    Realis.NEGATED: "said not to have happened",
    Realis.INTERCEPTED: "intercepted",
}
# What a source does that tells of a strike which is not told as having happened.
UNREAL_STRIKES = {
    Realis.PLANNED: "speaks of a planned strike",
    Realis.THREATENED: "speaks of a threatened strike",
    Realis.HYPOTHETICAL: "speaks of strikes, not of one that happened",
    Realis.NEGATED: "says that there was no strike",
    Realis.INTERCEPTED: "reports an interception",
}
LEVELS = {
    Level.POINT: "Exact place",
    Level.NEIGHBOURHOOD: "Neighbourhood",
    Level.TOWN: "Town or village",
    Level.DISTRICT: "District",
    Level.PROVINCE: "Province",
    Level.REGION: "Region",
    Level.COUNTRY: "Country",
}
OUTCOMES = {Outcome.KILLED: "killed", Outcome.INJURED: "injured", Outcome.MISSING: "missing"}
HARMS = {Harm.CIVILIAN: "civilians", Harm.COMBATANT: "combatants", Harm.UNKNOWN: "civilian or combatant not said"}
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def describe_stance(claim: Claim) -> str:
    """What the source does, in a word or three: "denies casualties", "report a strike, hedged".

    Only what is told as having happened is ever reported; a plan, a threat or a thought is spoken of.
    """
    plural = is_plural(claim.speaker)
    if claim.realis in HAPPENED or claim.stance is not Stance.ASSERTS:
        words = f"{agree(STANCES[claim.stance], plural=plural)} {_name_matter(claim)}"
    elif claim.about is About.STRIKE:
        verb, *rest = UNREAL_STRIKES[claim.realis].split()
        words = " ".join([agree(verb, plural=plural), *rest])
    else:
        words = f"{agree('speaks', plural=plural)} of {ABOUT[claim.about]}, {REALIS[claim.realis]}"
    modality = MODALITIES[claim.modality]
    return f"{words}, {modality}" if modality else words


def _name_matter(claim: Claim) -> str:
    """What the stance is about. Who denies that there was any strike denies "a strike", not "the strike"."""
    if claim.about is not About.STRIKE or claim.stance is Stance.ASSERTS:
        return ABOUT[claim.about]
    if claim.realis in (Realis.PLANNED, Realis.THREATENED):
        return f"a {REALIS[claim.realis]} strike"
    return "the strike" if claim.realis in HAPPENED else "a strike"


def describe_dates(dates: DateRange | None) -> str | None:
    """The interval in words, as precise as it is and no more. ``None`` when nothing is known."""
    if dates is None or (dates.start is None and dates.end is None):
        return None
    start, end = dates.start, dates.end
    if start is None:
        return f"until {describe_day(end)}" if end else None
    return f"from {describe_day(start)}" if end is None else describe_days(start, end)


def describe_days(start: date, end: date) -> str:
    """A day with its weekday, a whole month or year by its name, else from when to when."""
    if start == end:
        return f"{WEEKDAYS[start.weekday()]} {describe_day(start)}"
    if start.day == 1 and (end.year, end.month) == (start.year, start.month) and end.day >= 28:
        return f"{MONTHS[start.month - 1]} {start.year}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        return str(start.year)
    return f"{describe_day(start, other=end)} to {describe_day(end)}"


def describe_day(day: date, other: date | None = None) -> str:
    """One day; without the month or year that ``other``, said right after it, has too."""
    if other is not None and (day.year, day.month) == (other.year, other.month):
        return str(day.day)
    if other is not None and day.year == other.year:
        return f"{day.day} {MONTHS[day.month - 1]}"
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def describe_count(count: Count) -> str:
    """A toll as a range, with whose: "at least 5 killed (civilians)". The words of the text stand beside it."""
    return f"{_range(count)} {OUTCOMES[count.outcome]} ({HARMS[count.status]})"


def count_people(count: Count) -> str:
    """A toll as part of a sentence: "one person killed", "at least 36 civilians killed"."""
    who = {Harm.CIVILIAN: "civilian", Harm.COMBATANT: "combatant", Harm.UNKNOWN: "person"}[count.status]
    if count.min == count.max == 0:
        return f"no {'people' if who == 'person' else who + 's'} {OUTCOMES[count.outcome]}"
    if count.min == count.max == 1:
        return f"one {who} {OUTCOMES[count.outcome]}"
    return f"{_range(count)} {'people' if who == 'person' else who + 's'} {OUTCOMES[count.outcome]}"


def _range(count: Count) -> str:
    if count.min is not None and count.max is not None:
        number = str(count.min) if count.min == count.max else f"{count.min} to {count.max}"
    elif count.min is not None:
        number = f"at least {count.min}"
    elif count.max is not None:
        number = f"up to {count.max}"
    else:
        number = "an unstated number"
    return number


def locate(place: Place) -> str:
    """Where it lies: "Town or village in Examplia province, Exampleland"."""
    parts = [part for part in (place.admin2, place.admin1, place.country) if part and part != place.name]
    inside = list(dict.fromkeys(parts))
    return LEVELS[place.level] + (f" in {', '.join(inside)}" if inside else "")


def describe_precision(place: Place, *, area: bool, outlined: bool, approximate: bool) -> str:
    """How exactly the place is known, and what is drawn for it."""
    around = _kilometres(place.uncertainty_km)
    if area:
        if not outlined:
            return f"Somewhere within about {around} of its middle: no spot is known, and no outline either."
        outline = "approximate outline" if approximate else "outline"
        return f"Somewhere in this area: no spot is known. The {outline} is drawn."
    if place.level is Level.POINT and not place.approximate:
        return f"Accurate to about {around}."
    what = {Level.NEIGHBOURHOOD: "neighbourhood", Level.TOWN: "town"}.get(place.level, "place")
    return f"Accurate to about {around}: the {what} is named, not a spot in it."


def _kilometres(value: float) -> str:
    if value < 1:
        return f"{max(50, round(value * 1000, -1)):.0f} m"
    return f"{value:.1f} km".replace(".0 km", " km") if value < 10 else f"{value:.0f} km"
