"""Counts as news words them: "at least five", "20 to 25", "dozens". A word that hides its number stays a word."""

from __future__ import annotations

import re
from typing import NamedTuple

from geostrike.language.patterns import Pattern
from geostrike.model import Span

__all__ = ["COUNT", "OPENING", "Number", "find_numbers"]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES = {word: value for value, word in enumerate(_UNITS)} | {w: 10 * (i + 2) for i, w in enumerate(_TENS)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}

_SMALL = "|".join(sorted(_VALUES, key=len, reverse=True))
_ONES = "|".join(_UNITS[1:10])
_BELOW_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-]+(?:{_ONES}))?|{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_WORDS = (
    rf"(?:(?:{_BELOW_100}|an?)\s+(?:hundred|thousand|million)(?:\s+(?:and\s+)?(?:{_BELOW_100}\s+hundred\s+)?(?:and\s+)?{_BELOW_100}(?!\s+(?:hundred|thousand)))?"
    rf"|{_BELOW_100})"
)
_DOZEN = rf"(?:(?:an?|another|half\s+a|{_SMALL})\s+dozen|an?\s+(?:couple|score|pair|trio)(?:\s+of)?)"
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?=\s+(?:million|thousand))|\d+"
_EXACT = rf"(?:{_DOZEN}|(?:{_DIGITS})(?:\s+(?:million|thousand|hundred))?|{_WORDS})"
# Words that count without a number. "A few" and "several" are no numbers either.
_VAGUE = (
    r"(?:(?:many|several|some)\s+)?(?:dozens|scores|hundreds|thousands|tens\s+of\s+thousands|hundreds\s+of\s+thousands)"
    r"|several|a\s+few|many|numerous|a\s+number\s+of|a\s+handful\s+of|multiple|countless|a\s+large\s+number\s+of|an\s+unknown\s+number\s+of|unknown\s+number\s+of|large\s+numbers\s+of"
)
_LEAST = r"at\s+least|no\s+fewer\s+than|no\s+less\s+than|not\s+less\s+than|a\s+minimum\s+of|minimum\s+of|upwards?\s+of"
_OVER = r"more\s+than|just\s+over|well\s+over|over|in\s+excess\s+of|above"
_NEARLY = r"nearly|almost|just\s+under|close\s+to"
_MOST = r"up\s+to|as\s+many\s+as|at\s+most|no\s+more\s+than|not\s+more\s+than|a\s+maximum\s+of"
_UNDER = r"fewer\s+than|less\s+than|under"
_ABOUT = r"about|around|some|roughly|approximately|an\s+estimated|estimated|circa"
# The first two letters of all that a count may begin with: the engine gives every other word up at once.
OPENING = r"(?=[\d\s]|a[\sblnrpst]|o[nv]|t[whe]|s[eicuo]|m[aiou]|f[eio]|n[ieou]|e[isl]|u[pn]|be|h[au]|in|ju|we|ro|c[lio]|do|l[ae]|ze)"
COUNT = Pattern(
    rf"""(?:(?<![\w.,$€£-])|(?<=\.)(?=[^\W\d])){OPENING}
    (?:(?=[acefijlmnorsuw])(?:(?P<least>{_LEAST})|(?P<over>{_OVER})|(?P<most>{_MOST})|(?P<under>{_UNDER}|{_NEARLY})|(?P<about>{_ABOUT})))?\s*
    (?:between\s+(?P<from>{_EXACT})\s+and\s+(?P<until>{_EXACT})
      |(?=[\daefhnostz])(?P<low>(?:{_DIGITS})(?=\s*[-–—]\s*\d)|{_EXACT}(?=\s+(?:to|or)\s))\s*(?:to|or|[-–—])\s*(?P<high>{_EXACT})
      |(?=[acdhlmnstu])(?P<vague>{_VAGUE})
      |(?=[\daefhnostz])(?P<exact>{_EXACT})
      |(?P<zero>no|zero)(?=\s+[a-z]))
    (?:\s+or\s+(?:(?P<ormore>more)|(?P<orless>fewer|less)))?
    (?![\w%]|[.,:]\d)""",
    re.IGNORECASE | re.VERBOSE,
)


class Number(NamedTuple):
    """A count. "At least 5" has no ``max``; "up to 20" no ``min``; "dozens" has neither and keeps its ``word``."""

    span: Span
    min: int | None
    max: int | None
    word: str | None = None
    about: bool = False
    """The text says the number is rough."""


def find_numbers(text: str, start: int = 0, end: int | None = None) -> tuple[Number, ...]:
    """The counts of ``text[start:end]``, in order. Years, clock times, amounts of money and shares are not counts."""
    found = []
    for match in COUNT.finditer(text, start, len(text) if end is None else end):
        number = _read(match)
        if number is not None:
            found.append(number)
    return tuple(found)


def _read(match: re.Match[str]) -> Number | None:
    span = Span(start=match.start(), end=match.end(), text=match.group())
    about = match["about"] is not None
    if match["vague"]:
        return Number(span, None, None, word=" ".join(match["vague"].lower().split()), about=True)
    if match["zero"]:
        return Number(span, 0, 0)
    first, second = match["from"] or match["low"], match["until"] or match["high"]
    if first and second:
        low, high = _value(first), _value(second)
        if low is None or high is None:
            return None
        return Number(span, min(low, high), max(low, high), about=about)
    value = _value(match["exact"])
    if value is None:
        return None
    if match["least"] or match["over"] or match["ormore"]:
        return Number(span, value, None)
    if match["most"] or match["under"] or match["orless"]:
        return Number(span, None, value)
    return Number(span, value, value, about=about)


def _value(words: str) -> int | None:
    """The count that the words make; ``None`` for none, and for more than there are people, which counts nothing here."""
    pieces = re.findall(r"[a-z]+|\d[\d,.]*", words.lower())
    total, current = 0, 0.0
    seen = False
    for piece in pieces:
        if piece in ("and", "of"):
            continue
        if piece in ("a", "an", "another"):
            current, seen = 1, True
        elif piece == "half":
            current, seen = 0.5, True
        elif piece in _VALUES:
            current, seen = current + _VALUES[piece], True
        elif piece[0].isdigit():
            current, seen = float(piece.replace(",", "").rstrip(".")), True
        elif piece == "hundred":
            current *= 100
        elif piece in _SCALES:
            total, current = total + int(current * _SCALES[piece]), 0
        elif piece == "dozen":
            current = 6 if current == 0.5 else current * 12
        elif piece == "score":
            current *= 20
        elif piece in ("couple", "pair"):
            current = 2
        elif piece == "trio":
            current = 3
        if current > _LARGEST:
            return None
    return int(total + current) if seen else None


_LARGEST = (
    10_000_000_000  # a figure longer than that of all people living; one of some hundred digits is no finite number
)
