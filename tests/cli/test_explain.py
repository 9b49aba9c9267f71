"""``geostrike explain``: each candidate with what speaks for and against it, whole in a narrow terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from geostrike.cli import app
from tests.fictional import build_world


@pytest.mark.parametrize("columns", ["80", "120"])
def test_candidates_are_shown_with_their_reasons_for_and_against(tmp_path: Path, columns: str) -> None:
    build_world(tmp_path / "world.sqlite")
    story = tmp_path / "story.txt"
    story.write_text("Warplanes bombed the town of Oskara in Arvania on Tuesday, activists said.\n", "utf-8")
    command = ["--gazetteer", str(tmp_path / "world.sqlite"), "explain", str(story)]
    shown = CliRunner().invoke(app, command, env={"COLUMNS": columns}).stdout
    assert "Oskara  place, " in shown
    assert "  Oskara, town, North Arvan, Arvania" in shown
    assert " for: " in shown
    assert all(len(line) <= int(columns) for line in shown.splitlines())
