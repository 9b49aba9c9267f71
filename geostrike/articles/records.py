"""One line of JSON Lines: an object with the text and what is known of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geostrike.articles.decoding import decode
from geostrike.articles.details import Details, compose_article, read_details
from geostrike.errors import ArticleError

if TYPE_CHECKING:
    from geostrike.model import Article

__all__ = ["read_line"]


def read_line(line: bytes, fallback_id: str, options: Details) -> Article:
    """The article of one line; ``options`` win over what it says. Raises ``ArticleError``."""
    text, warnings = decode(line)
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        what = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
        at = f" at character {error.pos + 1}" if isinstance(error, json.JSONDecodeError) else ""
        raise ArticleError(f"not JSON ({what}{at}): write one JSON object a line") from None
    if not isinstance(fields, dict):
        raise ArticleError('not a JSON object: write {"id": …, "text": …}')
    body = fields.get("text")
    if not isinstance(body, str):
        raise ArticleError('there is no "text": give the article\'s text as a string')
    details = read_details(fields).overlaid(options)
    return compose_article(body, fallback_id=fallback_id, details=details, warnings=warnings)
