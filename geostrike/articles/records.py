"""One article as a JSON object: a line of JSON Lines, an element of an array, a row, an entry of a feed, a message."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from geostrike.articles.days import read_day
from geostrike.articles.decoding import decode
from geostrike.articles.details import Details, Record, compose_article, read_details
from geostrike.articles.fields import NAMES, PARTS, WHOLE, fold_keys, id_of, text_of
from geostrike.articles.markup import strip_if_markup
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geostrike.articles.documents import Document
    from geostrike.model import Article

__all__ = ["open_record", "read"]

# Objects that only wrap the article: Elasticsearch, JSON:API, the Guardian.
_WRAPPERS = ("source", "attributes", "fields", "article", "node", "item", "data")
# NewsAPI ends what it has cut so: "… [+1234 chars]".
_CUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+\d+ chars\]\s*$")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][\w-]{1,20})?")
_LISTED = 8  # names shown of an object without a text


def read(document: Document, options: Details) -> Article:
    """The article of one object; ``options`` win over what it says. Raises ``ArticleError``."""
    record = document.record or open_record(document, options)
    return compose_article(record.text, fallback_id=record.id, details=record.details, warnings=record.warnings)


def open_record(document: Document, options: Details) -> Record:
    """The text of one object and what it says of itself; ``options`` win. Raises ``ArticleError``."""
    text, warnings = decode(document.data)
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        what = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        at = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        raise ArticleError(f"not JSON ({what}{at}): write one JSON object a line") from None
    if not isinstance(record, dict):
        raise ArticleError('not a JSON object: write {"id": …, "text": …}')
    fields = _unwrap(fold_keys(record))
    body, noticed = _choose_text(fields)
    details, doubts = _read_details(fields if options.published is None else _without_days(fields))
    known = Details(url=document.url, retrieved=document.retrieved).overlaid(details).overlaid(options)
    return Record(
        text=body,
        details=known,
        id=id_of(record) or document.name if document.shared else document.name,
        warnings=(*document.warnings, *warnings, *noticed, *doubts),
    )


def _without_days(fields: Mapping[str, object]) -> dict[str, object]:
    """The fields without the days that the user's own stands in for, which so may be wrong."""
    return {name: value for name, value in fields.items() if name not in (*NAMES["published"], *NAMES["changed"])}


def _unwrap(fields: dict[str, object]) -> dict[str, object]:
    """The fields, with those of the object that they wrap, where they themselves hold no text."""
    if any(text_of(fields.get(name)) for name in WHOLE if not isinstance(fields.get(name), dict)):
        return fields
    for name in _WRAPPERS:
        inner = fields.get(name)
        if isinstance(inner, dict):
            folded = fold_keys(inner)
            if any(text_of(folded.get(known)) for known in NAMES["text"]):
                return {key: value for key, value in fields.items() if key != name} | folded
    return fields


def _choose_text(fields: Mapping[str, object]) -> tuple[str, tuple[str, ...]]:
    if "text" in fields and not isinstance(fields["text"], (str, list, dict, type(None))):
        raise ArticleError('"text" must be words: give the article\'s text as a string')
    for names, note in ((WHOLE, ""), (PARTS, "{name}"), (("title", "headline"), "title")):
        name = next((name for name in names if text_of(fields.get(name))), None)
        if name is None:
            continue
        found = text_of(fields[name]) or ""
        text = strip_if_markup(found)
        if not text.strip():
            continue
        warnings = []
        if note:
            what = note.format(name=name)
            warnings.append(
                f"only its {what} is given here, not the whole article: read the article to know all it says"
            )
        if _CUT.search(text):
            text = _CUT.sub("", text)
            warnings.append("its text was cut off before it came here: read the article to know all it says")
        return text, tuple(warnings)
    there = ", ".join(list(fields)[:_LISTED])
    raise ArticleError(f'there is no "text": name what holds it with --columns text=NAME (there are: {there})')


def _read_details(fields: Mapping[str, object]) -> tuple[Details, tuple[str, ...]]:
    """What the object says of its article, and what was left open."""
    doubts: list[str] = []
    published = None
    for names, note in ((NAMES["published"], ""), (NAMES["changed"], "only the day of its last change is known")):
        value = next((fields[name] for name in names if fields.get(name) not in (None, "", [])), None)
        published, doubt = read_day(value)
        if doubt:
            doubts.append(doubt)
            break
        if published is not None:
            if note:
                doubts.append(f"{note}: {published}")
            break
    title, outlet, url = (_first(fields, name) for name in ("title", "outlet", "url"))
    if isinstance(outlet, str) and re.match(r"https?://", outlet, re.IGNORECASE):  # an address is no name
        outlet, url = None, url or outlet
    language = _first(fields, "language")  # a name ("English") is left to what the text itself shows
    read = read_details(
        {
            "title": strip_if_markup(title) if isinstance(title, str) else title,
            "outlet": strip_if_markup(outlet) if isinstance(outlet, str) else outlet,
            "url": url,
            "authors": _names(_first(fields, "authors")),
            "language": language if isinstance(language, str) and _CODE.fullmatch(language.strip()) else None,
        }
    )
    return read.overlaid(Details(published=published)), tuple(doubts)


def _first(fields: Mapping[str, object], name: str) -> object:
    for alias in NAMES[name]:
        value = fields.get(alias)
        if isinstance(value, dict):
            value = text_of(value) or value.get("name") or value.get("title")
        if value not in (None, "", [], {}):
            return value
    return None


def _names(value: object) -> object:
    """Authors as a list of names, from the objects that hold them."""
    if isinstance(value, list):
        return [item.get("name") if isinstance(item, dict) else item for item in value]
    return value
