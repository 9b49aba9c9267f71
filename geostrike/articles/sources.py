"""From paths to articles, one at a time: files, folders, saved pages, addresses, standard input."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from geostrike.articles.decoding import decode
from geostrike.articles.details import Details, compose_article, parse_date, read_details
from geostrike.articles.documents import Document, Kind, find_documents, is_address
from geostrike.articles.front_matter import split_front_matter
from geostrike.articles.json_lines import read_line
from geostrike.errors import ArticleError
from geostrike.model import Article, Failure
from geostrike.model.identity import Identities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date as Date  # noqa: N812
    from pathlib import Path

__all__ = ["choose_details", "read_article", "read_articles", "read_document"]


def read_articles(
    paths: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    date: Date | str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
    fetch: Callable[[str], Document] | None = None,
) -> Iterator[Article | Failure]:
    """The articles of ``paths`` in order, each read when it is asked for; what cannot be read is a ``Failure``.

    A path is a text or Markdown file, a saved web page, a JSON Lines file, a folder (searched to its depths, in order
    of name), a web address (fetched by ``fetch``, by default within the limits of ``articles.fetching``) or ``-`` for
    ``stdin``. No two have the same id (see ``Identities``). ``date``, ``outlet``, ``title`` and ``url`` win over what the articles say of themselves. Raises
    ``ArticleError`` when one of these is malformed or there are no paths.
    """
    given = list(paths)
    if not given:
        raise ArticleError("no article given: name a file, a folder, an address, or - for standard input")
    options = choose_details(date=date, outlet=outlet, title=title, url=url)
    if fetch is None and any(map(is_address, given)):
        from geostrike.articles.fetching import fetch_document  # noqa: PLC0415  loaded only where it is used

        fetch = fetch_document
    documents = find_documents(given, stdin=stdin, fetch=fetch)
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
) -> Article:
    """The one article of ``source``. Raises ``ArticleError`` when it cannot be read or holds more than one."""
    found = list(read_articles([source], stdin=stdin, date=date, outlet=outlet, title=title, url=url))
    for item in found:
        if isinstance(item, Failure):
            raise ArticleError(f"{item.where}: {item.message}")
    if len(found) > 1:
        raise ArticleError(f"{source} holds {len(found)} articles: use read_articles for more than one")
    article = found[0]
    assert isinstance(article, Article)
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
        if document.kind is Kind.LINE:
            return read_line(document.data, document.name, options)
        if document.kind is Kind.PAGE:
            from geostrike.articles.web_page import read_page  # noqa: PLC0415  loaded only where it is used

            own = Details(url=document.url, retrieved=document.retrieved)
            return read_page(document.data, document.name, own.overlaid(options), document.charset)
        return _read_text(document, options)
    except ArticleError as error:
        return Failure(where=document.where, message=str(error))


def _read_text(document: Document, options: Details) -> Article:
    text, warnings = decode(document.data)
    matter = split_front_matter(text)
    own_id = matter.fields.get("id")
    details = read_details(matter.fields).overlaid(Details(url=document.url, retrieved=document.retrieved))
    return compose_article(
        text[matter.text_start :],
        fallback_id=own_id if isinstance(own_id, str) and own_id.strip() else document.name,
        details=details.overlaid(options),
        warnings=(*warnings, *matter.warnings),
    )
