"""What else is asked, when the user names it: a spaCy pipeline for place names, an online geocoder for places.

Plain values, so that a process that draws can be told; nothing is imported or opened before it is used.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

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
        pipeline = _find_version(aids.spacy)
    return (aids.spacy or "", pipeline, aids.geocoder or "", aids.geocoder_url or "")


_SMALL = 1_000_000  # bytes: vectors and weights are known by their size, everything smaller by what it says


def _find_version(name: str) -> str:
    """What tells one version of a pipeline from another, without loading it; empty when it is not installed."""
    folder = Path(name)
    try:
        versions = [metadata.version("spacy")]
        if not folder.is_dir():
            return " ".join([*versions, metadata.version(name)])
        digest = hashlib.sha256()
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            size = path.stat().st_size
            digest.update(f"{path.relative_to(folder).as_posix()} {size}\n".encode())
            if size <= _SMALL:
                digest.update(path.read_bytes())
        return " ".join([*versions, digest.hexdigest()[:16]])
    except (metadata.PackageNotFoundError, ValueError, OSError):
        return ""
