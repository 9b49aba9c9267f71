"""Who published a page, as a name that people can read: never an address, a profile or a slogan."""

from __future__ import annotations

import re

__all__ = ["choose_outlet"]

_SITE_NAME = re.compile(
    r"<meta\b(?=[^>]{0,300}\b(?:og:site_name|application-name)\b)[^>]{0,300}\bcontent\s*=\s*(?:\"([^\"]{1,200})\"|'([^']{1,200})')",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"://|^(?:www\.|@|/)|\w/\w|\\|@\w", re.IGNORECASE)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_SLOGAN = re.compile(r"\s+[-–—|·:»]\s+|:\s+|\s*\|\s*")
_MOST_WORDS = 7


def choose_outlet(page: str, *given: str | None) -> str | None:
    """The first of ``given``, or what the page calls its site, that is a name; of "Name - slogan" the name."""
    site = _SITE_NAME.search(page)
    named = [_read_name(name) for name in ((site[1] or site[2]) if site else None, *given)]
    return next(filter(None, named), None)


def _read_name(given: str | None) -> str | None:
    words = " ".join((given or "").split())
    if not words or _ADDRESS.search(words):
        return None
    if len(words.split()) > 3:
        words = _SLOGAN.split(words)[0].strip() or words
    if len(words.split()) > _MOST_WORDS or words.endswith((".", "!", "?")) or not re.search(r"[^\W\d_]", words):
        return None
    return words
