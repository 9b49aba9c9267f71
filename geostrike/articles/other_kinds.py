"""Files that hold no text geostrike can read, each by the bytes it begins with, and what to do instead."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geostrike.articles.documents import Document, Head, Opened

__all__ = ["SUFFIXES", "recognise", "split"]

# Kinds in which people keep texts: in a folder they are told of. Pictures and the like are not looked for there.
SUFFIXES = (".rtf", ".doc", ".odt", ".epub", ".msg", ".mbox", ".webarchive", ".warc")

_SAVE = "open it and save the article as plain text (.txt) or .docx"
_UNPACK = "unpack it, and give what is inside"
_PICTURE = "give the article's text; a picture of a text needs OCR first (for instance tesseract)"
_SPREAD = "save its table as CSV, with a column of texts"
_SOUND = "give a transcript as text"
_TEXT = "save the article as plain text"
# In order: the first that fits. Patterns are matched at the first byte; they are compiled when they are first needed.
_BINARY: tuple[tuple[bytes, str, str], ...] = (
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document of the old kind (.doc, .xls, .ppt, .msg)", _SAVE),
    (rb"PK\x03\x04.{0,400}mimetypeapplication/vnd\.oasis\.opendocument\.spreadsheet", "a spreadsheet (.ods)", _SPREAD),
    (rb"PK\x03\x04.{0,400}mimetypeapplication/vnd\.oasis", "an OpenDocument text or presentation (.odt, .odp)", _SAVE),
    (rb"PK\x03\x04.{0,400}mimetypeapplication/epub", "an e-book (EPUB)", _SAVE),
    (rb"PK\x03\x04.{0,60000}xl/(?:workbook|worksheets)", "a spreadsheet (.xlsx)", _SPREAD),
    (rb"PK\x03\x04.{0,60000}ppt/", "a presentation (.pptx)", _SAVE),
    (rb"PK\x03\x04|PK\x05\x06|PK\x07\x08", "an office document or a ZIP archive", _UNPACK),
    (rb"\x1f\x8b|BZh[1-9]1AY&SY|\xfd7zXZ\0|\x28\xb5\x2f\xfd|\x04\x22\x4d\x18", "a compressed file", _UNPACK),
    (rb"7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|.{257}ustar|MSCF\0|!<arch>\n", "an archive", _UNPACK),
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|RIFF.{4}WEBP|8BPS|BM.{4}\0\0\0\0|\0\0\x01\0",
        "an image",
        _PICTURE,
    ),
    (rb".{4}ftyp(?:heic|heix|hevc|mif1|msf1|avif|avis)|\0\0\0\x0cjP  |AT&TFORM|gimp xcf", "an image", _PICTURE),
    (rb"ID3|\xff[\xfb\xf3\xf2\xf1\xf9]|OggS|fLaC|RIFF.{4}WAVE|FORM.{4}AIF|MThd|#!AMR", "a sound recording", _SOUND),
    (rb".{4}ftyp|RIFF.{4}AVI |\x1aE\xdf\xa3|FLV\x01|\0\0\x01\xba|\x30\x26\xb2\x75\x8e\x66\xcf\x11", "a film", _SOUND),
    (rb"SQLite format 3\0", "an SQLite database", "export its articles as JSON Lines or CSV"),
    (rb"PAR1|\x89HDF|Obj\x01|ARROW1", "a table in a binary form", "export its articles as JSON Lines or CSV"),
    (rb"bplist00", "a binary property list or Safari web archive", "save the page as HTML (page source)"),
    (rb"\x7fELF|MZ.{1,200}\0|\xca\xfe\xba\xbe|\xcf\xfa\xed\xfe|\0asm", "a program", "give the article"),
    (rb"wOF[F2]|OTTO|\0\x01\0\0\0", "a font", "give the article"),
)
_TEXTUAL: tuple[tuple[bytes, str, str], ...] = (
    (rb"\s*\{\\+rtf", "an RTF document", _SAVE),
    (rb"WARC/\d", "a web archive (WARC)", "take the page out of it, for instance with `warcio extract`, and give that"),
    (rb"%!PS", "PostScript", "turn it into text, for instance with `ps2ascii FILE`"),
    (rb"-----BEGIN PGP MESSAGE|-----BEGIN PKCS7", "an encrypted message", "decrypt it first"),
    (rb"BEGIN:V(?:CALENDAR|CARD)", "a calendar or address card", _TEXT),
    (rb"\s*WEBVTT|\s*\d+\r?\n\d\d:\d\d:\d\d[,.]\d{3} --> ", "subtitles", "give a transcript without the times"),
    (rb"\[InternetShortcut\]", "a shortcut to a web page", "give the address in it"),
    (rb"\s*\\documentclass", "LaTeX", "turn it into text, for instance with `pandoc FILE -t plain`"),
    (rb"%YAML|\s*---\r?\n- |- [A-Za-z_]{2,20}: ?[^\n]*\n  [A-Za-z_]{2,20}:", "YAML", "write one JSON object a line"),
    (rb"(?:[A-Za-z_]{2,30}: ?[^\n]*\n){0,10}[A-Za-z_]{2,30}: [|>][+-]?\r?\n  ", "YAML", "write one JSON object a line"),
    (
        rb"\s*(?:\[{1,2}[\w.-]{1,40}\]{1,2}\s*\n\s*)?[A-Za-z_][\w.-]{0,40} = [\"'\[{\d][^\n]*\n\s*(?:[A-Za-z_][\w.-]{0,40} = |\[)",
        "TOML or another file of settings",
        "write one JSON object a line",
    ),
    (rb"\s*(?:[A-Za-z0-9+/]{40,76}\r?\n){2}", "base64, the packing of mail", "save the mail as .eml, or its text"),
    (rb"(?:var|let|const|window\.\w+|export default) ?[\w$]* ?= ?[\[{]", "JavaScript", "save the data as JSON"),
    (rb"From \S+ .{0,80}\d\d:\d\d:\d\d .{0,20}\d{4}\r?\n", "a mailbox of several mails", "save each mail as .eml"),
)


def recognise(head: Head) -> bool:
    """By its first bytes; UTF-8's mark may stand before them."""
    return _find(head.data) is not None


def split(opened: Opened) -> Iterator[Document]:
    """Never a document. Raises ``ArticleError`` with the kind and what to do."""
    found = _find(opened.stream.read(65_536))
    if found is not None:
        raise ArticleError(f"it is {found[0]}: {found[1]}")
    yield from ()


def _find(data: bytes) -> tuple[str, str] | None:
    start = data.removeprefix(b"\xef\xbb\xbf")
    for match, what, cure in (*(_match_binary() if _is_binary(start) else ()), *_match_textual()):
        if match(start):
            return what, cure
    return None


_Kind = tuple["Callable[[bytes], re.Match[bytes] | None]", str, str]


@cache
def _match_binary() -> tuple[_Kind, ...]:
    return _compile(_BINARY)


@cache
def _match_textual() -> tuple[_Kind, ...]:
    return _compile(_TEXTUAL)


def _compile(kinds: tuple[tuple[bytes, str, str], ...]) -> tuple[_Kind, ...]:
    """Looking each pattern up in the cache of ``re`` takes longer than matching it."""
    return tuple((re.compile(pattern, re.DOTALL).match, what, cure) for pattern, what, cure in kinds)


def _is_binary(data: bytes) -> bool:
    """Whether it cannot be UTF-8: all of these kinds hold a NUL or a stray byte near their beginning."""
    if b"\0" in data:
        return True
    try:
        data[:-4].decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False
