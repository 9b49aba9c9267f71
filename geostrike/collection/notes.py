"""What each file held when it was read, so that one that nobody touched since is not opened again.

A file is the same when its size, its number on the disk and the time it was last touched are, and that time lies before the run
that read it began: what changes while it is read has a later one.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from geostrike.articles.documents import Document, Kind
from geostrike.articles.finding import STDIN, find_documents, find_files, is_address, open_file
from geostrike.collection.digests import digest_data, digest_document
from geostrike.collection.readings import fetch_anew, find_texts_of
from geostrike.collection.untouched import is_untouched, read_clock
from geostrike.corrections.records import FOLDER_FILE
from geostrike.model import Failure

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geostrike.articles.documents import Columns

__all__ = ["Found", "Note", "Notes", "find_changed"]


class Found(NamedTuple):
    """A document, the corrections that hold for it, and the hash of all that its reading depends on."""

    document: Document
    """Without its bytes where its file was not opened."""
    texts: tuple[tuple[str, str], ...]
    digest: str


class Note(NamedTuple):
    """A file as it was read."""

    size: int
    number: int
    touched: int
    began: int
    """What the clock said when the run began."""
    held: str
    """Its documents, in JSON."""


class Notes:
    """Notes by what files are called, and how they were to be read."""

    def __init__(self, before: dict[str, Note], began: int) -> None:
        self._before, self._began = before, began
        self.now: dict[str, Note] = {}

    def recall(self, key: str, file: Path, root: Path | None) -> list[tuple[Document, str]] | None:
        """The documents of a file without their bytes, each with their hash; ``None`` if it is to be opened."""
        note = self._before.get(key)
        if note is None:
            return None
        try:
            facts = file.stat()
        except OSError:
            return None
        if (facts.st_ino, read_clock(facts)) != (note.number, note.touched):
            return None
        if not is_untouched(facts, note.size, note.began):
            return None
        self.now[key] = note
        return [_decode(told, file, root) for told in json.loads(note.held)]

    def open(
        self, key: str, file: Path, found: Iterable[Document | Failure]
    ) -> Iterator[tuple[Document, str] | Failure]:
        """The documents of a file that is opened, each with its hash, noted if it holds nothing but them."""
        try:
            facts = file.stat()
        except OSError:
            facts = None
        held: list[list[object]] | None = []
        for item in found:
            if isinstance(item, Failure) or item.path != file:  # told anew each time
                held = None
                yield item if isinstance(item, Failure) else (item, digest_data(item))
                continue
            data = digest_data(item)
            if held is not None:
                held.append(_encode(item, data))
            yield item, data
        if held and facts is not None:
            self.now[key] = Note(facts.st_size, facts.st_ino, read_clock(facts), self._began, json.dumps(held))


def find_changed(
    sources: Iterable[str],
    notes: Notes,
    settings: str,
    columns: Columns,
    is_kept: Callable[[str], bool],
) -> Iterator[Found | Failure]:
    """The documents of ``sources`` in order, those without their bytes that are kept and whose files nobody touched."""
    any_in = cache(_holds_corrections)  # asked once a folder, not five times an article

    def find(item: tuple[Document, str] | Failure) -> Found | Failure:
        if isinstance(item, Failure):
            return item
        document, data = item
        bare = document.path is not None and not any_in(document.path.parent, document.root)
        texts = () if bare else find_texts_of(document)
        if isinstance(texts, Failure):
            return texts
        return Found(document, texts, digest_document(settings, document, texts, data))

    for given in sources:
        if given == STDIN or is_address(given):
            for item in find_documents([given], fetch=fetch_anew, columns=columns):
                yield find(item if isinstance(item, Failure) else (item, digest_data(item)))
            continue
        files, root, failure = find_files(Path(given))
        if failure is not None:
            yield failure
        for file in files:
            key = json.dumps([str(file), None if root is None else str(root), columns])
            recalled = notes.recall(key, file, root)
            if recalled is not None:
                found = [find(item) for item in recalled]
                if all(isinstance(item, Found) and is_kept(item.digest) for item in found):
                    yield from found
                    continue
            for opened in notes.open(key, file, open_file(file, root, fetch=fetch_anew, columns=columns)):
                yield find(opened)


def _holds_corrections(folder: Path, root: Path | None) -> bool:
    """Whether corrections lie in ``folder`` or in one that holds it, up to ``root``."""
    folders = [folder, *(above for above in folder.parents if root is not None and above.is_relative_to(root))]
    try:
        return any(name.endswith(FOLDER_FILE) for above in folders for name in os.listdir(above))  # noqa: PTH208  names only
    except OSError:  # one may lie in a folder that nobody may list
        return True


def _encode(document: Document, data: str) -> list[object]:
    plain = (document.where, document.name, document.kind, document.charset, document.url, document.retrieved)
    return [*plain, document.shared, document.warnings, data]


def _decode(told: list[Any], file: Path, root: Path | None) -> tuple[Document, str]:
    where, name, kind, charset, url, retrieved, shared, warnings, data = told
    document = Document(
        where=where, name=name, kind=Kind(kind), data=b"", path=file, root=root, charset=charset, url=url, retrieved=retrieved,
        shared=shared, warnings=tuple(warnings),
    )  # fmt: skip
    return document, data
