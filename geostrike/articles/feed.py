"""RSS and Atom: each entry is an article with its own day, title and address. Other XML is refused by what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geostrike.articles.days import keep_readable
from geostrike.articles.fields import fold_name
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.articles.documents import Document, Head, Opened

__all__ = ["SUFFIXES", "recognise", "split"]

SUFFIXES = (".xml", ".rss", ".atom", ".rdf")
_LONGEST_PROLOG = 8000
_PROLOG = (
    r"(?:<\?(?:(?!\?>).){0,1000}\?>|<!--(?:(?!-->).){0,4000}-->|<!DOCTYPE[^>\[]{0,500}(?:\[[^\]]{0,4000}\])?\s*>|\s++)"
)
_ROOT = re.compile(rf"(?P<prolog>{_PROLOG}{{0,30}}+)<(?P<root>[A-Za-z_][\w.-]*(?::[\w.-]+)?)(?=[\s/>])", re.DOTALL)
_FEEDS = ("rss", "feed", "rdf", "channel")
_CURES = {
    "urlset": "a sitemap: give the addresses of the pages",
    "sitemapindex": "a sitemap: give the addresses of the pages",
    "opml": "a list of feeds (OPML): give the feeds themselves",
    "kml": "a map (KML): give the article",
    "gpx": "a track (GPX): give the article",
    "svg": "an image (SVG): give the article's text",
    "plist": "a property list or Safari web archive: save the page as HTML (page source)",
}
_ENTITIES = re.compile(rb"<!ENTITY", re.IGNORECASE)
_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
_XML_OWN = frozenset([b"amp", b"lt", b"gt", b"quot", b"apos"])
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DUBLIN_CORE = ("http://purl.org/dc/elements/1.1/", "http://purl.org/dc/terms/")


def recognise(head: Head) -> bool:
    """XML by its first line, its root or its name; but no page, and no HTML fragment."""
    found = _ROOT.match(head.text[:_LONGEST_PROLOG])
    if found is None:
        return head.text.startswith("<?xml")
    root = fold_name(found["root"].rpartition(":")[2])
    if root == "html" or re.search(r"<!doctype\s+html", found["prolog"], re.IGNORECASE):
        return False
    declared = head.text.startswith("<?xml") or root in (*_FEEDS, *_CURES) or head.suffix in SUFFIXES
    return declared or "xmlns" in head.text[found.end() : found.end() + 300]


def split(opened: Opened) -> Iterator[Document]:
    """A document an entry. Raises ``ArticleError`` for other XML, for none, and for XML that defines entities."""
    root, broken = _parse(opened.read(), opened.charset)
    name = _local(root)
    if name.lower() not in _FEEDS:
        what = _CURES.get(
            name.lower(), f"XML of another kind (<{name[:40]}>): give the article as text, or as RSS or Atom"
        )
        raise ArticleError(f"it is {what}")
    channel = next((child for child in root if _local(child) == "channel"), root)
    outlet = _words(_own(channel, "title"))
    entries = [element for element in root.iter() if _local(element) in ("item", "entry")]
    if not entries:
        raise ArticleError("the feed holds no entries: fetch it again, or give the articles")
    for number, entry in enumerate(entries, 1):
        record, doubts = _read_entry(entry, outlet)
        key = record.get("id") or record.get("url")
        yield opened.entry(number, record, key if isinstance(key, str) else None, (*broken, *doubts))


def _parse(data: bytes, charset: str | None) -> tuple[Any, tuple[str, ...]]:
    """The root, and a warning when the XML had to be mended. Nothing outside the file is looked at."""
    from lxml import etree  # noqa: PLC0415  loaded only where it is used

    if _ENTITIES.search(data) or b"<\0!\0E\0N\0T\0I" in data or b"\0<\0!\0E\0N\0T\0I" in data:
        raise ArticleError("its XML defines entities of its own, which no feed needs: it is not read")
    declared = re.match(rb"\s*<\?xml[^>]{0,200}encoding", data)
    encoding = None if declared or data[:2] in (b"\xff\xfe", b"\xfe\xff") else charset
    # Feeds write &nbsp; and the like, which XML itself does not know.
    clean = _NAMED.sub(_number, data.lstrip(b"\xef\xbb\xbf \t\r\n") if data[:1] != b"\xff" else data)
    options: dict[str, Any] = {
        "resolve_entities": False,
        "load_dtd": False,
        "no_network": True,
        "remove_comments": True,
        "remove_pis": True,
    }
    try:
        try:
            return etree.fromstring(clean, etree.XMLParser(encoding=encoding, **options)), ()
        except etree.XMLSyntaxError as error:
            what = " ".join(str(error.msg).split())[:120]
            if "encoding" in what.lower() or "not proper UTF-8" in what:
                raise ArticleError(
                    f"its letters are not in the encoding that it names ({what}): save it as UTF-8"
                ) from None
            root = etree.fromstring(clean, etree.XMLParser(encoding=encoding, recover=True, **options))
    except (LookupError, ValueError, etree.XMLSyntaxError) as error:
        what = " ".join(str(error).split())[:120]
        raise ArticleError(f"it begins like XML but cannot be read ({what}): save it again") from None
    if root is None:
        raise ArticleError(f"it begins like XML but cannot be read ({what}): save it again")
    return root, (f"the feed is not whole or not well-formed ({what}): parts of it may be missing",)


def _number(match: re.Match[bytes]) -> bytes:
    from html.entities import name2codepoint  # noqa: PLC0415  loaded only where it is used

    code = None if match[1] in _XML_OWN else name2codepoint.get(match[1].decode("ascii"))
    return match[0] if code is None else f"&#{code};".encode("ascii")


def _read_entry(entry: Any, channel_title: str | None) -> tuple[dict[str, object], tuple[str, ...]]:
    """The entry by the names that ``records`` knows, and what was left open."""
    source = _own(entry, "source")
    outlet = _words(source) or (_words(_own(source, "title")) if source is not None else None) or channel_title
    guid = _words(_own(entry, "guid")) or _words(_own(entry, "id"))
    authors = [
        *_all(entry, _DUBLIN_CORE, "creator"),
        *(_author(child) for child in entry if _is_own(child, entry, "author")),
    ]
    days = [_words(_own(entry, name)) for name in ("pubDate", "published", "issued", "date")]
    days += _all(entry, _DUBLIN_CORE, "date")
    published, unread = keep_readable(next((day for day in days if day), None))
    updated, _ = keep_readable(_words(_own(entry, "updated")) or _words(_own(entry, "modified")))
    return {
        "id": guid,
        "title": _words(_own(entry, "title")),
        "url": _link(entry) or (guid if guid and guid.startswith(("http://", "https://")) else None),
        "published": published,
        "updated": updated,
        "outlet": outlet,
        "authors": [name for name in authors if name],
        "content": _markup(next((c for c in entry if c.tag == f"{{{_CONTENT}}}encoded"), None))
        or _markup(_own(entry, "content")),
        "summary": _markup(_own(entry, "description")) or _markup(_own(entry, "summary")),
    }, unread


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _is_own(child: Any, parent: Any, name: str) -> bool:
    """Whether it is the feed's own element, not one of the same name from another vocabulary (media:title)."""
    if not isinstance(child.tag, str):
        return False
    space, found, local = child.tag.rpartition("}")
    return local == name and (not found or space == parent.tag.rpartition("}")[0])


