"""What has been drawn in a folder, from what, and what failed: known by content, never by clock.

``manifest.json`` holds the state after a whole run. While a run goes on, each finished article is added to
``journal.jsonl``, so that a run that was killed is taken up where it stopped; a torn last line is left out.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from typing import IO, TYPE_CHECKING, Any

from geostrike.corrections.fitting import NO_LONGER_FITS
from geostrike.errors import OutputError
from geostrike.export.files import PARTIAL, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["HIDDEN", "Entry", "Manifest", "locked"]

HIDDEN = ".geostrike"
_SCHEMA = "geostrike.manifest/1"


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One article: what its map was drawn from, and what the page over all maps says of it."""

    key: str
    """Where the article stands, relative to the folder of the maps."""
    where: str
    name: str
    """Of its files, without suffix."""
    input: str
    """Hash of all that the map depends on."""
    files: dict[str, int] = field(default_factory=dict)
    """The files drawn, with their sizes."""
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


class Manifest:
    """The entries of one folder, by key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / HIDDEN / "manifest.json"
        self._journal_path = folder / HIDDEN / "journal.jsonl"
        self._journal: IO[str] | None = None
        self._changed = False
        self.entries: dict[str, Entry] = {}

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """The manifest of ``folder``, empty if there is none. Raises ``OutputError`` when it is damaged."""
        manifest = cls(folder)
        try:
            data = json.loads(manifest._path.read_text("utf-8"))
            manifest.entries = {item["key"]: Entry(**item) for item in data["entries"]}
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise OutputError(
                f"{manifest._path} is damaged ({type(error).__name__}): delete it, and everything is drawn again",
            ) from None
        manifest._replay()
        return manifest

    def _replay(self) -> None:
        try:
            lines = self._journal_path.read_text("utf-8", "replace").splitlines()
        except FileNotFoundError:
            return
        for line in lines:
            try:
                entry = Entry(**json.loads(line))
            except (ValueError, TypeError):
                continue  # the line the killed run was writing
            self.entries[entry.key] = entry
            self._changed = True

    def record(self, entry: Entry) -> None:
        """Keep ``entry``, at once also on the disk."""
        self.entries[entry.key] = entry
        self._changed = True
        if self._journal is None:
            self._journal = self._journal_path.open("a", encoding="utf-8")
            # After a torn line the next entry must begin a line of its own.
            self._journal.write("\n")
        self._journal.write(_dump(entry) + "\n")
        self._journal.flush()

    def forget(self, key: str) -> None:
        """Drop an entry whose files are gone."""
        del self.entries[key]
        self._changed = True

    def close(self) -> None:
        """Leave the journal as it is, for the next run to take up."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    def save(self) -> bool:
        """Write the whole state if it has changed; whether it had. One entry a line, so that people can compare."""
        self.close()
        changed = self._changed
        if changed:
            lines = ",\n".join(_dump(self.entries[key]) for key in sorted(self.entries))
            write_whole(self._path, f'{{"schema": {json.dumps(_SCHEMA)}, "entries": [\n{lines}\n]}}\n')
            self._changed = False
        self._journal_path.unlink(missing_ok=True)
        return changed


_FIELDS = tuple(known.name for known in fields(Entry))


def _dump(entry: Entry) -> str:
    return json.dumps({name: getattr(entry, name) for name in _FIELDS}, ensure_ascii=False)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a second geostrike from drawing into ``folder`` meanwhile; what a killed one left half-written goes.

    The lock ends with the process, however it ends. Raises ``OutputError``.
    """
    hidden = folder / HIDDEN
    try:
        hidden.mkdir(parents=True, exist_ok=True)
        handle = os.open(hidden / "lock", os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written ({error.strerror}): choose another folder with -o") from None
    try:
        _lock(handle, folder)
        for place in (folder, hidden, folder / "sources"):
            for left in place.glob(f".*{PARTIAL}*"):
                left.unlink(missing_ok=True)
        yield
    finally:
        os.close(handle)


def _lock(handle: int, folder: Path) -> None:
    try:
        import fcntl  # noqa: PLC0415  loaded only where it is used
    except ImportError:  # not on Windows; there two runs at once are the user's to avoid
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise OutputError(
            f"another geostrike is drawing into {folder}: wait for it, or choose another folder"
        ) from None
