"""Places that only tell where the one before them lies: "X, 10 km north of Y", "the village of X near Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.claims.text.candidates import SKIPPED, candidates
from geostrike.claims.text.words import find_words
from geostrike.model import Level

if TYPE_CHECKING:
    from geostrike.claims.text.passages import Mention, Passage

__all__ = ["bears", "find_landmarks"]

# One of these makes a bearing of what follows; the rest may stand with it.
_BEARINGS = frozenset(
    "near outside beside close next adjacent outskirts edge north south east west".split()
) | frozenset(f"{a}{b}" for a in ("north", "south") for b in ("east", "west"))
_BEARINGS |= frozenset("شمال جنوب شرق غرب شمالي جنوبي شرقي غربي قرب بالقرب".split())
_COMPANY = find_words("places.landmarks", "company")
# “The X suburb of Y”.
_QUARTERS = find_words("places.landmarks", "quarters")
_LONGEST = 12  # words from the one place to the other
_SPOTS = (Level.TOWN, Level.NEIGHBOURHOOD, Level.POINT)
_COARSENESS = {level: number for number, level in enumerate(Level)}


def find_landmarks(passage: Passage) -> frozenset[str]:
    """The ids of the toponyms of ``candidates`` that only tell where a place of the gazetteer right before them lies.

    Found once for a passage.
    """
    if passage.landmarks is None:
        passage.landmarks = _find(passage)
    return passage.landmarks


def _find(passage: Passage) -> frozenset[str]:
    found = _find_adjoining(passage)
    if _BEARINGS.isdisjoint(passage.lowers) and _QUARTERS.isdisjoint(passage.lowers):
        return frozenset(found)
    mentions = candidates(passage)
    for index in range(1, len(mentions)):
        mention, before = mentions[index], mentions[index - 1]
        if (
            not bears(passage, before.last, mention.first)
            or _is_beside(passage, before)
            or before.toponym.id in mention.toponym.container_ids
        ):
            continue
        if index > 1 and before.toponym.id in mentions[index - 2].toponym.container_ids:
            before = mentions[index - 2]  # "X in Arvan province, near Y"
        spot, mark = _level(before), _level(mention)
        if spot in _SPOTS and mark is not None and _COARSENESS[mark] >= _COARSENESS[spot]:
            found.add(mention.toponym.id)
    return frozenset(found)


def _find_adjoining(passage: Passage) -> set[str]:
    """“the province of X, bordering Arvania's Y”: Y only tells where X lies, however large the two are."""
    if _ADJOINING.isdisjoint(passage.lowers):
        return set()
    starts = [p for p, word in enumerate(passage.lowers) if word in _ADJOINING]
    return {
        m.toponym.id
        for m in candidates(passage)
        if any(
            0 < m.first - p <= _ADJOINING_WITHIN and not any("," in passage.gap(q) for q in range(p + 1, m.first + 1))
            for p in starts
        )
    }


_ADJOINING = find_words("places.landmarks", "adjoining")
_ADJOINING_WITHIN = 5  # words


def bears(passage: Passage, start: int, end: int) -> bool:
    """Whether the words ``start`` to ``end`` are a bearing, to be followed by what it is taken from: “, 10 km west of”."""
    words = passage.lowers[start:end]
    return (
        1 <= len(words) <= _LONGEST
        and (not _BEARINGS.isdisjoint(words) or (words[0] in _QUARTERS and words[1:2] == ["of"]))
        and all(
            w in _BEARINGS
            or w in _COMPANY
            or w in SKIPPED
            or w[0].isdigit()
            or (p == start and "object.target" in passage.kinds_at[p])  # “the Karsa airbase, near …”
            for p, w in enumerate(words, start)
        )
        and not any(mark in passage.gap(p) for p in range(start, end + 1) for mark in ";:.—")
    )


def _is_beside(passage: Passage, mention: Mention) -> bool:
    """“south of Karsa, near Vinmoor”: neither of the two is where it happened."""
    return any(w in _BEARINGS for w in passage.lowers[max(0, mention.first - 4) : mention.first])


def _level(mention: Mention) -> Level | None:
    """Of its place; a village that no gazetteer has is one all the same if it is shown by the bearing."""
    if mention.resolution is None:
        return None
    place, area = mention.resolution.place, mention.resolution.area
    if place is None:
        return Level.TOWN if area is not None and area.id.startswith("relative:") else None
    return place.level
