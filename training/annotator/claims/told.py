"""One event in its sentence → a draft: the annotator says which words, the readers of this room what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.attackers.naming import read_backward
from geostrike.claims.facts.casualties import find_casualties
from geostrike.claims.facts.dating import date_strike, date_words
from geostrike.claims.parties import name_plainly
from geostrike.claims.voices.phrases import Phrase
from geostrike.claims.voices.speakers import resolve_speaker
from geostrike.model import Actor, Level, Role, Span
from training.annotator.claims.draft import Draft, likeliest
from training.annotator.types import ArgumentRole

if TYPE_CHECKING:
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Mention, Passage
    from geostrike.model import Count, DateRange, Speaker
    from training.annotator.types import Argument, Event

__all__ = ["read_event"]

LIKELY = 0.5
"""An argument less likely than this is left out."""


def read_event(event: Event, passage: Passage, story: Story) -> Draft:
    """What ``passage`` says about the strike of ``event``, whose trigger stands in it."""
    first, last = passage.locate(event.trigger)
    said = likeliest(event.stance)
    places, anaphors = _places(event, passage)
    attacker, pronoun = _attacker(event, passage, story)
    speaker = _speaker(event, passage, story)
    tolls = _tolls(event, passage)
    return Draft(
        event=event,
        passage=passage,
        first=first,
        last=last,
        evidence=_evidence(event, passage),
        realis=likeliest(event.realis),
        stance=said,
        about=likeliest(event.about),
        party=likeliest(event.party),
        voice=likeliest(event.voice),
        places=places,
        anaphors=anaphors,
        attacker=attacker,
        pronoun=pronoun,
        speaker=speaker,
        date=_date(event, passage, first, last, story),
        tolls=tolls,
        targets=_words(event, passage, ArgumentRole.TARGET),
        weapons=_words(event, passage, ArgumentRole.WEAPON),
    )


def _arguments(event: Event, passage: Passage, role: ArgumentRole, least: float = LIKELY) -> list[Argument]:
    span = passage.span
    return [
        a
        for a in event.arguments
        if a.role is role and a.probability >= least and a.span.start < span.end and a.span.end > span.start
    ]


def _evidence(event: Event, passage: Passage) -> Span:
    """The clause that tells it, or the whole sentence; always with the trigger."""
    quotes = _arguments(event, passage, ArgumentRole.QUOTE)
    if not quotes:
        return passage.span
    start = max(passage.span.start, min(event.trigger.start, *(q.span.start for q in quotes)))
    end = min(passage.span.end, max(event.trigger.end, *(q.span.end for q in quotes)))
    return Span(start=start, end=end, text=passage.text[start:end])


def _words(event: Event, passage: Passage, role: ArgumentRole) -> tuple[str, ...]:
    return tuple(dict.fromkeys(a.span.text for a in _arguments(event, passage, role)))


# ---------------------------------------------------------------------------------------------- where


def _places(event: Event, passage: Passage) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """The toponyms that the event's places are, most specific first; and words for places that name none."""
    found: list[Mention] = []
    anaphors: list[Span] = []
    for argument in _arguments(event, passage, ArgumentRole.PLACE):
        if "capital" in argument.span.text.lower().split():
            continue  # “Belmora's capital” is not Belmora: the reader of capitals knows it (``capitals``)
        inside = [
            m
            for m in passage.mentions
            if m.toponym.span.start < argument.span.end and m.toponym.span.end > argument.span.start
        ]
        named = [m for m in inside if m.toponym.role in _PLACES or argument.probability >= _CERTAIN]
        named = [m for m in named if m.toponym.role is not Role.ADJECTIVE or len(argument.span.text.split()) == 1]
        if named:
            found += named
        elif not inside and argument.span.text.islower() and " " in argument.span.text:
            anaphors.append(argument.span)
    holders = {i for m in found for i in m.toponym.container_ids}
    kept = [m for m in found if m.toponym.id not in holders]
    kept.sort(key=lambda m: (_coarse(m), m.first))
    return tuple(dict.fromkeys(m.toponym.id for m in kept)), tuple(anaphors)


_PLACES = frozenset({Role.PLACE, Role.OUTSIDE})
_CERTAIN = 0.8


def _coarse(mention: Mention) -> int:
    place = mention.resolution.place if mention.resolution else None
    order = (Level.POINT, Level.NEIGHBOURHOOD, Level.TOWN, Level.DISTRICT, Level.PROVINCE, Level.REGION, Level.COUNTRY)
    return order.index(place.level) if place else 2


# ---------------------------------------------------------------------------------------------- who


_PRONOUNS = frozenset("it its they their them we our us he his she her i my who which those these that".split())


def _attacker(event: Event, passage: Passage, story: Story) -> tuple[Actor | None, bool]:
    """The party that the sentence names, and whether it does so by a pronoun alone."""
    best = max(_arguments(event, passage, ArgumentRole.ATTACKER), key=lambda a: a.probability, default=None)
    if best is None:
        return None, False
    first, last = passage.locate(best.span)
    while first < last - 1 and passage.lowers[first] in _ARTICLES:
        first += 1
    if first >= last:
        return None, False
    words = passage.slice(first, last).text
    if passage.lowers[first] in _PRONOUNS:
        return Actor(name=words, words=words, stated=True), True
    named = read_backward(passage, last, needs_force=False, floor=first)
    actor = Actor(name=named.name if named is not None else words, words=words, stated=True)
    return name_plainly(actor, story), False


_ARTICLES = frozenset("the a an this that these those some several".split())


def _speaker(event: Event, passage: Passage, story: Story) -> Speaker | None:
    """Who says it in this sentence."""
    best = max(_arguments(event, passage, ArgumentRole.SPEAKER), key=lambda a: a.probability, default=None)
    if best is None:
        return None
    first, last = passage.locate(best.span)
    return resolve_speaker(passage, Phrase(first, last), story.memory) if first < last else None


# ---------------------------------------------------------------------------------------------- when, how many


def _date(event: Event, passage: Passage, first: int, last: int, story: Story) -> DateRange | None:
    spans = [a.span for a in _arguments(event, passage, ArgumentRole.DATE)]
    if not spans:
        return None
    words = [
        found
        for found in date_words(passage, story.calendar)
        if any(found[0].span.start < s.end and found[0].span.end > s.start for s in spans)
    ]
    return date_strike(passage, first, last, words, attributions=[], calendar=story.calendar) if words else None


def _tolls(event: Event, passage: Passage) -> tuple[Count, ...]:
    spans = [a.span for a in _arguments(event, passage, ArgumentRole.TOLL)]
    if not spans:
        return ()
    return tuple(
        count
        for count in find_casualties(passage)
        if any(count.span.start < s.end and count.span.end > s.start for s in spans)
    )
