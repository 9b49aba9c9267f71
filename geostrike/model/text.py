"""The text and who published it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

__all__ = ["Article", "Failure", "Post", "Source", "Span"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A piece of the article, verbatim."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """The outlet that published the article (UCDP ``source_article``); not the one who speaks in it."""

    name: str
    url: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Post:
    """A part of a live page, from ``start`` to ``end`` of the text, with the day on which it was posted."""

    start: int
    end: int
    published: date | None
    """``None``: it is not known, and days in it stay open."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    """One text as it was given. ``text`` is never altered."""

    id: str
    text: str
    sha256: str
    title: str | None = None
    outlet: Source | None = None
    url: str | None = None
    published: date | None = None
    authors: tuple[str, ...] = ()
    language: str = "en"
    """Of the text, as its words show (ISO 639, with a region where the article gives one). Of a text in several languages:
    the one it is read in, if a good part of it can be read."""
    unread: tuple[Span, ...] = ()
    """Paragraphs in other languages than that; nothing is looked for in them."""
    retrieved: str | None = None
    """When the bytes were fetched, ISO 8601, if they came from the network."""
    repeated: tuple[Span, ...] = ()
    """Later copies of a paragraph that already stood in the text; claims are not counted in them."""
    furniture: tuple[Span, ...] = ()
    """Lines of the page around the article, such as links to other stories; no claim is taken from them."""
    posts: tuple[Post, ...] = ()
    """Of a page that was written over several days: its parts in order, which cover the text. What "today" and "on Friday"
    mean in one is counted from its own day, not from ``published``."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Failure:
    """An article (or a line of a file) that could not be read. ``message`` is one line that names the cure."""

    where: str
    message: str
