"""The mentions of a sentence that may be struck: places themselves, not parties, datelines or whose strike it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.claims.text.authorship import is_demonym
from geostrike.claims.text.verbs import takes_object
from geostrike.claims.text.wordings import BLOWS
from geostrike.claims.text.words import find_words
from geostrike.model import Level, Role

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Mention, Passage

__all__ = ["SKIPPED", "candidates", "is_author"]

SKIPPED = find_words("text.candidates", "skipped")
"""What may stand between a preposition and the name it governs: “near the besieged town of Karsa”."""


def candidates(passage: Passage) -> list[Mention]:
    """The mentions that may be struck: those that stand for the place itself. Found once for a passage."""
    if passage.candidates is None:
        passage.candidates = [
            m
            for m in passage.mentions
            if m.toponym.role is Role.PLACE
            and not _modifies(passage, m)
            and not _is_bare_dateline(passage, m)
            and not ("place.post" in passage.kinds and _is_firing_post(passage, m))
            and not _is_where_forces_fire(passage, m)
        ]
    return passage.candidates


def _is_bare_dateline(passage: Passage, mention: Mention) -> bool:
    """“KARSA Some 20 people died”, “KARSA (Arvan Agency) The army”, “Karsa, ARNA- The army”: capitals right before the
    sentence's own first word, or a name before an agency, are where it was filed.
    """
    name, after = mention.toponym.name, mention.last
    if mention.first == 0 and after + 1 < len(passage.words) and "," in passage.gap(after):
        place = mention.resolution.place if mention.resolution is not None else None
        seat = place is not None and place.feature == "PPLC"  # where agencies sit; elsewhere they report from the spot
        return seat and passage.words[after].text.isupper() and _DASH.search(passage.gap(after + 1)) is not None
    if name.isupper() and after + 1 < len(passage.words) and "(" in passage.gap(after):
        closing = next((p for p in range(after + 1, min(after + 4, len(passage.words))) if ")" in passage.gap(p)), None)
        return closing is not None and passage.words[closing].text.istitle() and not passage.span.text.isupper()
    return (
        passage.index <= 1
        and name.isupper()
        and len(name) > _ACRONYM
        and after < len(passage.words)
        and passage.gap(after) == " "
        and passage.words[after].text.istitle()
        and not passage.span.text.isupper()
    )


def _is_firing_post(passage: Passage, mention: Mention) -> bool:
    """“shells fired by rebels positioned in Karsa”, “rebels holed up in Karsa fired”: where those who fire are."""
    post = next(
        (c for c in passage.cues if "place.post" in c.kinds and 1 <= mention.first - c.last <= _POST_WORDS), None
    )
    if post is None or passage.clauses[post.first] != passage.clauses[mention.first]:
        return False
    before = range(max(0, post.first - _POST_WORDS), post.first)
    if not any("attacker.force" in passage.kinds_at[p] for p in before):
        return False
    if any(passage.lowers[p] == "by" for p in before):
        return True
    return any(_fires(passage, c, mention.last) and passage.lowers[c.last : c.last + 1] != ["by"] for c in passage.cues)


def _fires(passage: Passage, verb: Cue, start: int) -> bool:
    """Whether a verb of firing or hitting, not in the passive, stands right after word ``start``."""
    return (
        (not verb.kinds.isdisjoint(_FIRING) or verb.lemmas.get("trigger.weak_verb") in _BLOWS)
        and 0 <= verb.first - start <= _FIRING_WORDS
        and (verb.first == 0 or passage.lowers[verb.first - 1] not in _PASSIVE)
    )


def _is_where_forces_fire(passage: Passage, mention: Mention) -> bool:
    """“Rebels in Karsa fired rockets at Oskara”, “rockets fired by rebels near Karsa”: those who fire stand there."""
    lowers, at = passage.lowers, mention.first - 1
    while at > 0 and lowers[at] in SKIPPED and passage.gap(at + 1) == " ":
        at -= 1
    if at < 1 or lowers[at] not in _STANDING or passage.kinds_at[at - 1].isdisjoint(_FORCES):
        return False
    by = next((p for p in range(at - 1, max(0, at - _POST_WORDS), -1) if lowers[p] == "by"), None)
    if by is not None:
        return lowers[by - 1] in _SHOT and not passage.kinds.isdisjoint(_MUNITIONS)
    if not passage.kinds_at[at - 1].isdisjoint(_MACHINES) and lowers[at - 1] not in _GUNS:
        return False
    return any(_fires(passage, c, mention.last) and takes_object(passage, c.last) for c in passage.cues)


_SHORES = find_words("text.candidates", "shores")
_POST_WORDS, _FIRING_WORDS = 5, 2
_STANDING = find_words("text.candidates", "standing")
_SHOT = find_words("text.candidates", "shot")
_MUNITIONS = frozenset({"weapon.munition"})
_GUNS = find_words("text.candidates", "guns")
_FORCES = frozenset({"attacker.force", "attacker.group"})
_MACHINES = frozenset({"weapon.munition", "weapon.aircraft", "trigger.strong_noun", "trigger.weak_noun"})
_FIRING = frozenset({"trigger.light_verb", "trigger.strong_verb"})
_PASSIVE = find_words("shared", "passive")


_ACRONYM = 5
_DASH = re.compile("[-–—]")


def _modifies(passage: Passage, mention: Mention) -> bool:
    """“Arvanian shelling”, “Karsa rebels”: the word says whose strike or which party it was, not where."""
    after = mention.last
    if after >= len(passage.words) or passage.gap(after) != " ":
        return False
    kinds = passage.kinds_at[after]
    if is_author(passage, mention) and kinds & _OWNED:
        return True
    if is_demonym(mention.toponym.name) and kinds & _OWNED:
        return True
    if passage.lowers[after] in _FRONTS:
        return True
    if passage.lowers[after] in _SHORES and mention.resolution is not None and mention.resolution.place is not None:
        return mention.resolution.place.level is Level.REGION  # “on the Red Sea coast”
    base = after + 1 < len(passage.words) and "object.target" in passage.kinds_at[after + 1]  # “the Karsa army base”
    if kinds & _OTHER_EVENTS and not kinds & _STRIKES:
        return True  # “a Karsa shoot-out”
    return "attacker.force" in kinds and not base and not kinds & _STRIKES


_BLOWS = BLOWS | {"attack", "raid"}


def is_author(passage: Passage, mention: Mention) -> bool:
    """“a Dawn airstrike”: a name that no gazetteer knows, between "a" and the strike, says whose it was."""
    return (
        (mention.resolution is None or mention.resolution.place is None)
        and mention.first > 0
        and passage.lowers[mention.first - 1] in ("a", "an")
    )


_OTHER_EVENTS = frozenset({"blocker.ground", "blocker.clash", "blocker.unrest"})


# “on the Karsa direction”: a stretch of front line, as army bulletins name it.
_FRONTS = find_words("text.candidates", "fronts")
_STRIKES = frozenset({"trigger.strong_noun", "trigger.weak_noun", "weapon.munition"})
_OWNED = frozenset({"trigger.strong_noun", "trigger.weak_noun", "attacker.force", "weapon.aircraft", "weapon.munition"})
