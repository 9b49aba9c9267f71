"""Signs that a word of many senses means a strike: whose it was, and what it did ("Arvanian strikes destroyed")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.claims.text.holding import is_country
from geostrike.claims.text.wordings import is_forces_blow
from geostrike.claims.text.words import find_words
from geostrike.language.patterns import Pattern
from geostrike.model import Role

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage

__all__ = ["has_author", "is_demonym", "is_plainly_military", "is_search", "is_states_attack", "is_told"]


# Endings of words for peoples ("Arvanian"); a capital alone does not make one.
_PEOPLE = Pattern(
    r"(?:ian|ean|ican|fghan|german|ani|eli|aqi|eni|udi|ish|ese|ench|utch|ati|iti|tari|zbek|jik|turk|croat|serb|greek)s?$",
    re.IGNORECASE,
)


def is_demonym(word: str) -> bool:
    """Whether the word looks like the adjective of a people."""
    return word[:1].isupper() and len(word) > 4 and _PEOPLE.search(word) is not None


def is_plainly_military(passage: Passage, cue: Cue) -> bool:
    """“the strike hit a convoy”, “killed in a strike”: no labour strike does that."""
    lowers = passage.lowers
    if lowers[cue.first] in ("raid", "raids"):  # policemen raid too; they flatten nothing
        return bool(set(lowers[cue.last : cue.last + 7]) & _RUIN)
    if lowers[cue.first] not in ("strike", "strikes"):
        return False
    after = lowers[cue.last : cue.last + 3]
    before = lowers[max(0, cue.first - 5) : cue.first]
    if passage.headline and lowers[cue.last : cue.last + 1] == ["in"] and passage.mention_at(cue.last + 1) is not None:
        return True  # "Strikes in X", a heading over a list
    return bool(set(after) & _HARM or (set(before) & _HARM and "in" in before))


_RUIN = find_words("text.authorship", "ruin")
_HARM = find_words("text.authorship", "harm")


def has_author(passage: Passage, cue: Cue) -> bool:
    """“Israeli attacks”, “a coalition strike”, “Israeli forces hit”: the word has a party before it."""
    if cue.first == 0:
        return False
    if is_forces_blow(passage, cue):
        return True
    before = passage.mention_at(cue.first - 1)
    return (
        is_demonym(passage.words[cue.first - 1].text)
        or (before is not None and before.toponym.role in (Role.ADJECTIVE, Role.GOVERNMENT))
        or (before is not None and passage.words[cue.first - 1].text.isupper() and is_country(before))  # “a US strike”
        or passage.lowers[cue.first - 1] in ("coalition", "regime", "nato", "army", "government")
    )


def is_states_attack(passage: Passage, cue: Cue) -> bool:
    """“killed in an overnight Belmoran attack on Karsa”: a country's attack on a town, with its toll."""
    lowers = passage.lowers
    if lowers[cue.first] not in ("attack", "attacks") or not cue.first or passage.kinds.isdisjoint(_TOLLS):
        return False
    before = passage.mention_at(cue.first - 1)
    if before is None or before.toponym.role is not Role.ADJECTIVE or lowers[cue.last : cue.last + 1] != ["on"]:
        return False
    return any(passage.mention_at(p) is not None for p in range(cue.last + 1, min(cue.last + 6, len(lowers))))


_TOLLS = frozenset({"casualty.killed", "casualty.injured"})


_BEFORE_PEOPLE = find_words("text.authorship", "before_people")
_BEFORE_THINGS = find_words("text.authorship", "before_things")
_THINGS = frozenset({"object.target", "casualty.person", "casualty.civilian", "casualty.combatant"})


def _qualifies(passage: Passage, cue: Cue) -> bool:
    """“a destroyed building”: the word after is what the participle describes."""
    return (
        cue.last < len(passage.words)
        and passage.gap(cue.last) == " "
        and bool(passage.kinds_at[cue.last] & _THINGS)
        and "trigger.effect_verb" not in passage.kinds_at[cue.last]
    )


def is_told(passage: Passage, cue: Cue) -> bool:
    """Whether the verb tells what was done ("killed", "destroying"), not what may be ("kill", "damage to")."""
    word = passage.lowers[cue.last - 1]
    before = passage.lowers[cue.first - 1] if cue.first else ""
    if before in _BEFORE_PEOPLE and word in ("wounded", "injured", "dead"):
        return False  # “nine of the wounded”
    if before in _BEFORE_THINGS and word.endswith("ed") and _qualifies(passage, cue):
        return False  # “pulled from a destroyed building”
    return (
        word.endswith(("ed", "ing"))
        or (cue.last - cue.first > 2 and passage.lowers[cue.first].endswith(("ed", "ing")))  # “sparked a fire”
        or word in ("sank", "sunk", "burnt", "dead", "dies", "kills", "wounds", "destroys")
        or passage.lowers[cue.first] in ("caught", "took", "taken", "set")
        or "cause" in passage.lowers[max(0, cue.first - 2) : cue.first]
        or "caused" in passage.lowers[max(0, cue.first - 2) : cue.first]
    )


_SEARCH = find_words("text.authorship", "search")


_FROM_AFAR = frozenset({"weapon.aircraft", "weapon.munition", "trigger.strong_noun", "trigger.strong_verb"})


def is_search(passage: Passage, cue: Cue) -> bool:
    """“raids on houses in search of weapons”, “a raid in Karsa”: policemen's and soldiers' raids."""
    if passage.lowers[cue.first] == "raid" and passage.lowers[cue.last : cue.last + 1] == ["in"]:
        return passage.kinds.isdisjoint(_FROM_AFAR)
    return passage.lowers[cue.first].startswith("raid") and bool(_SEARCH & set(passage.lowers))
