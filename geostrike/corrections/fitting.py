"""Corrections laid against one article: which fit, where, and which do not any more."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geostrike.corrections.anchoring import Anchor, find_anchor
from geostrike.corrections.records import Action, Correction
from geostrike.language.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.model import Article, Toponym

__all__ = ["Fitted", "Fitting", "fit_corrections", "mentions_of", "warn_unused"]

NO_LONGER_FITS = "A correction no longer fits the article and was NOT applied"


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


def fit_corrections(corrections: Sequence[Correction], article: Article) -> Fitting:
    """Find the words of each correction in the article."""
    fitted: list[Fitted] = []
    warnings: list[str] = []
    for correction in corrections:
        if correction.quote is None:
            fitted.append(Fitted(correction, None))
            continue
        anchor = find_anchor(article.text, correction.quote, correction.mention)
        if anchor is not None:
            fitted.append(Fitted(correction, anchor))
        else:
            item = Fitted(correction, None)
            warnings.append(warn_unused(item, "its quoted words are gone or ambiguous, renew them"))
            if correction.action in (Action.WITHHOLD, Action.COARSEN) and correction.mention:
                # Safety does not hang on the wording: the place stays hidden wherever its name still stands.
                fitted.append(item)
    return Fitting(tuple(fitted), tuple(warnings))


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
    named = "" if correction.action in (Action.WITHHOLD, Action.COARSEN) else f": “{words}”"
    return f"{NO_LONGER_FITS}: {correction.where} ({correction.action}{named}); {what}"
