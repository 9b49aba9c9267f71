"""What the words round a name say about it: which kind of place, and which larger place holds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.language.patterns import Pattern
from geostrike.model import Level, OffsetKind
from geostrike.toponyms.arabic import find_arabic_container
from geostrike.toponyms.company import holds
from geostrike.toponyms.guesses import Guess, Kind
from geostrike.toponyms.lexicon import (
    COMPASS_INITIALS,
    DESCRIPTORS,
    LEADING_DESCRIPTORS,
    LOCATIVE,
    PLURAL_HEADS,
    POST_DESCRIPTORS,
)
from geostrike.toponyms.page import LOWER, Page
from geostrike.toponyms.sites import is_site_of, puts_village_in
from geostrike.toponyms.unknown import goes_on_with_hyphen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.toponyms.offsets import FoundOffset

__all__ = ["find_container", "find_levels", "levels_of_offset", "levels_of_spread", "share_containers"]

_BINDING = (Level.TOWN, Level.DISTRICT, Level.PROVINCE, Level.COUNTRY, Level.NEIGHBOURHOOD)
_AND = (" and ", ", and ", " or ", ", ", "/", " & ", " ")
_DIVISIONS = frozenset("provinces governorates oblasts regions districts raions counties cities towns".split())
_BETWEEN = Pattern(
    r"""(?:\)?\s?,\s(?:(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)ern|central|
        (?:[\w’-]+[\s-])?(?:held|occupied|controlled))\s)?|\s\(|\)?,?\s(?:which\sis\s)?(?:located\s)?(?:in|of)\s(?:the\s)?
        (?:(?:far|central|north|south|east|west|(?:north|south)[-\s]?(?:east|west)|
        (?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)ern|
        neighbou?ring|nearby|rural|\w+s|(?:[\w’-]+[\s-])?(?:held|occupied|controlled)|
        (?:(?!(?:on|by|from|at|with|against|and|or|after|as|for|to|near|outside|in)\b)[\w'’-]+\s){0,6}(?:city|town|capital|province|district|governorate|region|oblast)\sof|countryside\sof|suburbs\sof|province\sof|state\sof|district\sof|governorate\sof|county\sof|region\sof)\s)*
        |,\s(?:a|an|the)\s(?:(?!\w*(?:north|south|east|west)\sof\b|(?:ministr\w+|government|officials?|office|embassy|spokes\w+|
        commander|ambassador|army|police|authorit\w+|agency|reporter|correspondent|monitor|activists?|doctors?|
        residents?|witness\w*|source|sources)\b)[\w-]+\s){1,5}(?:in|of)\s(?:the\s)?(?:[\w-]+\s){0,2})$""",
    re.VERBOSE,
)  # fmt: skip


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
            return page.words[last], _binding(word)
    if (plural := _shared_plural(page, guesses, number)) is not None:
        return plural, _binding(plural)
    if first > 1 and page.lower[first - 1] == "of" and page.lower[first - 2] in LEADING_DESCRIPTORS:
        if (holding and guesses[number - 1].last == first - 2) or _is_one_of_several(page, first - 2):
            return None, ()
        return page.words[first - 2], _binding(page.lower[first - 2])
    if (
        first > 0
        and page.shapes[first - 1] == LOWER
        and page.lower[first - 1] in LEADING_DESCRIPTORS
        and page.gaps[first] == " "
    ):
        return page.words[first - 1], _binding(page.lower[first - 1])
    if number > 0:
        before = guesses[number - 1]
        between = page.text[page.ends[before.last - 1] : page.starts[first]]
        if between in (", ", " and ", ", and ") and before.descriptor is not None and before.descriptor.endswith("s"):
            guess.listed = True
            return before.descriptor, before.levels
    return None, ()


def _is_one_of_several(page: Page, at: int) -> bool:
    """As in "a northern district of X": some part of it, not X itself."""
    if page.lower[at] not in _QUARTERS:
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


def find_container(page: Page, guesses: Sequence[Guess], number: int) -> int | None:
    """The number of the guess that the text puts this one in: "X, Y", "X in Y", "X, a town in northern Y"."""
    guess = guesses[number]
    if guess.kind is Kind.ADJECTIVE:
        return None
    for at in range(number + 1, min(number + 3, len(guesses))):
        outer = guesses[at]
        if outer.kind is Kind.ADJECTIVE:
            continue
        if page.sentence[outer.first] != page.sentence[guess.first] and page.gaps[outer.first].strip() != ",":
            return None
        between = page.text[page.ends[guess.last - 1] : page.starts[outer.first]]
        if len(between) > _LONGEST_BETWEEN:
            return None
        if is_site_of(page, guess, outer):
            return at
        if guess.kind is Kind.SCRIPT and find_arabic_container(page, guess, outer):
            return at if _is_small(guess) and (_is_division(outer) or _is_larger(outer, guess)) else None
        if _BETWEEN.search(between) and _BETWEEN.fullmatch(_after_descriptor(between)):
            finest = _finer(page, guesses, at)
            outer = guesses[finest]
            if holds(outer, guess) if guess.candidates else _can_hold(outer, between):
                return None if between == ", " and _lists_on(page, guesses, number, at) else finest
            if _is_small(guess) and (
                (
                    " in " in between
                    and (_is_division(outer) or (_AROUND.search(between) is not None and _is_country_town(outer)))
                )
                or (_OF.fullmatch(between) and _is_larger(outer, guess))
                or (between == ", " and puts_village_in(page, guesses, number, finest))
            ):
                return finest  # the text says so, even if the gazetteer has the name elsewhere only
        return _owner(page, guesses, number)
    return _owner(page, guesses, number)


_OWNED = Pattern(
    r"""^\s(?:(?:(?!and\b|or\b|in\b|of\b|for\b|with\b|to\b|the\b|an?\b)[a-z][\w-]*\s){0,3})
        (?P<kind>(?P<settlement>villages?|towns?|hamlets?|cit(?:y|ies))|neighbou?rhoods?|districts?|suburbs?|quarters?)\sof\s$""",
    re.VERBOSE,
)


_AROUND = Pattern(r"\b(?:countryside|suburbs|outskirts)\sof\s(?:the\s(?:city|town)\sof\s)?$")
_LARGE = 100_000  # people: the countryside of a larger town is its whole province


def _is_country_town(outer: Guess) -> bool:
    return max((c.place.population or 0 for c in outer.candidates), default=0) < _LARGE


# "The X district of Y".
_OF = Pattern(r"\s(?:neighbou?rhood|district|quarter|area)\sof\s(?:the\s(?:[\w-]+\s){0,3}(?:city|town)\sof\s)?")
_OWNER = Pattern(
    r"(?:\s(?:city|town|province|governorate|region|district))?['’]s?\s"
    r"(?:(?!and\b|or\b|in\b|of\b|for\b|with\b|to\b|on\b|at\b)[a-z][\w-]*\s){0,3}"
)
_QUARTERS = frozenset(
    "neighbourhood neighbourhoods neighborhood neighborhoods district districts suburb suburbs quarter quarters".split()
)
_OWNED_WITHIN = 5  # words between the two
_LONGEST_BETWEEN = 80  # characters


def _owner(page: Page, guesses: Sequence[Guess], number: int) -> int | None:
    """The number of the guess right before this one that holds it: "Y's X district", "the Y village of X"."""
    guess = guesses[number]
    if number == 0 or guesses[number - 1].kind is Kind.ADJECTIVE or not guesses[number - 1].candidates:
        return None
    outer = guesses[number - 1]
    if guess.first - outer.last > _OWNED_WITHIN or page.sentence[outer.first] != page.sentence[guess.first]:
        return None
    between = page.text[page.ends[outer.last - 1] : page.starts[guess.first]]
    match = _OWNED.fullmatch(between)
    if match:
        if not (_is_larger(outer, guess) or (match["settlement"] and _is_region(outer))):
            return None  # "the X district of Y"
        return number - 1 if match["settlement"] is None or _is_land(outer) else None
    if _OWNER.fullmatch(between) and _is_quarter(page, guess):
        return number - 1
    return None


def _is_larger(outer: Guess, inner: Guess) -> bool:
    """As far as the gazetteer knows: a division beside a town, or a town of several times as many people."""
    if not outer.candidates or not inner.candidates:
        return bool(outer.candidates)
    if _is_division(outer) != _is_division(inner):
        return _is_division(outer)
    many, few = (max(c.place.population or 0 for c in guess.candidates) for guess in (outer, inner))
    return many > _TIMES * few


_TIMES = 3


def _is_land(outer: Guess) -> bool:
    """A country or division, which then is what the name means here: "the Karsa village of X" lies in Karsa province."""
    levels = {candidate.place.level for candidate in outer.candidates[:3]}
    if Level.COUNTRY not in levels and not outer.levels and levels & {Level.PROVINCE, Level.DISTRICT}:
        outer.levels = (Level.PROVINCE, Level.DISTRICT)
    return bool(levels & {Level.COUNTRY, Level.PROVINCE, Level.DISTRICT, Level.REGION})


def _is_region(guess: Guess) -> bool:
    """A valley, a plain: “the Karsa Valley city of X” lies in it."""
    return any(c.place.level is Level.REGION for c in guess.candidates[:2])


def _is_quarter(page: Page, guess: Guess) -> bool:
    """Called a neighbourhood, district or suburb by the word after it, or known as one only."""
    after = page.lower[guess.last] if guess.last < len(page.words) and page.gaps[guess.last] == " " else ""
    if after in _QUARTERS or (guess.descriptor or "").lower() in _QUARTERS:
        return True
    return bool(guess.candidates) and guess.candidates[0].place.level in (Level.NEIGHBOURHOOD, Level.POINT)


def share_containers(page: Page, guesses: Sequence[Guess], containers: list[int | None]) -> None:
    """As in "A, B and C in Y": what holds the last of a list holds all of it."""
    for number in range(len(guesses) - 1, 0, -1):
        outer = containers[number]
        if outer is None:
            continue
        script = guesses[number].kind is Kind.SCRIPT
        if (
            not script
            and " in " not in page.text[page.ends[guesses[number].last - 1] : page.starts[guesses[outer].first]]
        ):
            continue
        at = number - 1
        while at >= 0 and containers[at] is None and _is_small(guesses[at]):
            between = page.text[page.ends[guesses[at].last - 1] : page.starts[guesses[at + 1].first]]
            if not (_is_joined(page, guesses[at + 1], between) if script else between in (", ", " and ", ", and ")):
                break
            containers[at] = outer
            at -= 1


def _is_joined(page: Page, guess: Guess, between: str) -> bool:
    """In Arabic "and" is written onto the name that it joins."""
    return between.strip() in ("", "،") and ("،" in between or page.words[guess.first].startswith("و"))


def _is_small(guess: Guess) -> bool:
    """A town or less, as far as the gazetteer knows."""
    if guess.kind is Kind.ADJECTIVE:
        return False
    return all(c.place.level not in (Level.COUNTRY, Level.PROVINCE, Level.REGION) for c in guess.candidates)


def _is_division(guess: Guess) -> bool:
    return any(c.place.level in (Level.COUNTRY, Level.PROVINCE, Level.DISTRICT) for c in guess.candidates[:3])


def _can_hold(outer: Guess, between: str) -> bool:
    if not outer.candidates:  # spelt as no gazetteer has it, perhaps
        return outer.kind in (Kind.LOCATED, Kind.DESCRIBED) and " in " in between
    return " in " in between or " of " in between or not between.strip(", ")


def _lists_on(page: Page, guesses: Sequence[Guess], number: int, at: int) -> bool:
    """As in "A, X, B and C", "the villages of X, B, and C": B stands beside X in a list and does not hold it."""
    goes_on = _part(page, guesses[at], guesses[at + 1]) if at + 1 < len(guesses) else ""
    listed = (guesses[number].descriptor or "").endswith("s")
    if listed and page.text.startswith((" and ", ", and "), page.ends[guesses[at].last - 1]):
        return True
    if _is_division(guesses[at]):
        return False
    if number > 0 and _part(page, guesses[number - 1], guesses[number]) == ", ":
        return True
    return goes_on in (" and ", ", and ") or (goes_on == ", " and not _is_division(guesses[at + 1]))


def _part(page: Page, left: Guess, right: Guess) -> str:
    return page.text[page.ends[left.last - 1] : page.starts[right.first]]


def _finer(page: Page, guesses: Sequence[Guess], at: int) -> int:
    """As in "in Syria's Idlib province": the container is the province."""
    if at + 1 < len(guesses) and page.possessive[guesses[at].last - 1]:
        outer, inner = guesses[at], guesses[at + 1]
        if inner.first - outer.last <= 1 and inner.kind is not Kind.ADJECTIVE and holds(outer, inner):
            return at + 1
    return at


def _after_descriptor(between: str) -> str:
    """As in "Xyz district in Y": the descriptor goes with the name."""
    match = re.match(r"\s([a-z-]+)(?=[\s,])", between)
    if match and match.group(1) in POST_DESCRIPTORS:
        return between[match.end() :]
    return between
