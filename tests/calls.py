"""How much work it is to read a text, in a measure that does not hang on what else the machine does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from geostrike.articles.details import Details, compose_article
from geostrike.pipeline import read

if TYPE_CHECKING:
    from geostrike.gazetteer.index import Gazetteer

__all__ = ["count_calls"]


def count_calls(text: str, gazetteer: Gazetteer) -> int:
    """How many functions are called to read it, when all that one article leaves to the next is remembered."""
    article = compose_article(text, fallback_id="made-up", details=Details())
    read(article, gazetteer)
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
