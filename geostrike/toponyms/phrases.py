"""What the words round a name say about it: which kind of place, and which larger place holds it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.model import Level, OffsetKind
from geostrike.toponyms.company import holds
from geostrike.toponyms.guesses import Guess, Kind
from geostrike.toponyms.lexicon import (
    COMPASS_INITIALS,
    DESCRIPTORS,
    LEADING_DESCRIPTORS,
    PLURAL_HEADS,
    POST_DESCRIPTORS,
)
from geostrike.toponyms.page import LOWER, Page
from geostrike.toponyms.unknown import goes_on_with_hyphen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.toponyms.offsets import FoundOffset

__all__ = ["find_container", "find_levels", "levels_of_offset", "share_containers"]

_BINDING = (Level.TOWN, Level.DISTRICT, Level.PROVINCE, Level.COUNTRY, Level.NEIGHBOURHOOD)
_AND = (" and ", ", and ", " or ", ", ", "/", " & ")
_DIVISIONS = frozenset("provinces governorates oblasts regions districts raions counties cities towns".split())
_BETWEEN = re.compile(
    r"""(?:,\s|\s\(|,?\s(?:which\sis\s)?(?:located\s)?(?:in|of)\s(?:the\s)?
        (?:(?:far|central|north|south|east|west|(?:north|south)[-\s]?(?:east|west)|
        (?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)ern|
        neighbou?ring|nearby|rural|\w+s|countryside\sof|suburbs\sof|province\sof|state\sof|district\sof|governorate\sof|county\sof|region\sof)\s)*
        |,\s(?:a|an|the)\s(?:[\w-]+\s){1,5}(?:in|of)\s(?:the\s)?(?:[\w-]+\s){0,2})$""",
    re.VERBOSE,
)  # fmt: skip


def find_levels(page: Page, guesses: Sequence[Guess], number: int) -> tuple[str | None, tuple[Level, ...]]:
    """The descriptor beside a name and the levels it asks for: "province of X", "X city"; "villages of A, B and C"."""
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
        ends = not goes_on_with_hyphen(page, last) and not _leads_another(page, guesses, number)
        if word in POST_DESCRIPTORS and not alone and ends:
            return page.words[last], _binding(word)
    if (plural := _shared_plural(page, guesses, number)) is not None:
        return plural, _binding(plural)
    if first > 1 and page.lower[first - 1] == "of" and page.lower[first - 2] in LEADING_DESCRIPTORS:
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
    return following - last == 2 and page.lower[last + 1] == "of"


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
        if len(between) > 60:
            return None
        if _BETWEEN.search(between) and _BETWEEN.fullmatch(_after_descriptor(between)):
            finest = _finer(page, guesses, at)
            outer = guesses[finest]
            if holds(outer, guess) if guess.candidates else _can_hold(outer, between):
                return finest
            if " in " in between and _is_small(guess) and _is_division(outer):
                return finest  # the text says so, even if the gazetteer has the name elsewhere only
        return None
    return None


def share_containers(page: Page, guesses: Sequence[Guess], containers: list[int | None]) -> None:
    """As in "A, B and C in Y": what holds the last of a list holds all of it."""
    for number in range(len(guesses) - 1, 0, -1):
        outer = containers[number]
        if (
            outer is None
            or " in " not in page.text[page.ends[guesses[number].last - 1] : page.starts[guesses[outer].first]]
        ):
            continue
        at = number - 1
        while at >= 0 and containers[at] is None and _is_small(guesses[at]):
            between = page.text[page.ends[guesses[at].last - 1] : page.starts[guesses[at + 1].first]]
            if between not in (", ", " and ", ", and "):
                break
            containers[at] = outer
            at -= 1


def _is_small(guess: Guess) -> bool:
    """A town or less, as far as the gazetteer knows."""
    if guess.kind is Kind.ADJECTIVE:
        return False
    return all(c.place.level not in (Level.COUNTRY, Level.PROVINCE, Level.REGION) for c in guess.candidates)


def _is_division(guess: Guess) -> bool:
    return any(c.place.level in (Level.COUNTRY, Level.PROVINCE, Level.DISTRICT) for c in guess.candidates[:3])


def _can_hold(outer: Guess, between: str) -> bool:
    return bool(outer.candidates) and ("in" in between or not between.strip(", "))


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
