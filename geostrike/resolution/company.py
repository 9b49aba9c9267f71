"""Who stands together: the names of one sentence, and the neighbours of one list, which mostly lie near each other.

A people right before a word for a town owns it: "the Belmoran city of Vost".
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from geostrike.language.patterns import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.model import Toponym
    from geostrike.model.document import Document
    from geostrike.resolution.senses import Sense

__all__ = ["note_company"]

# Between two names of a list; a word for their kind may stand there ("the villages of A, and town of B").
_LISTED = Pattern(
    r"(?:\s[a-z]{4,13})?(?:,|;|/|,?\s(?:and|or|&)|,?\sas\swell\sas|,?\salong\swith)\s?"
    r"(?:(?:in|on|at|near|the|[a-z]{4,13}|of)\s){0,3}"
)
_POSSESSED = ("'s ", "’s ")  # "Karsa's Vost village"
_OWNED = Pattern(
    r"\s(?:[a-z]{4,13}\s){0,2}(?:city|town|village|hamlet|port|province|region|governorate|district|department|municipality|"
    r"capital)\s(?:of\s)?"
)
_LONGEST_LINK = 40  # characters
_MOST = 40  # senses that one stands together with; it keeps the reading of hostile text linear


def note_company(document: Document, toponyms: Sequence[Toponym], by_id: Mapping[str, Sense]) -> None:
    """Notes for each sense those that share a sentence with it (``together``) and those beside it in a list (``listed``)."""
    text = document.article.text
    starts = [sentence.span.start for sentence in document.sentences]
    together: defaultdict[int, list[Sense]] = defaultdict(list)
    for toponym in toponyms:
        senses = together[bisect_right(starts, toponym.span.start)]
        sense = by_id[toponym.id]
        if len(senses) < _MOST and all(sense is not other for other in senses):
            senses.append(sense)
    seen: defaultdict[int, set[int]] = defaultdict(set)
    for senses in together.values():
        for sense in senses:
            known = seen[id(sense)]
            for other in senses:
                if other.key != sense.key and id(other) not in known and len(sense.together) < _MOST:
                    known.add(id(other))
                    sense.together.append(other)
    for one, following in pairwise(toponyms):
        length = following.span.start - one.span.end
        if not 0 < length <= _LONGEST_LINK:
            continue
        possessed = following.descriptor is not None and text[one.span.end : following.span.start] in _POSSESSED
        if possessed or (by_id[one.id].adjective and _OWNED.fullmatch(text[one.span.end : following.span.start])):
            by_id[following.id].owners.append(by_id[one.id])
            continue
        if not _LISTED.fullmatch(text[one.span.end : following.span.start]):
            continue
        first, second = by_id[one.id], by_id[following.id]
        held = any(outer is second for outer in first.containers)
        if first.key == second.key or held or first.adjective or second.adjective:
            continue
        for sense, beside in ((first, second), (second, first)):
            if len(sense.listed) < _MOST:
                sense.listed.append(beside)
