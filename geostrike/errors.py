"""The errors geostrike raises on purpose. Each message is one line, says what is wrong and names the cure.

GeostrikeError
├── ArticleError      the input cannot be read as an article
├── GazetteerError    the gazetteer is missing, broken, or cannot be built
├── OutputError       a result cannot be written
├── CorrectionError   a corrections file is malformed or no longer fits
└── NetworkError      something the user asked to fetch could not be fetched safely
"""

from __future__ import annotations

__all__ = [
    "ArticleError",
    "CorrectionError",
    "GazetteerError",
    "GeostrikeError",
    "NetworkError",
    "OutputError",
]


class GeostrikeError(Exception):
    """Base of all of them: catch this to catch everything geostrike raises on purpose."""


class ArticleError(GeostrikeError):
    """The input cannot be read as an article."""


class GazetteerError(GeostrikeError):
    """The gazetteer is missing, broken, or cannot be built."""


class OutputError(GeostrikeError):
    """A result cannot be written."""


class CorrectionError(GeostrikeError):
    """A corrections file is malformed or no longer fits its article."""


class NetworkError(GeostrikeError):
    """Something the user asked to fetch could not be fetched safely."""
