"""The words a language uses for strikes, speakers and doubt, read once from ``lexicon/<code>.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import NamedTuple

from geostrike.language.arabic import is_arabic, strip_clitics
from geostrike.language.tongue import primary_code

__all__ = ["Entry", "Vocabulary", "load_vocabulary"]


_LEXICONS = Path(__file__).parent.parent / "lexicon"


class Entry(NamedTuple):
    """One form of one lemma: its words, folded, and the lists of the lexicon it stands in ("trigger.weak_noun").

    A named tuple, because there are thousands, and starting waits for them.
    """

    words: tuple[str, ...]
    kinds: frozenset[str]
    lemmas: dict[str, str]
    """Base form, for each kind."""


class Vocabulary(NamedTuple):
    """All forms, by their first word: the word alone, and the phrases that it opens by their second word, longest first."""

    language: str
    starting: dict[str, tuple[Entry | None, dict[str, tuple[Entry, ...]]]]
    words: frozenset[str]
    """Every word of every form."""

    @property
    def single(self) -> frozenset[str]:
        """The words that are a form by themselves; "small" of "small arms" is none."""
        return frozenset(word for word, (alone, _) in self.starting.items() if alone is not None)

    def plain(self, word: str) -> str:
        """The word as its forms have it. Arabic writes "and", "in" and "the" onto words: without them, if that is known."""
        if not is_arabic(word):
            return word
        return next((stem for stem in strip_clitics(word) if stem in self.words), word)


def load_vocabulary(language: str = "en") -> Vocabulary:
    """The vocabulary of ``language`` ("ar", "ar-SY"); one without words where that language has no lexicon yet.

    An article says itself what its language is: the tag chooses among the lexicons there are and never names a file.
    """
    code = primary_code(language)
    return _read_lexicon(code) if code in _lexicons() else Vocabulary(language=code, starting={}, words=frozenset())


@cache
def _lexicons() -> frozenset[str]:
    """The codes of the languages that have a lexicon."""
    return frozenset(file.stem for file in _LEXICONS.glob("*.toml"))


@cache
def _read_lexicon(code: str) -> Vocabulary:
    forms = _read_forms(_LEXICONS.joinpath(f"{code}.toml").read_text(encoding="utf-8"))
    starting: dict[str, tuple[Entry | None, dict[str, tuple[Entry, ...]]]] = {}
    alone: dict[str, tuple[Entry, ...]] = {}  # of the many words that open no phrase
    known: dict[frozenset[str], frozenset[str]] = {}
    for words in sorted(forms, key=len, reverse=True):  # phrases first, the longest of all first
        lemmas = forms[words]
        kinds = frozenset(lemmas)
        entry = Entry(words, known.setdefault(kinds, kinds), lemmas)
        single, phrases = starting.get(words[0], (None, alone))
        if len(words) == 1:
            starting[words[0]] = (entry, phrases)
            continue
        if phrases is alone:
            phrases = {}
            starting[words[0]] = (single, phrases)
        phrases[words[1]] = (*phrases.get(words[1], ()), entry)
    return Vocabulary(language=code, starting=starting, words=frozenset(word for words in forms for word in words))


def _read_forms(text: str) -> dict[tuple[str, ...], dict[str, str]]:
    """Every form of a lexicon as its words, with the lists that it stands in and its base form in each."""
    forms: dict[tuple[str, ...], dict[str, str]] = {}
    for section, tables in tomllib.loads(text).items():
        for name, lemmas in tables.items():
            kind = f"{section}.{name}"
            for lemma in " ".join(lemmas.split()).split(","):
                spellings = lemma.strip().split("/")
                for spelling in spellings:
                    words = tuple(spelling.replace("-", " ").split())
                    if not spelling.isascii():
                        words = tuple(map(_as_looked_up, words))
                    forms.setdefault(words, {}).setdefault(kind, spellings[0])
    return forms


def _as_looked_up(word: str) -> str:
    """Arabic bare of the marks that are written or left out at will."""
    return strip_clitics(word)[0] if is_arabic(word) else word
