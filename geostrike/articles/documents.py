"""Articles as they lie there: the bytes of each, where they stand and what kind they are, before anything is read.

Whether an article has changed can be told from these bytes alone.
"""

from __future__ import annotations

import io
import json
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from geostrike.articles.decoding import LARGEST_TEXT
from geostrike.errors import GeostrikeError
from geostrike.model import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["SUFFIXES", "Document", "Kind", "find_documents", "is_address"]


class Kind(StrEnum):
    """What the bytes are, which decides how they are read."""

    TEXT = "text"  # plain text or Markdown, with front matter or without
    LINE = "line"  # one JSON object
    PAGE = "page"  # a web page


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """The bytes of one article. ``name`` is its id unless it gives itself another."""

    where: str
    """For people: the path, with the line number in a JSON Lines file."""
    name: str
    kind: Kind
    data: bytes
    path: Path | None = None
    """The file it stands in, if it is one."""
    root: Path | None = None
    """The folder that was named, if it was found in one."""
    url: str | None = None
    retrieved: str | None = None
    charset: str | None = None
    """What the server said of its encoding."""


TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")
LINES_SUFFIXES = (".jsonl", ".ndjson")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")
SUFFIXES = (*TEXT_SUFFIXES, *LINES_SUFFIXES, *PAGE_SUFFIXES)
"""What counts as an article in a folder. A file that is named outright may be called anything."""

STDIN = "-"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<?xml")


def is_address(given: object) -> bool:
    """Whether something named on the command line is a web address."""
    return str(given).lower().startswith(("http://", "https://"))


def find_documents(
    paths: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    fetch: Callable[[str], Document] | None = None,
) -> Iterator[Document | Failure]:
    """The documents of ``paths`` in order, each read from the disk when it is asked for.

    ``fetch`` gets the document of a web address; without it, addresses are failures.
    """
    for given in paths:
        if str(given) == STDIN:
            yield from _find_in_stdin(stdin or sys.stdin.buffer)
        elif is_address(given):
            yield _fetch(str(given), fetch)
        else:
            yield from _find_in_path(Path(given))


def _fetch(address: str, fetch: Callable[[str], Document] | None) -> Document | Failure:
    if fetch is None:
        return Failure(where=address, message="web addresses are not read here: save the page and give the file")
    try:
        return fetch(address)
    except GeostrikeError as error:
        return Failure(where=address, message=str(error))


def _find_in_path(path: Path) -> Iterator[Document | Failure]:
    try:
        folder = path if path.is_dir() else None
        files = _find_files(path) if folder else [path]
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL character
        yield Failure(where=str(path), message=_trouble(error))
        return
    if not files:
        yield Failure(where=str(path), message=f"no articles in this folder (looked for {', '.join(SUFFIXES)})")
    for file in files:
        try:
            with file.open("rb") as stream:
                if file.suffix.lower() in LINES_SUFFIXES:
                    yield from _split_lines(stream, str(file), file, folder)
                else:
                    data = stream.read(LARGEST_TEXT + 1)
                    kind = Kind.PAGE if file.suffix.lower() in PAGE_SUFFIXES else Kind.TEXT
                    yield Document(where=str(file), name=file.stem, kind=kind, data=data, path=file, root=folder)
        except OSError as error:
            yield Failure(where=str(file), message=_trouble(error))


def _find_files(folder: Path) -> list[Path]:
    """The article files under ``folder`` by name, hidden files and folders left out."""
    found = [
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    ]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _find_in_stdin(stream: BinaryIO) -> Iterator[Document | Failure]:
    """Standard input says by how it begins what it is: JSON Lines by a brace, a web page by its first tag."""
    data = stream.read()
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:20].lower()
    if start.startswith(b"{"):
        yield from _split_lines(io.BytesIO(data), "standard input", None, None)
    else:
        kind = Kind.PAGE if start.startswith(_PAGE_STARTS) else Kind.TEXT
        yield Document(where="standard input", name="stdin", kind=kind, data=data)


def _split_lines(stream: BinaryIO, where: str, path: Path | None, root: Path | None) -> Iterator[Document | Failure]:
    stem, number = path.stem if path else "stdin", 0
    # A line longer than an article may be is read no further than needed to know that.
    while line := stream.readline(LARGEST_TEXT + 2):
        number += 1
        if number == 1 and line.startswith(_WIDE_MARKS):
            yield Failure(where=where, message="JSON Lines must be UTF-8, this is UTF-16: save it as UTF-8")
            return
        if line.strip():
            name = _id_of(line) or f"{stem}-{number}"
            place = f"{where}:{number}"
            yield Document(where=place, name=name, kind=Kind.LINE, data=line.rstrip(b"\r\n"), path=path, root=root)
        if len(line) > LARGEST_TEXT:
            return
    if number == 0:
        yield Failure(where=where, message="the file is empty: give one JSON object a line, each with id and text")


def _id_of(line: bytes) -> str | None:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    for name in ("id", "doc_id"):
        value = fields.get(name) if isinstance(fields, dict) else None
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None


def _trouble(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder: check the name"
    if isinstance(error, PermissionError):
        return "it may not be read: check its permissions"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"it cannot be read ({reason})"
