"""Two bare decimal numbers: 48.0159, 37.8028. Latitude first is usual, and nothing in them says so.

Prices, rates and scores are such pairs, too. So four decimals are asked for; three where the words before point at a place,
two in brackets behind a name or where they are called coordinates. Words of money, measure and counting refuse the pair, and
so does a row of more than two numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.coordinates.figures import add_up, cut, make_spot, spread_km
from geostrike.language.patterns import Pattern
from geostrike.model.coordinates import Notation

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from geostrike.model.coordinates import Coordinates, Spot

__all__ = ["find_pairs"]

_POINT = r"[-−+]?\d{1,3}\.\d{2,10}"
_COMMA = r"[-−+]?\d{1,3},\d{4,10}"  # three digits after a comma are thousands
_BETWEEN = r"(?:\s?[°º˚])?(?:\s{0,2}[,;/|]\s{0,2}|[ \t]{1,3}|\s(?:and|by|x)\s)"
_PAIR = Pattern(
    rf"(?<![\w.,:/+−°$€£₴₽-])(?:(?P<a>{_POINT}){_BETWEEN}(?P<b>{_POINT})|(?P<c>{_COMMA}){_BETWEEN}(?P<d>{_COMMA}))(?:\s?[°º˚])?"
    r"(?![\w%‰]|\.\d|\s?(?:%|percent\b|per\scent\b|million|billion|euros?\b|dollars?\b|points?\b|tonnes?\b|tons?\b|kg\b|km\b))"
)
_ROW_BEFORE = Pattern(r"\d[.,]\d{2,10}\s{0,2}[,;/|]?\s{0,2}(?:and\s)?$")
_ROW_AFTER = Pattern(r"\s{0,2}[,/|]?\s{0,2}(?:and\s)?[-−+]?\d{1,3}[.,]\d{3,10}(?!\d)")
_PARTED = Pattern(r"[;)\]\n]|\band\b")
# What the words just before a pair say of it.
_POINTED = Pattern(
    r"(?:\b(?:co-?ordinates?|coords?|geo-?locat\w+|locat\w+|position\w*|gps|grid|latitude|lat|at|near|around|map\w*|point|site)\b"
    r"[^\n.;!?]{0,30}|[(\[]\s?|\bgeo:|[@=])$",
    2,  # re.IGNORECASE
)
_MEASURED = Pattern(
    r"[$€£₴₽¥%]|\b(?:rates?|exchange|dollars?|euros?|pounds?|yen|rou?bles?|hryvnias?|lira|riyals?|dinars?|index|indices|stocks?|"
    r"shares?|prices?d?|costs?|odds|scor\w+|versions?|averag\w+|medians?|means?|ratios?|percent\w*|p-values?|correlat\w+|"
    r"coefficients?|magnitudes?|lit(?:er|re)s?|calib(?:er|re)s?|phones?|tel|fax|isbn|doi|seconds|metres|meters|weigh\w+|"
    r"traded?|trading|closed|opened|currency|currencies)\b|\b[A-Z]{3}/[A-Z]{3}\b",
    2,
)
_LOOKED_AT = 60  # characters before a pair


def find_pairs(text: str) -> Iterator[Coordinates]:
    """Pairs of bare decimal numbers that nothing speaks against; both orders where both are on the globe."""
    for match in _PAIR.finditer(text):
        before = text[max(0, match.start() - _LOOKED_AT) : match.start()].rpartition("\n")[2]
        if not _is_spot(match, text, before):
            continue
        figures = [_read(match["a"] or match["c"]), _read(match["b"] or match["d"])]
        (first, step), (second, other_step) = figures
        readings = [spot for spot in (make_spot(first, second), make_spot(second, first)) if spot is not None]
        if readings:
            spread = spread_km(step, first if abs(first) <= 90 else second, other_step)
            words = _say(readings, first)
            yield cut(
                match,
                notation=Notation.DEGREES,
                uncertainty_km=spread,
                readings=tuple(dict.fromkeys(readings)),
                words=words,
            )


def _say(readings: list[Spot], first: float) -> str:
    if len(readings) == 1 and readings[0].latitude != round(first, 6):
        return "two numbers, read as longitude and latitude: no latitude is above 90"
    return "two numbers, read as latitude and longitude, the usual order"


def _is_spot(match: re.Match[str], text: str, before: str) -> bool:
    # A row of numbers is a table, unless its pairs are parted.
    earlier = _ROW_BEFORE.search(before)
    if earlier is not None and not _PARTED.search(earlier[0]):
        return False
    later = _ROW_AFTER.match(text, match.end())
    if later is not None and not _PARTED.search(later[0]):
        return False
    clause = before
    for mark in (". ", "; ", "! ", "? "):
        clause = clause.rpartition(mark)[2]
    pointed = _POINTED.search(clause)
    called = pointed is not None and _CALLED.match(pointed[0]) is not None
    if _MEASURED.search(clause) and not called:
        return False
    numbers = [match["a"] or match["c"], match["b"] or match["d"]]
    sizes = [abs(float(number.replace(",", ".").replace("−", "-"))) for number in numbers]
    if max(sizes) < 1 or _JOINED.search(match.group()):
        return called  # shares and probabilities, two numbers of a sentence: unless they are called a spot
    decimals = min(len(number) - 1 - max(number.find("."), number.find(",")) for number in numbers)
    if decimals < 3:  # a kilometre: in brackets behind a name, or called so
        return called or (max(sizes) >= _LEAST and _BEHIND_NAME.search(clause) is not None)
    return pointed is not None or (decimals > 3 and max(sizes) >= _LEAST)


_LEAST = 10  # smaller numbers are rates of exchange, odds, magnitudes
_BEHIND_NAME = Pattern(r"\b[A-Z][\w'’-]+\s?[(\[]\s?$")
_JOINED = Pattern(r"[a-z]")
_CALLED = Pattern(r"(?:co-?ord|geo|gps|grid|lat)", 2)


def _read(number: str) -> tuple[float, float]:
    angle = add_up(number.lstrip("-−+"), None, None)
    assert angle is not None  # only minutes can be too many
    return (-angle[0] if number[0] in "-−" else angle[0]), angle[1]
