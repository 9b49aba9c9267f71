"""What else is asked, when the user names it: a spaCy pipeline for place names, an online geocoder for places.

Plain values, so that a process that draws can be told; nothing is imported or opened before it is used.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Span

__all__ = ["NO_AIDS", "Aids", "fingerprint", "open_gazetteer", "open_recognisers"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Aids:
    """By default nobody: geostrike reads by itself, and nothing leaves the machine."""

    spacy: str | None = None
    """Name or folder of an installed spaCy pipeline."""
    geocoder: str | None = None
    """A service of geopy, such as ``nominatim``."""
    geocoder_url: str | None = None


NO_AIDS = Aids()


def open_gazetteer(path: Path | None, aids: Aids) -> Gazetteer:
    """The gazetteer, with leave to ask online if the user gave it. Raises ``GazetteerError`` or ``NetworkError``."""
    from geostrike.gazetteer.index import Gazetteer  # noqa: PLC0415  loaded only where it is used

    gazetteer = Gazetteer.open(path)
    if aids.geocoder is not None or aids.geocoder_url is not None:
        from geostrike.gazetteer.online import OnlineGeocoder  # noqa: PLC0415  loaded only where it is used

        gazetteer.online = OnlineGeocoder(aids.geocoder or "nominatim", url=aids.geocoder_url)
    return gazetteer


def open_recognisers(aids: Aids) -> tuple[Callable[[str], tuple[Span, ...]], ...]:
    """Who else looks for place names. Raises ``GeostrikeError`` with the cure when the pipeline cannot be opened."""
    return () if aids.spacy is None else (_open_pipeline(aids.spacy),)


@lru_cache(maxsize=1)
def _open_pipeline(name: str) -> Callable[[str], tuple[Span, ...]]:
    """Opened once a process: that takes a second or more."""
    from geostrike.toponyms.pipeline_spans import open_pipeline  # noqa: PLC0415  loaded only where it is used

    return open_pipeline(name)


def fingerprint(aids: Aids) -> tuple[str, ...]:
    """Changes when another aid, or another version of the pipeline, is asked."""
    if aids == NO_AIDS:
        return ()
    pipeline = ""
    if aids.spacy is not None:
        from geostrike.toponyms.pipeline_spans import find_version  # noqa: PLC0415  loaded only where it is used

        pipeline = find_version(aids.spacy)
    return (aids.spacy or "", pipeline, aids.geocoder or "", aids.geocoder_url or "")
