"""Pictures of a page by an installed Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.errors import OutputError
from geostrike.maps import draw_page, pictures, screenshot
from tests.maps.fictional import Atlas, make_reading

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.html"
    path.write_text(draw_page(make_reading(), Atlas()), "utf-8")
    return path


def test_without_a_browser_the_message_names_the_cure(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "find_chromium", lambda: None)
    with pytest.raises(OutputError, match="apt-get install chromium"):
        screenshot(page, tmp_path / "page.png")


def test_a_browser_that_cannot_be_run_is_named(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEOSTRIKE_CHROMIUM", str(tmp_path / "nothing"))
    with pytest.raises(OutputError, match="nothing could not draw"):
        screenshot(page, tmp_path / "page.png")
    assert list(tmp_path.iterdir()) == [page]


def test_other_endings_are_refused(page: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"\.png or \.pdf"):
        screenshot(page, tmp_path / "page.gif")


@pytest.mark.browser
@pytest.mark.parametrize(("name", "start"), [("page.png", b"\x89PNG"), ("page.pdf", b"%PDF")])
def test_an_installed_browser_draws_it(page: Path, tmp_path: Path, name: str, start: bytes) -> None:
    if pictures.find_chromium() is None:
        pytest.skip("NO BROWSER: pictures were NOT tested")
    target = screenshot(page, tmp_path / name)
    assert target.read_bytes().startswith(start)
    assert target.stat().st_size > 20_000
