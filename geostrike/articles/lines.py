"""Lines that a program broke at a fixed width, joined again: a sentence must not end where the line does."""

from __future__ import annotations

import re

__all__ = ["join_lines"]

_LONGEST_WORD = 60
_NARROWEST = 50
_WIDEST = 120  # no program breaks lines of text wider than that
_KEPT = re.compile(r"\s*(?:[>|*•‣▪–—+-]\s|>|\d{1,3}[.)]\s|\s{4})")  # quoted, listed, indented
_FIRST_WORD = re.compile(r"\S+")
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})-$")


def join_lines(text: str, *, slack: float = 1.0) -> str:
    """``text`` with a line joined to the next where it was broken for want of room: the next word would not have fitted.

    ``slack`` below 1 says that the width is only roughly known, as in print. Words parted by a hyphen at the end of a
    line are made one, unless the text elsewhere writes them with it. Paragraphs (empty lines), short lines, quotations
    and lists stay as they are.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 2 or not lengths[-1] >= _NARROWEST:
        return text
    # The longest may be an address; the width is that of the longest line but a few.
    width = lengths[-1 - len(lengths) // 20]
    if not _NARROWEST <= width <= _WIDEST:
        return text
    hyphened = frozenset(re.findall(r"[^\W\d_]+-[^\W\d_]+", re.sub(r"-\n\s*", "\n", text)))
    # Each line with what parts it from the next; so a paragraph of a thousand lines is put together once.
    pieces: list[str] = []
    last, full = "", False  # the line before, and whether it may have ended for want of room
    for line in lines:
        words = line.strip()
        kept = not words or _KEPT.match(line) is not None
        if full and not kept and len(last) + 1 + len(_first_word(words)) > width * slack:
            pieces[-2:] = _part(pieces[-2].rstrip(), words, hyphened)
            pieces += [words, "\n"]
        else:
            pieces += [line, "\n"]
        last, full = line.rstrip(), bool(words) and not words.startswith(">")
    return "".join(pieces[:-1])


def _first_word(line: str) -> str:
    found = _FIRST_WORD.match(line)
    return found.group() if found else ""


def _part(before: str, after: str, hyphened: frozenset[str]) -> tuple[str, str]:
    """The end of a line as it goes on in the next, and what stands between."""
    broken = _BROKEN_WORD.search(before[-_LONGEST_WORD:])
    rest = re.match(r"[^\W\d_]+", after[:_LONGEST_WORD])
    if broken is None or rest is None:
        return before, " "
    if not rest.group()[0].islower() or f"{broken[1]}-{rest.group()}" in hyphened:
        return before, ""
    return before[:-1], ""
