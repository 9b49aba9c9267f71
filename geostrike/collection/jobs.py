"""Articles read by one process or several, each to its reading or to the line that is printed of it, in the order in which they came."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.articles.fields import parse_columns
from geostrike.articles.finding import find_documents
from geostrike.articles.sources import choose_details
from geostrike.collection.aids import NO_AIDS, Aids, open_gazetteer, open_recognisers
from geostrike.collection.limits import OutOfTime, explain_limit
from geostrike.collection.readings import fetch_anew, find_texts_of, read_corrected, read_one
from geostrike.export.reading import encode_reading
from geostrike.language.controls import dump_json
from geostrike.language.tongue import say_not_read
from geostrike.model import Failure, Reading
from geostrike.model.identity import Identities

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from geostrike.articles.details import Details
    from geostrike.articles.documents import Document
    from geostrike.gazetteer.index import Gazetteer

__all__ = ["Choices", "Line", "ReadTask", "Told", "load_heavy", "read_lines", "read_readings"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Choices:
    """What the user says of all articles, and who else is asked."""

    date: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    columns: str | None = None
    aids: Aids = NO_AIDS
    time_limit: float | None = None
    """In seconds of work for one article."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A reading as it is printed, and what else is asked of it."""

    id: str
    sha256: str
    text: str
    warnings: tuple[str, ...]
    unread: str | None
    """Why it was not read, if it is in a language that is not."""


def read_lines(paths: Iterable[str], gazetteer: Gazetteer, choices: Choices, jobs: int = 1) -> Iterator[Line | Failure]:
    """The articles of ``paths`` as lines of JSON, in order, by ``jobs`` processes: whatever they are, the same lines.

    No two articles have the same id (see ``Identities``). Raises ``GeostrikeError`` when nothing can be done at all.
    """
    if jobs <= 1:
        items = _read_here(paths, gazetteer, choices)
        yield from (item if isinstance(item, Failure) else encode_line(item) for item in items)
        return
    identities = Identities()
    for item in _read_in_processes(paths, gazetteer, choices, jobs, as_line=True):
        assert not isinstance(item, Reading)
        yield item if isinstance(item, Failure) else _rename(item, identities.choose(item.id, item.sha256))


def read_readings(
    paths: Iterable[str], gazetteer: Gazetteer, choices: Choices, jobs: int = 1
) -> Iterator[Reading | Failure]:
    """The same as readings."""
    if jobs <= 1:
        yield from _read_here(paths, gazetteer, choices)
        return
    identities = Identities()
    for item in _read_in_processes(paths, gazetteer, choices, jobs, as_line=False):
        assert not isinstance(item, Line)
        yield item if isinstance(item, Failure) else replace(item, article=identities.tell_apart(item.article))


def _read_here(paths: Iterable[str], gazetteer: Gazetteer, choices: Choices) -> Iterator[Reading | Failure]:
    return read_corrected(
        paths,
        gazetteer,
        date=choices.date,
        outlet=choices.outlet,
        title=choices.title,
        url=choices.url,
        columns=choices.columns,
        recognisers=open_recognisers(choices.aids),
        time_limit=choices.time_limit,
    )


def _read_in_processes(
    paths: Iterable[str], gazetteer: Gazetteer, choices: Choices, jobs: int, *, as_line: bool
) -> Iterator[Line | Reading | Failure]:
    from geostrike.collection.crew import work_in_order  # noqa: PLC0415  loaded only where it is used

    details = choose_details(date=choices.date, outlet=choices.outlet, title=choices.title, url=choices.url)
    open_recognisers(choices.aids)  # one clear error instead of one an article

    def tasks() -> Iterator[ReadTask | Told]:
        for document in find_documents(paths, fetch=fetch_anew, columns=parse_columns(choices.columns)):
            texts = document if isinstance(document, Failure) else find_texts_of(document)
            if isinstance(texts, Failure) or isinstance(document, Failure):
                assert isinstance(texts, Failure)
                yield Told(texts)
                continue
            yield ReadTask(
                document=document,
                details=details,
                texts=texts,
                gazetteer_path=gazetteer.path,
                fingerprint=gazetteer.fingerprint,
                aids=choices.aids,
                time_limit=choices.time_limit,
                as_line=as_line,
            )

    return work_in_order(tasks(), jobs)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadTask:
    """One article to read in another process, and all that its reading depends on."""

    document: Document
    details: Details
    texts: tuple[tuple[str, str], ...]
    gazetteer_path: Path
    fingerprint: str
    """Of the gazetteer: one that was exchanged meanwhile is opened anew."""
    aids: Aids
    time_limit: float | None
    as_line: bool

    def do(self, within: Callable[[float | None], AbstractContextManager[None]]) -> Line | Reading | Failure:
        """Read it: by the function that reads it in one process."""
        gazetteer = _open(self.gazetteer_path, self.fingerprint, self.aids)
        try:
            with within(self.time_limit):
                item = read_one(self.document, self.details, self.texts, gazetteer, open_recognisers(self.aids))
        except OutOfTime:
            gazetteer.forget()  # it may have been interrupted anywhere
            return self.give_up(explain_limit(self.time_limit or 0))
        return encode_line(item) if self.as_line and isinstance(item, Reading) else item

    def give_up(self, message: str) -> Failure:
        """Why it could not be read."""
        return Failure(where=self.document.where, message=message)


@dataclass(frozen=True, slots=True)
class Told:
    """What failed before it could be read, among the others in its place."""

    failure: Failure
    time_limit: float | None = None

    def do(self, within: Callable[[float | None], AbstractContextManager[None]]) -> Failure:
        """Nothing."""
        del within
        return self.failure

    def give_up(self, message: str) -> Failure:
        """What was told."""
        del message
        return self.failure


def load_heavy() -> None:
    """Nothing more than this module brings: the network is opened by the first article that needs it."""


def encode_line(reading: Reading) -> Line:
    """A reading as it is printed."""
    article = reading.article
    return Line(
        id=article.id,
        sha256=article.sha256,
        text=dump_json(encode_reading(reading)),
        warnings=reading.warnings,
        unread=say_not_read(article),
    )


def _rename(line: Line, name: str) -> Line:
    if name == line.id:
        return line
    told = json.loads(line.text)
    told["article"]["id"] = name
    return replace(line, id=name, text=dump_json(told))


@lru_cache(maxsize=1)
def _open(path: Path, fingerprint: str, aids: Aids) -> Gazetteer:
    """Opened once a process, which has one thread that reads."""
    del fingerprint  # only what the opened one is remembered by
    return open_gazetteer(path, aids)
