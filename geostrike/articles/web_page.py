"""Saved web pages: main text, title, authors, outlet and date by trafilatura and htmldate, never by hand."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from geostrike.articles.decoding import LARGEST_TEXT
from geostrike.articles.details import Details, compose_article, parse_date
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from geostrike.model import Article

__all__ = ["read_page"]

# Fewer words than this are a login wall, a cookie notice or an empty shell, not a report.
_FEWEST_WORDS = 25
_LATEST_DAY = "2100-01-01"
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,40})", re.IGNORECASE)


def read_page(data: bytes, fallback_id: str, options: Details, charset: str | None = None) -> Article:
    """The article of a page; ``options`` win over what the page says. Raises ``ArticleError`` when it holds none.

    The text is what trafilatura takes for the main text: offsets count in that, not in the page's source.
    """
    if len(data) > LARGEST_TEXT:
        raise ArticleError(f"the page is over {LARGEST_TEXT // 1_000_000} MB: save only its article")
    if not data.strip():
        raise ArticleError("the page is empty: save it again when it has loaded")
    # These two log what they cannot make out; it is told here, in one line.
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    import htmldate  # noqa: PLC0415  loaded only where it is used
    import trafilatura  # noqa: PLC0415  loaded only where it is used

    html, warnings = _decode(data, charset)
    try:
        found: Any = trafilatura.bare_extraction(
            html, include_comments=False, include_tables=False, favor_precision=True, with_metadata=True
        )
        # Without a latest day of its own htmldate asks the clock, and the same page could be read in two ways.
        day = htmldate.find_date(html, original_date=True, extensive_search=False, max_date=_LATEST_DAY)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ArticleError(f"the page cannot be understood ({type(error).__name__}): save its text instead") from error
    text = getattr(found, "text", None) or ""
    if len(text.split()) < _FEWEST_WORDS:
        raise ArticleError(
            f"no article found in the page ({len(text.split())} words of main text; a login or consent page?): "
            "save the article's text instead"
        )
    own = Details(
        title=_words(found.title),
        outlet=_words(found.sitename),
        url=_words(found.url),
        published=parse_date(day, "the page's date") if day else None,
        authors=tuple(name for name in map(_words, (found.author or "").split(";")) if name),
        language=_words(found.language),
    )
    if own.published is None and options.published is None:
        warnings = (*warnings, "the page gives no publication date: weekdays stay unresolved (give one with --date)")
    return compose_article(text, fallback_id=fallback_id, details=own.overlaid(options), warnings=warnings)


def _decode(data: bytes, charset: str | None) -> tuple[str, tuple[str, ...]]:
    """The page's source by UTF-8, by what the server or the page says of itself, or as a last resort by guess."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    declared = _META_CHARSET.search(data[:4096])
    for name in (charset, declared[1].decode("ascii", "ignore") if declared else None):
        if name:
            try:
                return data.decode(name), ()
            except (LookupError, ValueError):  # some names of encodings stand for no text, or for nothing at all
                continue
    import charset_normalizer  # noqa: PLC0415  loaded only where it is used

    best = charset_normalizer.from_bytes(data).best()
    if best is None:
        raise ArticleError("the page is not text in any known encoding: save it again as UTF-8")
    return str(best), (f"the page does not say its encoding rightly; it was read as {best.encoding}",)


def _words(value: str | None) -> str | None:
    return " ".join((value or "").split()) or None
