"""MHTML, the form in which browsers save a page with its pictures in one file: the page inside is read as any page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.articles.documents import Document, Kind
from geostrike.articles.messages import charset_of, content_of, find_header_names, header_of, parts_of, split_message
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

    from geostrike.articles.documents import Head, Opened

__all__ = ["SUFFIXES", "recognise", "split"]

SUFFIXES = (".mhtml", ".mht")
_PAGES = ("text/html", "application/xhtml+xml")
_RELATED = re.compile(r"^content-type:[ \t]*multipart/related", re.IGNORECASE | re.MULTILINE)
_MAIL = {"to", "received", "message-id", "delivered-to", "return-path"}


def recognise(head: Head) -> bool:
    """By its name, or a header as browsers write it: parts that belong together, and nobody it was sent to."""
    if head.suffix in SUFFIXES:
        return True
    names = find_header_names(head.text)
    if "snapshot-content-location" in names:
        return True
    return {"mime-version", "content-type"} <= names and not names & _MAIL and bool(_RELATED.search(head.text[:8000]))


def split(opened: Opened) -> Iterator[Document]:
    """The page in it. Raises ``ArticleError`` when there is none."""
    message = split_message(opened.read())
    page = _find_page(message)
    if page is None:
        raise ArticleError("no page was found in this web archive: save the page as HTML")
    address = header_of(message, "Snapshot-Content-Location") or header_of(page, "Content-Location")
    if address is None or not re.match(r"https?://", address, re.IGNORECASE):
        address = opened.url
    yield opened.whole(Kind.PAGE, content_of(page), url=address, charset=charset_of(page))


def _find_page(message: Message) -> Message | None:
    """The part that the archive is about: the one its header names, at the page's own address, or the first page."""
    pages = [part for part in parts_of(message) if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    where = message.get("Snapshot-Content-Location")
    for part in pages:
        if (start and part.get("Content-ID") == start) or (where and part.get("Content-Location") == where):
            return part
    return pages[0] if pages else None
