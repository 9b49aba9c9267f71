"""A small made-up country with a war in it, to draw. Nothing here happened, and nobody here exists."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from geostrike.model import (
    About,
    Actor,
    Article,
    Bond,
    Claim,
    Count,
    DatePrecision,
    DateRange,
    Harm,
    Level,
    Link,
    Modality,
    Outcome,
    PassedOver,
    Place,
    Reading,
    Realis,
    Resolution,
    Role,
    Shape,
    Source,
    Span,
    Speaker,
    SpeakerKind,
    Speech,
    Stance,
    Status,
    Strike,
    Toponym,
)

TEXT = """Aircraft bombed the town of Velmar on Tuesday, the Orsk Observatory said, and at least four people were killed.

The defence ministry of Tarnia denied that it had hit homes in Velmar. It said its jets struck a depot of the Blue Brigade.

Shells also fell in Kestrin province, villagers said, and on the Lower Mill quarter of Dorvana, according to a doctor.

In March, missiles had destroyed the Ilmen crossing, the ministry recalled.

Rockets were fired somewhere in Tarnia overnight, state radio said. The general threatened to bomb Port Sill.
"""


@dataclass(frozen=True)
class Outline:
    """What a gazetteer gives for a division."""

    geometry: dict[str, Any]
    approximate: bool = True
    source: str = "made-up outlines"
    area_km2: float = 9000.0


class Atlas:
    """A gazetteer of the made-up country: one outline, a few names."""

    version = "made-up gazetteer 1"

    def outline(self, place: Place, /) -> Outline | None:
        if place.level is not Level.PROVINCE:
            return None
        x, y = place.longitude, place.latitude
        ring = [[x - 0.6, y - 0.4], [x + 0.5, y - 0.5], [x + 0.7, y + 0.3], [x, y + 0.5], [x - 0.6, y - 0.4]]
        return Outline({"type": "Polygon", "coordinates": [ring]})

    def labels(self, south: float, west: float, north: float, east: float, /, *, limit: int) -> tuple[Place, ...]:
        towns = [
            make_place("Tarnia", Level.COUNTRY, 48.4, 67.9, 400, population=4_000_000),
            make_place("Sarno", Level.TOWN, 48.1, 66.4, 12, population=900_000),
            make_place("Ulm Bay", Level.TOWN, 47.5, 67.4, 6, population=120_000),
            make_place("Tessel", Level.TOWN, 48.5, 67.3, 3, population=30_000),
        ]
        return tuple(t for t in towns if south <= t.latitude <= north and west <= t.longitude <= east)[:limit]


def make_place(name: str, level: Level, latitude: float, longitude: float, km: float, **more: Any) -> Place:
    slug = name.lower().replace(" ", "-")
    return Place(
        id=more.pop("id", f"made-up:{slug}"),
        name=name,
        level=level,
        latitude=latitude,
        longitude=longitude,
        uncertainty_km=km,
        country=more.pop("country", "Tarnia"),
        country_code="XX",
        source="made-up gazetteer 1",
        **more,
    )


VELMAR = make_place("Velmar", Level.TOWN, 48.02, 67.1, 4, admin1="Kestrin", local_name="Велмар", population=40_000)
KESTRIN = make_place("Kestrin", Level.PROVINCE, 47.7, 68.3, 70, admin1="Kestrin")
LOWER_MILL = make_place("Lower Mill", Level.NEIGHBOURHOOD, 48.32, 66.75, 1.5, admin1="Dorvan")
ILMEN = make_place("Ilmen crossing", Level.POINT, 48.55, 68.1, 0.3, admin1="Kestrin")
TARNIA = make_place("Tarnia", Level.COUNTRY, 48.4, 67.9, 400)


def span_of(words: str, text: str = TEXT, nth: int = 0) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(start=at, end=at + len(words), text=words)


def toponym(name: str, key: str, text: str = TEXT, nth: int = 0) -> Toponym:
    return Toponym(id=key, span=span_of(name, text, nth), name=name, role=Role.PLACE, reason="named after “in”")


def resolved(key: str, place: Place | None, reason: str = "the only place of that name") -> Resolution:
    return Resolution(toponym_id=key, place=place, confidence=0.9 if place else 0.2, reason=reason)


def claim(key: str, words: str, speaker: Speaker | None, **more: Any) -> Claim:
    text = more.pop("text", TEXT)
    base: dict[str, Any] = {
        "outlet": "The Tarnia Courier",
        "stance": Stance.ASSERTS,
        "about": About.STRIKE,
        "modality": Modality.CERTAIN,
        "speech": Speech.INDIRECT,
        "realis": Realis.CURRENT,
        "rule": "a strike verb with an attack cue",
    }
    return Claim(id=key, evidence=(span_of(words, text),), speaker=speaker, **{**base, **more})


OBSERVATORY = Speaker(
    name="Orsk Observatory", kind=SpeakerKind.MONITOR, words="the Orsk Observatory", description="a monitor of the war"
)
MINISTRY = Speaker(name="Defence ministry of Tarnia", kind=SpeakerKind.MILITARY, words="It")
VILLAGERS = Speaker(name="villagers", kind=SpeakerKind.WITNESS, words="villagers", anonymous=True)
DOCTOR = Speaker(name="a doctor", kind=SpeakerKind.MEDIC, words="a doctor", anonymous=True)
RADIO = Speaker(name="state radio", kind=SpeakerKind.MEDIA, words="state radio")


def day(words: str, start: date, end: date | None = None, **more: Any) -> DateRange:
    return DateRange(start=start, end=end or start, precision=DatePrecision.DAY, span=span_of(words), **more)


def strike(key: str, place: Place | None, shown: Shape, claims: tuple[str, ...], **more: Any) -> Strike:
    base: dict[str, Any] = {
        "level": place.level if place else None,
        "realis": Realis.CURRENT,
        "status": Status.SINGLE_SOURCE,
        "status_rule": "one speaker is cited",
        "reason": "the place follows the strike verb in its clause",
    }
    return Strike(id=key, place=place, shown_as=shown, claim_ids=claims, **{**base, **more})


def make_article(text: str = TEXT, **more: Any) -> Article:
    base: dict[str, Any] = {
        "id": "made-up",
        "title": "Four die in Velmar, and two accounts of why",
        "outlet": Source(name="The Tarnia Courier"),
        "url": "https://courier.example/2031/velmar",
        "published": date(2031, 4, 2),
    }
    return Article(text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), **{**base, **more})


def make_reading() -> Reading:
    """One article with every kind of thing that can be shown."""
    tuesday = day("on Tuesday", date(2031, 4, 1))
    toll = Count(
        min=4, max=None, outcome=Outcome.KILLED, status=Harm.UNKNOWN, span=span_of("at least four people were killed")
    )
    jets = Actor(name="Tarnia", words="its jets", stated=True)
    claims = (
        claim(
            "c1",
            "Aircraft bombed the town of Velmar on Tuesday, the Orsk Observatory said",
            OBSERVATORY,
            toponym_ids=("t1",),
            date=tuesday,
            casualties=(toll,),
            weapons=("Aircraft",),
            attacker=Actor(
                name="Tarnia", words="Aircraft", stated=False, likely=0.94, reason="as most strikes of this story"
            ),
        ),
        claim(
            "c2",
            "The defence ministry of Tarnia denied that it had hit homes in Velmar.",
            MINISTRY,
            toponym_ids=("t2",),
            stance=Stance.DENIES,
            about=About.TARGET,
            targets=("homes in Velmar",),
        ),
        claim(
            "c3",
            "It said its jets struck a depot of the Blue Brigade.",
            MINISTRY,
            stance=Stance.CONCEDES,
            attacker=jets,
            targets=("a depot of the Blue Brigade",),
        ),
        claim(
            "c4",
            "Shells also fell in Kestrin province, villagers said",
            VILLAGERS,
            toponym_ids=("t3",),
            weapons=("Shells",),
        ),
        claim(
            "c5",
            "on the Lower Mill quarter of Dorvana, according to a doctor",
            DOCTOR,
            toponym_ids=("t4",),
            weapons=("Shells",),
        ),
        claim(
            "c6",
            "In March, missiles had destroyed the Ilmen crossing, the ministry recalled.",
            MINISTRY,
            toponym_ids=("t5",),
            realis=Realis.BACKGROUND,
            weapons=("missiles",),
            date=DateRange(
                start=date(2031, 3, 1), end=date(2031, 3, 31), precision=DatePrecision.MONTH, span=span_of("In March")
            ),
        ),
        claim(
            "c7",
            "Rockets were fired somewhere in Tarnia overnight, state radio said.",
            RADIO,
            toponym_ids=("t6",),
            weapons=("Rockets",),
        ),
        claim("c8", "The general threatened to bomb Port Sill.", None, realis=Realis.THREATENED, toponym_ids=("t7",)),
    )
    toponyms = (
        toponym("Velmar", "t1"),
        toponym("Velmar", "t2", nth=1),
        toponym("Kestrin", "t3"),
        toponym("Lower Mill", "t4"),
        toponym("Ilmen crossing", "t5"),
        toponym("Tarnia", "t6", nth=1),
        toponym("Port Sill", "t7"),
        toponym("Dorvana", "t8"),
    )
    places = (VELMAR, VELMAR, KESTRIN, LOWER_MILL, ILMEN, TARNIA, None, None)
    strikes = (
        strike(
            "s1",
            VELMAR,
            Shape.POINT,
            ("c1", "c2"),
            status=Status.CONTESTED,
            status_rule="a party denies what was hit",
            date=tuesday,
        ),
        strike("s2", KESTRIN, Shape.AREA, ("c4",)),
        strike("s3", LOWER_MILL, Shape.POINT, ("c5",)),
        strike("s4", ILMEN, Shape.POINT, ("c6",), realis=Realis.BACKGROUND, date=claims[5].date),
        strike("s5", TARNIA, Shape.LIST, ("c7",), reason="a country is too large to draw"),
        strike(
            "s6",
            None,
            Shape.LIST,
            ("c8",),
            realis=Realis.THREATENED,
            status=Status.NOT_AN_EVENT,
            reason="a threat is not an event",
        ),
    )
    return Reading(
        article=make_article(),
        toponyms=toponyms,
        resolutions=tuple(
            resolved(toponym.id, place) if place else resolved(toponym.id, None, "not in the gazetteer")
            for toponym, place in zip(toponyms, places, strict=True)
        ),
        claims=claims,
        strikes=strikes,
        links=(
            Link(
                a="c1",
                b="c3",
                bond=Bond.TENSION,
                about=About.TARGET,
                stated=False,
                words="the ministry says a depot was hit",
            ),
        ),
        passed_over=(PassedOver(toponym_id="t8", reason="it only says where the quarter lies"),),
        warnings=("A made-up warning.",),
        gazetteer="made-up gazetteer 1 (2031-01-01)",
    )


def make_empty_reading() -> Reading:
    """An article without strikes."""
    text = "The council of Velmar opened a library on Monday. Nobody spoke of war.\n"
    return Reading(
        article=make_article(text, title="A library opens in Velmar", id="library"),
        toponyms=(toponym("Velmar", "t1", text),),
        resolutions=(resolved("t1", VELMAR),),
        gazetteer="made-up gazetteer 1 (2031-01-01)",
    )


def make_province_reading() -> Reading:
    """A strike known only by its province."""
    whole = make_reading()
    return replace(
        whole,
        claims=whole.claims[3:4],
        strikes=whole.strikes[1:2],
        links=(),
        passed_over=(),
        article=replace(whole.article, title="Shells fall in Kestrin province"),
    )


def make_large_reading(number: int, *, spread: float = 6.0) -> Reading:
    """One reading with this many marked places, spread evenly, a claim or two each."""
    claims, strikes, toponyms, resolutions = [], [], [], []
    lines, at = [], 0
    for i in range(number):
        name = f"Place {i}"
        line = f"Drones hit the village of {name}, the Orsk Observatory said, and several houses burned down.\n"
        lines.append(line)
        spot = Span(start=line.index(name) + at, end=line.index(name) + at + len(name), text=name)
        words = Span(start=at, end=at + len(line) - 1, text=line[:-1])
        at += len(line)
        x, y = (i * 0.6180339887) % 1, (i * 0.7548776662) % 1
        place = make_place(name, Level.TOWN, round(46 + y * spread, 4), round(64 + x * spread * 2, 4), 2)
        toponyms.append(Toponym(id=f"t{i}", span=spot, name=name, role=Role.PLACE, reason="named after “of”"))
        resolutions.append(resolved(f"t{i}", place))
        when = DateRange(
            start=date(2031, 1 + i % 4, 1 + i % 28),
            end=date(2031, 1 + i % 4, 1 + i % 28),
            precision=DatePrecision.DAY,
            span=spot,
        )
        speaker = (OBSERVATORY, MINISTRY, VILLAGERS, DOCTOR)[i % 4]
        claims.append(
            replace(
                claim("c", "Aircraft bombed", speaker),
                id=f"c{i}",
                evidence=(words,),
                toponym_ids=(f"t{i}",),
                weapons=("drones",),
                date=when,
            )
        )
        background = i % 7 == 0
        strikes.append(
            strike(
                f"s{i}",
                place,
                Shape.POINT,
                (f"c{i}",),
                date=when,
                realis=Realis.BACKGROUND if background else Realis.CURRENT,
                status=Status.CONTESTED if i % 11 == 0 else Status.SINGLE_SOURCE,
                toponym_id=f"t{i}",
            )
        )
    text = "".join(lines)
    return Reading(
        article=make_article(text, title=f"{number} villages", id="large"),
        toponyms=tuple(toponyms),
        resolutions=tuple(resolutions),
        claims=tuple(claims),
        strikes=tuple(strikes),
        gazetteer="made-up gazetteer 1 (2031-01-01)",
    )
