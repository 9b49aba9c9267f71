"""One article of a folder of maps, as the manifest and the journal keep it.

The folder may come from a stranger: what is kept there is taken for an entry only if it could be one of ours.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, field, fields
from typing import Any

from geostrike.collection.names import is_made_name
from geostrike.corrections.fitting import NO_LONGER_FITS
from geostrike.language.tongue import is_not_read

__all__ = ["ENDINGS", "PICTURES", "Entry", "decode_entry", "encode_entry"]

PICTURES = (".png", ".pdf", ".svg")
ENDINGS = (".html", ".geojson", *PICTURES)
"""What is drawn of an article."""

_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One article: what its map was drawn from, and what the page over all maps says of it."""

    key: str
    """Tells it from all others: its file, with its id where the file holds several."""
    file: str = ""
    """The file it stands in, relative to the folder of the maps, or its address."""
    where: str
    name: str
    """Of its files, without suffix; empty as long as it has none."""
    input: str
    """Hash of all that the map depends on; empty if it is to be tried again in any case."""
    files: dict[str, tuple[int, str]] = field(default_factory=dict)
    """The files drawn, with their sizes and the SHA-256 of their bytes."""
    failure: str | None = None
    """Why it could not be drawn; its files, if any, are of an earlier version."""
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    places: list[list[Any]] = field(default_factory=list)
    """Name, level, latitude, longitude, shape and uncertainty in km of what is drawn."""
    counts: dict[str, int] = field(default_factory=dict)
    doubts: int = 0
    warnings: list[str] = field(default_factory=list)
    """What the reading warns of."""

    @property
    def unfit(self) -> list[str]:
        """Warnings about corrections that no longer fit."""
        return [warning for warning in self.warnings if warning.startswith(NO_LONGER_FITS)]

    @property
    def not_read(self) -> list[str]:
        """The warning that the article is in a language that is not read, if it is."""
        return [warning for warning in self.warnings if is_not_read(warning)]


_FIELDS = tuple(known.name for known in fields(Entry))


def encode_entry(entry: Entry) -> str:
    """One line of JSON, that people can read as far as every file can hold it."""
    plain = {name: getattr(entry, name) for name in _FIELDS}
    line = json.dumps(plain, ensure_ascii=False)
    return line if _is_text(line) else json.dumps(plain)


def decode_entry(plain: object) -> Entry:
    """The entry of what ``encode_entry`` wrote. Raises ``ValueError`` for what it cannot have written."""
    if not isinstance(plain, dict) or not plain.keys() <= set(_FIELDS):
        raise ValueError("not an entry")
    texts = [plain.get(name) for name in ("key", "file", "where", "name", "input")]
    optional = [plain.get(name) for name in ("failure", "title", "outlet", "url", "published")]
    counts, warnings = plain.get("counts", {}), plain.get("warnings", [])
    sound = (
        all(isinstance(text, str) for text in texts)
        and all(text is None or isinstance(text, str) for text in optional)
        and _all_of(plain.get("places", []), _is_spot)
        and isinstance(counts, dict)
        and all(map(_is_count, (*counts.values(), plain.get("doubts", 0))))
        and _all_of(warnings, lambda warning: isinstance(warning, str))
    )
    if not sound:
        raise ValueError("a field is of another kind")
    return Entry(**{**plain, "files": _decode_files(plain["name"], plain.get("files", {}))})


def _decode_files(name: str, files: object) -> dict[str, tuple[int, str]]:
    """Only files that are drawn under this name: whoever else the manifest names is not ours to touch."""
    if name and not is_made_name(name):
        raise ValueError("no map is called so")
    if not isinstance(files, dict) or not files.keys() <= {name + ending for ending in ENDINGS if name}:
        raise ValueError("no map has such files")
    known = {}
    for file, facts in files.items():
        if not (isinstance(facts, list) and len(facts) == 2 and _is_count(facts[0]) and isinstance(facts[1], str)):
            raise ValueError("a file without size and hash")
        if not _HASH.fullmatch(facts[1]):
            raise ValueError("a file without a hash")
        known[file] = (facts[0], facts[1])
    return known


def _all_of(values: object, holds: Any) -> bool:
    return isinstance(values, list) and all(map(holds, values))


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _is_spot(spot: object) -> bool:
    if not isinstance(spot, list) or len(spot) != 6:
        return False
    name, level, latitude, longitude, shape, uncertainty = spot
    numbers = (latitude, longitude, uncertainty)
    return (
        all(isinstance(text, str) for text in (name, level, shape))
        and all(isinstance(number, (int, float)) and not isinstance(number, bool) for number in numbers)
        and math.isfinite(uncertainty)
        and uncertainty >= 0
        and abs(latitude) <= 90
        and abs(longitude) <= 180
    )


def _is_text(line: str) -> bool:
    """Whether it can be written: half of a surrogate pair cannot, and comes with file names that are not UTF-8."""
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
