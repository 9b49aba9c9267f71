"""One sentence of the article, prepared for reading: its words, the cues among them, the places it names."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import partial
from itertools import islice, takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from geostrike.claims.text.words import find_words
from geostrike.model import Resolution, Span, SpeakerKind, Toponym
from geostrike.model.document import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from geostrike.claims.text.vocabulary import Vocabulary
    from geostrike.model import Place
    from geostrike.model.document import Document, Word

__all__ = ["Cue", "Mention", "Passage", "find_passages"]

_START, _END = attrgetter("start"), attrgetter("end")


class Cue(NamedTuple):
    """Words of the vocabulary, at the words ``first`` to ``last`` (exclusive) of their passage.

    A named tuple, because every fifth word of an article is one.
    """

    first: int
    last: int
    kinds: frozenset[str]
    lemmas: dict[str, str]


class Mention(NamedTuple):
    """A toponym in its passage: words ``first`` to ``last`` (exclusive) and the place it was resolved to."""

    toponym: Toponym
    resolution: Resolution | None
    first: int
    last: int

    @property
    def place(self) -> Place | None:
        """What it means, where that is known."""
        return self.resolution.place if self.resolution is not None else None


@dataclass(slots=True)
class Passage:
    """One sentence. Positions are indexes into ``words``; ``lowers`` are the words in small letters, ``'`` straight."""

    index: int
    text: str
    """The whole article's text: offsets of words count into it."""
    span: Span
    words: list[Word]
    lowers: list[str]
    cues: list[Cue]
    kinds: frozenset[str]
    """The kinds of all its cues: what is not in here need not be looked for."""
    mentions: list[Mention]
    quoted: list[bool]
    """For each word: does it stand inside quotation marks?"""
    gaps: list[str]
    """The text before each word, and after the last."""
    kinds_at: list[frozenset[str]]
    """For each word: the kinds of all cues that cover it."""

    def gap(self, position: int) -> str:
        """The text between the word at ``position`` and the one before it (or the sentence's start or end)."""
        return self.gaps[position]

    def slice(self, first: int, last: int) -> Span:
        """The words ``first`` to ``last`` (exclusive), verbatim."""
        start, end = self.words[first].start, self.words[last - 1].end
        return Span(start=start, end=end, text=self.text[start:end])

    def locate(self, span: Span) -> tuple[int, int]:
        """The words that ``span`` touches, as first and last (exclusive)."""
        return bisect_right(self.words, span.start, key=_END), bisect_left(self.words, span.end, key=_START)

    def having(self, *kinds: str) -> list[Cue]:
        """The cues of any of these kinds, in order. Few sentences have any, and only those are searched."""
        if self.kinds.isdisjoint(kinds):
            return []
        return [cue for cue in self.cues if not cue.kinds.isdisjoint(kinds)]

    def kinds_in(self, first: int, last: int) -> frozenset[str]:
        """The kinds of the cues that cover the words ``first`` to ``last`` (exclusive)."""
        return frozenset().union(*self.kinds_at[first:last])

    def mention_at(self, position: int) -> Mention | None:
        """The mention that covers the word at ``position``."""
        return next((m for m in self.mentions if m.first <= position < m.last), None)


def find_passages(
    document: Document, toponyms: tuple[Toponym, ...], resolutions: tuple[Resolution, ...], vocabulary: Vocabulary
) -> list[Passage]:
    """The document's sentences in order, without those of repeated paragraphs and of the page around it."""
    resolved = {resolution.toponym_id: resolution for resolution in resolutions}
    ordered = sorted(toponyms, key=lambda toponym: (toponym.span.start, toponym.span.end))
    found: list[Passage] = []
    at = 0
    article, all_words, sentences = document.article, document.words, document.sentences
    skipped = (*article.repeated, *article.furniture)
    all_lowers = _straighten("\n".join([word.text for word in all_words])).lower().split("\n")
    if vocabulary.language == "ar":
        all_lowers = [vocabulary.plain(lower) for lower in all_lowers]
    open_quote, quoting = False, -1
    for sentence, _, number, first, last in _leave_out(skipped, sentences, all_words) if skipped else sentences:
        words = list(all_words[first:last])
        if not words:
            continue
        if number != quoting:  # a quotation that was never closed ends with its paragraph
            open_quote, quoting = False, number
        lowers = _leave_names(words, all_lowers[first:last])
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
        cues = _find_cues(lowers, vocabulary, mentions)
        found.append(
            Passage(
                index=len(found),
                text=article.text,
                span=sentence,
                words=words,
                lowers=lowers,
                cues=cues,
                kinds=frozenset().union(*[cue.kinds for cue in cues]),
                mentions=mentions,
                quoted=quoted,
                gaps=[
                    article.text[sentence.start : words[0].start],
                    *document.gaps[first + 1 : last],
                    article.text[words[-1].end : sentence.end],
                ],
                kinds_at=_cover(cues, len(words)),
            )
        )
    return found


