"""How a geocoder is asked: one host, a little at a time, and not for long. Whatever it sends, it is an answer or an error.

The user was told which host hears the names; an answer that sends on to another one is refused. geopy's own adapter reads
without an end, waits without an end for a server that sends a byte a second, and follows to any host.
"""

from __future__ import annotations

from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, build_opener

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderServiceError, GeocoderTimedOut

from geostrike.errors import NetworkError
from geostrike.language.addresses import join_address, split_address

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.client import HTTPMessage
    from urllib.request import Request

__all__ = ["CarefulAdapter"]

_LARGEST = 2_000_000  # bytes; five places with their addresses are 5 kB
_LONGEST = 30.0  # seconds for one question, all in all
_BLOCK = 1 << 14


class CarefulAdapter(URLLibAdapter):  # type: ignore[misc]  # geopy has no types
    """geopy's adapter on the standard library, with an end to what is read, waited for and followed."""

    longest = _LONGEST

    def __init__(self, *, proxies: Any, ssl_context: Any) -> None:
        """As geopy makes its adapters."""
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        handlers = (HTTPSHandler(context=ssl_context), ProxyHandler(proxies), _SameHost())
        self.urlopen = build_opener(*handlers).open
        self._ends = 0.0

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """The body of the answer. Names, connection, headers and body together have ``longest`` seconds."""
        self._ends = monotonic() + self.longest
        outcome: SimpleQueue[tuple[str | None, Exception | None]] = SimpleQueue()

        def ask() -> None:
            try:
                outcome.put((super(CarefulAdapter, self).get_text(url, timeout=timeout, headers=headers), None))
            except Exception as error:  # noqa: BLE001 - it is raised again where it was asked for
                outcome.put((None, error))

        Thread(target=ask, daemon=True).start()
        try:
            text, error = outcome.get(timeout=self.longest)
        except Empty:
            raise GeocoderTimedOut(f"no whole answer within {self.longest:.0f} seconds") from None
        if error is not None:
            raise error
        return text or ""

    def _decode_page(self, page: Any) -> str:
        body = b""
        with page:
            read: Callable[[int], bytes] = getattr(page, "read1", page.read)
            while block := read(_BLOCK):
                body += block
                if len(body) > _LARGEST:
                    raise GeocoderServiceError(f"an answer of over {_LARGEST // 1_000_000} MB")
                if monotonic() > self._ends:
                    raise GeocoderTimedOut("no whole answer in time")
        try:
            return str(body, page.headers.get_content_charset() or "utf-8")
        except (ValueError, LookupError):
            raise GeocoderServiceError("an answer that is no text") from None


class _SameHost(HTTPRedirectHandler):
    """Follows within the host that the user was told of, and to its secure address."""

    def http_error_302(self, req: Request, fp: Any, code: int, msg: str, headers: HTTPMessage) -> Any:
        """As the parent's, but an address that cannot be one leaves no connection open."""
        try:
            return super().http_error_302(req, fp, code, msg, headers)
        except ValueError:
            fp.close()
            raise GeocoderServiceError("it sends on to an address that is none") from None

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302

    def redirect_request(  # noqa: PLR0917
        self, req: Request, fp: Any, code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        refused = ""
        try:
            old, new = split_address(req.full_url), split_address(join_address(req.full_url, newurl))
        except NetworkError:
            refused = "it sends on to an address that is none"
        else:
            same = (old.scheme, old.port) == (new.scheme, new.port)
            if old.host != new.host or not (same or (old.scheme, new.scheme) == ("http", "https")):
                refused = f"it sends on to another host, {new.scheme}://{new.host}"
        if refused:
            fp.close()
            raise GeocoderServiceError(refused)
        return super().redirect_request(req, fp, code, msg, headers, newurl)
