"""The land under a map, at several scales: the page shows the finest that holds all that is seen.

Around the places it is as fine as its source; where they lie far apart, each cluster has a scale of its own, so that one
place far off does not turn the coast at the others into straight lines. Further out come half a continent and the world.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geostrike.maps.assets import read_world
from geostrike.maps.borders import FINE, MIDDLE, draw_borders
from geostrike.maps.dateline import split_box
from geostrike.maps.orientation import Box
from geostrike.maps.water import find_divisions, find_great, find_lakes, find_rivers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.maps.views import BorderView

__all__ = ["draw_ground", "draw_scale", "enclose_world"]

Json = dict[str, Any]
# Wider than this in degrees, the places have scales of their own; so many at most, each so wide at least.
WIDE, MOST_CLUSTERS, LEAST_CLUSTER = 14.0, 4, 3.0
# The middle scale is so many times as wide as the near one, but no wider than this in degrees.
MIDDLE_FACTOR, WIDEST_MIDDLE = 4.0, 44.0
# Nor is the near one fine where it is wider than this: a country's lines would be half a megabyte.
WIDEST_FINE = 44.0
# The far one reaches so many degrees to each side of the middle of the places.
FAR_EAST, FAR_NORTH = 62.0, 36.0


def enclose_world(view: Box) -> Box:
    """What can be seen at all: the far scale's box."""
    x, y = (view.west + view.east) / 2, (view.south + view.north) / 2
    half = max(FAR_EAST, (view.east - view.west) / 2)
    high = max(FAR_NORTH, (view.north - view.south) / 2)
    least, most = view.world()
    return Box(max(least, x - half), max(-60.0, y - high), min(most, x + half), min(84.0, y + high))


def draw_ground(around: Box, spots: Sequence[Box], borders: BorderView | None = None) -> list[Json]:
    """The scales, finest first. ``around`` is what is seen at first with some room; ``spots`` are the places' boxes;
    ``borders`` are drawn instead of the built-in ones, if given.
    """
    if around.east - around.west > WIDEST_MIDDLE * 3 and (world := read_world()):
        scales = [_cut(world, around)]
        return [_lay(scale, borders) for scale in scales] if borders else scales
    scales = [_draw(cluster, FINE) for cluster in _cluster(spots)] if around.east - around.west > WIDE else []
    scales.append(draw_scale(around))
    if around.east - around.west < WIDEST_MIDDLE and (world := read_world()):
        middle = around.grow(min(MIDDLE_FACTOR, WIDEST_MIDDLE / (around.east - around.west)))
        scales += [_draw(middle, MIDDLE), _cut(world, enclose_world(around))]
    return [_lay(scale, borders) for scale in scales] if borders else scales


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


def draw_scale(box: Box, borders: BorderView | None = None) -> Json:
    """The land in a box alone, as fine as its width allows."""
    scale = _draw(box, FINE if box.east - box.west <= WIDEST_FINE else MIDDLE)
    return _lay(scale, borders) if borders else scale


def _lay(scale: Json, borders: BorderView) -> Json:
    return {**scale, "borders": borders.draw(Box(*scale["box"]), scale.get("unit", 1000))}


def _draw(box: Box, scale: str) -> Json:
    parts = [_turn(_draw_part(part, scale), degrees) for part, degrees in split_box(box)]
    return {**_join_parts(parts), "box": box.rounded()}


def _draw_part(box: Box, scale: str) -> Json:
    fine = scale == FINE
    return {
        "box": box.rounded(),
        **draw_borders(box, scale),
        "rivers": find_rivers(box) if fine else [[0, line] for line in find_great(box, "rivers")],
        "lakes": find_lakes(box) if fine else find_great(box, "lakes"),
        "divisions": find_divisions(box) if fine else [],
    }


def _turn(part: Json, degrees: int) -> Json:
    """The part so many degrees further east: only the first point of each line says where it is."""
    if not degrees:
        return part
    by = degrees * part.get("unit", 1000)
    moved = {kind: [[line[0] + by, *line[1:]] for line in part[kind]] for kind in ("lines", "lakes", "divisions")}
    rivers = [[rank, [line[0] + by, *line[1:]]] for rank, line in part["rivers"]]
    return {**part, **moved, "rivers": rivers}


def _join_parts(parts: Sequence[Json]) -> Json:
    """What lies on both sides of 180 degrees, as one scale."""
    joined = dict(parts[0])
    for part in parts[1:]:
        by = len(joined["lines"])
        for kind in ("lines", "lakes", "divisions", "rivers"):
            joined[kind] = [*joined[kind], *part[kind]]
        joined["coasts"] = [*joined["coasts"], *(n + by for n in part["coasts"])]
        land = [[[n + by if n >= 0 else n - by for n in ring] for ring in polygon] for polygon in part["land"]]
        joined["land"] = [*joined["land"], *land]
    return joined


def _cut(world: Json, box: Box) -> Json:
    """The part of the far world that lies in the box."""
    parts = [_turn(_cut_part(world, part), degrees) for part, degrees in split_box(box)]
    return {**_join_parts(parts), "box": box.rounded()}


def _cut_part(world: Json, box: Box) -> Json:
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
