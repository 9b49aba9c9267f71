"""Phrases that shift away from the place they name: "10 km north of X", "near X", "the A-B road", "northern X".

They are read from the words right before and right after a name; the geometry is another room's (``resolution/relative.py``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geostrike.language.patterns import Pattern
from geostrike.model import OffsetKind, Span
from geostrike.toponyms.arabic import find_arabic_offset
from geostrike.toponyms.guesses import Guess, Kind, between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.toponyms.page import Page

__all__ = ["FoundOffset", "find_offset"]

_WINDOW = 90  # characters before a name that may belong to the phrase
_POINT = r"(?P<point>north[-\s]?east|north[-\s]?west|south[-\s]?east|south[-\s]?west|north|south|east|west)"
_LEAD = r"(?:the\s+)?(?:(?:(?!and\b|or\b)(?-i:[a-z-]+)\s+){0,3}(?:city|town|village|camp|district|province|governorate|capital|hub|base|port)\s+(?:of\s+)?)?$"
_COAST = r"(?:the\s+)?(?:(?:coasts?|coastline|shores?|seaside)\s+of\s+)?"
_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "hundred": 100,
}  # fmt: skip
_MEASURE = (
    rf"(?P<number>\d{{1,4}}(?:[.,]\d{{1,2}})?|{'|'.join(_NUMBERS)})[-\s]*"
    r"(?P<unit>nautical\s+miles?|kilomet(?:er|re)s?|kms?|miles?|mi|met(?:er|re)s?|m|yards)\b"
)
_KM = {"n": 1.852, "k": 1.0, "mi": 1.609344, "me": 0.001, "m": 0.001, "y": 0.0009144}

_SHORT = r"(?<![\w.])(?-i:(?P<initial>[NS][EW]?|[EW])(?:\.\s?|\s))"
_INITIAL = Pattern(_SHORT + "$")
_LONGEST_INITIAL = 5  # characters: "NW. " and the end of a line
_DISTANCE = Pattern(
    rf"\b{_MEASURE}\s*(?:\([^()]{{1,20}}\)\s*)?(?:away\s+)?(?:(?:to\s+the\s+)?{_POINT}(?:ern)?\s+)?(?:of|from|outside|off|away\s+from)\s+{_COAST}{_LEAD}",
    re.IGNORECASE,
)
_DIRECTION = Pattern(rf"\b(?:just\s+|to\s+the\s+)?{_POINT}\s+of\s+{_LEAD}", re.IGNORECASE)
_NEAR = Pattern(
    r"\b(?:near(?:by)?|close\s+to|next\s+to|not\s+far\s+from|adjacent\s+to|outside(?:\s+of)?|around|in\s+the\s+vicinity\s+of|on\s+the\s+road\s+to|"
    r"off\s+(?:the\s+)?(?:coasts?|coastline|shores?)\s+of|(?:up|down|along)\s+the\s+(?:road|river|coast|valley)\s+from|"
    r"beside|(?:(?<=village\s)|(?<=villages\s)|(?<=hamlet\s)|(?<=hamlets\s)|(?<=settlement\s)|(?<=settlements\s)|(?<=camp\s)|(?<=farm\s))"
    r"(?:by|above|below))"
    rf"\s+{_LEAD}",
    re.IGNORECASE,
)
_OUTSKIRTS = Pattern(
    rf"\b(?:{_POINT}(?:ern)?\s+)?(?:outskirts|suburbs?|edges?|periphery|environs|fringes)\s+of\s+{_LEAD}", re.IGNORECASE
)
_OUTSKIRTS_AFTER = Pattern(
    rf"^(?:['’]s?)?\s+(?:{_POINT}(?:ern)?\s+)?(?:outskirts|suburbs|environs|fringes)\b", re.IGNORECASE
)
_COUNTRYSIDE = Pattern(rf"\b(?:{_POINT}(?:ern)?\s+)?countryside\s+of\s+{_LEAD}", re.IGNORECASE)
_COUNTRYSIDE_AFTER = Pattern(rf"^(?:['’]s?)?\s+(?:{_POINT}(?:ern)?\s+)?countryside\b", re.IGNORECASE)
_PART = Pattern(rf"(?:\b{_POINT}(?:ern)?\s+|\b(?P<central>central)\s+|{_SHORT})$", re.IGNORECASE)
_PART_OF = Pattern(
    rf"\bin\s+the\s+(?:far\s+)?{_POINT}(?:(?:ern)?\s+(?:parts?|regions?|areas?|provinces))?\s+of\s+{_LEAD}",
    re.IGNORECASE,
)
_BETWEEN = Pattern(rf"\bbetween\s+{_LEAD}", re.IGNORECASE)
_ROAD = Pattern(
    rf"\b(?:road|highway|motorway)\s+(?:between|from|linking|connecting|that\s+links|joining)\s+{_LEAD}", re.IGNORECASE
)
_ROAD_AFTER = Pattern(r"^\s+(?:\w+\s+)?(?:road|highway|motorway)\b", re.IGNORECASE)
_BORDER = Pattern(rf"\b(?:border|frontier)\s+(?:between|with|of)\s+{_LEAD}", re.IGNORECASE)
_BORDER_AFTER = Pattern(r"^\s+(?:border|frontier)\b", re.IGNORECASE)
_JOINS = Pattern(
    r"^(?:['’]s)?\s*(?:,\s*)?(?:and|to|with|–|-|—)\s*(?:the\s+)?(?:[a-z]+\s+(?:city|town|village)\s+of\s+)?$"
)


# Without one of these near the name no pattern can match, but for initials.
_HINT = Pattern(
    r"(?:north|south|east|west|central|border|frontier|road|highway|motorway|outskirts|suburb|edge|periphery|environs|fringes|near|close|"
    r"next|far|adjacent|outside|around|vicinity|off|by|above|below|beside|river|coast|valley|between|countryside|kms?\b|mi\b|m\b|miles?|"
    r"kilomet|met[er]{2}|yards)",
    re.IGNORECASE,
)
# Before the name, in the order they are tried.
_SHIFTS = (
    (_DISTANCE, OffsetKind.DISTANCE),
    (_COUNTRYSIDE, OffsetKind.COUNTRYSIDE),
    (_PART_OF, OffsetKind.PART),
    (_DIRECTION, OffsetKind.NEAR),
    (_OUTSKIRTS, OffsetKind.OUTSKIRTS),
    (_NEAR, OffsetKind.NEAR),
    (_PART, OffsetKind.PART),
)
# Before two names, and behind two that a dash joins.
_LINKS = ((_BORDER, OffsetKind.BORDER), (_ROAD, OffsetKind.ROAD), (_BETWEEN, OffsetKind.BETWEEN))
_LINKS_AFTER = ((_ROAD_AFTER, OffsetKind.ROAD), (_BORDER_AFTER, OffsetKind.BORDER))
_SHIFTS_AFTER = ((_OUTSKIRTS_AFTER, OffsetKind.OUTSKIRTS), (_COUNTRYSIDE_AFTER, OffsetKind.COUNTRYSIDE))
_STOPS = (". ", "\n", "; ", "? ", "! ")


class FoundOffset(NamedTuple):
    """An offset whose second name is still the number of a guess."""

    kind: OffsetKind
    span: Span
    km: float | None = None
    bearing: str | None = None
    other: int | None = None


def find_offset(page: Page, guesses: Sequence[Guess], number: int) -> FoundOffset | None:
    """The phrase that shifts this name, or ``None``. Distances come before directions, directions before nearness."""
    guess = guesses[number]
    if guess.kind is Kind.SCRIPT:
        shifted = find_arabic_offset(page, guess)
        return None if shifted is None else FoundOffset(*shifted)
    start, end = page.starts[guess.first], page.ends[guess.last - 1]
    before = page.text[max(0, start - _WINDOW) : start]
    short = _INITIAL.search(page.text, max(0, start - _LONGEST_INITIAL), start)
    until = len(before) - (start - short.start() if short else 0)
    before = before[max(before.rfind(mark, 0, until) + 1 for mark in _STOPS) :]
    after = page.text[end : end + 40]
    if not short and not _HINT.search(before) and not _HINT.search(after):
        return None
    found = _with_partner(page, guesses, number, before) or _find_before(page, before, start, end)
    behind = _find_after(page, after, start, end)
    if found is None or behind is None or found.kind is not OffsetKind.PART:
        return found or behind
    # "The northern X countryside": the countryside to the north, not a part of X.
    span = _slice(page, found.span.start, behind.span.end)
    return behind._replace(span=span, bearing=found.bearing or behind.bearing)


def _with_partner(page: Page, guesses: Sequence[Guess], number: int, before: str) -> FoundOffset | None:
    """As in "between A and B", "the road from A to B", "the A-B road", "the border between A and B"."""
    guess = guesses[number]
    start, end = page.starts[guess.first], page.ends[guess.last - 1]
    begin = start - len(before)
    if number + 1 < len(guesses):
        words, other_end = between(page, guess, guesses[number + 1]), page.ends[guesses[number + 1].last - 1]
        joined = len(words) < 30 and _JOINS.match(words)
        for pattern, kind in _LINKS if joined else ():
            if match := pattern.search(before):
                return FoundOffset(kind, _slice(page, begin + match.start(), other_end), other=number + 1)
        for pattern, kind in _LINKS_AFTER if joined and words.strip() in ("-", "–", "—") else ():
            if match := pattern.search(page.text[other_end : other_end + 30]):
                return FoundOffset(kind, _slice(page, start, other_end + match.end()), other=number + 1)
    if match := _BORDER.search(before):
        return FoundOffset(OffsetKind.BORDER, _slice(page, begin + match.start(), end))
    match = _BORDER_AFTER.search(page.text[end : end + 40])
    return FoundOffset(OffsetKind.BORDER, _slice(page, start, end + match.end())) if match else None


def _find_before(page: Page, before: str, start: int, end: int) -> FoundOffset | None:
    for pattern, kind in _SHIFTS:
        if match := pattern.search(before):
            held = match.groupdict()
            km = _kilometres(held["number"], held["unit"]) if "unit" in held else None
            bearing = held.get("initial") or _compass(held.get("point"))
            return FoundOffset(kind, _slice(page, start - len(before) + match.start(), end), km, bearing)
    return None


def _find_after(page: Page, after: str, start: int, end: int) -> FoundOffset | None:
    for pattern, kind in _SHIFTS_AFTER:
        if match := pattern.search(after):
            return FoundOffset(kind, _slice(page, start, end + match.end()), bearing=_compass(match.group("point")))
    return None


def _kilometres(number: str, unit: str) -> float:
    value = float(_NUMBERS[number.lower()]) if number.lower() in _NUMBERS else float(number.replace(",", "."))
    lower = unit.lower()
    factor = next(factor for prefix, factor in _KM.items() if lower.startswith(prefix))
    return round(value * factor, 3)


def _compass(word: str | None) -> str | None:
    """As in "north-east" is "NE"."""
    if word is None:
        return None
    letters = re.sub(r"[\s-]", "", word.lower())
    return "".join(point[0].upper() for point in ("north", "south", "east", "west") if point in letters)


def _slice(page: Page, start: int, end: int) -> Span:
    while start < end and page.text[start].isspace():
        start += 1
    return Span(start=start, end=end, text=page.text[start:end])
