"""Strikes in a language that the annotator cannot read: a strike word of the lexicon, and the places of its sentence.

Who speaks, whose strike it was and how many died is not read: a claim that leaves them open says nothing untrue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.records import Extraction
from geostrike.claims.text.fineness import leave_holders, rank_fineness
from geostrike.model import About, Claim, Evidence, Modality, PassedOver, Realis, Role, Speech, Stance

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Mention, Passage
    from geostrike.model import Article

__all__ = ["read_lexically"]


def read_lexically(article: Article, passages: list[Passage]) -> Extraction:
    """A claim of each sentence that has a strike word, with the places that it names."""
    claims: list[Claim] = []
    passed: dict[str, PassedOver] = {}
    told = False
    for passage in passages:
        cue = _find_strike_word(passage, told=told)
        if cue is None:
            continue
        trigger = passage.slice(cue.first, cue.last)
        if not passage.kinds.isdisjoint(_OTHERS):
            reason = "the sentence speaks of other violence than strikes: look at it"
            passed |= {
                m.toponym.id: PassedOver(toponym_id=m.toponym.id, reason=reason, trigger=trigger)
                for m in _named(passage)
            }
            continue
        told = True
        realis = next((value for kind, value in _REALIS if kind in passage.kinds), Realis.CURRENT)
        claims.append(
            Claim(
                id=f"c{len(claims) + 1}",
                speaker=None,
                outlet=article.outlet.name if article.outlet else None,
                stance=Stance.ASSERTS,
                about=About.STRIKE,
                modality=Modality.CERTAIN,
                speech=Speech.UNATTRIBUTED,
                realis=realis,
                evidence=(passage.span,),
                sure=(),
                rule=f"“{trigger.text}” is a word for strikes; {realis.value} by the words of the sentence",
                trigger=trigger,
                toponym_ids=tuple(m.toponym.id for m in _find_places(passage, cue)),
                evidence_for_place=(
                    Evidence(name="lexicon", score=0.0, words="named in the sentence of the strike word"),
                ),
            )
        )
    struck = {i for claim in claims for i in claim.toponym_ids}
    return Extraction(tuple(claims), tuple(p for i, p in passed.items() if i not in struck))


_OTHERS = frozenset({"blocker.ground", "blocker.labour"})
_REALIS = (("realis.negation", Realis.NEGATED), ("realis.plan", Realis.PLANNED), ("realis.threat", Realis.THREATENED))
"""What has not happened, by the first of these lists that the sentence has a word of."""
_BY_ITSELF = ("trigger.strong_noun", "trigger.strong_verb")
_BESIDE_ARMS = ("trigger.weak_noun", "trigger.weak_verb", "trigger.impersonal")
_ARMS = ("weapon.aircraft", "weapon.munition")


def _find_strike_word(passage: Passage, *, told: bool) -> Cue | None:
    """A word that means a strike by itself, or one that does beside a weapon; after a strike was told, also what it did."""
    strong = passage.having(*_BY_ITSELF)
    if strong:
        return strong[0]
    if passage.having(*_ARMS):
        kinds = (*_BESIDE_ARMS, "trigger.effect_verb") if told else _BESIDE_ARMS
        return next(iter(passage.having(*kinds)), None)
    return None


def _named(passage: Passage) -> list[Mention]:
    return [m for m in passage.mentions if m.toponym.role is Role.PLACE]


def _find_places(passage: Passage, cue: Cue) -> list[Mention]:
    """The places named after the strike word, or, where none is, before it; the finest first, without what holds another."""
    named = _named(passage)
    after = [m for m in named if m.first >= cue.last]
    return sorted(leave_holders(after or named), key=lambda m: (rank_fineness(m), m.first))
