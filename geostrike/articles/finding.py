"""From what the user names to documents: files, folders, web addresses and standard input, all through the same formats."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, BinaryIO

from geostrike.articles.documents import LARGEST_FILE, Columns, Document, Kind, Opened
from geostrike.articles.formats import SUFFIXES, find_format, is_fallback
from geostrike.errors import ArticleError, GeostrikeError
from geostrike.model import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["STDIN", "find_documents", "find_files", "is_address", "open_file", "split_opened"]

STDIN = "-"
"""How standard input is named."""


def is_address(given: object) -> bool:
    """Whether something named on the command line is a web address."""
    return str(given).lower().startswith(("http://", "https://"))


def find_documents(
    paths: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    fetch: Callable[[str], Document] | None = None,
    columns: Columns = (),
) -> Iterator[Document | Failure]:
    """The documents of ``paths`` in order, each read from the disk when it is asked for.

    ``fetch`` gets the document of a web address; without it, addresses are failures. A list of addresses is followed
    where the user named it, never where it was found in a folder or on the web: what others wrote asks nobody anything.
    """

    def follow(address: str) -> Iterator[Document | Failure]:
        return _find_at(address, fetch, columns)

    for given in paths:
        if str(given) == STDIN:
            yield from _find_in_stdin(stdin or sys.stdin.buffer, columns, follow)
        elif is_address(given):
            yield from follow(str(given))
        else:
            files, folder, failure = find_files(Path(given))
            if failure is not None:
                yield failure
            for file in files:
                yield from open_file(file, folder, fetch=fetch, columns=columns)


def split_opened(opened: Opened) -> Iterator[Document | Failure]:
    """The documents of one file, by its format. What is wrong with the file as a whole is one failure."""
    try:
        yield from find_format(opened.stream, opened.suffix).split(opened)
    except ArticleError as error:
        yield Failure(where=opened.where, message=str(error))
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001  what a broken file makes of a library must not lose the other files
        reason = " ".join(str(error).split())[:200]
        message = f"it cannot be taken apart ({type(error).__name__}: {reason}): give the article as plain text"
        yield Failure(where=opened.where, message=message)


def _find_at(address: str, fetch: Callable[[str], Document] | None, columns: Columns) -> Iterator[Document | Failure]:
    if fetch is None:
        yield Failure(where=address, message="web addresses are not read here: save the page and give the file")
        return
    try:
        found = fetch(address)
    except GeostrikeError as error:
        yield Failure(where=address, message=str(error))
        return
    opened = Opened(
        where=address,
        name=found.name,
        stream=io.BytesIO(found.data),
        suffix=Path(found.name.partition("?")[0]).suffix.lower(),
        url=found.url,
        retrieved=found.retrieved,
        charset=found.charset,
        columns=columns,
    )
    # The server knows a page whose beginning looks like none; anything else shows what it is.
    if found.kind is Kind.PAGE and is_fallback(opened.stream, opened.suffix):
        yield found
    else:
        yield from split_opened(opened)


def find_files(path: Path) -> tuple[list[Path], Path | None, Failure | None]:
    """The files that ``path`` means, in order, and the folder that it is, if it is one; or what keeps them from being found."""
    try:
        folder = path if path.is_dir() else None
        files = _find_files(path) if folder else [path]
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL character
        return [], None, Failure(where=str(path), message=_trouble(error))
    if not files:
        told = f"no articles in this folder (looked for {', '.join(SUFFIXES)})"
        return [], folder, Failure(where=str(path), message=told)
    return files, folder, None


def open_file(
    file: Path,
    root: Path | None,
    *,
    fetch: Callable[[str], Document] | None = None,
    columns: Columns = (),
) -> Iterator[Document | Failure]:
    """The documents of one file, found in the folder ``root`` or named outright."""
    try:
        with file.open("rb") as stream:
            opened = Opened(
                where=str(file),
                name=file.stem,
                stream=stream,
                suffix=file.suffix.lower(),
                path=file,
                root=root,
                columns=columns,
                follow=None if root else lambda address: _find_at(address, fetch, columns),
            )
            yield from split_opened(opened)
    except OSError as error:
        yield Failure(where=str(file), message=_trouble(error))


def _find_files(folder: Path) -> list[Path]:
    """The article files under ``folder`` by name, hidden files and folders left out."""
    return [folder / name for name in sorted(_walk(str(folder), ""))]


def _walk(folder: str, within: str) -> Iterator[str]:
    """As ``rglob`` would, which asks three times for each of ten thousand files. What may not be looked into is passed over."""
    with suppress(PermissionError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{within}{entry.name}/")
            elif PurePath(entry.name).suffix.lower() in SUFFIXES and entry.is_file():
                yield within + entry.name


def _find_in_stdin(
    stream: BinaryIO, columns: Columns, follow: Callable[[str], Iterator[Document | Failure]]
) -> Iterator[Document | Failure]:
    opened = Opened(where="standard input", name="stdin", stream=stream, columns=columns, follow=follow)
    try:
        data = opened.read()
    except ArticleError:
        message = f"it is over {LARGEST_FILE // 1_000_000} MB: save it in a file, and give that"
        yield Failure(where=opened.where, message=message)
        return
    except OSError as error:
        yield Failure(where=opened.where, message=_trouble(error))
        return
    yield from split_opened(replace(opened, stream=io.BytesIO(data)))


def _trouble(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder: check the name"
    if isinstance(error, PermissionError):
        return "it may not be read: check its permissions"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"it cannot be read ({reason})"
