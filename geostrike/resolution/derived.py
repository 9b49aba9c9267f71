"""A place that is worked out from another: it has none of the names and numbers that the other is known by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.model import Level, Place

__all__ = ["derive_place"]


def derive_place(
    origin: Place,
    mark: str,
    *,
    name: str,
    level: Level,
    uncertainty_km: float,
    spot: tuple[float, float] | None = None,
    worked_out_from: str | None = None,
) -> Place:
    """A place in the divisions of ``origin``, called ``relative:MARK``; ``spot`` is latitude and longitude in degrees, where it is
    another than its own. ``worked_out_from`` are the names told as its source, if more than that of ``origin``.
    """
    latitude, longitude = spot or (origin.latitude, origin.longitude)
    return replace(
        origin,
        id=f"relative:{mark}",
        name=name,
        level=level,
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        uncertainty_km=uncertainty_km,
        geonames_id=None,
        pcode=None,
        iso_code=None,
        population=None,
        feature=None,
        local_name=None,
        source=f"worked out from {worked_out_from or origin.name} ({origin.source})",
        approximate=True,
    )
