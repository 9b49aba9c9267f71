"""The named reasons for and against a place. Each is a number, mostly between 0 and 1; weights are in ``weights.json``."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from geostrike.geodesy import flat_km
from geostrike.language.names import fold, similarity
from geostrike.model import Level, Role, Tier
from geostrike.resolution.holding import is_capital_of_its_country, is_in_province_of, is_inside, stands_in
from geostrike.resolution.nearness import fits_nearby
from geostrike.resolution.scene import weigh

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from geostrike.model import Place
    from geostrike.resolution.scene import Anchor, Scene
    from geostrike.resolution.senses import Option, Sense

__all__ = ["LEADS_TO_A_SPOT", "size_of", "weigh_alone", "weigh_in_scene"]

# Nearer than the first, two places are neighbours; farther than the second (in degrees of latitude), it says nothing.
_NEAR, _FAR, _FAR_NORTH = 30.0, 300.0, 2.7
# Where a bare name means the state rather than the city ("New York", "Quebec"), the capital's name aside; elsewhere
# "Aleppo" is the city.
_STATES_FIRST = frozenset(("US", "CA", "AU"))

# "Karsa" is the name of Karsa Province, not short for it.
_DIVISIONS = (Level.PROVINCE, Level.DISTRICT)
_KINDS = frozenset(f" {kind}" for kind in "province oblast krai region governorate department republic strip".split())

_SURE = 0.5  # the share of its options at which a neighbour says where a place is

_ROMANISED = 0.96  # as alike, two spellings differ in how one letter is romanised, which says nothing of the place
_MILLION = 1_000_000  # people: a city that everybody means who does not say otherwise
_CITY = 50_000  # people; a province is the namesake of its capital, not of a village in it
_TOWN = 8_000  # people; of a town that size, too, where the text puts nothing in it (“a hamlet in Karsa”)
# A first-level division as small as a district elsewhere is called after a town of any size.
_MUNICIPALITY = " Municipality"  # by its own name the surroundings of a town
_SMALL_PROVINCE, _SEAT = 40.0, 5_000  # km across, people
# The built-in data has every town of 500 people; where only a pack gives a place more than this, the figure belongs
# to a namesake (in one pack a hamlet of Crimea has the people of Kyiv).
_VILLAGE = 5_000


def weigh_alone(sense: Sense, packs: Collection[str] = ()) -> None:
    """Reasons that need no other place of the article, for all options of a sense.

    ``packs``: codes of the countries whose pack is installed. Who installs one reads about that country.
    """
    options = sense.options
    largest = max((size_of(option) for option in options), default=0)
    towns = [option.place for option in options if option.place.level is Level.TOWN]
    for option in options:
        option.held = {}
        _weigh_size(option, largest)
        _weigh_level(sense, option, towns, packs)
        _weigh_fame(sense, option)
        _weigh_lands(sense, option)
        _weigh_spelling(sense, option)
        _weigh_level_asked(sense, option)
    _weigh_better_levels(sense)


def _weigh_size(option: Option, largest: int) -> None:
    """``largest``: the people of its largest namesake."""
    held, place, size = option.held, option.place, size_of(option)
    held["population"] = log10(size + 10) / 7
    if option.from_pack and place.level in (Level.TOWN, Level.NEIGHBOURHOOD):
        held["only in its country's pack"] = 1.0
    elif size == 0:
        held["a town of unknown size" if place.level is Level.TOWN else "population unknown"] = 1.0
    if size and size == largest:
        held["largest of its name"] = 1.0
    elif largest:
        held["smaller than its largest namesake"] = log10((largest + 10) / (size + 10)) / 7


def _weigh_lands(sense: Sense, option: Option) -> None:
    if option.place.level is Level.COUNTRY:
        return
    if option.place.country_code in sense.lands:
        option.held["who fights or counts there is named"] = 1.0
    near = sense.struck.get(option.place.country_code or "")
    if near is not None:
        option.held["strikes are on record in its country"] = 1.0
        if near and option.place.admin1_code is not None and option.place.admin1_code not in near:
            option.held["its province lies far from the fighting"] = 1.0


def _weigh_level(sense: Sense, option: Option, towns: Sequence[Place], packs: Collection[str]) -> None:
    """What it is, and whether the bare name would say so. ``towns``: those of its name."""
    held, place = option.held, option.place
    held[f"is a {place.level}"] = 1.0
    if place.country_code in packs and place.level is not Level.COUNTRY:
        held["its country's pack is installed"] = 1.0
    if sense.levels:
        return
    if place.level is Level.NEIGHBOURHOOD:
        held["a quarter, and the text does not say so"] = 1.0
    if place.level is Level.DISTRICT:
        held["a district, and the text does not say so"] = 1.0
    if place.level in _DIVISIONS and _is_named_after_town(sense, place, towns):
        held["named after a town of its own"] = 1.0


def _is_named_after_town(sense: Sense, division: Place, towns: Sequence[Place]) -> bool:
    """Whether a division has its name from a town large enough to be meant first."""
    least = 0
    if division.level is Level.PROVINCE:
        city = _CITY + 1 if sense.parts else _TOWN
        least = _SEAT if division.uncertainty_km < _SMALL_PROVINCE else city
        if division.name.endswith(_MUNICIPALITY):
            least = 0
    namesakes = [town for town in towns if (town.population or 0) >= least]
    if division.country_code in _STATES_FIRST:  # and “Seattle, Washington” is in the state
        return not sense.parts and any(is_capital_of_its_country(town, division) for town in namesakes)
    if any(town.feature == "PPLC" and (town.population or 0) > _CITY for town in towns):
        return True  # a capital is meant, rather than a division abroad that is called like it
    return any(stands_in(town, division) for town in namesakes)


def _weigh_fame(sense: Sense, option: Option) -> None:
    held, place = option.held, option.place
    if place.level is Level.TOWN and size_of(option) >= _MILLION and fold(place.name) == sense.key:
        held["a city of a million"] = 1.0
    if place.feature == "PPLC":
        held["is a capital"] = 1.0
        actor = sum(mention.role is Role.GOVERNMENT for mention in sense.mentions) / max(1, len(sense.mentions))
        if actor:
            held["is a capital, and the text means a government"] = actor


def _weigh_spelling(sense: Sense, option: Option) -> None:
    held, place = option.held, option.place
    if option.tier is Tier.EXACT:
        own = fold(place.name)
        if (
            own != sense.key
            and similarity(own, sense.key) < _ROMANISED
            and not (place.level in _DIVISIONS and own.removeprefix(sense.key) in _KINDS)
        ):
            held["short for its name" if own.startswith(sense.key + " ") else "only another name"] = 1.0
    elif option.tier is not Tier.KEY or option.similarity < _ROMANISED:
        held["spelt a little differently" if option.tier is Tier.KEY else "spelt differently"] = 1.0
        held["likeness of the spelling"] = option.similarity


def _fits_level(sense: Sense, place: Place) -> bool:
    """Whether a place has one of the levels that the text asks for; "the city's quarter" may be a town of its own, and a province that is
    called "Karsa District" a district.
    """
    if place.level in sense.levels or (Level.NEIGHBOURHOOD in sense.levels and place.level is Level.TOWN):
        return True
    called = {(mention.descriptor or "").lower() for mention in sense.mentions}
    return place.level is Level.PROVINCE and place.name.lower().rpartition(" ")[2] in called


def _weigh_level_asked(sense: Sense, option: Option) -> None:
    if not sense.levels:
        return
    held, level, fits = option.held, option.place.level, _fits_level(sense, option.place)
    if Level.REGION not in sense.levels:
        held["the level the text asks for" if fits else "not the level the text asks for"] = 1.0
    elif level is Level.PROVINCE:  # "region" may be said of anything, but rather of a province
        held["the level the text asks for"] = 1.0
    elif not fits:
        held["not the level the text asks for"] = 1.0


def _weigh_better_levels(sense: Sense) -> None:
    """Against an option where another one of its country has the level that the text asks for."""
    if not sense.levels:
        return
    fitting = [option for option in sense.options if _fits_level(sense, option.place)]
    unfit = [option for option in sense.options if not _fits_level(sense, option.place)]
    countries = {option.place.country_code for option in fitting}
    if Level.REGION in sense.levels and any(option.place.level is Level.PROVINCE for option in fitting):
        # "The Karsa region" is the province, not a district called so, here or elsewhere.
        unfit += [option for option in fitting if option.place.level is Level.DISTRICT]
        countries.update(option.place.country_code for option in unfit)
    for option in unfit:
        if option.place.country_code in countries:
            option.held["another has the level the text asks for"] = 1.0


def weigh_in_scene(sense: Sense, option: Option, scene: Scene) -> dict[str, float]:
    """Reasons from the article's other places."""
    place = option.place
    held: dict[str, float] = {}
    _weigh_containers(sense, option, held)
    _weigh_nearness(sense, place, held)
    if any(inner.best is not None and is_inside(inner.best.place, place) for inner in sense.parts):
        held["holds the place the text puts in it"] = 1.0
    if place.level is Level.REGION and place.country_code is None:
        return held
    if place.level is not Level.COUNTRY:
        _weigh_company(sense, place, held)
        _weigh_divisions(sense, place, scene, held)
        _weigh_neighbours(sense, place, scene, held)
    if (
        option.tier is not Tier.EXACT
        and option.similarity < _ROMANISED
        and not any(name in held for name in LEADS_TO_A_SPOT)
    ):
        held["spelt differently, and nothing near it is named"] = 1.0
    if scene.dateline is not None and not sense.dateline:
        if place.country_code and place.country_code == scene.dateline.country_code:
            held["in the country of the dateline"] = 1.0
        if place.admin1_code and place.admin1_code == scene.dateline.admin1_code:
            held["in the province of the dateline"] = 1.0
    return held


