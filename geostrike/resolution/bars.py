"""What no context can lift: places that a name cannot mean, whatever else speaks for them, each with the reason in words.

====================================================  ============================================================
bar                                                   why
====================================================  ============================================================
outside what the text puts it in                      a stated container binds
far from what the text puts it near                   so does "12 km from Karsa"
spelt otherwise, in a country the sentence leaves out  a likeness abroad is chance
spelt otherwise, and nothing near it is named         one likeness in a whole country is chance as well
a quarter that is a consonant off                     is another quarter
a village that is a consonant or more off             is another village; a town everybody knows may be misspelt
a quarter spelt otherwise, of another town than named  quarters are told by their town
a quarter spelt otherwise, and its town is not named  every town has its Old Mill
a namesake lies much nearer to what it is near        that one is meant
another namesake lies on the side that the text names  "in the east of Karsa region"
a town too far from what the text puts in it          "Vost, Karsa" is Vost in Karsa province
a quarter, and its list names towns                   a town of its name lies beside them
a town, and the text puts a building in another       the building is called so
a town far off, and the text calls it a quarter       of the town that its sentence names
a hamlet far off, in a row of quarters                it is one of them
a city, and the text calls it a village               so it is another place
a department, and the text calls it a territory       so it is another place
a site that only a town is spelt like                 a street is no town
a town abroad, and a hospital, school or road here     it is called so, wherever it stands (``houses.py``)
a town, and the text gives its name an article         towns have none: a river or a region is meant
a town, told from the land by "City" or "Strip"       the land is meant by the name alone
a by-name or a likeness, and a country's own name     the country is meant
a by-name, and a large city's own name                the city is meant, unless the text leads elsewhere
a by-name, and a town abroad that is called so         the same, of towns
alone in its country, in a list of several             the list is about one part of the world
a small place in a country with no other place        a namesake abroad is chance
a pack's hamlet with nothing near it                  every name is some hamlet's
a town called a quarter, with nothing near it          of some town that the text is about
====================================================  ============================================================
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from geostrike.model import Level, Role, Tier
from geostrike.resolution.elsewhere import (
    is_far_from_quarters,
    is_of_another_town,
    is_quarter_among_towns,
    is_too_far_to_be_in,
    nearer_to,
    nearer_to_list,
    on_another_side,
    stands_in_town,
)
from geostrike.resolution.evidence import LEADS_TO_A_SPOT
from geostrike.resolution.houses import find_other_countries, is_settlement_abroad
from geostrike.resolution.namesakes import (
    CITY,
    NEEDS_NO_COUNTRY,
    is_abroad,
    is_seat,
    is_strewn,
    whose_own_name,
)
from geostrike.resolution.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.resolution.senses import Option, Sense

__all__ = ["OUTSIDE", "bar_options", "name_countries"]

OUTSIDE = ("not in the place the text puts it in", "far from the place the text puts it near")
_TRUSTED = 0.5  # a container this likely binds what the text puts in it
_SURE = 0.5
_MAIN = 3  # a country is one of the main ones if it has a third of the places
# As alike as this, two spellings are one name but for the way it is romanised; then its country is enough.
_ONE_NAME = 0.93


def bar_options(senses: Sequence[Sense]) -> None:
    """Takes the options that cannot be meant out of each sense, into ``barred``."""
    settings = {id(sense) for sense in senses if _is_setting(sense)}
    # A capital may be where somebody speaks of a place elsewhere.
    scenes = Counter(s.best.place.country_code for s in senses if id(s) in settings and s.best and not is_seat(s.best))
    main = _main_countries(senses)
    around = _main_countries([sense for sense in senses if not sense.house])
    named = find_other_countries(senses)
    apart: dict[str, Sense] = {sense.key: sense for sense in senses if sense.key.endswith((" city", " strip"))}
    homes = Counter(
        best.place.country_code
        for sense in senses
        if (best := sense.best) is not None and best.tier is Tier.EXACT and not sense.adjective
    )
    for sense in senses:
        if not sense.options or sense.adjective:
            continue
        countries = name_countries(sense) or main | sense.lands
        abroad = sum(scenes[code] for code in countries) >= _A_SETTING
        division = _names_division(sense)
        kept: list[Option] = []
        for option in sense.options:
            slip = not settings and _is_slip_of_a_town(sense, option)
            reason = None if slip else _bar(sense, option, countries)
            size = _CITY_ABROAD if division else NEEDS_NO_COUNTRY
            if (
                reason is None
                and (abroad or division)
                and option.tier is Tier.EXACT
                and is_abroad(option, countries, size)
            ):
                reason = f"known only in a country where the text names no place: {say(option.place)}"
            if reason is None and is_settlement_abroad(
                sense, option, name_countries(sense) | around | sense.lands, named
            ):
                reason = (
                    f"a building, camp or road called so, in another country than the text names: {say(option.place)}"
                )
            if reason is None and is_strewn(sense, option, homes):
                reason = f"its list names nothing else in that country: {say(option.place)}"
            if reason is None and (beside := _tells_apart(sense, option, apart)) is not None:
                reason = f"the text tells “{sense.name}” from “{beside.name}”: {say(option.place)}"
            others = len(settings) - (id(sense) in settings)
            lost = _is_lone_hamlet(option) and others >= _A_SETTING
            if reason is None and (lost or (others and _is_no_quarter(sense, option))):
                reason = f"far from all places that the article names: {say(option.place)}"
            if reason is None:
                kept.append(option)
            else:
                sense.barred.append((option, reason))
        sense.options = kept


_A_SETTING = 2  # places


def _tells_apart(sense: Sense, option: Option, apart: dict[str, Sense]) -> Sense | None:
    """“Strikes on Gaza; in Gaza City a school was hit”: a text of strikes that names the city so, or the land ("the Gaza Strip"), means the land by the
    name alone, no town or district.
    """
    if option.place.level not in (Level.TOWN, Level.DISTRICT) or sense.levels or not sense.struck:
        return None
    land = option.place.country_code
    if not any(o.place.level is Level.PROVINCE and o.place.country_code == land for o in sense.options):
        return None
    named = (apart.get(f"{sense.key} {word}") for word in ("city", "strip"))
    return next((other for other in named if other and other.best and other.best.place.country_code == land), None)


def _is_setting(sense: Sense) -> bool:
    """Whether a sense surely means a place of its very name, smaller than a province."""
    best = sense.best
    return (
        best is not None
        and best.share > _SURE
        and best.tier is Tier.EXACT
        and best.place.level in (Level.TOWN, Level.DISTRICT, Level.NEIGHBOURHOOD)
    )


def _names_division(sense: Sense) -> bool:
    """Whether its sentence surely names a province or district as a place."""
    return any(
        (best := other.best) is not None
        and best.share > _SURE
        and best.tier is Tier.EXACT
        and best.place.level in (Level.PROVINCE, Level.DISTRICT)
        and any(mention.role is Role.PLACE for mention in other.mentions)
        for other in sense.together
    )


_SLIP, _KNOWN_TOWN, _LESS_ALIKE, _NO_RIVAL = 0.9, 10_000, 0.05, 1_000  # likenesses and people


def _is_slip_of_a_town(sense: Sense, option: Option) -> bool:
    """As in a caption that names "Osakra" alone, where Oskara is the one town of a pack's country that is spelt so."""
    size = option.place.population or 0
    if (
        option.tier is Tier.EXACT
        or option.similarity < _SLIP
        or size < _KNOWN_TOWN
        or option.place.level is not Level.TOWN
    ):
        return False
    if "its country's pack is installed" not in option.held or sense.containers or sense.near:
        return False
    return all(
        other is option
        or other.place.level is not Level.TOWN
        or other.similarity < option.similarity - _LESS_ALIKE
        or (other.place.population or 0) < _NO_RIVAL
        or other.place.id == option.place.id
        for other in sense.options
    )


