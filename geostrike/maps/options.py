"""What can be chosen about a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.errors import NetworkError, OutputError
from geostrike.language.addresses import split_address

if TYPE_CHECKING:
    from geostrike.maps.views import BorderView

__all__ = ["PageOptions", "Tiles"]

_TEMPLATE = re.compile(r"https://[^\s\"'<>\\;,]+")
_HOST = re.compile(r"(?:\{s\}\.)?[A-Za-z0-9.-]+(?::\d+)?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Tiles:
    """A tile server the user asked for. Whoever runs it learns which area is looked at, when, and from which address."""

    url: str
    """Leaflet's form: ``https://{s}.example.org/{z}/{x}/{y}.png``."""
    attribution: str = ""

    def __post_init__(self) -> None:
        try:
            parts = split_address(self.url)
        except NetworkError:
            parts = None
        if parts is None or parts.has_login or not (_TEMPLATE.fullmatch(self.url) and _HOST.fullmatch(parts.site)):
            raise OutputError(
                f"{self.url!r} is no tile address; it must look like https://tiles.example.org/{{z}}/{{x}}/{{y}}.png"
            )
        missing = [part for part in ("{z}", "{x}", "{y}") if part not in self.url]
        if missing:
            raise OutputError(f"the tile address lacks {' and '.join(missing)}: {self.url}")

    @property
    def host(self) -> str:
        """The one host the page's policy then allows pictures from."""
        return "https://" + split_address(self.url).site.replace("{s}.", "*.")


@dataclass(frozen=True, kw_only=True, slots=True)
class PageOptions:
    """Everything that can be chosen about a page; the defaults suit one article."""

    title: str | None = None
    """Headline; the article's own, or a count of the articles, when not given."""
    text: bool = True
    """Whether the article's full text is in the page (``--no-text`` leaves it out, for copyright)."""
    outlinks: bool = True
    """Whether places link to satellite, fire and map pages, and the article to its archived copy; nothing is asked of
    them before somebody follows a link.
    """
    corrections: str | None = None
    """What the article's corrections file is called; like the article when not given. A reviewer saves it from the page."""
    borders: BorderView | None = None
    """Lines of a user's file instead of the built-in borders; see ``read_borders``."""
    tiles: Tiles | None = None
    static_limit: int = 1500
    """Up to so many places the whole list is in the page as HTML; beyond, the script builds it as it is read."""
