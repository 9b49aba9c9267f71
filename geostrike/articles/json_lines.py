"""JSON Lines: one object a line, each line an article (or, as some interfaces write, one long line with a list in it)."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from geostrike.articles.decoding import LARGEST_TEXT
from geostrike.articles.fields import id_of, rename
from geostrike.articles.json_values import find_entries, is_article
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.articles.documents import Document, Head, Opened

__all__ = ["SUFFIXES", "encode_line", "recognise", "split", "split_line"]

SUFFIXES = (".jsonl", ".ndjson")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
# "{{" and "{|" begin templates of wikis, "{\" RTF.
_OBJECT = re.compile(r"\{\s*(?![{|\\%])")


def recognise(head: Head) -> bool:
    """By the name; else when the first line is a whole object, or longer than can be seen."""
    if head.suffix in SUFFIXES:
        return True
    if not _OBJECT.match(head.text):
        return False
    line, ended, _ = head.text.partition("\n")
    if not ended and not head.whole:
        return True
    return isinstance(_parse(line.encode("utf-8", "replace")), dict)


def split(opened: Opened) -> Iterator[Document]:
    """A document a line, each read when it is asked for."""
    number = 0
    # A line longer than an article may be is read no further than needed to know that.
    while line := opened.stream.readline(LARGEST_TEXT + 2):
        number += 1
        if number == 1 and line.startswith(_WIDE_MARKS):
            raise ArticleError("JSON Lines must be UTF-8, this is UTF-16: save it as UTF-8")
        if line.strip():
            yield from split_line(opened, number, line.rstrip(b"\r\n"))
        if len(line) > LARGEST_TEXT:
            return
    if number == 0:
        raise ArticleError("the file is empty: give one JSON object a line, each with id and text")


def encode_line(record: object) -> bytes:
    """An object as a line: what is no JSON, such as a day, as words. A line that is one already stays as it is."""
    if isinstance(record, bytes):
        return record
    if isinstance(record, str):
        return record.encode("utf-8", "surrogatepass")
    return json.dumps(record, ensure_ascii=True, default=str).encode("ascii")


def split_line(opened: Opened, number: int, line: bytes) -> Iterator[Document]:
    """The documents of line ``number`` (from 1) of a file: mostly one, whatever it holds; what is wrong with it shows when it is read."""
    value = _parse(line)
    one = isinstance(value, dict) and is_article(value, opened.columns)
    if not one and (entries := find_entries(value)):
        for at, entry in enumerate(entries, 1):
            yield opened.entry(at, rename(entry, opened.columns) if isinstance(entry, dict) else entry, id_of(entry))
        return
    if not isinstance(value, dict):
        yield opened.entry(number, line)
        return
    yield opened.entry(number, rename(value, opened.columns) if opened.columns else line, id_of(value))


def _parse(line: bytes) -> object:
    try:
        value: object = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    return value
