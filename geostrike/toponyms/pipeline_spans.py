"""Votes of a spaCy pipeline that the user names: its places join the evidence, they do not replace it.

Needs ``pip install geostrike[spacy]`` and an installed pipeline. spaCy is imported only when a pipeline is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from geostrike.errors import GeostrikeError
from geostrike.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["PLACES", "Pipeline", "open_pipeline", "place_spans"]

# Labels of OntoNotes pipelines for places; NORP (peoples) and ORG are left to geostrike's own reasons.
PLACES = frozenset(("GPE", "LOC", "FAC"))


class _Entity(Protocol):
    start_char: int
    end_char: int
    label_: str


class Pipeline(Protocol):
    """What is asked of a spaCy ``Language``."""

    def __call__(self, text: str) -> Any:
        """A document with ``ents``."""


def place_spans(pipeline: Pipeline) -> Callable[[str], tuple[Span, ...]]:
    """A recogniser: the text in, the spans that the pipeline takes for places out, in order."""

    def recognise(text: str) -> tuple[Span, ...]:
        entities: Iterable[_Entity] = pipeline(text).ents
        found = {(e.start_char, e.end_char) for e in entities if e.label_ in PLACES and e.start_char < e.end_char}
        return tuple(Span(start=start, end=end, text=text[start:end]) for start, end in sorted(found))

    return recognise


def open_pipeline(name: str) -> Callable[[str], tuple[Span, ...]]:
    """The recogniser of an installed spaCy pipeline, by its name or folder."""
    try:
        import spacy  # noqa: PLC0415 - heavy, and only when asked for
    except ImportError as error:
        raise GeostrikeError("spaCy is not installed; run: pip install 'geostrike[spacy]'") from error
    try:
        pipeline: Pipeline = spacy.load(name)
    except OSError as error:
        raise GeostrikeError(
            f"spaCy has no pipeline {name!r} installed; install it (python -m spacy download {name}) or name another"
        ) from error
    return place_spans(pipeline)
