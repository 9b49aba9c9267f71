"""An article as the rooms that read it get it: its words and sentences, and what the annotator sees in them, made once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from geostrike.model.annotation import Annotation
    from geostrike.model.text import Article, Span

__all__ = ["Document", "Sentence", "Word"]


class Word(NamedTuple):
    """One word as written. ``text`` is the slice of the text between ``start`` and ``end`` (code points).

    A named tuple, because an article has hundreds and a frozen record takes five times as long to make.
    """

    start: int
    end: int
    text: str


class Sentence(NamedTuple):
    """One sentence: the words ``first`` to ``last`` (exclusive) of the text, and its paragraph, both counted from 0."""

    span: Span
    paragraph: Span
    number: int
    """Of the paragraph."""
    first: int
    last: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """An article and its layers. A word belongs to one sentence, a sentence to one paragraph."""

    article: Article
    words: tuple[Word, ...]
    gaps: tuple[str, ...]
    """The text before each word, and after the last."""
    sentences: tuple[Sentence, ...]
    annotation: Annotation | None = None
    """``None`` where the annotator was not asked, or cannot read the language."""
