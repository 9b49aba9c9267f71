"""The online geocoder, against a server on this machine that speaks Nominatim's protocol, and speaks it badly."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from geostrike.errors import NetworkError
from geostrike.gazetteer.asking import CarefulAdapter
from geostrike.gazetteer.index import Gazetteer
from geostrike.gazetteer.online import OnlineGeocoder
from geostrike.model import Level, Tier

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ANSWER = [
    {
        "lat": "11.7", "lon": "10.4", "display_name": "Zzyrkh, North Arvan, Arvania", "name": "Zzyrkh", "osm_type": "node",
        "osm_id": 7, "addresstype": "village", "boundingbox": ["11.69", "11.71", "10.39", "10.41"],
        "address": {"country_code": "av", "country": "Arvania", "state": "North Arvan"},
    }
]  # fmt: skip


class Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: list[tuple[int, bytes]] = []
        self.asked: list[dict[str, list[str]]] = []
        self.slow = 0.0
        self.host = f"127.0.0.1:{self.server_port}"
        self.url = f"http://{self.host}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        self.server.asked.append({**parse_qs(self.path.partition("?")[2]), "agent": [self.headers["User-Agent"]]})
        status, body = self.server.answers.pop(0) if self.server.answers else (200, json.dumps(ANSWER).encode())
        time.sleep(self.server.slow)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", body.decode())
        if status == 429:
            self.send_header("Retry-After", "2")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


class Clock:
    """Time that passes only when someone sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def geocoder(server: Server, tmp_path: Path, clock: Clock) -> OnlineGeocoder:
    url = f"http://127.0.0.1:{server.server_port}"
    return OnlineGeocoder("nominatim", url=url, cache=tmp_path / "cache.sqlite", clock=clock, sleep=clock.sleep)


def test_an_answer_is_a_candidate_that_says_where_it_comes_from(geocoder: OnlineGeocoder, server: Server) -> None:
    (found,) = geocoder.ask("Zzyrkh", ["AV"])
    assert (found.tier, found.place.level, found.place.country_code) == (Tier.ONLINE, Level.TOWN, "AV")
    assert found.place.id == "online:nominatim:node7"
    assert "asked online" in found.place.source
    assert found.place.approximate
    assert found.place.uncertainty_km == pytest.approx(1.5, abs=0.2)
    assert server.asked[0]["q"] == ["Zzyrkh"]
    assert server.asked[0]["countrycodes"] == ["av"]
    assert server.asked[0]["agent"][0].startswith("geostrike/")


def test_a_name_is_asked_once_and_kept_on_disk(server: Server, tmp_path: Path, clock: Clock) -> None:
    url = f"http://127.0.0.1:{server.server_port}"
    for first in (True, False):
        geocoder = OnlineGeocoder("nominatim", url=url, cache=tmp_path / "c.sqlite", clock=clock, sleep=clock.sleep)
        assert geocoder.first_use is first
        assert geocoder.ask("Zzyrkh", ["AV"])
        assert geocoder.ask("ZZYRKH", ["AV"])
    assert len(server.asked) == 1


def test_at_most_one_request_a_second_is_sent(geocoder: OnlineGeocoder, clock: Clock) -> None:
    for name in ("One", "Two", "Three"):
        geocoder.ask(name)
    assert clock.slept == [1.0, 1.0]


def test_all_that_share_the_cache_take_turns(server: Server, tmp_path: Path, clock: Clock) -> None:
    first, second = (
        OnlineGeocoder("nominatim", url=server.url, cache=tmp_path / "c.sqlite", clock=clock, sleep=clock.sleep)
        for _ in range(2)
    )
    first.ask("One")
    second.ask("Two")
    assert clock.slept == [1.0]


def test_what_was_not_asked_is_told(geocoder: OnlineGeocoder, server: Server) -> None:
    server.answers = [(500, b"")] * 3
    for name in ("One", "Two", "Three", "Four"):
        geocoder.ask(name)
    assert geocoder.unanswered == 4
    assert "was not asked for 'Four'" in geocoder.take_problems()[-1]
    assert geocoder.take_problems() == ()


def test_too_many_requests_are_waited_out_once(geocoder: OnlineGeocoder, server: Server, clock: Clock) -> None:
    server.answers = [(429, b"")]
    assert geocoder.ask("Zzyrkh")
    assert 2.0 in clock.slept
    server.answers = [(429, b""), (429, b"")]
    assert geocoder.ask("Other") == ()
    assert "too many requests" in geocoder.problems[-1]


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"oops"),
        (200, b"<html>not json</html>"),
        (200, b'{"error": "nonsense"}'),
        (200, b'[{"lat": "north", "lon": "east"}]'),
        (200, b"[1, 2, 3]"),
    ],
)
def test_nonsense_finds_nothing_and_is_reported(
    geocoder: OnlineGeocoder, server: Server, status: int, body: bytes
) -> None:
    server.answers = [(status, body)]
    assert geocoder.ask("Zzyrkh") == ()
    assert len(geocoder.problems) == 1


def test_an_answer_without_coordinates_is_no_place(geocoder: OnlineGeocoder, server: Server) -> None:
    server.answers = [(200, b'[{"display_name": "nowhere"}]')]
    assert geocoder.ask("Zzyrkh") == ()