def _is_lone_hamlet(option: Option) -> bool:
    """Only a pack has it, nobody knows how many live there, and nothing near it is named."""
    return (
        option.from_pack and not option.place.population and not any(option.scene.get(name) for name in LEADS_TO_A_SPOT)
    )


def _is_no_quarter(sense: Sense, option: Option) -> bool:
    """A town that the text calls a neighbourhood, and nothing near it is named."""
    called = sense.levels == (Level.NEIGHBOURHOOD,) and option.place.level is Level.TOWN
    return called and not any(option.scene.get(name) for name in LEADS_TO_A_SPOT)


def name_countries(sense: Sense) -> set[str]:
    """Codes of the countries that the places of its sentence and its containers lie in; a people is no place."""
    found: set[str] = set()
    owned = {owner.best.place.country_code for owner in sense.owners if owner.best is not None}
    if owned:
        return {code for code in owned if code}
    for other in (*sense.together, *sense.containers):
        best = other.best
        if best is None or best.share <= _SURE or best.place.country_code is None or other.adjective:
            continue
        if best.tier is Tier.EXACT and any(mention.role is Role.PLACE for mention in other.mentions):
            found.add(best.place.country_code)
    return found


def _main_countries(senses: Sequence[Sense]) -> set[str]:
    """Those that hold a third of the article's places, or all that are named where it names no place."""
    counted: Counter[str] = Counter()
    named: set[str] = set()
    for sense in senses:
        best = sense.best
        if best is None or best.share <= _SURE or best.place.country_code is None:
            continue
        if all(mention.role is Role.AFFILIATION for mention in sense.mentions):
            continue  # “the Belgard-based monitor” tells of other lands
        named.add(best.place.country_code)
        if not sense.adjective and best.tier is Tier.EXACT:
            counted[best.place.country_code] += len(sense.mentions)
    main = {code for code, count in counted.items() if count * _MAIN >= counted.total()}
    return main or named