def _weigh_containers(sense: Sense, option: Option, held: dict[str, float]) -> None:
    """Whether it lies in the places that the text puts it in; one that holds it is enough."""
    place = option.place
    for outer in sense.containers:
        best = outer.best
        if best is None:
            continue
        asked = outer.levels if best.place.level in outer.levels else ()
        if is_in_province_of(place, best.place, outer) or any(
            is_inside(place, other.place)
            for other in outer.options
            if flat_km(other.place, best.place) < 150 and (not asked or other.place.level in asked)
        ):
            held["in the place the text puts it in"] = 1.0
        elif "in the place the text puts it in" not in held:
            held["not in the place the text puts it in"] = 1.0
    for owner in sense.owners:
        if owner.best is None:
            continue
        if owner.best.place.country_code != place.country_code:
            held["not in the place the text puts it in"] = 1.0
        elif option.tier is Tier.EXACT:  # what is spelt otherwise may be anywhere in a country
            held["in the place the text puts it in"] = 1.0
    if "in the place the text puts it in" in held:
        held.pop("not in the place the text puts it in", None)


def _weigh_divisions(sense: Sense, place: Place, scene: Scene, held: dict[str, float]) -> None:
    """Whether its country, province and district are named, and what share of the article's other places lies in them."""
    own = sense.best
    mine = weigh(sense)
    rest = max(scene.total - mine, 0.0)
    code = place.country_code
    if code:
        if _by_another(scene.named_countries, code, sense):
            held["its country is named"] = 1.0
        if rest > 0.5:
            share = scene.countries[code] - (mine if own and own.place.country_code == code else 0.0)
            held["share of places in its country"] = max(0.0, share) / rest
            held["places named beside it"] = rest
    code = place.admin1_code
    if code and place.level is not Level.PROVINCE:
        if _by_another(scene.named_provinces, code, sense):
            held["its province is named"] = 1.0
        if scene.local > 1 and not sense.adjective:
            held["other names have a reading in its province"] = (scene.readings[code] - 1) / (scene.local - 1)
        if rest > 0.5:
            share = scene.provinces[code] - (mine if own and own.place.admin1_code == code else 0.0)
            held["share of places in its province"] = max(0.0, share) / rest
    if place.level is Level.DISTRICT:
        if _by_another(scene.districts, place.admin2_code or "", sense):
            held["another name has a reading in it"] = 1.0
    elif place.admin2:
        district = fold(place.admin2)
        if district != sense.key and district in scene.keys:
            held["its district is named"] = 1.0


