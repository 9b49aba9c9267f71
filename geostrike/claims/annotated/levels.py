"""What kind of place a noun can mean: “the town”, “the province”."""

from __future__ import annotations

from geostrike.model import Level

__all__ = ["LEVELS"]

_TOWN = frozenset({Level.TOWN})
_PROVINCE = frozenset({Level.PROVINCE, Level.REGION})
_QUARTER = frozenset({Level.NEIGHBOURHOOD, Level.POINT})
LEVELS = {
    **dict.fromkeys(("town", "city", "village", "capital", "municipality"), _TOWN),
    **dict.fromkeys(("province", "governorate", "region", "state"), _PROVINCE),
    "district": frozenset({Level.DISTRICT, Level.NEIGHBOURHOOD}),
    **dict.fromkeys(("country", "nation"), frozenset({Level.COUNTRY})),
    **dict.fromkeys(("neighbourhood", "neighborhood", "quarter"), _QUARTER),
    "suburb": _QUARTER | _TOWN,
    **dict.fromkeys(("enclave", "strip", "peninsula", "island"), _PROVINCE | {Level.DISTRICT}),
    "camp": _QUARTER | _TOWN,
}
