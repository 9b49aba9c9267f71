"""Which articles on an incident go back to one text: copies, rewrites, and later versions of a story.

Five papers that print one wire story are one origin. Measured is what each says of the incident: how much of the passage around
it stands in the other article, in runs of three words. It is about the text, not about whom it cites: two reporters who both
ask the same monitor are two origins.

Libraries for near-duplicates (datasketch, rensa) estimate how alike whole texts are, for millions of them; here are a few
articles an incident, and a rewritten passage hides in texts that are otherwise different. ``benchmarks/measure_incidents.py``
compares the two.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.incidents.clustering import group_linked
from geostrike.model import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.model import Report

__all__ = ["find_origins"]

# Characters before and after the place that are looked at: a few sentences.
_AROUND = 350
_RUN = 3
# Shares of the passage's runs. Chosen on 92 pairs of articles on 43 incidents, of which 17 go back to one text: what is taken over
# as it stands shares more than two fifths; a rewrite a quarter, and a sixth of it in the very passage, where what only quotes the
# same statement shares less.
_COPIED = 0.40
_REWRITTEN, _IN_PASSAGE = 0.25, 0.16
# So many runs, at least: two reporters who write "the market of Dovrin on Monday" have not copied that from each other.
_LEAST = 10
# Of an incident with more articles than that, each is compared with the first of each origin only.
_MOST = 40
_WORD = re.compile(r"\w+")
_LONGEST = 100_000

Runs = frozenset[tuple[str, ...]]


def find_origins(reports: Sequence[Report], texts: Mapping[str, str]) -> tuple[Origin, ...]:
    """The origins of an incident's reports, first published first. ``texts`` are those of the articles, by id."""
    first: dict[str, Report] = {}
    for report in reports:
        first.setdefault(report.article_id, report)
    told = list(first.values())
    reasons: dict[tuple[int, int], str] = {}
    if len(told) <= _MOST:
        for at, report in enumerate(told):
            for later in range(at + 1, len(told)):
                reason = _compare(report, told[later], texts)
                if reason:
                    reasons[at, later] = reason
    else:
        leaders: list[int] = []
        for at, report in enumerate(told):
            found = next(
                ((lead, why) for lead in leaders[:_MOST] if (why := _compare(told[lead], report, texts))), None
            )
            if found is None:
                leaders.append(at)
            else:
                reasons[found[0], at] = found[1]
    return tuple(
        Origin(
            article_ids=tuple(told[number].article_id for number in group),
            reason="; ".join(dict.fromkeys(why for (a, b), why in reasons.items() if a in group and b in group))
            or "its own words",
        )
        for group in group_linked(reasons, len(told))
    )


def _compare(a: Report, b: Report, texts: Mapping[str, str]) -> str | None:
    """Why two articles go back to one text; ``None`` if nothing shows that they do."""
    whole_a, whole_b = texts.get(a.article_id, ""), texts.get(b.article_id, "")
    if not whole_a or not whole_b:
        return None
    own, their = _passage(a, whole_a), _passage(b, whole_b)
    theirs, ours = own & _find_runs(whole_b[:_LONGEST]), their & _find_runs(whole_a[:_LONGEST])
    if max(len(theirs), len(ours)) < _LEAST:
        return None
    share = max(len(theirs) / max(1, len(own)), len(ours) / max(1, len(their)))
    if share >= _COPIED:
        return f"{share:.0%} of a passage stands in the other article"
    if share >= _REWRITTEN and len(own & their) >= _IN_PASSAGE * max(1, min(len(own), len(their))):
        return f"one passage reworded: {share:.0%} of its runs of {_RUN} words are the same"
    return None


def _passage(report: Report, text: str) -> Runs:
    start, end = report.span.start, report.span.end
    return _find_runs(text[max(0, start - _AROUND) : end + _AROUND])


@lru_cache(maxsize=512)
def _find_runs(text: str) -> Runs:
    words = _WORD.findall(text.lower())
    return frozenset(zip(*(words[at:] for at in range(_RUN)), strict=False))
