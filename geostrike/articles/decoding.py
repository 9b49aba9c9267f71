"""Bytes to text. UTF-8 is expected; a byte-order mark and Windows-1252 are read with a warning, the rest refused."""

from __future__ import annotations

import re

from geostrike.errors import ArticleError

__all__ = ["LARGEST_TEXT", "decode"]

LARGEST_TEXT = 20_000_000
"""Bytes of one article; a long book has about a tenth of it."""

_UTF8_MARK = b"\xef\xbb\xbf"
# UTF-32 first: its little-endian mark begins like that of UTF-16.
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NOT_TEXT = "it is binary, not text: save the article as plain UTF-8 text"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_LETTERS = re.compile(r"[^\W\d_]")
# English, French or German in Windows-1252 has under one accented letter in five; Cyrillic, Greek or Arabic code pages
# read as Windows-1252 have almost nothing else.
_MOST_ACCENTED = 0.25


def decode(data: bytes, largest: int = LARGEST_TEXT) -> tuple[str, tuple[str, ...]]:
    """The text of ``data`` without its byte-order mark, line endings untouched, and warnings about how it was read."""
    if len(data) > largest:
        raise ArticleError(f"it is over {largest // 1_000_000} MB, too large for one article: split it")
    wide = any(data.startswith(mark) for mark, _ in _WIDE_MARKS)
    if b"\0" in data and not wide:
        raise ArticleError(_NOT_TEXT)
    text, warnings = _decode(data)
    if "\0" in text or len(_CONTROLS.findall(text)) > len(text) / 100:
        raise ArticleError(_NOT_TEXT)
    return text, warnings


def _decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), (f"read as {encoding.upper()} by its byte-order mark; UTF-8 is expected",)
            except UnicodeDecodeError:
                raise ArticleError(f"it begins like {encoding.upper()} but is not: save it as UTF-8") from None
    marked = data.startswith(_UTF8_MARK)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _decode_windows(data, error.start)
    return text, ("a byte-order mark at the beginning was left out",) if marked else ()


def _decode_windows(data: bytes, at: int) -> tuple[str, tuple[str, ...]]:
    cure = "save it as UTF-8 (for instance `iconv -f CODEPAGE -t UTF-8`)"
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise ArticleError(f"it is neither UTF-8 (byte {at} is wrong) nor Windows-1252: {cure}") from None
    letters = _LETTERS.findall(text)
    if sum(letter > "\x7f" for letter in letters) > _MOST_ACCENTED * len(letters):
        raise ArticleError(f"it is not UTF-8 (byte {at} is wrong) and does not look like Windows-1252: {cure}")
    return text, (f"not UTF-8 (byte {at}); read as Windows-1252: if letters look wrong, {cure}",)
