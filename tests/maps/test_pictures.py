"""Pictures of a page by an installed Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from geostrike.collection.running import Choices, map_articles
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


@pytest.mark.browser
def test_a_card_to_share_has_its_own_size_and_the_print_few_pages(page: Path, tmp_path: Path) -> None:
    if pictures.find_chromium() is None:
        pytest.skip("NO BROWSER: pictures were NOT tested")
    card = screenshot(page, tmp_path / "card.png", share=True).read_bytes()
    assert (int.from_bytes(card[16:20]), int.from_bytes(card[20:24])) == (1200, 630)
    printed = PdfReader(screenshot(page, tmp_path / "print.pdf"))
    assert 2 <= len(printed.pages) <= 4
    assert "A reported location is not a" in " ".join(printed.pages[0].extract_text().split())


def test_the_command_line_draws_pictures_beside_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, bool, bool]] = []

    def draw(page: Path, target: Path, *, network: bool = False, share: bool = False) -> Path:
        asked.append((target.name, network, share))
        target.write_bytes(page.read_bytes()[:10])
        return target

    monkeypatch.setattr(pictures, "screenshot", draw)
    monkeypatch.setattr(pictures, "find_chromium", lambda: "here")
    story = tmp_path / "story.txt"
    story.write_text("Nothing happened in Velmar.\n", "utf-8")
    choices = Choices(
        pictures=(".png", ".pdf"), tiles="https://tiles.example/{z}/{x}/{y}.png", tiles_credit="Tile people"
    )
    summary = map_articles([story], tmp_path / "out", choices=choices, jobs=1)
    assert asked == [("story.png", True, True), ("story.pdf", True, False)]
    assert sorted(summary.drawn[0].files) == ["story.geojson", "story.html", "story.pdf", "story.png"]
    assert "img-src data: https://tiles.example" in (tmp_path / "out" / "story.html").read_text("utf-8")


def test_without_a_browser_nothing_is_drawn_when_pictures_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "find_chromium", lambda: None)
    story = tmp_path / "story.txt"
    story.write_text("Nothing happened in Velmar.\n", "utf-8")
    with pytest.raises(OutputError, match="GEOSTRIKE_CHROMIUM"):
        map_articles([story], tmp_path / "out", choices=Choices(pictures=(".png",)))
    assert not (tmp_path / "out").exists()
