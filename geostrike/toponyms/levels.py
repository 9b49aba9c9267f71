"""Which kind of place the words round a name ask for: "X city", "province of X", "northern X", "across X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level, OffsetKind
from geostrike.toponyms.guesses import is_sea, lower_at
from geostrike.toponyms.lexicon import (
    ADMIN_HEADS,
    COMPASS_INITIALS,
    DESCRIPTORS,
    FUNCTION_WORDS,
    LEADING_DESCRIPTORS,
    LOCATIVE,
    PLURAL_HEADS,
    POST_DESCRIPTORS,
    QUARTERS,
    SETTLEMENT_HEADS,
)
from geostrike.toponyms.page import LOWER, Page
from geostrike.toponyms.unknown import goes_on_with_hyphen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.toponyms.guesses import Guess
    from geostrike.toponyms.offsets import FoundOffset

__all__ = ["find_levels", "levels_of_holder", "levels_of_offset", "levels_of_spread"]

_BINDING = (Level.TOWN, Level.DISTRICT, Level.PROVINCE, Level.COUNTRY, Level.NEIGHBOURHOOD)
_AND = (" and ", ", and ", " or ", ", ", "/", " & ", " ")
_DIVISIONS = frozenset(
    "provinces governorates oblasts regions districts raions counties departments prefectures voivodeships states cities "
    "towns".split()
)


def find_levels(
    page: Page, guesses: Sequence[Guess], number: int, containers: Sequence[int | None]
) -> tuple[str | None, tuple[Level, ...]]:
    """The descriptor beside a name and the levels it asks for: "province of X", "X city"; "villages of A, B and C".

    ``containers``, of ``find_container``, tell whose "district" is in "the X district of Y".
    """
    holding = number > 0 and containers[number - 1] == number
    guess = guesses[number]
    if guess.stands_in is not None:
        return guess.descriptor, (Level.TOWN,)
    if guess.descriptor is not None and guess.levels:
        return guess.descriptor, _binding(guess.descriptor.lower(), guess.levels[0])
    if guess.levels:
        return None, guess.levels
    first, last = guess.first, guess.last
    if last < len(page.words) and page.joined[last] and page.gaps[last] == " " and page.shapes[last] == LOWER:
        word = page.lower[last]
        alone = word in PLURAL_HEADS and not _in_list(page, guesses, number)  # "two Arvanian cities" are not Arvania
        ends = not goes_on_with_hyphen(page, last) and (
            containers[number] == number + 1 or not _leads_another(page, guesses, number)
        )
        if word in POST_DESCRIPTORS and not alone and ends:
            if is_sea(guess) and DESCRIPTORS[word] not in _DIVIDED:
                return page.words[last] if DESCRIPTORS[word] == Level.REGION else None, ()  # "the Vost Sea port"
            return page.words[last], _DISTRICT if _is_of_province(page, guesses, number, containers) else _binding(word)
    if (plural := _shared_plural(page, guesses, number)) is not None:
        if plural in DESCRIPTORS and not (is_sea(guess) and DESCRIPTORS[plural] not in _DIVIDED):
            return plural, _binding(plural)
        if plural == "states" and _is_state(guess):
            return plural, (Level.PROVINCE,)
    if (
        first > 1
        and page.lower[first - 1] == "of"
        and (page.lower[first - 2] in LEADING_DESCRIPTORS or _is_department(page, guess))
    ):
        if (holding and guesses[number - 1].last == first - 2) or _is_one_of_several(page, first - 2):
            return None, ()
        if page.lower[first - 2] == "capital" and _is_division_with_seat(page, guess):
            return None, (Level.PROVINCE,)
        return page.words[first - 2], _binding(page.lower[first - 2])
    if (
        first > 0
        and page.shapes[first - 1] == LOWER
        and page.lower[first - 1] in LEADING_DESCRIPTORS
        and page.gaps[first] == " "
    ):
        return page.words[first - 1], _binding(page.lower[first - 1])
    if _is_water(page, guess):
        return "river", ()
    if number > 0:
        before = guesses[number - 1]
        between = page.text[page.ends[before.last - 1] : page.starts[first]]
        if between in (", ", " and ", ", and ") and before.descriptor is not None and before.descriptor.endswith("s"):
            guess.listed = True
            return before.descriptor, before.levels
    return None, ()


def _is_state(guess: Guess) -> bool:
    """A province, and no country: "the Karsa and Vost states", but not "Arvania and the Vost Gulf states"."""
    here = {candidate.place.level for candidate in guess.candidates[:4]}
    return Level.PROVINCE in here and Level.COUNTRY not in here


_DISTRICT = (Level.DISTRICT,)
_DIVIDED = (Level.PROVINCE, Level.DISTRICT)


def _is_of_province(page: Page, guesses: Sequence[Guess], number: int, containers: Sequence[int | None]) -> bool:
    """As in "the X district of the Karsa region": a district of a province is no quarter of a town."""
    outer, last = containers[number], guesses[number].last
    if outer is None or page.lower[last] != "district" or containers[number] == number - 1:
        return False
    return (
        lower_at(page, guesses[outer].last) in _OF_A_PROVINCE or page.lower[guesses[outer].last - 1] in _OF_A_PROVINCE
    )


_CROSSED = frozenset("cross crosses crossed crossing across over along beyond down up forded".split())
_SIDES = frozenset("bank banks side sides shore shores mouth bend course valley".split())


def _is_water(page: Page, guess: Guess) -> bool:
    """As in "crossed the X by boat", "the left bank of the X": a river, though some town is called after it, too."""
    first, last = guess.first, guess.last
    if (
        first < 2
        or page.lower[first - 1] != "the"
        or page.shouting[first]
        or page.sentence[first - 2] != page.sentence[first]
    ):
        return False
    if page.lower[last - 1] in _LANDS or any(c.place.level in _WIDE for c in guess.candidates[:4]):
        return False  # "across the Karsa Strip", "across the Karsa" where that is a province: all over it
    before = page.lower[first - 2]
    if before not in _CROSSED and not (before == "of" and first > 2 and page.lower[first - 3] in _SIDES):
        return False
    if page.possessive[last - 1] or last == len(page.words) or page.sentence[last] != page.sentence[first]:
        return not page.possessive[last - 1]
    # "Across the Karsa region", "along the Karsa, Oskara and Vost roads" name no water.
    return page.gaps[last] == " " and page.lower[last] in FUNCTION_WORDS | LOCATIVE and page.lower[last] not in _JOINS


_JOINS = frozenset("and or to".split())
_WIDE = (Level.PROVINCE, Level.REGION, Level.COUNTRY)
# What a name of land ends in, whatever the gazetteer makes of it.
_LANDS = (
    ADMIN_HEADS
    | SETTLEMENT_HEADS
    | frozenset(
        "strip heights valley plain plains plateau peninsula desert steppe highlands hills mountains island islands corridor "
        "bank front line area zone enclave countryside coast delta basin forest triangle".split()
    )
)


def _is_division_with_seat(page: Page, guess: Guess) -> bool:
    """As in "Vost, the capital of X": X is a division, unless it is a country, or a capital itself."""
    at = guess.first - 2
    if not any(page.gaps[i].strip() == "," for i in range(max(1, at - 2), at + 1)):
        return False
    return not any(c.place.level is Level.COUNTRY or c.place.feature == "PPLC" for c in guess.candidates[:4])


def _is_department(page: Page, guess: Guess) -> bool:
    """As in "in the department of X", where some division has that name; a government's is that of a trade."""
    lead = guess.first - 2
    return (
        page.lower[lead] in ("department", "departments")
        and page.shapes[lead] == LOWER
        and any(c.place.level is Level.PROVINCE for c in guess.candidates)
    )


