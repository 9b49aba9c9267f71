"""The forms in which articles come, told by what a file holds; its name counts only where that says nothing.

To add one: a module with the three names of ``Format``, and a line in ``FORMATS``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Protocol

from geostrike.articles import (
    address_list,
    feed,
    json_lines,
    json_values,
    mail,
    other_kinds,
    own_output,
    pdf,
    plain_text,
    saved_page,
    table,
    web_archive,
    word,
)
from geostrike.articles.documents import Document, Head, Opened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.model import Failure

__all__ = ["FORMATS", "SUFFIXES", "Format", "find_format", "is_fallback"]


class Format(Protocol):
    """One form."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802  a constant of the module
        """What its files are called; so they are found in a folder."""

    def recognise(self, head: Head) -> bool:
        """Whether a file that begins so has this form."""

    def split(self, opened: Opened) -> Iterator[Document | Failure]:
        """The documents in it. Raises ``ArticleError`` for what concerns the file as a whole."""


# The first that recognises a file has it: from those that cannot be mistaken to the one that takes everything.
FORMATS: tuple[Format, ...] = (
    word,
    pdf,
    other_kinds,
    own_output,
    feed,
    json_lines,
    json_values,
    web_archive,
    mail,
    table,
    address_list,
    saved_page,
    plain_text,
)
SUFFIXES = tuple(dict.fromkeys(suffix for form in FORMATS for suffix in form.SUFFIXES))
"""What counts as an article in a folder. A file that is named outright may be called anything."""

# Enough for the header of a mail, the first row of a table, the names in a zipped document.
_HEAD = 65_536
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def find_format(stream: BinaryIO, suffix: str) -> Format:
    """The form of what ``stream`` holds; the stream is left at its beginning."""
    data = stream.read(_HEAD + 1)
    stream.seek(0)
    whole, data = len(data) <= _HEAD, data[:_HEAD]
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    text = data.decode(encoding, "replace").lstrip("\ufeff \t\r\n\f\v")
    head = Head(data=data, text=text, suffix=suffix, whole=whole)
    return next(form for form in FORMATS if form.recognise(head))


def is_fallback(stream: BinaryIO, suffix: str) -> bool:
    """Whether what ``stream`` holds shows no form of its own."""
    return find_format(stream, suffix) is FORMATS[-1]
