"""Readings of any shape that hold together: mentions with their resolutions, claims that strikes refer to."""

from __future__ import annotations

import hashlib
import string
from dataclasses import replace
from datetime import date

from hypothesis import strategies as st

from geostrike import model as m

words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
names = st.text(string.ascii_letters + "аяéا", min_size=1, max_size=8)
days = st.dates(date(1990, 1, 1), date(2040, 12, 31))
spans = st.builds(m.Span, start=st.integers(0, 999), end=st.integers(0, 999), text=words)
floats = st.floats(0, 1, allow_nan=False)
maybe = st.none() | words

places = st.builds(
    m.Place,
    id=names,
    name=names,
    level=st.sampled_from(m.Level),
    latitude=st.floats(-90, 90, allow_nan=False),
    longitude=st.floats(-180, 180, allow_nan=False),
    uncertainty_km=st.floats(0, 500, allow_nan=False),
    country_code=st.none() | st.sampled_from(["SY", "UA"]),
    admin1=maybe,
    geonames_id=st.none() | st.integers(1, 10**7),
)
evidence = st.tuples() | st.tuples(st.builds(m.Evidence, name=names, score=floats, words=words))
decisions = st.none() | st.builds(m.HumanDecision, action=names, reason=words, author=names, date=days)
candidates = st.builds(
    m.Candidate, place=places, matched_name=names, tier=st.sampled_from(m.Tier), similarity=floats, evidence=evidence
)
ranges = st.builds(
    m.DateRange,
    start=st.none() | days,
    end=st.none() | days,
    precision=st.sampled_from(m.DatePrecision),
    span=spans,
    inherited=st.booleans(),
)
toponyms = st.builds(
    m.Toponym,
    id=names,
    span=spans,
    name=names,
    role=st.sampled_from(m.Role),
    reason=words,
    evidence=evidence,
    levels=st.lists(st.sampled_from(m.Level), max_size=2).map(tuple),
    descriptor=maybe,
    container_ids=st.lists(names, max_size=2).map(tuple),
    offset=st.none() | st.builds(m.Offset, kind=st.sampled_from(m.OffsetKind), span=spans, km=st.none() | floats),
    coordinates=st.none()
    | st.builds(
        m.Coordinates,
        span=spans,
        notation=st.sampled_from(m.Notation),
        uncertainty_km=floats,
        readings=st.lists(st.builds(m.Spot, latitude=floats, longitude=floats), max_size=2).map(tuple),
        words=words,
    ),
    decision=decisions,
)
resolutions = st.builds(
    m.Resolution,
    toponym_id=names,
    place=st.none() | places,
    confidence=floats,
    reason=words,
    candidates=st.lists(candidates, max_size=2).map(tuple),
    location=st.none() | places,
    area=st.none() | places,
    decision=decisions,
)
counts = st.builds(
    m.Count,
    min=st.none() | st.integers(0, 99),
    max=st.none() | st.integers(0, 99),
    outcome=st.sampled_from(m.Outcome),
    status=st.sampled_from(m.Harm),
    span=spans,
    who=maybe,
)
speakers = st.builds(
    m.Speaker, name=names, kind=st.sampled_from(m.SpeakerKind), words=words, description=maybe, via=maybe
)
claims = st.builds(
    m.Claim,
    id=names,
    speaker=st.none() | speakers,
    outlet=maybe,
    stance=st.sampled_from(m.Stance),
    about=st.sampled_from(m.About),
    modality=st.sampled_from(m.Modality),
    speech=st.sampled_from(m.Speech),
    realis=st.sampled_from(m.Realis),
    evidence=st.lists(spans, min_size=1, max_size=2).map(tuple),
    rule=words,
    trigger=st.none() | spans,
    attacker=st.none()
    | st.builds(
        m.Actor,
        name=names,
        words=words,
        stated=st.booleans(),
        likely=st.none() | st.floats(0, 1),
        reason=st.none() | words,
    ),
    sure=st.lists(st.sampled_from(m.Part), unique=True).map(tuple),
    targets=st.lists(words, max_size=2).map(tuple),
    date=st.none() | ranges,
    said_on=st.none() | ranges,
    casualties=st.lists(counts, max_size=2).map(tuple),
    decision=decisions,
)
strikes = st.builds(
    m.Strike,
    id=names,
    place=st.none() | places,
    level=st.none() | st.sampled_from(m.Level),
    shown_as=st.sampled_from(m.Shape),
    claim_ids=st.just(()),
    realis=st.sampled_from(m.Realis),
    status=st.sampled_from(m.Status),
    status_rule=words,
    reason=words,
    date=st.none() | ranges,
    decision=decisions,
)


@st.composite
def articles(draw: st.DrawFn) -> m.Article:
    text = draw(words.filter(str.strip))
    return m.Article(
        id=draw(names),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=draw(maybe),
        outlet=draw(st.none() | st.builds(m.Source, name=names, url=maybe)),
        url=draw(maybe),
        published=draw(st.none() | days),
        authors=draw(st.lists(words, max_size=2).map(tuple)),
        repeated=draw(st.lists(spans, max_size=1).map(tuple)),
        warnings=draw(st.lists(words, max_size=1).map(tuple)),
    )


@st.composite
def readings(draw: st.DrawFn) -> m.Reading:
    found = draw(st.lists(toponyms, max_size=3, unique_by=lambda t: t.id))
    placed = [replace(draw(resolutions), toponym_id=toponym.id) for toponym in found]
    said = draw(st.lists(claims, max_size=3, unique_by=lambda c: c.id))
    made = draw(st.lists(strikes, max_size=2, unique_by=lambda s: s.id))
    ids = [claim.id for claim in said]
    toponym_ids = [toponym.id for toponym in found]

    def some(of: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(of), max_size=2, unique=True))) if of else ()

    return m.Reading(
        article=draw(articles()),
        toponyms=tuple(found),
        refusals=tuple(draw(st.lists(st.builds(m.Refusal, span=spans, reason=words), max_size=1))),
        resolutions=tuple(placed),
        claims=tuple(replace(claim, toponym_ids=some(toponym_ids)) for claim in said),
        strikes=tuple(replace(strike, claim_ids=some(ids)) for strike in made),
        links=tuple(
            draw(
                st.builds(
                    m.Link,
                    a=st.just(ids[0]),
                    b=st.just(ids[-1]),
                    bond=st.sampled_from(m.Bond),
                    about=st.sampled_from(m.About),
                    stated=st.booleans(),
                    words=words,
                )
            )
            for _ in ids[:1]
        ),
        passed_over=tuple(m.PassedOver(toponym_id=i, reason=draw(words)) for i in toponym_ids[:1]),
        warnings=tuple(draw(st.lists(words, max_size=1))),
        gazetteer=draw(words),
    )
