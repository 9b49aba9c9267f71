"""A text taken apart once: its words, the gaps between them, its sentences. Every room that reads the text reads these."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from geostrike.language.sentences import find_paragraphs, find_sentences
from geostrike.language.words import Word, split_words
from geostrike.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    gaps: list[str]
    """The text before each word, and after the last."""
    sentences: list[Sentence]


_START = attrgetter("start")


@lru_cache(maxsize=2)  # the names of an article are read, then its claims, before the next article comes
def take_apart(text: str) -> Parts:
    """The words and sentences of ``text``, in order. Nobody may change them: the next room gets the same ones."""
    words, gaps = split_words(text)
    sentences: list[Sentence] = []
    last = 0
    for number, paragraph in enumerate(find_paragraphs(text)):
        for span in find_sentences(text, paragraph.start, paragraph.end):
            first = last
            last = bisect_left(words, span.end, first, key=_START)
            sentences.extend(_cut(text, Sentence(span, paragraph, number, first, last), words))
    return Parts(words, gaps, sentences)


def _cut(text: str, sentence: Sentence, words: list[Word]) -> Iterator[Sentence]:
    """The sentence; one longer than any that people write in pieces, so that reading hostile text stays linear."""
    span, paragraph, number, first, last = sentence
    if last - first <= _LONGEST:
        yield sentence
        return
    start = span.start
    for at in range(first, last, _LONGEST):
        stop = min(at + _LONGEST, last)
        end = words[stop].start if stop < last else span.end
        yield Sentence(Span(start=start, end=end, text=text[start:end]), paragraph, number, at, stop)
        start = end


# Words. The longest of 23,000 sentences of the development corpora has 162.
_LONGEST = 200
