"""Words of many senses ("attack", "hit", "raid"): strikes beside a weapon or a party, or in a story about strikes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.authorship import (
    has_author,
    is_plainly_military,
    is_search,
    is_states_attack,
)
from geostrike.claims.text.verbs import is_verb
from geostrike.claims.text.wordings import BLOWS, is_definite, is_forces_blow, is_states_blow
from geostrike.claims.text.words import find_words
from geostrike.claims.triggers.search import AFTERMATH
from geostrike.claims.triggers.senses import comes_down, is_likened, stands_inside
from geostrike.claims.triggers.trigger import Kind

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue
    from geostrike.claims.triggers.search import Search

__all__ = ["find_weak"]

_NOUN, _VERB = "trigger.weak_noun", "trigger.weak_verb"
_SIGNS = find_words("triggers.weak", "signs")
# Nobody denies or disputes a walkout in these words.
_ANSWERS = frozenset({"reporting.denies", "reporting.contests", "reporting.accuses"})


def find_weak(search: Search) -> None:
    """Add the weak words that tell of a strike here."""
    passage = search.passage
    strong_here = any(trigger.strong for trigger in search.found)
    for cue in passage.having(_NOUN, _VERB):
        if _has_other_sense(search, cue):
            continue
        kind = _VERB if _VERB in cue.kinds and is_verb(passage, cue) else _NOUN
        if kind not in cue.kinds:
            continue
        plain = is_plainly_military(passage, cue) or (
            bool(search.ground) and kind == _VERB and search.is_by_weapon(cue)
        )
        if not plain and (search.is_beside_ground(cue, 25) or (search.ground and not search.weapons)):
            continue
        blow = _is_blow(search, cue, kind)
        told = plain or blow or strong_here
        if not (told or _is_of_story(search, cue, kind)) or _is_on_the_ground(search, cue, kind, told):
            continue
        reason = (
            "beside an aircraft or weapon"
            if search.weapons
            else "what armed forces did"
            if blow
            else "in a story about strikes"
        )
        search.add(cue, Kind.VERB if kind == _VERB else Kind.NOUN, reason, cue.lemmas[kind], strong=False)


def _has_other_sense(search: Search, cue: Cue) -> bool:
    return (
        search.walkout
        or search.test
        or search.is_walkouts(cue)
        or stands_inside(cue, search.passage.cues)
        or is_search(search.passage, cue)
        or is_likened(search.passage, cue)
        or not search.is_free(cue)
    )


def _is_blow(search: Search, cue: Cue, kind: str) -> bool:
    """“the army pounded X”, “Belmora struck targets in X”, “a Belmoran attack on X” with its toll: by its author a strike."""
    passage = search.passage
    if kind == _VERB and ((cue.lemmas[kind] in BLOWS and is_forces_blow(passage, cue)) or is_states_blow(passage, cue)):
        return True
    return not (search.ground or search.topic.opens_elsewhere) and is_states_attack(passage, cue)


def _is_of_story(search: Search, cue: Cue, kind: str) -> bool:
    """Whether a weapon beside it, its author, or what the story tells makes a strike of the word."""
    passage, topic = search.passage, search.topic
    return (
        bool(search.weapons)
        or topic.live(passage, 4)
        or (kind == _NOUN and not passage.kinds.isdisjoint(_ANSWERS))
        or (topic.coming and has_author(passage, cue))
        or (not _SIGNS.isdisjoint(passage.lowers) and has_author(passage, cue))
        or ("the" in passage.lowers[max(0, cue.first - 2) : cue.first] and topic.live(passage, 12))
    )


def _is_on_the_ground(search: Search, cue: Cue, kind: str, told: bool) -> bool:
    """Whether a wreck, a figure of speech or other violence told before is what the word means."""
    passage, topic, armed = search.passage, search.topic, bool(search.weapons)
    lemma = cue.lemmas[kind]
    if kind == _VERB:
        if lemma in _FALLING and not search.is_by_weapon(cue):
            return True
        if armed and all(comes_down(passage, cue, weapon) for weapon in search.weapons):
            return True
        if "blocker.figurative" in passage.kinds and not armed:
            return True
    elif lemma == "assault" and not armed:
        return True  # troops assault on foot
    if topic.opens_elsewhere and not (armed or told or has_author(passage, cue)):
        return True
    # The blast of the car bomb told before.
    return kind == _NOUN and topic.told_other(passage, AFTERMATH) and is_definite(passage, cue)


# Verbs that tell of a strike only when a munition or aircraft is what falls.
_FALLING = find_words("triggers.weak", "falling")
