"""The words that report a strike. Strong ones suffice; weak ones need a weapon beside them or a story about strikes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.authorship import is_told
from geostrike.claims.triggers.search import WEAPON, begin
from geostrike.claims.triggers.senses import leave_dropped, tells_blast
from geostrike.claims.triggers.strong import find_strong
from geostrike.claims.triggers.trigger import VIOLENT, Kind, Topic, Trigger
from geostrike.claims.triggers.weak import find_weak

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage
    from geostrike.claims.triggers.search import Search

__all__ = ["find_triggers"]

# What any trigger is made of; captions' words count only in captions.
_TELLING = frozenset(
    f"trigger.{name}"
    for name in ("strong_noun", "weak_noun", "strong_verb", "weak_verb", "effect_verb", "light_verb", "impersonal")
)


def find_triggers(passage: Passage, topic: Topic) -> list[Trigger]:
    """The triggers of one sentence, in order; updates ``topic``. Other meanings of the words are left out."""
    kinds = passage.kinds
    if "blocker.other_strike" in kinds and kinds.isdisjoint(WEAPON) and not topic.strong_seen:
        topic.walkout = True
    ground = leave_dropped(passage.cues) if "blocker.ground" in kinds else []
    if kinds.isdisjoint(_TELLING) and not (topic.caption and "trigger.caption" in kinds):
        topic.note_opening(passage, ground)
        if any(map(tells_blast, ground)):
            topic.other_at = passage.index
        return []
    if topic.grounded:
        return []
    search = begin(passage, topic, ground)
    find_strong(search)
    strong_here = any(trigger.strong for trigger in search.found)
    find_weak(search)
    _find_aftermath(search)
    _find_shown(search)
    _find_effects(search)
    if search.found:
        topic.strike_at = passage.index
        topic.strong_seen = topic.strong_seen or strong_here
    else:
        topic.note_opening(passage, ground)
        if ground and kinds & VIOLENT:
            topic.other_at = passage.index
    return sorted(search.found, key=lambda trigger: trigger.first)


def _find_aftermath(search: Search) -> None:
    """“Ten people were killed”, in a sentence after one about a strike."""
    passage = search.passage
    # “Another blast wounded four”, soon after a car bomb: what the blast has done.
    blast = search.carried and "trigger.weak_noun" in passage.kinds
    if search.found or search.ground or blast or search.theirs or not search.topic.live(passage, 3):
        return
    if "blocker.clash" not in passage.kinds:
        _add_effects(search, "what a strike told before has done")


def _find_shown(search: Search) -> None:
    """“Ruins of a school in X”: what a caption shows."""
    passage, topic = search.passage, search.topic
    if (
        not search.found
        and topic.caption
        and topic.other_at is None
        and passage.mentions
        and not (search.labour or search.theirs)
        and not _tells_otherwise(passage)
    ):
        for cue in passage.having("trigger.caption")[:1]:
            search.add(cue, Kind.NOUN, "what a caption shows", cue.lemmas["trigger.caption"], strong=False)


def _find_effects(search: Search) -> None:
    """“…, killing ten”: what the strike of the same sentence has done."""
    if search.found and not search.ground and "blocker.clash" not in search.passage.kinds:
        _add_effects(search, "what the strike has done")


def _add_effects(search: Search, reason: str) -> None:
    for cue in search.passage.having("trigger.effect_verb"):
        if is_told(search.passage, cue):
            search.add(cue, Kind.EFFECT, reason, cue.lemmas["trigger.effect_verb"], strong=False)


# With one of these a short line is no caption of a strike.
_NO_CAPTION = frozenset(
    {
        "blocker.ground",
        "blocker.test",
        "blocker.unrest",
        "blocker.figurative",
    }
)


def _tells_otherwise(passage: Passage) -> bool:
    """Whether a short line tells of other trouble, or what somebody said of it."""
    if passage.kinds & _NO_CAPTION:
        return True
    return any("reporting.asserts" in cue.kinds and not _is_source(passage, cue) for cue in passage.cues)


def _is_source(passage: Passage, cue: Cue) -> bool:
    """“according to reports”: a noun."""
    return any("reporting.according" in c.kinds and 0 <= cue.first - c.last <= 1 for c in passage.cues)
