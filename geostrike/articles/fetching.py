"""Getting one page from the web, for a person who asked for it, without trusting the other side.

Only HTTP and HTTPS; every host, also of every redirect, is looked up once and must be a public address, and that very
address is connected to. Size, time and kind of content are limited, whatever the server says of them.
"""

from __future__ import annotations

import http.client
import ipaddress
import re
import socket
import ssl
import threading
import time
import zlib
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from geostrike.articles.documents import Document, Kind
from geostrike.articles.unpacking import ENCODINGS, Unpacker
from geostrike.errors import NetworkError
from geostrike.language.addresses import join_address, split_address
from geostrike.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["USER_AGENT", "Limits", "fetch_document", "is_public", "look_up"]

USER_AGENT = f"geostrike/{__version__} (reads single pages at a person's request)"
_KINDS = {
    "text/html": Kind.PAGE,
    "application/xhtml+xml": Kind.PAGE,
    "text/plain": Kind.TEXT,
    "text/markdown": Kind.TEXT,
}
# What else may hold articles; which form it is shows when it is read.
_OTHERS = """
application/rss+xml application/atom+xml application/rdf+xml application/xml text/xml application/json application/feed+json
application/ld+json application/x-ndjson application/jsonl text/csv text/tab-separated-values application/pdf message/rfc822
multipart/related application/x-mimearchive application/octet-stream
application/vnd.openxmlformats-officedocument.wordprocessingml.document
""".split()
_REDIRECTS = (301, 302, 303, 307, 308)
_CHUNK = 65536
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_GIVEN_OUT = ipaddress.ip_network("2000::/3")
_EXAMPLES = ipaddress.ip_network("3fff::/20")  # RFC 9637, younger than some Pythons
_ISATAP = (0x00005EFE, 0x02005EFE)  # RFC 5214: the half before the IPv4 address inside
_CURE = "save the page in a browser and give the file"


@dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """How much one page may cost. A long report with its page furniture has about half a megabyte."""

    bytes: int = 10_000_000
    seconds: float = 30.0
    redirects: int = 5
    allow_private: bool = False
    """Whether addresses of this machine and of private networks may be asked."""


