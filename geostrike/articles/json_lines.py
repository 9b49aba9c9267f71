"""JSON Lines: one article a line. A broken line is a failure with its number; the others are read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, BinaryIO

from geostrike.articles.decoding import LARGEST_TEXT, decode
from geostrike.articles.details import Details, compose_article, read_details
from geostrike.errors import ArticleError
from geostrike.model import Article, Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["read_json_lines"]

_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def read_json_lines(stream: BinaryIO, where: str, name: str, options: Details) -> Iterator[Article | Failure]:
    """Each line of ``stream`` as an article, one at a time. ``where`` names the file in failures; an article without
    an id is called ``name`` and its line number.
    """
    number = 0
    # A line longer than an article may be is read no further than needed to know that.
    while line := stream.readline(LARGEST_TEXT + 2):
        number += 1
        if number == 1 and line.startswith(_WIDE_MARKS):
            yield Failure(where=where, message="JSON Lines must be UTF-8, this is UTF-16: save it as UTF-8")
            return
        if not line.strip():
            continue
        try:
            yield _read_line(line, f"{name}-{number}", options)
        except ArticleError as error:
            yield Failure(where=f"{where}:{number}", message=str(error))
            if len(line) > LARGEST_TEXT:
                return
    if number == 0:
        yield Failure(where=where, message="the file is empty: give one JSON object a line, each with id and text")


def _read_line(line: bytes, fallback_id: str, options: Details) -> Article:
    text, warnings = decode(line)
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        what = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        at = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        raise ArticleError(f"not JSON ({what}{at}): write one JSON object a line") from None
    if not isinstance(fields, dict):
        raise ArticleError('not a JSON object: write {"id": …, "text": …}')
    body = fields.get("text")
    if not isinstance(body, str):
        raise ArticleError('there is no "text": give the article\'s text as a string')
    details = read_details(fields).overlaid(options)
    return compose_article(body, fallback_id=_id(fields) or fallback_id, details=details, warnings=warnings)


def _id(fields: dict[str, object]) -> str | None:
    for name in ("id", "doc_id"):
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None
