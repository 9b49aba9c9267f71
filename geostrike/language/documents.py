"""An article taken apart, once, for all rooms that read it."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import TYPE_CHECKING

from geostrike.language.sentences import find_paragraphs, find_sentences
from geostrike.language.words import split_words
from geostrike.model import Span
from geostrike.model.document import Document, Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geostrike.model import Article
    from geostrike.model.document import Word

__all__ = ["take_apart"]

_START = attrgetter("start")


def take_apart(article: Article) -> Document:
    """The words and sentences of ``article``, in order, not yet annotated."""
    text = article.text
    words, gaps = split_words(text)
    sentences: list[Sentence] = []
    last = 0
    for number, paragraph in enumerate(find_paragraphs(text)):
        for span in find_sentences(text, paragraph.start, paragraph.end):
            first = last
            last = bisect_left(words, span.end, first, key=_START)
            sentences.extend(_cut(text, Sentence(span, paragraph, number, first, last), words))
    return Document(article=article, words=tuple(words), gaps=tuple(gaps), sentences=tuple(sentences))


def _cut(text: str, sentence: Sentence, words: Sequence[Word]) -> Iterator[Sentence]:
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
