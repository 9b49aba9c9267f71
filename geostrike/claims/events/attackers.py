"""Whose strike it was, where the sentence names nobody by name: “it”, “its jets”, or not a word."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.events.draft import PRONOUNS
from geostrike.model import Actor, Realis
from geostrike.model.annotation import Party

if TYPE_CHECKING:
    from geostrike.claims.events.draft import Draft, Drafts, Scene

__all__ = ["imply_attackers", "names_nobody"]

IMPLIED = 0.7
"""So likely must the annotator find it that the story says whose strike it was, where the sentence does not."""


def imply_attackers(drafts: Drafts, scene: Scene) -> Drafts:
    """Who is meant by a pronoun, or where the sentence names nobody but the story does: the speaker for “we”, or for “it”
    after “the army said”; the party named for the same place, else the only one that the story names. “Warplanes” stay warplanes, and
    nobody else's strike is taken for theirs. A party is carried into no other country than those it is told to strike in.
    """
    out: list[Draft] = []
    parties = _Parties(drafts, scene)
    last: Draft | None = None
    for given in drafts:
        draft = given
        if given.attacker is not None and given.pronoun:
            meant = _speaking_party(given) or (last.attacker if last is not None else None)
            draft = replace(given, attacker=None if meant is None else replace(given.attacker, name=meant.name))
        elif given.attacker is None and given.event.party[Party.IMPLIED] >= IMPLIED:
            meant = parties.meant(given)
            if meant is not None:
                actor = Actor(name=meant.name, words=meant.words, stated=False)
                draft = replace(given, attacker=actor, reasons=(*given.reasons, "the story names it for its strikes"))
        if _is_named(draft) and draft.realis in _HAPPENED:
            last = draft
        out.append(draft)
    return tuple(out)


_HAPPENED = (Realis.CURRENT, Realis.BACKGROUND)

_FIRST_PERSON = frozenset({"we", "our", "us", "i"})
_THIRD_PERSON = frozenset({"it", "they"})


def _speaking_party(draft: Draft) -> Actor | None:
    """“We hit Dovrin”, “the army said it hit Dovrin”: the one who says so."""
    speaker, attacker = draft.speaker, draft.attacker
    if speaker is None or attacker is None:
        return None
    word, *more = attacker.words.lower().split()
    own = word in _FIRST_PERSON
    if word in _THIRD_PERSON and not more:
        told = draft.passage.span.text
        said = told.find(speaker.words)
        at = told.find(attacker.words, said + len(speaker.words))
        passive = told[at + len(word) :].split(maxsplit=1)[:1]
        own = 0 <= said < at and not _BE.issuperset(passive)
    return Actor(name=speaker.name, words=speaker.words, stated=True) if own else None


_BE = frozenset({"was", "were", "is", "are", "had", "have", "has", "been"})
"""“The police said they were fired at the town”: “they” are the rockets."""


_NOBODY = frozenset(
    """a an the some several two three four five dozens scores of more unidentified unknown fighter war military armed attack
    warplane warplanes plane planes jet jets aircraft helicopter helicopters gunship gunships drone drones uav uavs bomber
    bombers missile missiles rocket rockets artillery tank tanks gunboat gunboats shell shells mortar mortars forces troops
    snipers gunners ballistic cruise guided""".split()
)


def names_nobody(words: str) -> bool:
    """“Warplanes”, “three attack helicopters” and “its jets” belong to somebody who is not named there."""
    return (_NOBODY | PRONOUNS).issuperset(re.findall(r"\w+", words.lower()))


def _is_named(draft: Draft) -> bool:
    actor = draft.attacker
    return actor is not None and actor.stated and not names_nobody(actor.name) and not draft.pronoun


class _Parties:
    """The parties that a story names for its strikes: by place, and by country."""

    def __init__(self, drafts: Drafts, scene: Scene) -> None:
        self._lands = scene.lands
        self._here: dict[str, Actor] = {}
        self._in: dict[str, dict[str, Actor]] = {}
        """By country, ``""`` for strikes that are told without one."""
        for draft in drafts:
            if draft.attacker is not None and _is_named(draft):
                for place in draft.places:
                    self._here.setdefault(place, draft.attacker)
                for land in self._lands_of(draft) or {""}:
                    self._in.setdefault(land, {}).setdefault(draft.attacker.name, draft.attacker)

    def _lands_of(self, draft: Draft) -> set[str]:
        return {self._lands[i] for i in draft.places if i in self._lands}

    def meant(self, draft: Draft) -> Actor | None:
        """The party named for the same place, else the only one that strikes in the same country, or in all of the story."""
        here = next((self._here[i] for i in draft.places if i in self._here), None)
        if here is not None:
            return here
        lands = self._lands_of(draft)
        known = [parties for land, parties in self._in.items() if not lands or not land or land in lands]
        all_of_them = {name: actor for parties in known for name, actor in parties.items()}
        return next(iter(all_of_them.values())) if len(all_of_them) == 1 else None
