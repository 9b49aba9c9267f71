"""A list of web addresses, one a line: each is read as if it had been named on the command line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.articles.decoding import decode
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.articles.documents import Document, Head, Opened
    from geostrike.model import Failure

__all__ = ["SUFFIXES", "recognise", "split"]

SUFFIXES = ()
_ADDRESS = re.compile(r"<?(https?://[^\s<>]+)>?", re.IGNORECASE)


def recognise(head: Head) -> bool:
    """When every line is an address; empty lines and comments (#) do not count."""
    lines = _lines(head.text if head.whole else head.text.rpartition("\n")[0])
    return bool(lines) and all(_ADDRESS.fullmatch(line) for line in lines)


def split(opened: Opened) -> Iterator[Document | Failure]:
    """What stands at each address, each once, in order. Raises ``ArticleError`` where others wrote the list."""
    text, _ = decode(opened.stream.read())
    if opened.follow is None:
        raise ArticleError("it is a list of web addresses, which are asked for only when you name the list itself")
    for line in dict.fromkeys(_lines(text)):
        found = _ADDRESS.fullmatch(line)
        if found is None:
            raise ArticleError(f"{line[:80]!r} is no web address: give one a line, and nothing else")
        yield from opened.follow(found[1])


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
