"""Attackers under one name: "Syrian army", "regime forces" in Syria and "Assad's air force" are one party.

The names are data, ``parties.csv``: a party, its aliases, the country of its state, its Wikidata id where it is sure, and the
parties that reports commonly name in its stead. What the table does not know stays as worded.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geostrike.errors import OutputError
from geostrike.incidents.wording import is_nameless
from geostrike.language.names import fold
from geostrike.model import Party

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.model import Actor, Report

__all__ = ["Parties", "load_parties", "name_accused"]

COLUMNS = ("party", "aliases", "country", "wikidata", "allies")
_WIKIDATA = re.compile(r"Q[1-9][0-9]{0,11}")
_COUNTRY = re.compile(r"[A-Z]{2}")
# Words for the state that rules where the strike fell, whichever that is: "the regime", "government warplanes".
_STATE = re.compile(
    r"(?:\b(?:pro )?(?:regime|government|loyalists?)\b)|^(?:the )?(?:army|national army|air force|state forces|loyalist forces)$"
)
# "Opposition", "rebels" without a name: whoever fights that state.
_REBELS = re.compile(r"\b(?:rebels?|opposition|insurgents?|terrorists?|militants?|armed groups?|gunmen)\b")

_AND = re.compile(r"(?:,| and| or)(?: (?:either|both|the))? ")


class _Row(NamedTuple):
    name: str
    country: str | None
    wikidata: str | None
    allies: frozenset[str]


class Parties:
    """The parties that are known, by the words that name them."""

    def __init__(self, rows: Iterable[tuple[_Row, tuple[str, ...]]]) -> None:
        self._rows: dict[str, _Row] = {}
        self._aliases: dict[str, str] = {}
        for row, aliases in rows:
            self._rows[row.name] = row
            for alias in (row.name, *aliases):
                key = _key(alias)
                if key:
                    self._aliases[key] = row.name
        self._longest = max((len(key.split()) for key in self._aliases), default=0)
        self._of_state = {row.country: row.name for row in reversed(self._rows.values()) if row.country}

    def identify(self, actor: Actor, country: str | None = None) -> Party:
        """The party that ``actor`` names; ``country`` is where the strike fell, whose state "the regime" is."""
        for words in (actor.words, actor.name):
            name = self._find(_key(words))
            if name is not None:
                return self._party(name, actor)
        folded = _key(actor.words)
        if country is not None and _STATE.search(folded):
            name = self._of_state.get(country)
            if name is not None:
                return self._party(name, actor)
            return Party(
                name=f"government ({country})",
                words=actor.words,
                stated=actor.stated,
                likely=actor.likely,
                country=country,
            )
        if country is not None and _REBELS.search(folded):
            name = f"rebels ({country})"
            known = self._aliases.get(_key(name))
            return (
                self._party(known, actor)
                if known
                else Party(name=name, words=actor.words, stated=actor.stated, likely=actor.likely)
            )
        return Party(name=actor.name, words=actor.words, stated=actor.stated, likely=actor.likely)

    def identify_all(self, actor: Actor, country: str | None = None) -> tuple[Party, ...]:
        """The parties that ``actor`` names side by side ("Syrian and Russian warplanes"), where all are known; else the one."""
        parts = _AND.split(_key(actor.words))
        names = dict.fromkeys(self._find(part) or self._find(f"{part} forces") for part in parts)
        if len(names) > 1 and None not in names:
            return tuple(self._party(name, actor) for name in names if name is not None)
        return (self.identify(actor, country),)

    def knows(self, word: str) -> bool:
        """Whether a word names a party by itself."""
        return _key(word) in self._aliases

    def names(self) -> tuple[str, ...]:
        """Of all parties."""
        return tuple(self._rows)

    def allies_of(self, name: str) -> frozenset[str]:
        """The parties that the table gives for one as named in its stead."""
        return self._rows[name].allies

    def are_allied(self, a: str, b: str) -> bool:
        """Whether reports commonly name one in the other's stead."""
        return (a in self._rows and b in self._rows[a].allies) or (b in self._rows and a in self._rows[b].allies)

    def _find(self, folded: str) -> str | None:
        """The party whose alias stands in the words; the longest, then the first."""
        words = folded.split()
        for length in range(min(self._longest, len(words)), 0, -1):
            for start in range(len(words) - length + 1):
                name = self._aliases.get(" ".join(words[start : start + length]))
                if name is not None:
                    return name
        return None

    def _party(self, name: str, actor: Actor) -> Party:
        row = self._rows[name]
        return Party(
            name=name,
            words=actor.words,
            stated=actor.stated,
            likely=actor.likely,
            country=row.country,
            wikidata=row.wikidata,
            known=True,
        )


def name_accused(report: Report) -> frozenset[str]:
    """The parties that a report accuses. "Jets" and "unknown aircraft" are nobody's name."""
    return frozenset(party.name for party in report.attackers if party.known or not is_nameless(party.name))


def _key(words: str) -> str:
    """Folded, "Assad's" as "assad", "U.S." as "us"."""
    plain = re.sub(r"\b([A-Za-z])\.(?=[A-Za-z]\.)", r"\1", words)
    return str(fold(re.sub(r"['’]s\b", "", plain.replace("-", " "))))


def load_parties(own: Path | None = None) -> Parties:
    """The parties of geostrike's own table, and those of the user's, which win. Raises ``OutputError`` with the cure."""
    rows = _read(Path(__file__).with_name("parties.csv"))
    return Parties((*rows, *(() if own is None else _read(own))))


@cache
def _read(path: Path) -> tuple[tuple[_Row, tuple[str, ...]], ...]:
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(f"{path} cannot be read ({error}): save it as UTF-8 text") from None
    reader = csv.DictReader(text.splitlines())
    if reader.fieldnames is None or not set(reader.fieldnames) <= set(COLUMNS) or "party" not in reader.fieldnames:
        raise OutputError(
            f"{path}: the first line must name the columns {', '.join(COLUMNS)} (party and aliases will do)"
        )
    return tuple(_parse(row, f"{path}, line {number}") for number, row in enumerate(reader, 2))


def _parse(row: dict[str, str | None], where: str) -> tuple[_Row, tuple[str, ...]]:
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if not cells["party"] or None in row:
        raise OutputError(f"{where}: give a party, and put cells with commas in quotation marks")
    if cells["wikidata"] and not _WIKIDATA.fullmatch(cells["wikidata"]):
        raise OutputError(f"{where}: a Wikidata id looks like Q858, not {cells['wikidata']!r}")
    if cells["country"] and not _COUNTRY.fullmatch(cells["country"]):
        raise OutputError(f"{where}: a country is given as two capitals (ISO 3166), not {cells['country']!r}")
    allies = frozenset(name for name in cells["allies"].split("|") if name)
    aliases = tuple(alias for alias in cells["aliases"].split("|") if alias)
    return _Row(cells["party"], cells["country"] or None, cells["wikidata"] or None, allies), aliases
