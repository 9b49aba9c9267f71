"""Where a relative phrase puts the spot. Each rule says how far it shifts and how far off it may be; vaguer is wider.

=============  ============================================  =======================================================
phrase         the point                                     uncertainty in km (u: that of the named place)
=============  ============================================  =======================================================
10 km N of X   10 km along the bearing                       0.15 of the distance + half of u, at least 1
10 km from X   X itself                                      the distance + u: the whole disc, for the side is not told
north of X     u + 5 km along the bearing                    u + 5: "north of" rarely means more than a day's walk
near X         X itself                                      u + 5
outskirts      X itself; with a side, u along the bearing    1.5 u, at least 3
countryside    X itself; with a side, 15 km along it         30 round a town; 0.6 u in a division
northern X     of an outline: the middle of the two fifths   that of a circle of their area
               of it on that side
northern X     without one: half of u along the bearing      0.6 u
central X      X itself                                      0.5 u
between A, B   halfway                                       half of the distance + the larger u
the A-B road   halfway                                       half of the distance + 1: it lies somewhere along it
the border     nearest points of the two outlines            half of the shared stretch, at least 5; nothing without two outlines
=============  ============================================  =======================================================
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.gazetteer.clipping import clip_to_side, find_middle
from geostrike.gazetteer.enclosing import lies_in
from geostrike.geodesy import POINTS, apart_km, destination, distance_km, midpoint
from geostrike.model import Level, OffsetKind
from geostrike.resolution.derived import derive_place

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Offset, Place

__all__ = ["locate"]

_DIVISIONS = (Level.DISTRICT, Level.PROVINCE, Level.REGION, Level.COUNTRY)


def locate(offset: Offset, place: Place, other: Place | None, gazetteer: Gazetteer) -> Place | None:
    """The derived place, or ``None`` when the phrase is too vague to have a point of its own."""
    kind, u = offset.kind, place.uncertainty_km
    wide = place.level in _DIVISIONS
    if kind in (OffsetKind.BETWEEN, OffsetKind.ROAD):
        return _between(offset, place, other)
    if kind is OffsetKind.BORDER:
        return None if other is None else _border(offset, place, other, gazetteer)
    if kind is OffsetKind.DISTANCE and offset.km is not None:
        if wide:
            return None  # from where in a province would one measure?
        if offset.bearing is None:
            return _derived(offset, place, 0.0, offset.km + u, Level.REGION)
        return _derived(offset, place, offset.km, max(1.0, 0.15 * offset.km + u / 2), Level.TOWN)
    if kind is OffsetKind.NEAR:
        if wide:
            return None
        shift = u + 5 if offset.bearing else 0.0
        return _derived(offset, place, shift, u + 5, Level.TOWN)
    if kind is OffsetKind.OUTSKIRTS:
        if wide:
            return None
        rim = _derived(offset, place, u if offset.bearing else 0.0, max(3.0, 1.5 * u), Level.REGION)
        return _keep_inside(rim, place, gazetteer)
    if kind is OffsetKind.COUNTRYSIDE:
        if wide:
            return _derived(offset, place, u / 2 if offset.bearing else 0.0, 0.6 * u, Level.REGION)
        return _derived(offset, place, 15.0 if offset.bearing else 0.0, 30.0, Level.REGION)
    if kind is OffsetKind.PART:
        inside = _part(offset, place, gazetteer) if wide and offset.bearing else None
        if inside is not None:
            return inside
        part = _derived(
            offset, place, u / 2 if offset.bearing else 0.0, (0.6 if offset.bearing else 0.5) * u, Level.REGION
        )
        return part if wide else _keep_inside(part, place, gazetteer)
    return None


def _derived(offset: Offset, place: Place, km: float, uncertainty: float, level: Level) -> Place:
    latitude, longitude = place.latitude, place.longitude
    if km and offset.bearing:
        latitude, longitude = destination(latitude, longitude, POINTS[offset.bearing], km)
    return _named(offset, place, None, (latitude, longitude), (uncertainty, level))


def _keep_inside(derived: Place, place: Place, gazetteer: Gazetteer) -> Place:
    """Drawn back to the town until its middle lies in the division that the town lies in: its rim is not abroad."""
    holder = next((area for area in gazetteer.containers(place) if gazetteer.outline(area) is not None), None)
    here = place.latitude, place.longitude
    if holder is None or not lies_in(*here, holder, gazetteer, within_km=0):
        return derived
    for part in (1.0, 0.75, 0.5, 0.25):
        latitude, longitude = (
            round(a + (b - a) * part, 5) for a, b in zip(here, (derived.latitude, derived.longitude), strict=True)
        )
        if lies_in(latitude, longitude, holder, gazetteer, within_km=0):
            return replace(derived, latitude=latitude, longitude=longitude)
    return replace(derived, latitude=here[0], longitude=here[1])


def _part(offset: Offset, place: Place, gazetteer: Gazetteer) -> Place | None:
    """The part of a division's outline on that side; it does not leave the division."""
    if offset.bearing is None:
        return None
    outline = gazetteer.outline(place)
    if outline is None:
        return None
    part = clip_to_side(outline, POINTS[offset.bearing], country=place.level is Level.COUNTRY)
    if part is None:
        return None
    latitude, longitude, radius = find_middle(part)
    return _named(offset, place, None, (latitude, longitude), (radius, Level.REGION))


def _between(offset: Offset, place: Place, other: Place | None) -> Place | None:
    if other is None or other.id == place.id or Level.COUNTRY in (place.level, other.level):
        return None
    half = apart_km(place, other) / 2
    latitude, longitude = midpoint(place.latitude, place.longitude, other.latitude, other.longitude)
    more = max(place.uncertainty_km, other.uncertainty_km) if offset.kind is OffsetKind.BETWEEN else 1.0
    return _named(offset, place, other, (latitude, longitude), (half + more, Level.REGION))


def _border(offset: Offset, place: Place, other: Place, gazetteer: Gazetteer) -> Place | None:
    """The middle of the stretch where the two outlines meet."""
    if other.id == place.id:
        return None
    outlines = gazetteer.outline(place), gazetteer.outline(other)
    if outlines[0] is None or outlines[1] is None:
        return None
    from shapely.geometry import shape  # noqa: PLC0415 - heavy, and only for this rare phrase

    near = 0.15  # degrees; outlines of two sources rarely touch
    stretch = shape(outlines[0].geometry).buffer(near).intersection(shape(outlines[1].geometry).buffer(near))
    if stretch.is_empty:
        return None
    middle = stretch.representative_point()
    west, south, east, north = stretch.bounds
    half = distance_km(south, west, north, east) / 2
    return _named(offset, place, other, (middle.y, middle.x), (max(5.0, half), Level.REGION))


def _named(
    offset: Offset, place: Place, other: Place | None, spot: tuple[float, float], extent: tuple[float, Level]
) -> Place:
    """A place of its own: ``spot`` is latitude and longitude, ``extent`` the uncertainty in km and the level."""
    marks = [
        offset.kind.value,
        f"{offset.km:g}km" if offset.km else "",
        offset.bearing or "",
        place.id,
        other.id if other else "",
    ]
    return derive_place(
        place,
        ":".join(mark for mark in marks if mark),
        name=" ".join(offset.span.text.split()),
        level=extent[1],
        uncertainty_km=round(extent[0], 1),
        spot=spot,
        worked_out_from=f"{place.name} and {other.name}" if other else None,
    )
