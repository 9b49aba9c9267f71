"""Words around the name of a place that are no part of it."""

from __future__ import annotations

import re

__all__ = ["is_nameless", "strip_generic"]

# "the town of X", "X city", "near X", "the vicinity of X".
_GENERIC = frozenset(
    "a an the of in at near around outside inside to city town village hamlet area areas district province governorate "
    "region regions districts provinces villages towns neighborhood neighbourhood quarter suburb suburbs outskirts countryside vicinity camp base bases military army air "
    "airbase same another nearby local".split()
)
# "The central region", "eastern areas", "the north" name nothing: a direction is part of a name only beside one ("North Dovrin").
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern northwestern "
    "southeastern southwestern north-eastern north-western south-eastern south-western central middle centre center coastal".split()
)
_SIDE = re.compile(
    r"^(?:in |to )?(?:the )?(?:north|south|east|west|northeast|northwest|southeast|southwest|centre|center) of ",
    re.IGNORECASE,
)
_WORD = re.compile(r"\S+")


def strip_generic(words: str) -> str:
    """``words`` without the generic ones at both ends; empty when nothing else is left: "the same neighborhood", "Central
    Region".
    """
    parts = _WORD.findall(_SIDE.sub("", words))
    if all(part.lower() in _GENERIC or part.lower() in _DIRECTIONS for part in parts):
        return ""
    while parts and parts[0].lower() in _GENERIC:
        parts.pop(0)
    while parts and parts[-1].lower() in _GENERIC:
        parts.pop()
    return " ".join(parts)


# "Warplanes", "an unidentified drone", "unknown aircraft": what struck, not who.
_CRAFT = frozenset(
    "warplane warplanes jet jets plane planes aircraft airplanes bomber bombers fighter fighters helicopter helicopters gunship gunships "
    "drone drones uav uavs artillery missile missiles rocket rockets raid raids strike strikes airstrike airstrikes attackers air".split()
)
_UNKNOWN = frozenset(
    "a an the unknown unidentified unclaimed mysterious unmanned war suspected several two some other".split()
)


def is_nameless(words: str) -> bool:
    """Whether the words for an attacker say what struck, or that nobody knows who, and name no party."""
    parts = words.lower().replace("-", " ").split()
    return all(part in _CRAFT or part in _UNKNOWN for part in parts)
