"""Asks the gazetteer: names to candidate places, places to what holds them, codes to divisions.

Read-only and memoised; one object belongs to one thread. A look-up returns the union of all tiers, never only the
first that answers: a lone exact match far away would hide the near place that is spelt a little differently.
"""

# ruff: noqa: S608 - names of tables and columns are constants of this package; values are always bound

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from geostrike.gazetteer.fuzzy import keys_of, least_likeness
from geostrike.gazetteer.guarded import guard
from geostrike.gazetteer.location import find_gazetteer
from geostrike.gazetteer.places import AT_ONCE, PLACE_COLUMNS, PlaceTable, marks, name_of, spelling_of
from geostrike.gazetteer.schema import LEVELS, find_cell, open_read_only
from geostrike.geodesy import POINTS
from geostrike.language.arabic import is_arabic, romanise
from geostrike.language.names import (
    Folded,
    fold,
    likeness_to,
    similarity,
)
from geostrike.model.places import Candidate, Level, Place, Tier

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sized
    from pathlib import Path

    from geostrike.gazetteer.guarded import GuardedConnection
    from geostrike.gazetteer.online import OnlineGeocoder
    from geostrike.gazetteer.outline import Outline
    from geostrike.gazetteer.rows import SourceRow

__all__ = ["PART_OF", "Gazetteer"]

PART_OF = "relative:part:"
"""How the id of "southern Karsa" begins: the compass point and the id of Karsa follow."""

_TABLES = {Tier.KEY: "n1", Tier.SKELETON: "n3", Tier.EDIT: "n3"}
_NO_SLIP = 0.95  # where some place is spelt as much alike as this, one with a consonant more or less is not meant
_LEAST_SUGGESTED = 0.6
_MOST_REMEMBERED = 50_000  # names in countries; some 20 MB
_MOST_LEARNED = 200_000  # names and places; some 100 MB
_ANY: Mapping[Tier, float] = MappingProxyType({})


class _Match(NamedTuple):
    number: int
    country: str
    tier: Tier
    likeness: float
    spelling: str


