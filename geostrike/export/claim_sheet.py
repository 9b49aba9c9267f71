"""A Markdown claim sheet: every strike with its claims and their words, for reading aloud and for printing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from geostrike.errors import NetworkError
from geostrike.export.tables import (
    DISCLAIMER,
    article_row,
    claim_row,
    claims_of,
    describe_attacker,
    describe_decision,
    point_of,
)
from geostrike.language.addresses import split_address
from geostrike.language.tongue import how_far_read, say_not_read
from geostrike.model import Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Claim, DateRange, Reading, Strike

__all__ = ["encode_claim_sheet", "encode_section", "escape"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>~&$:@=^\"'])")
_STANCES = {"asserts": "says", "denies": "denies", "contests": "contests", "concedes": "concedes"}
_SHAPES = {
    Shape.POINT: "shown as a point",
    Shape.AREA: "shown as an area",
    Shape.LIST: "listed without a place on the map",
}


def escape(text: str) -> str:
    """Text that Markdown shows as it is, on one line; nothing in it becomes markup or HTML."""
    return _SPECIAL.sub(r"\\\1", " ".join("".join(c if c.isprintable() else " " for c in text).split()))


def encode_claim_sheet(readings: Sequence[Reading]) -> str:
    """One section an article, one heading a strike; claims that belong to no strike come last."""
    title = ["# Claims about reported strikes", "", f"*{escape(DISCLAIMER)}*", ""]
    return "\n".join(title) + "".join(map(encode_section, readings))


def encode_section(reading: Reading) -> str:
    """One more article, behind the others."""
    lines = ["", *_describe_article(reading)]
    mapped: set[str] = set()
    for strike in reading.strikes:
        own = claims_of(reading, strike)
        mapped |= {claim.id for claim in own}
        lines += [*_describe_strike(strike), *(line for claim in own for line in _describe_claim(reading, claim)), ""]
    if not reading.strikes:
        lines += [_say_none(reading), ""]
    rest = [claim for claim in reading.claims if claim.id not in mapped]
    if rest:
        lines += ["### Claims that belong to no strike", ""]
        lines += [*(line for claim in rest for line in _describe_claim(reading, claim)), ""]
    if reading.warnings:
        lines += ["### Notes", "", *(f"- {escape(warning)}" for warning in reading.warnings), ""]
    return "\n".join(lines)


def _say_none(reading: Reading) -> str:
    """That there is no strike, or why that cannot be said."""
    extent = how_far_read(reading.article)
    if extent == "whole":
        return "No strike is reported in this article."
    return say_not_read(reading.article) or "No strike was found in the part of this article that is read."


def _describe_article(reading: Reading) -> list[str]:
    article, row = reading.article, article_row(reading)
    lines = [f"## {escape(article.title or article.id)}", ""]
    lines.append(f"- Outlet: {escape(str(row['outlet'] or 'not given'))}")
    lines.append(f"- Published: {escape(str(row['published'] or 'not given'))}")
    if article.url:
        lines.append(f"- Address: {_link(article.url)}")
    lines.append(f"- Text: {escape(article.id)}, SHA\\-256 `{article.sha256}`")
    if reading.gazetteer:
        lines.append(f"- Gazetteer: {escape(reading.gazetteer)}")
    return [*lines, ""]


def _describe_strike(strike: Strike) -> list[str]:
    place = strike.place
    name = place.name if place else "No place"
    lines = [f"### {escape(strike.id)}: {escape(name)}", ""]
    if place is not None:
        parts = [part for part in (place.admin2, place.admin1, place.country) if part and part != place.name]
        where = ", ".join([f"{strike.level or place.level} {place.name}", *parts])
        point = point_of(strike)
        if point is not None:
            where += f", {point[1]:g}, {point[0]:g} (within {place.uncertainty_km:g} km)"
        lines.append(f"- Where: {escape(where)}; {_SHAPES[strike.shown_as]}")
    else:
        lines.append(f"- Where: {_SHAPES[strike.shown_as]}")
    lines.append(f"- When: {escape(_describe_dates(strike.date))}")
    lines.append(
        f"- Reported as: {escape(strike.realis)}; {escape(strike.status.replace('_', ' '))} ({escape(strike.status_rule)})"
    )
    lines.append(f"- Why here: {escape(strike.reason)}")
    if strike.decision is not None:
        lines.append(f"- **Human decision:** {escape(describe_decision(strike.decision) or '')}")
    return [*lines, ""]


def _describe_claim(reading: Reading, claim: Claim) -> list[str]:
    row = claim_row(reading, claim)
    via = f" through {claim.speaker.via}" if claim.speaker and claim.speaker.via else ""
    said = f"{row['speaker']}{via} {_STANCES[claim.stance]} ({claim.about}, {claim.modality})"
    lines = [f"- **{escape(claim.id)}** {escape(said)}:"]
    lines += [f"  > “{escape(span.text)}”  " for span in claim.evidence]
    facts = []
    if claim.attacker is not None:
        facts.append(f"attacker: {describe_attacker(claim.attacker)}")
    for name, value in (
        ("targets", row["claim_targets"]),
        ("weapons", row["claim_weapons"]),
        ("toll", row["casualties"]),
    ):
        if value:
            facts.append(f"{name}: {value}")
    if claim.date is not None:
        facts.append(f"date: {_describe_dates(claim.date)}")
    if claim.decision is not None:
        facts.append(f"human decision: {describe_decision(claim.decision)}")
    return [*lines, *(f"\n  {escape(fact)}" for fact in facts)]


def _describe_dates(dates: DateRange | None) -> str:
    if dates is None or (dates.start is None and dates.end is None):
        return "no date" if dates is None else f"no day, in the words “{dates.span.text}”"
    start, end = dates.start or dates.end, dates.end or dates.start
    days = f"{start}" if start == end else f"{start} to {end}"
    return f"{days} (“{dates.span.text}”{', taken over from the story' if dates.inherited else ''})"


def _link(url: str) -> str:
    try:
        is_web = split_address(url).is_web
    except NetworkError:
        is_web = False
    if not is_web:
        return escape(url)
    return f"[{escape(url)}](<{quote(url, safe=':/?#@!$&*+,;=%~-._')}>)"
