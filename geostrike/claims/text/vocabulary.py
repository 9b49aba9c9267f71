"""The words a language uses for strikes, speakers and doubt, read once from ``lexicon/<code>.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geostrike.language.arabic import is_arabic, strip_clitics

__all__ = ["Entry", "Vocabulary", "load_vocabulary"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of one lemma: its words, folded, and the lists of the lexicon it stands in ("trigger.weak_noun")."""

    words: tuple[str, ...]
    kinds: frozenset[str]
    lemmas: dict[str, str]
    """Base form, for each kind."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All forms, by their first word: the word alone, and the phrases that it opens by their second word, longest first."""

    language: str
    starting: dict[str, tuple[Entry | None, dict[str, tuple[Entry, ...]]]]
    words: frozenset[str]
    """Every word of every form."""

    def plain(self, word: str) -> str:
        """The word as its forms have it. Arabic writes "and", "in" and "the" onto words: without them, if that is known."""
        if not is_arabic(word):
            return word
        return next((stem for stem in strip_clitics(word) if stem in self.words), word)


def load_vocabulary(language: str = "en") -> Vocabulary:
    """The vocabulary of ``language`` ("ar", "ar-SY"); English where that language has no lexicon yet.

    An article says itself what its language is: the tag chooses among the lexicons there are and never names a file.
    """
    code = language.replace("_", "-").partition("-")[0].strip().casefold()
    return _read_lexicon(code if code in _lexicons() else "en")


@cache
def _lexicons() -> frozenset[str]:
    """The codes of the languages that have a lexicon."""
    return frozenset(
        file.name.removesuffix(".toml")
        for file in files("geostrike.claims").joinpath("lexicon").iterdir()
        if file.name.endswith(".toml")
    )


@cache
def _read_lexicon(code: str) -> Vocabulary:
    source = files("geostrike.claims").joinpath("lexicon", f"{code}.toml")
    sections = tomllib.loads(source.read_text(encoding="utf-8"))
    forms: dict[tuple[str, ...], dict[str, str]] = {}
    for section, tables in sections.items():
        for name, lemmas in tables.items():
            kind = f"{section}.{name}"
            for lemma in lemmas.split(","):
                spellings = " ".join(lemma.split()).split("/")
                for spelling in spellings:
                    words = tuple(map(_as_looked_up, spelling.replace("-", " ").split()))
                    forms.setdefault(words, {}).setdefault(kind, spellings[0])
    starting: dict[str, tuple[Entry | None, dict[str, tuple[Entry, ...]]]] = {}
    alone: dict[str, tuple[Entry, ...]] = {}  # of the many words that open no phrase
    for words, kinds in sorted(
        forms.items(), key=lambda form: -len(form[0])
    ):  # phrases first, the longest of all first
        entry = Entry(words, frozenset(kinds), kinds)
        single, phrases = starting.get(words[0], (None, alone))
        if len(words) == 1:
            starting[words[0]] = (entry, phrases)
            continue
        if phrases is alone:
            phrases = {}
            starting[words[0]] = (single, phrases)
        phrases[words[1]] = (*phrases.get(words[1], ()), entry)
    return Vocabulary(language=code, starting=starting, words=frozenset(word for words in forms for word in words))


def _as_looked_up(word: str) -> str:
    """Arabic bare of the marks that are written or left out at will."""
    return strip_clitics(word)[0] if is_arabic(word) else word
