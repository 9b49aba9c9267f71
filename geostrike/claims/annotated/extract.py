"""The path of an annotated article to its claims, in the order of work."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from geostrike.claims.annotated.antecedents import may_be_meant
from geostrike.claims.annotated.candidates import part
from geostrike.claims.annotated.draft import Scene
from geostrike.claims.annotated.making import make_claim
from geostrike.claims.annotated.passes import PASSES
from geostrike.claims.annotated.told import read_event
from geostrike.claims.attackers.parties import name_plainly
from geostrike.claims.facts.calendar import Calendar, remember_day, remember_strike
from geostrike.claims.records import Extraction
from geostrike.claims.story import open_story
from geostrike.claims.voices.saying import find_attributions
from geostrike.model import PassedOver, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.claims.annotated.draft import Draft, Drafts
    from geostrike.claims.annotated.passes import Rule
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Passage
    from geostrike.claims.voices.saying import Attribution
    from geostrike.model import Article, Place, Resolution, Toponym
    from geostrike.model.annotation import Annotation

__all__ = ["BRIEF", "read_annotated"]


def read_annotated(
    article: Article,
    toponyms: tuple[Toponym, ...],
    resolutions: tuple[Resolution, ...],
    passages: list[Passage],
    annotation: Annotation,
    *,
    people: Callable[[str], Place | None] | None = None,
    passes: tuple[Rule, ...] = PASSES,
) -> Extraction:
    """The claims of ``article``, in its order: a draft of each event, those that are likely enough, what the story adds to them."""
    calendar = Calendar(article.published, posts=article.posts)
    story = open_story(article, toponyms, resolutions, calendar, people=people)
    drafts, attributions = _draft_events(passages, annotation, story)
    told, doubtful = part(drafts, passages, brief=len(passages) <= BRIEF)
    scene = _set_scene(article, toponyms, passages, story, attributions)
    for rule in passes:
        told = rule.run(told, scene)
    heard = {draft.passage.index for draft in told}
    left_out = [draft for draft, _ in doubtful if not draft.places and draft.passage.index not in heard]
    return Extraction(
        tuple(make_claim(draft, number, article) for number, draft in enumerate(told, 1)),
        _pass_over(told, doubtful),
        warnings=_warn(article, calendar, annotation, left_out),
    )


def _draft_events(
    passages: list[Passage], annotation: Annotation, story: Story
) -> tuple[Drafts, dict[int, list[Attribution]]]:
    """A draft of each event that is at least possible, in order, and what is said by whom in each sentence."""
    events = [e for e in annotation.events if e.probability >= LEAST]
    drafts: list[Draft] = []
    said: dict[int, list[Attribution]] = {}
    at = 0
    for passage in passages:
        story.calendar.turn_to(passage)
        attributions = find_attributions(passage, story.memory)
        if attributions:
            said[passage.index] = attributions
        while at < len(events) and events[at].trigger.start < passage.span.end:
            first, last = passage.locate(events[at].trigger)
            named = any(m.first <= first and last <= m.last for m in passage.mentions)  # “the region of Hit”
            if events[at].trigger.start >= passage.span.start and first < last and not named:  # a mark tells of nothing
                draft = read_event(events[at], passage, attributions, story)
                drafts.append(draft)
                remember_strike(passage, draft.date, draft.realis, story.calendar)
            at += 1
        remember_day(passage, story.calendar)
    return tuple(drafts), said


def _set_scene(
    article: Article,
    toponyms: tuple[Toponym, ...],
    passages: list[Passage],
    story: Story,
    attributions: dict[int, list[Attribution]],
) -> Scene:
    return Scene(
        published=article.published,
        posts=article.posts,
        passages=tuple(passages),
        levels=story.levels,
        names={t.id: frozenset(f"{t.span.text} {t.descriptor or ''}".lower().split()) for t in toponyms},
        mentioned=tuple((p.index, m.toponym.id) for p in passages for m in p.mentions if may_be_meant(p, m)),
        attributions=attributions,
        name_party=partial(name_plainly, story=story),
    )


BRIEF = 3  # sentences
LEAST = 0.3
"""Events less likely than this are not looked at."""


def _pass_over(told: Drafts, doubtful: tuple[tuple[Draft, str], ...]) -> tuple[PassedOver, ...]:
    """Places of doubtful statements, and those beside a strike that are not taken for what was hit; each once, with the reason."""
    struck = {i for draft in told for i in draft.places}
    found: dict[str, PassedOver] = {}
    for draft, why in doubtful:
        trigger = draft.event.trigger
        reason = f"the annotator sees “{trigger.text}” ({draft.event.probability:.0%}); {why}"
        for i in draft.places:
            found.setdefault(i, PassedOver(toponym_id=i, reason=reason, trigger=trigger))
    for draft in told:
        for mention in draft.passage.mentions:
            if mention.toponym.role is Role.PLACE:
                i, trigger = mention.toponym.id, draft.event.trigger
                found.setdefault(i, PassedOver(toponym_id=i, reason=_BESIDE.format(trigger.text), trigger=trigger))
    return tuple(passed for i, passed in found.items() if i not in struck)


_BESIDE = "named beside “{}”, and the annotator does not take it for what was hit"


def _warn(article: Article, calendar: Calendar, annotation: Annotation, left_out: list[Draft]) -> tuple[str, ...]:
    """What a reader must know: where reading ended, what was left out without a place to show it at, days that stay open."""
    warnings = []
    if annotation.ended is not None:
        warnings.append(_ENDED.format(annotation.ended, len(article.text)))
    if left_out:
        more = f" and {len(left_out) - _SHOWN} more" if len(left_out) > _SHOWN else ""
        warnings.append(_LEFT_OUT.format(", ".join(f"“{_quote(draft)}”" for draft in left_out[:_SHOWN]) + more))
    if article.published is None and calendar.unresolved:
        warnings.append("No publication date: weekdays and other relative dates stay unresolved; give it with --date")
    warnings += [
        f"“{written}” can be read as two days (day or month first), so it is left open"
        for written in dict.fromkeys(calendar.ambiguous)
    ]
    return tuple(warnings)


_ENDED = (
    "Strikes were read only in the first {:,} of {:,} characters: the text holds more of them than one article can; split it "
    "into its articles to read them all"
)
_LEFT_OUT = "Left out, for no place is given and it may be no statement about a strike: {}"
_SHOWN, _WORDS = 5, 2


def _quote(draft: Draft) -> str:
    """The strike word with a word or two round it."""
    passage = draft.passage
    told = passage.slice(max(0, draft.first - _WORDS), min(len(passage.words), draft.last + _WORDS)).text
    return _MARKS.sub("", told)


_MARKS = re.compile(r'["“”]')