def _weigh_neighbours(sense: Sense, place: Place, scene: Scene, held: dict[str, float]) -> None:
    nearest = _nearest(place, scene.near, sense)
    if nearest < _NEAR:
        held["within 30 km of another place"] = 1.0
    if nearest < 100:
        held["within 100 km of another place"] = 1.0
    if nearest < _FAR:
        held["within 300 km of another place"] = 1.0


LEADS_TO_A_SPOT = (
    "in the place the text puts it in",
    "near the place the text puts it near",
    "holds the place the text puts in it",
    "within 30 km of another place",
    "within 100 km of another place",
    "within 100 km of another place of its sentence",
    "its province is named",
    "its district is named",
)
"""Reasons that something else in the text lies where the place lies."""
_BESIDE, _TOGETHER = 60.0, 100.0  # km


def _leads(best: Option) -> bool:
    """Whether an answer is sure enough to lead to others: what is spelt otherwise may be another place."""
    return best.share > _SURE and (best.tier is Tier.EXACT or best.similarity >= _MUCH_ALIKE)


_MUCH_ALIKE = 0.9


def _weigh_company(sense: Sense, place: Place, held: dict[str, float]) -> None:
    """Reasons from the names of its own sentence and list, as far as these are sure."""
    for other in sense.together:
        best = other.best
        if best is None or not _leads(best) or best.place.country_code != place.country_code:
            continue
        held["its country is named in the sentence"] = 1.0
        if best.place.level not in _WIDE and flat_km(place, best.place) < _TOGETHER:
            held["within 100 km of another place of its sentence"] = 1.0
            break
    for other in sense.listed:
        best = other.best
        if best is None or not _leads(best):
            continue
        if best.place.level is place.level is Level.PROVINCE and best.place.country_code == place.country_code:
            held["a province, as is its neighbour in the list"] = 1.0
        if best.place.level in _WIDE:
            continue
        if best.place.admin1_code and best.place.admin1_code == place.admin1_code:
            held["in the province of its neighbour in the list"] = 1.0
        if place.level is not Level.PROVINCE and flat_km(place, best.place) < _BESIDE:
            held["within 60 km of its neighbour in the list"] = 1.0


