"""Kept articles → incidents as they are written. What an earlier run worked out is taken from it: the same articles, however they
came, give the same incidents, and those that stay the same are not described again.
"""

from __future__ import annotations

import hashlib
import itertools
import struct
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from geostrike.incidents.arranging import arrange
from geostrike.incidents.describing import Describer
from geostrike.incidents.naming import list_names, name_groups

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geostrike.collection.keep import Keep, KeptArticle, Told
    from geostrike.incidents.arranging import Arranged, Filed
    from geostrike.incidents.candidates import Numbers
    from geostrike.incidents.cards import Card
    from geostrike.incidents.decisions import Decision
    from geostrike.incidents.parties import Parties
    from geostrike.model import Incident, Report

__all__ = ["Retold", "retell"]


class Retold(NamedTuple):
    """The incidents of a run, latest first, and what its decisions warn of."""

    incidents: list[dict[str, Any]]
    """What is asked of each beside its text."""
    texts: Callable[[], Iterator[str]]
    """Each as it is written, read from the disk: of a hundred megabytes one at a time."""
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
    groups = arranged.groups
    called = keep.names()
    names = name_groups(groups, cards, called, arranged.rulings.about)
    describer = Describer(arranged, names, open_report, _Texts(keep, articles), parties)
    before = keep.told(output)
    told: dict[bytes, dict[str, Any]] = {}
    for at, key in enumerate(_make_keys(arranged, names, lasting)):
        known = before.get(key)
        told[key] = keep.tell(output, key, write(describer.describe(at))) if known is None else known
    now = list_names((cards[number], name) for group, name in zip(groups, names, strict=True) for number in group)
    changed = {words: name for words, name in now.items() if called.get(words) != name}
    used = [article.number for article in articles]
    keep.settle(output, used, verdicts=arranged.verdicts, told=told, names=changed, others=others)
    order = sorted(told, key=lambda key: told[key]["id"])
    order.sort(key=lambda key: told[key]["start"] or "", reverse=True)

    def find_latest(most: int) -> list[Incident]:
        ranked = sorted(range(len(names)), key=names.__getitem__)
        ranked.sort(key=lambda at: _find_last_day(groups[at], cards), reverse=True)
        return [describer.describe(at) for at in ranked[:most]]

    fresh = tuple(
        name
        for group, name in zip(groups, names, strict=True)
        if called and any(cards[n].id not in called and cards[n].mark not in called for n in group)
    )
    return Retold(
        [told[key] for key in order],
        lambda: keep.texts(output, order),
        arranged.rulings.unfit,
        fresh,
        find_latest,
    )


def _find_last_day(members: Sequence[int], cards: Sequence[Card]) -> str:
    return max(cards[number].published or "" for number in members)


def _make_keys(arranged: Arranged, names: Sequence[str], lasting: Sequence[int]) -> Iterator[bytes]:
    """For each group the hash of all that its incident is described from."""
    numbers = np.asarray(lasting, dtype=np.int64)
    whose = numbers[list(itertools.chain.from_iterable(arranged.groups))].tobytes()
    starts = [0, *itertools.accumulate(map(len, arranged.groups))]
    pairs = [(filed, _pack(filed, numbers)) for filed in (arranged.joins, arranged.apart)]
    others, first = [names[at] for at in arranged.apart.beside.tolist()], arranged.apart.starts
    about, decided = arranged.rulings.about, arranged.decided
    for at, name in enumerate(names):
        parts = [repr([name, *others[first[at] : first[at + 1]]]).encode()]
        parts.append(whose[starts[at] * _WORD : starts[at + 1] * _WORD])
        parts += [packed[filed.starts[at] * 3 * _WORD : filed.starts[at + 1] * 3 * _WORD] for filed, packed in pairs]
        if about:
            links = [link for _, link in arranged.apart_of(at)] + decided.get(at, [])
            parts.append(
                repr(
                    [
                        [d.words for number in arranged.groups[at] for d in about.get(number, ())],
                        [(lasting[k.a], lasting[k.b], k.decision and k.decision.words) for k in links],
                    ]
                ).encode()
            )
        lengths = struct.pack(f"{len(parts)}q", *map(len, parts))  # so that no two lists of parts make one key
        yield hashlib.sha256(b"".join((lengths, *parts))).digest()


_WORD = 8  # bytes of a number


def _pack(filed: Filed, numbers: Numbers) -> bytes:
    return np.stack([numbers[filed.a], numbers[filed.b], filed.scores], axis=1).astype(np.int64).tobytes()
