"""An online geocoder for names that the gazetteer lacks; only when the user asks for one.

What leaves the machine is the name, and the code of the country it is sought in; never the article. Answers are kept
on disk, so that a name is asked once, and carry the tier ``online`` and the service's name.
"""

from __future__ import annotations

import json
import math
import os
import sqlite3
import time
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from geostrike.errors import NetworkError
from geostrike.geodesy import KM_PER_DEGREE
from geostrike.language.addresses import split_address
from geostrike.language.controls import mend
from geostrike.language.names import fold, similarity
from geostrike.model.places import Candidate, Level, Place, Tier
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

__all__ = ["KEY_VARIABLE", "OnlineGeocoder"]

KEY_VARIABLE = "GEOSTRIKE_GEOCODER_KEY"
_AGENT = f"geostrike/{__version__}"
_SECONDS_BETWEEN = 1.0  # Nominatim's usage policy: one request a second at most
_TIMEOUT = 10.0
_LONGEST_WAIT = 20.0
_MOST = 5
_GIVES_UP_AFTER = 3
_LEVELS = {
    "country": Level.COUNTRY,
    "state": Level.PROVINCE, "province": Level.PROVINCE, "region": Level.PROVINCE,
    "county": Level.DISTRICT, "district": Level.DISTRICT, "state_district": Level.DISTRICT,
    "municipality": Level.DISTRICT, "city_district": Level.DISTRICT,
    "city": Level.TOWN, "town": Level.TOWN, "village": Level.TOWN, "hamlet": Level.TOWN,
    "isolated_dwelling": Level.TOWN, "locality": Level.TOWN,
    "suburb": Level.NEIGHBOURHOOD, "neighbourhood": Level.NEIGHBOURHOOD, "quarter": Level.NEIGHBOURHOOD,
    "borough": Level.NEIGHBOURHOOD,
}  # fmt: skip


