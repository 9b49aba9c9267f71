"""Whom a sentence charges with a strike, and who owns up to it: "blamed the army", "the Brigade claimed the attack"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.attackers.naming import read_backward, read_forward
from geostrike.claims.text.words import find_words

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Cue, Passage
    from geostrike.model import Actor

__all__ = ["may_charge", "read_charge", "says_itself"]

_VERBS = frozenset({"reporting.accuses", "reporting.concedes", "reporting.asserts"})
_BE = find_words("attackers.charges", "be")
# What may stand between a party and what it did: "the army itself had also fired".
_BETWEEN = _BE | frozenset("has have had also later widely again itself himself".split())
_NOBODY = find_words("attackers.charges", "nobody")
_GUILT = find_words("attackers.charges", "guilt")
_DEEDS = find_words("attackers.charges", "deeds")
_MADE = find_words("attackers.charges", "made")
# A trigger so many words after an accusing verb is what the verb is about.
_REACH = 12


def may_charge(passage: Passage) -> bool:
    """Whether the sentence holds a word of accusing or owning up: the cheap question before ``read_charge``."""
    kinds = passage.kinds
    return "reporting.accuses" in kinds or (not kinds.isdisjoint(_VERBS) and _owns(passage) is not None)


def read_charge(passage: Passage, first: int | None) -> Actor | None:
    """The party charged with the strike told at word ``first``, or with that of the sentence before (``None``)."""
    for cue in passage.cues:
        if "reporting.accuses" not in cue.kinds or not _NOBODY.isdisjoint(
            passage.lowers[max(0, cue.first - 3) : cue.first]
        ):
            continue
        if first is not None and first - cue.last > _REACH:
            continue
        found = _charged(passage, cue, first)
        if found is not None:
            return found
    owner = _owns(passage)
    if owner is not None:
        if passage.lowers[owner.last : owner.last + 1] == ["by"]:
            return read_forward(passage, owner.last + 1)
        return _subject(passage, owner.first)
    return None


def _charged(passage: Passage, cue: Cue, first: int | None) -> Actor | None:
    lowers = passage.lowers
    if cue.first and lowers[cue.first - 1] in _BE:
        if lowers[cue.last : cue.last + 1] in (["for"], ["of"]):  # “the army was blamed for the attack”
            return _subject(passage, cue.first)
        if lowers[cue.last : cue.last + 1] != ["by"]:
            return None
    # “accused Arvania of shelling …”: the charge ends the name.
    reach = len(lowers) if first is None or first < cue.last else first + 1
    charge = next((p for p in range(cue.last, min(reach, cue.last + _REACH)) if lowers[p] in ("of", "for")), None)
    if charge is not None and lowers[cue.first].startswith("accus"):
        later = [p for p in range(charge, min(reach, charge + 6)) if lowers[p] == "of"]
        charge = later[-1] if later else charge
    link = {"blam": "on", "attr": "to"}.get(lowers[cue.first][:4])
    onto = next((p for p in range(cue.last, min(len(lowers), cue.last + 7)) if lowers[p] == link), None)
    if onto is not None and (charge is None or onto < charge):
        return read_forward(passage, onto + 1)
    if link == "to":
        return None
    return read_forward(passage, cue.last, ceiling=charge)


def _owns(passage: Passage) -> Cue | None:
    """“claimed responsibility”, “took credit”, “claimed the attack”, “responsibility … was claimed by”."""
    for cue in passage.cues:
        if cue.kinds.isdisjoint(_VERBS):
            continue
        words = passage.lowers[cue.first : cue.last]
        after = passage.lowers[cue.last] if cue.last < len(passage.lowers) else ""
        if "responsibility" in words or "credit" in words:
            return cue
        if words[0] in ("claimed", "claims", "claim") and (
            (after in ("the", "this") and not _DEEDS.isdisjoint(passage.lowers[cue.last + 1 : cue.last + 4]))
            or (
                after == "by"
                and (
                    "responsibility" in passage.lowers
                    or not _DEEDS.isdisjoint(passage.lowers[max(0, cue.first - 4) : cue.first])
                )
            )
        ):
            return cue
    return None


def _subject(passage: Passage, verb: int) -> Actor | None:
    position = _before_auxiliaries(passage, verb)
    if not _NOBODY.isdisjoint(passage.lowers[max(0, position - 4) : verb]):
        return None
    return read_backward(passage, position, needs_force=False)


def says_itself(passage: Passage) -> bool:
    """“said it was behind the attack”: the speaker's own side."""
    return any(
        (word in _GUILT or (word in _MADE and passage.lowers[position + 1 : position + 2] in (["it"], ["them"])))
        and passage.lowers[_before_auxiliaries(passage, position) - 1] in ("it", "they", "we")
        for position, word in enumerate(passage.lowers)
        if position > 1
    )


def _before_auxiliaries(passage: Passage, verb: int) -> int:
    position = verb
    while position > 0 and passage.lowers[position - 1] in _BETWEEN:
        position -= 1
    return position
