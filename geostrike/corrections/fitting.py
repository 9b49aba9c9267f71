"""Corrections laid against one article: which fit, where, and which do not any more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geostrike.corrections.anchoring import Anchor, find_anchor
from geostrike.corrections.sameness import deny, is_same_event
from geostrike.language.names import fold
from geostrike.language.sentences import find_sentences

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from geostrike.corrections.records import Action, Correction
    from geostrike.model import Article, Toponym

__all__ = ["Fitted", "Fitting", "fit_corrections", "mentions_of", "warn_unused"]

NO_LONGER_FITS = "A correction no longer fits the article and was NOT applied"
FOLLOWED = "A correction was followed although its words have changed a little"

_SHOWN = 300  # characters of a quote in a warning
_STOPS = ".!?…؟。"
_BEGINNING = re.compile(r"[\W_]*(?:[^\W\d_a-zß-öø-ÿ])")  # as a sentence begins: with no small letter
_ENDING = re.compile(rf"[{_STOPS}][^\w{_STOPS}]*$")
_NUMBER_BEFORE = re.compile(r"\d[.,:]\Z")
_NUMBER_BEHIND = re.compile(r"[.,:]\d+")
_SENTENCE_END = re.compile(rf"[^\w\s,;:—–-]*[{_STOPS}]")


class Fitted(NamedTuple):
    """A correction and where its words stand; ``None`` for one that goes by name."""

    correction: Correction
    anchor: Anchor | None


class Fitting(NamedTuple):
    """What can be applied, in the order of the files, and a warning for each correction that cannot."""

    fitted: tuple[Fitted, ...] = ()
    warnings: tuple[str, ...] = ()

    def of(self, *actions: Action) -> list[Fitted]:
        """Those of some actions."""
        return [item for item in self.fitted if item.correction.action in actions]


def fit_corrections(corrections: Sequence[Correction], article: Article, telling: Collection[str] = ()) -> Fitting:
    """Find the words of each correction in the article.

    Words that have changed a little are followed only where they tell the same event, only from the article's own file,
    and never without a warning. ``telling`` are the words that events are read from in the article's language.
    """
    fitted: list[Fitted] = []
    warnings: list[str] = []
    for correction in corrections:
        if correction.quote is None:
            fitted.append(Fitted(correction, None))
            continue
        anchor = find_anchor(article.text, correction.quote, correction.mention)
        item = Fitted(correction, anchor)
        passage = correction.quote if anchor is None else _passage(article.text, anchor, correction.quote)
        refusal = _refuse(item, passage, telling)
        if refusal is None:
            fitted.append(item)
            warnings += _announce(item, passage)
            continue
        warnings.append(warn_unused(item, refusal))
        if correction.hides and correction.mention:
            # Safety does not hang on the wording: the place stays hidden wherever its name still stands.
            fitted.append(Fitted(correction, None))
    return Fitting(tuple(fitted), tuple(warnings))


def _refuse(item: Fitted, passage: str, telling: Collection[str]) -> str | None:
    """Why a correction must not be followed where its words were found; ``None`` when it may."""
    correction, quote = item.correction, item.correction.quote or ""
    if item.anchor is None:
        if not correction.is_own:
            return "its quoted words are not here; what is about one article belongs in that article's own file"
        return "its quoted words are gone or ambiguous, renew them"
    if _is_unchanged(item, passage):
        return None
    quoted = f"it quotes {_shorten(quote)}, " if correction.mention else ""
    words = "" if correction.hides else f"; {quoted}the article says {_shorten(passage)}"
    if not correction.is_own:
        return f"only the very words count in a folder's file, put it into the article's own{words}"
    if not is_same_event(quote, passage, telling):
        return f"its words have changed in what makes the event, renew them{words}"
    return None


def _announce(item: Fitted, passage: str) -> Iterable[str]:
    """What has to be said of a correction that is followed."""
    correction, anchor = item.correction, item.anchor
    if anchor is None:
        return
    told = f"{correction.where} ({correction.action})"
    if not _is_unchanged(item, passage):
        words = "" if correction.hides else f": it quotes {_shorten(correction.quote or '')}, now {_shorten(passage)}"
        yield f"{FOLLOWED}: {told}{words}; look at it and renew its quote"
    if anchor.copies > 1:
        yield (
            f"A correction was followed at the first of the {anchor.copies} places that hold its words: {told}; "
            "quote more of the words around the place that is meant"
        )


def _is_unchanged(item: Fitted, passage: str) -> bool:
    """Whether the quote stands there word for word, and nothing was put into its sentence beside it."""
    anchor = item.anchor
    return anchor is not None and anchor.is_exact and len(passage) <= anchor.quote_end - anchor.quote_start


def _passage(text: str, anchor: Anchor, quote: str) -> str:
    """What has to tell the same as the quote: the words found, with the rest of their sentence where the quote shows that
    it began or ended there, or where that rest denies it; and with the whole of a number ("killed 12" in "killed 12,000").
    """
    start, end = anchor.quote_start, anchor.quote_end
    sentences = [s for s in find_sentences(text) if s.start < end and start < s.end]
    first, last = min((s.start for s in sentences), default=start), max((s.end for s in sentences), default=end)
    before, after = text[first:start], text[end:last]
    begins, ends = _BEGINNING.match(quote) is not None, _ENDING.search(quote) is not None
    denied = not anchor.is_exact or (begins and ends)  # only a whole sentence tells that its denial is new
    put_before = begins and (not anchor.is_exact or text[start].islower())
    put_behind = ends and _SENTENCE_END.match(after) is None and text[end - 1] not in _STOPS
    if _has_words(before) and (put_before or (denied and deny(before))):
        start = first
    elif text[start].isdigit() and _NUMBER_BEFORE.search(text, max(0, start - 2), start):
        start -= 2
    if _has_words(after) and (put_behind or (denied and deny(after))):
        end = last
    elif text[end - 1].isdigit() and (number := _NUMBER_BEHIND.match(text, end)):
        end = number.end()
    return text[start:end]


def _has_words(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _shorten(text: str) -> str:
    words = " ".join(text.split())
    return f"“{words if len(words) <= _SHOWN else f'{words[:_SHOWN]}…'}”"


def mentions_of(item: Fitted, toponyms: Iterable[Toponym]) -> list[Toponym]:
    """The mentions a correction is about: those its words cover, or all of its name."""
    if item.anchor is not None:
        start, end = item.anchor.start, item.anchor.end
        return [toponym for toponym in toponyms if toponym.span.start < end and start < toponym.span.end]
    name = fold(item.correction.name or item.correction.mention or "")
    return [toponym for toponym in toponyms if name in (fold(toponym.name), fold(toponym.span.text))]


def warn_unused(item: Fitted, what: str) -> str:
    """The warning for a correction that cannot be followed. What must not be published is not named in it."""
    correction = item.correction
    words = correction.mention or correction.name or correction.quote or ""
    named = "" if correction.hides else f": “{words}”"
    return f"{NO_LONGER_FITS}: {correction.where} ({correction.action}{named}); {what}"
