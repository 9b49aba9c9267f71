"""Addresses of the web, taken apart and joined: the only module that may, for the library's own functions raise
``ValueError`` at what anybody can write into an article (the linter forbids them elsewhere).
"""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from geostrike.errors import NetworkError

__all__ = ["Address", "join_address", "split_address"]


class Address(NamedTuple):
    """The parts of an address. Nothing says that it is one of the web: look at ``scheme`` and ``host``."""

    scheme: str
    """In small letters; empty for a relative one."""
    site: str
    """Host and port as written, after any user name."""
    host: str | None
    """In small letters, without the brackets of a numeric one."""
    port: int | None
    path: str
    query: str
    has_login: bool
    """Whether it holds a user name or a password."""

    @property
    def is_web(self) -> bool:
        """Whether it can be asked for over HTTP or HTTPS at all."""
        return self.scheme in ("http", "https") and bool(self.host)


def split_address(address: str) -> Address:
    """The parts of ``address``. Raises ``NetworkError`` when it cannot be one: an open bracket, a port of letters."""
    try:
        parts = urlsplit(address)
        return Address(
            scheme=parts.scheme.lower(),
            site=parts.netloc.rpartition("@")[2],
            host=parts.hostname,
            port=parts.port,
            path=parts.path,
            query=parts.query,
            has_login=parts.username is not None,
        )
    except ValueError:
        raise NetworkError(f"{_shorten(address)} is not a web address: check it") from None


def join_address(base: str, target: str) -> str:
    """Where ``target``, perhaps relative, leads from ``base``. Raises ``NetworkError`` when it leads nowhere."""
    try:
        return urljoin(base, target)
    except ValueError:
        raise NetworkError(f"{_shorten(target)} is not a web address: check it") from None


def _shorten(address: str) -> str:
    return ascii(address if len(address) <= 200 else f"{address[:200]}…")
