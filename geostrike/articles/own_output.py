"""What geostrike itself wrote: readings, exports, kept pages. Lying among the articles of a folder, they are passed over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.articles.documents import Document, Head, Opened

__all__ = ["SUFFIXES", "recognise", "split"]

SUFFIXES = ()
_JSON = re.compile(r"[\[{\s]{1,20}\"schema\"\s*:\s*\"geostrike\.")
_GEOJSON = re.compile(r"\{\s*\"type\"\s*:\s*\"(?:FeatureCollection|Feature)\"")
# The copies of fetched pages: collection/fetched.py.
_KEPT = re.compile(r"\{\s*\"address\"\s*:.{1,9000}\"sha256\"\s*:.{1,200}\"kind\"\s*:", re.DOTALL)
# Columns of the tables of strikes (csv, acled, ucdp): a table of events holds no articles.
_EVENT_COLUMNS = ("strike_id", "event_id_cnty", "source_article")


def recognise(head: Head) -> bool:
    """By the names that only its own files have."""
    first_line = head.text.partition("\n")[0]
    return any(pattern.match(head.text) for pattern in (_JSON, _GEOJSON, _KEPT)) or (
        sum(len(first_line.split(mark)) > 5 for mark in ",;\t") > 0
        and any(re.search(rf"(?:^|[,;\t\"]){name}(?:[,;\t\"]|$)", first_line.strip()) for name in _EVENT_COLUMNS)
    )


def split(opened: Opened) -> Iterator[Document]:
    """Nothing in a folder. Raises ``ArticleError`` where the user named it."""
    if opened.root is None:
        raise ArticleError(
            "it is a reading, map or table of events (geostrike writes such), not an article: give the article"
        )
    yield from ()
