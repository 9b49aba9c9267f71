"""Places where somebody spoke rather than what was struck: "officials in X said", "speaking in X, …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Mention, Passage

__all__ = ["is_told_at", "is_where_said", "stands_with_speaker"]

_REPORTING = frozenset(
    {"reporting.asserts", "reporting.denies", "reporting.concedes", "reporting.contests", "reporting.accuses"}
)
_SPEAKERS = frozenset(
    {
        f"speaker.{k}"
        for k in (
            "military",
            "government",
            "official",
            "monitor",
            "activist",
            "medic",
            "witness",
            "media",
            "armed_group",
            "international",
        )
    }
)


def is_where_said(passage: Passage, mention: Mention) -> bool:
    """“Speaking Thursday at X, …”, “In X, the ambassador said …”."""
    if (
        mention.first <= 2
        and passage.lowers[0] in ("in", "at")
        and mention.last < len(passage.words)
        and "," in passage.gap(mention.last)
    ):
        verb = next((c for c in passage.cues if c.kinds & _REPORTING and c.first >= mention.last), None)
        if verb is not None and verb.first - mention.last <= 9:
            kinds = {k for c in passage.cues if mention.last <= c.first < verb.first for k in c.kinds}
            if kinds & {"speaker.government", "speaker.military"} and not any(k.startswith("trigger.") for k in kinds):
                return True
    opening = set(passage.lowers[:4]) & {
        "speaking",
        "asked",
        "addressing",
        "interview",
        "interviewed",
        "visiting",
        "testifying",
    }
    return bool(opening) and not any("," in passage.gap(p) for p in range(1, mention.first + 1))


def stands_with_speaker(passage: Passage, mention: Mention, first: int) -> bool:
    """“officials in X said”, “a spokesman in X calls it … and says”: the place is where the speaker is."""
    if not any(
        mention.first - 3 <= c.last <= mention.first
        and "-" not in passage.gap(c.last)  # “in the government-held city of X”
        for c in passage.having(*_SPEAKERS)
    ):
        return False
    if passage.lowers[mention.last : mention.last + 1] in _CALLING:
        return True  # “a spokesman in X calls the strikes a violation”
    verb = next(
        (c for c in passage.cues if c.kinds & _REPORTING and mention.last <= c.first <= mention.last + 12), None
    )
    if verb is not None and any(
        c.kinds & _SPEAKERS
        and mention.last <= c.first < verb.first
        and (
            (mention.last < c.first and passage.lowers[c.first - 1] in ("a", "the", "an"))
            or _opens_after_comma(passage, mention.last, c.first, verb.first)
        )
        for c in passage.cues
    ):
        return False  # “the groups' stronghold X, a monitor said”, “a hospital in X killed two, doctors said”: somebody else speaks
    return verb is not None and (
        verb.first <= mention.last + 3
        or (
            verb.first < first
            and not any(
                k.startswith("trigger.") for c in passage.cues if mention.last <= c.first < verb.first for k in c.kinds
            )
        )
    )


_CALLING = tuple([word] for word in "calls called describes described condemns condemned hailed praised urged".split())


def _opens_after_comma(passage: Passage, start: int, speaker: int, verb: int) -> bool:
    """Whether a comma parts the words from ``start`` from the speaker, and none the speaker from the verb."""
    return any("," in passage.gap(p) for p in range(start, speaker + 1)) and not any(
        "," in passage.gap(p) for p in range(speaker + 1, verb + 1)
    )


def is_told_at(passage: Passage, mention: Mention, first: int) -> bool:
    """“told parliament in X on Wednesday that …”: between the verb of saying and what is said."""
    lowers = passage.lowers
    said = [c for c in passage.having(*_REPORTING) if mention.first - 6 <= c.last <= mention.first]
    if not said:
        return False
    that = next((p for p in range(mention.last, min(len(lowers), mention.last + 6)) if lowers[p] == "that"), None)
    return that is not None and first > that and "that" not in lowers[said[-1].last : mention.first]
