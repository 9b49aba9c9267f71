"""What of a page did not get into its text: passages that were left out, and what stands behind a subscription."""

from __future__ import annotations

import re
from typing import Any

from geostrike.language.sentences import find_paragraphs

__all__ = ["say_left_out", "say_paywall"]

_ARTICLES = "//article|//main|//*[@role='main']|//*[@itemprop='articleBody']"
_PIECES = ("p", "li", "td", "th", "dd", "blockquote", "figcaption", "h2", "h3", "h4", "pre")
_NESTED = ("p", "li", "td", "dd", "blockquote", "ul", "ol", "table", "div", "figure")
# What stands in an article's element and is not the article.
_AROUND_TAGS = frozenset(("nav", "aside", "footer", "form", "script", "style", "noscript", "button", "template"))
_AROUND = re.compile(
    r"related|share|social|comment|newsletter|promo|subscri|paywall|regwall|cookie|consent|author|byline|\bbio|tags?\b|\bad[s-]|"
    r"advert|recirc|recommend|more-|read-next|most-read|breadcrumb|teaser|sponsor|copyright|disclaimer|topics",
    re.IGNORECASE,
)
_FEWEST_WORDS = 6
_MOST_PIECES = 2_000
_SPACE = re.compile(r"\W+")

_WALL = re.compile(
    r"(?:subscri(?:be|ption)|sign\s+up|register|log\s*in|become\s+a\s+(?:member|subscriber)|buy\s+(?:a|this)|unlock)\b[^.!?]{0,60}"
    r"(?:to\s+(?:continue|keep|read|unlock|access|view|see)|continue\s+reading|full\s+(?:article|story|access)|read\s+(?:more|the\s+rest|on))"
    r"|already\s+a\s+(?:subscriber|member)|to\s+(?:continue|keep)\s+reading"
    r"|(?:this|the)\s+(?:article|story|content)\s+is\s+(?:only\s+)?(?:for|available\s+(?:only\s+)?to)\s+(?:our\s+)?(?:subscribers|members)"
    r"|(?:exclusively|only)\s+for\s+(?:our\s+)?(?:subscribers|members)|subscribers\s+only|unlimited\s+access|free\s+articles?\s+(?:left|remaining)"
    r"|(?:read|reached)\s+your\s+(?:last\s+|monthly\s+)?(?:limit|free)",
    re.IGNORECASE,
)
_WALL_BOX = "//*[contains(@class,'paywall') or contains(@id,'paywall') or contains(@class,'regwall') or contains(@class,'subscription-') or contains(@class,'premium-') or contains(@class,'piano')]"
_LAST_LINES = 4


def say_left_out(text: str, tree: Any) -> str | None:
    """The passages inside the article's own element that are not in ``text``, told by how they begin."""
    lines = [_squeeze(line.text) for line in find_paragraphs(text)]
    whole = "\n".join(lines)
    body = _find_body(tree, lines)
    if body is None:
        return None
    missed: list[str] = []
    for piece in list(body.iter(*_PIECES))[:_MOST_PIECES]:
        if any(True for _ in piece.iterchildren(*_NESTED)) or _is_around(piece, body):
            continue
        words = " ".join(" ".join(piece.itertext()).split())
        linked = sum(len(" ".join(link.itertext())) for link in piece.iter("a"))
        if len(words.split()) < _FEWEST_WORDS or linked * 2 > len(words) or _WALL.search(words):
            continue
        key = _squeeze(words)
        if key not in whole and not any(len(line) > 20 and line in key for line in lines):
            missed.append(words)
    missed = list(dict.fromkeys(missed))
    if not missed:
        return None
    shown = ", ".join(f"“{words[:60]}…”" if len(words) > 60 else f"“{words}”" for words in missed[:3])
    what = "1 passage of the page was" if len(missed) == 1 else f"{len(missed)} passages of the page were"
    return f"{what} not taken for the article's text and not read: {shown}{' …' if len(missed) > 3 else ''}"


def say_paywall(text: str, tree: Any) -> str | None:
    """That the page ends at a subscription box; ``None`` for one that does not."""
    last = [line.text for line in find_paragraphs(text)[-_LAST_LINES:]]
    boxes = [" ".join(" ".join(box.itertext()).split()) for box in tree.xpath(_WALL_BOX)[:50]]
    if any(map(_WALL.search, last)) or any(len(box) < 2_000 and _WALL.search(box) for box in boxes):
        return "the page asks for a subscription or a login: only what stands before that was read, and the rest may change its sense"
    return None


def _find_body(tree: Any, lines: list[str]) -> Any:
    """The smallest element for an article that holds most of the text's lines."""
    best, most = None, 0
    for element in tree.xpath(_ARTICLES)[:200]:
        words = _squeeze(" ".join(element.itertext()))
        held = sum(line in words for line in lines if len(line) > 20)
        if held and held >= most:  # elements come from the outside in
            best, most = element, held
    return best


def _is_around(piece: Any, body: Any) -> bool:
    for holder in (piece, *piece.iterancestors()):
        if holder is body:
            return False
        if holder.tag in _AROUND_TAGS or _AROUND.search(f"{holder.get('class', '')} {holder.get('id', '')}"):
            return True
    return False


def _squeeze(words: str) -> str:
    return _SPACE.sub("", words).casefold()