_WIDE = (Level.COUNTRY, Level.REGION, Level.PROVINCE)
_TELLS_ALL = 200_000  # people


def _weigh_nearness(sense: Sense, place: Place, held: dict[str, float]) -> None:
    """A place is told by a larger one that is near, or by a city; where a hamlet would tell a city, the hamlet is the wrong one."""
    sure = [
        (best.place, offset)
        for other, offset in sense.near
        if (best := other.best)
        and best.share > _SURE
        and (best.place.population or 0) >= min(place.population or 0, _TELLS_ALL)
    ]
    if sure:
        fits = any(fits_nearby(place, other, offset) for other, offset in sure)
        held["near the place the text puts it near" if fits else "far from the place the text puts it near"] = 1.0


def _by_another(named: Mapping[str, set[int]], code: str, sense: Sense) -> bool:
    """Whether a sense other than this one names the division or has a reading in it."""
    by = named.get(code)
    return by is not None and (len(by) > 1 or id(sense) not in by)


def size_of(option: Option) -> int:
    """People, as far as its source is to be believed; 0 where unknown."""
    size = option.place.population or 0
    return min(size, _VILLAGE) if option.from_pack and option.place.level is Level.TOWN else size


# The middle of a large province says nothing of where in it something lies: all of it counts as equally near.
_IN_PROVINCE, _SMALL_DIVISION = 99.0, 60.0


def _nearest(place: Place, anchors: list[Anchor], sense: Sense) -> float:
    """How far the nearest anchor of another name is, in km; ``_FAR`` where none is nearer."""
    nearest, latitude = _FAR, place.latitude
    for anchor in anchors:
        other = anchor.place
        north = latitude - other.latitude
        if -_FAR_NORTH < north < _FAR_NORTH and not (
            anchor.sense is sense or other is place or anchor.sense.key == sense.key
        ):
            inside = other.level is Level.PROVINCE and other.admin1_code == place.admin1_code
            apart = _IN_PROVINCE if inside and other.uncertainty_km > _SMALL_DIVISION else flat_km(place, other)
            if apart < nearest:
                if apart < _NEAR:
                    return apart
                nearest = apart
    return nearest
