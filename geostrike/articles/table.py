"""Tables of articles, CSV or TSV: a row an article, its columns known by name or named with ``--columns``."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from geostrike.articles.decoding import decode
from geostrike.articles.documents import LARGEST_FILE
from geostrike.articles.fields import NAMES, fold_name, id_of, rename
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.articles.documents import Columns, Document, Head, Opened

__all__ = ["SUFFIXES", "recognise", "split"]

SUFFIXES = (".csv", ".tsv", ".tab")
_DELIMITERS = (",", ";", "\t", "|")
_KNOWN = frozenset(name for names in NAMES.values() for name in names)
_HEADER = re.compile(r"[^\W\d][\w .:/#()-]{0,39}")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own first line
_LISTED = 12
_ROWS_LOOKED_AT = 4


def recognise(head: Head) -> bool:
    """By its name; or a first row of short names, two of which are known, or which all the next rows fill alike."""
    if head.suffix in SUFFIXES or _SEPARATOR_LINE.match(head.text):
        return True
    first = head.text.partition("\n")[0]
    return any(mark in first and _is_table(head.text, mark, whole=head.whole) for mark in _DELIMITERS)


def split(opened: Opened) -> Iterator[Document]:
    """A document a row; its number is that of the spreadsheet, where the header is row 1."""
    text, warnings = decode(opened.read(), LARGEST_FILE)
    named = _SEPARATOR_LINE.match(text)
    delimiter = named[1] if named else _choose_delimiter(text)
    rows = _parse(text[named.end() if named else 0 :], delimiter)
    if not rows:
        raise ArticleError("the table is empty: give a row of names, then a row for each article")
    header = [name.strip() for name in rows[0]]
    _check(header, opened.columns)
    for number, row in enumerate(rows[1:], 2):
        cells = [cell.strip() for cell in row]
        filled = [cell for cell in cells if cell]
        if not filled or all(cell.startswith("#") for cell in filled):  # a row of HXL hashtags
            continue
        record: dict[str, object] = {}
        for name, cell in zip(header, row, strict=False):
            if name and cell.strip():
                record.setdefault(name, cell)
        record = rename(record, opened.columns)
        yield opened.entry(number, record, id_of(record), warnings)


def _is_table(text: str, mark: str, *, whole: bool) -> bool:
    try:
        rows = _parse(text, mark, _ROWS_LOOKED_AT)
    except ArticleError:
        return False
    rows = rows if whole or len(rows) == _ROWS_LOOKED_AT else rows[:-1]
    if not rows or not all(_HEADER.fullmatch(name.strip()) for name in rows[0]):
        return False
    folded = [fold_name(name) for name in rows[0]]
    if len(folded) < 2 or len(set(folded)) < len(folded):
        return False
    if any(name in NAMES["text"] for name in folded) and sum(name in _KNOWN for name in folded) > 1:
        return True
    alike = len(rows) > 2 and all(len(row) == len(folded) for row in rows)
    return alike and (mark == "\t" or len(folded) > 2)


def _choose_delimiter(text: str) -> str:
    """The mark that parts the first row into the most known names; into the most names where none is known."""
    first = text.partition("\n")[0]
    cells = {mark: _parse(first, mark) for mark in _DELIMITERS}
    known = {mark: [fold_name(cell) in _KNOWN for cell in (rows[0] if rows else [])] for mark, rows in cells.items()}
    return max(_DELIMITERS, key=lambda mark: (sum(known[mark]), len(known[mark])))


def _parse(text: str, delimiter: str, most: int | None = None) -> list[list[str]]:
    import csv  # noqa: PLC0415  loaded only where it is used
    import io  # noqa: PLC0415  loaded only where it is used

    before = csv.field_size_limit(LARGEST_FILE)  # a whole article stands in one cell
    try:
        return list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), most))
    except csv.Error as error:
        raise ArticleError(f"the table cannot be read ({error}): save it as CSV again") from None
    finally:
        csv.field_size_limit(before)


def _check(header: list[str], columns: Columns) -> None:
    """Raise ``ArticleError`` when no column holds the text, or one that the user named is not there."""
    there = ", ".join(name for name in header[:_LISTED] if name) + (", …" if len(header) > _LISTED else "")
    folded = [fold_name(name) for name in header]
    for name, column in columns:
        if fold_name(column) not in folded:
            raise ArticleError(f"there is no column {column!r} for {name} (columns: {there}): check --columns")
    if not any(name == "text" for name, _ in columns) and not any(name in NAMES["text"] for name in folded):
        raise ArticleError(
            f"no column is known to hold the text (columns: {there}): name it with --columns text=COLUMN"
        )
