"""The places of an event: the toponyms in the words at which the annotator points, or what the clause names where it points at none."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.annotated.antecedents import may_be_meant
from geostrike.claims.annotated.pointed import CERTAIN, LIKELY, find_arguments, find_evidence
from geostrike.claims.text.fineness import leave_holders, rank_fineness
from geostrike.claims.text.words import find_pattern, find_words, is_plain
from geostrike.language.spans import meet
from geostrike.model import Level, Role
from geostrike.model.annotation import ArgumentRole

if TYPE_CHECKING:
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Mention, Passage
    from geostrike.claims.voices.saying import Attribution
    from geostrike.model import Span, Toponym
    from geostrike.model.annotation import Event

__all__ = ["find_places"]

_CAPITAL, _DEFINITE = find_words("annotated.where", "capital"), find_words("shared", "definite")
_MORE, _WELL = find_words("annotated.where", "more"), find_words("annotated.where", "well")
_BEFORE_CAPITAL, _INDEFINITE = (
    find_words("annotated.where", "before_capital"),
    find_words("annotated.where", "indefinite"),
)


class Where(NamedTuple):
    """Where an event was."""

    places: tuple[str, ...]
    """The toponyms that were hit, most specific first."""
    anaphors: tuple[Span, ...]
    """Words for places that name none ("the town")."""
    reasons: tuple[str, ...] = ()
    """Why, in words, where the annotator does not plainly point there."""


def find_places(event: Event, passage: Passage, attributions: list[Attribution], story: Story) -> Where:
    """The places of ``event``, or what stands for them where the annotator points at none."""
    places, anaphors = _find_pointed(event, passage, story)
    if places or any(_is_definite(anaphor, event) for anaphor in anaphors):
        return Where(places, anaphors)
    if only := _find_only_place(event, passage, attributions):
        return Where(only, anaphors, ("the only place that the clause names so",))
    return Where((), anaphors)


def _find_pointed(event: Event, passage: Passage, story: Story) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    found: list[Mention] = []
    anaphors: list[Span] = []
    capitals: list[str] = []
    parties = [a for a in event.arguments if a.role is ArgumentRole.ATTACKER]
    for argument in find_arguments(event, passage, ArgumentRole.PLACE):
        if any(a.probability >= argument.probability and meet(a.span, argument.span) for a in parties):
            continue  # “the Arvanian attack”: whose strike it was, more surely than where
        words = argument.span.text.lower().split()
        inside = [m for m in passage.mentions if meet(m.toponym.span, argument.span)]
        first, last = passage.locate(argument.span)
        if (capital := next((at for at in range(first, last) if passage.lowers[at] in _CAPITAL), None)) is not None:
            # “Belmora's capital” is not Belmora; “the capital, Belgard” is Belgard
            inside = [m for m in inside if m.first == capital + 1]
            if not inside:
                capitals += _find_capital(passage, capital, story.capitals)
                continue
        certain = argument.probability >= CERTAIN
        named = [m for m in inside if m.toponym.role in _PLACES or (certain and _may_be_place(m))]
        named = [m for m in named if not _is_elsewhere(m, event, passage)]
        if not certain:  # “fired from Dovrin”
            named = [m for m in named if _FROM.isdisjoint(passage.lowers[max(0, m.first - 1) : m.first])]
        # “Ostrian towns” are somewhere in Ostria; an “Ostrian outpost” may stand anywhere
        named = [m for m in named if m.toponym.role is not Role.ADJECTIVE or len(words) == 1 or words[-1] in _LAND]
        if named:
            found += _finest(named, passage)
        elif not inside and is_plain(argument.span.text):
            anaphors.append(argument.span)
    written = [m for m in passage.mentions if m.toponym.coordinates is not None]
    if found and all(map(_is_country, found)):
        written = [m for m in written if m.first >= found[-1].last][:1]  # “in Arvania at 10.2, 11.4”
    if len(written) == 1 and all(map(_is_country, found)):
        found = written  # figures are strange words to the annotator
    kept = leave_holders(_go_on(found, passage))
    lands = {m.place.country_code for m in kept if m.place is not None and not _is_country(m)}  # “Arvania's hub Dovrin”
    kept = [m for m in kept if not (m.place and _is_country(m) and m.place.country_code in lands)]
    kept.sort(key=lambda m: (rank_fineness(m), m.first))
    return tuple(dict.fromkeys((*(m.toponym.id for m in kept), *capitals))), tuple(anaphors)


def _go_on(found: list[Mention], passage: Passage) -> list[Mention]:
    """With the rest of a list at whose beginning the annotator stops: “Dovrin; Oskara; and Selin”, “Dovrin, as well as Oskara”, “Dovrin
    and in the northern town of Oskara”.
    """
    for mention in passage.mentions if found else ():
        between = passage.lowers[found[-1].last : mention.first]
        if mention.first < found[-1].last or mention.toponym.role is not Role.PLACE:
            continue
        ends = not passage.gap(mention.last).isspace() or passage.lowers[mention.last] in _IN
        listed = _MORE.issuperset(between) and (_WELL.issubset(between) or ";" in passage.gap(found[-1].last))
        again = not _AND.isdisjoint(between[:1]) and not _IN.isdisjoint(between[1:2]) and len(between) <= _GOVERNED + 2
        if (ends and listed) or again:
            found = [*found, mention]
    return found


def _find_capital(passage: Passage, at: int, capitals: dict[str, Toponym]) -> tuple[str, ...]:
    """What “the Arvanian capital” or “Arvania's capital” means, whose last word is at ``at``, where the article has named it before."""
    whose = passage.mention_at(at - 1) if at else None
    place = whose.place if whose is not None else None
    if whose is None or place is None or place.level is not Level.COUNTRY or place.country_code is None:
        return ()
    before = whose.first - 1 - (whose.first > 0 and passage.lowers[whose.first - 1] in _DEFINITE)
    capital = capitals.get(place.country_code)
    if capital is None or before < 0 or passage.lowers[before] not in _BEFORE_CAPITAL:
        return ()
    return (capital.id,) if capital.span.start < passage.words[at].start else ()


