"""The stretches of a text that the annotator reads at once: whole sentences, as many as fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.annotation.pieces import Token, Vocabulary, find_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Span

__all__ = ["MOST", "Window", "find_windows", "make_window"]

MOST = 80
"""Word pieces a window holds at most, the two marks at its ends left out; a longer sentence is cut."""


class Window(NamedTuple):
    """Tokens read together, and their pieces."""

    tokens: tuple[Token, ...]
    sentences: tuple[int, ...]
    """For each token, the number of its sentence in the text."""
    ids: tuple[int, ...]
    cases: tuple[int, ...]
    firsts: tuple[int, ...]
    """For each token, where its first piece stands in ``ids``."""


def find_windows(text: str, sentences: Sequence[Span], vocabulary: Vocabulary, most: int = MOST) -> list[Window]:
    """All of ``text``'s sentences in windows of at most ``most`` pieces, in order. Each token is in one window."""
    windows: list[Window] = []
    held: list[tuple[Token, int]] = []
    size = 0
    for number, sentence in enumerate(sentences):
        tokens = [(token, number) for token in find_tokens(text, sentence.start, sentence.end)]
        pieces = sum(len(vocabulary.cut(t.text).ids) for t, _ in tokens)
        if held and size + pieces > most:
            windows.append(make_window(held, vocabulary))
            held, size = [], 0
        for token in tokens:
            length = len(vocabulary.cut(token[0].text).ids)
            if held and size + length > most:
                windows.append(make_window(held, vocabulary))
                held, size = [], 0
            held.append(token)
            size += length
    if held:
        windows.append(make_window(held, vocabulary))
    return windows


def make_window(tokens: Sequence[tuple[Token, int]], vocabulary: Vocabulary) -> Window:
    """A window of ``tokens``, each with the number of its sentence."""
    ids, cases, firsts = [vocabulary.first], [0], []
    for token, _ in tokens:
        pieces, case = vocabulary.cut(token.text)
        firsts.append(len(ids))
        ids.extend(pieces)
        cases.extend([case] * len(pieces))
    ids.append(vocabulary.last)
    cases.append(0)
    return Window(tuple(t for t, _ in tokens), tuple(n for _, n in tokens), tuple(ids), tuple(cases), tuple(firsts))
