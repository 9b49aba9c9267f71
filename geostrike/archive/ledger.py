"""Which partitions are done: one small file each, written when all else of it lies there. What no such file names is nobody's."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from geostrike.archive.schema import SCHEMA, TABLES
from geostrike.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.archive.sheets import File
    from geostrike.archive.storage import Folder

__all__ = ["ABOUT", "Entry", "Ledger", "is_archive"]

ABOUT = "archive.json"
_DONE = "_partitions"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A partition that was read: what it was made from, and what came of it."""

    partition: str
    addresses: tuple[str, ...]
    files: tuple[str, ...]
    articles: int = 0
    read: int = 0
    passed_over: int = 0
    strikes: int = 0
    claims: int = 0
    failures: int = 0


def is_archive(folder: Folder) -> bool:
    """Whether an archive was written there."""
    try:
        return bool(json.loads(folder.read(ABOUT)).get("schema") == SCHEMA)
    except (OSError, ValueError, AttributeError):
        return False


class Ledger:
    """The entries in the folder of an archive."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def find(self, partition: str) -> Entry | None:
        """The entry of a partition; ``None`` when it is not done."""
        try:
            return _decode(self._folder.read(_path(partition)))
        except FileNotFoundError:
            return None

    def settle(self, entry: Entry, files: Iterable[File]) -> Entry:
        """Write the files of a partition, and last of all that it is done."""
        paths = self._folder.write_all(files)
        done = Entry(**asdict(entry) | {"files": tuple(paths)})
        self._folder.write(_path(entry.partition), (json.dumps(asdict(done), indent=1) + "\n").encode())
        return done

    def tidy(self, wanted: Iterable[str], addresses: Iterable[str]) -> list[Entry]:
        """Drop what was made of ``addresses`` and is not ``wanted`` any more, and what a killed process left; the entries that stay.

        Raises ``OutputError`` when what lies there is no archive.
        """
        known, kept = set(wanted), []
        ours = set(addresses)
        for path, data in self._folder.read_each(_DONE).items():
            entry = _decode(data)
            named = entry is not None and path == _path(entry.partition)
            if entry is not None and named and (entry.partition in known or ours.isdisjoint(entry.addresses)):
                kept.append(entry)
            else:
                self._folder.remove(path)
        held = {path for entry in kept for path in entry.files}
        for table in TABLES:
            for path in self._folder.list(table):
                if path not in held:
                    if not path.endswith(".parquet"):
                        raise OutputError(
                            f"{self._folder.address}/{path} is none of geostrike's: choose another folder"
                        )
                    self._folder.remove(path)
        return kept


def _decode(data: bytes) -> Entry | None:
    """The entry of a file; ``None`` for one that is damaged, as if it were not done."""
    try:
        told: dict[str, Any] = json.loads(data)
        addresses, files = (tuple(map(str, told.pop(name))) for name in ("addresses", "files"))
        return Entry(addresses=addresses, files=files, **told)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _path(partition: str) -> str:
    return f"{_DONE}/{partition}.json"
