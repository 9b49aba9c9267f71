"""Sentences that name no place of their own: "the town", "there", "the attack"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.candidates import candidates
from geostrike.claims.text.words import find_words
from geostrike.claims.things import find_thing
from geostrike.claims.triggers.trigger import Kind, Trigger
from geostrike.model import Evidence, Level

if TYPE_CHECKING:
    from geostrike.claims.story import Story
    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["find_antecedent", "find_site_holder"]


_BACK = 3  # sentences that “the strike” may look back


def find_antecedent(
    passage: Passage, trigger: Trigger | None, story: Story
) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    """“there”, “the town”, “the strike”: the place struck last, if it was told within three sentences."""
    if not story.struck:
        return (), ()
    index, places = story.struck[-1]
    rivals = {p for _, p in story.struck_since(index)}
    if story.topic.other_at is not None and story.topic.other_at > index:
        return (), ()  # other violence was told since: “the attack” may be that
    named = [m for m in candidates(passage) if m.toponym.id not in story.speaking]
    if not named and (thing := find_thing(passage, story))[0]:
        return thing
    if passage.index - index > _BACK or named or len(rivals) > 1:
        return (), ()
    for cue in passage.cues:
        dated = (
            cue.first > 0
            and passage.lowers[cue.first - 1].split("'")[0] in _DAYS
            and bool(cue.kinds & {"trigger.weak_noun", "trigger.strong_noun"})
        )
        if "place.anaphor" in cue.kinds and (
            _far(passage, cue, trigger) or not _fits(passage.lowers[cue.last - 1], places, story)
        ):
            continue
        if "place.event_anaphor" in cue.kinds and _several(passage, cue) and len(_told_lately(passage, story)) > 1:
            return (), ()  # “the strikes”, after strikes on several places: all of them, or none in particular
        if "place.anaphor" in cue.kinds or "place.event_anaphor" in cue.kinds or dated:
            words = " ".join(passage.lowers[cue.first - dated : cue.last])
            return places, (
                Evidence(name="anaphor", score=1.0, words=f"“{words}” means the place struck in the sentence before"),
            )
    opening = passage.lowers[0] in ("it", "he", "she", "they")
    effect = trigger is not None and trigger.kind is Kind.EFFECT
    if passage.index - index == 1 and ((opening and (trigger is None or not trigger.strong)) or effect):
        return places, (
            Evidence(name="continuation", score=0.5, words="goes on about the strike in the sentence before"),
        )
    return (), ()


_STRIKES = frozenset({"trigger.strong_noun", "trigger.weak_noun"})


def _several(passage: Passage, cue: Cue) -> bool:
    return passage.lowers[cue.last - 1].endswith("s") and bool(passage.kinds_at[cue.last - 1] & _STRIKES)


def _told_lately(passage: Passage, story: Story) -> set[tuple[str, ...]]:
    return {places for _, places in story.struck_since(passage.index - _BACK)}


_TOWN = frozenset({Level.NEIGHBOURHOOD, Level.POINT, Level.COUNTRY})
_PROVINCE = frozenset({Level.NEIGHBOURHOOD, Level.POINT, Level.TOWN, Level.COUNTRY})
# The kinds of place that a word cannot mean: a quarter is no "capital", a town no "province".
_NEVER = {
    "town": _TOWN,
    "city": _TOWN,
    "village": _TOWN,
    "capital": _TOWN,
    "province": _PROVINCE,
    "governorate": _PROVINCE,
    "neighbourhood": frozenset({Level.PROVINCE, Level.COUNTRY}),
    "neighborhood": frozenset({Level.PROVINCE, Level.COUNTRY}),
    "suburb": frozenset({Level.PROVINCE, Level.COUNTRY}),
    "camp": frozenset({Level.PROVINCE, Level.COUNTRY}),
}


def _fits(noun: str, places: tuple[str, ...], story: Story) -> bool:
    """Whether “the capital” may be the place struck last."""
    levels = [story.levels[i] for i in places if i in story.levels]
    return not levels or any(level not in _NEVER.get(noun, frozenset()) for level in levels)


def _far(passage: Passage, cue: Cue, trigger: Trigger | None) -> bool:
    """Too far from the strike word to say where it was; "there were" says no place at all."""
    if (
        passage.lowers[cue.first] == "there"
        and passage.lowers[cue.last : cue.last + 1]
        and passage.lowers[cue.last]
        in ("was", "were", "is", "are", "has", "have", "had", "will", "would", "may", "could")
    ):
        return True
    return trigger is not None and (
        abs(cue.first - trigger.first) > 12 or abs(passage.clauses[cue.first] - passage.clauses[trigger.first]) > 1
    )


_DAYS = find_words("shared", "days")


def find_site_holder(passage: Passage, story: Story) -> tuple[str, ...]:
    """“Shells fell near the Old Mosque in the village”: the village struck last, for a site no gazetteer knows."""
    if not story.struck or passage.index - story.struck[-1][0] > 1:
        return ()
    places = story.struck[-1][1]
    held = any(
        "place.anaphor" in cue.kinds
        and cue.first > 0
        and passage.lowers[cue.first - 1] in ("in", "of", "inside")
        and _fits(passage.lowers[cue.last - 1], places, story)
        for cue in passage.cues
    )
    return places if held else ()
