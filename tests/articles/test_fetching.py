"""A local server plays the other side at its worst; nothing here leaves the machine."""

from __future__ import annotations

import gzip
import threading
import time
import zlib
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, ClassVar

import pytest

from geostrike.articles.documents import Document, Kind
from geostrike.articles.fetching import USER_AGENT, Limits, fetch_document, is_public, look_up
from geostrike.articles.sources import read_article
from geostrike.errors import ArticleError, NetworkError

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGE = b"<html><head><title>Mill hit</title></head><body><p>Jets hit the mill.</p></body></html>"
LIMITS = Limits(bytes=100_000, seconds=1.5, allow_private=True)


class Site(BaseHTTPRequestHandler):
    heard: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.heard.append(self.headers["User-Agent"])
        try:
            getattr(self, "get_" + self.path.strip("/").split("?")[0].split("/")[0])()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        for name, value in ({"Content_Type": "text/html"} | headers).items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def get_page(self) -> None:
        self.answer(PAGE, Content_Type="text/html; charset=ISO-8859-1")

    def get_text(self) -> None:
        self.answer(b"Jets hit the mill.", Content_Type="text/plain")

    def get_packed(self) -> None:
        self.answer(gzip.compress(PAGE), Content_Encoding="gzip")

    def get_deflated(self) -> None:
        self.answer(zlib.compress(PAGE), Content_Encoding="deflate")

    def get_members(self) -> None:
        self.answer(gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:]) + bytes(7), Content_Encoding="gzip")

    def get_short(self) -> None:
        self.answer(PAGE[:40], Content_Length=str(len(PAGE)))

    def get_half(self) -> None:
        self.answer(gzip.compress(PAGE)[:-9], Content_Encoding="gzip")

    def get_halfdeflated(self) -> None:
        self.answer(zlib.compress(PAGE)[:-5], Content_Encoding="deflate")

    def get_halfmember(self) -> None:
        self.answer(gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])[:-9], Content_Encoding="gzip")

    def get_onebyte(self) -> None:
        self.answer(gzip.compress(PAGE) + b"\x1f", Content_Encoding="gzip")

    def get_trailing(self) -> None:
        self.answer(gzip.compress(PAGE) + b"and more", Content_Encoding="gzip")

    def get_chunks(self) -> None:
        self.protocol_version = "HTTP/1.1"
        self.answer(b"%x\r\n%b\r\n50\r\nJets" % (len(PAGE), PAGE), Transfer_Encoding="chunked")
        self.close_connection = True

    def get_bomb(self) -> None:
        self.answer(gzip.compress(bytes(20_000_000)), Content_Encoding="gzip")

    def get_garbled(self) -> None:
        self.answer(b"not gzip at all", Content_Encoding="gzip")

    def get_brotli(self) -> None:
        self.answer(b"x", Content_Encoding="br")

    def get_endless(self) -> None:
        self.answer(b"")
        while True:
            self.wfile.write(b"x" * 65536)

    def get_drip(self) -> None:
        self.answer(b"")
        while True:
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def get_slowheaders(self) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\n")
        while True:
            self.wfile.write(b"X: y\r\n"[:1])
            self.wfile.flush()
            time.sleep(0.05)

    def get_silent(self) -> None:
        time.sleep(3)

    def get_image(self) -> None:
        self.answer(b"\x89PNG", Content_Type="image/png")

    def get_missing(self) -> None:
        self.answer(PAGE, 404)

    def get_login(self) -> None:
        self.answer(PAGE, 403)

    def get_broken(self) -> None:
        self.answer(PAGE, 503)

    def get_moved(self) -> None:
        self.answer(b"", 302, Location="/page")

    def get_round(self) -> None:
        self.answer(b"", 302, Location="/round")

    def get_tofile(self) -> None:
        self.answer(b"", 302, Location="file:///etc/passwd")

    def get_toself(self) -> None:
        assert isinstance(self.server, ThreadingHTTPServer)
        self.answer(b"", 302, Location=f"http://127.0.0.1:{self.server.server_port}/page")

    def get_tonowhere(self) -> None:
        self.answer(b"", 302, Location="//[::1")

    def get_tometadata(self) -> None:
        self.answer(b"", 307, Location="http://169.254.169.254/latest")

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_page_comes_with_its_bytes_its_kind_and_the_time(site: str) -> None:
    noon = datetime(2031, 3, 1, 12, tzinfo=UTC)
    document = fetch_document(f"{site}/page?a=1", LIMITS, now=lambda: noon)
    assert isinstance(document, Document)
    assert (document.data, document.kind, document.charset) == (PAGE, Kind.PAGE, "iso-8859-1")
    assert document.retrieved == "2031-03-01T12:00:00Z"
    assert Site.heard[-1] == USER_AGENT