class OnlineGeocoder:
    """``service`` is a geopy service name (``nominatim``); ``url`` the address of a self-hosted one."""

    def __init__(
        self,
        service: str,
        *,
        url: str | None = None,
        cache: Path | None = None,
        pause: float = _SECONDS_BETWEEN,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.service = service.casefold()
        self.host = (
            split_address(url).site if url else "nominatim.openstreetmap.org" if service == "nominatim" else service
        )
        self._geocoder = _make(self.service, url)
        self._pause, self._clock, self._sleep = pause, clock, sleep
        self._failures = 0
        self.problems: list[str] = []
        """What went wrong, one line each; after three failures in a row no more is asked."""
        self.unanswered = 0
        """How many times a name got no answer because something went wrong."""
        self._cache = _open_cache(cache)
        self.first_use = self._cache.execute("SELECT 1 FROM answer LIMIT 1").fetchone() is None

    def explain(self) -> str:
        """What leaves the machine, for a user who does this for the first time."""
        return (
            f"Names that the gazetteer lacks are sent to {self.host}, each with the code of the country it is sought in. "
            "Nothing else leaves this machine; answers are kept, so that each name is asked once."
        )

    def ask(self, name: str, countries: Collection[str] = ()) -> tuple[Candidate, ...]:
        """Candidates for one name, best first. Never raises: what failed is in ``problems``."""
        asked = fold(name)
        if not asked:
            return ()
        codes = ",".join(sorted(c.casefold() for c in countries))
        key = json.dumps([self.service, self.host, asked, codes])
        kept = self._recall(name, key)
        if kept is not None:
            return kept
        if self._failures >= _GIVES_UP_AFTER:
            self.unanswered += 1
            self.problems.append(f"{self.host} was not asked for {name!r}: it failed {_GIVES_UP_AFTER} times in a row")
            return ()
        try:
            answers = self._fetch(name, codes)
            self._failures = 0
        except NetworkError as error:
            self._failures += 1
            self.unanswered += 1
            self.problems.append(str(error))
            return ()
        with suppress(sqlite3.Error), self._cache:  # a cache that cannot be written costs one more request
            self._cache.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?)", (key, json.dumps(answers, sort_keys=True))
            )
        return self._weigh(name, answers)

    def _recall(self, name: str, key: str) -> tuple[Candidate, ...] | None:
        """What the name was answered before; ``None`` if it was not, or if what was kept is damaged: it is asked anew."""
        try:
            row = self._cache.execute("SELECT answer FROM answer WHERE question = ?", (key,)).fetchone()
            return None if row is None else self._weigh(name, json.loads(row[0]))
        except (
            sqlite3.Error,
            ValueError,
            KeyError,
            TypeError,
            AttributeError,
            IndexError,
            RecursionError,
            OverflowError,
        ):
            return None

    def _weigh(self, name: str, answers: list[dict[str, Any]]) -> tuple[Candidate, ...]:
        if not isinstance(answers, list):
            raise TypeError
        found = (_candidate(name, answer, self.service, self.host) for answer in answers)
        return tuple(candidate for candidate in found if candidate is not None)

    def take_problems(self) -> tuple[str, ...]:
        """What went wrong since this was last asked."""
        taken = tuple(dict.fromkeys(self.problems))
        self.problems.clear()
        return taken

    def _await_turn(self) -> None:
        """Wait until this process may ask: all that share the cache take turns, for the limit holds for all together."""
        now = turn = self._clock()
        with suppress(sqlite3.Error), self._cache:
            self._cache.execute("BEGIN IMMEDIATE")
            row = self._cache.execute("SELECT at FROM turn WHERE host = ?", (self.host,)).fetchone()
            # A turn far ahead is of a clock that has been put back since.
            due = row[0] + self._pause if row is not None and row[0] <= now + _LONGEST_WAIT else now
            turn = max(now, due)
            self._cache.execute("INSERT OR REPLACE INTO turn VALUES (?, ?)", (self.host, turn))
        if turn > now:
            self._sleep(turn - now)

    def _fetch(self, name: str, codes: str) -> list[dict[str, Any]]:
        from geopy.exc import GeocoderRateLimited, GeopyError  # noqa: PLC0415

        options: dict[str, Any] = {"exactly_one": False, "timeout": _TIMEOUT}
        if self.service == "nominatim":
            options |= {"limit": _MOST, "addressdetails": True, "language": "en"}
            if codes:
                options["country_codes"] = codes.split(",")
        for attempt in (1, 2):
            self._await_turn()
            try:
                with warnings.catch_warnings():
                    warnings.simplefilter("error", UserWarning)  # geopy's for coordinates off the globe
                    found = self._geocoder.geocode(name, **options) or []
                    plain = [_plain(location) for location in found[:_MOST]]
                    return [answer for answer in plain if answer is not None]
            except GeocoderRateLimited as error:
                if attempt == 2:
                    raise NetworkError(f"{self.host} says: too many requests; wait a while and run again") from error
                self._sleep(min(float(error.retry_after or self._pause * 5), _LONGEST_WAIT))
            except GeopyError as error:
                raise NetworkError(f"{self.host} could not be asked for {name!r} ({_first_line(error)})") from error
            except (
                ValueError, KeyError, TypeError, AttributeError, IndexError, UserWarning, RecursionError, OverflowError,
            ) as error:  # fmt: skip
                raise NetworkError(f"{self.host} sent nonsense for {name!r} ({_first_line(error)})") from error
        return []


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]


def _make(service: str, url: str | None) -> Any:
    from geopy.exc import GeocoderNotFound, GeopyError  # noqa: PLC0415
    from geopy.geocoders import get_geocoder_for_service  # noqa: PLC0415

    from geostrike.gazetteer.asking import CarefulAdapter  # noqa: PLC0415 - geopy is not needed where nobody is asked

    try:
        kind = get_geocoder_for_service(service)
    except GeocoderNotFound as error:
        raise NetworkError(f"No geocoder {service!r}; geopy knows nominatim, photon, geonames and others") from error
    options: dict[str, Any] = {"user_agent": _AGENT, "adapter_factory": CarefulAdapter}
    if url:
        parts = split_address(url)
        if not parts.is_web or parts.has_login:
            raise NetworkError(f"--geocoder-url {url!r} is no web address; write it as https://host/path")
        options |= {"domain": parts.site + parts.path.rstrip("/"), "scheme": parts.scheme}
    if os.environ.get(KEY_VARIABLE):
        options["api_key"] = os.environ[KEY_VARIABLE]
    try:
        return kind(**options)
    except (TypeError, GeopyError) as error:
        raise NetworkError(
            f"The geocoder {service} cannot be set up so ({error}); a key goes into {KEY_VARIABLE}, "
            "an address (--geocoder-url) only to services that can be self-hosted"
        ) from error


