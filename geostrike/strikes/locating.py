"""Where a strike at a toponym is shown: at its place, or at what holds it where that is all that is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.model import Level

if TYPE_CHECKING:
    from geostrike.model import Place, Resolution, Toponym

__all__ = ["find_finest", "locate", "locate_strike", "share_holders"]


def locate_strike(toponym_id: str, toponyms: tuple[Toponym, ...], resolutions: tuple[Resolution, ...]) -> Place | None:
    """Where a strike at this toponym is shown: at its place, or at what holds it where that is all that is known."""
    return locate(toponym_id, {r.toponym_id: r for r in resolutions}, share_holders(toponyms))[0]


def locate(
    toponym_id: str | None, resolved: dict[str, Resolution], names: dict[str, Toponym]
) -> tuple[Place | None, bool]:
    """Where a strike at the toponym is shown, and whether that only holds it: a village no gazetteer knows, its district."""
    resolution = resolved.get(toponym_id) if toponym_id is not None else None
    place = (resolution.location or resolution.place) if resolution is not None else None
    if place is not None or toponym_id not in names:
        return place, False
    area = resolution.area if resolution is not None else None
    if resolution is not None and area is not None and not resolution.confidence and area.level is not Level.COUNTRY:
        return area, True  # the text holds it by that
    holders = names[toponym_id].container_ids
    for _ in range(_STEPS):
        places = [r.place for r in (resolved.get(i) for i in holders) if r is not None and r.place is not None]
        if places:
            return (None, False) if places[0].level is Level.COUNTRY else (places[0], True)
        holders = tuple(outer for i in holders if i in names for outer in names[i].container_ids)
    if resolution is None or area is None:
        return None, False
    if resolution.confidence >= _LIKELY and area.level in (Level.PROVINCE, Level.DISTRICT):
        return area, True  # all places it may mean lie there
    return None, False


def share_holders(toponyms: tuple[Toponym, ...]) -> dict[str, Toponym]:
    """By id; what the text says holds a name ("X in Karsa") holds it wherever it is named again ("X")."""
    told: dict[str, tuple[str, ...]] = {}
    for toponym in toponyms:
        if toponym.container_ids:
            told.setdefault(toponym.name.casefold(), toponym.container_ids)
    return {
        t.id: t
        if t.container_ids or not (holders := told.get(t.name.casefold()))
        else replace(t, container_ids=holders)
        for t in toponyms
    }


# Where no one place is sure enough to draw, the division that holds all it may mean is shown, if the best is at least
# as likely right as wrong.
_LIKELY = 0.5


# "the Old Mill quarter of Karsa in Arvan province": as many holders as a text names in a row.
_STEPS = 3


def find_finest(
    toponym_ids: tuple[str, ...], resolved: dict[str, Resolution], names: dict[str, Toponym]
) -> tuple[str, ...]:
    """Without the city that a quarter no gazetteer knows is shown in: one strike in it, not another on all of it."""
    shown = {i: locate(i, resolved, names) for i in toponym_ids}
    holding = {place.id for place, within in shown.values() if within and place is not None}
    return tuple(i for i in toponym_ids if shown[i][1] or not holding or _meant(resolved.get(i)) not in holding)


def _meant(resolution: Resolution | None) -> str | None:
    return resolution.place.id if resolution is not None and resolution.place is not None else None
