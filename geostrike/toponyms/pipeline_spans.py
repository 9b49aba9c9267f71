"""Votes of a spaCy pipeline that the user names: its places join the evidence, they do not replace it.

Needs ``pip install geostrike[spacy]`` and an installed pipeline. spaCy is imported only when a pipeline is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.errors import GeostrikeError
from geostrike.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["open_pipeline", "place_spans"]

# Labels of OntoNotes pipelines for places; NORP (peoples) and ORG are left to geostrike's own reasons.
PLACES = frozenset(("GPE", "LOC", "FAC"))


def place_spans(pipeline: Callable[[str], Any]) -> Callable[[str], tuple[Span, ...]]:
    """A recogniser: the text in, the spans that the pipeline takes for places out, in order."""

    def recognise(text: str) -> tuple[Span, ...]:
        found = {
            (e.start_char, e.end_char) for e in pipeline(text).ents if e.label_ in PLACES and e.start_char < e.end_char
        }
        return tuple(Span(start=start, end=end, text=text[start:end]) for start, end in sorted(found))

    return recognise


def open_pipeline(name: str) -> Callable[[str], tuple[Span, ...]]:
    """The recogniser of an installed spaCy pipeline, by its name or folder. Raises ``GeostrikeError`` with the cure."""
    try:
        import spacy  # noqa: PLC0415 - heavy, and only when asked for
    except ImportError as error:
        raise GeostrikeError("spaCy is not installed; run: pip install 'geostrike[spacy]'") from error
    installed = sorted(spacy.util.get_installed_models())
    named = f"name one that is: {', '.join(installed)}" if installed else "none is installed so far"
    try:
        pipeline = spacy.load(name)
    except OSError as error:
        raise GeostrikeError(
            f"spaCy has no pipeline {name!r} installed; install it (python -m spacy download {name}), or give the folder "
            f"it was saved in; {named}"
        ) from error
    except (ImportError, ValueError, KeyError, TypeError) as error:
        # It is of another version of spaCy, or in want of a package.
        said = " ".join(str(error).split())[:200]
        raise GeostrikeError(
            f"spaCy cannot open the pipeline {name!r} ({said}); install it anew (python -m spacy download {name}); {named}"
        ) from error
    if not _may_find_places(pipeline):
        raise GeostrikeError(
            f"the spaCy pipeline {name!r} finds no places: it has nothing that marks {', '.join(sorted(PLACES))}; {named}"
        )
    return place_spans(pipeline)


def _may_find_places(pipeline: Any) -> bool:
    """Whether some part of it marks places; parts that are not spaCy's own are trusted to."""
    if any(PLACES & set(labels) for labels in pipeline.pipe_labels.values()):
        return True
    return any(not type(part).__module__.startswith("spacy.") for _, part in pipeline.pipeline)
