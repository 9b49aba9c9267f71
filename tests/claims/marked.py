"""Made-up sentences with their places marked: ``[Karsa:town]`` names a place, ``{Arvanian:Arvania}`` a people.

Brackets are taken out, so that offsets count into the plain text. ``[X:town<Y]`` is a town that the text puts in Y;
``[X:?]`` is a name that no gazetteer knows.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date

from geostrike.annotation import annotate_document
from geostrike.claims import Extraction, extract_claims
from geostrike.language.documents import take_apart
from geostrike.model import Article, Level, Place, Resolution, Role, Source, Span, Strike, Toponym
from geostrike.model.coordinates import Coordinates, Notation, Spot
from geostrike.strikes import merge_claims

__all__ = ["extract", "make_place", "mark", "pinpoint", "read_claims", "strikes_of"]

_MARK = re.compile(
    r"\[(?P<name>[^\]:]+):(?P<level>[a-z?]+)(?:<(?P<holder>[^\]>]+)>?)?\]|\{(?P<people>[^}:]+):(?P<country>[^}]+)\}"
)
Marked = tuple[Article, tuple[Toponym, ...], tuple[Resolution, ...]]


def mark(text: str, published: date | None = date(2031, 3, 13)) -> Marked:
    plain, at = "", 0
    toponyms: list[Toponym] = []
    resolutions: list[Resolution] = []
    for match in _MARK.finditer(text):
        plain += text[at : match.start()]
        at = match.end()
        name = match["name"] or match["people"]
        key = f"t{len(toponyms) + 1}"
        start = len(plain)
        plain += name
        role = Role.ADJECTIVE if match["people"] else Role.PLACE
        holders = tuple(t.id for t in toponyms if t.name == match["holder"])
        holders = holders or ((match["holder"],) if match["holder"] else ())
        toponyms.append(
            Toponym(
                id=key,
                span=Span(start=start, end=len(plain), text=name),
                name=name,
                role=role,
                reason="marked",
                container_ids=holders,
            )
        )
        if match["level"] == "?":
            place = None
        else:
            level = Level.COUNTRY if match["people"] else Level(match["level"])
            place = make_place(match["country"] or name, level)
        resolutions.append(Resolution(toponym_id=key, place=place, confidence=0.9, reason="marked"))
    plain += text[at:]
    ids = {t.name: t.id for t in toponyms}
    linked = tuple(
        Toponym(
            id=t.id,
            span=t.span,
            name=t.name,
            role=t.role,
            reason=t.reason,
            container_ids=tuple(ids.get(h, h) for h in t.container_ids),
        )
        for t in toponyms
    )
    article = Article(
        id="made-up",
        text=plain,
        sha256=hashlib.sha256(plain.encode()).hexdigest(),
        published=published,
        outlet=Source(name="The Karsa Post"),
    )
    return article, linked, tuple(resolutions)


def pinpoint(marked: str) -> Marked:
    """Marked sentences of which the names that begin with a figure are coordinates."""
    article, toponyms, resolutions = mark(marked)
    spot = Spot(latitude=10.6012, longitude=10.9034)
    return (
        article,
        tuple(
            replace(t, coordinates=Coordinates(span=t.span, notation=Notation.DEGREES, uncertainty_km=0.1, readings=(spot,)))
            if t.name[0].isdigit()
            else t
            for t in toponyms
        ),
        resolutions,
    )  # fmt: skip


def make_place(name: str, level: Level) -> Place:
    # The same name is the same place; where it lies does not matter to claims.
    return Place(
        id=f"test:{name.lower()}:{level.value}",
        name=name,
        level=level,
        latitude=len(name),
        longitude=ord(name[0]) / 10,
        uncertainty_km=3.0,
        source="made up",
    )


def read_claims(
    article: Article, toponyms: tuple[Toponym, ...] = (), resolutions: tuple[Resolution, ...] = ()
) -> Extraction:
    """The claims of an article as the pipeline reads them: with what the shipped network sees in it."""
    return extract_claims(annotate_document(take_apart(article)), toponyms, resolutions)


def extract(text: str, published: date | None = date(2031, 3, 13)) -> Extraction:
    return read_claims(*mark(text, published))


def strikes_of(text: str, published: date | None = date(2031, 3, 13)) -> tuple[Strike, ...]:
    article, toponyms, resolutions = mark(text, published)
    return merge_claims(read_claims(article, toponyms, resolutions).claims, toponyms, resolutions).strikes
