"""Kept articles → incidents as they are written. What an earlier run worked out is taken from it: the same articles, however they
came, give the same incidents, and those that stay the same are not described again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from geostrike.incidents.arranging import arrange
from geostrike.incidents.describing import Describer
from geostrike.incidents.naming import list_names, name_groups

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geostrike.collection.keep import Keep, KeptArticle, Told
    from geostrike.incidents.arranging import Group
    from geostrike.incidents.cards import Card
    from geostrike.incidents.decisions import Decision
    from geostrike.incidents.parties import Parties
    from geostrike.model import Incident, Report

__all__ = ["Retold", "retell"]


class Retold(NamedTuple):
    """The incidents of a run, latest first, and what its decisions warn of."""

    incidents: list[Told]
    warnings: tuple[str, ...]
    fresh: tuple[str, ...]
    """Ids of those with a report that no run had before; of the first run none."""
    latest: Callable[[int], list[Incident]]
    """Of so many the whole incidents, those that were reported last."""


class _Texts(Mapping[str, str]):
    """The articles' texts, unpacked when somebody asks for one."""

    def __init__(self, keep: Keep, articles: Sequence[KeptArticle]) -> None:
        self._keep, self._numbers = keep, {article.head["id"]: article.number for article in articles}

    def __getitem__(self, name: str) -> str:
        return self._keep.text(self._numbers[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def retell(
    articles: Sequence[KeptArticle],
    keep: Keep,
    output: str,
    write: Callable[[Incident], Told],
    *,
    parties: Parties,
    decisions: Sequence[Decision] = (),
    others: Sequence[str] = (),
) -> Retold:
    """The incidents of ``articles``, by ``write``, and remember them for the next run into ``output``.

    ``others`` are outputs that still use what is kept.
    """
    placed = sorted(
        ((card, article.number + at, article.number) for article in articles for at, card in enumerate(article.cards)),
        key=lambda known: known[0].position,
    )
    cards, lasting = [card for card, _, _ in placed], [number for _, number, _ in placed]

    def open_report(number: int) -> Report:
        _, own, article = placed[number]
        return keep.report(own, article)

    arranged = arrange(cards, open_report, parties, decisions, lasting=lasting, known=keep.verdicts(output))
    groups = [group.members for group in arranged.groups]
    before_called = keep.names()
    names = name_groups(groups, cards, before_called, arranged.rulings.about)
    describer = Describer(arranged, names, open_report, _Texts(keep, articles), parties)
    before, told = keep.told(output), {}
    for at, group in enumerate(arranged.groups):
        key = _make_key(describer, at, group, lasting)
        told[key] = before.get(key) or write(describer.describe(at))
    called = list_names((cards[number], name) for group, name in zip(groups, names, strict=True) for number in group)
    used = [article.number for article in articles]
    keep.settle(output, used, verdicts=arranged.verdicts, told=told, names=called, others=others)
    incidents = sorted(told.values(), key=lambda known: known.facts["id"])
    incidents.sort(key=lambda known: known.facts["start"] or "", reverse=True)

    def find_latest(most: int) -> list[Incident]:
        ranked = sorted(range(len(names)), key=names.__getitem__)
        ranked.sort(key=lambda at: _find_last_day(groups[at], cards), reverse=True)
        return [describer.describe(at) for at in ranked[:most]]

    fresh = tuple(
        name
        for group, name in zip(groups, names, strict=True)
        if before_called and any(not {cards[n].id, cards[n].mark} & before_called.keys() for n in group)
    )
    return Retold(incidents, arranged.rulings.unfit, fresh, find_latest)


def _find_last_day(members: Sequence[int], cards: Sequence[Card]) -> str:
    return max(cards[number].published or "" for number in members)


def _make_key(describer: Describer, at: int, group: Group, lasting: Sequence[int]) -> bytes:
    """Of all that an incident is described from."""
    rulings, names = describer.arranged.rulings, describer.names
    links = [*((names[at], link) for link in group.joins), *((names[other], link) for other, link in group.apart)]
    parts = (
        names[at],
        [lasting[number] for number in group.members],
        [
            (name, lasting[link.a], lasting[link.b], link.score, link.decision and link.decision.words)
            for name, link in links
        ],
        [decision.words for number in group.members for decision in rulings.about.get(number, ())],
    )
    return hashlib.sha256(repr(parts).encode()).digest()
