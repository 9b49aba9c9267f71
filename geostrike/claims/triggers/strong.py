"""Words that name a strike whatever the story: "airstrike", "shelled", "fired rockets", "came under shelling"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.authorship import is_told
from geostrike.claims.text.candidates import candidates
from geostrike.claims.text.verbs import is_verb, takes_object
from geostrike.claims.text.wordings import find_carried, is_sent_at
from geostrike.claims.text.words import find_words
from geostrike.claims.triggers.senses import (
    is_downing,
    is_likened,
    is_of_day,
    is_practised,
    is_showered,
    stands_inside,
)
from geostrike.claims.triggers.trigger import Kind

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage
    from geostrike.claims.triggers.search import Search

__all__ = ["find_strong"]

_TOLLS = frozenset({"casualty.killed", "casualty.injured"})
_FIGURES = frozenset({"blocker.figurative", "blocker.labour"})


def find_strong(search: Search) -> None:
    """Add the strong words of the sentence, nouns before verbs: of two words for one strike the noun leads."""
    _find_nouns(search)
    _find_verbs(search)


def _find_nouns(search: Search) -> None:
    passage = search.passage
    nouns = passage.having("trigger.strong_noun", "trigger.impersonal")
    for cue in sorted(nouns, key=lambda c: (c.first - c.last, c.first)):
        if "trigger.strong_noun" in cue.kinds and _names_strike(search, cue):
            search.add(cue, Kind.NOUN, "names a strike", cue.lemmas["trigger.strong_noun"], strong=True)
        elif "trigger.impersonal" in cue.kinds and passage.kinds.isdisjoint(_FIGURES):
            lemma = cue.lemmas["trigger.impersonal"]
            strong = "shelling" in lemma or "bombardment" in lemma or "artillery" in lemma or "rocket" in lemma
            if (strong or _is_under_attack(search, cue)) and not is_likened(passage, cue):
                search.add(cue, Kind.IMPERSONAL, _SUFFERED, lemma, strong=strong)


_SUFFERED = "says that a place was under attack"


def _names_strike(search: Search, cue: Cue) -> bool:
    passage, test = search.passage, search.test
    return (
        not search.is_walkouts(cue)
        and not stands_inside(cue, passage.cues, figure=True)
        and not is_of_day(passage, cue)
        and not is_likened(passage, cue)
        and not ("bombing" in passage.lowers[cue.first] and search.is_beside_ground(cue, 25))
        and not (test and cue.lemmas["trigger.strong_noun"].startswith("missile"))
        and not (test and is_practised(passage, cue))
    )


def _is_under_attack(search: Search, cue: Cue) -> bool:
    """Whether what "came under fire" was shelled, and nobody criticised or shot at."""
    passage, topic = search.passage, search.topic
    return (
        bool(search.weapons)
        or topic.live(passage, 6)
        or (topic.caption and _follows_place(passage, cue))
        or (not search.ground and _is_of_place(passage, cue))
    )


def _follows_place(passage: Passage, cue: Cue) -> bool:
    """“the plant in Karsa under attack”: the words end what is said of a place."""
    before = [m for m in candidates(passage) if m.last <= cue.first]
    return bool(before) and cue.first - before[-1].last <= 1 and not passage.gap(cue.last).strip(" .!")


def _is_of_place(passage: Passage, cue: Cue) -> bool:
    """“Karsa came under fire; two women were killed”: a place is the subject, and people were harmed."""
    if passage.kinds.isdisjoint(_TOLLS):
        return False
    return any(
        m.last <= cue.first <= m.last + 1 and (m.first == 0 or passage.lowers[m.first - 1] in ("and", "of", "while"))
        for m in candidates(passage)
    )


_SOARING = find_words("triggers.strong", "soaring")


def _is_counted(passage: Passage, cue: Cue) -> bool:
    """“2 mortal [sic] shells”, “the number of shells”: a noun, not a verb."""
    before = passage.lowers[max(0, cue.first - 2) : cue.first]
    return passage.lowers[cue.first] == "shells" and (before[-1:] == ["of"] or any(word.isdigit() for word in before))


def _find_verbs(search: Search) -> None:
    passage, test = search.passage, search.test
    for cue in passage.having("trigger.strong_verb"):
        if is_verb(passage, cue) and not (
            _is_counted(passage, cue)
            or (cue.lemmas["trigger.strong_verb"] in _SOARING and not takes_object(passage, cue.last))
            or (search.is_beside_ground(cue, 12) and not search.is_by_weapon(cue))
            or ("blocker.showered" in passage.kinds and is_showered(passage, cue))
            or (test and is_practised(passage, cue))
        ):
            search.add(cue, Kind.VERB, "a verb of bombing", cue.lemmas["trigger.strong_verb"], strong=True)
    if test:
        return
    for cue in passage.having("trigger.light_verb"):
        if not is_downing(passage, cue) and is_verb(passage, cue):
            weapon, lemma = find_carried(passage, cue), cue.lemmas["trigger.light_verb"]
            if weapon is not None and (lemma != "send" or is_sent_at(passage, weapon)):
                search.add(cue, Kind.LAUNCH, "a verb of firing with its weapon", lemma, strong=True)
    for cue in passage.having("trigger.effect_verb"):
        if is_told(passage, cue) and search.is_by_weapon(cue):
            lemma = cue.lemmas["trigger.effect_verb"]
            search.add(cue, Kind.VERB, "what an aircraft or missile has done", lemma, strong=False)
