"""From paths to articles, one at a time: files, folders, saved pages, addresses, standard input."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from geostrike.articles import pdf, plain_text, records, saved_page, word
from geostrike.articles.details import Details, parse_date
from geostrike.articles.documents import Document, Kind, Opened
from geostrike.articles.fields import parse_columns
from geostrike.articles.finding import find_documents
from geostrike.articles.json_lines import encode_line, split_line
from geostrike.errors import ArticleError
from geostrike.model import Article, Failure
from geostrike.model.identity import Identities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date as Date  # noqa: N812
    from pathlib import Path

__all__ = ["choose_details", "read_article", "read_articles", "read_document", "read_record"]


def read_articles(
    paths: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    date: Date | str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    columns: str | None = None,
    fetch: Callable[[str], Document] | None = None,
) -> Iterator[Article | Failure]:
    """The articles of ``paths`` in order, each read when it is asked for; what cannot be read is a ``Failure``.

    A path is a file in one of the forms of ``articles.formats``, a folder (searched to its depths, in order of name), a
    web address (fetched by ``fetch``, by default within the limits of ``articles.fetching``) or ``-`` for ``stdin``.
    No two have the same id (see ``Identities``). ``date``, ``outlet``, ``title`` and ``url`` win over what the articles
    say of themselves; ``columns`` (``text=Story,date=When``) names what tables and JSON keep under names unknown here.
    Raises ``ArticleError`` when one of these is malformed or there are no paths.
    """
    given = list(paths)
    if not given:
        raise ArticleError("no article given: name a file, a folder, an address, or - for standard input")
    options = choose_details(date=date, outlet=outlet, title=title, url=url)
    documents = find_documents(given, stdin=stdin, fetch=fetch or _fetch, columns=parse_columns(columns))
    items = (item if isinstance(item, Failure) else read_document(item, options) for item in documents)
    identities = Identities()
    return (item if isinstance(item, Failure) else identities.tell_apart(item) for item in items)


def read_article(
    source: str | Path,
    *,
    stdin: BinaryIO | None = None,
    date: Date | str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    columns: str | None = None,
) -> Article:
    """The one article of ``source``. Raises ``ArticleError`` when it cannot be read or holds more than one."""
    found = list(read_articles([source], stdin=stdin, date=date, outlet=outlet, title=title, url=url, columns=columns))
    for item in found:
        if isinstance(item, Failure):
            raise ArticleError(f"{item.where}: {item.message}")
    if len(found) > 1:
        raise ArticleError(f"{source} holds {len(found)} articles: use read_articles for more than one")
    article = found[0]
    assert isinstance(article, Article)
    return article


def read_record(
    record: str | bytes | Mapping[str, object],
    *,
    name: str = "record",
    number: int = 1,
    date: Date | str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    columns: str | None = None,
) -> Article:
    """The article of one line of JSON Lines, or of one such object: for programs that have the lines themselves.

    Its id is its own; without one it is ``NAME-NUMBER``, as line 12 of ``feed.jsonl`` is ``feed-12`` to ``read_articles`` and to
    ``geostrike read``, ``collect`` and ``archive``. Only the caller knows whether another article has that id too. Raises
    ``ArticleError`` when it is no article, or holds several.
    """
    opened = Opened(where=name, name=name, stream=BytesIO(), columns=parse_columns(columns))
    documents = list(split_line(opened, number, encode_line(record)))
    if len(documents) != 1:
        raise ArticleError(f"{name}:{number} holds {len(documents)} articles: give one article, as one object")
    article = read_document(documents[0], choose_details(date=date, outlet=outlet, title=title, url=url))
    if isinstance(article, Failure):
        raise ArticleError(f"{article.where}: {article.message}")
    return article


def choose_details(
    *,
    date: Date | str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Details:
    """What the user says of all articles. Raises ``ArticleError`` for an impossible date."""
    published = parse_date(date, "--date") if isinstance(date, str) else date
    return Details(published=published, outlet=outlet, title=title, url=url)


def read_document(document: Document, options: Details) -> Article | Failure:
    """The article of ``document``, or why it is none. ``options`` win over what it says of itself."""
    try:
        return _READERS[document.kind](document, options)
    except ArticleError as error:
        return Failure(where=document.where, message=str(error))


_READERS: dict[Kind, Callable[[Document, Details], Article]] = {
    Kind.TEXT: plain_text.read,
    Kind.RECORD: records.read,
    Kind.PAGE: saved_page.read,
    Kind.PDF: pdf.read,
    Kind.WORD: word.read,
}


def _fetch(address: str) -> Document:
    from geostrike.articles.fetching import fetch_document  # noqa: PLC0415  loaded only where it is used

    return fetch_document(address)
