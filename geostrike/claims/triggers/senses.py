"""Other senses of the words for strikes: "air raid sirens", "struck a deal", "bombarded with letters", a plane that lands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.words import find_words

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage

__all__ = [
    "comes_down",
    "is_downing",
    "is_laid",
    "is_likened",
    "is_of_day",
    "is_practised",
    "is_showered",
    "leave_dropped",
    "stands_inside",
    "tells_blast",
]

_OTHER_SENSES = frozenset(
    {
        "weapon.aircraft",
        "weapon.munition",
        "blocker.labour",
        "blocker.figurative",
        "blocker.ground",
        "blocker.test",
        "reporting.false",
    }
)
_FIGURE = frozenset({"blocker.figurative"})


def stands_inside(cue: Cue, cues: list[Cue], *, figure: bool = False) -> bool:
    """“attack drones”, “strike force”: a weak word inside a longer word of another sense is none. A strong word is none
    inside a ``figure`` of speech or of a warning only ("air raid sirens").
    """
    senses = _FIGURE if figure else _OTHER_SENSES
    return any(
        o.first <= cue.first and cue.last <= o.last and o.last - o.first > cue.last - cue.first and o.kinds & senses
        for o in cues
    )


def leave_dropped(cues: list[Cue]) -> list[Cue]:
    """The cues for bombs that were laid or carried; "barrel bomb attacks" are none, though "bomb attacks" are, nor is gas
    that came from the air.
    """
    weapons = [cue for cue in cues if cue.kinds & _WEAPONS]
    return [
        cue
        for cue in cues
        if "blocker.ground" in cue.kinds
        and not any("weapon.munition" in o.kinds and o.first < cue.first < o.last < cue.last for o in weapons)
        and not (weapons and "blocker.gas" in cue.kinds)
    ]


_WEAPONS = frozenset({"weapon.aircraft", "weapon.munition"})
_BLASTS = find_words("triggers.senses", "blasts")


def tells_blast(ground: Cue) -> bool:
    """“blew himself up”, “a car bomb”: a blast, even where the sentence counts no dead."""
    return ground.lemmas["blocker.ground"].split()[0] in _BLASTS


def is_laid(passage: Passage, weapon: Cue, ground: list[Cue]) -> bool:
    """A bomb that is no more than a bomb, or part of a car bomb, does not fly."""
    if any(g.first <= weapon.first and weapon.last <= g.last for g in ground):
        return True
    if ground and passage.lowers[weapon.last - 1] == "force":  # "a spokesman for the air force"
        return True
    return (
        passage.lowers[weapon.first] in ("bomb", "bombs", "debris", "warhead", "warheads")
        and weapon.last - weapon.first == 1
        and not _falls(passage, weapon)
    )


def _falls(passage: Passage, weapon: Cue) -> bool:
    """“the bombs, said X, fell on”: a bomb that falls was dropped."""
    return passage.lowers[weapon.first] in ("bomb", "bombs") and any(
        cue.lemmas.get("trigger.weak_verb", "").startswith(("fall", "land", "come down"))
        and 0 <= cue.first - weapon.last <= 8
        for cue in passage.cues
    )


_CREWED = find_words("triggers.senses", "crewed")
_DRONES = find_words("triggers.senses", "drones")
_WRECKS = find_words("triggers.senses", "wrecks")


def comes_down(passage: Passage, verb: Cue, aircraft: Cue) -> bool:
    """A plane that crashes, a drone that lands: no strike."""
    manner = verb.lemmas.get("trigger.weak_verb", " ").split(" ")[0]
    craft = passage.lowers[aircraft.last - 1]
    return (manner in _WRECKS and craft in _CREWED) or (manner == "land" and craft in _DRONES)


def is_downing(passage: Passage, verb: Cue) -> bool:
    """“shot down the rockets”: nobody fired them there."""
    return verb.last < len(passage.words) and passage.lowers[verb.last] == "down"


def is_showered(passage: Passage, verb: Cue) -> bool:
    """“bombarded lawmakers with letters”."""
    return any(
        "blocker.showered" in cue.kinds
        and 0 <= cue.first - verb.last <= _SHOWER
        and passage.clauses[cue.first] == passage.clauses[verb.first]
        for cue in passage.cues
    )


_SHOWER = 8


_DAYS = find_words("triggers.senses", "days")


def is_likened(passage: Passage, noun: Cue) -> bool:
    """“It came like a bombardment”, “it felt like an air strike”: something else is likened to one.

    Not “it sounded like shelling”: so witnesses tell of it.
    """
    lowers = passage.lowers
    for position in range(noun.first - 1, max(0, noun.first - _LIKE_WITHIN) - 1, -1):
        if lowers[position] == "like":
            return position + 1 < noun.first and lowers[position - 1] not in _HEARD
        if lowers[position] not in _BETWEEN_LIKE:
            return False
    return False


_LIKE_WITHIN = 5  # words: “like living under a heavy”
_BETWEEN_LIKE = find_words("triggers.senses", "between_like")
_HEARD = find_words("triggers.senses", "heard")


def is_of_day(passage: Passage, noun: Cue) -> bool:
    """“joined the strike on Tuesday”: the words say when, not what was struck."""
    return (
        passage.lowers[noun.last - 1] == "on"
        and passage.lowers[noun.last : noun.last + 1] != []
        and (passage.lowers[noun.last] in _DAYS)
    )


def is_practised(passage: Passage, noun: Cue) -> bool:
    """“jets practised air strikes”."""
    return any("blocker.test" in cue.kinds and 0 <= noun.first - cue.last <= _PRACTICE for cue in passage.cues)


_PRACTICE = 3
