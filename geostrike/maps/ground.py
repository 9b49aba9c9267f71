"""The land under a map, at several scales: the page shows the finest that holds all that is seen.

Around the places it is as fine as its source; where they lie far apart, each cluster has a scale of its own, so that one
place far off does not turn the coast at the others into straight lines. Further out come half a continent and the world.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.maps.assets import read_world
from geostrike.maps.borders import FINE, MIDDLE, draw_borders
from geostrike.maps.orientation import Box
from geostrike.maps.water import find_divisions, find_great, find_lakes, find_rivers

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["draw_ground", "enclose_world"]

Json = dict[str, Any]
# Wider than this in degrees, the places have scales of their own; so many at most, each so wide at least.
WIDE, MOST_CLUSTERS, LEAST_CLUSTER = 14.0, 4, 3.0
# The middle scale is so many times as wide as the near one, but no wider than this in degrees.
MIDDLE_FACTOR, WIDEST_MIDDLE = 4.0, 44.0
# The far one reaches so many degrees to each side of the middle of the places.
FAR_EAST, FAR_NORTH = 62.0, 36.0


def enclose_world(view: Box) -> Box:
    """What can be seen at all: the far scale's box."""
    x, y = (view.west + view.east) / 2, (view.south + view.north) / 2
    half = max(FAR_EAST, (view.east - view.west) / 2)
    high = max(FAR_NORTH, (view.north - view.south) / 2)
    return Box(max(-180.0, x - half), max(-60.0, y - high), min(180.0, x + half), min(84.0, y + high))


def draw_ground(around: Box, spots: Sequence[Box]) -> list[Json]:
    """The scales, finest first. ``around`` is what is seen at first with some room; ``spots`` are the places' boxes."""
    scales = [_draw(cluster, FINE) for cluster in _cluster(spots)] if around.east - around.west > WIDE else []
    scales.append(_draw(around, FINE))
    if around.east - around.west < WIDEST_MIDDLE and (world := read_world()):
        middle = around.grow(min(MIDDLE_FACTOR, WIDEST_MIDDLE / (around.east - around.west)))
        scales += [_draw(middle, MIDDLE), _cut(world, enclose_world(around))]
    return scales


def _cluster(spots: Sequence[Box]) -> list[Box]:
    """Boxes round places that lie near each other, those with most places first."""
    clusters: list[tuple[int, Box]] = []
    for spot in spots:
        count, box = 1, spot.grow(3, least=LEAST_CLUSTER)
        if box.east - box.west > WIDE:
            continue  # a large area needs no finer lines
        while near := next((item for item in clusters if item[1].meets(box.rounded())), None):
            clusters.remove(near)
            count, box = count + near[0], _join(box, near[1])
        clusters.append((count, box))
    clusters = [item for item in clusters if item[1].east - item[1].west <= WIDE]
    clusters.sort(key=lambda item: (-item[0], item[1].west))
    return [box for _, box in clusters[:MOST_CLUSTERS]]


def _join(a: Box, b: Box) -> Box:
    return Box(min(a.west, b.west), min(a.south, b.south), max(a.east, b.east), max(a.north, b.north))


def _draw(box: Box, scale: str) -> Json:
    fine = scale == FINE
    return {
        "box": box.rounded(),
        **draw_borders(box, scale),
        "rivers": find_rivers(box) if fine else [[0, line] for line in find_great(box, "rivers")],
        "lakes": find_lakes(box) if fine else find_great(box, "lakes"),
        "divisions": find_divisions(box) if fine else [],
    }


def _cut(world: Json, box: Box) -> Json:
    """The part of the far world that lies in the box."""
    boxes = world["boxes"]
    land = [polygon for polygon in world["land"] if any(box.meets(boxes[max(n, ~n)]) for n in polygon[0])]
    used = sorted({max(n, ~n) for polygon in land for ring in polygon for n in ring})
    local = {number: place for place, number in enumerate(used)}
    coasts = set(world["coasts"])
    return {
        "box": box.rounded(),
        "unit": world["unit"],
        "lines": [world["lines"][n] for n in used],
        "coasts": [local[n] for n in used if n in coasts],
        "land": [[[local[n] if n >= 0 else ~local[~n] for n in ring] for ring in polygon] for polygon in land],
        "rivers": [[0, line] for line in world["rivers"] if box.meets(_box_of(line, world["unit"]))],
        "lakes": [line for line in world["lakes"] if box.meets(_box_of(line, world["unit"]))],
        "divisions": [],
    }


def _box_of(flat: Sequence[int], unit: int) -> tuple[float, float, float, float]:
    x = y = 0
    xs, ys = [], []
    for i in range(0, len(flat), 2):
        x, y = x + flat[i], y + flat[i + 1]
        xs.append(x / unit)
        ys.append(y / unit)
    return min(xs), min(ys), max(xs), max(ys)
