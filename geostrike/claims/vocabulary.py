"""The words a language uses for strikes, speakers and doubt, read once from ``lexicon/<code>.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

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
    """``entries``: first word of a form → all entries that begin with it, longest first."""

    language: str
    entries: dict[str, tuple[Entry, ...]]
    lists: dict[str, frozenset[str]]
    """Single words of each list, for quick tests of membership."""


@cache
def load_vocabulary(language: str = "en") -> Vocabulary:
    """The vocabulary of ``language``; English where that language has no lexicon yet."""
    source = files("geostrike.claims").joinpath("lexicon", f"{language}.toml")
    if not source.is_file():
        source = files("geostrike.claims").joinpath("lexicon", "en.toml")
    sections = tomllib.loads(source.read_text(encoding="utf-8"))
    forms: dict[tuple[str, ...], dict[str, str]] = {}
    lists: dict[str, set[str]] = {}
    for section, tables in sections.items():
        for name, lemmas in tables.items():
            kind = f"{section}.{name}"
            members = lists.setdefault(kind, set())
            for line in lemmas:
                spellings = line.split("/")
                for spelling in spellings:
                    words = tuple(spelling.replace("-", " ").split())
                    forms.setdefault(words, {}).setdefault(kind, spellings[0])
                    if len(words) == 1:
                        members.add(words[0])
    by_first: dict[str, list[Entry]] = {}
    for words, kinds in forms.items():
        by_first.setdefault(words[0], []).append(Entry(words, frozenset(kinds), kinds))
    return Vocabulary(
        language=language,
        entries={first: tuple(sorted(found, key=lambda e: -len(e.words))) for first, found in by_first.items()},
        lists={kind: frozenset(words) for kind, words in lists.items()},
    )
