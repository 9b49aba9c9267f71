"""Which place lies in which: by the gazetteer's codes where it has them, else by distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.geodesy import flat_km
from geostrike.language.names import transliteration_key
from geostrike.model import Level, OffsetKind

if TYPE_CHECKING:
    from geostrike.model import Place
    from geostrike.resolution.senses import Sense

__all__ = ["is_capital_of_its_country", "is_in_province_of", "is_inside", "is_named_after", "stands_in"]


def stands_in(town: Place, division: Place) -> bool:
    """Whether a town lies in the division of its name, or is a capital cut out of the middle of it (Sanaa, Kyiv)."""
    if town.admin1_code is not None and town.admin1_code == division.admin1_code:
        return True
    return town.country_code == division.country_code and flat_km(town, division) <= division.uncertainty_km


def is_capital_of_its_country(town: Place, division: Place) -> bool:
    """Even there the bare name of the country's capital ("Washington") is the city, not a state of that name."""
    return town.feature == "PPLC" and town.country_code == division.country_code


def is_inside(inner: Place, outer: Place) -> bool:
    """Whether the gazetteer's codes put one place in the other."""
    if outer.level is Level.COUNTRY:
        return inner.country_code == outer.country_code and inner.level is not Level.COUNTRY
    if outer.level is Level.PROVINCE:
        return (
            inner.admin1_code is not None
            and inner.admin1_code == outer.admin1_code
            and inner.level is not Level.PROVINCE
        )
    if outer.level is Level.DISTRICT and outer.admin2_code:
        return inner.admin2_code == outer.admin2_code
    if outer.country_code and inner.country_code and outer.country_code != inner.country_code:
        return False
    least = _ROUND_A_QUARTER if outer.level in (Level.NEIGHBOURHOOD, Level.POINT) else _ROUND_A_TOWN
    return flat_km(inner, outer) < max(least, outer.uncertainty_km)


def is_named_after(division: Place, town: Place) -> bool:
    """Whether a division bears the name of this town in it."""
    return division.admin1_code == town.admin1_code and _share_name(town.name, division.name)


def is_in_province_of(place: Place, town: Place, outer: Sense) -> bool:
    """Whether the text may mean the province by the name of its town: they share it, or it is a large town's countryside.

    Some spellings are known of the town only; of others the province stands among the options itself.
    """
    if town.level is not Level.TOWN or town.admin1_code is None or place.admin1_code != town.admin1_code:
        return False
    if Level.TOWN not in outer.levels and _share_name(town.name, town.admin1):
        return True
    return (town.population or 0) >= _LARGE_TOWN and any(
        m.offset is not None and m.offset.kind is OffsetKind.COUNTRYSIDE for m in outer.mentions
    )


def _share_name(town: str, province: str | None) -> bool:
    return province is not None and transliteration_key(town) == transliteration_key(province) != ""


_LARGE_TOWN = 100_000  # people
_ROUND_A_TOWN, _ROUND_A_QUARTER = 40.0, 10.0  # km: as far as what is "in" one lies
