"""Shapes and words of an SVG picture: a Mercator frame, escaped text, labels that do not lie over each other.

Everything is plain elements with attributes, which any program for vector graphics reads: no script, no style sheet, no
font, no address of anything elsewhere.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from geostrike.geodesy import KM_PER_DEGREE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.maps.orientation import Box

__all__ = ["Frame", "Labels", "cut_lines", "element", "measure", "text"]

# What XML 1.0 cannot hold, however it is escaped.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Point = tuple[float, float]
Rectangle = tuple[float, float, float, float]


def element(name: str, attributes: dict[str, object], *children: str) -> str:
    """One element; attributes that are ``None`` are left out."""
    said = "".join(f" {key}={_quote(value)}" for key, value in attributes.items() if value is not None)
    return f"<{name}{said}>{''.join(children)}</{name}>" if children else f"<{name}{said}/>"


def _quote(value: object) -> str:
    return quoteattr(
        f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else _FORBIDDEN.sub("\ufffd", str(value))
    )


def text(words: str, x: float, y: float, size: float, **more: object) -> str:
    """Words in one line, as text; they lie over a halo of their ``stroke`` if there is one."""
    escaped = _FORBIDDEN.sub("\ufffd", words).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    halo = {"paint-order": "stroke", "stroke-width": 3, "stroke-linejoin": "round"} if "stroke" in more else {}
    attributes = {"x": float(x), "y": float(y), "font-size": size, **halo}
    return element("text", attributes | {key.replace("_", "-"): value for key, value in more.items()}, escaped)


def measure(words: str, size: float) -> float:
    """About how wide some words are, in pixels, in the fonts that browsers and desktops take for sans-serif."""
    wide = sum(
        1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.0 if unicodedata.combining(letter) else 0.56
        for letter in words
    )
    return wide * size


def cut_lines(words: str, size: float, width: float, most: int) -> list[str]:
    """Words in at most so many lines of a width; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if measure(longer, size) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    cut = lines[:most]
    if len(lines) > most or measure(cut[-1], size) > width:
        while cut[-1] and measure(f"{cut[-1]}…", size) > width:
            cut[-1] = cut[-1][:-1]
        cut[-1] = f"{cut[-1].rstrip()}…"
    return cut


class Frame:
    """A rectangle of the picture that shows a box of the world in Web Mercator, all of it and as large as it fits."""

    def __init__(self, box: Box, left: float, top: float, width: float, height: float) -> None:
        self.left, self.top, self.width, self.height = left, top, width, height
        west, east, south, north = box.west, box.east, _stretch(box.south), _stretch(box.north)
        self.scale = min(width / max(1e-6, east - west), height / max(1e-6, north - south))
        self._west = (west + east) / 2 - width / 2 / self.scale
        self._north = (south + north) / 2 + height / 2 / self.scale

    def put(self, lon: float, lat: float) -> Point:
        """Where a spot lies in the picture."""
        return self.left + (lon - self._west) * self.scale, self.top + (self._north - _stretch(lat)) * self.scale

    def box(self) -> Rectangle:
        """What is shown, as west, south, east, north."""
        return (
            self._west,
            _shrink(self._north - self.height / self.scale),
            self._west + self.width / self.scale,
            _shrink(self._north),
        )

    def pixels(self, km: float, lat: float) -> float:
        """How many pixels so many kilometres are at a latitude."""
        return km / KM_PER_DEGREE / max(0.05, math.cos(math.radians(lat))) * self.scale

    def path(self, lines: Iterable[Sequence[Sequence[float]]], *, closed: bool = False) -> str:
        """``d`` of a path along lines of (lon, lat); a point nearer than a third of a pixel to the last is left out."""
        drawn = []
        for line in lines:
            points: list[Point] = []
            for lon, lat in line:
                x, y = self.put(lon, lat)
                if not points or abs(x - points[-1][0]) + abs(y - points[-1][1]) >= 1 / 3:
                    points.append((x, y))
            if len(points) > 1:
                drawn.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else ""))
        return "".join(drawn)

    def holds(self, point: Point) -> bool:
        """Whether a spot of the picture lies in the frame."""
        return self.left <= point[0] <= self.left + self.width and self.top <= point[1] <= self.top + self.height


def _stretch(lat: float) -> float:
    """Degrees of latitude as Mercator stretches them, in degrees of longitude."""
    bounded = math.radians(max(-85.0, min(85.0, lat)))
    return math.degrees(math.log(math.tan(math.pi / 4 + bounded / 2)))


def _shrink(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


@dataclass
class Labels:
    """Names placed one after another, each where nothing stands yet: right of its spot, left, above, below."""

    frame: Frame
    taken: list[Rectangle] = field(default_factory=list)

    def take(self, point: Point, radius: float) -> None:
        """Keep a marker free."""
        x, y = point
        self.taken.append((x - radius, y - radius, x + radius, y + radius))

    def place(self, words: str, point: Point, size: float, gap: float | None) -> Point | None:
        """Left end and base line of a name, or ``None`` where there is no room; without a gap its middle is the spot."""
        (x, y), width, height = point, measure(words, size), size * 1.2
        if gap is None:
            corners = [(x - width / 2, y - height / 2)]
        else:
            corners = [
                (x + gap, y - height / 2),
                (x - gap - width, y - height / 2),
                (x - width / 2, y - gap - height),
                (x - width / 2, y + gap),
            ]
        for left, top in corners:
            box = (left, top, left + width, top + height)
            if self._is_free(box):
                self.taken.append(box)
                return left, top + size
        return None

    def _is_free(self, box: Rectangle) -> bool:
        inside = self.frame.holds(box[:2]) and self.frame.holds(box[2:])
        return inside and not any(
            box[0] < other[2] + 2 and other[0] < box[2] + 2 and box[1] < other[3] and other[1] < box[3]
            for other in self.taken
        )