@pytest.mark.parametrize("path", ["packed", "deflated", "moved", "members"])
def test_packed_and_moved_pages_are_read(site: str, path: str) -> None:
    document = fetch_document(f"{site}/{path}", LIMITS)
    assert document.data == PAGE
    assert document.where == f"{site}/{path}"


def test_plain_text_is_read_as_text(site: str) -> None:
    assert fetch_document(f"{site}/text", LIMITS).kind is Kind.TEXT


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("bomb", "over 0.1 MB"),
        ("endless", "over 0.1 MB"),
        ("drip", "longer than 1.5 seconds"),
        ("slowheaders", "longer than 1.5 seconds"),
        ("silent", "longer than 1.5 seconds|timed out"),
        ("garbled", "cannot be unpacked"),
        ("short", "cut off"),
        ("half", "cut off"),
        ("halfdeflated", "cut off"),
        ("halfmember", "cut off"),
        ("onebyte", "cut off"),
        ("trailing", "cannot be unpacked"),
        ("chunks", "IncompleteRead"),
        ("brotli", "not asked for"),
        ("image", "image/png"),
        ("missing", "no such page"),
        ("login", "a login or a paywall"),
        ("broken", "answers 503"),
        ("round", "more than 5 redirects"),
        ("tofile", "not an address of the web"),
        ("tonowhere", "not a web address"),
    ],
)
def test_the_other_side_at_its_worst_is_refused_within_the_limits(site: str, path: str, words: str) -> None:
    began = time.monotonic()
    with pytest.raises(NetworkError, match=words) as caught:
        fetch_document(f"{site}/{path}", LIMITS)
    assert time.monotonic() - began < 15
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", ["toself", "tometadata"])
def test_a_redirect_to_this_machine_or_a_private_network_is_refused(site: str, path: str) -> None:
    port = int(site.rsplit(":", 1)[1])

    def trust_the_first(host: str, at: int, limits: Limits) -> list[str]:
        return ["127.0.0.1"] if host == "news.example" else look_up(host, at, limits)

    assert fetch_document(f"http://news.example:{port}/page", look_up=trust_the_first).data == PAGE
    with pytest.raises(NetworkError, match="private network"):
        fetch_document(f"http://news.example:{port}/{path}", look_up=trust_the_first)


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:1/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://2130706433/"]
)
def test_this_machine_is_not_asked(address: str) -> None:
    with pytest.raises(NetworkError, match="private network"):
        fetch_document(address)


@pytest.mark.parametrize(
    "address", ["ftp://a.example/", "file:///etc/passwd", "http://", "http://a:b@c.example/", "http://[x/"]
)
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(NetworkError, match="address"):
        fetch_document(address)


@pytest.mark.parametrize(
    "address",
    ["10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "::1", "fe80::1%eth0", "fc00::1",
     "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "255.255.255.255", "0.0.0.0",
     "fec0::1", "64:ff9b:1::7f00:1", "::127.0.0.1", "::ffff:0:127.0.0.1", "::5efe:7f00:1", "3fff::1", "5f00::1",
     "2606:2800::5efe:7f00:1", "2606:2800::200:5efe:7f00:1", "::", "100::1", "2001:db8::1", "ff02::1"],
)  # fmt: skip
def test_private_addresses_are_known_also_when_wrapped(address: str) -> None:
    assert not is_public(address)


def test_public_addresses_are_known() -> None:
    assert is_public("93.184.216.34")
    assert is_public("2606:2800:220:1::1")
    assert is_public("64:ff9b::5db8:d822")


def test_all_addresses_of_a_host_share_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    def time_out(at: tuple[str, int], timeout: float) -> None:
        time.sleep(0.2)
        raise TimeoutError("timed out")

    monkeypatch.setattr("geostrike.articles.fetching.socket.create_connection", time_out)
    began = time.monotonic()
    with pytest.raises(NetworkError, match=r"too long|longer than"):
        fetch_document("http://slow.example/", Limits(seconds=0.5), look_up=lambda *_: ["93.184.216.34"] * 40)
    assert time.monotonic() - began < 3


def test_read_article_refuses_private_addresses_too(site: str) -> None:
    with pytest.raises(ArticleError, match="private network"):
        read_article(f"{site}/page")
