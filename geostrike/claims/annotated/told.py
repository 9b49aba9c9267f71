"""One event in its sentence → a draft: the annotator says which words, the readers of this room what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.annotated.draft import Draft, likeliest
from geostrike.claims.annotated.pointed import CERTAIN, find_arguments, find_evidence
from geostrike.claims.annotated.where import find_places
from geostrike.claims.annotated.who import find_attacker, find_speaker
from geostrike.claims.facts.calendar import date_words
from geostrike.claims.facts.casualties import count_pointed
from geostrike.claims.facts.damage import find_damage
from geostrike.claims.facts.dating import date_strike, said_when
from geostrike.claims.text.words import find_words
from geostrike.model.annotation import ArgumentRole

if TYPE_CHECKING:
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Passage
    from geostrike.claims.voices.saying import Attribution
    from geostrike.model import Count, DateRange
    from geostrike.model.annotation import Event

__all__ = ["read_event"]


def read_event(event: Event, passage: Passage, attributions: list[Attribution], story: Story) -> Draft:
    """What ``passage`` says about the strike of ``event``, whose trigger stands in it; ``attributions`` are all of the passage."""
    first, last = passage.locate(event.trigger)
    evidence = find_evidence(event, passage)
    where = find_places(event, passage, attributions, story)
    attacker, pronoun = find_attacker(event, passage, story)
    return Draft(
        event=event,
        passage=passage,
        first=first,
        last=last,
        evidence=evidence,
        realis=likeliest(event.realis),
        stance=likeliest(event.stance),
        about=likeliest(event.about),
        voice=likeliest(event.voice),
        places=where.places,
        anaphors=where.anaphors,
        attacker=attacker,
        pronoun=pronoun,
        speaker=find_speaker(event, passage, attributions, story),
        date=_date(event, passage, first, story),
        said_on=_said_on(passage, first, attributions, story),
        tolls=_tolls(event, passage),
        targets=_words(event, passage, ArgumentRole.TARGET),
        weapons=_words(event, passage, ArgumentRole.WEAPON),
        damage=find_damage(passage, *passage.locate(evidence)),
        reasons=where.reasons,
    )


def _words(event: Event, passage: Passage, role: ArgumentRole) -> tuple[str, ...]:
    """The phrases of a role, without words that hang loose at an end of them: “both rebels”, “a family of”."""
    found: dict[str, None] = {}
    for argument in find_arguments(event, passage, role):
        first, last = passage.locate(argument.span)
        while first < last and passage.lowers[last - 1] in _LOOSE:
            last -= 1
        while first < last and passage.lowers[first] in _LOOSE:
            first += 1
        if not _EMPTY.issuperset(passage.lowers[first:last]):
            found[passage.slice(first, last).text] = None
    return tuple(found)


_LOOSE = find_words("annotated.told", "loose")
_EMPTY = find_words("annotated.told", "empty")
"""Scraps of a phrase, which name nothing by themselves."""


def _date(event: Event, passage: Passage, first: int, story: Story) -> DateRange | None:
    """The day of the words at which the annotator points, the surest first; where at none, of the only figures for one, which are
    strange words to it ("on 03/04/2031").
    """
    known = date_words(passage, story.calendar)
    pointed = sorted(find_arguments(event, passage, ArgumentRole.DATE), key=lambda a: -a.probability)
    figures = [words.span for words, _, _ in known if not any(map(str.isalpha, words.span.text))]
    spans = [a.span for a in pointed] or (figures if len(known) == 1 else [])
    return date_strike(passage, first, spans, known, story.calendar)


def _said_on(passage: Passage, first: int, attributions: list[Attribution], story: Story) -> DateRange | None:
    """The day of the statement of whoever's words the trigger is part of."""
    own = next((a for a in attributions if a.first <= first < a.last), None)
    return None if own is None else said_when(passage, own, date_words(passage, story.calendar), first)


def _tolls(event: Event, passage: Passage) -> tuple[Count, ...]:
    arguments = find_arguments(event, passage, ArgumentRole.TOLL)
    return count_pointed(passage, [(a.span, a.probability >= CERTAIN) for a in arguments])
