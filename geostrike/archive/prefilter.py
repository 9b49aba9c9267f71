"""Passing over articles that no strike can be in: their words alone are looked at, in a tenth of a millisecond.

What counts are the lists of the lexicon that the readers go by. A story of strikes names one by a strong or a weak word or names
what fell or flew ("trigger.strong_*", "trigger.weak_*", "weapon.*"); verbs of falling mean a strike only beside one of those,
and so do verbs of killing and firing. Of a text as short as a caption any word counts that the lexicon knows of strikes.
``benchmarks/prefilter.py`` measures what is kept and what is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.text.vocabulary import load_vocabulary
from geostrike.language.tongue import is_plainly_english

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.claims.text.vocabulary import Vocabulary

__all__ = ["Look", "look_at"]


class Look(Enum):
    """What a glance at the words of a text says."""

    READ = 1  # a strike may be in it
    PASS = 2  # none can be
    UNSURE = 3  # it may be in a language that is not read


def look_at(text: str) -> Look:
    """What the words of ``text`` say. Never raises; the same text, the same answer."""
    telling = _load("en")
    opening = text[:_OPENING].rpartition(" ")[0].lower()
    if not telling.words.isdisjoint(_WORD.findall(opening)):  # as in most stories of strikes
        return Look.READ
    words = frozenset(_WORD.findall(text.lower()))
    if _has(words, telling.words, telling.phrases):
        return Look.READ
    if len(text) <= _SHORT and _has(words, telling.caption, telling.caption_phrases):
        return Look.READ
    if _ARABIC.search(text):
        vocabulary, known = load_vocabulary("ar"), _load("ar").caption
        told = any(vocabulary.plain(word) in known for word in words if _ARABIC.match(word))
        return Look.READ if told else Look.PASS
    return Look.PASS if is_plainly_english(text) else Look.UNSURE


_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile("[\u0620-\u064a]")
_OPENING = 400  # characters
_SHORT = 400
"""Characters: a caption has no more."""
_FALLING = frozenset(
    {"land", "fall", "go through", "come through", "crash", "come down", "explode", "fall in", "land in", "crash in"}
)
"""Verbs that tell of a strike only where a munition or aircraft is what falls."""
_STRONG = frozenset({"trigger.strong_noun", "trigger.strong_verb", "weapon.aircraft", "weapon.munition"})
_WEAK = frozenset({"trigger.weak_noun", "trigger.weak_verb"})


_Phrases = tuple[frozenset[str], ...]
_Forms = Iterable[tuple[tuple[str, ...], dict[str, str]]]
"""The words of each form, and the lists that it stands in, each with its base form."""


class _Telling(NamedTuple):
    """Of one language: the words, and the words of the phrases, one of which every story of strikes has; and every caption."""

    words: frozenset[str]
    phrases: _Phrases
    caption: frozenset[str]
    caption_phrases: _Phrases


def _has(words: frozenset[str], single: frozenset[str], phrases: _Phrases) -> bool:
    return not words.isdisjoint(single) or any(phrase <= words for phrase in phrases)


@cache
def _load(language: str) -> _Telling:
    forms = [
        (words, {kind: lemma for kind, lemma in lemmas.items() if kind.startswith(("trigger.", "weapon."))})
        for words, lemmas in _forms_of(load_vocabulary(language))
    ]
    # Of phrases for weapons none is needed: "a 10" and "b 1" stand in every text, and a strike with one has another word.
    names = {"trigger.strong_noun", "trigger.strong_verb", "trigger.impersonal"}
    words = _single(forms, lambda kinds: bool(kinds.keys() & _STRONG or _is_blow(kinds)))
    caption = _single(forms, bool)
    return _Telling(
        words,
        _phrases(forms, words, lambda kinds: bool(kinds.keys() & names)),
        caption,
        _phrases(forms, caption, lambda kinds: any(kind.startswith("trigger.") for kind in kinds)),
    )


def _phrases(forms: _Forms, single: frozenset[str], counts: Callable[[dict[str, str]], bool]) -> _Phrases:
    """The words of those that no single word stands for already."""
    found = {
        frozenset(words) for words, kinds in forms if len(words) > 1 and single.isdisjoint(words) and counts(kinds)
    }
    return tuple(sorted(found, key=sorted))


def _is_blow(kinds: dict[str, str]) -> bool:
    return any(lemma not in _FALLING for kind, lemma in kinds.items() if kind in _WEAK)


def _single(forms: _Forms, counts: Callable[[dict[str, str]], bool]) -> frozenset[str]:
    return frozenset(words[0] for words, kinds in forms if len(words) == 1 and counts(kinds))


def _forms_of(vocabulary: Vocabulary) -> _Forms:
    for alone, phrases in vocabulary.starting.values():
        if alone is not None:
            yield alone.words, alone.lemmas
        for entries in phrases.values():
            for entry in entries:
                yield entry.words, entry.lemmas
