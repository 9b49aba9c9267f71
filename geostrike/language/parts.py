"""A text taken apart once: its words and its sentences. Every room that reads the text reads these."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from geostrike.language.sentences import find_paragraphs, find_sentences
from geostrike.language.words import Word, find_words

if TYPE_CHECKING:
    from geostrike.model import Span

__all__ = ["Parts", "Sentence", "take_apart"]


class Sentence(NamedTuple):
    """One sentence: the words ``first`` to ``last`` (exclusive) of the text, and its paragraph, both counted from 0."""

    span: Span
    paragraph: Span
    number: int
    """Of the paragraph."""
    first: int
    last: int


class Parts(NamedTuple):
    """What a text is made of. A word belongs to one sentence, a sentence to one paragraph."""

    words: list[Word]
    sentences: list[Sentence]


@lru_cache(maxsize=2)  # the names of an article are read, then its claims, before the next article comes
def take_apart(text: str) -> Parts:
    """The words and sentences of ``text``, in order. Nobody may change them: the next room gets the same ones."""
    words = find_words(text)
    sentences: list[Sentence] = []
    last = 0
    for number, paragraph in enumerate(find_paragraphs(text)):
        for span in find_sentences(text, paragraph.start, paragraph.end):
            first = last
            while last < len(words) and words[last].start < span.end:
                last += 1
            sentences.append(Sentence(span, paragraph, number, first, last))
    return Parts(words, sentences)
