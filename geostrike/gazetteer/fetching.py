"""What to fetch for a country pack, and from where. Other addresses (a mirror, a test) come from the environment."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from geostrike.errors import GazetteerError, NetworkError
from geostrike.gazetteer.build import Progress, silent
from geostrike.gazetteer.download import fetch, fetch_json, measure
from geostrike.gazetteer.kept import Kept, keep_files
from geostrike.gazetteer.location import find_default
from geostrike.gazetteer.schema import open_read_only
from geostrike.language.addresses import split_address

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["fetch_boundaries", "fetch_pack", "host_of_packs", "measure_pack"]

GEONAMES = "https://download.geonames.org/export/dump"
BOUNDARIES = "https://www.geoboundaries.org/api/current/gbOpen"
GEONAMES_VARIABLE = "GEOSTRIKE_GEONAMES_URL"
BOUNDARIES_VARIABLE = "GEOSTRIKE_BOUNDARIES_URL"


def fetch_pack(
    country: str, progress: Progress = silent, *, folder: Path | None = None, pause: float = 1.0
) -> list[Kept]:
    """The GeoNames country dump, its alternate names, and the codes of its divisions."""
    base = os.environ.get(GEONAMES_VARIABLE, GEONAMES).rstrip("/")
    kept: list[Kept] = []
    for path, kind in (
        (f"{country}.zip", "zip"),
        (f"alternatenames/{country}.zip", "zip"),
        ("admin2Codes.txt", "text"),
    ):
        fetched = fetch(f"{base}/{path}", kind=kind, folder=folder, progress=progress, pause=pause)
        found = keep_files(country, path, fetched.data, url=fetched.url, date=fetched.date)
        if not found:
            raise GazetteerError(f"{base}/{path} holds no table of {country}; try again later, or use --from")
        kept += found
    return kept


def host_of_packs() -> str:
    """Whom fetching a pack tells of the country."""
    return split_address(os.environ.get(GEONAMES_VARIABLE, GEONAMES)).host or GEONAMES


def measure_pack(country: str) -> int:
    """How many bytes ``fetch_pack`` would fetch, without the list of divisions that all countries share; 0 if unknown."""
    base = os.environ.get(GEONAMES_VARIABLE, GEONAMES).rstrip("/")
    return sum(measure(f"{base}/{path}") for path in (f"{country}.zip", f"alternatenames/{country}.zip"))


def fetch_boundaries(
    country: str, progress: Progress = silent, *, folder: Path | None = None, pause: float = 1.0
) -> list[Kept]:
    """The open ADM1 and ADM2 polygons that geoBoundaries has of the country."""
    base = os.environ.get(BOUNDARIES_VARIABLE, BOUNDARIES).rstrip("/")
    iso3 = _iso3(country)
    kept = []
    for level in ("ADM1", "ADM2"):
        try:
            facts = fetch_json(f"{base}/{iso3}/{level}/", pause=pause)
        except NetworkError as error:
            if "answers 404" in str(error):
                continue
            raise
        if not isinstance(facts, dict):
            raise NetworkError(
                f"{base}/{iso3}/{level}/ sent something unknown; use --no-boundaries or --boundaries FILE"
            )
        url = facts.get("simplifiedGeometryGeoJSON") or facts.get("gjDownloadURL")
        if not isinstance(url, str):
            continue
        fetched = fetch(url, kind="json", folder=folder, progress=progress, pause=pause)
        kept.append(
            Kept(
                role="boundaries",
                name=f"geoBoundaries-{iso3}-{level}.geojson",
                data=fetched.data,
                url=url,
                date=str(facts.get("boundaryYearRepresented", "")),
                licence=str(facts.get("boundaryLicense", ""))[:120],
            )
        )
    return kept


def _iso3(country: str) -> str:
    with closing(open_read_only(find_default())) as connection:
        row = connection.execute("SELECT value FROM meta WHERE key = ?", (f"iso3 {country}",)).fetchone()
    if row is None:
        raise GazetteerError(
            f"geoBoundaries' code for {country} is not known; use --no-boundaries or --boundaries FILE"
        )
    return str(row[0])
