"""Articles as they lie there: the bytes of each, where they stand and what kind they are, before anything is read.

Whether an article has changed can be told from these bytes alone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from geostrike.articles.details import Record
    from geostrike.model import Failure

__all__ = ["LARGEST_FILE", "Columns", "Document", "Head", "Kind", "Opened"]

LARGEST_FILE = 100_000_000
"""Bytes of a file that has to be read whole: a page saved with its pictures, an array of ten thousand articles."""

Columns = tuple[tuple[str, str], ...]
"""What the user says of a table or of JSON: ("text", "Story") means that the text stands under "Story"."""


class Kind(StrEnum):
    """What the bytes of one article are, which decides how they are read."""

    TEXT = "text"  # plain text or Markdown, with front matter or without
    RECORD = "record"  # one JSON object: a line, a row, an entry of a feed, a message
    PAGE = "page"  # a web page
    PDF = "pdf"
    WORD = "word"  # a .docx


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """The bytes of one article. ``name`` is its id unless it gives itself another."""

    where: str
    """For people: the path, with the number of the line, row or entry where several articles share a file."""
    name: str
    kind: Kind
    data: bytes
    path: Path | None = None
    """The file it stands in, if it is one."""
    root: Path | None = None
    """The folder that was named, if it was found in one."""
    shared: bool = False
    """Whether other articles stand in the same file."""
    url: str | None = None
    retrieved: str | None = None
    charset: str | None = None
    """What the server said of its encoding."""
    warnings: tuple[str, ...] = ()
    """What was noticed before it was read."""
    record: Record | None = None
    """What ``records.open_record`` gave of it, with what the user says of all articles, where that was asked before."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Head:
    """How a file begins: what its format is told by."""

    data: bytes
    text: str
    """The same, decoded as far as that is possible, without byte-order mark and white space before the first letter."""
    suffix: str = ""
    """Of its name, in small letters with the dot; empty when it has none."""
    whole: bool = True
    """Whether the file ends within ``data``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Opened:
    """A file, a fetched answer or standard input, opened at its beginning, and what is known of it."""

    where: str
    name: str
    stream: BinaryIO
    """Seekable."""
    suffix: str = ""
    path: Path | None = None
    root: Path | None = None
    url: str | None = None
    retrieved: str | None = None
    charset: str | None = None
    columns: Columns = ()
    follow: Callable[[str], Iterator[Document | Failure]] | None = None
    """Gets what stands at a web address; ``None`` where the user has not asked for that."""

    def read(self) -> bytes:
        """All its bytes. Raises ``ArticleError`` when there are more than ``LARGEST_FILE``."""
        data = self.stream.read(LARGEST_FILE + 1)
        if len(data) > LARGEST_FILE:
            raise ArticleError(f"it is over {LARGEST_FILE // 1_000_000} MB, too large to be read whole: split it")
        return data

    def whole(self, kind: Kind, data: bytes, *, url: str | None = None, charset: str | None = None) -> Document:
        """The one document that it is."""
        return Document(
            where=self.where,
            name=self.name,
            kind=kind,
            data=data,
            path=self.path,
            root=self.root,
            url=url or self.url,
            retrieved=self.retrieved,
            charset=charset or self.charset,
        )

    def entry(self, number: int, record: object, name: str | None = None, warnings: tuple[str, ...] = ()) -> Document:
        """One of the documents that it holds, as a JSON object. ``number`` is for people, ``name`` is its own."""
        data = record if isinstance(record, bytes) else _encode(record)
        return Document(
            where=f"{self.where}:{number}",
            name=name or f"{self.name}-{number}",
            kind=Kind.RECORD,
            data=data,
            path=self.path,
            root=self.root,
            shared=True,
            retrieved=self.retrieved,
            warnings=warnings,
        )

    def only(self, record: Mapping[str, object], warnings: tuple[str, ...] = ()) -> Document:
        """The one document that it is, as a JSON object."""
        return Document(
            where=self.where,
            name=self.name,
            kind=Kind.RECORD,
            data=_encode(record),
            path=self.path,
            root=self.root,
            url=self.url,
            retrieved=self.retrieved,
            warnings=warnings,
        )


def _encode(record: object) -> bytes:
    # Escaped, for what is not Unicode (half a surrogate pair) has to be told of when it is read, not here.
    return json.dumps(record, ensure_ascii=True).encode("ascii")