def _leave_names(words: list[Word], lowers: list[str]) -> list[str]:
    """“Omar Said told a reporter”: a name that is spelt like a verb of saying stays a name, where not all words have capitals."""
    if _NAMES.isdisjoint(lowers) or sum(word.text[0].isupper() for word in words) * 3 > len(words) * 2:
        return lowers
    named = [at for at in range(1, len(words)) if words[at].text[0].isupper() and words[at - 1].text[0].isupper()]
    return [words[at].text if at in named and lower in _NAMES else lower for at, lower in enumerate(lowers)]


_NAMES = find_words("text.passages", "names")


def _straighten(text: str) -> str:
    for mark in "’‘ʼ`":
        text = text.replace(mark, "'")
    return text


def _leave_out(skipped: tuple[Span, ...], sentences: Sequence[Sentence], words: Sequence[Word]) -> Iterator[Sentence]:
    """The sentences, or what is left of them, outside the spans ``skipped``."""
    ordered = sorted(skipped, key=_START)
    behind = 0
    for sentence in sentences:
        span, paragraph, number, first, last = sentence
        at = first
        while behind < len(ordered) and ordered[behind].end <= span.start:
            behind += 1
        for skip in takewhile(lambda skip: skip.start < span.end, islice(ordered, behind, None)):  # noqa: B023
            before = next((p for p in range(at, last) if words[p].end > skip.start), last)
            if at < before:
                yield Sentence(_between(words, at, before, span), paragraph, number, at, before)
            at = next((p for p in range(before, last) if words[p].start >= skip.end), last)
        if at == first:
            yield sentence
        elif at < last:
            yield Sentence(_between(words, at, last, span), paragraph, number, at, last)


def _between(words: Sequence[Word], first: int, last: int, sentence: Span) -> Span:
    start, end = words[first].start - sentence.start, words[last - 1].end - sentence.start
    return Span(start=start + sentence.start, end=end + sentence.start, text=sentence.text[start:end])


def _cover(cues: list[Cue], count: int) -> list[frozenset[str]]:
    nothing: frozenset[str] = frozenset()
    covered = [nothing] * count
    for cue in cues:
        for position in range(cue.first, cue.last):
            covered[position] = covered[position] | cue.kinds if covered[position] else cue.kinds
    return covered


def _locate(toponym: Toponym, resolved: dict[str, Resolution], words: list[Word]) -> Mention | None:
    first = bisect_right(words, toponym.span.start, key=_END)
    last = bisect_left(words, toponym.span.end, key=_START)
    if first >= last:
        return None
    return Mention(toponym, resolved.get(toponym.id), first, last)


_make_cue: Callable[[tuple[int, int, frozenset[str], dict[str, str]]], Cue] = partial(tuple.__new__, Cue)


def _find_cues(lowers: list[str], vocabulary: Vocabulary, mentions: list[Mention]) -> list[Cue]:
    """Longest forms first; a form inside a longer one of the same word is left out. Place names are no cues."""
    named = {p for m in mentions for p in range(m.first, m.last) if m.last - m.first > 1 or lowers[p] in _NAMELIKE}
    if 0 in named and mentions[0].resolution is not None and mentions[0].resolution.place is None:
        named.discard(0)  # “Destroyed Mill Market in …”: the capital may be the sentence's, not the name's
    found: list[Cue] = []
    starting = vocabulary.starting
    count = len(lowers)
    for position, found_whole in enumerate(map(starting.get, lowers)):
        forms = found_whole
        if forms is None:
            lower = lowers[position]
            if lower[-2:] != "'s":
                continue
            forms = starting.get(lower[:-2])
            if forms is None:
                continue
        single, seconds = forms
        seen: frozenset[str] = frozenset()
        if seconds and position + 1 < count:
            for entry in seconds.get(lowers[position + 1], ()):
                size = len(entry.words)
                if size > 2 and (
                    position + size > count or tuple(lowers[position + 2 : position + size]) != entry.words[2:]
                ):
                    continue
                if not entry.kinds <= seen:
                    found.append(_make_cue((position, position + size, entry.kinds, entry.lemmas)))
                    seen |= entry.kinds
        if single is not None and not single.kinds <= seen:
            found.append(_make_cue((position, position + 1, single.kinds, single.lemmas)))
    if named:  # inside a place's name a word may still tell who speaks ("Karsa Hospital"), nothing else
        found = [c for c in found if c.first not in named or c.kinds & _SPEAKING]
        found = [Cue(c.first, c.last, c.kinds & _SPEAKING, c.lemmas) if c.first in named else c for c in found]
    return found


_SPEAKING = frozenset(f"speaker.{kind.value}" for kind in SpeakerKind)
# Place names that are also words of the lexicon ("Hit", "Post"): when they are names, they are no cues.
_NAMELIKE = find_words("text.passages", "namelike")


_MARKS = re.compile('["“”«»]')


def _find_quoted(text: str, sentence: Span, words: list[Word], *, open_quote: bool) -> tuple[list[bool], bool]:
    marks = [(mark.start(), mark.group()) for mark in _MARKS.finditer(text, sentence.start, sentence.end)]
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
