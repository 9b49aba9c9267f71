"""Plain text and Markdown, with front matter or without: what everything is that shows no other form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.articles.decoding import LARGEST_TEXT, decode
from geostrike.articles.details import Details, compose_article, read_details
from geostrike.articles.documents import Document, Kind
from geostrike.articles.front_matter import split_front_matter
from geostrike.articles.markup import is_markup, strip_markup

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.articles.documents import Head, Opened
    from geostrike.model import Article

__all__ = ["SUFFIXES", "read", "recognise", "split"]

SUFFIXES = (".txt", ".text", ".md", ".markdown")


def recognise(head: Head) -> bool:
    """Always."""
    del head
    return True


def split(opened: Opened) -> Iterator[Document]:
    """The one document."""
    yield opened.whole(Kind.TEXT, opened.stream.read(LARGEST_TEXT + 1))


def read(document: Document, options: Details) -> Article:
    """The article; ``options`` win over its front matter. Raises ``ArticleError``."""
    text, warnings = decode(document.data)
    matter = split_front_matter(text)
    own_id = matter.fields.get("id")
    details = read_details(matter.fields).overlaid(Details(url=document.url, retrieved=document.retrieved))
    body = text[matter.text_start :]
    if is_markup(body):
        body, warnings = strip_markup(body), (*warnings, "its HTML tags were left out")
    return compose_article(
        body,
        fallback_id=own_id if isinstance(own_id, str) and own_id.strip() else document.name,
        details=details.overlaid(options),
        warnings=(*document.warnings, *warnings, *matter.warnings),
    )
