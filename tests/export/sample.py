"""One made-up reading with everything a form must carry: a point, an area, a listed place, a plan, a denial, a decision,
and text that tries to be code."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from geostrike import model as m

HOSTILE = "=cmd|'/c calc'!A1 <script>alert(1)</script> `x` ${y} {{ 7*191 }} [a](javascript:b) \u2028 \u202e ]]> &amp;"
TEXT = (
    "Jets hit the mill in Oster on Friday, the Harbour Watch said. Three people were killed. "
    "The ministry denied that anyone was hurt. Shells fell across Lower Vale province, residents said. "
    "Rockets struck somewhere in Norland. The general threatened to bomb Kesh. " + HOSTILE
)


def span(words: str) -> m.Span:
    start = TEXT.index(words)
    return m.Span(start=start, end=start + len(words), text=words)


def place(name: str, level: m.Level, **more: Any) -> m.Place:
    known: dict[str, Any] = {"latitude": 35.123456, "longitude": 36.654321, "uncertainty_km": 3.0}
    return m.Place(
        id=f"geonames:{name}", name=name, level=level, country="Norland", country_code="NL", **(known | more)
    )


OSTER = place("Oster", m.Level.TOWN, admin1="Lower Vale", geonames_id=17, source="GeoNames")
VALE = place("Lower Vale", m.Level.PROVINCE, admin1="Lower Vale", uncertainty_km=60.0, pcode="NL07")
NORLAND = place("Norland", m.Level.COUNTRY, uncertainty_km=400.0)
KESH = place("Kesh", m.Level.TOWN, latitude=-10.0, longitude=-20.5)
FRIDAY = m.DateRange(start=date(2031, 3, 1), end=date(2031, 3, 1), precision=m.DatePrecision.DAY, span=span("Friday"))
MARCH = m.DateRange(start=date(2031, 3, 1), end=date(2031, 3, 31), precision=m.DatePrecision.MONTH, span=span("on"))
DECISION = m.HumanDecision(action="relocate", reason="the mill is in Oster", author="A. Lim", date=date(2031, 3, 4))
WATCH = m.Speaker(name="Harbour Watch", kind=m.SpeakerKind.MONITOR, words="the Harbour Watch")
MINISTRY = m.Speaker(name="Defence Ministry", kind=m.SpeakerKind.GOVERNMENT, words="The ministry", via="+state TV")


def claim(name: str, evidence: str, **more: Any) -> m.Claim:
    known: dict[str, Any] = {
        "speaker": WATCH,
        "outlet": "The Example",
        "stance": m.Stance.ASSERTS,
        "about": m.About.STRIKE,
        "modality": m.Modality.CERTAIN,
        "speech": m.Speech.INDIRECT,
        "realis": m.Realis.CURRENT,
        "rule": "a strike word with its place",
    }
    return m.Claim(id=name, evidence=(span(evidence),), **(known | more))


def count(low: int | None, high: int | None, words: str) -> m.Count:
    return m.Count(min=low, max=high, outcome=m.Outcome.KILLED, status=m.Harm.UNKNOWN, span=span(words))


def strike(name: str, where: m.Place | None, shown: m.Shape, claims: tuple[str, ...], **more: Any) -> m.Strike:
    known: dict[str, Any] = {
        "realis": m.Realis.CURRENT,
        "status": m.Status.SINGLE_SOURCE,
        "status_rule": "one source",
        "reason": "the words say so",
        "level": where.level if where else None,
    }
    return m.Strike(id=name, place=where, shown_as=shown, claim_ids=claims, **(known | more))


TOPONYMS = tuple(
    m.Toponym(id=f"t{number}", span=span(name), name=name, role=m.Role.PLACE, reason="a known name")
    for number, name in enumerate(("Oster", "Lower Vale province", "Norland", "Kesh"))
)
READING = m.Reading(
    article=m.Article(
        id="../=wire <1>",
        text=TEXT,
        sha256=hashlib.sha256(TEXT.encode()).hexdigest(),
        title="@Mill | hit & <b>burning</b>\nsecond line",
        outlet=m.Source(name="The Example"),
        url="javascript:alert(1)",
        published=date(2031, 3, 2),
    ),
    toponyms=TOPONYMS,
    resolutions=tuple(
        m.Resolution(toponym_id=toponym.id, place=where, confidence=0.9, reason="the only one")
        for toponym, where in zip(TOPONYMS, (OSTER, VALE, NORLAND, KESH), strict=True)
    ),
    claims=(
        claim(
            "c1",
            "Jets hit the mill in Oster on Friday, the Harbour Watch said.",
            toponym_ids=("t0",),
            attacker=m.Actor(
                name="Norland", words="Jets", stated=False, likely=0.54, reason="as the report that follows"
            ),
            targets=("the mill",),
            weapons=("jets",),
            date=FRIDAY,
            casualties=(count(3, 3, "Three people"),),
        ),
        claim(
            "c2",
            "The ministry denied that anyone was hurt.",
            speaker=MINISTRY,
            stance=m.Stance.DENIES,
            about=m.About.CASUALTIES,
            casualties=(count(0, 0, "anyone"),),
        ),
        claim("c3", "Shells fell across Lower Vale province, residents said.", weapons=("shells",), date=MARCH),
        claim("c4", "Rockets struck somewhere in Norland.", speaker=None),
        claim("c5", "The general threatened to bomb Kesh.", realis=m.Realis.THREATENED),
        claim("c6", HOSTILE),
    ),
    strikes=(
        strike("s1", OSTER, m.Shape.POINT, ("c1", "c2"), date=FRIDAY, decision=DECISION, status=m.Status.CONTESTED),
        strike("s2", VALE, m.Shape.AREA, ("c3",), date=MARCH),
        strike("s3", NORLAND, m.Shape.LIST, ("c4",)),
        strike("s4", KESH, m.Shape.LIST, ("c5",), realis=m.Realis.THREATENED, status=m.Status.NOT_AN_EVENT),
    ),
    warnings=("a warning",),
    gazetteer="test 1",
)


@dataclass(frozen=True)
class Outline:
    geometry: dict[str, Any]
    approximate: bool = True
    source: str = "made up"
    area_km2: float = 1.0


def outline_of(where: m.Place) -> Outline | None:
    """A clockwise square with a hole, so that the winding has to be mended."""
    if where.level is not m.Level.PROVINCE:
        return None
    ring = [[36.0, 35.0], [36.0, 36.0], [37.0, 36.0], [37.0, 35.0], [36.0, 35.0]]
    hole = [[36.4, 35.4], [36.6, 35.4], [36.6, 35.6], [36.4, 35.6], [36.4, 35.4]]
    return Outline(geometry={"type": "Polygon", "coordinates": [ring, hole]})


class Outlines:
    """Stands for a gazetteer where only outlines are asked for."""

    outline = staticmethod(outline_of)
