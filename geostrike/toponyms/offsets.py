"""Phrases that shift away from the place they name: "10 km north of X", "near X", "the A-B road", "northern X".

They are read from the words right before and right after a name, by ``words/patterns.toml``; the geometry is another room's
(``resolution/relative.py``).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.model import Offset, OffsetKind
from geostrike.toponyms.arabic import find_arabic_offset
from geostrike.toponyms.guesses import Guess, Kind, between, make_id
from geostrike.toponyms.lexicon import NUMBERS, read_patterns
from geostrike.toponyms.page import Page, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.language.patterns import Pattern

__all__ = ["find_offset"]

_WINDOW = 90  # characters before a name that may belong to the phrase
_AHEAD = 40  # characters behind it
_FARTHEST = 30  # characters between two names of one phrase
_LONGEST_INITIAL = 5  # characters: "NW. " and the end of a line
_KM = {"n": 1.852, "k": 1.0, "mi": 1.609344, "me": 0.001, "m": 0.001, "y": 0.0009144}
_STOPS = (". ", "\n", "; ", "? ", "! ")


def _read_shifts(where: str) -> tuple[tuple[Pattern, OffsetKind], ...]:
    """In the order of the file, whose keys begin with the kind."""
    patterns = read_patterns(f"offsets {where}").items()
    return tuple((pattern, OffsetKind(name.partition(" ")[0])) for name, pattern in patterns)


_BEFORE, _AFTER, _BEFORE_TWO, _AFTER_TWO = map(_read_shifts, ("before", "after", "before two", "after two"))
_JOINS, _INITIAL, _HINT = map(read_patterns("offsets").__getitem__, ("joins", "initial", "hint"))


def find_offset(page: Page, guesses: Sequence[Guess], number: int) -> Offset | None:
    """The phrase that shifts this name, or ``None``. Distances come before directions, directions before nearness."""
    guess = guesses[number]
    if guess.kind is Kind.SCRIPT:
        return find_arabic_offset(page, guess)
    start, end = page.starts[guess.first], page.ends[guess.last - 1]
    before = page.text[max(0, start - _WINDOW) : start]
    short = _INITIAL.search(page.text, max(0, start - _LONGEST_INITIAL), start)
    until = len(before) - (start - short.start() if short else 0)
    before = before[max(before.rfind(mark, 0, until) + 1 for mark in _STOPS) :]
    after = page.text[end : end + _AHEAD]
    if not short and not _HINT.search(before) and not _HINT.search(after):
        return None
    if shared := _share_offset(page, guesses, number, before):
        return shared
    found = _find_shift(page, _BEFORE, before, start - len(before), (start, end))
    behind = _find_shift(page, _AFTER, after, end, (start, end))
    if found is None or (behind is not None and behind.kind is OffsetKind.BORDER):
        return behind
    if behind is None or found.kind is not OffsetKind.PART:
        return found
    # "The northern X countryside": the countryside to the north, not a part of X.
    span = cut(page, found.span.start, behind.span.end)
    return replace(behind, span=span, bearing=found.bearing or behind.bearing)


def _share_offset(page: Page, guesses: Sequence[Guess], number: int, before: str) -> Offset | None:
    """As in "between A and B", "the road from A to B", "the A-B road", "the border between A and B"."""
    if number + 1 == len(guesses):
        return None
    guess, other = guesses[number], guesses[number + 1]
    words = between(page, guess, other)
    if len(words) >= _FARTHEST or not _JOINS.match(words):
        return None
    start, end = page.starts[guess.first], page.ends[other.last - 1]
    found = _find_shift(page, _BEFORE_TWO, before, start - len(before), (start, end))
    if found is None and words.strip() in ("-", "–", "—"):
        found = _find_shift(page, _AFTER_TWO, page.text[end : end + _AHEAD], end, (start, end))
    return None if found is None else replace(found, other_id=make_id(number + 1))


def _find_shift(
    page: Page, shifts: tuple[tuple[Pattern, OffsetKind], ...], text: str, begin: int, name: tuple[int, int]
) -> Offset | None:
    """The first that fits ``text``, which begins at ``begin``; its span takes in the name."""
    for pattern, kind in shifts:
        if match := pattern.search(text):
            held = match.groupdict()
            km = _kilometres(held["number"], held["unit"]) if "unit" in held else None
            bearing = held.get("initial") or _compass(held.get("point") or "")
            span = cut(page, min(name[0], begin + match.start()), max(name[1], begin + match.end()))
            return Offset(kind=kind, span=span, km=km, bearing=bearing)
    return None


def _kilometres(number: str, unit: str) -> float:
    value = float(NUMBERS.get(number.lower(), number.replace(",", ".")))
    factor = next(factor for prefix, factor in _KM.items() if unit.lower().startswith(prefix))
    return round(value * factor, 3)


def _compass(word: str) -> str | None:
    """As in "north-east" is "NE"."""
    return "".join(point[0].upper() for point in ("north", "south", "east", "west") if point in word.lower()) or None
