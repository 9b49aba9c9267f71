"""From paths to articles, one at a time: files, folders, standard input, each by what it holds."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from geostrike.articles.decoding import LARGEST_TEXT, decode
from geostrike.articles.details import Details, compose_article, parse_date, read_details
from geostrike.articles.front_matter import split_front_matter
from geostrike.articles.json_lines import read_json_lines
from geostrike.errors import ArticleError
from geostrike.model import Article, Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date as Date  # noqa: N812

__all__ = ["SUFFIXES", "find_files", "read_article", "read_articles"]

TEXT_SUFFIXES = (".txt", ".text", ".md", ".markdown")
LINES_SUFFIXES = (".jsonl", ".ndjson")
SUFFIXES = (*TEXT_SUFFIXES, *LINES_SUFFIXES)
"""What counts as an article in a folder. A file that is named outright may be called anything."""

STDIN = "-"


def read_articles(
    paths: Iterable[str | Path],
    *,
    stdin: BinaryIO | None = None,
    date: Date | str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Iterator[Article | Failure]:
    """The articles of ``paths`` in order, each read when it is asked for; what cannot be read is a ``Failure``.

    A path is a text or Markdown file, a JSON Lines file, a folder (searched to its depths, in order of name) or ``-``
    for ``stdin``. ``date``, ``outlet``, ``title`` and ``url`` win over what the articles say of themselves. Raises
    ``ArticleError`` when one of these is malformed or there are no paths.
    """
    given = list(paths)
    if not given:
        raise ArticleError("no article given: name a file, a folder, or - for standard input")
    published = parse_date(date, "--date") if isinstance(date, str) else date
    options = Details(published=published, outlet=outlet, title=title, url=url)
    return _read_all(given, stdin, options)


def read_article(
    source: str | Path,
    *,
    stdin: BinaryIO | None = None,
    date: Date | str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    url: str | None = None,
) -> Article:
    """The one article of ``source``. Raises ``ArticleError`` when it cannot be read or holds more than one."""
    found = list(read_articles([source], stdin=stdin, date=date, outlet=outlet, title=title, url=url))
    for item in found:
        if isinstance(item, Failure):
            raise ArticleError(f"{item.where}: {item.message}")
    if len(found) > 1:
        raise ArticleError(f"{source} holds {len(found)} articles: use read_articles for more than one")
    article = found[0]
    assert isinstance(article, Article)
    return article


def find_files(folder: Path) -> list[Path]:
    """The article files under ``folder`` by name, hidden files and folders left out."""
    found = [
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    ]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _read_all(paths: list[str | Path], stdin: BinaryIO | None, options: Details) -> Iterator[Article | Failure]:
    for given in paths:
        if str(given) == STDIN:
            yield from _read_stdin(stdin or sys.stdin.buffer, options)
            continue
        path = Path(given)
        try:
            files = find_files(path) if path.is_dir() else [path]
        except OSError as error:
            yield Failure(where=str(given), message=_trouble(error))
            continue
        if not files:
            yield Failure(where=str(given), message=f"no articles in this folder (looked for {', '.join(SUFFIXES)})")
        for file in files:
            yield from _read_file(file, options)


def _read_file(path: Path, options: Details) -> Iterator[Article | Failure]:
    where = str(path)
    try:
        with path.open("rb") as stream:
            if path.suffix.lower() in LINES_SUFFIXES:
                yield from read_json_lines(stream, where, path.stem, options)
            else:
                yield _read_one(stream.read(LARGEST_TEXT + 1), where, path.stem, options)
    except (OSError, ValueError) as error:  # ValueError: a path with a NUL character
        yield Failure(where=where, message=_trouble(error))


def _read_stdin(stream: BinaryIO, options: Details) -> Iterator[Article | Failure]:
    """Standard input says by its first character what it is: JSON Lines begin with a brace."""
    data = stream.read()
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from read_json_lines(io.BytesIO(data), "standard input", "stdin", options)
    else:
        yield _read_one(data, "standard input", "stdin", options)


def _read_one(data: bytes, where: str, name: str, options: Details) -> Article | Failure:
    try:
        text, warnings = decode(data)
        matter = split_front_matter(text)
        details = read_details(matter.fields).overlaid(options)
        own_id = matter.fields.get("id")
        return compose_article(
            text[matter.text_start :],
            fallback_id=own_id if isinstance(own_id, str) and own_id.strip() else name,
            details=details,
            warnings=(*warnings, *matter.warnings),
        )
    except ArticleError as error:
        return Failure(where=where, message=str(error))


def _trouble(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder: check the name"
    if isinstance(error, PermissionError):
        return "it may not be read: check its permissions"
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"it cannot be read ({reason})"
