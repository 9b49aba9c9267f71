"""Front matter: a few ``name: value`` lines between two lines of three hyphens, before the text.

A small, strict part of YAML, so that nothing is guessed: plain or quoted values on one line, and lists for authors
(``[A, B]`` or one ``- A`` a line). Anything else is an error that says which line and what to write.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from geostrike.errors import ArticleError

__all__ = ["FrontMatter", "split_front_matter"]

KNOWN = ("title", "published", "date", "outlet", "url", "authors", "author", "language", "id")
_FENCE = re.compile(r"---[ \t]*(?:\r\n|\n|\r|$)")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
_FIELD = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.+)")
_LISTED = re.compile(r"""\s*("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,"'\[\]]+)\s*(?:,|$)""")


class FrontMatter(NamedTuple):
    """The values by name, where the text begins, and what was not understood."""

    fields: dict[str, object]
    text_start: int
    warnings: tuple[str, ...]


def split_front_matter(text: str) -> FrontMatter:
    """The front matter of ``text``; without any, no fields and the text from its first character."""
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatter({}, 0, ())
    fields: dict[str, object] = {}
    warnings: list[str] = []
    open_list: list[str] | None = None
    unused = False
    at, number = opening.end(), 1
    while at < len(text):
        match = _LINE.match(text, at)
        assert match is not None
        line, at = match[1].rstrip(), match.end()
        number += 1
        if line in ("---", "..."):
            return FrontMatter(fields, at, tuple(warnings))
        if not line or line.lstrip().startswith("#"):
            continue
        if unused and line[0] in " \t-":
            continue  # nested under a name that is not used
        item = _ITEM.fullmatch(line)
        if item is not None and open_list is not None:
            open_list.append(_value(item[1], number))
            continue
        field = _FIELD.fullmatch(line)
        if field is None:
            raise ArticleError(
                f"bad front matter in line {number}: write `name: value`, and end with a line `---` "
                "(if the text itself begins with ---, put an empty line before it)",
            )
        name = field[1].lower()
        if name in fields:
            raise ArticleError(f"bad front matter in line {number}: {name!r} is given twice, keep one")
        raw = (field[2] or "").strip()
        open_list, unused = None, name not in KNOWN
        if unused:
            warnings.append(f"front matter: {name!r} is not used (known: {', '.join(KNOWN)})")
        elif raw.startswith("["):
            fields[name] = _listed(raw, number)
        elif raw:
            fields[name] = _value(raw, number)
        else:
            fields[name] = open_list = []
    raise ArticleError("bad front matter: it is not closed, end it with a line `---`")


def _listed(raw: str, number: int) -> list[str]:
    if not raw.endswith("]"):
        raise ArticleError(f"bad front matter in line {number}: the list is not closed, end it with ]")
    inner, at, items = raw[1:-1].strip(), 0, []
    while at < len(inner):
        match = _LISTED.match(inner, at)
        if match is None:
            raise ArticleError(f"bad front matter in line {number}: write the list as [first, second]")
        items.append(_value(match[1].strip(), number))
        at = match.end()
    return items


def _value(raw: str, number: int) -> str:
    if raw[0] == '"':
        try:
            value = json.loads(raw, strict=False)
        except ValueError:
            value = None
        if not isinstance(value, str):
            raise ArticleError(f"bad front matter in line {number}: the quotation marks do not match")
        return value
    if raw[0] == "'":
        if not re.fullmatch(r"'(?:[^']|'')*'", raw):
            raise ArticleError(f"bad front matter in line {number}: the quotation marks do not match")
        return raw[1:-1].replace("''", "'")
    if raw[0] in "|>&*!%@`{":
        raise ArticleError(f"bad front matter in line {number}: put the value in quotation marks, on one line")
    return raw