class Gazetteer(PlaceTable):
    """See ``open``."""

    def __init__(self, connection: GuardedConnection, path: Path) -> None:
        super().__init__(connection)
        self.path = path
        self._meta = dict(connection.execute("SELECT key, value FROM meta"))
        self._first: dict[str, int] = {}
        self._known: dict[str, bool] = {}
        self._exact: dict[str, tuple[Candidate, ...]] = {}
        self._answered_online: dict[tuple[Folded, frozenset[str]], tuple[Candidate, ...]] = {}
        self._alike: dict[tuple[Folded, str], list[_Match]] = {}
        """Name and country → the places there that are spelt much like it; under "" those of all countries."""
        self._codes: dict[str, int | None] = {}
        self._online_places: dict[str, Place] = {}
        self.online: OnlineGeocoder | None = None
        """Asked for names that no tier finds; ``None`` unless the user wants it."""

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open ``path``; without one the file named by GEOSTRIKE_GAZETTEER, the user's file, or the shipped default."""
        found = find_gazetteer(path)
        return cls(open_read_only(found), found)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def trim(self) -> None:
        """Forget what was learned of names and places when that is much, so that a million articles take no more memory than
        ten thousand. Between articles only: within one, what a look-up learned of a place still counts.
        """
        learned: tuple[Sized, ...] = (self._places, self._names, self._first, self._known, self._exact, self._alike)
        if sum(len(held) for held in learned) > _MOST_LEARNED:
            self.forget()

    def forget(self) -> None:
        """Forget what was learned from the file; what a geocoder answered is kept, for it would be asked again."""
        super().forget()
        for learned in (self._first, self._known, self._exact, self._alike, self._codes):
            learned.clear()

    # ------------------------------------------------------------------------------------------ about itself

    @cached_property
    def packs(self) -> tuple[str, ...]:
        """ISO codes of the countries whose pack is installed."""
        rows = self._connection.execute("SELECT DISTINCT pack FROM source WHERE length(pack) = 2 ORDER BY pack")
        return tuple(code for (code,) in rows)

    @cached_property
    def version(self) -> str:
        """For people: what the gazetteer is made of, and of which date."""
        packs = self._connection.execute(
            "SELECT pack, words FROM source WHERE pack != '' ORDER BY length(pack) DESC, pack, n"
        ).fetchall()
        named: dict[str, str] = {}
        for pack, words in packs:
            named.setdefault(pack, words)
        return " + ".join([self._meta.get("title", "gazetteer"), *(f"{k} ({w})" for k, w in sorted(named.items()))])

    @property
    def fingerprint(self) -> str:
        """Changes if and only if the content changed."""
        return str(self._meta.get("fingerprint", ""))

    @property
    def count(self) -> int:
        """How many places there are."""
        with guard(str(self.path)):
            return int(self._meta.get("places", "0"))

    @cached_property
    def sources(self) -> tuple[SourceRow, ...]:
        """Where everything in it comes from."""
        from geostrike.gazetteer.rows import SourceRow  # noqa: PLC0415

        rows = self._connection.execute(
            "SELECT n, name, words, licence, date, sha256, url, pack FROM source ORDER BY n"
        )
        keys = ("number", "name", "words", "licence", "date", "sha256", "url", "pack")
        return tuple(SourceRow(**dict(zip(keys, row, strict=True))) for row in rows)

    # ------------------------------------------------------------------------------------------ names to places

    def prepare(self, first_words: Iterable[Folded]) -> None:
        """Learn at once what ``max_words`` will be asked of each of these words: one question, not one a word."""
        fresh = [word for word in first_words if word not in self._first][:AT_ONCE]
        if not fresh:
            return
        sql = (
            f"WITH asked (w) AS (VALUES {', '.join(['(?)'] * len(fresh))}) "
            "SELECT w, (SELECT m FROM first WHERE t = w), EXISTS (SELECT 1 FROM n0 WHERE k = w) FROM asked"
        )
        with guard(str(self.path)):
            for word, longest, known in self._connection.execute(sql, fresh):
                self._known[word] = bool(known)
                self._first[word] = int(longest or known)

    def max_words(self, first: Folded) -> int:
        """How many words the longest name has that begins with this folded word; 0 when none does."""
        found = self._first.get(first)
        if found is None:
            row = self._connection.execute("SELECT m FROM first WHERE t = ?", (first,)).fetchone()
            with guard(str(self.path)):
                found = self._first[first] = int(row[0] if row else self.knows(first))
        return found

    def knows(self, name: Folded) -> bool:
        """Whether some place has this folded name."""
        if name in self._exact:
            return bool(self._exact[name])
        known = self._known.get(name)
        if known is None:
            row = self._connection.execute("SELECT 1 FROM n0 WHERE k = ?", (name,)).fetchone()
            known = self._known[name] = row is not None
        return known

    def exact(self, name: str) -> tuple[Candidate, ...]:
        """The places that have this very name, the most prominent first: countries, then by people."""
        folded = fold(name)
        found = self._exact.get(folded)
        if found is None:
            rows = self._connection.execute(
                f"SELECT {PLACE_COLUMNS}, i FROM n0 JOIN place ON place.p = n0.p WHERE k = ?", (folded,)
            ).fetchall()
            rows.sort(key=lambda row: (-(row[19] or 0), -row[2], row[0]))
            self._learn_names(rows)
            found = self._exact[folded] = tuple(
                Candidate(place=self._make(row), matched_name=name_of(row), tier=Tier.EXACT, similarity=1.0)
                for row in rows
            )
        return found

    def look_up(
        self,
        name: str,
        *,
        countries: Collection[str] = (),
        fuzzy: bool = True,
        least: Mapping[Tier, float] = _ANY,
        limit: int | None = None,
    ) -> tuple[Candidate, ...]:
        """All tiers united, each place once with its best tier; the likeliest by name alone first.

        ``countries`` (ISO alpha-2) restricts the fuzzy tiers: an exact namesake is worth hearing of wherever it lies.
        ``least``: how alike a name must be to be worth hearing of in a tier, where that is more than the tier asks.
        """
        if not fuzzy:
            return self.exact(name)[:limit]
        found = (*self.exact(name), *self._find_alike(name, countries, least))
        if not found and self.online is not None:
            return self._ask_online(name, frozenset(countries), self.online)[:limit]
        return tuple(sorted(found, key=self._order))[:limit]

    def spellings_near(self, folded: str, *, countries: Collection[str] = (), limit: int = 5) -> tuple[str, ...]:
        """Names that share the beginning of a folded name and are most like it; for suggestions only."""
        start = folded[:3]
        rows = self._connection.execute(
            f"SELECT {PLACE_COLUMNS}, i FROM n0 JOIN place ON place.p = n0.p WHERE k >= ? AND k < ? LIMIT 4000",
            (start, start + "\U0010ffff"),
        )
        scored: dict[str, tuple[float, int]] = {}
        for row in rows:
            if countries and row[5] not in countries:
                continue
            name = name_of(row)
            scored[name] = max(scored.get(name, (0.0, 0)), (similarity(folded, name), row[19] or 0))
        ranked = sorted(scored, key=lambda n: (-scored[n][0], -scored[n][1], n))
        return tuple(name for name in ranked[:limit] if scored[name][0] >= _LEAST_SUGGESTED)

    def _find_alike(self, name: str, countries: Collection[str], least: Mapping[Tier, float]) -> Iterable[Candidate]:
        """Places spelt otherwise. Remembered by country: the next article names others, and some of the same."""
        key = fold(name)
        asked = sorted(countries) or [""]
        fresh = [country for country in asked if (key, country) not in self._alike]
        if fresh:
            if len(self._alike) > _MOST_REMEMBERED:
                self._alike.clear()
                fresh = asked
            self._alike.update(((key, country), []) for country in fresh)
            for match in self._weigh_alike(name, fresh if countries else ()):
                self._alike[key, match.country if countries else ""].append(match)
        for match in (match for country in asked for match in self._alike[key, country]):
            if match.likeness >= least.get(match.tier, 0.0) and (place := self._load(match.number)) is not None:
                likeness = round(match.likeness, 3)
                yield Candidate(place=place, matched_name=match.spelling, tier=match.tier, similarity=likeness)

    def _weigh_alike(self, name: str, countries: Collection[str]) -> Iterable[_Match]:
        best: dict[int, _Match] = {}
        exact = {self._number(c.place.id) for c in self.exact(name)}
        heard = is_arabic(name)
        name = romanise(name) if heard else name
        measure, closest = likeness_to(name), 0.0
        for tier in (Tier.KEY, Tier.SKELETON, Tier.EDIT):
            if tier is Tier.EDIT and (heard or closest >= _NO_SLIP):
                break  # Arabic writes every consonant: another one is another name
            least = least_likeness(tier, name)
            for number, spelling, country in self._keyed(_TABLES[tier], keys_of(name, tier), countries):
                found = min(measure(spelling, least), 0.99)
                if found < least or number in exact:
                    continue
                known = best.get(number)
                if known is None or (known.tier is tier and found > known.likeness):
                    closest = max(closest, found)
                    best[number] = _Match(number, country, tier, found, spelling)
        return best.values()

    def _ask_online(self, name: str, countries: frozenset[str], online: OnlineGeocoder) -> tuple[Candidate, ...]:
        key = (fold(name), countries)
        found = self._answered_online.get(key)
        if found is None:
            unanswered = online.unanswered
            found = tuple(map(self._put_in_division, online.ask(name, countries)))
            self._online_places.update((c.place.id, c.place) for c in found)
            if online.unanswered == unanswered:  # else it may be answered next time
                self._answered_online[key] = found
        return found

    def _put_in_division(self, answer: Candidate) -> Candidate:
        """A geocoder's answer with the code of its first-level division, if its name is known here."""
        place = answer.place
        for known in self.exact(place.admin1 or "") if place.admin1 else ():
            if known.place.level is Level.PROVINCE and known.place.country_code == place.country_code:
                return replace(answer, place=replace(place, admin1_code=known.place.admin1_code))
        return answer

    def _order(self, candidate: Candidate) -> tuple[float, int, str]:
        step = {Tier.EXACT: 0.0, Tier.KEY: 0.05, Tier.SKELETON: 0.2, Tier.EDIT: 0.3}[candidate.tier]
        place_id = candidate.place.id
        return (round(step - candidate.similarity, 2), -self._prominence.get(place_id, 0), place_id)

    def _keyed(self, table: str, keys: list[str], countries: Collection[str]) -> list[tuple[int, str, str]]:
        """The number, the spelling that has one of the keys, and the country of places in these countries."""
        if not keys:
            return []
        sql = f"SELECT place.p, i, name, country, CASE i WHEN 0 THEN NULL ELSE names END FROM {table} CROSS JOIN place ON place.p = {table}.p WHERE k IN ({marks(keys)})"
        if countries:
            sql += f" AND country IN ({marks(countries)})"
        rows = self._connection.execute(sql, (*keys, *sorted(countries))).fetchall()
        return [(number, name if not i else spelling_of(names, i), at or "") for number, i, name, at, names in rows]

    # ------------------------------------------------------------------------------------------ places

    def place(self, place_id: str) -> Place | None:
        """The place of this id."""
        number = self._number(place_id)
        return self._online_places.get(place_id) if number is None else self._load(number)

    def is_from_pack(self, place: Place) -> bool:
        """Whether only a country pack has it: a village, then, for the built-in data has every town of 500 people."""
        if place.id not in self._numbers:
            self.place(place.id)
        return place.id in self._from_packs

    def is_online(self, place: Place) -> bool:
        """Whether an online geocoder gave this place."""
        return place.id in self._online_places

    def country(self, code: str) -> Place | None:
        """The country of this ISO alpha-2 code."""
        return self.division(code.upper()) if len(code) == 2 else None

    def division(self, code: str) -> Place | None:
        """The division of this GeoNames code, such as ``SY.12`` or ``SY.12.169022``."""
        if code not in self._codes:
            row = self._connection.execute("SELECT p FROM division WHERE code = ?", (code,)).fetchone()
            self._codes[code] = row[0] if row else None
        number = self._codes[code]
        return None if number is None else self._load(number)

    def containers(self, place: Place) -> tuple[Place, ...]:
        """What holds the place: second-level division, first-level division, country; those known, finest first."""
        codes = (place.admin2_code, place.admin1_code, place.country_code)
        found = [self.division(code) for code in codes if code]
        return tuple(p for p in found if p and p.id != place.id and LEVELS.index(p.level) > LEVELS.index(place.level))

    def demonym(self, word: str) -> Place | None:
        """The country or region a word for its people or things belongs to ("Syrian"); ``None`` for other words."""
        number = self._demonyms.get(fold(word))
        return None if number is None else self._load(number)

    @cached_property
    def _demonyms(self) -> dict[str, int]:
        """A few hundred words, asked for at every capital letter."""
        return dict(self._connection.execute("SELECT w, p FROM demonym"))

    @cached_property
    def demonym_openers(self) -> frozenset[str]:
        """The first words, folded, of the few ``demonym`` that are two words ("Saudi Arabian")."""
        return frozenset(first for first, blank, _ in (word.partition(" ") for word in self._demonyms) if blank)

    def outline(self, place: Place) -> Outline | None:
        """The outline of a country or division, or of the part of one on some side, if there is one."""
        from geostrike.gazetteer.outline import Outline, decode_geometry  # noqa: PLC0415 - not needed to answer names

        side, _, whole = place.id.removeprefix(PART_OF).partition(":")
        if place.id.startswith(PART_OF) and side in POINTS:
            from geostrike.gazetteer.clipping import clip_to_side  # noqa: PLC0415 - as above

            division = self.place(whole)
            outer = self.outline(division) if division is not None else None
            if division is None or outer is None:
                return None
            return clip_to_side(outer, POINTS[side], country=division.level is Level.COUNTRY)
        number = self._number(place.id)
        if number is None:
            return None
        row = self._connection.execute(
            "SELECT approximate, source, area, rings FROM outline WHERE p = ?", (number,)
        ).fetchone()
        if row is None:
            return None
        with guard(str(self.path)):
            return Outline(geometry=decode_geometry(row[3]), approximate=bool(row[0]), source=row[1], area_km2=row[2])

    def labels(self, south: float, west: float, north: float, east: float, *, limit: int = 200) -> tuple[Place, ...]:
        """Places worth a label on a map of this extent, the most prominent first."""
        found: list[tuple[int, int]] = []
        for row in range(int(south // 1), int(north // 1) + 1):
            span = (find_cell(row, west), find_cell(row, east), limit)
            found += self._connection.execute("SELECT r, p FROM cell WHERE c BETWEEN ? AND ? ORDER BY r LIMIT ?", span)
        chosen = []
        for _, number in sorted(found):
            place = self._load(number)
            if place and south <= place.latitude <= north and west <= place.longitude <= east:
                chosen.append(place)
                if len(chosen) == limit:
                    break
        return tuple(chosen)
