"""What a question selects from an archive: the readings of articles that tell of strikes in a country, since a day, until a day."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import pyarrow.compute as pc
import pyarrow.parquet as pq

from geostrike.archive.ledger import is_archive
from geostrike.archive.storage import Folder
from geostrike.errors import ArticleError
from geostrike.export.reading import decode_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.model import Reading

__all__ = ["Question", "Selected", "parse_question", "select_readings"]

_DAY = re.compile(r"(\d{4})-(\d\d)(?:-(\d\d))?", re.ASCII)
_TOGETHER = 64  # readings unpacked at once


class Question(NamedTuple):
    """Which strikes are asked for; ``None`` asks for all. Days are included."""

    country: str | None = None
    since: date | None = None
    until: date | None = None


class Selected(NamedTuple):
    """A reading, and what changes when it does."""

    key: str
    reading: Reading


def parse_question(country: str | None, since: str | None, until: str | None) -> Question:
    """The question in a user's words: a country's ISO code, and months (``2016-01``) or days. Raises ``ArticleError``."""
    if country is not None and not re.fullmatch(r"[A-Za-z]{2}", country):
        raise ArticleError(f"--country {country!r} is no code: give two letters (ISO 3166-1), such as SY")
    return Question(
        country=None if country is None else country.upper(),
        since=_parse_day(since, "--since", last=False),
        until=_parse_day(until, "--until", last=True),
    )


def _parse_day(words: str | None, name: str, *, last: bool) -> date | None:
    if words is None:
        return None
    match = _DAY.fullmatch(words.strip())
    wrong = ArticleError(f"{name} {words!r} is no month or day: write 2016-01 or 2016-01-31")
    if match is None:
        raise wrong
    year, month, day = int(match[1]), int(match[2]), match[3]
    try:
        first = date(year, month, int(day or 1))
        return first if day or not last else date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    except ValueError:
        raise wrong from None


def select_readings(address: str, question: Question) -> Iterator[Selected]:
    """The readings of all articles with a strike that is asked for, in a fixed order; a strike without a day has that of its article.

    Raises ``ArticleError`` when the folder is no archive, or its readings were not kept.
    """
    folder = Folder(address)
    if not is_archive(folder):
        raise ArticleError(f"{address} is no archive: give the folder that geostrike archive wrote")
    wanted = _find_articles(folder, question)
    if wanted and not folder.list("readings"):
        raise ArticleError(f"{address} holds no readings: run geostrike archive again without --no-text")
    for partition in sorted(wanted):
        yield from _open_readings(folder, partition, wanted[partition])


def _find_articles(folder: Folder, question: Question) -> dict[str, set[str]]:
    """The ids of articles, by their partition."""
    found: dict[str, set[str]] = {}
    days = [pc.field("day") >= question.since] if question.since else []
    days += [pc.field("day") <= question.until] if question.until else []
    for path in folder.list("strikes"):
        if not _may_hold(path, question):
            continue
        with folder.open(path) as file:
            table = pq.read_table(file, columns=["partition", "article_id", "date_start", "date_end", "published"])
        day = pc.coalesce(table["date_start"], table["date_end"], table["published"])
        table = table.append_column("day", day)
        for condition in days:
            table = table.filter(condition)
        for partition, name in zip(table["partition"].to_pylist(), table["article_id"].to_pylist(), strict=True):
            found.setdefault(partition, set()).add(name)
    return found


def _may_hold(path: str, question: Question) -> bool:
    """Whether a file of strikes lies in a folder that is asked for."""
    spot = dict(part.partition("=")[::2] for part in path.split("/") if "=" in part)
    if question.country is not None and spot.get("country") != question.country:
        return False
    month = spot.get("month", "")
    if _DAY.fullmatch(month) is None:  # no day is known
        return question.since is None and question.until is None
    return (question.since is None or month >= question.since.isoformat()[:7]) and (
        question.until is None or month <= question.until.isoformat()[:7]
    )


def _open_readings(folder: Folder, partition: str, names: set[str]) -> Iterator[Selected]:
    with folder.open(f"readings/{partition}.parquet") as file:
        for batch in pq.ParquetFile(file).iter_batches(batch_size=_TOGETHER):
            for row in batch.to_pylist():
                if row["article_id"] in names:
                    yield Selected(f"{partition} {row['article_id']}", _decode(row))


def _decode(row: dict[str, Any]) -> Reading:
    """A reading with its text. Raises ``ArticleError`` when it is damaged."""
    try:
        told = json.loads(row["reading"])
    except ValueError as error:
        raise ArticleError(
            f"the reading of {row['article_id']!r} is damaged ({error}); read the archive again"
        ) from None
    return decode_reading(told, text=row["text"])
