"""What mail and saved-page archives have in common: MIME, taken apart by the standard library, with limits of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

__all__ = ["charset_of", "content_of", "find_header_names", "header_of", "parts_of", "split_message"]

_HEADER = re.compile(r"([!-9;-~]{1,60}):[ \t]?[^\n]*\n(?:[ \t][^\n]*\n){0,200}")
_MOST_PARTS = 5000


def find_header_names(text: str) -> set[str]:
    """The names, in small letters, of the header that ``text`` begins with; none when anything else stands in it."""
    names, at = set(), 0
    text = text.replace("\r\n", "\n")
    while match := _HEADER.match(text, at):
        names.add(match[1].lower())
        at = match.end()
    return names if text[at : at + 1] in ("", "\n") else set()


def split_message(data: bytes) -> Message:
    """The message. Raises ``ArticleError`` for one that is nested beyond reason."""
    from email.parser import BytesParser  # noqa: PLC0415  loaded only where it is used

    try:
        return BytesParser().parsebytes(data.lstrip(b"\xef\xbb\xbf \t\r\n"))
    except (RecursionError, ValueError) as error:
        raise ArticleError(f"its parts cannot be told apart ({type(error).__name__}): save it again") from None


def parts_of(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order, those of a mail inside the mail left out. Raises ``ArticleError``."""
    stack, seen = [message], 0
    while stack:
        part = stack.pop()
        seen += 1
        if seen > _MOST_PARTS:
            raise ArticleError(f"it has over {_MOST_PARTS} parts: save only its text")
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            inner: Any = part.get_payload()
            stack.extend(reversed(inner))
        else:
            yield part


def content_of(part: Message) -> bytes:
    """Its bytes, with quoted-printable and base64 undone."""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def charset_of(part: Message) -> str | None:
    """The encoding that it names, if Python knows that."""
    try:
        name = part.get_content_charset()
        return None if name is None or "".encode(name) is None else name
    except (LookupError, ValueError):
        return None


def header_of(message: Message, name: str) -> str | None:
    """The words of a header, its encoded words decoded."""
    from email.errors import HeaderParseError  # noqa: PLC0415  loaded only where it is used
    from email.header import decode_header, make_header  # noqa: PLC0415  loaded only where it is used

    raw = message.get(name)
    if raw is None:
        return None
    try:
        words = str(make_header(decode_header(str(raw)[:4000])))
    except (HeaderParseError, LookupError, ValueError):
        words = str(raw)
    return " ".join("".join(c for c in words if not "\ud800" <= c <= "\udfff").split()) or None
