"""Which corrections hold for which article. Kept apart from the reading, for most articles are not read again.

An article has two names for its file: a short one, which another may have too (``story.txt`` and ``story.md`` are both
"story"; the ids "x y" and "x-y" are both ``x-y`` in a file name), and one of its own. A short one that could be meant
for two articles holds for neither: a decision must not reach another article unseen.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.articles.finding import find_documents
from geostrike.articles.formats import SUFFIXES
from geostrike.collection.names import make_own, make_safe
from geostrike.corrections.files import find_texts, own_file
from geostrike.errors import CorrectionError
from geostrike.model import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.articles.documents import Document

__all__ = ["corrections_file", "find_corrections", "suggest_name"]

# What the endings say to be one article a file; the others are opened to see which articles they hold.
_SINGLE = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml", ".mhtml", ".mht")


def corrections_file(document: Document, fallback: Path = Path()) -> Path:
    """Where new corrections of a document go: beside its file, by its name (by its id where several share a file); in
    ``fallback`` for what has no file. The short name, unless another article has it too.
    """
    folder = _folder(document, fallback)
    short, own = (own_file(folder, name) for name in _names(document))
    return own if own.exists() or _other_owner(document, short, fallback) else short


def suggest_name(document: Document) -> str:
    """What the corrections file of a document should be called, from its name and those of its neighbours alone: a whole
    folder is not looked through for each of a thousand maps.
    """
    short, own = _names(document)
    path = document.path
    if path is not None and not document.shared:
        shared = any(path.with_suffix(suffix).exists() for suffix in SUFFIXES if suffix != path.suffix.lower())
        return own_file(Path(), own if shared else short).name
    return own_file(Path(), short).name


def find_corrections(document: Document, fallback: Path = Path()) -> tuple[tuple[str, str], ...]:
    """The corrections that hold for a document, as file names with their text, the nearest last.

    Raises ``CorrectionError`` where a file could be meant for another article too, with the name that it should have.
    """
    folder, names = _folder(document, fallback), tuple(dict.fromkeys(_names(document)))
    for name in names:
        file = own_file(folder, name)
        if file.exists() and (others := _other_owner(document, file, fallback)):
            cure = own_file(folder, names[-1]).name
            told = f"call it {cure} if it is" if cure != file.name else "give each article an id of its own"
            raise CorrectionError(f"{file} could also be meant for {others}, not for this article: {told}")
    return find_texts(folder, names, document.root)


def _folder(document: Document, fallback: Path) -> Path:
    return document.path.parent if document.path else fallback


def _names(document: Document) -> tuple[str, str]:
    """The short name of its corrections, and its own."""
    if document.path is None:
        return make_safe(document.name), make_own(document.name)
    if document.shared:
        return make_safe(document.name), f"{document.path.name}.{make_own(document.name)}"
    return document.path.stem, document.path.name


def _other_owner(document: Document, file: Path, fallback: Path) -> str | None:
    """Another article that ``file`` could be meant for; ``None`` when there is none."""
    short, own = _names(document)
    if document.path is None and short != own and file.name == own_file(fallback, short).name:
        # What else comes through standard input cannot be looked at: only a name that lost nothing is sure.
        return "another article of standard input"
    return next(
        (
            where
            for where, names in _neighbours(_folder(document, fallback), document.path)
            if where != document.where and any(own_file(Path(), name).name == file.name for name in names)
        ),
        None,
    )


def _neighbours(folder: Path, opened: Path | None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The articles of a folder, each with the names of its corrections."""
    for path in sorted(folder.iterdir()):
        suffix = path.suffix.lower()
        if suffix not in SUFFIXES and path != opened:
            continue
        yield str(path), (path.stem, path.name)
        if suffix not in _SINGLE or path == opened:
            state = path.stat()
            yield from _inside(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def _inside(path: Path, changed: int, size: int) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The articles that share a file, looked at once as long as it stays as it is."""
    del changed, size
    found = (item for item in find_documents([path]) if not isinstance(item, Failure))
    return tuple((document.where, _names(document)) for document in found if document.shared)