def _is_one_of_several(page: Page, at: int) -> bool:
    """As in "a northern district of X": some part of it, not X itself."""
    if page.lower[at] not in QUARTERS:
        return False
    while at > 0 and page.joined[at] and page.shapes[at - 1] == LOWER:
        at -= 1
        if page.lower[at] in _INDEFINITE:
            return True
        if page.lower[at] in LOCATIVE or page.lower[at] == "the":
            return False
    return False


_INDEFINITE = frozenset("a an one another several some many two three four five various other different".split())


# One measures from a town, not from a province.
_FROM_A_SPOT = (OffsetKind.DISTANCE, OffsetKind.OUTSKIRTS, OffsetKind.ROAD)
_BESIEGED = ("besieged", "encircled", "held", "controlled")


_READ = 3_000  # words looked through for what a name is called; it keeps the reading of hostile text linear
_LARGE_TOWN = 1_000_000  # its quarters are spoken of as its east and west
_OF_A_PROVINCE = frozenset("province governorate countryside suburbs oblast region".split())


def levels_of_offset(
    page: Page, guess: Guess, offset: FoundOffset | None, *, container: bool = False
) -> tuple[Level, ...]:
    """The levels that a relative phrase asks of a bare name. ``container``: the text puts another place in it.

    One measures from a town, and stands near or north of one rather than of the district round it. "Northern X" is a part
    of the province where there is one of that name; of a large town it may be a quarter, unless the text puts a place in
    it or calls it a province elsewhere.
    """
    if offset is None:
        return ()
    if offset.kind in _FROM_A_SPOT:
        return (Level.TOWN,)
    here = {candidate.place.level for candidate in guess.candidates[:4]}
    if Level.TOWN not in here or Level.COUNTRY in here:
        return ()
    if offset.kind is OffsetKind.NEAR:
        return (Level.TOWN,) if here & {Level.DISTRICT, Level.PROVINCE} else ()
    if offset.kind is OffsetKind.PART and Level.PROVINCE in here and _whole_part(page, guess.first):
        largest = max(c.place.population or 0 for c in guess.candidates[:4] if c.place.level is Level.TOWN)
        if container or largest < _LARGE_TOWN or _called_a_province(page, guess):
            return (Level.PROVINCE,)
    return ()


