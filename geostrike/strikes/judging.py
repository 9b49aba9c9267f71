"""What the claims of a strike let say of it: who disputes it, who owns it, how many sources tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import About, Bond, Link, Stance, Status
from geostrike.model.claims import AGAINST
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from geostrike.strikes.grouping import Group

__all__ = ["judge_group", "link_parties"]


def judge_group(group: Group) -> tuple[Status, str]:
    """Its status, and the rule that gives it."""
    if group.realis not in HAPPENED:
        return Status.NOT_AN_EVENT, f"the text does not report it as having happened ({group.realis.value})"
    if any(c.stance in AGAINST and c.about in (About.STRIKE, About.ATTACKER, About.LOCATION) for c in group.claims):
        return Status.CONTESTED, "a source denies or disputes that it happened, where, or whose it was"
    if any(c.stance is Stance.CONCEDES and c.about in (About.STRIKE, About.ATTACKER) for c in group.claims):
        return Status.ACKNOWLEDGED, "a party says the strike was its own; the claim itself is not verified"
    if _owned(group):
        return Status.ACKNOWLEDGED, "the party named as attacker reports the strike itself"
    speakers = {c.speaker.source for c in group.claims if c.speaker is not None and c.stance not in AGAINST}
    if link_parties(group):
        return Status.CONTESTED, "sources name different attackers"
    if len(speakers) > 1:
        return Status.SEVERAL_SOURCES, f"{len(speakers)} sources named in this article speak of it"
    return Status.SINGLE_SOURCE, "one source in this article" if speakers else "only the outlet's own voice"


def link_parties(group: Group) -> tuple[Link, ...]:
    """Accusations against different parties for one strike, linked pair by pair."""
    accusing = [
        c
        for c in group.claims
        if c.attacker is not None and c.attacker.stated and c.about is About.ATTACKER and c.stance is Stance.ASSERTS
    ][:_ACCUSATIONS]
    return tuple(
        Link(
            a=a.id, b=b.id, bond=Bond.CONTRADICTS, about=About.ATTACKER, stated=False, words="name different attackers"
        )
        for i, a in enumerate(accusing)
        for b in accusing[i + 1 :]
        if a.attacker is not None
        and b.attacker is not None
        and a.attacker.name != b.attacker.name
        and a.speaker != b.speaker
    )


# More than any report has of one strike: their pairs grow with the square.
_ACCUSATIONS = 60


def _owned(group: Group) -> bool:
    """Whether the very party a claim names as attacker is the one that makes it; an implied attacker owns nothing."""
    return any(
        claim.speaker is not None
        and claim.attacker is not None
        and claim.attacker.stated
        and claim.stance is Stance.ASSERTS
        and (claim.speaker.name == claim.attacker.name or claim.attacker.words.lower() in ("we", "our"))
        for claim in group.claims
    )
