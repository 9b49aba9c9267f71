"""What the story adds to its drafts: pure functions, in the order of ``PASSES``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.claims.events.antecedents import find_antecedents
from geostrike.claims.events.attackers import resolve_pronouns
from geostrike.claims.facts.dating import inherit
from geostrike.model import DatePrecision, Realis
from geostrike.model.annotation import Voice

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.claims.events.draft import Draft, Drafts, Scene

__all__ = ["PASSES"]


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


PASSES: tuple[Callable[[Drafts, Scene], Drafts], ...] = (
    carry_speakers,
    find_antecedents,
    inherit_dates,
    resolve_pronouns,
)
"""The order matters: attackers named by pronouns are looked for among speakers."""
