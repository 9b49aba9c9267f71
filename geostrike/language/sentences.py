"""Paragraphs and sentences, as spans of the untouched text."""

from __future__ import annotations

import re

from geostrike.model import Span

__all__ = ["find_paragraphs", "find_sentences"]

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")

# A stop that may end a sentence: the mark, what closes after it, white space; or a bar between two headlines. Few texts
# have a bar, and looking for one at every blank takes three times as long. Each begins only where its run of marks or
# blanks begins: else a row of dots is read anew from every dot.
_SPACED = r"(?<![.!?…؟。])[.!?…؟。]+[\"'”’»)\]]*\s+"
# The blank may be lost where a page was saved ("bombs.Reports", 'said."In'): then a capitalised word must follow a word.
_TOGETHER = (
    r"(?<=[^\s.!?…])[.!?…]+(?:[\"'”’»)\]](?!s\b))*(?=[\"“‘«(\[]?[A-ZÀ-Þ][a-zß-ÿ]|[\"“‘«(\[]?(?:I|A|[A-Z]{2,})\s)"
)
_STOP = re.compile(rf"{_SPACED}|{_TOGETHER}")
_STOP_OR_BAR = re.compile(_STOP.pattern + r"|(?<!\s)\s+[|¦]\s+")
# What a sentence may begin with: an upper-case letter or digit or a letter of a script without case, after any opening.
_OPENING = re.compile(r"[\"'“‘«(\[—–\-\s]*(?:[^\W\d_a-zß-öø-ÿ]|\d)")

# Abbreviations that do not end a sentence when a name or a number follows.
_TITLES = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "lt",
        "col",
        "maj",
        "sgt",
        "capt",
        "cpl",
        "adm",
        "cmdr",
        "brig",
        "rep",
        "sen",
        "gov",
        "pres",
        "prof",
        "rev",
        "hon",
        "st",
        "ste",
        "mt",
        "ft",
        "no",
        "nr",
        "vs",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "approx",
        "est",
        "inc",
        "corp",
        "ltd",
        "co",
        "jr",
        "sr",
        "al",
        "dept",
    ]
)
# After "U.S." or "a.m." a new sentence is likely only when it opens with one of these.
_STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "in",
        "on",
        "at",
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "but",
        "and",
        "this",
        "that",
        "these",
        "those",
        "there",
        "however",
        "meanwhile",
        "according",
        "after",
        "as",
        "when",
        "while",
        "if",
        "for",
        "its",
        "his",
        "their",
        "our",
        "what",
        "no",
        "one",
        "some",
        "many",
        "several",
        "also",
        "earlier",
        "later",
    ]
)
_DIRECTIONS = frozenset("NSEW")
_ANGLE = re.compile(r"[\d°º˚'′’\"″”]\s?[NSEW]$")
_LAST_WORD = re.compile(r"(?<![\w.])([\w.]+)$")
_LONGEST_WORD = 60  # characters: before a stop no abbreviation is longer


def find_paragraphs(text: str) -> tuple[Span, ...]:
    """Runs of text between line breaks that hold more than white space, in order."""
    found = (match for match in _PARAGRAPH.finditer(text) if match.group().strip())
    return tuple(Span(start=match.start(), end=match.end(), text=match.group()) for match in found)


def find_sentences(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """The sentences of ``text[start:end]``. They never cross a line break, never overlap, and hold all its words."""
    stop = len(text) if end is None else end
    found: list[Span] = []
    stops = _STOP_OR_BAR if "|" in text or "¦" in text else _STOP
    for paragraph in _PARAGRAPH.finditer(text, start, stop):
        begin = counted = paragraph.start()
        quotes = 0
        for mark in stops.finditer(text, paragraph.start(), paragraph.end()):
            if mark.end() < paragraph.end() and _ends_here(text, begin, mark):
                end = mark.end()
                if text[end - 1] == '"':  # “he said."In the town”: after closed quotations it opens the next
                    quotes += text.count('"', counted, end - 1)
                    counted = end - 1
                    end -= quotes % 2 == 0
                _add(found, text, begin, end)
                begin = end
        _add(found, text, begin, paragraph.end())
    return tuple(found)


def _add(found: list[Span], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    stripped = piece.strip()
    if stripped:
        at = begin + len(piece) - len(piece.lstrip())
        found.append(Span(start=at, end=at + len(stripped), text=stripped))


def _is_address(text: str, earliest: int, mark: re.Match[str]) -> bool:
    """“reports@Karsa.Com”, “www.karsa.Org”: the dot of an address ends nothing."""
    start = max(earliest, text.rfind(" ", earliest, mark.start()) + 1)
    return any(sign in text[start : mark.start()] for sign in ("@", "/", "www."))


def _ends_here(text: str, begin: int, mark: re.Match[str]) -> bool:
    if not _OPENING.match(text, mark.end()):
        return False
    if not mark.group().startswith(".") or mark.group().startswith(".."):
        return True
    earliest = max(begin, mark.start() - _LONGEST_WORD)
    before = _LAST_WORD.search(text, max(earliest, text.rfind(" ", earliest, mark.start()) + 1), mark.start())
    if before is None:
        return True
    if not mark.group()[-1].isspace() and _is_address(text, earliest, mark):
        return False
    word = before.group(1)
    folded = word.rstrip(".").lower()
    if folded in _TITLES and mark.group().strip() == ".":
        return False
    if word in _DIRECTIONS and _ANGLE.search(text, max(begin, mark.start() - 12), mark.start()):
        return True  # 36°40'56"E.
    if "." in word or (len(word) == 1 and word.isupper()):  # "U.S." or an initial
        follows = re.match(r"[\"'“‘(\[]*([^\W\d_]+)", text[mark.end() : mark.end() + 40])
        return follows is not None and follows.group(1).lower() in _STARTERS
    return True
