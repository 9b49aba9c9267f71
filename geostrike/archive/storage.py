"""Where files lie: on this machine, or at an address that fsspec knows (``s3://``, ``gs://``, …). Read and written alike.

A file that is written appears whole or not at all: locally by renaming, in object stores because that is how they work.
"""

from __future__ import annotations

import glob
import os
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from geostrike.errors import ArticleError, OutputError
from geostrike.export.files import PARTIAL, remove_partial, scratch_in, write_whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Folder", "find_addresses", "is_remote", "name_of_file", "open_address"]

CLUSTER = 'pip install "geostrike[cluster]"'
"""What brings Dask and fsspec."""


def is_remote(address: str) -> bool:
    """Whether fsspec is needed to reach it."""
    return "://" in address


def name_of_file(address: str) -> str:
    """The last part of an address."""
    return PurePosixPath(address).name if is_remote(address) else Path(address).name


def find_addresses(given: Iterable[str], without: str) -> Iterator[str]:
    """The files that paths, folders, globs and addresses mean, each group by name; hidden ones are passed over, and so is all
    that lies in the folder ``without``. Raises ``ArticleError`` for what means none.
    """
    for address in given:
        found = _find_remote(address) if is_remote(address) else _find_local(address)
        kept = [name for name in dict.fromkeys(sorted(found)) if not _lies_in(name, without)]
        if not kept:
            raise ArticleError(f"{address}: no file is called so, and no folder with files: check the name")
        yield from kept


def open_address(address: str) -> BinaryIO:
    """The bytes of a file. Raises ``OSError``, or ``ArticleError`` when what is needed to reach it is not installed."""
    if not is_remote(address):
        return Path(address).open("rb")
    system, path = _open_system(address)
    return cast("BinaryIO", system.open(path, "rb"))


def _find_local(address: str) -> list[str]:
    path = Path(address)
    if path.is_dir():
        return list(_walk(path))
    if path.exists() or not glob.has_magic(address):
        return [address] if path.exists() else []
    found: list[str] = []
    for match in glob.glob(address, recursive=True):  # noqa: PTH207  pathlib's takes no absolute pattern
        found += _walk(Path(match)) if Path(match).is_dir() else [match]
    return found


def _walk(folder: Path) -> Iterator[str]:
    for base, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (str(Path(base, name)) for name in files if not name.startswith("."))


def _find_remote(address: str) -> list[str]:
    system, path = _open_system(address)
    try:
        names = [path] if system.isfile(path) else system.glob(path) if glob.has_magic(path) else system.find(path)
        files = [file for name in names for file in (system.find(name) if system.isdir(name) else [name])]
    except OSError as error:
        raise ArticleError(f"{address} cannot be listed ({error}): check the address and your access") from None
    return [system.unstrip_protocol(file) for file in files if not PurePosixPath(file).name.startswith(".")]


def _open_system(address: str) -> tuple[Any, str]:
    """The file system of an address, and the path there."""
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415  an extra
    except ImportError:
        raise ArticleError(f"{address} is reached through fsspec: {CLUSTER}") from None
    try:
        return cast("tuple[Any, str]", url_to_fs(address))
    except (ImportError, ValueError) as error:  # s3fs or gcsfs is missing; no such protocol
        raise ArticleError(f"{address} cannot be reached ({' '.join(str(error).split())})") from None


def _lies_in(address: str, folder: str) -> bool:
    if is_remote(address) or is_remote(folder):
        return address.startswith(folder.rstrip("/") + "/")
    return Path(os.path.abspath(address)).is_relative_to(os.path.abspath(folder))  # noqa: PTH100  links stay links


class Folder:
    """The folder that the tables go into. Paths in it are parted by slashes."""

    def __init__(self, address: str) -> None:
        self.address = address if is_remote(address) else str(Path(address))
        self._remote = is_remote(address)

    @property
    def local(self) -> Path | None:
        """The folder, if it is on this machine."""
        return None if self._remote else Path(self.address)

    def write(self, path: str, content: bytes) -> None:
        """``content`` as a file, whole or not at all. Raises ``OutputError``."""
        if not self._remote:
            write_whole(Path(self.address, path), content)
            return
        try:
            system, at = self._at(path)
            system.pipe_file(at, content)
        except OSError as error:
            raise OutputError(f"{self.address}/{path} cannot be written ({error}): check your access") from error

    def write_all(self, files: Iterable[tuple[str, bytes]]) -> list[str]:
        """Several files, each whole or not at all; their paths. Raises ``OutputError``."""
        if self._remote:
            written = []
            for path, content in files:
                self.write(path, content)
                written.append(path)
            return written
        base, paths = Path(self.address), []
        with scratch_in(base) as scratch:
            for number, (path, content) in enumerate(files):
                with (scratch / str(number)).open("xb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())
                paths.append(path)
            for number, path in enumerate(paths):
                target = base / path
                target.parent.mkdir(parents=True, exist_ok=True)
                (scratch / str(number)).replace(target)
        return paths

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises ``FileNotFoundError`` when there is none, ``OSError`` when it cannot be read."""
        if not self._remote:
            return Path(self.address, path).read_bytes()
        system, at = self._at(path)
        return cast("bytes", system.cat_file(at))

    def read_each(self, folder: str) -> dict[str, bytes]:
        """The bytes of all files in a folder, by their paths: at an address many at once, for each takes its time there."""
        if not self._remote:
            return {path: self.read(path) for path in self.list(folder)}
        paths = self.list(folder)
        system, _ = self._at(folder)
        held = system.cat([self._at(path)[1] for path in paths]) if paths else {}
        return dict(zip(paths, (held[name] for name in sorted(held)), strict=True))

    @contextmanager
    def open(self, path: str) -> Iterator[BinaryIO]:
        """A file, opened for reading. Raises ``OSError``."""
        if not self._remote:
            with Path(self.address, path).open("rb") as file:
                yield file
            return
        system, at = self._at(path)
        with system.open(at, "rb") as file:
            yield file

    def list(self, folder: str) -> list[str]:
        """The files in a folder of it, and in those within, by name."""
        if not self._remote:
            base = Path(self.address)
            return sorted(Path(name).relative_to(base).as_posix() for name in _walk(base / folder))
        system, at = self._at(folder)
        root = self._at("")[1].rstrip("/")
        return sorted(name.removeprefix(root).lstrip("/") for name in (system.find(at) if system.exists(at) else ()))

    def remove(self, path: str) -> None:
        """Remove a file, if it is there, and its folder if nothing else is left in it."""
        if not self._remote:
            file = Path(self.address, path)
            file.unlink(missing_ok=True)
            for parent in file.relative_to(self.address).parents[:-1]:
                try:
                    Path(self.address, parent).rmdir()
                except OSError:
                    return
            return
        system, at = self._at(path)
        if system.exists(at):
            system.rm_file(at)

    def sweep(self) -> None:
        """Remove what a killed process was writing."""
        if not self._remote:
            for left in Path(self.address).rglob(f".*{PARTIAL}"):
                remove_partial(left)

    def _at(self, path: str) -> tuple[Any, str]:
        system, root = _open_system(self.address)
        return system, f"{root.rstrip('/')}/{path}"
