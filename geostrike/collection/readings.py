"""Articles with the corrections that lie beside them, read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from geostrike.articles.documents import Document, Kind, find_documents, is_address
from geostrike.articles.sources import choose_details, read_document
from geostrike.collection.names import make_safe
from geostrike.corrections.files import find_texts, own_file, read_texts
from geostrike.errors import GeostrikeError
from geostrike.model import Failure, Reading
from geostrike.pipeline import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geostrike.articles.details import Details
    from geostrike.gazetteer.index import Gazetteer

__all__ = ["corrections_file", "find_corrections", "read_corrected", "read_one"]


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


def read_one(
    document: Document, details: Details, texts: tuple[tuple[str, str], ...], gazetteer: Gazetteer
) -> Reading | Failure:
    """The reading of one document, corrected."""
    try:
        article = read_document(document, details)
        if isinstance(article, Failure):
            return article
        return read(article, gazetteer, read_texts(texts))
    except GeostrikeError as error:
        return Failure(where=document.where, message=str(error))


def read_corrected(
    paths: Iterable[str | Path],
    gazetteer: Gazetteer,
    *,
    stdin: BinaryIO | None = None,
    date: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    fetch: Callable[[str], Document] | None = None,
) -> Iterator[Reading | Failure]:
    """The corrected readings of all articles in ``paths``, one at a time; what cannot be read is a ``Failure``."""
    details = choose_details(date=date, outlet=outlet, title=title, url=url)
    given = list(paths)
    if fetch is None and any(map(is_address, given)):
        from geostrike.articles.fetching import fetch_document

        fetch = fetch_document
    for document in find_documents(given, stdin=stdin, fetch=fetch):
        if isinstance(document, Failure):
            yield document
            continue
        try:
            texts = find_corrections(document)
        except GeostrikeError as error:
            yield Failure(where=document.where, message=str(error))
            continue
        yield read_one(document, details, texts, gazetteer)
