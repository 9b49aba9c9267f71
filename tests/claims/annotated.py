"""Made-up sentences with a made-up annotation: what an annotator that made no mistake would say of marked words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from geostrike.claims import extract_claims
from geostrike.claims.annotated.told import read_event
from geostrike.claims.facts.calendar import Calendar
from geostrike.claims.story import open_story
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.claims.voices.saying import find_attributions
from geostrike.language.documents import take_apart
from geostrike.model import About, Article, Realis, Span, Stance
from geostrike.model.annotation import Annotation, Argument, ArgumentRole, Event, Party, Voice
from geostrike.resolution import resolve_toponyms
from geostrike.strikes import merge_claims
from geostrike.toponyms import find_toponyms
from tests.claims.marked import mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geostrike.claims import Extraction
    from geostrike.claims.annotated.draft import Drafts
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Place, Resolution, Strike, Toponym
    from tests.claims.marked import Marked

__all__ = [
    "Told",
    "annotate",
    "annotate_all",
    "draft",
    "extract",
    "make_event",
    "merge_annotated",
    "merge_parts",
    "read_annotated",
    "read_in",
    "read_marked",
    "read_parts",
]


V = TypeVar("V")
Told = dict[str, Any]
"""What ``annotate`` is told of one event."""


def annotate(
    text: str,
    trigger: str,
    *,
    sure: float = 0.99,
    chance: float | None = None,
    realis: Realis = Realis.CURRENT,
    stance: Stance = Stance.ASSERTS,
    about: About = About.STRIKE,
    party: Party = Party.NONE,
    voice: Voice = Voice.OUTLET,
    **arguments: str | tuple[str, ...],
) -> Event:
    """An event at the last ``trigger`` of ``text``; each argument is the last of its words in it (``place="the town"``),
    or several are. All is as likely as ``sure``, and that it is a statement about a strike as ``chance``, where that is given.
    """

    def find(words: str) -> Span:
        start = text.rindex(words)
        return Span(start=start, end=start + len(words), text=words)

    return make_event(
        find(trigger),
        [
            (ArgumentRole(role), find(words))
            for role, given in arguments.items()
            for words in ((given,) if isinstance(given, str) else given)
        ],
        sure=sure,
        chance=chance,
        realis=realis,
        stance=(stance, 1.0),
        about=(about, 1.0),
        party=Party.STATED if "attacker" in arguments else party,
        voice=Voice.INSIDE if "speaker" in arguments else voice,
    )


def make_event(
    trigger: Span,
    arguments: Iterable[tuple[ArgumentRole, Span]],
    *,
    sure: float = 0.99,
    chance: float | None = None,
    realis: Realis,
    stance: tuple[Stance, float],
    about: tuple[About, float],
    party: Party,
    voice: Voice,
) -> Event:
    """An event with its arguments; stance and object with how likely they are."""
    return Event(
        trigger=trigger,
        probability=sure if chance is None else chance,
        arguments=tuple(Argument(role=role, span=span, probability=sure) for role, span in arguments),
        realis=_one(Realis, realis),
        stance=_one(Stance, *stance),
        about=_one(About, *about),
        party=_one(Party, party),
        voice=_one(Voice, voice),
    )


def _one(values: Iterable[V], chosen: V, sure: float = 1.0) -> dict[V, float]:
    """``chosen`` is as likely as ``sure``; the others share the rest."""
    rest = tuple(value for value in values if value != chosen)
    return {chosen: sure} | {value: (1 - sure) / len(rest) for value in rest}


def annotate_all(text: str, *events: Told) -> Annotation:
    found = (annotate(text, **event) for event in events)
    return Annotation(events=tuple(sorted(found, key=lambda event: event.trigger.start)))


def annotate_parts(parts: Iterable[tuple[str, Told | None]]) -> tuple[str, Annotation]:
    """Marked sentences in a row, and the event of each that has one, found in its own words."""
    marked, events, at = [], [], 0
    for sentence, told in parts:
        plain = mark(sentence)[0].text
        if told is not None:
            events.append(_move(annotate(plain, **told), at))
        marked.append(sentence)
        at += len(plain) + 1
    return " ".join(marked), Annotation(events=tuple(events))


def _move(event: Event, by: int) -> Event:
    def move(span: Span) -> Span:
        return replace(span, start=span.start + by, end=span.end + by)

    arguments = tuple(replace(argument, span=move(argument.span)) for argument in event.arguments)
    return replace(event, trigger=move(event.trigger), arguments=arguments)


def extract(
    article: Article,
    toponyms: tuple[Toponym, ...],
    resolutions: tuple[Resolution, ...],
    annotation: Annotation,
    people: Callable[[str], Place | None] | None = None,
) -> Extraction:
    """The claims of an article, its places and a made-up annotation."""
    return extract_claims(replace(take_apart(article), annotation=annotation), toponyms, resolutions, people=people)


def read_parts(parts: Iterable[tuple[str, Told | None]]) -> tuple[Marked, Extraction]:
    """Marked sentences in a row with their places, and the claims of their events."""
    text, annotation = annotate_parts(parts)
    marked = mark(text)
    return marked, extract(*marked, annotation)


def merge_parts(parts: Iterable[tuple[str, Told | None]]) -> tuple[Strike, ...]:
    """The strikes of marked sentences in a row."""
    (_, toponyms, resolutions), found = read_parts(parts)
    return merge_claims(found.claims, toponyms, resolutions).strikes


def read_marked(marked: Marked, *events: Told) -> Extraction:
    """The claims of an article with its places, of which each ``event`` is annotated."""
    return extract(*marked, annotate_all(marked[0].text, *events))


def read_annotated(marked: str, *events: Told) -> Extraction:
    """The claims of marked sentences (``tests.claims.marked``), of which each ``event`` is annotated."""
    return read_marked(mark(marked), *events)


def merge_annotated(marked: str, *events: Told) -> tuple[Strike, ...]:
    """The strikes of marked sentences."""
    article, toponyms, resolutions = mark(marked)
    found = read_marked((article, toponyms, resolutions), *events)
    return merge_claims(found.claims, toponyms, resolutions).strikes


def read_in(world: Gazetteer, text: str, *events: Told) -> tuple[Extraction, dict[str, str | None]]:
    """The claims of plain sentences whose places ``world`` knows, and the place that each toponym means."""
    article = Article(id="made-up", text=text, sha256="")
    toponyms, _ = find_toponyms(take_apart(article), world)
    resolutions = resolve_toponyms(take_apart(article), toponyms, world)
    found = extract(article, toponyms, resolutions, annotate_all(text, *events), people=world.demonym)
    return found, {r.toponym_id: r.place.name if r.place is not None else None for r in resolutions}


def draft(marked: Marked, *events: Told) -> Drafts:
    """A draft of each event, before anything is asked of it or of the story."""
    article, toponyms, resolutions = marked
    story = open_story(article, toponyms, resolutions, Calendar(article.published, posts=article.posts))
    passages = find_passages(take_apart(article), toponyms, resolutions, load_vocabulary(article.language))
    return tuple(
        read_event(event, passage, find_attributions(passage, story.memory), story)
        for passage in passages
        for event in annotate_all(article.text, *events).events
        if passage.span.start <= event.trigger.start < passage.span.end
    )
