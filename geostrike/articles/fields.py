"""Under which names the world keeps an article's text, title, day, address, outlet, authors, language and id."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geostrike.articles.documents import Columns

__all__ = ["NAMES", "fold_keys", "fold_name", "has_text", "id_of", "parse_columns", "rename", "text_of"]

# Tables are also written in the languages of the news. Each in order of trust, folded (see fold_name): the first that holds something counts.
WHOLE = tuple(
    "text fulltext articletext articlebody bodytext maintext body contenttext contenthtml bodyhtml textcontent content html "
    "article story transcript message post caption texto texte testo inhalt contenido contenu текст النص".split()
)
PARTS = tuple("description summary abstract excerpt snippet standfirst lead trailtext".split())
"""What is only a part of the text, and said to be."""
NAMES: dict[str, tuple[str, ...]] = {
    "text": (*WHOLE, *PARTS),
    "title": tuple(
        "title headline heading webtitle subject titel titulo título titre titolo заголовок العنوان name".split()
    ),
    "published": tuple(
        "published date datepublished publishedat pubdate publicationdate publishdate publishedon publishedtime published"
        "date webpublicationdate firstpublicationdate firstpublished dateposted postedat posted createdat datecreated created "
        "isodate seendate datetime timestamp time day dateunixtime datum fecha дата التاريخ".split()
    ),
    "changed": tuple("updated updatedat modified datemodified modifiedat lastmodified lastupdated".split()),
    "url": tuple("url link href permalink canonicalurl weburl articleurl sourceurl externalurl".split()),
    "outlet": tuple(
        "outlet publisher sitename newspaper publication sourcename source site provider channel quelle fuente источник المصدر".split()
    ),
    "authors": tuple("authors author byline creator writer autor auteur autore автор".split()),
    "language": ("language", "lang"),
    "id": tuple("id docid articleid uid uuid guid identifier".split()),
}
# What --columns may name; "date" is what people say for "published".
_CHOICES = ("text", "title", "date", "url", "outlet", "authors", "language", "id")


@lru_cache(maxsize=1024)  # the same few names in each of a million lines
def fold_name(name: str) -> str:
    """A name without case, blanks and marks: "Published At", "published_at" and "publishedAt" are one."""
    return re.sub(r"[\W_]+", "", name).casefold()


def fold_keys(record: Mapping[str, object]) -> dict[str, object]:
    """``record`` by folded names. Of names that fold to one, the first that holds something wins."""
    folded: dict[str, object] = {}
    for key, value in record.items():
        name = fold_name(key)
        if folded.get(name) in (None, "", [], {}):
            folded[name] = value
    return folded


def text_of(value: object) -> str | None:
    """The words in the shapes in which words are kept: plain, ``{"rendered": …}``, a list of paragraphs or of pieces."""
    if isinstance(value, str):
        return value if value.strip() else None
    if isinstance(value, dict):
        found = (text_of(value.get(name)) for name in ("rendered", "text", "value", "html", "#text", "_", "plain"))
        return next((words for words in found if words), None)
    if isinstance(value, list):
        pieces = [item if isinstance(item, str) else text_of(item) for item in value if isinstance(item, (str, dict))]
        # Paragraphs stand as strings; where some are objects they are the links and bold words of one text.
        between = "\n\n" if all(isinstance(item, str) for item in value) else ""
        return between.join(piece for piece in pieces if piece) or None
    return None


def has_text(record: Mapping[str, object], names: Iterable[str] = WHOLE) -> bool:
    """Whether an object has words under one of ``names``."""
    folded = fold_keys(record)
    return any(text_of(folded.get(name)) for name in names)


def id_of(record: object) -> str | None:
    """What an object calls itself."""
    if not isinstance(record, dict):
        return None
    folded = fold_keys(record)
    for name in NAMES["id"]:
        value = folded.get(name)
        if isinstance(value, str) and value.strip():
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None


def parse_columns(given: str | None) -> Columns:
    """``text=Story,date=When`` in pairs. Raises ``ArticleError`` for anything else."""
    pairs: list[tuple[str, str]] = []
    for part in (given or "").split(","):
        name, found, column = (piece.strip() for piece in part.partition("="))
        if not part.strip():
            continue
        name = "date" if name == "published" else name
        if name not in _CHOICES or not found or not column:
            raise ArticleError(
                f"--columns {part.strip()!r} is not understood: write NAME=COLUMN, for instance text=Story,date=When "
                f"(names: {', '.join(_CHOICES)})",
            )
        pairs.append(("published" if name == "date" else name, column))
    return tuple(pairs)


def rename(record: Mapping[str, object], columns: Columns) -> dict[str, object]:
    """``record`` with what the user named under the names used here, before all others. Raises ``ArticleError``."""
    if not columns:
        return dict(record)
    chosen: dict[str, object] = {}
    for name, column in columns:
        key = next(
            (k for k in (column, *record) if k in record and (k == column or fold_name(k) == fold_name(column))), None
        )
        if key is not None:
            chosen[name] = record[key]
    return chosen | {key: value for key, value in record.items() if key not in chosen}
