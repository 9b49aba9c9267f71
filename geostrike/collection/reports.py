"""Articles with what they report, those that did not change as they were kept."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.articles.fields import parse_columns
from geostrike.collection.aids import fingerprint, open_recognisers
from geostrike.collection.digests import describe_settings
from geostrike.collection.notes import find_changed
from geostrike.collection.planning import details_of
from geostrike.collection.readings import read_within
from geostrike.incidents.reports import find_reports
from geostrike.model import Failure
from geostrike.model.identity import Identities

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geostrike.collection.keep import Keep, KeptArticle
    from geostrike.collection.notes import Notes
    from geostrike.collection.planning import Choices
    from geostrike.gazetteer.index import Gazetteer
    from geostrike.incidents.parties import Parties
    from geostrike.model import Reading

__all__ = ["keep_readings", "read_kept"]


def read_kept(
    sources: Iterable[str],
    gazetteer: Gazetteer,
    keep: Keep,
    notes: Notes,
    parties: Parties,
    *,
    choices: Choices,
    time_limit: float | None = None,
    anew: bool = False,
) -> Iterator[KeptArticle | Failure]:
    """Each article as it is kept, read before if it has to be; what cannot be read is a ``Failure``, and tried again each time.

    Of the files that ``notes`` say nobody touched none is opened. No two articles have the same id (see ``Identities``). Where a geocoder did not answer, the article is read again next time.
    """
    details, recognisers = details_of(choices), open_recognisers(choices.aids)
    said = (choices.date, choices.outlet, choices.title, choices.url, *fingerprint(choices.aids))
    settings = describe_settings(gazetteer.fingerprint, said)
    identities = Identities()
    columns = parse_columns(choices.columns)
    for item in find_changed(sources, notes, settings, columns, (lambda _: False) if anew else keep.knows):
        if isinstance(item, Failure):
            yield item
            continue
        document, texts, digest = item
        kept = None if anew else keep.find(digest, identities.choose)
        if kept is not None or document is None:
            assert kept is not None, "only what is kept stays closed"
            yield kept
            continue
        unanswered = _unanswered(gazetteer)
        reading = read_within(document, details, texts, gazetteer, recognisers, time_limit=time_limit)
        if isinstance(reading, Failure):
            yield reading
            continue
        if _unanswered(gazetteer) > unanswered:
            digest = f"again {digest}"
        article = identities.tell_apart(reading.article)
        reports = find_reports(replace(reading, article=article), parties)
        yield keep.put(digest, reading.article.id, article, reports)


def keep_readings(
    selected: Iterable[tuple[str, Reading]], gazetteer: Gazetteer, keep: Keep, parties: Parties
) -> Iterator[KeptArticle]:
    """The same of articles that were read elsewhere, each with a key that changes when its reading does."""
    identities = Identities()
    for key, reading in selected:
        digest = hashlib.sha256(f"{gazetteer.fingerprint} {key}".encode("utf-8", "surrogatepass")).hexdigest()
        kept = keep.find(digest, identities.choose)
        if kept is not None:
            yield kept
            continue
        article = identities.tell_apart(reading.article)
        reports = find_reports(replace(reading, article=article), parties)
        yield keep.put(digest, reading.article.id, article, reports)


def _unanswered(gazetteer: Gazetteer) -> int:
    return 0 if gazetteer.online is None else gazetteer.online.unanswered
