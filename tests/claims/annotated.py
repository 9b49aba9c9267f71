"""Made-up sentences with a made-up annotation: what an annotator that made no mistake would say of marked words."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from geostrike.claims import extract_claims
from geostrike.model import About, Realis, Span, Stance
from geostrike.model.annotation import Annotation, Argument, ArgumentRole, Event, Party, Voice
from tests.claims.marked import mark

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.claims import Extraction

__all__ = ["annotate", "read_annotated"]


V = TypeVar("V")


def annotate(
    text: str,
    trigger: str,
    *,
    sure: float = 0.99,
    realis: Realis = Realis.CURRENT,
    stance: Stance = Stance.ASSERTS,
    about: About = About.STRIKE,
    party: Party = Party.NONE,
    voice: Voice = Voice.OUTLET,
    **arguments: str,
) -> Event:
    """An event at the last ``trigger`` of ``text``; each argument is the last of its words in it (``place="the town"``)."""

    def find(words: str) -> Span:
        start = text.rindex(words)
        return Span(start=start, end=start + len(words), text=words)

    return Event(
        trigger=find(trigger),
        probability=sure,
        arguments=tuple(
            Argument(role=ArgumentRole(role), span=find(words), probability=sure) for role, words in arguments.items()
        ),
        realis=_one(Realis, realis),
        stance=_one(Stance, stance),
        about=_one(About, about),
        party=_one(Party, Party.STATED if "attacker" in arguments else party),
        voice=_one(Voice, Voice.INSIDE if "speaker" in arguments else voice),
    )


def _one(values: Iterable[V], chosen: V) -> dict[V, float]:
    return {value: float(value == chosen) for value in values}


def read_annotated(marked: str, *events: dict[str, object]) -> Extraction:
    """The claims of marked sentences (``tests.claims.marked``), of which each ``event`` is annotated."""
    article, toponyms, resolutions = mark(marked)
    found = tuple(annotate(article.text, **event) for event in events)  # type: ignore[arg-type]
    return extract_claims(article, toponyms, resolutions, Annotation(events=found))