def _own(parent: Any, name: str) -> Any:
    return next((child for child in parent if _is_own(child, parent, name)), None)


def _all(parent: Any, spaces: tuple[str, ...], name: str) -> list[str | None]:
    return [_words(child) for child in parent if child.tag in {f"{{{space}}}{name}" for space in spaces}]


def _words(element: Any) -> str | None:
    return None if element is None else " ".join((element.text or "").split()) or None


def _author(element: Any) -> str | None:
    return _words(_own(element, "name")) or _words(element)


def _link(entry: Any) -> str | None:
    """RSS writes the address as text, Atom in an attribute, with others beside it."""
    for child in entry:
        if _is_own(child, entry, "link"):
            address = _words(child) or (child.get("href") if child.get("rel", "alternate") == "alternate" else None)
            if address:
                return str(address).strip()
    return None


def _markup(element: Any) -> str | None:
    """The text with its HTML, whether that was escaped or (XHTML in Atom) stands there as elements."""
    if element is None:
        return None
    if len(element) == 0:
        return element.text or None
    from lxml import etree  # noqa: PLC0415  loaded only where it is used

    parts = [element.text or "", *(etree.tostring(child, encoding="unicode") for child in element)]
    return re.sub(r"<(/?)[A-Za-z][\w.-]*:", r"<\1", "".join(parts)) or None
