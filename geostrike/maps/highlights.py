"""Text cut into pieces, so that a template can mark the places and claims in it without touching its letters."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from geostrike.language.sentences import find_paragraphs
from geostrike.model import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.maps.sites import Gathering
    from geostrike.model import Reading, Span

__all__ = ["Piece", "cut_article", "cut_quote"]

# Start, end and the anchor it leads to.
_Mark = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in which nothing begins or ends. Joined, the pieces give back the text."""

    text: str
    place: str | None = None
    """Anchor of the place named here; empty for a place without a marker."""
    claim: str | None = None
    """Anchor of the claim whose words these are."""
    first: bool = False
    """The claim's words begin here."""


def cut_quote(span: Span, places: Iterable[Span]) -> tuple[Piece, ...]:
    """A claim's words, with the places it speaks of cut out."""
    inside = sorted(
        {(place.start, place.end) for place in places if span.start <= place.start and place.end <= span.end}
    )
    pieces: list[Piece] = []
    at = span.start
    for start, end in inside:
        if start < at:
            continue
        pieces += [Piece(span.text[at - span.start : start - span.start])] if start > at else []
        pieces.append(Piece(span.text[start - span.start : end - span.start], place=""))
        at = end
    if at < span.end:
        pieces.append(Piece(span.text[at - span.start :]))
    return tuple(pieces)


def cut_article(reading: Reading, number: int, gathering: Gathering) -> tuple[tuple[Piece, ...], ...]:
    """The article's paragraphs, each as pieces, with every claim's words and every place name found in it."""
    text = reading.article.text
    claims = [
        (span.start, span.end, gathering.statements[number, claim.id].anchor)
        for claim in reading.claims
        for span in claim.evidence[:1]
    ]
    anchors = {
        strike.place.id: site.anchor for site in gathering.sites for strike in site.strikes if strike.place is not None
    }
    where = {
        resolution.toponym_id: anchors.get(resolution.place.id if resolution.place else "", "")
        or anchors.get(resolution.location.id if resolution.location else "", "")
        for resolution in reading.resolutions
    }
    places = [
        (toponym.span.start, toponym.span.end, where.get(toponym.id, ""))
        for toponym in reading.toponyms
        if toponym.role is Role.PLACE
    ]
    paragraphs = find_paragraphs(text)
    claims_in, places_in = _share_out(claims, paragraphs), _share_out(places, paragraphs)
    return tuple(
        tuple(_cut(text, paragraph.start, paragraph.end, claims_in[i], places_in[i]))
        for i, paragraph in enumerate(paragraphs)
    )


def _share_out(marks: Iterable[_Mark], paragraphs: Sequence[Span]) -> list[list[_Mark]]:
    """The marks that touch each paragraph, in order."""
    starts = [paragraph.start for paragraph in paragraphs]
    shares: list[list[_Mark]] = [[] for _ in paragraphs]
    for mark in sorted(marks):
        i = max(0, bisect_right(starts, mark[0]) - 1)
        while i < len(paragraphs) and starts[i] < mark[1]:
            if paragraphs[i].end > mark[0]:
                shares[i].append(mark)
            i += 1
    return shares


def _cut(text: str, start: int, end: int, claims: Sequence[_Mark], places: Sequence[_Mark]) -> Iterable[Piece]:
    edges = {start, end}
    for mark in (*claims, *places):
        edges |= {max(start, mark[0]), min(end, mark[1])}
    ordered = sorted(edges)
    begun: set[str] = set()
    for left, right in pairwise(ordered):
        claim = next((anchor for begin, stop, anchor in claims if begin <= left and right <= stop), None)
        place = next((anchor for begin, stop, anchor in places if begin <= left and right <= stop), None)
        first = claim is not None and claim not in begun and left >= start
        if claim is not None:
            begun.add(claim)
        yield Piece(text[left:right], place=place, claim=claim, first=first)
