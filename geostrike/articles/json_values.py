"""JSON that is one value: an article, an array of articles, or an answer that holds such an array somewhere inside."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from geostrike.articles.decoding import decode
from geostrike.articles.documents import LARGEST_FILE
from geostrike.articles.fields import NAMES, PARTS, WHOLE, fold_keys, fold_name, has_text, id_of, rename, text_of
from geostrike.articles.telegram import find_messages
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.articles.documents import Columns, Document, Head, Opened

__all__ = ["SUFFIXES", "find_entries", "is_article", "recognise", "split"]

SUFFIXES = (".json",)
_ARRAY = re.compile(r"\[\s*(?:[{\]]|\[\s*[{\[\"])|\[\s*\"(?:[^\"\\]|\\.){0,2000}\"\s*[,\]]")
_OBJECT = re.compile(r"\{\s*(?![{|\\%])")
# Under which names interfaces keep their lists of articles.
_LISTS = tuple(
    "articles items entries results posts stories documents docs messages news hits records rows list data statuses feed "
    "graph".split()
)
_WRAPPERS = (*_LISTS, "response", "result", "channel", "rss", "hits", "chats", "value", "payload")
_DEEPEST = 5
_NONE_FOUND = (
    'no article found in this JSON: give an array of objects, or one object a line, each with its "text" '
    "(another name with --columns text=NAME)"
)


def recognise(head: Head) -> bool:
    """By its first bracket and what follows, or its name."""
    if any(pattern.match(head.text) for pattern in (_OBJECT, _ARRAY)) or head.suffix in SUFFIXES:
        return True
    return head.text.startswith("[") and head.whole and _is_json(head.text)


def split(opened: Opened) -> Iterator[Document]:
    """A document for each article, or the one that it is."""
    text, warnings = decode(opened.read(), LARGEST_FILE)
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        what = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        at = f" in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
        raise ArticleError(f"it begins like JSON but is none ({what}{at}): export it again, or give the text") from None
    if isinstance(value, dict) and is_article(value, opened.columns):
        yield opened.only(rename(value, opened.columns), warnings)
        return
    entries = find_entries(value)
    if not entries:
        raise ArticleError("the array is empty" if value == [] else _NONE_FOUND)
    for number, entry in enumerate(entries, 1):
        record = rename(entry, opened.columns) if isinstance(entry, dict) else entry
        yield opened.entry(number, record, id_of(record), warnings)


def find_entries(value: object) -> list[object] | None:
    """The articles inside ``value``, or ``None``."""
    return _find(value, 0)


def is_article(value: dict[str, object], columns: Columns = ()) -> bool:
    """Whether an object is an article itself, rather than an answer with articles in it."""
    if columns and has_text(rename(value, columns), ["text"]):
        return True
    strong = ("text", "body", "content", "articlebody", "fulltext", "maintext", "bodytext")
    if has_text(value, strong):
        return True
    return find_entries(value) is None and has_text(value, (*WHOLE, *PARTS))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _find(value: object, depth: int) -> list[object] | None:
    if depth > _DEEPEST:
        return None
    if isinstance(value, list):
        if depth == 0:
            return value if any(isinstance(item, (dict, list)) for item in value) else None
        return value if any(isinstance(item, dict) and _holds(item) for item in value) else _find_in_each(value, depth)
    if not isinstance(value, dict):
        return None
    messages = find_messages(value)
    if messages is not None:
        return list(messages)
    folded = fold_keys(value)
    for name in _WRAPPERS:
        found = _find(folded.get(name), depth + 1)
        if found:
            return _with_outlet(found, folded)
    numbered = [
        item | {"id": item.get("id", key)} for key, item in value.items() if isinstance(item, dict) and has_text(item)
    ]
    # Articles under their ids; one alone would be a part of something else.
    return list(numbered) if len(numbered) > 1 else None


def _find_in_each(values: list[object], depth: int) -> list[object] | None:
    found = [entry for value in values if isinstance(value, dict) for entry in _find(value, depth + 1) or ()]
    return found or None


def _holds(record: dict[str, object]) -> bool:
    """Whether it may be an article: words of its own, or in an object that it wraps, or a headline with its address."""
    headline = has_text(record, NAMES["title"]) and has_text(record, NAMES["url"])
    return (
        headline
        or has_text(record, (*WHOLE, *PARTS))
        or any(
            isinstance(inner, dict) and fold_name(key) in ("source", "attributes", "fields", "node") and has_text(inner)
            for key, inner in record.items()
        )
    )


def _with_outlet(entries: list[object], folded: dict[str, object]) -> list[object]:
    """JSON Feed names its outlet once, for all."""
    title = text_of(folded.get("title"))
    if title is None or "jsonfeed.org" not in str(folded.get("version")):
        return entries
    return [{"outlet": title} | entry if isinstance(entry, dict) else entry for entry in entries]
