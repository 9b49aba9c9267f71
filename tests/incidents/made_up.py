"""Reports of made-up strikes, with only what a test is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from geostrike.incidents import load_parties
from geostrike.incidents.evidence import Comparison, compare
from geostrike.incidents.facts import gather_facts
from geostrike.incidents.windows import find_window
from geostrike.incidents.wording import strip_generic
from geostrike.model import (
    Actor,
    DatePrecision,
    DateRange,
    Harm,
    Level,
    Outcome,
    Party,
    Place,
    Report,
    Span,
    Toll,
    Traits,
)

__all__ = ["DAY", "PARTIES", "count", "judge", "make_place", "make_report", "names_of"]

PARTIES = load_parties()
DAY = date(2031, 3, 13)


def make_place(
    name: str, latitude: float = 11.0, longitude: float = 10.0, level: Level = Level.TOWN, km: float = 2.0
) -> Place:
    return Place(
        id=f"test:{name}", name=name, level=level, latitude=latitude, longitude=longitude, uncertainty_km=km,
        country_code="AV", admin1="Karsa", admin1_code="AV.02",
    )  # fmt: skip


def make_report(
    article: str,
    place: Place | str = "Dovrin",
    on: int | None = 0,
    *,
    published: int = 0,
    told: bool = True,
    month: bool = False,
    background: bool = False,
    attacker: str | None = None,
    killed: tuple[int, int | None] | None = None,
    within: bool = False,
    **traits: tuple[str, ...],
) -> Report:
    """A report of a strike ``on`` so many days after ``DAY`` in an article that is ``published`` so many days after it."""
    known = place if isinstance(place, Place) else None
    name = known.name if known is not None else str(place)
    span = Span(start=0, end=len(name), text=name)
    day = None if on is None else DAY + timedelta(days=on)
    dated = None
    if day is not None:
        start, end = (day.replace(day=1), day.replace(day=28)) if month else (day, day)
        precision = DatePrecision.MONTH if month else DatePrecision.DAY
        dated = DateRange(start=start, end=end, precision=precision, span=span, inherited=not told)
    out = DAY + timedelta(days=published)
    return Report(
        id=f"{article}#{name}", article_id=article, outlet=None, published=out, span=span, names=(strip_generic(name),), place=known,
        within=within, window=find_window(dated, out, background=background), date=dated, background=background,
        attackers=(accuse(attacker),) if attacker else (), tolls=(count(*killed),) if killed else (),
        traits=Traits(**traits),
    )  # fmt: skip


def accuse(words: str) -> Party:
    return PARTIES.identify(Actor(name=words, words=words, stated=True))


def count(low: int, high: int | None) -> Toll:
    return Toll(min=low, max=high, outcome=Outcome.KILLED, status=Harm.UNKNOWN, words=str(low), speaker=None)


def judge(a: Report, b: Report) -> Comparison:
    found = compare(gather_facts(a), gather_facts(b), PARTIES)
    assert compare(gather_facts(b), gather_facts(a), PARTIES)._replace(names=()) == found._replace(names=())
    return found


def names_of(a: Report, b: Report) -> set[str]:
    return set(judge(a, b).names)


def later(report: Report, article: str) -> Report:
    """The same in another article."""
    return replace(report, article_id=article, id=f"{article}#{report.names[0]}")