def _is_definite(words: Span, event: Event) -> bool:
    """Whether the words can mean a place told of before: “a house” is none of those, and what was aimed at is told as such."""
    indefinite = not _INDEFINITE.isdisjoint(words.text.lower().split()[:1])
    aimed = any(
        a.role is ArgumentRole.TARGET and a.probability >= LIKELY and meet(a.span, words) for a in event.arguments
    )
    return not indefinite and not aimed


def _find_only_place(event: Event, passage: Passage, attributions: list[Attribution]) -> tuple[str, ...]:
    """Where the annotator points at no place: the only one finer than a country that the clause says something is in, at or near, or
    that it opens with.
    """
    evidence, (at, _) = find_evidence(event, passage), passage.locate(event.trigger)
    said = [a for a in attributions if a.first <= at < a.last]
    # not of “a minister told parliament in Dovrin that shells had hit a mill”
    named = [
        m
        for m in passage.mentions
        if _is_where(m, event, passage, evidence) and all(a.first <= m.first < a.last for a in said)
    ]
    ids = {m.place.id if m.place else m.toponym.id: m.toponym.id for m in reversed(leave_holders(named))}
    return tuple(ids.values()) if len(ids) == 1 else ()


def _is_where(mention: Mention, event: Event, passage: Passage, evidence: Span) -> bool:
    span = mention.toponym.span
    if mention.toponym.coordinates is not None:
        return True
    if mention.place is None or _is_country(mention) or not may_be_meant(passage, mention) or not meet(span, evidence):
        return False
    if _is_elsewhere(mention, event, passage):
        return False
    if any(a.role in _NO_PLACES and a.probability >= LIKELY and meet(a.span, span) for a in event.arguments):
        return False
    if mention.first == 0 or (mention.first == 1 and passage.lowers[0] in _DEFINITE):
        return True  # “Karsa province bore the brunt of the raids”
    if mention.first == passage.locate(event.trigger)[1]:
        return True  # “the missile that hit Dovrin was launched from …”
    before = passage.lowers[max(0, mention.first - _GOVERNED) : mention.first]
    if before[-1:] == ["of"] and not _KINDS.isdisjoint(before[-2:-1]):
        before = before[:-2]  # “from the city of Dovrin”
    return next((word in _IN for word in reversed(before) if word in _IN or word in _OTHERWISE), False)


def _is_elsewhere(mention: Mention, event: Event, passage: Passage) -> bool:
    """Where it was fired from or flew over, where people were taken or buried; or where that was after which the strike is said to have come."""
    start, end = mention.toponym.span.start, event.trigger.end
    came_after = start > end and _AFTER.search(passage.text[end:start]) is not None
    return came_after or _ELSEWHERE.search(passage.text[passage.span.start : start]) is not None


_ELSEWHERE, _AFTER = find_pattern("annotated.where", "elsewhere"), find_pattern("annotated.where", "after")
_NO_PLACES = frozenset({ArgumentRole.ATTACKER, ArgumentRole.SPEAKER})
_GOVERNED = 5  # words: “in the besieged northern town of Dovrin”
_IN, _KINDS = find_words("annotated.where", "in"), find_words("annotated.where", "kinds")
_OTHERWISE = find_words("annotated.where", "otherwise")
"""What parts a name from the strike: “from Dovrin”, “jets of Arvan”, “said in”."""


def _is_country(mention: Mention) -> bool:
    return mention.place is not None and mention.place.level is Level.COUNTRY


def _may_be_place(mention: Mention) -> bool:
    """Not what a person decided otherwise, no state told by its capital (“Arvan said”) or whose base it is, no sea in a name (“Amber Sea University”)."""
    role, place = mention.toponym.role, mention.place
    state = place is None or _is_country(mention) or place.feature == _SEAT
    governs = state and role in (Role.GOVERNMENT, Role.AFFILIATION)
    at_sea = role is Role.PART_OF_NAME and place is not None and place.level is Level.REGION
    return mention.toponym.decision is None and not governs and not at_sea


_SEAT = "PPLC"  # GeoNames' feature code of a capital
_LAND, _FROM = find_words("annotated.where", "land"), find_words("shared", "from")


def _finest(mentions: list[Mention], passage: Passage) -> list[Mention]:
    """Of the names in one phrase those that hold no other: “the Old Town of Dovrin”, “Karsa, east of Dovrin”, “Belmora's
    Karsa region”, “the Dovrin suburb of Karsa”; and where a site of another name stands: “the Karsa power plant in Dovrin”.
    """
    kept = mentions[:1]
    for before, mention in pairwise(mentions):
        between = passage.lowers[before.last : mention.first]
        owned = not between and passage.lowers[before.last - 1].endswith("'s")
        sited = not (_SITES.isdisjoint(between) or _SITED.isdisjoint(between[-1:])) and rank_fineness(mention) <= _TOWN
        if owned or sited or kept[-1].toponym.id in mention.toponym.container_ids:
            kept[-1] = mention
        elif not _AND.isdisjoint(between) or not _HELD.intersection(between):
            kept.append(mention)
    return kept


_SITES, _SITED, _TOWN = find_words("annotated.where", "sites"), find_words("annotated.where", "sited"), 2
_HELD, _AND = find_words("annotated.where", "held"), find_words("shared", "and")
_PLACES = frozenset({Role.PLACE, Role.OUTSIDE})
