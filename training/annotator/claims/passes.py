"""What the story adds to its drafts: pure functions, in the order of ``PASSES``."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geostrike.claims.facts.dating import inherit
from geostrike.model import Actor, DatePrecision, Level, Realis, Stance
from training.annotator.types import Party, Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.model import Speaker
    from training.annotator.claims.draft import Draft

__all__ = ["PASSES", "Scene"]

Drafts = tuple["Draft", ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Scene:
    """What the passes may ask beside the drafts."""

    levels: dict[str, Level]
    """What kind of place each resolved toponym means."""
    mentioned: tuple[tuple[int, str], ...]
    """Sentence and id of each mention of a place itself, in order."""
    speakers: dict[int, Speaker]
    """The last speaker named in each sentence, whoever found him."""


_HAPPENED = (Realis.CURRENT, Realis.BACKGROUND, Realis.INTERCEPTED)


def carry_speakers(drafts: Drafts, scene: Scene) -> Drafts:
    """Where the annotator says that the speaker stands in another sentence: the last one before, or the one just after."""
    known = scene.speakers | {d.passage.index: d.speaker for d in drafts if d.speaker is not None}

    def carry(draft: Draft) -> Draft:
        at = draft.passage.index
        near = (*range(at, max(-1, at - _BACK - 1), -1), at + 1)
        speaker = next((known[i] for i in near if i in known), None)
        if draft.speaker is not None or draft.voice is not Voice.OUTSIDE or speaker is None:
            return draft
        return replace(
            draft, speaker=speaker, reasons=(*draft.reasons, "goes on in the words of the speaker named before")
        )

    return tuple(map(carry, drafts))


_BACK = 4  # sentences


def find_antecedents(drafts: Drafts, scene: Scene) -> Drafts:
    """“the town”, “the area”: the place struck last that it can be, else the one mentioned last."""
    out: list[Draft] = []
    struck: list[tuple[str, ...]] = []
    for given in drafts:
        draft = given
        if given.anaphors and not given.places:
            words = given.anaphors[0].text
            noun = re.findall(r"\w+", words.lower())
            before = [(i,) for at, i in scene.mentioned if at <= given.passage.index and i in scene.levels]
            found = next((p for p in (*reversed(struck), *reversed(before)) if _fits(noun, p, scene)), ())
            if found:
                reason = f"“{words}” means the place told of before"
                draft = replace(given, places=found, reasons=(*given.reasons, reason))
        if draft.places and draft.realis in _HAPPENED and draft.stance is Stance.ASSERTS:
            struck.append(draft.places)
        out.append(draft)
    return tuple(out)


_QUARTER = frozenset({Level.NEIGHBOURHOOD, Level.POINT})
_TOWN = frozenset({Level.TOWN})
_PROVINCE = frozenset({Level.PROVINCE, Level.REGION})
_FITTING = {
    "town": _TOWN,
    "city": _TOWN,
    "village": _TOWN,
    "capital": _TOWN,
    "province": _PROVINCE,
    "governorate": _PROVINCE,
    "region": _PROVINCE,
    "district": frozenset({Level.DISTRICT, Level.NEIGHBOURHOOD}),
    "country": frozenset({Level.COUNTRY}),
    "neighbourhood": _QUARTER,
    "neighborhood": _QUARTER,
    "suburb": _QUARTER | _TOWN,
    "enclave": _PROVINCE | _TOWN | {Level.DISTRICT},
}


def _fits(noun: list[str], places: tuple[str, ...], scene: Scene) -> bool:
    wanted = next((_FITTING[word] for word in noun if word in _FITTING), None)
    levels = [scene.levels[i] for i in places if i in scene.levels]
    return wanted is None or not levels or any(level in wanted for level in levels)


def inherit_dates(drafts: Drafts, _scene: Scene) -> Drafts:
    """Current strikes without a day take the first day that the opening drafts give."""
    days = (DatePrecision.DAY, DatePrecision.DAYS)
    dated = next(
        (
            draft.date
            for draft in drafts[:_OPENING]
            if draft.date is not None
            and draft.date.start is not None
            and draft.date.precision in days
            and draft.realis in (Realis.CURRENT, Realis.INTERCEPTED)
        ),
        None,
    )
    if dated is None:
        return drafts
    return tuple(
        replace(d, date=inherit(dated)) if d.date is None and d.realis is Realis.CURRENT else d for d in drafts
    )


_OPENING = 3  # drafts


def imply_attackers(drafts: Drafts, _scene: Scene) -> Drafts:
    """Who is meant by a pronoun, or where the sentence names nobody but the story does: the party named for the same
    place, else the one named last.
    """
    out: list[Draft] = []
    last: Actor | None = None
    for number, given in enumerate(drafts):
        draft = given
        if given.attacker is not None and given.pronoun:
            meant = _speaking_party(given) or last
            named = None if meant is None else replace(given.attacker, name=meant.name)
            draft = replace(given, attacker=named)
        elif given.attacker is None and given.party is not Party.NONE:
            meant = _named_for(given, drafts) or last or _named_in(drafts[number + 1 :])
            if meant is not None:
                actor = Actor(name=meant.name, words=meant.words, stated=False)
                draft = replace(given, attacker=actor, reasons=(*given.reasons, "the story names it for its strikes"))
        if draft.attacker is not None and draft.attacker.stated and draft.realis in _HAPPENED:
            last = draft.attacker
        out.append(draft)
    return tuple(out)


_FIRST_PERSON = frozenset({"we", "our", "us", "i"})


def _speaking_party(draft: Draft) -> Actor | None:
    """“We hit Dovrin”: the one who says so."""
    if draft.speaker is None or draft.attacker is None:
        return None
    if draft.attacker.words.lower().split()[0] not in _FIRST_PERSON:
        return None
    return Actor(name=draft.speaker.name, words=draft.speaker.words, stated=True)


def _named_for(draft: Draft, drafts: Drafts) -> Actor | None:
    """The party named for the same place elsewhere, where the story names it for its strikes at all."""
    if draft.party is not Party.IMPLIED:
        return None
    return _named_in(tuple(d for d in drafts if set(d.places) & set(draft.places)))


def _named_in(drafts: Drafts) -> Actor | None:
    named = (d.attacker for d in drafts if d.attacker is not None and d.attacker.stated and not d.pronoun)
    return next(named, None)


PASSES: tuple[Callable[[Drafts, Scene], Drafts], ...] = (
    carry_speakers,
    find_antecedents,
    inherit_dates,
    imply_attackers,
)
"""The order matters: attackers named by pronouns are looked for among speakers."""
