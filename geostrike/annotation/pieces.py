"""Words and marks of a text, and the word pieces that the annotator reads them as."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

__all__ = ["CASES", "Pieces", "Token", "Vocabulary", "find_tokens"]

_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")

# How a word is written, which an encoder without capitals cannot see: other, small, all capitals, capitalised, mixed.
CASES = 5

_LONGEST = 40
"""Characters of a word that are looked at: longer ones are no words."""

_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": "-"}
)


class Token(NamedTuple):
    """A run of letters and digits, or one mark, as written; offsets in code points, ``end`` exclusive."""

    start: int
    end: int
    text: str


class Pieces(NamedTuple):
    """What stands for one token: the numbers of its pieces, and how it is written."""

    ids: tuple[int, ...]
    case: int


def find_tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]``, in order."""
    stop = len(text) if end is None else end
    return [Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, stop)]


class Vocabulary:
    """Word pieces and their numbers: the longest piece that fits is taken, from the left (WordPiece, Schuster and Nakajima 2012)."""

    def __init__(self, pieces: list[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        self.pad, self.unknown, self.first, self.last = (self._ids[p] for p in ("[PAD]", "[UNK]", "[CLS]", "[SEP]"))
        self._known: dict[str, Pieces] = {}

    def __len__(self) -> int:
        return len(self._ids)

    def cut(self, word: str) -> Pieces:
        """The pieces of ``word``; remembered, for texts repeat their words."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[word] = Pieces(self._cut(fold(word)), case_of(word))
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        at = 0
        while at < len(word):
            for stop in range(len(word), at, -1):
                number = self._ids.get(word[at:stop] if at == 0 else "##" + word[at:stop])
                if number is not None:
                    ids.append(number)
                    at = stop
                    break
            else:
                return (self.unknown,)
        return tuple(ids) or (self.unknown,)


_REMEMBERED = 50_000


def fold(word: str) -> str:
    """Small letters without accents, plain quotation marks and dashes."""
    plain = unicodedata.normalize("NFD", word[:_LONGEST].translate(_PLAIN).lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


def case_of(word: str) -> int:
    """How a word is written: 0 other, 1 small, 2 all capitals, 3 capitalised, 4 mixed."""
    if not word[:1].isalpha():
        return 0
    if word.islower():
        return 1
    if len(word) > 1 and word.isupper():
        return 2
    return 3 if word[0].isupper() else 4
