"""The plain name of a party: “Arvanian”, “Arvanian army” are Arvania; “Free Arvanian Army” is not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.story import STEM, Story
from geostrike.claims.text.authorship import is_demonym
from geostrike.model import Level

if TYPE_CHECKING:
    from geostrike.model import Actor

__all__ = ["name_plainly"]

_OF_STATES = frozenset(
    "army armed air force forces defence defense military navy ministry general staff government troops artillery jets aircraft warplanes soldiers".split()
)


# Names that take a side: they stand in quotation marks, as the text's own, wherever a party is shown.
_LOADED = frozenset("terrorist terrorists terror gangs thugs mercenaries criminals".split())


def name_plainly(actor: Actor, story: Story) -> Actor:
    """The party by its country's name, where it is named by the word for its people and by nothing but a state's forces;
    or by its government's seat ("Arvan City said it had struck"); in quotation marks where its name takes a side.
    """
    if not _LOADED.isdisjoint(actor.name.lower().split()):
        return actor if actor.name.startswith("“") else replace(actor, name=f"“{actor.name}”")
    seat = next((t for t in story.capitals.values() if t.name == actor.name), None)
    if seat is not None and seat.id in story.lands:
        return replace(actor, name=story.lands[seat.id])
    people, *rest = actor.name.split()
    if not _OF_STATES.issuperset(word.lower() for word in rest):
        return actor
    country = story.countries.get(people.casefold()[:STEM]) if is_demonym(people) else None
    if country is None and people[0].isupper() and story.people is not None:
        place = story.people(people)
        country = place.name if place is not None and place.level is Level.COUNTRY else None
    return replace(actor, name=country) if country is not None else actor
