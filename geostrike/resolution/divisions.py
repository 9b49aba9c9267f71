"""What "the X region" may be: a division by its full name, the one round the town X, or no more than the land about X.

A division is never a spot: where only a town bears the name, what is meant is round it (``around``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.names import fold
from geostrike.model import Candidate, Level, Tier
from geostrike.resolution.derived import derive_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Place

__all__ = ["around", "asks_for_division", "find_divisions", "name_in_full"]

_DIVISIONS = (Level.PROVINCE, Level.DISTRICT, Level.REGION)
# How gazetteers write the kind of a division behind its name.
_KINDS = (
    "Oblast",
    "Krai",
    "Province",
    "Region",
    "State",
    "Governorate",
    "Department",
    "Republic",
    "Prefecture",
    "County",
)
_KINDS_OF_DISTRICTS = ("District", "Raion", "County")
_AROUND_KM = 25.0  # what people call the region of a town is a day's walk wide


def asks_for_division(levels: Sequence[Level]) -> bool:
    """Whether the wording leaves only divisions: "X province", "X region", "X district"; not "X district" of a city."""
    return bool(levels) and all(level in _DIVISIONS for level in levels)


def find_divisions(
    name: str, levels: tuple[Level, ...], found: Sequence[Candidate], gazetteer: Gazetteer
) -> list[Candidate]:
    """Divisions of a name that the gazetteer has in full only ("Karsa Oblast"), and not among ``found``."""
    known = {candidate.place.id for candidate in found}
    kinds = _KINDS if Level.PROVINCE in levels else _KINDS_OF_DISTRICTS
    fresh: dict[str, Candidate] = {}
    for kind in kinds:
        for candidate in gazetteer.exact(f"{name} {kind}"):
            place = candidate.place
            if place.level in _DIVISIONS and place.id not in known:
                fresh.setdefault(place.id, candidate)
    if not fresh and not any(candidate.place.level in _DIVISIONS for candidate in found):
        for candidate in found:
            division = _named_after(candidate.place, levels, gazetteer)
            if division is not None and division.id not in known:
                fresh.setdefault(
                    division.id, Candidate(place=division, matched_name=division.name, tier=Tier.KEY, similarity=0.95)
                )
    return list(fresh.values())


def name_in_full(found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Without the city that is a division itself, where one round it has the name and its kind: "the Karsa region" is Karsa Oblast."""
    full = {
        (candidate.place.country_code, stem)
        for candidate in found
        if candidate.place.level is Level.PROVINCE
        for stem, _, kind in [candidate.place.name.rpartition(" ")]
        if kind in _KINDS
    }
    return [c for c in found if c.place.level is not Level.PROVINCE or (c.place.country_code, c.place.name) not in full]


_STEM = 5  # letters; "Lipetsk" and "Lipetskaya Oblast'"


def _named_after(town: Place, levels: tuple[Level, ...], gazetteer: Gazetteer) -> Place | None:
    """The division that holds a town and bears its name with another ending."""
    if town.level is not Level.TOWN:
        return None
    code = town.admin1_code if Level.PROVINCE in levels else town.admin2_code
    division = gazetteer.division(code) if code else None
    if division is None:
        return None
    stem = fold(town.name)[: max(_STEM, len(fold(town.name)) - 2)]
    return division if len(stem) >= _STEM and fold(division.name).startswith(stem) else None


def around(town: Place, words: str) -> Place:
    """The land about a town, as wide as nobody knows: an area, never a spot."""
    return derive_place(
        town,
        f"around:{town.id}",
        name=words,
        level=Level.REGION,
        uncertainty_km=max(_AROUND_KM, 2 * town.uncertainty_km),
    )
