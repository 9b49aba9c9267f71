"""The path of an annotated article to its claims, in the order of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.capitals import name_capitals
from geostrike.claims.extraction import Extraction
from geostrike.claims.facts.dating import Calendar, remember_day
from geostrike.claims.story import Story, name_countries
from geostrike.claims.text.passages import find_passages
from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.claims.voices.attribution import find_attributions
from geostrike.model import Claim, Evidence, Modality, Role, Speech
from training.annotator.claims.passes import PASSES, Scene
from training.annotator.claims.told import read_event

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.claims.text.passages import Passage
    from geostrike.model import Article, Place, Resolution, Speaker, Toponym
    from training.annotator.claims.draft import Draft
    from training.annotator.types import Annotation

__all__ = ["LEAST", "extract_annotated"]

LEAST = 0.5
"""Events less likely than this make no claim."""


def extract_annotated(
    article: Article,
    toponyms: tuple[Toponym, ...],
    resolutions: tuple[Resolution, ...],
    annotation: Annotation,
    *,
    people: Callable[[str], Place | None] | None = None,
    least: float = LEAST,
) -> Extraction:
    """The claims of ``article``, in its order."""
    vocabulary = load_vocabulary(article.language)
    story = Story(article, Calendar(article.published), people=people)
    passages = find_passages(article, toponyms, resolutions, vocabulary)
    story.countries = name_countries(resolutions)
    story.levels = {r.toponym_id: r.place.level for r in resolutions if r.place is not None}
    story.capitals = name_capitals(toponyms, resolutions)
    story.lands = {r.toponym_id: r.place.country for r in resolutions if r.place is not None and r.place.country}
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
        mentioned=tuple((p.index, m.toponym.id) for p in passages for m in p.mentions if m.toponym.role is Role.PLACE),
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
    return tuple(
        Evidence(
            name="annotator",
            score=round(a.probability, 2),
            words=f"the annotator takes “{a.span.text}” for what was hit ({a.probability:.0%})",
        )
        for a in draft.event.arguments
        if a.role == "place" and a.probability >= 0.5
    )


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
