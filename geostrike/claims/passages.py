"""One sentence of the article, prepared for reading: its words, the cues among them, the places it names."""

from __future__ import annotations

from dataclasses import dataclass, field

from geostrike.claims.vocabulary import Vocabulary
from geostrike.language.sentences import find_paragraphs, find_sentences
from geostrike.language.words import Word, find_words
from geostrike.model import Article, Resolution, Span, Toponym

__all__ = ["Cue", "Mention", "Passage", "find_passages"]

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of the vocabulary, at the words ``first`` to ``last`` (exclusive) of their passage."""

    first: int
    last: int
    kinds: frozenset[str]
    lemmas: dict[str, str]


@dataclass(frozen=True, slots=True)
class Mention:
    """A toponym in its passage: words ``first`` to ``last`` (exclusive) and the place it was resolved to."""

    toponym: Toponym
    resolution: Resolution | None
    first: int
    last: int


@dataclass(slots=True)
class Passage:
    """One sentence. Positions are indexes into ``words``; ``lowers`` are the words in small letters, ``'`` straight."""

    index: int
    paragraph: int
    text: str
    """The whole article's text: offsets of words count into it."""
    span: Span
    words: list[Word]
    lowers: list[str]
    cues: list[Cue]
    mentions: list[Mention]
    quoted: list[bool]
    """For each word: does it stand inside quotation marks?"""
    headline: bool = False
    clauses: list[int] = field(default_factory=list)
    """For each word: the number of its clause."""

    def gap(self, position: int) -> str:
        """The text between the word at ``position`` and the one before it (or the sentence's start or end)."""
        before = self.words[position - 1].end if position > 0 else self.span.start
        after = self.words[position].start if position < len(self.words) else self.span.end
        return self.text[before:after]

    def slice(self, first: int, last: int) -> Span:
        """The words ``first`` to ``last`` (exclusive), verbatim."""
        start, end = self.words[first].start, self.words[last - 1].end
        return Span(start=start, end=end, text=self.text[start:end])

    def having(self, *kinds: str) -> list[Cue]:
        """The cues of any of these kinds, in order."""
        wanted = frozenset(kinds)
        return [cue for cue in self.cues if cue.kinds & wanted]

    def mention_at(self, position: int) -> Mention | None:
        """The mention that covers the word at ``position``."""
        return next((m for m in self.mentions if m.first <= position < m.last), None)


def find_passages(
    article: Article, toponyms: tuple[Toponym, ...], resolutions: tuple[Resolution, ...], vocabulary: Vocabulary
) -> list[Passage]:
    """The article's sentences in order, without those of repeated paragraphs."""
    resolved = {resolution.toponym_id: resolution for resolution in resolutions}
    ordered = sorted(toponyms, key=lambda toponym: (toponym.span.start, toponym.span.end))
    found: list[Passage] = []
    at = 0
    for number, paragraph in enumerate(find_paragraphs(article.text)):
        if any(s.start <= paragraph.start and paragraph.end <= s.end for s in article.repeated):
            continue
        open_quote = False
        for sentence in find_sentences(article.text, paragraph.start, paragraph.end):
            words = find_words(article.text, sentence.start, sentence.end)
            if not words:
                continue
            lowers = [word.text.translate(_STRAIGHT).lower() for word in words]
            quoted, open_quote = _find_quoted(article.text, sentence, words, open_quote=open_quote)
            while at < len(ordered) and ordered[at].span.start < sentence.start:
                at += 1
            mentions = []
            here = at
            while here < len(ordered) and ordered[here].span.start < sentence.end:
                mention = _locate(ordered[here], resolved, words)
                if mention is not None:
                    mentions.append(mention)
                here += 1
            passage = Passage(
                index=len(found),
                paragraph=number,
                text=article.text,
                span=sentence,
                words=words,
                lowers=lowers,
                cues=_find_cues(lowers, vocabulary, mentions),
                mentions=mentions,
                quoted=quoted,
                headline=len(words) < 18 and sentence.end == paragraph.end and not sentence.text.endswith((".", "!", "?", "”", '"')),
            )
            passage.clauses = _number_clauses(passage)
            found.append(passage)
    return found


def _locate(toponym: Toponym, resolved: dict[str, Resolution], words: list[Word]) -> Mention | None:
    first = last = None
    for position, word in enumerate(words):
        if word.end > toponym.span.start and word.start < toponym.span.end:
            first = position if first is None else first
            last = position + 1
        elif word.start >= toponym.span.end:
            break
    if first is None or last is None:
        return None
    return Mention(toponym, resolved.get(toponym.id), first, last)


def _find_cues(lowers: list[str], vocabulary: Vocabulary, mentions: list[Mention]) -> list[Cue]:
    """Longest forms first; a form inside a longer one of the same word is left out. Place names are no cues."""
    named = {p for m in mentions for p in range(m.first, m.last) if m.last - m.first > 1 or lowers[p] in _NAMELIKE}
    found = []
    entries = vocabulary.entries
    count = len(lowers)
    for position, lower in enumerate(lowers):
        if position in named:
            continue
        candidates = entries.get(lower)
        if candidates is None and lower.endswith("'s"):
            candidates = entries.get(lower[:-2])
        if candidates is None:
            continue
        length = None
        for entry in candidates:
            size = len(entry.words)
            if size == 1 or (position + size <= count and tuple(lowers[position + 1 : position + size]) == entry.words[1:]):
                if length is not None and size < length and not (entry.kinds - seen):
                    continue
                found.append(Cue(position, position + size, entry.kinds, entry.lemmas))
                if length is None:
                    length, seen = size, entry.kinds
    return found


# Place names that are also words of the lexicon ("Hit", "Post"): when they are names, they are no cues.
_NAMELIKE = frozenset({"hit", "post", "times", "mine", "level", "independent"})


def _find_quoted(text: str, sentence: Span, words: list[Word], *, open_quote: bool) -> tuple[list[bool], bool]:
    marks = [
        (position, text[position])
        for position in range(sentence.start, sentence.end)
        if text[position] in "\"“”«»"
    ]
    if not marks:
        return [open_quote] * len(words), open_quote
    quoted = []
    inside, at = open_quote, 0
    for word in words:
        while at < len(marks) and marks[at][0] < word.start:
            mark = marks[at][1]
            inside = True if mark in "“«" else False if mark in "”»" else not inside
            at += 1
        quoted.append(inside)
    for _, mark in marks[at:]:
        inside = True if mark in "“«" else False if mark in "”»" else not inside
    return quoted, inside


_BREAKS = frozenset(";:—–()")


def _number_clauses(passage: Passage) -> list[int]:
    """Clause numbers: a new one at a dash, semicolon or bracket, and at words that open a clause."""
    openers = {c.first for c in passage.cues if "clause.opener" in c.kinds or "clause.relative" in c.kinds}
    numbers, number = [], 0
    for position in range(len(passage.words)):
        gap = passage.gap(position) if position else ""
        if position and (position in openers or any(mark in gap for mark in _BREAKS)):
            number += 1
        numbers.append(number)
    return numbers
