"""The words of a sentence at which the annotator points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.spans import meet
from geostrike.model import Span
from geostrike.model.annotation import ArgumentRole

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage
    from geostrike.model.annotation import Argument, Event

__all__ = ["CERTAIN", "LIKELY", "find_arguments", "find_evidence"]

LIKELY = 0.5
"""An argument less likely than this is left out."""
CERTAIN = 0.8
"""So likely must one be that other words of the sentence speak against."""


def find_arguments(event: Event, passage: Passage, role: ArgumentRole, least: float = LIKELY) -> list[Argument]:
    """What of ``role`` stands in the sentence and is at least so likely."""
    span = passage.span
    return [a for a in event.arguments if a.role is role and a.probability >= least and meet(a.span, span)]


def find_evidence(event: Event, passage: Passage) -> Span:
    """The clause that tells it, or the whole sentence; always with the trigger."""
    quotes = find_arguments(event, passage, ArgumentRole.QUOTE)
    if not quotes:
        return passage.span
    start = max(passage.span.start, min(event.trigger.start, *(q.span.start for q in quotes)))
    end = min(passage.span.end, max(event.trigger.end, *(q.span.end for q in quotes)))
    if len(passage.text[passage.span.start : start].split()) <= _SCRAP:
        start = passage.span.start
    return Span(start=start, end=end, text=passage.text[start:end])


_SCRAP = 2
"""Words before the clause that are not worth leaving out: “As concerns | grew about a war that …”."""
