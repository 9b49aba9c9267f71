"""Text that came with HTML in it, without: feeds, interfaces and mail carry their text so. Whole pages: ``web_page``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["is_markup", "strip_if_markup", "strip_markup"]

# Elements that begin on a line of their own.
_BLOCKS = frozenset(
    "address article aside blockquote body caption dd div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li "
    "main nav ol option p pre section table tbody tfoot thead tr ul".split()
)
_UNREAD = frozenset("head noscript script style template title object iframe svg math select button".split())
_CELLS = frozenset(["td", "th"])
_NAMES = "|".join(sorted({*_BLOCKS, *_CELLS, *"a b br em i img span strong u s small sub sup font center".split()}))
_FIRST_TAG = re.compile(
    rf"\s*(?:<!--.{{0,500}}?-->\s*)?<(?:{_NAMES})(?:\s[^<>]{{0,2000}})?/?>", re.IGNORECASE | re.DOTALL
)
_CLOSING = re.compile(r"</(?:p|div|li|h[1-6]|td|tr|ul|ol|table|blockquote|section|article|span|a)\s*>", re.IGNORECASE)
# Of elements that HTML does not know only what cannot be a word in angle brackets.
_ANY_TAG = re.compile(
    rf"</?(?:{_NAMES})(?:\s[^<>]{{0,2000}})?/?>|</[a-z][\w:.-]{{0,40}}\s*>|<[a-z][\w:.-]{{0,40}}(?:\s[^<>]{{0,2000}}=[^<>]{{0,2000}}|\s*/)>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,31});")
_FEWEST_CLOSED = 2  # in plain text; one might be quoted


def is_markup(text: str) -> bool:
    """Whether plain text is HTML after all: it begins with a tag or closes at least two."""
    return _FIRST_TAG.match(text) is not None or (
        "</" in text
        and sum(1 for _, _ in zip(_CLOSING.finditer(text), range(_FEWEST_CLOSED), strict=False)) >= _FEWEST_CLOSED
    )


def strip_if_markup(text: str) -> str:
    """``text`` without tags and entities, if it has any; itself otherwise. For what is known to carry HTML."""
    if _ANY_TAG.search(text):
        return strip_markup(text)
    if "&" in text and _ENTITY.search(text):
        import html  # noqa: PLC0415  loaded only where it is used

        return html.unescape(text)
    return text


def strip_markup(source: str) -> str:
    """The words of an HTML fragment, a line for each paragraph, list item, row and line break. Scripts are left out."""
    import lxml.html  # noqa: PLC0415  loaded only where it is used

    # Characters that no XML may hold end lxml's patience; none of them is a letter.
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", source)
    if not clean.strip():
        return ""
    parser = lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    root: Any = lxml.html.document_fromstring(f"<html><body>{clean}</body></html>".encode(), parser=parser)
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in "".join(_walk(root)).split("\n"))
    return "\n".join(line for line in lines if line)


def _walk(root: Any) -> Iterator[str]:
    """The text in order, with line breaks; without recursion, for hostile pages nest deeply."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, closing = stack.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        unread = name in _UNREAD or not name
        if closing or unread:
            if name in _BLOCKS:
                yield "\n"
            elif name in _CELLS:
                yield " "
            if element is not root:
                yield _inline(element.tail)
            continue
        if name in _BLOCKS or name == "br":
            yield "\n"
        yield _inline(element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))


def _inline(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
