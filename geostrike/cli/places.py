"""``geostrike places``: which places a name may mean, how each was found, and what to do when none is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from geostrike.cli.settings import GeocoderOption, GeocoderUrlOption, Settings, one_line_errors, open_aided, put, say
from geostrike.errors import GazetteerError
from geostrike.geodesy import distance_km

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model.places import Candidate, Place

__all__ = ["places"]

_SHOWN = 10
_TIER_WORDS = {
    "exact": "same letters",
    "key": "same name, romanised otherwise",
    "skeleton": "same consonants, and alike",
    "edit": "one consonant off, and alike",
    "online": "asked online",
}


def places(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help='A name, or "village, province, country".')],
    country: Annotated[str | None, typer.Option(metavar="CODE", help="Only in this country, such as SY.")] = None,
    near: Annotated[str | None, typer.Option(metavar="LAT,LON", help="Nearest to this point first.")] = None,
    level: Annotated[
        str | None,
        typer.Option(metavar="LEVEL", help="point, neighbourhood, town, district, province, region or country."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Show at most this many.")] = _SHOWN,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
    geocoder: GeocoderOption = None,
    geocoder_url: GeocoderUrlOption = None,
) -> None:
    """Look a place name up: candidates, where they lie, and why each was found.

    Example:  geostrike places "Jisr al-Shughour" --country SY
    """
    from geostrike.collection.aids import Aids
    from geostrike.gazetteer.phrase import look_up_phrase
    from geostrike.language.controls import dump_json

    settings: Settings = ctx.obj
    with one_line_errors():
        point = _read_point(near)
        wanted = _read_level(level)
        gazetteer = open_aided(settings.gazetteer, Aids(geocoder=geocoder, geocoder_url=geocoder_url))
        codes = [_read_country(country, gazetteer)] if country else []
        found = list(look_up_phrase(gazetteer, name, countries=codes))
        if wanted:
            found = [c for c in found if c.place.level == wanted]
        if point:
            found.sort(key=lambda c: distance_km(*point, c.place.latitude, c.place.longitude))
        if gazetteer.online:
            for problem in gazetteer.online.problems:
                say(f"geostrike: {problem}")
        advice = _advise(name, gazetteer, codes, found)
        if as_json:
            put(dump_json(_encode(name, gazetteer, found[:limit], point, advice), indent=2) + "\n")
        else:
            _print(name, found, limit, point, advice)
    if not found:
        raise typer.Exit(1)


def _read_point(text: str | None) -> tuple[float, float] | None:
    if text is None:
        return None
    try:
        latitude, longitude = (float(part) for part in text.split(","))
    except ValueError:
        raise GazetteerError(f"--near {text!r} is not LAT,LON; write it as 35.93,36.63") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise GazetteerError(f"--near {text} lies off the globe; latitude comes first, as in 35.93,36.63")
    return latitude, longitude


def _read_level(text: str | None) -> str | None:
    from geostrike.model.places import Level

    if text is None:
        return None
    if text not in set(Level):
        raise GazetteerError(f"--level {text!r} is none of {', '.join(Level)}")
    return text


def _read_country(text: str, gazetteer: Gazetteer) -> str:
    if gazetteer.country(text):
        return text.upper()
    named = [c.place.country_code for c in gazetteer.exact(text) if c.place.level == "country"]
    if named and named[0]:
        return named[0]
    raise GazetteerError(f"No country {text!r}; use a code of two letters such as SY")


def _advise(name: str, gazetteer: Gazetteer, codes: list[str], found: list[Candidate]) -> list[str]:
    from geostrike.gazetteer.advice import advise_packs, suggest_names

    said = []
    weak = not any(c.tier in ("exact", "key", "online") and not c.evidence for c in found)
    if not found and (near := suggest_names(name, gazetteer, codes)):
        said.append(f"Nearest spellings: {', '.join(near)}")
    if weak:
        countries = codes or sorted({c.place.country_code for c in found if c.place.country_code})[:3]
        if advice := advise_packs(countries, gazetteer):
            said.append(advice)
        elif not found and not codes:
            said.append("Small places come with country packs: geostrike gazetteer add SY (or IQ, UA, YE ...)")
    return said


def _print(name: str, found: list[Candidate], limit: int, point: tuple[float, float] | None, advice: list[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(highlight=False)
    if not found:
        console.print(Text(f"Nothing found for {_clean(name)}."))
    else:
        table = Table(box=None, pad_edge=False, header_style="bold")
        for title in ("place", "level", "in", "latitude, longitude", "±", "found by"):
            table.add_column(title, overflow="fold")
        if point:
            table.add_column("away", justify="right")
        for candidate in found[:limit]:
            place = candidate.place
            row = [
                Text(_clean(place.name), style="bold"),
                Text(place.level.value),
                Text(_clean(_containers(place))),
                Text(f"{place.latitude:.4f}, {place.longitude:.4f}"),
                Text(f"{place.uncertainty_km:g} km"),
                Text(_clean(_reason(candidate))),
            ]
            if point:
                row.append(Text(f"{distance_km(*point, place.latitude, place.longitude):,.0f} km"))
            table.add_row(*row)
        console.print(table)
        if len(found) > limit:
            console.print(Text(f"... and {len(found) - limit} more; --limit shows them", style="dim"))
    for line in advice:
        console.print(Text(line, style="yellow"))


def _clean(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)


def _containers(place: Place) -> str:
    parts = [p for p in (place.admin2, place.admin1, place.country) if p and p != place.name]
    return ", ".join(dict.fromkeys(parts))


def _reason(candidate: Candidate) -> str:
    words = _TIER_WORDS[candidate.tier.value]
    if candidate.matched_name != candidate.place.name or candidate.tier != "exact":
        words += f": {candidate.matched_name}"
    if candidate.similarity < 1:
        words += f" ({candidate.similarity:.0%} alike)"
    return "; ".join([words, *(e.words for e in candidate.evidence)])


def _encode(
    name: str, gazetteer: Gazetteer, found: list[Candidate], point: tuple[float, float] | None, advice: list[str]
) -> dict[str, Any]:
    return {
        "name": name,
        "gazetteer": gazetteer.version,
        "candidates": [
            {
                "id": c.place.id,
                "name": c.place.name,
                "level": c.place.level.value,
                "latitude": c.place.latitude,
                "longitude": c.place.longitude,
                "uncertainty_km": c.place.uncertainty_km,
                "country_code": c.place.country_code,
                "country": c.place.country,
                "admin1": c.place.admin1,
                "admin1_code": c.place.admin1_code,
                "admin2": c.place.admin2,
                "population": c.place.population,
                "geonames_id": c.place.geonames_id,
                "pcode": c.place.pcode,
                "iso_code": c.place.iso_code,
                "feature": c.place.feature,
                "source": c.place.source,
                "approximate": c.place.approximate,
                "matched_name": c.matched_name,
                "tier": c.tier.value,
                "similarity": c.similarity,
                "reason": _reason(c),
                "distance_km": round(distance_km(*point, c.place.latitude, c.place.longitude), 1) if point else None,
            }
            for c in found
        ],
        "advice": advice,
    }
