"""Saved web pages, as files, on standard input or fetched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.articles.decoding import LARGEST_TEXT
from geostrike.articles.details import Details
from geostrike.articles.documents import Document, Kind
from geostrike.articles.markup import is_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.articles.documents import Head, Opened
    from geostrike.model import Article

__all__ = ["SUFFIXES", "read", "recognise", "split"]

SUFFIXES = (".html", ".htm", ".xhtml")
_LONGEST_PROLOG = 4000  # characters of comments and declarations before the first tag
_PROLOG = r"(?:<\?xml[^>]{0,200}\?>|<!--(?:(?!-->).){0,2000}-->|\s++)"
_START = re.compile(rf"{_PROLOG}{{0,20}}+<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)

_PARTS = re.compile(r"<(?:title|meta|link|article|main|nav|header|footer|script)\b", re.IGNORECASE)


def recognise(head: Head) -> bool:
    """By its first tag, or its name."""
    if _START.match(head.text[:_LONGEST_PROLOG]):
        return True
    # A piece cut out of a page is no page: it has nothing around its text that would have to be left out.
    return head.suffix in SUFFIXES and not (
        head.whole and "</" in head.text and is_markup(head.text) and not _PARTS.search(head.text)
    )


def split(opened: Opened) -> Iterator[Document]:
    """The one document."""
    yield opened.whole(Kind.PAGE, opened.stream.read(LARGEST_TEXT + 1))


def read(document: Document, options: Details) -> Article:
    """The article of the page; ``options`` win over what it says. Raises ``ArticleError``."""
    from geostrike.articles.web_page import read_page  # noqa: PLC0415  loaded only where it is used

    own = Details(url=document.url, retrieved=document.retrieved)
    return read_page(document.data, document.name, own.overlaid(options), document.charset)
