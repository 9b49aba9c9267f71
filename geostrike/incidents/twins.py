"""One strike that an article tells under two entries of one name ("in Dovrin", "near Dovrin") is one report."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.incidents.evidence import compare
from geostrike.incidents.facts import gather_facts
from geostrike.incidents.weights import REASONS, THRESHOLD
from geostrike.language.names import fold, transliteration_key
from geostrike.model import Traits

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.incidents.parties import Parties
    from geostrike.model import Report, Span

__all__ = ["sort_spans", "unite", "unite_twins"]

_MORE = 8  # other mentions of its place that are kept
# A count of the dead that is corrected in the same article does not double.
_TWICE = 2
_ONE_NAME = frozenset({"same place", "same name", "unplaced, same name"})


def unite_twins(reports: Iterable[Report], parties: Parties) -> list[Report]:
    """The ``reports`` of one article in their order, each with the later ones that are its twins."""
    united: list[Report] = []
    for report in reports:
        at = next((n for n, other in enumerate(united) if _are_twins(other, report, parties)), None)
        if at is None:
            united.append(report)
        else:
            united[at] = unite(united[at], report)
    return united


def _are_twins(a: Report, b: Report, parties: Parties) -> bool:
    """Whether two reports name their place with the same words, as news that would be joined if two articles told them, with tolls that
    can be one. What is recalled is told apart on purpose.
    """
    if a.background or b.background or not _are_spelt_alike(a.span.text, b.span.text):
        return False
    ours, theirs = gather_facts(a), gather_facts(b)
    found = compare(ours, theirs, parties)
    bars = {name for name in found.names if REASONS[name][0] is None}
    alike = found.score >= THRESHOLD and bars == {"told apart"} and not _ONE_NAME.isdisjoint(found.names)
    return alike and not _tell_two_tolls(ours.killed, theirs.killed)


def _are_spelt_alike(ours: str, theirs: str) -> bool:
    """Whether two words are one name as to its letters: "Dovrin" and "al-Dovrin", not "East Dovrin"."""
    return fold(ours) == fold(theirs) or (bool(key := transliteration_key(ours)) and key == transliteration_key(theirs))


def _tell_two_tolls(ours: frozenset[int], theirs: frozenset[int]) -> bool:
    if not ours or not theirs or ours & theirs:
        return False
    least, most = sorted((max(ours), max(theirs)))
    return most > _TWICE * least


def unite(report: Report, other: Report) -> Report:
    """One report of two, at the place of the first and of the day that is told more surely."""
    given = [x for x in (report, other) if x.date is not None and x.date.start is not None]
    dated = min(given, key=lambda x: x.date is not None and x.date.inherited, default=report)
    ours, theirs = report.traits, other.traits
    return replace(
        report,
        window=dated.window,
        date=dated.date,
        attackers=tuple(dict.fromkeys((*report.attackers, *other.attackers))),
        tolls=tuple(dict.fromkeys((*report.tolls, *other.tolls))),
        denials=tuple(dict.fromkeys((*report.denials, *other.denials))),
        speakers=tuple(sorted({*report.speakers, *other.speakers})),
        traits=Traits(
            hours=tuple(sorted({*ours.hours, *theirs.hours})),
            sites=tuple(sorted({*ours.sites, *theirs.sites})),
            arms=tuple(sorted({*ours.arms, *theirs.arms})),
            names=tuple(sorted({*ours.names, *theirs.names})),
        ),
        more=sort_spans({*report.more, other.span, *other.more} - {report.span}),
    )


def sort_spans(spans: set[Span]) -> tuple[Span, ...]:
    """The first few, in the order of the text."""
    return tuple(sorted(spans, key=lambda span: span.start)[:_MORE])