def _bar(sense: Sense, option: Option, countries: set[str]) -> str | None:
    holders = (*sense.containers, *sense.owners)
    if OUTSIDE[0] in option.scene and any(o.best is not None and o.best.share > _TRUSTED for o in holders):
        within = next(o.best.place for o in holders if o.best is not None)
        return f"the text puts it in {say(within)}, and this one does not lie there"
    there = next((o.best.place for o, _ in sense.near if o.best is not None), None)
    if OUTSIDE[1] in option.scene and there is not None:
        return f"the text puts it near {say(there)}, and this one does not lie there"
    if (elsewhere := _is_elsewhere(sense, option)) is not None:
        return elsewhere
    if option.place.level is Level.TOWN and (outer := stands_in_town(sense, option)) is not None:
        return f"a building or street in {say(outer)}, and this is a town of its own: {say(option.place)}"
    if sense.article and option.place.level is Level.TOWN and not option.matched.lower().startswith("the "):
        return f"towns have no article, so a river or a region is called so: {say(option.place)}"
    if (word := _called_otherwise(sense, option)) is not None:
        return f"the text calls it a {word}: {say(option.place)}"
    if (named := whose_own_name(sense, option)) is not None:
        return f"called so beside its own name, which is that of {say(named.place)}: {say(option.place)}"
    if option.place.level is Level.TOWN and not _is_held(sense, option):
        if sense.levels == (Level.NEIGHBOURHOOD,) and is_of_another_town(sense, option):
            return f"the text calls it a quarter, and its sentence is about another town: {say(option.place)}"
        hamlet = option.from_pack and not option.place.population
        if not sense.levels and hamlet and is_far_from_quarters(sense, option):
            return f"its sentence names quarters of a town elsewhere: {say(option.place)}"
    if option.tier is not Tier.EXACT and any((m.descriptor or "").lower() in _SITES for m in sense.mentions):
        return f"a building, street or square, and only a town is spelt like it: {say(option.place)}"
    if option.tier is not Tier.EXACT:
        code = option.place.country_code
        if countries and code not in countries and not _is_held(sense, option):
            return f"spelt otherwise, and in another country than the text names: {say(option.place)}"
        if option.tier is Tier.EDIT and option.place.level in _QUARTERS and not _is_held(sense, option):
            return f"a quarter or site with another consonant in its name: {say(option.place)}"
        if _is_other_village(option):
            return f"spelt too much otherwise to be this village: {say(option.place)}"
        leads: tuple[str, ...] = LEADS_TO_A_QUARTER if option.place.level in _QUARTERS else LEADS_TO_A_SPOT
        if option.similarity < _MUCH_ALIKE:
            held = "in the place the text puts it in"
            leads = (
                *(name for name in LEADS_TO_A_QUARTER if name != held or _is_held_closely(sense)),
                *_LEADS_TO_A_PROVINCE,
            )
        if option.place.level in _QUARTERS and not _is_held(sense, option) and is_of_another_town(sense, option):
            return f"spelt otherwise, and its sentence is about another town: {say(option.place)}"
        if not any(option.scene.get(name) for name in leads) and not _is_one_name(option):
            return f"spelt otherwise, and nothing near it is named: {say(option.place)}"
    return None


