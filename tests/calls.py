"""How much work it is to read texts, in a measure that does not hang on what else the machine does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from geostrike.articles.details import Details, compose_article
from geostrike.pipeline import read

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.model import Article

__all__ = ["count_calls"]


def count_calls(text: str, longer: str, gazetteer: Gazetteer) -> tuple[int, int]:
    """How many functions are called to read a text, and one that goes on after it, when all that one article leaves to the
    next is remembered.
    """
    assert longer.startswith(text)
    small, large = (compose_article(words, fallback_id="made-up", details=Details()) for words in (text, longer))
    read(large, gazetteer)
    return _count(small, gazetteer), _count(large, gazetteer)


def _count(article: Article, gazetteer: Gazetteer) -> int:
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(article, gazetteer)
    finally:
        sys.setprofile(before)
    return calls
