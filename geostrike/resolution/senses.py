"""Mentions brought together: one sense for each name and kind in an article, with the places it may mean."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geostrike.language.names import Folded, fold
from geostrike.language.patterns import Pattern
from geostrike.model import Level, Role, Tier
from geostrike.resolution.divisions import asks_for_division, find_divisions, name_in_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Candidate, Offset, Place, Toponym

__all__ = ["Option", "Sense", "find_senses", "make_option"]

# Namesakes worth weighing: the largest, and those in lands the article names. Springfield has 60; two dozen decide.
_MOST = 24


@dataclass(slots=True)
class Option:
    """One place a name may mean, with its reasons."""

    place: Place
    matched: str
    tier: Tier
    similarity: float
    from_pack: bool = False
    """Only a country pack has it: a village, among the towns of the built-in data."""
    held: dict[str, float] = field(default_factory=dict)
    """Reasons that need no other place."""
    scene: dict[str, float] = field(default_factory=dict)
    """Reasons from the article's other places."""
    own: float = 0.0
    """What ``held`` weighs."""
    score: float = 0.0
    share: float = 0.0
    """Its probability among the options, before calibration."""


@dataclass(slots=True)
class Sense:
    """A name in one kind ("Idlib" apart from "Idlib province"), with all its mentions."""

    key: Folded
    name: str
    levels: tuple[Level, ...]
    mentions: list[Toponym] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    containers: list[Sense] = field(default_factory=list)
    """Senses that the text puts it in."""
    parts: list[Sense] = field(default_factory=list)
    """Senses that the text puts in it."""
    holds_always: bool = False
    """Every mention of it holds something: "X, Y" or "X in Y"."""
    owners: list[Sense] = field(default_factory=list)
    """Peoples whose town the text says it is: "the Belmoran city of Vost"."""
    near: list[tuple[Sense, Offset]] = field(default_factory=list)
    """Senses that the text puts it near, and the phrase."""
    together: list[Sense] = field(default_factory=list)
    """Senses named in one sentence with it."""
    listed: list[Sense] = field(default_factory=list)
    """Its neighbours in a list."""
    lands: frozenset[str] = frozenset()
    """Codes of the countries whose army, armed group or people the article names, though no place."""
    struck: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Codes of the countries in which strikes are on record, where the article tells of strikes; each with those of its provinces near
    the fighting, where it keeps to some."""
    barred: list[tuple[Option, str]] = field(default_factory=list)
    """Options that no context can lift, each with the reason."""
    unsearched: bool = False
    """The article names more that is in no gazetteer than is looked up in other spellings."""
    adjective: bool = False
    dateline: bool = False
    river: bool = False
    """The text calls it one ("the Vost river")."""
    house: bool = False
    """The text names only a hospital, a school, a road or the like so ("the Vost hospital")."""
    way: bool = False
    """The text names only a road, a valley or hills so: they may be anywhere near the town, or lead there."""
    article: bool = False
    """The text always gives it an article, and no word for what it is ("on the Vost")."""

    @property
    def best(self) -> Option | None:
        """The option that leads so far."""
        return self.options[0] if self.options else None

    def rank(self) -> None:
        """Best first; ties by size, then by id, so that the order never depends on chance."""
        self.options.sort(key=lambda o: (-o.score, -(o.place.population or 0), o.place.id))


def find_senses(toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> tuple[list[Sense], dict[str, Sense]]:
    """The senses of an article in order of first mention, and the sense of each toponym by its id."""
    senses: dict[tuple[str, tuple[Level, ...], bool, bool], Sense] = {}
    by_id: dict[str, Sense] = {}
    quarters = _find_quarters(toponyms)
    for toponym in toponyms:
        key = fold(toponym.name)
        adjective = toponym.role is Role.ADJECTIVE
        levels = _QUARTER if not toponym.levels and key in quarters else toponym.levels
        river = toponym.descriptor == "river"
        mark = (key, levels, adjective, river)
        sense = senses.get(mark)
        if sense is None:
            sense = senses[mark] = Sense(key, toponym.name, levels, adjective=adjective, river=river)
        sense.mentions.append(toponym)
        sense.dateline = sense.dateline or toponym.role is Role.DATELINE
        by_id[toponym.id] = sense
    for toponym in toponyms:
        inner = by_id[toponym.id]
        for container_id in toponym.container_ids:
            outer = by_id.get(container_id)
            if outer is not None and outer is not inner and outer not in inner.containers:
                inner.containers.append(outer)
                outer.parts.append(inner)
    found = list(senses.values())
    holders = {container_id for toponym in toponyms for container_id in toponym.container_ids}
    for sense in found:
        sense.holds_always = all(mention.id in holders for mention in sense.mentions)
    _share_containers(found)
    lands = _lands(found, gazetteer)
    for sense in found:
        sense.options = _options(sense, gazetteer, lands)
    return found, by_id


_WATERS = frozenset({"SEA", "GULF", "OCN", "STRT", "BAY"})  # GeoNames feature codes
_DIVISIONS = (Level.PROVINCE, Level.DISTRICT)
_I_OR_Y = Pattern(r"(?<=[aeou])[iy](?=[^aeiouy\W])")  # “-ai-” and “-ay-”: two ways to romanise one Cyrillic letter


def _spelt_alike(name: str, found: Sequence[Candidate], gazetteer: Gazetteer) -> list[Candidate]:
    """Villages whose name differs only in how one letter is romanised: rivals of one that is spelt just so.

    A pack has each village in one romanisation or another; which one says nothing of which village is meant.
    """
    if not found or not all(gazetteer.is_from_pack(c.place) and not c.place.population for c in found):
        return []
    other = _I_OR_Y.sub(lambda m: "y" if m[0] == "i" else "i", name)
    if other == name:
        return []
    known = {c.place.id for c in found}
    countries = {c.place.country_code for c in found}
    return [
        replace(c, tier=Tier.KEY, similarity=_ALIKE)
        for c in gazetteer.exact(other)
        if c.place.id not in known and c.place.country_code in countries
    ]


_ALIKE = 0.97  # what the likeness of two names is that differ in one of a dozen letters
_QUARTER = (Level.NEIGHBOURHOOD,)


def _find_quarters(toponyms: Sequence[Toponym]) -> frozenset[str]:
    """Keys of the names that the text calls a neighbourhood, and nothing else: "Mill" is "the Mill neighbourhood"."""
    called = {fold(t.name) for t in toponyms if t.levels == _QUARTER}
    return (
        frozenset(called - {fold(t.name) for t in toponyms if t.levels and t.levels != _QUARTER})
        if called
        else _NO_KEYS
    )


_NO_KEYS: frozenset[str] = frozenset()


# No town or division that shares its name: a river passes hundreds of km from the village named after it.
_WHERE_RIVERS_ARE = (Level.REGION, Level.POINT)


def _share_containers(senses: list[Sense]) -> None:
    """What holds "the Mill district of Karsa" holds "Mill", too, where the article later leaves the rest out."""
    told: dict[str, list[Sense]] = {}
    for sense in senses:
        if sense.containers and not sense.adjective:
            told.setdefault(sense.key, sense.containers)
    for sense in senses:
        if not sense.containers and not sense.levels and not sense.adjective:
            for outer in told.get(sense.key, ()):
                if outer.key != sense.key:
                    sense.containers.append(outer)
                    outer.parts.append(sense)


def _options(sense: Sense, gazetteer: Gazetteer, lands: set[str]) -> list[Option]:
    if sense.adjective:
        place = gazetteer.demonym(sense.name)
        return [] if place is None else [Option(place, sense.name, Tier.EXACT, 1.0)]
    if not any(mention.known for mention in sense.mentions):
        return []
    found: Sequence[Candidate] = gazetteer.exact(sense.name)
    if asks_for_division(sense.levels):
        found = (*found, *find_divisions(sense.name, sense.levels, found, gazetteer))
    found = _of_the_kind(found, sense.levels, gazetteer)
    if asks_for_division(sense.levels):
        found = name_in_full(found)
    if any(c.place.feature == "PPLC" and fold(c.place.name) == sense.key for c in found):
        # A town that is also called so is not what the name of a capital means, wherever the article is.
        found = [c for c in found if c.place.level is not Level.TOWN or fold(c.place.name) == sense.key]
    found = [*found, *_spelt_alike(sense.name, found, gazetteer)]
    if not sense.levels and any(c.place.feature in _WATERS for c in found):
        found = [c for c in found if c.place.level not in _DIVISIONS]  # the Red Sea, not the province named after it
    if sense.river:
        found = [candidate for candidate in found if candidate.place.level in _WHERE_RIVERS_ARE]
    return [make_option(candidate, gazetteer) for candidate in _worth_weighing(found, lands)]


def _of_the_kind(found: Sequence[Candidate], levels: tuple[Level, ...], gazetteer: Gazetteer) -> Sequence[Candidate]:
    """As in "the city of X" and "X province": of a town and the division named after it, only the one the text asks for.

    Gazetteers often know a spelling for one of the two only; then the other is looked up under the first one's own name.
    """
    if Level.REGION in levels and Level.PROVINCE in levels:
        levels = (Level.PROVINCE,)
    if levels not in ((Level.TOWN,), (Level.PROVINCE,)):
        return found
    (asked,) = levels
    others = (Level.PROVINCE, Level.DISTRICT) if asked is Level.TOWN else (Level.TOWN,)
    have = [c for c in found if c.place.level is asked]
    # "The Leningrad region" is Leningrad Oblast, and not the city once called so, though that is a division, too.
    told = {c.place.country_code for c in have} if asked is Level.PROVINCE else set[str | None]()
    for candidate in found:
        if candidate.place.level not in others or candidate.place.country_code in told:
            continue
        if not any(_namesake(c.place, candidate.place) for c in have):
            have += [
                replace(candidate, place=c.place)
                for c in gazetteer.exact(candidate.place.name)
                if c.place.level is asked and _namesake(c.place, candidate.place)
            ][:1]
    kept = {c.place.id for c in found}
    return [
        *(c for c in found if c.place.level not in others or not any(_namesake(h.place, c.place) for h in have)),
        *(c for c in have if c.place.id not in kept),
    ]


def _namesake(one: Place, other: Place) -> bool:
    """Whether one of the two, a town and a division of one name, lies in the other."""
    if one.country_code != other.country_code or one.admin1_code is None or one.admin1_code != other.admin1_code:
        return False
    return Level.DISTRICT not in (one.level, other.level) or one.admin2_code == other.admin2_code


def make_option(candidate: Candidate, gazetteer: Gazetteer) -> Option:
    """The option that a candidate is, before anything speaks for it."""
    place = candidate.place
    return Option(place, candidate.matched_name, candidate.tier, candidate.similarity, gazetteer.is_from_pack(place))


def _worth_weighing(found: Sequence[Candidate], lands: set[str]) -> Iterable[Candidate]:
    if len(found) <= _MOST:
        return found
    return [
        candidate
        for number, candidate in enumerate(found)
        if number < _MOST or candidate.place.admin1_code in lands or candidate.place.level is not Level.TOWN
    ][: 2 * _MOST]


def _lands(senses: Sequence[Sense], gazetteer: Gazetteer) -> set[str]:
    """Codes of the divisions that some mention names."""
    lands: set[str] = set()
    for sense in senses:
        if sense.adjective:
            continue
        for candidate in gazetteer.exact(sense.name)[:2]:
            if candidate.place.level is Level.PROVINCE and candidate.place.admin1_code:
                lands.add(candidate.place.admin1_code)
    return lands
