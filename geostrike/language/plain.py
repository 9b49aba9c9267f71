"""The same text in plain letters: without what hides names and dates from a reader of letters, but from no human eye.

Soft hyphens and zero-width marks go; no-break and thin spaces become spaces, no-break hyphens hyphens; ligatures, digraphs,
full-width and "mathematical" letters, and the printed shapes of Arabic letters become the letters they stand for; a letter
and the marks behind it become one letter where there is one; UTF-8 that was read as Windows-1252 ("â€œ", "Ã©", "Â ") becomes what was
written. Everything else stays, and each place in the plain text knows
where it stands in the text as it is.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from geostrike.model import Span

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Plain", "conceal", "make_plain", "restore"]

_DROPPED = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef"
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011"
_SHAPES = (
    "\u0132\u0133\u01c4-\u01cc\u01f1-\u01f3\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdfb\ufe70-\ufefc"
    "\uff01-\uff5e\U0001d400-\U0001d7ff"
)
_MARKS = "\u0300-\u036f\u0653-\u0655"
# What Windows-1252 shows for the bytes that go on a letter of UTF-8. The leading ones are those of letters with accents and of marks.
_BYTES = "\u0080-\u00bf" + "".join(bytes([byte]).decode("cp1252", "ignore") for byte in range(0x80, 0xA0))
_MISREAD = rf"[ÂÃ][{_BYTES}]|â[{_BYTES}]{{2}}"
# Of a no-break space that became a plain one, the first byte is left.
_LEFT_OVER = r"(?<=[a-z0-9.,:;?!)'\"])Â(?=[ \n])"
_SUSPECT = re.compile(f"[{_DROPPED}{_SPACES}{_HYPHENS}{_SHAPES}{_MARKS}]|{_MISREAD}|{_LEFT_OVER}")
_PIECE = re.compile(
    # A soft hyphen at the end of a line goes with the line's end: the word goes on.
    rf"\u00ad[ \t]*\r?\n[ \t]*(?=[^\W\d_])|[^\W_](?=[{_DROPPED}{_MARKS}])(?:[{_DROPPED}]*[{_MARKS}])+"
    rf"|{_MISREAD}|{_LEFT_OVER}|[{_DROPPED}]+|[{_SPACES}{_HYPHENS}{_SHAPES}]"
)
_IS_MISREAD = re.compile(_MISREAD)
_IS_DROPPED = re.compile(f"[{_DROPPED}]")
_IS_SHAPE = re.compile(f"[{_SHAPES}]")
_IS_SPACE = re.compile(f"[{_SPACES}]")

Value = TypeVar("Value")


class Plain(NamedTuple):
    """``text`` is plain; its character ``i`` stands at ``starts[i]`` to ``ends[i]`` in the text as it is."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def find_origin(self, start: int, end: int) -> tuple[int, int]:
        """Where ``text[start:end]`` stands in the text as it is."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def find_image(self, start: int, end: int) -> tuple[int, int]:
        """Where what stands at ``start`` to ``end`` in the text as it is stands in the plain one."""
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_left(self.starts, end))


def make_plain(text: str) -> Plain | None:
    """``text`` in plain letters; ``None`` when it is plain already, as nearly every text is."""
    if text.isascii() or _SUSPECT.search(text) is None:
        return None
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for match in _PIECE.finditer(text):
        begin, end = match.span()
        starts.extend(range(at, begin))
        ends.extend(range(at + 1, begin + 1))
        shown = _plain_piece(match.group())
        if len(shown) == end - begin:  # one for one; or a letter with marks that no single letter stands for
            starts.extend(range(begin, end))
            ends.extend(range(begin + 1, end + 1))
        else:
            starts.extend([begin] * len(shown))
            ends.extend([end] * len(shown))
        pieces += [text[at:begin], shown]
        at = end
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    pieces.append(text[at:])
    plain = "".join(pieces)
    return None if plain == text else Plain(plain, tuple(starts), tuple(ends))


def restore(value: Value, plain: Plain, text: str) -> Value:
    """``value``, read in the plain text, with every span where it stands in ``text``, the text as it is, verbatim."""

    def move(span: Span) -> Span:
        start, end = plain.find_origin(span.start, span.end)
        return Span(start=start, end=end, text=text[start:end])

    moved: Value = _walk(value, move)
    return moved


def conceal(value: Value, plain: Plain) -> Value:
    """``value``, whose spans stand in the text as it is, with every span where it stands in the plain text."""

    def move(span: Span) -> Span:
        start, end = plain.find_image(span.start, span.end)
        return Span(start=start, end=end, text=plain.text[start:end])

    moved: Value = _walk(value, move)
    return moved


def _plain_piece(piece: str) -> str:
    if piece == "Â":
        return ""
    if _IS_MISREAD.fullmatch(piece):
        meant = _decode(piece)
        return piece if meant == piece else _plain_piece(meant)
    bare = _IS_DROPPED.sub("", piece)
    if not bare.strip("\r\n \t"):
        return ""
    if bare in _HYPHENS:
        return "-"
    if _IS_SPACE.match(bare):
        return " "
    return unicodedata.normalize("NFC", _IS_SHAPE.sub(lambda m: unicodedata.normalize("NFKC", m.group()), bare))


def _decode(piece: str) -> str:
    """The letter whose bytes of UTF-8 were read as Windows-1252; ``piece`` itself where they are none."""
    try:
        return b"".join(letter.encode("cp1252" if ord(letter) > 0xFF else "latin-1") for letter in piece).decode()
    except UnicodeDecodeError:
        return piece


def _walk(value: Any, move: Callable[[Span], Span]) -> Any:
    if isinstance(value, Span):
        return move(value)
    if isinstance(value, tuple):
        return tuple(_walk(item, move) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        held = {f.name: getattr(value, f.name) for f in fields(value)}
        changed = {name: new for name, old in held.items() if (new := _walk(old, move)) != old}
        return replace(value, **changed) if changed else value
    return value
