"""What each file held when it was read, so that one that nobody touched since is not opened again.

A file is the same when its size, its number on the disk and the time it was last touched are, and that time lies before the run
that read it began: what changes while it is read has a later one.
"""

from __future__ import annotations

import hashlib
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

    document: Document | None
    """``None`` where its file was not opened."""
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
        self.before, self._began = before, began
        self.now: dict[str, Note] = {}

    def recall(self, key: str, file: Path) -> dict[str, Any] | None:
        """What a file held; ``None`` if it is to be opened."""
        note = self.before.get(key)
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
        held: dict[str, Any] = json.loads(note.held)
        return held

    def open(
        self,
        key: str,
        file: Path,
        found: Iterable[Document | Failure],
        find: Callable[[Document, str], Found | Failure],
        settings: str,
    ) -> Iterator[Found | Failure]:
        """The documents of a file that is opened, by ``find``, noted if it holds nothing but them."""
        try:
            facts = file.stat()
        except OSError:
            facts = None
        told: list[tuple[list[object], Found | Failure]] | None = []
        for item in found:
            if isinstance(item, Failure):
                told = None
                yield item
                continue
            data = digest_data(item)
            result = find(item, data)
            if item.path != file:  # told anew each time
                told = None
            elif told is not None:
                told.append((_encode(item, data), result))
            yield result
        if told and facts is not None:
            plain = all(isinstance(result, Found) and not result.texts for _, result in told)
            held = {
                "documents": [document for document, _ in told],
                "settings": _shorten(settings) if plain else None,
                "digests": [result.digest for _, result in told if isinstance(result, Found)],
            }
            self.now[key] = Note(facts.st_size, facts.st_ino, read_clock(facts), self._began, json.dumps(held))


def _shorten(settings: str) -> str:
    return hashlib.sha256(settings.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def find_changed(
    sources: Iterable[str],
    notes: Notes,
    settings: str,
    columns: Columns,
    is_kept: Callable[[str], bool],
) -> Iterator[Found | Failure]:
    """The documents of ``sources`` in order; of those that are kept and whose files nobody touched only the hash."""
    any_in = cache(_holds_corrections)  # asked once a folder, not five times an article
    short = _shorten(settings)

    def find(document: Document, data: str) -> Found | Failure:
        bare = document.path is not None and not any_in(document.path.parent, document.root)
        texts = () if bare else find_texts_of(document)
        if isinstance(texts, Failure):
            return texts
        return Found(document, texts, digest_document(settings, document, texts, data))

    def recall(key: str, file: Path, root: Path | None) -> list[Found] | None:
        """The documents of a file that need no reading; ``None`` if it is to be opened."""
        held = notes.recall(key, file)
        if held is None:
            return None
        if held["settings"] == short and not any_in(file.parent, root):
            found: list[Found | Failure] = [Found(None, (), digest) for digest in held["digests"]]
        else:
            found = [find(*_decode(told, file, root)) for told in held["documents"]]
        known = [item for item in found if isinstance(item, Found) and is_kept(item.digest)]
        return known if len(known) == len(found) else None

    for given in sources:
        if given == STDIN or is_address(given):
            for item in find_documents([given], fetch=fetch_anew, columns=columns):
                yield item if isinstance(item, Failure) else find(item, digest_data(item))
            continue
        files, root, failure = find_files(Path(given))
        if failure is not None:
            yield failure
        behind = json.dumps([None if root is None else str(root), columns])
        for file in files:
            key = f"{file}\n{behind}"
            recalled = recall(key, file, root)
            if recalled is not None:
                yield from recalled
                continue
            opened = open_file(file, root, fetch=fetch_anew, columns=columns)
            yield from notes.open(key, file, opened, find, settings)


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
