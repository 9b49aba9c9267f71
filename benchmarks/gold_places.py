"""Toponyms and resolutions made from the places that gold annotations name: the claims room measured by itself."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import Any

from geostrike.model import Article, Level, Place, Resolution, Role, Source, Span, Toponym

SHARED = Path(__file__).resolve().parents[2] / "shared"
_LEVELS = {
    "town": Level.TOWN,
    "district": Level.DISTRICT,
    "province": Level.PROVINCE,
    "neighbourhood": Level.NEIGHBOURHOOD,
    "area": Level.TOWN,
    "country": Level.COUNTRY,
    "point": Level.POINT,
}


def make_article(key: str, text: str, published: str | None, outlet: str | None = None) -> Article:
    return Article(
        id=key,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        published=date.fromisoformat(published) if published else None,
        outlet=Source(name=outlet) if outlet else None,
        repeated=_repeated(text),
    )


def _repeated(text: str) -> tuple[Span, ...]:
    seen: set[str] = set()
    found = []
    for match in re.finditer(r"[^\n]+", text):
        if match.group().strip() in seen and len(match.group().split()) > 8:
            found.append(Span(start=match.start(), end=match.end(), text=match.group()))
        seen.add(match.group().strip())
    return tuple(found)


def make_place(
    key: str,
    name: str,
    level: Level,
    *,
    at: tuple[float, float] = (0.0, 0.0),
    country: str | None = None,
    admin1: str | None = None,
) -> Place:
    """``at``: latitude, longitude."""
    return Place(
        id=f"gold:{key}",
        name=name,
        level=level,
        latitude=at[0],
        longitude=at[1],
        uncertainty_km=5.0,
        country=country,
        country_code=country,
        admin1=admin1,
        admin1_code=admin1,
        source="gold",
    )


def places_of_article(doc: dict[str, Any]) -> tuple[Article, tuple[Toponym, ...], tuple[Resolution, ...]]:
    """Every occurrence of every annotated surface, with its level; capitals of datelines and the like stay plain places."""
    article = make_article(doc["id"], doc["text"], doc["date"], doc["outlet"])
    rows: list[tuple[int, int, Place, Role]] = []
    for group in ("strikes", "neutral", "not_strikes"):
        for entry in doc[group]:
            surface = entry["place_surface"]
            level = _LEVELS.get(entry.get("level") or _guess(entry), Level.TOWN)
            place = make_place(
                surface.lower(),
                surface,
                level,
                at=(entry.get("lat") or 0.0, entry.get("lon") or 0.0),
                country=entry.get("country"),
                admin1=entry.get("admin1"),
            )
            for match in re.finditer(re.escape(surface), doc["text"]):
                role = Role.PLACE
                if surface.isupper() and match.start() < 400 and len(surface) > 3:
                    role = Role.DATELINE
                rows.append((match.start(), match.end(), place, role))
    for match in re.finditer(
        r"\b(Russian|Syrian|Israeli|Turkish|Ukrainian|Iranian|Iraqi|Saudi|American|Armenian|Azerbaijani|British|French|Afghan|Nato|Saudis|Houthis?)\b",
        doc["text"],
    ):
        people = match.group()
        place = make_place(people.lower(), _COUNTRIES.get(people, people), Level.COUNTRY)
        rows.append((match.start(), match.end(), place, Role.ADJECTIVE))
    for match in re.finditer(
        r"\b(Russia|Israel|Ukraine|Turkey|Moscow|Kremlin|Washington|Armenia|Azerbaijan|Syria|Kyiv|Pentagon|U\.S\.|US)(?=\s+(?:has|had|said|says|also|fired|launched|struck|announced|reported|attacked|claimed|carried|confirmed|was|is)\b)",
        doc["text"],
    ):
        place = make_place(match.group().lower(), match.group(), Level.COUNTRY)
        rows.append((match.start(), match.end(), place, Role.GOVERNMENT))
    return article, *_build(doc["text"], rows)


_COUNTRIES = {
    "Russian": "Russia",
    "Syrian": "Syria",
    "Israeli": "Israel",
    "Turkish": "Turkey",
    "Ukrainian": "Ukraine",
    "Iranian": "Iran",
    "Iraqi": "Iraq",
    "Saudi": "Saudi Arabia",
    "American": "United States",
    "Armenian": "Armenia",
    "Azerbaijani": "Azerbaijan",
    "British": "United Kingdom",
    "French": "France",
    "Afghan": "Afghanistan",
}


def _guess(entry: dict[str, Any]) -> str:
    why = entry.get("why", "")
    return "country" if "country" in why else "province" if "province" in why else "town"


def _build(text: str, rows: list[tuple[int, int, Place, Role]]) -> tuple[tuple[Toponym, ...], tuple[Resolution, ...]]:
    rows.sort(key=lambda r: (r[0], -(r[1] - r[0]), r[3] is not Role.GOVERNMENT))
    toponyms: list[Toponym] = []
    resolutions: list[Resolution] = []
    end = -1
    for start, stop, place, role in rows:
        if start < end:
            continue
        end = stop
        key = f"t{len(toponyms) + 1}"
        toponyms.append(
            Toponym(
                id=key,
                span=Span(start=start, end=stop, text=text[start:stop]),
                name=text[start:stop],
                role=role,
                reason="gold",
            )
        )
        resolutions.append(Resolution(toponym_id=key, place=place, confidence=1.0, reason="gold"))
    return tuple(toponyms), tuple(resolutions)


_SEED_ROLES = {"dateline": Role.DATELINE, "metonym_government": Role.GOVERNMENT}


def places_of_seed(
    gold: dict[str, Any], text: str, published: str | None = "2015-10-01"
) -> tuple[Article, tuple[Toponym, ...], tuple[Resolution, ...]]:
    """The seed's own 48 mentions with the roles a recogniser may know (not the strike roles)."""
    article = make_article("seed", text, published, "Associated Press")
    table = gold["places"]
    table = table if isinstance(table, dict) else {p["id"]: p for p in table}
    rows = []
    for mention in gold["place_mentions"]:
        entry = table[mention["place"]]
        name, level = entry.get("name", mention["place"]), _seed_level(mention["place"])
        place = make_place(
            mention["place"],
            name,
            level,
            at=(entry.get("lat") or 0.0, entry.get("lon") or 0.0),
            country=entry.get("country"),
        )
        role = _SEED_ROLES.get(mention["role"], Role.PLACE)
        if mention["sub_role"] == "source_base":
            role = Role.AFFILIATION
        rows.append((mention["start"], mention["end"], place, role))
    for mention in gold["adjectival_mentions"]:
        surface = mention.get("surface", "")
        if surface in _COUNTRIES:
            rows.append(
                (
                    mention["start"],
                    mention["end"],
                    make_place(surface, _COUNTRIES[surface], Level.COUNTRY),
                    Role.ADJECTIVE,
                )
            )
    return article, *_build(text, rows)


def _seed_level(key: str) -> Level:
    if key in ("SY05", "SY07"):
        return Level.PROVINCE
    if key in ("SY-CNW", "MIDEAST", "EUROPE"):
        return Level.REGION
    return Level.COUNTRY if len(key) == 2 else Level.TOWN
