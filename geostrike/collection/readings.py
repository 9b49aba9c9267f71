"""Articles with the corrections that lie beside them, read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from geostrike.articles.fields import parse_columns
from geostrike.articles.finding import find_documents
from geostrike.articles.sources import choose_details, read_document
from geostrike.collection.decisions import find_corrections
from geostrike.collection.limits import OutOfTime, can_interrupt, explain_limit, interrupting
from geostrike.corrections.files import read_texts
from geostrike.errors import GeostrikeError
from geostrike.model import Failure, Reading
from geostrike.model.identity import Identities
from geostrike.pipeline import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from geostrike.articles.details import Details
    from geostrike.articles.documents import Document
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Span

__all__ = ["explain_fault", "fetch_anew", "find_texts_of", "read_corrected", "read_one", "read_within"]


def read_one(
    document: Document,
    details: Details,
    texts: tuple[tuple[str, str], ...],
    gazetteer: Gazetteer,
    recognisers: Sequence[Callable[[str], tuple[Span, ...]]] = (),
) -> Reading | Failure:
    """The reading of one document, corrected."""
    try:
        article = read_document(document, details)
        if isinstance(article, Failure):
            return article
        return read(article, gazetteer, read_texts(texts), recognisers)
    except GeostrikeError as error:
        return Failure(where=document.where, message=str(error))
    except Exception as error:  # noqa: BLE001  a fault of ours in one article must not lose the others
        return Failure(where=document.where, message=explain_fault(error))


def explain_fault(error: Exception) -> str:
    """What to say of an article when it is not to blame."""
    reason = " ".join(str(error).split())[:300]
    return f"a fault of geostrike itself ({type(error).__name__}: {reason}); please report it"


def read_corrected(
    paths: Iterable[str | Path],
    gazetteer: Gazetteer,
    *,
    stdin: BinaryIO | None = None,
    date: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    columns: str | None = None,
    fetch: Callable[[str], Document] | None = None,
    recognisers: Sequence[Callable[[str], tuple[Span, ...]]] = (),
    time_limit: float | None = None,
) -> Iterator[Reading | Failure]:
    """The corrected readings of all articles in ``paths``, one at a time; what cannot be read is a ``Failure``.

    So is what takes more than ``time_limit`` seconds of work (see ``limits.interrupting``).
    No two articles have the same id (see ``Identities``).
    """
    details = choose_details(date=date, outlet=outlet, title=title, url=url)
    identities = Identities()
    for document in find_documents(paths, stdin=stdin, fetch=fetch or fetch_anew, columns=parse_columns(columns)):
        if isinstance(document, Failure):
            yield document
            continue
        texts = find_texts_of(document)
        if isinstance(texts, Failure):
            yield texts
            continue
        item = read_within(document, details, texts, gazetteer, recognisers, time_limit=time_limit)
        yield item if isinstance(item, Failure) else replace(item, article=identities.tell_apart(item.article))


def find_texts_of(document: Document) -> tuple[tuple[str, str], ...] | Failure:
    """The corrections that hold for a document (see ``find_corrections``), or why they cannot be told."""
    try:
        return find_corrections(document)
    except GeostrikeError as error:
        return Failure(where=document.where, message=str(error))
    except Exception as error:  # noqa: BLE001  a fault of ours in one article must not lose the others
        return Failure(where=document.where, message=explain_fault(error))


def read_within(
    document: Document,
    details: Details,
    texts: tuple[tuple[str, str], ...],
    gazetteer: Gazetteer,
    recognisers: Sequence[Callable[[str], tuple[Span, ...]]],
    *,
    time_limit: float | None,
) -> Reading | Failure:
    """Like ``read_one``, given up after so many seconds of work, in whatever thread."""
    limit = interrupting if time_limit is None or can_interrupt() else _find_watchdog()
    try:
        with limit(time_limit):
            return read_one(document, details, texts, gazetteer, recognisers)
    except OutOfTime:
        gazetteer.forget()  # it may have been interrupted anywhere
        return Failure(where=document.where, message=explain_limit(time_limit or 0))


def _find_watchdog() -> Callable[[float | None], AbstractContextManager[None]]:
    from geostrike.collection.watchdog import interrupting_thread  # noqa: PLC0415  loaded only where it is used

    return interrupting_thread


def fetch_anew(address: str) -> Document:
    """The page at an address. Raises ``NetworkError``."""
    from geostrike.articles.fetching import fetch_document  # noqa: PLC0415  loaded only where it is used

    return fetch_document(address)
