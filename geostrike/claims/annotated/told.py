"""One event in its sentence → a draft: the annotator says which words, the readers of this room what they mean."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from geostrike.claims.annotated.capitals import find_capital
from geostrike.claims.annotated.draft import Draft, likeliest
from geostrike.claims.attackers.naming import only_tells, read_name
from geostrike.claims.attackers.nobody import PRONOUNS
from geostrike.claims.attackers.parties import name_plainly
from geostrike.claims.facts.casualties import count_pointed
from geostrike.claims.facts.damage import find_damage
from geostrike.claims.facts.dating import date_strike, date_words, said_when
from geostrike.claims.text.spans import meet
from geostrike.claims.text.words import find_words
from geostrike.claims.voices.phrases import Phrase
from geostrike.claims.voices.speakers import resolve_speaker
from geostrike.model import Actor, Level, Role, Span
from geostrike.model.annotation import ArgumentRole, Party

if TYPE_CHECKING:
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Mention, Passage
    from geostrike.claims.voices.scopes import Attribution
    from geostrike.model import Count, DateRange, Speaker
    from geostrike.model.annotation import Argument, Event

__all__ = ["SURE", "read_event"]

LIKELY = 0.5
"""An argument less likely than this is left out."""
UNSURE = 0.3
"""A place this likely is taken where no other is named; the annotator tells of none below."""
SURE = 0.6
"""So likely must a party be: whose strike it was is not told on a guess."""
STATED, ALL_BUT_SURE = 0.2, 0.9
"""So likely must it also be that a party is named at all, unless the words for it are all but sure."""
SPEAKS = 0.6
"""So likely must a speaker be."""


def read_event(event: Event, passage: Passage, attributions: list[Attribution], story: Story) -> Draft:
    """What ``passage`` says about the strike of ``event``, whose trigger stands in it; ``attributions`` are all of the passage."""
    first, last = passage.locate(event.trigger)
    evidence = _evidence(event, passage)
    places, anaphors = _places(event, passage, story)
    if not places and not anaphors:
        places = _find_unsure(event, passage) or _find_only_place(event, passage, attributions)
    attacker, pronoun = _attacker(event, passage, story)
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
        places=places,
        anaphors=anaphors,
        attacker=attacker,
        pronoun=pronoun,
        speaker=_speaker(event, passage, attributions, story),
        date=_date(event, passage, (first, last), attributions, story),
        said_on=_said_on(passage, first, attributions, story),
        tolls=_tolls(event, passage),
        targets=_words(event, passage, ArgumentRole.TARGET),
        weapons=_words(event, passage, ArgumentRole.WEAPON),
        damage=find_damage(passage, *passage.locate(evidence)),
    )


def _arguments(event: Event, passage: Passage, role: ArgumentRole, least: float = LIKELY) -> list[Argument]:
    span = passage.span
    return [a for a in event.arguments if a.role is role and a.probability >= least and meet(a.span, span)]


def _evidence(event: Event, passage: Passage) -> Span:
    """The clause that tells it, or the whole sentence; always with the trigger."""
    quotes = _arguments(event, passage, ArgumentRole.QUOTE)
    if not quotes:
        return passage.span
    start = max(passage.span.start, min(event.trigger.start, *(q.span.start for q in quotes)))
    end = min(passage.span.end, max(event.trigger.end, *(q.span.end for q in quotes)))
    return Span(start=start, end=end, text=passage.text[start:end])


def _words(event: Event, passage: Passage, role: ArgumentRole) -> tuple[str, ...]:
    """The phrases of a role, without words that hang loose at an end of them: “both rebels”, “a family of”."""
    found: dict[str, None] = {}
    for argument in _arguments(event, passage, role):
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


# ---------------------------------------------------------------------------------------------- where


def _places(event: Event, passage: Passage, story: Story) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """The toponyms that the event's places are, most specific first; and words for places that name none."""
    found: list[Mention] = []
    anaphors: list[Span] = []
    capitals: list[str] = []
    for argument in _arguments(event, passage, ArgumentRole.PLACE):
        words = argument.span.text.lower().split()
        inside = [m for m in passage.mentions if meet(m.toponym.span, argument.span)]
        first, last = passage.locate(argument.span)
        if (capital := next((at for at in range(first, last) if passage.lowers[at] == "capital"), None)) is not None:
            # “Belmora's capital” is not Belmora; “the capital, Belgard” is Belgard
            inside = [m for m in inside if m.first == capital + 1]
            if not inside:
                capitals += find_capital(passage, capital, story.capitals)
                continue
        certain = argument.probability >= _CERTAIN
        named = [m for m in inside if m.toponym.role in _PLACES or (certain and _may_be_place(m))]
        # “Ostrian towns” are somewhere in Ostria; an “Ostrian outpost” may stand anywhere
        named = [m for m in named if m.toponym.role is not Role.ADJECTIVE or len(words) == 1 or words[-1] in _LAND]
        if named:
            found += _finest(named, passage)
        elif not inside and argument.span.text.islower():
            anaphors.append(argument.span)
    written = [m for m in passage.mentions if m.toponym.coordinates is not None]
    if found and all(map(_is_country, found)):
        written = [m for m in written if m.first >= found[-1].last][:1]  # “in Arvania at 10.2, 11.4”
    if len(written) == 1 and all(map(_is_country, found)):
        found = written  # figures are strange words to the annotator
    holders = {i for m in found for i in m.toponym.container_ids}
    kept = [m for m in found if m.toponym.id not in holders and not _owns_next(m, found, passage)]
    kept.sort(key=lambda m: (_coarse(m), m.first))
    return tuple(dict.fromkeys((*(m.toponym.id for m in kept), *capitals))), tuple(anaphors)


