"""PDF: its text layer, by pypdf (the extra ``geostrike[documents]``). Scans without one are refused."""

from __future__ import annotations

import io
import logging
import time
from typing import TYPE_CHECKING, Any

from geostrike.articles.details import Details, compose_article
from geostrike.articles.documents import Document, Kind
from geostrike.articles.lines import join_lines
from geostrike.articles.word import NO_DAY
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.articles.documents import Head, Opened
    from geostrike.model import Article

__all__ = ["SUFFIXES", "read", "recognise", "split"]

SUFFIXES = (".pdf",)
_CURE = "save its text, for instance with `pdftotext FILE.pdf`, and give that"
_MOST_PAGES = 300
_MOST_SECONDS = 20.0  # of one process; a page of a report takes about 0.05
_PRINT = 0.85  # in print a line holds more narrow letters than wide ones


def recognise(head: Head) -> bool:
    """By its mark, which may stand a little behind the beginning."""
    return head.data.lstrip(b"\xef\xbb\xbf \t\r\n\0").startswith(b"%PDF-")


def split(opened: Opened) -> Iterator[Document]:
    """The one document."""
    yield opened.whole(Kind.PDF, opened.read())


def read(document: Document, options: Details) -> Article:
    """The article; ``options`` win over what the file says. Raises ``ArticleError``."""
    try:
        import pypdf  # noqa: PLC0415  loaded only where it is used
    except ImportError:
        raise ArticleError(
            f"it is a PDF, and pypdf, which reads those, is not installed: `pip install 'geostrike[documents]'`, or {_CURE}",
        ) from None
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # what it cannot make out is told here, in one line
    try:
        reader = pypdf.PdfReader(io.BytesIO(document.data))
        pages, warnings = _read_pages(reader)
        title = " ".join(str((reader.metadata and reader.metadata.title) or "").split())
    except ArticleError:
        raise
    except Exception as error:  # noqa: BLE001  whatever a broken file makes of the library is the file's fault
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise ArticleError(f"the PDF cannot be read ({reason}): {_CURE}") from None
    text = "\n\n".join(pages).strip()
    if not text:
        raise ArticleError(
            "the PDF holds pictures of pages and no text: read them by OCR first (for instance `ocrmypdf`)"
        )
    own = Details(url=document.url, retrieved=document.retrieved)
    if title and title in " ".join(text.split()):  # else it is a template's, or the name of a file
        own = own.overlaid(Details(title=title))
    details = own.overlaid(options)
    warnings = (*warnings, "the text was taken out of a PDF: compare quotations with its pages")
    if not details.published:
        warnings = (*warnings, NO_DAY)
    return compose_article(text, fallback_id=document.name, details=details, warnings=warnings)


def _read_pages(reader: Any) -> tuple[list[str], tuple[str, ...]]:
    """The text of each page that has some; a warning about those that were left out."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise ArticleError("the PDF is locked with a password: unlock it first, for instance with `qpdf --decrypt`")
    began, pages, empty = time.process_time(), [], 0
    count = len(reader.pages)
    for number in range(min(count, _MOST_PAGES)):
        if time.process_time() - began > _MOST_SECONDS:
            raise ArticleError(f"the PDF takes too long to read (page {number + 1} of {count}): {_CURE}")
        text = _tidy(reader.pages[number].extract_text() or "")
        if text:
            pages.append(text)
        else:
            empty += 1
    warnings = []
    if empty and pages:
        warnings.append(f"{empty} of the PDF's {count} pages hold no text and were not read (pictures?)")
    if count > _MOST_PAGES:
        warnings.append(f"only the first {_MOST_PAGES} of the PDF's {count} pages were read")
    return pages, tuple(warnings)


def _tidy(page: str) -> str:
    """A page without its number, its lines joined."""
    clean = "".join(c if c.isprintable() or c == "\n" else " " for c in page)
    lines = [" ".join(line.split()) for line in clean.split("\n")]
    while lines and (not lines[-1] or lines[-1].isdecimal()):
        lines.pop()
    return join_lines("\n".join(lines), slack=_PRINT).strip()
