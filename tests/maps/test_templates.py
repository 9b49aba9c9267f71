"""Templates are escaped, strict, and kept compiled where that is possible."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from geostrike.maps.templates import open_templates


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "page").mkdir()
    (tmp_path / "page" / "a.html").write_text("<p>{{ words }}</p>", encoding="utf8")
    return tmp_path / "page"


def test_what_is_put_in_is_escaped(folder: Path) -> None:
    assert "<b>" not in open_templates(folder).get_template("a.html").render(words="<b>")


def test_a_name_that_does_not_exist_is_an_error(folder: Path) -> None:
    with pytest.raises(UndefinedError):
        open_templates(folder).get_template("a.html").render()


def test_a_cache_that_cannot_be_written_is_no_reason_to_fail(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file in the way", encoding="utf8")
    assert "hello" in open_templates(folder).get_template("a.html").render(words="hello")
