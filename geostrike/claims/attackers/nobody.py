"""Words for a party that name nobody: “it”, “its jets”, “three attack helicopters”."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words

if TYPE_CHECKING:
    from geostrike.model import Claim

__all__ = ["MACHINES", "PRONOUNS", "means_us", "name_unidentified", "names_nobody"]

PRONOUNS, _EPITHETS = find_words("attackers.nobody", "pronouns"), find_words("attackers.nobody", "epithets")
_NOBODY, _SERVICES = find_words("attackers.nobody", "nobody"), find_words("attackers.nobody", "services")
_ARTICLE, _FIRST_PERSON = find_words("attackers.nobody", "article"), find_words("attackers.nobody", "first_person")


def names_nobody(words: str) -> bool:
    """“Warplanes”, “three attack helicopters” and “its jets” belong to somebody who is not named there; “the military” is somebody."""
    told = re.findall(r"\w+", words.lower())
    named = " ".join(word for word in told if word not in _ARTICLE)
    return named not in _SERVICES and (_NOBODY | PRONOUNS | _EPITHETS).issuperset(told)


def means_us(words: str) -> bool:
    """“We”, “our artillery”: those who speak, and never one of whom the story tells beside them, their enemies among them."""
    first = words.partition(" ")[0]
    return first != "US" and first.lower() in _FIRST_PERSON


_ARMS = (
    (find_words("shared", "drones"), "unidentified drones"),
    (find_words("shared", "craft"), "unidentified aircraft"),
    (find_words("attackers.nobody", "people"), "unidentified attackers"),
)
MACHINES = frozenset[str]().union(*(arms for arms, _ in _ARMS))


def name_unidentified(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """“Jets”, “three attack helicopters”, which are nobody's name, as “unidentified aircraft”; who fired “missiles” and who “they”
    are is not told at all. “Our jets” are somebody's; an “enemy” that the story does not name stands in quotation marks. The words stay as the text has them.
    """
    named = []
    for claim in claims:
        actor = claim.attacker
        if actor is None or not names_nobody(actor.name) or (means_us(actor.words) and " " in actor.words):
            named.append(claim)
            continue
        words = set(re.findall(r"\w+", actor.name.lower()))
        name = f"“{actor.name}”" if words & _EPITHETS else next((n for a, n in _ARMS if not a.isdisjoint(words)), None)
        named.append(replace(claim, attacker=None if name is None else replace(actor, name=name)))
    return tuple(named)