@pytest.mark.parametrize("spot", [("95", "10"), ("0", "0"), ("nan", "10"), ("11", "999")])
def test_a_spot_off_the_globe_is_no_place(geocoder: OnlineGeocoder, server: Server, spot: tuple[str, str]) -> None:
    answer = [ANSWER[0] | {"lat": spot[0], "lon": spot[1]}]
    server.answers = [(200, json.dumps(answer).encode())]
    assert geocoder.ask("Zzyrkh") == ()


def test_after_three_failures_in_a_row_no_more_is_asked(geocoder: OnlineGeocoder, server: Server) -> None:
    server.answers = [(500, b"")] * 9
    for name in ("One", "Two", "Three", "Four", "Five"):
        assert geocoder.ask(name) == ()
    assert len(server.asked) == 3


def test_a_service_that_does_not_answer_in_time_is_given_up(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("geostrike.gazetteer.online._TIMEOUT", 0.05)
    server.slow = 0.4
    url = f"http://127.0.0.1:{server.server_port}"
    geocoder = OnlineGeocoder("nominatim", url=url, cache=tmp_path / "c.sqlite", pause=0)
    assert geocoder.ask("Zzyrkh") == ()
    assert "could not be asked" in geocoder.problems[0]


def test_the_gazetteer_asks_only_for_names_it_lacks(base: Path, geocoder: OnlineGeocoder, server: Server) -> None:
    gazetteer = Gazetteer.open(base)
    gazetteer.online = geocoder
    assert gazetteer.look_up("Oskara")
    assert gazetteer.exact("Qwxyzzt") == ()
    assert server.asked == []
    (found,) = gazetteer.look_up("Qwxyzzt", countries=["AV"])
    assert found.tier is Tier.ONLINE
    assert gazetteer.place(found.place.id) == found.place
    assert len(server.asked) == 1


def test_a_first_use_says_what_leaves_the_machine(geocoder: OnlineGeocoder) -> None:
    said = geocoder.explain()
    assert "127.0.0.1" in said
    assert "Nothing else leaves this machine" in said


@pytest.mark.parametrize(
    ("service", "url", "cure"),
    [
        ("crystal ball", None, "No geocoder"),
        ("nominatim", "not an address", "no web address"),
        ("opencage", None, "GEOSTRIKE_GEOCODER_KEY"),
    ],
)
def test_a_geocoder_that_cannot_be_set_up_says_why(service: str, url: str | None, cure: str, tmp_path: Path) -> None:
    with pytest.raises(NetworkError, match=cure):
        OnlineGeocoder(service, url=url, cache=tmp_path / "c.sqlite")


def test_it_follows_to_no_other_host(server: Server, tmp_path: Path) -> None:
    """The user was told which host hears the names."""
    with serving() as other:
        geocoder = OnlineGeocoder("nominatim", url=server.url, cache=tmp_path / "c.sqlite", sleep=lambda _: None)
        for elsewhere in (other.url, "ftp://127.0.0.1/x", "http://localhost/", "http://[", "file:///etc/hostname"):
            server.answers.append((302, elsewhere.encode()))
            assert geocoder.ask(f"Zzyrkh {elsewhere}") == ()
            geocoder._failures = 0
        assert other.asked == []
    assert "another host" in geocoder.problems[0]


def test_it_follows_within_its_host(geocoder: OnlineGeocoder, server: Server) -> None:
    server.answers.append((302, b"/search?q=moved"))
    assert geocoder.ask("Zzyrkh")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"[" * 200_000, id="nested"),
        pytest.param(b" " * 3_000_000, id="large"),
        pytest.param(json.dumps([{**ANSWER[0], "lat": "1e999999", "boundingbox": [9**400] * 4}]).encode(), id="beyond"),
    ],
)
def test_an_answer_that_is_none_is_told(geocoder: OnlineGeocoder, server: Server, body: bytes) -> None:
    server.answers.append((200, body))
    assert geocoder.ask("Zzyrkh") == ()
    assert not geocoder.problems or server.host in geocoder.problems[0]


@pytest.mark.parametrize("nothing", [None, "", True, [], {}])
def test_an_answer_without_a_latitude_is_nowhere(geocoder: OnlineGeocoder, server: Server, nothing: object) -> None:
    server.answers.append((200, json.dumps([{**ANSWER[0], "lat": nothing}]).encode()))
    assert geocoder.ask("Zzyrkh") == ()


def test_a_byte_now_and_then_is_not_waited_for(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CarefulAdapter, "longest", 0.3)
    server.slow = 1.0
    geocoder = OnlineGeocoder("nominatim", url=server.url, cache=tmp_path / "c.sqlite", sleep=lambda _: None)
    begun = time.monotonic()
    assert geocoder.ask("Zzyrkh") == ()
    assert time.monotonic() - begun < 0.9
    assert "no whole answer" in geocoder.problems[0]


@pytest.mark.parametrize(
    "kept", ["", "{", "[1]", "[{}]", "{}", '[{"latitude": "x"}]', "[" * 100_000, '[{"latitude": 1}]', "7"]
)
def test_a_damaged_answer_in_the_cache_is_asked_anew(
    geocoder: OnlineGeocoder, server: Server, tmp_path: Path, kept: str
) -> None:
    assert geocoder.ask("Zzyrkh")
    with closing(sqlite3.connect(tmp_path / "cache.sqlite")) as connection:
        connection.execute("UPDATE answer SET answer = ?", (kept,))
        connection.commit()
    assert [c.place.name for c in geocoder.ask("Zzyrkh")] == ["Zzyrkh"]
    assert len(server.asked) == 2
