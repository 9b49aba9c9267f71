"""Coordinates as place names: those beside a name belong to it ("Karsa (36.3703, 37.5157)"), others stand for themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.model import Evidence, Level, Refusal, Role, Toponym
from geostrike.toponyms.guesses import make_id
from geostrike.toponyms.lexicon import read_patterns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Coordinates, Span
    from geostrike.model.document import Document

__all__ = ["add_coordinates", "is_beside"]

_PATTERNS = read_patterns("coordinates")
_AFTER_NAME, _JOINS, _BEFORE_NAME, _LONE = map(_PATTERNS.__getitem__, ("after_name", "joins", "before_name", "lone"))
_LONGEST = 60  # characters between a name and its figures


def is_beside(text: str, name: Span, figures: Sequence[Coordinates]) -> bool:
    """Whether a name stands right before or after coordinates, and so is that of a place."""
    start, end = name.start, name.end
    for span in (coordinates.span for coordinates in figures):
        if end <= span.start <= end + _LONGEST and _AFTER_NAME.fullmatch(text, end, span.start):
            return not _JOINS.search(text, end, span.start)
        if span.end <= start <= span.end + _LONGEST and _BEFORE_NAME.fullmatch(text, span.end, start):
            return True
    return False


def add_coordinates(
    document: Document,
    figures: Sequence[Coordinates],
    toponyms: Sequence[Toponym],
    refusals: Sequence[Refusal],
    gazetteer: Gazetteer,
) -> tuple[tuple[Toponym, ...], tuple[Refusal, ...]]:
    """The toponyms with those that the coordinates ``figures`` are, in order; refusals inside coordinates are left out."""
    if not figures:
        return tuple(toponyms), tuple(refusals)
    text, spans = document.article.text, [c.span for c in figures]

    def is_figure(start: int, end: int) -> bool:
        return any(span.start < end and start < span.end for span in spans)

    kept = {t.id: t for t in toponyms if not is_figure(t.span.start, t.span.end)}
    names = [
        replace(
            t,
            container_ids=tuple(i for i in t.container_ids if i in kept),
            offset=t.offset if t.offset is None or (t.offset.other_id or t.id) in kept else None,
        )
        for t in kept.values()
    ]
    alone: list[Toponym] = []
    ends = [c.span.end for c in figures]
    for number, coordinates in enumerate(figures):
        owner = _find_owner(text, names, coordinates, ends[number - 1] if number else 0)
        if owner is None:
            owner = _find_named_before(document, names, coordinates.span)
        if owner is not None and not _is_country(names[owner], gazetteer):
            names[owner] = replace(names[owner], coordinates=coordinates)
            continue
        holders = (names[owner].id,) if owner is not None else _find_holder(text, names, coordinates)
        alone.append(_stand_alone(coordinates, holders, make_id(len(toponyms) + len(alone))))
    found = sorted((*names, *alone), key=lambda t: (t.span.start, t.span.end))
    return tuple(found), tuple(r for r in refusals if not is_figure(r.span.start, r.span.end))


def _find_owner(text: str, names: Sequence[Toponym], coordinates: Coordinates, free: int) -> int | None:
    """The number of the name before the figures that they belong to. ``free``: where other figures end."""
    start = coordinates.span.start
    before = [n for n, t in enumerate(names) if t.span.end <= start and t.role is Role.PLACE]
    if not before:
        return None
    number = before[-1]
    between = text[names[number].span.end : start]
    if len(between) > _LONGEST or names[number].span.end < free:
        return None
    if "\n" in between or _JOINS.search(between) or not _AFTER_NAME.fullmatch(between):
        return None
    # "Karsa, Arvania (36.37, 37.51)": of the first, which the others hold.
    for inner in reversed(before[:-1]):
        apart = names[number].span.start - names[inner].span.end
        if names[number].id not in names[inner].container_ids or apart > _LONGEST:
            break
        number = inner
    return number if names[number].coordinates is None else None


def _find_named_before(document: Document, names: Sequence[Toponym], span: Span) -> int | None:
    """As in "A drone hit Karsa. Coordinates: 36.37, 37.51": the one place that the sentence before names."""
    text, sentences = document.article.text, [sentence.span for sentence in document.sentences]
    at = next((n for n, s in enumerate(sentences) if s.start <= span.start < s.end), 0)
    here = sentences[at]
    if not at or not (_LONE.fullmatch(text, here.start, span.start) and _LONE.fullmatch(text, span.end, here.end)):
        return None
    start = sentences[at - 1].start
    named = [n for n, t in enumerate(names) if start <= t.span.start < span.start and t.role is Role.PLACE]
    holders = {i for n in named for i in names[n].container_ids}
    named = [n for n in named if names[n].id not in holders]
    return named[0] if len(named) == 1 and names[named[0]].coordinates is None else None


def _is_country(toponym: Toponym, gazetteer: Gazetteer) -> bool:
    """A spot in a country is no name for it: it stands for itself."""
    found = gazetteer.exact(toponym.name)
    return bool(found) and found[0].place.level is Level.COUNTRY and not toponym.levels


def _stand_alone(coordinates: Coordinates, holders: tuple[str, ...], toponym_id: str) -> Toponym:
    name = " ".join(coordinates.span.text.split())
    return Toponym(
        id=toponym_id,
        span=coordinates.span,
        name=name,
        role=Role.PLACE,
        reason=f"coordinates: {coordinates.words}",
        evidence=(Evidence(name="coordinates", score=1.0, words=coordinates.words),),
        container_ids=holders,
        coordinates=coordinates,
    )


def _find_holder(text: str, names: Sequence[Toponym], coordinates: Coordinates) -> tuple[str, ...]:
    end = coordinates.span.end
    after = next((t for t in names if t.span.start >= end and t.role is Role.PLACE), None)
    if after is None or after.span.start - end > _LONGEST:
        return ()
    between = text[end : after.span.start]
    if after.offset is not None and after.offset.span.start >= end:
        between = text[end : after.offset.span.start]
    return (after.id,) if "\n" not in between and _BEFORE_NAME.fullmatch(between) else ()
