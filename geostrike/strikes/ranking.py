"""The main event first: what the text comes back to, opens with and places exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Level, Realis, Shape
from geostrike.strikes.shapes import shape_group

if TYPE_CHECKING:
    from geostrike.model import Claim, Resolution
    from geostrike.strikes.grouping import Group

__all__ = ["find_told_exactly", "rank_group"]

_FINENESS = {level: index for index, level in enumerate(Level)}
# The weights were chosen on development articles for the strike they were filed under (the steps are of one size; no finer
# choice made a difference).
_CLAIMS_THAT_COUNT = 4
_OPENING_CLAIMS = 2


def rank_group(
    group: Group, finer: set[str], order: dict[int, int], resolved: dict[str, Resolution]
) -> tuple[int, int, float, int, int, str]:
    """What is drawn before the list, current before background, then by prominence, then in the order of the text.

    ``finer`` are the provinces in which the text tells of a strike exactly; ``order`` leads from where a claim begins to
    its place in the text.
    """
    shape = shape_group(group)
    first = min(order[c.evidence[0].start] for c in group.claims)
    sure = max(
        (resolved[i].confidence for c in group.claims for i in c.toponym_ids if _is_at(group, i, resolved)), default=0.5
    )
    prominence = (
        sure
        + 0.5 * min(sum(map(_tells, group.claims)), _CLAIMS_THAT_COUNT)
        + 0.5 * (first < _OPENING_CLAIMS)
        - 0.5 * (shape is Shape.AREA and not _is_about_a_town(group))
        - 1.0 * _is_told_exactly(group, finer)
    )
    return (
        int(shape is Shape.LIST),
        0 if group.realis is Realis.CURRENT else 1,
        -round(prominence, 3),
        first,
        _FINENESS[group.place.level] if group.place else 9,
        group.toponym_id or "",
    )


def _tells(claim: Claim) -> bool:
    """Whether a claim makes more of a strike: tells of it, or whom it hurt; not that nobody was hurt."""
    return claim.trigger is not None or any(count.min or count.max is None for count in claim.casualties)


def _is_told_exactly(group: Group, finer: set[str]) -> bool:
    """Whether the text tells exactly, at another place, what it tells of a province: the headline's "in Karsa province"."""
    place = group.place
    return place is not None and place.level is Level.PROVINCE and place.admin1_code in finer


def _is_about_a_town(group: Group) -> bool:
    """Whether it is the rim, a part or the surroundings of a town: an area, and still told exactly."""
    place = group.place
    return place is not None and place.level is Level.REGION and place.uncertainty_km <= _ABOUT_A_TOWN_KM


_ABOUT_A_TOWN_KM = 10.0


def find_told_exactly(group: Group) -> str | None:
    """The province in which the group is told exactly."""
    place = group.place
    exact = place is not None and place.level in (Level.DISTRICT, Level.TOWN, Level.NEIGHBOURHOOD, Level.POINT)
    exact = exact or _is_about_a_town(group)
    return place.admin1_code if place is not None and exact and group.realis is Realis.CURRENT else None


def _is_at(group: Group, toponym_id: str, resolved: dict[str, Resolution]) -> bool:
    """Whether the toponym means the place of the group."""
    found = resolved.get(toponym_id)
    place = (found.location or found.place) if found is not None else None
    return place is not None and group.place is not None and place.id == group.place.id