def _is_elsewhere(sense: Sense, option: Option) -> str | None:
    """Why it lies elsewhere than the text puts the name, or the name is that of a division."""
    if (neighbour := nearer_to(sense, option) or nearer_to_list(sense, option)) is not None:
        return f"a place of that name lies much nearer to {say(neighbour)}"
    if (other := on_another_side(sense, option)) is not None:
        return f"{say(other)} lies on the side where the text puts it, and this one does not"
    if (inner := is_too_far_to_be_in(sense, option)) is not None:
        return f"the text puts {say(inner)} in it, which lies far off: the division of that name is meant"
    if (town := is_quarter_among_towns(sense, option)) is not None:
        return f"its list names towns, and {say(town)} lies beside them: {say(option.place)}"
    return None


def _called_otherwise(sense: Sense, option: Option) -> str | None:
    """The word for its kind in the text that this place is surely not: a city is no village, a department no territory."""
    words = {(mention.descriptor or "").lower() for mention in sense.mentions}
    if (option.place.population or 0) >= CITY and not words.isdisjoint(_VILLAGES):
        return "village"
    return "territory" if option.place.name.endswith(_DEPARTMENT) and "territory" in words else None


def _is_other_village(option: Option) -> bool:
    """A small place whose name shares too little: of names made of halves of two villages' names, one in eight found such a one."""
    place = option.place
    if place.level not in (Level.TOWN, Level.DISTRICT):
        return False
    if (place.population or 0) >= _KNOWN_TOWN:
        return (
            option.tier is Tier.EDIT and option.similarity < _LEAST_OF_A_TOWN and (place.population or 0) < _METROPOLIS
        )
    return option.similarity < (_LEAST_OF_A_HAMLET if option.from_pack else _LEAST_OF_A_VILLAGE).get(option.tier, 0.0)


_LEAST_OF_A_TOWN, _METROPOLIS = 0.88, 500_000
# Of the annotated strikes, the least likeness of a right answer of each tier.
_LEAST_OF_A_VILLAGE = {Tier.EDIT: _ONE_NAME}
_LEAST_OF_A_HAMLET = {Tier.EDIT: _ONE_NAME, Tier.SKELETON: 0.86, Tier.KEY: 0.82}
_QUARTERS = (Level.NEIGHBOURHOOD, Level.POINT)
LEADS_TO_A_QUARTER = (
    "in the place the text puts it in",
    "near the place the text puts it near",
    "within 30 km of another place",
    "its district is named",
)
_MUCH_ALIKE = 0.9
# To what is spelt less alike than that, a town 100 km away does not lead: of 14 such in the development articles none was right.
_LEADS_TO_A_PROVINCE = ("holds the place the text puts in it", "its province is named")
_SITES = frozenset(
    "roundabout square street mosque church market hospital school station bridge factory plant refinery mall tower".split()
)
_CITY_ABROAD = (
    300_000  # people; where the sentence names a province elsewhere, only such a city is meant without a word of it
)
_DEPARTMENT = " Department"  # the own kind of Latin America's divisions, which nobody calls a territory
_VILLAGES = frozenset({"village", "villages", "hamlet", "hamlets"})


def _is_held_closely(sense: Sense) -> bool:
    """Whether the text puts it in something smaller than a country."""
    return any(o.best is not None and o.best.place.level is not Level.COUNTRY for o in sense.containers)


def _is_held(sense: Sense, option: Option) -> bool:
    return bool(sense.containers) and "in the place the text puts it in" in option.scene


def _is_one_name(option: Option) -> bool:
    """Whether only the romanisation differs; a quarter of a town far away has its likeness everywhere."""
    return (
        option.tier is Tier.KEY
        and option.similarity >= _ONE_NAME
        and option.place.level not in (Level.NEIGHBOURHOOD, Level.POINT)
    )
