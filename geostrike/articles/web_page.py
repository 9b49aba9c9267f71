"""Saved web pages: main text, title, authors, outlet and date by trafilatura and htmldate, never by hand."""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING, Any

from geostrike.articles.decoding import LARGEST_TEXT
from geostrike.articles.details import Details, compose_article
from geostrike.articles.linked_data import choose_article, find_linked_articles
from geostrike.articles.live_posts import find_posts
from geostrike.articles.outlets import choose_outlet
from geostrike.articles.page_dates import find_day, find_last_day
from geostrike.articles.page_parts import say_left_out, say_paywall
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from geostrike.articles.linked_data import LinkedArticle
    from geostrike.model import Article

__all__ = ["read_page"]

# Fewer words than this are a login wall, a cookie notice or an empty shell, not a report.
_FEWEST_WORDS = 25
_MUCH_LONGER = 1.3  # a text for machines that is so much longer holds what the page does not show
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
    import trafilatura  # noqa: PLC0415  loaded only where it is used

    page, warnings = _decode(data, charset)
    try:
        tree = trafilatura.load_html(page)
        found: Any = trafilatura.bare_extraction(
            page, include_comments=False, include_tables=True, favor_precision=True, with_metadata=True
        )
        described = find_linked_articles(page)
        url, title = _words(getattr(found, "url", None)), _words(getattr(found, "title", None))
        linked = choose_article(described, address=options.url or url, title=title)
        day, told = find_day(page, linked)
        text, more = _choose_text(getattr(found, "text", None) or "", linked, tree)
        posts, live = find_posts(text, tree, linked, title, published=day, changed=find_last_day(page, linked))
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise ArticleError(f"the page cannot be understood ({type(error).__name__}): save its text instead") from error
    own = Details(
        title=title or (linked.headline if linked else None),
        outlet=choose_outlet(page, linked.outlet if linked else None, _words(getattr(found, "sitename", None))),
        url=url,
        published=day,
        authors=tuple(name for name in map(_words, (getattr(found, "author", None) or "").split(";")) if name),
        language=_words(getattr(found, "language", None)),
    )
    warnings = (*warnings, *more)
    if options.published is not None:
        posts = ()  # what the user says wins over the page
    else:
        warnings = (*warnings, *told, *live)
    if own.published is None and options.published is None and not told and not posts:
        warnings = (*warnings, "the page gives no publication date: weekdays stay unresolved (give one with --date)")
    return compose_article(text, fallback_id=fallback_id, details=own.overlaid(options), warnings=warnings, posts=posts)


def _choose_text(text: str, linked: LinkedArticle | None, tree: Any) -> tuple[str, tuple[str, ...]]:
    """The page's text: what trafilatura takes for it, or what the page tells machines alone; and what is missing."""
    words = len(text.split())
    told = "" if linked is None else linked.text or "\n".join(post.text for post in linked.posts)
    if len(told.split()) >= max(_FEWEST_WORDS, _MUCH_LONGER * words):
        return told, ()
    if words < _FEWEST_WORDS:
        raise ArticleError(
            f"no article found in the page ({words} words of main text; a login or consent page?): "
            "save the article's text instead"
        )
    return text, tuple(filter(None, (say_paywall(text, tree), say_left_out(text, tree))))


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
