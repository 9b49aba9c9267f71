"""What is known about an article besides its text, and how it becomes an ``Article``."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from geostrike.articles.furniture import find_furniture
from geostrike.articles.headlines import find_headline
from geostrike.articles.repeats import find_repeats
from geostrike.errors import ArticleError
from geostrike.language.controls import mend
from geostrike.language.tongue import find_tongues, say_tongues
from geostrike.model import Article, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.model import Post, Span

__all__ = ["Details", "Record", "compose_article", "encode_text", "mend_details", "parse_date", "read_details"]

# A day, or a moment of which only the day counts. The day is taken as written and never moved by its time zone.
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:?\d{2}.*)?", re.ASCII)
_EARLIEST_YEAR = 1800  # a year before the telegraph is a slip of the keyboard


@dataclass(frozen=True, kw_only=True, slots=True)
class Details:
    """What a file, a page or the command line says about an article. ``None`` and ``()`` mean it does not say."""

    id: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    published: date | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    retrieved: str | None = None

    def overlaid(self, stronger: Details) -> Details:
        """These details, with whatever ``stronger`` knows in their stead."""
        known = {f.name: getattr(stronger, f.name) for f in fields(stronger) if getattr(stronger, f.name)}
        return replace(self, **known)


class Record(NamedTuple):
    """What one JSON object gives, before anything is looked for in its text."""

    text: str
    details: Details
    id: str
    warnings: tuple[str, ...]


def compose_article(
    text: str, *, fallback_id: str, details: Details, warnings: tuple[str, ...] = (), posts: tuple[Post, ...] = ()
) -> Article:
    """The article of ``text`` as it stands. ``sha256`` is taken over the text in UTF-8. Empty text is an error."""
    details, broken = mend_details(details)
    if broken:
        warnings = (*warnings, f"its {', '.join(broken)} held characters that are none, shown as \ufffd")
    encoded = encode_text(text)
    if details.url and not re.match(r"https?://", details.url, re.IGNORECASE):
        warnings = (*warnings, f"the url {details.url!r} is not a web address: it is shown as text, never as a link")
    tongues = find_tongues(text, details.language)
    warnings = (*warnings, *say_tongues(tongues))
    furniture = find_furniture(text)
    if furniture:
        warnings = (*warnings, _say_skipped(furniture))
    return Article(
        id=details.id or mend(fallback_id),
        text=text,
        sha256=hashlib.sha256(encoded).hexdigest(),
        title=details.title or find_headline(text),
        outlet=Source(name=details.outlet) if details.outlet else None,
        url=details.url,
        published=details.published,
        authors=details.authors,
        language=tongues.language,
        unread=tuple(span for span, _ in tongues.others),
        retrieved=details.retrieved,
        repeated=find_repeats(text),
        furniture=furniture,
        posts=posts,
        warnings=warnings,
    )


def encode_text(text: str) -> bytes:
    """The text of an article in UTF-8. Raises ``ArticleError`` when it can be none."""
    if not text.strip():
        raise ArticleError("the text is empty: give an article with at least one sentence")
    if "\0" in text:
        raise ArticleError("the text holds a NUL character, so it is not text: save the article as plain UTF-8 text")
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ArticleError(
            f"character {error.start} is half of a surrogate pair, which no UTF-8 text can hold: "
            "export the text again as valid Unicode",
        ) from None


def mend_details(details: Details) -> tuple[Details, list[str]]:
    """``details`` with strings that every file can hold, and the names of those that were not so."""
    whole: dict[str, str | tuple[str, ...]] = {}
    for field in fields(details):
        value = getattr(details, field.name)
        if isinstance(value, str) and mend(value) != value:
            whole[field.name] = mend(value)
        elif isinstance(value, tuple) and any(mend(name) != name for name in value):
            whole[field.name] = tuple(map(mend, value))
    return (replace(details, **whole) if whole else details), list(whole)  # type: ignore[arg-type]


def parse_date(value: str, name: str = "date") -> date:
    """The day of ``2015-10-01`` or of a moment such as ``2015-10-01T23:30:00+02:00``, taken as written."""
    match = _DAY.fullmatch(value.strip())
    if match is None:
        raise ArticleError(f"{name} {value!r} is not a date: write it as YYYY-MM-DD, for instance 2015-10-01")
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise ArticleError(f"{name} {value!r} is not a day of the calendar: correct it (YYYY-MM-DD)") from None
    if day.year < _EARLIEST_YEAR:
        raise ArticleError(f"{name} {value!r} is too long ago for a news report: correct the year (YYYY-MM-DD)")
    return day


def read_details(fields: Mapping[str, object]) -> Details:
    """Details from named values of front matter or a JSON object. Both spellings of a name are known
    (``published`` or ``date``, ``authors`` or ``author``); the first wins. Blank and ``None`` mean unknown.
    """
    published = _words(fields, "published") or _words(fields, "date")
    return Details(
        title=_words(fields, "title"),
        outlet=_words(fields, "outlet"),
        url=_words(fields, "url"),
        published=parse_date(published, "published") if published else None,
        authors=_authors(fields.get("authors") or fields.get("author")),
        language=_words(fields, "language"),
    )


def _words(fields: Mapping[str, object], name: str) -> str | None:
    value = fields.get(name)
    if value is None or value == []:
        return None
    if not isinstance(value, str):
        raise ArticleError(f"{name} must be words, not {type(value).__name__}: put it in quotation marks")
    return " ".join(value.split()) or None


def _authors(value: object) -> tuple[str, ...]:
    if not value:
        return ()
    names = [value] if isinstance(value, str) else value
    if not isinstance(names, (list, tuple)) or not all(isinstance(name, str) for name in names):
        raise ArticleError("authors must be a name or a list of names")
    return tuple(" ".join(name.split()) for name in names if name.strip())


def _say_skipped(furniture: tuple[Span, ...]) -> str:
    lines = "1 line that belongs" if len(furniture) == 1 else f"{len(furniture)} lines that belong"
    return f"{lines} to the page around the article (“{furniture[0].text.strip()[:40]}”) gave no claims"
