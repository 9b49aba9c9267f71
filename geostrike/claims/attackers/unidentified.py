"""Whose strike it was, where only arms are named: nobody's that is known."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.attackers.nobody import means_us, names_nobody
from geostrike.claims.text.words import find_words

if TYPE_CHECKING:
    from geostrike.model import Claim

__all__ = ["name_unidentified"]


_ARMS = (
    (find_words("attackers.unidentified", "drones"), "unidentified drones"),
    (find_words("attackers.unidentified", "craft"), "unidentified aircraft"),
    (find_words("attackers.unidentified", "people"), "unidentified attackers"),
)


def name_unidentified(claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """“Jets”, “three attack helicopters”, which are nobody's name, as “unidentified aircraft”; who fired “missiles” and who “they”
    are is not told at all. “Our jets” are somebody's. The words stay as the text has them.
    """
    named = []
    for claim in claims:
        actor = claim.attacker
        if actor is None or not names_nobody(actor.name) or (means_us(actor.words) and " " in actor.words):
            named.append(claim)
            continue
        words = set(re.findall(r"\w+", actor.name.lower()))
        name = next((name for arms, name in _ARMS if not arms.isdisjoint(words)), None)
        named.append(replace(claim, attacker=None if name is None else replace(actor, name=name)))
    return tuple(named)
