"""Phrases that shift away from the place they name: "10 km north of X", "near X", "the A-B road", "northern X".

They are read from the words right before and right after a name; the geometry is another room's (``resolution/relative.py``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geostrike.language.patterns import Pattern
from geostrike.model import OffsetKind, Span
from geostrike.toponyms.arabic import find_arabic_offset
from geostrike.toponyms.guesses import Guess, Kind

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


_SPLIT = Pattern(r"[^a-z]+")


class _Phrase(NamedTuple):
    """Wording of one kind, and the words one of which it always has: without them its pattern is not tried."""

    pattern: Pattern
    kind: OffsetKind
    words: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_INITIALS = _words("n s e w ne nw se sw")
_POINTS = _words("north south east west northeast northwest southeast southwest")
_SIDES = _POINTS | {f"{point}ern" for point in _POINTS} | {"central"} | _INITIALS
_LIMITS = _words("border frontier")
_ROADS = _words("road highway motorway")
_UNITS = _words("km kms kilometer kilometers kilometre kilometres mile miles mi meters metres meter metre m yards")
_RIM = _words("outskirts suburb suburbs edge edges periphery environs fringes")
_VICINITY = _words(
    "near nearby close next far adjacent outside around vicinity road off by above below beside river coast valley"
)

# Before the name, in the order they are tried.
_SHIFTS = (
    _Phrase(_DISTANCE, OffsetKind.DISTANCE, _UNITS),
    _Phrase(_COUNTRYSIDE, OffsetKind.COUNTRYSIDE, _words("countryside")),
    _Phrase(_PART_OF, OffsetKind.PART, _SIDES),
    _Phrase(_DIRECTION, OffsetKind.NEAR, _POINTS),
    _Phrase(_OUTSKIRTS, OffsetKind.OUTSKIRTS, _RIM),
    _Phrase(_NEAR, OffsetKind.NEAR, _VICINITY),
    _Phrase(_PART, OffsetKind.PART, _SIDES),
)
# Before two names.
_LINKS = (
    _Phrase(_BORDER, OffsetKind.BORDER, _LIMITS),
    _Phrase(_ROAD, OffsetKind.ROAD, _ROADS),
    _Phrase(_BETWEEN, OffsetKind.BETWEEN, _words("between")),
)
# Without one of these near the name no pattern can match, but for initials.
_HINTS = frozenset().union(*(phrase.words for phrase in (*_SHIFTS, *_LINKS))) - _INITIALS


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
    cut = max([before.rfind(mark, 0, until) for mark in _STOPS])
    before = before[cut + 1 :] if cut >= 0 else before
    after = page.text[end : end + 40]
    if not short and not _HINTS.intersection(_SPLIT.split(f"{before[-60:]} {after[:34]}".lower())):
        return None
    said = frozenset(_SPLIT.split(f"{before} {after}".lower()))
    found = _with_partner(page, guesses, number, (before, after), said) or _before(page, before, start, end, said)
    if found is None:
        return _after(page, after, start, end)
    if found.kind is OffsetKind.PART and (behind := _after(page, after, start, end)) is not None:
        # "the northern X countryside": the countryside to the north, not a part of X.
        span = _slice(page, found.span.start, behind.span.end)
        return behind._replace(span=span, bearing=found.bearing or behind.bearing)
    return found


_STOPS = (". ", "\n", "; ", "? ", "! ")


def _with_partner(
    page: Page, guesses: Sequence[Guess], number: int, around: tuple[str, str], said: frozenset[str]
) -> FoundOffset | None:
    """As in "between A and B", "the road from A to B", "the A-B road", "the border between A and B"."""
    guess, (before, after) = guesses[number], around
    start, end = page.starts[guess.first], page.ends[guess.last - 1]
    if number + 1 < len(guesses):
        other = guesses[number + 1]
        other_end = page.ends[other.last - 1]
        between = page.text[end : page.starts[other.first]]
        if len(between) < 30 and _JOINS.match(between):
            tail = page.text[other_end : other_end + 30]
            for pattern, kind, words in _LINKS:
                match = None if words.isdisjoint(said) else pattern.search(before)
                if match:
                    return FoundOffset(
                        kind, _slice(page, start - len(before) + match.start(), other_end), other=number + 1
                    )
            if between.strip() in ("-", "–", "—"):
                for pattern, kind in ((_ROAD_AFTER, OffsetKind.ROAD), (_BORDER_AFTER, OffsetKind.BORDER)):
                    match = pattern.search(tail)
                    if match:
                        return FoundOffset(kind, _slice(page, start, other_end + match.end()), other=number + 1)
    if _LIMITS.isdisjoint(said):
        return None
    match = _BORDER.search(before)
    if match:
        return FoundOffset(OffsetKind.BORDER, _slice(page, start - len(before) + match.start(), end))
    match = _BORDER_AFTER.search(after)
    return FoundOffset(OffsetKind.BORDER, _slice(page, start, end + match.end())) if match else None


def _before(page: Page, before: str, start: int, end: int, said: frozenset[str]) -> FoundOffset | None:
    for pattern, kind, words in _SHIFTS:
        match = None if words.isdisjoint(said) else pattern.search(before)
        if match:
            held = match.groupdict()
            return FoundOffset(
                kind,
                _slice(page, start - len(before) + match.start(), end),
                _kilometres(held["number"], held["unit"]) if "unit" in held else None,
                held.get("initial") or _compass(held.get("point")),
            )
    return None


def _after(page: Page, after: str, start: int, end: int) -> FoundOffset | None:
    for pattern, kind in ((_OUTSKIRTS_AFTER, OffsetKind.OUTSKIRTS), (_COUNTRYSIDE_AFTER, OffsetKind.COUNTRYSIDE)):
        match = pattern.search(after)
        if match:
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
