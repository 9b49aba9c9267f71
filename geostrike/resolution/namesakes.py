"""Namesakes that are not meant: the better known of one name, and what lies in another part of the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.geodesy import apart_km
from geostrike.model import Level, Tier
from geostrike.resolution.elsewhere import list_of
from geostrike.resolution.evidence import LEADS_TO_A_SPOT

if TYPE_CHECKING:
    from collections import Counter

    from geostrike.resolution.senses import Option, Sense

__all__ = ["CITY", "NEEDS_NO_COUNTRY", "is_abroad", "is_seat", "is_strewn", "whose_own_name"]


def is_seat(option: Option) -> bool:
    """Whether it is a capital."""
    return option.place.feature == "PPLC"


def whose_own_name(sense: Sense, option: Option) -> Option | None:
    """The country of this very name ("Iraq" is no Iranian town that was once called so), or the city, where only a by-name makes
    ``option`` a reading and nothing in the text leads to it.
    """
    if option.place.level not in _SMALLER or (option.tier is Tier.EXACT and "only another name" not in option.held):
        return None
    lands = (o for o in sense.options if o.place.level is Level.COUNTRY and o.tier is Tier.EXACT)
    if not sense.levels and (land := next(lands, None)) is not None:
        return land
    if "only another name" not in option.held or option.place.level is not Level.TOWN:
        return None
    if any(option.scene.get(name) for name in _LEADS_TO_A_COUNTRY):
        return None
    return next(
        (
            other
            for other in sense.options
            if other.place.level is Level.TOWN
            and "only another name" not in other.held
            and other.tier is Tier.EXACT
            and _is_known_better(other, option)
        ),
        None,
    )


_SMALLER = (Level.DISTRICT, Level.TOWN, Level.NEIGHBOURHOOD)


def _is_known_better(other: Option, option: Option) -> bool:
    """A city several times as large; abroad, where nothing leads to either, a town twice as large or a district's seat will do."""
    size, mine = other.place.population or 0, option.place.population or 0
    if size >= max(CITY, _FAR_LARGER * mine):
        return True
    abroad = other.place.country_code != option.place.country_code
    if not abroad or mine >= NEEDS_NO_COUNTRY or other.from_pack:
        return False
    return size >= 2 * max(mine, _VILLAGE) if size else (other.place.feature or "").startswith("PPLA")


def is_strewn(sense: Sense, option: Option, homes: Counter[str | None]) -> bool:
    """No large city nor capital, in a list of several, in a country that the text neither names nor names another place in.

    ``homes``: how many names lie in each country.
    """
    towns = [
        o for o in sense.options if o.place.level is Level.TOWN and o.place.country_code == option.place.country_code
    ]
    if not towns or sense.containers or sense.owners or option.place.level is Level.COUNTRY:
        return False
    if any((town.place.population or 0) >= _LARGE or is_seat(town) for town in towns):
        return False
    if "its country is named" in option.scene:
        return False
    if len(list_of(sense, _A_LIST)) < _A_LIST and not _is_worlds_away(sense, option):
        return False
    best = sense.best
    own = best is not None and best.tier is Tier.EXACT and best.place.country_code == option.place.country_code
    return homes[option.place.country_code] <= own


def _is_worlds_away(sense: Sense, option: Option) -> bool:
    """As in "X and Y", where Y is surely a town of another continent, and nothing else leads to this X."""
    if len(sense.options) < _SEVERAL or any(option.scene.get(name) for name in _LEADS_ABROAD):
        return False
    return any(
        (best := other.best) is not None
        and len(other.options) < _SEVERAL
        and best.share > _SURE
        and best.tier is Tier.EXACT
        and best.place.level is Level.TOWN
        and apart_km(best.place, option.place) > _ANOTHER_CONTINENT_KM
        for other in sense.listed
    )


_SURE = 0.5
_SEVERAL = 2  # namesakes; a name that one town has says where the pair lies
_ANOTHER_CONTINENT_KM = 2_000.0
_A_LIST = 3  # others
_LARGE = 500_000  # people: in lists of the whole world
_FAR_LARGER = 3  # times
_VILLAGE = 5_000  # people
_LEADS_TO_A_COUNTRY = (*LEADS_TO_A_SPOT, "its country is named", "share of places in its country")
NEEDS_NO_COUNTRY = 50_000  # people
CITY = 100_000  # people


def is_abroad(option: Option, countries: set[str], size: int) -> bool:
    """A place of fewer than ``size`` people of the very name in a country where the text names no place, nor calls it by its own name."""
    place = option.place
    return (
        place.country_code not in countries
        and (
            place.level in (Level.TOWN, Level.NEIGHBOURHOOD, Level.POINT, Level.DISTRICT)
            or (place.level is Level.PROVINCE and "only another name" in option.held)
        )
        and (place.population or 0) < size
        and not any(option.scene.get(name) for name in _LEADS_ABROAD)
    )


_LEADS_ABROAD = (*LEADS_TO_A_SPOT, "within 300 km of another place", "in the country of the dateline")
