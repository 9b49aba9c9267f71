"""What incidents are called: by their first report when they are new, and as before as long as they share a report with before.

A report is known again by its id, or, after its article was renamed, by what it quotes.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from geostrike.incidents.cards import Card

__all__ = ["list_names", "name_groups"]

# More than there are reports: what a person decided about is not carried off by others.
_ANCHOR = 1_000_000


def name_groups(
    groups: Iterable[Sequence[int]],
    cards: Sequence[Card],
    called: Mapping[str, str] | None = None,
    decided: Container[int] = (),
) -> list[str]:
    """An id for each group, no two alike. ``called`` are ids of before, by ids of reports and by the marks of what they quote
    (``list_names``). An incident that split gives its id to the part with the report that a person ``decided`` about, else to that
    with most of its reports.
    """
    before = called or {}
    members = [tuple(group) for group in groups]
    claims: list[tuple[int, int, str]] = []
    for at, group in enumerate(members):
        votes: dict[str, int] = {}
        for number in group:
            if name := _find_name(cards[number], before):
                votes[name] = votes.get(name, 0) + (_ANCHOR if number in decided else 1)
        claims += [(-count, at, name) for name, count in votes.items()]
    names: dict[int, str] = {}
    taken: set[str] = set()
    for _, at, name in sorted(claims):
        if at not in names and name not in taken:
            names[at] = name
            taken.add(name)
    taken |= set(before.values())
    for at, group in enumerate(members):
        if at not in names:
            names[at] = _make_name(cards[group[0]].id, taken)
            taken.add(names[at])
    return [names[at] for at in range(len(members))]


def list_names(named: Iterable[tuple[Card, str]]) -> dict[str, str]:
    """What to remember of reports and what their incidents are called. Of reports that quote the same, the first gives the name."""
    called: dict[str, str] = {}
    for card, name in named:
        called[card.id] = name
        if card.mark:
            called.setdefault(card.mark, name)
    return called


def _find_name(card: Card, before: Mapping[str, str]) -> str | None:
    return before.get(card.id) or before.get(card.mark)


def _make_name(report_id: str, taken: set[str]) -> str:
    number = 0
    while True:
        salt = f"{report_id}#{number}" if number else report_id
        name = "i" + hashlib.sha256(salt.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        if name not in taken:
            return name
        number += 1