def _find_unsure(event: Event, passage: Passage) -> tuple[str, ...]:
    """Where nothing is likelier: the place that the annotator points at with less than even odds."""
    spans = _arguments(event, passage, ArgumentRole.PLACE, UNSURE)
    named = [
        m for m in passage.mentions if m.toponym.role is Role.PLACE and any(meet(m.toponym.span, a.span) for a in spans)
    ]
    holders = {i for m in named for i in m.toponym.container_ids}
    return tuple(m.toponym.id for m in named if m.toponym.id not in holders)[:1]


def _find_only_place(event: Event, passage: Passage, attributions: list[Attribution]) -> tuple[str, ...]:
    """Where the annotator points at no place: the only one finer than a country that the clause says something is in, at or near, or that it opens with."""
    evidence, (at, _) = _evidence(event, passage), passage.locate(event.trigger)
    said = [
        a for a in attributions if a.first <= at < a.last
    ]  # “a minister told parliament in Dovrin that shells had hit a mill”
    named = [
        m
        for m in passage.mentions
        if _is_where(m, event, passage, evidence) and all(a.first <= m.first < a.last for a in said)
    ]
    holders = {i for m in named for i in m.toponym.container_ids}
    finest = [m for m in named if m.toponym.id not in holders]
    return (finest[0].toponym.id,) if len(finest) == 1 else ()


def _is_where(mention: Mention, event: Event, passage: Passage, evidence: Span) -> bool:
    span, place = mention.toponym.span, mention.resolution.place if mention.resolution else None
    if mention.toponym.coordinates is not None:
        return True
    if mention.toponym.role is not Role.PLACE or place is None or _is_country(mention):
        return False
    if not meet(span, evidence):
        return False
    if any(a.role in _NO_PLACES and a.probability >= LIKELY and meet(a.span, span) for a in event.arguments):
        return False
    if mention.first == 0 or (mention.first == 1 and passage.lowers[0] == "the"):
        return True  # “Karsa province bore the brunt of the raids”
    before = reversed(passage.lowers[max(0, mention.first - _GOVERNED) : mention.first])
    return next((word in _IN for word in before if word in _IN or word in _OTHERWISE), False)


_NO_PLACES = frozenset({ArgumentRole.ATTACKER, ArgumentRole.SPEAKER})
_GOVERNED = 5  # words: “in the besieged northern town of Dovrin”
_IN = find_words("annotated.told", "in")
_OTHERWISE = find_words("annotated.told", "otherwise")
"""What parts a name from the strike: “from Dovrin”, “jets of Arvan”, “said in”."""


def _is_country(mention: Mention) -> bool:
    place = mention.resolution.place if mention.resolution else None
    return place is not None and place.level is Level.COUNTRY


def _owns_next(mention: Mention, found: list[Mention], passage: Passage) -> bool:
    """“Belmora's Karsa region” is one place, also where the annotator sees two."""
    return passage.lowers[mention.last - 1].endswith(("'s", "’s")) and any(m.first == mention.last for m in found)


def _may_be_place(mention: Mention) -> bool:
    """Not what a person decided otherwise, and no name that stands for a government: “which Arvan blamed on Belgard”."""
    return mention.toponym.decision is None and mention.toponym.role is not Role.GOVERNMENT


_LAND = find_words("annotated.told", "land")


def _finest(mentions: list[Mention], passage: Passage) -> list[Mention]:
    """Of the names in one phrase those that hold no other: “the Old Town of Dovrin”, “Karsa, east of Dovrin”, “Belmora's
    Karsa region”.
    """
    kept = mentions[:1]
    for before, mention in pairwise(mentions):
        between = passage.lowers[before.last : mention.first]
        if not between and passage.lowers[before.last - 1].endswith(("'s", "’s")):
            kept[-1] = mention
        elif "and" in between or not _HELD.intersection(between):
            kept.append(mention)
    return kept


_HELD = find_words("annotated.told", "held")
_PLACES = frozenset({Role.PLACE, Role.OUTSIDE})
_CERTAIN = 0.8


def _coarse(mention: Mention) -> int:
    place = mention.resolution.place if mention.resolution else None
    order = (Level.POINT, Level.NEIGHBOURHOOD, Level.TOWN, Level.DISTRICT, Level.PROVINCE, Level.REGION, Level.COUNTRY)
    return order.index(place.level) if place else 2


# ---------------------------------------------------------------------------------------------- who