def levels_of_spread(page: Page, guess: Guess) -> tuple[Level, ...]:
    """“Across X”, “throughout X”: of a division and the town it is named after, the division, unless the town is large."""
    if guess.first == 0 or page.lower[guess.first - 1] not in _SPREAD:
        return ()
    here = guess.candidates[:4]
    towns = [c.place for c in here if c.place.level is Level.TOWN]
    countries = {c.place.country_code for c in here if c.place.level is Level.PROVINCE}
    if any(town.country_code in countries and (town.population or 0) < _LARGE_TOWN for town in towns[:1]):
        return (Level.PROVINCE,)
    return ()


_SPREAD = frozenset({"across", "throughout"})


def levels_of_holder(page: Page, guess: Guess) -> tuple[Level, ...]:
    """“Villages in X”, "a hamlet in X": of a division and the town it is named after, the division."""
    at = guess.first - 2
    if at < 0 or page.lower[at + 1] != "in" or page.shapes[at] != LOWER or page.lower[at] not in _IN_THE_COUNTRY:
        return ()
    here = {candidate.place.level for candidate in guess.candidates[:4]}
    return (Level.PROVINCE,) if here >= {Level.PROVINCE, Level.TOWN} and Level.COUNTRY not in here else ()


def levels_of_spot(page: Page, guess: Guess) -> tuple[Level, ...]:
    """“At X”: of a division and the town it is named after, the town."""
    if guess.first == 0 or page.lower[guess.first - 1] != "at":
        return ()
    here = {candidate.place.level for candidate in guess.candidates[:4]}
    towns = Level.TOWN in here and not here.isdisjoint((Level.PROVINCE, Level.DISTRICT)) and Level.COUNTRY not in here
    return (Level.TOWN,) if towns else ()


# "A, B and C, all in X".
_IN_THE_COUNTRY = frozenset(
    "all both village villages hamlet hamlets settlement settlements town towns township townships".split()
)


def _called_a_province(page: Page, guess: Guess) -> bool:
    words, size = page.words[guess.first : guess.last], guess.last - guess.first
    return any(
        page.words[at : at + size] == words and not _OF_A_PROVINCE.isdisjoint(page.lower[at + size : at + size + 2])
        for at in range(min(len(page.words) - size, _READ))
        if page.words[at] == words[0]
    )


def _whole_part(page: Page, first: int) -> bool:
    """Whether "northern", "north-eastern", "N." or "NE" stands before a name, and no siege before that."""
    word = page.lower[first - 1]
    if not (word.endswith("ern") or word in COMPASS_INITIALS):
        return False
    before = first - 2 - (page.gaps[first - 1] == "-")
    return before < 0 or page.lower[before] not in _BESIEGED


def _in_list(page: Page, guesses: Sequence[Guess], number: int) -> bool:
    """As in "A, B and C districts": the plural belongs to all of them."""
    before = guesses[number].first - 1
    return number > 0 and before >= 0 and (page.lower[before] == "and" or page.gaps[before + 1].startswith(","))


def _shared_plural(page: Page, guesses: Sequence[Guess], number: int) -> str | None:
    """The plural that the list goes on to: "Karsa and Vinmoor provinces"; "Karsa and Vinmoor villages" lie there."""
    for at in range(number, min(number + 6, len(guesses) - 1)):
        left, right = guesses[at], guesses[at + 1]
        if page.text[page.ends[left.last - 1] : page.starts[right.first]] not in _AND:
            return None
        if right.last < len(page.words) and page.gaps[right.last] == " " and page.lower[right.last] in _DIVISIONS:
            return page.lower[right.last]
    return None


def _leads_another(page: Page, guesses: Sequence[Guess], number: int) -> bool:
    """As in "the Syrian city of X": the descriptor after the name belongs to the next one."""
    last = guesses[number].last
    if number + 1 >= len(guesses):
        return False
    following = guesses[number + 1].first
    if following - last == 1:
        return page.gaps[following] == " "
    if following - last != 2 or page.lower[last + 1] != "of":
        return False
    # "The Karsa region of Arvania": the region is Karsa.
    return not (_is_country(guesses[number + 1]) and guesses[number].candidates and not _is_country(guesses[number]))


def _is_country(guess: Guess) -> bool:
    return any(c.place.level is Level.COUNTRY for c in guess.candidates[:2])


def _binding(word: str, level: Level | None = None) -> tuple[Level, ...]:
    """Levels that a descriptor insists on; "area" and "airport" insist on none."""
    level = Level(DESCRIPTORS[word]) if level is None else level
    if word in ("region", "regions"):
        return (Level.PROVINCE, Level.REGION, Level.DISTRICT)
    if level is Level.DISTRICT:
        return (Level.DISTRICT, Level.NEIGHBOURHOOD)
    return (level,) if level in _BINDING else ()
