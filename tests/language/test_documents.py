"""A text taken apart once serves every room: each word in its sentence, each sentence in its paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geostrike.language.documents import take_apart
from geostrike.language.sentences import find_paragraphs, find_sentences
from geostrike.language.words import find_words
from geostrike.model import Article
from geostrike.model.document import Document

TEXT = "Jets hit Karsa. Nobody was hurt, U.S. officials said.\n\n  ...\nNothing | Oskara fell silent!"
TEXTS = st.text(alphabet="Aa. '\n\"|-é\u0627\u200f\u20288(", max_size=80)


def apart(text: str) -> Document:
    return take_apart(Article(id="made-up", text=text, sha256=""))


def test_sentences_know_their_words_and_paragraph() -> None:
    document = apart(TEXT)
    words, sentences = document.words, document.sentences
    told = [(s.number, " ".join(w.text for w in words[s.first : s.last])) for s in sentences]
    assert told == [
        (0, "Jets hit Karsa"),
        (0, "Nobody was hurt U.S. officials said"),
        (1, ""),
        (2, "Nothing"),
        (2, "Oskara fell silent"),
    ]


@given(TEXTS)
def test_taking_apart_changes_nothing_in_what_is_found(text: str) -> None:
    document = apart(text)
    words, gaps, sentences = document.words, document.gaps, document.sentences
    assert list(words) == find_words(text)
    assert text == gaps[0] + "".join(word.text + gap for word, gap in zip(words, gaps[1:], strict=True))
    assert tuple(s.span for s in sentences) == find_sentences(text)
    assert [list(words[s.first : s.last]) for s in sentences] == [
        find_words(text, s.span.start, s.span.end) for s in sentences
    ]
    assert {s.paragraph for s in sentences} <= set(find_paragraphs(text))


def test_a_sentence_without_end_is_read_in_pieces_that_lose_nothing() -> None:
    text = "Shells fell and " * 300
    document = apart(text)
    words, sentences = document.words, document.sentences
    assert [(s.first, s.last) for s in sentences] == [(0, 200), (200, 400), (400, 600), (600, 800), (800, 900)]
    assert all(s.span.text == text[s.span.start : s.span.end] for s in sentences)
    assert all(s.span.start <= words[s.first].start and words[s.last - 1].end <= s.span.end for s in sentences)