def _attacker(event: Event, passage: Passage, story: Story) -> tuple[Actor | None, bool]:
    """The party that the sentence names, and whether it does so by a pronoun alone."""
    parties = [a for a in _arguments(event, passage, ArgumentRole.ATTACKER, SURE) if not _is_backer(passage, a)]
    best = max(parties, key=lambda a: a.probability, default=None)
    if best is None or (best.probability < ALL_BUT_SURE and event.party[Party.STATED] < STATED):
        return None, False
    first, last = passage.locate(best.span)
    while first < last - 1 and passage.lowers[first] in _ARTICLES:
        first += 1
    last = next((at for at in range(first + 1, last) if passage.lowers[at] in _WHERE), last)
    if first >= last or passage.lowers[first] in _BROKEN or passage.lowers[last - 1] in _BROKEN:
        return None, False
    words = passage.slice(first, last).text
    if only_tells(words):
        return None, False
    if passage.lowers[first] in PRONOUNS:
        return Actor(name=words, words=words, stated=True), True
    if _is_weapon(event, passage, best):
        return None, False
    named = read_name(passage, last, floor=first)
    actor = Actor(name=named.name if named is not None else words, words=words, stated=True)
    return name_plainly(actor, story), False


def _is_backer(passage: Passage, argument: Argument) -> bool:
    """“Rebels backed by Arvania”: who backs them is not who fired."""
    first, _ = passage.locate(argument.span)
    return first > 1 and passage.lowers[first - 1 : first] == ["by"] and passage.lowers[first - 2] in _BACKING


_BACKING = find_words("annotated.told", "backing")


def _is_weapon(event: Event, passage: Passage, argument: Argument) -> bool:
    """“A Kinzhal missile”, “Storm Shadows”: what was fired is nobody's name. “Ostrian missiles” are somebody's."""
    words = range(*passage.locate(argument.span))
    if any(m.first in words for m in passage.mentions) or any(passage.kinds_at[at] & _FORCE for at in words):
        return False
    munition = any("weapon.munition" in passage.kinds_at[at] for at in words)
    weapons = (a for a in event.arguments if a.role is ArgumentRole.WEAPON and meet(a.span, argument.span))
    return munition or any(a.probability >= argument.probability for a in weapons)


_FORCE = frozenset({"attacker.force", "attacker.group"})


_WHERE = find_words("annotated.told", "where")
"""“Rebels in Belgard”, “rebels who” are rebels: where they stand and what they do is no part of their name."""
_BROKEN = find_words("annotated.told", "broken")
"""“and Arvania”, “forces and”: a piece of a list, of which the annotator is not sure that it is one."""
_ARTICLES = find_words("annotated.told", "articles")


def _speaker(event: Event, passage: Passage, attributions: list[Attribution], story: Story) -> Speaker | None:
    """Who says it in this sentence: the annotator points, the reader of voices knows how far the name reaches."""
    best = max(_arguments(event, passage, ArgumentRole.SPEAKER, SPEAKS), key=lambda a: a.probability, default=None)
    if best is None or any(_is_part(best.span, m.toponym.span) for m in passage.mentions):
        return None
    first, last = passage.locate(best.span)
    named = [a for a in attributions if a.phrase.first < last and first < a.phrase.last]
    if named:
        return named[0].speaker
    while first < last and passage.lowers[last - 1] in _TRAILING:
        last -= 1
    if passage.lowers[last - 1] in _NO_SPEAKERS:
        return None
    return resolve_speaker(passage, Phrase(first, last), story.memory) if first < last else None


_NO_SPEAKERS = find_words("annotated.told", "no_speakers")
_TRAILING = find_words("annotated.told", "trailing")
"""What hangs loose behind a speaker: “police has”, “an official that”."""


def _is_part(span: Span, whole: Span) -> bool:
    return whole.start <= span.start and span.end <= whole.end and span.text != whole.text


# ---------------------------------------------------------------------------------------------- when, how many


def _date(
    event: Event, passage: Passage, at: tuple[int, int], attributions: list[Attribution], story: Story
) -> DateRange | None:
    """The day of the words at which the annotator points; where it points at none, of those of the sentence that can be the strike's."""
    known = date_words(passage, story.calendar)
    spans = [a.span for a in _arguments(event, passage, ArgumentRole.DATE)]
    words = [found for found in known if any(meet(found[0].span, s) for s in spans)]
    if not known:
        return None
    return date_strike(
        passage, *at, words or known, attributions=[] if words else attributions, calendar=story.calendar
    )


def _said_on(passage: Passage, first: int, attributions: list[Attribution], story: Story) -> DateRange | None:
    """The day of the statement of whoever's words the trigger is part of."""
    own = next((a for a in attributions if a.first <= first < a.last), None)
    return None if own is None else said_when(passage, own, date_words(passage, story.calendar), first)


def _tolls(event: Event, passage: Passage) -> tuple[Count, ...]:
    arguments = _arguments(event, passage, ArgumentRole.TOLL)
    return count_pointed(passage, [(a.span, a.probability >= _CERTAIN) for a in arguments])
