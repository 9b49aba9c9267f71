"""The map as one SVG picture for print and graphics desks: land, water, borders, areas, markers, names, legend, scale,
source, and that nothing of it is verified. The same readings give the same bytes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.maps.canvas import Frame, Labels, cut_lines, element, measure, text
from geostrike.maps.ground import draw_scale
from geostrike.maps.headline import summarise
from geostrike.maps.orientation import Box, list_rings, write_labels
from geostrike.maps.page import open_sheet
from geostrike.maps.sites import Symbol
from geostrike.maps.wording import describe_day
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.maps.options import PageOptions
    from geostrike.maps.orientation import Atlas
    from geostrike.maps.page import Sheet
    from geostrike.maps.sites import Site
    from geostrike.maps.views import BorderView
    from geostrike.model import Reading

__all__ = ["draw_svg"]

WIDTH, MAP_HEIGHT, MARGIN = 1200, 720, 24
INK, SOFT, SEA, LAND, COAST = "#1d1c1a", "#57534b", "#dde6ea", "#f7f4ec", "#9fb0b8"
BORDER, DIVISION, RIVER, NAME = "#8d8578", "#c9c1b1", "#a9c4d2", "#5a554b"
STRIKE, PAST, CONTEST, PAPER = "#b01e17", "#53606f", "#8a4b00", "#ffffff"
RIVER_WIDTHS = (1.6, 1.0, 0.7)
# Sizes of names by rank: countries, provinces, then towns by size.
NAME_SIZES = (15, 13, 13, 12, 11, 11)
MOST_NAMES = 60  # beside those of the marked places
SCALES = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)  # km
LEGEND = (
    (Symbol.DOT, "exact place"),
    (Symbol.RING, "somewhere in a neighbourhood"),
    (Symbol.SQUARE, "somewhere in or near a town"),
    (Symbol.AREA, "somewhere in the hatched area"),
)


def draw_svg(
    readings: Reading | Sequence[Reading], gazetteer: Atlas | None = None, *, options: PageOptions | None = None
) -> str:
    """The picture as SVG; of readings that name no place at all, the world."""
    sheet = open_sheet(readings, gazetteer, options)
    top, head = _draw_head(sheet)
    view = sheet.view.grow(1.35, least=1.2 if sheet.entries else 6)
    frame = Frame(view, MARGIN, top, WIDTH - 2 * MARGIN, MAP_HEIGHT)
    foot_top = top + MAP_HEIGHT + 26
    height, foot = _draw_foot(sheet, frame, foot_top)
    clip = element("clipPath", {"id": "map"}, _rectangle(frame))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        + element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {WIDTH} {height:.0f}",
                "width": WIDTH,
                "height": f"{height:.0f}",
                "font-family": "system-ui, Noto Sans, Helvetica, Arial, sans-serif",
                "fill": INK,
            },
            element("title", {}, text_of(sheet.title())),
            element("metadata", {}, text_of(f"geostrike {__version__}")),
            element("defs", {}, clip, _hatch("hatch", STRIKE), _hatch("hatch-past", PAST)),
            element("rect", {"width": WIDTH, "height": f"{height:.0f}", "fill": PAPER}),
            head,
            element(
                "g",
                {"clip-path": "url(#map)"},
                *_draw_ground(frame, sheet.options.borders, turned=sheet.turned),
                *_draw_sites(sheet, frame),
            ),
            _rectangle(frame, fill="none", stroke=SOFT),
            foot,
        )
        + "\n"
    )


def text_of(words: str) -> str:
    """Words inside an element that is not drawn."""
    return text(words, 0, 0, 0).partition(">")[2].removesuffix("</text>")


def _rectangle(frame: Frame, **more: object) -> str:
    size = {"x": float(frame.left), "y": float(frame.top), "width": float(frame.width), "height": float(frame.height)}
    return element("rect", {**size, **more})


def _hatch(name: str, colour: str) -> str:
    tile = {"id": name, "width": 7, "height": 7, "patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    ground = element("rect", {"width": 7, "height": 7, "fill": colour, "fill-opacity": 0.07})
    line = {"x1": 0, "y1": 0, "x2": 0, "y2": 7, "stroke": colour, "stroke-width": 1.6, "stroke-opacity": 0.55}
    return element("pattern", tile, ground, element("line", line))


def _draw_head(sheet: Sheet) -> tuple[float, str]:
    """The height of the head, and what stands in it: the headline, from whom, and the news in its first sentences."""
    wide = WIDTH - 2 * MARGIN
    kicker = ["REPORTED STRIKES"]
    if len(sheet.readings) == 1:
        article = sheet.readings[0].article
        kicker += [f"as told by {article.outlet.name}"] if article.outlet else []
        kicker += [describe_day(article.published) if article.published else "publication date not given"]
    y = 36.0
    drawn = [text(cut_lines(" · ".join(kicker), 14, wide, 1)[0], MARGIN, y, 14, font_weight=650, fill=STRIKE)]
    for line in cut_lines(sheet.title(), 30, wide, 2):
        y += 38
        drawn.append(text(line, MARGIN, y, 30, font_weight=700))
    news = summarise(sheet.gathering, articles=len(sheet.readings))
    said = " ".join("".join(word.text for word in sentence) for sentence in news[:2])
    if not sheet.entries:
        said = "No strike is reported at a place that can be drawn."
    for line in cut_lines(said, 17, wide, 2) if said else []:
        y += 25
        drawn.append(text(line, MARGIN, y, 17))
    return y + 20, "".join(drawn)


def _draw_ground(frame: Frame, view: BorderView | None, *, turned: bool) -> Iterable[str]:
    west, south, east, north = frame.box()
    least, most = (0.0, 360.0) if turned else (-180.0, 180.0)
    scale = draw_scale(Box(max(least, west), max(-85.0, south), min(most, east), min(85.0, north)), view)
    lines = [_decode(line) for line in scale["lines"]]
    coasts = set(scale["coasts"])
    thin = {"fill": "none", "stroke-linejoin": "round"}
    yield _rectangle(frame, fill=SEA)
    for polygon in scale["land"]:
        yield element(
            "path",
            {
                "d": frame.path([_join(ring, lines) for ring in polygon], closed=True) or None,
                "fill": LAND,
                "fill-rule": "evenodd",
            },
        )
    yield element(
        "path",
        {"d": frame.path(map(_decode, scale["lakes"]), closed=True), "fill": SEA, "stroke": COAST, "stroke-width": 0.7},
    )
    for rank, width in enumerate(RIVER_WIDTHS):
        rivers = [_decode(line) for of, line in scale["rivers"] if of == rank]
        yield element("path", {"d": frame.path(rivers), "stroke": RIVER, "stroke-width": width, **thin})
    yield element("path", {"d": frame.path(lines[n] for n in sorted(coasts)), "stroke": COAST, **thin})
    yield element(
        "path", {"d": frame.path(map(_decode, scale["divisions"])), "stroke": DIVISION, "stroke-width": 0.8, **thin}
    )
    own = (line for n, line in enumerate(lines) if n not in coasts)
    borders = map(_decode, scale["borders"]) if view else own
    yield element("path", {"d": frame.path(borders), "stroke": BORDER, "stroke-dasharray": "5 3", **thin})


def _decode(flat: Sequence[int]) -> list[tuple[float, float]]:
    """A line as ``encode_line`` writes it, as (lon, lat)."""
    points, x, y = [], 0, 0
    for i in range(0, len(flat), 2):
        x, y = x + flat[i], y + flat[i + 1]
        points.append((x / 1000, y / 1000))
    return points


def _join(numbers: Sequence[int], lines: Sequence[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    ring: list[tuple[float, float]] = []
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        ring += line[1:] if ring else line
    return ring


def _draw_sites(sheet: Sheet, frame: Frame) -> Iterable[str]:
    labels = Labels(frame)
    spots = [(site, frame.put(site.place.longitude, site.place.latitude)) for site in sheet.gathering.sites]
    for site, (x, y) in reversed(spots):
        colour = PAST if site.background else STRIKE
        outline = sheet.outlines.get(site.place.id) if site.symbol is Symbol.AREA else None
        if outline is not None:
            rings = frame.path((ring for ring in list_rings(outline.geometry)), closed=True)
            fill = "url(#hatch-past)" if site.background else "url(#hatch)"
            dashes = "7 4" if outline.approximate else None
            yield element(
                "path",
                {
                    "d": rings,
                    "fill": fill,
                    "fill-rule": "evenodd",
                    "stroke": colour,
                    "stroke-width": 1.5,
                    "stroke-dasharray": dashes,
                },
            )
        elif site.place.uncertainty_km > 0:
            radius = frame.pixels(site.place.uncertainty_km, site.place.latitude)
            yield element(
                "circle",
                {
                    "cx": x,
                    "cy": y,
                    "r": radius,
                    "fill": colour,
                    "fill-opacity": 0.06,
                    "stroke": colour,
                    "stroke-width": 1.5,
                    "stroke-dasharray": "5 4",
                },
            )
    for site, point in reversed(spots):
        labels.take(point, 11)
        yield _draw_symbol(site.symbol, point, past=site.background, contested=site.contested)
    yield from _draw_names(sheet, frame, labels, spots)


def _draw_symbol(symbol: Symbol, point: tuple[float, float], *, past: bool = False, contested: bool = False) -> str:
    (x, y), colour = point, PAST if past else STRIKE
    body = {"fill": PAPER if past else colour, "stroke": colour, "stroke-width": 2}
    hollow = {"fill": PAPER, "fill-opacity": 0.65, "stroke": colour, "stroke-width": 2.5}
    shapes = {
        Symbol.DOT: lambda: element("circle", {"cx": x, "cy": y, "r": 6, **body}),
        Symbol.RING: lambda: (
            element("circle", {"cx": x, "cy": y, "r": 6, **hollow})
            + element("circle", {"cx": x, "cy": y, "r": 2, **body})
        ),
        Symbol.SQUARE: lambda: element(
            "rect", {"x": x - 5.5, "y": y - 5.5, "width": 11, "height": 11, "rx": 1, **body}
        ),
        Symbol.AREA: lambda: element(
            "path",
            {"d": f"M{x:.1f} {y - 7:.1f}L{x + 7:.1f} {y + 6:.1f}H{x - 7:.1f}Z", **hollow, "stroke-linejoin": "round"},
        ),
    }
    ring = element("circle", {"cx": x, "cy": y, "r": 11, "fill": "none", "stroke": CONTEST, "stroke-width": 2.25})
    return shapes[symbol]() + (ring if contested else "")


def _draw_names(
    sheet: Sheet, frame: Frame, labels: Labels, spots: list[tuple[Site, tuple[float, float]]]
) -> Iterable[str]:
    for site, point in spots:
        words = f"{site.name} (contested)" if site.contested else site.name
        if (at := labels.place(words, point, 14, 18 if site.contested else 15)) is not None:
            colour = CONTEST if site.contested else PAST if site.background else INK
            yield text(words, *at, 14, font_weight=700, fill=colour, stroke=PAPER)
    marked = {site.place.id for site in sheet.gathering.sites}
    written = 0
    for name, lat, lon, rank in write_labels(sheet.labels, marked, sheet.spelled(), turned=sheet.turned):
        point = frame.put(float(str(lon)), float(str(lat)))
        size = NAME_SIZES[int(str(rank))]
        if written >= MOST_NAMES or not frame.holds(point):
            continue
        if (at := labels.place(str(name), point, size, 6 if int(str(rank)) > 1 else None)) is not None:
            written += 1
            style = "italic" if rank == 1 else None  # a province beside its capital of the same name
            yield text(str(name), *at, size, fill=NAME, stroke=LAND, font_style=style)
            if int(str(rank)) > 1:
                yield element("circle", {"cx": point[0], "cy": point[1], "r": 2, "fill": NAME})


def _draw_foot(sheet: Sheet, frame: Frame, top: float) -> tuple[float, str]:
    """The height of the picture, and its legend, scale and sources."""
    sites = sheet.gathering.sites
    entries = [
        (_draw_symbol(symbol, (0, 0)), words) for symbol, words in LEGEND if any(s.symbol is symbol for s in sites)
    ]
    if any(site.symbol is not Symbol.AREA for site in sites):
        dashed = {
            "r": 9,
            "fill": STRIKE,
            "fill-opacity": 0.06,
            "stroke": STRIKE,
            "stroke-width": 1.5,
            "stroke-dasharray": "5 4",
        }
        entries.append((element("circle", dashed), "how far off it may be"))
    if any(site.contested for site in sites):
        ring = {"r": 10, "fill": "none", "stroke": CONTEST, "stroke-width": 2.25}
        entries.append((element("circle", ring), "contested: denied or disputed by somebody"))
    if any(site.background for site in sites):
        entries.append((_draw_symbol(Symbol.SQUARE, (0, 0), past=True), "before the news"))
    x, y, drawn = float(MARGIN), top, []
    for symbol, words in entries:
        wide = 34 + measure(words, 14)
        if x + wide > WIDTH - MARGIN:
            x, y = float(MARGIN), y + 28
        drawn.append(
            element("g", {"transform": f"translate({x + 11:.1f} {y:.1f})"}, symbol) + text(words, x + 28, y + 5, 14)
        )
        x += wide + 14
    y += 34 if entries else 6
    drawn.append(
        text("Reported, not verified: a reported location is not a verified one.", MARGIN, y, 16, font_weight=700)
    )
    left_out = len(sheet.unplaced())
    if left_out:
        words = f"{left_out} statement{'s' if left_out != 1 else ''} could not be placed."
        drawn.append(text(words, WIDTH - MARGIN, y, 14, text_anchor="end", fill=SOFT))
    sources = [
        f"Gazetteer: {name} (GeoNames, CC BY 4.0)."
        for name in dict.fromkeys(r.gazetteer for r in sheet.readings if r.gazetteer)
    ]
    sources += [f"Outlines: {name}." for name in dict.fromkeys(outline.source for outline in sheet.outlines.values())]
    view = sheet.options.borders
    borders = f"Borders: {view.name}; coasts: Natural Earth." if view else "Borders and coasts: Natural Earth."
    sources += [
        f"{borders} Borders are not authoritative. Rivers and lakes: GSHHG 2, WDB II (LGPL).",
        f"Drawn by geostrike {__version__}.",
    ]
    address = sheet.readings[0].article.url if len(sheet.readings) == 1 else None
    said = ([f"Source: {address}."] if address else []) + sources
    for line in cut_lines(" ".join(said), 12, WIDTH - 2 * MARGIN, 3):
        y += 20
        drawn.append(text(line, MARGIN, y, 12, fill=SOFT))
    return y + 20, "".join(drawn) + _draw_scale_bar(frame)


def _draw_scale_bar(frame: Frame) -> str:
    _, south, _, north = frame.box()
    middle = (south + north) / 2
    km = max((size for size in SCALES if frame.pixels(size, middle) <= 160), default=SCALES[0])
    x, y = frame.left + 14, frame.top + frame.height - 14
    wide = frame.pixels(km, middle)
    bar = f"M{x:.1f} {y - 7:.1f}V{y:.1f}H{x + wide:.1f}V{y - 7:.1f}"
    ground = {"x": x - 6, "y": y - 26, "width": wide + 12, "height": 32, "fill": PAPER, "fill-opacity": 0.8}
    line = {"d": bar, "fill": "none", "stroke": INK, "stroke-width": 1.5}
    return element("rect", ground) + element("path", line) + text(f"{km:,} km", x + 5, y - 10, 13)
