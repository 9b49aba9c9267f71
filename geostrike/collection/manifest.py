"""What has been drawn in a folder, from what, and what failed: known by content, never by clock.

``manifest.json`` holds the state after a whole run. While a run goes on, each finished article is added to
``journal.jsonl``, so that a run that was killed is taken up where it stopped; a torn last line is left out.
"""

from __future__ import annotations

import hashlib
import json
import os
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from geostrike.collection.entries import Entry, decode_entry, encode_entry
from geostrike.collection.fetched import FOLDER
from geostrike.collection.owned import open_plain, read_plain, refuse_link
from geostrike.collection.untouched import is_untouched, read_clock
from geostrike.errors import OutputError
from geostrike.export.files import find_partial, remove_partial, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

__all__ = ["HIDDEN", "Manifest", "locked"]

HIDDEN = ".geostrike"
_SCHEMA = "geostrike.manifest/2"
# Without hashes of what was drawn: everything is drawn again.
_EARLIER = "geostrike.manifest/1"


class Manifest:
    """The entries of one folder, by key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._path = folder / HIDDEN / "manifest.json"
        self._journal_path = folder / HIDDEN / "journal.jsonl"
        self._journal: IO[str] | None = None
        self._changed = False
        self._settled = 0
        """When the manifest was written, by the file system's clock; 0 where it keeps none that nobody can turn back."""
        self.entries: dict[str, Entry] = {}

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """The manifest of ``folder``, empty if there is none. Raises ``OutputError`` when it is damaged."""
        manifest = cls(folder)
        try:
            manifest.entries = _decode(read_plain(manifest._path))
            manifest._settled = read_clock(manifest._path.stat())
        except FileNotFoundError:
            pass
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise OutputError(
                f"{manifest._path} is damaged ({type(error).__name__}): delete it, and everything is drawn again",
            ) from None
        manifest._replay()
        return manifest

    def _replay(self) -> None:
        try:
            lines = read_plain(self._journal_path).decode("utf-8", "replace").split("\n")
        except FileNotFoundError:
            return
        except OSError as error:
            raise OutputError(f"{self._journal_path} cannot be read ({error}): delete it") from None
        for line in lines:
            try:
                entry = decode_entry(json.loads(line))
            except (ValueError, RecursionError):
                continue  # the line the killed run was writing
            self.entries[entry.key] = entry
            self._changed = True

    def is_whole(self, entry: Entry) -> bool:
        """Whether the files of an entry are what was drawn. Only what was touched since the last run is read."""
        try:
            return all(self._is_as_drawn(name, *facts) for name, facts in entry.files.items())
        except OSError:
            return False

    def _is_as_drawn(self, name: str, size: int, digest: str) -> bool:
        path = self.folder / name
        facts = path.lstat()
        if is_untouched(facts, size, self._settled):
            return True
        return facts.st_size == size and hashlib.sha256(read_plain(path)).hexdigest() == digest

    def record(self, entry: Entry) -> None:
        """Keep ``entry``, at once also on the disk. Raises ``OutputError`` when it cannot be written."""
        self.entries[entry.key] = entry
        self._changed = True
        try:
            if self._journal is None:
                handle = open_plain(self._journal_path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
                self._journal = os.fdopen(handle, "a", encoding="utf-8")
                # After a torn line the next entry must begin a line of its own.
                self._journal.write("\n")
            self._journal.write(encode_entry(entry) + "\n")
            self._journal.flush()
        except OSError as error:
            reason = error.strerror or str(error)
            raise OutputError(
                f"{self._journal_path} cannot be written ({reason}): free it, or choose another folder with -o"
            ) from None

    def forget(self, key: str) -> None:
        """Drop an entry whose files are gone."""
        del self.entries[key]
        self._changed = True

    def close(self) -> None:
        """Leave the journal as it is, for the next run to take up."""
        if self._journal is not None:
            with suppress(OSError):  # what could not be written was told when it was recorded
                self._journal.close()
            self._journal = None

    def save(self) -> bool:
        """Write the whole state if it has changed; whether it had. One entry a line, so that people can compare."""
        self.close()
        changed = self._changed
        if changed:
            lines = ",\n".join(encode_entry(self.entries[key]) for key in sorted(self.entries))
            write_whole(self._path, f'{{"schema": {json.dumps(_SCHEMA)}, "entries": [\n{lines}\n]}}\n')
            self._changed = False
        self._journal_path.unlink(missing_ok=True)
        return changed


def _decode(data: bytes) -> dict[str, Entry]:
    """The entries of a manifest. Raises ``ValueError`` and its like."""
    plain = json.loads(data.decode("utf-8"))
    if plain["schema"] == _EARLIER:
        return {}
    if plain["schema"] != _SCHEMA:
        raise ValueError("of another kind")
    return {entry.key: entry for entry in map(decode_entry, plain["entries"])}


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep a second geostrike from drawing into ``folder`` meanwhile; what a killed one left half-written goes.

    The lock ends with the process, however it ends. Raises ``OutputError``.
    """
    hidden, sources = folder / HIDDEN, folder / FOLDER
    try:
        refuse_link(hidden)
        hidden.mkdir(parents=True, exist_ok=True)
        handle = open_plain(hidden / "lock", os.O_RDWR | os.O_CREAT)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{folder} cannot be written ({reason}): choose another folder with -o") from None
    try:
        _lock(handle, folder)
        places = (folder, hidden, *([] if sources.is_symlink() else [sources]))
        _clear(places)
        yield
        _clear(places)  # what a process was writing when it was stopped
    finally:
        os.close(handle)


def _clear(places: Iterable[Path]) -> None:
    for place in places:
        for left in find_partial(place):
            remove_partial(left)


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
