"""Plain text and Markdown, with front matter or without: what everything is that shows no other form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.articles.decoding import LARGEST_TEXT, decode
from geostrike.articles.details import Details, compose_article, read_details
from geostrike.articles.documents import Document, Kind
from geostrike.articles.front_matter import split_front_matter
from geostrike.articles.markup import is_markup, strip_markup
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.articles.documents import Head, Opened
    from geostrike.model import Article

__all__ = ["SUFFIXES", "read", "recognise", "split"]

# Signs that are coded in nearly every mail: "=", space, comma, full stop, dashes and quotation marks, Cyrillic, Arabic.
_CODED = re.compile(rb"=(?:3D|20|2C|2E|E2=80|C2=A0|D0=|D1=|D8=|D9=)")
SUFFIXES = (".txt", ".text", ".md", ".markdown")


def recognise(head: Head) -> bool:
    """Always."""
    del head
    return True


def split(opened: Opened) -> Iterator[Document]:
    """The one document. Raises ``ArticleError`` for the body of a mail without its header."""
    data = opened.stream.read(LARGEST_TEXT + 1)
    if b"=" in data and _is_quoted_printable(data):
        raise ArticleError("it is quoted-printable, the packing of mail: save the mail as .eml, or its text")
    yield opened.whole(Kind.TEXT, data)


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


def _is_quoted_printable(data: bytes) -> bool:
    """Whether lines end in "=" and letters stand as "=D0=9A"."""
    soft, coded = len(re.findall(rb"=\r?\n", data)), len(_CODED.findall(data))
    return (soft > 0 and soft + coded > 1) or coded > 2
