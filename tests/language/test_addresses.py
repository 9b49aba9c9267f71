from __future__ import annotations

import pytest

from geostrike.errors import NetworkError
from geostrike.language.addresses import join_address, split_address

NO_ADDRESSES = (
    "http://[karsa",
    "http://karsa]/",
    "//[::1",
    "https://[/{z}/{x}/{y}",
    "http://[v1.karsa/",
    "http://[karsa.example]/",
    "http://karsa.example:port/",
    "http://karsa.example:99999/",
    "http://karsa℀.example/",  # falls apart into a slash
)


def test_the_parts_of_an_address() -> None:
    parts = split_address("HTTPS://Karsa.example:8443/a/b.html?c=d#e")
    assert tuple(parts) == ("https", "Karsa.example:8443", "karsa.example", 8443, "/a/b.html", "c=d", False)
    assert parts.is_web


def test_a_login_is_told_and_is_no_part_of_the_site() -> None:
    parts = split_address("https://reader:secret@karsa.example/")
    assert parts.has_login
    assert parts.site == "karsa.example"


@pytest.mark.parametrize(
    "address", ["mailto:desk@karsa.example", "karsa.example/page", "https:///page", "", "file:///x"]
)
def test_what_is_no_address_of_the_web_says_so(address: str) -> None:
    assert not split_address(address).is_web


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_cannot_be_split_is_one_of_our_errors(address: str) -> None:
    with pytest.raises(NetworkError, match="is not a web address: check it"):
        split_address(address)


def test_a_relative_target_is_joined() -> None:
    assert join_address("https://karsa.example/a/b", "../c") == "https://karsa.example/c"


@pytest.mark.parametrize("target", ["//[::1", "http://[karsa", "https://karsa℀.example/"])
def test_a_target_that_leads_nowhere_is_one_of_our_errors(target: str) -> None:
    with pytest.raises(NetworkError, match="is not a web address"):
        join_address("https://karsa.example/a", target)


def test_an_error_shows_an_address_shortly_and_as_plain_letters() -> None:
    with pytest.raises(NetworkError) as caught:
        split_address("http://[\x1b\u009b" + "x" * 5000)
    assert len(str(caught.value)) < 300
    assert str(caught.value).isascii() or "…" in str(caught.value)
    assert "\x1b" not in str(caught.value)
