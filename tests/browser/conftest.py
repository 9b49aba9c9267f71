"""A real browser, offline, that opens drawn pages from disk. Without one these tests skip, loudly."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from geostrike.maps.pictures import find_chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

USUAL: dict[str, Any] = {"offline": True, "reduced_motion": "reduce", "viewport": {"width": 1280, "height": 800}}


@dataclass
class Opened:
    """A page in the browser with all it asked for, said and threw since it was opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def assert_silent(self) -> None:
        """It asked the network for nothing and said nothing in the console."""
        assert self.requests == []
        assert self.messages == []
        assert self.errors == []


Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One headless Chromium for a file of tests; it ends with them, for it works while it waits, too."""
    found = find_chromium()
    if found is None:
        pytest.skip("NO BROWSER: the drawn page was NOT tested. Install Chromium (Debian: apt-get install chromium)")
    api = pytest.importorskip("playwright.sync_api", reason="NO BROWSER TESTS: pip install playwright")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def usual(browser: Browser) -> Iterator[BrowserContext]:
    """The context of all pages that are opened without options: a new one for each takes half of their time."""
    context = browser.new_context(**USUAL)
    context.new_page()  # stays open, and the processes with it
    yield context
    context.close()


def forget_all(context: BrowserContext) -> None:
    """What pages from disk have stored."""
    session = context.new_cdp_session(context.pages[0])
    session.send("Storage.clearDataForOrigin", {"origin": "file://", "storageTypes": "all"})
    session.detach()


@pytest.fixture
def open_page(browser: Browser, usual: BrowserContext, tmp_path: Path) -> Iterator[Open]:
    """Write a page to disk and open it, with the network off. Options go to a context of its own."""
    contexts: list[BrowserContext] = []
    paths: list[Path] = []

    def opener(html: str, *, hash_: str = "", wait: bool = True, **options: Any) -> Opened:
        path = tmp_path / f"page-{len(paths)}.html"
        path.write_text(html, "utf-8")
        paths.append(path)
        if options:
            contexts.append(browser.new_context(**{**USUAL, **options}))
        else:
            forget_all(usual)
        page = (contexts[-1] if options else usual).new_page()
        page.set_default_timeout(60_000)
        opened = Opened(page)
        page.on("request", lambda request: _note_request(opened, request.url, path))
        page.on("console", lambda message: opened.messages.append(message.text))
        page.on("pageerror", lambda error: opened.errors.append(str(error)))
        page.goto(path.as_uri() + hash_)
        if wait:
            page.wait_for_selector("html[data-ready]", state="attached")
        return opened

    yield opener
    for page in usual.pages[1:]:
        page.close()
    for context in contexts:
        context.close()


def _note_request(opened: Opened, url: str, path: Path) -> None:
    if not url.startswith((path.as_uri(), "blob:")):
        opened.requests.append(url)


@pytest.fixture(scope="session")
def firefox() -> str:
    """Path of an installed Firefox."""
    found = shutil.which("firefox-esr") or shutil.which("firefox")
    if found is None:
        pytest.skip("NO FIREFOX: install firefox-esr to test the page in a second browser")
    return found


@pytest.fixture(scope="session")
def axe() -> str:
    bundle = pytest.importorskip(
        "axe_playwright_python", reason="NO ACCESSIBILITY TEST: pip install axe-playwright-python"
    )
    return (Path(bundle.__file__).parent / "axe.min.js").read_text("utf-8")
