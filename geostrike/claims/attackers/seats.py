"""“Arvan City fired missiles at Karsa”: the seat of a government for the government, where it is what strikes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.verbs import takes_object
from geostrike.model import Actor

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Passage

__all__ = ["read_seat"]

# “rebels in Arvan City fired” are not its government.
_BEFORE = frozenset(["", "and", "but", "that", "after", "when", "as", "while", "then", "since", "because"])


def read_seat(passage: Passage, end: int, verb: int) -> Actor | None:
    """The government whose seat ends right before word ``end``, where ``verb`` has an object.

    Without an object the verb may be a participle, and the town what was hit: “Arvan City struck overnight”.
    """
    mention = passage.mention_at(end - 1) if end else None
    place = mention.resolution.place if mention is not None and mention.resolution is not None else None
    if mention is None or place is None or place.feature != "PPLC" or place.country is None or mention.last != end:
        return None
    before = passage.lowers[mention.first - 1] if mention.first and passage.gap(mention.first) == " " else ""
    if before in _BEFORE and takes_object(passage, verb + 1):
        return Actor(name=place.country, words=passage.slice(mention.first, mention.last).text, stated=True)
    return None
