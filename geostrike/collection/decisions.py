"""Which corrections hold for which article. Kept apart from the reading, for most articles are not read again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.articles.documents import Kind
from geostrike.collection.names import make_safe
from geostrike.corrections.files import find_texts, own_file

if TYPE_CHECKING:
    from geostrike.articles.documents import Document

__all__ = ["corrections_file", "find_corrections"]


def corrections_file(document: Document, fallback: Path = Path()) -> Path:
    """Where the corrections of a document lie: beside its file, by its name (in JSON Lines by its id); in ``fallback``
    for what has no file.
    """
    name = document.name if document.kind is not Kind.LINE and document.path else make_safe(document.name)
    return own_file(document.path.parent if document.path else fallback, name)


def find_corrections(document: Document, fallback: Path = Path()) -> tuple[tuple[str, str], ...]:
    """The corrections that hold for a document, as file names with their text, the nearest last."""
    path = corrections_file(document, fallback)
    name = path.name.removesuffix(own_file(Path(), "").name)
    return find_texts(path.parent, name, document.root)
