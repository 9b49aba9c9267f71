"""Why claims were joined and how their strike is shown, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level, Shape
from geostrike.model.facts import HAPPENED
from geostrike.strikes.shapes import shape_group

if TYPE_CHECKING:
    from geostrike.model import Resolution, Toponym
    from geostrike.strikes.grouping import Group

__all__ = ["explain_group"]


def explain_group(group: Group, resolved: dict[str, Resolution], names: dict[str, Toponym]) -> str:
    """Both reasons in one line."""
    joined = _why_joined(group)
    if group.toponym_id is None:
        return f"names no place of its own; {joined}"
    toponym = names.get(group.toponym_id)
    label = toponym.name if toponym else "the place"
    if group.realis not in HAPPENED:
        return f"listed, not drawn: {group.realis.value}; {joined}"
    if group.place is None:
        resolution = resolved.get(group.toponym_id)
        return f"listed, not drawn: no place found for “{label}” ({resolution.reason if resolution else 'unresolved'}); {joined}"
    if group.place.level is Level.COUNTRY:
        return f"listed, not drawn: a whole country is too coarse; {joined}"
    if shape_group(group) is Shape.LIST:
        return f"listed, not drawn: {group.place.name} is too wide a region; {joined}"
    shape = "an area" if shape_group(group) is Shape.AREA else "a point"
    if group.within:
        resolution = resolved.get(group.toponym_id)
        why = resolution.reason if resolution else "unresolved"
        return f"drawn as {shape}: no place found for “{label}” ({why}); shown at {group.place.name}, which {_why_holder(group, names)}; {joined}"
    return f"drawn as {shape}: “{label}” is a {group.place.level.value}; {joined}"


def _why_joined(group: Group) -> str:
    count = len(group.claims)
    if count == 1:
        return "one claim"
    place = "no place named" if group.toponym_id is None else "same place"
    days = list(group.days)
    dated = sum(c.date is not None and c.date.start is not None and not c.date.inherited for c in group.claims)
    first, last = max((d.first for d in days), default=None), min((d.last for d in days), default=None)
    if not dated:
        when = "no dates of their own"
    elif first is not None and last is not None and first > last:
        when = "no dates of their own that exclude each other"
    else:
        when = "no dates that exclude each other"
    return f"{count} claims joined: {place}, {when}"


def _why_holder(group: Group, names: dict[str, Toponym]) -> str:
    toponym = names.get(group.toponym_id) if group.toponym_id is not None else None
    return "the text says holds it" if toponym is not None and toponym.container_ids else "holds all places it may mean"
