"""How claims stand to each other: denials of what others assert, differing parties, statements in tension."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import About, Bond, Claim, Link, Stance
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from geostrike.model import Resolution

__all__ = ["find_links"]


def find_links(claims: tuple[Claim, ...], resolutions: tuple[Resolution, ...] = ()) -> tuple[Link, ...]:
    """The relations between the claims of one article, in order. A denial without a place, in a sentence of its own, is only in tension with
    tolls, or contradicts what is said of targets.

    An answer is related to the claims round it, ``_WITHIN`` on either side: what is told further off has been answered there.
    """
    found: list[Link] = []
    places = {r.toponym_id: r.place.id for r in resolutions if r.place is not None}
    where = [{places.get(i, i) for i in claim.toponym_ids} for claim in claims]
    for number, answer in enumerate(claims):
        if answer.stance is Stance.ASSERTS:
            continue
        for at in range(max(0, number - _WITHIN), min(len(claims), number + _WITHIN)):
            claim = claims[at]
            own = answer.speaker and claim.speaker and answer.speaker.name == claim.speaker.name
            if own or claim.stance is not Stance.ASSERTS or claim.realis not in HAPPENED:
                continue
            link = _relate(answer, claim, shared=not where[number].isdisjoint(where[at]))
            if link is not None:
                found.append(link)
    return tuple(found)


# Claims: more than any report has on one matter; without an end each answer of a long text would be related to all of it.
_WITHIN = 200


def _relate(answer: Claim, claim: Claim, *, shared: bool) -> Link | None:
    def link(bond: Bond, words: str, *, stated: bool = True) -> Link:
        return Link(a=answer.id, b=claim.id, bond=bond, about=answer.about, stated=stated, words=words)

    if answer.stance is Stance.CONCEDES:
        return link(Bond.SUPPORTS, "concedes what the other reports") if shared else None
    if shared or answer.evidence[0].start == claim.evidence[0].start:
        return link(Bond.DENIES if answer.stance is Stance.DENIES else Bond.QUALIFIES, "answers this report")
    if answer.about is About.CASUALTIES and any(c.min or c.max for c in claim.casualties):
        words = "denies casualties in general; the text does not say of this strike"
        return link(Bond.TENSION, words, stated=False)
    if answer.about is About.TARGET and claim.about is About.TARGET and not answer.toponym_ids:
        return link(Bond.CONTRADICTS, "disputes what was targeted", stated=False)
    return None
