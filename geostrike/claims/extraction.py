"""The path of a sentence to its claims, in the order of work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.claims.attribution import find_attributions
from geostrike.claims.context import imply_attackers, inherit_dates
from geostrike.claims.dating import Calendar, remember_day
from geostrike.claims.follow_ups import find_things, follow_up
from geostrike.claims.grouping import group_triggers
from geostrike.claims.links import find_links
from geostrike.claims.passages import Passage, find_passages
from geostrike.claims.statements import claim_report
from geostrike.claims.story import Story, name_countries
from geostrike.claims.triggers import find_triggers
from geostrike.claims.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from geostrike.claims.scopes import Attribution
    from geostrike.model import (
        Article,
        Claim,
        Link,
        PassedOver,
        Resolution,
        Toponym,
    )

__all__ = ["Extraction", "extract_claims"]


@dataclass(frozen=True, slots=True)
class Extraction:
    """What the claims room found in one article."""

    claims: tuple[Claim, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    links: tuple[Link, ...] = ()
    warnings: tuple[str, ...] = ()


def extract_claims(article: Article, toponyms: tuple[Toponym, ...], resolutions: tuple[Resolution, ...]) -> Extraction:
    """The claims of ``article``, in its order. ``toponyms`` and ``resolutions`` are those of the rooms before."""
    vocabulary = load_vocabulary(article.language)
    story = Story(article, Calendar(article.published))
    passages = find_passages(article, toponyms, resolutions, vocabulary)
    story.countries = name_countries(resolutions)
    story.topic.coming = any("trigger.strong_noun" in c.kinds for p in passages for c in p.cues)
    story.topic.caption = len(passages) <= 2 and sum(len(p.words) for p in passages) <= _CAPTION_WORDS
    for passage in passages:
        attributions = find_attributions(passage, story.memory)
        triggers = find_triggers(passage, story.topic)
        if triggers and _silent(passage):
            continue
        if triggers:
            for report in group_triggers(passage, triggers, attributions, story):
                claim_report(report, attributions, story)
            story.targets = find_things(passage)
        else:
            follow_up(passage, attributions, story)
        _remember_quote(passage, attributions, story)
        remember_day(passage, story.calendar)
    claims = imply_attackers(inherit_dates(story.claims, story), story)
    struck = {i for claim in claims for i in claim.toponym_ids}
    passed = tuple(story.passed[i] for i in sorted(story.passed, key=lambda i: _order(i, toponyms)) if i not in struck)
    warnings: tuple[str, ...] = ()
    if article.published is None and story.calendar.unresolved:
        warnings = ("No publication date: weekdays and other relative dates stay unresolved; give it with --date",)
    return Extraction(tuple(claims), passed, find_links(tuple(claims)), warnings)


# A text of no more words than this is a caption: nothing in it stands for a story about strikes.
_CAPTION_WORDS = 25


def _silent(passage: Passage) -> bool:
    """“The ministry did not comment on the attacks”: nobody says anything."""
    return any("reporting.silent" in c.kinds for c in passage.cues) and not any(
        "casualty.killed" in c.kinds or "trigger.strong_verb" in c.kinds for c in passage.cues
    )


def _order(toponym_id: str, toponyms: tuple[Toponym, ...]) -> tuple[int, str]:
    return next(((t.span.start, t.id) for t in toponyms if t.id == toponym_id), (0, toponym_id))


def _remember_quote(passage: Passage, attributions: list[Attribution], story: Story) -> None:
    if attributions:
        story.quoting = next((a for a in reversed(attributions) if not a.outer), attributions[-1])
        story.paragraph_quoting = passage.paragraph
    elif not any(passage.quoted):
        story.quoting = None
