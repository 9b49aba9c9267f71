"""Word documents (.docx): a zip archive with XML in it. Text, tables, text boxes and insertions; not what was deleted."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from geostrike.articles.details import Details, compose_article
from geostrike.articles.documents import Document, Kind
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.articles.documents import Head, Opened
    from geostrike.model import Article

__all__ = ["SUFFIXES", "read", "recognise", "split"]

SUFFIXES = (".docx",)
_ZIP = b"PK\x03\x04"
_BODY = "word/document.xml"
_LARGEST_PART = 50_000_000  # bytes unpacked; a thousand pages have about ten
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
NO_DAY = "the document does not say when it was published: weekdays stay unresolved (give the day with --date)"


def recognise(head: Head) -> bool:
    """By the names in the archive."""
    return head.data.startswith(_ZIP) and (b"word/" in head.data or head.suffix in SUFFIXES)


def split(opened: Opened) -> Iterator[Document]:
    """The one document."""
    yield opened.whole(Kind.WORD, opened.read())


def read(document: Document, options: Details) -> Article:
    """The article; ``options`` win over what the file says. Raises ``ArticleError``."""
    try:
        with zipfile.ZipFile(io.BytesIO(document.data)) as archive:
            body = _parse(archive, _BODY)
            core = _parse(archive, "docProps/core.xml") if "docProps/core.xml" in archive.namelist() else None
    except KeyError:
        raise ArticleError("it is an office document, but no text of Word's: save it as .docx or plain text") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        reason = " ".join(str(error).split())[:80]
        raise ArticleError(
            f"the Word document cannot be unpacked ({reason}): save it again, without a password"
        ) from None
    text = "\n".join(_paragraphs(body)).strip()
    if not text:
        raise ArticleError("the Word document holds no text (pictures of pages?): give the article's text")
    own = Details(url=document.url, retrieved=document.retrieved).overlaid(_details(core, text))
    details = own.overlaid(options)
    warnings = () if details.published else (NO_DAY,)
    return compose_article(text, fallback_id=document.name, details=details, warnings=warnings)


def _parse(archive: zipfile.ZipFile, name: str) -> Any:
    from lxml import etree  # noqa: PLC0415  loaded only where it is used

    with archive.open(name) as part:
        data = part.read(_LARGEST_PART + 1)
    if len(data) > _LARGEST_PART:
        raise ArticleError(f"the Word document unpacks to over {_LARGEST_PART // 1_000_000} MB: save it as plain text")
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise ArticleError("the Word document defines entities of its own, which none needs: it is not read")
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise ArticleError(
            f"the Word document is damaged ({' '.join(str(error).split())[:80]}): save it again"
        ) from None


def _paragraphs(body: Any) -> Iterator[str]:
    """Each paragraph, those of tables and text boxes too, in the order of the file."""
    for paragraph in body.iter(f"{_W}p", f"{_STRICT_W}p"):
        # A text box is written twice, for new programs and old; its paragraphs are read on their own.
        if any(element.tag == _FALLBACK for element in paragraph.iterancestors()):
            continue
        line = "".join(_runs(paragraph))
        if line.strip():
            yield " ".join(line.split(" ")).strip()


def _runs(paragraph: Any) -> Iterator[str]:
    stack = list(reversed(paragraph))
    while stack:
        element = stack.pop()
        name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
        if name == "t":
            yield element.text or ""
        elif name in ("tab", "ptab"):
            yield " "
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        elif name not in ("p", "del", "moveFrom", "instrText", "pPr", "rPr", "Fallback"):
            stack.extend(reversed(element))


def _details(core: Any, text: str) -> Details:
    """The title, where the text itself has it: Word keeps those of templates and of older texts."""
    if core is None:
        return Details()
    title = " ".join((core.findtext(f"{_DUBLIN_CORE}title") or "").split())
    return Details(title=title) if title and title in " ".join(text.split()) else Details()
