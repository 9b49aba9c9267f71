"""Lines of the web page around an article, pasted with it: links to other stories must not become claims of this one."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from geostrike.articles.stripped import find_runs
from geostrike.language.patterns import Pattern
from geostrike.language.sentences import find_paragraphs
from geostrike.language.words import find_words
from geostrike.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_furniture"]

# A headline has at most so many words; a longer line is somebody's sentence.
_HEADLINE_WORDS = 25
# What a link to another story is introduced with on its own line: "Read more: …", never longer than this.
_LABEL = re.compile(r"^\W*([^:|>»\-–—]{3,40}?)\s*[:|>»\-–—]")
_CUT = ("…", "...")
_STOPS = (".", "!", "?", '."', ".”", ".»", ".)", "؟")


@cache
def _words(kind: str) -> frozenset[str]:
    """The ``headings`` of lists of other stories, or the ``buttons``, in small letters (``furniture.toml``)."""
    held = tomllib.loads(Path(__file__).with_name("furniture.toml").read_text(encoding="utf-8"))
    return frozenset(" ".join(entry.split()) for entry in held[kind].split(","))


def find_furniture(text: str) -> tuple[Span, ...]:
    """The lines of ``text`` that lead to other stories, in order: a heading such as "Related news" with the headlines
    under it, a line "Read also: …", and lists of headlines cut off with an ellipsis. A line that ends as a sentence does
    and is cut off nowhere ends such a list: it is the article's own. Of a page stripped to one long line, the labels and
    links inside it.
    """
    headings, buttons = _words("headings"), _words("buttons")
    paragraphs = find_paragraphs(text)
    found: list[Span] = []
    listing = False
    for at, line in enumerate(paragraphs):
        plain = line.text.strip()
        key = " ".join(plain.casefold().strip("•·*-–—|>»: ").split())
        label = _LABEL.match(plain)
        cut = plain.endswith(_CUT)
        if key in headings:
            listing = True
        elif (
            key in buttons
            or (label is not None and label.group(1).strip().casefold() in headings | buttons)
            or (listing and (cut or not plain.endswith(_STOPS)) and len(find_words(plain)) <= _HEADLINE_WORDS)
            or (cut and any(_is_cut(paragraphs, beside) for beside in (at - 1, at + 1)))
        ):
            pass
        else:
            listing = False
            found.extend(find_runs(line))
            found.extend(_find_keywords(line))
            continue
        found.append(line)
    return tuple(found)


def _find_keywords(line: Span) -> Iterator[Span]:
    """“Your thoughts … Tags: airstrike, Karsa”: keywords that end a line."""
    match = _KEYWORDS.search(line.text)
    if match:
        yield Span(start=line.start + match.start(), end=line.end, text=line.text[match.start() :])


_KEYWORDS = Pattern(r"(?<=\s)(?:Tags|Topics|Keywords|Filed under)\s*:\s*[^.!?:]{3,300}$")


def _is_cut(paragraphs: tuple[Span, ...], at: int) -> bool:
    return 0 <= at < len(paragraphs) and paragraphs[at].text.strip().endswith(_CUT)