def _open_cache(path: Path | None) -> sqlite3.Connection:
    if path is None:
        from platformdirs import user_cache_path  # noqa: PLC0415

        path = user_cache_path("geostrike") / "geocoder.sqlite"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _with_tables(sqlite3.connect(path, timeout=_LONGEST_WAIT))
    except (OSError, sqlite3.Error):
        return _with_tables(sqlite3.connect(":memory:"))  # answers last for this run only


def _with_tables(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("CREATE TABLE IF NOT EXISTS answer (question TEXT PRIMARY KEY, answer TEXT) WITHOUT ROWID")
    connection.execute("CREATE TABLE IF NOT EXISTS turn (host TEXT PRIMARY KEY, at REAL) WITHOUT ROWID")
    return connection


def _plain(location: Any) -> dict[str, Any] | None:
    """What is kept of one answer; anything that is not of the expected type is dropped. ``None``: it is nowhere."""
    raw = location.raw if isinstance(location.raw, dict) else {}
    # geopy bends longitudes back onto the globe, and makes 0 of nothing; what the service said is what counts.
    latitude, longitude = raw.get("lat", location.latitude), raw.get("lon", location.longitude)
    if any(
        isinstance(said, bool) or not isinstance(said, (str, int, float)) or said == ""
        for said in (latitude, longitude)
    ):
        return None
    parts = raw.get("address")
    address = parts if isinstance(parts, dict) else {}
    box = raw.get("boundingbox")
    return {
        "latitude": float(latitude),
        "longitude": float(longitude),
        "address": str(location.address or "")[:300],
        "name": str(raw.get("name") or "")[:120],
        "id": f"{raw.get('osm_type', '')}{raw.get('osm_id', '')}"[:40],
        "kind": str(raw.get("addresstype") or raw.get("type") or "")[:40],
        "country": str(address.get("country_code") or "")[:2].upper(),
        "country_name": str(address.get("country") or "")[:80],
        "admin1": str(address.get("state") or "")[:80],
        "box": [float(x) for x in box] if isinstance(box, list) and len(box) == 4 else None,
    }


def _candidate(asked: str, answer: dict[str, Any], service: str, host: str) -> Candidate | None:
    answer = {key: mend(value) if isinstance(value, str) else value for key, value in answer.items()}
    latitude, longitude = answer["latitude"], answer["longitude"]
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or (latitude == 0 and longitude == 0):
        return None
    name = answer["name"] or answer["address"].split(",")[0] or asked
    level = _LEVELS.get(answer["kind"], Level.POINT)
    identifier = answer["id"] or f"{latitude:.5f},{longitude:.5f}"
    place = Place(
        id=f"online:{service}:{identifier}",
        name=name,
        level=level,
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        uncertainty_km=_reach_km(answer["box"], latitude) or (0.5 if level is Level.POINT else 5.0),
        country_code=answer["country"] or None,
        country=answer["country_name"] or None,
        admin1=answer["admin1"] or None,
        source=f"{service} ({host}), asked online",
        approximate=True,
    )
    likeness = round(min(similarity(asked, name), 0.99), 3)
    return Candidate(place=place, matched_name=name, tier=Tier.ONLINE, similarity=likeness)


def _reach_km(box: list[float] | None, latitude: float) -> float | None:
    """Half the diagonal of the answer's bounding box (south, north, west, east)."""
    if box is None or not all(math.isfinite(x) for x in box):
        return None
    height = (box[1] - box[0]) * KM_PER_DEGREE
    width = (box[3] - box[2]) * KM_PER_DEGREE * math.cos(math.radians(latitude))
    reach = math.hypot(height, width) / 2
    return round(max(0.2, reach), 1) if 0 <= reach < 5000 else None