def look_up(host: str, port: int, limits: Limits) -> list[str]:
    """The addresses of ``host``. Raises ``NetworkError`` when there are none or one of them may not be asked."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise NetworkError(f"no such host: {host}; check the address, or {_CURE}") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not limits.allow_private:
        for address in addresses:
            if not is_public(address):
                raise NetworkError(
                    f"{host} is {address}, an address of this machine or a private network: it is not asked "
                    "(allow it with --allow-private if you trust it)",
                )
    return addresses


def fetch_document(
    address: str,
    limits: Limits | None = None,
    *,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
    look_up: Callable[[str, int, Limits], list[str]] = look_up,
) -> Document:
    """The page at ``address``. Raises ``NetworkError`` with the reason and what to do instead."""
    allowed = limits or Limits()
    deadline = time.monotonic() + allowed.seconds
    where = address
    for _ in range(allowed.redirects + 1):
        response = _ask(where, allowed, deadline, look_up)
        if isinstance(response, str):
            where = join_address(where, response)
            continue
        body, kind, charset = response
        return Document(
            where=address,
            name=_name(address),
            kind=kind,
            data=body,
            url=where,
            retrieved=now().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            charset=charset,
        )
    raise NetworkError(f"more than {allowed.redirects} redirects: {_CURE}")


def _ask(
    where: str, limits: Limits, deadline: float, look_up: Callable[[str, int, Limits], list[str]]
) -> str | tuple[bytes, Kind, str | None]:
    """One request: where it redirects to, or what it holds."""
    parts = split_address(where)
    host = parts.host
    if not parts.is_web or host is None:
        raise NetworkError(f"{where!r} is not an address of the web (http or https): it is not followed")
    if parts.has_login:
        raise NetworkError("the address holds a user name or password: leave it out")
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    found = look_up(host, port, limits)
    # The watchdog ends what a timeout for each read does not: a server that sends a byte now and then.
    expired = threading.Event()
    opened: list[socket.socket] = []  # kept, for http.client forgets it as soon as the headers are read

    def give_up() -> None:
        expired.set()
        for sock in opened:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    watchdog = threading.Timer(_remaining(deadline), give_up)
    watchdog.daemon = True
    watchdog.start()
    connection: http.client.HTTPConnection | None = None
    try:
        connection = _connect(found, host, port, secure=secure, deadline=deadline, opened=opened)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {
            "User-Agent": USER_AGENT,
            "Accept": ", ".join((*_KINDS, "*/*;q=0.5")),
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }
        connection.request("GET", re.sub(r"[^!-~]", _percent, path), headers=headers)
        with connection.getresponse() as response:
            target = response.getheader("Location")
            if response.status in _REDIRECTS and target:
                return target
            return _read(response, limits, expired)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if expired.is_set():
            raise NetworkError(f"it took longer than {limits.seconds:g} seconds: {_CURE}") from None
        reason = " ".join(str(error).split())[:200] or type(error).__name__
        raise NetworkError(f"the page cannot be fetched ({reason}): check the address, or {_CURE}") from None
    finally:
        watchdog.cancel()
        if connection is not None:
            connection.close()
        for sock in opened:
            sock.close()


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open internet, also when it is wrapped in another.

    Of IPv6 only what is given out at all (2000::/3) can be; an IPv4 address inside it must be public itself.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = ip.ipv4_mapped or (_last_part(ip) if ip in _NAT64 else None)
        if wrapped is not None:
            return is_public(str(wrapped))
        if ip not in _GIVEN_OUT or ip in _EXAMPLES:
            return False
        inside = ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inside is None and int(ip) >> 32 & 0xFFFFFFFF in _ISATAP:
            inside = _last_part(ip)
        if inside is not None:
            return is_public(str(inside))
    return ip.is_global and not ip.is_multicast


def _last_part(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address:
    return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)


def _connect(
    addresses: list[str], host: str, port: int, *, secure: bool, deadline: float, opened: list[socket.socket]
) -> http.client.HTTPConnection:
    """A connection to one of the addresses that were checked, not to what the name may mean a moment later.

    All of them together have the time until ``deadline``. Every socket is put into ``opened``, also the failed ones.
    """
    connection: http.client.HTTPConnection
    problem: OSError | None = None
    for address in addresses:
        timeout = _remaining(deadline)
        try:
            sock = socket.create_connection((address, port), timeout=timeout)
            opened.append(sock)
            if secure:
                context = ssl.create_default_context()
                sock = context.wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
                opened.append(sock)  # wrapping takes the first one's place
                sock.do_handshake()
                connection = http.client.HTTPSConnection(host, port, context=context, timeout=timeout)
            else:
                connection = http.client.HTTPConnection(host, port, timeout=timeout)
            connection.sock = sock
        except OSError as error:
            problem = error
        else:
            return connection
    reason = " ".join(str(problem).split())
    raise NetworkError(f"{host} cannot be reached ({reason}): check the address, or {_CURE}")


def _read(
    response: http.client.HTTPResponse, limits: Limits, expired: threading.Event
) -> tuple[bytes, Kind, str | None]:
    if response.status in (401, 402, 403):
        raise NetworkError(f"the site refuses it ({response.status}; a login or a paywall?): {_CURE}")
    if response.status in (404, 410):
        raise NetworkError(f"the site has no such page ({response.status}): check the address")
    if response.status != http.HTTPStatus.OK:
        raise NetworkError(f"the site answers {response.status} {response.reason}: try later, or {_CURE}")
    named = response.headers.get_content_type()
    kind = _KINDS.get(named, Kind.TEXT if named in _OTHERS else None)
    if kind is None:
        raise NetworkError(f"it is {response.headers.get_content_type()}, not a page or text: give the article's text")
    encoding = (response.getheader("Content-Encoding") or "identity").strip().lower()
    if encoding not in ENCODINGS:
        raise NetworkError(f"it is packed as {encoding!r}, which was not asked for: {_CURE}")
    unpacker = Unpacker(encoding)
    body = bytearray()
    left = response.length  # what was announced; unknown for a body that comes in chunks or until the end
    while chunk := response.read1(_CHUNK if left is None else min(_CHUNK, left)):
        if expired.is_set():
            break
        left = None if left is None else left - len(chunk)
        try:
            body += unpacker.feed(chunk, limits.bytes + 1 - len(body))
        except zlib.error:
            raise NetworkError(f"it is packed as {encoding!r} and cannot be unpacked: {_CURE}") from None
        if len(body) > limits.bytes:
            raise NetworkError(f"it is over {limits.bytes / 1e6:g} MB, too large for one article: {_CURE}")
    if expired.is_set():
        raise NetworkError(f"it took longer than {limits.seconds:g} seconds: {_CURE}")
    if left or not unpacker.whole:
        raise NetworkError(
            f"it was cut off on the way, and what is missing may change its sense: try again, or {_CURE}"
        )
    return bytes(body), kind, response.headers.get_content_charset()


def _remaining(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise NetworkError(f"it took too long: {_CURE}")
    return left


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))


def _name(address: str) -> str:
    parts = split_address(address)
    return f"{parts.host or ''}{parts.path}".strip("/") + (f"?{parts.query}" if parts.query else "")
