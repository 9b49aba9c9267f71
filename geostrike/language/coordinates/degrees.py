"""Degrees that say which is which: 49°50'23"N 36°40'56"E, 48.01° north, 37.80° east, N48.01 E37.80, lat 48.01, lon 37.80."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.language.coordinates.figures import add_up, cut, make_spot, spread_km
from geostrike.language.patterns import Pattern
from geostrike.model.coordinates import Notation

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from geostrike.model.coordinates import Coordinates

__all__ = ["find_degrees", "find_labelled"]

_DEGREE = r"(?:[°º˚*]|\s?deg(?:rees?)?\b\.?|[dD](?=\s?\d))"
_MINUTE = r"(?:['′’‘´ʹ]|\s?min(?:utes?)?\b\.?|[mM](?=\s?\d))"
_SECOND = r"(?:[\"″”“ʺ]|['′’]{2}|\s?sec(?:onds?)?\b\.?|[sS](?=\s?[NSEW]))"
_FIGURE = r"\d{1,2}(?:[.,]\d{1,8})?"


def _angle(name: str, letters: str, *, ahead: bool = False) -> str:
    """A pattern for one angle with its letter: groups ``name`` + d, m, s (or the run D, the blanks' M, S) and h."""
    letter = rf"(?P<{name}h>{letters})"
    # 49°50'23" or 49° 50.4' or 48.01°; 49 50 23 or 49-50-23; 4950 or 495023
    body = (
        rf"(?:(?P<{name}d>\d{{1,3}}(?:[.,]\d{{1,10}})?)\s?{_DEGREE}\s?"
        rf"(?:(?P<{name}m>{_FIGURE})\s?{_MINUTE}\s?(?:(?P<{name}s>{_FIGURE})\s?{_SECOND}?)?)?"
        rf"|(?P<{name}D>\d{{1,3}})(?:\s|-)(?P<{name}M>{_FIGURE})(?:(?:\s|-)(?P<{name}S>{_FIGURE}))?"
        rf"|(?P<{name}r>\d{{4,5}}|\d{{6,7}})"
        rf"|(?P<{name}p>\d{{1,3}}[.,]\d{{2,10}}))"
    )
    return rf"{letter}\.?\s?{body}" if ahead else rf"{body}\s?{letter}"


_NORTH = r"[NS](?![\w])|[Nn]orth(?:ern)?\b|[Ss]outh(?:ern)?\b|NORTH\b|SOUTH\b"
_EAST = r"[EW](?![\w])|[Ee]ast(?:ern)?\b|[Ww]est(?:ern)?\b|EAST\b|WEST\b"
_BETWEEN = r"\.?(?:\s?(?:[Ll]atitude|[Ll]at\b\.?))?\s{0,2}(?:[,;:/|]\s{0,2})?(?:(?:and|by|x|×)\s)?"
_AFTER = r"(?:\s?(?:[Ll]ongitude|[Ll]on(?:g|\b)\.?))?"
_OPEN = r"(?<![\w.,°'′-])"
_BEHIND = tuple(
    Pattern(_OPEN + _angle("a", first) + _BETWEEN + _angle("b", second))
    for first, second in (
        (_NORTH.replace("[NS](?![\\w])", "[NS](?![A-Za-z])"), _EAST),
        (_EAST.replace("[EW](?![\\w])", "[EW](?![A-Za-z])"), _NORTH),
    )
)
_AHEAD = tuple(
    Pattern(
        _OPEN + _angle("a", first, ahead=True) + r"\s?[,;/]?\s?" + _angle("b", second, ahead=True) + r"(?![\w]|[.,]\d)"
    )
    for first, second in (("[NS]", "[EW]"), ("[EW]", "[NS]"))
)
_SOUTH_OR_WEST = frozenset("sSwW")
_LATITUDES = frozenset("nNsS")


def find_degrees(text: str) -> Iterator[Coordinates]:
    """Angles whose letters or words say which is the latitude."""
    for pattern in (*_BEHIND, *_AHEAD):
        for match in pattern.finditer(text):
            first, second = _read(match, "a"), _read(match, "b")
            if first is None or second is None or not _is_written_alike(match):
                continue
            (lat, lat_step), (lon, lon_step) = (first, second) if match["ah"][0] in _LATITUDES else (second, first)
            spot = make_spot(lat, lon)
            if spot is not None:
                spread = spread_km(lat_step, lat, lon_step)
                yield cut(
                    match,
                    notation=Notation.DEGREES,
                    uncertainty_km=spread,
                    readings=(spot,),
                    words="degrees with their directions",
                )


def _is_written_alike(match: re.Match[str]) -> bool:
    """A bare run ("4950N 03640E") only beside another one, and no shorter than the latitude asks for."""
    runs = match["ar"], match["br"]
    if runs == (None, None):
        return True
    if None in runs:
        return False
    north, east = runs if match["ah"][0] in _LATITUDES else runs[::-1]
    return len(north) in (4, 6) and len(east) == len(north) + 1


def _read(match: re.Match[str], name: str) -> tuple[float, float] | None:
    """Signed degrees and the step of the last digit."""
    run = match[name + "r"]
    if run is not None:
        seconds = run[-2:] if len(run) >= 6 else None
        rest = run[:-2] if seconds else run
        angle = add_up(rest[:-2], rest[-2:], seconds)
    elif match[name + "p"] is not None:
        angle = add_up(match[name + "p"], None, None)
    elif match[name + "d"] is not None:
        angle = add_up(match[name + "d"], match[name + "m"], match[name + "s"])
    else:
        angle = add_up(match[name + "D"], match[name + "M"], match[name + "S"])
    if angle is None:
        return None
    value, step = angle
    return (-value if match[name + "h"][0] in _SOUTH_OR_WEST else value), step


_SIGNED = r"[-−+]?\d{1,3}(?:\.\d{1,10}|,\d{2,10})?"
_LABELLED = Pattern(
    rf"\blat(?:itude)?\b\.?\s?[:=]?\s?(?P<lat>{_SIGNED})(?:\s?[°º˚])?\s{{0,2}}[,;/&|]?\s{{0,2}}(?:and\s)?"
    rf"\b(?:lon(?:g|gitude)?|lng)\b\.?\s?[:=]?\s?(?P<lon>{_SIGNED})(?:\s?[°º˚])?(?![\w]|[.,]\d)"
    rf"|\b(?:lon(?:g|gitude)?|lng)\b\.?\s?[:=]?\s?(?P<lon2>{_SIGNED})(?:\s?[°º˚])?\s{{0,2}}[,;/&|]?\s{{0,2}}(?:and\s)?"
    rf"\blat(?:itude)?\b\.?\s?[:=]?\s?(?P<lat2>{_SIGNED})(?:\s?[°º˚])?(?![\w]|[.,]\d)",
    2,  # re.IGNORECASE
)


def find_labelled(text: str) -> Iterator[Coordinates]:
    """Numbers that are called latitude and longitude."""
    if "lat" not in text.lower():
        return
    for match in _LABELLED.finditer(text):
        written = [match[name] or match[name + "2"] for name in ("lat", "lon")]
        figures = [add_up(number.lstrip("-−+"), None, None) for number in written]
        if figures[0] is None or figures[1] is None:
            continue
        lat, lon = (
            -angle[0] if number[0] in "-−" else angle[0]
            for number, angle in zip(written, figures, strict=True)
            if angle is not None
        )
        spot = make_spot(lat, lon)
        if spot is not None:
            spread = spread_km(figures[0][1], lat, figures[1][1])
            words = "numbers called latitude and longitude"
            yield cut(match, notation=Notation.DEGREES, uncertainty_km=spread, readings=(spot,), words=words)
