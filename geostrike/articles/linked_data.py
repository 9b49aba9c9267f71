"""What a page says of its article in JSON-LD (schema.org): the object that is the article, never a picture or another story."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["LinkedArticle", "LinkedPost", "choose_article", "find_linked_articles", "without_linked_data"]

_OPENING = re.compile(r"<script\b[^>]{0,500}application/ld\+json[^>]{0,500}>", re.IGNORECASE)
_CLOSING = re.compile(r"</script", re.IGNORECASE)
_LIVE = "LiveBlogPosting"
# https://schema.org/Article and its kinds; a post of a social network is one, too.
_OTHER_KINDS = frozenset({"Report", "BlogPosting", "SocialMediaPosting", "DiscussionForumPosting", _LIVE})
# Where an article may stand in another object: a page's main thing, a graph; never a list of other stories.
_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage")
_DEEPEST = 6
# Scripts may hide in comments or CDATA.
_WRAPPING = re.compile(r"^(?:<!--|/[/*] ?<!\[CDATA\[(?: ?\*/)?)|(?:-->|/[/*] ?\]\]>(?: ?\*/)?)$")
_TAG = re.compile(r"<[^<>]{1,500}>")
_BREAK = re.compile(r"<(?:br|/p|/li|/h\d|/div|/blockquote|/tr)\b[^<>]{0,200}>", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkedPost:
    """One post of a live page. ``published`` as written."""

    published: str | None
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkedArticle:
    """An article as its page describes it for machines; ``None`` and "" where it does not say."""

    live: bool
    headline: str | None
    published: str | None
    modified: str | None
    addresses: frozenset[str]
    text: str
    outlet: str | None
    posts: tuple[LinkedPost, ...] = ()


def find_linked_articles(page: str) -> tuple[LinkedArticle, ...]:
    """Every article that the page describes, in order; what is no JSON is passed over."""
    found: list[LinkedArticle] = []
    for start, end in _find_scripts(page):
        raw = _WRAPPING.sub("", page[start:end].strip())
        try:
            data = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(map(_read, _walk(data, 0)))
    return tuple(found)


def choose_article(
    articles: Sequence[LinkedArticle], *, address: str | None, title: str | None
) -> LinkedArticle | None:
    """The one that the page is about: the only one, or that of the page's address or title; ``None`` when it is open."""
    if len(articles) <= 1:
        return articles[0] if articles else None
    if address:
        own = [article for article in articles if _plain_address(address) in article.addresses]
        if own:
            return own[0]
    if title:
        key = _key(title)
        own = [article for article in articles if article.headline and _key(article.headline) == key]
        own = own or [a for a in articles if a.headline and min(len(key), len(_key(a.headline))) > 20
                      and (_key(a.headline).startswith(key) or key.startswith(_key(a.headline)))]  # fmt: skip
        if own:
            return own[0]
    days = {(article.published or "")[:10] for article in articles}
    return articles[0] if len(days) == 1 else None


def without_linked_data(page: str) -> str:
    """The page without it, for readers that would take any date in it for the article's."""
    pieces, at = [], 0
    for start, end in _find_scripts(page):
        pieces.append(page[at:start])
        at = end
    return "".join((*pieces, page[at:]))


def _find_scripts(page: str) -> Iterator[tuple[int, int]]:
    at = 0
    while opening := _OPENING.search(page, at):
        closing = _CLOSING.search(page, opening.end())
        if closing is None:
            return
        yield opening.end(), closing.start()
        at = closing.end()


def _walk(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _walk(item, depth + 1)
    elif isinstance(data, dict):
        if _kinds(data):
            yield data
            return
        for name in _INSIDE:
            yield from _walk(data.get(name), depth + 1)


def _kinds(data: dict[str, Any]) -> list[str]:
    given = data.get("@type")
    kinds = [
        kind.rpartition("/")[2] for kind in (given if isinstance(given, list) else [given]) if isinstance(kind, str)
    ]
    return [kind for kind in kinds if kind.endswith("Article") or kind in _OTHER_KINDS]


def _read(data: dict[str, Any]) -> LinkedArticle:
    publisher = data.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    updates = data.get("liveBlogUpdate")
    updates = updates if isinstance(updates, list) else [updates]
    posts = [item for item in updates if isinstance(item, dict)]
    addresses = (data.get("url"), data.get("@id"), data.get("mainEntityOfPage"))
    return LinkedArticle(
        live=_LIVE in _kinds(data) or bool(posts),
        headline=_words(data.get("headline")) or _words(data.get("name")),
        published=_words(data.get("datePublished")),
        modified=_words(data.get("dateModified")),
        addresses=frozenset(filter(None, map(_address, addresses))),
        text=_text(data.get("articleBody")),
        outlet=_words(publisher.get("name") if isinstance(publisher, dict) else publisher),
        posts=tuple(
            LinkedPost(
                published=_words(post.get("datePublished")),
                text="\n".join(filter(None, (_words(post.get("headline")), _text(post.get("articleBody"))))),
            )
            for post in posts
        ),
    )


def _address(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return _plain_address(value) if isinstance(value, str) else ""


def _plain_address(address: str) -> str:
    bare = re.sub(r"^https?://(?:www\.)?|[?#].*$", "", address.strip(), flags=re.IGNORECASE | re.DOTALL)
    return bare.rstrip("/").casefold()


def _key(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def _words(value: Any) -> str | None:
    value = value[0] if isinstance(value, list) and value else value
    return (" ".join(html.unescape(_TAG.sub(" ", value)).split()) or None) if isinstance(value, str) else None


def _text(value: Any) -> str:
    """A body as paragraphs; markup that some pages leave in it goes."""
    value = "\n".join(v for v in value if isinstance(v, str)) if isinstance(value, list) else value
    if not isinstance(value, str):
        return ""
    plain = html.unescape(_TAG.sub("", _BREAK.sub("\n", value)))
    return "\n".join(filter(None, (" ".join(line.split()) for line in plain.splitlines())))
