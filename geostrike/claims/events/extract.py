"""The path of an annotated article to its claims, in the order of work."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from geostrike.claims.events.draft import Scene, meet
from geostrike.claims.events.passes import PASSES
from geostrike.claims.events.told import read_event
from geostrike.claims.extraction import Extraction
from geostrike.claims.facts.dating import Calendar, remember_day
from geostrike.claims.story import open_story
from geostrike.claims.voices.attribution import find_attributions
from geostrike.model import Claim, Evidence, Modality, Role, Speech, Stance
from geostrike.model.annotation import ArgumentRole
from geostrike.model.facts import HAPPENED

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.claims.events.draft import Draft
    from geostrike.claims.text.passages import Passage
    from geostrike.model import Article, Place, Resolution, Speaker, Toponym
    from geostrike.model.annotation import Annotation

__all__ = ["LEAST", "read_by_annotator"]

LEAST = 0.5
"""Events less likely than this make no claim."""


def read_by_annotator(
    article: Article,
    toponyms: tuple[Toponym, ...],
    resolutions: tuple[Resolution, ...],
    passages: list[Passage],
    annotation: Annotation,
    *,
    ruled: tuple[Claim, ...] = (),
    people: Callable[[str], Place | None] | None = None,
    least: float = LEAST,
) -> Extraction:
    """The claims of ``article``, in its order. “The town” may also be one of a strike that only ``ruled`` claims tell of."""
    story = open_story(article, toponyms, resolutions, Calendar(article.published), people=people)
    drafts: list[Draft] = []
    speakers: dict[int, Speaker] = {}
    events = [e for e in annotation.events if e.probability >= least]
    for passage in passages:
        own = [e for e in events if passage.span.start <= e.trigger.start < passage.span.end]
        attributions = find_attributions(passage, story.memory)
        if attributions:
            speakers[passage.index] = attributions[-1].speaker
        drafts += [read_event(event, passage, story) for event in own]
        remember_day(passage, story.calendar)
    scene = Scene(
        levels=story.levels,
        names={t.id: frozenset(f"{t.span.text} {t.descriptor or ''}".lower().split()) for t in toponyms},
        mentioned=tuple((p.index, m.toponym.id) for p in passages for m in p.mentions if m.toponym.role is Role.PLACE),
        struck=_find_struck(ruled, passages),
        speakers=speakers,
    )
    told = tuple(drafts)
    for run in PASSES:
        told = run(told, scene)
    claims = tuple(_claim(draft, number, article) for number, draft in enumerate(told, 1))
    warnings: tuple[str, ...] = ()
    if article.published is None and story.calendar.unresolved:
        warnings = ("No publication date: weekdays and other relative dates stay unresolved; give it with --date",)
    return Extraction(claims, warnings=warnings)


def _find_struck(claims: tuple[Claim, ...], passages: list[Passage]) -> tuple[tuple[int, tuple[str, ...]], ...]:
    starts = [passage.span.start for passage in passages]
    told = (
        (passages[max(0, bisect_right(starts, claim.evidence[0].start) - 1)].index, claim.toponym_ids)
        for claim in claims
        if claim.toponym_ids and claim.realis in HAPPENED and claim.stance is Stance.ASSERTS
    )
    return tuple(sorted(told))


def _claim(draft: Draft, number: int, article: Article) -> Claim:
    event, passage = draft.event, draft.passage
    sure = f"{event.probability:.0%}"
    rule = f"the annotator takes “{event.trigger.text}” for a statement about a strike ({sure}): {draft.realis.value} ({event.realis[draft.realis]:.0%})"
    return Claim(
        id=f"c{number}",
        speaker=draft.speaker,
        outlet=article.outlet.name if article.outlet else None,
        stance=draft.stance,
        about=draft.about,
        modality=_modality(passage),
        speech=_speech(draft),
        realis=draft.realis,
        evidence=(draft.evidence,),
        rule="; ".join((rule, *draft.reasons)),
        trigger=event.trigger,
        toponym_ids=draft.places,
        attacker=draft.attacker,
        targets=draft.targets,
        weapons=draft.weapons,
        date=draft.date,
        casualties=draft.tolls,
        evidence_for_place=_why_there(draft),
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


def _speech(draft: Draft) -> Speech:
    if draft.passage.quoted[draft.first]:
        return Speech.DIRECT
    return Speech.INDIRECT if draft.speaker is not None else Speech.UNATTRIBUTED


def _modality(passage: Passage) -> Modality:
    if "realis.modal_past" in passage.kinds:
        return Modality.POSSIBLE
    if "realis.reported" in passage.kinds:
        return Modality.REPORTED
    return Modality.HEDGED if "realis.hedge" in passage.kinds else Modality.CERTAIN
