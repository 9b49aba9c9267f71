"""A finished draft → the claim, with the reasons in words and the parts that are sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.annotated.draft import likeliest
from geostrike.claims.annotated.sureness import find_sure_parts
from geostrike.language.spans import meet
from geostrike.model import Claim, Evidence, Modality, Speech
from geostrike.model.annotation import ArgumentRole

if TYPE_CHECKING:
    from geostrike.claims.annotated.draft import Draft
    from geostrike.model import Article

__all__ = ["make_claim"]


def make_claim(draft: Draft, number: int, article: Article) -> Claim:
    """The claim that a draft amounts to."""
    event = draft.event
    rule = (
        f"“{event.trigger.text}” is a word of answering"
        if not draft.seen
        else f"the annotator takes “{event.trigger.text}” for a statement about a strike ({event.probability:.0%}): "
        f"{likeliest(event.realis).value} ({max(event.realis.values()):.0%})"
    )
    return Claim(
        id=f"c{number}",
        speaker=draft.speaker,
        outlet=article.outlet.name if article.outlet else None,
        stance=draft.stance,
        about=draft.about,
        modality=_find_modality(draft),
        speech=_find_speech(draft),
        realis=draft.realis,
        evidence=(draft.evidence,),
        rule="; ".join((rule, *draft.reasons)),
        trigger=event.trigger,
        toponym_ids=draft.places,
        attacker=draft.attacker,
        targets=draft.targets,
        weapons=draft.weapons,
        damage=draft.damage,
        date=draft.date,
        said_on=draft.said_on,
        casualties=draft.tolls,
        evidence_for_place=_why_there(draft),
        sure=find_sure_parts(draft, _find_modality(draft)),
    )


def _why_there(draft: Draft) -> tuple[Evidence, ...]:
    """A reason for each place that the annotator points at, by its whole name: a piece of one may be none, or tell more
    than a person wants told (``corrections.withholding``).
    """
    found = []
    for mention in draft.passage.mentions:
        span = mention.toponym.span
        sure = max(
            (a.probability for a in draft.event.arguments if a.role is ArgumentRole.PLACE and meet(a.span, span)),
            default=0.0,
        )
        if mention.toponym.id in draft.places and sure:
            words = f"the annotator takes “{span.text}” for what was hit ({sure:.0%})"
            found.append(Evidence(name="annotator", score=round(sure, 2), words=words))
    return tuple(found)


def _find_speech(draft: Draft) -> Speech:
    if draft.passage.quoted[draft.first]:
        return Speech.DIRECT
    return Speech.INDIRECT if draft.speaker is not None else Speech.UNATTRIBUTED


_MODALITIES = (
    ("realis.modal_past", Modality.POSSIBLE),
    ("realis.reported", Modality.REPORTED),
    ("realis.hedge", Modality.HEDGED),
)


def _find_modality(draft: Draft) -> Modality:
    """How sure the words of the clause are: the first of the table that it has a word of."""
    told = draft.passage.kinds_in(*draft.passage.locate(draft.evidence))
    return next((modality for kind, modality in _MODALITIES if kind in told), Modality.CERTAIN)
