"""A report, as far as it takes to find which others it may meet. Most reports of a second run are never opened beyond that."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from math import floor
from typing import TYPE_CHECKING, NamedTuple

from geostrike.incidents.facts import count_killed
from geostrike.incidents.nearness import AREAS, is_vague
from geostrike.incidents.weights import GREAT_TOLL
from geostrike.incidents.windows import find_doubtful
from geostrike.language.names import consonant_skeleton, fold
from geostrike.model import Level

if TYPE_CHECKING:
    from geostrike.model import Place, Report

__all__ = ["Card", "make_card"]

# Degrees: about 28 km of latitude.
_CELL = 0.25
_BEGINNING = 5
"""Letters of a name that hold also where it is misspelt behind them."""


class Card(NamedTuple):
    """What of a report decides which pairs are compared, and how it is called. Days are ordinals, keys 64 bits of a hash each, as
    hexadecimal digits one after the other: a run that looks ten thousand articles up has no time to make numbers of them one by one.
    """

    id: str
    article_id: str
    published: str | None
    start: int
    """Where in the article its place is named."""
    own: str
    """What reports of one place share."""
    wide: str
    """Where it lies, for those that may mean more than one place."""
    sought: str
    """Where else it looks: exact places that are not one have other names, but what is vague may be anywhere in its reach."""
    first: int | None
    """``None``: nobody says when it may have begun."""
    last: int | None
    nameless: bool
    """"A base in the south"."""
    kind: str
    """Reports of one kind exclude the same others."""
    words: str
    """What it quotes, folded."""
    mark: str
    """Of its place and what it quotes: the same after its article was renamed. Empty where it quotes nothing."""

    @property
    def position(self) -> tuple[str, str, int, str]:
        """First published first; what has no day last."""
        return self.published or "~", self.article_id, self.start, self.id


def make_card(report: Report) -> Card:
    """The card of a report."""
    window, doubtful = report.window, find_doubtful(report)
    last = doubtful or window
    own, words = _own_keys(report), fold(report.quote)
    return Card(
        id=report.id,
        article_id=report.article_id,
        published=report.published.isoformat() if report.published is not None else None,
        start=report.span.start,
        own="".join(map(_hash_key, (*own, *_toll_keys(report)))),
        wide="".join(map(_hash_key, (*_wide_keys(report.place), *_beginnings(report)))),
        sought="".join(map(_hash_key, _sought_keys(report))),
        first=None if window is None or window.start is None else window.start.toordinal(),
        last=None if last is None else last.end.toordinal(),
        nameless=not report.names,
        kind=repr((report.place and report.place.id, report.within, report.names, window, doubtful)),
        words=words,
        mark=_mark(own, words),
    )


@lru_cache(maxsize=100_000)
def _hash_key(key: str) -> str:
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _mark(own: tuple[str, ...], words: str) -> str:
    told = "\n".join((*own, words))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:24] if words else ""


def _own_keys(report: Report) -> tuple[str, ...]:
    keys = {f"name {consonant_skeleton(name) or fold(name)}" for name in report.names}
    return tuple(sorted(keys if report.place is None else keys | {f"place {report.place.id}"}))


def _toll_keys(report: Report) -> tuple[str, ...]:
    """An old strike may be recalled by its dead alone: "the raid on a hospital that killed 42"."""
    if not report.background:
        return ()
    return tuple(f"killed {number}" for number in sorted(count_killed(report)) if number >= GREAT_TOLL)


def _wide_keys(place: Place | None) -> tuple[str, ...]:
    if place is None:
        return ()
    keys = {f"area {place.admin1_code or place.country_code}", f"country {place.country_code}"}
    return tuple(sorted(keys if place.level in AREAS else keys | _cells(place)))


def _sought_keys(report: Report) -> tuple[str, ...]:
    place = report.place
    if place is None:  # "Dovrinnorth": what no gazetteer places may be misspelt behind its beginning
        return _beginnings(report)
    if not is_vague(report):
        return ()
    if place.level in (Level.REGION, Level.COUNTRY):
        return (f"country {place.country_code}",)
    keys = {f"area {place.admin1_code or place.country_code}"}
    return tuple(sorted(keys if place.level in AREAS else keys | _cells(place)))


def _beginnings(report: Report) -> tuple[str, ...]:
    return tuple(sorted({f"begins {fold(name)[:_BEGINNING]}" for name in report.names if len(name) >= _BEGINNING}))


def _cells(place: Place) -> set[str]:
    row, column = floor(place.latitude / _CELL), floor(place.longitude / _CELL)
    return {f"cell {row + north} {column + east}" for north in (0, 1) for east in (0, 1)}
