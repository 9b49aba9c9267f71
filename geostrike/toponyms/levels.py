"""Which kind of place the words round a name ask for: "X city", "province of X", "northern X", "across X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level, OffsetKind
from geostrike.toponyms import lexicon as lx
from geostrike.toponyms.guesses import between, has_level, lower_at
from geostrike.toponyms.page import LOWER, Page
from geostrike.toponyms.unknown import goes_on_with_hyphen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Offset
    from geostrike.toponyms.guesses import Guess

__all__ = ["find_levels", "imply_levels"]

_BINDING = (Level.TOWN, Level.DISTRICT, Level.PROVINCE, Level.COUNTRY, Level.NEIGHBOURHOOD)
_LISTING = (" and ", ", and ", " or ", ", ", "/", " & ", " ")
_FARTHEST = 6  # names on to the plural that a list shares


def find_levels(
    page: Page, guesses: Sequence[Guess], number: int, containers: Sequence[int | None]
) -> tuple[str | None, tuple[Level, ...]]:
    """The descriptor beside a name and the levels it asks for: "province of X", "X city"; "villages of A, B and C".

    ``containers``, of ``find_container``, tell whose "district" is in "the X district of Y".
    """
    guess = guesses[number]
    if guess.stands_in is not None:
        return guess.descriptor, (Level.TOWN,)
    if guess.levels:
        word = guess.descriptor
        return word, guess.levels if word is None else _binding(word.lower(), guess.levels[0])
    first, last = guess.first, guess.last
    if lower_at(page, last) in lx.POST_DESCRIPTORS and page.gaps[last] == " " and page.shapes[last] == LOWER:
        alone = page.lower[last] in lx.PLURAL_HEADS and lower_at(page, first - 1) != "and"  # "two Arvanian cities"
        # In "the Arvanian city of X" it is X that is the city.
        ends = lower_at(page, last + 1) != "of" or containers[number] == number + 1
        if not alone and ends and page.joined[last] and not goes_on_with_hyphen(page, last):
            outer = guesses[containers[number] or number].last
            of_division = page.lower[last] == "district" and last < outer and lower_at(page, outer) in lx.ADMIN_HEADS
            return page.words[last], (Level.DISTRICT,) if of_division else _binding(page.lower[last])
    plural = _find_shared_plural(page, guesses, number)
    if plural == "states" and has_level(guess, Level.PROVINCE):
        return plural, (Level.PROVINCE,)
    if plural in lx.DESCRIPTORS:
        return plural, _binding(plural)
    of = lower_at(page, first - 1) == "of"
    lead = first - 1 - of
    if of and lower_at(page, lead) == "department" and any(c.place.level is Level.PROVINCE for c in guess.candidates):
        return "department", (Level.PROVINCE,)  # a government's is that of a trade
    if lower_at(page, lead) in lx.LEADING_DESCRIPTORS and (
        of or (page.shapes[lead] == LOWER and page.gaps[first] == " ")
    ):
        held = number > 0 and containers[number - 1] == number and guesses[number - 1].last == lead
        held = held or lower_at(page, lead - 1) in lx.SOME  # "a neighbourhood of X" is not called X
        return (None, ()) if of and held else (page.words[lead], _binding(page.lower[lead]))
    if number and (guesses[number - 1].descriptor or "").endswith("s"):
        before = guesses[number - 1]
        if between(page, before, guess) in (", ", " and ", ", and "):
            guess.listed = True
            return before.descriptor, before.levels
    return None, ()


def imply_levels(page: Page, guess: Guess, offset: Offset | None) -> tuple[Level, ...]:
    """The levels that the words round a bare name ask for, where a division and its town share it.

    One measures from a town, and stands near, north of or at one rather than the district round it. "Northern X", "across X"
    and "villages in X" are of the province, unless the town is large: then it may be a quarter of the town.
    """
    kind = None if offset is None else offset.kind
    if kind in (OffsetKind.DISTANCE, OffsetKind.OUTSKIRTS, OffsetKind.ROAD):
        return (Level.TOWN,)
    here = {candidate.place.level for candidate in guess.candidates[:4]}
    before, head = lower_at(page, guess.first - 1), lower_at(page, guess.first - 2)
    if Level.TOWN not in here or Level.COUNTRY in here or not here & {Level.DISTRICT, Level.PROVINCE}:
        return ()
    if kind is OffsetKind.NEAR or before == "at":
        return (Level.TOWN,)
    if Level.PROVINCE not in here:
        return ()
    if before == "in" and head in lx.IN_THE_COUNTRY:
        return (Level.PROVINCE,)
    part = (
        kind is OffsetKind.PART
        and (before.endswith("ern") or before in lx.COMPASS_INITIALS)
        and head not in lx.BESIEGED
    )
    largest = max(c.place.population or 0 for c in guess.candidates[:4] if c.place.level is Level.TOWN)
    whole = (part or before in ("across", "throughout")) and largest < _LARGE_TOWN
    return (Level.PROVINCE,) if whole else ()


_LARGE_TOWN = 1_000_000  # people; its quarters are spoken of as its east and west


def _find_shared_plural(page: Page, guesses: Sequence[Guess], number: int) -> str | None:
    """The plural that the list goes on to: "Karsa and Vinmoor provinces"; "Karsa and Vinmoor villages" lie there."""
    for at in range(number, min(number + _FARTHEST, len(guesses) - 1)):
        right = guesses[at + 1]
        if between(page, guesses[at], right) not in _LISTING:
            return None
        if lower_at(page, right.last) in lx.SHARED_PLURALS and page.gaps[right.last] == " ":
            return page.lower[right.last]
    return None


def _binding(word: str, level: Level | None = None) -> tuple[Level, ...]:
    """Levels that a descriptor insists on; "area" and "airport" insist on none."""
    level = lx.DESCRIPTORS[word] if level is None else level
    if word in ("region", "regions"):
        return (Level.PROVINCE, Level.REGION, Level.DISTRICT)
    if level is Level.DISTRICT:
        return (Level.DISTRICT, Level.NEIGHBOURHOOD)
    return (level,) if level in _BINDING else ()
